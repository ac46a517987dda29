"""One look at one feed: what is new in it, each item with its whole text where that can be had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from waqai.app.fetched import read_answer
from waqai.app.watching.feeds_file import WatchedFeed
from waqai.app.watching.state import FeedState, item_key
from waqai.documents import Article, Reading
from waqai.documents.feeds import FeedItem, article_of_item, parse_feed
from waqai.model import Issue, Refusal
from waqai.network import Answer, Fetcher, FetchError
from waqai.network.politeness import Politeness
from waqai.network.robots import Robots

TRIES = 3
"""So often a page is asked for; then the feed's summary is taken."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What a look at a feed gave: `state` is new, unchanged or failed; `why` says why it failed, `refused` what refused it."""

    state: str
    items: int = 0
    why: str = ""
    refused: Refusal | None = None


class Poller:
    """Looks at feeds: by their tags, so that an unchanged one costs one short answer; never faster than a host wants."""

    def __init__(self, fetcher: Fetcher, robots: Robots, politeness: Politeness) -> None:
        self._fetcher, self._robots, self._politeness = fetcher, robots, politeness
        self.last = Polled("unchanged")

    def poll(self, feed: WatchedFeed, state: FeedState) -> Iterator[tuple[str, Article | Issue]]:
        """The new items of a feed, each with its key. `last` says what became of the feed itself; a failed one gives nothing."""
        self.last = Polled("failed", why="stopped")
        try:
            answer = self._ask(feed.url, _tags(state))
        except FetchError as error:
            self.last = Polled("failed", why=str(error).removeprefix(f"{feed.url}: "), refused=error)
            return
        if answer.status == 304:
            self.last = Polled("unchanged")
            return
        if answer.status != 200:
            self.last = Polled("failed", why=f"the server answers {answer.status}")
            return
        parsed = parse_feed(answer.data, feed.url, answer.charset)
        if isinstance(parsed, Issue):
            self.last = Polled("failed", why=parsed.what)
            return
        state.etag, state.modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        fresh = [(key, item) for item in parsed.items if not state.taken(key := item_key(item.id or item.link, item.title))]
        for key, item in reversed(fresh):  # feeds have the newest first
            found = self._article(feed, item, parsed.title, state, key)
            if found is not None:
                yield key, found
        self.last = Polled("new" if fresh else "unchanged", len(fresh))

    def _ask(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        if not self._robots.allows(url):
            if (unread := self._robots.unread(url)) is not None:
                raise unread
            raise FetchError("robots", "{url}: the host's robots.txt does not allow it, or cannot be had now", url=url)
        self._politeness.turn(url, self._robots.delay_seconds(url))
        return self._fetcher.get(url, headers)

    def _article(self, feed: WatchedFeed, item: FeedItem, title: str | None, state: FeedState, key: str) -> Article | Issue | None:
        """The item as an article; None where its page is to be asked for again at the next look."""
        source = feed.source or title
        summary = article_of_item(item, item.link or feed.url, source)
        if item.whole or not feed.pages or item.link is None:
            return summary
        try:
            answer = self._ask(item.link)
            found = next(read_answer(answer, Reading()), None) if answer.status == 200 else None
        except FetchError:
            found = None
        if isinstance(found, Article):
            return _completed(found, item, source)
        if state.missed(key) < TRIES:
            state.etag = state.modified = None  # or an unchanged feed would not be looked into again
            return None
        return summary


def _completed(article: Article, item: FeedItem, source: str | None) -> Article:
    """A page's article with what the feed knows and the page does not say; the feed's day before one that only looks like it."""
    document = article.document
    published, dated_by = document.published, article.dated_by
    if item.published and dated_by != "metadata":
        published, dated_by = item.published, "metadata"
    known = replace(document, published=published, source=source or document.source, url=item.link, title=document.title or item.title)
    if known.title and known.text.lstrip().startswith(known.title):
        known = replace(known, title=None)
    return replace(article, document=replace(known, id=known.content_id(known.title, known.text)), dated_by=dated_by)


def _tags(state: FeedState) -> dict[str, str]:
    headers = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in headers.items() if value and value.isprintable() and value.isascii()}
