"""Days that could not be seen: what gaps of gathering do to rates, and that they are taken out of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from waqai.analysis import (
    Coverage,
    IncidentTable,
    change_points,
    coverage,
    daily_counts,
    level_and_slope,
    negative_binomial_ratio,
    rate_ratio,
    split_phases,
    steady_outlets,
    synchrony,
    tempo_ratio,
)
from waqai.analysis.coverage import spans_of

FIRST = date(2015, 7, 1)


def told(day: int, lags: tuple[int, ...], name: str, **more: Any) -> dict[str, Any]:
    """An incident of a day (counted from FIRST) with a report on each of the days after it."""
    happened = FIRST + timedelta(day)
    reports = [{"document": f"{name}-{lag}", "published": (happened + timedelta(lag)).isoformat(), "value": None} for lag in lags]
    return {"id": name, "date_start": happened.isoformat(), "attacker": "A", "type": "shelling", "versions": {"status": reports}, **more}


def half_same_day(days: range, each: int = 4) -> list[dict[str, Any]]:
    """Half of each day's incidents are told on the day, half the day after."""
    return [told(day, (i % 2,), f"{day}-{i}") for day in days for i in range(each)]


def issues(*missing: int, last: int = 40) -> list[date]:
    return [FIRST + timedelta(day) for day in range(last + 1) if day not in missing]


def test_a_day_counts_by_what_the_gathered_issues_could_tell_of_it() -> None:
    table = IncidentTable.from_rows(half_same_day(range(2, 20)))
    seen = coverage(table, issues(30, 31), FIRST, FIRST + timedelta(40))
    share = dict(zip(seen.days.tolist(), seen.share.tolist(), strict=True))
    assert share[FIRST + timedelta(25)] == 1.0
    assert share[FIRST + timedelta(29)] == share[FIRST + timedelta(31)] == share[FIRST + timedelta(40)] == 0.5
    assert seen.missing == (FIRST + timedelta(30),) and seen.reference == 72
    assert FIRST + timedelta(29) in seen.partly and FIRST + timedelta(30) not in seen.well_seen


def test_too_few_incidents_leave_days_seen_or_not() -> None:
    table = IncidentTable.from_rows(half_same_day(range(2, 4)))
    seen = coverage(table, issues(30, 31), FIRST, FIRST + timedelta(40))
    assert seen.reference == 0 and set(seen.share.tolist()) == {1.0} and seen.missing == (FIRST + timedelta(30),)
    with pytest.raises(ValueError, match="nothing was gathered"):
        coverage(table, issues(), date(2016, 1, 1), date(2016, 1, 9))


def test_what_a_gap_hides_is_no_fall_of_the_tempo() -> None:
    """Four a day throughout, and four days of the later phase without any issue: seen as they are, they look like a fall."""
    missing = (24, 25, 26, 27)
    rows = [
        row for row in half_same_day(range(40)) if row["versions"]["status"][0]["published"] in {d.isoformat() for d in issues(*missing)}
    ]
    table = IncidentTable.from_rows(rows)
    pivot = FIRST + timedelta(20)
    plain = tempo_ratio(split_phases(table, pivot, 20, observed=(FIRST, FIRST + timedelta(39))))
    phases = split_phases(table, pivot, 20, observed=coverage(table, issues(*missing), FIRST, FIRST + timedelta(39)))
    assert plain.value == pytest.approx(0.8) and not phases.fully_seen
    for ratio in (tempo_ratio(phases), rate_ratio(phases), negative_binomial_ratio(phases)):
        assert ratio.value == pytest.approx(1.0) and ratio.p is not None and ratio.p > 0.9
    assert phases.lengths == (20, 17) and phases.exposures == (20.0, 16.0)
    assert {"days_unseen", "days_in_part"} <= {caveat.key for caveat in phases.caveats}
    level, _ = level_and_slope(phases)
    assert level.value == pytest.approx(1.0)


def test_incidents_of_unseen_days_that_are_told_later_are_left_out_with_their_day() -> None:
    rows = [*half_same_day(range(20)), told(25, (9,), "late")]
    table = IncidentTable.from_rows(rows)
    seen = coverage(table, issues(25, 26, 27, 28), FIRST, FIRST + timedelta(30))
    phases = split_phases(table, FIRST + timedelta(10), 25, observed=seen)
    assert "late" not in phases.table.ids
    assert {"n": 3, "dropped": 1} in [caveat.values for caveat in phases.caveats if caveat.key == "days_unseen"]


def test_whole_coverage_changes_nothing() -> None:
    table = IncidentTable.from_rows(half_same_day(range(30)))
    span = (FIRST, FIRST + timedelta(29))
    plain, whole = (split_phases(table, FIRST + timedelta(15), 15, observed=each) for each in (span, Coverage.whole(*span)))
    assert plain.fully_seen and tempo_ratio(plain).to_dict() == tempo_ratio(whole).to_dict()


def test_missing_days_bind_no_places_together() -> None:
    """Two places hit at random, three in ten days unseen: kept as empty days these look like a common calendar."""
    dice = np.random.default_rng(5)
    days = np.arange(np.datetime64(FIRST), np.datetime64(FIRST) + 200)
    seen = days[dice.random(200) > 0.5]
    rows = [
        {"id": f"{place}-{day}", "date_start": str(day), "date_end": str(day), "admin1": place, "country": "X", "type": "shelling"}
        for place in "abcdef" for day in seen if dice.random() < 0.4
    ]  # fmt: skip
    table = IncidentTable.from_rows(rows)
    kept, dropped = synchrony(table, days, permutations=199), synchrony(table, seen, permutations=199)
    assert kept.direction > 0 and dropped.direction == 0
    assert daily_counts(table, seen).sum() == len(rows)


def test_change_points_look_at_the_days_that_were_seen() -> None:
    rows = [told(day, (1,), f"{day}-{i}") for day in range(60) for i in range(3) if day < 45]
    table = IncidentTable.from_rows(rows)
    days = np.arange(np.datetime64(FIRST), np.datetime64(FIRST) + 60)
    assert len(change_points(table, days)) == 1
    assert change_points(table, days[:45]) == ()


def test_outlets_that_pause_can_be_left_out() -> None:
    rows = half_same_day(range(10))
    for i, row in enumerate(rows):
        row["versions"]["status"][0]["outlet"] = "Steady" if i % 4 else "passing"
    table = IncidentTable.from_rows(rows)
    days = issues(last=10)
    [scenario] = steady_outlets(table, {"steady": days, "passing": days[:6]}, days)
    assert scenario.key == "steady_outlets" and len(scenario.table) == 30 and scenario.values["dropped"] == 10
    assert list(steady_outlets(table, {"steady": days, "passing": days}, days)) == []


def test_runs_of_issues_are_cut_at_long_gaps() -> None:
    days = [date(2015, 7, 1), date(2015, 7, 2), date(2015, 7, 20)]
    assert spans_of(days, 7) == [(date(2015, 6, 30), date(2015, 7, 2)), (date(2015, 7, 19), date(2015, 7, 20))]
    assert spans_of([], 7) == []
