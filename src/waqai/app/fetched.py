"""Articles behind an address: a page, a feed, a PDF or a file of any kind that is read from a disk too."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from waqai.documents import Article, Columns, Limits, Reading
from waqai.documents.decoding import decode
from waqai.documents.feeds import read_feed
from waqai.documents.pages import read_html
from waqai.documents.reading import kind_of, read_stream
from waqai.model import Issue
from waqai.network import Answer, Fetcher, FetchError

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml")
_KINDS = {
    "application/pdf": "pdf", "application/zip": "zip", "text/csv": "table", "application/x-ndjson": "lines", "application/jsonl": "lines",
    "application/warc": "archive", "text/plain": "text",
}  # fmt: skip


def is_address(item: str) -> bool:
    """Whether an input is an address and no path: anything with a scheme.

    >>> is_address("https://news.example/a"), is_address("file:///etc/passwd"), is_address("news/a.txt")
    (True, True, False)
    """
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", item))


def read_address(
    url: str, fetcher: Fetcher, published: date | None = None, limits: Limits | None = None, columns: Columns | None = None
) -> Iterator[Article | Issue]:
    """Fetch an address and read what it gives; what is refused or fails becomes one issue."""
    try:
        answer = fetcher.get(url)
    except FetchError as error:
        code = error.code if error.code == "private-address" else "not-fetched"
        yield Issue(code, url, _without(url, str(error)))
        return
    if not 200 <= answer.status < 300:
        yield Issue("not-fetched", url, f"the server answers {answer.status}")
        return
    yield from read_answer(answer, Reading(published, limits or Limits(), columns or Columns()))


def read_answer(answer: Answer, reading: Reading) -> Iterator[Article | Issue]:
    """The articles of what a server answered, by the type that it names and by how it begins."""
    head = answer.data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if answer.kind in _FEEDS or head.startswith(b"<?xml") or any(mark in head for mark in (b"<rss", b"<feed")):
        if any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf")) or b"<html" not in head:
            yield from read_feed(answer.data, answer.url, reading, answer.charset)
            return
    name = urlsplit(answer.url).path.rsplit("/", 1)[-1]
    kind = _KINDS.get(answer.kind) or (kind_of(name) if answer.kind in ("application/octet-stream", "application/gzip") else "page")
    if kind != "page":
        yield from read_stream(kind, io.BytesIO(answer.data), len(answer.data), name, answer.url, reading)
        return
    if answer.kind and "html" not in answer.kind:
        yield Issue("unknown-kind", answer.url, f"neither a page nor a feed but {answer.kind[:60]}")
        return
    decoded = decode(answer.data, answer.url, answer.charset, page=True)
    yield decoded if isinstance(decoded, Issue) else read_html(decoded.text, answer.url, reading.published, url=answer.url)


def _without(url: str, message: str) -> str:
    """The message without the address, which stands before it already."""
    return message.removeprefix(f"{url}: ")
