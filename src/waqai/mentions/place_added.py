"""Choose among places that the user added.

They are asked where the gazetteer's own have none that fits, and believed only where the text settles which one is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from waqai.knowledge.places import Gazetteer, GazetteerRow
from waqai.knowledge.places.gazetteer import name_key
from waqai.mentions.place_fit import core_key, kind_fit, km_between
from waqai.mentions.place_mention import PlaceMention
from waqai.text import fold_phrase

_ONE_SPOT_KM = 20
_NEAR_KM = 45
_ALONE_KM = 120


def is_added(m: PlaceMention) -> bool:
    """Whether only added places go by a mention's name."""
    return bool(m.hits) and all(h.relation == "added" for h in m.hits)


def added_rows(m: PlaceMention, gazetteer: Gazetteer) -> list[GazetteerRow]:
    """Every added place of a mention's name that its frame word fits."""
    keys = dict.fromkeys((m.key, core_key(m)))
    rows = dict.fromkeys(h.row for key in keys for h in gazetteer.added(key))
    return [r for r in rows if not m.frame or m.part or kind_fit(r, m, False) >= 1]


def settle(
    rows: Sequence[GazetteerRow],
    area: tuple[str | None, str | None, GazetteerRow | None],
    near: Sequence[GazetteerRow],
    in_scope: Callable[[str], bool],
) -> tuple[GazetteerRow, str] | None:
    """The one row that the text settles on, with the reason; None where it leaves the choice open.

    `area`: country, unit and row of what contains the place or of what the sentence is about. `near`: places that are certain,
    those of the same sentence first. A name found once in the unit is taken; of several, the one by the containing place or
    by a certain place, if the others are clearly farther.
    """
    country, admin1, container = area
    held = [r for r in rows if (r.country == country if country else in_scope(r.country))]
    if not held:
        return None
    around = [container] if container is not None and is_spot(container) else []
    by_container = _nearest(held, around)
    if by_container is not None:
        return by_container, f"by {around[0].name}"
    if around and container is not None and container.lat is not None and not _within(held, container):
        return None
    if admin1:
        held = [r for r in held if r.admin1 == admin1]
    if not held:
        return None
    if _one_spot(held):
        if admin1 or not near or any(_apart(held[0], other) <= _ALONE_KM for other in near):
            return held[0], f"the only place of that name in {admin1 or held[0].country}"
        return None
    best = _nearest(held, near)
    return (best, "by places that are certain") if best is not None else None


def is_spot(row: GazetteerRow | None) -> bool:
    """Whether a row is small enough for what lies in it to lie by its point."""
    return row is not None and row.kind not in ("country", "admin1", "region")


def by(row: GazetteerRow, container: GazetteerRow | None) -> bool:
    """Whether a row lies by the town or district that contains it in the text; no statement where that has no point.

    A name one letter off an added place's is read as that place only then: with a hundred thousand names, half of all words are.
    """
    return container is not None and is_spot(container) and _apart(row, container) <= _ONE_SPOT_KM


def enriched(row: GazetteerRow, gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """District and P-code of a row, taken from an added place of the same name at the same spot where the row has none itself."""
    admin2, pcode = row.admin2, row.pcode
    if not gazetteer.has_added or (admin2 is not None and pcode is not None):
        return admin2, pcode
    for hit in gazetteer.added(name_key(fold_phrase(row.name_ar))):
        other = hit.row
        unit = row.kind in ("admin1", "admin2")
        same = other.country == row.country and other.kind == row.kind if unit else _apart(row, other) <= 10 and other.kind != "admin2"
        if same and (other.admin1 in (None, row.admin1)):
            admin2, pcode = admin2 or other.admin2, pcode or other.pcode
    return admin2, pcode


def _apart(a: GazetteerRow, b: GazetteerRow) -> float:
    distance = km_between(a, b)
    return 1e9 if distance is None else distance


def _within(rows: Sequence[GazetteerRow], other: GazetteerRow) -> bool:
    return any(_apart(r, other) <= _NEAR_KM for r in rows)


def _one_spot(rows: Sequence[GazetteerRow]) -> bool:
    return rows[0].lat is not None and all(r is rows[0] or _apart(rows[0], r) <= _ONE_SPOT_KM for r in rows)


def _nearest(rows: Sequence[GazetteerRow], near: Sequence[GazetteerRow]) -> GazetteerRow | None:
    """The row nearest to any of some places, if within 45 km and twice as near as every row of another spot."""
    ranked = sorted(((_apart(r, other), k) for k, r in enumerate(rows) for other in near))
    if not ranked or ranked[0][0] > _NEAR_KM:
        return None
    distance, best = ranked[0]
    rest = (d for d, k in ranked if _apart(rows[k], rows[best]) > _ONE_SPOT_KM)
    return rows[best] if all(d > 2 * max(distance, 5) for d in rest) else None
