"""Who claims an event, and the named campaign that an article tells of. A claim is kept apart from what is reported."""

from __future__ import annotations

import re

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.text import fold_word, word_set

_CAMPAIGN_HEADS = word_set("غزوة غزوات")
_QUOTED = re.compile(r"[\"«“„'](?P<name>[^\"»”'«“]{3,60})[\"»”']")


def set_claims(reading: Reading, drafts: list[Draft]) -> None:
    """Give the draft of a claim's sentence (or the last one before it) the claimant's name."""
    for draft in drafts:
        segment = draft.segment
        sentence = segment.sentence
        cues = reading.cues_in(segment.start, segment.end, "claim")
        if cues and draft.definite and not draft.counts and (draft.spot is None or draft.spot.place.precision >= 4) and not segment.in_title:
            draft.cut = True  # «تبنت الهجوم»: the claim of what was told before
            continue
        if cues and not reading.cues_in(sentence.start, sentence.end, "no-claim"):
            claimant = _claimant(reading, cues[0].start, segment.start, segment.end, draft)
            if claimant is not None:
                draft.claimed_by, draft.claim_hit = claimant, cues[0]
                if set(draft.attackers) <= {"unknown"}:
                    draft.attackers, draft.attacker_sure = (claimant,), 0.8
                    draft.attacker_hits = draft.attacker_hits[:1] or (cues[0],)
    _loose_claims(reading, drafts)


def _loose_claims(reading: Reading, drafts: list[Draft]) -> None:
    """Sentences that only claim: «وأعلنت جماعة ... مسؤوليتها عن الهجوم» goes with the last draft told before."""
    taken = {d.segment.sentence.index for d in drafts if not d.cut}
    for cue in reading.cues:
        if cue.entry.attrs.get("cue") != "claim":
            continue
        sentence = reading.sentence_of(cue.start)
        if sentence.index in taken or reading.cues_in(sentence.start, sentence.end, "no-claim"):
            continue
        before = [d for d in drafts if not d.cut and d.segment.start < sentence.start and not d.segment.in_title]
        if not before:
            continue
        claimant = _claimant(reading, cue.start, sentence.start, sentence.end, before[-1])
        if claimant is not None and before[-1].claimed_by is None:
            before[-1].claimed_by, before[-1].claim_hit = claimant, cue
            if set(before[-1].attackers) <= {"unknown"}:
                before[-1].attackers, before[-1].attacker_sure, before[-1].attacker_hits = (claimant,), 0.8, (cue,)


def _claimant(reading: Reading, cue: int, start: int, end: int, draft: Draft) -> str | None:
    country = draft.spot.place.country if draft.spot is not None else reading.country
    actors = [h for h in reading.sight.within(start, end, "actors") if not str(h.entry.attrs.get("class", "")).startswith("state")]
    if not actors:
        return None
    nearest = min(actors, key=lambda h: (abs(h.start - cue) if h.start >= cue else abs(h.end - cue) + 1))
    names = reading.cast.names(nearest, country)
    return names[0] if names and names[0] != "unknown" else None


def find_campaign(reading: Reading) -> str | None:
    """A named series of attacks: «غزوة ...» in quotation marks or with its genitive."""
    raw = reading.text.raw
    for match in _QUOTED.finditer(raw):
        words = match.group("name").split()
        if len(words) >= 2 and fold_word(words[0]) in _CAMPAIGN_HEADS:
            return " ".join(words)
    return None
