"""Round after round: the feeds that are due, what is new in them coded and stored, what was done remembered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from waqai.app.coder import Engine, code_to_store
from waqai.app.intake import Fresh, Intake
from waqai.app.stopping import Asked
from waqai.app.watching.feeds_file import FeedsFile, WatchedFeed
from waqai.app.watching.polling import Poller
from waqai.app.watching.state import States
from waqai.documents import is_failure, keep_arabic
from waqai.model import Issue
from waqai.network.politeness import backoff_seconds
from waqai.register import Register


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one feed, for the log: how many items were new, how many articles were added, what failed."""

    feed: str
    state: str
    items: int
    added: int
    failed: int
    why: str = ""

    def __str__(self) -> str:
        if self.state == "failed":
            return f"{self.feed}: failed: {self.why}"
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{self.feed}: {self.state}, {self.items} new items, {self.added} articles added{failed}"


class Watcher:
    """A monitor over one register. What is stored is remembered as taken only then, so that a kill loses nothing."""

    def __init__(
        self,
        feeds: FeedsFile,
        register: Register,
        engine: Engine,
        poller: Poller,
        state: States,
        who: str,
        any_language: bool = False,
        asked: Asked | None = None,
    ) -> None:
        self._feeds, self._engine = feeds, engine
        self._poller, self._state, self._any_language = poller, state, any_language
        self._intake, self._fresh = Intake(register, who, asked), Fresh(register)
        self.issues: list[Issue] = []

    def due_in(self, now: float) -> float:
        """Seconds until a feed is due."""
        return max(0.0, min(self._state.of(feed.url).due for feed in self._feeds.feed) - now)

    def round(self, now: Callable[[], float] = time.time) -> Iterator[Look]:
        """Look at every feed that is due, one after the other, and fuse what came."""
        try:
            for feed in self._feeds.feed:
                if self._state.of(feed.url).due <= now():
                    yield self._look(feed, now)
        finally:
            self._intake.flush()
            self._state.save()
        self._intake.fuse()

    def close(self) -> None:
        """Store what is in hand and note the end."""
        self._intake.finish()
        self._state.save()

    def _look(self, feed: WatchedFeed, now: Callable[[], float]) -> Look:
        state, before = self._state.of(feed.url), self._intake.total
        keys: list[str] = []
        failed = 0
        for key, item in self._poller.poll(feed, state):
            kept = iter([item]) if self._any_language else keep_arabic([item])
            for fresh in self._fresh.of(kept):
                coded = fresh if isinstance(fresh, Issue) else code_to_store(self._engine, fresh)
                if isinstance(coded, Issue):
                    failed += is_failure(coded)
                    self.issues.append(coded)
                else:
                    self._intake.take(coded)
            keys.append(key)
        self._intake.flush()
        for key in keys:
            state.take(key)
        polled, total = self._poller.last, self._intake.total
        every = 60 * (feed.every_minutes or self._feeds.every_minutes)
        state.failures = state.failures + 1 if polled.state == "failed" else 0
        state.due = now() + (backoff_seconds(state.failures, every) if state.failures else every)
        state.looked, state.said, state.why = now(), polled.state, polled.why
        no = polled.refused
        state.refused = (no.code, no.sentence, {name: str(value) for name, value in no.values.items()}) if no is not None else None
        self._state.save()
        return Look(feed.url, polled.state, polled.items, total.added - before.added, failed, polled.why)
