"""Who is held to be behind an incident told before, in a clause that tells none itself: «واتهمت السلطات الحركة بالوقوف وراء الهجوم»."""

from __future__ import annotations

from waqai.events.blame_words import blamed_in, said_to_belong
from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading

_BODIES = ("armed_group", "militia", "paramilitary", "settlers")
_ARMIES = ("state_military", "state_security")
_STAND_OFF = (
    "air_strike",
    "drone_strike",
    "shelling",
)  # a state is blamed for these as who fired, for others mostly as who did not protect


def blame_elsewhere(reading: Reading, drafts: list[Draft]) -> None:
    """Give the draft told before whose attackers are unknown the group that a later clause holds to be behind the deed."""
    told = [d for d in drafts if not d.cut]
    for sentence in reading.text.sentences:
        near = [d for d in told if not d.segment.in_title and 0 <= sentence.index - d.segment.sentence.index <= 2]
        if not near:
            continue
        near = [d for d in near if not only_recalls(d)] or near
        here = [d for d in near if d.segment.sentence is sentence]
        last = near[-1]
        if not set(last.attackers) <= KINDS or len(here) > 1 or last.status in ("background", "denied"):
            continue
        bodies = (*_BODIES, *_ARMIES) if last.tactic in _STAND_OFF else _BODIES
        group = blamed_in(reading, sentence.start, sentence.end, bodies, tells=bool(here))
        if group is None:
            group = said_to_belong(reading, _past_the_deed(here, sentence.start), sentence.end, tells=bool(here))
        names = [n for n in reading.cast.names(group, reading.country) if n not in KINDS] if group is not None else []
        if group is not None and names and names[0] not in last.targets:
            last.attackers, last.attacker_hits, last.attacker_sure = tuple(names[:1]), (group,), 0.7


def _past_the_deed(here: list[Draft], start: int) -> int:
    """The token behind the deed that a sentence tells, its first one where it tells none."""
    lead = here[0].decision.lead if here else None
    return lead.end if lead is not None else start


def only_recalls(draft: Draft) -> bool:
    """«هرعت سيارات الإسعاف إلى موقع الانفجار»: a clause that speaks of a deed told before and says neither where nor how many."""
    return draft.definite and not draft.counts and draft.spot is None
