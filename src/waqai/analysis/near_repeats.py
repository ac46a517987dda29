"""Near repeats: do incidents follow each other in the same neighbourhood sooner than their places and days explain?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import stats
from scipy.spatial import cKDTree

from waqai.analysis.area import EARTH_KM
from waqai.analysis.arrays import Floats, Ints
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import table_caveats
from waqai.analysis.points import located, point_caveats, points_of, unit_vectors
from waqai.analysis.rates import poisson_interval
from waqai.analysis.table import IncidentTable

DISTANCES_KM = (5.0, 20.0, 50.0)
LAGS_DAYS = (2, 7, 14)
_MOST = 2500


def near_repeats(
    table: IncidentTable,
    distances_km: Sequence[float] = DISTANCES_KM,
    lags_days: Sequence[int] = LAGS_DAYS,
    permutations: int = 499,
    seed: int = SEED,
    most: int = _MOST,
) -> tuple[Estimate, ...]:
    """Knox's test: pairs of incidents that are near in space and time over those that would be, one estimate for each band.

    Bands are up to the first distance and beyond it to each next, likewise for lags (days). Expected pairs come from permutations of the
    days over the places; p of a band is its own, `parts["p_all"]` is corrected for all bands at once (largest standardised excess). The
    interval is that of a ratio of pair counts by the influence of each incident (Hoeffding). Above `most` incidents a sample of them is
    used, and a caveat says so. Rests on places and days that do not change together: growth that differs by area shows as near repeats at
    long lags.

    Source: Knox 1964 (Applied Statistics 13); Townsley, Homel and Chaseling 2003; Johnson et al. 2007.
    """
    mask = located(table) & (table.span_days <= 1)
    kept = np.flatnonzero(mask)
    rng = np.random.default_rng(seed)
    sampled = len(kept) > most
    if sampled:
        kept = np.sort(rng.choice(kept, most, replace=False))
    ids = tuple(table.rows["id"].to_numpy(dtype=object)[kept])
    note = Caveat("sampled", {"n": len(kept), "total": int(mask.sum())}) if sampled else None
    caveats = merged(table_caveats(table), point_caveats(table, mask), [few(len(kept)), note])
    method = f"Knox test, {permutations} permutations of days; null: places and days independent"
    bands = [(i, j) for i in range(len(distances_km)) for j in range(len(lags_days))]
    if len(kept) < 10:
        return tuple(Estimate("near_repeats", None, "ratio", len(kept), method, null=1.0, caveats=caveats) for _ in bands)
    inside = np.zeros(len(table), dtype=bool)
    inside[kept] = True
    lat, lon = points_of(table, inside)
    day = (table.days[kept] - table.days[kept].min()).astype(np.int64)
    one, other, ring = _close_pairs(lat, lon, distances_km)
    seen = _counted(day, one, other, ring, distances_km, lags_days)
    drawn = np.array([_counted(rng.permutation(day), one, other, ring, distances_km, lags_days) for _ in range(permutations)])
    found = []
    for i, j in bands:
        parts, own = _band(i, j, seen, drawn, distances_km, lags_days)
        expected = parts["expected"]
        value = parts["pairs"] / expected if expected > 0 else (math.inf if parts["pairs"] else None)
        low, high = _interval(i, j, float(seen[i, j]), expected, day, one, other, ring, lags_days)
        found.append(
            Estimate("near_repeats", value, "ratio", len(kept), method, low, high, p=own, null=1.0, caveats=caveats, rows=ids, parts=parts)
        )
    return tuple(found)


def _band(i: int, j: int, seen: Ints, drawn: Ints, distances: Sequence[float], lags: Sequence[int]) -> tuple[dict[str, Any], float]:
    """The limits of a band, its pairs and those expected, p over all bands; and p of the band by itself."""
    permutations, mean, spread = len(drawn), drawn.mean(axis=0), np.maximum(drawn.std(axis=0, ddof=1), 1e-9)
    top = ((drawn - mean) / spread).reshape(permutations, -1).max(axis=1)
    score = (seen[i, j] - mean[i, j]) / spread[i, j]
    parts = {
        "km_from": 0.0 if i == 0 else float(distances[i - 1]), "km_to": float(distances[i]),
        "days_from": 0 if j == 0 else int(lags[j - 1]) + 1, "days_to": int(lags[j]), "pairs": int(seen[i, j]),
        "expected": float(mean[i, j]), "p_all": float((1 + (top >= score - 1e-9).sum()) / (1 + permutations)),
    }  # fmt: skip
    return parts, float((1 + (drawn[:, i, j] >= seen[i, j]).sum()) / (1 + permutations))


def _close_pairs(lat: Floats, lon: Floats, distances: Sequence[float]) -> tuple[Ints, Ints, Ints]:
    """All pairs up to the largest distance: both incidents, and the ring that their distance falls into."""
    points = unit_vectors(lat, lon)
    chord = 2 * math.sin(min(distances[-1] / EARTH_KM, math.pi) / 2)
    pairs = cKDTree(points).query_pairs(chord, output_type="ndarray")
    one, other = pairs[:, 0], pairs[:, 1]
    gap = 2 * EARTH_KM * np.arcsin(np.clip(np.linalg.norm(points[one] - points[other], axis=1) / 2, 0, 1))
    return one, other, np.searchsorted(np.asarray(distances, dtype=float), gap - 1e-9)


def _lag_band(day: Ints, one: Ints, other: Ints, lags: Sequence[int]) -> Ints:
    found: Ints = np.searchsorted(np.asarray(lags), np.abs(day[one] - day[other])).astype(np.int64)
    return found


def _counted(day: Ints, one: Ints, other: Ints, ring: Ints, distances: Sequence[float], lags: Sequence[int]) -> Ints:
    """Pairs in each band of distance (rows) and lag (columns)."""
    width = len(lags) + 1
    band = ring * width + _lag_band(day, one, other, lags)
    found: Ints = np.bincount(band, minlength=len(distances) * width)[: len(distances) * width].reshape(-1, width)[:, :-1]
    return found


def _interval(
    i: int, j: int, seen: float, mean: float, day: Ints, one: Ints, other: Ints, ring: Ints, lags: Sequence[int]
) -> tuple[float | None, float | None]:
    """95 % of the ratio of close pairs to expected ones, on its logarithm, by the share of each incident in all three pair counts.

    Pairs seen twice (once from either end) would count their own chance twice: one part in `seen` is taken off.
    """
    if seen < 1 or mean <= 0:
        return (0.0, poisson_interval(0)[1] / mean) if mean > 0 else (None, None)
    n = len(day)
    here = ring == i
    both = here & (_lag_band(day, one, other, lags) == j)
    near, close = (np.bincount(one[mask], minlength=n) + np.bincount(other[mask], minlength=n) for mask in (here, both))
    soon = _partners(day, 0 if j == 0 else int(lags[j - 1]) + 1, int(lags[j]))
    pull = n * (close / close.sum() - near / near.sum() - soon / max(soon.sum(), 1))
    variance = max(4 / n**2 * float(((pull - pull.mean()) ** 2).sum()) - 1 / seen, 1 / seen)
    reach = float(stats.norm.ppf(0.975)) * math.sqrt(variance)
    return seen / mean * math.exp(-reach), seen / mean * math.exp(reach)


def _partners(day: Ints, least: int, most: int) -> Ints:
    """For each incident, how many others lie so many days from it."""
    per_day = np.bincount(day)
    sums = np.concatenate([[0], np.cumsum(per_day)])

    def between(start: Ints, end: Ints) -> Ints:
        size = len(per_day)
        found: Ints = sums[np.clip(end + 1, 0, size)] - sums[np.clip(start, 0, size)]
        return np.maximum(found, 0)

    if least == 0:
        return between(day - most, day + most) - 1
    return between(day + least, day + most) + between(day - most, day - least)
