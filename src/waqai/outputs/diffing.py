"""Two exports of the same incidents, compared by field: what is new, what is gone, what changed."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from waqai.outputs.tables import TableError
from waqai.outputs.tables.columnar import NEEDS_PYARROW

KEYS = ("waqai_id", "incident")
STAMPED = frozenset(("waqai_version", "codebook_version", "timestamp"))
"""Columns that change with the program and not with the incident; they are compared only where they are asked for."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """One incident whose rows differ: field -> (before, after)."""

    id: str
    fields: Mapping[str, tuple[str, str]]


@dataclass(slots=True)
class Difference:
    """What became of the rows of A in B. Rows of one id (several actors of an incident) are compared as one."""

    new: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    same: int = 0
    only_columns: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def by_field(self) -> Counter[str]:
        """How many incidents differ in each field."""
        return Counter(name for each in self.changed for name in each.fields)

    def items(self) -> Iterator[dict[str, Any]]:
        """One object for each incident that is new, gone or changed, for JSON lines."""
        yield from ({"id": each, "what": "new"} for each in self.new)
        yield from ({"id": each, "what": "gone"} for each in self.gone)
        for each in self.changed:
            yield {"id": each.id, "what": "changed", "fields": {name: list(pair) for name, pair in each.fields.items()}}


def diff(before: Path, after: Path, key: str | None = None, stamps: bool = False) -> Difference:
    """Compare two exports (.csv, .jsonl, .xlsx, .parquet; the two may differ in format) by the column that names the incident.

    Cells are compared as text, so that 3, 3.0 and "3" are equal; lists as they are joined in tables. Raises OSError, and TableError for
    a file that cannot be read or has no key column.
    """
    old_columns, old = _read(before, key)
    new_columns, new = _read(after, key)
    shared = [name for name in old_columns if name in set(new_columns) and (stamps or name not in STAMPED)]
    found = Difference(
        only_columns=(
            tuple(name for name in old_columns if name not in new_columns), tuple(name for name in new_columns if name not in old_columns)
        )
    )  # fmt: skip
    found.new = [each for each in new if each not in old]
    for each, rows in old.items():
        if each not in new:
            found.gone.append(each)
            continue
        fields = {}
        for name in shared:
            one, other = (_joined(found_rows, name) for found_rows in (rows, new[each]))
            if one != other:
                fields[name] = (one, other)
        if fields:
            found.changed.append(Changed(each, fields))
        else:
            found.same += 1
    return found


def _joined(rows: list[Row], name: str) -> str:
    return " | ".join(row.get(name, "") for row in rows)


def _read(path: Path, key: str | None) -> tuple[list[str], dict[str, list[Row]]]:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise TableError(f"{path}: exports that can be compared end in {', '.join(_READERS)}")
    columns: list[str] = []
    rows: dict[str, list[Row]] = {}
    named = None
    for row in reader(path):
        if not columns:
            columns = list(row)
            named = key if key in row else next((name for name in KEYS if name in row), None) if key is None else None
            if named is None:
                raise TableError(f"{path}: no column {key or ' or '.join(KEYS)} that names the incident")
        told = {name: _text(value) for name, value in row.items()}
        rows.setdefault(told[named or ""], []).append(told)
    return columns, rows


def _csv(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            yield from csv.DictReader(stream, strict=True)
        except (csv.Error, UnicodeDecodeError) as error:
            raise TableError(f"{path}: no CSV in UTF-8: {error}") from error


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise TableError(f"{path}:{number}: not JSON") from error
            if not isinstance(row, dict):
                raise TableError(f"{path}:{number}: not an object")
            yield row


def _xlsx(path: Path) -> Iterator[dict[str, Any]]:
    import openpyxl  # costs a fifth of a second, which only workbooks should pay
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError) as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise TableError(f"{path}: no workbook: {' '.join(str(error).split())}") from error
    rows = book.worksheets[0].iter_rows(values_only=True)
    header = [str(name) for name in next(rows, ())]
    yield from (dict(zip(header, row, strict=False)) for row in rows)


def _parquet(path: Path) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow
        import pyarrow.parquet as pq
    except ImportError as error:
        raise TableError(NEEDS_PYARROW) from error
    try:
        file = pq.ParquetFile(path)
    except pyarrow.ArrowInvalid as error:
        raise TableError(f"{path}: no Parquet file") from error
    for batch in file.iter_batches():
        yield from batch.to_pylist()


_READERS = {".csv": _csv, ".jsonl": _jsonl, ".xlsx": _xlsx, ".parquet": _parquet}


def _text(value: Any) -> str:
    """A cell as text, the same whatever the format.

    >>> _text(3.0), _text(["a", "b"]), _text(None), _text(" 34.50 "), _text("0101")
    ('3', 'a; b', '', '34.5', '0101')
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(_text, value))
    if hasattr(value, "strftime"):
        return str(value.strftime("%Y-%m-%d"))
    if isinstance(value, bytes):
        return value.hex()
    text = str(value).strip()
    if "." in text and text.replace(".", "", 1).lstrip("-").isdigit():
        return f"{float(text):.12g}"
    return text
