"""Points that stand for an area where a row has none of its own: of the district, else of the governorate."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from waqai.knowledge.packs_store import PACK_DIR
from waqai.knowledge.places.tables import ADMIN1_COLUMNS, ADMIN2_COLUMNS, read_table
from waqai.outputs.codebooks.facts import Facts


class Point(NamedTuple):
    """Coordinates and what they are of: place, admin2, admin1."""

    lat: float
    lon: float
    of: str
    name: str | None = None


@cache
def _units() -> dict[tuple[str, ...], Point]:
    found: dict[tuple[str, ...], Point] = {}
    for _, row in read_table(PACK_DIR / "places" / "admin1.tsv", ADMIN1_COLUMNS):
        if row["lat"] and row["lon"]:
            found[row["cc"], row["name_en"]] = Point(float(row["lat"]), float(row["lon"]), "admin1", row["name_en"])
    for _, row in read_table(PACK_DIR / "places" / "admin2.tsv", ADMIN2_COLUMNS):
        if row["lat"] and row["lon"]:
            found[row["cc"], row["admin1"], row["name_en"]] = Point(float(row["lat"]), float(row["lon"]), "admin2", row["name_en"])
    return found


def point_of(facts: Facts) -> Point | None:
    """The row's own point, else that of its district, else of its governorate; None where not even that is known.

    Datasets give every event a point and say by a precision code how far it may be trusted.
    """
    get = facts.row.get
    lat, lon = get("lat"), get("lon")
    if lat is not None and lon is not None:
        return Point(lat, lon, "place")
    return _point_of_unit(facts.country or "", get("admin1") or "", get("admin2") or "")


@lru_cache(maxsize=8192)
def _point_of_unit(country: str, admin1: str, admin2: str) -> Point | None:
    units = _units()
    return units.get((country, admin1, admin2)) or units.get((country, admin1))
