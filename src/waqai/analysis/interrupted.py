"""Interrupted time series: did the level of the daily count jump at the pivot, and did its slope turn?"""

from __future__ import annotations

import math
import warnings

import numpy as np
import statsmodels.api as sm
from scipy import stats

from waqai.analysis.arrays import Floats, Ints
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import Estimate, few, merged
from waqai.analysis.phases import Phases
from waqai.analysis.rates import serial_inflation

_SHORTEST = 10


def level_and_slope(phases: Phases) -> tuple[Estimate, Estimate]:
    """The jump of the level at the pivot (ratio) and the change of the slope (ratio of weekly growth factors), as two estimates.

    A log-linear model of daily counts, log mu = a + b t + c after + d t after, t in days from the pivot, fitted by quasi-Poisson (variance
    phi mu, Student's t), with Newey-West covariance where days are serially correlated; days that were seen in part have an offset.
    The level says what stands beyond the trend before the pivot, read at the pivot itself. Rests on a trend that is log-linear on each
    side; needs ten days and five incidents a side.

    Source: Wagner et al. 2002 (J Clin Pharm Ther 27); Bernal, Cummins and Gasparrini 2017 (Int J Epidemiol 46).
    """
    counts, late, n = phases.counts, phases.day_after, len(phases.table)
    method = "segmented quasi-Poisson regression of daily counts; null: no jump, no turn"
    thin = min(phases.lengths) < _SHORTEST or min(phases.sizes) < 5
    if thin:
        short = Caveat("too_short_for_trend", {"before": phases.sizes[0], "after": phases.sizes[1]})
        return tuple(  # type: ignore[return-value]
            Estimate(name, None, "ratio", n, method, null=1.0, caveats=(short,)) for name in ("level_change", "slope_change")
        )
    time = (phases.days - np.datetime64(phases.pivot, "D")).astype(float)
    step = late.astype(float)
    design = np.column_stack([np.ones(len(time)), time, step, time * step])
    correlated = serial_inflation(counts, late, phases.share) > 1
    params, errors, phi = _fitted(counts, design, phases.share, correlated)
    free = len(counts) - design.shape[1]
    caveats = merged(
        phases.caveats, [few(n), Caveat("trend_is_log_linear", {})], [Caveat("autocorrelated_trend", {})] if correlated else []
    )
    parts = {"trend_before": math.exp(7 * params[1]), "trend_after": math.exp(7 * (params[1] + params[3])), "phi": phi}
    found = []
    for name, at, unit, scale in (("level_change", 2, "ratio", 1.0), ("slope_change", 3, "ratio of weekly growth", 7.0)):
        centre, error = float(params[at]) * scale, float(errors[at]) * scale
        reach = float(stats.t.ppf(0.975, free)) * error
        p = float(2 * stats.t.sf(abs(centre) / error, free)) if error > 0 else None
        found.append(
            Estimate(name, math.exp(centre), unit, n, method, math.exp(centre - reach), math.exp(centre + reach), p=p, null=1.0,
                     caveats=caveats, rows=phases.table.ids, parts=parts)
        )  # fmt: skip
    return found[0], found[1]


def _fitted(counts: Ints, design: Floats, share: Floats, correlated: bool) -> tuple[Floats, Floats, float]:
    """Coefficients, their standard errors and phi, which is never below 1: days that scatter less than chance make no figure surer."""
    model = sm.GLM(counts, design, family=sm.families.Poisson(), exposure=share)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = model.fit(scale="X2")
        phi = max(1.0, float(fit.scale))
        errors = np.asarray(fit.bse) * math.sqrt(phi / float(fit.scale))
        if correlated:
            robust = model.fit(cov_type="HAC", cov_kwds={"maxlags": 7, "use_correction": True})
            errors = np.maximum(errors, np.asarray(robust.bse))
    return np.asarray(fit.params), errors, phi
