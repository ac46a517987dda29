"""Whose report a row rests on, and who names the attacker: words of the article, never judged."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.parts import SOURCE
from waqai.events.reading import Reading
from waqai.events.roles import find_roles
from waqai.mentions.lexicon import Hit

_REPORTERS = ("observatory", "agency", "interior-ministry", "spokesman", "witnesses", "source")


def reported_by(reading: Reading, draft: Draft) -> tuple[str | None, Hit | None]:
    """Whose report the article gives: the body that speaks in the row's sentences («المتحدث باسم الجيش»), else the agency, witnesses
    or source named there.
    """
    for segment in draft.segments:
        spoken = _speaker(reading, draft, segment.sentence.start, segment.sentence.end)
        if spoken is not None:
            return spoken
    for wanted in _REPORTERS:
        for segment in draft.segments:
            for hit in reading.cues_in(segment.sentence.start, segment.sentence.end, "reporter"):
                if hit.entry.id == wanted:
                    return reading.text.words(hit.start, hit.end), hit
    return None, None


def attributed_by(reading: Reading, draft: Draft) -> tuple[str | None, Hit | None]:
    """Who names the attacker where the row's own clause accuses or blames: the actor beside the verb («اتهمت بغداد التنظيم»), else
    who speaks.
    """
    if not set(draft.attackers) - {"unknown"}:
        return None, None
    for segment in draft.segments:
        cues = reading.cues_in(segment.start, segment.end, "attribution")
        if cues:
            beside = [
                h
                for h in reading.sight.within(max(segment.start, cues[0].start - 3), min(segment.end, cues[0].end + 4), "actors")
                if h not in draft.attacker_hits[-1:]
            ]
            if beside:
                return reading.text.words(beside[0].start, beside[0].end), beside[0]
            place = next((s for s in reading.spots_in(cues[0].end, cues[0].end + 1)), None)  # «اتهمت أنقرة ...»
            if place is not None:
                return place.place.name_ar, cues[0]
            return _speaker(reading, draft, segment.sentence.start, segment.sentence.end) or (None, None)
    return None, None


def _speaker(reading: Reading, draft: Draft, start: int, end: int) -> tuple[str, Hit] | None:
    country = draft.spot.place.country if draft.spot is not None else None
    for role in find_roles(reading.sight, start, end, None, draft.tactic, set()):
        if role.part == SOURCE or role.cue == "claims":  # «أعلن التنظيم مسؤوليته عن ...» is the claimant's word
            names = reading.cast.names(role.hit, country)
            if names and names != ("unknown",):
                return names[0], role.hit
    return None
