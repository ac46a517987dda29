"""Incidents as points: which have one, on a plane in kilometres, gathered into cells where there are many."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from waqai.analysis.area import EARTH_KM
from waqai.analysis.arrays import Floats, Ints, Mask
from waqai.analysis.caveats import Caveat
from waqai.analysis.table import IncidentTable

DISTRICT = 3
"""Points that stand for more than a district are left out of every estimate of distances."""


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Points gathered into cells: the cell of each point, the mean position of each cell, and the width of cells in km (0: none
    gathered)."""

    at: Ints
    lat: Floats
    lon: Floats
    width_km: float


def located(table: IncidentTable) -> Mask:
    """Which incidents have a point that is known to the district or better."""
    rows = table.rows
    precise = np.nan_to_num(rows["geo_precision"].to_numpy(dtype=float), nan=1.0) <= DISTRICT
    found: Mask = precise & rows["lat"].notna().to_numpy(dtype=bool) & rows["lon"].notna().to_numpy(dtype=bool)
    return found


def points_of(table: IncidentTable, mask: Mask) -> tuple[Floats, Floats]:
    return table.rows["lat"].to_numpy(dtype=float)[mask], table.rows["lon"].to_numpy(dtype=float)[mask]


def centre_of(lat: Floats, lon: Floats) -> tuple[float, float]:
    """The mean point on the sphere, in degrees.

    >>> [round(x, 3) for x in centre_of(np.array([10.0, 10.0]), np.array([179.0, -179.0]))]
    [10.001, 180.0]
    """
    unit = unit_vectors(lat, lon).mean(axis=0)
    return math.degrees(math.atan2(unit[2], math.hypot(unit[0], unit[1]))), math.degrees(math.atan2(unit[1], unit[0]))


def unit_vectors(lat: Floats, lon: Floats) -> Floats:
    a, b = np.radians(lat), np.radians(lon)
    found: Floats = np.column_stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)])
    return found


def plane_km(lat: Floats, lon: Floats, centre: tuple[float, float]) -> Floats:
    """Coordinates in km east and north of a centre (azimuthal equidistant: distances from the centre are true)."""
    a, b, a0, b0 = np.radians(lat), np.radians(lon), math.radians(centre[0]), math.radians(centre[1])
    cosine = np.sin(a0) * np.sin(a) + np.cos(a0) * np.cos(a) * np.cos(b - b0)
    angle = np.arccos(np.clip(cosine, -1.0, 1.0))
    scale = EARTH_KM * np.where(angle > 1e-9, angle / np.maximum(np.sin(angle), 1e-12), 1.0)
    east, north = np.cos(a) * np.sin(b - b0), np.cos(a0) * np.sin(a) - np.sin(a0) * np.cos(a) * np.cos(b - b0)
    found: Floats = np.column_stack([scale * east, scale * north])
    return found


def cells_of(lat: Floats, lon: Floats, most: int) -> Cells:
    """At most so many cells: points as they are where there are few distinct ones, else squares that grow until they are few enough."""
    flat = plane_km(lat, lon, centre_of(lat, lon))
    width = 0.0
    keys = np.round(np.column_stack([lat, lon]), 4)
    while len(np.unique(keys, axis=0)) > most:
        width = width * 1.5 if width else max(1.0, float(np.ptp(flat, axis=0).max()) / (4 * math.sqrt(most)))
        keys = np.floor(flat / width)
    _, at = np.unique(keys, axis=0, return_inverse=True)
    at = at.reshape(-1)
    n = np.bincount(at)
    return Cells(at.astype(np.int64), np.bincount(at, lat) / n, np.bincount(at, lon) / n, width)


def point_caveats(table: IncidentTable, mask: Mask) -> tuple[Caveat, ...]:
    """How many incidents have no point, and how many share one."""
    found = []
    if not mask.all():
        found.append(Caveat("points_only", {"n": int((~mask).sum()), "total": len(table)}))
    if mask.any():
        _, counts = np.unique(np.round(np.column_stack(points_of(table, mask)), 4), axis=0, return_counts=True)
        shared = float(counts[counts > 1].sum()) / int(mask.sum())
        if shared > 0.5:
            found.append(Caveat("shared_points", {"percent": round(100 * shared)}))
    return tuple(found)
