"""The signs by which sides are chosen: how a name stands to an incident, as its attacker or as one that it struck.

They say which part the name plays in the clause and by which cue, how far and on which side of the verb, where else it is named, what it
does in the incidents around, whose enemy it is, what kind of actor it is and what the rules said. They hold no words, places or names.
"""

from __future__ import annotations

import math
from bisect import bisect_left

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.parts import ATTACKER, TARGET, VICTIM
from waqai.events.role_words import cue_stem
from waqai.events.side_basics import country_of, unknown
from waqai.events.side_scene import NOBODY, UNKNOWN, Scene
from waqai.mentions.lexicon import Hit
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

Signs = dict[str, float]
_OWN_KIND = ("air_strike", "drone_strike", "shelling", "arson_property", "assassination", "execution")
_HOMES = word_set("حي أحياء الأحياء منازل المنازل منزل سكنية السكنية قرى القرى مدنيين المدنيين سوق مستشفى مدرسة مخيم مزارع بلدات بلدة قرية")
_POSITIONS = word_set(
    "مواقع موقع تجمعات تجمع معسكر معسكرات مقر مقار مقرات تحركات مخازن تعزيزات ثكنات آليات نقاط حواجز تمركزات معاقل مسلحي عناصر"
)
_HARM = ("killed", "wounded", "killed_or_wounded")


def attacker_signs(scene: Scene, draft: Draft, name: str) -> Signs:
    """How a name stands to a draft as its attacker: sign to how much it holds. Wants a scene that leaves the draft out."""
    why = draft.inherited.get("attacker", "own" if draft.attackers else "none")
    if name == UNKNOWN:
        return _nobody(scene, draft, why)
    kind = scene.stage(draft).kinds.get(name) or _unnamed_kind(scene, draft, name)
    out: Signs = {f"{kind} {_tactic(draft)}": 1.0}
    if name in draft.attackers:
        out["rules"] = 1.0
        out[f"rules: {why}"] = 1.0
        out[f"rules sure {int(draft.attacker_sure * 10)}"] = 1.0
        out[f"rules {kind}"] = 1.0
        if draft.attackers[0] != name:
            out["rules, not first"] = 1.0
    elif unknown(draft):
        out["rules know nobody"] = 1.0
    if name in draft.targets:
        out["target by the rules"] = 1.0
        if draft.counts_as_victims(name):
            out["counted by the rules"] = 1.0
    _in_clause(scene, draft, name, out)
    _where_named(scene, draft, name, out)
    _in_other_events(scene, draft, name, out)
    _strikes(scene, draft, name, out)
    return out


def target_signs(scene: Scene, draft: Draft, name: str) -> Signs:
    """How a name stands to a draft as one that it struck: sign to how much it holds. Wants a scene that leaves the draft out."""
    stage = scene.stage(draft)
    hit = next((h for t, h in zip(draft.targets, draft.target_hits, strict=True) if t == name), None)
    kind = stage.kinds.get(name) or ("civilians" if name == "civilians" else _thing(hit))
    out: Signs = {f"{kind} {_tactic(draft)}": 1.0, kind: 1.0}
    if hit is not None:
        out["rules"] = 1.0
        out[f"rules {kind}"] = 1.0
        out[f"rules {min(2, draft.targets.index(name))} of {min(3, len(draft.targets))}"] = 1.0
        out[f"rules: {draft.inherited.get('target', 'own')}"] = 1.0
        if draft.counts_as_victims(name):
            out["counted by the rules"] = 1.0
    elif not draft.targets:
        out["rules know nobody"] = 1.0
    if name in stage.at:
        _in_clause(scene, draft, name, out)
        _where_named(scene, draft, name, out)
    elif any(c.kind in _HARM and not c.denied for c in draft.counts):
        out[f"{kind}, a toll"] = 1.0
    _in_other_events(scene, draft, name, out)
    _is_struck(scene, draft, name, out)
    if id(draft) not in scene.hit:
        scene.hit[id(draft)] = _what_was_hit(scene, draft)
    for what in scene.hit[id(draft)]:
        out[f"{kind}, {what}"] = 1.0
    return out


def _what_was_hit(scene: Scene, draft: Draft) -> list[str]:
    """What a strike is told to have hit: homes and towns, or positions and camps; and whether barrels were dropped."""
    if draft.tactic not in ("air_strike", "drone_strike", "shelling"):
        return []
    sight = scene.reading.sight
    words = {cue_stem(word) for s in draft.segments for word in sight.words(s.start, s.end)}
    spot = draft.spot
    out = [label for label, cues in (("homes hit", _HOMES), ("positions hit", _POSITIONS)) if words & cues]
    if draft.own_place and spot is not None and spot.place.kind in ("quarter", "town", "village", "city"):
        out.append(f"a {spot.place.kind} hit")
    if draft.weapon is not None and draft.weapon.entry.id == "barrel-bombs":
        out.append("barrels dropped")
    return out


def _tactic(draft: Draft) -> str:
    return draft.tactic if draft.tactic in _OWN_KIND else TACTIC_GROUPS[draft.tactic]


def _unnamed_kind(scene: Scene, draft: Draft, name: str) -> str:
    """The kind of an attacker whom the rules give but the article never names («طائرة إسرائيلية»)."""
    if not scene.reading.cast.is_state(name):
        return "other"
    return "state_military" if name == scene.reading.cast.army(country_of(scene.reading, draft)) else "state_military abroad"


def _thing(hit: Hit | None) -> str:
    if hit is None:
        return "unnamed"
    return f"{hit.entry.pack} {hit.entry.attrs.get('class') or hit.entry.attrs.get('role') or ''}"


def _nobody(scene: Scene, draft: Draft, why: str) -> Signs:
    """What speaks for an attacker that the article leaves unsaid."""
    reading, tactic = scene.reading, _tactic(draft)
    out = {"nobody": 1.0, f"nobody {tactic}": 1.0, f"nobody, rules: {why}": 1.0}
    if draft.attackers and set(draft.attackers) <= NOBODY:
        out["nobody, a kind named"] = 1.0
    out[f"nobody, groups {min(3, sum(g not in KINDS for g in reading.cast.groups))}"] = 1.0
    if any(c.entry.attrs.get("cue") == "no-claim" for c in reading.cues):
        out["nobody, no claim"] = 1.0
    if any(h.entry.label_en == UNKNOWN for s in draft.segments for h in reading.sight.within(s.start, s.end, "actors")):
        out["nobody, unknown men told"] = 1.0
    if unknown(draft):
        out["nobody by the rules"] = 1.0
        out[f"nobody by the rules {tactic}"] = 1.0
    if not any(r.hit.entry.pack == "actors" for r in draft.roles):
        out["nobody in the clause"] = 1.0
        sentence = draft.segment.sentence
        if not reading.sight.within(sentence.start, sentence.end, "actors"):
            out["nobody in the sentence"] = 1.0
    out["nobody, others elsewhere"] = math.log1p(scene.unknowns)
    return out


def _in_clause(scene: Scene, draft: Draft, name: str, out: Signs) -> None:
    """The name's parts in the clause of the draft's verb, and in its other tellings."""
    lead = draft.decision.lead
    anchor = lead.start if lead is not None else draft.segment.start
    home = next((s for s in draft.segments if s.start <= anchor < s.end), draft.segment)
    starts = set(scene.stage(draft).at.get(name, ()))
    roles = [r for r in draft.roles if r.hit.start in starts]
    own = [r for r in roles if home.start <= r.hit.start < home.end]
    for role in roles:
        if not home.start <= role.hit.start < home.end:
            out[f"retold {role.part}"] = 1.0
    if not own:
        out["not in the clause"] = 1.0
        return
    for role in own:
        out[f"part {role.part}"] = 1.0
        out[f"cue {role.cue.removeprefix('with:').removeprefix('member:')} {role.part}"] = 1.0
    if all(r.part == own[0].part for r in own):
        out[f"only part {own[0].part}"] = 1.0
    first = min(own, key=lambda r: abs(r.hit.start - anchor))
    if lead is not None:
        after = first.hit.start >= lead.end
        gap = first.hit.start - lead.end if after else lead.start - first.hit.end
        side = f"{'after' if after else 'before'} the {lead.form if lead.form in ('verb', 'present', 'masdar') else 'noun'}"
        out[side] = 1.0
        out[f"{side} within {1 if gap < 1 else 4 if gap < 4 else 9 if gap < 9 else 20}"] = 1.0
    told = [r for r in draft.roles if home.start <= r.hit.start < home.end]
    others = {r.hit.start for r in told if r.hit.entry.pack == "actors"} - starts
    if not others:
        out["alone in the clause"] = 1.0
        out[f"alone, {first.part}"] = 1.0
    elif first.hit.start < min(others):
        out["first in the clause"] = 1.0
    if not any(r.part == ATTACKER and r.hit.start not in starts for r in told):
        out["no other attacker in the clause"] = 1.0
    counted = {h.start for c in draft.counts for h in c.who}
    if any(r.hit.start in counted for r in roles):
        out["counted"] = 1.0
    if any(r.part in (TARGET, VICTIM) and r.score >= 0.8 for r in own):
        out["surely struck"] = 1.0
    if any(r.part == ATTACKER and r.score >= 0.8 for r in own):
        out["surely acts"] = 1.0


def _where_named(scene: Scene, draft: Draft, name: str, out: Signs) -> None:
    """Where and how often else the article names it."""
    reading, stage = scene.reading, scene.stage(draft)
    starts, sentence = stage.at.get(name, []), draft.segment.sentence
    out["share"] = stage.shares.get(name, 0.0)
    if name in stage.main:
        out["most named"] = 1.0
    if starts and starts[0] < reading.text.sentences[0].end:
        out["in the title"] = 1.0
    k = bisect_left(starts, draft.segment.start)
    if k == 0:
        out["not before"] = 1.0
    elif starts[k - 1] >= sentence.start:
        out["before in the sentence"] = 1.0
    else:
        there = reading.sentence_of(starts[k - 1])
        out[f"sentences before {min(scene.ranks[sentence.index] - scene.ranks[there.index], 4)}"] = 1.0
        if there.paragraph == sentence.paragraph:
            out["before in the paragraph"] = 1.0
    k = bisect_left(starts, draft.segment.end)
    if k < len(starts):
        if starts[k] < sentence.end:
            out["after in the sentence"] = 1.0
        elif scene.ranks[reading.sentence_of(starts[k]).index] - scene.ranks[sentence.index] <= 1:
            out["in the next sentence"] = 1.0
    last = stage.before(draft.segment.start)
    if last is not None and last.name == name:
        out["last named"] = 1.0


def _in_other_events(scene: Scene, draft: Draft, name: str, out: Signs) -> None:
    """What it does in the incidents told before and behind this one, and in all others."""
    group, sentence = TACTIC_GROUPS[draft.tactic], draft.segment.sentence
    k = scene.order[id(draft)]
    for label, n in (("before", k - 1), ("after", k + 1)):
        if not 0 <= n < len(scene.drafts):
            continue
        other = scene.drafts[n]
        same = "same kind" if TACTIC_GROUPS[other.tactic] == group else "other kind"
        near = abs(scene.ranks[other.segment.sentence.index] - scene.ranks[sentence.index]) <= 1
        for part, names in (("attacker", other.attackers), ("target", other.targets)):
            if name in names:
                out[f"{part} {label} {same}"] = 1.0
                if near:
                    out[f"{part} {label} near"] = 1.0
                if other.segment.sentence is sentence:
                    out[f"{part} {label} in the sentence"] = 1.0
    did, struck = scene.did[name], scene.struck[name]
    out["attacks elsewhere"] = math.log1p(did)
    out["attacks of the kind elsewhere"] = math.log1p(scene.did_so[name, group])
    out["attacks here elsewhere"] = math.log1p(scene.did_there[name, draft.spot.place.name_ar]) if draft.spot is not None else 0.0
    out["struck elsewhere"] = math.log1p(struck)
    if did != struck:
        out["more attacker than target" if did > struck else "more target than attacker"] = 1.0


def _strikes(scene: Scene, draft: Draft, name: str, out: Signs) -> None:
    """Whose enemy and whose friend an attacker is."""
    cast, day, country = scene.reading.cast, scene.reading.published, country_of(scene.reading, draft)
    targets = [t for t in draft.targets if t != name]
    if any(cast.are_foes(name, t, country, day) for t in targets):
        out["usual foe of the target"] = 1.0
    if any(cast.are_friends(name, t, country, day) for t in targets):
        out["usual friend of the target"] = 1.0
    if any(scene.pairs[name, t] for t in targets if t != "civilians"):
        out["strikes the target elsewhere"] = 1.0
    if any(scene.pairs[t, name] for t in targets):
        out["is struck by the target elsewhere"] = 1.0
    if name not in draft.attackers and not unknown(draft):
        if any(cast.are_foes(name, a, country, day) for a in draft.attackers):
            out["usual foe of the rules' attacker"] = 1.0
        if any(cast.are_friends(name, a, country, day) for a in draft.attackers):
            out["usual friend of the rules' attacker"] = 1.0
    struck = (
        "nobody told" if not targets
        else "a state" if any(cast.is_state(t) for t in targets)
        else "a group" if any(cast.is_group(t) for t in targets)
        else "civilians" if set(targets) <= {"civilians"}
        else "kinds" if any(t in KINDS for t in targets)
        else "things"
    )  # fmt: skip
    out[f"{_sort(scene, name)} strikes {struck}"] = 1.0
    if draft.claimed_by == name:
        out["claims it"] = 1.0
    if cast.main_group == name:
        out["the article's group"] = 1.0


def _is_struck(scene: Scene, draft: Draft, name: str, out: Signs) -> None:
    """Whose enemy and whose friend one that was struck is."""
    cast, day, country = scene.reading.cast, scene.reading.published, country_of(scene.reading, draft)
    attackers = draft.attackers
    if any(cast.are_foes(name, a, country, day) for a in attackers):
        out["usual foe of the attacker"] = 1.0
    if any(cast.are_friends(name, a, country, day) for a in attackers):
        out["usual friend of the attacker"] = 1.0
    if name in cast.opponents(attackers, country, day, air=False):
        out["first foe of the attacker"] = 1.0
    if any(scene.pairs[a, name] for a in attackers):
        out["struck by the attacker elsewhere"] = 1.0
    if any(scene.pairs[name, a] for a in attackers):
        out["strikes the attacker elsewhere"] = 1.0
    by = (
        "nobody known" if unknown(draft)
        else "a coalition" if any(cast.is_coalition(a) for a in attackers)
        else "a state" if any(cast.is_state(a) for a in attackers)
        else "a group" if any(cast.is_group(a) for a in attackers)
        else "others"
    )  # fmt: skip
    out[f"{'civilians' if name == 'civilians' else _sort(scene, name)} struck by {by}"] = 1.0
    if cast.main_group == name:
        out["the article's group"] = 1.0


def _sort(scene: Scene, name: str) -> str:
    cast = scene.reading.cast
    return "state" if cast.is_state(name) else "coalition" if cast.is_coalition(name) else "group" if cast.is_group(name) else "other"
