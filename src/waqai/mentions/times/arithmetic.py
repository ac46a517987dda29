"""Dates by rule: weekdays looking back, months without a year, Hijri days, thirds of months and years."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

Days = tuple[date, date]


def weekday_before(day: date, iso: int, strictly: bool = False) -> date:
    """The last such weekday on or before a day (strictly before where asked).

    >>> weekday_before(date(2015, 7, 31), 5), weekday_before(date(2015, 7, 31), 5, strictly=True)
    (datetime.date(2015, 7, 31), datetime.date(2015, 7, 24))
    """
    back = (day.isoweekday() - iso) % 7
    return day - timedelta(back or 7 if strictly else back)


def weekday_after(day: date, iso: int) -> date:
    """The next such weekday after a day."""
    return day + timedelta((iso - day.isoweekday() - 1) % 7 + 1)


def month_days(year: int, month: int) -> Days:
    """First and last day of a month; months outside 1..12 run into other years.

    >>> month_days(2015, 0)
    (datetime.date(2014, 12, 1), datetime.date(2014, 12, 31))
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def third(days: Days, edge: str) -> Days:
    """The start, middle or end of a month (its tens of days) or of a year (its thirds)."""
    first, last = days
    if (last - first).days > 31:
        months = {"start": (1, 4), "middle": (5, 8), "end": (9, 12)}[edge]
        return month_days(first.year, months[0])[0], month_days(first.year, months[1])[1]
    if edge == "start":
        return first, first + timedelta(min(9, (last - first).days))
    if edge == "middle":
        return first + timedelta(10), first + timedelta(19)
    return first + timedelta(20), last


def a_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest_date(month: int, day: int, published: date, strictly: bool = False) -> date | None:
    """The latest such day and month not after publication."""
    for year in range(published.year, published.year - 9, -1):
        found = a_date(year, month, day)
        if found and (found < published or (found == published and not strictly)):
            return found
    return None


def latest_month(month: int, published: date, strictly: bool = False) -> Days:
    """The latest such month begun by publication; strictly: before the month of publication."""
    year = published.year if (month < published.month or (month == published.month and not strictly)) else published.year - 1
    return month_days(year, month)


def hijri_date(year: int, month: int, day: int) -> date | None:
    """A Hijri day (Umm al-Qura) as a Gregorian date; None outside the years 1343 to 1500 or where there is no such day.

    >>> hijri_date(1436, 9, 17)
    datetime.date(2015, 7, 4)
    """
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> Days | None:
    """First and last Gregorian day of a Hijri month."""
    first = hijri_date(year, month, 1)
    after = hijri_date(year + month // 12, month % 12 + 1, 1)
    return (first, after - timedelta(1)) if first and after else None


def hijri_year(published: date) -> int | None:
    """The Hijri year of a day."""
    try:
        return int(Gregorian(published.year, published.month, published.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def latest_hijri(month: int, day: int, published: date) -> date | None:
    """The latest such Hijri day and month not after publication."""
    year = hijri_year(published)
    if year is None:
        return None
    candidates = (hijri_date(y, month, day) for y in (year, year - 1))
    return next((d for d in candidates if d and d <= published), None)
