"""JSON lines and GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from waqai.outputs.tables.table import Add, Cells, Table, number_of


def jsonl_rows(table: Table) -> tuple[bytes, Callable[[Sequence[Cells]], bytes]]:
    """One object a row, every column a key (null where empty), lists as lists. There is no header."""
    names, encode = table.names, _encoder()

    def rows(cells: Sequence[Cells]) -> bytes:
        lines = [encode(dict(zip(names, row, strict=True))) for row in cells]
        return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")

    return b"", rows


@contextmanager
def geojson_table(stream: BinaryIO, table: Table) -> Iterator[Add]:
    """A FeatureCollection: a point a row (longitude first, WGS84), null where there is none; all columns are properties."""
    names, point = table.names, table.point()
    key = names.index(table.key) if table.key in names else None
    encode = _encoder()
    stream.write(b'{"type": "FeatureCollection", "features": [')
    separator = b"\n"

    def add(cells: Cells) -> None:
        nonlocal separator
        feature: dict[str, Any] = {"type": "Feature"}
        if key is not None:
            feature["id"] = str(cells[key])
        feature["geometry"] = geometry_of(cells, point)
        feature["properties"] = dict(zip(names, cells, strict=True))
        stream.write(separator + encode(feature).encode("utf-8", "backslashreplace"))
        separator = b",\n"

    yield add
    stream.write(b"\n]}\n")


def _encoder() -> Callable[[dict[str, Any]], str]:
    """JSON of an object; a number that is none (NaN, infinity), which JSON cannot hold, becomes null."""
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

    def tolerant(found: dict[str, Any]) -> str:
        try:
            return encode(found)
        except ValueError:
            return encode(_finite(found))

    return tolerant


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    return number_of(value) if isinstance(value, float) else value


def geometry_of(cells: Cells, point: tuple[int, int] | None) -> dict[str, Any] | None:
    """The point of a row; None where it has none, or one that is not on the globe.

    >>> geometry_of([36.05, 40.73], (0, 1))
    {'type': 'Point', 'coordinates': [40.73, 36.05]}
    """
    if point is None:
        return None
    lat, lon = number_of(cells[point[0]]), number_of(cells[point[1]])
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return {"type": "Point", "coordinates": [lon, lat]}
