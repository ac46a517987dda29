"""A deed that is only told as what another answered: «أطلق الحزب صاروخين ردا على قصف القرى», «... انتقاما لاغتيال أحد قادته»."""

from __future__ import annotations

from waqai.events.cut_places import ANSWERS
from waqai.events.draft import Draft
from waqai.events.reading import Reading


def only_answered(reading: Reading, draft: Draft) -> bool:
    """Whether a draft's deed stands right behind words of answering it, and no place, day or toll is told of it: it is no incident here."""
    if draft.own_place or draft.segment.in_title or draft.moment is not None or any(c.low > 1 for c in draft.counts):
        return False
    sight = reading.sight
    told = draft.decision.lead.start if draft.decision.lead is not None else draft.counts[0].head if draft.counts else None
    if told is None:
        return False
    if sight.word(told - 1) == "علي":
        return sight.word(told - 2) in ANSWERS
    return sight.word(told).startswith("ل") and sight.word(told - 1) in ANSWERS
