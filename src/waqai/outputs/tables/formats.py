"""The formats by their names, and how a file in one of them is begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from waqai.outputs.files import placed_aside, written_aside
from waqai.outputs.tables.columnar import parquet_table
from waqai.outputs.tables.delimited import csv_rows
from waqai.outputs.tables.geopackage import gpkg_table
from waqai.outputs.tables.json_tables import geojson_table, jsonl_rows
from waqai.outputs.tables.stata import dta_table
from waqai.outputs.tables.table import Add, Cells, Table
from waqai.outputs.tables.workbook import xlsx_table

RowsText = Callable[[Sequence[Cells]], bytes]
"""Makes bytes of rows."""

_Writer = Callable[[BinaryIO, Table], AbstractContextManager[Add]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the ending of its files, and what it is for."""

    name: str
    suffix: str
    what: str


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("csv", ".csv", "UTF-8, for programs"),
        Format("csv-excel", ".csv", "UTF-8 with its mark, for Excel; formulas disarmed"),
        Format("xlsx", ".xlsx", "Excel, typed"),
        Format("jsonl", ".jsonl", "JSON lines"),
        Format("geojson", ".geojson", "points for a map"),
        Format("parquet", ".parquet", "typed columns; needs pyarrow"),
        Format("geoparquet", ".parquet", "typed columns and points; needs pyarrow"),
        Format("gpkg", ".gpkg", "GeoPackage, for QGIS"),
        Format("dta", ".dta", "Stata 14 and later"),
    )
}

_TEXTS: dict[str, Callable[[Table], tuple[bytes, RowsText]]] = {
    "csv": lambda table: csv_rows(table),
    "csv-excel": lambda table: csv_rows(table, excel=True),
    "jsonl": jsonl_rows,
}
"""Formats whose rows stand each by itself: a header, and what makes bytes of rows."""

_WRITERS: dict[str, _Writer] = {
    "xlsx": xlsx_table,
    "geojson": geojson_table,
    "parquet": lambda stream, table: parquet_table(stream, table),
    "geoparquet": lambda stream, table: parquet_table(stream, table, geo=True),
    "dta": dta_table,
}


def format_of(path: Path) -> str | None:
    """The format of a file by its ending; .csv is plain CSV and .parquet is without points.

    >>> format_of(Path("rows.xlsx")), format_of(Path("rows.ods"))
    ('xlsx', None)
    """
    return next((each.name for each in FORMATS.values() if each.suffix == path.suffix.lower()), None)


@contextmanager
def open_table(path: Path, form: str, table: Table) -> Iterator[Add]:
    """Begin a file in a format and yield what takes each row. The file stands under its name only when it is whole.

    Raises KeyError for an unknown format, OSError where the file cannot be made, TableError where the format cannot take the table.
    """
    if form == "gpkg":
        with placed_aside(path) as aside, gpkg_table(aside, table) as add:
            yield add
        return
    if form in _TEXTS:
        render = rows_text(form, table)
        with open_text(path, form, table) as write:

            def add(cells: Cells) -> None:
                write(render([cells]))

            yield add
        return
    writer = _WRITERS[form]
    with written_aside(path) as stream, writer(stream, table) as add:
        yield add


def is_text(form: str) -> bool:
    """Whether rows of a format stand each by itself, so that they can be made in several processes (`rows_text`, `open_text`)."""
    return form in _TEXTS


def rows_text(form: str, table: Table) -> RowsText:
    """What makes bytes of rows in such a format."""
    return _TEXTS[form](table)[1]


@contextmanager
def open_text(path: Path, form: str, table: Table) -> Iterator[Callable[[bytes], object]]:
    """Begin a file in such a format and yield what takes the bytes of rows. Raises OSError where it cannot be made."""
    with written_aside(path) as stream:
        stream.write(_TEXTS[form](table)[0])
        yield stream.write
