"""Feeds that a register keeps itself, with their states: added, paused and removed in the workbench, watched by it or by `waqai watch`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from waqai.app.watching.feeds_file import FeedsFile, WatchedFeed
from waqai.app.watching.state import FeedState, item_key
from waqai.network import check_address
from waqai.register import FieldError, Register, UnknownError

_LIST, _STATE = "feeds", "feeds.state."
MOST_FEEDS = 1_000
LEAST_MINUTES, MOST_MINUTES = 5, 10_080


@dataclass(frozen=True, slots=True)
class KeptFeed:
    """One feed of a register: `who` added it; `paused`: it is not asked until it goes on."""

    url: str
    source: str | None = None
    every_minutes: int = 15
    paused: bool = False
    who: str = ""

    @property
    def key(self) -> str:
        """A short name of its address."""
        return item_key(self.url)


def kept_feeds(register: Register) -> list[KeptFeed]:
    """The feeds of a register, as they were added."""
    return [KeptFeed(**told) for told in register.kept(_LIST).get(_LIST) or []]


def add_feed(register: Register, who: str, url: str, source: str | None = None, every_minutes: int = 15) -> KeptFeed:
    """Add a feed. Raises AddressError for an address that may not be fetched, FieldError for one that is there already."""
    check_address(url)
    if not LEAST_MINUTES <= every_minutes <= MOST_MINUTES:
        raise FieldError("minutes", "minutes: {least} to {most}", least=LEAST_MINUTES, most=MOST_MINUTES)
    feeds = kept_feeds(register)
    if any(feed.url == url for feed in feeds):
        raise FieldError("feed-there", "{url}: this feed is watched already", url=url)
    if len(feeds) >= MOST_FEEDS:
        raise FieldError("feeds-full", "at most {most} feeds", most=MOST_FEEDS)
    added = KeptFeed(url, source, every_minutes, False, who)
    _write(register, [*feeds, added])
    register.note(who, "feed added", {"url": url})
    return added


def pause_feed(register: Register, who: str, key: str, paused: bool) -> None:
    """Ask a feed no longer, or again. Raises UnknownError."""
    feed = _found(register, key)
    changed = KeptFeed(feed.url, feed.source, feed.every_minutes, paused, feed.who)
    _write(register, [changed if each.key == key else each for each in kept_feeds(register)])
    if not paused:
        states = RegisterStates(register, [feed.url])
        states.of(feed.url).due = 0.0
        states.save()
    register.note(who, "feed paused" if paused else "feed goes on", {"url": feed.url})


def remove_feed(register: Register, who: str, key: str) -> None:
    """Watch a feed no longer, and forget what was seen of it. What it brought stays. Raises UnknownError."""
    feed = _found(register, key)
    _write(register, [each for each in kept_feeds(register) if each.key != key])
    register.keep(_STATE + key, None)
    register.note(who, "feed removed", {"url": feed.url})


def watched(feeds: Sequence[KeptFeed]) -> FeedsFile | None:
    """The feeds that are not paused, as a monitor takes them; None where there are none."""
    active = tuple(WatchedFeed(url=feed.url, source=feed.source, every_minutes=feed.every_minutes) for feed in feeds if not feed.paused)
    return FeedsFile(feed=active) if active else None


class RegisterStates:
    """The states of some feeds, remembered in the register; only what changed is written."""

    def __init__(self, register: Register, urls: Sequence[str]) -> None:
        self._register = register
        told = register.kept(_STATE)
        self._feeds = {url: FeedState(**(told.get(_STATE + item_key(url)) or {})) for url in urls}
        self._written: dict[str, Any] = {url: asdict(state) for url, state in self._feeds.items()}

    def of(self, url: str) -> FeedState:
        """The state of one feed."""
        return self._feeds.setdefault(url, FeedState())

    def save(self) -> None:
        """Write the states that changed."""
        for url, state in self._feeds.items():
            now = asdict(state)
            if self._written.get(url) != now:
                self._register.keep(_STATE + item_key(url), now)
                self._written[url] = now


def _found(register: Register, key: str) -> KeptFeed:
    for feed in kept_feeds(register):
        if feed.key == key:
            return feed
    raise UnknownError("no-such-feed", "there is no such feed")


def _write(register: Register, feeds: Sequence[KeptFeed]) -> None:
    register.keep(_LIST, [asdict(feed) for feed in feeds] or None)
