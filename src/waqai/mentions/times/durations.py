"""Lengths of time and what they mean counted back from publication: «يومين», «بضعة أشهر», «أكثر من أسبوع»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from waqai.mentions.times.arithmetic import Days, month_days
from waqai.mentions.times.dates import month_at
from waqai.mentions.times.lexicon import sign_of, unit_words
from waqai.mentions.times.reading import Ground, Reading
from waqai.text.numeral_reading import read_number

_ABOUT = frozenset("نحو حوالي حوالى قرابه زهاء اكثر اقل من بنحو بحوالي تقريبا اقصاها".split())
_FEW = frozenset("قليله قلايل عده معدوده فقط تقريبا كامله كامل متواصله متتاليه واحد واحده".split())


@dataclass(frozen=True, slots=True)
class Duration:
    """«يومين», «أربعة أيام», «بضعة أشهر»: `n` is None where the text does not number it."""

    end: int
    unit: str
    n: int | None


def duration_at(ground: Ground, i: int, glued: str = "") -> Duration | None:
    """The duration that begins at i; `glued` is a proclitic that its first word carries («بيومين»)."""
    j = i
    while ground.word(j) in _ABOUT and j < i + 3 and (j == i or ground.near(j)):
        j += 1
    if j > i and not ground.near(j):
        return None
    word = ground.word(j)
    if glued and word.startswith(glued):
        word = word[1:]
    units = unit_words()
    if word in units:
        unit, number = units[word]
        if number != "two" and _names_a_date(ground, j, unit):
            return None
        n = {"one": 1, "two": 2, "many": None}[number]
        end = j + 1
        while ground.next(end) in _FEW:
            end += 1
        if n == 1 and ground.next(end) in ("ونصف",):
            end += 1
        return Duration(end, unit, n)
    if word in ("بضع", "بضعه", "عده", "العده"):
        found = units.get(ground.next(j + 1))
        return Duration(j + 2, found[0], None) if found else None
    if j >= len(ground.tokens):
        return None
    read = read_number(ground.tokens, j) if word == ground.word(j) or glued else None
    if read is None or read.kind not in ("plain", "decimal", "name"):
        return None
    found = units.get(ground.next(read.end))
    if not found:
        return None
    end = read.end + 1
    while ground.next(end) in _FEW:
        end += 1
    return Duration(end, found[0], read.low)


def _names_a_date(ground: Ground, j: int, unit: str) -> bool:
    """Whether the unit's word opens a date: «شهر رمضان», «عام 2014», «يوم الجمعة», «ليلة أمس»."""
    following = ground.next(j + 1)
    if not following:
        return False
    if unit == "month":
        return month_at(ground, j + 1) is not None
    if unit == "year":
        return following.isdigit() and len(following) == 4
    if unit in ("day", "night"):
        sign = sign_of(following)
        return bool(sign and sign.cat in ("today", "yesterday", "weekday", "number", "feast", "before-last-night"))
    return False


def back(published: date, unit: str, n: int | None) -> tuple[Days, str]:
    """The days meant by n units before publication, never more precise than the unit: («قبل ثلاثة أشهر» is the whole third month back)."""
    if unit in ("minute", "hour"):
        days = (n or 1) // 24
        return (published - timedelta(days), published - timedelta(days)), "day"
    if unit in ("day", "night"):
        if n is None:
            return (published - timedelta(7), published - timedelta(2)), "days"
        return (published - timedelta(min(n, 40_000)),) * 2, "day"
    if unit == "week":
        if n is None:
            return (published - timedelta(35), published - timedelta(14)), "days"
        middle = published - timedelta(7 * min(n, 5_000))
        return (middle, middle), "week"
    if unit == "month":
        if n is None:
            return (month_days(published.year, published.month - 9)[0], month_days(published.year, published.month - 2)[1]), "month"
        return month_days(published.year, published.month - min(n, 1_000)), "month"
    year = published.year - min(n or 2, published.year - 1)
    return (date(year if n else published.year - min(9, published.year - 1), 1, 1), date(year, 12, 31)), "year"


def stretch(published: date, unit: str, n: int | None) -> Days:
    """From n units before publication up to publication."""
    if unit in ("minute", "hour"):
        return published - timedelta(max(1, -(-(n or 24) // 24))), published
    if unit in ("day", "night"):
        return published - timedelta(min(n or 7, 40_000)), published
    if unit == "week":
        return published - timedelta(7 * min(n or 4, 5_000)), published
    if unit == "month":
        start = month_days(published.year, published.month - min(n or 6, 1_000))[0]
        return date(start.year, start.month, min(published.day, 28)), published
    return date(max(1, published.year - (n or 5)), published.month, min(published.day, 28)), published


def range_back(ground: Ground, end: int, rule: str, unit: str, n: int | None) -> Reading:
    """The stretch of n units up to publication, from a length that was read up to `end`; without a publication a range with no days."""
    if ground.published is None:
        return Reading(end, "range", rule, precision="days")
    first, last = stretch(ground.published, unit, n)
    return Reading(end, "range", rule, first, last, "days" if unit in ("hour", "day", "night", "minute") else unit)
