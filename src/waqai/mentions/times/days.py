"""Single days by name: «أمس», «فجر اليوم الثلاثاء», «ليل الجمعة - السبت», «أول من أمس», «اليوم (الخميس)», «أول أيام العيد»."""

from __future__ import annotations

from datetime import timedelta

from waqai.mentions.times.arithmetic import (
    weekday_after,
    weekday_before,
)
from waqai.mentions.times.dates import agreed, date_at, is_name, modifier
from waqai.mentions.times.feasts import feast_at, feast_word, hijri_day_of
from waqai.mentions.times.lexicon import PAST, month_names, name_phrases, part_adverbs, part_heads, sign_of
from waqai.mentions.times.reading import Ground, Reading
from waqai.text import word_set
from waqai.text.numeral_words import atom_of

_THAT = frozenset(("ذلك", "ذاك", "نفس", "ذات", "بذلك", "بنفس", "كل", "تلك"))
_SAME = frozenset(("نفسه", "ذاته", "عينه", "نفسها", "ذاتها", "عينها"))
_FOLLOWING = frozenset(("التالي", "الموالي", "اللاحق", "التاليه", "المواليه"))
_PRECEDING = frozenset(("السابق", "السابقه"))
_NO_TODAY = frozenset("العالمي الوطني الدولي الواحد الاخير الموعود الاسود الاخر المفتوح المدرسي الدراسي التاريخي المشهود الذي".split())
_SITES = frozenset("سوق حي شارع مسجد جامع مدينه قريه بلده ملعب مستشفي قصر وادي صحيفه جريده مجله قناه ساحه ميدان".split())
_ATTACH = '(«"،,-–—/ ['
_ONE = timedelta(1)


def day_at(ground: Ground, i: int) -> Reading | None:
    """The day that is named at i, with the weekday, date and part of day that stand beside it."""
    sign = sign_of(ground.word(i)) if i < len(ground.tokens) else None
    if sign is None:
        return None
    reader = _READERS.get(sign.cat)
    return reader(ground, i) if reader else None


def part_at(ground: Ground, i: int) -> Reading | None:
    """A part of day and the day after it; the part alone where no day follows but the word is an adverb."""
    part = str(sign.value) if (sign := sign_of(ground.word(i))) else ""
    j = i + 1
    if ground.next(j) == "من" and ground.word(i) not in part_adverbs():
        j += 1
    if ground.next(j) == "هذا":
        j += 1
    if ground.near(j, '(«"'):
        day = _night_of_two(ground, j) if part == "night" else None
        day = day or day_at(ground, j)
        if day and day.kind != "part":
            if ground.word(i).endswith("ليله") and day.first and day.rule.startswith(("weekday", "feast", "hijri")):
                rule = "eve-of-weekday" if day.kind == "weekday" else f"eve-of-{day.rule}"
                return Reading(day.end, day.kind, rule, day.first - _ONE, day.last, "days", part, None, day.future, day.conflict)
            return Reading(
                day.end, day.kind, f"part+{day.rule}", day.first, day.last, day.precision, part, day.shift, day.future, day.conflict
            )
    adverb = part_adverbs().get(ground.word(i))
    return Reading(i + 1, "part", "adverb", part=adverb) if adverb and ground.word(i) != "الليل" else None


def adverb_at(ground: Ground, i: int) -> Reading | None:
    """«صباحا», «ليلا»; «مساء» goes on to its day."""
    if ground.word(i) in part_heads():
        return part_at(ground, i)
    sign = sign_of(ground.word(i))
    return Reading(i + 1, "part", "adverb", part=str(sign.value)) if sign else None


# ---------------------------------------------------------------- the day words


def _today(ground: Ground, i: int) -> Reading | None:
    if _in_name(ground, i):
        return None
    before, after = ground.word(i - 1) if ground.near(i) else "", ground.next(i + 1)
    if after in _SAME or before in _THAT:
        return Reading(i + 1 + (after in _SAME), "anchor-shift", "same-day", shift=(0, 0)) if before != "كل" else None
    if after in _FOLLOWING:
        return Reading(i + 2, "anchor-shift", "next-day", shift=(1, 1))
    if after in _PRECEDING:
        return Reading(i + 2, "anchor-shift", "day-before", shift=(-1, -1))
    if after in _NO_TODAY:
        return None
    if (atom := atom_of(after) if after else None) and atom.kind in ("ordinal", "one") and atom.definite:
        return _ordinal_day_offeast_at(ground, i, atom.value)
    if before in ("في", "وفي") and not (after and (s := sign_of(after)) and s.cat == "weekday"):
        return None
    return _beside(ground, i + 1, 0, "today")


def _yesterday(ground: Ground, i: int) -> Reading | None:
    if ground.next(i + 1) in ("الحاجه", "القريب") or ground.word(i) == "لامس":
        return None
    if ground.next(i + 1, "(") in ("الاول", "الاولي"):
        return _beside(ground, i + 2, -2, "day-before-yesterday")
    return _beside(ground, i + 1, -1, "yesterday")


def _last_night(ground: Ground, i: int) -> Reading | None:
    if ground.next(i + 1) in ("الاولي", "الاول"):
        return _beside(ground, i + 2, -2, "day-before-yesterday")
    return _beside(ground, i + 1, -1, "yesterday")


def _tonight(ground: Ground, i: int) -> Reading | None:
    after = ground.next(i + 1)
    night = ground.word(i).endswith("الليل")
    if after in _FOLLOWING or after in _PRECEDING:
        later = after in _FOLLOWING
        return Reading(i + 2, "anchor-shift", "next-day" if later else "day-before", part="night", shift=(1, 1) if later else (-1, -1))
    if after == "قبل" and ground.next(i + 2) in PAST:
        return _with_part(_beside(ground, i + 3, -2, "night-before-last"), "night")
    if after in PAST:
        return _with_part(_beside(ground, i + 2, -1, "last-night"), "night")
    if night:
        return None
    if after in _SAME or (ground.near(i) and ground.word(i - 1) in _THAT):
        return Reading(i + 1 + (after in _SAME), "anchor-shift", "same-day", part="night", shift=(0, 0))
    if not ground.word(i).endswith("الليله") or (after and (atom := atom_of(after)) and atom.kind == "ordinal"):
        return None
    return _with_part(_beside(ground, i + 1, 0, "tonight"), "night")


def _tomorrow(ground: Ground, i: int) -> Reading | None:
    return None if _in_name(ground, i) else _beside(ground, i + 1, 1, "tomorrow")


def _after_tomorrow(ground: Ground, i: int) -> Reading | None:
    if ground.next(i + 1) in ("غد", "الغد", "غدا"):
        return _beside(ground, i + 2, 2, "after-tomorrow")
    head = part_heads().get(ground.next(i + 1))
    if head in ("noon", "afternoon"):
        day = day_at(ground, i + 2) if ground.near(i + 2) else None
        if day and day.kind not in ("part", "anchor-shift"):
            return _with_part(day, "afternoon")
    return None


def _first_of(ground: Ground, i: int) -> Reading | None:
    """«أول من أمس», «أول أمس», «أول أيام العيد», «ثاني أيام رمضان», «الحادي عشر من يوليو»."""
    word = ground.word(i)
    if word.endswith("اول"):
        j = i + 1 + (ground.next(i + 1) == "من")
        if ground.next(j) in ("امس", "البارحه"):
            return _beside(ground, j + 1, -2, "day-before-yesterday")
    if ground.next(i + 1) in ("ايام", "يوم", "ليالي"):
        atom = atom_of(word)
        j = i + 2
        while ground.next(j) in ("من", "شهر"):
            j += 1
        if atom and (found := feast_at(ground, j, atom.value)):
            return found
        if atom and any(m.hijri for m in month_names().get(ground.next(j), ())):
            return hijri_day_of(ground, j, atom.value)
    return _dated(ground, i)


def _this(ground: Ground, i: int) -> Reading | None:
    """«هذا اليوم», «هذه الليلة», «هذا الصباح»; weeks and months are the periods' affair."""
    word = ground.next(i + 1)
    if word in ("اليوم", "الليله"):
        if ground.near(i) and ground.word(i - 1).endswith("مثل"):
            return Reading(i + 2, "name", "name")  # «في مثل هذا اليوم»: the day of another year
        return _with_part(_beside(ground, i + 2, 0, "today"), "night" if word == "الليله" else None)
    part = part_heads().get(word) if word.startswith("ال") else None
    return _with_part(_beside(ground, i + 2, 0, "today"), part) if part and word != "المغرب" else None


def _day_word(ground: Ground, i: int) -> Reading | None:
    """«يوم الأحد», «يوم أمس», «يوم 25 يوليو», «يومي الجمعة والسبت», «يوم العيد»."""
    j = i + 1
    if not ground.near(j, '«"('):
        return None
    if ground.next(j) == "ال" and ground.word(j + 1)[:1].isdigit():
        j += 1
    sign = sign_of(ground.word(j))
    if sign is None:
        return feast_at(ground, i, 1, in_days=False)
    if sign.cat == "weekday":
        return weekday_at(ground, j, many=ground.word(i).endswith(("يومي", "ايام")))
    if sign.cat == "number" or sign.cat == "ordinal":
        return _dated(ground, j) if sign.cat == "number" else _first_of(ground, j)
    if sign.cat in ("today", "yesterday", "tomorrow", "before-last-night"):
        return day_at(ground, j)
    if sign.cat == "feast":
        return feast_at(ground, j, 0 if ground.word(i).endswith("ايام") else 1)
    return feast_at(ground, i, 1, in_days=False)


def _dated(ground: Ground, i: int) -> Reading | None:
    """A date; one that is part of a name is read as such, so that nothing inside it dates either."""
    found = date_at(ground, i)
    if found is None:
        return None
    if is_name(ground, i, found.rule.endswith("year") or found.rule.endswith("numeric")) or _in_name(ground, i):
        return Reading(found.end, "name", "name")
    return _more_beside(ground, found)


def weekday_at(ground: Ground, i: int, many: bool = False) -> Reading | None:
    """A weekday with what follows: a second one, «الماضي», a date, «أمس» in brackets, an adverb."""
    word = ground.word(i)
    iso = _iso(word)
    before = ground.word(i - 1) if ground.near(i, '«"') else ""
    if iso is None or before.lstrip("وبلف") in _SITES or before in _SITES or (iso == 1 and _a_pair(ground, i, before)):
        return None
    end, second = i + 1, None
    joint = ground.word(end) if ground.near(end, "-–—/و") else ""
    if many or joint == "و" or (joint.startswith("و") and _iso(joint)):
        second, end = _second_weekday(ground, end, many)
    before_last = ground.next(end) == "قبل" and ground.next(end + 1) in PAST  # «الجمعة قبل الماضي»
    end += before_last
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
    return _date_beside(ground, reading, iso)


_DAYS_NEAR = word_set("أمس اليوم الأمس")
_DAY_REACH = 14
_PAIRED = word_set("الأخيرين الآخرين الأولين المذكورين الباقيين المتبقيين الجريحين القتيلين")  # «الاثنين الآخرين»


def _a_pair(ground: Ground, i: int, before: str) -> bool:
    """Whether «الاثنين» is no day but "the two": «الاثنين الآخرين», «بين الاثنين», «هجوم وقع أمس ... مقتل المهاجمين الاثنين»;
    «بين الاثنين والأربعاء» is one.
    """
    if ground.word(i + 1) in _PAIRED:
        return True
    if before.startswith("ال") and before.endswith(("ين", "ان")) and _iso(before) is None:
        return any(ground.word(k) in _DAYS_NEAR for k in range(max(0, i - _DAY_REACH), i))
    if before not in ("بين", "كلا", "مابين"):
        return False
    joined = ground.next(i + 1)
    follower = ground.next(i + 2) if joined == "و" else joined[1:] if joined[:1] == "و" else ""
    return before == "كلا" or _iso(follower) is None


def _second_weekday(ground: Ground, end: int, many: bool) -> tuple[int | None, int]:
    """The next weekday of «الجمعة والسبت», where the two follow each other or «يومي» says that they are days of one span."""
    j = end + (ground.next(end) == "و")
    if not ground.near(j, "-–/"):
        return None, end
    first, second = _iso(ground.word(end - 1)), _iso(ground.word(j))
    if first and second and (many or (second - first) % 7 == 1):
        return second, j + 1
    return None, end


def _night_of_two(ground: Ground, i: int) -> Reading | None:
    """«ليل الجمعة - السبت», «ليل الجمعة السبت», «ليل الجمعة على السبت»: both days."""
    iso = _iso(ground.word(i))
    j = i + 1
    if iso is None:
        return None
    if ground.next(j) in ("علي", "الي"):
        j += 1
    second = _iso(ground.word(j)) if ground.near(j, "-–—/()ـ،") else None
    if second is None or (second - iso) % 7 != 1:
        return None
    end = j + 1
    mod = modifier(ground, end)
    if ground.published is None:
        return Reading(end + bool(mod), "weekday", "night-of-two")
    last = weekday_before(ground.published, second, strictly=mod == "past")
    return Reading(end + bool(mod), "weekday", "night-of-two", last - _ONE, last, "days")


def _iso(word: str) -> int | None:
    sign = sign_of(word) if word else None
    return int(sign.value) if sign and sign.cat == "weekday" else None


# ---------------------------------------------------------------- what stands beside a day


def _beside(ground: Ground, end: int, offset: int, rule: str) -> Reading:
    """«أمس» and its kin, with the weekday, date and part of day that follow it; a weekday that disagrees wins and is flagged."""
    part, end = _adverb(ground, end)
    end += offset < 0 and ground.next(end) == "اليوم" and _iso(ground.next(end + 1)) is not None  # «أمس اليوم الجمعة»
    iso = _iso(ground.word(end)) if ground.near(end, _ATTACH) else None
    published = ground.published
    day = published + timedelta(offset) if published else None
    conflict = False
    if iso is not None:
        end += 1
        if day and published and day.isoweekday() != iso:
            conflict = True
            latest = published + max(timedelta(offset), timedelta(offset == 0))
            day = weekday_before(latest, iso)
    if iso is not None or ground.near(end, "(،, ") or (ground.word(end) in ("الموافق", "المصادف") and ground.near(end, ")،,")):
        j = end + (ground.word(end) in ("الموافق", "المصادف"))
        dated = (
            date_at(ground, j, iso)
            if ground.near(j, ")(،, /-") and (ground.word(j)[:1].isdigit() or ground.word(j).startswith("ال"))
            else None
        )
        if dated and dated.first and dated.kind == "date":
            conflict = conflict or (day is not None and abs((dated.first - day).days) > 1)
            day, end = dated.first, dated.end
    if part is None:
        part, end = _adverb(ground, end)
    future = bool(published and day and day > published) or (offset > 0)
    return Reading(end, "relative", rule + ("+weekday" if iso else ""), day, day, "day", part, None, future, conflict)


def _more_beside(ground: Ground, found: Reading) -> Reading:
    """The adverb after a date: «25 يوليو مساء»."""
    part, end = _adverb(ground, found.end)
    return (
        _with_part(
            Reading(end, found.kind, found.rule, found.first, found.last, found.precision, found.part, found.shift, found.future), part
        )
        or found
    )


def _date_beside(ground: Ground, day: Reading, iso: int) -> Reading:
    """A weekday's date («الثلاثاء 21 يوليو»), its «(أمس)», its adverb; date and weekday that disagree are flagged, the date wins."""
    end, first, conflict, rule, future = day.end, day.first, False, day.rule, day.future
    j = end + (ground.word(end) in ("الموافق", "المصادف") and ground.near(end, "،,("))
    j += ground.word(j) == "يوم" and ground.word(j + 1)[:1].isdigit() and ground.near(j) and ground.near(j + 1)
    near = ground.near(j, "(،, /-")
    if near and (
        ground.word(j)[:1].isdigit() or (ground.word(j).startswith("ال") and atom_of(ground.word(j)) is not None) or ground.word(j) == "ال"
    ):
        dated = date_at(ground, j + (ground.word(j) == "ال"), iso)
        if dated and dated.first and dated.kind == "date":
            end, rule = dated.end, "weekday+date"
            first, conflict = agreed(first, dated, iso)
            future = dated.future and first == dated.first
    elif near and not day.rule.endswith(("past", "next")):
        offset, stop = _bracketed(ground, j)
        if stop > j and ground.published and first:
            conflict = (ground.published + timedelta(offset)).isoweekday() != iso
            end, rule = stop, "weekday+relative"
    part, end = _adverb(ground, end)
    return Reading(end, "weekday", rule, first, first if first else day.last, "day", part, None, future, conflict)


def _bracketed(ground: Ground, j: int) -> tuple[int, int]:
    """«(أمس)», «أول من أمس», «اليوم» beside a weekday: its offset and end."""
    word = ground.word(j)
    if word == "امس":
        return (-2, j + 2) if ground.next(j + 1) == "الاول" else (-1, j + 1)
    if word == "اول" and (k := j + 1 + (ground.next(j + 1) == "من")) and ground.next(k) == "امس":
        return -2, k + 1
    if word == "اليوم" and not _in_name(ground, j) and ground.next(j + 1) not in _SAME | _FOLLOWING | _NO_TODAY:
        return 0, j + 1
    return 0, j


def _adverb(ground: Ground, end: int) -> tuple[str | None, int]:
    word = ground.next(end, "،,")
    if not word or word in ("المغرب", "الليل"):
        return None, end
    part = part_adverbs().get(word)
    if part and word in part_heads() and (sign := sign_of(ground.next(end + 1))) and sign.cat in ("today", "yesterday", "weekday", "day"):
        return None, end
    return (part, end + 1) if part and not word.startswith("ال") else (None, end)


def _with_part(day: Reading | None, part: str | None) -> Reading | None:
    if day is None or part is None or day.part:
        return day
    return Reading(day.end, day.kind, day.rule, day.first, day.last, day.precision, part, day.shift, day.future, day.conflict)


def _in_name(ground: Ground, i: int) -> bool:
    """Whether the time word at i belongs to a name: «روسيا اليوم», «صحيفة اليوم»."""
    word = ground.word(i)
    for phrase in name_phrases():
        for k, part in enumerate(phrase):
            if part != word and not (part == word[1:] and word[0] in "وفبلك"):
                continue
            start = i - k
            if start < 0:
                continue
            seen = [ground.word(start + m) for m in range(len(phrase))]
            seen[0] = seen[0] if seen[0] == phrase[0] or seen[0][1:] != phrase[0] else seen[0][1:]
            if tuple(seen) == phrase and all(ground.near(start + m, "-") for m in range(1, len(phrase))):
                return True
    return is_name(ground, i) and word in ("اليوم", "الغد") and not (sign_of(ground.next(i + 1)) if ground.next(i + 1) else None)


def _ordinal_day_offeast_at(ground: Ground, i: int, n: int) -> Reading | None:
    """«اليوم الأول من عيد الفطر», «اليوم الثاني للعيد»."""
    j = i + 2
    if ground.next(j) == "من":
        j += 1
    return feast_at(ground, j, n)


_READERS = {
    "today": _today,
    "yesterday": _yesterday,
    "before-last-night": _last_night,
    "tonight": _tonight,
    "tomorrow": _tomorrow,
    "ordinal": _first_of,
    "this": _this,
    "day": _day_word,
    "number": _dated,
    "weekday": weekday_at,
    "feast": feast_word,
    "part": part_at,
    "adverb": adverb_at,
    "after": _after_tomorrow,
}
