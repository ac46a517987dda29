"""Which of the several places of one clause each toll told there is of: «قتل 14 في س، وقتلوا اثنين على طريق ص»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waqai.events.reading import Reading, Spot
from waqai.mentions.counts import CasualtyMention
from waqai.text import word_set

_WHERE = word_set("حيث")
_IN = word_set("في داخل")
_LAST = word_set("الأخيرة الأخير الثانية الثاني")
_FIRST = word_set("الأولى الأول")
_POINT_REACH = 5
_REACH = 14  # tokens from a toll to the place behind it


def dealt(reading: Reading, spots: Sequence[Spot], counts: list[CasualtyMention]) -> list[list[CasualtyMention]]:
    """The counts of a clause, place by place; those that no place claims stand with the first (codebook, convention 2)."""
    hands: list[list[CasualtyMention]] = [[] for _ in spots]
    if len({s.place.name_ar for s in spots}) < len(spots):
        return [list(counts), *hands[1:]]
    inner = [s for a, s in pairwise(spots) if any(a.end <= c.start and c.end <= s.start for c in counts)]
    for count in counts:
        n = _place_of(reading, spots, count, bool(inner))
        with_it = hands[-1][-1] if hands[-1] else None
        if n == 0 and with_it is not None and with_it.kind != count.kind and 0 <= count.start - with_it.end <= 1:
            n = len(spots) - 1  # «فقتلت اثنين وأصابت ثمانية»
        hands[n].append(count)
    return hands


def _place_of(reading: Reading, spots: Sequence[Spot], count: CasualtyMention, parted: bool) -> int:
    """Which place a count is of; `parted` says that tolls stand between the places."""
    if (named := _pointed_to(reading, len(spots), count)) >= 0:
        return named
    before = max((n for n, s in enumerate(spots) if s.end <= count.start), default=-1)
    if before < 0 or count.aside:
        return 0
    if before + 1 < len(spots):
        return before + 1 if _leads_to(reading, spots[before], count, spots[before + 1]) else before if parted else 0
    said_there = reading.sight.word(spots[before].end) in _WHERE and count.start - spots[before].end <= 3
    return before if said_there or (parted and _of_the_last(reading, spots[before], count)) else 0


def _pointed_to(reading: Reading, places: int, count: CasualtyMention) -> int:
    """«غارات على س وص، ما أوقع ستة قتلى في الأخيرة»: which of the places a word for the first or the last of them means; -1 for none."""
    for i in range(count.end, count.end + _POINT_REACH):
        word = reading.sight.word(i)
        if any(c in reading.sight.gap(i) for c in ".،؛\n"):
            return -1
        there = reading.sight.word(i - 1) in _IN or word.startswith("بال")
        if there and word.removeprefix("ب") in _LAST:
            return places - 1
        if there and word.removeprefix("ب") in _FIRST:
            return 0
    return -1


def _leads_to(reading: Reading, last: Spot, count: CasualtyMention, spot: Spot) -> bool:
    """«..., وقتلوا اثنين على طريق ص», «والهجوم الذي أوقع أربعة قتلى في ص»: a clause of its own that runs on to the place behind it."""
    sight = reading.sight
    first = min(count.start, count.head)
    opens = any(
        sight.word(i).startswith("و") and (i >= first - 1 or sight.at(i, "tactics")) for i in range(last.end, max(first, count.head) + 1)
    )
    if not opens or count.end > spot.start or spot.start - count.end > _REACH:
        return False
    for i in range(count.end, spot.start):
        if "،" in sight.gap(i):
            return False
        if sight.word(i).startswith("و") and any(not h.entry.attrs.get("toll") for h in sight.at(i, "tactics")):
            return False
    return "،" not in sight.gap(spot.start)


def _of_the_last(reading: Reading, spot: Spot, count: CasualtyMention) -> bool:
    """«... وغارات على ص أسفرت عن مقتل اثنين»: the result of what was told at the last place, no clause of its own."""
    sight = reading.sight
    return not any("،" in sight.gap(i) or sight.word(i).startswith("و") for i in range(spot.end, count.head + 1))
