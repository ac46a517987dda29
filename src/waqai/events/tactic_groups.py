"""Tactics that are kin to each other, and how the tactics of two tellings stand to each other."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading

GROUPS = {
    "suicide_bombing": "bomb", "car_bomb": "bomb", "bombing_ied": "bomb", "grenade": "bomb", "mine": "bomb",
    "air_strike": "stand-off", "drone_strike": "stand-off", "shelling": "stand-off",
    "armed_attack": "armed", "shooting": "armed", "assassination": "armed", "execution": "armed",
    "armed_clash": "clash", "abduction": "abduction", "arson_property": "property", "arrest_raid": "arrest",
    "protest_violence": "unrest", "other": "other",
}  # fmt: skip
_NEAR = frozenset(
    frozenset(pair.split())
    for pair in ("armed clash", "armed bomb", "armed property", "armed abduction", "clash arrest", "armed arrest", "bomb property")
)
_SURE = 0.68


def tactics_sign(reading: Reading, new: Draft, old: Draft) -> str:
    a, b = GROUPS[new.tactic], GROUPS[old.tactic]
    if new.tactic == old.tactic and new.tactic != "other":
        return "tactic_same"
    if a == b:
        return "tactic_other_arms" if _other_arms(reading, new, old) else "tactic_kindred"
    if new.decision.lead is None or old.decision.lead is None or "other" in (a, b) or _just_the_attack(new):
        return "tactic_open"
    if {a, b} == {"stand-off", "clash"}:
        return "tactic_strike_clash"
    if {a, b} == {"armed", "arrest"} and _one_raid(reading, new, old):
        return "tactic_kindred"
    return "tactic_near" if frozenset((a, b)) in _NEAR else "tactic_foreign"


def _one_raid(reading: Reading, new: Draft, old: Draft) -> bool:
    """«اقتحمت قوات الاحتلال جنين. ... ودهم الجنود منازل واعتقلوا تسعة»: a state's forces storm in and arrest."""
    return any(reading.cast.is_state(n) for n in set(new.attackers) & set(old.attackers)) and "armed_attack" in (new.tactic, old.tactic)


def _just_the_attack(draft: Draft) -> bool:
    """«الهجوم», «الاعتداء», «العملية»: what was told before, by whatever arms."""
    lead = draft.decision.lead
    return draft.definite and draft.tactic == "armed_attack" and lead is not None and lead.entry.attrs.get("generic") is True


def _other_arms(reading: Reading, new: Draft, old: Draft) -> bool:
    """«قصفت المدفعية مواقعهم» after «شن الطيران غارات»: two ways of striking, neither of them a guess, are two deeds."""
    fired = [d for d in (new, old) if d.tactic == "shelling"]
    sure = all(d.decision.sure >= _SURE for d in (new, old))
    if len(fired) != 1 or not sure or new.definite or new.segment.in_title or old.segment.in_title:
        return False
    return not any(reading.cast.is_coalition(n) for n in fired[0].attackers)  # a coalition's missiles come from the air
