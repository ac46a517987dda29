"""Campaigns: series of incidents that carry one name, or that look like one; and what was claimed of them beside what was counted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from waqai.analysis.arrays import Days, Mask
from waqai.analysis.bursts import bursts
from waqai.analysis.caveats import Caveat
from waqai.analysis.claiming import claimed, unconfirmed
from waqai.analysis.estimate import SEED, Estimate, merged
from waqai.analysis.phases import MAX_SPAN_DAYS, day_known, table_caveats
from waqai.analysis.synchrony import synchrony
from waqai.analysis.table import IncidentTable
from waqai.analysis.tolls import MEASURES, toll_total
from waqai.text import fold_phrase

_PREFIXES = ("عمليه", "عمليات", "حمله", "غزوه", "معركه", "operation", "campaign", "raid", "battle", "the")


@dataclass(frozen=True, slots=True)
class Campaign:
    """A series of incidents.

    `kind`: named (reports give it a name) or inferred (`signs` says by what: burst, synchrony, shared_claim, each with its figures).
    `first`, `last`: days of the counted incidents; `members`: their ids; `retold`: ids of rows that tell of the campaign as a whole or of
    earlier incidents (`background`), which are never counted. `places`, `units`, `countries`: where; `tactics`: how many of each;
    `most_units`: how many units were hit on the fullest day, `fullest`; `totals`: its tolls.
    """

    name: str
    kind: str
    members: tuple[str, ...]
    first: date | None
    last: date | None
    countries: tuple[str, ...]
    units: tuple[str, ...]
    tactics: dict[str, int]
    attackers: tuple[str, ...]
    claimants: tuple[str, ...]
    claimed: int
    unconfirmed: int
    most_units: int
    fullest: date | None
    totals: tuple[Estimate, ...]
    retold: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    signs: dict[str, Any] = field(default_factory=dict)
    caveats: tuple[Caveat, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimedTotals:
    """What a party says that it did in a campaign or period: figures by name (`incidents`, `killed`, `wounded`, `casualties`).

    `by` says who, `source` where it stands. `start` and `end` are the days that the party itself names.
    """

    name: str
    figures: dict[str, int]
    start: date | None = None
    end: date | None = None
    by: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        unknown = set(self.figures) - {"incidents", *MEASURES}
        if unknown:
            raise ValueError(f"claimed figure {min(unknown)!r} is none of incidents, {', '.join(MEASURES)}")


def named_campaigns(table: IncidentTable) -> tuple[Campaign, ...]:
    """The campaigns that reports name, the one with most incidents first. Names that differ in spelling or in a leading «غزوة» are one."""
    keys = np.array([campaign_key(name) if isinstance(name, str) else "" for name in table.rows["campaign"]], dtype=object)
    actual = (table.rows["status"] == "actual").to_numpy(dtype=bool)
    found = []
    for key in sorted({key for key in keys if key}):
        mine = keys == key
        names = tuple(table.rows["campaign"][mine].value_counts().index)
        retold = tuple(table.rows["id"][mine & ~actual])
        found.append(_campaign(str(names[0]), "named", table.where(mine & actual), {}, retold, tuple(map(str, names))))
    return tuple(sorted(found, key=lambda campaign: (-len(campaign.members), campaign.name)))


def inferred_campaigns(table: IncidentTable, days: Days, grain: str = "admin1", seed: int = SEED) -> tuple[Campaign, ...]:
    """Series of one actor's incidents (give its table) that look like a campaign though nobody names it.

    A burst of at least four incidents in at least two places, and beside it at least one of: more places on one of its days than chance
    shows (`synchrony`), or one claimant for at least half of its incidents. Their names are their days. This is a proposal to be read.
    """
    actual = table.with_status("actual")
    together = synchrony(actual, days, grain, seed=seed)
    limit = together.parts.get("limit", math.inf)
    at = actual.days
    found = []
    for burst in bursts(actual, days, longest=10, seed=seed):
        first, last = date.fromisoformat(burst.parts["first"]), date.fromisoformat(burst.parts["last"])
        inside = (at >= np.datetime64(first, "D")) & (at <= np.datetime64(last, "D")) & (actual.span_days <= MAX_SPAN_DAYS)
        part = actual.where(inside)
        most, _ = _fullest(part, grain)
        by = part.rows["claimed_by"].explode().dropna().value_counts()
        signs: dict[str, Any] = {"burst": {"ratio": burst.value, "p": burst.p}}
        if most > limit:
            signs["synchrony"] = {"most": most, "limit": limit, "p": together.p}
        if len(by) and by.iloc[0] >= max(2, len(part) / 2):
            signs["shared_claim"] = {"by": str(by.index[0]), "n": int(by.iloc[0])}
        if len(part) >= 4 and part.rows[grain].nunique() >= 2 and len(signs) > 1:
            found.append(_campaign(f"{first}..{last}", "inferred", part, signs, (), ()))
    return tuple(found)


def claimed_totals(table: IncidentTable) -> tuple[ClaimedTotals, ...]:
    """The totals of campaigns that reports pass on: `background` rows with a campaign's name and a toll, days as the text gives them."""
    found = []
    for row in table.rows[(table.rows["status"] == "background") & table.rows["campaign"].notna()].itertuples():
        figures = {name: getattr(row, f"{name}_best") for name in ("killed", "wounded")} | {"casualties": row.joint_best}
        kept = {name: int(value) for name, value in figures.items() if not np.isnan(value)}
        start, end = (None if day is None or day != day else day.date() for day in (row.day, row.day_last))
        if kept:
            by = "; ".join(row.claimed_by) or None
            found.append(ClaimedTotals(str(row.campaign), kept, start, end, by, str(row.id)))
    return tuple(found)


def claimed_against_counted(table: IncidentTable, claim: ClaimedTotals, actor: str | Sequence[str] | None = None) -> tuple[Estimate, ...]:
    """For each claimed figure: counted over claimed, between what surely and what possibly lies in the claimed days.

    Counted are the actual incidents of the table that bear the campaign's name or, where the claim has days, lie in them (and are the
    actor's, if one is given). No sampling is involved; the interval is what dates and tolls leave open. Below one means that the table
    holds less than was claimed: exaggeration, incidents that nobody reported, and articles that were not gathered look alike here.

    >>> rows = [{"id": str(i), "date_start": "2019-04-10", "killed_min": 2, "killed_max": 2, "campaign": "x"} for i in range(3)]
    >>> claim = ClaimedTotals("x", {"incidents": 12, "killed": 20})
    >>> [round(e.value, 2) for e in claimed_against_counted(IncidentTable.from_rows(rows), claim)]
    [0.25, 0.3]
    """
    actual = table.with_status("actual")
    mine = actual.acted_by(actor) if actor is not None else np.ones(len(actual), dtype=bool)
    key = campaign_key(claim.name)
    named = np.array([isinstance(name, str) and campaign_key(name) == key for name in actual.rows["campaign"]], dtype=bool)
    sure, possible = _in_days(actual, claim)
    surely, possibly = actual.where((named | sure) & mine), actual.where((named | possible) & mine)
    estimates = []
    for name, figure in claim.figures.items():
        if name == "incidents":
            counted, low, high, rows = float(len(surely)), float(len(surely)), float(len(possibly)), possibly.ids
        else:
            least, most = toll_total(surely, name), toll_total(possibly, name)
            counted, low, high, rows = least.value or 0.0, least.low or 0.0, most.high if most.high is not None else math.inf, most.rows
        caveats = merged(
            table_caveats(possibly), [Caveat("claimed_not_found", {}), None if claim.start else Caveat("claim_without_days", {})]
        )
        parts = {"figure": name, "claimed": figure, "counted": counted, "counted_low": low, "counted_high": high, "by": claim.by,
                 "source": claim.source, "start": claim.start, "end": claim.end}  # fmt: skip
        estimates.append(
            Estimate(
                "counted_of_claimed",
                counted / figure if figure else None,
                "ratio",
                len(possibly),
                "counted over claimed, bounds of days and tolls",
                low / figure if figure else None,
                high / figure if figure else None,
                level=1.0,
                null=1.0,
                caveats=caveats,
                rows=rows,
                parts=parts,
            )
        )
    return tuple(estimates)


def campaign_key(name: str) -> str:
    """What two writings of one campaign's name share: folded, without quotes, article and a leading word for a series.

    >>> campaign_key("غزوة الثأر لولاية الشام") == campaign_key("«الثأر لولاية الشام»")
    True
    """
    words = fold_phrase("".join(char if char.isalnum() or char.isspace() else " " for char in name)).casefold().split()
    while len(words) > 1 and words[0] in _PREFIXES:
        words = words[1:]
    return " ".join(word.removeprefix("ال") for word in words)


def _in_days(table: IncidentTable, claim: ClaimedTotals) -> tuple[Mask, Mask]:
    """Which incidents surely and which possibly lie in the days of a claim; none where it has no days."""
    none = np.zeros(len(table), dtype=bool)
    if claim.start is None or claim.end is None:
        return none, none
    low, high = np.datetime64(claim.start, "D"), np.datetime64(claim.end, "D")
    first, last = (table.rows[name].to_numpy().astype("datetime64[D]") for name in ("day", "day_last"))
    return (first >= low) & (last <= high), (first <= high) & (last >= low)


def _fullest(table: IncidentTable, grain: str) -> tuple[int, date | None]:
    """The most places with an incident on one day, and that day, of incidents known to the day."""
    known = day_known(table) & table.rows[grain].notna().to_numpy(dtype=bool)
    if not known.any():
        return 0, None
    part = table.where(known)
    cells = {(day, country, place) for day, country, place in zip(part.days, part.rows["country"], part.rows[grain], strict=True)}
    days, counts = np.unique(np.array([day for day, _, _ in cells]), return_counts=True)
    best = int(counts.argmax())
    return int(counts[best]), days[best].item()


def _campaign(
    name: str, kind: str, table: IncidentTable, signs: dict[str, Any], retold: tuple[str, ...], names: tuple[str, ...]
) -> Campaign:
    rows = table.rows
    first, last = table.span() or (None, None)
    most, fullest = _fullest(table, "admin1")
    note = Caveat("inferred_campaign", {}) if kind == "inferred" else None
    return Campaign(
        name, kind, table.ids, first, last,
        tuple(sorted({str(c) for c in rows["country"].dropna()})), tuple(sorted({str(u) for u in rows["admin1"].dropna()})),
        {str(tactic): int(n) for tactic, n in rows["tactic"].value_counts().items()},
        tuple(rows["attackers"].explode().dropna().value_counts().index), tuple(rows["claimed_by"].explode().dropna().value_counts().index),
        int(claimed(table).sum()), int(unconfirmed(table).sum()), most, fullest,
        tuple(toll_total(table, measure) for measure in ("killed", "wounded", "casualties")), retold, names, signs,
        merged(table_caveats(table), [note]),
    )  # fmt: skip
