"""Known truths found again, on a small scale; benchmarks/recovery.py runs the same worlds at full size, for docs/method.md."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from waqai.analysis import IncidentTable, self_excitation, tempo_ratio

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SLOW = {"burst", "self_excitation", "synchrony", "transport", "near_repeats", "space_time_cluster"}
"""Estimates whose simulations take longer, and are run less often here."""


def load(name: str) -> Any:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(BENCHMARKS))


recovery, trials, in_time = (load(name) for name in ("recovery", "recovery_trials", "recovery_time"))


@pytest.mark.parametrize(
    "case",
    [case for case in recovery.CASES if not case.warned],
    ids=lambda case: f"{case.name}-{'null' if case.null else 'truth'}-{case.world[:24]}",
)
def test_truths_are_covered_and_nothing_is_found_where_nothing_is(case: Any) -> None:
    """The bounds are such that a well-made estimate fails once in ten thousand runs; the seeds are fixed."""
    result = recovery.measure(case, 4 if case.name in SLOW else 16)
    held = [trial.covered for trial in result.trials if trial.covered is not None]
    raised = [trial.alarm for trial in result.trials if trial.alarm is not None]
    assert held or raised
    assert sum(held) >= stats.binom.ppf(1e-4, len(held), 0.94) if held else True
    if case.null:
        assert sum(raised) <= stats.binom.ppf(1 - 1e-4, len(raised), 0.05)


def test_a_world_that_is_shown_with_a_warning_is_warned_of() -> None:
    [case] = [case for case in recovery.CASES if case.warned]
    assert "short_for_memory" in case.world
    counts = in_time.cascade(np.random.default_rng(3), 0.3, 0.7, 5.5, 365)
    found = self_excitation(IncidentTable.from_rows(trials.rows_of(counts)), trials.days_of(365), 19, 19)
    assert "short_for_memory" in {caveat.key for caveat in found.caveats}


def test_a_false_interval_and_a_deaf_test_would_fail() -> None:
    """The harness sees an interval that is too narrow by half and a test that always speaks."""
    null = next(case for case in recovery.CASES if case.null and not case.floor)
    made = tuple(trials.Trial(1.0, 1.0, i % 3 != 0, True) for i in range(400))
    assert len(recovery.verdict([recovery.summary(trials.Result(null, made))])) == 2


def test_gaps_that_are_not_taken_out_would_be_seen() -> None:
    """The world of missing issues is one: a ratio that takes the days as they are misses its truth too often."""
    made = [in_time.gapped(np.random.default_rng([5, i]), tempo_ratio, 1.0, 8.0, taken_out=False, scattered=False) for i in range(60)]
    better = [in_time.gapped(np.random.default_rng([5, i]), tempo_ratio, 1.0, 8.0, scattered=False) for i in range(60)]
    assert np.mean([trial.value for trial in made]) < 0.9 < np.mean([trial.value for trial in better])
    assert sum(trial.covered for trial in made) < 54 <= sum(trial.covered for trial in better)
