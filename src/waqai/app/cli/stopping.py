"""Stopping when asked to: SIGTERM and Ctrl-C end a command at a place where nothing is lost."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Stopped(Exception):  # noqa: N818  (it is a request, not a fault)
    """Somebody asked the command to stop."""


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Within, SIGTERM raises Stopped as Ctrl-C raises KeyboardInterrupt."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Stopped

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
