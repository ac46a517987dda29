"""Women and children among the dead of a strike: «قتل ستة بينهم أربع نساء» tells of civilians, whoever holds the town."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_words import AMONG
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_CIVILIANS = "civilians"
_FAMILY = frozenset(("woman", "girl", "girl-bint", "boy", "child", "infant", "baby-boy", "wife"))
_PART = AMONG | word_set("نصفهم ثلثاهم ثلثهم معظمهم غالبيتهم أغلبهم جلهم أكثرهم بينهن")
_REACH = 3
_HARM = ("killed", "wounded", "killed_or_wounded")
_STRIKES = ("air_strike", "drone_strike", "shelling", "bombing_ied", "car_bomb", "suicide_bombing", "mine", "shooting", "armed_attack")
_GUESSED = ("chosen", "usual opponent", "the article's enemy", "whose arms these are")


def name_civilians(reading: Reading, draft: Draft) -> None:
    """Put civilians first among those struck where women or children are counted and no side's people are; sides only guessed go."""
    if draft.tactic not in _STRIKES or draft.targets[:1] == (_CIVILIANS,):
        return
    told = _women_or_children(reading, draft)
    pairs = list(zip(draft.targets, draft.target_hits, strict=True))
    if told is None or any(h.entry.pack == "actors" and draft.counts_as_victims(t) for t, h in pairs):
        return
    guessed = draft.inherited.get("target") in _GUESSED
    rest = [(t, h) for t, h in pairs if t != _CIVILIANS and not (guessed and h.entry.pack == "actors")]
    draft.targets, draft.target_hits = (_CIVILIANS, *(t for t, _ in rest)), (told, *(h for _, h in rest))


def _women_or_children(reading: Reading, draft: Draft) -> Hit | None:
    for segment in draft.segments:
        for count in reading.counts_in(segment.start, segment.end):
            if count.denied or count.kind not in _HARM:
                continue
            found = next((h for h in count.who if h.entry.id in _FAMILY), None)
            if found is not None:
                return found
        if any(not c.denied and c.kind in _HARM and not c.who for c in draft.counts):
            part = _part_of_them(reading, segment.start, segment.end)
            if part is not None:
                return part
    return None


def _part_of_them(reading: Reading, start: int, end: int) -> Hit | None:
    """«بينهم أربع نساء», «نصفهم أطفال»: women or children as a part of those counted."""
    sight = reading.sight
    for i in range(start, end):
        if sight.word(i) in _PART:
            behind = sight.within(i + 1, min(end, i + 1 + _REACH), "persons")
            return next((h for h in behind if h.entry.id in _FAMILY), None)
    return None
