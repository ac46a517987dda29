"""Tables for people: CSV and Excel."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, BinaryIO

from waqai.outputs.columns import COLUMNS, Column
from waqai.outputs.line import Line, flat_rows

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What XML 1.0 cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def disarmed(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it; all else stays.

    >>> disarmed("=1+1"), disarmed("قصف"), disarmed(-3)
    ("'=1+1", 'قصف', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


@contextmanager
def csv_sink(stream: BinaryIO, *, excel: bool) -> Iterator[Callable[[Line], None]]:
    """One row an event, a header of keys, UTF-8. `excel` adds the mark by which Excel knows UTF-8, and disarms formulas."""
    text = io.TextIOWrapper(stream, "utf-8-sig" if excel else "utf-8", errors="backslashreplace", newline="", write_through=True)
    table = csv.writer(text, lineterminator="\r\n" if excel else "\n")
    table.writerow([column.key for column in COLUMNS])

    def add(line: Line) -> None:
        for row in flat_rows(line):
            table.writerow([disarmed(value) if excel else value for value in row.values()])

    yield add
    text.flush()
    text.detach()


@contextmanager
def xlsx_sink(stream: BinaryIO, *, rtl: bool) -> Iterator[Callable[[Line], None]]:
    """An Excel workbook: typed dates and numbers, the header frozen and filtered, a second sheet that explains the columns.

    Every text is stored as text, so that none is run as a formula. `rtl` lays the sheets out from right to left.
    """
    import openpyxl  # costs a fifth of a second, which only Excel files should pay
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "events"
    sheet.append([column.key for column in COLUMNS])

    written = 1

    def add(line: Line) -> None:
        nonlocal written
        for row in flat_rows(line):
            written += 1
            for index, column in enumerate(COLUMNS, start=1):
                _fill(sheet.cell(written, index), column, row[column.key])

    yield add
    for index, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[sheet.cell(1, index).column_letter].width = column.width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    legend = book.create_sheet("columns")
    legend.append(["key", "English", "العربية", "what it holds"])
    for column in COLUMNS:
        legend.append([column.key, column.en, column.ar, column.what])
    for letter, width in zip("ABCD", (20, 22, 22, 60), strict=True):
        legend.column_dimensions[letter].width = width
    for each in (sheet, legend):
        each.sheet_view.rightToLeft = rtl
        for cell in each[1]:
            cell.font = Font(bold=True)
    book.save(stream)


def _fill(cell: Any, column: Column, value: Any) -> None:
    from openpyxl.styles import Alignment

    if value is None or value == "":
        return
    if column.kind == "date":
        day = _day(value)
        cell.value = day or _UNWRITABLE.sub("", str(value))
        if day:
            cell.number_format = "yyyy-mm-dd"
            return
    elif isinstance(value, int | float):
        cell.value = value
        return
    else:
        cell.value = _UNWRITABLE.sub("", str(value))
    cell.data_type = "s"
    if str(value).startswith(_FORMULA_STARTS):
        cell.quotePrefix = True
    if column.kind == "arabic":
        cell.alignment = Alignment(horizontal="right", readingOrder=2, wrap_text=column.width >= 40, vertical="top")


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
