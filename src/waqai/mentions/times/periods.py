"""Weeks, months, seasons and years: «الشهر الماضي», «الأيام الثلاثة الماضية», «مطلع يونيو 2014», «صيف 2012»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from waqai.mentions.times.arithmetic import Days, month_days, third
from waqai.mentions.times.dates import MonthAt, YearAt, modifier, month_at, resolve_month, year_at
from waqai.mentions.times.days import day_at
from waqai.mentions.times.durations import duration_at, range_back
from waqai.mentions.times.lexicon import CURRENT, DUALS, NEXT, PAST, PLURALS, seasons, sign_of, strip
from waqai.mentions.times.reading import Ground, Reading
from waqai.text.numeral_reading import read_number

_MONTH_LEADS = frozenset("في خلال منذ حتي من الي شهر بين منتصف قبل بعد وفي ومنذ وخلال وحتي مابين".split())
_UNSAFE_LEADS = frozenset("في وفي خلال وخلال منذ ومنذ".split())
_YEARS = frozenset("عام العام سنه السنه".split())
_DASHES = ("-", "–", "—", ":", ".-", "ـ")
_DEEDS = frozenset(
    "حرب وحرب الحرب اعتداءات الاعتداءات هجمات الهجمات تفجيرات التفجيرات احداث الاحداث مجزره مجازر مذبحه مذابح غزو عدوان حصار اجتياح".split()
)
_YEAR_FOLLOWERS = frozenset(
    (
        "م في من علي الي حتي عندما حين بعد قبل ان اثر الذي التي ضد خلال اي لكن عقب ما مما "
        "اسفر اسفرت ادي ادت اودي اودت اوقع اوقعت خلف خلفت راح قتل قتلت اصيب اصيبت تسبب تسببت اشعل اشعلت"
    ).split()
)


def lone_year(ground: Ground, i: int) -> Reading | None:
    """«في 2013», «اعتداءات 2008»: a year in four digits with no «عام» before it, behind a preposition or a deed."""
    word, lead = ground.word(i), ground.word(i - 1)
    if (
        len(word) != 4
        or not word.isdigit()
        or not 1950 <= int(word) <= 2100
        or not ground.near(i)
        or lead not in ("في", "وفي", "منذ", "خلال", "حتي", "ومنذ", *_DEEDS)
    ):
        return None
    following = ground.next(i + 1)
    if following and following not in _YEAR_FOLLOWERS and following[0] != "و":
        return None
    since = lead in _DEEDS and ground.word(i - 2) in ("منذ", "ومنذ")
    return _year_reading(ground, i + 1, int(word), "since+year-alone" if since else "year-alone")


def listed_year(ground: Ground, i: int) -> Reading | None:
    """«1974 - مواجهات في الحي»: the year that opens a line of a chronicle."""
    word = ground.word(i)
    if len(word) != 4 or not word.isdigit() or not 1800 <= int(word) <= 2100 or not ground.tokens[i + 1 : i + 2]:
        return None
    opens = i == 0 or ground.tokens[i - 1].sentence != ground.tokens[i].sentence
    mark = ground.tokens[i + 1].before.strip()
    return _year_reading(ground, i + 1, int(word), "year-alone") if opens and mark in _DASHES else None


def this(ground: Ground, i: int) -> Reading | None:
    """«هذا الأسبوع», «هذا الشهر», «هذه الأيام», «هذا اليوم»."""
    if day := day_at(ground, i):
        return day
    sign = sign_of(ground.next(i + 1)) if ground.near(i + 1) else None
    if sign is None or sign.cat not in ("period", "year") or ground.word(i + 1) in DUALS:
        return None
    unit = str(sign.value) or "year"
    if ground.word(i + 1) in PLURALS:
        return range_back(ground, i + 2, "these-days", "day", 2) if unit == "day" else None
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
    last = j + 1 + (ground.next(j + 1) == "قبل")
    if past in ("قبل", "ما") and ground.next(last) in PAST and form not in PLURALS and form not in DUALS:
        return _whole(ground, last + 1, unit, 2)
    if past in PAST:
        if form in PLURALS or form in DUALS:
            return range_back(ground, j + 1, f"past-{unit}s", unit, n)
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
    return range_back(ground, end, rule, unit, ago)


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
    """«في يوليو الماضي», «شهر مارس», «يونيو 2014»; a lone name counts only after a preposition.

    An unsafe one («مارس») needs «في», «شهر», a year or its twin name beside it.
    """
    word = strip(ground.word(i), frozenset(("شهر",)))
    if word == "شهر":
        led, i = True, i + 1
        if not ground.near(i):
            return None
    found = month_at(ground, i, clitic=not led)
    if found is None:
        return None
    said = year_at(ground, found.end)
    if found.name.unsafe and len(ground.word(i)) <= 2 and not (led or found.twin or said.year or said.mod):
        return None  # «في إب» is folded like «في آب»
    lead = ground.word(i - 1) if ground.near(i) else ""
    if (
        not (led or found.twin or said.year)
        and lead not in (_UNSAFE_LEADS if found.name.unsafe else _MONTH_LEADS)
        and (not said.mod or found.name.unsafe)
    ):
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
    if ground.word(i) == "اخر" and (lately := _last_few(ground, j)):
        return lately
    inner = _edge_of(ground, j, word)
    if inner is None and word == "الاسبوع" and side in ("start", "end"):
        return _weekend(ground, j + 1, ground.word(i - 1))
    if inner is None or inner.kind in ("part", "anchor-shift", "duration"):
        return inner
    if ground.word(i) == "اخر" and inner.precision != "month":
        return None
    if inner.rule == "last-week" and inner.first and inner.last:
        first, last = (inner.first - timedelta(2), inner.first + timedelta(1)) if side == "start" else (inner.first, inner.last)
        first = inner.last - timedelta(3) if side == "end" else first
        return replace(inner, first=first, last=last)
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


def _last_few(ground: Ground, j: int) -> Reading | None:
    """«في آخر يومين», «آخر 48 ساعة»: the days up to publication; «آخر ثلاثة أيام من رمضان» are others."""
    found = duration_at(ground, j)
    if found is None or found.n is None or found.n < 2 or found.unit not in ("hour", "day") or ground.next(found.end) in ("من", "في", "ل"):
        return None
    return range_back(ground, found.end, "within-past", found.unit, found.n)


def _weekend(ground: Ground, end: int, lead: str) -> Reading | None:
    """«في نهاية الأسبوع», «خلال مطلع الأسبوع»: the last Saturday and Sunday; «حتى نهاية الأسبوع» lies ahead."""
    if lead in ("حتي", "قبل", "بحلول", "الي") or ground.next(end) in NEXT or ground.published is None:
        return None
    sunday = ground.published - timedelta(ground.published.isoweekday() % 7)
    return Reading(end, "range", "weekend", sunday - timedelta(1), sunday, "days")


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
