"""The feeds of the register, watched while the workbench runs: one after the other, no faster than their hosts want, like `waqai watch`."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from waqai.app.coder import Engine
from waqai.app.watching.kept_feeds import RegisterStates, kept_feeds, watched
from waqai.app.watching.polling import Poller
from waqai.app.watching.watcher import Look, Watcher
from waqai.network import Fetcher
from waqai.network.politeness import Politeness
from waqai.network.robots import Robots
from waqai.register import Register

_LOG = logging.getLogger("waqai.web")
LOOKS_SECONDS = 15.0
WHO = "feeds"


class Feeding:
    """The monitor of one workbench. It begins with the first feed and asks nobody while there is none."""

    def __init__(self, register: Register, engine: Callable[[], Engine], *, allow_private: bool = False) -> None:
        self._register, self._engine = register, engine
        fetcher = Fetcher(allow_private=allow_private)
        self._poller = Poller(fetcher, Robots(fetcher), Politeness())
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def begin(self) -> None:
        """Watch from now on; where that goes on already, look at once for what is due."""
        with self._lock:
            if self._worker is None and kept_feeds(self._register):
                self._worker = threading.Thread(target=self._work, name="feeds", daemon=True)
                self._worker.start()
        self._wake.set()

    def round(self, now: Callable[[], float] = time.time) -> list[Look]:
        """Look at every feed that is due and not paused."""
        feeds = watched(kept_feeds(self._register))
        if feeds is None:
            return []
        states = RegisterStates(self._register, [feed.url for feed in feeds.feed])
        if all(states.of(feed.url).due > now() for feed in feeds.feed):
            return []
        watcher = Watcher(feeds, self._register, self._engine(), self._poller, states, WHO)
        try:
            return list(watcher.round(now))
        finally:
            watcher.close()

    def _work(self) -> None:
        while True:
            try:
                self.round()
            except Exception as error:
                _LOG.error("looking at feeds failed", exc_info=error)
            self._wake.wait(LOOKS_SECONDS)
            self._wake.clear()
