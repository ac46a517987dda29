"""An article as the coder takes it, and what went wrong with an input."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One article. Offsets of every span count in `raw`.

    >>> Document(id="a", text="قصف", title="خبر").raw
    'خبر\\nقصف'
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None

    @property
    def raw(self) -> str:
        """Title, newline and text; the text alone where there is no title."""
        return f"{self.title}\n{self.text}" if self.title else self.text

    @staticmethod
    def content_id(title: str | None, text: str) -> str:
        """The SHA-256 of the content, as the id of a document that brings none."""
        return hashlib.sha256(f"{title or ''}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that the user must know of: `code` for programs, `where` (file, line) and `what` for people."""

    code: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"
