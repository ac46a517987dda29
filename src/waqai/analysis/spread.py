"""How widely incidents are spread, and whether that changed at the pivot."""

from __future__ import annotations

import math

import numpy as np
from scipy import stats

from waqai.analysis.arrays import Floats, Ints
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import Phases, table_caveats
from waqai.analysis.points import centre_of, located, plane_km, point_caveats, points_of
from waqai.analysis.table import IncidentTable

FIELDS = ("country", "admin1", "place")
_DRAWS = 1999


def spread(table: IncidentTable, field: str = "admin1") -> Estimate:
    """The effective number of countries, units or places: so many equally hit ones would be as mixed (exponential of Shannon's entropy).

    Entropy is corrected for small numbers (Miller and Madow 1955); the interval is that of the entropy's large-sample error. `parts`:
    how many of the field occur at all, and the shares of the fullest.
    """
    names = _names(table, field)
    kinds, counts = np.unique(names, return_counts=True)
    n, method = len(names), f"effective number of {field} (entropy, Miller-Madow)"
    missing = Caveat("places_missing", {"n": len(table) - n, "field": field}) if n < len(table) else None
    caveats = merged(table_caveats(table), [few(n), missing])
    if n < 2:
        return Estimate("spread", float(n) if n else None, field, n, method, caveats=caveats)
    entropy, error = _entropy(counts)
    reach = float(stats.norm.ppf(0.975)) * error
    order = np.argsort(-counts)[:5]
    parts = {"field": field, "distinct": len(kinds), "fullest": {str(kinds[i]): float(counts[i] / n) for i in order}}
    low, high = max(1.0, math.exp(entropy - reach)), math.exp(entropy + reach)
    return Estimate("spread", math.exp(entropy), field, n, method, low, high, caveats=caveats, rows=table.ids, parts=parts)


def spread_change(phases: Phases, field: str = "admin1", draws: int = _DRAWS, seed: int = SEED) -> Estimate:
    """The effective number of units after the pivot over that before it; p by permutation of the phase over the incidents."""
    named = phases.table.rows[field].notna().to_numpy(dtype=bool)
    names, late = _names(phases.table, field), phases.after[named]
    kinds, at = np.unique(names, return_inverse=True)
    before, after = (np.bincount(at[mask], minlength=len(kinds)) for mask in (~late, late))
    n, method = len(names), f"ratio of effective numbers of {field}, {draws} permutations of incidents; null: one spread"
    if min(before.sum(), after.sum()) < 5 or len(kinds) < 2:
        return Estimate("spread_change", None, "ratio", n, method, null=1.0, caveats=(Caveat("nothing_to_compare", {"field": field}),))
    (h0, e0), (h1, e1) = _entropy(before), _entropy(after)
    rng = np.random.default_rng(seed)
    early = rng.multivariate_hypergeometric(before + after, int(before.sum()), size=draws)
    by_chance = _entropies(before + after - early) - _entropies(early)
    log, reach = h1 - h0, float(stats.norm.ppf(0.975)) * math.hypot(e0, e1)
    p = float((1 + (np.abs(by_chance - by_chance.mean()) >= abs(log - by_chance.mean()) - 1e-12).sum()) / (1 + draws))
    parts = {
        "field": field, "before": math.exp(h0), "after": math.exp(h1), "distinct_before": int((before > 0).sum()),
        "distinct_after": int((after > 0).sum()), "only_after": [str(k) for k in kinds[(before == 0) & (after > 0)]],
    }  # fmt: skip
    caveats = merged(phases.caveats, [few(int(min(before.sum(), after.sum())), 15)])
    low, high = math.exp(log - reach), math.exp(log + reach)
    return Estimate(
        "spread_change", math.exp(log), "ratio", n, method, low, high, p=p, null=1.0, caveats=caveats,
        rows=tuple(phases.table.rows["id"][named]), parts=parts,
    )  # fmt: skip


def standard_distance(table: IncidentTable, draws: int = 999, seed: int = SEED) -> Estimate:
    """The root mean squared distance of incidents from their mean point, in km, with a bootstrap interval on the logarithm.

    Source: Bachi 1963; `parts` holds the mean point.
    """
    mask = located(table)
    method = "standard distance of points known to the district or better, bootstrap"
    caveats = merged(table_caveats(table), point_caveats(table, mask), [few(int(mask.sum()))])
    if mask.sum() < 3:
        return Estimate("standard_distance", None, "km", int(mask.sum()), method, caveats=caveats)
    lat, lon = points_of(table, mask)
    centre = centre_of(lat, lon)
    square = (plane_km(lat, lon, centre) ** 2).sum(axis=1)
    value, error = _root(square)
    if value == 0:
        return Estimate("standard_distance", 0.0, "km", len(lat), method, caveats=caveats, parts={"lat": centre[0], "lon": centre[1]})
    low, high = _studentised_log(square, np.random.default_rng(seed), draws)
    return Estimate("standard_distance", value, "km", len(lat), method, low, high, caveats=caveats, rows=tuple(table.rows["id"][mask]),
                    parts={"lat": centre[0], "lon": centre[1], "error": error})  # fmt: skip


def _names(table: IncidentTable, field: str) -> Ints:
    """The names of a field, each with its country (two countries have a unit of one name), unknown ones left out."""
    if field not in FIELDS:
        raise ValueError(f"{field!r} is none of {', '.join(FIELDS)}")
    known = table.rows[table.rows[field].notna()]
    names = known[field] if field == "country" else known["country"].fillna("?") + " / " + known[field]
    found: Ints = names.to_numpy(dtype=str)
    return found


def _entropy(counts: Ints) -> tuple[float, float]:
    """Entropy in nats, Miller-Madow, and its standard error."""
    n = counts.sum()
    share = counts[counts > 0] / n
    plug = -float((share * np.log(share)).sum())
    variance = max(float((share * np.log(share) ** 2).sum()) - plug**2, 0.0) / n
    second = (len(share) - 1) / (2 * n * n)  # what is left when all shares are equal
    return plug + (len(share) - 1) / (2 * n), math.sqrt(variance + second)


def _entropies(counts: Ints) -> Floats:
    """Miller-Madow entropy of each row."""
    n = counts.sum(axis=1, keepdims=True)
    share = counts / n
    plug = -(share * np.log(np.where(share > 0, share, 1.0))).sum(axis=1)
    found: Floats = plug + ((counts > 0).sum(axis=1) - 1) / (2 * n[:, 0])
    return found


def _root(square: Floats) -> tuple[float, float]:
    """Root of the mean square, unbiased in its square, and the error of its logarithm."""
    n = len(square)
    mean = float(square.mean()) * n / (n - 1)
    return math.sqrt(mean), (0.5 * float(square.std(ddof=1)) / math.sqrt(n) / mean if mean > 0 else 0.0)


def _studentised_log(square: Floats, rng: np.random.Generator, draws: int) -> tuple[float, float]:
    """Bootstrap-t of the logarithm; at most 20,000 points are drawn again (beyond that the error is that of the normal law)."""
    value, error = _root(square)
    if len(square) > 20_000:
        return value * math.exp(-1.96 * error), value * math.exp(1.96 * error)
    scores = []
    for _ in range(draws):
        again = square[rng.integers(0, len(square), len(square))]
        other, its = _root(again)
        if its > 0 and other > 0:
            scores.append(math.log(other / value) / its)
    low, high = np.quantile(scores, [0.025, 0.975])
    return value * math.exp(-float(high) * error), value * math.exp(-float(low) * error)
