"""Bombs of several kinds in one clause, each with its place: «تفجيران: عبوة ناسفة في س أودت باثنين، وسيارة مفخخة في ص»."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.draft import Draft
from waqai.events.tactic import tactic_of
from waqai.mentions.sight import Sight
from waqai.model import TACTIC_GROUPS


def by_their_arms(sight: Sight, drafts: list[Draft]) -> None:
    """Give each of the drafts of one clause the kind of bomb that is named before its own place, where the kinds differ."""
    if len(drafts) < 2 or TACTIC_GROUPS.get(drafts[0].tactic) != "bomb":
        return
    kinds, at = [], drafts[0].segment.start
    for draft in drafts:
        if draft.spot is None or draft.spot.start < at:
            return
        arms = (tactic_of(h) for h in sight.within(at, draft.spot.start, "weapons"))
        kinds.append(next((kind for kind in arms if TACTIC_GROUPS.get(kind) == "bomb"), ""))
        at = draft.spot.end
    if "" in kinds or len(set(kinds)) < 2:
        return
    for draft, kind in zip(drafts, kinds, strict=True):
        if kind != draft.tactic:
            draft.decision = replace(draft.decision, tactic=kind, rule="arms-before-its-place")
