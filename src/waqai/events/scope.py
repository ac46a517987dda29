"""What a draft takes from its surroundings: place, time and sides told before it, heading, title or dateline (design, section 4)."""

from __future__ import annotations

from collections import Counter

from waqai.events.draft import Draft
from waqai.events.merge import GROUPS
from waqai.events.reading import Reading, Spot


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


def fill_sides(drafts: list[Draft]) -> None:
    """Unnamed sides take those of the fight told before them, or of the same kind of strike on the same target."""
    seen: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.segment.start):
        if set(draft.attackers) <= {"unknown"} and not draft.attacker_hits:
            source = _model(draft, seen)
            if source is not None:
                draft.attackers = source.attackers
                draft.attacker_hits = source.attacker_hits
                draft.attacker_sure = 0.45
                draft.inherited["attacker"] = "told before"
                draft.targets = tuple(t for t in draft.targets if t not in draft.attackers) or (source.targets if draft.tactic == "armed_clash" else ())
                draft.target_hits = draft.target_hits[: len(draft.targets)] if len(draft.target_hits) >= len(draft.targets) else source.target_hits[: len(draft.targets)]
        if draft.tactic == "armed_clash" and draft.attackers and not draft.targets:
            enemies = Counter(t for d in seen if set(d.attackers) & set(draft.attackers) for t in d.targets)
            enemies.update(a for d in seen if set(d.targets) & set(draft.attackers) for a in d.attackers)
            chosen = [name for name, _ in enemies.most_common(2) if name not in draft.attackers and name != "unknown"]
            hits = [h for d in seen for n, h in (*zip(d.targets, d.target_hits, strict=False), *zip(d.attackers, d.attacker_hits, strict=False)) if n in chosen]
            if chosen and len(hits) >= len(chosen):
                draft.targets, draft.target_hits = tuple(chosen), tuple(hits[: len(chosen)])
        if draft.attackers and set(draft.attackers) != {"unknown"}:
            seen.append(draft)


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
