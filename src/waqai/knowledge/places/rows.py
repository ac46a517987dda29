"""One place as the gazetteer knows it, and what its kind means for precision."""

from __future__ import annotations

from dataclasses import dataclass

SITE_KINDS = frozenset(
    "street square junction bridge mosque hospital university market palace prison factory checkpoint road base airport "
    "port dam oilfield refinery crossing camp site embassy school museum hotel".split()
)
TOWN_KINDS = frozenset("town city village quarter refugee_camp hill mountain island valley".split())
DISTRICT_KINDS = frozenset("district admin2 front".split())

PRECISION: dict[str, int] = {
    **dict.fromkeys(SITE_KINDS, 1),
    **dict.fromkeys(TOWN_KINDS, 2),
    **dict.fromkeys(DISTRICT_KINDS, 3),
    "region": 4,
    "admin1": 4,
    "country": 5,
}
"""Precision of a place by its kind: 1 site, 2 town, 3 district, 4 governorate, 5 country."""


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    """A place. `admin1` is the English name used in rows (codebook, convention 6); `lat` and `lon` are None where no point is fixed.

    `weight` orders homonyms as the last resort: the population, or a stand-in for places whose population is not known.
    `pcode` is the place code of humanitarian tables (OCHA), where the source has one.
    """

    id: str
    name: str
    name_ar: str
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    weight: int
    source: str
    pcode: str | None = None

    @property
    def precision(self) -> int:
        """1 site, 2 town, 3 district, 4 governorate, 5 country."""
        return PRECISION[self.kind]
