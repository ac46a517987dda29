"""One figure for dead and wounded together: «50 قتيلا وجريحا», «مقتل وإصابة 12», «سقطوا بين قتيل وجريح»."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.after import after_head, total
from waqai.mentions.counts.before import numeral_before
from waqai.mentions.counts.mention import CasualtyMention, Head, Quantity
from waqai.mentions.counts.people import people, plain
from waqai.mentions.counts.sums import number_after
from waqai.mentions.counts.words import AMOUNTS, BETWEEN_TWO, FELL, STOPS, SUMS
from waqai.mentions.sight import Sight

_FALL_REACH = 12


def fell_between(sight: Sight, head: Head, told: list[CasualtyMention]) -> bool:
    """«سقط عشرات المسلحين ومن القوات الموالية لهم بين قتيل وجريح», «راح ضحيته 60 شخصا ما بين قتيل وجريح»: dead or wounded."""
    last = told[-1] if told else None
    between = _before_between(sight, head.start)
    if last is None or not head.noun or between is None or not 0 <= head.start - last.end <= _FALL_REACH:
        return False
    if last.kind == "killed" and last.end > between and not sight.gap(between + 1).strip():
        return True  # a number right before «بين قتيل وجريح», whatever its verb
    fell = sight.word(last.head).removeprefix("و").removeprefix("ف") in FELL
    return fell and not any(c in sight.gap(i) for i in range(last.end, head.start) for c in STOPS + "\n")


def shared_figure(sight: Sight, first: Head, second: Head, start: int, end: int, used: set[int]) -> Quantity | None:
    """The one figure of two joined heads."""
    if not first.noun:
        found = None if second.enc else total(after_head(sight, second, second.end, end, used))
        return replace(found, rule="joint") if found else None
    if sight.word(first.start - 1) in SUMS and first.article and second.article:
        risen = number_after(sight, replace(first, end=second.end), end, used)
        if risen is not None:
            return replace(risen, rule="number-after")  # «ارتفع عدد القتلى والجرحى إلى 50»
    behind = _before_between(sight, first.start)
    between = behind is not None
    number = numeral_before(sight, first.start, start, used) or (
        numeral_before(sight, behind + 1, start, used) if behind is not None else None
    )
    if number is not None:
        return Quantity(number.low, number.best, number.high, number.start_token, second.end, people(sight, second.end, end), "joint")
    many = AMOUNTS.get(sight.word(first.start - 1)) or (
        AMOUNTS.get(sight.word(first.start - 2)) if sight.word(first.start - 1) == "من" else None
    )
    many = many or (AMOUNTS.get(sight.word(first.start - 3)) if between else None)
    many = many or (AMOUNTS.get(sight.word(first.start - 2).removeprefix("ب")) if between else None)  # «خسائرهم بالمئات بين قتيل وجريح»
    if not many and between and second.noun and sight.word(first.start - 2).removeprefix("و") in FELL:
        many = _amount_back(sight, first.start - 2, start)
    if many:
        return Quantity(many[0], many[0], many[1], first.start - 1, second.end, people(sight, second.end, end), "joint-many")
    return None


def _before_between(sight: Sight, i: int) -> int | None:
    """The token before «بين», «ما بين» or «مابين» where one of them stands before a token."""
    if sight.word(i - 1) not in BETWEEN_TWO:
        return None
    return i - 3 if sight.word(i - 2) == "ما" else i - 2


def _amount_back(sight: Sight, i: int, start: int) -> tuple[int, int | None] | None:
    """«أن أعدادا كبيرة من المقاتلين سقطوا بين قتلى وجرحى»: the amount or number before the fall."""
    for at in range(i - 1, max(start, i - _FALL_REACH) - 1, -1):
        if any(c in sight.gap(at + 1) for c in STOPS + "\n،"):
            break
        if sight.word(at) in AMOUNTS:
            return AMOUNTS[sight.word(at)]
        numeral = sight.numeral_over(at)
        if numeral is not None and plain(sight, numeral):
            return numeral.low, numeral.high
    return None
