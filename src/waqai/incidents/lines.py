"""Coded lines and judgements out of files: what is wrong with a line becomes an issue that names it, and the rest is read."""

from __future__ import annotations

import contextlib
import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from waqai.incidents.reports import reports_of
from waqai.model import Issue, Judgement, Report, ReportKey


def read_reports(paths: Iterable[str | Path]) -> Iterator[list[Report] | Issue]:
    """The reports of coded lines (what `waqai code` writes), one list for each article; files that end in .gz are unpacked, `-` is
    standard input. An article that comes twice is an issue, and its first line counts.
    """
    seen: dict[str, str] = {}
    for where, line in _lines(paths):
        if isinstance(line, Issue):
            yield line
            continue
        try:
            reports = reports_of(_whole(line))
        except ValueError as error:
            yield Issue("bad-line", where, str(error))
            continue
        name = str(line["id"])
        if name in seen:
            yield Issue("duplicate", where, f"{name} stands there already ({seen[name]}); left out")
            continue
        seen[name] = where
        yield reports


def articles_file(path: str) -> Issue | None:
    """That a file holds articles and no coded lines, as its name says, so that not each of its lines is called wrong.

    >>> str(articles_file("news/a.txt")), articles_file("rows.jsonl.gz")
    ('news/a.txt: an article or a table, where coded lines are wanted; `waqai code` makes them', None)
    """
    if Path(path).suffix.lower() not in _OF_ARTICLES:
        return None
    return Issue("not-coded", path, "an article or a table, where coded lines are wanted; `waqai code` makes them")


_OF_ARTICLES = frozenset((".txt", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".xlsx", ".pdf", ".xml", ".rss", ".atom", ".zip", ".warc"))


def _whole(line: Any) -> dict[str, Any]:
    if isinstance(line, dict) and "events" not in line and "text" in line:
        raise ValueError("an article, where a coded line is wanted; `waqai code` makes those")
    if not isinstance(line, dict) or "events" not in line:
        raise ValueError('not a coded line such as {"id": ..., "events": [...]}')
    if not isinstance(line["events"], list | None):
        raise ValueError("'events': not a list of rows")
    return line


class _Judged(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    a: tuple[str, int] = Field(strict=False)
    b: tuple[str, int] = Field(strict=False)
    same: bool | None
    who: str = ""
    when: str = ""
    why: str = ""


def read_judgements(paths: Iterable[str | Path]) -> Iterator[Judgement | Issue]:
    """What people said of pairs, one a line: `{"a": [article, n], "b": [article, n], "same": true | false | null, "who", "when", "why"}`.

    Of two on one pair the later `when` holds, and without it the later line.
    """
    for where, line in _lines(paths):
        if isinstance(line, Issue):
            yield line
            continue
        try:
            found = _Judged.model_validate(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            key = ".".join(map(str, first["loc"])) or "line"
            yield Issue("bad-line", where, f"no judgement: {key!r}: {first['msg'][0].lower()}{first['msg'][1:]}")
            continue
        yield Judgement(ReportKey(*found.a), ReportKey(*found.b), found.same, found.who, found.when, found.why)


def _lines(paths: Iterable[str | Path]) -> Iterator[tuple[str, Any]]:
    for path in map(str, paths):
        name = "standard input" if path == "-" else path
        if (wrong := articles_file(path)) is not None:
            yield name, wrong
            continue
        try:
            with _opened(path) as stream:
                for number, raw in enumerate(stream, start=1):
                    if raw.strip():
                        yield f"{name}:{number}", _parsed(raw, f"{name}:{number}")
        except (OSError, EOFError, zlib.error) as error:
            what = "no such file" if isinstance(error, FileNotFoundError) else getattr(error, "strerror", None) or str(error)
            yield name, Issue("unreadable", name, what)


def _parsed(raw: bytes, where: str) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Issue("bad-line", where, "not JSON in UTF-8")


def _opened(path: str) -> contextlib.AbstractContextManager[IO[bytes]]:
    if path == "-":
        return contextlib.nullcontext(sys.stdin.buffer)
    return gzip.open(path) if path.endswith(".gz") else Path(path).open("rb")  # type: ignore[return-value]
