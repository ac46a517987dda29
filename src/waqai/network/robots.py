"""robots.txt: what a host asks of programs, kept for a day."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from waqai.network.addresses import FetchError
from waqai.network.fetching import Fetcher

KEPT_SECONDS = 86_400.0
_MOST_BYTES = 500_000


class Robots:
    """Asks each host's robots.txt before its pages. A host without one allows all; one whose robots.txt cannot be had allows none yet."""

    def __init__(self, fetcher: Fetcher, now: Callable[[], float] = time.monotonic) -> None:
        self._fetcher, self._now = fetcher, now
        self._known: dict[str, tuple[float, RobotFileParser | bool]] = {}
        self._unread: dict[str, FetchError] = {}

    def allows(self, url: str) -> bool:
        """Whether the host lets this program fetch the address."""
        rules = self._rules(url)
        return rules if isinstance(rules, bool) else rules.can_fetch(self._fetcher.agent, url)

    def unread(self, url: str) -> FetchError | None:
        """Why the host's robots.txt could not be had, where that is why nothing is allowed: no such host, a private address."""
        parts = urlsplit(url)
        return None if self.allows(url) else self._unread.get(f"{parts.scheme}://{parts.netloc}")

    def delay_seconds(self, url: str) -> float:
        """The pause between two fetches that the host asks for, 0 where it asks for none."""
        rules = self._rules(url)
        asked = None if isinstance(rules, bool) else rules.crawl_delay(self._fetcher.agent)
        return min(float(asked), 60.0) if asked else 0.0

    def _rules(self, url: str) -> RobotFileParser | bool:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(host)
        if known is None or known[0] < self._now():
            known = self._known[host] = self._asked(host)
        return known[1]

    def _asked(self, host: str) -> tuple[float, RobotFileParser | bool]:
        try:
            answer = self._fetcher.get(f"{host}/robots.txt")
        except FetchError as error:
            self._unread[host] = error
            return self._now() + 600, False
        self._unread.pop(host, None)
        if answer.status >= 500 or answer.status == 429:
            return self._now() + 600, False
        if answer.status != 200:
            return self._now() + KEPT_SECONDS, True
        rules = RobotFileParser()
        rules.parse(answer.data[:_MOST_BYTES].decode("utf-8", "replace").splitlines())
        return self._now() + KEPT_SECONDS, rules
