"""What an article goes by where it is named in a line: its title, else how its text begins, else its id."""

from __future__ import annotations

from waqai.register import DocumentView

MOST = 90
"""Letters of a text without a title that stand for it."""


def headline(document: DocumentView) -> str:
    """The words that stand for an article in a list."""
    if document.title:
        return document.title
    begins = " ".join((document.raw or "")[: 4 * MOST].split())
    return (begins if len(begins) <= MOST else begins[:MOST].rsplit(" ", 1)[0] + " …") or document.id
