"""Stretches of time: «قبل يومين», «منذ الجمعة», «الأيام الثلاثة الماضية», «الشهر الماضي», «مطلع يونيو 2014», «صيف 2012», «بعد يوم من»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from waqai.mentions.times.arithmetic import Days, month_days, third
from waqai.mentions.times.dates import MonthAt, YearAt, modifier, month_at, resolve_month, year_at
from waqai.mentions.times.days import day_at
from waqai.mentions.times.lexicon import CURRENT, DUALS, NEXT, PAST, PLURALS, seasons, sign_of, strip, unit_words
from waqai.mentions.times.reading import Ground, Reading
from waqai.text.numeral_reading import read_number

_ONE = timedelta(1)
_ABOUT = frozenset("نحو حوالي حوالى قرابه زهاء اكثر اقل من بنحو بحوالي تقريبا اقصاها".split())
_FEW = frozenset("قليله قلايل عده معدوده فقط تقريبا كامله كامل متواصله متتاليه واحد واحده".split())
_MONTH_LEADS = frozenset("في خلال منذ حتي من الي شهر بين منتصف قبل بعد وفي ومنذ وخلال وحتي مابين".split())
_YEARS = frozenset("عام العام سنه السنه".split())


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


def _range(ground: Ground, end: int, rule: str, unit: str, n: int | None) -> Reading:
    if ground.published is None:
        return Reading(end, "range", rule, precision="days")
    first, last = stretch(ground.published, unit, n)
    return Reading(end, "range", rule, first, last, "days" if unit in ("hour", "day", "night", "minute") else unit)


# ---------------------------------------------------------------- before, after, since, within


def before(ground: Ground, i: int) -> Reading | None:
    """«قبل يومين», «قبل أمس», «قبل ذلك بيوم», «قبل يومين من الانتخابات»."""
    if not ground.near(i + 1):
        return None
    if ground.word(i + 1) == "امس":
        when = ground.published - timedelta(2) if ground.published else None
        return Reading(i + 2, "relative", "day-before-yesterday", when, when)
    if ground.word(i + 1) in ("ذلك", "هذا"):
        return _shift_by(ground, i + 2, -1)
    found = duration_at(ground, i + 1)
    if found is None:
        return None
    if ground.next(found.end) in ("من", "علي") and ground.next(found.end + 1) not in ("قبل", "الان", "اليوم"):
        return _shift(found, -1)
    if ground.published is None:
        return Reading(found.end, "relative", "ago")
    (first, last), precision = back(ground.published, found.unit, found.n)
    return Reading(
        found.end,
        "relative" if precision == "day" else "range" if precision == "days" else "relative",
        f"ago-{found.unit}",
        first,
        last,
        precision,
    )


def after(ground: Ground, i: int) -> Reading | None:
    """«بعد ذلك بيومين», «بعد يوم من تفجير...», «بعد ظهر أمس», «بعد غد»."""
    if not ground.near(i + 1):
        return None
    if day := day_at(ground, i):
        return day
    if ground.word(i + 1) in ("ذلك", "هذا"):
        return _shift_by(ground, i + 2, 1)
    found = duration_at(ground, i + 1)
    return _shift(found, 1) if found else None


def before_it(ground: Ground, i: int) -> Reading | None:
    """«قبلها بيوم»."""
    return _shift_by(ground, i + 1, -1)


def after_it(ground: Ground, i: int) -> Reading | None:
    """«بعدها بيومين»."""
    return _shift_by(ground, i + 1, 1)


def _shift_by(ground: Ground, i: int, sign: int) -> Reading | None:
    if not ground.next(i).startswith("ب"):
        return None
    found = duration_at(ground, i, "ب")
    return _shift(found, sign) if found else None


def _shift(found: Duration, sign: int) -> Reading:
    least, most = {
        "minute": (0, 0), "hour": (0, 0), "day": (1, 1), "night": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366),
    }[found.unit]  # fmt: skip
    n = found.n
    low, high = (least * n, most * n) if n is not None else (2 * least, 7 * most)
    shift = (low, high) if sign > 0 else (-high, -low)
    return Reading(found.end, "anchor-shift", "later" if sign > 0 else "earlier", shift=shift)


def since(ground: Ground, i: int) -> Reading | None:
    """«منذ الجمعة», «منذ 10 أيام», «منذ مطلع العام»: from then up to publication."""
    if not ground.near(i + 1):
        return None
    published = ground.published
    found = duration_at(ground, i + 1)
    if found:
        if ground.next(found.end) in PAST:
            found = Duration(found.end + 1, found.unit, found.n)
        if published is None:
            return Reading(found.end, "range", "since-duration", precision="days")
        (first, _), _ = back(published, found.unit, found.n)
        return Reading(found.end, "range", f"since-{found.unit}", min(first, published), published, "days")
    inner = span_at(ground, i + 1)
    if inner is None or inner.kind in ("part", "anchor-shift", "duration"):
        return inner
    if inner.first is None or published is None or inner.first >= published:
        return inner
    return Reading(inner.end, "range", f"since+{inner.rule}", inner.first, published, "days", inner.part, conflict=inner.conflict)


def within(ground: Ground, i: int) -> Reading | None:
    """«خلال 24 ساعة», «خلال الأيام الماضية»; «خلال ثلاثة أيام» alone is only a length."""
    j = i + 1
    if ground.next(j) == "ال":
        j += 1
    if not ground.near(j):
        return None
    found = duration_at(ground, j)
    if found is None:
        inner = span_at(ground, j)
        return inner
    if ground.next(found.end) in PAST:
        return _range(ground, found.end + 1, "within-past", found.unit, found.n)
    if ground.next(found.end) in NEXT:
        return Reading(found.end + 1, "duration", "within-next", future=True)
    if found.unit == "hour" and (found.n is None or found.n >= 12):
        return _range(ground, found.end, "within-hours", found.unit, found.n)
    return Reading(found.end, "duration", "within")


def lasting(ground: Ground, i: int) -> Reading | None:
    """«لمدة يومين», «طيلة أسبوع», «استمرت 3 ساعات»: a length, no date."""
    found = duration_at(ground, i + 1) if ground.near(i + 1) else None
    if found is None:
        return span_at(ground, i + 1) if ground.near(i + 1) and ground.word(i) in ("طيله", "طوال") else None
    if ground.next(found.end) in PAST:
        return _range(ground, found.end + 1, "within-past", found.unit, found.n)
    return Reading(found.end, "duration", "length")


def number(ground: Ground, i: int) -> Reading | None:
    """«25 يوليو», «2015/7/25», «48 ساعة الماضية», «في 2014»."""
    if day := day_at(ground, i):
        return day
    found = duration_at(ground, i)
    if found and ground.next(found.end) in PAST:
        return _range(ground, found.end + 1, "within-past", found.unit, found.n)
    return _lone_year(ground, i)


def _lone_year(ground: Ground, i: int) -> Reading | None:
    word, lead = ground.word(i), ground.word(i - 1)
    if (
        len(word) != 4
        or not word.isdigit()
        or not 1950 <= int(word) <= 2100
        or not ground.near(i)
        or lead not in ("في", "وفي", "منذ", "خلال", "حتي", "ومنذ")
    ):
        return None
    following = ground.next(i + 1)
    if following and following not in _YEAR_FOLLOWERS and following[0] != "و":
        return None
    return _year_reading(ground, i + 1, int(word), "year-alone")


_YEAR_FOLLOWERS = frozenset("م في من علي الي حتي عندما حين بعد قبل ان اثر الذي التي ضد خلال اي لكن عقب".split())


# ---------------------------------------------------------------- weeks, months, years


def this(ground: Ground, i: int) -> Reading | None:
    """«هذا الأسبوع», «هذا الشهر», «هذه الأيام», «هذا اليوم»."""
    if day := day_at(ground, i):
        return day
    sign = sign_of(ground.next(i + 1)) if ground.near(i + 1) else None
    if sign is None or sign.cat not in ("period", "year") or ground.word(i + 1) in DUALS:
        return None
    unit = str(sign.value) or "year"
    if ground.word(i + 1) in PLURALS:
        return _range(ground, i + 2, "these-days", "day", 2) if unit == "day" else None
    return _current(ground, i + 2, unit)


def same(ground: Ground, i: int) -> Reading | None:
    """«نفس اليوم», «ذات الليلة»: the day told before."""
    word = ground.next(i + 1)
    if word in ("اليوم", "الليله", "الوقت", "المساء", "الصباح"):
        return Reading(i + 2, "anchor-shift", "same-day", part="night" if word == "الليله" else None, shift=(0, 0))
    return None


def period(ground: Ground, i: int) -> Reading | None:
    """«الأسبوع الماضي», «الشهر قبل الماضي», «اليومين الماضيين», «الأيام العشرة الماضية», «الساعات الـ24 الأخيرة», «الشهر الجاري»."""
    sign = sign_of(ground.word(i))
    unit = str(sign.value) if sign and sign.cat == "period" else "year"
    word = ground.word(i)
    form = word if word in DUALS or word in PLURALS else word.lstrip("وفبلك")
    form = form if form.startswith("ال") else "ال" + form.removeprefix("ل")
    n: int | None = 2 if form in DUALS else None
    j = i + 1
    if form in PLURALS:
        while ground.next(j) in ("ال", "القليله", "القلايل", "الاولي"):
            j += 1
        if ground.near(j) and (read := read_number(ground.tokens, j)) and read.kind in ("plain", "name") and read.high is not None:
            n, j = read.low, read.end
        while ground.next(j) in ("القليله", "ال"):
            j += 1
    past = ground.next(j)
    if past in ("قبل", "ما") and ground.next(j + 1) in (*PAST, "قبل") and form not in PLURALS and form not in DUALS:
        j = j + 1 + (ground.word(j + 1) == "قبل")
        return _whole(ground, j + 1, unit, 2)
    if past in PAST:
        if form in PLURALS or form in DUALS:
            return _range(ground, j + 1, f"past-{unit}s", unit, n)
        return _whole(ground, j + 1, unit, 1)
    if past in CURRENT and form not in PLURALS:
        return _current(ground, j + 1, unit)
    if past in ("نفسه", "نفسها", "ذاته", "ذاتها") and form not in PLURALS:
        return Reading(
            j + 1, "anchor-shift", f"same-{unit}", shift=(-31, 31) if unit == "month" else (-366, 366) if unit == "year" else (-7, 7)
        )
    if past in NEXT:
        return Reading(j + 1, "relative", f"next-{unit}", future=True)
    return None


def _whole(ground: Ground, end: int, unit: str, ago: int) -> Reading:
    rule = f"last-{unit}" if ago == 1 else f"{unit}-before-last"
    published = ground.published
    if published is None:
        return Reading(end, "relative", rule, precision=unit)
    if unit == "week":
        monday = published - timedelta(published.weekday() + 7 * ago)
        return Reading(end, "relative", rule, monday, monday + timedelta(6), "week")
    if unit == "month":
        first, last = month_days(published.year, published.month - ago)
        return Reading(end, "relative", rule, first, last, "month")
    if unit == "year":
        return Reading(end, "relative", rule, date(published.year - ago, 1, 1), date(published.year - ago, 12, 31), "year")
    return _range(ground, end, rule, unit, ago)


def _current(ground: Ground, end: int, unit: str) -> Reading:
    """The running week (from Saturday), month or year up to publication."""
    published = ground.published
    if published is None:
        return Reading(end, "relative", f"this-{unit}", precision=unit)
    start = {
        "week": published - timedelta((published.isoweekday() - 6) % 7),
        "month": published.replace(day=1),
        "year": published.replace(month=1, day=1),
    }.get(unit, published)
    return Reading(end, "relative", f"this-{unit}", start, published, unit if unit in ("week", "month", "year") else "day")


def year(ground: Ground, i: int) -> Reading | None:
    """«عام 2014», «العام 2014», «عامي 2013 و2014», «العام الماضي»."""
    word = ground.next(i + 1)
    if word.isdigit() and len(word) == 4 and (1300 <= int(word) <= 1500 or 1800 <= int(word) <= 2100):
        if ground.word(i) == "لعام" and ground.word(i - 1).isdigit():
            return None
        j = i + 2
        if (
            ground.next(j) in ("و", "الي", "حتي")
            and len(ground.word(j + 1)) == 4
            and ground.word(j + 1).isdigit()
            and int(ground.word(j + 1)) > int(word)
        ):
            return _year_reading(ground, j + 2, int(word), "years", int(ground.word(j + 1)))
        hijri = int(word) <= 1500
        return None if hijri else _year_reading(ground, j + (ground.next(j) == "م"), int(word), "year")
    return period(ground, i)


def _year_reading(ground: Ground, end: int, first: int, rule: str, last: int | None = None) -> Reading:
    stop = date(last or first, 12, 31)
    start = date(first, 1, 1)
    future = bool(ground.published and start > ground.published)
    if ground.published and start <= ground.published < stop:
        stop = ground.published
    return Reading(end, "date", rule, start, stop, "year", future=future)


def month(ground: Ground, i: int, led: bool = False) -> Reading | None:
    """«في يوليو الماضي», «شهر مارس», «يونيو 2014»; a lone name counts only after a preposition, an unsafe one only with a year, «شهر» or twin name."""
    word = strip(ground.word(i), frozenset(("شهر",)))
    if word == "شهر":
        led, i = True, i + 1
        if not ground.near(i):
            return None
    found = month_at(ground, i)
    if found is None:
        return None
    said = year_at(ground, found.end)
    lead = ground.word(i - 1) if ground.near(i) else ""
    if not (led or found.twin or said.year or said.mod) and (found.name.unsafe or lead not in _MONTH_LEADS):
        return None
    if found.name.unsafe and not (led or found.twin or said.year) and lead not in ("في", "وفي", "خلال", "منذ", "من"):
        return None
    return _month_reading(ground, found, said)


def _month_reading(ground: Ground, found: MonthAt, said: YearAt) -> Reading | None:
    end = said.end if said.year or said.mod else found.end
    days = resolve_month(ground, found.name, said)
    rule = "hijri-month" if found.name.hijri else "month"
    if days is None:
        return Reading(end, "date", rule, precision="month") if ground.published is None and not said.year else None
    first, last = days
    future = bool(ground.published and first > ground.published)
    if ground.published and first <= ground.published < last:
        last = ground.published
    return Reading(end, "date", rule, first, last, "month", future=future)


def edge(ground: Ground, i: int) -> Reading | None:
    """«مطلع يونيو 2014» (1 to 10), «منتصف» (11 to 20), «أواخر» (21 to the end); of a year its thirds."""
    sign = sign_of(ground.word(i))
    side = str(sign.value) if sign else ""
    j = i + 1
    word = ground.next(j)
    if not word:
        return None
    if word in ("ليل", "الليل", "ليله", "نهار", "النهار") and side == "middle":
        day = day_at(ground, j)
        if day:
            return Reading(
                day.end,
                day.kind,
                day.rule,
                day.first,
                day.last,
                day.precision,
                "night" if "ل" in word[:3] and "يل" in word else "noon",
                day.shift,
                day.future,
            )
        return Reading(j + 1, "part", "midnight", part="night" if "يل" in word else "noon")
    inner = _edge_of(ground, j, word)
    if inner is None or inner.kind in ("part", "anchor-shift", "duration"):
        return inner
    if ground.word(i) == "اخر" and inner.precision != "month":
        return None
    days = _uncut(inner)
    if days is None or inner.precision not in ("month", "year"):
        return inner
    first, last = third(days, side)
    published = ground.published
    if published and not inner.future and first <= published < last:
        last = published
    if published and first > published and inner.rule.startswith(("this", "month")):
        first, last = inner.first or first, inner.last or last
    return Reading(
        inner.end,
        "range",
        f"{side}-of-{inner.precision}",
        first,
        last,
        "days" if inner.precision == "month" else "month",
        future=inner.future,
    )


def _uncut(inner: Reading) -> Days | None:
    """The whole month or year that a reading, perhaps cut at publication, lies in."""
    if inner.first is None or inner.last is None:
        return None
    if inner.precision == "month" and inner.first.day == 1:
        return month_days(inner.first.year, inner.first.month)
    if inner.precision == "year":
        return date(inner.first.year, 1, 1), date(inner.first.year, 12, 31)
    return inner.first, inner.last


def _edge_of(ground: Ground, j: int, word: str) -> Reading | None:
    if word in ("هذا", "هذه"):
        return this(ground, j)
    sign = sign_of(word)
    if sign is None:
        return None
    if sign.cat in ("month", "month-word"):
        return month(ground, j, led=True)
    if sign.cat == "year":
        found = year(ground, j)
        return found or (_current(ground, j + 1, "year") if word in ("العام", "السنه") else None)
    if sign.cat == "period":
        found = period(ground, j)
        return found or (_current(ground, j + 1, str(sign.value)) if word in ("الشهر", "العام") else None)
    if sign.cat == "number" and len(word) == 4 and 1900 <= int(word if word.isdigit() else 0) <= 2100:
        return _year_reading(ground, j + 1, int(word), "year")
    if sign.cat == "season":
        return season(ground, j)
    return None


def season(ground: Ground, i: int) -> Reading | None:
    """«صيف 2012», «ربيع عام 2013», «صيف العام الماضي»; «ربيع الأول» is a month."""
    if found := month(ground, i):
        return found
    sign = sign_of(ground.word(i))
    if sign is None or sign.cat != "season":
        return None
    months = seasons()[str(sign.value)]
    j = i + 1
    word = ground.next(j)
    which: int | None = None
    if word.isdigit() and len(word) == 4 and 1900 <= int(word) <= 2100:
        which, end = int(word), j + 1
    elif word in (*_YEARS, "لعام") and (inner := year(ground, j)) and inner.first:
        which, end = inner.first.year, inner.end
    elif (mod := modifier(ground, j)) and ground.published and mod != "next":
        end = j + 1
        which = ground.published.year
        if month_days(which, months[0])[0] > ground.published or (mod == "past" and month_days(which, months[1])[1] >= ground.published):
            which -= 1
    if which is None:
        return None
    first = month_days(which, months[0])[0]
    last = month_days(which, months[1] + (12 if months[1] < months[0] else 0))[1]
    if ground.published and first <= ground.published < last:
        last = ground.published
    return Reading(end, "date", "season", first, last, "month")


def span_at(ground: Ground, i: int) -> Reading | None:
    """Whatever time expression begins at i."""
    sign = sign_of(ground.word(i)) if 0 <= i < len(ground.tokens) else None
    if sign is None:
        return None
    reader = _READERS.get(sign.cat)
    return reader(ground, i) if reader else day_at(ground, i)


_READERS = {
    "before": before,
    "after": after,
    "before-it": before_it,
    "after-it": after_it,
    "since": since,
    "within": within,
    "for": lasting,
    "number": number,
    "this": this,
    "same": same,
    "period": period,
    "year": year,
    "month": month,
    "month-word": month,
    "edge": edge,
    "season": season,
}
