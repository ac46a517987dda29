"""Excel workbooks, written row by row: memory does not grow with the table.

Every text is stored as text (an inline string), so that none is run as a formula; days are days. Made by hand since the libraries take
minutes or gigabytes for 200,000 rows; the parts are those that ISO/IEC 29500 needs.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import IO, Any, BinaryIO

from waqai.outputs.tables.table import UNWRITABLE, Add, Cells, Table, TableError, day_of, flat

MOST_ROWS = 1_048_575
"""Rows of a sheet under its header."""
MOST_CHARACTERS = 32_767
"""Characters of a cell."""

_PLAIN, _HEADER, _DAY, _ARABIC, _QUOTED, _ARABIC_QUOTED = range(6)
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SPECIAL = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|\r")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FLUSH_ROWS = 400

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>'
    "</Types>"
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
_BOOK_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>"
)
_RTL_ALIGNED = 'applyAlignment="1"><alignment horizontal="right" readingOrder="2"/></xf>'
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" {_RTL_ALIGNED}'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" {_RTL_ALIGNED}'
    "</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_SHEET = f'{_XML}<worksheet xmlns="{_MAIN}">'


@contextmanager
def xlsx_table(stream: BinaryIO, table: Table) -> Iterator[Add]:
    """A workbook of two sheets: the rows, header frozen and filtered, and what the columns mean; `table.rtl` turns both around."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            sheet = _Sheet(part, table)
            yield sheet.add
            sheet.close()
        with archive.open("xl/worksheets/sheet2.xml", "w") as part:
            _dictionary(part, table)
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("xl/_rels/workbook.xml.rels", _BOOK_RELATIONS)
        archive.writestr("xl/styles.xml", _STYLES)
        archive.writestr("xl/workbook.xml", _book(table, sheet))
    if sheet.cut:
        table.said.append(f"{sheet.cut} cells hold more than {MOST_CHARACTERS:,} characters, which Excel cannot; they end in …")


def _book(table: Table, sheet: _Sheet) -> str:
    filtered = f"'{_sheet_name(table)}'!$A$1:${sheet.last_letter}${sheet.row}"
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<sheets><sheet name="{_sheet_name(table)}" sheetId="1" r:id="rId1"/><sheet name="columns" sheetId="2" r:id="rId2"/></sheets>'
        f'<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{filtered}</definedName></definedNames>'
        "</workbook>"
    )


def _sheet_name(table: Table) -> str:
    return re.sub(r"[^A-Za-z0-9_ -]", "", table.name)[:31] or "rows"


class _Sheet:
    """The sheet of the rows."""

    def __init__(self, part: IO[bytes], table: Table) -> None:
        self._part, self.row, self.cut = part, 1, 0
        self._pending: list[str] = []
        self._letters = [_letter(index) for index in range(len(table.columns))]
        self._kinds = [column.kind for column in table.columns]
        self.last_letter = self._letters[-1]
        part.write(_head(table.rtl, [column.width for column in table.columns], frozen=True).encode())
        self._write([_text_cell(f"{letter}1", name, _HEADER) for letter, name in zip(self._letters, table.names, strict=True)])

    def add(self, cells: Cells) -> None:
        """Write the next row."""
        self.row += 1
        if self.row > MOST_ROWS + 1:
            raise TableError(f"more than {MOST_ROWS:,} rows do not fit into one Excel sheet; choose csv or parquet")
        number = str(self.row)
        self._write([
            self._cell(letter + number, kind, value)
            for letter, kind, value in zip(self._letters, self._kinds, cells, strict=True) if value is not None and value != ""
        ])  # fmt: skip

    def _write(self, cells: list[str]) -> None:
        self._pending.append(f'<row r="{self.row}">{"".join(cells)}</row>')
        if len(self._pending) >= _FLUSH_ROWS:
            self._flush()

    def _flush(self) -> None:
        self._part.write("".join(self._pending).encode("utf-8"))
        self._pending.clear()

    def _cell(self, at: str, kind: str, value: Any) -> str:
        if kind in ("integer", "number"):
            if isinstance(value, int | float) and not isinstance(value, bool) and value == value and abs(value) != float("inf"):
                return f'<c r="{at}"><v>{value!r}</v></c>'
        elif kind == "date":
            day = day_of(value)
            if day is not None and day >= _FIRST_DAY:
                return f'<c r="{at}" s="{_DAY}"><v>{day.toordinal() - _EPOCH}</v></c>'
        elif kind == "list":
            value = flat(value)
            if value is None:
                return ""
        text = str(value)
        if len(text) > MOST_CHARACTERS:
            text = f"{text[: MOST_CHARACTERS - 1]}…"
            self.cut += 1
        style = _ARABIC if kind == "arabic" else _PLAIN
        if text.startswith(_FORMULA):
            style = _ARABIC_QUOTED if kind == "arabic" else _QUOTED
        return _text_cell(at, text, style)

    def close(self) -> None:
        """End the sheet; the filter covers all rows."""
        self._flush()
        self._part.write(f'</sheetData><autoFilter ref="A1:{self.last_letter}{self.row}"/></worksheet>'.encode())


def _head(rtl: bool, widths: Sequence[int], frozen: bool) -> str:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if frozen else ""
    view = f'<sheetView{" rightToLeft=" + chr(34) + "1" + chr(34) if rtl else ""} workbookViewId="0">{pane}</sheetView>'
    cols = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, start=1))
    return f"{_SHEET}<sheetViews>{view}</sheetViews><cols>{cols}</cols><sheetData>"


def _dictionary(part: IO[bytes], table: Table) -> None:
    part.write(_head(table.rtl, (20, 10, 60, 60, 50, 8), frozen=True).encode())
    rows: list[tuple[Any, ...]] = [("name", "holds", "English", "العربية", "values", "rests on")]
    rows += [(column.name, column.kind, column.en, column.ar, column.values, column.basis) for column in table.columns]
    for number, row in enumerate(rows, start=1):
        cells = "".join(
            _text_cell(f"{_letter(index)}{number}", str(value), _HEADER if number == 1 else _ARABIC if index == 3 else _PLAIN)
            for index, value in enumerate(row) if value
        )  # fmt: skip
        part.write(f'<row r="{number}">{cells}</row>'.encode())
    part.write(b"</sheetData></worksheet>")


def _text_cell(at: str, text: str, style: int) -> str:
    if _SPECIAL.search(text):
        text = _ESCAPED.sub("_x005F_", UNWRITABLE.sub("", text))
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "_x000D_")
    styled = f' s="{style}"' if style else ""
    return f'<c r="{at}" t="inlineStr"{styled}><is><t xml:space="preserve">{text}</t></is></c>'


def _letter(index: int) -> str:
    """The letters of a column.

    >>> _letter(0), _letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
