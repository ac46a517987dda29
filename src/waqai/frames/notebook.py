"""Incidents in a notebook: a short table, and a map drawn by itself. Every text is escaped; nothing is fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, floor, radians, sqrt
from typing import Any

_SHOWN = (
    "incident",
    "date_start",
    "type",
    "place",
    "admin1",
    "country",
    "attacker",
    "target",
    "killed_min",
    "killed_max",
    "wounded_min",
    "sources",
)
SHOWN_ROWS = 20
"""Rows of a table in a notebook."""
_WIDTH, _LEAST_DEGREES = 640.0, 0.5
_COLOURS = {
    "suicide_bombing": "#b2182b", "car_bomb": "#d6604d", "bombing_ied": "#ef8a62", "grenade": "#f4a582", "mine": "#c49a6c",
    "air_strike": "#2166ac",
    "drone_strike": "#4393c3", "shelling": "#67a9cf", "armed_attack": "#762a83", "shooting": "#9970ab", "assassination": "#5e3c99",
    "execution": "#40004b", "armed_clash": "#1b7837", "abduction": "#e08214", "arson_property": "#8c510a", "arrest_raid": "#5ab4ac",
    "protest_violence": "#35978f",
}  # fmt: skip
_OTHER = "#777777"


def table_html(rows: Sequence[Mapping[str, Any]], total: int | None = None) -> str:
    """The first rows as a table: the main columns, each cell safe in both directions of writing. `total`: how many there are in all.

    >>> "<bdi>Taiz</bdi>" in table_html([{"incident": "i", "place": "Taiz"}])
    True
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in _SHOWN)
    body = "".join(
        "<tr>" + "".join(f"<td><bdi>{escape(_cell(row.get(name)))}</bdi></td>" for name in _SHOWN) + "</tr>" for row in rows[:SHOWN_ROWS]
    )
    beyond = (len(rows) if total is None else total) - min(len(rows), SHOWN_ROWS)
    more = f"<p>{beyond:,} more</p>" if beyond > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


@dataclass(frozen=True, slots=True)
class _Spot:
    """All incidents of one point."""

    lat: float
    lon: float
    name: str
    kinds: Counter[str]

    @property
    def count(self) -> int:
        return self.kinds.total()


class IncidentMap:
    """A map of points: circles by place, their area by the number of incidents, their colour by the tactic that is most common there.

    It is one SVG picture without a background from elsewhere: latitude and longitude lines, names in the tooltips.

    >>> IncidentMap([{"lat": 13.58, "lon": 44.02, "type": "mine", "place": "Taiz"}])._repr_html_().startswith("<svg")
    True
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        spots: dict[tuple[float, float], tuple[str, Counter[str]]] = {}
        self.without_point = 0
        for row in rows:
            lat, lon = row.get("lat"), row.get("lon")
            if lat is None or lon is None:
                self.without_point += 1
                continue
            name = str(row.get("place") or row.get("place_ar") or row.get("admin1") or "")
            spots.setdefault((float(lat), float(lon)), (name, Counter()))[1][str(row.get("type"))] += 1
        self.spots = [_Spot(lat, lon, name, kinds) for (lat, lon), (name, kinds) in spots.items()]

    def _repr_html_(self) -> str:
        if not self.spots:
            return f"<p>No incident has a point ({self.without_point:,} without).</p>"
        south, north = _padded([spot.lat for spot in self.spots], 90.0)
        west, east = _padded([spot.lon for spot in self.spots], 180.0)
        stretch = max(cos(radians((south + north) / 2)), 0.2)
        height = min(max(_WIDTH * (north - south) / ((east - west) * stretch), 120.0), 900.0)

        def x(lon: float) -> float:
            return (lon - west) / (east - west) * _WIDTH

        def y(lat: float) -> float:
            return (north - lat) / (north - south) * height

        most = max(spot.count for spot in self.spots)
        lines = "".join(_grid(south, north, y, "lat", height)) + "".join(_grid(west, east, x, "lon", height))
        dots = "".join(_dot(spot, x(spot.lon), y(spot.lat), most) for spot in sorted(self.spots, key=lambda spot: -spot.count))
        note = f"{sum(spot.count for spot in self.spots):,} incidents at {len(self.spots):,} points"
        note += f"; {self.without_point:,} without a point" if self.without_point else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {height + 24:.0f}" width="{_WIDTH:.0f}" role="img">'
            f'<rect width="{_WIDTH:.0f}" height="{height:.0f}" fill="#f7f7f2" stroke="#bbb"/>{lines}{dots}'
            f'<text x="4" y="{height + 17:.0f}" font-size="12" fill="#333">{escape(note)}</text></svg>'
        )


def _padded(values: Sequence[float], limit: float) -> tuple[float, float]:
    """The span of values with a margin, wide enough to be seen and within the globe."""
    low, high = min(values), max(values)
    margin = max((high - low) * 0.08, (_LEAST_DEGREES - (high - low)) / 2, 0.05)
    return max(low - margin, -limit), min(high + margin, limit)


def _grid(low: float, high: float, at: Any, axis: str, height: float) -> list[str]:
    step = next(size for size in (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45, 90) if (high - low) / size <= 8)
    marks, value = [], floor(low / step + 1) * step
    while value < high:
        place = at(value)
        line = (
            f'x1="0" x2="{_WIDTH:.0f}" y1="{place:.1f}" y2="{place:.1f}"'
            if axis == "lat"
            else f'y1="0" y2="{height:.0f}" x1="{place:.1f}" x2="{place:.1f}"'
        )
        text = f'x="3" y="{place - 3:.1f}"' if axis == "lat" else f'x="{place + 3:.1f}" y="{height - 4:.0f}"'
        marks.append(f'<line {line} stroke="#ddd"/><text {text} font-size="10" fill="#888">{value:g}°</text>')
        value += step
    return marks


def _dot(spot: _Spot, x: float, y: float, most: int) -> str:
    kind = spot.kinds.most_common(1)[0][0]
    told = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in spot.kinds.most_common())
    radius = 3 + 13 * sqrt(spot.count / most)
    colour = _COLOURS.get(kind, _OTHER)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.65" stroke="#fff">'
        f"<title>{escape(spot.name)}: {escape(told)}</title></circle>"
    )
