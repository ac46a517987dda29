"""Clusters in space and time: circles and spans of days that hold more incidents than their places and days lead to expect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from waqai.analysis.area import distance_km
from waqai.analysis.arrays import Floats, Ints
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import MAX_SPAN_DAYS, table_caveats
from waqai.analysis.points import cells_of, located, point_caveats, points_of
from waqai.analysis.table import IncidentTable

_ALPHA = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """Incidents by cell and time step, with the cells round each centre in order of distance."""

    cell: Ints
    step: Ints
    near: Ints
    steps: int
    widths: tuple[int, ...]
    total: int

    @property
    def cells(self) -> int:
        return len(self.near)


def space_time_clusters(
    table: IncidentTable, longest_days: int = 30, widest_km: float = 200.0, permutations: int = 199, seed: int = SEED, most_cells: int = 120
) -> tuple[Estimate, ...]:
    """The space-time permutation scan: clusters that are no consequence of busy places or busy days alone, the likeliest first.

    Cylinders (a circle of cells round each cell, a span of steps) are scored by the generalised likelihood ratio of incidents in them
    against those expected from the margins; p compares the largest score with permutations of the days over the places. Each estimate's
    value is observed over expected, with the exact Poisson interval of a count (the cylinder was picked for being full, so it overstates);
    `parts`: centre, radius, days, counts. Clusters below p = 0.05 that share no cell and day with a likelier one are given. Points
    are gathered into at most `most_cells` cells and days into at most 150 steps.

    Source: Kulldorff, Heffernan, Hartman, Assuncao and Mostashari 2005 (PLoS Medicine 2).
    """
    mask = located(table) & (table.span_days <= MAX_SPAN_DAYS)
    n, method = int(mask.sum()), f"space-time permutation scan, {permutations} permutations of days; null: places and days independent"
    if n < 20:
        return ()
    lat, lon = points_of(table, mask)
    day = (table.days[mask] - table.days[mask].min()).astype(np.int64)
    length = max(1, int(np.ceil((day.max() + 1) / 150)))
    cells = cells_of(lat, lon, most_cells)
    far = distance_km(cells.lat[:, None], cells.lon[:, None], cells.lat[None, :], cells.lon[None, :])
    grid = _grid(cells.at, day // length, far, widest_km, max(1, longest_days // length), n)
    rng = np.random.default_rng(seed)
    tops = np.array([_scored(grid, grid.cell, rng.permutation(grid.step))[0] for _ in range(permutations)])
    ids, first_day = table.rows["id"].to_numpy(dtype=object)[mask], table.days[mask].min()
    caveats = merged(table_caveats(table), point_caveats(table, mask), [few(n), Caveat("selected_days", {})])
    found = []
    for score, zone, start, width, seen, expected in _clusters(grid, _limit(tops)):
        members = grid.near[zone[0]][: zone[1] + 1]
        members = members[members >= 0]
        inside = np.isin(grid.cell, members) & (grid.step >= start) & (grid.step < start + width)
        first, last = first_day + start * length, first_day + min((start + width) * length - 1, int(day.max()))
        low, high = stats.chi2.ppf(0.025, 2 * seen) / 2 / expected, stats.chi2.ppf(0.975, 2 * seen + 2) / 2 / expected
        parts = {
            "lat": float(cells.lat[zone[0]]),
            "lon": float(cells.lon[zone[0]]),
            "radius_km": float(far[zone[0], members[-1]]),
            "first": str(first),
            "last": str(last),
            "count": int(seen),
            "expected": float(expected),
            "score": float(score),
            "cells": len(members),
            "cell_km": cells.width_km,
        }
        p = float((1 + (tops >= score - 1e-9).sum()) / (1 + permutations))
        found.append(
            Estimate(
                "space_time_cluster",
                float(seen / expected),
                "ratio",
                n,
                method,
                float(low),
                float(high),
                p=p,
                null=1.0,
                caveats=caveats,
                rows=tuple(ids[inside]),
                parts=parts,
            )
        )
    return tuple(found)


def _limit(tops: Floats) -> float:
    """The lowest score whose p is at most _ALPHA."""
    allowed = int(_ALPHA * (1 + len(tops))) - 1  # so many permutations may score as high
    return float(np.nextafter(np.sort(tops)[-1 - max(allowed, 0)], np.inf))


def _grid(cell: Ints, step: Ints, far: Floats, widest: float, longest: int, total: int) -> _Grid:
    """At most 25 circles round each cell, none wider than `widest`; spans of 1, 2, 3, 4, 6, 8, ... steps."""
    order = np.argsort(far, axis=1, kind="stable")[:, :25]
    radius = np.take_along_axis(far, order, axis=1)
    near = np.where(radius <= widest, order, -1)  # -1 adds nothing to the circle before it
    steps = int(step.max()) + 1
    widths = [width for width in (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 60, 90) if width <= min(longest, max(1, steps // 2))]
    return _Grid(cell, step, near, steps, tuple(widths), total)


def _circles(grid: _Grid, cell: Ints, step: Ints) -> Floats:
    """Incidents of every circle in every step, summed over time: (cells, circles, steps + 1)."""
    counts = np.zeros((grid.cells + 1, grid.steps), dtype=np.float32)
    counts[:-1] = np.bincount(cell * grid.steps + step, minlength=grid.cells * grid.steps).reshape(grid.cells, grid.steps)
    sums = np.zeros((*grid.near.shape, grid.steps + 1), dtype=np.float32)
    np.cumsum(np.cumsum(counts[grid.near], axis=1), axis=2, out=sums[:, :, 1:])
    return sums


def _scored(grid: _Grid, cell: Ints, step: Ints) -> tuple[float, list[Any]]:
    """The largest score over all cylinders, and for each width the scores, counts and expected counts."""
    sums = _circles(grid, cell, step)
    zone, per_step = sums[:, :, -1], np.concatenate([[0.0], np.cumsum(np.bincount(step, minlength=grid.steps))]).astype(np.float32)
    total, best, kept = np.float32(grid.total), 0.0, []
    for width in grid.widths:
        seen = sums[:, :, width:] - sums[:, :, :-width]
        expected = zone[:, :, None] * (per_step[width:] - per_step[:-width])[None, None, :] / total
        above = (seen > expected) & (seen >= 2) & (zone[:, :, None] <= total / 2)
        c, mu = seen[above], expected[above]
        score = c * np.log(c / mu) + np.where(c < total, (total - c) * np.log(np.maximum(total - c, 1e-6) / (total - mu)), 0.0)
        if len(score):
            best = max(best, float(score.max()))
        kept.append((above, score, c, mu))
    return best, kept


def _clusters(grid: _Grid, limit: float) -> list[tuple[float, tuple[int, int], int, int, float, float]]:
    """(score, (centre, circle), first step, width, seen, expected) of those above the limit, none overlapping a higher one."""
    _, kept = _scored(grid, grid.cell, grid.step)
    every = []
    for width, (above, score, seen, expected) in zip(grid.widths, kept, strict=True):
        high = np.flatnonzero(score >= limit)
        places = np.argwhere(above)[high]
        every += [
            (float(score[i]), (int(a), int(b)), int(c), width, float(seen[i]), float(expected[i]))
            for i, (a, b, c) in zip(high, places, strict=True)
        ]  # fmt: skip
    taken: list[tuple[set[int], int, int]] = []
    found = []
    for cluster in sorted(every, key=lambda each: (-each[0], each[1], each[2], each[3])):
        _, zone, start, width, _, _ = cluster
        members = set(grid.near[zone[0]][: zone[1] + 1].tolist()) - {-1}
        if all(start + width <= a or start >= b or not members & cells for cells, a, b in taken):
            taken.append((members, start, start + width))
            found.append(cluster)
        if len(found) == 10:
            break
    return found
