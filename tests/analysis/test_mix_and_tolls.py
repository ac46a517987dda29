"""Shifts of the mix, deadliness, claims."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from waqai.analysis import (
    IncidentTable,
    claim_lag,
    claim_outlets,
    claimed_share,
    mean_toll,
    mean_toll_ratio,
    median_toll,
    mix_shift,
    split_phases,
    toll_disagreement,
)

START = date(2024, 3, 1)
Row = Callable[..., dict[str, Any]]


def keys(estimate: Any) -> set[str]:
    return {caveat.key for caveat in estimate.caveats}


def test_mixes_without_anything_in_common_are_one_bit_apart(row: Row) -> None:
    rows = [row(d % 10, type="shelling") for d in range(40)] + [row(10 + d % 10, type="abduction") for d in range(40)]
    shift = mix_shift(split_phases(IncidentTable.from_rows(rows), START + timedelta(10), 10))
    assert shift.value == pytest.approx(1.0, abs=0.02) and shift.p is not None and shift.p < 0.001 and shift.strength == "strong"
    assert [driver["category"] for driver in shift.parts["drivers"]] == ["shelling", "abduction"] or len(shift.parts["drivers"]) == 2
    assert {driver["category"]: driver["change"] for driver in shift.parts["drivers"]} == {"shelling": -1.0, "abduction": 1.0}


def test_one_mix_is_no_shift_however_many_incidents(row: Row) -> None:
    kinds = ["shelling", "shelling", "abduction", "car_bomb"]
    rows = [row(d % 20, type=kinds[d // 20 % 4]) for d in range(400)]
    shift = mix_shift(split_phases(IncidentTable.from_rows(rows), START + timedelta(10), 10))
    assert shift.value == 0 and shift.low == 0 and shift.p is not None and shift.p > 0.5 and shift.direction == 0


def test_several_targets_share_one_incident_and_missing_ones_are_counted_out(row: Row) -> None:
    rows = [row(d % 20, target=["police", "army"] if d % 20 < 10 else ["civilians"]) for d in range(80)] + [row(3)]
    shift = mix_shift(split_phases(IncidentTable.from_rows(rows), START + timedelta(10), 10), "target")
    assert shift.parts["shares"] == {"army": [0.5, 0.0], "civilians": [0.0, 1.0], "police": [0.5, 0.0]}
    assert shift.n == 80 and "categories_missing" in keys(shift)
    with pytest.raises(ValueError, match="'colour' is none of"):
        mix_shift(split_phases(IncidentTable.from_rows(rows), START + timedelta(10), 10), "colour")


def test_the_mean_toll_has_a_region_for_joint_figures(row: Row) -> None:
    rows = [row(d, killed_min=d % 4, killed_max=d % 4) for d in range(40)] + [row(1, casualties_combined=40), row(2)]
    mean = mean_toll(IncidentTable.from_rows(rows))
    assert mean.value == 1.5 and mean.n == 40
    assert mean.parts["region"] == [pytest.approx(60 / 41), pytest.approx(100 / 41)]
    assert mean.low is not None and mean.high is not None and mean.low < 1.5 < mean.high and {"tolls_joint", "tolls_unstated"} <= keys(mean)


def test_an_open_toll_leaves_the_region_open(row: Row) -> None:
    rows = [row(d, killed_min=2, killed_max=None if d == 0 else 2) for d in range(10)]
    assert mean_toll(IncidentTable.from_rows(rows)).parts["region"] == [2.0, math.inf]


def test_deadliness_that_doubles_is_found_with_its_ratio(row: Row) -> None:
    rows = [row(d % 10, killed_min=d % 5, killed_max=d % 5) for d in range(100)]
    rows += [row(10 + d % 10, killed_min=2 * (d % 5), killed_max=2 * (d % 5)) for d in range(100)]
    ratio = mean_toll_ratio(split_phases(IncidentTable.from_rows(rows), START + timedelta(10), 10))
    assert ratio.value == pytest.approx(2.0) and ratio.low is not None and ratio.low > 1.4 and ratio.p is not None and ratio.p < 0.01


def test_the_interval_of_a_median_is_made_of_tolls_that_were_stated(row: Row) -> None:
    median = median_toll(IncidentTable.from_rows([row(d, killed_min=n, killed_max=n) for d, n in enumerate(range(1, 22))]))
    assert (median.value, median.low, median.high) == (11, 6, 16)


def told(stance: str, killed: Any, published: str | None = None, **more: Any) -> dict[str, Any]:
    return {"document": f"{stance}-{published}", "n": 1, "stance": stance, "value": killed, "published": published, **more}


def test_claims_are_counted_timed_and_compared_with_other_reports(row: Row) -> None:
    rows = []
    for day in range(20):
        later = row(day + 1 + (day % 2))["date_start"]
        claim = told("claim", 20, later, outlet="Channel", reporter="Agency")
        said = [claim, told("official", 4, later, outlet="Wire")] + ([told("news", 9, later)] if day % 2 else [])
        rows.append(row(day, date_basis="text", claimed_by="Northern Front", confirmed_by=["official"], versions={"killed": said}))
    rows += [row(day) for day in range(20)] + [row(3, claimed_by="Northern Front", confirmed_by=["claim"])]
    table = IncidentTable.from_rows(rows)
    share = claimed_share(table)
    assert share.value == pytest.approx(21 / 41) and share.parts["unconfirmed"] == 1 and share.parts["by"] == {"Northern Front": 21}
    assert claim_outlets(table) == {"Agency": 20}
    lag = claim_lag(table)
    assert (lag.value, lag.n) == (1.5, 20) and lag.low == 1 and lag.high == 2
    gap = toll_disagreement(table)
    assert gap.n == 20 and gap.parts["higher"] == 1.0 and gap.p is not None and gap.p < 0.001
    assert gap.parts["by_stance"]["official"][0] == pytest.approx(5) and gap.parts["by_stance"]["news"][0] == pytest.approx(20 / 9)


def test_without_any_claim_nothing_is_compared(row: Row) -> None:
    table = IncidentTable.from_rows([row(0, versions={"killed": [told("news", 3)]}), row(1)])
    assert toll_disagreement(table).value is None and claimed_share(table).value == 0 and claim_lag(table).value is None
