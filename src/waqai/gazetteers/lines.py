"""Text files read line by line, plain, gzipped or in a zip: damage is told with file and line, never passed over."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from waqai.gazetteers.place import SourceError


class _Commas(csv.Dialect):
    delimiter = ","
    quotechar = '"'
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL
    strict = True


class _Semicolons(_Commas):
    delimiter = ";"


class _Tabs(csv.Dialect):
    delimiter = "\t"
    quotechar = None
    lineterminator = "\n"
    quoting = csv.QUOTE_NONE
    strict = True


LONGEST_LINE = 4_000_000
_LARGEST = 8_000_000_000


@contextmanager
def opened(path: Path, member: str | None = None) -> Iterator[tuple[str, BinaryIO]]:
    """A file's bytes unpacked, and its name for messages. In a zip: `member`, else the only file that is no readme."""
    if not path.is_file():
        raise SourceError(f"{path}: no such file")
    with path.open("rb") as raw:
        head = raw.read(4)
    if head[:2] == b"\x1f\x8b":
        with gzip.open(path, "rb") as stream:
            yield path.name, stream  # type: ignore[misc]
    elif head == b"PK\x03\x04" or path.suffix == ".zip":
        with _zip(path) as archive:
            name = _member(path, archive, member)
            if archive.getinfo(name).file_size > _LARGEST:
                raise SourceError(f"{path.name}: {name} would take {archive.getinfo(name).file_size:,} bytes unpacked; given up")
            with archive.open(name) as unpacked:
                yield f"{path.name}/{name}", unpacked  # type: ignore[misc]
    else:
        with path.open("rb") as stream:
            yield path.name, stream


def _zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise SourceError(f"{path.name}: not a whole zip file (cut off, or something else under this name)") from None


def _member(path: Path, archive: zipfile.ZipFile, member: str | None) -> str:
    names = [n for n in archive.namelist() if not n.endswith("/") and "readme" not in n.lower()]
    if member is not None and member in names:
        return member
    if member is not None or len(names) != 1:
        raise SourceError(
            f"{path.name}: {f'no {member} in it' if member else 'not one file'}; it holds {', '.join(names[:5]) or 'nothing'}"
        )
    return names[0]


def read_lines(path: Path, member: str | None = None) -> Iterator[tuple[str, int, str]]:
    """Each line as (file:line, number, text without its end), strictly UTF-8; a byte order mark is passed over.

    Raises SourceError for a packed file that ends in the middle, other encodings, NUL bytes and lines beyond all measure.
    """
    number = 0
    with opened(path, member) as (name, stream):
        while True:
            try:
                line = stream.readline(LONGEST_LINE)
            except (EOFError, zlib.error, zipfile.BadZipFile, OSError) as error:
                raise SourceError(f"{name}:{number + 1}: the file is cut off or damaged here ({error})") from None
            if not line:
                return
            number += 1
            where = f"{name}:{number}"
            if len(line) >= LONGEST_LINE:
                raise SourceError(f"{where}: a line of more than {LONGEST_LINE:,} bytes; not a table")
            if b"\0" in line:
                raise SourceError(f"{where}: binary data, not a table")
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                cause = f"byte 0x{line[error.start]:02x} is not UTF-8 (saved as Windows-1252 or Windows-1256? save it as UTF-8)"
                raise SourceError(f"{where}: {cause}") from None
            yield where, number, text.rstrip("\r\n")


def read_table(path: Path, member: str | None = None) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Rows of a table with a header: comma, semicolon or tab (seen from the header), quoted fields allowed.

    Raises SourceError where a row has another number of fields than the header, or a column's name stands twice.
    """
    source = read_lines(path, member)
    try:
        where, _, header_line = next(source)
    except StopIteration:
        raise SourceError(f"{path.name}: the file is empty") from None
    delimiter = max("\t,;", key=header_line.count)
    dialect = _Tabs if delimiter == "\t" else _Semicolons if delimiter == ";" else _Commas
    header = next(csv.reader([header_line], dialect))
    if len(set(header)) != len(header):
        raise SourceError(f"{where}: a column stands twice: {', '.join(sorted({c for c in header if header.count(c) > 1}))}")
    at, number = where, 1

    def texts() -> Iterator[str]:
        nonlocal at, number
        for line in source:
            at, number = line[:2]
            yield line[2] + "\n"

    try:
        for fields in csv.reader(texts(), dialect):
            if not fields:
                continue
            if len(fields) != len(header):
                raise SourceError(f"{at}: {len(fields)} fields, where the header has {len(header)}")
            yield at, number, dict(zip(header, fields, strict=True))
    except csv.Error as error:
        raise SourceError(f"{at}: {error}") from None


def text_of(path: Path) -> str:
    """A whole small file as UTF-8 text."""
    try:
        return io.TextIOWrapper(io.BytesIO(path.read_bytes()), encoding="utf-8-sig").read()
    except UnicodeDecodeError as error:
        raise SourceError(f"{path.name}: not UTF-8 at byte {error.start}") from None
