"""The line: one coded article in the shape in which programs pass it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from waqai.model import Document, Event
from waqai.outputs.columns import COLUMNS

Line = dict[str, Any]
"""`{"id", "relevant", "events": [rows], ...}`: what a .jsonl file holds, one a line."""


class CodedArticle(Protocol):
    """What the coder returns for one article."""

    @property
    def id(self) -> str: ...
    @property
    def relevant(self) -> bool: ...
    @property
    def events(self) -> Sequence[Event]: ...


def line_of(coded: CodedArticle, document: Document | None = None, file: str | None = None) -> Line:
    """The coded article as a line; what the document says of itself (title, date, source) goes with it, and the file (with its line,
    where it holds many articles) that it was read from.

    Keys of every row: the codebook's, then Waqai's own (`Event.to_row`).
    """
    line: Line = {"id": coded.id, "relevant": coded.relevant, "events": [event.to_row() for event in coded.events]}
    if document is not None:
        published = document.published.isoformat() if document.published else None
        extra = {"title": document.title, "published": published, "source": document.source, "url": document.url, "file": file}
        line.update({key: value for key, value in extra.items() if value})
    if campaigns := getattr(coded, "campaigns", ()):
        line["campaigns"] = [str(getattr(campaign, "name", campaign)) for campaign in campaigns]
    if issues := getattr(coded, "issues", ()):
        line["issues"] = [str(issue) for issue in issues]
    return line


def flat_rows(line: Line) -> Iterator[dict[str, Any]]:
    """One flat row for every event, with the keys of `COLUMNS`: lists joined by "; ", confidence of the row alone, no spans.

    >>> rows = flat_rows({"id": "a", "events": [{"n": 1, "target": ["police", "civilians"], "confidence": {"row": 0.9}}]})
    >>> [(row["id"], row["target"], row["confidence"]) for row in rows]
    [('a', 'police; civilians', 0.9)]
    """
    shared = {key: line.get(key) for key in ("id", "file", "title", "published", "source", "url")}
    for event in line.get("events") or ():
        merged = {**shared, **event}
        yield {column.key: _flat(merged.get(column.key)) for column in COLUMNS}


def _flat(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value) or None
    if isinstance(value, dict):
        return value.get("row")
    return value
