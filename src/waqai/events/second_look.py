"""A second look at a draft's tactic: a small fitted model weighs what the rules of `tactic` do not, and may overrule them.

«هاجمت القوات مواقع المسلحين» reads as an attack by its verb, but two armed sides and ground to be taken make it fighting. The features
are signs that can be read off a draft (its rule, its trigger, the other triggers, the weapons, the kinds of the two sides, what was
told just before), never words of an article, places or names. Weights are written by benchmarks/fit_tactic.py into
knowledge/packs/typing.yaml.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from operator import add

from waqai.events.arms_heard import aloft, hears_air, hears_shells
from waqai.events.reading import Reading
from waqai.events.segments import Segment
from waqai.events.tactic import IRREGULAR, Decision, tactic_of
from waqai.events.triggers import weight
from waqai.knowledge.packs_store import PACK_DIR, read_yaml
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.lexicon import Hit

_ARMED = ("state_military", "coalition", "armed_group", "militia", "paramilitary")
_BLASTS = ("suicide_bombing", "car_bomb", "bombing_ied", "grenade", "mine")
SURE = 0.83  # rules as sure as this are not overruled: an instrument, a drone, a raid by name
_STATE = ("state_military", "state_security", "state_police")


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The model's weights: tactic to feature to weight; "" holds the margin by which another tactic must win."""
    data = read_yaml(PACK_DIR / "typing.yaml")
    return {
        "": {"margin": float(data["margin"])},
        **{str(t): {str(k): float(v) for k, v in row.items()} for t, row in data["weights"].items()},
    }


@lru_cache(maxsize=1)
def _by_sign() -> dict[str, tuple[float, ...]]:
    """The same weights, feature to one weight for each tactic in their order: a draft has few of the many features."""
    tactics = [row for tactic, row in weights().items() if tactic]
    return {name: tuple(row.get(name, 0.0) for row in tactics) for name in {name for row in tactics for name in row}}


def reconsider(decision: Decision, signs: dict[str, float], found: list[Hit]) -> Decision:
    """The decision, or where the model is surer of another tactic by its margin, that one, led by a trigger of its own if there is one."""
    if decision.sure >= SURE:
        return decision
    model = weights()
    totals = [0.0] * (len(model) - 1)
    for name, value in signs.items():
        if value and (worth := _by_sign().get(name)):
            totals = list(map(add, totals, worth if value == 1.0 else [w * value for w in worth]))
    scores = dict(zip((t for t in model if t), totals, strict=True))
    if decision.tactic not in scores:
        return decision
    if decision.tactic not in _BLASTS and not _blast_told(signs, found):
        scores = {t: s for t, s in scores.items() if t not in _BLASTS}
    if decision.tactic == "armed_clash" and "people: militant" in signs:
        scores.pop("protest_violence", None)  # «مواجهات بين الشرطة ومسلحين»
    if decision.tactic == "armed_clash" and ("by tribe" in signs or "on tribe" in signs) and not _protest_told(signs, found):
        scores.pop("protest_violence", None)  # «قتل مدني في اشتباكات بين الجيش وأفراد من القبيلة»
    if "by armed_group" in signs and {h.entry.id for h in found if tactic_of(h) == "arrest_raid"} == {"raid-search"}:
        scores.pop("arrest_raid", None)  # «داهم عناصر التنظيم منازل وأحرقوها»
    if decision.tactic == "armed_clash" and decision.rule == "trigger" and not _crowd_told(signs, found):
        scores.pop("protest_violence", None)  # «تبادل الجيشان إطلاق النار»
    if decision.lead is not None and decision.lead.entry.attrs.get("ground") and not _protest_told(signs, found):
        scores.pop("protest_violence", None)  # «سيطر الجيش على القرية ومزارعها»
    if decision.tactic == "armed_attack" and signs.get("cue foil") and not _fighters_told(signs):
        scores.pop("armed_clash", None)  # «إحباط هجوم كان يستهدف كنيسة»
    best = max(scores, key=lambda t: scores[t])
    if best == decision.tactic or scores[best] < scores[decision.tactic] + model[""]["margin"]:
        return decision
    own = next((h for h in found if tactic_of(h) == best and weight(h) >= 0.5), None)
    total = sum(math.exp(s - scores[best]) for s in scores.values())
    lead = own if own is not None and (decision.lead is None or decision.lead.entry.attrs.get("generic")) else decision.lead
    return Decision(best, lead, decision.because, "second-look", round(min(0.9, 1.0 / total), 2))


def _fighters_told(signs: dict[str, float]) -> bool:
    """Whether an armed side that is no state's force is told of in the passage."""
    return "people: militant" in signs or any(f"{part} {kind}" in signs for part in ("by", "on") for kind in IRREGULAR)


def _crowd_told(signs: dict[str, float], found: list[Hit]) -> bool:
    """Whether people without arms, a crowd or a protest are told of in the passage."""
    return _protest_told(signs, found) or any(
        signs.get(s) for s in ("on civilian", "people: civilian", "people: political", "people: detainee")
    )


def _protest_told(signs: dict[str, float], found: list[Hit]) -> bool:
    """Whether a crowd or a protest is told of in the passage."""
    return bool(signs.get("things: crowd")) or any(tactic_of(h) == "protest_violence" for h in found)


def _blast_told(signs: dict[str, float], found: list[Hit]) -> bool:
    """Whether a word of a blast or of a bomb stands in the passage: without one no bomb went off there («عثر على جثة في سيارة»)."""
    return any(tactic_of(h) in _BLASTS for h in found) or any(f"arms: {kind}" in signs for kind in (*_BLASTS, "explosive", "bomb"))


def signs(
    reading: Reading,
    segment: Segment,
    found: list[Hit],
    decision: Decision,
    sides: tuple[Iterable[str], Iterable[str]],
    counts: list[CasualtyMention],
    told: tuple[str, str],
) -> dict[str, float]:
    """What the model sees. `sides` are the kinds of the attackers and of the targets, `told` the tactics of the draft before in the
    sentence and of the last draft of the sentence before in the paragraph ("" for none).
    """
    sight, lead = reading.sight, decision.lead
    out = {"bias": 1.0, f"rules say {decision.tactic}": 1.0, f"rule {decision.rule}": 1.0}
    if lead is not None:
        out[f"lead {tactic_of(lead)}{' (generic)' if lead.entry.attrs.get('generic') else ''}"] = 1.0
        out[f"trigger {lead.entry.id}"] = 1.0
        out["lead a verb"] = float(lead.verbal)
        out["lead weak"] = float(weight(lead) < 0.5)
        out["lead plural"] = float(lead.number in (3, 4))
        near = aloft(sight, max(segment.start, lead.start - 8), min(segment.end, lead.end + 9))
        out["place struck"] = float(
            any(s.start - lead.end in (0, 1) and not s.preposition for s in reading.spots_in(lead.end, lead.end + 2))
        )
    else:
        near = aloft(sight, segment.start, segment.end)
        out["toll alone"] = 1.0
    out["heard: air"], out["heard: shells"] = float(hears_air(near)), float(hears_shells(near))
    whole = aloft(sight, segment.start, segment.end)
    out["told: air"], out["told: shells"] = float(hears_air(whole)), float(hears_shells(whole))
    for hit in found:
        if hit is not lead and weight(hit) >= 0.35:
            side = "before" if lead is not None and hit.start < lead.start else "after"
            out[f"{side}: {tactic_of(hit)}{' (generic)' if hit.entry.attrs.get('generic') else ''}"] = 1.0
    for hit in sight.within(segment.start, segment.end, "weapons"):
        out[f"arms: {tactic_of(hit) or hit.entry.attrs.get('class')}"] = 1.0
    attackers, targets = set(sides[0]), set(sides[1])
    out.update({f"by {kind}": 1.0 for kind in attackers or {"nobody"}})
    out.update({f"on {kind}": 1.0 for kind in targets or {"nobody"}})
    armed = bool(attackers & set(_ARMED)) and bool(targets & set(_ARMED))
    out["both armed"] = float(armed)
    out["both armed, attack"] = float(armed and decision.tactic == "armed_attack")
    out["state on a crowd"] = float(bool(attackers & set(_STATE)) and "civilians" in targets and not targets & set(_ARMED))
    for hit in sight.within(segment.start, segment.end, "persons"):
        out[f"people: {hit.entry.attrs.get('role')}"] = 1.0
    for hit in sight.within(segment.start, segment.end, "targets"):
        out[f"things: {hit.entry.attrs.get('class')}"] = 1.0
    out["toll told"] = float(bool(counts))
    out["fighters counted"] = float(any(h.entry.pack == "actors" or h.entry.attrs.get("role") == "militant" for c in counts for h in c.who))
    out[f"clause before {told[0] or 'none'}"] = 1.0
    out[f"sentence before {told[1] or 'none'}"] = 1.0
    out["runs on from a strike"] = float(told[1] in ("air_strike", "shelling") and not attackers and lead is not None and lead.verbal)
    cued = reading.cued_in(segment.start, segment.end)
    for cue in ("protest", "reporter", "claim", "foil", "court", "background"):
        out[f"cue {cue}"] = float(cue in cued)
    return out
