"""A coded line becomes reports: the rows of one article, each with what is known of the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from waqai.incidents.comparing import day_gap
from waqai.incidents.sketch import Sketch, Sketcher
from waqai.model import STATUSES, TACTICS, Report, ReportKey

_KIND_DAYS = 3
"""Two incidents of one kind so many days apart or fewer can be taken for each other."""


def _iso(value: object) -> object:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not an ISO date")
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        raise ValueError(f"{value!r} is not an ISO date") from None


def _names(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _count(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


_Day = Annotated[date | None, BeforeValidator(_iso)]
_Number = Annotated[int, BeforeValidator(_count), Field(ge=0)] | None
_Latitude = Annotated[float | int, Field(ge=-90, le=90)] | None
_Longitude = Annotated[float | int, Field(ge=-180, le=180)] | None
_Words = str | None


class _Row(BaseModel):
    """The keys of a row that fusion reads; others pass through unread."""

    model_config = ConfigDict(strict=True, extra="ignore")

    n: int
    status: _Words = None
    type: _Words = None
    date_start: _Day = None
    date_end: _Day = None
    place_ar: _Words = None
    country: _Words = None
    admin1: _Words = None
    lat: _Latitude = None
    lon: _Longitude = None
    geo_precision: int | None = None
    attacker: _Words = None
    target: Annotated[list[str] | None, BeforeValidator(_names)] = None
    weapon: _Words = None
    killed_min: _Number = None
    killed_max: _Number = None
    wounded_min: _Number = None
    wounded_max: _Number = None
    casualties_combined: _Number = None
    abducted: _Number = None
    attackers_killed: _Number = None
    claimed_by: _Words = None
    attributed_by: _Words = None
    reported_by: _Words = None
    campaign: _Words = None
    evidence_ar: _Words = None
    damage: list[str] | None = None


class _Line(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    id: str = Field(min_length=1)
    published: _Day = None
    source: _Words = None
    url: _Words = None
    copy_of: _Words = None


def reports_of(line: Mapping[str, Any]) -> list[Report]:
    """The reports of a coded line `{"id", "events": [rows]}` (also `published`, `source`, `url`, `copy_of`).

    Raises ValueError, in one line, for a line or row whose keys hold what they cannot: a day that is none, a number below zero, a
    highest figure under the lowest, one number `n` twice.

    >>> [report] = reports_of({"id": "a", "published": "2019-04-10", "events": [{"n": 1, "type": "shelling", "country": "YE"}]})
    >>> report.key, report.published.isoformat()
    (ReportKey(document='a', n=1), '2019-04-10')
    """
    try:
        head = _Line.model_validate(line)
        events = line.get("events") or ()
        rows = [_row(row, i) for i, row in enumerate(events)]
    except ValidationError as error:
        raise ValueError(_complaint(error)) from None
    seen: set[int] = set()
    for row in rows:
        if row["n"] in seen:
            raise ValueError(f"event {row['n']} stands there twice")
        seen.add(row["n"])
    copied = head.copy_of if head.copy_of != head.id else None
    reports = [Report(ReportKey(head.id, row["n"]), row, head.published, head.source, head.url, copied) for row in rows]
    return with_rivals(reports)


def with_rivals(reports: Sequence[Report]) -> list[Report]:
    """Reports of one article, each with how many others of it are of the same kind."""
    if len(reports) < 2:
        return list(reports)
    sketcher = Sketcher()
    sketches = [sketcher.sketch(report) for report in reports]
    return [
        replace(report, rivals=sum(_of_a_kind(mine, other) for other in sketches if other is not mine))
        for report, mine in zip(reports, sketches, strict=True)
    ]


def _of_a_kind(one: Sketch, other: Sketch) -> bool:
    """One country, one attacker (or two unknown ones, or a clash told from either side), one group of tactics, days that may be one."""
    if one.spot.country != other.spot.country or one.deed.group != other.deed.group:
        return False
    gap = day_gap(one, other)
    if gap is not None and gap > _KIND_DAYS:
        return False
    if not one.deed.attacker.known and not other.deed.attacker.known:
        return True
    mine, theirs = one.deed.attacker.sides, other.deed.attacker.sides
    return bool(mine & theirs) or (one.deed.group == "clash" and bool(mine & other.deed.target.sides and theirs & one.deed.target.sides))


def _row(row: Any, index: int) -> dict[str, Any]:
    """A row checked, a missing number filled with its place in the article; what is wrong is said with the event's number."""
    if not isinstance(row, Mapping):
        raise ValueError(f"event {index + 1} is not an object")
    filled = {"n": index + 1, **row}
    where = f"event {filled['n']}"
    try:
        checked = _Row.model_validate(filled)
    except ValidationError as error:
        raise ValueError(f"{where}: {_complaint(error)}") from None
    if checked.status is not None and checked.status not in STATUSES:
        raise ValueError(f"{where}: status {checked.status!r} is none of {', '.join(STATUSES)}")
    if checked.type is not None and checked.type not in TACTICS:
        raise ValueError(f"{where}: type {checked.type!r} is none of {', '.join(TACTICS)}")
    if checked.date_start and checked.date_end and checked.date_end < checked.date_start:
        raise ValueError(f"{where}: it ends {checked.date_end}, before it starts {checked.date_start}")
    for what in ("killed", "wounded"):
        low, high = getattr(checked, f"{what}_min"), getattr(checked, f"{what}_max")
        if low is not None and high is not None and high < low:
            raise ValueError(f"{where}: {what}_max {high} is below {what}_min {low}")
    return filled


def _complaint(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    key = ".".join(map(str, first["loc"]))
    if first["type"] == "value_error":
        return f"{key!r}: {first['ctx']['error']}"
    return f"{key!r}: {first['msg'][0].lower()}{first['msg'][1:]}"
