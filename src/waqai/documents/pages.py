"""An HTML page into its title, date and article text; menus, comments, "read also" boxes and what else surrounds an article left out."""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any

from waqai.documents.article import Article, article_of
from waqai.documents.page_facts import PageFacts, facts_of
from waqai.model import Issue

_PRUNED_TAGS = ("nav", "aside", "footer", "form", "button", "select", "iframe", "figcaption", "noscript", "template", "amp-sidebar", "menu")
_PRUNED_NAMES = re.compile(
    r"(^|[\s_-])(nav|navbar|menu|breadcrumbs?|comments?|disqus|respond|related|recommend\w*|read-?(also|more|next)|more-(news|stories)|most-?(read|viewed)"
    r"|sidebar|side-bar|share|sharing|social|tags?|newsletter|subscribe|advert\w*|ads?|promo|cookie\w*|popup|modal|footer|copyright|widget|ticker"
    r"|author-(box|bio)|caption|also)([\s_-]|$)",
    re.I,
)  # fmt: skip
_ARTICLE_NAMES = re.compile(r"(^|[\s_-])(article|story|post|entry|news)[\s_-]?(body|content|text)([\s_-]|$)", re.I)
_BROKEN_TAGS = ("td", "div", "font", "span", "p", "center", "section", "article", "body")
_KEPT_TAGS = ("html", "body", "main", "article")
_LONG_ENOUGH = 80
_A_LOT_SHOWN = 600
_LINKED_SHARE = 0.5


def read_html(
    markup: str, where: str, published: date | None = None, *, url: str | None = None, name: str | None = None
) -> Article | Issue:
    """The article that a page holds, or an issue that says why there is none.

    A day that the user gives (`published`) is used rather than the page's own, as a user knows better than markup. `url` is where the page
    was fetched from, used where it names no address itself; `name` is the file's name.
    """
    try:
        tree = _parsed(markup)
        if tree is None:
            return Issue("empty", where, "the page holds no article text")
        facts = facts_of(tree)
        shown = len(_visible(tree))
        text = _body(tree, facts)
    except _TooDeepError:
        return Issue("bad-html", where, "its elements stand hundreds deep in one another; not a page that can be read")
    except Exception as error:  # a parser of foreign markup may fail in any way; the user hears of it and the rest is done
        return Issue("bad-html", where, f"the page cannot be read: {type(error).__name__}")
    if not text.strip():
        return Issue("empty", where, "the page holds no article text")
    if problem := _no_article(text, shown, tree):
        return Issue("no-article", where, problem)
    own = published or (facts.dated.day if facts.dated else None)
    by = "given" if published else facts.dated.source if facts.dated else "metadata"
    record = {"title": _title(facts.title, text), "text": text, "source": facts.site, "url": facts.url or url, "author": facts.author}
    return article_of(record | {"published": own}, where, dated_by=by, name=name)


def _parsed(markup: str) -> Any:
    """The tree of a page, comments and instructions out; None where there is none. Raises _TooDeepError."""
    from lxml import etree, html  # with trafilatura it costs half a second, which only pages should pay

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    data = re.sub(r"<\?xml[^>]*\?>", "", markup, count=1).replace("\0", "").encode("utf-8", "replace")
    if not data.strip():
        return None
    tree = html.document_fromstring(data, parser=parser)
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "depth" in entry.message.lower() for entry in parser.error_log):
        raise _TooDeepError
    return tree


class _TooDeepError(Exception):
    """Elements stand deeper in one another than any page of a newspaper has them."""


def _body(tree: Any, facts: PageFacts) -> str:
    """The article's text: paragraphs in lines of their own."""
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for element in [e for e in tree.iter(*_BROKEN_TAGS) if len(e.findall("br")) > 1]:
        _paragraphs_of_breaks(element)
    _prune(tree)
    options: dict[str, Any] = {"include_comments": False, "include_tables": False, "with_metadata": False, "deduplicate": False}
    found: Any = trafilatura.bare_extraction(tree, favor_recall=True, **options)
    text = (found.text if found else "") or ""
    if len(text) < _LONG_ENOUGH:
        text = max(text, str(trafilatura.baseline(tree)[1] or ""), key=len)
    return _without_head(text, facts)


def _prune(tree: Any) -> None:
    """Take out what stands beside the article; what holds most of the page's paragraphs stays whatever it is called."""
    whole = max(1, _paragraph_chars(tree))
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in _KEPT_TAGS or element.getparent() is None:
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        role = (element.get("role") or "").lower()
        hidden = element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()
        unwanted = element.tag in _PRUNED_TAGS or role in ("navigation", "complementary", "contentinfo", "search") or hidden
        unwanted = unwanted or (bool(_PRUNED_NAMES.search(named)) and not _ARTICLE_NAMES.search(named))
        if unwanted and _paragraph_chars(element) <= whole / 2:
            element.drop_tree()


def _paragraphs_of_breaks(element: Any) -> None:
    """Text that is broken by <br> alone, as old pages have it, into paragraphs."""
    from lxml import etree

    runs: list[Any] = [etree.Element("p")]
    runs[0].text = element.text
    for child in list(element):
        tail, child.tail = child.tail, None
        element.remove(child)
        if child.tag == "br":
            runs.append(etree.Element("p"))
            runs[-1].text = tail
        else:
            runs[-1].append(child)
            child.tail = tail
    element.text = None
    element.tag = "div" if element.tag in ("font", "span", "p", "center") else element.tag
    element.extend(run for run in runs if "".join(run.itertext()).strip())


def _paragraph_chars(element: Any) -> int:
    return sum(len(" ".join(p.itertext())) for p in element.iter("p"))


def _visible(tree: Any) -> str:
    seen = (e for e in tree.iter() if isinstance(e.tag, str) and e.tag not in ("script", "style", "head", "title"))
    texts = (text for element in seen for text in (element.text, element.tail) if text)
    return " ".join(" ".join(texts).split())


def _no_article(text: str, shown: int, tree: Any) -> str | None:
    """Why this is a page without an article (a front page, a list of links, an error page), or None."""
    if shown < _A_LOT_SHOWN:
        return None
    lines = text.splitlines()
    longest = max(map(len, lines), default=0)
    links = {" ".join(" ".join(a.itertext()).split()) for a in tree.iter("a")}
    linked = sum(len(line) for line in lines if line.strip(" -*•") in links)
    if linked > _LINKED_SHARE * len(text):
        return "the page holds links to articles, and no article"
    if longest < _LONG_ENOUGH:
        return "the page holds short lines alone, and no article"
    return None


def _without_head(text: str, facts: PageFacts) -> str:
    """The text without lines that are the title, which the document holds already, or the site's name."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    kept = [line for line in lines if line not in (facts.title, facts.site)]
    return "\n".join(kept or lines)


def _title(title: str | None, text: str) -> str | None:
    """The page's title, unless the text begins with it already."""
    if not title or text.lstrip().startswith(title.strip()):
        return None
    return title
