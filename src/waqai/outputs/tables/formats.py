"""The formats by their names, and how a file in one of them is begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from waqai.outputs.files import placed_aside, written_aside
from waqai.outputs.tables.columnar import parquet_table
from waqai.outputs.tables.delimited import csv_table
from waqai.outputs.tables.geopackage import gpkg_table
from waqai.outputs.tables.json_tables import geojson_table, jsonl_table
from waqai.outputs.tables.stata import dta_table
from waqai.outputs.tables.table import Add, Table
from waqai.outputs.tables.workbook import xlsx_table

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

_WRITERS: dict[str, _Writer] = {
    "csv": lambda stream, table: csv_table(stream, table),
    "csv-excel": lambda stream, table: csv_table(stream, table, excel=True),
    "xlsx": xlsx_table,
    "jsonl": jsonl_table,
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
    writer = _WRITERS[form]
    with written_aside(path) as stream, writer(stream, table) as add:
        yield add
