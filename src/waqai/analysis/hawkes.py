"""Self-excitation: does an incident make further ones likelier in the days after it? An exponential Hawkes process on days."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import signal

from waqai.analysis.arrays import Days, Floats, Ints
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import daily_counts, table_caveats
from waqai.analysis.table import IncidentTable

_DECAYS = np.exp(-1 / np.array([0.35, 0.6, 0.9, 1.3, 1.8, 2.5, 3.5, 5.0, 7.0, 10.0, 14.0, 20.0]))
"""Share of the excitement that is left a day later, for mean lags of about a third of a day to three weeks beyond the next day."""
_BRANCHING = np.linspace(0.0, 0.99, 67)
_DROP = 1.92
"""Half the 95 % point of chi-square with one degree of freedom."""


@dataclass(frozen=True, slots=True)
class HawkesFit:
    """Fitted rate `mu + branching * sum over k >= 1 of (1 - decay) decay^(k-1) count(day - k)`, with 95 % profile-likelihood bounds.

    `mu`: incidents a day that nothing before them explains. `branching`: how many further ones an incident sets off on the mean.
    `decay`: share of the excitement left one day later.
    """

    mu: float
    branching: float
    low: float
    high: float
    decay: float
    decay_low: float
    decay_high: float
    gain: float
    """Log-likelihood above the one of a constant rate."""


def self_excitation(table: IncidentTable, days: Days, permutations: int = 299, simulations: int = 299, seed: int = SEED) -> Estimate:
    """The branching ratio of the daily series: the share of incidents that earlier ones set off, as far as days can tell.

    Maximum likelihood of an exponential Hawkes process in steps of a day (incidents know their day, not their hour, so what sets off
    another on the same day is not seen); profile-likelihood interval; p by permutation of the days, which keeps how they scatter and
    breaks their order. `parts["fit_p"]` checks the fitted model: how often a simulation from it scatters around its own rate as much as
    the series does, or as little (two-sided); small values say that the model does not fit. A trend or a season looks like excitation.

    Source: Hawkes 1971; Kirchner 2016 (Stoch Proc Appl 126) and Browning et al. 2021 (PLOS ONE 16) for steps of a day.
    """
    counts = daily_counts(table, days)
    n = int(counts.sum())
    method = f"exponential Hawkes process in daily steps, maximum likelihood, {permutations} permutations of days; null: days independent"
    if n < 20 or len(days) < 40:
        return Estimate("self_excitation", None, "share", n, method, null=0.0, caveats=(Caveat("too_few_for_hawkes", {"n": n}),))
    rng = np.random.default_rng(seed)
    fit = fit_hawkes(counts)
    shuffled = rng.permuted(np.tile(counts, (permutations, 1)), axis=1)
    p = float((1 + (_gains(shuffled) >= _gains(counts[None, :])[0] - 1e-9).sum()) / (1 + permutations))
    fit_p = _checked(counts, fit, simulations, rng)
    lag = 1 / (1 - fit.decay)
    short = Caveat("short_for_memory", {"lag": round(lag, 1)}) if len(days) * (1 - fit.branching) < 60 * lag else None
    caveats = merged(
        table_caveats(table), [few(n, 50), Caveat("trend_or_excitation", {}), Caveat("hawkes_misfit", {}) if fit_p < 0.05 else None, short],
    )  # fmt: skip
    half = math.log(2) / -math.log(fit.decay)
    parts = {
        "mu": fit.mu, "half_life_days": half, "half_life_low": math.log(2) / -math.log(fit.decay_low),
        "half_life_high": math.log(2) / -math.log(fit.decay_high), "mean_lag_days": lag, "fit_p": fit_p,
    }  # fmt: skip
    return Estimate(
        "self_excitation", fit.branching, "share", n, method, fit.low if p < 0.05 else 0.0, fit.high, p=p, null=0.0, caveats=caveats,
        rows=table.ids, parts=parts,
    )  # fmt: skip


def fit_hawkes(counts: Ints) -> HawkesFit:
    """The maximum-likelihood fit to daily counts. ValueError for a series without incidents."""
    if not counts.any():
        raise ValueError("a series without incidents excites nothing")
    profile, rates = np.empty((len(_DECAYS), len(_BRANCHING))), np.empty((len(_DECAYS), len(_BRANCHING)))
    for i, decay in enumerate(_DECAYS):
        rates[i], profile[i] = _best_mu(counts, excitement(counts[None, :], float(decay))[0])
    by_branching = profile.max(axis=0)
    best = int(by_branching.argmax())
    which = int(profile[:, best].argmax())
    branching, peak = _vertex(_BRANCHING, by_branching, best)
    low, high = _bounds(_BRANCHING, by_branching, peak, 0.0, 1.0)
    by_decay = profile.max(axis=1)
    decay_low, decay_high = _bounds(_DECAYS, by_decay, by_decay.max(), float(_DECAYS[0]), float(_DECAYS[-1]))
    decay, _ = _vertex(_DECAYS, by_decay, which)
    mean = counts.mean()
    constant = float(counts.sum() * math.log(mean) - counts.sum())
    return HawkesFit(float(rates[which, best]), branching, low, high, decay, decay_low, decay_high, float(by_branching.max() - constant))


def excitement(series: Any, decay: float) -> Floats:
    """For each day of each row: the weighted count of the days before it, weights (1 - decay) decay^(k-1)."""
    found: Floats = signal.lfilter([0.0, 1 - decay], [1.0, -decay], np.asarray(series, dtype=float), axis=1)
    return found


def simulate_hawkes(mu: float, branching: float, decay: float, days: int, size: int, rng: np.random.Generator, burn: int = 60) -> Any:
    """`size` series of `days` daily counts of the process, started `burn` days before the first that is kept."""
    excited = np.zeros(size)
    kept = np.empty((size, days), dtype=np.int64)
    for day in range(-burn, days):
        count = rng.poisson(mu + branching * excited)
        excited = decay * excited + (1 - decay) * count
        if day >= 0:
            kept[:, day] = count
    return kept


def _best_mu(counts: Ints, excited: Floats) -> tuple[Floats, Floats]:
    """For each branching ratio of the grid: the best mu and its log-likelihood (Newton steps; one day's rate is never below a
    millionth)."""
    held = _BRANCHING[:, None] * excited[None, :]
    mu = np.maximum(counts.mean() * (1 - _BRANCHING), 0.01 * counts.mean())[:, None]
    for _ in range(12):
        rate = mu + held
        slope = (counts / rate).sum(axis=1, keepdims=True) - len(counts)
        bend = (counts / rate**2).sum(axis=1, keepdims=True)
        mu = np.clip(mu + slope / np.maximum(bend, 1e-12), mu / 4, mu * 4)
        mu = np.maximum(mu, 1e-6)
    rate = mu + held
    return mu[:, 0], (counts * np.log(rate)).sum(axis=1) - rate.sum(axis=1)


def _gains(series: Any) -> Floats:
    """Log-likelihood of the best Hawkes fit of each row above a constant rate; a coarser grid of decays, the same for all rows."""
    series = np.asarray(series, dtype=float)
    n, mean = series.shape[1], series.mean(axis=1, keepdims=True)
    best = np.zeros(len(series))
    for decay in _DECAYS[::2]:
        excited = excitement(series, float(decay))
        total = excited.sum(axis=1, keepdims=True)
        mu, share = mean * 0.6, np.full_like(mean, 0.4)
        for _ in range(25):  # expectation and maximisation: each count is shared between background and excitement
            rate = mu + share * excited
            weight = series / rate
            mu, share = (
                mu * weight.sum(axis=1, keepdims=True) / n,
                share * (weight * excited).sum(axis=1, keepdims=True) / np.maximum(total, 1e-12),
            )
        rate = mu + share * excited
        gain = (series * np.log(rate) - rate).sum(axis=1) - (series * np.log(mean) - mean).sum(axis=1)
        best = np.maximum(best, gain)
    return best


def _vertex(grid: Floats, values: Floats, at: int) -> tuple[float, float]:
    """The peak of the parabola through the best grid point and its neighbours."""
    if at in (0, len(grid) - 1):
        return float(grid[at]), float(values[at])
    x, y = grid[at - 1 : at + 2], values[at - 1 : at + 2]
    a, b, c = np.polyfit(x - x[1], y, 2)
    if a >= 0:
        return float(x[1]), float(y[1])
    shift = float(np.clip(-b / (2 * a), x[0] - x[1], x[2] - x[1]))
    return float(x[1] + shift), float(a * shift**2 + b * shift + c)


def _bounds(grid: Floats, values: Floats, peak: float, floor: float, ceiling: float) -> tuple[float, float]:
    """Where the profile falls by _DROP below its peak on either side; the end of the range where it does not."""
    above = np.flatnonzero(values >= peak - _DROP)
    first, last = int(above[0]), int(above[-1])
    low = floor if first == 0 else _crossing(grid, values, first - 1, peak - _DROP)
    high = ceiling if last == len(grid) - 1 else _crossing(grid, values, last, peak - _DROP)
    return low, high


def _crossing(grid: Floats, values: Floats, left: int, level: float) -> float:
    a, b = values[left], values[left + 1]
    return float(grid[left] + (grid[left + 1] - grid[left]) * (level - a) / (b - a))


def _checked(counts: Ints, fit: HawkesFit, simulations: int, rng: np.random.Generator) -> float:
    """Two-sided p of the scatter around the fitted rate, against series simulated from the fit."""
    scatter = _scatter(counts[None, :], fit)[0]
    drawn = simulate_hawkes(fit.mu, min(fit.branching, 0.98), fit.decay, len(counts), simulations, rng)
    others = _scatter(drawn, fit)
    above = (1 + (others >= scatter).sum()) / (1 + simulations)
    below = (1 + (others <= scatter).sum()) / (1 + simulations)
    return float(min(1.0, 2 * min(above, below)))


def _scatter(series: Any, fit: HawkesFit) -> Floats:
    rate = fit.mu + fit.branching * excitement(series, fit.decay)
    found: Floats = ((series - rate) ** 2 / rate).mean(axis=1)
    return found
