"""Single days by name: «أمس», «فجر اليوم الثلاثاء», «ليل الجمعة - السبت», «أول من أمس», «اليوم (الخميس)», «أول أيام العيد»."""

from __future__ import annotations

from datetime import timedelta

from waqai.mentions.times.beside import FOLLOWING, NO_TODAY, SAME, adverb_beside, beside, in_name, with_part
from waqai.mentions.times.dates import date_at, is_name
from waqai.mentions.times.feasts import feast_at, feast_word, hijri_day_of
from waqai.mentions.times.lexicon import PAST, month_names, part_adverbs, part_heads, sign_of
from waqai.mentions.times.reading import Ground, Reading
from waqai.mentions.times.weekdays import night_of_two, weekday_at
from waqai.text.numeral_words import atom_of

_THAT = frozenset(("ذلك", "ذاك", "نفس", "ذات", "بذلك", "بنفس", "كل", "تلك"))
_PRECEDING = frozenset(("السابق", "السابقه"))
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
        day = night_of_two(ground, j) if part == "night" else None
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
    if in_name(ground, i):
        return None
    before, after = ground.word(i - 1) if ground.near(i) else "", ground.next(i + 1)
    if after in SAME or before in _THAT:
        return Reading(i + 1 + (after in SAME), "anchor-shift", "same-day", shift=(0, 0)) if before != "كل" else None
    if after in FOLLOWING:
        return Reading(i + 2, "anchor-shift", "next-day", shift=(1, 1))
    if after in _PRECEDING:
        return Reading(i + 2, "anchor-shift", "day-before", shift=(-1, -1))
    if after in NO_TODAY:
        return None
    if (atom := atom_of(after) if after else None) and atom.kind in ("ordinal", "one") and atom.definite:
        return _ordinal_day_offeast_at(ground, i, atom.value)
    if before in ("في", "وفي") and not (after and (s := sign_of(after)) and s.cat == "weekday"):
        return None
    return beside(ground, i + 1, 0, "today")


def _yesterday(ground: Ground, i: int) -> Reading | None:
    if ground.next(i + 1) in ("الحاجه", "القريب") or ground.word(i) == "لامس":
        return None
    if ground.next(i + 1, "(") in ("الاول", "الاولي"):
        return beside(ground, i + 2, -2, "day-before-yesterday")
    return beside(ground, i + 1, -1, "yesterday")


def _last_night(ground: Ground, i: int) -> Reading | None:
    if ground.next(i + 1) in ("الاولي", "الاول"):
        return beside(ground, i + 2, -2, "day-before-yesterday")
    return beside(ground, i + 1, -1, "yesterday")


def _tonight(ground: Ground, i: int) -> Reading | None:
    after = ground.next(i + 1)
    night = ground.word(i).endswith("الليل")
    if after in FOLLOWING or after in _PRECEDING:
        later = after in FOLLOWING
        return Reading(i + 2, "anchor-shift", "next-day" if later else "day-before", part="night", shift=(1, 1) if later else (-1, -1))
    if after == "قبل" and ground.next(i + 2) in PAST:
        return with_part(beside(ground, i + 3, -2, "night-before-last"), "night")
    if after in PAST:
        return with_part(beside(ground, i + 2, -1, "last-night"), "night")
    if night:
        return None
    if after in SAME or (ground.near(i) and ground.word(i - 1) in _THAT):
        return Reading(i + 1 + (after in SAME), "anchor-shift", "same-day", part="night", shift=(0, 0))
    if not ground.word(i).endswith("الليله") or (after and (atom := atom_of(after)) and atom.kind == "ordinal"):
        return None
    return with_part(beside(ground, i + 1, 0, "tonight"), "night")


def _tomorrow(ground: Ground, i: int) -> Reading | None:
    return None if in_name(ground, i) else beside(ground, i + 1, 1, "tomorrow")


def _after_tomorrow(ground: Ground, i: int) -> Reading | None:
    if ground.next(i + 1) in ("غد", "الغد", "غدا"):
        return beside(ground, i + 2, 2, "after-tomorrow")
    head = part_heads().get(ground.next(i + 1))
    if head in ("noon", "afternoon"):
        day = day_at(ground, i + 2) if ground.near(i + 2) else None
        if day and day.kind not in ("part", "anchor-shift"):
            return with_part(day, "afternoon")
    return None


def _first_of(ground: Ground, i: int) -> Reading | None:
    """«أول من أمس», «أول أمس», «أول أيام العيد», «ثاني أيام رمضان», «الحادي عشر من يوليو»."""
    word = ground.word(i)
    if word.endswith("اول"):
        j = i + 1 + (ground.next(i + 1) == "من")
        if ground.next(j) in ("امس", "البارحه"):
            return beside(ground, j + 1, -2, "day-before-yesterday")
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
        return with_part(beside(ground, i + 2, 0, "today"), "night" if word == "الليله" else None)
    part = part_heads().get(word) if word.startswith("ال") else None
    return with_part(beside(ground, i + 2, 0, "today"), part) if part and word != "المغرب" else None


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
    if is_name(ground, i, found.rule.endswith("year") or found.rule.endswith("numeric")) or in_name(ground, i):
        return Reading(found.end, "name", "name")
    return adverb_beside(ground, found)


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
