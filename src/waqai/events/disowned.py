"""Sides that an article says did not do a deed, or have not claimed it: they did it only where something else says so outright."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_disowning import disowns
from waqai.events.side_basics import country_of
from waqai.mentions.lexicon import Hit

_BANDS = ("armed_group", "militia", "political", "paramilitary")
_SENTENCES = 2
_GIVEN_OUTRIGHT = 0.8


def disowning(reading: Reading) -> list[tuple[int, Hit]]:
    """The sides of an article that disown what it tells, each with the number of its sentence."""
    sight, tokens = reading.sight, reading.text.tokens
    bands = (h for h in sight.hits if h.entry.pack == "actors" and str(h.entry.attrs.get("class")) in _BANDS)
    return [(tokens[h.start].sentence, h) for h in bands if disowns(sight, h)]


def disowned_by(reading: Reading, draft: Draft, told: list[tuple[int, Hit]]) -> set[str]:
    """The names of those who disown a draft, in its sentences or the two behind one of them."""
    at = {s.sentence.index for s in draft.segments}
    near = [h for index, h in told if any(0 <= index - k <= _SENTENCES for k in at)]
    return {name for h in near for name in reading.cast.names(h, country_of(reading, draft))} if near else set()


def leave_out_who_disowns(reading: Reading, drafts: list[Draft]) -> None:
    """Take the attackers who disown a deed from a draft that neither they claim nor anything gives them outright."""
    told = disowning(reading)
    if not told:
        return
    for draft in drafts:
        named = disowned_by(reading, draft, told) & set(draft.attackers)
        if named and draft.claimed_by not in named and draft.attacker_sure < _GIVEN_OUTRIGHT:
            kept = [(n, h) for n, h in zip(draft.attackers, draft.attacker_hits, strict=False) if n not in named]
            draft.attackers, draft.attacker_hits = tuple(n for n, _ in kept), tuple(h for _, h in kept)
            draft.attacker_sure = draft.attacker_sure if kept else 0.0
            draft.inherited.pop("attacker", None)
