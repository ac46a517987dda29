"""How far a country reaches, by its first-level units: enough to say that a town lies in its east or does not."""

from __future__ import annotations

from functools import lru_cache

from waqai.knowledge.packs_store import PACK_DIR
from waqai.knowledge.places.tables import ADMIN1_COLUMNS, read_table

_FEWEST_UNITS = 5
_BEYOND_THE_MIDDLE = 0.1
_SO_CALLED = {("YE", "south"): frozenset(("Aden", "Lahij", "Abyan", "Shabwah", "Hadramawt", "Mahrah", "Dhale", "Socotra"))}
"""Units that newspapers count to a side by history: what was South Yemen."""


@lru_cache(maxsize=1)
def extents() -> dict[str, tuple[float, float, float, float]]:
    """South, west, north and east of each country's units, for countries with units enough."""
    points: dict[str, list[tuple[float, float]]] = {}
    for _, row in read_table(PACK_DIR / "places" / "admin1.tsv", ADMIN1_COLUMNS):
        if row["lat"] and row["lon"]:
            points.setdefault(row["cc"], []).append((float(row["lat"]), float(row["lon"])))
    return {
        country: (min(p[0] for p in found), min(p[1] for p in found), max(p[0] for p in found), max(p[1] for p in found))
        for country, found in points.items()
        if len(found) >= _FEWEST_UNITS
    }


def may_lie(country: str, side: str, lat: float, lon: float, unit: str | None = None) -> bool:
    """Whether a point may lie in the north, south, east or west of a country: in that half, or a little beyond its middle; `unit` is
    the first-level unit that it lies in, which may be counted to a side whatever the compass says.

    >>> may_lie("LY", "east", 32.89, 13.19), may_lie("LY", "east", 30.76, 20.23)
    (False, True)
    """
    found = extents().get(country)
    if found is None or unit in _SO_CALLED.get((country, side), ()):
        return True
    south, west, north, east = found
    low, high, value = (south, north, lat) if side in ("north", "south") else (west, east, lon)
    share = (value - low) / (high - low) if high > low else 0.5
    return share >= 0.5 - _BEYOND_THE_MIDDLE if side in ("north", "east") else share <= 0.5 + _BEYOND_THE_MIDDLE
