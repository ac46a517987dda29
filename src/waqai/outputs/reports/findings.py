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
    Coverage,
    Estimate,
    IncidentTable,
    Phases,
    Sensitivity,
    Sources,
    bursts,
    centre_shift,
    change_points,
    claim_outlets,
    claimed_against_counted,
    claimed_share,
    claimed_totals,
    coverage,
    daily_counts,
    inferred_campaigns,
    level_and_slope,
    mean_toll_ratio,
    mix_shift,
    named_campaigns,
    outside_share,
    relative_ratio,
    scenarios,
    sensitivity,
    source_profile,
    space_time_clusters,
    split_phases,
    spread,
    spread_change,
    steady_outlets,
    synchrony,
    tempo_ratio,
    toll_disagreement,
    toll_total,
)
from waqai.analysis.campaigns import campaign_key
from waqai.analysis.coverage import spans_of
from waqai.analysis.estimate import merged
from waqai.analysis.phases import MAX_SPAN_DAYS, day_known, table_caveats
from waqai.outputs.reports.material import Material
from waqai.outputs.reports.nothing import nothing
from waqai.outputs.reports.outlets import Leaning, leaning
from waqai.outputs.reports.request import ReportRequest, RequestError

FEWEST_ARTICLES = 10
"""With fewer articles a day than this (median) a day without any may as well be a quiet one: it counts as seen."""
LARGEST_GAP_DAYS = 7
"""Days without a single article after which reports count as no longer gathered."""
_SYNCHRONY_WINDOW = 28
_FEWEST_DAYS = 14
"""Fewer days than this cannot tell a common calendar of places from chance."""
_SCANNED = 20_000
_TURNING = 10
_HEAVY, _MANY_WOUNDED = 500, 1000
"""Dead and wounded of one incident from which on a report asks to look at it."""
_CARRYING = 100
"""The same, where they are a fifth of all dead as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """Everything that a report shows, before a word of it is written.

    * `subject`: the incidents in question, in the days looked at; `undated` know no day to a week, `statuses` are left out for status;
    * `phases`: before and after, None without a pivot or where nothing was observed on one side (`why_no_phases` says which);
    * `days`: the days looked at, all from the first to the last; `observed`: for which days reports were gathered at all, and how much of
      each could be seen; `gaps`: days on which nothing appeared; `passing`: outlets that did not appear on all the others;
    * `leaning`: the country whose papers tell most; `turning`: incidents about the pivot;
    * `estimates`: by name; `steps`: where the tempo changed, whatever the pivot; `campaigns`, `claims`: named, else inferred, and claimed
      against counted; `sources`, `sensitivity`.
    """

    request: ReportRequest
    material: Material
    table: IncidentTable
    subject: IncidentTable
    undated: int
    statuses: dict[str, int]
    observed: Coverage | None
    days: Any
    phases: Phases | None
    why_no_phases: str
    estimates: dict[str, Estimate]
    clusters: tuple[Estimate, ...]
    bursts: tuple[Estimate, ...]
    steps: tuple[Estimate, ...]
    campaigns: tuple[Campaign, ...]
    claims: tuple[Estimate, ...]
    claim_outlets: dict[str, int]
    sources: Sources
    sensitivity: Sensitivity | None
    leaning: Leaning | None = None
    gaps: tuple[date, ...] = ()
    passing: tuple[str, ...] = ()
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
    def heavy(self) -> tuple[tuple[str, int, int], ...]:
        """Incidents with so many dead or wounded that they may be a sum of months read as one incident: ids, killed, wounded, the highest
        first."""
        rows = self.subject.rows
        killed, wounded = (np.nan_to_num(rows[f"{name}_best"].to_numpy(dtype=float)) for name in ("killed", "wounded"))
        carries = (killed >= _CARRYING) & (killed >= killed.sum() / 5)
        order = sorted(
            np.flatnonzero((killed >= _HEAVY) | (wounded >= _MANY_WOUNDED) | carries),
            key=lambda i: (-killed[i], -wounded[i], rows["id"].iloc[i]),
        )
        return tuple((str(rows["id"].iloc[i]), int(killed[i]), int(wounded[i])) for i in order)

    @property
    def counts(self) -> Any:
        """Incidents of the subject on each of `days`."""
        return daily_counts(self.subject, self.days)

    @property
    def seen(self) -> Coverage | None:
        """The part of the days looked at that could be seen."""
        return self.observed.within(self.days[0].item(), self.days[-1].item()) if self.observed is not None and len(self.days) else None

    @property
    def fullest(self) -> Fullest | None:
        """The day with incidents in most first-level units; days that the text gives, to within a day. Where no text gives any, days of
        publication (`printed`). None where no incident knows day and unit."""
        rows = self.subject.rows
        placed = rows["admin1"].notna().to_numpy(dtype=bool)
        printed = not (day_known(self.subject) & placed).any()
        known = placed & (self.subject.span_days <= 1 if printed else day_known(self.subject))
        units: dict[Any, set[tuple[str, str]]] = {}
        for day, country, unit in zip(self.subject.days[known], rows["country"][known], rows["admin1"][known], strict=True):
            units.setdefault(day, set()).add((str(country), str(unit)))
        if not units:
            return None
        best = min(units, key=lambda day: (-len(units[day]), day))
        last = max(
            (d for at, d in zip(self.subject.days, rows["day_last"].to_numpy().astype("datetime64[D]"), strict=True) if at == best),
            default=best,
        )
        return Fullest(best.item(), last.item(), len(units[best]), len({country for country, _ in units[best]}), printed)

    @property
    def printed(self) -> int:
        """How many of the subject's incidents have a day from their publication alone."""
        return int((self.subject.rows["day_basis"] == "publication").sum())


@dataclass(frozen=True, slots=True)
class Fullest:
    """The day with incidents in most first-level units (or the days from `day` to `last` that it may be), in how many units of how many
    countries; `printed`: the days come from publication, as no text gives one."""

    day: date
    last: date
    units: int
    countries: int
    printed: bool


def find(request: ReportRequest, material: Material, step: Callable[[str], None] = lambda what: None) -> Findings:
    """Answer the question. `step` is told what comes next. RequestError where the register holds nothing that is meant."""
    step("counting")
    table = material.table
    mine = _subject(request, table)
    chosen = table.where(mine)
    if not len(chosen):
        raise RequestError(nothing(request, table))
    observed = _observed(request, material)
    statuses = {str(k): int(n) for k, n in chosen.rows["status"].value_counts().items() if k != "actual"}
    actual = chosen.with_status("actual")
    phases, why = None, ""
    if request.kind == "response":
        phases, why = _phases(request, table, observed)
    window = _window(request, observed, phases)
    subject = phases.table if phases is not None else _in_days(actual, window)
    if not len(subject):
        raise RequestError(nothing(request, table))
    undated = int((np.isnan(actual.span_days) | (actual.span_days > MAX_SPAN_DAYS)).sum())
    days = np.arange(np.datetime64(window[0], "D"), np.datetime64(window[1], "D") + 1) if window else np.array([], "datetime64[D]")
    estimates: dict[str, Estimate] = {}
    if phases is not None:
        step("before and after")
        estimates |= _compared(phases, request.lost_area)
    step("places and days")
    seen_days = observed.within(*window).well_seen if observed is not None and window else days
    estimates |= _described(subject, seen_days)
    step("campaigns and claims")
    named = named_campaigns(_with_retold(chosen, subject))
    inferred = () if named or len(subject) > _SCANNED else inferred_campaigns(subject, seen_days) if len(seen_days) else ()
    claims = tuple(each for total in claimed_totals(chosen) for each in claimed_against_counted(chosen, total, request.actors or None))
    step("clusters")
    small = len(subject) <= _SCANNED
    clusters = tuple(each for each in space_time_clusters(subject, permutations=99) if (each.p or 0) < 0.05) if small else ()
    found_bursts = bursts(subject, seen_days, simulations=199) if len(seen_days) else ()
    steps = change_points(subject, seen_days) if len(seen_days) else ()
    step("sources")
    stands = _sensitivity(request, material, observed, phases)
    return Findings(
        request, material, table, subject, undated, statuses, observed, days, phases, why, estimates, clusters,
        found_bursts, steps,
        (*named, *inferred), claims, claim_outlets(subject), source_profile(subject), stands,
        leaning(subject, _in_days(table.where(_around(request, table)), window)), _gaps(material, days), _passing(material, days),
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
    """Days of the window on which no article appeared at all, where days of publication are known."""
    known = set(material.published)
    return tuple(day.item() for day in days if day.item() not in known and min(known) < day.item() < max(known)) if known else ()


def _issued(material: Material, days: Any) -> frozenset[date]:
    """The days of the window on which anything appeared."""
    return frozenset(day.item() for day in days) & frozenset(material.published)


def _passing(material: Material, days: Any) -> tuple[str, ...]:
    """Outlets that appeared on some of the days on which anything did, and not on all."""
    issued = _issued(material, days)
    return tuple(sorted(outlet for outlet, own in material.issues.items() if issued & own and not issued <= own))


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


def _observed(request: ReportRequest, material: Material) -> Coverage | None:
    """Which days could be seen: those of the run of publication days (gaps of a week at most) round the pivot, the day before its first
    included, since papers tell of yesterday; all of them where articles are few. Without any publication day, the span of all incidents.
    Days beyond the run of which the request says that reports were gathered count as seen."""
    published = set(material.published)
    said = (request.since, request.until) if request.kind == "response" and request.since and request.until else None
    if not published:
        span = said or material.table.span()
        return Coverage.whole(*span) if span else None
    first, last = _run(request, material) if said is None else said
    issues = published
    if said is not None:
        run = min(published), max(published)
        issues = published | {first + timedelta(i) for i in range((run[0] - first).days)}
        issues |= {run[1] + timedelta(i + 1) for i in range((last - run[1]).days + 1)} if last > run[1] else set()
    if material.articles_a_day < FEWEST_ARTICLES:
        return Coverage.whole(first, last)
    try:
        return coverage(material.table.with_status("actual"), issues, first, last)
    except ValueError as error:
        raise RequestError(str(error)) from None


def _run(request: ReportRequest, material: Material) -> tuple[date, date]:
    spans = spans_of(material.published, LARGEST_GAP_DAYS)
    if request.pivot is not None:
        pivot = request.pivot
        return min(spans, key=lambda span: max((span[0] - pivot).days, (pivot - span[1]).days, 0))
    return spans[0][0], spans[-1][1]


def _phases(request: ReportRequest, table: IncidentTable, observed: Coverage | None) -> tuple[Phases | None, str]:
    assert request.pivot is not None  # the request checks it
    try:
        return _split(request, table, observed), ""
    except ValueError:
        if observed is None:
            return None, "undated"
        return None, "nothing_before" if request.pivot <= observed.span[0] else "nothing_after"


def _split(request: ReportRequest, table: IncidentTable, observed: Coverage | None) -> Phases:
    assert request.pivot is not None
    return split_phases(
        table, request.pivot, request.window_days, request.actors or None, request.area, observed, either_side=request.either_side
    )


def _window(request: ReportRequest, observed: Coverage | None, phases: Phases | None) -> tuple[date, date] | None:
    """First and last day to look at."""
    if phases is not None:
        return phases.days[0].item(), phases.days[-1].item()
    if request.kind != "response" and (request.since or request.until):
        first, last = observed.span if observed else (request.since, request.until)
        return (request.since or first), (request.until or last)  # type: ignore[return-value]
    return observed.span if observed else None


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


def _sensitivity(request: ReportRequest, material: Material, observed: Coverage | None, phases: Phases | None) -> Sensitivity | None:
    """Whether the ratio of tempos stands when sources are dropped; computed over the incidents of the window and those beside them."""
    if phases is None:
        return None
    span = (phases.days[0].item(), phases.days[-1].item())
    near = _in_days(material.table, span)
    near = near.where(near.involving(request.actors) if request.either_side else near.acted_by(request.actors))
    told = (each for each in scenarios(near) if not each.key.startswith("tolls"))  # tolls move no tempo
    chosen = [*told, *steady_outlets(near, material.issues, _issued(material, phases.days))]
    return sensitivity(near, lambda part: tempo_ratio(_split(request, part, observed or Coverage.whole(*span))), chosen)
