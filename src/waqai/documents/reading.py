"""From what the user names (files, folders, standard input) to articles, each kind of file by its own reader."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from waqai.documents.article import Article, Limits, Reading, article_of
from waqai.documents.columns import Columns
from waqai.documents.decoding import decode, legacy_note
from waqai.documents.feeds import read_feed
from waqai.documents.pages import read_html
from waqai.documents.pdfs import read_pdf
from waqai.documents.sheets import read_xlsx
from waqai.documents.tables import read_csv, read_jsonl
from waqai.documents.warcs import read_warc
from waqai.documents.zips import read_zip
from waqai.model import Issue

_KINDS = {
    ".txt": "text", ".html": "page", ".htm": "page", ".xhtml": "page", ".jsonl": "lines", ".ndjson": "lines", ".jsonl.gz": "packed lines",
    ".csv": "table", ".tsv": "table", ".xlsx": "sheet", ".rss": "feed", ".atom": "feed", ".xml": "feed", ".warc": "archive",
    ".warc.gz": "archive", ".arc": "archive", ".arc.gz": "archive", ".pdf": "pdf", ".zip": "zip",
}  # fmt: skip

SUFFIXES = tuple(_KINDS)
"""What a folder is searched for. A file named outright is read as text whatever its name ends in."""
_MEMBER_SUFFIXES = tuple(suffix for suffix in SUFFIXES if suffix != ".zip")

_SAMPLE = 4 << 20
_WHOLE = {"table": ("a table", "use .jsonl"), "sheet": ("a workbook", "use .jsonl"), "feed": ("a feed", ""), "pdf": ("a PDF", "")}
_MAGIC = ((b"%PDF", "pdf"), (b"PK\x03\x04", "zip"), (b"\x1f\x8b", "gzip"), (b"WARC/", "archive"))


def read_articles(
    inputs: Iterable[str | Path],
    published: date | None = None,
    limits: Limits | None = None,
    stdin: io.BufferedReader | None = None,
    columns: Columns | None = None,
) -> Iterator[Article | Issue]:
    """Read every input in turn; never raises for what an input holds. "-" is standard input.

    `published` stands in where an article has no date of its own; `columns` says what foreign columns mean. An id that came before (the
    same article twice, or two under one id) is an issue, and the second is left out.
    """
    reading = Reading(published, limits or Limits(), columns or Columns())
    seen: dict[bytes, str] = {}
    for item in inputs:
        for found in _read_input(str(item), reading, stdin):
            if isinstance(found, Article):
                identifier = found.document.id
                key = _key(identifier)
                if key in seen:
                    yield Issue("duplicate", found.where, f"same id or content as {seen[key]} ({_short(identifier)}); left out")
                    continue
                seen[key] = found.where
            yield found


def estimate_articles(inputs: Iterable[str | Path]) -> int | None:
    """About how many articles the inputs hold, for a progress bar; None where that cannot be told quickly."""
    total = 0
    for item in inputs:
        path = Path(item)
        try:
            if str(item) == "-":
                return None
            if path.is_dir():
                inside = estimate_articles(p for p in _files_below(path)[0] if p.name.lower().endswith(SUFFIXES))
                if inside is None:
                    return None
                total += inside
                continue
            kind = kind_of(path.name)
            if kind == "lines":
                with path.open("rb") as stream:
                    total += sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
            elif kind == "packed lines":
                total += _packed_lines(path)
            elif kind in ("text", "page", "pdf"):
                total += 1
            else:
                return None
        except (OSError, EOFError, zlib.error):
            continue
    return total


def _packed_lines(path: Path) -> int:
    """About how many lines a packed file holds, as its first megabytes tell."""
    with path.open("rb") as stream, gzip.GzipFile(fileobj=stream) as packed:
        lines = packed.read(_SAMPLE).count(b"\n")
        return round(lines * path.stat().st_size / stream.tell()) if packed.read(1) else lines


def kind_of(name: str) -> str:
    """How a file is read, by the ending of its name; "text" for endings that say nothing.

    >>> kind_of("news.JSONL.gz"), kind_of("a.warc.gz"), kind_of("letter")
    ('packed lines', 'archive', 'text')
    """
    lowered = name.lower()
    fitting = [suffix for suffix in SUFFIXES if lowered.endswith(suffix)]
    return _KINDS[max(fitting, key=len)] if fitting else "text"


def read_stream(kind: str, stream: BinaryIO, size: int | None, name: str, where: str, reading: Reading) -> Iterator[Article | Issue]:
    """The articles of one file of a known kind. `size` is None where a stream has none; `name` may date a single article."""
    limits = reading.limits
    if kind == "lines":
        yield from _or_empty(read_jsonl(_buffered(stream), where, reading), where)
    elif kind == "packed lines":
        with gzip.GzipFile(fileobj=stream) as packed:
            yield from _or_empty(read_jsonl(_buffered(cast(BinaryIO, packed)), where, reading), where)
    elif kind == "archive":
        yield from _or_empty(read_warc(stream, where, reading), where)
    elif kind == "zip":
        yield from read_zip(_seekable(stream), where, reading, _MEMBER_SUFFIXES, _read_member)
    elif kind in _WHOLE:
        if (data := _whole(stream, size, limits.table_bytes)) is None:
            what, instead = _WHOLE[kind]
            shown = f"{size / 1e6:,.0f} MB" if size else "too large"
            advice = f": {instead}" if instead else ""
            yield Issue("too-large", where, f"{shown}; {what} may have {limits.table_bytes / 1e6:g} MB{advice}")
            return
        yield from _or_empty(_read_whole(kind, data, name, where, reading), where)
    elif size is not None and size > limits.article_bytes:
        yield _too_large(where, size, limits)
    else:
        data = stream.read(limits.article_bytes + 1)  # a device or pipe has no size: no more than the limit is read
        yield from _read_single(data, name, where, reading, page=kind == "page")


def _read_whole(kind: str, data: bytes, name: str, where: str, reading: Reading) -> Iterator[Article | Issue]:
    if kind == "table":
        yield from read_csv(data, where, reading)
    elif kind == "sheet":
        yield from read_xlsx(io.BytesIO(data), where, reading)
    elif kind == "feed":
        yield from read_feed(data, where, reading)
    else:
        yield read_pdf(data, where, reading, name)


def _read_member(stream: BinaryIO, size: int, name: str, where: str, reading: Reading) -> Iterator[Article | Issue]:
    yield from read_stream(kind_of(name), stream, size, name, where, reading)


def _read_input(item: str, reading: Reading, stdin: io.BufferedReader | None) -> Iterator[Article | Issue]:
    if item == "-":
        yield from _read_stdin(stdin or _standard_input(), reading)
        return
    path = Path(item)
    try:
        if path.is_dir():
            yield from _read_folder(path, reading)
        else:
            yield from _read_file(path, reading)
    except FileNotFoundError:
        yield Issue("not-found", item, "no such file")
    except (OSError, EOFError, zlib.error, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield Issue("unreadable", item, f"cannot be read: {reason}")


def _files_below(folder: Path) -> tuple[list[Path], list[Issue]]:
    """All files below a folder in order, hidden ones left out, and an issue for each folder that may not be opened."""
    files: list[Path] = []
    issues: list[Issue] = []

    def refused(error: OSError) -> None:
        issues.append(Issue("unreadable", str(error.filename), f"cannot be read: {error.strerror}"))

    for root, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(root, name) for name in sorted(names) if not name.startswith(".")]
    return sorted(files), issues


def _read_folder(folder: Path, reading: Reading) -> Iterator[Article | Issue]:
    files, refused = _files_below(folder)
    yield from refused
    readable = [p for p in files if p.name.lower().endswith(SUFFIXES)]
    others = Counter(p.suffix.lower() or p.name for p in files if not p.name.lower().endswith(SUFFIXES))
    if not readable:
        yield Issue("empty", str(folder), f"no {', '.join(SUFFIXES)} file in this folder")
        return
    if others:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(others.items()))
        yield Issue("other-files", str(folder), f"files of other kinds were passed over: {kinds}")
    for path in readable:
        yield from _read_input(str(path), reading, None)


def _read_file(path: Path, reading: Reading) -> Iterator[Article | Issue]:
    if path.name.lower().endswith(".json"):
        yield Issue("unknown-kind", str(path), "a .json file is not read; give one object a line in a .jsonl file")
        return
    with path.open("rb") as stream:
        size = path.stat().st_size if path.is_file() else None
        yield from read_stream(kind_of(path.name), stream, size, path.name, str(path), reading)


def _standard_input() -> io.BufferedReader:
    source = sys.stdin.buffer
    return source if isinstance(source, io.BufferedReader) else io.BufferedReader(io.BytesIO(source.read()))


def _read_stdin(stream: io.BufferedReader, reading: Reading) -> Iterator[Article | Issue]:
    """Standard input by what it begins with: { JSON lines, < a feed or a page, the marks of PDF, zip and WARC; else one text."""
    head = stream.peek(512)[:512]
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if kind == "gzip":
        stream = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)))
        head = opening = stream.peek(64)[:64]
        kind = "archive" if head.startswith(b"WARC/") else None
    if kind is None and opening.startswith(b"<"):
        kind = "feed" if any(mark in head.lower() for mark in (b"<rss", b"<feed", b"<rdf:rdf")) else "page"
    yield from read_stream(kind or ("lines" if opening.startswith(b"{") else "text"), stream, None, "", "<stdin>", reading)


def _read_single(data: bytes, name: str, where: str, reading: Reading, *, page: bool) -> Iterator[Article | Issue]:
    if len(data) > reading.limits.article_bytes:
        yield _too_large(where, len(data), reading.limits)
        return
    if not data.strip():
        yield Issue("empty", where, "empty")
        return
    decoded = decode(data, where, page=page)
    if isinstance(decoded, Issue):
        yield decoded
        return
    if decoded.legacy:
        yield legacy_note(where, decoded.encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if page:
        yield read_html(text, where, reading.published, name=name)
    else:
        yield article_of({"text": text}, where, reading.published, name=name)


def _whole(stream: BinaryIO, size: int | None, limit: int) -> bytes | None:
    """All bytes, or None where they are more than the limit."""
    if size is not None and size > limit:
        return None
    data = stream.read(limit + 1)
    return data if len(data) <= limit else None


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _seekable(stream: BinaryIO) -> BinaryIO:
    """The stream itself, or its bytes where it is a pipe (a zip file is read from its end)."""
    return stream if stream.seekable() else io.BytesIO(stream.read(Limits().table_bytes))


def _or_empty(items: Iterator[Article | Issue], where: str) -> Iterator[Article | Issue]:
    """The items, or one issue where a file of many articles holds none."""
    any_found = False
    for item in items:
        any_found = True
        yield item
    if not any_found:
        yield Issue("empty", where, "holds no articles")


def _too_large(where: str, size: int, limits: Limits) -> Issue:
    limit = f"{limits.article_bytes / 1e6:g} MB"
    shown = f"{size / 1e6:,.0f} MB, where" if size > limits.article_bytes + 1 else f"more than {limit};"
    return Issue("too-large", where, f"{shown} one article may have {limit} (--max-mb raises it)")


def _key(identifier: str) -> bytes:
    """An id in few bytes, as those of millions of articles are remembered."""
    return hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _short(identifier: str) -> str:
    return identifier if len(identifier) <= 24 else identifier[:12] + "…"
