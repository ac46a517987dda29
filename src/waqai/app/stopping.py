"""Stopping when asked to: SIGTERM and Ctrl-C end a command at a place where nothing is lost."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Stopped(BaseException):
    """Somebody asked the command to stop. As with KeyboardInterrupt, no library may take it for a fault of the work it interrupts."""


class Asked:
    """Whether somebody asked to stop. The request is raised wherever the program is, but not within `whole`."""

    def __init__(self) -> None:
        self._asked = self._waits = False
        self._whole = 0

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """The signals' handler; who asks a second time is not kept waiting."""
        self._asked, self._waits = True, bool(self._whole) and not self._waits
        if not self._waits:
            raise Stopped

    def heed(self) -> None:
        """Stop between two pieces of work: an exception raised in a callback of the interpreter's is lost."""
        if self._asked:
            self._waits = False
            raise Stopped

    @contextlib.contextmanager
    def whole(self) -> Iterator[None]:
        """Work that a request waits for: a database driver that is interrupted keeps its lock until it is collected."""
        self._whole += 1
        try:
            yield
        finally:
            self._whole -= 1
        if self._waits and not self._whole:
            self.heed()


@contextlib.contextmanager
def stoppable(asked: Asked) -> Iterator[None]:
    """Within, SIGTERM and Ctrl-C raise Stopped."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, asked.stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
