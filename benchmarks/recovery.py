"""Does the analysis find again what was put in? Generators with known truth for every estimate; coverage and false alarms counted.

    python benchmarks/recovery.py [--simulations 400] [--only NAME ...] [--jobs 2] [--keep FILE] [--docs]

For each estimate, tables of incidents are drawn from a process whose answer is known, and the estimate is made by the public
functions of `waqai.analysis`. `coverage` is how often its 95 % interval holds the truth, `alarms` how often its test says «p < 0.05»
though nothing is there, `found` how often it says so where something is. `--docs` puts the table into docs/method.md, between its marks.
The generators share no code with the estimates.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from waqai.analysis import (
    Area,
    Estimate,
    IncidentTable,
    bursts,
    centre_shift,
    change_points,
    claim_lag,
    claimed_share,
    dispersion,
    level_and_slope,
    mean_toll,
    mean_toll_ratio,
    median_toll,
    median_toll_difference,
    mix_shift,
    near_repeats,
    negative_binomial_ratio,
    outside_share,
    rate_ratio,
    relative_ratio,
    self_excitation,
    space_time_clusters,
    split_phases,
    spread,
    spread_change,
    standard_distance,
    synchrony,
    tempo_ratio,
    toll_disagreement,
    transport,
)

METHOD = Path(__file__).parents[1] / "docs" / "method.md"
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


def trial(estimate: Estimate, truth: float) -> Trial:
    """How an estimate did against the truth."""
    covered = None if estimate.low is None or estimate.high is None else estimate.low - 1e-9 <= truth <= estimate.high + 1e-9
    value = math.nan if estimate.value is None else estimate.value
    return Trial(truth, value, covered, None if estimate.p is None else estimate.p < 0.05)


# --- generators: plain processes, written without the analysis ---


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


def cascade(rng: Rng, mu: float, branching: float, lag: float, days: int, burn: int = 120) -> np.ndarray[Any, Any]:
    """Daily counts of a branching process: immigrants, each with Poisson offspring one or more (geometric) days later."""
    total = np.zeros(days + burn, dtype=int)
    born = rng.integers(0, days + burn, rng.poisson(mu * (days + burn)))
    while len(born):
        np.add.at(total, born, 1)
        parents = np.repeat(born, rng.poisson(branching, len(born)))
        born = parents + rng.geometric(1 / lag, len(parents))
        born = born[born < days + burn]
    return total[burn:]


# --- tempo ---


def tempo(rng: Rng, make: Callable[[Any], Estimate], ratio: float, base: float, alpha: float = 0.0, days: int = 30) -> Trial:
    counts = counts_of(rng, [base] * days + [base * ratio] * days, alpha)
    return trial(make(phases_of(rows_of(counts), days, days)), ratio)


def either_tempo(rng: Rng, ratio: float) -> Trial:
    """Half of the worlds are Poisson, half are scattered: the headline has to choose."""
    return tempo(rng, tempo_ratio, ratio, 1.5, 0.7 if rng.random() < 0.5 else 0.0)


def relative(rng: Rng, ratio: float) -> Trial:
    """Reporting grows by half for everybody; the actor's own tempo by `ratio`."""
    mine, others = counts_of(rng, [1.0] * 30 + [1.5 * ratio] * 30), counts_of(rng, [3.0] * 30 + [4.5] * 30)
    rows = rows_of(mine) + [{**row, "attacker": "B"} for row in rows_of(others)]
    return trial(relative_ratio(phases_of(rows, 30, 30, "A")), ratio)


def scatter(rng: Rng) -> Trial:
    return trial(dispersion(phases_of(rows_of(counts_of(rng, [1.2] * 30 + [2.0] * 30)), 30, 30)), 1.0)


def step(rng: Rng, ratio: float) -> Trial:
    at = int(rng.integers(40, 110))
    rows = rows_of(counts_of(rng, [1.2] * at + [1.2 * ratio] * (150 - at)))
    found = change_points(IncidentTable.from_rows(rows), days_of(150), permutations=199, seed=int(rng.integers(1 << 30)))
    if ratio == 1 or len(found) != 1:
        return Trial(float(at), math.nan, None, bool(found))
    return Trial(float(at), float(found[0].value or 0), bool((found[0].low or 0) <= at <= (found[0].high or 0)), True)


def turn(rng: Rng, which: int, jump: float, slope: float) -> Trial:
    """A weekly growth of 5 %, a jump and a turn at the pivot, days scattered by half."""
    time = np.arange(-45, 45)
    rates = 1.5 * np.exp(np.log(1.05) / 7 * time + np.where(time >= 0, math.log(jump) + math.log(slope) / 7 * time, 0.0))
    found = level_and_slope(phases_of(rows_of(counts_of(rng, rates, 0.3)), 45, 45))[which]
    return trial(found, (jump, slope)[which])


# --- mix and tolls ---

_KINDS = ("shelling", "car_bomb", "bombing_ied", "armed_attack", "shooting", "abduction")
_EARLY = np.array([0.35, 0.25, 0.15, 0.1, 0.1, 0.05])


def divergence_of(p: np.ndarray[Any, Any], q: np.ndarray[Any, Any]) -> float:
    def entropy(share: np.ndarray[Any, Any]) -> float:
        return -float(sum(x * math.log2(x) for x in share if x > 0))

    return entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2


def mix(rng: Rng, late: Sequence[float], n0: int = 90, n1: int = 120) -> Trial:
    rows = []
    for day, share, n in ((0, _EARLY, n0), (30, np.array(late), n1)):
        rows += [
            {"type": kind, "date_start": (START + timedelta(day + int(i))).isoformat()}
            for kind, i in zip(rng.choice(_KINDS, size=n, p=share), rng.integers(30, size=n), strict=True)
        ]
    found = mix_shift(phases_of(rows, 30, 30), draws=299, seed=int(rng.integers(1 << 30)))
    return trial(found, divergence_of(_EARLY, np.array(late)))


def toll_rows(rng: Rng, tolls: Iterable[float], day: int) -> list[dict[str, Any]]:
    return [
        {
            "date_start": (START + timedelta(day + int(rng.integers(30)))).isoformat(),
            "killed_min": int(n),
            "killed_max": int(n),
            "type": "shelling",
        }
        for n in tolls
    ]


def lethality(rng: Rng, ratio: float) -> Trial:
    """Tolls scatter as negative binomials with shape 1 (many with none, few with very many)."""
    early, late = (rng.negative_binomial(1, 1 / (1 + mean), 60) for mean in (4.0, 4.0 * ratio))
    phases = phases_of(toll_rows(rng, early, 0) + toll_rows(rng, late, 30), 30, 30)
    return trial(mean_toll_ratio(phases, draws=499, seed=int(rng.integers(1 << 30))), ratio)


def one_mean(rng: Rng) -> Trial:
    table = IncidentTable.from_rows(toll_rows(rng, rng.negative_binomial(1, 1 / 6.0, 70), 0))
    return trial(mean_toll(table, draws=499, seed=int(rng.integers(1 << 30))), 5.0)


def one_median(rng: Rng) -> Trial:
    """Tolls large enough that whole numbers matter little."""
    return trial(median_toll(IncidentTable.from_rows(toll_rows(rng, np.round(rng.lognormal(4.0, 1.0, 61)), 0))), math.exp(4.0))


def medians(rng: Rng) -> Trial:
    early, late = (np.round(rng.lognormal(centre, 1.0, 60)) for centre in (4.0, 4.5))
    phases = phases_of(toll_rows(rng, early, 0) + toll_rows(rng, late, 30), 30, 30)
    return trial(median_toll_difference(phases, draws=499, seed=int(rng.integers(1 << 30))), math.exp(4.5) - math.exp(4.0))


# --- synchrony, bursts, excitation ---


def common_calendar(rng: Rng, share: float, joined: float, places: int = 12, days: int = 365) -> Trial:
    """Places with tempos of their own; on a share of days each of them is hit besides with chance `joined`."""
    own = 1 - np.exp(-rng.uniform(0.3, 1.7, places) * 0.08)
    hit = rng.random((days, places)) < own
    hit |= (rng.random(days) < share)[:, None] & (rng.random((days, places)) < joined)
    called = 1 - (1 - own) * (1 - joined)
    mean = share * called + (1 - share) * own

    def pairs(chance: np.ndarray[Any, Any]) -> float:
        return float(chance.sum() ** 2 - (chance**2).sum()) / 2

    truth = (share * pairs(called) + (1 - share) * pairs(own)) / pairs(mean)
    rows = [
        {"date_start": str(days_of(days)[i]), "date_end": str(days_of(days)[i]), "admin1": f"u{j}", "country": "X"}
        for i, j in np.argwhere(hit)
    ]
    found = synchrony(IncidentTable.from_rows(rows), days_of(days), permutations=199, seed=int(rng.integers(1 << 30)))
    return trial(found, truth)


def burst(rng: Rng, extra: float, alpha: float) -> Trial:
    rates = np.full(180, 1.0)
    first = int(rng.integers(40, 140))
    counts = counts_of(rng, rates, alpha)
    counts[first : first + 3] += rng.poisson(extra, 3)
    found = bursts(IncidentTable.from_rows(rows_of(counts)), days_of(180), simulations=199, seed=int(rng.integers(1 << 30)))
    near = [e for e in found if e.parts["first"] <= str(days_of(180)[first + 2]) and e.parts["last"] >= str(days_of(180)[first])]
    return Trial(1.0, math.nan, None, bool(found if extra == 0 else near))


def excited(rng: Rng, branching: float, lag: float = 3.0, days: int = 730, alpha: float = 0.0) -> Trial:
    mu = 1.0 * (1 - branching)
    counts = cascade(rng, mu, branching, lag, days) if branching else counts_of(rng, [1.0] * days, alpha)
    found = self_excitation(
        IncidentTable.from_rows(rows_of(counts)), days_of(days), permutations=99, simulations=19, seed=int(rng.integers(1 << 30))
    )
    return trial(found, branching)


# --- claims ---


def claims(rng: Rng) -> Trial:
    rows = [{"claimed_by": "A" if rng.random() < 0.35 else None} for _ in range(80)]
    return trial(claimed_share(IncidentTable.from_rows(rows)), 0.35)


def lag(rng: Rng) -> Trial:
    """The truth of a median in whole days is a day that holds the middle: lags are 0 to 4 with the middle at 1."""
    lags = rng.choice(5, size=40, p=[0.3, 0.35, 0.2, 0.1, 0.05])
    rows = [
        {"date_start": START.isoformat(), "date_basis": "text",
         "versions": {"type": [{"document": str(i), "n": 1, "stance": "claim", "published": (START + timedelta(int(days))).isoformat()}]}}
        for i, days in enumerate(lags)
    ]  # fmt: skip
    return trial(claim_lag(IncidentTable.from_rows(rows)), 1.0)


def boasting(rng: Rng, factor: float) -> Trial:
    """Each incident is told by a claim and by others; both count with an error of their own, the claim `factor` times as many."""
    rows = []
    for i in range(60):
        true = rng.lognormal(3.0, 0.7)
        claimed_, told = (round(float(true * f * rng.lognormal(0, 0.3))) for f in (factor, 1.0))
        said = [{"document": f"{i}{stance}", "n": 1, "stance": stance, "value": n} for stance, n in (("claim", claimed_), ("news", told))]
        rows.append({"claimed_by": "A", "versions": {"killed": said}})
    found = toll_disagreement(IncidentTable.from_rows(rows))
    return trial(found, factor)


# --- space ---


def at_km(points: np.ndarray[Any, Any]) -> list[tuple[float, float]]:
    """Points in km east and north of 15 N 45 E, as degrees."""
    lat = 15 + points[:, 1] / 111.195
    return list(zip(lat.tolist(), (45 + points[:, 0] / (111.195 * np.cos(np.radians(lat)))).tolist(), strict=True))


def placed(points: np.ndarray[Any, Any], days: Sequence[int], **more: Any) -> list[dict[str, Any]]:
    isos = [(START + timedelta(int(day))).isoformat() for day in days]
    return [
        {"date_start": iso, "date_end": iso, "lat": lat, "lon": lon, "geo_precision": 1, **more}
        for iso, (lat, lon) in zip(isos, at_km(points), strict=True)
    ]


def units(rng: Rng, share: Sequence[float], n: int, day: int) -> list[dict[str, Any]]:
    names = rng.choice([f"u{i}" for i in range(len(share))], size=n, p=share)
    return [
        {"admin1": str(name), "country": "X", "date_start": (START + timedelta(day + i % 30)).isoformat()} for i, name in enumerate(names)
    ]


_FEW_UNITS = (0.4, 0.2, 0.15, 0.1, 0.05, 0.05, 0.03, 0.02)
_MORE_UNITS = (0.2, 0.2, 0.15, 0.15, 0.1, 0.1, 0.05, 0.05)


def effective(share: Sequence[float]) -> float:
    return math.exp(-sum(x * math.log(x) for x in share))


def spread_of(rng: Rng) -> Trial:
    return trial(spread(IncidentTable.from_rows(units(rng, _FEW_UNITS, 150, 0))), effective(_FEW_UNITS))


def spreading(rng: Rng, late: Sequence[float]) -> Trial:
    phases = phases_of(units(rng, _FEW_UNITS, 120, 0) + units(rng, late, 150, 30), 30, 30)
    return trial(spread_change(phases, draws=499, seed=int(rng.integers(1 << 30))), effective(late) / effective(_FEW_UNITS))


def wide(rng: Rng) -> Trial:
    rows = placed(rng.normal(0, 50, (80, 2)), [0] * 80)
    return trial(standard_distance(IncidentTable.from_rows(rows), draws=299, seed=int(rng.integers(1 << 30))), 50 * math.sqrt(2))


def leaving(rng: Rng, early: float, late: float) -> Trial:
    """The share outside the lost unit, 70 incidents before and 90 after."""
    rows = [
        {"admin1": "kept" if rng.random() < share else "lost", "country": "X", "date_start": (START + timedelta(day + i % 30)).isoformat()}
        for share, n, day in ((early, 70, 0), (late, 90, 30)) for i in range(n)
    ]  # fmt: skip
    return trial(outside_share(phases_of(rows, 30, 30), Area("lost", units=frozenset({"lost"}))), late - early)


def moving(rng: Rng, km: float, make: Callable[..., Estimate] = centre_shift) -> Trial:
    early, late = rng.normal(0, (60, 40), (70, 2)), rng.normal(0, (60, 40), (90, 2)) + np.array([km, 0.0])
    rows = placed(early, rng.integers(0, 30, 70)) + placed(late, rng.integers(30, 60, 90))
    return trial(make(phases_of(rows, 30, 30), permutations=299, seed=int(rng.integers(1 << 30))), km)


def repeats(rng: Rng, share: float, first: int = 250, side: float = 200.0, days: int = 120, sigma: float = 1.5) -> Trial:
    """Incidents anywhere in a square on any day; a share of them is repeated within 0 to 2 days some km away (band: 5 km, 2 days)."""
    points, day = rng.random((first, 2)) * side, rng.integers(0, days, first)
    again = rng.integers(0, first, rng.poisson(share * first))
    points = np.concatenate([points, points[again] + rng.normal(0, sigma, (len(again), 2))])
    day = np.concatenate([day, day[again] + rng.integers(0, 3, len(again))])
    d = 5.0 / side
    near, soon = math.pi * d**2 - 8 / 3 * d**3 + d**4 / 2, (days + 2 * (days - 1) + 2 * (days - 2)) / days**2
    n = first * (1 + share)
    pairs, close = n * (n - 1) / 2, 1 - math.exp(-(5.0**2) / (2 * 2 * sigma**2 / 2))
    made = share * first
    truth = (made * close + pairs * near * soon) / ((made * close + pairs * near) * (made + pairs * soon) / pairs)
    found = near_repeats(IncidentTable.from_rows(placed(points, day)), permutations=199, seed=int(rng.integers(1 << 30)))[0]
    return trial(found, truth)


def cluster(rng: Rng, extra: int) -> Trial:
    """Busy and quiet towns, busy and quiet weeks, and (if any) one town that is hit `extra` times more in ten days."""
    towns, weight, week = rng.random((30, 2)) * 300, rng.gamma(1.0, 1.0, 30), rng.gamma(2.0, 0.5, 18)
    town = rng.choice(30, size=300, p=weight / weight.sum())
    day = rng.choice(18, size=300, p=week / week.sum()) * 7 + rng.integers(0, 7, 300)
    here, start = int(rng.integers(30)), int(rng.integers(20, 100))
    town, day = np.concatenate([town, np.full(extra, here)]), np.concatenate([day, start + rng.integers(0, 10, extra)])
    table = IncidentTable.from_rows(placed(towns[town], day))
    found = space_time_clusters(table, longest_days=14, widest_km=60, permutations=99, seed=int(rng.integers(1 << 30)))
    isos = [(START + timedelta(start + shift)).isoformat() for shift in (0, 9)]
    hits = [e for e in found if e.parts["first"] <= isos[1] and e.parts["last"] >= isos[0]]
    return Trial(1.0, math.nan, None, bool(hits if extra else found))


CASES: tuple[Case, ...] = (
    Case("rate_ratio", "Poisson, 1 a day, 30 + 30 days, doubled", False, partial(tempo, make=rate_ratio, ratio=2.0, base=1.0)),
    Case("rate_ratio", "Poisson, 1 a day, unchanged", True, partial(tempo, make=rate_ratio, ratio=1.0, base=1.0)),
    Case(
        "negative_binomial_ratio",
        "scattered (alpha 0.8), 1.5 a day, x 1.8",
        False,
        partial(tempo, make=negative_binomial_ratio, ratio=1.8, base=1.5, alpha=0.8),
    ),
    Case(
        "negative_binomial_ratio",
        "scattered (alpha 0.8), unchanged",
        True,
        partial(tempo, make=negative_binomial_ratio, ratio=1.0, base=1.5, alpha=0.8),
    ),
    Case("tempo_ratio", "Poisson or scattered, 1.5 a day, x 1.8", False, partial(either_tempo, ratio=1.8)),
    Case("tempo_ratio", "Poisson or scattered, unchanged", True, partial(either_tempo, ratio=1.0)),
    Case("relative_ratio", "reporting x 1.5 for all, the actor x 1.6 beyond", False, partial(relative, ratio=1.6)),
    Case("relative_ratio", "reporting x 1.5 for all, nothing else", True, partial(relative, ratio=1.0)),
    Case("dispersion", "Poisson days", True, scatter),
    Case("change_point", "1.2 a day, x 2 on a day drawn from 40..110 of 150", False, partial(step, ratio=2.0), floor=True),
    Case("change_point", "1.2 a day throughout", True, partial(step, ratio=1.0)),
    Case("level_change", "+5 % a week, jump x 2, turn x 0.9; scattered", False, partial(turn, which=0, jump=2.0, slope=0.9)),
    Case("level_change", "+5 % a week, no jump, no turn; scattered", True, partial(turn, which=0, jump=1.0, slope=1.0)),
    Case("slope_change", "+5 % a week, jump x 2, turn x 0.9; scattered", False, partial(turn, which=1, jump=2.0, slope=0.9)),
    Case("slope_change", "+5 % a week, no jump, no turn; scattered", True, partial(turn, which=1, jump=1.0, slope=1.0)),
    Case("mix_shift", "six tactics, 90 + 120 incidents, a strong shift", False, partial(mix, late=(0.15, 0.25, 0.15, 0.15, 0.2, 0.1))),
    Case("mix_shift", "six tactics, a faint shift", False, partial(mix, late=(0.28, 0.25, 0.15, 0.12, 0.12, 0.08))),
    Case("mix_shift", "six tactics, no shift", True, partial(mix, late=tuple(_EARLY)), floor=True),
    Case("mean_toll_ratio", "mean 4 killed, shape 1, 60 + 60 incidents, x 1.6", False, partial(lethality, ratio=1.6)),
    Case("mean_toll_ratio", "the same, unchanged", True, partial(lethality, ratio=1.0)),
    Case("mean_toll", "mean 5 killed, shape 1, 70 incidents", False, one_mean),
    Case("median_toll", "lognormal tolls, 61 incidents", False, one_median),
    Case("median_toll_difference", "lognormal tolls, 60 + 60 incidents", False, medians),
    Case(
        "synchrony",
        "12 places, a year, 5 % common days joined by half",
        False,
        partial(common_calendar, share=0.05, joined=0.5),
        heavy=True,
    ),
    Case(
        "synchrony",
        "12 places, a year, 10 % common days joined by a third",
        False,
        partial(common_calendar, share=0.1, joined=0.33),
        heavy=True,
    ),
    Case("synchrony", "12 places, no common calendar", True, partial(common_calendar, share=0.0, joined=0.0), heavy=True),
    Case("burst", "1 a day, 4 more a day for three days", False, partial(burst, extra=4.0, alpha=0.0), heavy=True),
    Case("burst", "1 a day, none", True, partial(burst, extra=0.0, alpha=0.0), heavy=True),
    Case("burst", "1 a day, scattered (alpha 0.7), none", True, partial(burst, extra=0.0, alpha=0.7), heavy=True),
    Case("self_excitation", "branching 0.5, mean lag 3 days, two years", False, partial(excited, branching=0.5), heavy=True),
    Case("self_excitation", "branching 0.3, mean lag 2 days, two years", False, partial(excited, branching=0.3, lag=2.0), heavy=True),
    Case(
        "self_excitation",
        "branching 0.7, mean lag 5.5 days, one year (it warns: short_for_memory)",
        False,
        partial(excited, branching=0.7, lag=5.5, days=365),
        heavy=True,
        warned=True,
    ),
    Case("self_excitation", "Poisson days, a year", True, partial(excited, branching=0.0, days=365), floor=True, heavy=True),
    Case(
        "self_excitation",
        "scattered days (alpha 0.7), a year",
        True,
        partial(excited, branching=0.0, days=365, alpha=0.7),
        floor=True,
        heavy=True,
    ),
    Case("claimed_share", "35 % of 80 incidents", False, claims),
    Case("claim_lag", "40 claims, median 1 day", False, lag, floor=True),
    Case("toll_disagreement", "claims x 1.8, 60 pairs", False, partial(boasting, factor=1.8)),
    Case("toll_disagreement", "claims as others, 60 pairs", True, partial(boasting, factor=1.0)),
    Case("spread", "eight units, 150 incidents", False, spread_of),
    Case("spread_change", "eight units, 120 + 150 incidents, more even", False, partial(spreading, late=_MORE_UNITS)),
    Case("spread_change", "eight units, unchanged", True, partial(spreading, late=_FEW_UNITS)),
    Case("standard_distance", "normal cloud of 50 km, 80 points", False, wide),
    Case("outside_share", "30 % outside before, 55 % after; 70 + 90", False, partial(leaving, early=0.3, late=0.55)),
    Case("outside_share", "30 % outside before and after", True, partial(leaving, early=0.3, late=0.3)),
    Case("centre_shift", "cloud of 60 by 40 km moved by 35 km; 70 + 90", False, partial(moving, km=35.0)),
    Case("centre_shift", "cloud of 60 by 40 km moved by 20 km; 70 + 90", False, partial(moving, km=20.0)),
    Case("centre_shift", "cloud of 60 by 40 km moved by 12 km; 70 + 90", False, partial(moving, km=12.0)),
    Case("centre_shift", "the same cloud, not moved", True, partial(moving, km=0.0), floor=True),
    Case(
        "transport",
        "cloud moved by 35 km",
        False,
        partial(moving, km=35.0, make=partial(transport, chance_draws=1, most_cells=50)),
        heavy=True,
    ),
    Case("transport", "cloud not moved", True, partial(moving, km=0.0, make=partial(transport, chance_draws=1, most_cells=50))),
    Case("near_repeats", "250 incidents, 20 % repeated within 5 km and 2 days", False, partial(repeats, share=0.2), heavy=True),
    Case("near_repeats", "250 incidents, none repeated", True, partial(repeats, share=0.0), heavy=True),
    Case("space_time_cluster", "30 towns, 18 weeks, 12 more in one town and ten days", False, partial(cluster, extra=12), heavy=True),
    Case("space_time_cluster", "30 towns, 18 weeks, none", True, partial(cluster, extra=0), heavy=True),
)


def times(case: Case, simulations: int) -> int:
    return round(simulations * (2.5 if case.null and not case.heavy else 1))


def measure(case: Case, simulations: int, seed: int = 7) -> Result:
    """Run a case as often as said (see Case); the seeds depend on its name and world only."""
    own = [seed, *(case.name + case.world).encode()]
    return Result(case, tuple(case.run(np.random.default_rng([*own, i])) for i in range(times(case, simulations))))


def measured(case: Case, simulations: int) -> Measured:
    return summary(measure(case, simulations))


def summary(result: Result) -> Measured:
    truth, mean = result.mean if any(math.isfinite(t.value) for t in result.trials) else (None, None)
    return Measured(result.case.name, result.case.world, len(result.trials), truth, mean, result.coverage, result.alarms)


def line(measured: Measured) -> str:
    case = case_of(measured)
    figures = ["" if value is None else f"{value:.3g}" for value in (measured.truth, measured.mean)]
    coverage, rate = ("" if share is None else f"{100 * share:.1f} %" for share in (measured.coverage, measured.alarms))
    cells = (f"`{case.name}`", case.world, f"{measured.simulations:,}", *figures, coverage)
    return f"| {' | '.join(cells)} | {rate if case.null else ''} | {'' if case.null else rate} |"


def table_of(results: Sequence[Measured]) -> str:
    head = "| estimate | world | simulations | truth | mean estimate | coverage of 95 % | false alarms | found |"
    return "\n".join([head, "|---|---|---|---|---|---|---|---|", *(line(result) for result in results)])


def verdict(results: Sequence[Measured]) -> list[str]:
    """What misses the aims: coverage between 92 and 98 %, at most 6 % false alarms."""
    missed = []
    for result in results:
        case = case_of(result)
        if case.warned:
            continue
        if result.coverage is not None and not 0.92 <= result.coverage <= (1.0 if case.floor else 0.98):
            missed.append(f"{result.name} ({result.world}): coverage {100 * result.coverage:.1f} %")
        if case.null and result.alarms is not None and result.alarms > 0.06:
            missed.append(f"{result.name} ({result.world}): false alarms {100 * result.alarms:.1f} %")
    return missed


def exempt(results: Sequence[Measured]) -> str:
    """Which worlds are shown but not judged in full, and those among them that would miss the plain aim."""
    cases = [case_of(result) for result in results]
    spared = [result for result, case in zip(results, cases, strict=True) if case.floor or case.warned]
    outside = [result for result in spared if result.coverage is not None and not 0.92 <= result.coverage <= 0.98]
    named = "; ".join(f"{result.name} ({result.world}) {100 * (result.coverage or 0):.1f} %" for result in outside)
    floors, warned = sum(case.floor for case in cases), sum(case.warned for case in cases)
    silent = sum(result.coverage is None for result in results)
    return (
        f"Of {len(results)} worlds, {floors} are judged by the lower bound of coverage alone, {warned} is not judged, {silent} have no "
        f"interval. Outside 92 to 98 % among these: {named or 'none'}."
    )


def case_of(measured: Measured) -> Case:
    return next(case for case in CASES if (case.name, case.world) == (measured.name, measured.world))


def kept(path: Path | None) -> dict[tuple[str, str, int], Measured]:
    """What an earlier run measured, by name, world and number of simulations."""
    if path is None or not path.exists():
        return {}
    found = [Measured(**json.loads(text)) for text in path.read_text(encoding="utf-8").splitlines()]
    return {(measured.name, measured.world, measured.simulations): measured for measured in found}


def put_between_marks(page: Path, name: str, text: str) -> None:
    old = page.read_text(encoding="utf-8")
    found = re.search(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", old, flags=re.DOTALL)
    if found is None:
        raise SystemExit(f"{page.name} has no <!-- {name} --> ... <!-- /{name} -->")
    page.write_text(old[: found.end(1)] + text + "\n" + old[found.start(2) :], encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--simulations", type=int, default=400)
    parser.add_argument("--only", nargs="*", help="names of estimates")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="file to keep what is measured in, and to go on from; a new one for new code")
    parser.add_argument("--docs", action="store_true", help="put the table into docs/method.md")
    options = parser.parse_args()
    chosen = [case for case in CASES if not options.only or case.name in options.only]
    known = kept(options.keep)
    results = {case: known.get((case.name, case.world, times(case, options.simulations))) for case in chosen}
    missing = [case for case, result in results.items() if result is None]
    started = time.perf_counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        for case, result in zip(missing, pool.map(partial(measured, simulations=options.simulations), missing), strict=True):
            results[case] = result
            print(line(result), flush=True)
            if options.keep:
                with options.keep.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(result)) + "\n")
    done = [result for result in results.values() if result]
    missed = verdict(done)
    print(f"{len(missing)} worlds measured in {time.perf_counter() - started:.0f} s, {len(done) - len(missing)} taken from before")
    print("missed: " + "; ".join(missed) if missed else "no world that is judged misses the aim")
    print(exempt(done))
    if options.docs:
        note = (
            "Outside the aim (92 to 98 %, at most 6 %): " + "; ".join(missed) + "." if missed else "No world that is judged misses the aim."
        )
        note += " " + exempt(done)
        put_between_marks(METHOD, "recovery", table_of(done) + "\n\n" + note)


if __name__ == "__main__":
    main()
