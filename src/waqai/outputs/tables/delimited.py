"""Comma-separated tables: plain, and for Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from waqai.outputs.spreadsheet import disarmed
from waqai.outputs.tables.table import Cells, Table, flat

Rows = Iterable[Sequence[Any]]
_QUOTE = '"'
_WIDE = 40
"""Columns that are so wide hold free texts."""


class CsvText:
    """Rows as CSV: UTF-8, ISO days, empty cells for what is not told.

    `excel`: the byte order mark by which Excel knows UTF-8, line ends of its kind, and texts that it would run as formulas disarmed.
    `free`: the positions of free texts, which mostly need quotes; elsewhere few do. `texts`: all cells are texts. Both save time alone.

    >>> CsvText().rows([["a,b", None, 3]])
    b'"a,b",,3\\n'
    """

    def __init__(self, excel: bool = False, free: Sequence[int] = (), texts: bool = False) -> None:
        self._texts = texts
        self._excel, self._free, self._mark = excel, tuple(free), b"\xef\xbb\xbf" if excel else b""
        self._buffer = io.StringIO(newline="")
        end = "\r\n" if excel else "\n"
        self._plain = csv.writer(self._buffer, lineterminator=end)
        self._quoted = csv.writer(self._buffer, lineterminator=end, quoting=csv.QUOTE_ALL)

    def header(self, names: Sequence[str]) -> bytes:
        """The first line, with the mark where there is one."""
        return self._mark + self.rows([names])

    def rows(self, rows: Rows) -> bytes:
        """Lines of cells."""
        if self._excel:
            text = self._written(self._plain.writerows, [list(map(disarmed, row)) for row in rows])
        else:
            text = "".join([self._line(row) for row in rows])
        return text.encode("utf-8", "backslashreplace")

    def _line(self, row: Sequence[Any]) -> str:
        """One line, joined here where no cell but the free texts needs quotes, else by the module."""
        cells: list[Any] = list(row) if self._texts else ["" if cell is None else cell if type(cell) is str else str(cell) for cell in row]
        quoted = []
        for index in self._free:
            if _needs_quotes(cell := cells[index]):
                cells[index] = ""
                quoted.append((index, cell))
        line = ",".join(cells)
        if line.count(",") >= len(cells) or '"' in line or "\n" in line or "\r" in line or len(cells) == 1:
            # a line end that the module quotes in no row whose own end is another
            return self._written((self._quoted if any("\r" in str(cell) for cell in row) else self._plain).writerows, [row])
        if quoted:
            for index, cell in quoted:
                cells[index] = f'"{cell.replace(_QUOTE, _QUOTE * 2)}"'
            line = ",".join(cells)
        return f"{line}\n"

    def _written(self, write: Callable[[Rows], Any], rows: Rows) -> str:
        self._buffer.seek(0)
        self._buffer.truncate()
        write(rows)
        return self._buffer.getvalue()


def _needs_quotes(cell: str) -> bool:
    return "," in cell or _QUOTE in cell or "\n" in cell or "\r" in cell


def csv_rows(table: Table, excel: bool = False) -> tuple[bytes, Callable[[Sequence[Cells]], bytes]]:
    """The header of a table as CSV, and what makes lines of its rows."""
    text = CsvText(excel, [index for index, column in enumerate(table.columns) if column.width >= _WIDE])
    lists = [index for index, column in enumerate(table.columns) if column.kind == "list"]

    def rows(cells: Sequence[Cells]) -> bytes:
        if not lists:
            return text.rows(cells)
        flattened = [list(row) for row in cells]
        for row in flattened:
            for index in lists:
                row[index] = flat(row[index])
        return text.rows(flattened)

    return text.header(table.names), rows
