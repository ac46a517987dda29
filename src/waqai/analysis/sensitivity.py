"""Does a headline figure stand if a source is dropped, claims alone are believed, tolls are taken at their lowest or places left out?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from waqai.analysis.arrays import Mask
from waqai.analysis.claiming import claimed, unconfirmed
from waqai.analysis.estimate import Estimate
from waqai.analysis.table import IncidentTable

_TOWN = 2
_MOST = 8


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """One way to read the same reports: `key` (see `scenarios`), what it names (`values`), and the table under it."""

    key: str
    table: IncidentTable
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The headline figure under one scenario; None where the scenario leaves too little to make it (`why` says it)."""

    key: str
    values: dict[str, Any]
    n: int
    estimate: Estimate | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """A headline figure and its outcomes under every scenario.

    `low`, `high`: the range of the outcomes. `holds`: on the same side of the null in every outcome that has a figure; None without a null.
    `worst`: the key of the outcome farthest from the base.
    """

    base: Estimate
    outcomes: tuple[Outcome, ...]
    low: float | None
    high: float | None
    holds: bool | None
    worst: str | None


def sensitivity(
    table: IncidentTable, headline: Callable[[IncidentTable], Estimate], chosen: Sequence[Scenario] | None = None
) -> Sensitivity:
    """A headline figure (any function of a table that gives an Estimate) under each scenario; by default all of `scenarios(table)`.

    A scenario selects or re-reads rows: it does not fuse again, so a dropped source still speaks in the fused values of incidents that
    others tell too. A ValueError of the headline (nothing observed on one side, say) is kept as the reason of an empty outcome.
    """
    base = headline(table)
    outcomes = []
    for scenario in chosen if chosen is not None else tuple(scenarios(table)):
        try:
            outcomes.append(Outcome(scenario.key, scenario.values, len(scenario.table), headline(scenario.table)))
        except ValueError as error:
            outcomes.append(Outcome(scenario.key, scenario.values, len(scenario.table), None, str(error)))
    values = [(o.estimate.value, o.key) for o in outcomes if o.estimate is not None and o.estimate.value is not None]
    if not values or base.value is None:
        return Sensitivity(base, tuple(outcomes), None, None, None, None)
    centre, null = base.value, base.null
    worst = max(values, key=lambda each: abs(each[0] - centre) if each[0] != centre else 0.0)[1]
    holds = None if null is None else all((value - null) * (centre - null) > 0 for value, _ in values)
    return Sensitivity(base, tuple(outcomes), min(value for value, _ in values), max(value for value, _ in values), holds, worst)


def scenarios(table: IncidentTable, most: int = _MOST) -> Iterator[Scenario]:
    """Every scenario that the table allows, those that would change nothing left out.

    `without_outlet` (each of the `most` outlets that tell most incidents; what no other outlet tells goes with it), `claims_only`,
    `official_only`, `without_unconfirmed` (claims that nobody else reports), `two_sources`, `tolls_low`, `tolls_high` (open ones at their
    best figure), `places_sure` (known to the town or better), `days_sure` (known to the day).
    """
    for outlet, kept in _outlets(table, most):
        yield from _selected(table, "without_outlet", kept, outlet=outlet)
    yield from _selected(table, "claims_only", claimed(table) | _told(table, "claim"))
    yield from _selected(table, "official_only", _told(table, "official"))
    yield from _selected(table, "without_unconfirmed", ~unconfirmed(table))
    yield from _selected(table, "two_sources", table.rows["sources"].to_numpy() >= 2)
    yield from _selected(table, "places_sure", np.nan_to_num(table.rows["geo_precision"].to_numpy(), nan=9) <= _TOWN)
    yield from _selected(table, "days_sure", table.span_days == 0)
    for side in ("low", "high"):
        moved = _with_tolls(table, side)
        if moved is not None:
            yield Scenario(f"tolls_{side}", moved)


def steady_outlets(table: IncidentTable, issues: Mapping[str, Collection[date]], days: Collection[date]) -> Iterator[Scenario]:
    """`steady_outlets`: what is told by outlets that appeared on every one of the days; nothing where that leaves out nobody or everybody.

    `issues`: the days on which each outlet's articles were gathered. An outlet that begins, ends or pauses inside a window changes what is
    told whatever happened; here the same outlets speak throughout.
    """
    wanted = frozenset(days)
    steady = {outlet.casefold() for outlet, own in issues.items() if wanted <= frozenset(own)}
    told = table.reports["outlet"].map(lambda name: isinstance(name, str) and name.casefold() in steady).to_numpy(dtype=bool)
    kept = np.zeros(len(table), dtype=bool)
    kept[table.reports["incident"][told].to_numpy(dtype=np.int64)] = True
    yield from _selected(table, "steady_outlets", kept, outlets=len(steady), of=len(issues))


def _selected(table: IncidentTable, key: str, mask: Mask, **values: Any) -> Iterator[Scenario]:
    if mask.any() and not mask.all():
        yield Scenario(key, table.where(mask), {**values, "dropped": int((~mask).sum())})


def _outlets(table: IncidentTable, most: int) -> Iterator[tuple[str, Mask]]:
    """The busiest outlets, each with the incidents that are left without it."""
    pairs = table.reports[["incident", "outlet"]].dropna().drop_duplicates()
    told = np.bincount(table.reports["incident"].to_numpy(dtype=np.int64), minlength=len(table)) > 0
    others = np.bincount(pairs["incident"].to_numpy(dtype=np.int64), minlength=len(table))
    for outlet in pairs["outlet"].value_counts().index[:most]:
        mine = np.zeros(len(table), dtype=bool)
        mine[pairs["incident"][pairs["outlet"] == outlet].to_numpy(dtype=np.int64)] = True
        yield str(outlet), ~(mine & (others == 1)) | ~told


def _told(table: IncidentTable, stance: str) -> Mask:
    told: Mask = table.rows["confirmed_by"].map(lambda stances: stance in stances).to_numpy(dtype=bool).copy()
    told[table.reports["incident"][table.reports["stance"] == stance].to_numpy(dtype=np.int64)] = True
    return told


def _with_tolls(table: IncidentTable, side: str) -> IncidentTable | None:
    """The table with every best figure at its lowest, or at its highest (an open one stays at its best); None where that changes
    nothing."""
    rows, changed = table.rows.copy(), False
    for name in ("killed", "wounded", "joint"):
        best, end = rows[f"{name}_best"].to_numpy(dtype=float), rows[f"{name}_{side}"].to_numpy(dtype=float)
        moved = np.where(np.isfinite(end), end, best)
        changed |= bool((np.nan_to_num(moved, nan=-1) != np.nan_to_num(best, nan=-1)).any())
        rows[f"{name}_best"] = moved
    return IncidentTable(rows, table.reports) if changed else None
