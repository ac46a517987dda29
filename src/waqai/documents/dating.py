"""When an article was published, and which of the places that may say so said it.

Looked for in this order: the record's or page's own metadata, the day that the user gave, what the page shows, the address, the
dateline, the file's name. None is allowed: no day is ever made up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from waqai.knowledge.calendar import calendar

DATE_SOURCES = ("metadata", "given", "page", "url", "dateline", "name")
"""What a day of publication may rest on, the surest first."""

FIRST_YEAR, LAST_YEAR = 1990, 2099
_DATELINE_CHARS = 70
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/._])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/._])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DATELINE_END = re.compile(r"\s[-–—]+\s|[:—–]\s|\)\s")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of publication and what it rests on, one of DATE_SOURCES."""

    day: date
    source: str


def day_in_url(url: str | None) -> date | None:
    """The day that an address holds, in its path alone.

    >>> day_in_url("https://news.example/2019/04/10/attack.html"), day_in_url("https://news.example/a-20190410-x")
    (datetime.date(2019, 4, 10), datetime.date(2019, 4, 10))
    >>> day_in_url("https://news.example/?from=2019-04-10") is None
    True
    """
    if not url:
        return None
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    return _first(_numeric(_western(path), compact=True))


def day_in_name(name: str) -> date | None:
    """The day that a file's name holds.

    >>> day_in_name("taiz_2019-04-10.txt"), day_in_name("10-04-2019.txt"), day_in_name("report-17.txt")
    (datetime.date(2019, 4, 10), datetime.date(2019, 4, 10), None)
    """
    return _first(_numeric(_western(name.replace("\\", "/").rsplit("/", 1)[-1]), compact=True))


def day_in_dateline(text: str) -> date | None:
    """The full date in the dateline that a text opens with, or on a first line that holds little else; dates of sentences are no datelines.

    >>> day_in_dateline("صنعاء، 10 نيسان/أبريل 2019 - قتل ثلاثة جنود في هجوم على حاجز.")
    datetime.date(2019, 4, 10)
    >>> day_in_dateline("قتل ثلاثة جنود في 10 أبريل 2019 في هجوم على حاجز للجيش شمال المدينة - وكالات") is None
    True
    """
    opening = text.lstrip()[: _DATELINE_CHARS + 40]
    first_line, newline, _ = opening.partition("\n")
    if newline and len(first_line) <= _DATELINE_CHARS and (found := _alone(first_line)):
        return found
    cut = next((m.start() for m in _DATELINE_END.finditer(first_line) if day_in_words(first_line[: m.start()])), None)
    if cut is None or cut > _DATELINE_CHARS or len(first_line[:cut].split()) > 10:
        return None
    return _alone(first_line[:cut])


def day_in_words(text: str) -> date | None:
    """The first full date of a short text, in figures or with the name of a month («10 نيسان/أبريل 2019»).

    >>> day_in_words("نُشر: الأربعاء ١٠ أبريل ٢٠١٩ الساعة ٩:٣٠")
    datetime.date(2019, 4, 10)
    """
    plain = _western(text)
    return _first(_numeric(plain)) or _first(_named(plain))


def _alone(opening: str) -> date | None:
    """The date of an opening that is a date, a place, an agency, and no sentence: at most six words stand beside the date's own."""
    found = day_in_words(opening)
    return found if found and len(re.findall(r"[^\W\d_]{2,}", opening)) <= 8 else None


def _western(text: str) -> str:
    """Digits of all scripts as 0-9, marks of direction and vowels out."""
    kept = (c for c in text if unicodedata.category(c) not in ("Cf", "Mn"))
    return "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in kept)


def _numeric(text: str, *, compact: bool = False) -> Iterator[tuple[int, date]]:
    for match in _YEAR_FIRST.finditer(text):
        yield from _made(match.start(), match[1], match[3], match[4])
    for match in _DAY_FIRST.finditer(text):
        yield from _made(match.start(), match[4], match[3], match[1])
    if compact:
        for match in _COMPACT.finditer(text):
            yield from _made(match.start(), match[1], match[2], match[3])


def _named(text: str) -> Iterator[tuple[int, date]]:
    pattern, months = _month_names()
    for match in pattern.finditer(text):
        yield from _made(match.start(), match["year"], str(months[match["month"]]), match["day"])


@lru_cache(maxsize=1)
def _month_names() -> tuple[re.Pattern[str], dict[str, int]]:
    """Day, name of a Gregorian month (two names may stand together: «نيسان/أبريل»), year."""
    months = {name: month.n for month in calendar().months for name in month.names}
    months |= {month.en: month.n for month in calendar().months}
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    one = rf"(?P<month>{names})(?:\s*[/(]\s*(?:{names})\s*\)?)?"
    return re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?:من\s+)?{one}،?,?\s+(?:عام\s+|سنة\s+)?(?P<year>(?:19|20)\d\d)(?!\d)"), months


def _made(at: int, year: str, month: str, day: str) -> Iterator[tuple[int, date]]:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return
    try:
        yield at, date(int(year), int(month), int(day))
    except ValueError:
        return


def _first(found: Iterator[tuple[int, date]]) -> date | None:
    return min(found, key=lambda pair: pair[0], default=(0, None))[1]
