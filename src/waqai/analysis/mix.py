"""Whether the mix of tactics, targets or weapons shifted at the pivot, by how much, and which categories drive it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from waqai.analysis.arrays import Floats, Ints
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import Phases
from waqai.analysis.table import IncidentTable

FIELDS = ("tactic", "target", "weapon", "country", "admin1")
_DRAWS = 1999
_STRETCH = (0.0, 0.2, 0.4, 0.55, 0.7, 0.85, 1.0, 1.15, 1.35, 1.6, 2.0, 2.6)
_UNKNOWN = "unknown"


def mix_shift(phases: Phases, field: str = "tactic", draws: int = _DRAWS, seed: int = SEED) -> Estimate:
    """The Jensen-Shannon divergence (bits, 0 to 1) between the mixes before and after, less what chance alone would give.

    `field` is one of FIELDS; an incident with several targets shares its one unit among them, one without a value is left out. p is by
    permutation of the phase over the incidents; the interval holds those divergences under which bootstraps would show what was seen
    (test inversion), with zero inside wherever the permutation finds no shift. `parts`: `distance` (square root, a metric), `shares`
    before and after of each category and `drivers`: the change of each share in points with its simultaneous interval and its p (largest
    difference of all categories, permuted), strongest first. Rests on categories coded alike in both phases; says nothing of how many
    incidents there were.

    Source: Lin 1991 (IEEE Trans Inf Theory 37); Endres and Schindelin 2003; Westfall and Young 1993 for the p of drivers.
    """
    patterns, kinds, weights = _patterns(phases.table, field)
    known = patterns >= 0
    before = np.bincount(patterns[known & ~phases.after], minlength=len(weights))
    after = np.bincount(patterns[known & phases.after], minlength=len(weights))
    n, left_out = int(known.sum()), int((~known).sum())
    method = f"Jensen-Shannon divergence of {field}, {draws} permutations and bootstraps of incidents; null: one mix"
    if min(before.sum(), after.sum()) < 2 or len(kinds) < 2:
        return Estimate("mix_shift", None, "bits", n, method, null=0.0, caveats=(Caveat("nothing_to_compare", {"field": field}),))
    rng = np.random.default_rng(seed)
    value, low, high, p = divergence(before, after, weights, rng, draws)
    caveats = merged(
        phases.caveats, [few(n), Caveat("categories_missing", {"n": left_out, "field": field}) if left_out else None],
        [Caveat("sparse_categories", {})] if min(before.sum(), after.sum()) < 5 * len(kinds) else [],
    )  # fmt: skip
    share0, share1 = before @ weights / before.sum(), after @ weights / after.sum()
    parts = {
        "field": field, "distance": math.sqrt(max(value, 0.0)), "drivers": _drivers(before, after, weights, kinds, rng, draws),
        "shares": {kind: [float(a), float(b)] for kind, a, b in zip(kinds, share0, share1, strict=True)},
        "n_before": int(before.sum()), "n_after": int(after.sum()),
    }  # fmt: skip
    return Estimate("mix_shift", value, "bits", n, method, low, high, p=p, null=0.0, caveats=caveats, rows=phases.table.ids, parts=parts)


def divergence(before: Ints, after: Ints, weights: Floats, rng: np.random.Generator, draws: int) -> tuple[float, float, float, float]:
    """(value, low, high, p) of the divergence of two mixes of patterns; `weights` (patterns x categories) spreads each over categories."""
    plug = float(_js(before @ weights, after @ weights))
    early = rng.multivariate_hypergeometric(before + after, int(before.sum()), size=draws)
    chance = _js(early @ weights, (before + after - early) @ weights)
    p = float((1 + (chance >= plug - 1e-12).sum()) / (1 + draws))
    value = max(0.0, plug - _bias(before, after, weights))
    low, high = _inverted(before, after, weights, plug, rng, draws)
    return value, (low if p < 0.05 else 0.0), max(high, value), p


def _inverted(before: Ints, after: Ints, weights: Floats, plug: float, rng: np.random.Generator, draws: int) -> tuple[float, float]:
    """Those divergences under which the one that was seen is no surprise: bootstraps from mixes drawn together and apart, inverted.

    The mixes lie on the line through the two that were seen, from one mix for both (0) beyond the seen ones (1) as far as shares allow.
    """
    p, q = before / before.sum(), after / after.sum()
    middle, half = (p + q) / 2, (q - p) / 2
    stretch = np.array(_STRETCH)
    truths, lows, highs = [], [], []
    for factor in stretch:
        early, late = (np.maximum(middle + sign * factor * half, 0.0) for sign in (-1, 1))
        early, late = early / early.sum(), late / late.sum()
        truths.append(float(_js(early @ weights, late @ weights)))
        boots = _js(
            rng.multinomial(before.sum(), early, size=draws) @ weights, rng.multinomial(after.sum(), late, size=draws) @ weights,
        )  # fmt: skip
        small, large = np.quantile(boots, [0.025, 0.975])
        lows.append(float(small))
        highs.append(float(large))
    roots = np.maximum.accumulate(np.sqrt(truths))
    low = np.interp(math.sqrt(plug), np.maximum.accumulate(np.sqrt(highs)), roots, left=0.0)
    high = np.interp(math.sqrt(plug), np.maximum.accumulate(np.sqrt(lows)), roots, left=0.0, right=1.0)
    return float(low) ** 2, float(high) ** 2


def _js(before: Floats, after: Floats) -> Floats:
    """Jensen-Shannon divergence in bits of counts along the last axis."""
    p = before / before.sum(axis=-1, keepdims=True)
    q = after / after.sum(axis=-1, keepdims=True)
    middle = (p + q) / 2
    found: Floats = _entropy(middle) - (_entropy(p) + _entropy(q)) / 2
    return found


def _entropy(share: Floats) -> Floats:
    found: Floats = -(share * np.log2(np.where(share > 0, share, 1.0))).sum(axis=-1)
    return found


def _bias(before: Ints, after: Ints, weights: Floats) -> float:
    """By how much sampling alone raises the divergence, to second order (half the Hessian over the covariance of the shares)."""
    shares, covariances = [], []
    for counts in (before, after):
        n = counts.sum()
        share = counts @ weights / n
        second = (counts @ weights**2) / n
        shares.append(share)
        covariances.append((second - share**2) / n)
    middle = (shares[0] + shares[1]) / 2
    total = 0.0
    for share, variance in zip(shares, covariances, strict=True):
        held = share > 0
        total += float((variance[held] * (0.5 / share[held] - 0.25 / middle[held])).sum()) / (2 * math.log(2))
    return total


def _drivers(
    before: Ints, after: Ints, weights: Floats, kinds: Sequence[str], rng: np.random.Generator, draws: int
) -> list[dict[str, Any]]:
    """The change of each category's share, with an interval and a p that hold for all categories at once."""
    share0, share1 = before @ weights / before.sum(), after @ weights / after.sum()
    pooled, n0, n1 = before + after, int(before.sum()), int(after.sum())
    share = pooled @ weights / pooled.sum()
    spread = np.sqrt(np.maximum((pooled @ weights**2) / pooled.sum() - share**2, 1e-12) * (1 / n0 + 1 / n1))
    early = rng.multivariate_hypergeometric(pooled, n0, size=draws)
    chance = np.abs((pooled - early) @ weights / n1 - early @ weights / n0) / spread
    top = chance.max(axis=1)
    reach = float(np.quantile(top, 0.95))
    own0 = np.maximum((before @ weights**2) / n0 - share0**2, 0.25 / n0**2) / n0
    own1 = np.maximum((after @ weights**2) / n1 - share1**2, 0.25 / n1**2) / n1
    error = np.sqrt(own0 + own1)
    middle = (share0 + share1) / 2
    gain = [_term(a, m) + _term(b, m) for a, b, m in zip(share0, share1, middle, strict=True)]
    found = [
        {"category": kind, "before": float(a), "after": float(b), "change": float(b - a), "low": float(max(-1.0, b - a - reach * e)),
         "high": float(min(1.0, b - a + reach * e)), "p": float((1 + (top >= abs(b - a) / s - 1e-12).sum()) / (1 + draws)),
         "contribution": g / max(sum(gain), 1e-12)}
        for kind, a, b, e, s, g in zip(kinds, share0, share1, error, spread, gain, strict=True)
    ]  # fmt: skip
    return sorted(found, key=lambda driver: -driver["contribution"])


def _term(share: float, middle: float) -> float:
    return 0.0 if share <= 0 else 0.5 * share * math.log2(share / middle)


def categories(table: IncidentTable, field: str) -> list[tuple[str, ...]]:
    """The values of a field of each incident, none to several. ValueError for a field that is none of FIELDS."""
    if field not in FIELDS:
        raise ValueError(f"{field!r} is none of {', '.join(FIELDS)}")
    if field == "target":
        return [tuple(dict.fromkeys(cell)) for cell in table.rows["targets"]]
    return [(value,) if isinstance(value, str) and value != _UNKNOWN else () for value in table.rows[field]]


def _patterns(table: IncidentTable, field: str) -> tuple[Ints, list[str], Floats]:
    """The pattern (set of categories) of each incident, -1 for none; the categories; and how a pattern spreads over them."""
    cells = categories(table, field)
    kinds = sorted({kind for cell in cells for kind in cell})
    at = {kind: i for i, kind in enumerate(kinds)}
    known = {cell: i for i, cell in enumerate(sorted({cell for cell in cells if cell}))}
    weights = np.zeros((len(known), len(kinds)))
    for cell, i in known.items():
        for kind in cell:
            weights[i, at[kind]] = 1 / len(cell)
    return np.array([known.get(cell, -1) for cell in cells], dtype=np.int64), kinds, weights
