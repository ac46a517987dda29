"""What general knowledge says about sides that a text leaves unsaid or mixes up: who flies, who fires from where, whose friend is whose."""

from __future__ import annotations

import re

from waqai.events.cast import KINDS, TRIBES
from waqai.events.draft import Draft
from waqai.events.his_men import by_arms_of_who_was_told, by_men_of_who_was_told
from waqai.events.parts import ATTACKER, VICTIM
from waqai.events.reading import Reading
from waqai.events.role_disowning import disowns
from waqai.events.role_words import (
    DIED,
    EVENT_NOUNS,
    MEMBERS_OF,
    POSSESSED,
    STRONGHOLDS,
    bare,
    cue_stem,
)
from waqai.events.side_arms import barrels, from_across, nation_of_arms, planes_of_who_tells
from waqai.events.side_basics import WHOSE_ARMS, country_of, governs, of_another_land, take_attackers, take_targets, unknown
from waqai.events.side_things import whose_arms_were_struck, whose_soldiers, without_mounts
from waqai.events.struck import not_by_its_own_men
from waqai.events.struck_back import by_who_strikes_back
from waqai.events.toll_own import by_own_deed
from waqai.mentions.lexicon import Hit
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

_OPPOSED = word_set("بين وبين مع ضد على استهداف مواقع")
_EXCHANGED = word_set("تبادل تبادلت وتبادل وتبادلت يتبادل تتبادل تتبادلان يتبادلان")
_BETWEEN = _EXCHANGED | {"بين"}
_COMRADES = word_set("رفاقه زملائه زملاءه")
_MILITARY = word_set("عسكرية عسكري عسكريا العسكرية")
_SITES = word_set(
    "مركز مراكز موقع مواقع قاعدة قواعد ثكنة ثكنات قافلة رتل حاجز نقطة آلية مركبة عربة دورية هدف أهداف مقر مقار معسكر شاحنة حافلة"
)
_HOMES = word_set("منازل المنازل سكنية السكنية سكنيا سكني أحياء الأحياء حيا بلدة بلدات قرية قرى المدنيين مدنيين سوقا سوق مدرسة مستشفى مخيم")
_DWELLINGS = word_set("منازل بيوت سكني سكنية سكنيا سوق سوقا أسواق مستشفى مستشفيات مدرسة مدارس")
_BLAMED = ("blamed", "attributed", "accused", "burdened", "claims", "stands behind")
_BELONGS = word_set("التابع التابعة")
_ITS_OWN = {"police", "Israeli police", "Israeli settlers"}
_HEAVY = word_set("الدبابات المدفعية الآليات الزوارق البوارج والدبابات والمدفعية والآليات والزوارق والبوارج")
_CROWD_HIT = ("suicide_bombing", "car_bomb", "bombing_ied", "shelling", "mine", "grenade", "shooting", "armed_attack", "air_strike")
_SOME_OF = word_set("مجموعة مجموعات عددا")


def make_plausible(reading: Reading, draft: Draft) -> None:
    """What general knowledge rules out or gives: groups fly no air strikes, states plant no roadside bombs unless it is said outright."""
    _no_adjectives(reading, draft)
    whose_soldiers(reading, draft)
    not_by_its_own_men(reading, draft)
    _not_his_own(draft)
    _not_beside_his_own(reading, draft)
    without_mounts(reading, draft)
    _not_his_own_state(reading, draft)
    by_men_of_who_was_told(reading, draft)
    by_arms_of_who_was_told(reading, draft)
    by_who_strikes_back(reading, draft)
    name_the_kind(reading, draft)
    _no_flying_groups(reading, draft)
    _only_group(reading, draft)
    nation_of_arms(reading, draft)
    from_across(reading, draft)
    planes_of_who_tells(reading, draft)
    barrels(reading, draft)
    _nobody_else(reading, draft)
    _on_the_ground(reading, draft)
    sort_friends(reading, draft)


def _not_his_own_state(reading: Reading, draft: Draft) -> None:
    """A state's men are rarely known to have struck its own: where that is not said outright, nobody is known."""
    if draft.tactic == "armed_clash" or draft.attacker_sure >= 0.85 or not draft.attackers:
        return
    states = [reading.cast.state_of(a) for a in draft.attackers]
    if None in states or not any(reading.cast.state_of(t) in states for t in draft.targets):
        return
    draft.attackers, draft.attacker_hits, draft.attacker_sure = (), (), 0.0


def name_the_kind(reading: Reading, draft: Draft) -> None:
    """«هاجم المسلحون», «نصبه الإرهابيون»: a definite noun stands for the armed group that the article tells of."""
    group = reading.cast.main_group
    group = None if group is not None and of_another_land(reading, draft, group) else group
    kinds = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if t in KINDS]
    if group and kinds and draft.attackers and all(reading.cast.is_state(a) or reading.cast.is_coalition(a) for a in draft.attackers):
        take_targets(draft, (group,), (kinds[0][1],))
    if group is None or group in draft.targets or not set(draft.attackers) <= KINDS:
        return
    guessed = any(c.entry.attrs.get("cue") == "no-claim" or c.entry.id == "usual-suspect" for c in reading.cues)
    if (
        draft.tactic == "suicide_bombing"
        and draft.status == "actual"
        and not guessed
        and not draft.another
        and _named_in(reading, draft, group)
        and not _says_it_was_not(reading, group)
    ):
        draft.attackers, draft.attacker_sure, draft.inherited["attacker"] = (group,), 0.4, "the article's group"
        return
    hit = draft.attacker_hits[0] if draft.attacker_hits else None
    word = reading.sight.word(hit.start) if hit is not None else ""
    if hit is not None and hit.size == 1 and "ال" in word[:3] and word.endswith(("ون", "ين")):
        draft.attackers, draft.attacker_sure, draft.inherited["attacker"] = (group,), 0.5, "the article's group"


def _named_in(reading: Reading, draft: Draft, group: str) -> bool:
    """Whether a group is named in a clause that tells the event, other than as whose stronghold or house it is («معقل الحزب»)."""
    sight = reading.sight
    named = (h for s in draft.segments for h in sight.within(s.start, s.end, "actors") if h.entry.label_en == group)
    return any(cue_stem(sight.word(h.start - 1)) not in STRONGHOLDS and sight.word(h.start - 1) not in _BELONGS for h in named)


def _says_it_was_not(reading: Reading, group: str) -> bool:
    """«ونفت الحركة مسؤوليتها عن التفجير», «وتبرأت الحركة من الهجوم»: a group that disowns the deed did not do it by the article."""
    return any(h.entry.label_en == group and h.entry.pack == "actors" and disowns(reading.sight, h) for h in reading.sight.hits)


def _no_adjectives(reading: Reading, draft: Draft) -> None:
    """«عمل إرهابي», «هجوم انتحاري», «التحالف العربي»: what only describes the act or belongs to a name is no target, nor is the bomber."""
    sight = reading.sight

    def describes(name: str, hit: Hit) -> bool:
        if hit.entry.id.startswith("nat-") and any(
            a.size > 1 and a.end >= hit.end for i in range(hit.start - 4, hit.start + 1) for a in sight.at(i, "actors")
        ):
            return True
        return name in KINDS and hit.size == 1 and (cue_stem(sight.word(hit.start - 1)) in EVENT_NOUNS or "suicide" in hit.entry.id)

    kept = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if not describes(t, h)]
    draft.targets, draft.target_hits = tuple(t for t, _ in kept), tuple(h for _, h in kept)


def _not_his_own(draft: Draft) -> None:
    """An attacker whose men are not counted among the dead does not strike himself."""
    own = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if t not in draft.attackers or draft.counts_as_victims(t)]
    draft.targets, draft.target_hits = tuple(t for t, _ in own), tuple(h for _, h in own)


def _not_beside_his_own(reading: Reading, draft: Draft) -> None:
    """«داهمت الشرطة شقة وتبادل المطلوبون النار مع القوات»: «القوات» are of the state that acts, and no side that it struck."""
    state = reading.cast.state_of(draft.attackers[0]) if draft.attackers and draft.tactic != "armed_clash" else None
    if state is None:
        return
    counted = {h.start for c in draft.counts for h in c.who}
    kept = [
        (t, h)
        for t, h in zip(draft.targets, draft.target_hits, strict=True)
        if h.start in counted or not (h.entry.attrs.get("anaphora") and reading.cast.state_of(t) == state)
    ]
    draft.targets, draft.target_hits = tuple(t for t, _ in kept), tuple(h for _, h in kept)


def _no_flying_groups(reading: Reading, draft: Draft) -> None:
    names, hits = draft.attackers, draft.attacker_hits
    if draft.tactic == "air_strike" and names and all(reading.cast.is_group(a) or a in KINDS for a in names):
        draft.attackers, draft.attacker_hits, draft.attacker_sure = (), (), 0.0
        take_targets(draft, tuple(n for n in names if n != "unknown"), hits)
    elif _of_bombs(draft) and names and all(governs(reading, a) for a in names):
        draft.attackers, draft.attacker_hits, draft.attacker_sure = (), (), 0.0
        blamed = next((r.hit for r in draft.roles if r.part == ATTACKER and r.cue in _BLAMED and r.hit.entry.pack == "actors"), None)
        if blamed is not None:
            groups = tuple(n for n in reading.cast.names(blamed, country_of(reading, draft)) if reading.cast.is_group(n))
            take_attackers(draft, groups, (blamed,) * len(groups), "blamed for the bomb", 0.7)
        if not draft.targets:
            take_targets(draft, names, hits)


def _on_the_ground(reading: Reading, draft: Draft) -> None:
    """A coalition fights from the air: in a clash a friend of its that acts in the same clauses is who fought."""
    cast, country = reading.cast, country_of(reading, draft)
    if draft.tactic != "armed_clash" or not draft.attackers or not all(cast.is_coalition(a) for a in draft.attackers):
        return
    own = {
        name: r.hit for r in draft.roles if r.part == ATTACKER and r.hit.entry.pack == "actors" for name in cast.names(r.hit, country)
        if not cast.is_coalition(name) and cast.are_friends(draft.attackers[0], name, country, reading.published)
    }  # fmt: skip
    if own:
        take_attackers(draft, tuple(own)[:2], tuple(own.values())[:2], "fought on the ground", 0.6)


def _of_bombs(draft: Draft) -> bool:
    """A suicide bombing, or another bomb whose doer is not said outright."""
    return draft.tactic == "suicide_bombing" or TACTIC_GROUPS[draft.tactic] == "bomb" and draft.attacker_sure < 0.85


def _only_group(reading: Reading, draft: Draft) -> None:
    """A suicide bomber's or car bomb's group is the only one that its clause names."""
    groups = [
        (t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if reading.cast.is_group(t) and not _suffers(reading, h)
    ]
    counted = {h.start for c in draft.counts for h in c.who}
    counted |= {
        r.hit.start for r in draft.roles if r.part == VICTIM or r.cue in ("his leader's", "is there")
    }  # «موكب قائد في الحركة» was struck
    if draft.tactic in ("suicide_bombing", "car_bomb") and unknown(draft) and len(groups) == 1 and groups[0][1].start not in counted:
        take_attackers(draft, (groups[0][0],), (groups[0][1],), "the only group named")


def _suffers(reading: Reading, hit: Hit) -> bool:
    """Whether the words before an actor say that it was hit: «مقتل 33 من تنظيم», «مركز لداعش»."""
    before = [reading.sight.word(i) for i in range(hit.start - 1, hit.start - 6, -1)]
    if any(x in _SOME_OF for x in before[:3]) and any(x.startswith("انتحاري") for x in before):
        return True  # «استهدف انتحاري مجموعة من عناصر الحركة»
    return any(x in DIED for x in before) or any(cue_stem(x) in POSSESSED and cue_stem(x) not in MEMBERS_OF for x in before[:2])


def _nobody_else(reading: Reading, draft: Draft) -> None:
    """A deed whose doer is left unsaid or is only told to be a bomber, where one side alone does the like: who flies, who bombs."""
    nameless = all(h.entry.pack == "persons" for h in draft.attacker_hits)
    if not unknown(draft) or not nameless or not draft.decision.because:
        return
    day = draft.moment.span.latest if draft.moment is not None and draft.moment.span.latest is not None else reading.published
    who = reading.cast.alone(draft.tactic, country_of(reading, draft), day, of_guns=_of_heavy_guns(reading, draft))
    if who is not None and who not in draft.targets and not (reading.cast.is_state(who) and _ITS_OWN & set(draft.targets)):
        take_attackers(draft, (who,), draft.decision.because[:1], "nobody else does so there", 0.5)


def _of_heavy_guns(reading: Reading, draft: Draft) -> bool:
    """«أطلقت الدبابات», «استهدفت المدفعية», in a land that another state's army holds: only that army has them."""
    held = draft.tactic == "shelling" and reading.cast.is_held(country_of(reading, draft))
    return held and any(not _HEAVY.isdisjoint(reading.sight.words(s.start, s.end)) for s in draft.segments)


def sort_friends(reading: Reading, draft: Draft) -> None:
    """No side fights its friends: allies among the targets go, foes among a clash's attackers become targets."""
    country, cast = country_of(reading, draft), reading.cast
    if not draft.attackers or unknown(draft):
        return
    first = draft.attackers[0]
    foes = [a for a in draft.attackers[1:] if cast.are_foes(first, a, country, reading.published)]
    if foes and draft.tactic == "armed_clash":
        both = dict(zip(draft.attackers, (*draft.attacker_hits, *draft.attacker_hits[:1] * 3), strict=False))
        draft.attackers = tuple(a for a in both if a not in foes)
        draft.attacker_hits = tuple(both[a] for a in draft.attackers)
        take_targets(draft, tuple(foes), tuple(both[f] for f in foes))
    counted = {h.start for c in draft.counts if not c.denied for h in c.who}
    pairs = list(zip(draft.targets, draft.target_hits, strict=True))
    friends = [
        (t, h) for t, h in pairs
        if h.start not in counted
        and cast.are_friends(first, t, country, reading.published)
        and not _OPPOSED & set(reading.sight.words(h.start - 4, h.start))
    ]  # fmt: skip
    if friends:
        kept = [p for p in pairs if p not in friends]
        draft.targets, draft.target_hits = tuple(t for t, _ in kept), tuple(h for _, h in kept)


def split_sides(reading: Reading, draft: Draft) -> None:
    """A clash whose sides all stand among its targets, or all among its attackers: the first named, with its friends, is one side."""
    exchanged = draft.tactic in ("shelling", "shooting") and _exchanged(reading, draft)
    if draft.tactic != "armed_clash" and not exchanged:
        return
    country, cast, day = country_of(reading, draft), reading.cast, reading.published
    if not unknown(draft):
        both = dict(zip(draft.attackers, (*draft.attacker_hits, *draft.attacker_hits[:1] * 3), strict=False))
        others = tuple(a for a in list(both)[1:] if not cast.are_friends(draft.attackers[0], a, country, day))
        words = {word for s in draft.segments for word in reading.sight.words(s.start, s.end)}
        if others and not draft.targets and words & _BETWEEN:
            draft.attackers = tuple(a for a in both if a not in others)
            draft.attacker_hits = tuple(both[a] for a in draft.attackers)
            take_targets(draft, others, tuple(both[o] for o in others))
        return
    kinds = KINDS - {TRIBES}  # «قتل 18 من الجماعة في اشتباكات مع رجال القبائل»
    named = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if h.entry.pack == "actors" and t not in kinds]
    first = named[0][0] if named else ""
    own = [(t, h) for t, h in named if t == first or cast.are_friends(first, t, country, day)]
    if 0 < len(own) < len(named):
        take_attackers(draft, tuple(t for t, _ in own), tuple(h for _, h in own), "one side of the clash", 0.5)


def _exchanged(reading: Reading, draft: Draft) -> bool:
    """«تبادلت القوات التايلاندية والكمبودية القصف»: two sides fire at each other."""
    return any(word in _EXCHANGED for s in draft.segments for word in reading.sight.words(s.start, s.end))


def name_militants(reading: Reading, draft: Draft) -> None:
    """Gunmen whom a state struck are «militants» among the targets."""
    if unknown(draft) or not all(governs(reading, a) or reading.cast.is_coalition(a) for a in draft.attackers):
        return
    pairs = {"militants" if t == "unknown" else t: h for t, h in zip(draft.targets, draft.target_hits, strict=True)}
    draft.targets, draft.target_hits = tuple(pairs), tuple(pairs.values())


def crowd(reading: Reading, draft: Draft) -> None:
    """Whom a bomb, shell or gun hit where nothing is said of them: comrades, protesters, an army's site, else the people who were there."""
    owner = whose_arms_were_struck(reading, draft, country_of(reading, draft))
    if owner is not None and owner[0] not in draft.targets:
        draft.targets, draft.target_hits = (owner[0], *draft.targets), (owner[1], *draft.target_hits)
        draft.inherited.setdefault("target", WHOSE_ARMS)
        return
    lead = draft.decision.lead or next(iter(draft.decision.because), None) or next((r.hit for r in draft.roles), None)
    if lead is None or any(h.entry.pack != "targets" for h in draft.target_hits):
        return
    name = _unsaid(reading, draft)
    if name is not None and name not in draft.targets:
        take_targets(draft, (name,), (lead,))
        draft.inherited.setdefault("target", "whoever was there")


def _military_site(reading: Reading, draft: Draft) -> bool:
    """«مراكز عسكرية», «قافلة عسكرية»: an army's place or column, not «تعزيزات عسكرية»."""
    word = reading.sight.word
    return any(word(i) in _MILITARY and cue_stem(word(i - 1)) in _SITES for s in draft.segments for i in range(s.start, s.end))


def _is_a_base(draft: Draft) -> bool:
    """«استهدفت مسيرات قاعدة وادي سيدنا العسكرية»: the place itself is an army's."""
    return draft.own_place and draft.spot is not None and draft.spot.place.kind == "base"


def own_state_bombs(reading: Reading, draft: Draft) -> bool:
    """Whether a state's own army bombed from the air and people died of whom nothing is said, or it dropped barrels, or hit homes."""
    if draft.tactic != "air_strike" or draft.attackers != (reading.cast.army(country_of(reading, draft)),):
        return False
    tolled = any(not c.denied and not c.who and c.kind in ("killed", "wounded", "killed_or_wounded") for c in draft.counts)
    barrels = draft.weapon is not None and draft.weapon.entry.id == "barrel-bombs"
    return tolled or barrels or any(cue_stem(w) in _HOMES for s in draft.segments for w in reading.sight.words(s.start, s.end))


def homes_hit(reading: Reading, draft: Draft) -> bool:
    """«قصفت حيا سكنيا», «استهدفت الغارة منازل»: what people live in was struck."""
    if draft.tactic not in _CROWD_HIT:
        return False
    return any(bare(w, _DWELLINGS) for s in draft.segments for w in reading.sight.words(s.start, s.end))


def _unsaid(reading: Reading, draft: Draft) -> str | None:
    words = {word for s in draft.segments for word in reading.sight.words(s.start, s.end)}
    classes = {str(h.entry.attrs.get("class", "")) for h in draft.target_hits}
    army = reading.cast.army(country_of(reading, draft))
    if draft.tactic == "protest_violence" and draft.attackers and all(governs(reading, a) for a in draft.attackers):
        return "protesters"
    if words & _COMRADES and len(draft.attackers) == 1 and draft.attackers[0] == army and army:
        draft.attackers = (re.sub(r" (Army|Armed Forces|[Ff]orces)$", "", army) + " soldier",)
        return army
    if draft.tactic == "abduction" and not draft.targets and any(c.kind == "abducted" for c in draft.counts):
        return "civilians"
    if draft.tactic not in (*_CROWD_HIT, "drone_strike"):
        return None
    groups = not any(reading.cast.is_state(a) or reading.cast.is_coalition(a) for a in draft.attackers)
    held = draft.tactic not in ("air_strike", "drone_strike") and groups
    faced = reading.cast.faced(draft.attackers, country_of(reading, draft), reading.published)
    if faced and faced not in draft.attackers:
        if held and ("military" in classes or _military_site(reading, draft)):
            return faced
        if groups and draft.tactic != "air_strike" and _is_a_base(draft):
            return faced
    if draft.tactic == "drone_strike":
        return None
    harmed = [c for c in draft.counts if not c.denied and c.kind in ("killed", "wounded", "killed_or_wounded")]
    tolled = any(not by_own_deed(reading, draft, c) for c in harmed)
    town = draft.own_place and draft.spot is not None and draft.spot.place.kind in ("quarter", "town", "village", "city")
    if (
        own_state_bombs(reading, draft)
        or homes_hit(reading, draft)
        or draft.tactic != "air_strike"
        and tolled
        or town
        and not draft.targets
        and draft.tactic in ("shelling", "suicide_bombing", "car_bomb")
    ):
        return None if "military" in classes else "civilians"
    return None
