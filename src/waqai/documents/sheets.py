"""Excel workbooks (.xlsx): the first sheet whose header names the text, row by row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from waqai.documents.article import Article, Reading, article_of
from waqai.documents.tables import wanted_names
from waqai.documents.zips import bomb
from waqai.model import Issue

_MOST_COLUMNS = 1000


def read_xlsx(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Article | Issue]:
    """The articles of a workbook. A wrong row becomes an issue that names sheet and row; formulas give the values that were saved."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(stream) as packed:
            if problem := _hostile(packed, reading):
                yield Issue("too-large", name, problem)
                return
        stream.seek(0)
        book = load_workbook(stream, read_only=True, data_only=True)
    except Exception as error:  # a workbook is a pack of foreign XML, which fails in many classes
        yield Issue("bad-table", name, f"not a readable .xlsx workbook ({type(error).__name__})")
        return
    try:
        yield from _sheets(book, name, reading)
    except Exception as error:
        yield Issue("bad-table", name, f"not a readable .xlsx workbook from here on ({type(error).__name__})")
    finally:
        book.close()


def _hostile(packed: zipfile.ZipFile, reading: Reading) -> str | None:
    """Why a workbook is not opened: parts that swell, or XML that declares entities."""
    if sum(info.file_size for info in packed.infolist()) > reading.limits.table_bytes:
        return f"unpacks to more than {reading.limits.table_bytes / 1e6:g} MB, the limit for a table"
    for info in packed.infolist():
        if problem := bomb(info, reading.limits):
            return problem
        if info.filename.endswith((".xml", ".rels")):
            with packed.open(info) as part:
                if b"<!DOCTYPE" in part.read(4096).upper():
                    return f"its part {info.filename[:80]!r} declares a document type, which no workbook does"
    return None


def _sheets(book: Any, name: str, reading: Reading) -> Iterator[Article | Issue]:
    seen: list[str] = []
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        header = [str(cell).strip() if cell is not None else "" for cell in next(rows, ())][:_MOST_COLUMNS]
        names = wanted_names(header, reading.columns)
        if isinstance(names, str):
            seen.append(f"{sheet.title}: {names}")
            continue
        yield from _rows(rows, names, f"{name}:{sheet.title}", reading)
        return
    yield Issue("bad-record", name, f"no sheet with a text column ({'; '.join(seen)[:200]})" if seen else "holds no sheet")


def _rows(rows: Iterator[Sequence[Any]], names: Sequence[str], where: str, reading: Reading) -> Iterator[Article | Issue]:
    for number, row in enumerate(rows, start=2):
        cells = {name: _cell(cell) for name, cell in zip(names, row, strict=False) if name and cell is not None}
        if any(str(cell).strip() for cell in cells.values()):
            yield article_of(_worded(reading.columns.record(cells)), f"{where}:{number}", reading.published)


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _worded(record: dict[str, Any]) -> dict[str, Any]:
    """Numbers that stand where words belong («2015» as a title) as words."""
    return {key: str(value) if isinstance(value, int | float) and key != "id" else value for key, value in record.items()}
