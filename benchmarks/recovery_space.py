"""Worlds in space for benchmarks/recovery.py: spread, moves, near repeats, clusters."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import numpy as np

from recovery_trials import START, Rng, Trial, phases_of, trial
from waqai.analysis import (
    Area,
    Estimate,
    IncidentTable,
    centre_shift,
    near_repeats,
    outside_share,
    space_time_clusters,
    spread,
    spread_change,
    standard_distance,
)


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


FEW_UNITS = (0.4, 0.2, 0.15, 0.1, 0.05, 0.05, 0.03, 0.02)
MORE_UNITS = (0.2, 0.2, 0.15, 0.15, 0.1, 0.1, 0.05, 0.05)


def effective(share: Sequence[float]) -> float:
    return math.exp(-sum(x * math.log(x) for x in share))


def spread_of(rng: Rng) -> Trial:
    return trial(spread(IncidentTable.from_rows(units(rng, FEW_UNITS, 150, 0))), effective(FEW_UNITS))


def spreading(rng: Rng, late: Sequence[float]) -> Trial:
    phases = phases_of(units(rng, FEW_UNITS, 120, 0) + units(rng, late, 150, 30), 30, 30)
    return trial(spread_change(phases, draws=499, seed=int(rng.integers(1 << 30))), effective(late) / effective(FEW_UNITS))


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
