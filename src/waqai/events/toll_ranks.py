"""The tolls of two deeds told together by their rank: «انفجرت سيارتان في س وص. وأسفر الأول عن مقتل 12، والثاني عن مقتل خمسة»."""

from __future__ import annotations

from itertools import pairwise

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.segments import FIRST, LATER
from waqai.mentions.counts import CasualtyMention
from waqai.text import word_set

_SECOND = word_set("الثاني الثانية")
_AHEAD = 4  # tokens from a toll to «في التفجير الثاني»
_IN = word_set("في جراء إثر بالانفجار بالتفجير")


def deal_by_rank(reading: Reading, events: list[Draft]) -> None:
    """Move the tolls that are told of «الثاني» from the first of two places to the second one, where that has none."""
    for first, second in pairwise(events):
        if first.segment is not second.segment or (first.listed, second.listed) != (0, 1) or second.counts:
            continue
        if any(e.segment is first.segment and e.listed > 1 for e in events):
            continue  # the second of three
        theirs = [c for c in first.counts if _rank(reading, c) in _SECOND]
        if theirs and any(_rank(reading, c) in FIRST for c in first.counts):
            first.counts = [c for c in first.counts if c not in theirs]
            second.counts = theirs


def _rank(reading: Reading, count: CasualtyMention) -> str:
    """The ordinal that a toll is told of: the one behind it («خمسة في التفجير الثاني») or the last before it in its sentence."""
    sight = reading.sight
    for i in range(count.end, count.end + _AHEAD):
        if any(c in sight.gap(i) for c in "،.؛\n"):
            break
        if sight.word(i) in FIRST | LATER and any(w in _IN for w in sight.words(count.end, i)):
            return sight.word(i)
    start = reading.sentence_of(count.head).start
    return next((w for w in reversed([_bare(w) for w in sight.words(start, count.start + 1)]) if w in FIRST | LATER), "")


def _bare(word: str) -> str:
    return word.removeprefix("و").removeprefix("ف")
