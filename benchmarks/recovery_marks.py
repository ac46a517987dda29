"""Worlds of what incidents are for benchmarks/recovery.py: mixes, tolls, claims."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import numpy as np

from recovery_trials import START, Rng, Trial, phases_of, trial
from waqai.analysis import (
    IncidentTable,
    claim_lag,
    claimed_share,
    mean_toll,
    mean_toll_ratio,
    median_toll,
    median_toll_difference,
    mix_shift,
    toll_disagreement,
)

# --- mix and tolls ---

KINDS = ("shelling", "car_bomb", "bombing_ied", "armed_attack", "shooting", "abduction")
EARLY = np.array([0.35, 0.25, 0.15, 0.1, 0.1, 0.05])


def divergence_of(p: np.ndarray[Any, Any], q: np.ndarray[Any, Any]) -> float:
    def entropy(share: np.ndarray[Any, Any]) -> float:
        return -float(sum(x * math.log2(x) for x in share if x > 0))

    return entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2


def mix(rng: Rng, late: Sequence[float], n0: int = 90, n1: int = 120) -> Trial:
    rows = []
    for day, share, n in ((0, EARLY, n0), (30, np.array(late), n1)):
        rows += [
            {"type": kind, "date_start": (START + timedelta(day + int(i))).isoformat()}
            for kind, i in zip(rng.choice(KINDS, size=n, p=share), rng.integers(30, size=n), strict=True)
        ]
    found = mix_shift(phases_of(rows, 30, 30), draws=299, seed=int(rng.integers(1 << 30)))
    return trial(found, divergence_of(EARLY, np.array(late)))


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
