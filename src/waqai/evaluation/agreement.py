"""How far our incidents and those of a published dataset agree: which stand in both, which in one alone, and in which fields they differ.

What goes in are the reports of incidents that fusion made of both: reports of the dataset stand under a source of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from waqai.evaluation.comparing import group_of, same_place, same_sides, wanted
from waqai.incidents import fuse
from waqai.model import Report

Row = Mapping[str, Any]

FIELDS = ("date", "country", "admin1", "place", "type_group", "type", "attacker", "target", "killed", "wounded")
"""What is compared, in the order in which it is shown."""


class Pair(NamedTuple):
    """One incident that both have: what our reports and what the dataset's rows add up to, and which fields agree (None: not told)."""

    incident: str
    ours: Row
    theirs: Row
    agrees: Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and when the dataset has rows: only incidents of ours that lie there can be missed by it."""

    countries: frozenset[str]
    first: str
    last: str

    def holds(self, row: Row) -> bool:
        """Whether an incident that stands for itself (actual or foiled) lies in one of the countries and on one of the days."""
        start, end = row.get("date_start"), row.get("date_end") or row.get("date_start")
        return wanted(row) and row.get("country") in self.countries and bool(start) and str(start) <= self.last and str(end) >= self.first


@dataclass(slots=True)
class Agreement:
    """The comparison: pairs, what one side alone has, how many of the dataset's rows stand in pairs, and what was not compared."""

    scope: Scope
    pairs: list[Pair] = field(default_factory=list)
    only_here: list[tuple[str, Row]] = field(default_factory=list)
    only_there: list[tuple[str, Row]] = field(default_factory=list)
    rows_there: int = 0
    rows_matched: int = 0
    out_of_scope: int = 0

    @property
    def told(self) -> Counter[str]:
        """In how many pairs both sides tell a field."""
        return Counter(name for pair in self.pairs for name, right in pair.agrees.items() if right is not None)

    @property
    def agreed(self) -> Counter[str]:
        """In how many pairs both sides agree on a field."""
        return Counter(name for pair in self.pairs for name, right in pair.agrees.items() if right)

    @property
    def dead(self) -> tuple[int, int]:
        """The dead of all pairs by our best figure and by theirs."""
        return _dead(pair.ours for pair in self.pairs), _dead(pair.theirs for pair in self.pairs)

    def differing(self, name: str) -> Counter[tuple[str, str]]:
        """The values (ours, theirs) of a field in the pairs that do not agree on it."""
        return Counter((_shown(pair.ours, name), _shown(pair.theirs, name)) for pair in self.pairs if pair.agrees[name] is False)

    def items(self) -> Iterator[dict[str, Any]]:
        """One object an incident, for JSON lines."""
        for pair in self.pairs:
            values = {name: {"ours": _value(pair.ours, name), "theirs": _value(pair.theirs, name)} for name in FIELDS}
            yield {"incident": pair.incident, "what": "matched", "agrees": dict(pair.agrees), "values": values}
        for what, alone in (("only here", self.only_here), ("only there", self.only_there)):
            yield from ({"incident": name, "what": what, "values": {key: _value(row, key) for key in FIELDS}} for name, row in alone)

    def to_json(self) -> dict[str, Any]:
        """The figures alone."""
        told, agreed, (here, there) = self.told, self.agreed, self.dead
        return {
            "scope": {"countries": sorted(self.scope.countries), "first": self.scope.first, "last": self.scope.last},
            "matched": len(self.pairs), "only_here": len(self.only_here), "only_there": len(self.only_there),
            "rows_there": self.rows_there, "rows_matched": self.rows_matched, "out_of_scope": self.out_of_scope,
            "fields": {name: {"agree": agreed[name], "of": told[name]} for name in FIELDS},
            "dead": {"here": here, "there": there},
        }  # fmt: skip


def scope_of(rows: Iterable[Row]) -> Scope:
    """The countries and the days of a dataset's rows. Raises ValueError where there are none."""
    countries: set[str] = set()
    days: list[str] = []
    for row in rows:
        if row.get("country"):
            countries.add(row["country"])
        days += [row[key] for key in ("date_start", "date_end") if row.get(key)]
    if not days:
        raise ValueError("the dataset has no rows with a day")
    return Scope(frozenset(countries), min(days), max(days))


def agreement(
    groups: Iterable[tuple[str, Sequence[Report]]], is_theirs: Callable[[Report], bool], ours_alone: Iterable[Row] = ()
) -> Agreement:
    """Compare incidents, each given with all its reports. `ours_alone`: rows of further incidents that the dataset has no report of.

    Raises ValueError where no report is the dataset's.

    >>> from waqai.model import ReportKey
    >>> row = {"type": "car_bomb", "country": "IQ", "date_start": "2019-04-09", "date_end": "2019-04-09", "killed_min": 3, "killed_max": 3}
    >>> reports = [Report(ReportKey(name, 1), row, None, name) for name in ("daily", "ACLED")]
    >>> found = agreement([("w-1", reports)], lambda report: report.outlet == "ACLED")
    >>> len(found.pairs), found.agreed["killed"]
    (1, 1)
    """
    split = [(name, [r for r in reports if not is_theirs(r)], [r for r in reports if is_theirs(r)]) for name, reports in groups]
    found = Agreement(scope_of(report.row for _, _, theirs in split for report in theirs))
    for name, ours, theirs in split:
        found.rows_there += len(theirs)
        if not theirs:
            _alone(found, name, _row_of(ours))
        elif not ours:
            found.only_there.append((name, _row_of(theirs)))
        else:
            found.rows_matched += len(theirs)
            mine, other = _row_of(ours), _row_of(theirs)
            found.pairs.append(Pair(name, mine, other, compared(mine, other)))
    for row in ours_alone:
        _alone(found, str(row["incident"]), row)
    return found


def _alone(found: Agreement, name: str, row: Row) -> None:
    if found.scope.holds(row):
        found.only_here.append((name, row))
    else:
        found.out_of_scope += 1


def _row_of(reports: Sequence[Report]) -> Row:
    """What reports of one incident add up to; where they hang together by the other side's reports alone, the largest part speaks."""
    if len(reports) == 1:
        return reports[0].row
    return max(fuse(reports), key=lambda incident: len(incident.members)).to_row()


def compared(ours: Row, theirs: Row) -> dict[str, bool | None]:
    """Which fields of a pair agree; None where either side does not tell the field.

    `date`: they share a day. `place`: 25 km apart at most, by a common word where a point is missing. `attacker`, `target`: one name of a
    kin in common, in a clash either way round. `killed`, `wounded`: the ranges meet; killed that one side does not tell are none.
    """
    attacker, target = same_sides(ours, theirs)
    return {
        "date": _meet(_days(ours), _days(theirs)),
        "country": _equal(ours, theirs, "country"),
        "admin1": _equal(ours, theirs, "admin1"),
        "place": same_place(_placed(ours), _placed(theirs)) if _tells_place(ours) and _tells_place(theirs) else None,
        "type_group": group_of(ours.get("type")) == group_of(theirs.get("type")),
        "type": ours.get("type") == theirs.get("type"),
        "attacker": attacker,
        "target": target if ours.get("target") else None,
        "killed": _meet(_count(ours, "killed") or (0, 0), _count(theirs, "killed") or (0, 0)),
        "wounded": _meet(_count(ours, "wounded"), _count(theirs, "wounded")),
    }


def _meet(one: tuple[Any, Any] | None, other: tuple[Any, Any] | None) -> bool | None:
    return None if one is None or other is None else bool(one[0] <= other[1] and other[0] <= one[1])


def _equal(ours: Row, theirs: Row, key: str) -> bool | None:
    return str(ours[key]).casefold() == str(theirs[key]).casefold() if ours.get(key) and theirs.get(key) else None


def _days(row: Row) -> tuple[str, str] | None:
    start = row.get("date_start")
    return (start, row.get("date_end") or start) if start else None


def _count(row: Row, name: str) -> tuple[float, float] | None:
    low, high = row.get(f"{name}_min"), row.get(f"{name}_max")
    return None if low is None and high is None else (low or 0, float("inf") if high is None else high)


def _tells_place(row: Row) -> bool:
    return row.get("lat") is not None or bool(row.get("place") or row.get("place_ar"))


def _placed(row: Row) -> Row:
    """The row with the name by which places are compared where a point is missing: the English one, as datasets have no other."""
    return {**row, "place_ar": str(row.get("place") or row.get("place_ar") or "").casefold()}


def _dead(rows: Iterable[Row]) -> int:
    return sum(int(row["killed_best"] if row.get("killed_best") is not None else row.get("killed_min") or 0) for row in rows)


def _value(row: Row, name: str) -> Any:
    if name == "date":
        return _days(row)
    if name in ("killed", "wounded"):
        return [row.get(f"{name}_min"), row.get(f"{name}_max")]
    if name == "type_group":
        return group_of(row.get("type"))
    return row.get("place") or row.get("place_ar") if name == "place" else row.get(name)


def _shown(row: Row, name: str) -> str:
    value = _value(row, name)
    if name in ("killed", "wounded"):
        low, high = value
        return "not told" if low is None and high is None else str(low) if low == high else f"{low or 0}..{'' if high is None else high}"
    if isinstance(value, list | tuple):
        return " to ".join(dict.fromkeys(map(str, value))) if name == "date" else "; ".join(map(str, value)) or "not told"
    return "not told" if value is None else str(value)
