"""How well a gazetteer row fits a mention: kinds, frames and distances."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from waqai.knowledge.places import GazetteerRow
from waqai.knowledge.places.gazetteer import bare
from waqai.knowledge.places.rows import SITE_KINDS
from waqai.mentions.place_mention import PlaceMention

TOWNS = frozenset(("town", "city", "village"))
URBAN = frozenset("street square quarter mosque hospital market junction school university hotel museum palace prison".split())
"""Kinds of places that lie in a town where the text puts them in one."""
_FITS: dict[str, frozenset[str]] = {
    "town": frozenset(("town", "city", "village", "admin2", "district")),
    "village": frozenset(("village", "town", "city")),
    "quarter": frozenset(("quarter", "village", "town", "refugee_camp")),
    "admin2": frozenset(("admin2", "district", "town", "city", "quarter")),
    "admin1": frozenset(("admin1", "region")),
    "refugee_camp": frozenset(("refugee_camp", "camp")),
    "mountain": frozenset(("mountain", "hill", "region")),
    "hill": frozenset(("hill", "mountain", "village", "town")),
    "valley": frozenset(("valley", "region")),
    "base": frozenset(("base", "airport", "camp")),
    "crossing": frozenset(("crossing", "town", "village")),
    "port": frozenset(("port",)),
    "airport": frozenset(("airport", "base")),
    "area": frozenset(("town", "village", "quarter", "district", "admin2", "region", "city", "front", "valley")),
}
_PRECISION_OF_FRAME = {
    **dict.fromkeys(("village", "town", "quarter", "refugee_camp", "mountain", "hill", "valley", "island", "capital"), 2),
    **dict.fromkeys(("admin2", "area", "front", "region"), 3),
    **dict.fromkeys(("admin1", "border"), 4),
    **dict.fromkeys(("country", "nationality", "homeland"), 5),
}


def km_between(a: GazetteerRow, b: GazetteerRow) -> float | None:
    """Kilometres between two rows, None where either has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = radians(a.lat), radians(b.lat)
    d = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742 * asin(sqrt(d))


def kind_fit(row: GazetteerRow, m: PlaceMention, contains: bool) -> float:
    """How well a row's kind fits the frame word, or where there is none, how the name stands."""
    if not m.frame or m.part:
        if row.kind == "country":
            return 3.0
        if row.kind == "admin1":
            seats = TOWNS | {"admin2", "district"}
            seat = any(h.row.kind in seats and (h.row.country, h.row.admin1) == (row.country, row.admin1) for h in m.hits)
            return 1.5 if contains or not seat or m.role == "heading" or m.part == "countryside" else -1.5
        return {"town": 1.0, "city": 1.0, "quarter": 0.2, "admin2": 0.3, "district": 0.3, "region": 0.8}.get(row.kind, 0.0)
    fits = _FITS.get(m.kind)
    if row.kind == m.kind or row.name_ar.startswith(m.frame):
        return 3.0
    if fits is None:
        if m.kind not in SITE_KINDS:
            return 0.0
        return 1.0 if row.kind in SITE_KINDS else 0.5 if row.kind in TOWNS else -1.0
    return 2.0 if row.kind in fits else -4.0 if "admin1" in (row.kind, m.kind) else -1.0


def core_key(m: PlaceMention) -> str:
    """The folded name of a mention without its frame and direction words."""
    words = m.key.split()
    return " ".join(words[1:]) if m.frame and words and words[0].endswith(bare(m.frame)) else m.key


def moved(lat: float, lon: float, km: float, degrees: int) -> tuple[float, float]:
    """The point `km` from another in a direction (degrees from north).

    >>> moved(33.0, 44.0, 111.2, 180)
    (32.0, 44.0)
    """
    north, east = km * cos(radians(degrees)), km * sin(radians(degrees))
    return round(lat + north / 111.2, 3), round(lon + east / (111.2 * cos(radians(lat))), 3)


def one_spot(m: PlaceMention) -> GazetteerRow | None:
    """The row of a mention all of whose rows lie within 30 km; None where they do not."""
    rows = list(dict.fromkeys(h.row for h in m.hits))
    if not rows or m.common:
        return None
    first = next((r for r in rows if r.kind != "admin1"), rows[0])
    if all(
        r is first or (d := km_between(first, r)) is not None and d < 30 or r.kind == "admin1" and r.admin1 == first.admin1 for r in rows
    ):
        return first if first.lat is not None else None
    return None


def frame_precision(kind: str) -> int:
    """The precision of a place that is known by its frame word only.

    >>> frame_precision("street"), frame_precision("village")
    (1, 2)
    """
    return _PRECISION_OF_FRAME.get(kind, 1 if kind in SITE_KINDS else 2)
