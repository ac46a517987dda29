"""Comma-separated tables: plain, and for Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from waqai.outputs.spreadsheet import disarmed
from waqai.outputs.tables.table import Add, Cells, Table, flat


@contextmanager
def csv_table(stream: BinaryIO, table: Table, *, excel: bool = False) -> Iterator[Add]:
    """UTF-8 without a mark, a header of names, ISO days, empty cells for what is not told.

    `excel`: the byte order mark by which Excel knows UTF-8, line ends of its kind, and texts that it would run as formulas disarmed.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig" if excel else "utf-8", errors="backslashreplace", newline="")
    end = "\r\n" if excel else "\n"
    write = csv.writer(text, lineterminator=end).writerow
    write_quoted = csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL).writerow
    write(table.names)
    lists = [index for index, column in enumerate(table.columns) if column.kind == "list"]
    texts = [index for index, column in enumerate(table.columns) if column.kind in ("text", "arabic", "list")]

    def add(cells: Cells) -> None:
        if lists:
            cells = list(cells)
            for index in lists:
                cells[index] = flat(cells[index])
        if excel:
            cells = list(map(disarmed, cells))
        for index in texts:
            if (cell := cells[index]) and "\r" in str(cell):  # a line end that the module quotes in no row whose own end is another
                write_quoted(cells)
                return
        write(cells)

    yield add
    text.flush()
    text.detach()
