"""Did incidents move: out of an area, away from a centre, from places to other places?"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from scipy import optimize, sparse, stats

from waqai.analysis.area import Area, distance_km
from waqai.analysis.arrays import Floats, Ints
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import Phases
from waqai.analysis.points import cells_of, centre_of, located, plane_km, point_caveats, points_of
from waqai.analysis.rates import exact_ratio
from waqai.analysis.shares import wilson


def outside_share(phases: Phases, lost: Area) -> Estimate:
    """The share of incidents outside an area (the one that was lost), after less before, in points (Newcombe's interval, exact p).

    `parts["ratio_outside"]` and `ratio_inside` are the exact rate ratios (value, low, high, p) of either part: a share outside that rises
    only because incidents inside have ceased is no displacement, and only the ratio outside tells the two apart.

    Source: Newcombe 1998 (Statistics in Medicine 17), method 10.
    """
    unsure = lost.unsure(phases.table)
    part = phases.select(phases.table, ~unsure)
    outside = ~lost.holds(part.table)
    (n0, n1), (t0, t1) = part.sizes, part.exposures
    out0, out1 = int((outside & ~part.after).sum()), int((outside & part.after).sum())
    method = f"share outside {lost.name}, after less before (Newcombe); Fisher's exact test; null: one share"
    if min(n0, n1) == 0:
        return Estimate(
            "outside_share", None, "share", n0 + n1, method, null=0.0, caveats=(Caveat("nothing_to_compare", {"field": lost.name}),)
        )
    s0, s1 = out0 / n0, out1 / n1
    (l0, u0), (l1, u1) = wilson(out0, n0), wilson(out1, n1)
    low, high = s1 - s0 - math.hypot(s1 - l1, u0 - s0), s1 - s0 + math.hypot(u1 - s1, s0 - l0)
    p = float(stats.fisher_exact([[out0, n0 - out0], [out1, n1 - out1]]).pvalue)
    ratios = {
        "ratio_outside": exact_ratio(out0, t0, out1, t1),
        "ratio_inside": exact_ratio(n0 - out0, t0, n1 - out1, t1),
    }
    parts: dict[str, Any] = {name: [ratio.value, ratio.low, ratio.high, ratio.p] for name, ratio in ratios.items()}
    parts |= {"before": s0, "after": s1, "outside_before": out0, "outside_after": out1, "n_before": n0, "n_after": n1, "area": lost.name}
    left_out = Caveat("area_not_sure", {"n": int(unsure.sum())}) if unsure.any() else None
    return Estimate("outside_share", s1 - s0, "share", n0 + n1, method, low, high, p=p, null=0.0,
                    caveats=merged(phases.caveats, [left_out, few(min(n0, n1), 15)]), rows=part.table.ids, parts=parts)  # fmt: skip


def centre_shift(phases: Phases, permutations: int = 1999, seed: int = SEED) -> Estimate:
    """How far, in km, the mean point of incidents moved; p by permutation of the phase over the incidents.

    The distance is corrected for what sampling adds to it, and its interval inverts normal draws around shifts of all sizes in the
    direction that was seen. `parts`: both mean points and the bearing. Two fronts that swap weight move the centre to where nothing
    happened: look at the map.
    """
    mask = located(phases.table)
    lat, lon = points_of(phases.table, mask)
    late = phases.after[mask]
    n, method = len(lat), f"distance of mean points, {permutations} permutations of incidents; null: one centre"
    caveats = merged(phases.caveats, point_caveats(phases.table, mask), [few(min(int(late.sum()), int((~late).sum())), 15)])
    if min(late.sum(), (~late).sum()) < 5:
        return Estimate(
            "centre_shift", None, "km", n, method, null=0.0, caveats=merged(caveats, [Caveat("nothing_to_compare", {"field": "lat"})])
        )
    flat = plane_km(lat, lon, centre_of(lat, lon))
    early, later = flat[~late], flat[late]
    shift = later.mean(axis=0) - early.mean(axis=0)
    cover = np.cov(early.T) / len(early) + np.cov(later.T) / len(later)
    rng = np.random.default_rng(seed)
    moved = float(np.hypot(*shift))
    p = _shift_p(flat, late, moved, permutations, rng)
    value = math.sqrt(max(0.0, moved**2 - float(np.trace(cover))))
    low, high = _distance_interval(shift, cover, rng)
    a, b = centre_of(lat[~late], lon[~late]), centre_of(lat[late], lon[late])
    parts = {"before": list(a), "after": list(b), "bearing": math.degrees(math.atan2(shift[0], shift[1])) % 360, "uncorrected_km": moved}
    return Estimate("centre_shift", value, "km", n, method, low if p < 0.05 else 0.0, max(high, value), p=p, null=0.0, caveats=caveats,
                    rows=tuple(phases.table.rows["id"][mask]), parts=parts)  # fmt: skip


def transport(phases: Phases, most_cells: int = 80, permutations: int = 999, chance_draws: int = 20, seed: int = SEED) -> Estimate:
    """The least mean distance, in km, by which the incidents before must be moved to lie as those after (earth mover's distance).

    Points are gathered into at most `most_cells` cells. Sampling alone moves earth, so `parts["by_chance"]` says how much at the mean
    over `chance_draws` permutations of the phase; p is by the energy distance over the same cells. No interval: it is biased upwards.
    `parts["flows"]`: the heaviest moves, with their points and share.

    Source: Rubner, Tomasi and Guibas 2000; Szekely and Rizzo 2013 for the energy distance.
    """
    mask = located(phases.table)
    lat, lon = points_of(phases.table, mask)
    late, n = phases.after[mask], int(mask.sum())
    method = f"earth mover's distance between cells, {permutations} permutations of incidents (energy distance); null: one map"
    caveats = merged(phases.caveats, point_caveats(phases.table, mask), [few(min(int(late.sum()), int((~late).sum())), 15)])
    if min(late.sum(), (~late).sum()) < 5:
        return Estimate(
            "transport", None, "km", n, method, null=0.0, caveats=merged(caveats, [Caveat("nothing_to_compare", {"field": "lat"})])
        )
    cells = cells_of(lat, lon, most_cells)
    far = distance_km(cells.lat[:, None], cells.lon[:, None], cells.lat[None, :], cells.lon[None, :])
    before, after = (np.bincount(cells.at[side], minlength=len(cells.lat)) for side in (~late, late))
    value, plan = _moved(before, after, far)
    rng = np.random.default_rng(seed)
    drawn = rng.multivariate_hypergeometric(before + after, int(before.sum()), size=permutations)
    chance = _energies(drawn, before + after - drawn, far)
    p = float((1 + (chance >= _energies(before[None, :], after[None, :], far)[0] - 1e-9).sum()) / (1 + permutations))
    by_chance = float(np.mean([_moved(early, before + after - early, far)[0] for early in drawn[:chance_draws]]))
    heaviest = np.argsort(-plan * far, axis=None)[:10]
    flows = [
        {"from": [float(cells.lat[i]), float(cells.lon[i])], "to": [float(cells.lat[j]), float(cells.lon[j])], "share": float(plan[i, j]),
         "km": float(far[i, j])}
        for i, j in zip(*np.unravel_index(heaviest, plan.shape), strict=True) if plan[i, j] * far[i, j] > 0
    ]  # fmt: skip
    parts = {"by_chance": by_chance, "flows": flows, "cells": len(cells.lat), "cell_km": cells.width_km}
    return Estimate(
        "transport", value, "km", n, method, p=p, null=0.0, caveats=caveats, rows=tuple(phases.table.rows["id"][mask]), parts=parts
    )


def _shift_p(flat: Floats, late: Any, moved: float, permutations: int, rng: np.random.Generator) -> float:
    """p of the distance of mean points; with very many incidents the permutations draw normal sums of the same covariance."""
    n, n1 = len(flat), int(late.sum())
    if n > 20_000:
        draws = rng.multivariate_normal(np.zeros(2), np.cov(flat.T) * (1 / n1 + 1 / (n - n1)), size=permutations)
        gaps = np.hypot(draws[:, 0], draws[:, 1])
    else:
        total, gaps = flat.sum(axis=0), np.empty(permutations)
        for i in range(permutations):
            part = flat[rng.permutation(n)[:n1]].sum(axis=0)
            gaps[i] = np.hypot(*(part / n1 - (total - part) / (n - n1)))
    return float((1 + (gaps >= moved - 1e-9).sum()) / (1 + permutations))


def _distance_interval(shift: Floats, cover: Floats, rng: np.random.Generator) -> tuple[float, float]:
    """Those true distances, along the direction that was seen, under which the one that was seen is no surprise."""
    seen, spread = float(np.hypot(*shift)), math.sqrt(float(np.trace(cover)))
    noise = rng.multivariate_normal(np.zeros(2), cover, size=4000)
    towards = shift / max(seen, 1e-9)
    true = np.linspace(0.0, seen + 4 * spread, 33)
    ends = np.array([np.quantile(np.hypot(*(noise + far * towards).T), [0.025, 0.975]) for far in true])
    low = float(np.interp(seen, np.maximum.accumulate(ends[:, 1]), true, left=0.0))
    high = float(np.interp(seen, np.maximum.accumulate(ends[:, 0]), true, left=0.0))
    return low, high


def _moved(before: Ints, after: Ints, far: Floats) -> tuple[float, Floats]:
    """The earth mover's distance and its plan (shares), by linear programming over cells that hold anything."""
    rows, columns = np.flatnonzero(before), np.flatnonzero(after)
    supply, demand = before[rows] / before.sum(), after[columns] / after.sum()
    r, c = len(rows), len(columns)
    out = sparse.kron(sparse.eye(r), np.ones((1, c)))
    into = sparse.kron(np.ones((1, r)), sparse.eye(c))
    found = optimize.linprog(
        far[np.ix_(rows, columns)].ravel(), A_eq=sparse.vstack([out, into]).tocsr(), b_eq=np.concatenate([supply, demand]), method="highs",
    )  # fmt: skip
    if found.x is None:
        raise ArithmeticError(f"the transport problem was not solved: {found.message}")
    plan = np.zeros(far.shape)
    plan[np.ix_(rows, columns)] = found.x.reshape(r, c)
    return float(found.fun), plan


def _energies(before: Ints, after: Ints, far: Floats) -> Floats:
    p, q = before / before.sum(axis=1, keepdims=True), after / after.sum(axis=1, keepdims=True)
    gap = p - q
    found: Floats = -np.einsum("ij,jk,ik->i", gap, far, gap)
    return found
