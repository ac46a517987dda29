"""What a draft takes from its surroundings: place, time and sides told before it, heading, title or dateline (design, section 4)."""

from __future__ import annotations

from collections import Counter

from waqai.events.affinity import of_many
from waqai.events.against_militants import state_against_militants
from waqai.events.cast import KINDS
from waqai.events.claims import share_claims
from waqai.events.disowned import leave_out_who_disowns
from waqai.events.draft import Draft
from waqai.events.goes_on import goes_on
from waqai.events.mourned import sides_that_mourn
from waqai.events.nearness import is_vague
from waqai.events.nobody_knows import leave_to_nobody
from waqai.events.one_of_two import did_both
from waqai.events.reading import Reading, Spot
from waqai.events.same_again import by_the_same, goes_on_of_himself, of_that_kind
from waqai.events.side_basics import NOBODY_KNOWS, country_of, take_attackers, take_targets, unknown
from waqai.events.sides import (
    crowd,
    homes_hit,
    make_plausible,
    name_militants,
    own_state_bombs,
    sort_friends,
    split_sides,
)
from waqai.events.struck import places_struck
from waqai.events.suspects import name_suspects
from waqai.events.telling import at_same_place
from waqai.events.unknown_units import of_a_named_unit
from waqai.mentions.lexicon import Hit
from waqai.model import TACTIC_GROUPS

_FACED = ("armed_clash", "shelling")  # here a side is faced by its foe on the ground


def fill_places(reading: Reading, drafts: list[Draft]) -> None:
    """A draft without a place takes that of its sentence, of the draft before it, of the heading, the title or the dateline."""
    previous: Draft | None = None
    for draft in sorted(drafts, key=lambda d: d.segment.start):
        if draft.spot is None:
            found = _around(reading, draft, previous)
            if found is not None:
                draft.spot, draft.inherited["place"] = found
                draft.own_place = draft.own_place or found[1] == "before" and bool(draft.counts) and at_same_place(reading, draft)
        if draft.spot is not None and not draft.segment.in_title:
            previous = draft


def _around(reading: Reading, draft: Draft, previous: Draft | None) -> tuple[Spot, str] | None:
    sentence = draft.segment.sentence
    sentences = reading.text.sentences

    def spots(start: int, end: int) -> list[Spot]:
        return [s for s in reading.spots_in(start, end) if s.role in ("event", "adjacent", "destination") and s.place.precision <= 5]

    def inmost(found: list[Spot]) -> list[Spot]:
        """«في محيط جبهة س جنوب درعا»: the places that hold no other of them."""
        holders = {s.inside for s in found}
        return [s for s in found if s.index not in holders] or found

    inside = spots(sentence.start, sentence.end)
    if previous is not None and previous.segment.sentence is sentence and _of_two_bombs(reading, previous) and previous.spot in inside:
        return previous.spot, "sentence"
    if inside:
        sides = {s.inside for s in inside} & {s.index for s in inside if is_vague(s.place)}  # «في اللطيفية جنوبي بغداد»
        inside = [s for s in inside if s.index not in sides] or inside
        return min(inside, key=lambda s: (max(s.place.precision, 3), abs(s.start - draft.segment.start))), "sentence"
    heading = next((s for s in reversed(sentences[: sentence.index]) if s.kind == "heading" and spots(s.start, s.end)), None)
    if previous is not None and previous.spot is not None:
        told = previous.segment.sentence.index
        if sentence.index - told <= 3 and (heading is None or heading.index < told):
            return previous.spot, "before"
    if heading is not None:
        return spots(heading.start, heading.end)[-1], "heading"
    back = [
        s for other in sentences[max(0, sentence.index - 3) : sentence.index] if other.kind == "body" for s in spots(other.start, other.end)
    ]
    if back:
        return min(inmost(back)[::-1], key=lambda s: max(s.place.precision, 2)), "before"
    title = [s for other in sentences if other.kind == "title" for s in spots(other.start, other.end)]
    if title:
        return min(title, key=lambda s: s.place.precision), "title"
    ahead = [
        s for other in sentences[sentence.index + 1 : sentence.index + 3] if other.kind == "body" for s in spots(other.start, other.end)
    ]
    if ahead:
        return min(inmost(ahead), key=lambda s: max(s.place.precision, 2)), "after"
    line = [s for s in reading.spots if s.role == "dateline"]
    return (line[0], "dateline") if line else None


def _of_two_bombs(reading: Reading, draft: Draft) -> bool:
    """«تفجيرين هزا مدينة الصدر أكبر أحياء بغداد، الأول ...» before «بينما انفجرت سيارة ...»: the first of two at one place."""
    return draft.own_place and TACTIC_GROUPS[draft.tactic] == "bomb" and of_many(reading, draft)


def fill_sides(reading: Reading, drafts: list[Draft]) -> None:
    """Unnamed sides take those of the fight told before them, of the same kind of strike, or of the enemy that the article names."""
    ordered = sorted(drafts, key=lambda d: d.segment.start)
    seen: list[Draft] = []
    share_claims(ordered)
    of_that_kind(reading, ordered)
    for draft in ordered:
        make_plausible(reading, draft)
    leave_to_nobody(reading, ordered)
    leave_out_who_disowns(reading, ordered)
    for draft in ordered:
        did_both(reading, draft)
        of_a_named_unit(reading, draft)
        by_the_same(reading, draft, seen)
        goes_on_of_himself(reading, draft, seen)
        goes_on(reading, draft)
        if unknown(draft) and not draft.attacker_hits:
            _as_told_before(reading, draft, seen)
        split_sides(reading, draft)
        state_against_militants(reading, draft)
        if not unknown(draft):
            seen.append(draft)
    sides_that_mourn(reading, ordered)
    enemies = _enemies(reading, ordered)
    for draft in ordered:
        _face(reading, draft, enemies)
        sort_friends(reading, draft)
        crowd(reading, draft)
        name_militants(reading, draft)
        name_suspects(reading, draft)
        known = draft.claimed_by is not None and reading.cast.is_group(draft.claimed_by)
        if draft.claimed_by is not None and known and set(draft.attackers) <= KINDS and draft.claim_hit is not None:
            take_attackers(draft, (draft.claimed_by,), (draft.claim_hit,), "claims it", 0.8)
        if draft.tactic == "arrest_raid" and unknown(draft):
            force = reading.cast.arresting(country_of(reading, draft))
            if force:
                draft.attackers, draft.attacker_sure, draft.inherited["attacker"] = (force,), 0.4, "arrests are the state's"


def _as_told_before(reading: Reading, draft: Draft, seen: list[Draft]) -> None:
    source = _model(reading, draft, seen)
    if source is None:
        return
    take_attackers(draft, source.attackers, source.attacker_hits, "told before")
    if not draft.targets and draft.tactic in ("armed_clash", "air_strike") and not draft.counts:
        take_targets(draft, source.targets, source.target_hits)


def _enemies(reading: Reading, drafts: list[Draft]) -> dict[str, Counter[tuple[str, Hit]]]:
    """Who fights whom in this article: named side to its opponents, each with a hit that names them."""
    out: dict[str, Counter[tuple[str, Hit]]] = {}
    for draft in drafts:
        if draft.attacker_sure < 0.5:
            continue
        for attacker, by in zip(draft.attackers, draft.attacker_hits, strict=False):
            for target, of in zip(draft.targets, draft.target_hits, strict=True):
                if (
                    attacker != target
                    and attacker not in KINDS
                    and target not in KINDS
                    and (reading.cast.is_group(target) or reading.cast.is_group(attacker))
                    and of.entry.pack == "actors"
                    and by.entry.pack == "actors"
                ):
                    out.setdefault(attacker, Counter())[target, of] += 1
                    out.setdefault(target, Counter())[attacker, by] += 1
    return out


def _face(reading: Reading, draft: Draft, enemies: dict[str, Counter[tuple[str, Hit]]]) -> None:
    """Give a side that is named alone the opponents that the article gives it elsewhere."""
    if draft.tactic not in (*_FACED, "air_strike", "drone_strike"):
        return
    named = [t for t, h in zip(draft.targets, draft.target_hits, strict=True) if h.entry.pack == "actors"]
    if (
        draft.tactic != "shelling"
        and not unknown(draft)
        and not named
        and (not draft.targets or not any(not c.denied for c in draft.counts if c.who))
    ):
        _give_targets(reading, draft, enemies)
    elif unknown(draft) and named and draft.inherited.get("attacker") != NOBODY_KNOWS:
        _give_attacker(reading, draft, enemies, named)


def _pool(reading: Reading, draft: Draft, enemies: dict[str, Counter[tuple[str, Hit]]], names: list[str]) -> Counter[tuple[str, Hit]]:
    """The opponents that the article gives those sides; in open fighting no coalition, which strikes from the air."""
    pool = sum((enemies.get(name, Counter()) for name in names), Counter())
    return Counter({key: n for key, n in pool.items() if draft.tactic != "armed_clash" or not reading.cast.is_coalition(key[0])})


def _give_targets(reading: Reading, draft: Draft, enemies: dict[str, Counter[tuple[str, Hit]]]) -> None:
    chosen = _leading(_pool(reading, draft, enemies, list(draft.attackers)), 2)
    if chosen and not own_state_bombs(reading, draft):
        take_targets(draft, tuple(n for n, _ in chosen), tuple(h for _, h in chosen))
        draft.inherited["target"] = "the article's enemy"
    elif (not draft.targets or draft.tactic == "armed_clash") and not (
        own_state_bombs(reading, draft) or homes_hit(reading, draft) or not draft.targets and places_struck(reading, draft)
    ):
        faced = reading.cast.opponents(draft.attackers, country_of(reading, draft), reading.published, air=False)
        usual = tuple(n for n in faced if n not in draft.attackers)
        hits = draft.attacker_hits[:1] or draft.decision.because[:1]
        if usual and hits:
            take_targets(draft, usual, hits * len(usual))
            draft.inherited["target"] = "usual opponent"


def _give_attacker(reading: Reading, draft: Draft, enemies: dict[str, Counter[tuple[str, Hit]]], named: list[str]) -> None:
    pool = _pool(reading, draft, enemies, named)
    chosen = [c for c in _leading(pool, 1) if draft.tactic in _FACED or not reading.cast.is_group(c[0])]
    if chosen:
        take_attackers(draft, (chosen[0][0],), (chosen[0][1],), "the article's enemy")
        return
    usual = reading.cast.opponents(tuple(named), country_of(reading, draft), reading.published, air=draft.tactic not in _FACED)
    if usual and (draft.tactic != "shelling" or usual[0] in reading.cast.groups):
        take_attackers(draft, usual[:1], draft.target_hits[:1], "usual opponent")


def _leading(pool: Counter[tuple[str, Hit]], most: int) -> list[tuple[str, Hit]]:
    by_name: dict[str, tuple[int, Hit]] = {}
    for (name, hit), n in pool.items():
        old = by_name.get(name)
        by_name[name] = (n + (old[0] if old else 0), old[1] if old else hit)
    ranked = sorted(by_name.items(), key=lambda item: -item[1][0])
    return [(name, hit) for name, (_, hit) in ranked[:most]]


def _model(reading: Reading, draft: Draft, seen: list[Draft]) -> Draft | None:
    """The event told before whose attackers this one may share: the same fight, strikes on one side, «الغارات» of one coalition."""
    country = draft.spot.place.country if draft.spot is not None else None
    for other in reversed(seen):
        other_country = other.spot.place.country if other.spot is not None else None
        same_kind = TACTIC_GROUPS[other.tactic] == TACTIC_GROUPS[draft.tactic]
        adjacent = any(0 <= draft.segment.sentence.index - s.sentence.index <= 1 for s in other.segments)
        if country and other_country and country != other_country:
            if adjacent and same_kind and draft.definite and reading.cast.is_coalition(other.attackers[0]):
                return other
            continue
        if draft.tactic == "armed_clash" and other.tactic == "armed_clash" and not draft.targets:
            return other
        if same_kind and draft.tactic in ("air_strike", "shelling", "drone_strike") and set(other.targets) & set(draft.targets):
            return other
        if same_kind and adjacent and draft.tactic in ("air_strike", "shelling", "drone_strike") and not draft.targets:
            return other
        in_one_breath = any(s.sentence is draft.segment.sentence for s in other.segments)
        apart = not set(other.attackers) & set(draft.targets)
        if same_kind and in_one_breath and draft.targets and apart and reading.cast.is_group(other.attackers[0]):
            return other
    return None
