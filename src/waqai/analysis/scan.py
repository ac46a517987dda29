"""Clusters in space and time: circles and spans of days that hold more incidents than their places and days lead to expect."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from waqai.analysis.area import distance_km
from waqai.analysis.arrays import Days, Floats, Ints, Mask
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import SEED, Estimate, few, merged
from waqai.analysis.phases import MAX_SPAN_DAYS, table_caveats
from waqai.analysis.points import Cells, cells_of, located, point_caveats, points_of
from waqai.analysis.rates import poisson_interval
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
    margins: list[tuple[Any, Any, Any]] = field(default_factory=list)

    @property
    def cells(self) -> int:
        return len(self.near)


@dataclass(frozen=True, slots=True)
class _Cluster:
    """A cylinder: the circle of a centre (how many cells it takes in), its steps, and the incidents seen and expected in it."""

    score: float
    centre: int
    circle: int
    start: int
    width: int
    seen: float
    expected: float

    def members(self, grid: _Grid) -> list[int]:
        """The cells in it, in order of their distance from the centre."""
        return [int(cell) for cell in grid.near[self.centre][: self.circle + 1] if cell >= 0]

    def apart(self, other: _Cluster) -> bool:
        """No step in common."""
        return self.start + self.width <= other.start or self.start >= other.start + other.width


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
    day = (table.days[mask] - table.days[mask].min()).astype(np.int64)
    length = max(1, int(np.ceil((day.max() + 1) / 150)))
    cells = cells_of(*points_of(table, mask), most_cells)
    far = distance_km(cells.lat[:, None], cells.lon[:, None], cells.lat[None, :], cells.lon[None, :])
    grid = _grid(cells.at, day // length, far, widest_km, max(1, longest_days // length), n)
    rng = np.random.default_rng(seed)
    tops = np.array([_scored(grid, grid.cell, rng.permutation(grid.step))[0] for _ in range(permutations)])
    ids, calendar = table.rows["id"].to_numpy(dtype=object)[mask], np.arange(table.days[mask].min(), table.days[mask].max() + 1)
    caveats = merged(table_caveats(table), point_caveats(table, mask), [few(n), Caveat("selected_days", {})])
    found = []
    for cluster in _clusters(grid, _limit(tops)):
        low, high = poisson_interval(cluster.seen)
        p = float((1 + (tops >= cluster.score - 1e-9).sum()) / (1 + permutations))
        found.append(
            Estimate(
                "space_time_cluster",
                cluster.seen / cluster.expected,
                "ratio",
                n,
                method,
                low / cluster.expected,
                high / cluster.expected,
                p=p,
                null=1.0,
                caveats=caveats,
                rows=tuple(ids[_inside(grid, cluster)]),
                parts=_described(grid, cluster, cells, far, calendar, length),
            )
        )
    return tuple(found)


def _described(grid: _Grid, cluster: _Cluster, cells: Cells, far: Floats, calendar: Days, length: int) -> dict[str, Any]:
    """A cluster in degrees, km and days."""
    members = cluster.members(grid)
    first, last = cluster.start * length, min((cluster.start + cluster.width) * length - 1, len(calendar) - 1)
    return {
        "lat": float(cells.lat[cluster.centre]),
        "lon": float(cells.lon[cluster.centre]),
        "radius_km": float(far[cluster.centre, members[-1]]),
        "first": str(calendar[first]),
        "last": str(calendar[last]),
        "count": int(cluster.seen),
        "expected": cluster.expected,
        "score": cluster.score,
        "cells": len(members),
        "cell_km": cells.width_km,
    }


def _inside(grid: _Grid, cluster: _Cluster) -> Mask:
    steps = (grid.step >= cluster.start) & (grid.step < cluster.start + cluster.width)
    found: Mask = np.isin(grid.cell, cluster.members(grid)) & steps
    return found


def _limit(tops: Floats) -> float:
    """The lowest score whose p is at most _ALPHA."""
    allowed = int(_ALPHA * (1 + len(tops))) - 1  # so many permutations may score as high
    return float(np.nextafter(np.sort(tops)[-1 - max(allowed, 0)], np.inf))


def _grid(cell: Ints, step: Ints, far: Floats, widest: float, longest: int, total: int) -> _Grid:
    """At most 25 circles round each cell, none wider than `widest`; spans of 1, 2, 3, 4, 6, 8, ... steps."""
    order = np.argsort(far, axis=1, kind="stable")[:, :25]
    radius = np.take_along_axis(far, order, axis=1)
    near = np.where(radius <= widest, order, -1)  # -1 adds nothing to the circle before it
    near = near[:, : int((near >= 0).sum(axis=1).max())]
    steps = int(step.max()) + 1
    widths = [width for width in (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 60, 90) if width <= min(longest, max(1, steps // 2))]
    grid = _Grid(cell, step, near, steps, tuple(widths), total)
    return replace(grid, margins=_margins(grid))


def _circles(grid: _Grid, cell: Ints, step: Ints) -> Floats:
    """Incidents of every circle in every step, summed over time: (cells, circles, steps + 1)."""
    counts = np.zeros((grid.cells + 1, grid.steps), dtype=np.float32)
    counts[:-1] = np.bincount(cell * grid.steps + step, minlength=grid.cells * grid.steps).reshape(grid.cells, grid.steps)
    sums = np.zeros((*grid.near.shape, grid.steps + 1), dtype=np.float32)
    np.cumsum(np.cumsum(counts[grid.near], axis=1), axis=2, out=sums[:, :, 1:])
    return sums


def _scored(grid: _Grid, cell: Ints, step: Ints, keep: bool = False) -> tuple[float, list[tuple[Any, Any]]]:
    """The largest score over all cylinders; with `keep` the scores and counts of every cylinder too, by width.

    The score of a count c where mu are expected, of C in all: c log(c / mu) + (C - c) log((C - c) / (C - mu)) where c > mu, else 0.
    """
    sums = _circles(grid, cell, step)
    numbers = np.arange(grid.total + 1, dtype=np.float64)
    with np.errstate(divide="ignore"):
        own, rest = np.log(np.maximum(numbers, 1e-12)).astype(np.float32), np.log1p(-numbers / grid.total)
    rest[-1] = 0.0  # nothing is left outside: its term is nought
    rest = rest.astype(np.float32)
    best, kept = 0.0, []
    for width, (expected, log_inside, log_outside) in zip(grid.widths, grid.margins, strict=True):
        seen = sums[:, :, width:] - sums[:, :, :-width]
        at = seen.astype(np.int32)
        score = seen * (own[at] - log_inside) + (grid.total - seen) * (rest[at] - log_outside)
        score *= (seen > expected) & (seen >= 2)
        best = max(best, float(score.max()))
        if keep:
            kept.append((score, seen))
    return best, kept


def _margins(grid: _Grid) -> list[tuple[Any, Any, Any]]:
    """For each width: expected counts, their logarithms, and log(1 - mu / C). The margins are the same in every permutation.

    Circles that hold more than half of all incidents, or that are the circle before them, expect so much that nothing is above it.
    """
    zone = _circles(grid, grid.cell, grid.step)[:, :, -1].astype(np.float64)
    idle = (zone > grid.total / 2) | (grid.near < 0)
    sums = np.concatenate([[0.0], np.cumsum(np.bincount(grid.step, minlength=grid.steps))])
    found = []
    for width in grid.widths:
        mu = zone[:, :, None] * (sums[width:] - sums[:-width])[None, None, :] / grid.total
        inside, outside = np.log(np.maximum(mu, 1e-12)), np.log1p(-np.minimum(mu / grid.total, 1 - 1e-12))
        mu = np.where(idle[:, :, None], np.inf, mu)
        found.append((mu.astype(np.float32), inside.astype(np.float32), outside.astype(np.float32)))
    return found


def _clusters(grid: _Grid, limit: float) -> list[_Cluster]:
    """The cylinders whose score reaches the limit, the highest first, none overlapping a higher one; ten at most."""
    _, kept = _scored(grid, grid.cell, grid.step, keep=True)
    every = []
    for width, (expected, _, _), (score, seen) in zip(grid.widths, grid.margins, kept, strict=True):
        every += [
            _Cluster(float(score[a, b, c]), int(a), int(b), int(c), width, float(seen[a, b, c]), float(expected[a, b, c]))
            for a, b, c in np.argwhere(score >= limit)
        ]
    found: list[_Cluster] = []
    for cluster in sorted(every, key=lambda each: (-each.score, each.centre, each.circle, each.start, each.width)):
        cells = set(cluster.members(grid))
        if all(cluster.apart(other) or cells.isdisjoint(other.members(grid)) for other in found):
            found.append(cluster)
        if len(found) == 10:
            break
    return found
