"""Settle the tolls of one event from all its counts: totals, sides, updates, attackers' own dead (codebook: "Numbers", conventions 1 to 4)."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.model import Count, Evidence

_ATTACKER_ROLES = ("militant", "attacker", "bomber")
_ONE_SIDED_STATE = ("air_strike", "drone_strike", "shelling", "arrest_raid", "armed_attack", "shooting", "assassination", "execution", "other", "bombing_ied", "mine")


@dataclass(frozen=True, slots=True)
class Toll:
    """A settled count and the evidence for it."""

    count: Count
    evidence: tuple[Evidence, ...]


def settle_tolls(reading: Reading, draft: Draft) -> dict[str, Toll]:
    """Counts by field (killed, wounded, killed_or_wounded, abducted, attackers_killed)."""
    body = [c for c in draft.counts if reading.sentence_of(c.head).kind != "title"]
    counts = body or draft.counts
    own = [c for c in counts if c.kind == "killed" and _is_attackers(reading, draft, c)]
    others = [c for c in counts if c not in own]
    out: dict[str, Toll] = {}
    for kind in ("killed", "wounded", "killed_or_wounded", "abducted"):
        toll = _one(reading, draft, [c for c in others if c.kind == kind], kind, "both" if draft.tactic == "armed_clash" else "victims")
        if toll is not None:
            out[kind] = toll
    dead = _one(reading, draft, own, "killed", "attackers")
    if dead is not None:
        out["attackers_killed"] = dead
    if "killed_or_wounded" in out and ("killed" in out or "wounded" in out):
        first = min((c for c in others if c.kind in ("killed", "wounded", "killed_or_wounded")), key=lambda c: c.head)
        if first.kind == "killed_or_wounded":
            out.pop("killed", None)
            out.pop("wounded", None)
        else:
            out.pop("killed_or_wounded")
    if any(c.denied for c in counts) and "killed" not in out and "killed_or_wounded" not in out and "wounded" in out and out["wounded"].count.low == 0:
        out["killed"] = Toll(Count("killed", 0, 0, 0), out["wounded"].evidence)
    return out


def _one(reading: Reading, draft: Draft, counts: list[CasualtyMention], kind: str, whose: str) -> Toll | None:
    if not counts:
        return None
    updated = [c for c in counts if c.update and c.low > 0]
    if updated and len(counts) > 1:
        newest = reading.text.tokens[updated[-1].head].sentence
        counts = [c for c in counts if reading.text.tokens[c.head].sentence == newest and c.head >= updated[-1].head]
    sentences = [reading.text.tokens[c.head].sentence for c in counts]
    first = [c for c, s in zip(counts, sentences, strict=True) if s == sentences[0]]
    chosen = _distinct(reading, first)
    if draft.tactic == "armed_clash" and len(chosen) == 1:
        for count, sentence in zip(counts, sentences, strict=True):
            if sentence - sentences[0] <= 3 and sentence != sentences[0] and _other_side(reading, chosen, count) and count.low not in {c.low for c in chosen}:
                chosen.append(count)
    low, best = sum(c.low for c in chosen), sum(c.best for c in chosen)
    high = sum(c.high for c in chosen if c.high is not None) if all(c.high is not None for c in chosen) else None
    evidence = tuple(Evidence(c.span, f"count/{c.rule}") for c in chosen)
    return Toll(Count(kind, low, best, high, whose), evidence)


def _distinct(reading: Reading, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """Counts of one sentence that add up: those after the first only where they count other people."""
    chosen: list[CasualtyMention] = []
    for count in counts:
        if not chosen:
            chosen.append(count)
        elif count.rule in ("pronoun", "pronoun-plural", "plural", "others", "singular", "named"):
            if count.rule in ("singular", "others") and count.head - chosen[-1].end <= 8 and _other_side(reading, chosen, count):
                chosen.append(count)
        elif any(count.low == c.low and count.high == c.high for c in chosen):
            continue
        elif _other_side(reading, chosen, count):
            chosen.append(count)
    return chosen


def _other_side(reading: Reading, chosen: list[CasualtyMention], count: CasualtyMention) -> bool:
    """Whether a count is of people that the chosen ones do not hold."""
    mine = {h.entry.id for h in count.who}
    theirs = {h.entry.id for c in chosen for h in c.who}
    return bool(mine and theirs) and not mine & theirs


def _is_attackers(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    if draft.tactic == "armed_clash":
        return False
    lead = draft.decision.lead
    if lead is not None and "repel" in lead.entry.id and not any(h.entry.pack == "actors" for h in count.who):
        return draft.tactic == "armed_attack"
    country = draft.spot.place.country if draft.spot is not None else reading.country
    actors = [h for h in count.who if h.entry.pack == "actors"]
    names = {n for h in actors for n in reading.cast.names(h, country)}
    if names:
        return bool(names & set(draft.attackers)) and not names & set(draft.targets)
    roles = {str(h.entry.attrs.get("role")) for h in count.who}
    if "bomber" in roles or any(h.entry.attrs.get("attacker") and h.entry.id in ("suicide-bomber", "attacker", "assailant") for h in count.who):
        return True
    group_attacks = any(reading.cast.is_group(a) for a in draft.attackers) or not draft.attackers or set(draft.attackers) == {"unknown"}
    return roles <= {"militant"} and bool(roles) and group_attacks and bool(draft.targets) and not any("militant" in t for t in draft.targets)
