"""How sure a draft is a row: 0 drops it, else its confidence."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.segments import weight


def judge(reading: Reading, draft: Draft, events: list[Draft]) -> float:
    """The confidence of a draft as a row, 0 where it is none."""
    lead = draft.decision.lead
    known = bool(set(draft.attackers) - {"unknown"}) or bool(draft.targets)
    toll = any(not c.denied for c in draft.counts)
    if draft.cut or (draft.tactic == "other" and not toll):
        return 0.0
    if draft.spot is None and not known:
        return 0.0
    if draft.segment.in_title and len(draft.segments) == 1 and (not draft.own_place or any(not e.segment.in_title for e in events)):
        return 0.0
    if lead is not None and weight(lead) < 0.5 and not (draft.own_place and known):
        return 0.0
    if lead is None and not (draft.own_place and known):
        return 0.0
    score = 0.35 + 0.2 * known + 0.2 * draft.own_place + 0.15 * toll + 0.1 * (draft.moment is not None)
    return min(0.99, score * (0.7 + 0.3 * draft.decision.sure))
