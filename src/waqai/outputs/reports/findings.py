"""What a question finds: the subject's incidents, its phases if there is a turning point, and every estimate that the report words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from waqai.analysis import (
    Area,
    Campaign,
    Caveat,
    Estimate,
    IncidentTable,
    Phases,
    Sensitivity,
    Sources,
    bursts,
    centre_shift,
    claim_outlets,
    claimed_against_counted,
    claimed_share,
    claimed_totals,
    daily_counts,
    inferred_campaigns,
    level_and_slope,
    mean_toll_ratio,
    mix_shift,
    named_campaigns,
    outside_share,
    relative_ratio,
    sensitivity,
    source_profile,
    space_time_clusters,
    split_phases,
    spread,
    spread_change,
    synchrony,
    tempo_ratio,
    toll_disagreement,
    toll_total,
)
from waqai.analysis.campaigns import campaign_key
from waqai.analysis.estimate import merged
from waqai.analysis.phases import MAX_SPAN_DAYS, table_caveats
from waqai.outputs.reports.material import Material
from waqai.outputs.reports.outlets import Leaning, leaning
from waqai.outputs.reports.request import ReportRequest, RequestError

LARGEST_GAP_DAYS = 7
"""Days without a single article after which reports count as no longer gathered."""
_SYNCHRONY_WINDOW = 28
_FEWEST_DAYS = 14
"""Fewer days than this cannot tell a common calendar of places from chance."""
_SCANNED = 20_000
_TURNING = 10
_HEAVY = 500
"""Dead of one incident from which on a report asks to look at it."""


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """Everything that a report shows, before a word of it is written.

    * `subject`: the incidents in question, in the days looked at; `undated` know no day to a week, `statuses` are left out for status;
    * `phases`: before and after, None without a pivot or where nothing was observed on one side (`why_no_phases` says which);
    * `days`: the days looked at, first and last; `observed`: for which days reports were gathered at all;
    * `leaning`: the country whose papers tell most; `gaps`: days on which nothing appeared; `turning`: incidents about the pivot;
    * `estimates`: by name; `campaigns`, `claims`: named, else inferred, and claimed against counted; `sources`, `sensitivity`.
    """

    request: ReportRequest
    material: Material
    table: IncidentTable
    subject: IncidentTable
    undated: int
    statuses: dict[str, int]
    observed: tuple[date, date] | None
    days: Any
    phases: Phases | None
    why_no_phases: str
    estimates: dict[str, Estimate]
    clusters: tuple[Estimate, ...]
    bursts: tuple[Estimate, ...]
    campaigns: tuple[Campaign, ...]
    claims: tuple[Estimate, ...]
    claim_outlets: dict[str, int]
    sources: Sources
    sensitivity: Sensitivity | None
    leaning: Leaning | None = None
    gaps: tuple[date, ...] = ()
    turning: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()

    @property
    def one_article(self) -> bool:
        """Whether everything rests on a single article."""
        return self.sources.documents == 1

    def place_name(self, incident: str, language: str) -> str:
        """The place of an incident as it is called in a language, as far as its row knows; empty where it knows none."""
        row = self.material.by_id[incident]
        own, other = ("place_ar", "place") if language == "ar" else ("place", "place_ar")
        return str(row.get(own) or row.get(other) or "")

    @property
    def heavy(self) -> tuple[tuple[str, int], ...]:
        """Incidents with so many dead that they may be a sum of months read as one incident: ids and tolls, the highest first."""
        rows = self.subject.rows
        tolls = np.nan_to_num(rows["killed_best"].to_numpy(dtype=float))
        order = sorted(np.flatnonzero(tolls >= _HEAVY), key=lambda i: (-tolls[i], rows["id"].iloc[i]))
        return tuple((str(rows["id"].iloc[i]), int(tolls[i])) for i in order)

    @property
    def counts(self) -> Any:
        """Incidents of the subject on each of `days`."""
        return daily_counts(self.subject, self.days)

    @property
    def fullest(self) -> tuple[date | None, int, int]:
        """The day with incidents in most first-level units, how many units, and of how many countries; days known to two days at most."""
        rows = self.subject.rows
        known = (self.subject.span_days <= 1) & rows["admin1"].notna().to_numpy(dtype=bool)
        units: dict[Any, set[tuple[str, str]]] = {}
        for day, country, unit in zip(self.subject.days[known], rows["country"][known], rows["admin1"][known], strict=True):
            units.setdefault(day, set()).add((str(country), str(unit)))
        if not units:
            return None, 0, 0
        best = min(units, key=lambda day: (-len(units[day]), day))
        return best.item(), len(units[best]), len({country for country, _ in units[best]})


def find(request: ReportRequest, material: Material, step: Callable[[str], None] = lambda what: None) -> Findings:
    """Answer the question. `step` is told what comes next. RequestError where the register holds nothing that is meant."""
    step("counting")
    table = material.table
    mine = _subject(request, table)
    chosen = table.where(mine)
    if not len(chosen):
        raise RequestError(_nothing(request, table))
    observed = _observed(request, material, chosen)
    statuses = {str(k): int(n) for k, n in chosen.rows["status"].value_counts().items() if k != "actual"}
    actual = chosen.with_status("actual")
    phases, why = None, ""
    if request.kind == "response":
        phases, why = _phases(request, table, observed)
    window = _window(request, observed, phases)
    subject = phases.table if phases is not None else _in_days(actual, window)
    if not len(subject):
        raise RequestError(_nothing(request, table))
    undated = int((np.isnan(actual.span_days) | (actual.span_days > MAX_SPAN_DAYS)).sum())
    days = np.arange(np.datetime64(window[0], "D"), np.datetime64(window[1], "D") + 1) if window else np.array([], "datetime64[D]")
    estimates: dict[str, Estimate] = {}
    if phases is not None:
        step("before and after")
        estimates |= _compared(phases, request.lost_area)
    step("places and days")
    estimates |= _described(subject, days)
    step("campaigns and claims")
    named = named_campaigns(_with_retold(chosen, subject))
    inferred = () if named or len(subject) > _SCANNED else inferred_campaigns(subject, days) if len(days) else ()
    claims = tuple(each for total in claimed_totals(chosen) for each in claimed_against_counted(chosen, total, request.actors or None))
    step("clusters")
    small = len(subject) <= _SCANNED
    clusters = space_time_clusters(subject, permutations=99) if small else ()
    found_bursts = bursts(subject, days, simulations=199) if len(days) else ()
    step("sources")
    stands = _sensitivity(request, table, observed, phases)
    return Findings(
        request, material, table, subject, undated, statuses, observed, days, phases, why, estimates, clusters, found_bursts,
        (*named, *inferred), claims, claim_outlets(subject), source_profile(subject), stands,
        leaning(subject, _in_days(table.where(_around(request, table)), window)), _gaps(material, days),
        _turning(request, table) if request.pivot else (), merged(phases.caveats if phases else (), table_caveats(subject)),
    )  # fmt: skip


def _subject(request: ReportRequest, table: IncidentTable) -> Any:
    """Which incidents the question is about, whatever their day and status."""
    mask = np.ones(len(table), dtype=bool)
    if request.actors:
        mask &= table.involving(request.actors) if request.either_side else table.acted_by(request.actors)
    if request.area is not None:
        mask &= request.area.holds(table)
    if request.campaign:
        key = campaign_key(request.campaign)
        mask &= np.array([isinstance(name, str) and campaign_key(name) == key for name in table.rows["campaign"]], dtype=bool)
    return mask


def _around(request: ReportRequest, table: IncidentTable) -> Any:
    """The subject's incidents and those in which its actors are on the other side."""
    return table.involving(request.actors) if request.actors else _subject(request, table)


def _gaps(material: Material, days: Any) -> tuple[date, ...]:
    """Days of the window on which no article with an incident appeared at all, where days of publication are known."""
    known = set(material.published)
    return tuple(day.item() for day in days if day.item() not in known and min(known) < day.item() < max(known)) if known else ()


def _turning(request: ReportRequest, table: IncidentTable) -> tuple[str, ...]:
    """What reports tell of the turning point: incidents with the actors on either side, from the day before to the day after it, in the
    lost area where one is given; those that most independent sources tell."""
    assert request.pivot is not None
    mask = table.involving(request.actors) & (table.rows["status"] == "actual").to_numpy(dtype=bool) & (table.span_days <= 2)
    area = request.lost_area or request.area
    if area is not None:
        mask &= area.holds(table)
    near = np.abs((table.days - np.datetime64(request.pivot, "D")).astype("timedelta64[D]").astype(np.int64)) <= 1
    part = table.where(mask & near)
    order = sorted(range(len(part)), key=lambda i: (-part.rows["sources"].iloc[i], part.days[i], part.rows["id"].iloc[i]))
    return tuple(str(part.rows["id"].iloc[i]) for i in order[:_TURNING])


def _nothing(request: ReportRequest, table: IncidentTable) -> str:
    """Why there is nothing to report, with the names that come near, so that a slip of writing is seen."""
    if not len(table):
        return "the register holds no incident that the filter means"
    if request.campaign:
        known = sorted({str(name) for name in table.rows["campaign"].dropna()})[:5]
        return f"no incident bears the campaign's name {request.campaign!r}; named in the register: {', '.join(known) or 'none'}"
    if request.actors:
        counted = table.rows["attackers"].explode().dropna().value_counts()
        return f"no actual incident of {' or '.join(request.actors)} in these days and places; most often attackers: " + ", ".join(
            str(name) for name in counted.index[:6]
        )
    return "no actual incident in these days and places"


def _observed(request: ReportRequest, material: Material, chosen: IncidentTable) -> tuple[date, date] | None:
    """For which days reports were gathered: the run of publication days (gaps of a week at most) round the pivot, the day before its
    first included, since papers tell of yesterday. Without any publication day, the span of all incidents; as the request says, if it
    says."""
    if request.kind == "response" and request.since and request.until:
        return request.since, request.until
    published = material.published
    if not published:
        return material.table.span()
    runs: list[list[date]] = [[published[0]]]
    for day in published[1:]:
        if (day - runs[-1][-1]).days > LARGEST_GAP_DAYS:
            runs.append([])
        runs[-1].append(day)
    spans = [(run[0] - timedelta(1), run[-1]) for run in runs]
    if request.pivot is not None:
        pivot = request.pivot
        return min(spans, key=lambda span: max((span[0] - pivot).days, (pivot - span[1]).days, 0))
    return spans[0][0], spans[-1][1]


def _phases(request: ReportRequest, table: IncidentTable, observed: tuple[date, date] | None) -> tuple[Phases | None, str]:
    assert request.pivot is not None  # the request checks it
    try:
        return _split(request, table, observed), ""
    except ValueError:
        if observed is None:
            return None, "undated"
        return None, "nothing_before" if request.pivot <= observed[0] else "nothing_after"


def _split(request: ReportRequest, table: IncidentTable, observed: tuple[date, date] | None) -> Phases:
    assert request.pivot is not None
    return split_phases(
        table, request.pivot, request.window_days, request.actors or None, request.area, observed, either_side=request.either_side
    )


def _window(request: ReportRequest, observed: tuple[date, date] | None, phases: Phases | None) -> tuple[date, date] | None:
    """First and last day to look at."""
    if phases is not None:
        return phases.days[0].item(), phases.days[-1].item()
    if request.kind != "response" and (request.since or request.until):
        first, last = observed or (request.since, request.until)
        return (request.since or first), (request.until or last)  # type: ignore[return-value]
    return observed


def _in_days(table: IncidentTable, window: tuple[date, date] | None) -> IncidentTable:
    if window is None:
        return table
    days = table.days
    inside = (days >= np.datetime64(window[0], "D")) & (days <= np.datetime64(window[1], "D")) & (table.span_days <= MAX_SPAN_DAYS)
    return table.where(inside)


def _with_retold(chosen: IncidentTable, subject: IncidentTable) -> IncidentTable:
    """The subject and what tells of it as a whole (`background`), for campaigns."""
    return chosen.where(chosen.rows["id"].isin(subject.rows["id"]).to_numpy(dtype=bool) | (chosen.rows["status"] != "actual").to_numpy())


def _compared(phases: Phases, lost: Area | None) -> dict[str, Estimate]:
    found = {"tempo": tempo_ratio(phases), "relative": relative_ratio(phases)}
    found["level"], found["slope"] = level_and_slope(phases)
    for name in ("tactic", "target"):
        found[f"mix_{name}"] = mix_shift(phases, name)
    found["toll_ratio"] = mean_toll_ratio(phases, "casualties")
    found["spread_change"] = spread_change(phases)
    found["centre"] = centre_shift(phases)
    if lost is not None:
        found["outside"] = outside_share(phases, lost)
    return found


def _described(subject: IncidentTable, days: Any) -> dict[str, Estimate]:
    found = {
        "killed": toll_total(subject, "killed"), "wounded": toll_total(subject, "wounded"), "casualties": toll_total(subject, "casualties"),
        "spread": spread(subject), "claimed": claimed_share(subject), "disagreement": toll_disagreement(subject),
    }  # fmt: skip
    if len(days) >= _FEWEST_DAYS:
        found["synchrony"] = synchrony(subject, days, "admin1", min(_SYNCHRONY_WINDOW, len(days)))
    return found


def _sensitivity(
    request: ReportRequest, table: IncidentTable, observed: tuple[date, date] | None, phases: Phases | None
) -> Sensitivity | None:
    """Whether the ratio of tempos stands when sources are dropped; computed over the incidents of the window and those beside them."""
    if phases is None:
        return None
    span = (phases.days[0].item(), phases.days[-1].item())
    near = _in_days(table, span)
    mine = near.involving(request.actors) if request.either_side else near.acted_by(request.actors)
    return sensitivity(near.where(mine), lambda part: tempo_ratio(_split(request, part, observed or span)))
