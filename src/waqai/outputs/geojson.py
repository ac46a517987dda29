"""Events as points for a map (RFC 7946: longitude first, WGS84)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from waqai.outputs.line import Line


def feature_of(line: Line, row: dict[str, Any]) -> dict[str, Any]:
    """One event as a GeoJSON feature; one without coordinates has a null geometry, so that it is not lost.

    >>> feature_of({"id": "a"}, {"n": 1, "lat": 36.05, "lon": 40.73})["geometry"]
    {'type': 'Point', 'coordinates': [40.73, 36.05]}
    """
    lat, lon = row.get("lat"), row.get("lon")
    located = isinstance(lat, int | float) and isinstance(lon, int | float)
    shared = {key: line[key] for key in ("file", "title", "published", "source", "url") if line.get(key)}
    own = {key: value for key, value in row.items() if key not in ("lat", "lon", "spans", "confidence")}
    own["confidence"] = (row.get("confidence") or {}).get("row")
    return {
        "type": "Feature",
        "id": f"{line['id']}/{row.get('n')}",
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if located else None,
        "properties": {"article": line["id"], **shared, **own},
    }


@contextmanager
def geojson_sink(stream: BinaryIO) -> Iterator[Callable[[Line], None]]:
    """A FeatureCollection with one feature an event."""
    stream.write(b'{"type": "FeatureCollection", "features": [')
    separator = b"\n"

    def add(line: Line) -> None:
        nonlocal separator
        for row in line.get("events") or ():
            stream.write(separator + json.dumps(feature_of(line, row), ensure_ascii=False).encode("utf-8", "backslashreplace"))
            separator = b",\n"

    yield add
    stream.write(b"\n]}\n")
