"""Parquet and GeoParquet, through pyarrow (the extra `tables`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from waqai.outputs.tables.json_tables import geometry_of
from waqai.outputs.tables.table import Add, Cells, Table, TableError, day_of, number_of
from waqai.outputs.tables.wkb import point_wkb

_BATCH = 10_000
NEEDS_PYARROW = "Parquet needs the package pyarrow: pip install 'waqai[tables]'"


@contextmanager
def parquet_table(stream: BinaryIO, table: Table, *, geo: bool = False) -> Iterator[Add]:
    """Typed columns (text, whole numbers, numbers, days, lists of texts), each with its meaning in both languages in its metadata.

    `geo`: a column `geometry` of points after GeoParquet 1.1 (WGS84, longitude first).
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise TableError(NEEDS_PYARROW) from error
    kinds = {"integer": pa.int64(), "number": pa.float64(), "date": pa.date32(), "list": pa.list_(pa.string())}
    fields = [
        pa.field(column.name, kinds.get(column.kind, pa.string()), metadata={"en": column.en, "ar": column.ar}) for column in table.columns
    ]
    metadata = {f"waqai_{key}": value for key, value in table.meta.items()}
    if geo:
        fields.append(pa.field("geometry", pa.binary()))
        column = {"encoding": "WKB", "geometry_types": ["Point"]}
        metadata["geo"] = json.dumps({"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}})
    schema = pa.schema(fields, metadata=metadata)
    makers = [_maker(column.kind) for column in table.columns]
    point = table.point()
    rows: list[list[Any]] = []
    with pq.ParquetWriter(stream, schema, compression="snappy") as writer:

        def flush() -> None:
            arrays = [pa.array(list(values), type=each.type) for values, each in zip(zip(*rows, strict=True), schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            rows.clear()

        def add(cells: Cells) -> None:
            row = [None if value is None else make(value) for make, value in zip(makers, cells, strict=True)]
            if geo:
                place = geometry_of(cells, point)
                row.append(point_wkb(*place["coordinates"]) if place else None)
            rows.append(row)
            if len(rows) >= _BATCH:
                flush()

        yield add
        if rows:
            flush()


def _maker(kind: str) -> Any:
    if kind == "integer":
        return lambda value: int(value) if number_of(value) is not None else None
    if kind == "number":
        return number_of
    if kind == "date":
        return day_of
    if kind == "list":
        return lambda value: [_clean(item) for item in value] if isinstance(value, list | tuple) else [_clean(value)]
    return _clean


def _clean(value: Any) -> str:
    """Text as UTF-8 can hold it."""
    return str(value).encode("utf-8", "backslashreplace").decode()
