"""What a report is asked for: the question as it is typed, and as REPORT.json keeps it to be asked again."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from waqai.analysis import Area

KINDS = ("response", "actor", "area", "campaign", "period")
LANGUAGES = ("ar", "en", "both")
_CIRCLE = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(\d+(?:\.\d+)?) ?(?:km)?")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_WINDOW = re.compile(r"(\d{1,4}) ?(d|w)?")


class RequestError(ValueError):
    """A question that cannot be meant; the message is one line."""


class ReportRequest(BaseModel):
    """One question. `pivot` is the day of the turning point; `pivot_event` the incident that was named in its
    place, `pivot_names` what its place is called in each language.

    `areas`, `lost_areas`: as typed (`area_of` reads them). `since`, `until`: the days to look at; for a response they are the days for
    which reports were gathered, where that is to be said. `query`: the register's filter, as an address. `listed`: how many incidents
    the table shows.

    >>> ReportRequest(kind="response", actors=("Houthis",), pivot=date(2015, 8, 3)).window_days
    30
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["response", "actor", "area", "campaign", "period"]
    actors: tuple[str, ...] = ()
    pivot: date | None = None
    pivot_event: str | None = None
    pivot_names: dict[str, str] = Field(default_factory=dict)
    window_days: int = Field(default=30, ge=1, le=3660)
    areas: tuple[str, ...] = ()
    lost_areas: tuple[str, ...] = ()
    campaign: str | None = None
    since: date | None = None
    until: date | None = None
    query: str = ""
    either_side: bool = False
    language: Literal["ar", "en", "both"] = "both"
    listed: int = Field(default=200, ge=0, le=5000)
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> ReportRequest:
        needs = {"response": ("actors", "pivot"), "actor": ("actors",), "area": ("areas",), "campaign": ("campaign",), "period": ()}
        for name in needs[self.kind]:
            if not getattr(self, name):
                raise ValueError(f"a report on {self.kind} needs {name}")
        if self.kind == "period" and not (self.since and self.until):
            raise ValueError("a report on a period needs its first and last day")
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"from {self.since} is after to {self.until}")
        return self

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages to write, in their order."""
        return ("ar", "en") if self.language == "both" else (self.language,)

    @property
    def area(self) -> Area | None:
        return area_of(self.areas)

    @property
    def lost_area(self) -> Area | None:
        return area_of(self.lost_areas)


def request_of(values: object) -> ReportRequest:
    """A request from JSON. RequestError names what is wrong with it."""
    try:
        return ReportRequest.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise RequestError(f"{where + ': ' if where else ''}{first['msg'].removeprefix('Value error, ')}") from None


def window_of(written: str) -> int:
    """Days of a window as people write it.

    >>> window_of("30d"), window_of("4w")
    (30, 28)
    """
    match = _WINDOW.fullmatch(written.strip())
    if match is None or int(match[1]) == 0:
        raise RequestError(f"{written!r} is no window such as 30d or 4w")
    return int(match[1]) * (7 if match[2] == "w" else 1)


def area_of(written: tuple[str, ...]) -> Area | None:
    """The area that is meant: countries (`YE`), first-level units (`YE/Lahij`), or one circle (`13.18,44.77,25km`); None for none.

    Several countries or several units: any of them. RequestError where kinds are mixed or one cannot be read.

    >>> area_of(("YE/Lahij", "YE/Aden")).name, area_of(("13.18,44.77,25km",)).radius_km
    ('YE/Lahij, YE/Aden', 25.0)
    """
    if not written:
        return None
    name = ", ".join(written)
    circles = [_CIRCLE.fullmatch(each.strip()) for each in written]
    if circles[0] is not None:
        if len(written) > 1:
            raise RequestError(f"{name}: one circle, or countries, or units (CC/UNIT), not several kinds")
        lat, lon, radius = (float(part) for part in circles[0].groups())
        if abs(lat) > 90 or abs(lon) > 180 or radius <= 0:
            raise RequestError(f"{name}: no point on earth, or no radius")
        return Area(name, centre=(lat, lon), radius_km=radius)
    parts = [each.strip().partition("/") for each in written]
    for country, slash, unit in parts:
        if not _COUNTRY.fullmatch(country) or bool(slash) != bool(unit.strip()):
            raise RequestError(f"{country}{slash}{unit}: an area is a country (YE), a unit (YE/Lahij) or a circle (13.18,44.77,25km)")
    units = [unit.strip() for _, _, unit in parts]
    if any(units) and not all(units):
        raise RequestError(f"{name}: one circle, or countries, or units (CC/UNIT), not several kinds")
    countries = frozenset(country.upper() for country, _, _ in parts)
    return Area(name, countries=countries, units=frozenset(filter(None, units)))
