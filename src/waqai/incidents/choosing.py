"""How each field but the tolls is chosen from what the sources say. Nothing is made up: every value is one that a report gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from waqai.incidents.areas import COUNTRY, UNIT
from waqai.incidents.kinship import names_in
from waqai.incidents.told import Told, own_word_first, votes
from waqai.model import Place, TimeSpan

Chosen = tuple[Any, str]

ALL_AGREE = "all sources agree"
ONLY_SOURCE = "the only source"
MOST_SAY = "most sources say it"
BEST_PLACED = "as many say each: the best placed, then the latest"
UNION = "all that sources name"

_HAPPENED = ("actual", "background")


def chosen(reports: Sequence[Told], key: str) -> Chosen | None:
    """A plain field by the number of independent sources; None where none gives it."""
    return _settled(votes(reports, lambda each: each.row.get(key) or None))


def _settled(found: Sequence[tuple[Any, list[Told]]]) -> Chosen | None:
    if not found:
        return None
    value, tellers = found[0]
    if len(found) == 1:
        return value, ONLY_SOURCE if len(tellers) == 1 else ALL_AGREE
    second = found[1][1]
    return value, MOST_SAY if _count(tellers) > _count(second) else BEST_PLACED


def _count(tellers: Iterable[Told]) -> int:
    return len({each.origin for each in tellers})


def status(reports: Sequence[Told]) -> Chosen:
    """Whether it happened, by most sources; news where anyone tells it as news, background where all look back."""

    def happened(each: Told) -> str:
        return "actual" if each.sketch.status in _HAPPENED else each.sketch.status

    settled = _settled(votes(reports, happened))
    assert settled is not None
    value, rule = settled
    if value == "actual" and not any(each.sketch.status == "actual" for each in reports):
        return "background", rule
    return value, rule


def tactic(reports: Sequence[Told]) -> Chosen:
    """The kind of violence; «other» gives way to any other."""
    named = [each for each in reports if each.sketch.deed.tactic != "other"]
    settled = _settled(votes(named or reports, lambda each: each.sketch.deed.tactic))
    assert settled is not None
    return settled


def when(reports: Sequence[Told]) -> tuple[TimeSpan, str]:
    """The days: those said in words go before those taken from the publication, then what most say, the narrower, the earlier told."""
    dated = [each for each in own_word_first(reports) if each.sketch.start is not None]
    if not dated:
        return TimeSpan(None, None, "unknown", "none"), "no source dates it"
    said = [each for each in dated if each.sketch.basis == "text"] or dated
    found = votes(said, lambda each: (each.sketch.start or 0, each.sketch.end or 0))
    most = _count(found[0][1])
    (start, end), tellers = min(
        (item for item in found if _count(item[1]) == most),
        key=lambda item: (item[0][1] - item[0][0], min(each.published for each in item[1]), item[0]),
    )
    first = tellers[0]
    row = first.row
    precision = str(row.get("date_precision") or _precision(start, end))
    gap = max(each.sketch.start or 0 for each in dated) - min(each.sketch.end or 0 for each in dated)
    span = TimeSpan(date.fromordinal(start), date.fromordinal(end), precision, first.sketch.basis, conflict=gap > 0)
    settled = _settled(found)
    rule = settled[1] if settled else ONLY_SOURCE
    if len(said) < len(dated):
        rule = f"said in words, not taken from the publication; {rule}"
    return span, rule


def _precision(start: int, end: int) -> str:
    days = end - start
    return "day" if days == 0 else "days" if days < 6 else "week" if days < 8 else "month" if days <= 31 else "year"


def where(reports: Sequence[Told]) -> tuple[Place | None, str]:
    """The place: in the country that most name, a town or narrower before a wider area, then the name that most give, with a point, the
    narrowest. A place and its point are always those of one report.
    """
    named = [each for each in own_word_first(reports) if each.row.get("place_ar") or each.row.get("country")]
    if not named:
        return None, "no source names a place"
    countries = votes(named, lambda each: each.sketch.spot.country)
    country = countries[0][0] if countries else None
    inside = [each for each in named if each.sketch.spot.country == country] or named

    def weight(each: Told) -> tuple[Any, ...]:
        sketch = each.sketch
        same = _count(other for other in inside if other.sketch.spot.fine == sketch.spot.fine and other.sketch.spot.name & sketch.spot.name)
        return sketch.spot.fine, same, sketch.spot.lat is not None, -sketch.spot.level, *each.rank

    best = max(inside, key=weight)
    place = _place(best)
    if len(named) == 1:
        return place, ONLY_SOURCE
    if len({each.sketch.spot.name for each in inside}) == 1:
        return place, ALL_AGREE
    return place, "the narrowest place, in the name that most sources give"


def _place(told: Told) -> Place:
    row, level = told.row, min(told.sketch.spot.level, COUNTRY)
    kind = {COUNTRY: "country", UNIT: "admin1"}.get(level, "unknown")
    return Place(
        name_ar=row.get("place_ar") or "",
        name=row.get("place"),
        country=row.get("country"),
        admin1=row.get("admin1"),
        admin2=row.get("admin2"),
        lat=told.sketch.spot.lat,
        lon=told.sketch.spot.lon,
        precision=level,
        kind=kind,
        pcode=row.get("pcode"),
    )


def attackers(reports: Sequence[Told]) -> tuple[tuple[str, ...], str]:
    """Who did it: the side that most sources name, with every name that they give it; a mere kind («gunmen») only where none names one."""
    known = [each for each in reports if each.sketch.deed.attacker.known]
    if not known:
        settled = _settled(votes(reports, lambda each: _names(each.row.get("attacker"))))
        return (settled[0], settled[1]) if settled else ((), "no source names one")
    found = votes(known, lambda each: tuple(sorted(each.sketch.deed.attacker.sides)))
    (winning, tellers), sides = found[0], set(found[0][0])
    targets = set().union(*(each.sketch.deed.target.sides for each in tellers))
    alike = [t for side, said in found if sides & set(side) for t in said if side == winning or targets.isdisjoint(side)]
    names = _union(alike, lambda each: _names(each.row.get("attacker")) or ())
    settled = _settled(found)
    return names, settled[1] if settled else ONLY_SOURCE


def targets(reports: Sequence[Told], doers: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Who or what was hit: all that sources name, but for the attackers, whom another source may have told as the other side."""
    names = _union(own_word_first(reports), lambda each: _names(each.row.get("target")) or ())
    kept = tuple(name for name in names if name not in doers)
    if len(reports) == 1:
        return kept, ONLY_SOURCE
    return kept, UNION if len({_names(each.row.get("target")) for each in reports}) > 1 else ALL_AGREE


def union(reports: Sequence[Told], key: str) -> tuple[str, ...]:
    """Every value that any report gives a field, the one of most sources first."""
    return _union(reports, lambda each: _names(each.row.get(key)) or ())


def _union(reports: Sequence[Told], names_of: Callable[[Told], tuple[str, ...]]) -> tuple[str, ...]:
    origins: dict[str, set[object]] = {}
    for each in reports:
        for name in names_of(each):
            origins.setdefault(name, set()).add(each.origin)
    return tuple(sorted(origins, key=lambda name: -len(origins[name])))


def _names(value: Any) -> tuple[str, ...] | None:
    return tuple(name for name in names_in(value) if name.lower() != "unknown") or None


def quote(reports: Sequence[Told]) -> str:
    """The words of the best placed report that has any, the later of two."""
    quoted = [each for each in own_word_first(reports) if each.row.get("evidence_ar")]
    return str(max(quoted, key=lambda each: each.rank).row["evidence_ar"]) if quoted else ""
