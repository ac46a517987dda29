"""Stata files (.dta, format 118: Unicode, Stata 14 and later), written by the published description of the format.

The rows are held in a temporary file until their widths are known, so memory does not grow with the table.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, BinaryIO

from waqai.outputs.holding import Held
from waqai.outputs.tables.table import Add, Cells, Table, TableError, day_of, flat, number_of

_EPOCH = date(1960, 1, 1).toordinal()
_LONGEST_FIXED = 244
_STRL, _DOUBLE, _LONG = 32768, 65526, 65528
_MISSING_LONG, _MISSING_DOUBLE = 2_147_483_621, struct.pack("<Q", 0x7FE0000000000000)
_MOST_LONG = 2_147_483_620
_MOST_COLUMNS = 32_767


class _Column:
    """What is known of a column after all rows were seen."""

    __slots__ = ("kind", "label", "longest", "name", "whole")

    def __init__(self, name: str, kind: str, label: str) -> None:
        self.name, self.kind, self.label = name[:32], kind, label
        self.longest, self.whole = 0, kind in ("integer", "date")

    @property
    def code(self) -> int:
        """Its storage type: fixed text up to 244 bytes, long text, long, double."""
        if self.kind in ("integer", "date", "number"):
            return _LONG if self.whole else _DOUBLE
        return max(self.longest, 1) if self.longest <= _LONGEST_FIXED else _STRL

    @property
    def format(self) -> str:
        """How Stata shows it."""
        if self.kind == "date":
            return "%td"
        if self.kind == "integer":
            return "%12.0g" if self.whole else "%18.0g"
        return "%10.0g" if self.kind == "number" else f"%-{min(self.code, 60)}s" if self.code != _STRL else "%9s"


@contextmanager
def dta_table(stream: BinaryIO, table: Table) -> Iterator[Add]:
    """Days as Stata days (%td), whole numbers as long or double, texts of up to 244 bytes fixed and longer ones as strL; English labels."""
    if len(table.columns) > _MOST_COLUMNS:
        raise TableError(f"more than {_MOST_COLUMNS:,} columns do not fit into a Stata file")
    columns = [_Column(spec.name, spec.kind, spec.en) for spec in table.columns]
    with Held() as held:

        def add(cells: Cells) -> None:
            held.add([_held(column, value) for column, value in zip(columns, cells, strict=True)])

        yield add
        _Writer(stream, table, columns, held).write()


def _held(column: _Column, value: Any) -> Any:
    """A cell as it is held: bytes of a text, a number, or None; the column learns what it must store."""
    if value is None:
        return b"" if column.kind in ("text", "arabic", "list") else None
    if column.kind == "date":
        day = day_of(value)
        return day.toordinal() - _EPOCH if day else None
    if column.kind in ("integer", "number"):
        number = number_of(value)
        if number is None:
            return None
        if column.kind == "integer":
            number = int(number)
            if abs(number) > _MOST_LONG:
                column.whole = False
        return number
    text = str(flat(value) if not isinstance(value, str) else value) if flat(value) is not None else ""
    data = text.replace("\x00", "").encode("utf-8", "backslashreplace")
    column.longest = max(column.longest, len(data))
    return data


class _Writer:
    """Writes the parts in their order; the map of their places, which stands first, is filled in at the end."""

    def __init__(self, stream: BinaryIO, table: Table, columns: list[_Column], held: Held) -> None:
        self._stream, self._table, self._columns, self._held = stream, table, columns, held
        self._at = 0
        self._places: list[int] = []

    def write(self) -> None:
        """The whole file."""
        self._mark()
        self._put(b"<stata_dta>" + self._header())
        self._mark()
        map_at = self._at + len(b"<map>")
        self._put(b"<map>" + bytes(14 * 8) + b"</map>")
        for name, content in self._descriptions():
            self._mark()
            self._put(f"<{name}>".encode() + content + f"</{name}>".encode())
        self._mark()
        self._put(b"<data>")
        for number, row in enumerate(self._held, start=1):
            self._put(
                b"".join(
                    _packed(column, index, number, value)
                    for index, (column, value) in enumerate(zip(self._columns, row, strict=True), start=1)
                )
            )
        self._put(b"</data>")
        self._mark()
        self._put(b"<strls>")
        self._long_texts()
        self._put(b"</strls>")
        self._mark()
        self._put(b"<value_labels></value_labels>")
        self._mark()
        self._put(b"</stata_dta>")
        self._mark()
        self._stream.seek(map_at)
        self._stream.write(struct.pack("<14Q", *self._places))
        self._stream.seek(self._at)

    def _put(self, data: bytes) -> None:
        self._stream.write(data)
        self._at += len(data)

    def _mark(self) -> None:
        self._places.append(self._at)

    def _header(self) -> bytes:
        label = _fitted(self._table.title, 80)
        return (
            b"<header><release>118</release><byteorder>LSF</byteorder>"
            + b"<K>" + struct.pack("<H", len(self._columns)) + b"</K><N>" + struct.pack("<Q", self._held.count) + b"</N>"
            + b"<label>" + struct.pack("<H", len(label)) + label + b"</label><timestamp>\x00</timestamp></header>"
        )  # fmt: skip

    def _descriptions(self) -> Iterator[tuple[str, bytes]]:
        columns = self._columns
        yield "variable_types", b"".join(struct.pack("<H", column.code) for column in columns)
        yield "varnames", b"".join(_padded(column.name.encode(), 129) for column in columns)
        yield "sortlist", bytes(2 * (len(columns) + 1))
        yield "formats", b"".join(_padded(column.format.encode(), 57) for column in columns)
        yield "value_label_names", bytes(129 * len(columns))
        yield "variable_labels", b"".join(_padded(_fitted(column.label, 80), 321) for column in columns)
        yield "characteristics", b""

    def _long_texts(self) -> None:
        long_ones = [index for index, column in enumerate(self._columns) if column.code == _STRL]
        if not long_ones:
            return
        for number, row in enumerate(self._held, start=1):
            for index in long_ones:
                if text := row[index]:
                    self._put(b"GSO" + struct.pack("<IQBI", index + 1, number, 130, len(text) + 1) + text + b"\x00")


def _packed(column: _Column, index: int, number: int, value: Any) -> bytes:
    code = column.code
    if code == _LONG:
        return struct.pack("<i", _MISSING_LONG if value is None else value)
    if code == _DOUBLE:
        return _MISSING_DOUBLE if value is None else struct.pack("<d", value)
    if code == _STRL:
        return struct.pack("<Q", index + (number << 16)) if value else bytes(8)
    return _padded(value, code)


def _padded(data: bytes, size: int) -> bytes:
    return data + bytes(size - len(data))


def _fitted(text: str, characters: int) -> bytes:
    """A label of at most so many characters."""
    return text[:characters].encode("utf-8", "backslashreplace")
