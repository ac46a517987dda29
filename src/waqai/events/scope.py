"""What a draft takes from its surroundings: place, time and sides told before it, heading, title or dateline (design, section 4)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.merge import GROUPS
from waqai.events.reading import Reading, Spot
from waqai.mentions.lexicon import Hit


def fill_times(reading: Reading, drafts: list[Draft]) -> None:
    """A draft without a day takes that of its sentence, else the last one told in its paragraph."""
    last: tuple[int, Draft] | None = None
    for draft in drafts:
        sentence = draft.segment.sentence
        if draft.moment is None:
            own = [m for m in reading.moments_in(sentence.start, sentence.end) if m.span.earliest is not None]
            if own:
                draft.moment = min(own, key=lambda m: abs(m.start - draft.segment.start))
                draft.inherited["date"] = "sentence"
            elif last is not None and last[0] == sentence.paragraph and last[1].status == draft.status and not draft.segment.subordinate:
                draft.moment = last[1].moment
                draft.inherited["date"] = "paragraph"
        if draft.moment is not None and not draft.segment.subordinate:
            last = (sentence.paragraph, draft)


def fill_places(reading: Reading, drafts: list[Draft]) -> None:
    """A draft without a place takes that of its sentence, of the draft before it in the paragraph, of the heading, the title or the dateline."""
    previous: Draft | None = None
    for draft in sorted(drafts, key=lambda d: d.segment.start):
        if draft.spot is None:
            found = _around(reading, draft, previous)
            if found is not None:
                draft.spot, draft.inherited["place"] = found
        if draft.spot is not None and not draft.segment.in_title:
            previous = draft


def _around(reading: Reading, draft: Draft, previous: Draft | None) -> tuple[Spot, str] | None:
    sentence = draft.segment.sentence
    sentences = reading.text.sentences

    def spots(start: int, end: int) -> list[Spot]:
        return [s for s in reading.spots_in(start, end) if s.role in ("event", "adjacent", "destination") and s.place.precision <= 5]

    inside = spots(sentence.start, sentence.end)
    if inside:
        return min(inside, key=lambda s: (max(s.place.precision, 3), abs(s.start - draft.segment.start))), "sentence"
    if previous is not None and previous.spot is not None and sentence.index - previous.segment.sentence.index <= 3:
        return previous.spot, "before"
    heading = next((s for s in reversed(sentences[: sentence.index]) if s.kind == "heading" and spots(s.start, s.end)), None)
    if heading is not None:
        return spots(heading.start, heading.end)[-1], "heading"
    back = [s for other in sentences[max(0, sentence.index - 3) : sentence.index] if other.kind == "body" for s in spots(other.start, other.end)]
    if back:
        return min(back[::-1], key=lambda s: max(s.place.precision, 2)), "before"
    title = [s for other in sentences if other.kind == "title" for s in spots(other.start, other.end)]
    if title:
        return min(title, key=lambda s: s.place.precision), "title"
    ahead = [s for other in sentences[sentence.index + 1 : sentence.index + 3] if other.kind == "body" for s in spots(other.start, other.end)]
    if ahead:
        return min(ahead, key=lambda s: max(s.place.precision, 2)), "after"
    line = [s for s in reading.spots if s.role == "dateline"]
    return (line[0], "dateline") if line else None


def fill_sides(reading: Reading, drafts: list[Draft]) -> None:
    """Unnamed sides take those of the fight told before them, of the same kind of strike, or of the enemy that the article names."""
    ordered = sorted(drafts, key=lambda d: d.segment.start)
    seen: list[Draft] = []
    for draft in ordered:
        _plausible(reading, draft)
        if set(draft.attackers) <= {"unknown"} and not draft.attacker_hits:
            source = _model(draft, seen)
            if source is not None:
                _take_attackers(draft, source.attackers, source.attacker_hits, "told before")
                if draft.tactic == "armed_clash" and not draft.targets:
                    _take_targets(draft, source.targets, source.target_hits)
        if draft.attackers and set(draft.attackers) != {"unknown"}:
            seen.append(draft)
    enemies = _enemies(reading, ordered)
    for draft in ordered:
        _face(reading, draft, enemies)
        if draft.tactic == "arrest_raid" and set(draft.attackers) <= {"unknown"}:
            force = reading.cast.security(draft.spot.place.country if draft.spot is not None else reading.country)
            if force:
                draft.attackers, draft.attacker_sure, draft.inherited["attacker"] = (force,), 0.4, "arrests are the state's"


def _take_attackers(draft: Draft, names: tuple[str, ...], hits: tuple[Hit, ...], why: str) -> None:
    draft.attackers, draft.attacker_hits, draft.attacker_sure = names, hits, 0.45
    draft.inherited["attacker"] = why
    kept = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if t not in names]
    draft.targets, draft.target_hits = tuple(t for t, _ in kept), tuple(h for _, h in kept)


def _take_targets(draft: Draft, names: tuple[str, ...], hits: tuple[Hit, ...]) -> None:
    both = dict(zip(draft.targets, draft.target_hits, strict=True))
    for name, hit in zip(names, hits, strict=False):
        if name not in draft.attackers:
            both.setdefault(name, hit)
    draft.targets, draft.target_hits = tuple(both), tuple(both.values())


def _plausible(reading: Reading, draft: Draft) -> None:
    """What general knowledge rules out: armed groups fly no air strikes, states plant no roadside bombs unless the text says so outright."""
    if draft.tactic == "air_strike" and draft.attackers and all(reading.cast.is_group(a) or a in KINDS for a in draft.attackers):
        names, hits = draft.attackers, draft.attacker_hits
        draft.attackers, draft.attacker_hits, draft.attacker_sure = (), (), 0.0
        _take_targets(draft, tuple(n for n in names if n != "unknown"), hits)
    elif GROUPS[draft.tactic] == "bomb" and draft.attacker_sure < 0.85 and draft.attackers and all(reading.cast.is_state(a) for a in draft.attackers):
        names, hits = draft.attackers, draft.attacker_hits
        draft.attackers, draft.attacker_hits, draft.attacker_sure = (), (), 0.0
        if not draft.targets:
            _take_targets(draft, names, hits)
    groups = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if reading.cast.is_group(t)]
    counted = {h.start for c in draft.counts for h in c.who}
    if draft.tactic in ("suicide_bombing", "car_bomb") and set(draft.attackers) <= {"unknown"} and len(groups) == 1 and groups[0][1].start not in counted:
        _take_attackers(draft, (groups[0][0],), (groups[0][1],), "the only group named")
    _from_across(reading, draft)
    if draft.tactic == "shelling" and not draft.targets and draft.own_place and draft.spot is not None and draft.spot.place.kind in ("quarter", "town", "village", "city"):
        draft.targets, draft.target_hits = ("civilians",), (draft.decision.lead or draft.decision.because[0],)
    barrel = draft.weapon is not None and draft.weapon.entry.id == "barrel-bombs"
    country = draft.spot.place.country if draft.spot is not None else reading.country
    if draft.tactic == "air_strike" and country == "SY" and set(draft.attackers) <= {"unknown"} and (barrel or (draft.decision.lead is not None and draft.decision.lead.entry.id == "barrel-bombs")):
        draft.attackers, draft.attacker_sure, draft.inherited["attacker"] = ("Syrian Armed Forces",), 0.7, "barrel bombs"


def _from_across(reading: Reading, draft: Draft) -> None:
    """Shells that fall in Saudi Arabia «من داخل الأراضي اليمنية» since the spring of 2015 are the Houthis'."""
    if draft.tactic != "shelling" or not set(draft.attackers) <= {"unknown"} or draft.spot is None or draft.spot.place.country != "SA":
        return
    sentence = draft.segment.sentence
    across = next((h for h in reading.sight.within(sentence.start, sentence.end, "persons") if h.entry.id.startswith("nat-yemeni")), None)
    if across is not None and reading.published is not None and reading.published >= date(2015, 3, 26):
        draft.attackers, draft.attacker_hits, draft.attacker_sure, draft.inherited["attacker"] = ("Houthis",), (across,), 0.6, "fired from Yemen"


def _enemies(reading: Reading, drafts: list[Draft]) -> dict[str, Counter[tuple[str, Hit]]]:
    """Who fights whom in this article: named side to its opponents, each with a hit that names them."""
    out: dict[str, Counter[tuple[str, Hit]]] = {}
    for draft in drafts:
        if draft.attacker_sure < 0.5:
            continue
        for attacker, by in zip(draft.attackers, draft.attacker_hits, strict=False):
            for target, of in zip(draft.targets, draft.target_hits, strict=True):
                if attacker != target and attacker not in KINDS and target not in KINDS and (reading.cast.is_group(target) or reading.cast.is_group(attacker)) and of.entry.pack == "actors" and by.entry.pack == "actors":
                    out.setdefault(attacker, Counter())[target, of] += 1
                    out.setdefault(target, Counter())[attacker, by] += 1
    return out


def _face(reading: Reading, draft: Draft, enemies: dict[str, Counter[tuple[str, Hit]]]) -> None:
    """Give a side that is named alone the opponents that the article gives it elsewhere."""
    fight = draft.tactic in ("armed_clash", "air_strike", "drone_strike")
    if not fight:
        return
    country = draft.spot.place.country if draft.spot is not None else reading.country
    named = [t for t, h in zip(draft.targets, draft.target_hits, strict=True) if h.entry.pack == "actors"]
    if draft.attackers and set(draft.attackers) != {"unknown"} and not named and not any(not c.denied for c in draft.counts if c.who):
        pool = sum((enemies.get(a, Counter()) for a in draft.attackers), Counter())
        if draft.tactic == "armed_clash" and any(not reading.cast.is_coalition(name) for name, _ in pool):
            pool = Counter({key: n for key, n in pool.items() if not reading.cast.is_coalition(key[0])})
        chosen = [c for c in _leading(pool, 2) if draft.tactic != "armed_clash" or not reading.cast.is_coalition(c[0])]
        if chosen:
            _take_targets(draft, tuple(n for n, _ in chosen), tuple(h for _, h in chosen))
            draft.inherited["target"] = "the article's enemy"
        elif not draft.targets or draft.tactic == "armed_clash":
            usual = tuple(n for n in reading.cast.opponents(draft.attackers, country, reading.published, air=False) if n not in draft.attackers)
            if usual:
                _take_targets(draft, usual, draft.attacker_hits[:1] * len(usual))
                draft.inherited["target"] = "usual opponent"
    elif set(draft.attackers) <= {"unknown"} and named:
        pool = sum((enemies.get(t, Counter()) for t in named), Counter())
        if draft.tactic == "armed_clash" and any(not reading.cast.is_coalition(name) for name, _ in pool):
            pool = Counter({key: n for key, n in pool.items() if not reading.cast.is_coalition(key[0])})
        chosen = [c for c in _leading(pool, 1) if draft.tactic == "armed_clash" or not reading.cast.is_group(c[0])]
        if chosen:
            _take_attackers(draft, (chosen[0][0],), (chosen[0][1],), "the article's enemy")
            return
        usual = reading.cast.opponents(tuple(named), country, reading.published, air=draft.tactic != "armed_clash")
        if usual:
            _take_attackers(draft, usual[:1], draft.target_hits[:1], "usual opponent")


def _leading(pool: Counter[tuple[str, Hit]], most: int) -> list[tuple[str, Hit]]:
    by_name: dict[str, tuple[int, Hit]] = {}
    for (name, hit), n in pool.items():
        old = by_name.get(name)
        by_name[name] = (n + (old[0] if old else 0), old[1] if old else hit)
    ranked = sorted(by_name.items(), key=lambda item: -item[1][0])
    return [(name, hit) for name, (_, hit) in ranked[:most]]


def _model(draft: Draft, seen: list[Draft]) -> Draft | None:
    country = draft.spot.place.country if draft.spot is not None else None
    for other in reversed(seen):
        other_country = other.spot.place.country if other.spot is not None else None
        if country and other_country and country != other_country:
            continue
        same_kind = GROUPS[other.tactic] == GROUPS[draft.tactic]
        if draft.tactic == "armed_clash" and other.tactic == "armed_clash" and not draft.targets:
            return other
        if same_kind and draft.tactic in ("air_strike", "shelling") and set(other.targets) & set(draft.targets):
            return other
        adjacent = draft.segment.sentence.index - other.segments[-1].sentence.index <= 1
        if same_kind and adjacent and draft.tactic in ("air_strike", "shelling") and not draft.targets:
            return other
    return None
