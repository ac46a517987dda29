"""Areas that incidents lie in or outside of: countries, first-level units, circles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from waqai.analysis.arrays import Floats, Mask
from waqai.analysis.table import IncidentTable

EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""


@dataclass(frozen=True, slots=True)
class Area:
    """A named area: any of these countries (ISO codes), any of these first-level units, or a circle; several together mean all of them.

    >>> Area("Lahij", countries=frozenset({"YE"}), units=frozenset({"Lahij"})).name
    'Lahij'
    """

    name: str
    countries: frozenset[str] = field(default_factory=frozenset)
    units: frozenset[str] = field(default_factory=frozenset)
    centre: tuple[float, float] | None = None
    radius_km: float = 0.0

    def __post_init__(self) -> None:
        if not (self.countries or self.units or self.centre):
            raise ValueError(f"area {self.name!r} has no country, unit or circle")

    def holds(self, table: IncidentTable) -> Mask:
        """Which incidents lie in it for sure; `unsure` says which may."""
        inside: Mask = np.ones(len(table), dtype=bool)
        if self.countries:
            inside &= table.rows["country"].isin(self.countries).to_numpy(dtype=bool)
        if self.units:
            inside &= table.rows["admin1"].isin(self.units).to_numpy(dtype=bool)
        if self.centre:
            lat, lon = table.rows["lat"].to_numpy(), table.rows["lon"].to_numpy()
            inside &= np.nan_to_num(distance_km(lat, lon, *self.centre), nan=np.inf) <= self.radius_km
        return inside

    def unsure(self, table: IncidentTable) -> Mask:
        """Which incidents are located too coarsely to say: no country, no unit in a country that fits, no point for a circle."""
        rows = table.rows
        country = rows["country"].isna().to_numpy(dtype=bool)
        fits = rows["country"].isin(self.countries).to_numpy(dtype=bool) | country if self.countries else np.ones(len(rows), dtype=bool)
        coarse: Mask = country.copy() if self.countries else np.zeros(len(rows), dtype=bool)
        if self.units:
            coarse |= rows["admin1"].isna().to_numpy(dtype=bool)
        if self.centre:
            coarse |= rows["lat"].isna().to_numpy(dtype=bool)
        unsure: Mask = coarse & fits
        return unsure


def distance_km(lat: Floats, lon: Floats, lat0: Any, lon0: Any) -> Floats:
    """Great-circle distances (haversine), degrees in, kilometres out; arrays are broadcast.

    >>> round(float(distance_km(np.array([33.3]), np.array([44.4]), 36.3, 43.1)[0]))
    354
    """
    a, b, a0, b0 = np.radians(lat), np.radians(lon), np.radians(lat0), np.radians(lon0)
    h = np.sin((a - a0) / 2) ** 2 + np.cos(a) * np.cos(a0) * np.sin((b - b0) / 2) ** 2
    found: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0)))
    return found
