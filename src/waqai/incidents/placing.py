"""How two places stand to each other: by distance beyond what their precisions allow, by containment, by name."""

from __future__ import annotations

import functools
import math

from waqai.incidents.areas import COUNTRY, NOWHERE
from waqai.incidents.sketch import Spot

_REACH_KM = {1: 1.0, 2: 3.0, 3: 12.0}
"""How far from its point a site, a town or a district may lie."""

ONE_PLACE = frozenset(("same place", "same city", "same spot, other name", "same spot, one a whole city", "same name"))
"""The levels at which two reports may be of one place."""

_PAIRS = 262_144


def distance_km(one: Spot, other: Spot) -> float | None:
    """Great-circle distance of the two points; None where either has none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    p, q = math.radians(one.lat), math.radians(other.lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(h, 1.0)))


@functools.lru_cache(maxsize=_PAIRS)
def place_of(one: Spot, other: Spot) -> str:
    """Distance beyond what both precisions allow, or containment, or the names where there is no point.

    The same two places meet again and again, so answers are kept.
    """
    if one.country and other.country and one.country != other.country:
        return "other country"
    if NOWHERE in (one.level, other.level):
        return "no place in one"
    if COUNTRY in (one.level, other.level):
        return "country alone in both" if one.level == other.level else "country alone in one"
    shared = names_alike(one.name, other.name) and not (one.site and other.site and one.site.isdisjoint(other.site))
    if one.fine and other.fine and (apart := distance_km(one, other)) is not None:
        return _apart(apart - _REACH_KM[one.level] - _REACH_KM[other.level], shared, one.city + other.city)
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return "other governorate"
    if one.fine != other.fine:
        return "one inside the other" if one.admin1 and one.admin1 == other.admin1 else "governorate not known in one"
    if shared:
        return "same name"
    return "same governorate, other name" if one.admin1 and one.admin1 == other.admin1 else "other name, no point"


def names_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two toponyms share a word, or have words of five letters or more that one slip of the pen turns into each other.

    >>> names_alike(frozenset(["سلاميه"]), frozenset(["مسلاميه"])), names_alike(frozenset(["عدن"]), frozenset(["عدل"]))
    (True, False)
    """
    if one & other:
        return True
    return any(one_slip(a, b) for a in one if len(a) >= 5 for b in other if len(b) >= 5)


def one_slip(a: str, b: str) -> bool:
    """Whether one letter more, fewer, other or swapped makes two words the same."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    x, y = a[start:], b[start:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[1::-1] and x[2:] == y[2:])


def _apart(gap_km: float, shared: bool, cities: int) -> str:
    if gap_km <= 0:
        if shared:
            return "same city" if cities else "same place"
        return "same spot, one a whole city" if cities else "same spot, other name"
    for reach in (10, 30, 80):
        if gap_km <= reach:
            return f"within {reach} km"
    return "farther than 80 km"
