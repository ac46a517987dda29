"""Change points of a series of counts: where the rate steps, how certain each step is, and within which days it lies."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
import ruptures
from scipy.special import gammaln

from waqai.analysis.arrays import Days, Floats, Ints
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import daily_counts, table_caveats
from waqai.analysis.table import IncidentTable

_ALPHA = 0.05
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """One step of the rate: the index of its first step after it, the interval of that index, the rates per step around it, and p."""

    at: int
    low: int
    high: int
    before: float
    after: float
    p: float


def change_points(
    table: IncidentTable, days: Days, shortest: int = 5, most: int = 8, permutations: int = 499, seed: int = SEED
) -> tuple[Estimate, ...]:
    """The days from which the rate was another, one estimate each (`value` counts days from `days[0]`; `parts` holds the dates).

    Steps are placed by `ruptures` (exact least squares on the square roots of counts). Their number grows as long as the best further
    step beats 95 % of permutations of the days between the steps that stand already. `low` and `high` hold 95 % of the posterior of the
    day (gamma-Poisson marginal likelihood, flat prior over the days between neighbouring steps, tempered by the dispersion). Series of
    more than 1,500 days are counted by week. Rests on days that are exchangeable between steps: a slow trend shows as several steps, and
    so may waves of attacks that set each other off.

    Source: Killick, Fearnhead and Eckley 2012; Truong, Oudre and Vayatis 2020; Kim et al. 2000 for the permutation rule.
    """
    counts = daily_counts(table, days)
    width = 7 if len(days) > _LONGEST else 1
    series = counts[: len(counts) // width * width].reshape(-1, width).sum(axis=1)
    found = step_points(series, shortest, most, permutations, seed)
    caveats = merged(
        table_caveats(table), [few(int(counts.sum())), Caveat("steps_or_trend", {})], [Caveat("weekly_steps", {})] if width > 1 else []
    )
    method = f"least-squares segmentation (ruptures), {permutations} permutations of days; null: no further step"
    estimates = []
    for point in found:
        dates = [str(days[min(at * width, len(days) - 1)]) for at in (point.at, point.low, point.high)]
        ratio = point.after / point.before if point.before else np.inf
        parts = {"day": dates[0], "day_low": dates[1], "day_high": dates[2], "rate_before": point.before / width,
                 "rate_after": point.after / width, "ratio": ratio}  # fmt: skip
        estimates.append(
            Estimate("change_point", point.at * width, "days", int(counts.sum()), method, point.low * width, point.high * width, p=point.p,
                     caveats=caveats, rows=table.ids, parts=parts)
        )  # fmt: skip
    return tuple(estimates)


def step_points(series: Ints, shortest: int = 5, most: int = 8, permutations: int = 499, seed: int = SEED) -> tuple[ChangePoint, ...]:
    """The steps of a series of counts, in order of time.

    >>> [point.at for point in step_points(np.array([1, 2, 0, 1, 1, 2, 1, 0, 1, 1, 7, 9, 6, 8, 7, 7, 9, 8, 6, 7]))]
    [10]
    """
    if len(series) < 2 * shortest or not series.any():
        return ()
    rng = np.random.default_rng(seed)
    roots = 2 * np.sqrt(series + 0.375)
    search = ruptures.KernelCPD(kernel="linear", min_size=shortest).fit(roots.reshape(-1, 1))
    bounds, chances = [0, len(series)], []
    while len(bounds) - 2 < min(most, len(series) // shortest - 1):
        p = _further_step(series, bounds, shortest, permutations, rng)
        if p > _ALPHA:
            break
        chances.append(p)
        bounds = [0, *search.predict(n_bkps=len(bounds) - 1)]
    heat = _dispersion(series, bounds)
    points = []
    for left, at, right in zip(bounds, bounds[1:], bounds[2:], strict=False):
        segment = series[left:right]
        own = _further_step(segment, [0, len(segment)], shortest, permutations, rng)
        low, high = _credible(segment, shortest, heat)
        points.append(ChangePoint(at, left + low, left + high, float(series[left:at].mean()), float(series[at:right].mean()), own))
    return tuple(points)


def _gains(table: Floats, shortest: int) -> Floats:
    """Twice the log-likelihood ratio of the best step of each row (a series of counts), for Poisson rates."""
    n = table.shape[1]
    if n < 2 * shortest:
        return np.zeros(len(table))
    cut = np.arange(shortest, n - shortest + 1)
    left = np.cumsum(table, axis=1)[:, cut - 1]
    total = table.sum(axis=1, keepdims=True)
    right = total - left
    gain = _xlogx(left, cut) + _xlogx(right, n - cut) - _xlogx(total, np.array([n]))
    found: Floats = 2 * gain.max(axis=1)
    return found


def _xlogx(total: Floats, length: Any) -> Floats:
    found: Floats = total * np.log(np.maximum(total, 1e-12) / length)
    return found


def _further_step(series: Ints, bounds: list[int], shortest: int, permutations: int, rng: np.random.Generator) -> float:
    """p of the best further step inside any of the segments: its gain over the segment's dispersion, against permuted days."""
    seen, by_chance = 0.0, np.zeros(permutations)
    for left, right in itertools.pairwise(bounds):
        segment = series[left:right].astype(float)
        if right - left < 2 * shortest or not segment.any():
            continue
        heat = max(1.0, float(segment.var(ddof=1) / segment.mean()))
        shuffled = rng.permuted(np.tile(segment, (permutations, 1)), axis=1)
        seen = max(seen, float(_gains(segment[None, :], shortest)[0]) / heat)
        by_chance = np.maximum(by_chance, _gains(shuffled, shortest) / heat)
    return float((1 + (by_chance >= seen - 1e-9).sum()) / (1 + permutations))


def _dispersion(series: Ints, bounds: list[int]) -> float:
    chi, free = 0.0, 0
    for left, right in itertools.pairwise(bounds):
        segment = series[left:right]
        if segment.any():
            chi, free = chi + float(((segment - segment.mean()) ** 2 / segment.mean()).sum()), free + right - left - 1
    return max(1.0, chi / free) if free > 0 else 1.0


def _credible(segment: Ints, shortest: int, heat: float) -> tuple[int, int]:
    """The shortest run of days that holds 95 % of the posterior of a single step inside a segment."""
    n, total = len(segment), int(segment.sum())
    cut = np.arange(min(2, shortest), n - min(2, shortest) + 1)
    left = np.cumsum(segment)[cut - 1] / heat
    shape, rate = 0.5, 0.5 / max(total / n, 1e-9)
    log = _marginal(left, cut / heat, shape, rate) + _marginal(total / heat - left, (n - cut) / heat, shape, rate)
    weight = np.exp(log - log.max())
    weight /= weight.sum()
    held = np.concatenate([[0.0], np.cumsum(weight)])
    best = (0, len(cut) - 1)
    for start in range(len(cut)):
        end = int(np.searchsorted(held, held[start] + 0.95 - 1e-12))
        if end > len(cut):
            break
        if end - 1 - start < best[1] - best[0]:
            best = (start, end - 1)
    return int(cut[best[0]]), int(cut[best[1]])


def _marginal(total: Floats, length: Floats, shape: float, rate: float) -> Floats:
    """Log marginal likelihood of a Poisson segment under a gamma prior of its rate (terms that no split changes are left out)."""
    found: Floats = gammaln(shape + total) - (shape + total) * np.log(rate + length)
    return found
