"""How deadly an incident is on average, and whether that changed at the pivot; joint tolls widen the answer instead of leaving it."""

from __future__ import annotations

import math

import numpy as np
from scipy import stats

from waqai.analysis.arrays import Floats
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import Phases, table_caveats
from waqai.analysis.table import IncidentTable
from waqai.analysis.tolls import Tolls, toll_caveats, tolls_of

_DRAWS = 1999


def mean_toll(table: IncidentTable, measure: str = "killed", draws: int = _DRAWS, seed: int = SEED) -> Estimate:
    """The mean toll of an incident, over incidents with a figure of their own, with a studentised bootstrap interval.

    `parts["region"]` bounds the mean over all bounded incidents: every toll at its lowest, every toll at its highest, joint figures
    counting from nothing to all; `parts["region_interval"]` adds 95 % for sampling to both ends (Horowitz and Manski 2000). Rests on
    incidents with figures standing for those without.
    """
    tolls = tolls_of(table, measure)
    best = tolls.best[tolls.stated]
    method = f"mean {measure} of incidents with a figure, studentised bootstrap"
    caveats = merged(table_caveats(table), toll_caveats(tolls), [few(len(best))])
    if len(best) < 2:
        return Estimate("mean_toll", float(best[0]) if len(best) else None, "persons", len(best), method, caveats=caveats)
    rng = np.random.default_rng(seed)
    means, errors = _boot_means(best, rng, draws)
    centre, error = float(best.mean()), float(best.std(ddof=1)) / math.sqrt(len(best))
    low, high = _studentised(centre, error, means, errors)
    region, outer = _region(tolls)
    parts = {"measure": measure, "region": region, "region_interval": outer, "bounded": int(tolls.bounded.sum()), "max": float(best.max())}
    return Estimate("mean_toll", centre, "persons", len(best), method, max(0.0, low), high, caveats=caveats,
                    rows=tuple(table.rows["id"][tolls.stated]), parts=parts)  # fmt: skip


def median_toll(table: IncidentTable, measure: str = "killed") -> Estimate:
    """The median toll of incidents with a figure; the interval is exact by order statistics (so it covers at least its level)."""
    tolls = tolls_of(table, measure)
    best = np.sort(tolls.best[tolls.stated])
    n = len(best)
    caveats = merged(table_caveats(table), toll_caveats(tolls), [few(n)])
    method = f"median {measure} of incidents with a figure, order statistics"
    if n < 6:
        return Estimate(
            "median_toll", float(np.median(best)) if n else None, "persons", n, method, caveats=caveats, parts={"measure": measure}
        )
    rank = int(stats.binom.ppf(0.025, n, 0.5))
    return Estimate(
        "median_toll",
        float(np.median(best)),
        "persons",
        n,
        method,
        float(best[max(rank - 1, 0)]),
        float(best[min(n - rank, n - 1)]),
        caveats=caveats,
        rows=tuple(table.rows["id"][tolls.stated]),
        parts={"measure": measure},
    )


def mean_toll_ratio(phases: Phases, measure: str = "killed", draws: int = _DRAWS, seed: int = SEED) -> Estimate:
    """The mean toll after the pivot over the mean before it: bootstrap-t on the logarithm, p by permutation of the phase.

    `parts["region"]`: the ratio with the tolls of either phase at their lowest and highest, the widest that the reports allow.
    Source: Efron and Tibshirani 1993, ch. 12.
    """
    tolls = tolls_of(phases.table, measure)
    known = tolls.stated
    early, late = tolls.best[known & ~phases.after], tolls.best[known & phases.after]
    n = len(early) + len(late)
    caveats = merged(phases.caveats, toll_caveats(tolls), [few(min(len(early), len(late)), 15)])
    method = f"ratio of mean {measure} per incident, bootstrap-t on logarithms, permutation p; null: one mean"
    if min(len(early), len(late)) < 3 or early.sum() == 0 or late.sum() == 0:
        short = Caveat("nothing_to_compare", {"field": measure})
        return Estimate("mean_toll_ratio", None, "ratio", n, method, null=1.0, caveats=merged(caveats, [short]))
    rng = np.random.default_rng(seed)
    (m0, e0), (m1, e1) = _boot_means(early, rng, draws), _boot_means(late, rng, draws)
    log = math.log(late.mean() / early.mean())
    error = math.sqrt(_relative_variance(early) + _relative_variance(late))
    held = (m0 > 0) & (m1 > 0)
    logs = np.log(m1[held] / m0[held])
    errors = np.sqrt((e0[held] / m0[held]) ** 2 + (e1[held] / m1[held]) ** 2)
    low, high = _studentised(log, error, logs, errors)
    phase = (tolls.low, tolls.high)
    lows, highs = ([float(np.nanmean(side[mask])) for mask in (~phases.after, phases.after)] for side in phase)
    parts = {"measure": measure, "before": float(early.mean()), "after": float(late.mean()), "n_before": len(early), "n_after": len(late),
             "region": [_over(lows[1], highs[0]), _over(highs[1], lows[0])]}  # fmt: skip
    return Estimate("mean_toll_ratio", math.exp(log), "ratio", n, method, math.exp(low), math.exp(high),
                    p=_permuted(early, late, rng, draws), null=1.0, caveats=caveats, rows=tuple(phases.table.rows["id"][known]),
                    parts=parts)  # fmt: skip


def median_toll_difference(phases: Phases, measure: str = "killed", draws: int = _DRAWS, seed: int = SEED) -> Estimate:
    """The median toll after less the median before, in persons, with a percentile bootstrap; whole numbers make it wide rather than
    narrow."""
    tolls = tolls_of(phases.table, measure)
    known = tolls.stated
    early, late = tolls.best[known & ~phases.after], tolls.best[known & phases.after]
    n = len(early) + len(late)
    caveats = merged(phases.caveats, toll_caveats(tolls), [few(min(len(early), len(late)), 15)])
    method = f"difference of median {measure} per incident, percentile bootstrap; null: none"
    if min(len(early), len(late)) < 6:
        short = Caveat("nothing_to_compare", {"field": measure})
        return Estimate("median_toll_difference", None, "persons", n, method, null=0.0, caveats=merged(caveats, [short]))
    rng = np.random.default_rng(seed)
    boots = _boot_medians(late, rng, draws) - _boot_medians(early, rng, draws)
    low, high = np.quantile(boots, [0.025, 0.975])
    parts = {
        "measure": measure,
        "before": float(np.median(early)),
        "after": float(np.median(late)),
        "n_before": len(early),
        "n_after": len(late),
    }
    return Estimate("median_toll_difference", parts["after"] - parts["before"], "persons", n, method, float(low), float(high), null=0.0,  # type: ignore[operator]
                    caveats=caveats, rows=tuple(phases.table.rows["id"][known]), parts=parts)  # fmt: skip


def _boot_means(values: Floats, rng: np.random.Generator, draws: int) -> tuple[Floats, Floats]:
    """Means and their standard errors over bootstraps; drawn over distinct values, so that many incidents cost no more than few."""
    kinds, counts = np.unique(values, return_counts=True)
    n = len(values)
    drawn = rng.multinomial(n, counts / n, size=draws)
    means = drawn @ kinds / n
    variance = np.maximum(drawn @ kinds**2 / n - means**2, 0.0) * n / (n - 1)
    return means, np.sqrt(variance / n)


def _boot_medians(values: Floats, rng: np.random.Generator, draws: int) -> Floats:
    kinds, counts = np.unique(values, return_counts=True)
    n = len(values)
    held = np.cumsum(rng.multinomial(n, counts / n, size=draws), axis=1)
    low, high = ((held > at).argmax(axis=1) for at in ((n - 1) // 2, n // 2))
    found: Floats = (kinds[low] + kinds[high]) / 2
    return found


def _studentised(centre: float, error: float, boots: Floats, errors: Floats) -> tuple[float, float]:
    held = errors > 0
    if error == 0 or held.sum() < 20:
        return centre, centre
    low, high = np.quantile((boots[held] - centre) / errors[held], [0.025, 0.975])
    return centre - float(high) * error, centre - float(low) * error


def _permuted(early: Floats, late: Floats, rng: np.random.Generator, draws: int) -> float:
    """Two-sided p of the difference of means when the phase of incidents is permuted, over distinct values."""
    kinds, counts = np.unique(np.concatenate([early, late]), return_counts=True)
    drawn = rng.multivariate_hypergeometric(counts, len(early), size=draws)
    means = drawn @ kinds / len(early), (counts - drawn) @ kinds / len(late)
    gap = abs(float(late.mean() - early.mean()))
    return float((1 + (np.abs(means[1] - means[0]) >= gap - 1e-9).sum()) / (1 + draws))


def _relative_variance(values: Floats) -> float:
    return float(values.var(ddof=1) / len(values) / values.mean() ** 2)


def _region(tolls: Tolls) -> tuple[list[float], list[float]]:
    low, high = tolls.low[tolls.bounded], tolls.high[tolls.bounded]
    reach = 1.645 / math.sqrt(len(low))
    top = float(high.mean())
    outer_top = top + reach * float(high.std(ddof=1)) if math.isfinite(top) else math.inf
    return [float(low.mean()), top], [max(0.0, float(low.mean()) - reach * float(low.std(ddof=1))), outer_top]


def _over(top: float, bottom: float) -> float:
    return math.inf if bottom == 0 else top / bottom
