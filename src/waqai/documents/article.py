"""One article as it was brought in, and the check that every record passes on its way to becoming a `Document`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from waqai.documents.columns import Columns
from waqai.documents.dating import Dated, day_in_dateline, day_in_name, day_in_url
from waqai.model import Document, Issue

NOTE_CODES = frozenset({"legacy-encoding", "other-files", "other-language", "copy", "undated"})
"""Codes of issues that tell the user something although the input was read."""

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an input may be.

    `article_bytes`: one article (a .txt or .html file, one line of a .jsonl file, one cell of a table).
    `table_bytes`: a .csv file, a sheet, a feed or a PDF, which are read whole. Lines and
    records of a WARC are read one by one, from files of any size.
    `archive_bytes`: what all members of a .zip file may unpack to; `archive_members`: how many they may be.
    `archive_ratio`: how many times its packed size one member of more than a megabyte may have.
    """

    article_bytes: int = 10_000_000
    table_bytes: int = 500_000_000
    archive_bytes: int = 20_000_000_000
    archive_members: int = 1_000_000
    archive_ratio: int = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: `published` is the day that the user gave for articles that bring none, `columns` what foreign columns mean."""

    published: date | None = None
    limits: Limits = field(default_factory=Limits)
    columns: Columns = field(default_factory=Columns)


@dataclass(frozen=True, slots=True)
class Article:
    """A document and where it came from: a file's name, or the file's name and the line («news.jsonl:7»).

    `dated_by` says what the day of publication rests on, one of DATE_SOURCES; None where there is no day. `author` is who signed it,
    where a page or feed says so.
    """

    document: Document
    where: str
    dated_by: str | None = None
    author: str | None = None


def is_failure(issue: Issue) -> bool:
    """Whether something was not read (as against a note on how it was read).

    >>> is_failure(Issue("not-found", "a.txt", "no such file")), is_failure(Issue("legacy-encoding", "a.txt", "read as cp1256"))
    (True, False)
    """
    return issue.code not in NOTE_CODES


def iso_day(value: str) -> date:
    """The day of an ISO date or date and time; raises ValueError with a readable message.

    >>> iso_day("2019-04-10T06:30:00Z")
    datetime.date(2019, 4, 10)
    """
    text = value.strip()
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text).date()
    except ValueError:
        raise ValueError(f"{value!r} is not an ISO date such as 2019-04-10") from None


def _day(value: object) -> object:
    if isinstance(value, str):
        return iso_day(value) if value.strip() else None
    if value is None or isinstance(value, date):
        return value
    raise ValueError(f"{value!r} is not an ISO date such as 2019-04-10")


def _identifier(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def _words(value: object) -> object:
    """A lone surrogate (half of a character, which no file can hold) becomes U+FFFD, so that offsets stay as they are."""
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value


_Words = Annotated[str, BeforeValidator(_words)]


class _Record(BaseModel):
    """The keys of an article line; others are allowed and ignored."""

    model_config = ConfigDict(strict=True, extra="ignore")

    text: _Words
    id: Annotated[_Words | None, BeforeValidator(_identifier)] = None
    title: _Words | None = None
    published: Annotated[date | None, BeforeValidator(_day)] = Field(default=None)
    source: _Words | None = None
    url: _Words | None = None


def article_of(
    record: Mapping[str, Any], where: str, published: date | None = None, *, dated_by: str = "metadata", name: str | None = None
) -> Article | Issue:
    """Check one record and make it an `Article`; an `Issue` names the first key that is wrong.

    `published` stands in where the record has no date of its own; an id that is missing is the SHA-256 of the content. `dated_by` says
    what the record's own date rests on; `name` is the file's name where one file is one article, and may date it.

    >>> article_of({"text": 3}, "news.jsonl:7")
    Issue(code='bad-record', where='news.jsonl:7', what="'text' must be a string, not a number")
    """
    try:
        checked = _Record.model_validate(record)
    except ValidationError as error:
        return Issue("bad-record", where, _complaint(error, record))
    if not checked.text.strip():
        return Issue("empty", where, "'text' is empty")
    title = checked.title.strip() if checked.title else None
    title = re.sub(r"\s*[\r\n]+\s*", " ", title) if title else None
    dated = _dated(checked, published, dated_by, name)
    document = Document(
        id=checked.id or Document.content_id(title, checked.text),
        text=checked.text,
        title=title,
        published=dated.day if dated else None,
        source=checked.source or None,
        url=checked.url or None,
    )
    return Article(document, where, dated.source if dated else None, _plain(record.get("author")))


def _dated(record: _Record, given: date | None, own: str, name: str | None) -> Dated | None:
    """The day of publication by the order of DATE_SOURCES."""
    if record.published:
        return Dated(record.published, own)
    if given:
        return Dated(given, "given")
    if day := day_in_url(record.url):
        return Dated(day, "url")
    if day := day_in_dateline(record.text):
        return Dated(day, "dateline")
    if name and (day := day_in_name(name)):
        return Dated(day, "name")
    return None


def _plain(value: object) -> str | None:
    return " ".join(_SURROGATES.sub("\ufffd", value).split())[:200] or None if isinstance(value, str) else None


_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", type(None): "null"}


def _complaint(error: ValidationError, record: Mapping[str, Any]) -> str:
    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0])
    if first["type"] == "missing":
        return f"no {key!r} (its keys: {', '.join(map(str, record)) or 'none'})"
    if first["type"] == "value_error":
        return f"{key!r}: {first['ctx']['error']}"
    return f"{key!r} must be a string, not {_KINDS.get(type(record.get(key)), 'that')}"
