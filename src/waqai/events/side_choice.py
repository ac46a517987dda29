"""Who did it and to whom: what the rules read is held against all sides that the article names, by two small fitted models.

The attacker of every row is chosen first (nobody may be the likeliest), then its targets. The weights are written by
benchmarks/fit_sides.py; a reviewer can read them in knowledge/packs/sides.yaml.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from waqai.events.cast import KINDS
from waqai.events.civilians_told import name_civilians
from waqai.events.draft import Draft
from waqai.events.parts import HELPED, TARGET, coordinated
from waqai.events.reading import Reading
from waqai.events.side_basics import NOBODY_KNOWS, OF_A_NATION, SUSPECTS, country_of, take_attackers, take_targets, unknown
from waqai.events.side_names import name_forces
from waqai.events.side_scene import NOBODY, UNKNOWN, Scene, attackers_for, scene_of, targets_for
from waqai.events.side_signs import Signs, attacker_signs, target_signs
from waqai.events.struck import name_the_struck, places_struck
from waqai.knowledge.packs_store import PACK_DIR, read_yaml
from waqai.mentions.lexicon import Hit

_OF_THE_PEOPLE = frozenset(("motorcade", "mosque", "church", "temple", "synagogue", "shrine", "hospital", "school", "funeral", "market"))
"""Whoever was hit there, that such a place was struck is said as well."""
_STRIKES = ("air_strike", "drone_strike", "shelling", "bombing_ied", "car_bomb", "suicide_bombing", "armed_attack", "arson_property")
_CIVILIANS = "civilians"
_IN_ONE_BREATH = ("with:of", "with:against", "with:with", "with:between")  # «مواقع للحوثيين وقوات صالح»
_AS_LIKELY = 2.0
_OUTRIGHT = 0.95
"""«شنه X», «على يد X»: who is said outright to have done it stays, whoever else is likely."""


@dataclass(frozen=True, slots=True)
class SideModel:
    """Weights by sign; `margin` speaks for what the rules read beside its signs; a target of the rules stays where it is at least `keep`
    times as likely as the likeliest.
    """

    weights: dict[str, float]
    margin: float
    keep: float = 0.0

    def score(self, signs: Signs, of_the_rules: bool) -> float:
        """How well the signs speak for a name; differences are log odds."""
        weights = self.weights
        return sum(weights.get(sign, 0.0) * value for sign, value in signs.items()) + (self.margin if of_the_rules else 0.0)


@lru_cache(maxsize=1)
def side_models() -> tuple[SideModel, SideModel]:
    """The models of attackers and of targets."""
    data = read_yaml(PACK_DIR / "sides.yaml")
    one, other = (
        SideModel({str(k): float(v) for k, v in part["weights"].items()}, float(part["margin"]), float(part.get("keep", 0.0)))
        for part in (data["attackers"], data["targets"])
    )
    return one, other


def choose_sides(reading: Reading, drafts: list[Draft], rows: list[Draft]) -> None:
    """Give those of an article's drafts that become rows the attackers and targets that are likeliest."""
    choose_attackers(reading, drafts, rows)
    name_forces(reading, rows)
    choose_targets(reading, drafts, rows)


def choose_attackers(reading: Reading, drafts: list[Draft], rows: list[Draft]) -> None:
    """Give each row the likeliest attacker; those of the rules stay where it is among them."""
    scene, model = scene_of(reading, drafts), side_models()[0]
    chosen: list[str] = []
    for draft in rows:
        scene.enter(draft, -1)
        nobody = unknown(draft)
        scores = {
            name: model.score(attacker_signs(scene, draft, name), name in draft.attackers or nobody and name == UNKNOWN)
            for name in attackers_for(scene, draft)
        }
        scene.enter(draft, 1)
        chosen.append(max(scores, key=lambda name: scores[name]))
    for draft, name in zip(rows, chosen, strict=True):
        if draft.attacker_sure >= _OUTRIGHT and (not unknown(draft) or _unknown_men(scene, draft)):
            continue
        if draft.inherited.get("attacker") == NOBODY_KNOWS:
            continue
        if name == UNKNOWN and draft.inherited.get("attacker") == OF_A_NATION:
            continue
        if name == UNKNOWN:
            _leave_unsaid(draft)
        elif name not in draft.attackers:
            _put(scene, draft, name)


def _unknown_men(scene: Scene, draft: Draft) -> bool:
    """«هجوم نفذه مسلحون مجهولون»: that nobody knows them is said."""
    hit, sight = next(iter(draft.attacker_hits), None), scene.reading.sight
    return hit is not None and any("مجهول" in sight.word(i) for i in range(hit.start, hit.end + 1))


def _leave_unsaid(draft: Draft) -> None:
    """Nobody is known to have done it: at most a kind («militants») stays."""
    if unknown(draft):
        return
    kinds = [(n, h) for n, h in zip(draft.attackers, draft.attacker_hits, strict=False) if n in NOBODY]
    draft.attackers, draft.attacker_hits = tuple(n for n, _ in kinds), tuple(h for _, h in kinds)
    draft.attacker_sure = 0.3 if kinds else 0.0
    draft.inherited.pop("attacker", None)


def _put(scene: Scene, draft: Draft, name: str) -> None:
    """Another attacker than the rules', with the friend whom the text names in one breath; the one before him may be whom he struck."""
    hit = scene.stage(draft).nearest(name, draft.segment.start)
    if hit is None:
        return
    cast, country, day = scene.reading.cast, country_of(scene.reading, draft), scene.reading.published
    before = tuple(zip(draft.attackers, draft.attacker_hits, strict=False))
    swapped = name in draft.targets
    names = {name: hit, **{n: h for n, h in _beside(scene, draft, hit) if cast.are_friends(name, n, country, day)}}
    take_attackers(draft, tuple(names), tuple(names.values()), "chosen", 0.5)
    struck = [(n, h) for n, h in before if n not in KINDS and n not in names and (swapped or cast.are_foes(name, n, country, day))]
    if struck and not any(h.entry.pack == "actors" for h in draft.target_hits):
        take_targets(draft, tuple(n for n, _ in struck), tuple(h for _, h in struck))


def _beside(scene: Scene, draft: Draft, hit: Hit) -> list[tuple[str, Hit]]:
    """The sides named with a hit in one breath («A وB»)."""
    namings = scene.stage(draft).namings
    ends = [n for n in namings if n.start == hit.start]
    ends += [n for n in namings if n.start > hit.start and coordinated(scene.reading.sight, hit, n.hit)][:2]
    return [(n.name, n.hit) for n in ends]


def choose_targets(reading: Reading, drafts: list[Draft], rows: list[Draft]) -> None:
    """Give each row the likeliest target, and leave those of the rules that are not far less likely."""
    scene, model = scene_of(reading, drafts), side_models()[1]
    chosen: list[dict[str, float]] = []
    for draft in rows:
        scene.enter(draft, -1)
        names = [n for n in targets_for(scene, draft) if n in draft.targets or n not in _helped(scene, draft)]
        chosen.append({name: model.score(target_signs(scene, draft, name), name in draft.targets) for name in names})
        scene.enter(draft, 1)
    for draft, scores in zip(rows, chosen, strict=True):
        if scores and draft.inherited.get("target") != SUSPECTS:
            if not draft.targets and places_struck(reading, draft):
                scores = {_CIVILIANS: scores.get(_CIVILIANS, 0.0)}  # «استهدفت مسيرة مستشفى»: no army was struck there
            _hold(scene, draft, scores, math.log(model.keep))
        name_the_struck(reading, draft)
        name_civilians(reading, draft)


def _helped(scene: Scene, draft: Draft) -> set[str]:
    """«غارات لمساعدة القوات الأفغانية»: whom a draft's strikes were to help."""
    told = [r.hit for r in draft.roles if r.cue == HELPED]
    return {n for h in told for n in scene.reading.cast.names(h, country_of(scene.reading, draft))} if told else set()


def _only_others_died(draft: Draft, kept: dict[str, Hit]) -> bool:
    """«قتل جنديان في انفجار لغم»: every toll says whose people died, and they are among the targets: nobody else was hit."""
    harm = [c for c in draft.counts if not c.denied and c.kind in ("killed", "wounded", "killed_or_wounded")]
    return bool(harm) and all(c.who for c in harm) and any(draft.counts_as_victims(name) for name in kept)


def _hold(scene: Scene, draft: Draft, scores: dict[str, float], keep: float) -> None:
    best = max(scores, key=lambda name: scores[name])
    kept = {
        t: h
        for t, h in zip(draft.targets, draft.target_hits, strict=True)
        if scores.get(t, -math.inf) - scores[best] >= keep or (t in _OF_THE_PEOPLE and draft.tactic in _STRIKES)
    }
    names, country = scene.reading.cast.names, country_of(scene.reading, draft)
    beside = {n for r in draft.roles if r.part == TARGET and r.cue in _IN_ONE_BREATH for n in names(r.hit, country)}
    if kept:
        kept |= {t: h for t, h in zip(draft.targets, draft.target_hits, strict=True) if t in beside and t not in kept}
    if best not in kept and not (best == _CIVILIANS and _only_others_died(draft, kept)):
        hit = scene.stage(draft).nearest(best, draft.segment.start) or draft.decision.lead or next(iter(draft.decision.because), None)
        if hit is None:
            return
        kept = {best: hit, **kept}
        draft.inherited["target"] = "chosen"
    close = {name for name in kept if scores[best] - scores[name] <= _AS_LIKELY}  # these stand in the order of the text
    ranked = sorted(kept, key=lambda name: (0, kept[name].start, 0.0) if name in close else (1, 0, -scores[name]))
    draft.targets, draft.target_hits = tuple(ranked), tuple(kept[name] for name in ranked)
