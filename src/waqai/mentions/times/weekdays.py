"""Weekdays: «الجمعة», «الثلاثاء الماضي», «يومي الجمعة والسبت», «ليل الجمعة - السبت»; «الاثنين الآخرين» is none."""

from __future__ import annotations

from datetime import timedelta

from waqai.mentions.times.arithmetic import weekday_after, weekday_before
from waqai.mentions.times.beside import date_beside
from waqai.mentions.times.dates import modifier
from waqai.mentions.times.lexicon import PAST, weekday_number
from waqai.mentions.times.reading import Ground, Reading
from waqai.text import word_set

_SITES = frozenset("سوق حي شارع مسجد جامع مدينه قريه بلده ملعب مستشفي قصر وادي صحيفه جريده مجله قناه ساحه ميدان".split())
_ONE = timedelta(1)
_DAYS_NEAR = word_set("أمس اليوم الأمس")
_DAY_REACH = 14
_PAIRED = word_set("الأخيرين الآخرين الأولين المذكورين الباقيين المتبقيين الجريحين القتيلين")  # «الاثنين الآخرين»


def weekday_at(ground: Ground, i: int, many: bool = False) -> Reading | None:
    """A weekday with what follows: a second one, «الماضي», a date, «أمس» in brackets, an adverb."""
    word = ground.word(i)
    iso = weekday_number(word)
    before = ground.word(i - 1) if ground.near(i, '«"') else ""
    if iso is None or before.lstrip("وبلف") in _SITES or before in _SITES or (iso == 1 and _a_pair(ground, i, before)):
        return None
    end, second = i + 1, None
    joint = ground.word(end) if ground.near(end, "-–—/و") else ""
    if many or joint == "و" or (joint.startswith("و") and weekday_number(joint)):
        second, end = _second_weekday(ground, end, many)
    what = ground.next(end) == "ما"  # «الجمعة ما قبل الماضي»
    before_last = ground.next(end + what) == "قبل" and ground.next(end + what + 1) in PAST  # «الجمعة قبل الماضي»
    end += before_last * (1 + what)
    mod = modifier(ground, end)
    end += bool(mod)
    published = ground.published
    if published is None:
        first = last = None
    elif mod == "next":
        first = last = weekday_after(published, iso)
    else:
        last = weekday_before(published, second or iso, strictly=mod == "past") - timedelta(7 * before_last)
        first = weekday_before(last, iso)
    reading = Reading(
        end,
        "weekday" if not second else "range",
        f"weekday-{mod}" if mod else "weekday",
        first,
        last,
        "days" if second else "day",
        future=mod == "next",
    )
    if second:
        return reading
    return date_beside(ground, reading, iso)


def _a_pair(ground: Ground, i: int, before: str) -> bool:
    """Whether «الاثنين» is no day but "the two": «الاثنين الآخرين», «بين الاثنين», «هجوم وقع أمس ... مقتل المهاجمين الاثنين»;
    «بين الاثنين والأربعاء» is one.
    """
    if ground.word(i + 1) in _PAIRED:
        return True
    if before.startswith("ال") and before.endswith(("ين", "ان")) and weekday_number(before) is None:
        return any(ground.word(k) in _DAYS_NEAR for k in range(max(0, i - _DAY_REACH), i))
    if before not in ("بين", "كلا", "مابين"):
        return False
    joined = ground.next(i + 1)
    follower = ground.next(i + 2) if joined == "و" else joined[1:] if joined[:1] == "و" else ""
    return before == "كلا" or weekday_number(follower) is None


def _second_weekday(ground: Ground, end: int, many: bool) -> tuple[int | None, int]:
    """The next weekday of «الجمعة والسبت», where the two follow each other or «يومي» says that they are days of one span."""
    j = end + (ground.next(end) == "و")
    if not ground.near(j, "-–/"):
        return None, end
    first, second = weekday_number(ground.word(end - 1)), weekday_number(ground.word(j))
    if first and second and (many or (second - first) % 7 == 1):
        return second, j + 1
    return None, end


def night_of_two(ground: Ground, i: int) -> Reading | None:
    """«ليل الجمعة - السبت», «ليل الجمعة السبت», «ليل الجمعة على السبت»: both days."""
    iso = weekday_number(ground.word(i))
    j = i + 1
    if iso is None:
        return None
    if ground.next(j) in ("علي", "الي"):
        j += 1
    second = weekday_number(ground.word(j)) if ground.near(j, "-–—/()ـ،") else None
    if second is None or (second - iso) % 7 != 1:
        return None
    end = j + 1
    mod = modifier(ground, end)
    if ground.published is None:
        return Reading(end + bool(mod), "weekday", "night-of-two")
    last = weekday_before(ground.published, second, strictly=mod == "past")
    return Reading(end + bool(mod), "weekday", "night-of-two", last - _ONE, last, "days")
