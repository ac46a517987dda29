"""From what the user names (files, folders, standard input) to articles, each kind of file by its own reader."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from waqai.documents.article import Article, Limits, article_of
from waqai.documents.decoding import decode, legacy_note
from waqai.documents.pages import read_html
from waqai.documents.tables import read_csv, read_jsonl
from waqai.model import Issue

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".ndjson", ".jsonl.gz", ".csv")
"""What a folder is searched for. A file named outright is read as text whatever its name ends in."""


def read_articles(
    inputs: Iterable[str | Path], published: date | None = None, limits: Limits | None = None, stdin: io.BufferedReader | None = None
) -> Iterator[Article | Issue]:
    """Read every input in turn; never raises for what an input holds. "-" is standard input.

    `published` stands in where an article has no date of its own. An id that came before (the same article twice, or two under one
    id) is an issue, and the second is left out.
    """
    bounds = limits or Limits()
    seen: dict[str, str] = {}
    for item in inputs:
        for found in _read_input(str(item), published, bounds, stdin):
            if isinstance(found, Article):
                identifier = found.document.id
                if identifier in seen:
                    yield Issue("duplicate", found.where, f"same id or content as {seen[identifier]} ({_short(identifier)}); left out")
                    continue
                seen[identifier] = found.where
            yield found


def estimate_articles(inputs: Iterable[str | Path]) -> int | None:
    """About how many articles the inputs hold, for a progress bar; None where that cannot be told quickly."""
    total = 0
    for item in inputs:
        path = Path(item)
        name = path.name.lower()
        try:
            if str(item) == "-" or name.endswith((".csv", ".gz")):
                return None
            if path.is_dir():
                inside = estimate_articles(p for p in _files_below(path)[0] if p.name.lower().endswith(SUFFIXES))
                if inside is None:
                    return None
                total += inside
            elif name.endswith((".jsonl", ".ndjson")):
                with path.open("rb") as stream:
                    total += sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
            else:
                total += 1
        except OSError:
            continue
    return total


def _read_input(item: str, published: date | None, limits: Limits, stdin: io.BufferedReader | None) -> Iterator[Article | Issue]:
    if item == "-":
        yield from _read_stdin(stdin or _standard_input(), published, limits)
        return
    path = Path(item)
    try:
        if path.is_dir():
            yield from _read_folder(path, published, limits)
        else:
            yield from _read_file(path, published, limits)
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


def _read_folder(folder: Path, published: date | None, limits: Limits) -> Iterator[Article | Issue]:
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
        yield from _read_input(str(path), published, limits, None)


def _read_file(path: Path, published: date | None, limits: Limits) -> Iterator[Article | Issue]:
    name = path.name.lower()
    if name.endswith((".jsonl", ".ndjson")):
        with path.open("rb") as stream:
            yield from _or_empty(read_jsonl(stream, str(path), published, limits), str(path))
    elif name.endswith(".jsonl.gz"):
        with gzip.open(path, "rb") as packed:
            yield from _or_empty(read_jsonl(io.BufferedReader(packed), str(path), published, limits), str(path))
    elif name.endswith(".csv"):
        if (size := path.stat().st_size) > limits.table_bytes:
            yield Issue("too-large", str(path), f"{size / 1e6:,.0f} MB; a table may have {limits.table_bytes / 1e6:g} MB: use .jsonl")
            return
        yield from _or_empty(read_csv(path.read_bytes(), str(path), published, limits), str(path))
    elif name.endswith(".json"):
        yield Issue("unknown-kind", str(path), "a .json file is not read; give one object a line in a .jsonl file")
    elif (size := path.stat().st_size) > limits.article_bytes:
        yield _too_large(str(path), size, limits)
    else:
        with path.open("rb") as stream:  # a device or pipe has no size: read no more than the limit
            data = stream.read(limits.article_bytes + 1)
        yield from _read_single(data, str(path), published, limits, html=name.endswith((".html", ".htm")))


def _standard_input() -> io.BufferedReader:
    source = sys.stdin.buffer
    return source if isinstance(source, io.BufferedReader) else io.BufferedReader(io.BytesIO(source.read()))


def _read_stdin(stream: io.BufferedReader, published: date | None, limits: Limits) -> Iterator[Article | Issue]:
    """Standard input is JSON lines where it starts with {, a page where it starts with <, else one text."""
    head = stream.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        yield from read_jsonl(stream, "<stdin>", published, limits)
    else:
        data = stream.read(limits.article_bytes + 1)
        yield from _read_single(data, "<stdin>", published, limits, html=head.startswith(b"<"))


def _read_single(data: bytes, where: str, published: date | None, limits: Limits, *, html: bool) -> Iterator[Article | Issue]:
    if len(data) > limits.article_bytes:
        yield _too_large(where, len(data), limits)
        return
    if not data.strip():
        yield Issue("empty", where, "empty")
        return
    decoded = decode(data, where)
    if isinstance(decoded, Issue):
        yield decoded
        return
    if decoded.legacy:
        yield legacy_note(where, decoded.encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    yield read_html(text, where, published) if html else article_of({"text": text}, where, published)


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


def _short(identifier: str) -> str:
    return identifier if len(identifier) <= 24 else identifier[:12] + "…"
