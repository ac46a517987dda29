"""Simultaneity: are more places hit on one day than the tempo of each place explains?"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from scipy import stats

from waqai.analysis.arrays import Days, Floats, Ints
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import day_known, day_places, table_caveats
from waqai.analysis.table import IncidentTable

GRAINS = ("admin1", "place", "country")


def synchrony(
    table: IncidentTable, days: Days, grain: str = "admin1", window_days: int = 28, permutations: int = 999, seed: int = SEED
) -> Estimate:
    """Pairs of places hit on one day, over how many there would be if places kept their own tempo but no common calendar.

    Within windows of `window_days` each place's days are turned around (a circular shift by a random number of days), which keeps the
    tempo and the clusters of every place and breaks only what binds places together; p is one-sided for more pairs than that. The
    interval is that of the ratio of two sums over days (Student's t, logarithm). `parts["days"]`: the days whose
    number of places chance would not show in the whole series (at 5 %), with their places and ids. Rests on incidents whose text gives the
    day (or two): what was printed together was not done together. Days that could not be seen must be missing from `days`: empty for every
    place, they would bind places together that nothing binds. Common causes (a holiday, a battle, one report) are not excluded.

    Source: the toroidal shift of Besag and Diggle 1977 (Applied Statistics 26), in time.
    """
    if grain not in GRAINS:
        raise ValueError(f"{grain!r} is none of {', '.join(GRAINS)}")
    at, place, labels, held = _cells(table, days, grain)
    method = (
        f"pairs of {grain} per day against circular shifts within {window_days} days, {permutations} permutations; null: no common calendar"
    )
    caveats = merged(table_caveats(table), [few(len(at)), _date_caveat(table), _unplaced(table, grain)])
    if len(labels) < 2 or len(days) < window_days:
        return Estimate("synchrony", None, "ratio", len(at), method, null=1.0, caveats=merged(caveats, [Caveat("one_place", {})]))
    rng = np.random.default_rng(seed)
    seen = np.bincount(at, minlength=len(days))
    total, by_chance, top = _shifted(at, place, len(days), len(labels), window_days, permutations, rng)
    pairs = seen * (seen - 1) / 2
    expected = by_chance / permutations
    value, low, high = _ratio(at, place, pairs, float(expected.sum()), window_days)
    p = float((1 + (total >= pairs.sum() - 1e-9).sum()) / (1 + permutations))
    limit = float(np.quantile(top, 0.95))
    together = [
        {
            "day": str(days[i]),
            "places": sorted(labels[j] for j in place[at == i]),
            "p": float((1 + (top >= seen[i]).sum()) / (1 + permutations)),
            "ids": list(table.rows["id"][held == i]),
        }
        for i in np.flatnonzero(seen > limit)
    ]
    parts = {"pairs": float(pairs.sum()), "expected": float(expected.sum()), "places": len(labels), "most_places": int(seen.max()),
             "limit": limit, "days": together, "window_days": window_days, "grain": grain}  # fmt: skip
    return Estimate("synchrony", value, "ratio", len(at), method, low, high, p=p, null=1.0, caveats=caveats, rows=table.ids, parts=parts)


def _cells(table: IncidentTable, days: Days, grain: str) -> tuple[Ints, Ints, list[str], Ints]:
    """Day and place of every place-day with an incident, the names of places, and the day of each incident (-1 for none)."""
    at = day_places(table, days)
    named = table.rows[grain].notna().to_numpy(dtype=bool)
    country = table.rows["country"].fillna("?").to_numpy(dtype=object)
    ok = (at >= 0) & day_known(table) & named
    names = [
        f"{c} / {n}" if grain != "country" else str(n)
        for c, n in zip(country[ok], table.rows[grain].to_numpy(dtype=object)[ok], strict=True)
    ]
    labels = sorted(set(names))
    number = {name: i for i, name in enumerate(labels)}
    cells = np.unique(at[ok] * max(len(labels), 1) + np.array([number[name] for name in names], dtype=np.int64))
    held = np.where(ok, at, -1)
    return cells // max(len(labels), 1), cells % max(len(labels), 1), labels, held


def _shifted(
    at: Ints, place: Ints, n_days: int, n_places: int, window: int, permutations: int, rng: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    """Over permutations: the number of pairs in each, the sum of pairs on each day, and the most places on one day in each.

    The windows start on a day that is drawn anew each time, so that no place is cut at the same days for ever.
    """
    totals, tops, by_day = np.empty(permutations), np.empty(permutations), np.zeros(n_days)
    for i in range(permutations):
        start = int(rng.integers(window))
        block = (at + start) // window
        first = np.maximum(block * window - start, 0)
        length = np.minimum(block * window - start + window, n_days) - first
        turn = rng.random((n_places, int(block.max()) + 1))[place, block]
        moved = first + (at - first + (turn * length).astype(np.int64)) % length
        seen = np.bincount(moved, minlength=n_days)
        pairs = seen * (seen - 1) / 2
        totals[i], tops[i] = pairs.sum(), seen.max()
        by_day += pairs
    return totals, by_day, tops


def _ratio(at: Ints, place: Ints, pairs: Floats, expected: float, window: int) -> tuple[float, float, float]:
    """The ratio of pairs to those under independent places, with its 95 % interval.

    Turning a window's days around keeps how often each place was hit in it, common days included, so `expected` holds one part in `window`
    of what binds the places: that is taken out. The error is that of the logarithm, by the influence of each day on both sums.
    """
    n = len(pairs)
    if pairs.sum() == 0 or expected <= 0:
        return (0.0 if expected > 0 else math.inf), 0.0, math.inf
    block, width = at // window, int(place.max()) + 1
    per_place = np.bincount(block * width + place, minlength=(int(block.max()) + 1) * width).astype(float)
    per_block = np.bincount(block, minlength=int(block.max()) + 1).astype(float)
    pull = (per_block[block] - per_place[block * width + place]) / np.minimum(window, n - block * window)
    pulled = np.bincount(at, weights=pull, minlength=n)
    influence = pairs / pairs.sum() - (pulled / pulled.sum() * 2 if pulled.sum() > 0 else 0.0)
    blocks = np.arange(n) // window
    centred = influence - (np.bincount(blocks, weights=influence) / np.bincount(blocks))[blocks]
    free = n - int(blocks[-1]) - 1
    reach = float(stats.t.ppf(0.975, free)) * math.sqrt(float((centred**2).sum()) * n / free)
    seen = float(pairs.sum()) / expected
    return _unbound(seen, window), _unbound(seen * math.exp(-reach), window), _unbound(seen * math.exp(reach), window)


def _unbound(ratio: float, window: int) -> float:
    return math.inf if ratio >= window else ratio * (window - 1) / (window - ratio)


def _date_caveat(table: IncidentTable) -> Caveat | None:
    wide = int((~day_known(table)).sum())
    return Caveat("dates_too_wide_for_a_day", {"n": wide}) if wide else None


def _unplaced(table: IncidentTable, grain: str) -> Caveat | None:
    missing: Any = int(table.rows[grain].isna().sum())
    return Caveat("places_missing", {"n": missing, "field": grain}) if missing else None
