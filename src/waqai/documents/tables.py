"""Files of many articles: one JSON object a line, or one table row each. Both are streamed."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Sequence

from waqai.documents.article import Article, Reading, article_of
from waqai.documents.columns import FIELDS, Columns
from waqai.documents.decoding import Decoded, binary_kind, decode, legacy_note
from waqai.model import Issue

GIVE_UP = 20
"""After so many wrong lines and no right one, a file is not what its name says."""


def read_jsonl(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Article | Issue]:
    """The articles of a .jsonl stream. A line that is wrong becomes an issue that names it, and the next line is read.

    Blank lines are skipped. UTF-8 (a byte order mark is fine); UTF-16 only with its mark. A file whose first lines are all wrong is
    given up with one more issue, as it is no .jsonl file.
    """
    if problem := binary_kind(stream.peek(4096)[:4096], utf16_mark=True):
        yield Issue("binary", name, problem)
        return
    notes: set[str] = set()
    wrong = right = 0
    for number, line in enumerate(_lines(stream, reading.limits.article_bytes), start=1):
        for item in _line(line, f"{name}:{number}", reading):
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


def line_items(line: bytes, where: str, reading: Reading) -> Iterator[Article | Issue]:
    """One line of a .jsonl file: an article, or an issue; nothing for a blank line."""
    yield from _line(line if len(line) <= reading.limits.article_bytes else None, where, reading)


def _line(line: bytes | None, where: str, reading: Reading) -> Iterator[Article | Issue]:
    if line is None:
        yield Issue("too-large", where, f"line longer than {reading.limits.article_bytes / 1e6:g} MB, the limit for one article (--max-mb)")
        return
    if not line.strip():
        return
    decoded = decode(line, where)
    if isinstance(decoded, Issue):
        yield _without_line(decoded)
        return
    if decoded.legacy:
        yield legacy_note(where, decoded.encoding)
    yield _record_of(decoded.text, where, reading)


def _record_of(line: str, where: str, reading: Reading) -> Article | Issue:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return Issue("bad-json", where, f"not JSON: {error.msg} at character {error.pos + 1}")
    except (RecursionError, ValueError) as error:
        return Issue("bad-json", where, f"not JSON that can be read: {type(error).__name__}")
    if not isinstance(record, dict):
        return Issue("bad-record", where, 'not an object such as {"id": ..., "text": ...}')
    return article_of(reading.columns.record(record), where, reading.published)


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


def read_csv(data: bytes, name: str, reading: Reading) -> Iterator[Article | Issue]:
    """The articles of a table with a header: a column `text`, and any of id, title, published, source, url, or the columns of a mapping.

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
    yield from _rows(decoded, name, reading)


def _rows(decoded: Decoded, name: str, reading: Reading) -> Iterator[Article | Issue]:
    header = decoded.text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    before = csv.field_size_limit(reading.limits.article_bytes)
    try:
        reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter, strict=True)
        names = wanted_names([cell.strip() for cell in next(reader, [])], reading.columns)
        if isinstance(names, str):
            yield Issue("bad-record", f"{name}:1", names)
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
            cells = {k: v for k, v in zip(names, row, strict=True) if k}
            yield article_of(reading.columns.record(cells), where, reading.published)
    except csv.Error as error:
        yield Issue("bad-table", f"{name}:{reader.line_num}", f"not a readable table from here on: {error}")
    finally:
        csv.field_size_limit(before)


def wanted_names(header: Sequence[str], columns: Columns) -> list[str] | str:
    """The names of a table's columns, "" for those that mean nothing here; a sentence where the columns that are needed are not there.

    Parts of an article are known by their own names in any case of letters, mapped columns by the names in the mapping.

    >>> wanted_names(["ID", "Body", "mood"], Columns.of(["text=Body"]))
    ['id', 'Body', '']
    """
    shown = ", ".join(filter(None, header))[:300] or "none"
    if missing := columns.missing(header):
        return f"no column {missing[0]!r} (its columns: {shown})"
    mapped = {name for given in columns.names.values() for name in given.split("+")}
    names = [name if name in mapped else name.lower() if name.lower() in FIELDS else "" for name in header]
    if "text" not in names and "text" not in columns.names:
        return f"no column 'text' (its columns: {shown}); --map text=COLUMN names another"
    return names
