"""Bursts: runs of one to a few days with more incidents than the weeks around them explain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from waqai.analysis.arrays import Days, Floats, Ints, Mask
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, merged
from waqai.analysis.phases import MAX_SPAN_DAYS, daily_counts, day_places, table_caveats
from waqai.analysis.rates import poisson_interval
from waqai.analysis.table import IncidentTable

_ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Burst:
    """A run of days: first and last index, incidents in it, those that the days around it lead to expect, and p over the whole series."""

    first: int
    last: int
    count: int
    expected: float
    p: float


def bursts(
    table: IncidentTable, days: Days, longest: int = 7, around: int = 28, simulations: int = 499, seed: int = SEED
) -> tuple[Estimate, ...]:
    """The bursts of a series, one estimate each: incidents in it over expected ones, exact Poisson interval, ids of its incidents.

    Every run of up to `longest` days is compared with the mean of the `around` days on either side (likelihood ratio); p compares the
    largest ratio of the whole series with series simulated around its moving mean with its own dispersion (negative-binomial), so that one
    series in twenty shows a burst by chance. Days that could not be seen may be missing from `days`; a run does not see them. Rests on a
    tempo that moves slowly outside bursts.

    Source: scan statistics in one dimension (Naus 1965; Kulldorff 1997 for the likelihood ratio).
    """
    counts = daily_counts(table, days)
    at = np.where(table.span_days <= MAX_SPAN_DAYS, day_places(table, days), -1)
    method = (
        f"scan of runs of 1 to {longest} days against {around} days on either side, {simulations} simulations; null: slowly moving tempo"
    )
    found = []
    for burst in find_bursts(counts, longest, around, simulations, seed):
        inside = (at >= burst.first) & (at <= burst.last)
        low, high = (end / burst.expected for end in poisson_interval(burst.count))
        part = table.where(inside)
        parts = {
            "first": str(days[burst.first]),
            "last": str(days[burst.last]),
            "count": burst.count,
            "expected": burst.expected,
            "places": sorted({str(place) for place in part.rows["place"].dropna()}),
            "units": sorted({str(unit) for unit in part.rows["admin1"].dropna()}),
            "countries": sorted({str(c) for c in part.rows["country"].dropna()}),
        }
        found.append(
            Estimate("burst", burst.count / burst.expected, "ratio", burst.count, method, low, high, p=burst.p, null=1.0,
                     caveats=merged(table_caveats(part), [Caveat("selected_days", {})]), rows=part.ids, parts=parts)
        )  # fmt: skip
    return tuple(found)


def find_bursts(counts: Ints, longest: int = 7, around: int = 28, simulations: int = 499, seed: int = SEED) -> tuple[Burst, ...]:
    """The bursts of a series of daily counts, in order of time; none overlaps another.

    >>> quiet, storm = [1, 0, 2, 1, 1, 0, 1, 2, 0, 1] * 4, [9, 11]
    >>> [(burst.first, burst.last) for burst in find_bursts(np.array(quiet + storm + quiet))]
    [(40, 41)]
    """
    n = len(counts)
    if n < 2 * around or counts.sum() < 5:
        return ()
    calm = np.ones(n, dtype=bool)
    found: tuple[Burst, ...] = ()
    for _ in range(
        4
    ):  # bursts raise the dispersion that they are judged by: those found are taken out of it, and the rest is looked at again
        again = _pass(counts, calm, longest, around, simulations, seed)
        if len(again) <= len(found):
            break
        found = again
        for burst in found:
            calm[burst.first : burst.last + 1] = False
    return found


def _pass(counts: Ints, calm: Mask, longest: int, around: int, simulations: int, seed: int) -> tuple[Burst, ...]:
    """The bursts against series simulated with the mean and the dispersion of the calm days."""
    rng = np.random.default_rng(seed)
    mean = _moving_mean(np.where(calm, counts, np.nan), around)
    noise = _simulated(mean, _alpha(counts[calm], mean[calm]), simulations, rng)
    limits = np.sort(np.max([_scores(noise, width, around)[0].max(axis=1) for width in range(1, longest + 1)], axis=0))
    runs: list[tuple[float, int, int, float]] = []
    for width in range(1, longest + 1):
        score, expected = _scores(counts[None, :].astype(float), width, around)
        runs += [(float(score[0, i]), int(i), width, float(expected[0, i])) for i in np.flatnonzero(score[0] > limits[simulations // 2])]
    taken = np.zeros(len(counts), dtype=bool)
    found = []
    for score_, first, width, expected_ in sorted(runs, key=lambda run: (-run[0], run[2], run[1])):
        p = float((1 + (limits >= score_).sum()) / (1 + simulations))
        if p > _ALPHA:
            break
        if not taken[first : first + width].any():
            taken[max(0, first - 1) : first + width + 1] = True
            found.append(Burst(first, first + width - 1, int(counts[first : first + width].sum()), expected_, p))
    return tuple(sorted(found, key=lambda burst: burst.first))


def _scores(series: Floats, width: int, around: int) -> tuple[Floats, Floats]:
    """Log-likelihood ratio and expected count of every run of `width` days, for each row (a series); zero where the run is not above."""
    n = series.shape[1]
    sums = np.concatenate([np.zeros((len(series), 1)), np.cumsum(series, axis=1)], axis=1)
    first = np.arange(n - width + 1)
    left, right = np.maximum(first - around, 0), np.minimum(first + width + around, n)
    seen = sums[:, first + width] - sums[:, first]
    outside = (right - left - width).astype(float)
    near = sums[:, right] - sums[:, left] - seen
    expected = (near + 0.5) / outside * width
    total, share = seen + near, width / (width + outside)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = _xlogy(seen, seen / np.maximum(total * share, 1e-12)) + _xlogy(near, near / np.maximum(total * (1 - share), 1e-12))
    return np.where(seen > total * share, ratio, 0.0), expected


def _xlogy(x: Floats, y: Floats) -> Floats:
    found: Floats = np.where(x > 0, x * np.log(np.where(x > 0, y, 1.0)), 0.0)
    return found


def _moving_mean(series: Floats, around: int) -> Floats:
    """Mean of the days that are known (not NaN) within `around` days; of the whole series where none is."""
    known = ~np.isnan(series)
    sums, numbers = (np.concatenate([[0.0], np.cumsum(each)]) for each in (np.where(known, series, 0.0), known.astype(float)))
    at = np.arange(len(series))
    low, high = np.maximum(at - around, 0), np.minimum(at + around + 1, len(series))
    number = numbers[high] - numbers[low]
    found: Floats = np.where(number > 0, (sums[high] - sums[low]) / np.maximum(number, 1), np.nanmean(series))
    return found


def _alpha(counts: Ints, mean: Floats) -> float:
    """Dispersion of days around their mean (variance mean + alpha mean^2), never below zero."""
    power = float((mean**2).sum())
    return max(0.0, float(((counts - mean) ** 2 - mean).sum()) / power) if power > 0 else 0.0


def _simulated(mean: Floats, alpha: float, simulations: int, rng: np.random.Generator) -> Any:
    rate = np.tile(mean, (simulations, 1))
    if alpha > 0:
        rate = rate * rng.gamma(1 / alpha, alpha, size=rate.shape)
    return rng.poisson(rate).astype(float)
