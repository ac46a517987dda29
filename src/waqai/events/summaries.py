"""Leads that sum up what the text then tells place by place: they repeat the body and are no row of their own (codebook)."""

from __future__ import annotations

from waqai.events.affinity import GROUPS
from waqai.events.draft import Draft
from waqai.events.nearness import place_relation

_OPENING = 4  # sentences
_PARTS = 2


def sums_up_the_rest(draft: Draft, events: list[Draft]) -> bool:
    """Whether a draft of the opening, placed in a whole country, is told again in parts: two or more finer incidents of its kind, by
    one of those who did it.

    «نفذ التحالف 14 ضربة في العراق. ... استهدفت ضربة مواقع قرب الموصل ... وأخرى قرب بيجي»: the first sentence is no fifteenth strike.
    """
    if draft.spot is None or draft.spot.place.precision < 5 or draft.segment.sentence.index > _OPENING:
        return False
    if draft.status != "actual" or draft.decision.lead is None:
        return False
    return sum(_is_part(draft, other) for other in events) >= _PARTS


def _is_part(whole: Draft, part: Draft) -> bool:
    if part is whole or part.spot is None or whole.spot is None or part.segment.start <= whole.segment.start:
        return False
    if part.spot.place.precision >= 4 or GROUPS[part.tactic] != GROUPS[whole.tactic]:
        return False
    by = set(part.attackers) & set(whole.attackers) - {"unknown"}
    return bool(by) and place_relation(whole.spot.place, part.spot.place) == "contains"
