"""Sums that stand far from what they count: «ثم تأكد أن العدد بلغ 18», «حصيلة القصف على المدينة ارتفعت إلى 57 شخصا»."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import CasualtyMention, Head, Quantity
from waqai.mentions.counts.people import at_least, people, plain
from waqai.mentions.counts.told import mention_of
from waqai.mentions.counts.words import REACHED, STOPS, UPDATE
from waqai.mentions.sight import Sight
from waqai.text import word_set

_RISE = word_set("ارتفاع ارتفع بلغ وصل")
_THE_DEAD = word_set("قتلى ضحايا شهداء")
_ROSE = word_set("ارتفع ارتفعت ارتفعوا بلغ بلغوا وصل وصلوا")
_DEAD_REACH = 6
_RISEN_REACH = 24
_NUMBER = word_set("العدد عددهم الحصيلة حصيلتهم")
_SUM_REACH = 16  # tokens from «حصيلة» to the verb of its number
_BETWEEN = word_set("بين مابين")


def find_sums(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """The sums of the dead in a range of tokens; `used` are the tokens of numbers that other heads have."""
    return [*_risen(sight, start, end, used), *_bare_sums(sight, start, end, used), *_sums_of_a_deed(sight, start, end, used)]


def _bare_sums(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """«ثم تأكد أن العدد بلغ 18»: a newer number of the dead told before, without saying again what it counts."""
    out: list[CasualtyMention] = []
    for i, word in enumerate(sight.folded[start : max(start, end - 2)], start):
        if word not in _NUMBER:
            continue
        verb_first = sight.word(i + 1) == "الي" and sight.word(i - 1) in UPDATE  # «ثم ارتفع العدد إلى 12»
        if not verb_first and sight.word(i + 1) not in REACHED | _RISE:
            continue
        at = i + 2 + (sight.word(i + 2) == "الي" and not verb_first)
        numeral = sight.numeral_at(at)
        if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
            continue
        if sight.at(numeral.end_token, "persons", "targets") or not _dead_told(sight, i):
            continue
        low, best, high = at_least(sight, numeral, numeral.end_token, end)
        head = Head(i, i + 1, "killed", "noun", noun=True)
        said = mention_of(sight, head, "killed", Quantity(low, best, high, i, numeral.end_token, [], "number-after"), start)
        out.append(replace(said, update=True))
    return out


def _risen(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """«إن قتلى الحوثيين في الاشتباكات التي وقعت اليوم ارتفع إلى أربعين»: the dead of a side, and far behind them their number."""
    dead = next((i for i, w in enumerate(sight.folded[start : min(end, start + _DEAD_REACH)], start) if w in _THE_DEAD), None)
    if dead is None:
        return []
    for i in range(dead + 2, min(end - 1, dead + _RISEN_REACH)):
        if any(c in sight.gap(i) for c in STOPS + "\n") or sight.numeral_at(i) is not None:
            return []
        if sight.word(i) not in _ROSE:
            continue
        at = i + 1 + (sight.word(i + 1) == "الي")
        numeral = sight.numeral_at(at)
        if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
            return []
        if sight.at(numeral.end_token, "persons", "targets"):
            return []
        low, best, high = at_least(sight, numeral, numeral.end_token, end)
        head = Head(dead, dead + 1, "killed", "noun", noun=True)
        said = Quantity(low, best, high, dead, numeral.end_token, people(sight, dead + 1, i), "number-after")
        return [replace(mention_of(sight, head, "killed", said, start), update=True)]
    return []


def _sums_of_a_deed(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """«إن حصيلة القصف على مدينة دوما ارتفعت إلى 57 شخصا»: those who died in the deed named behind the sum, in no noun of the dead."""
    for i, word in enumerate(sight.folded[start : max(start, end - 4)], start):
        if not word.endswith("حصيله") or not any(not h.entry.attrs.get("toll") for h in sight.at(i + 1, "tactics")):
            continue
        for k in range(i + 2, min(end - 1, i + _SUM_REACH)):
            if any(c in sight.gap(k) for c in STOPS + "\n"):
                return []
            if sight.word(k) not in REACHED and sight.word(k).lstrip("ول") not in UPDATE:
                continue
            numeral = sight.numeral_at(k + 1 + (sight.word(k + 1) == "الي"))
            if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
                return []
            someone = next((h for h in sight.at(numeral.end_token, "persons") if not h.entry.attrs.get("casualty")), None)
            if someone is None or sight.word(someone.end) in _BETWEEN:
                return []
            low, best, high = at_least(sight, numeral, numeral.end_token, end)
            head = Head(i, i + 1, "killed", "noun", noun=True)
            quantity = Quantity(low, best, high, i, numeral.end_token, [someone], "number-after")
            return [replace(mention_of(sight, head, "killed", quantity, start), update=True)]
    return []


def _dead_told(sight: Sight, i: int) -> bool:
    """Whether the dead were spoken of shortly before."""
    return any(h.entry.attrs.get("toll") == "killed" or h.entry.attrs.get("casualty") == "killed" for h in sight.within(max(0, i - 40), i))
