"""RSS and Atom feeds: their items, with the day and address that each gives. What is hostile in XML is refused, not expanded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html.entities import html5
from typing import Any

from waqai.documents.article import Article, Reading, article_of
from waqai.documents.dating import day_in_words
from waqai.documents.decoding import decode
from waqai.model import Issue

MOST_ITEMS = 10_000
"""More items than any feed has; what comes after them is left out, and said."""

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARED = re.compile(rb"^[\s\xef\xbb\xbf]*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_BLOCKS = ("p", "br", "div", "li", "ul", "ol", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section")
_DROPPED = ("script", "style", "iframe", "figcaption", "noscript")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item: its own id (`guid`), the address of the article, what it says of it. `whole`: the text is the article and no summary."""

    id: str | None
    title: str | None
    link: str | None
    text: str
    published: date | None
    author: str | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and items in its own order; `cut` says that it held more items than are read."""

    title: str | None
    items: tuple[FeedItem, ...]
    cut: bool = False


def parse_feed(data: bytes, where: str, charset: str | None = None) -> Feed | Issue:
    """Read a feed; an issue says why it is none. A feed that declares entities of its own is refused (they can swell without end).

    >>> feed = parse_feed(b"<rss><channel><item><title>A</title><description>B</description></item></channel></rss>", "f")
    >>> [(item.title, item.text) for item in feed.items]
    [('A', 'B')]
    """
    text = _text_of(data, where, charset)
    if isinstance(text, Issue):
        return text
    if "<!ENTITY" in text[:100_000].upper():
        return Issue("bad-feed", where, "declares XML entities of its own, which can swell without end; refused")
    tree = _parsed(text)
    if tree is None:
        return Issue("bad-feed", where, "not an RSS or Atom feed, or nested hundreds deep")
    kind = _local(tree)
    if kind not in ("rss", "feed", "rdf"):
        return Issue("bad-feed", where, f"not an RSS or Atom feed: its first element is <{kind[:40]}>")
    items = [element for element in tree.iter() if _local(element) in ("item", "entry")]
    channel = tree if kind == "feed" else next((e for e in tree if _local(e) == "channel"), tree)
    return Feed(_plain(_child(channel, "title")), tuple(map(_item, items[:MOST_ITEMS])), len(items) > MOST_ITEMS)


def read_feed(data: bytes, where: str, reading: Reading, charset: str | None = None) -> Iterator[Article | Issue]:
    """The items of a feed as articles: the whole text where the feed gives it, else the summary."""
    feed = parse_feed(data, where, charset)
    if isinstance(feed, Issue):
        yield feed
        return
    if feed.cut:
        yield Issue("too-large", where, f"more than {MOST_ITEMS:,} items; the rest is left out")
    for number, item in enumerate(feed.items, start=1):
        yield article_of_item(item, f"{where}:{number}", feed.title, reading.published)


def article_of_item(item: FeedItem, where: str, source: str | None, published: date | None = None) -> Article | Issue:
    """An item as an article of its own."""
    if not item.text and not item.title:
        return Issue("empty", where, "the item has neither title nor text")
    record = {
        "text": item.text or item.title,
        "title": item.title if item.text else None,
        "url": item.link,
        "source": source,
        "published": item.published,
        "author": item.author,
    }
    return article_of(record, where, published)


def _text_of(data: bytes, where: str, charset: str | None) -> str | Issue:
    declared = _DECLARED.match(data[:400])
    named = declared[1].decode("ascii") if declared else charset
    decoded = decode(data, where, named)
    return decoded if isinstance(decoded, Issue) else re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text)


def _parsed(text: str) -> Any:
    from lxml import etree

    clean = _ENTITY.sub(_known_entity, re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)).strip()
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True, remove_comments=True)
    try:
        tree = etree.fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "depth" in entry.message.lower() for entry in parser.error_log):
        return None
    return tree


def _known_entity(match: re.Match[str]) -> str:
    """Names of HTML that XML does not know («&nbsp;») as the characters that they are."""
    name = match[1]
    return match[0] if name in _XML_ENTITIES else html5.get(f"{name};", " ")


def _item(element: Any) -> FeedItem:
    content = _child(element, "encoded")
    if content is None:
        content = _child(element, "content")
    summary = _child(element, "description")
    if summary is None:
        summary = _child(element, "summary")
    whole = _plain(content)
    return FeedItem(
        id=_plain(_first_of(element, "guid", "id")),
        title=_one_line(_plain(_child(element, "title"))),
        link=_link(element),
        text=whole or _plain(summary) or "",
        published=_day(_plain(_first_of(element, "pubdate", "published", "date", "issued", "updated"))),
        author=_one_line(_author(element)),
        whole=bool(whole),
    )


def _link(element: Any) -> str | None:
    for child in element:
        if _local(child) != "link":
            continue
        href = child.get("href")
        if href and child.get("rel", "alternate") == "alternate":
            return _address(href)
        if child.text and child.text.strip():
            return _address(child.text)
    guid = _child(element, "guid")
    if guid is not None and guid.get("isPermaLink", "true").lower() == "true":
        return _address(guid.text or "")
    return None


def _address(value: str) -> str | None:
    value = value.strip()
    return value if re.match(r"https?://[^\s<>\"]+$", value) else None


def _author(element: Any) -> str | None:
    found = _first_of(element, "creator", "author")
    if found is None:
        return None
    name = _child(found, "name")
    return _plain(name if name is not None else found)


def _day(value: str | None) -> date | None:
    """The day of an RFC 822 or ISO time in its own zone, or of a date in words."""
    if not value:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_in_words(value[:100])


def _plain(element: Any) -> str | None:
    """The text of an element that holds text, escaped HTML or XHTML; blocks in lines of their own."""
    if element is None:
        return None
    from lxml import html as pages

    inner = element.text or ""
    markup = inner if not len(element) else "".join(_serialised(element))
    if "<" not in markup:
        return _lines(html.unescape(markup))
    try:
        tree = pages.fragment_fromstring(markup[:2_000_000], create_parent="div")
    except Exception:  # a parser of foreign markup may fail in any way; the tags are then taken out by hand
        return _lines(html.unescape(re.sub(r"<[^>]*>", " ", markup)))
    parts: list[str] = []
    for event, node in _walk(tree):
        if event == "start":
            if node.tag in _BLOCKS:
                parts.append("\n")
            parts.append(node.text or "" if node.tag not in _DROPPED else "")
        else:
            parts.append("\n" if node.tag in _BLOCKS else "")
            parts.append(node.tail or "")
    return _lines("".join(parts))


def _serialised(element: Any) -> Iterator[str]:
    from lxml import etree

    yield element.text or ""
    for child in element:
        yield etree.tostring(child, encoding="unicode")


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(node.tag, str) and (node is not tree or event == "start"):
            yield event, node


def _lines(text: str) -> str | None:
    return "\n".join(line for raw in text.split("\n") if (line := " ".join(raw.split()))) or None


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def _child(element: Any, name: str) -> Any:
    return next((child for child in element if _local(child) == name), None)


def _first_of(element: Any, *names: str) -> Any:
    return next((child for name in names if (child := _child(element, name)) is not None), None)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
