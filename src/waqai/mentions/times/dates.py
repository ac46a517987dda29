"""Day and month in digits or words: «25 تموز/يوليو», «2015/7/25», «الحادي عشر من الشهر الماضي», «17 رمضان 1436هـ»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from waqai.mentions.times.arithmetic import a_date, hijri_date, hijri_month, hijri_year, latest_date, latest_hijri, latest_month, month_days
from waqai.mentions.times.lexicon import CURRENT, NEXT, PAST, MonthName, month_names, name_heads
from waqai.mentions.times.reading import Ground, Reading
from waqai.text import word_set
from waqai.text.numeral_reading import read_words
from waqai.text.numeral_words import atom_of

_YEAR_WORDS = frozenset(("عام", "العام", "سنه", "السنه", "لعام", "للعام", "لسنه"))
_NUMERIC = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_MONTH_UNSAID = frozenset("الجاري الحالي الماضي المنصرم الفايت المقبل القادم".split())
_UP_TO = word_set("إلى حتى وحتى وإلى")
_AND_TENS = {"عشر": 10, "والعشرين": 20, "والعشرون": 20, "والثلاثين": 30, "والثلاثون": 30}
_DAY_LEADS = frozenset("في وفي يوم ويوم بتاريخ تاريخ منذ حتي ليله الموافق".split())
_TWO_DAYS = re.compile(r"(\d{1,2})[-/](\d{1,2})")


@dataclass(frozen=True, slots=True)
class MonthAt:
    """A month named in the text, up to token `end`."""

    end: int
    name: MonthName
    twin: bool


@dataclass(frozen=True, slots=True)
class YearAt:
    """A year after a month: in digits, or as «الماضي», «الجاري», «المقبل», which `mod` says."""

    end: int
    year: int | None = None
    mod: str = ""


def month_at(ground: Ground, i: int, marks: str = "", clitic: bool = False) -> MonthAt | None:
    """The month that begins at i, its twin name included («تموز/يوليو», «تموز (يوليو)»)."""
    one = _one_month(ground, i, marks, clitic)
    if one is None:
        return None
    j = one.end
    other = _one_month(ground, j, "/(-\\ ،" if not ground.near(j) else "")
    if other and other.name.n == one.name.n and other.name.hijri == one.name.hijri and ground.word(i) != ground.word(j):
        return MonthAt(other.end, one.name, True)
    return one


def _one_month(ground: Ground, i: int, marks: str, clitic: bool = False) -> MonthAt | None:
    word = ground.word(i) if clitic else ground.next(i, marks)
    if clitic and word not in month_names() and word[:1] and word[0] in "وفبلك":
        word = word[1:]
    for name in month_names().get(word, ()):
        if all(ground.next(i + 1 + k, "-") == w for k, w in enumerate(name.rest)):
            return MonthAt(i + 1 + len(name.rest), name, False)
    return None


def year_at(ground: Ground, i: int) -> YearAt:
    """What follows a month to tell its year; `end` is i where nothing does."""
    word = ground.next(i, ")،,/- ")
    if word in ("من", "في") and ground.next(i + 1) in (*_YEAR_WORDS, "هذا", "هذه"):
        inner = _year_words(ground, i + 1)
        return inner if inner.end > i + 1 else YearAt(i)
    if word in _YEAR_WORDS:
        return _year_words(ground, i)
    if word.isdigit() and len(word) == 4 and (1300 <= int(word) <= 1500 or 1900 <= int(word) <= 2100):
        end = i + 1 + (ground.next(i + 1) in ("م", "ه", "هجري", "هجريه", "ميلادي", "ميلاديه"))
        return YearAt(end, int(word))
    mod = modifier(ground, i, ")")
    if mod:
        return YearAt(i + 1, None, mod)
    return YearAt(i)


def _year_words(ground: Ground, i: int) -> YearAt:
    if ground.word(i) in ("هذا", "هذه"):
        return YearAt(i + 2, None, "this-year") if ground.next(i + 1) in _YEAR_WORDS else YearAt(i)
    word = ground.next(i + 1)
    if word.isdigit() and len(word) == 4:
        return YearAt(i + 2 + (ground.next(i + 2) in ("م", "ه")), int(word))
    mod = modifier(ground, i + 1)
    if mod in ("past", "current"):
        return YearAt(i + 2, None, "last-year" if mod == "past" else "this-year")
    return YearAt(i)


def modifier(ground: Ground, i: int, marks: str = "") -> str:
    """past, current or next for «الماضي», «الجاري», «المقبل» at i; else nothing."""
    word = ground.next(i, marks)
    return "past" if word in PAST else "current" if word in CURRENT else "next" if word in NEXT else ""


def resolve_day(ground: Ground, month: MonthName, day: int, year: YearAt, weekday: int | None = None) -> tuple[date | None, bool]:
    """(the date, whether it lies ahead by its own words)."""
    n, published = month.n, ground.published
    if month.hijri:
        if year.year:
            return hijri_date(year.year, n, day), False
        return _hijri_without_year(published, n, day, year.mod, weekday) if published else (None, False)
    if year.year:
        return (a_date(year.year, n, day) if year.year > 1500 else None), False
    if published is None:
        return None, year.mod == "next"
    if year.mod in ("current", "this-year"):
        found = a_date(published.year, n, day)
        return found, bool(found and found > published)
    if year.mod == "last-year":
        return a_date(published.year - 1, n, day), False
    same_year = a_date(published.year, n, day)
    if year.mod == "next" or (weekday and same_year and same_year > published and same_year.isoweekday() == weekday):
        ahead = same_year if same_year and same_year >= published else a_date(published.year + 1, n, day)
        return ahead, True
    return latest_date(n, day, published, strictly=year.mod == "past"), False


def _hijri_without_year(published: date, n: int, day: int, mod: str, weekday: int | None) -> tuple[date | None, bool]:
    """A Hijri day of the running year where it says so or its weekday agrees, else the latest one."""
    year = hijri_year(published)
    running = hijri_date(year, n, day) if year else None
    if running and running > published:
        agrees = weekday and any((running + timedelta(k)).isoweekday() == weekday for k in (-1, 0, 1))
        if mod in ("current", "next", "this-year") or (agrees and (running - published).days < 60):
            return running, True
    return latest_hijri(n, day, published), False


def resolve_month(ground: Ground, month: MonthName, year: YearAt) -> tuple[date, date] | None:
    """First and last day of a month named without a day."""
    n, published = month.n, ground.published
    if month.hijri:
        if year.year:
            return hijri_month(year.year, n)
        year_now = hijri_year(published) if published else None
        if year_now is None or published is None:
            return None
        days = hijri_month(year_now, n)
        strictly = year.mod == "past"
        if days and (days[0] > published or (strictly and days[1] >= published)):
            days = hijri_month(year_now - 1, n)
        return days
    if year.year:
        return month_days(year.year, n) if year.year > 1500 else None
    if published is None:
        return None
    if year.mod in ("current", "this-year"):
        return month_days(published.year, n)
    if year.mod == "last-year":
        return month_days(published.year - 1, n)
    if year.mod == "next":
        return month_days(published.year + (n < published.month), n)
    return latest_month(n, published, strictly=year.mod == "past")


def is_name(ground: Ground, i: int, has_year: bool = False) -> bool:
    """Whether the date that begins at i is part of a name («شارع 22 مايو», «ثورة الـ25 من يناير»)."""
    k = i - 1
    near = ground.near(i, '«"(-')
    if near and ground.word(k) in ("ال", "ل"):
        near, k = ground.near(k, '«"('), k - 1
        if ground.word(k + 1) == "ل" and any(ground.word(m).endswith("ذكري") for m in range(max(0, k - 3), k + 1)):
            return True
    if not near:
        return False
    heads = name_heads()
    word = ground.word(k)
    kind = heads.get(word) or (heads.get(word[1:]) if len(word) > 3 and word[0] in "وفبلك" else None)
    if kind is None or (has_year and kind.startswith("movements")):
        return False
    return True


def date_at(ground: Ground, i: int, weekday: int | None = None) -> Reading | None:
    """A date with its day of the month that begins at i, or several («15 و16 يوليو», «10-15 تموز»)."""
    word = ground.word(i)
    if word in ("ال",) and ground.word(i + 1)[:1].isdigit():
        return date_at(ground, i + 1, weekday)
    if word[:1].isdigit():
        numeric = _numeric_date(ground, i)
        if numeric is not None:
            return numeric
        return _digits_and_month(ground, i, weekday)
    atom = atom_of(word)
    if atom is not None and atom.kind == "tens" and atom.definite and atom.value in (20, 30):
        return _month_after(ground, i + 1, atom.value, atom.value, weekday, needs_of=True) if ground.next(i + 1) == "من" else None
    if atom is None or atom.kind not in ("ordinal", "one"):
        return None
    read = read_words(ground.tokens, i, atom)
    if read is None or read.kind != "ordinal" or not 1 <= read.low <= 31 or not atom.definite:
        return None
    high, end = _other_ordinal(ground, read.end) or (read.low, read.end)
    for last, behind in ((high, end), (read.low, read.end)):
        if last < read.low:
            continue
        bare = _of_month_unsaid(ground, i, behind, read.low, last, weekday)
        if found := bare or _month_after(ground, behind, read.low, last, weekday, needs_of=True):
            return found
    return None


def _other_ordinal(ground: Ground, i: int) -> tuple[int, int] | None:
    """The second of two days of one month and the token behind it: «الثالث والخامس من مايو», «الخامس عشر إلى السابع عشر من أيار»."""
    word = ground.next(i)
    if word in _UP_TO:
        i, word = i + 1, ground.next(i + 1)
    elif word.startswith("وال"):
        word = word[1:]
    else:
        return None
    atom = atom_of(word) if word.startswith("ال") else None
    if atom is None or atom.kind not in ("ordinal", "one"):
        return None
    tens = _AND_TENS.get(ground.next(i + 1), 0) if atom.value < 10 else 0
    day = atom.value + tens
    return (day, i + (2 if tens else 1)) if 1 <= day <= 31 else None


def _numeric_date(ground: Ground, i: int) -> Reading | None:
    word = ground.word(i)
    found = _NUMERIC.fullmatch(word)
    end = i + 1
    if found is None and word.isdigit() and ground.tokens[i + 1 : i + 2] and ground.tokens[i + 1].before.strip() in ("/", "-"):
        parts = [ground.word(k) for k in range(i, i + 3)]
        if all(p.isdigit() for p in parts) and ground.tokens[i + 2].before.strip() == ground.tokens[i + 1].before.strip():
            found, end = _NUMERIC.fullmatch("/".join(parts)), i + 3
    if found is None:
        return None
    a, b, c = (int(g) for g in found.groups())
    lengths = [len(g) for g in found.groups()]
    end += ground.next(end) in ("م", "ه", "هجري", "ميلادي")
    if lengths[0] == 4 and lengths[2] <= 2:
        year, month, day = a, b, c
    elif lengths[2] in (2, 4) and lengths[0] <= 2:
        year, month, day = (c if lengths[2] == 4 else 2000 + c), b, a
        if lengths[2] == 2 and "." in word:
            return None
    else:
        return None
    when = hijri_date(year, month, day) if 1300 <= year <= 1500 else a_date(year, month, day) if 1800 <= year <= 2100 else None
    if when is None and month > 12 and 1900 <= year <= 2100:
        when = a_date(year, day, month)
    return Reading(end, "date", "hijri-numeric" if year <= 1500 else "numeric", when, when) if when else None


def _digits_and_month(ground: Ground, i: int, weekday: int | None) -> Reading | None:
    word = ground.word(i)
    if word.isdigit():
        low = high = int(word[:4])
        end = i + 1
        if ground.next(end) == "و" and ground.word(end + 1).isdigit():
            while ground.next(end) in ("و", "،") and ground.word(end + 1).isdigit():
                high, end = int(ground.word(end + 1)[:4]), end + 2
        elif end < len(ground.tokens) and ground.word(end).isdigit() and ground.tokens[end].before.strip() in ("-", "–"):
            high, end = int(ground.word(end)[:4]), end + 1
        elif ground.next(end) in _UP_TO and ground.word(end + 1).isdigit():
            high, end = int(ground.word(end + 1)[:4]), end + 2
    elif pair := _TWO_DAYS.fullmatch(word):
        low, high, end = int(pair[1]), int(pair[2]), i + 1
        if "/" in word and month_at(ground, end) is None:
            return _day_slash_month(ground, i, low, high)
    else:
        return None
    if not 1 <= low <= high <= 31:
        return None
    return _of_month_unsaid(ground, i, end, low, high, weekday) or _month_after(ground, end, low, high, weekday)


def _day_slash_month(ground: Ground, i: int, day: int, month: int) -> Reading | None:
    """«25/7» after «يوم», «بتاريخ», «الموافق» only: elsewhere it is a fraction or a ratio."""
    if ground.word(i - 1) not in ("يوم", "بتاريخ", "تاريخ", "الموافق", "موافق") or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    when, future = resolve_day(ground, MonthName((), month, False, False), day, YearAt(i + 1))
    return Reading(i + 1, "date", "day-month", when, when, future=future)


def _month_after(ground: Ground, i: int, low: int, high: int, weekday: int | None, needs_of: bool = False) -> Reading | None:
    of = ground.next(i) in ("من", "لشهر")
    j = i + (ground.next(i) == "من")
    if ground.next(j) in ("شهر", "لشهر"):
        j, of = j + 1, True
    if of and ground.next(j) in ("الشهر", "هذا"):
        return _of_this_month(ground, j, low, high)
    month = month_at(ground, j, "-/ـ" if j == i else "")
    if month is None or (needs_of and not of and not month.twin and month.name.unsafe):
        return None
    year = year_at(ground, month.end)
    first, future = resolve_day(ground, month.name, low, year, weekday)
    last, later = resolve_day(ground, month.name, high, year, weekday) if high > low else (first, future)
    if ground.published and first is None and (year.year or year.mod or not month.name.hijri):
        return None
    if first and last and last < first:
        first = last
    rule = ("hijri" if month.name.hijri else "day-month") + ("-year" if year.year else "")
    return Reading(
        year.end, "date" if high == low else "range", rule, first, last, "day" if high == low else "days", future=future or later
    )


def _of_month_unsaid(ground: Ground, i: int, end: int, low: int, high: int, weekday: int | None) -> Reading | None:
    """«في 12 الجاري», «الاثنين 15 المنصرم»: the month's own word is left out; only after what leads to a day."""
    if ground.next(end) not in _MONTH_UNSAID:
        return None
    lead = ground.word(i - 2 if ground.word(i - 1) == "ال" else i - 1)
    return _on_day_of(ground, modifier(ground, end), end + 1, low, high) if weekday or lead in _DAY_LEADS else None


def _of_this_month(ground: Ground, j: int, low: int, high: int) -> Reading | None:
    """«الحادي عشر من الشهر الماضي», «10 من هذا الشهر»."""
    if ground.word(j) == "هذا":
        return _on_day_of(ground, "current", j + 2, low, high) if ground.next(j + 1) == "الشهر" else None
    mod = modifier(ground, j + 1)
    return _on_day_of(ground, mod, j + 2, low, high) if mod else None


def _on_day_of(ground: Ground, mod: str, end: int, low: int, high: int) -> Reading | None:
    """Days of the month of publication, of the one before («الماضي») or after it."""
    back = {"past": 1, "current": 0, "next": -1}[mod]
    if ground.published is None:
        return Reading(end, "date", "day-of-month")
    start, stop = month_days(ground.published.year, ground.published.month - back)
    first, last = a_date(start.year, start.month, low), a_date(start.year, start.month, high)
    if first is None or last is None or stop < last:
        return None
    return Reading(end, "date", "day-of-month", first, last, "day" if low == high else "days", future=first > ground.published)


def agreed(by_weekday: date | None, dated: Reading, iso: int) -> tuple[date | None, bool]:
    """(the day, whether weekday and date disagree): a full date wins over the weekday, one without a year does not when it is far off.

    Hijri days may differ by one from the reckoned calendar, so there the weekday chooses among neighbours.
    """
    day = dated.first
    if day is None or day.isoweekday() == iso:
        return day, False
    if dated.rule.startswith("hijri"):
        for near in (day - timedelta(1), day + timedelta(1)):
            if near.isoweekday() == iso:
                return near, False
    if by_weekday and dated.rule in ("day-month", "day-of-month", "hijri") and abs((day - by_weekday).days) > 8:
        return by_weekday, True
    return day, True
