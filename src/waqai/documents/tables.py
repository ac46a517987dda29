"""Files of many articles: one JSON object a line, or one table row each. Both are streamed."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator
from datetime import date

from waqai.documents.article import Article, Limits, article_of
from waqai.documents.decoding import Decoded, binary_kind, decode, legacy_note
from waqai.model import Issue

COLUMNS = ("id", "title", "text", "published", "source", "url")
GIVE_UP = 20
"""After so many wrong lines and no right one, a file is not what its name says."""


def read_jsonl(stream: io.BufferedReader, name: str, published: date | None, limits: Limits) -> Iterator[Article | Issue]:
    """The articles of a .jsonl stream. A line that is wrong becomes an issue that names it, and the next line is read.

    Blank lines are skipped. UTF-8 (a byte order mark is fine); UTF-16 only with its mark. A file whose first lines are all wrong is
    given up with one more issue, as it is no .jsonl file.
    """
    if problem := binary_kind(stream.peek(4096)[:4096], utf16_mark=True):
        yield Issue("binary", name, problem)
        return
    notes: set[str] = set()
    wrong = right = 0
    for number, line in enumerate(_lines(stream, limits.article_bytes), start=1):
        for item in _line(line, f"{name}:{number}", published, limits):
            if isinstance(item, Issue) and item.code == "legacy-encoding":
                if item.what not in notes:
                    notes.add(item.what)
                    yield item
                continue
            wrong, right = wrong + isinstance(item, Issue), right + isinstance(item, Article)
            yield item
        if wrong == GIVE_UP and not right:
            yield Issue("not-jsonl", name, f"none of the first {GIVE_UP} lines is an article; given up, as this is no .jsonl file")
            return


def _line(line: bytes | None, where: str, published: date | None, limits: Limits) -> Iterator[Article | Issue]:
    if line is None:
        yield Issue("too-large", where, f"line longer than {limits.article_bytes / 1e6:g} MB, the limit for one article (--max-mb)")
        return
    if not line.strip():
        return
    decoded = decode(line, where)
    if isinstance(decoded, Issue):
        yield _without_line(decoded)
        return
    if decoded.legacy:
        yield legacy_note(where, decoded.encoding)
    yield _record_of(decoded.text, where, published)


def _record_of(line: str, where: str, published: date | None) -> Article | Issue:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return Issue("bad-json", where, f"not JSON: {error.msg} at character {error.pos + 1}")
    except (RecursionError, ValueError) as error:
        return Issue("bad-json", where, f"not JSON that can be read: {type(error).__name__}")
    if not isinstance(record, dict):
        return Issue("bad-record", where, 'not an object such as {"id": ..., "text": ...}')
    return article_of(record, where, published)


def _lines(stream: io.BufferedReader, limit: int) -> Iterator[bytes | None]:
    """Lines as UTF-8 bytes; None for one that is longer than `limit` bytes."""
    if stream.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        text = io.TextIOWrapper(stream, "utf-16", errors="replace")
        while wide := text.readline(limit + 1):
            yield wide.encode("utf-8", "replace")
        return
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while chunk := stream.readline(1 << 20):
            if chunk.endswith(b"\n"):
                break
        yield None


def _without_line(issue: Issue) -> Issue:
    """Inside one line of a file, the decoder's own «(line 1)» would mislead."""
    return Issue(issue.code, issue.where, issue.what.replace(" (line 1)", " of the line"))


def read_csv(data: bytes, name: str, published: date | None, limits: Limits) -> Iterator[Article | Issue]:
    """The articles of a table with a header: a column `text`, and any of id, title, published, source, url.

    Comma, semicolon or tab between the cells. A wrong row becomes an issue that names its line.
    """
    if not data.strip():
        return
    decoded = decode(data, name)
    if isinstance(decoded, Issue):
        yield decoded
        return
    if decoded.legacy:
        yield legacy_note(name, decoded.encoding)
    yield from _rows(decoded, name, published, limits)


def _rows(decoded: Decoded, name: str, published: date | None, limits: Limits) -> Iterator[Article | Issue]:
    header = decoded.text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    before = csv.field_size_limit(limits.article_bytes)
    try:
        reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter, strict=True)
        names = [cell.strip().lower() for cell in next(reader, [])]
        if "text" not in names:
            yield Issue("bad-record", f"{name}:1", f"no column 'text' (its columns: {', '.join(filter(None, names)) or 'none'})")
            return
        start = reader.line_num + 1
        for row in reader:
            where = f"{name}:{start}"
            start = reader.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(names):
                yield Issue("bad-record", where, f"{len(row)} cells where the header has {len(names)}")
                continue
            yield article_of({k: v for k, v in zip(names, row, strict=True) if k in COLUMNS}, where, published)
    except csv.Error as error:
        yield Issue("bad-table", f"{name}:{reader.line_num}", f"not a readable table from here on: {error}")
    finally:
        csv.field_size_limit(before)
