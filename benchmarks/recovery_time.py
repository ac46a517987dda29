"""Worlds in time for benchmarks/recovery.py: tempo, gaps of gathering, steps, trends, common calendars, bursts, self-excitation."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from recovery_trials import START, Rng, Trial, counts_of, days_of, phases_of, rows_of, trial
from waqai.analysis import (
    Estimate,
    IncidentTable,
    bursts,
    change_points,
    coverage,
    dispersion,
    level_and_slope,
    relative_ratio,
    self_excitation,
    split_phases,
    synchrony,
    tempo_ratio,
)


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


# --- gaps of gathering ---

_TOLD = (0.35, 0.45, 0.15, 0.05)
"""How soon an incident is first told: on its day, one, two, five days later; four in ten are told once more."""


def told_rows(rng: Rng, counts: Sequence[int] | np.ndarray[Any, Any], lost: set[int], actor: str) -> list[dict[str, Any]]:
    """Incidents with the reports that were gathered: none of the issues of lost days, nor of those after the last day. What nobody tells
    is not there."""
    rows = []
    for i, day in enumerate(np.repeat(np.arange(len(counts)), counts)):
        first = int(rng.choice((0, 1, 2, 5), p=_TOLD))
        lags = [first, first + int(rng.integers(1, 4))] if rng.random() < 0.4 else [first]
        printed = [int(day) + lag for lag in lags if int(day) + lag not in lost and int(day) + lag < len(counts)]
        if printed:
            happened = (START + timedelta(int(day))).isoformat()
            reports = [{"document": f"{actor}{i}-{at}", "published": (START + timedelta(at)).isoformat(), "value": None} for at in printed]
            rows.append({"date_start": happened, "date_end": happened, "type": "shelling", "attacker": actor, "id": f"{actor}{i}",
                         "versions": {"status": reports}})  # fmt: skip
    return rows


def gapped(
    rng: Rng,
    make: Callable[[Any], Estimate],
    ratio: float,
    base: float = 2.0,
    half: int = 30,
    taken_out: bool = True,
    scattered: bool = True,
) -> Trial:
    """Four issues in a row are missing after the pivot and a lone one before it; half of the worlds scatter. Others' incidents show how
    soon things are told. Without `taken_out` the days count as they are."""
    hole, lone = int(rng.integers(half + 2, 2 * half - 8)), int(rng.integers(4, half - 4))
    lost = {lone, *range(hole, hole + 4)}
    alpha = 0.7 if scattered and rng.random() < 0.5 else 0.0
    mine = told_rows(rng, counts_of(rng, [base] * half + [base * ratio] * half, alpha), lost, "A")
    table = IncidentTable.from_rows(mine + told_rows(rng, counts_of(rng, [5.0] * (2 * half)), lost, "B"))
    first, last = START, START + timedelta(2 * half - 1)
    issues = [START + timedelta(day) for day in range(2 * half) if day not in lost]
    seen = coverage(table, issues, first, last) if taken_out else (first, last)
    return trial(make(split_phases(table, START + timedelta(half), half, actor="A", observed=seen)), ratio)


def gapped_steps(rng: Rng) -> Trial:
    """A steady tempo with two holes of a week: is a step found where there is none?"""
    days, lost = 150, set()
    for start in rng.choice(np.arange(20, 130, 15), size=2, replace=False):
        lost |= set(range(int(start), int(start) + 7))
    mine = told_rows(rng, counts_of(rng, [1.5] * days), lost, "A")
    table = IncidentTable.from_rows(mine + told_rows(rng, counts_of(rng, [4.0] * days), lost, "B"))
    issues: list[date] = [START + timedelta(day) for day in range(days) if day not in lost]
    seen = coverage(table, issues, START, START + timedelta(days - 1)).well_seen
    found = change_points(table.where(table.acted_by("A")), seen, permutations=199, seed=int(rng.integers(1 << 30)))
    return Trial(0.0, math.nan, None, bool(found))


# --- synchrony, bursts, excitation ---


def common_calendar(rng: Rng, share: float, joined: float, places: int = 12, days: int = 365, unseen: float = 0.0) -> Trial:
    """Places with tempos of their own; on a share of days each of them is hit besides with chance `joined`. A share of days is not seen."""
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
    calendar = days_of(days)
    if unseen:
        calendar = calendar[rng.random(days) >= unseen]
        held = set(calendar.astype(str).tolist())
        rows = [row for row in rows if row["date_start"] in held]
    found = synchrony(IncidentTable.from_rows(rows), calendar, permutations=199, seed=int(rng.integers(1 << 30)))
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
