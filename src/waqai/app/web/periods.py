"""A selection as a timeline without gaps: every day, month or year from the first to the last, those without an incident as well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from waqai.app.web.language import Language
from waqai.register import FilterError, Selection

UNITS = {"day": 800, "month": 600, "year": 1000}
"""Units, each with how many of them a chart holds."""
_CHOSEN = {"day": 120, "month": 120}
"""So many days are shown as days, so many months as months, unless somebody asks otherwise."""


def timeline_of(selection: Selection, language: Language, asked: str = "") -> dict[str, Any]:
    """What the page of a timeline shows, in the unit that was asked for or one that suits the time between the first day and the last."""
    if asked and asked not in UNITS:
        raise FilterError("no-such-unit", "unit {unit!r}: one of {known}", unit=asked, known=", ".join(UNITS))
    days = selection.timeline("day")
    if not days:
        return {"timeline": []}
    first, last = days[0][0], days[-1][0]
    core = core_of([(day, count) for day, count, _ in days])
    unit = asked or next((unit for unit in _CHOSEN if length(unit, core, last) <= _CHOSEN[unit]), "year")
    most = UNITS[unit] if asked else _CHOSEN.get(unit, UNITS[unit])
    start = first if length(unit, first, last) <= most else core
    found = {period: (count, toll) for period, count, toll in selection.timeline(unit)}
    rows = [(period, period_text(language, unit, period), *found.get(period, (0, 0))) for period in periods(unit, start, last)][
        -UNITS[unit] :
    ]
    return {
        "unit": unit, "timeline": rows, "units": [each for each in UNITS if each in ("day", unit) or length(each, first, last) > 1],
        "undated": selection.count() - sum(count for count, _ in found.values()),
        "earlier": sum(count for period, (count, _) in found.items() if period < rows[0][0]),
        "charted": [(said, count, toll, *bounds(unit, period)) for period, said, count, toll in rows],
    }  # fmt: skip


def core_of(days: list[tuple[str, int]]) -> str:
    """The day from which nineteen incidents in twenty lie: what is told of years ago would push all else into a corner.

    >>> core_of([("2003-01-01", 1), ("2019-04-10", 20), ("2019-04-11", 9)])
    '2019-04-10'
    """
    gone, total = 0, sum(count for _, count in days)
    for day, count in days:
        gone += count
        if gone * 20 > total:
            return day
    return days[0][0]


def length(unit: str, first: str, last: str) -> int:
    """How many periods there are from one day to another, both counted in.

    >>> length("day", "2019-04-10", "2019-05-01"), length("month", "2019-04-10", "2019-05-01"), length("year", "2018-04-10", "2019-05-01")
    (22, 2, 2)
    """
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if unit == "day":
        return (end - start).days + 1
    years = end.year - start.year
    return years + 1 if unit == "year" else years * 12 + end.month - start.month + 1


def periods(unit: str, first: str, last: str) -> Iterator[str]:
    """Every period from one day to another.

    >>> list(periods("month", "2018-11-30", "2019-01-01"))
    ['2018-11', '2018-12', '2019-01']
    """
    start = date.fromisoformat(first)
    for i in range(length(unit, first, last)):
        if unit == "day":
            yield (start + timedelta(days=i)).isoformat()
        elif unit == "month":
            years, month = divmod(start.month - 1 + i, 12)
            yield f"{start.year + years:04d}-{month + 1:02d}"
        else:
            yield f"{start.year + i:04d}"


def bounds(unit: str, period: str) -> tuple[str, str]:
    """The first and the last day of a period.

    >>> bounds("month", "2019-02"), bounds("year", "2019")
    (('2019-02-01', '2019-02-28'), ('2019-01-01', '2019-12-31'))
    """
    if unit == "day":
        return period, period
    if unit == "year":
        return f"{period}-01-01", f"{period}-12-31"
    year, month = (int(part) for part in period.split("-"))
    after = date(year + month // 12, month % 12 + 1, 1)
    return f"{period}-01", (after - timedelta(days=1)).isoformat()


def period_text(language: Language, unit: str, period: str) -> str:
    """A period of a timeline as people write it."""
    return language.day(period) if unit == "day" else language.month(period) if unit == "month" else language.figures(period)


__all__ = ["UNITS", "bounds", "length", "period_text", "periods", "timeline_of"]
