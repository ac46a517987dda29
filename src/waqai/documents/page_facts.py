"""What a page says of itself: title, day, outlet, author, address; by its metadata first, by what it shows second."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from waqai.documents.dating import Dated, day_in_words

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dcterms.issued", "publishdate", "pubdate", "publication_date", "publish-date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
_ARTICLE_TYPES = re.compile(r"(Article|Posting|Report|Blog|WebPage)$")
_DATE_HINT = re.compile(r"date|time|publish|posted|byline|meta|stamp|تاريخ", re.I)
_NOT_ITS_DATE = re.compile(
    r"comment|related|updated|modified|footer|copyright|sidebar|widget|most|latest|ticker|menu|header-date|today", re.I
)
_ISO_DAY = re.compile(r"\s*((?:19|20)\d\d-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Facts of a page; None where it says nothing."""

    title: str | None = None
    dated: Dated | None = None
    site: str | None = None
    author: str | None = None
    url: str | None = None


def facts_of(tree: Any) -> PageFacts:
    """Read the facts off a parsed page (an lxml element)."""
    meta = _meta(tree)
    linked = next(_linked_data(tree), {})
    site = meta.get("og:site_name") or meta.get("application-name") or _name(linked.get("publisher"))
    return PageFacts(
        title=_title(tree, meta, linked, site),
        dated=_metadata_day(meta, linked) or _shown_day(tree),
        site=_clean(site),
        author=_clean(meta.get("author") if not _address(meta.get("author")) else None) or _clean(_name(linked.get("author"))),
        url=_url(tree, meta),
    )


def _meta(tree: Any) -> dict[str, str]:
    """All metadata by name, the first of a name first."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The articles of a page's JSON-LD."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json" or not element.text:
            continue
        try:
            data = json.loads(element.text.strip().removeprefix("<![CDATA[").removesuffix("]]>"))
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _objects(data) if _is_article(item))


def _objects(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            yield from _objects(item.get("@graph") or [], depth + 1)


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return bool(item.get("headline") or item.get("datePublished")) and any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in named)


def _title(tree: Any, meta: Mapping[str, str], linked: Mapping[str, Any], site: str | None) -> str | None:
    heads = [text for element in tree.iter("h1", "h2") if (text := _clean(" ".join(element.itertext()))) and text != _clean(site)]
    given = [_clean(meta.get("og:title")), _clean(_text(linked.get("headline"))), _clean(_first_text(tree, "title"))]
    for title in filter(None, given):
        for head in heads:
            if len(head) >= 12 and head in title:
                return head
    for title in filter(None, given):
        return _without_site(title, site)
    return heads[0] if len(heads) == 1 else None


def _without_site(title: str, site: str | None) -> str:
    """The title without the outlet's name after a bar or dash."""
    for mark in (" | ", " - ", " – ", " — ", " :: ", " « "):
        head, found, tail = title.rpartition(mark)
        if found and len(head) >= 8 and (mark in (" | ", " :: ") or (site and tail.strip() == site.strip()) or len(tail.split()) <= 2):
            return head.strip()
    return title


def _metadata_day(meta: Mapping[str, str], linked: Mapping[str, Any]) -> Dated | None:
    for value in (*(meta.get(name) for name in _PUBLISHED), _text(linked.get("datePublished"))):
        if value and (day := day_in_words(_iso(value))):
            return Dated(day, "metadata")
    return None


def _shown_day(tree: Any) -> Dated | None:
    """The first day that the page shows where a date is shown: a <time>, a short element that is named as one."""
    for element in tree.iter("time"):
        value = element.get("datetime") or " ".join(element.itertext())
        if not _elsewhere(element) and (day := day_in_words(_iso(value))):
            return Dated(day, "page")
    for element in tree.iter("span", "div", "p", "li", "small", "em", "i", "b", "strong", "address", "td"):
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if not _DATE_HINT.search(named) or _elsewhere(element):
            continue
        shown = element.get("content") or " ".join(element.itertext())
        if len(shown) <= 160 and (day := day_in_words(_iso(shown))):
            return Dated(day, "page")
    return None


def _elsewhere(element: Any) -> bool:
    """Whether an element stands in a part of the page that is not the article's head: comments, related links, a footer."""
    while element is not None:
        if element.tag in ("footer", "nav", "aside"):
            return True
        if _NOT_ITS_DATE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
        element = element.getparent()
    return False


def _iso(value: str) -> str:
    match = _ISO_DAY.match(value)
    return match[1] if match else value


def _url(tree: Any, meta: Mapping[str, str]) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and _address(element.get("href")):
            return str(element.get("href")).strip()
    given = meta.get("og:url")
    return given if _address(given) else None


def _address(value: str | None) -> bool:
    return bool(value and re.match(r"https?://[^\s<>\"]+$", value.strip()))


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _first_text(tree: Any, tag: str) -> str | None:
    return next((" ".join(element.itertext()) for element in tree.iter(tag)), None)


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
