"""Counts, times and places, each with its own uncertainty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Count:
    """How many: `low <= best <= high`; `high` is None where the text gives only a lower bound.

    `kind`: killed, wounded, killed_or_wounded (one figure for both), abducted, arrested, missing.
    `whose`: victims, attackers or both.

    >>> Count("killed", 21, 21, None)      # «أكثر من 20 قتيلا»
    Count(kind='killed', low=21, best=21, high=None, whose='victims')
    """

    kind: str
    low: int
    best: int
    high: int | None
    whose: str = "victims"

    def __post_init__(self) -> None:
        if self.low < 0 or self.best < self.low or (self.high is not None and self.high < self.best):
            raise ValueError(f"count {self.low}..{self.best}..{self.high} is not ordered")


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When: inclusive ISO days.

    `precision`: day, days, week, month, year, or unknown. `basis`: text, publication or none.
    `part` is the part of day (dawn, morning, noon, afternoon, evening, night) where the text gives one.
    """

    earliest: date | None
    latest: date | None
    precision: str
    basis: str
    part: str | None = None
    conflict: bool = False

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"time span ends {self.latest} before it starts {self.earliest}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the toponym as written and what it was resolved to.

    `precision`: 1 site, 2 town, 3 district, 4 governorate, 5 country. `lat` and `lon` are decimal degrees (WGS84), None where
    the place has no fixed point or is not known to the gazetteer. `source` is the gazetteer row's id, `how` says why it was chosen.
    `nearby`: the point stands for what is by it («15 كم جنوب بهرز», «مشارف درنة», a street that is not known in its town).
    `pcode`: the place code of humanitarian tables, where the source has one.
    """

    name_ar: str
    name: str | None
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: int
    kind: str = "unknown"
    source: str | None = None
    how: str = ""
    rivals: tuple[str, ...] = ()
    nearby: bool = False
    pcode: str | None = None
