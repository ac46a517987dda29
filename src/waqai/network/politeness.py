"""A pause between two fetches from one host, and longer ones after failures."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from urllib.parse import urlsplit


class Politeness:
    """Waits so that no host is asked more often than once in `pause_seconds`."""

    def __init__(
        self, pause_seconds: float = 2.0, now: Callable[[], float] = time.monotonic, wait: Callable[[float], object] = time.sleep
    ) -> None:
        self._pause, self._now, self._wait = pause_seconds, now, wait
        self._free: dict[str, float] = {}

    def turn(self, url: str, asked_seconds: float = 0.0) -> None:
        """Wait until the host of this address may be asked again, and take the turn."""
        host = urlsplit(url).netloc.lower()
        left = self._free.get(host, 0.0) - self._now()
        if left > 0:
            self._wait(left)
        self._free[host] = self._now() + max(self._pause, asked_seconds)


def backoff_seconds(failures: int, every_seconds: float, most_seconds: float = 21_600.0) -> float:
    """How long to leave a source alone after so many failures in a row: twice as long each time, with some chance so that not all come at
    once.

    >>> [round(backoff_seconds(n, 60) / 60) >= 2 ** n * 0.9 for n in (0, 1, 2)]
    [True, True, True]
    """
    doubled = float(min(most_seconds, every_seconds * 2 ** min(failures, 16)))
    return min(most_seconds, doubled * (1 + 0.1 * random.random()))
