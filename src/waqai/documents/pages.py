"""An HTML page into its title, date and article text, the menus and "read also" boxes left out."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from waqai.documents.article import Article, article_of
from waqai.model import Issue


def read_html(markup: str, where: str, published: date | None = None) -> Article | Issue:
    """The article that a page holds. The page's own date is used unless `published` is given, as a user knows better than markup.

    Text and metadata come from trafilatura; a page too short for it gives all its visible text.
    """
    import trafilatura  # costs half a second, which only pages should pay

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found: Any = trafilatura.bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            favor_recall=True,
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
        )
        text = (found.text if found else "") or trafilatura.baseline(markup)[1]
    except Exception as error:  # a parser of foreign markup may fail in any way; the user hears of it and the rest is done
        return Issue("bad-html", where, f"the page cannot be read: {type(error).__name__}")
    if not text.strip():
        return Issue("empty", where, "the page holds no article text")
    title = _title(found.title if found else None, text)
    record = {"title": title, "text": text, "source": found.sitename if found else None, "url": found.url if found else None}
    record["published"] = published or (found.date if found else None)
    return article_of(record, where)


def _title(title: str | None, text: str) -> str | None:
    """The page's title, unless the text begins with it already."""
    if not title or text.lstrip().startswith(title.strip()):
        return None
    return title
