"""Tactics that are kin to each other, and how the tactics of two tellings stand to each other."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.model import TACTIC_GROUPS

_NEAR = frozenset(
    frozenset(pair.split())
    for pair in ("armed clash", "armed bomb", "armed property", "armed abduction", "clash arrest", "armed arrest", "bomb property")
)
_SURE = 0.68


def tactics_sign(reading: Reading, new: Draft, old: Draft) -> str:
    """The one sign, of those that affinity weighs, for how the tactic of a new telling stands to that of an old one.

    «قصف» after «قصف»: tactic_same; «إطلاق نار» after «اغتيال»: tactic_kindred, for reporters take the one for the other; shells after
    an air strike: tactic_other_arms; «الهجوم», which leaves the arms open: tactic_open; «قصف» after «اشتباكات»: tactic_strike_clash;
    «انفجار» after «إطلاق نار»: tactic_near; «خطف» after «قصف»: tactic_foreign.
    """
    a, b = TACTIC_GROUPS[new.tactic], TACTIC_GROUPS[old.tactic]
    if new.tactic == old.tactic and new.tactic != "other":
        return "tactic_same"
    if a == b:
        return "tactic_other_arms" if _other_arms(reading, new, old) else "tactic_kindred"
    if _untold(new) or _untold(old) or "other" in (a, b) or _just_the_attack(new):
        return "tactic_open"
    if new.definite and b == "armed" and a == "bomb" and an_attack(old):
        return "tactic_open"
    if {a, b} == {"stand-off", "clash"}:
        return "tactic_strike_clash"
    if {a, b} == {"armed", "arrest"} and _one_raid(reading, new, old):
        return "tactic_kindred"
    return "tactic_near" if frozenset((a, b)) in _NEAR else "tactic_foreign"


def _untold(draft: Draft) -> bool:
    """Whether no word says by what means people came to harm; «عبوة مرت فوقها مركبة في س، قتيل وجريحان» tells it by its arms and place."""
    return draft.decision.lead is None and not (draft.decision.rule == "instrument" and draft.own_place and draft.spot is not None)


def _one_raid(reading: Reading, new: Draft, old: Draft) -> bool:
    """«اقتحمت قوات الاحتلال جنين. ... ودهم الجنود منازل واعتقلوا تسعة»: a state's forces storm in and arrest."""
    return any(reading.cast.is_state(n) for n in set(new.attackers) & set(old.attackers)) and "armed_attack" in (new.tactic, old.tactic)


def _just_the_attack(draft: Draft) -> bool:
    """«الهجوم», «الاعتداء», «العملية»: what was told before, by whatever arms."""
    return draft.definite and an_attack(draft)


def an_attack(draft: Draft) -> bool:
    """«هجوم», «اعتداءات»: by whatever arms."""
    lead = draft.decision.lead
    return draft.tactic == "armed_attack" and lead is not None and lead.entry.attrs.get("generic") is True


def _other_arms(reading: Reading, new: Draft, old: Draft) -> bool:
    """«قصفت المدفعية مواقعهم» after «شن الطيران غارات»: two ways of striking, neither of them a guess, are two deeds."""
    fired = [d for d in (new, old) if d.tactic == "shelling"]
    sure = all(d.decision.sure >= _SURE for d in (new, old))
    if len(fired) != 1 or not sure or new.definite or new.segment.in_title or old.segment.in_title:
        return False
    return not any(reading.cast.is_coalition(n) for n in fired[0].attackers)  # a coalition's missiles come from the air


def hurt_in_what_they_are_held_for(new: Draft, old: Draft) -> bool:
    """«اعتقال المتورطين في تفجير ... . وأصيب في الهجوم 130»: nobody was hurt in the arrest."""
    return old.tactic == "arrest_raid" and new.definite and bool(new.counts) and TACTIC_GROUPS[new.tactic] in ("bomb", "armed")
