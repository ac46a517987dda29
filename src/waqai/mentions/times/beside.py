"""What stands beside a day: its weekday, its date, «(أمس)» in brackets, an adverb («مساء»); and whether it stands in a name."""

from __future__ import annotations

from datetime import timedelta

from waqai.mentions.times.arithmetic import weekday_before
from waqai.mentions.times.dates import agreed, date_at, is_name
from waqai.mentions.times.lexicon import name_phrases, part_adverbs, part_heads, sign_of, weekday_number
from waqai.mentions.times.reading import Ground, Reading
from waqai.text.numeral_words import atom_of

_ATTACH = '(«"،,-–—/ ['
SAME = frozenset(("نفسه", "ذاته", "عينه", "نفسها", "ذاتها", "عينها"))
FOLLOWING = frozenset(("التالي", "الموالي", "اللاحق", "التاليه", "المواليه"))
NO_TODAY = frozenset("العالمي الوطني الدولي الواحد الاخير الموعود الاسود الاخر المفتوح المدرسي الدراسي التاريخي المشهود الذي".split())


def beside(ground: Ground, end: int, offset: int, rule: str) -> Reading:
    """«أمس» and its kin, with the weekday, date and part of day that follow it; a weekday that disagrees wins and is flagged."""
    part, end = _adverb(ground, end)
    end += offset < 0 and ground.next(end) == "اليوم" and weekday_number(ground.next(end + 1)) is not None  # «أمس اليوم الجمعة»
    iso = weekday_number(ground.word(end)) if ground.near(end, _ATTACH) else None
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


def adverb_beside(ground: Ground, found: Reading) -> Reading:
    """The adverb after a date: «25 يوليو مساء»."""
    part, end = _adverb(ground, found.end)
    return (
        with_part(
            Reading(end, found.kind, found.rule, found.first, found.last, found.precision, found.part, found.shift, found.future), part
        )
        or found
    )


def date_beside(ground: Ground, day: Reading, iso: int) -> Reading:
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
    if word == "اليوم" and not in_name(ground, j) and ground.next(j + 1) not in SAME | FOLLOWING | NO_TODAY:
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


def with_part(day: Reading | None, part: str | None) -> Reading | None:
    if day is None or part is None or day.part:
        return day
    return Reading(day.end, day.kind, day.rule, day.first, day.last, day.precision, part, day.shift, day.future, day.conflict)


def in_name(ground: Ground, i: int) -> bool:
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
