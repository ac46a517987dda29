"""Which of a state's forces an attacker's name stands for, and what a coalition's bombardment is: it strikes from the air."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.arms_heard import hears_shells
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.side_basics import country_of
from waqai.mentions.lexicon import Hit

_JERUSALEM = "Jerusalem"


def name_forces(reading: Reading, rows: list[Draft]) -> None:
    """Arrests by «السلطات» are its security forces', planes are the air force's that the article names, police are a country's."""
    for draft in rows:
        names = tuple(dict.fromkeys(_force(reading, draft, name) for name in draft.attackers))
        if names != draft.attackers:
            if len(names) < len(draft.attackers):
                draft.attacker_hits = draft.attacker_hits[: len(names)]
            draft.attackers = names
            draft.targets, draft.target_hits = _without(draft, names)
        _from_the_air(reading, draft)


def _force(reading: Reading, draft: Draft, name: str) -> str:
    cast, country = reading.cast, country_of(reading, draft)
    if name == "police":
        return cast.police(country)
    if name == cast.police("PS") and draft.spot is not None and draft.spot.place.admin1 == _JERUSALEM and _of_no_nation(draft):
        return cast.police("IL")  # «أطلقت الشرطة النار عند باب العامود»
    if name == cast.security("PS") and _of_no_nation(draft) and _of_the_occupier(reading, name):
        return cast.army("IL") or name  # «طعن جنديا إسرائيليا قبل أن تقتله قوات الأمن»
    if draft.tactic == "arrest_raid" and name.endswith((" authorities", " government")):
        return cast.security_like(name) or name
    if draft.tactic == "air_strike" and name == cast.army(country):
        return cast.air_force(country) or name
    return name


def _of_no_nation(draft: Draft) -> bool:
    """Whether the police are told without a nation («الشرطة», never «الشرطة الفلسطينية»)."""
    return all(hit.entry.attrs.get("anaphora") for hit in draft.attacker_hits)


def _of_the_occupier(reading: Reading, own: str) -> bool:
    """Whether an article that tells of Israel's forces never names the Palestinian ones by their nation."""
    told = {hit.entry.label_en for hit in reading.sight.hits if hit.entry.pack == "actors" and not hit.entry.attrs.get("anaphora")}
    return own not in told and reading.cast.army("IL") in told


def _from_the_air(reading: Reading, draft: Draft) -> None:
    """«وقصف أيضا معسكرا»: a bombardment without a word of guns, by a coalition that was named before, is an air strike."""
    lead = draft.decision.lead
    bare = draft.tactic == "shelling" and lead is not None and lead.entry.attrs.get("generic") and draft.weapon is None
    if not bare or not draft.attackers or not all(reading.cast.is_coalition(a) for a in draft.attackers):
        return
    if not hears_shells({word for s in draft.segments for word in reading.sight.words(s.start, s.end)}):
        draft.decision = replace(draft.decision, tactic="air_strike", rule="bombardment-by-a-coalition", sure=0.7)


def _without(draft: Draft, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Hit, ...]]:
    kept = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if t not in names]
    return tuple(t for t, _ in kept), tuple(h for _, h in kept)
