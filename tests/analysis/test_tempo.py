"""Rates before and after, change points, interrupted series: figures that can be checked by hand or against other software."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from scipy import stats

from waqai.analysis import IncidentTable, change_points, level_and_slope, observed_days, relative_ratio, split_phases, tempo_ratio
from waqai.analysis.phases import Phases
from waqai.analysis.rates import exact_ratio, moment_alpha, scattered_ratio

START = date(2024, 3, 1)
Row = Callable[..., dict[str, Any]]


def phases_of(counts: Sequence[int], row: Row, split: int) -> Phases:
    rows = [row(day) for day, n in enumerate(counts) for _ in range(n)]
    observed = (START, START + timedelta(len(counts) - 1))
    return split_phases(IncidentTable.from_rows(rows), START + timedelta(split), max(split, len(counts) - split), observed=observed)


def test_the_exact_interval_lies_inside_the_clopper_pearson_one_and_round_the_wald_one() -> None:
    ratio = exact_ratio(12, 20, 30, 40)
    low, high = stats.binomtest(30, 42).proportion_ci(method="exact")
    widest = (low / (1 - low) / 2, high / (1 - high) / 2)
    assert ratio.value == pytest.approx(1.25) and ratio.low is not None and ratio.high is not None
    assert widest[0] < ratio.low < 1 < ratio.high < widest[1]


@pytest.mark.parametrize(("before", "after", "value", "low", "high"), [(0, 8, math.inf, 1.0, math.inf), (8, 0, 0.0, 0.0, 1.0)])
def test_an_empty_phase_leaves_one_end_open(before: int, after: int, value: float, low: float, high: float) -> None:
    ratio = exact_ratio(before, 30, after, 30)
    assert ratio.value == value and ratio.low is not None and ratio.high is not None
    assert ratio.low >= low * 0.9 and (ratio.high == high or ratio.high < 1)


def test_swapping_the_phases_turns_the_ratio_over() -> None:
    one, other = exact_ratio(7, 30, 19, 25), exact_ratio(19, 25, 7, 30)
    assert one.value == pytest.approx(1 / other.value)  # type: ignore[operator]
    assert one.low == pytest.approx(1 / other.high) and one.p == pytest.approx(other.p)  # type: ignore[operator]


def test_steady_days_give_the_poisson_ratio_and_wild_ones_the_wider_one(row: Row) -> None:
    steady = tempo_ratio(phases_of([1] * 20 + [2] * 20, row, 20))
    assert steady.value == 2.0 and "Poisson" in steady.method and steady.p is not None and steady.p < 0.05
    wild = tempo_ratio(phases_of([0, 0, 0, 4] * 5 + [0, 0, 0, 8] * 5, row, 20))
    assert wild.value == 2.0 and "negative-binomial" in wild.method
    assert wild.low is not None and steady.low is not None and wild.low < steady.low
    assert "overdispersed" in {caveat.key for caveat in wild.caveats}
    assert wild.parts["poisson"][0] == wild.parts["negative_binomial"][0] == 2.0
    assert len(wild.rows) == 60


def test_few_incidents_are_never_strong_evidence(row: Row) -> None:
    estimate = tempo_ratio(phases_of([0] * 20 + [1] * 12 + [0] * 8, row, 20))
    assert estimate.p is not None and estimate.p < 0.001 and estimate.value == math.inf
    assert estimate.strength in ("weak", "none") and {"few_incidents", "empty_phase"} <= {caveat.key for caveat in estimate.caveats}


def test_the_dispersion_found_by_moments_solves_its_equation() -> None:
    counts = np.array([0, 3, 0, 7, 1, 0, 9, 0, 4, 0, 12, 1, 0, 15, 2, 0])
    late = np.arange(16) >= 8
    alpha = moment_alpha(counts, late)
    mu = np.where(late, counts[late].mean(), counts[~late].mean())
    assert ((counts - mu) ** 2 / (mu + alpha * mu**2)).sum() == pytest.approx(14)
    assert moment_alpha(np.full(16, 2), late) == 0


def test_serial_correlation_widens_the_interval() -> None:
    rng = np.random.default_rng(5)
    waves = rng.poisson(np.repeat(rng.gamma(1.0, 2.0, 12), 5))
    late = np.arange(60) >= 30
    _, _, inflation = scattered_ratio(waves, late)
    _, _, none = scattered_ratio(rng.permutation(waves), late)
    assert inflation > 1.3 and none < inflation


def test_reporting_that_doubles_for_all_leaves_the_relative_ratio_at_one(row: Row) -> None:
    rows = [row(day, attacker=who) for day, n in enumerate([2] * 20 + [4] * 20) for who in ("A", "B") for _ in range(n)]
    phases = split_phases(IncidentTable.from_rows(rows), START + timedelta(20), 20, actor="A")
    assert tempo_ratio(phases).value == 2.0
    assert relative_ratio(phases).value == pytest.approx(1.0)


def test_a_step_is_found_on_its_day_and_a_level_series_has_none(row: Row) -> None:
    counts = [1, 0, 2, 1, 1, 0, 1, 2, 1, 1] * 3 + [4, 3, 5, 4, 6, 3, 4, 5, 4, 4] * 3
    table = IncidentTable.from_rows([row(day) for day, n in enumerate(counts) for _ in range(n)])
    [point] = change_points(table, observed_days(table))
    assert point.parts["day"] == str(START + timedelta(30)) and point.parts["ratio"] == pytest.approx(4.2)
    assert point.parts["day_low"] <= point.parts["day"] <= point.parts["day_high"] and point.p is not None and point.p < 0.01
    level = IncidentTable.from_rows([row(day) for day, n in enumerate(counts[:30] * 2) for _ in range(n)])
    assert change_points(level, observed_days(level)) == ()


def test_level_and_slope_of_a_series_without_noise(row: Row) -> None:
    rates = [20 * math.exp(0.02 * (t - 30)) * (2 * math.exp(-0.01 * (t - 30)) if t >= 30 else 1) for t in range(60)]
    level, slope = level_and_slope(phases_of([round(rate) for rate in rates], row, 30))
    assert level.value == pytest.approx(2.0, rel=0.03) and slope.value == pytest.approx(math.exp(-0.07), rel=0.02)
    assert level.low is not None and level.high is not None and level.low < 2 < level.high
    short, _ = level_and_slope(phases_of([1] * 12, row, 6))
    assert short.value is None and short.caveats[0].key == "too_short_for_trend"
