"""Points that stand for an area where a row has none of its own: of the district, else of the governorate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from waqai.knowledge.packs_store import PACK_DIR
from waqai.knowledge.places.tables import ADMIN1_COLUMNS, ADMIN2_COLUMNS, read_table
from waqai.outputs.codebooks.facts import Facts


@dataclass(frozen=True, slots=True)
class Point:
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
    row = facts.row
    lat, lon = row.get("lat"), row.get("lon")
    if lat is not None and lon is not None:
        return Point(lat, lon, "place")
    units = _units()
    key = (facts.country or "", row.get("admin1") or "")
    return units.get((*key, row.get("admin2") or "")) or units.get(key)
