"""What a simulation of benchmarks/recovery.py is and gives, and the plain builders that its worlds share. Written without the analysis."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from waqai.analysis import Estimate, IncidentTable, split_phases

START = date(2015, 1, 1)
Rng = np.random.Generator


@dataclass(frozen=True, slots=True)
class Trial:
    """One simulation: what was true, what was estimated, whether the interval held it, whether the test raised an alarm."""

    truth: float
    value: float
    covered: bool | None
    alarm: bool | None


@dataclass(frozen=True, slots=True)
class Case:
    """An estimate in one world: `null` tells whether nothing is there to be found; `world` says what the generator does.

    A light world with nothing in it runs two and a half times as often, since one in twenty is few; a `heavy` one does not.
    """

    name: str
    world: str
    null: bool
    run: Callable[[Rng], Trial]
    heavy: bool = False
    warned: bool = False
    """The estimate itself says that it is not to be leaned on here (a serious caveat): shown, but no miss."""
    floor: bool = False
    """Only too low a coverage is a miss: the answer is a whole number, or the truth lies at the edge of what can be (no shift at all)."""


@dataclass(frozen=True, slots=True)
class Result:
    case: Case
    trials: tuple[Trial, ...]

    @property
    def coverage(self) -> float | None:
        held = [trial.covered for trial in self.trials if trial.covered is not None]
        return sum(held) / len(held) if held else None

    @property
    def alarms(self) -> float | None:
        raised = [trial.alarm for trial in self.trials if trial.alarm is not None]
        return sum(raised) / len(raised) if raised else None

    @property
    def mean(self) -> tuple[float, float]:
        values = [(trial.truth, trial.value) for trial in self.trials if math.isfinite(trial.value)]
        return float(np.mean([truth for truth, _ in values])), float(np.mean([value for _, value in values]))


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out of a case: how many simulations, mean truth and mean estimate, share of intervals that held, share of tests that
    spoke."""

    name: str
    world: str
    simulations: int
    truth: float | None
    mean: float | None
    coverage: float | None
    alarms: float | None
    seed: int = 0


def trial(estimate: Estimate, truth: float) -> Trial:
    """How an estimate did against the truth."""
    covered = None if estimate.low is None or estimate.high is None else estimate.low - 1e-9 <= truth <= estimate.high + 1e-9
    value = math.nan if estimate.value is None else estimate.value
    return Trial(truth, value, covered, None if estimate.p is None else estimate.p < 0.05)


def rows_of(counts: Sequence[int], **more: Any) -> list[dict[str, Any]]:
    """One row for each incident of a daily series that starts on START."""
    days = [(START + timedelta(int(i))).isoformat() for i in np.repeat(np.arange(len(counts)), counts)]
    return [{"date_start": day, "date_end": day, "type": "shelling", "attacker": "A", **more} for day in days]


def counts_of(rng: Rng, rates: Sequence[float] | np.ndarray[Any, Any], alpha: float = 0.0) -> np.ndarray[Any, Any]:
    """Daily counts with these means; `alpha` scatters them as a negative binomial does (gamma-mixed Poisson)."""
    means = np.asarray(rates, dtype=float)
    return rng.poisson(means * rng.gamma(1 / alpha, alpha, len(means)) if alpha else means)


def phases_of(rows: Iterable[dict[str, Any]], before: int, after: int, actor: str | None = None) -> Any:
    pivot = START + timedelta(before)
    observed = (START, START + timedelta(before + after - 1))
    return split_phases(IncidentTable.from_rows(rows), pivot, max(before, after), actor=actor, observed=observed)


def days_of(n: int) -> np.ndarray[Any, Any]:
    return np.arange(np.datetime64(START, "D"), np.datetime64(START, "D") + n)
