"""Comma-separated tables: plain, and for Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from waqai.outputs.spreadsheet import disarmed
from waqai.outputs.tables.table import Cells, Table, flat

Rows = Iterable[Sequence[Any]]


class CsvText:
    """Rows as CSV: UTF-8, ISO days, empty cells for what is not told.

    `excel`: the byte order mark by which Excel knows UTF-8, line ends of its kind, and texts that it would run as formulas disarmed.

    >>> CsvText().rows([["a,b", None, 3]])
    b'"a,b",,3\\n'
    """

    def __init__(self, excel: bool = False) -> None:
        self._excel, self._mark = excel, b"\xef\xbb\xbf" if excel else b""
        self._buffer = io.StringIO(newline="")
        end = "\r\n" if excel else "\n"
        self._plain = csv.writer(self._buffer, lineterminator=end)
        self._quoted = csv.writer(self._buffer, lineterminator=end, quoting=csv.QUOTE_ALL)

    def header(self, names: Sequence[str]) -> bytes:
        """The first line, with the mark where there is one."""
        return self._mark + self.rows([names])

    def rows(self, rows: Rows) -> bytes:
        """Lines of cells."""
        rows = [list(map(disarmed, row)) for row in rows] if self._excel else list(rows)
        text = self._written(self._plain.writerows, rows)
        if not self._excel and "\r" in text:  # a line end that the module quotes in no row whose own end is another
            text = "".join(
                self._written((self._quoted if any("\r" in str(cell) for cell in row) else self._plain).writerows, [row]) for row in rows
            )
        return text.encode("utf-8", "backslashreplace")

    def _written(self, write: Callable[[Rows], Any], rows: Rows) -> str:
        self._buffer.seek(0)
        self._buffer.truncate()
        write(rows)
        return self._buffer.getvalue()


class CsvTexts(CsvText):
    """Rows of texts alone as CSV: the same bytes in a third of the time, since most need no quotes."""

    def rows(self, rows: Rows) -> bytes:
        """Lines of texts."""
        if self._excel:
            return super().rows(rows)
        lines = []
        for row in rows:
            line = ",".join(row)
            if line.count(",") != len(row) - 1 or '"' in line or "\n" in line or "\r" in line:
                lines.append(super().rows([row]))
            else:
                lines.append(f"{line}\n".encode("utf-8", "backslashreplace"))
        return b"".join(lines)


def csv_rows(table: Table, excel: bool = False) -> tuple[bytes, Callable[[Sequence[Cells]], bytes]]:
    """The header of a table as CSV, and what makes lines of its rows."""
    text = CsvText(excel)
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
