"""A deed that stands behind the last of several tolls and is the deed of all: «قتل ثلاثة في س، وخمسة في ص في تفجيرات انتحارية»."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.draft import Draft
from waqai.events.segments import TOLL


def share_deeds(drafts: list[Draft]) -> None:
    """Give the clauses of a sentence that tell a toll and a place only the deed told behind the place of the last of them."""
    for n, last in enumerate(drafts):
        if last.segment.lead != TOLL or not _stands_behind(last):
            continue
        for draft in reversed(drafts[:n]):
            if draft.decision.lead is not None and not draft.decision.lead.entry.attrs.get("toll") or not draft.counts:
                break
            draft.decision = replace(last.decision, rule="deed-of-all-tolls", sure=min(0.7, last.decision.sure))
            draft.weapon = draft.weapon or last.weapon
            if not draft.attackers:
                draft.attackers, draft.attacker_hits, draft.attacker_sure = last.attackers, last.attacker_hits, last.attacker_sure
            if draft.segment.lead != TOLL:
                break


def _stands_behind(draft: Draft) -> bool:
    """Whether the deed of a clause is told behind its toll and its place."""
    lead = draft.decision.lead
    if lead is None or lead.form in ("verb", "present") or lead.entry.attrs.get("toll") or draft.spot is None or not draft.counts:
        return False
    return lead.start >= draft.spot.end > draft.counts[0].head
