"""Feasts and Hijri days by name: «أول أيام عيد الفطر», «يوم العيد», «ثاني أيام رمضان»."""

from __future__ import annotations

from datetime import date, timedelta

from waqai.mentions.times.arithmetic import a_date, hijri_date, hijri_year, latest_date
from waqai.mentions.times.lexicon import feasts, month_names, part_heads
from waqai.mentions.times.reading import Ground, Reading


def hijri_day_of(ground: Ground, j: int, day: int) -> Reading | None:
    """«التاسع من رمضان»: a day of the Hijri month named at j, the last one on or before publication."""
    if ground.published is None:
        return None
    for name in month_names().get(ground.word(j), ()):
        year = hijri_year(ground.published)
        if not name.hijri or year is None or name.rest:
            continue
        when = hijri_date(year, name.n, day)
        if when and when > ground.published:
            when = hijri_date(year - 1, name.n, day)
        if when:
            end = j + 1 + (ground.next(j + 1) in ("المبارك", "الكريم", "الفضيل"))
            return Reading(end, "date", "hijri", when, when)
    return None


def feast_word(ground: Ground, i: int) -> Reading | None:
    """A feast named alone dates only after «في», «خلال», or a part of day, which means its first day."""
    if not ground.near(i):
        return None
    before = ground.word(i - 1)
    if before in ("في", "وفي", "خلال", "وخلال"):
        return feast_at(ground, i, 0)
    return feast_at(ground, i, 1) if before in ("ليله", "عشيه", "غداه") or before in part_heads() else None


def feast_at(ground: Ground, i: int, n: int, in_days: bool = True) -> Reading | None:
    """The nth day of the feast at i (0: all of its days); the latest such day not after publication."""
    word = ground.word(i)
    bare = word[1:] if word[:1] in "لب" and len(word) > 3 else word
    bare = "ا" + bare if bare.startswith("لعيد") else bare
    for name, feast in feasts():
        if name[0] in (word, bare) and all(ground.next(i + 1 + k) == w for k, w in enumerate(name[1:])):
            end = i + len(name) + (ground.next(i + len(name)) in ("المبارك", "السعيد", "المباركه"))
            return _feast_days(ground, end, [(feast.hijri, feast.gregorian, feast.days)], n, feast.id)
    if bare == "العيد" and in_days and ground.next(i + 1) not in ("الوطني", "القومي"):
        both = [(f.hijri, f.gregorian, f.days) for _, f in feasts() if f.id in ("fitr", "adha")]
        return _feast_days(ground, i + 1, both, n, "eid")
    return None


def _feast_days(ground: Ground, end: int, feast: list[tuple[list[int] | None, list[int] | None, int]], n: int, name: str) -> Reading | None:
    published = ground.published
    if published is None:
        return Reading(end, "relative", f"feast-{name}")
    best: date | None = None
    for hijri, gregorian, _ in feast:
        start = _feast_start(published, hijri, gregorian, max(n, 1))
        if start and (best is None or start > best):
            best = start
    if best is None:
        return None
    if n:
        day = best + timedelta(n - 1)
        return Reading(end, "date", f"feast-{name}", day, day)
    return Reading(end, "range", f"feast-{name}", best, min(best + timedelta(feast[0][2] - 1), published), "days")


def _feast_start(published: date, hijri: list[int] | None, gregorian: list[int] | None, n: int) -> date | None:
    """The feast's latest first day whose nth day is not after publication."""
    if gregorian:
        found = latest_date(gregorian[0], gregorian[1], published - timedelta(n - 1))
        return found or a_date(published.year, *gregorian)
    year = hijri_year(published)
    if hijri is None or year is None:
        return None
    days = (hijri_date(y, hijri[0], hijri[1]) for y in (year, year - 1))
    return next((d for d in days if d and d + timedelta(n - 1) <= published), None)
