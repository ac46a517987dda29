"""Outlines of countries and lines between their first-level units, for orientation on maps (Natural Earth, public domain, simplified)."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources

Ring = list[tuple[float, float]]
CLOSE = 12.0
"""Degrees of latitude up to which a map shows the lines between first-level units."""


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float, lon: float) -> bool:
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@functools.cache
def _rings() -> tuple[tuple[Box, tuple[tuple[float, float], ...]], ...]:
    text = resources.files("waqai.outputs.reports.charts").joinpath("outlines.tsv").read_text("utf-8")
    found = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        x = y = 0
        points = []
        for step in line.partition("\t")[2].split():
            dx, _, dy = step.partition(",")
            x, y = x + int(dx), y + int(dy)
            points.append((x / 100, y / 100))
        lons, lats = zip(*points, strict=True)
        found.append((Box(min(lons), min(lats), max(lons), max(lats)), tuple(points)))
    return tuple(found)


def rings_in(box: Box) -> list[Ring]:
    """The rings that reach into a box, cut to it (with a margin), so that a picture holds no more than it shows.

    >>> len(rings_in(Box(44.0, 13.0, 45.0, 14.0)))
    1
    """
    margin = 0.1 * max(box.east - box.west, box.north - box.south)
    wide = Box(box.west - margin, box.south - margin, box.east + margin, box.north + margin)
    found = []
    for own, points in _rings():
        if own.west <= wide.east and own.east >= wide.west and own.south <= wide.north and own.north >= wide.south:
            ring = _clipped(list(points), wide)
            if len(ring) > 2:
                found.append(ring)
    return found


def unit_lines_in(box: Box) -> list[Ring]:
    """The lines between first-level units that reach into a box no taller than `CLOSE` degrees; none for a wider one, where they would
    cover it, and none for countries that have no file.

    >>> len(unit_lines_in(Box(44.0, 13.0, 45.0, 14.0))) > 2, unit_lines_in(Box(0.0, 0.0, 40.0, 40.0))
    (True, [])
    """
    if box.north - box.south > CLOSE:
        return []
    folder = resources.files("waqai.outputs.reports.charts").joinpath("units")
    index: dict[str, list[float]] = json.loads(folder.joinpath("index.json").read_text("utf-8"))
    found = []
    for country, (west, south, east, north, _) in sorted(index.items()):
        if west <= box.east and east >= box.west and south <= box.north and north >= box.south:
            for line in json.loads(folder.joinpath(f"{country}.json").read_text("utf-8")):
                if any(box.holds(lat, lon) for lon, lat in line):
                    found.append([(lon, lat) for lon, lat in line])
    return found


def _clipped(ring: Ring, box: Box) -> Ring:
    """A ring cut to a box, edge by edge (Sutherland and Hodgman 1974)."""
    for axis, limit, above in ((0, box.west, True), (0, box.east, False), (1, box.south, True), (1, box.north, False)):
        kept: Ring = []
        for (x0, y0), (x1, y1) in zip([ring[-1], *ring[:-1]], ring, strict=True):
            a, b = (x0, x1) if axis == 0 else (y0, y1)
            inside0, inside1 = (a >= limit, b >= limit) if above else (a <= limit, b <= limit)
            if inside0 != inside1:
                share = (limit - a) / (b - a)
                kept.append((x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
            if inside1:
                kept.append((x1, y1))
        if not kept:
            return []
        ring = kept
    return ring
