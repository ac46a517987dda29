"""A row's number told again in another sentence, and what that sentence adds: «قتل 13 ...» and, further down, «13 قتيلا و31 جريحا»."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.nearness import place_relation
from waqai.events.reading import Reading
from waqai.events.toll_zeros import none_hurt_here_either
from waqai.mentions.counts import CasualtyMention

_KINDS = ("killed", "wounded")
_TAKING = ("abduction", "arrest_raid")
_BREATH = 3  # tokens between the dead and the wounded told with them
_TELLING = 3  # the least number that tells one incident from others


def told_with_the_same(reading: Reading, draft: Draft, kept: list[Draft], owned: set[int]) -> list[CasualtyMention]:
    """The wounded (or dead) that a row lacks, or has only as «العشرات», where a sentence tells them beside its own dead (or wounded)."""
    if not draft.counts and not draft.lent and (zeros := none_hurt_here_either(draft, kept)):
        return zeros
    own = [c for c in (*draft.counts, *draft.lent) if not c.aside and not c.denied]
    if any(c.kind == "killed_or_wounded" for c in own):
        return []
    for kind, other in (_KINDS, _KINDS[::-1]):
        known = [c for c in own if c.kind == kind and not c.vague and c.low >= _TELLING]
        numbers, added = {c.low for c in known}, any(c.rule == "sum" for c in known)
        if len(numbers) != 1 or any(c.kind == other and not c.vague for c in own) or _shared(draft, kept, kind, numbers):
            continue
        for count in reading.counts:
            if count.kind == kind and count.low in numbers and not (count.vague or count.aside or (count.rule == "sum" and not added)):
                more = _beside(reading, draft, kept, count, other, owned)
                if more is not None:
                    return [more]
    return []


def told_in_the_title(reading: Reading, draft: Draft, kept: list[Draft], owned: set[int]) -> list[CasualtyMention]:
    """«مقتل جنديين في هجوم شرقي البلاد» over «إن حارسين قتلا وجرح 14 في هجوم ...»: the number of a title that stands with a row, told in
    the body in a clause that is no row, and the wounded told with it.
    """
    if draft.tactic in _TAKING:
        return []
    own = (*draft.counts, *draft.lent)
    titles = [c for c in own if reading.sentence_of(c.head).kind == "title" and c.low > 1 and not (c.vague or c.denied or c.aside)]
    known = {c.kind for c in own if reading.sentence_of(c.head).kind != "title"}
    for title in titles:
        if title.kind in known or _shared(draft, kept, title.kind, {title.low}):
            continue
        for count in reading.counts:
            again = count.kind == title.kind and count.low == title.low and not (count.aside or count.denied)
            free = id(count) not in owned and not any(c is count for k in kept for c in k.counts)
            if again and free and reading.sentence_of(count.head).kind == "body":
                return [count, *_right_behind(reading, count, known)]
    return []


def _right_behind(reading: Reading, count: CasualtyMention, known: set[str]) -> list[CasualtyMention]:
    """«قتلا وأصيب 31»: the wounded right behind the dead, where a row has none."""
    end = reading.sentence_of(count.head).end
    more = [c for c in reading.counts_in(count.end, end) if c.kind in _KINDS and c.kind != count.kind and c.start - count.end <= _BREATH]
    return more[:1] if more and not more[0].aside and more[0].kind not in known else []


def _shared(draft: Draft, kept: list[Draft], kind: str, numbers: set[int]) -> bool:
    """Whether another row has that number too."""
    return any(c.kind == kind and c.low in numbers for k in kept if k is not draft for c in (*k.counts, *k.lent))


def _beside(
    reading: Reading, draft: Draft, kept: list[Draft], count: CasualtyMention, kind: str, owned: set[int]
) -> CasualtyMention | None:
    """The count of the other kind in the sentence that repeats a number, where nothing there is another row's or of another place."""
    sentence = reading.sentence_of(count.head)
    if any(k is not draft and k.own_place and any(s.sentence is sentence for s in k.segments) for k in kept):
        return None
    places = [s.place for s in reading.spots_in(sentence.start, sentence.end) if s.role == "event"]
    if draft.spot is not None and places and all(place_relation(p, draft.spot.place) == "apart" for p in places):
        return None
    same = [c for c in reading.counts_in(sentence.start, sentence.end) if c.kind == kind and not (c.vague or c.denied or c.aside)]
    if len(same) != 1 or id(same[0]) in owned or any(k is not draft and _tells_of(k, same[0]) for k in kept):
        return None
    return same[0]


def _tells_of(draft: Draft, count: CasualtyMention) -> bool:
    """Whether a count stands in a clause with a deed, dead and wounded of its own: «..., بينما انفجرت سيارة فقتلت تسعة وأصابت ثلاثين»."""
    lead = draft.decision.lead
    if lead is None or lead.entry.attrs.get("toll") or not any(c is count for c in draft.counts):
        return False
    return {c.kind for c in draft.counts} >= set(_KINDS)
