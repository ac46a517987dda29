"""The part of a toll that is an event's own, where the text shares the toll out."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import SUBSET
from waqai.text import word_set

_ONE = word_set("واحد واحدة أحدهما إحداهما أحدهم إحداهن آخر أخرى الآخر الأخرى الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة")
_OF_THEM = word_set("منهم منهما منهن بينهم")
_WHERE = ("في", "قرب", "بالقرب", "بمدين", "بمحافظ", "ببلد", "بقري")
_SUBSET_REACH = 25  # tokens from a total to the deed of some of its dead


def own_share(reading: Reading, draft: Draft, count: CasualtyMention) -> CasualtyMention:
    """The part of a toll that is told of the event's place: «أربعة قتلوا، واحد في المدينة وثلاثة قرب البلدة»."""
    part = _subset(reading, draft, count)
    if part is not count or draft.spot is None:
        return part
    mine = share_at(reading, count, draft.spot.start)
    return replace(count, low=mine, best=mine, high=mine) if mine else count


def share_at(reading: Reading, count: CasualtyMention, place: int) -> int:
    """How many of a toll a place has, told at a token: of «ثلاثة، اثنان في س والثالث قرب ص» two and one; 0 where it is not shared."""
    if count.low != count.high or count.low < 2:
        return 0
    sight, sentence = reading.sight, reading.sentence_of(count.head)
    parts: list[tuple[int, int]] = []
    for i in range(count.end, sentence.end):
        n = _part_at(reading, i)
        if n and any(s.role != "nationality" for s in reading.spots_in(i, i + 6)) and sight.gap(i + 1).strip() == "":
            parts.append((i, n))
    if len(parts) < 2 or sum(n for _, n in parts) != count.low:
        return 0
    ends = [i for i, _ in parts[1:]] + [sentence.end]
    return next((n for (i, n), end in zip(parts, ends, strict=True) if i <= place < end), 0)


def _subset(reading: Reading, draft: Draft, count: CasualtyMention) -> CasualtyMention:
    """«قتل 13 جنديا، ثلاثة منهم في كمين ...»: those of a total who died in the deed that is told of them."""
    lead = draft.decision.lead
    if lead is None or count.low < 3 or not 0 < lead.start - count.end < _SUBSET_REACH:
        return count
    for i in range(count.end, lead.start):
        numeral = reading.sight.numeral_at(i)
        if numeral is not None and reading.sight.word(numeral.end_token) in SUBSET and lead.start - numeral.end_token <= 3:
            if numeral.best >= count.low or any(c is not count and c.start <= i < c.end for c in reading.counts):
                return count  # «قتل أربعة وجرح سبعة بينهم طفلان في غارة»
            return replace(count, low=numeral.best, best=numeral.best, high=numeral.best)
    return count


def _part_at(reading: Reading, i: int) -> int:
    """A bare number right before «في», «قرب», «بـ»: one share of a toll."""
    sight = reading.sight
    if sight.word(i).removeprefix("و") in _ONE:
        return 1 if sight.word(i + 1).startswith(_WHERE) else 0
    numeral = sight.numeral_at(i)
    if numeral is None or numeral.kind != "plain" or numeral.unit or numeral.low != numeral.high:
        return 0
    where = numeral.end_token + (sight.word(numeral.end_token) in _OF_THEM)
    return numeral.best if sight.word(where).startswith(_WHERE) else 0
