"""Nobody hurt at any of several places: «قصفت أحياء الوادي والنهر والتل ولم تقع إصابات» holds for each of them."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.draft import Draft
from waqai.mentions.counts import CasualtyMention


def none_hurt_here_either(draft: Draft, kept: list[Draft]) -> list[CasualtyMention]:
    """The zeros of the first of several places told in one clause, for a further one that has no toll of its own."""
    starts = {s.start for s in draft.segments}
    for first in kept:
        if first is draft:
            break
        told = [c for c in (*first.counts, *first.lent) if not c.aside]
        if told and starts & {s.start for s in first.segments} and all(c.denied for c in told):
            return [replace(c) for c in told]
    return []
