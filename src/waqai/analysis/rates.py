"""Tempo before and after: ratios of rates, exact for counts that scatter by chance, wider where days scatter more than that."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import optimize, stats

from waqai.analysis.arrays import Floats, Ints, Mask
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import Estimate, few, merged
from waqai.analysis.phases import Phases

_ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of two rates with its 95 % interval and p against one; None where it cannot be had."""

    value: float | None
    low: float | None
    high: float | None
    p: float | None


def tempo_ratio(phases: Phases) -> Estimate:
    """How many times as many incidents a day after the pivot as before it: the headline figure of tempo.

    The exact Poisson ratio where days scatter no more than chance allows; the negative-binomial ratio where a dispersion test rejects
    that (p < 0.05), its variance widened by the serial correlation of days where that is found. Both stand in `parts`.
    Rests on: days alike inside each phase; equal reporting in both (see `relative_ratio`). It says that the tempo changed, not why.

    Source: Gu, Ng, Tang and Schucany 2008 (Biometrical Journal 50) for the ratio; Cameron and Trivedi 2013 (ch. 3) for overdispersion.
    """
    exact, wide, scatter = rate_ratio(phases), negative_binomial_ratio(phases), dispersion(phases)
    scattered = scatter.p is not None and scatter.p < _ALPHA and wide.value is not None and math.isfinite(wide.value)
    chosen = wide if scattered else exact
    before, after = _rates(phases)
    parts = {
        "before": phases.sizes[0], "after": phases.sizes[1], "days_before": phases.lengths[0], "days_after": phases.lengths[1],
        "seen_before": phases.exposures[0], "seen_after": phases.exposures[1],
        "rate_before": before, "rate_after": after, "week_before": 7 * before, "week_after": 7 * after,
        "dispersion": scatter.value, "dispersion_p": scatter.p, "zeros": dict(zero_excess(phases).parts),
        "poisson": [exact.value, exact.low, exact.high, exact.p], "negative_binomial": [wide.value, wide.low, wide.high, wide.p],
    }  # fmt: skip
    caveats = merged(chosen.caveats, [Caveat("overdispersed", {"ratio": round(scatter.value or 0, 1)}) if scattered else None])
    caveats = merged(caveats, zero_excess(phases).caveats)
    return Estimate(
        "tempo_ratio", chosen.value, "ratio", chosen.n, chosen.method, chosen.low, chosen.high, p=chosen.p, null=1.0, caveats=caveats,
        rows=phases.table.ids, parts=parts,
    )  # fmt: skip


def rate_ratio(phases: Phases) -> Estimate:
    """The ratio of two Poisson rates, exact: given the total, the later count is binomial. Interval and p with the mid-P rule."""
    (x0, x1), (t0, t1) = phases.sizes, phases.exposures
    ratio = exact_ratio(x0, t0, x1, t1)
    return _ratio_estimate("rate_ratio", ratio, phases, "Poisson rates compared given their sum (binomial, mid-P); null: one rate")


def negative_binomial_ratio(phases: Phases) -> Estimate:
    """The ratio of mean daily counts with variance mu + alpha mu^2, alpha by moments; Student's t with days - 2 degrees of freedom."""
    ratio, alpha, inflation = scattered_ratio(phases.counts, phases.day_after, phases.share)
    caveats = [Caveat("autocorrelated", {"factor": round(inflation, 1)})] if inflation > 1 else []
    method = "negative-binomial daily counts, log link, dispersion by moments, Student's t; null: one rate"
    found = _ratio_estimate("negative_binomial_ratio", ratio, phases, method)
    parts = {"alpha": alpha, "inflation": inflation}
    return Estimate(
        found.name, found.value, found.unit, found.n, method, found.low, found.high, p=found.p, null=1.0,
        caveats=merged(found.caveats, caveats), rows=found.rows, parts=parts,
    )  # fmt: skip


def relative_ratio(phases: Phases) -> Estimate:
    """The actor's ratio over everybody else's in the same area and days: what is left when reporting as a whole grew or shrank.

    An odds ratio of a 2 x 2 table (actor or others, before or after) with Woolf's interval after Haldane's half. It controls for
    reporting only as far as the others' real tempo stayed the same: it is a check on the ratio, not a better one.
    """
    (x0, x1), other = phases.sizes, int(phases.rest_after.sum())
    cells = np.array([x1, x0, other, len(phases.rest) - other], dtype=float)
    if min(x0 + x1, len(phases.rest)) == 0:
        return Estimate("relative_ratio", None, "ratio", int(cells.sum()), "odds ratio", null=1.0, caveats=(Caveat("no_comparison", {}),))
    a, b, c, d = cells + 0.5
    log, se = math.log(a * d / (b * c)), math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    z = stats.norm.ppf(0.975)
    p = 2 * stats.norm.sf(abs(log) / se)
    return Estimate(
        "relative_ratio", math.exp(log), "ratio", x0 + x1, "odds ratio against all other actors of the area (Woolf, Haldane); null: one",
        math.exp(log - z * se), math.exp(log + z * se), p=float(p), null=1.0,
        caveats=merged(phases.caveats, [Caveat("others_as_control", {}), few(int(cells.min()), 10)]), rows=phases.table.ids,
        parts={"others_before": int(cells[3]), "others_after": int(cells[2])},
    )  # fmt: skip


def dispersion(phases: Phases) -> Estimate:
    """How much more days scatter than chance: the mean squared Pearson residual (1 for Poisson), tested against chi-square (Fisher)."""
    counts, late = phases.counts, phases.day_after
    mu = fitted_means(counts, late, phases.share)
    free = len(counts) - 2
    held = mu > 0
    if free < 5 or not held.any():
        return Estimate(
            "dispersion", None, "ratio", len(counts), "Pearson dispersion", null=1.0, caveats=(Caveat("few_days", {"n": len(counts)}),)
        )
    chi = float(((counts[held] - mu[held]) ** 2 / mu[held]).sum())
    low, high = chi / stats.chi2.ppf([0.975, 0.025], free)
    return Estimate(
        "dispersion",
        chi / free,
        "ratio",
        len(counts),
        "Pearson dispersion of days, chi-square test; null: Poisson (1)",
        float(low),
        float(high),
        p=float(stats.chi2.sf(chi, free)),
        null=1.0,
        rows=phases.table.ids,
    )


def zero_excess(phases: Phases) -> Estimate:
    """Days without any incident beyond what the fitted counts (negative-binomial) explain; `value` is the surplus of such days."""
    counts, late = phases.counts, phases.day_after
    mu, alpha = fitted_means(counts, late, phases.share), moment_alpha(counts, late, phases.share)
    chance = np.exp(-mu) if alpha <= 0 else (1 + alpha * mu) ** (-1 / alpha)
    seen, expected, spread = int((counts == 0).sum()), float(chance.sum()), float((chance * (1 - chance)).sum())
    z = (seen - expected) / math.sqrt(spread) if spread > 1e-9 else 0.0
    p = float(stats.norm.sf(z))
    caveats = (Caveat("zero_inflated", {"seen": seen, "expected": round(expected, 1)}),) if p < 0.01 else ()
    return Estimate(
        "zero_excess",
        seen - expected,
        "days",
        len(counts),
        "days without incident against the fitted negative binomial (normal, one-sided)",
        p=p,
        null=0.0,
        caveats=caveats,
        parts={"seen": seen, "expected": expected, "p": p},
    )


def exact_ratio(x0: int, t0: float, x1: int, t1: float) -> Ratio:
    """The ratio (x1/t1)/(x0/t0) of two Poisson counts over exposures, with mid-P interval and two-sided mid-P value.

    >>> ratio = exact_ratio(10, 30, 25, 30)
    >>> round(ratio.value, 2), round(ratio.low, 2), round(ratio.high, 2), round(ratio.p, 3)
    (2.5, 1.22, 5.44, 0.011)
    """
    total, scale = x0 + x1, t0 / t1
    if total == 0:
        return Ratio(None, None, None, None)
    value = math.inf if x0 == 0 else x1 / x0 * scale
    low = 0.0 if x1 == 0 else _odds(_mid_p_root(x1, total, upper=False)) * scale
    high = math.inf if x0 == 0 else _odds(_mid_p_root(x1, total, upper=True)) * scale
    share = t1 / (t0 + t1)
    half = 0.5 * stats.binom.pmf(x1, total, share)
    tails = stats.binom.cdf(x1, total, share) - half, stats.binom.sf(x1 - 1, total, share) - half
    return Ratio(value, low, high, float(min(1.0, 2 * min(tails))))


def poisson_interval(count: float) -> tuple[float, float]:
    """The exact 95 % interval of the mean of a Poisson count (Garwood 1936).

    >>> [round(end, 2) for end in poisson_interval(10)]
    [4.8, 18.39]
    """
    low = float(stats.chi2.ppf(0.025, 2 * count)) / 2 if count else 0.0
    return low, float(stats.chi2.ppf(0.975, 2 * count + 2)) / 2


def _mid_p_root(x: int, n: int, upper: bool) -> float:
    """The binomial share at which the mid-P tail beyond x is 2.5 %."""

    def tail(share: float) -> float:
        half = 0.5 * stats.binom.pmf(x, n, share)
        return float((stats.binom.cdf(x, n, share) if upper else stats.binom.sf(x - 1, n, share)) - half) - 0.025

    return float(optimize.brentq(tail, 1e-12, 1 - 1e-12))


def _odds(share: float) -> float:
    return share / (1 - share)


def scattered_ratio(counts: Ints, late: Mask, share: Floats | None = None) -> tuple[Ratio, float, float]:
    """The ratio of mean daily counts, late over early, with the dispersion alpha and the factor for serial correlation.

    `share`: how much of each day could be seen; means are then those of whole days.
    """
    seen = np.ones(len(counts)) if share is None else share
    alpha, inflation = moment_alpha(counts, late, seen), serial_inflation(counts, late, seen)
    m0, m1 = (float(counts[side].sum() / seen[side].sum()) for side in (~late, late))
    if m0 == 0 or m1 == 0:
        value = None if m0 == m1 else (math.inf if m0 == 0 else 0.0)
        return Ratio(value, None, None, None), alpha, inflation
    mu = fitted_means(counts, late, seen)
    variance = sum(float((mu[side] + alpha * mu[side] ** 2).sum() / mu[side].sum() ** 2) for side in (~late, late)) * inflation
    free = max(len(counts) - 2, 1)
    log, se = math.log(m1 / m0), math.sqrt(variance)
    reach = float(stats.t.ppf(0.975, free)) * se
    return Ratio(m1 / m0, math.exp(log - reach), math.exp(log + reach), float(2 * stats.t.sf(abs(log) / se, free))), alpha, inflation


def fitted_means(counts: Ints, late: Mask, share: Floats | None = None) -> Floats:
    """For every day the mean of its phase, for as much of the day as could be seen."""
    seen = np.ones(len(counts)) if share is None else share
    means = [counts[side].sum() / seen[side].sum() if side.any() else 0.0 for side in (late, ~late)]
    return np.where(late, *means) * seen


def moment_alpha(counts: Ints, late: Mask, share: Floats | None = None) -> float:
    """The dispersion of a negative binomial (variance mu + alpha mu^2) at which Pearson's statistic equals its degrees of freedom; 0 at
    least."""
    mu = fitted_means(counts, late, share)
    held, free = mu > 0, len(counts) - 2
    if not held.any() or free < 1:
        return 0.0
    squares, mu = (counts[held] - mu[held]) ** 2, mu[held]

    def surplus(alpha: float) -> float:
        return float((squares / (mu + alpha * mu**2)).sum()) - free

    if surplus(0.0) <= 0:
        return 0.0
    top = 1.0
    while surplus(top) > 0 and top < 1e6:
        top *= 4
    return float(optimize.brentq(surplus, 0.0, top)) if top < 1e6 else top


def serial_inflation(counts: Ints, late: Mask, share: Floats | None = None) -> float:
    """How much serial correlation of days widens the variance of a mean: 1 where Ljung-Box (lags 1 to 7) finds none at 5 %.

    Otherwise 1 + 2 sum of Bartlett-weighted autocorrelations of the Pearson residuals (Newey and West 1987), never below 1.
    """
    mu = fitted_means(counts, late, share)
    n, lags = len(counts), min(7, len(counts) // 5)
    if lags < 1 or not (mu > 0).all():
        return 1.0
    r = (counts - mu) / np.sqrt(mu)
    power = float((r * r).sum())
    if power == 0:
        return 1.0
    rho = np.array([float((r[k:] * r[:-k]).sum()) / power for k in range(1, lags + 1)])
    box = n * (n + 2) * float((rho**2 / (n - np.arange(1, lags + 1))).sum())
    if stats.chi2.sf(box, lags) >= _ALPHA:
        return 1.0
    return max(1.0, 1 + 2 * float((rho * (1 - np.arange(1, lags + 1) / (lags + 1))).sum()))


def _rates(phases: Phases) -> tuple[float, float]:
    (x0, x1), (t0, t1) = phases.sizes, phases.exposures
    return x0 / t0, x1 / t1


def _ratio_estimate(name: str, ratio: Ratio, phases: Phases, method: str) -> Estimate:
    x0, x1 = phases.sizes
    empty = Caveat("empty_phase", {"before": x0, "after": x1}) if min(x0, x1) == 0 else None
    caveats = merged(phases.caveats, [few(x0 + x1), empty])
    return Estimate(
        name, ratio.value, "ratio", x0 + x1, method, ratio.low, ratio.high, p=ratio.p, null=1.0, caveats=caveats, rows=phases.table.ids,
    )  # fmt: skip
