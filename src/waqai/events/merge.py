"""One event or several: retellings of one incident inside an article become one draft (codebook: "One event or several")."""

from __future__ import annotations

import math

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.model import Place
from waqai.text import fold_phrase, word_set

GROUPS = {
    "suicide_bombing": "bomb", "car_bomb": "bomb", "bombing_ied": "bomb", "grenade": "bomb", "mine": "bomb", "air_strike": "stand-off", "drone_strike": "stand-off",
    "shelling": "stand-off", "armed_attack": "armed", "shooting": "armed", "assassination": "armed", "execution": "armed", "armed_clash": "clash", "abduction": "abduction",
    "arson_property": "property", "arrest_raid": "arrest", "protest_violence": "unrest", "other": "other",
}  # fmt: skip
_NEAR = {frozenset(p) for p in (("armed", "clash"), ("armed", "bomb"), ("armed", "property"), ("armed", "abduction"), ("clash", "arrest"), ("armed", "arrest"), ("bomb", "property"), ("stand-off", "clash"))}
_SPECIFIC = ("suicide_bombing", "car_bomb", "drone_strike", "grenade", "mine", "air_strike", "shelling", "abduction", "execution", "assassination", "bombing_ied", "arson_property", "arrest_raid", "shooting", "armed_clash", "protest_violence", "armed_attack", "other")
_OLD = ("older than a week", "over a long stretch")
_NEW_EVENT = ("new-event",)
_SIDES = word_set("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي أقصى وسط أطراف محيط ضواحي مشارف تخوم قرب شمالا جنوبا شرقا غربا")
_COMES = word_set("ويأتي وتأتي يأتي تأتي جاء جاءت وجاء وجاءت ووقع ووقعت")
_APART = word_set("فيما بينما كما وفيما وبينما وكما كذلك وكذلك") | {"بالاضافه الي", "اضافه الي", "فضلا عن"}
_FRAME_WORDS = word_set("محافظة قضاء ناحية مديرية بلدة قرية مدينة حي منطقة معسكر جبهة محور ولاية إقليم قاعدة مطار جبل وادي شارع مخيم")


def place_relation(a: Place | None, b: Place | None) -> str:
    """How two places stand: same, contains (a holds b), within (a lies in b), near, apart or unknown.

    >>> aleppo = Place("حلب", "Aleppo", "SY", "Aleppo", None, None, None, 4)
    >>> place_relation(aleppo, Place("منبج", "Manbij", "SY", "Aleppo", None, 36.5, 37.9, 2))
    'contains'
    """
    if a is None or b is None:
        return "unknown"
    if a.source and a.source == b.source or _key(a) == _key(b):
        return "same"
    if a.country and b.country and a.country != b.country:
        return "apart"
    if _vague(a) != _vague(b) and a.precision <= 3 and b.precision <= 3:
        wide, narrow = (a, b) if _vague(a) else (b, a)
        near = distance_km(wide, narrow)
        if (near is not None and near < 80) or (near is None and narrow.country == wide.country and (narrow.admin1 is None or narrow.admin1 == wide.admin1)):
            return "contains" if wide is a else "within"
        return "apart"
    if a.precision == b.precision:
        gap = distance_km(a, b)
        return "near" if gap is not None and gap < 2 and a.precision <= 2 and a.name and a.name == b.name else "apart"
    if a.precision > b.precision:
        return "contains" if _holds(a, b) else "apart"
    return "within" if _holds(b, a) else "apart"


def _vague(place: Place) -> bool:
    """A side or the surroundings of a place («جنوب غربي كركوك», «شرق الرمادي»): an area more than a point."""
    return fold_phrase(place.name_ar).split()[:1] != [] and fold_phrase(place.name_ar).split()[0] in _SIDES


def _holds(big: Place, small: Place) -> bool:
    if big.precision == 5:
        return True
    if big.precision == 4:
        return small.admin1 is None or big.admin1 is None or big.admin1 == small.admin1
    gap = distance_km(big, small)
    if gap is not None:
        return gap < (25 if big.precision == 3 else 12)
    return small.lat is None and (small.admin1 is None or big.admin1 is None or small.admin1 == big.admin1)


def _key(place: Place) -> str:
    words = [w[2:] if w.startswith("ال") and len(w) > 3 else w for w in fold_phrase(place.name_ar).split()]
    return " ".join(w for w in words if w not in _FRAME_WORDS and "ال" + w not in _FRAME_WORDS) or " ".join(words)


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance in km, None where a point is missing."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def affinity(reading: Reading, new: Draft, old: Draft) -> float:
    """How well a draft reads as another telling of an earlier one; above `THRESHOLD` they are one event."""
    score = 0.0
    relation = place_relation(old.spot.place if old.spot else None, new.spot.place if new.spot else None)
    titled = new.segment.in_title or old.segment.in_title
    if new.segment in old.segments and relation != "same":
        return -9.0
    lead = min(new.segment.sentence.index, old.segment.sentence.index) <= 3
    if relation == "apart" and lead and _same_toll(new, old) and GROUPS[new.tactic] == GROUPS[old.tactic]:
        titled = True  # the lead places an incident loosely, the detail rightly
    score += {"same": 2.0, "near": 1.5, "contains": 0.7, "within": 0.9, "unknown": 0.6, "apart": -1.5 if titled else -4.0}[relation]
    a, b = GROUPS[new.tactic], GROUPS[old.tactic]
    toll_only = new.decision.lead is None or old.decision.lead is None
    if new.tactic == old.tactic and new.tactic != "other":
        score += 1.2
    elif a == b:
        score += 0.9
    elif toll_only or "other" in (a, b):
        score += 0.5
    elif frozenset((a, b)) in _NEAR:
        score += -0.1 if {a, b} != {"stand-off", "clash"} else -1.2
    else:
        score -= 2.5
    score += _telling(new, old) + _sides(new, old) + _times(new, old) + _tolls(new, old)
    same_paragraph = new.segment.sentence.paragraph == old.segment.sentence.paragraph
    gap = new.segment.sentence.index - old.segments[-1].sentence.index
    score += 0.3 if same_paragraph and gap <= 1 else 0.0
    if relation == "unknown":
        score -= 0.12 * max(0, gap - 2)
    if new.definite:
        score += 0.8
        if _comes_after(reading, new):
            score += 1.2 + (2.5 if relation == "apart" else 0.0)
    if new.another:
        score -= 1.2
    if titled:
        score += 0.8
    if (new.status == "background") != (old.status == "background") and (new.status_why in _OLD or old.status_why in _OLD):
        score -= 1.5
    if not titled and reading.cues_in(new.segment.start, min(new.segment.start + 5, new.segment.end), *_NEW_EVENT):
        score -= 1.0
    return score


def _comes_after(reading: Reading, draft: Draft) -> bool:
    """«ويأتي القصف بعد ...», «جاء الهجوم ...»: what was told is put into its context."""
    lead = draft.decision.lead
    return lead is not None and any(w in _COMES for w in reading.sight.words(max(draft.segment.start, lead.start - 3), lead.start))


def _same_toll(new: Draft, old: Draft) -> bool:
    mine = {(c.kind, c.low) for c in new.counts if c.low > 3}
    return bool(mine & {(c.kind, c.low) for c in old.counts})


def _telling(new: Draft, old: Draft) -> float:
    """How the two are told: a clause of its own in the same sentence is another event, a verb that runs on is not, a lure belongs to its bomb."""
    if old.weapon is not None and old.weapon.entry.attrs.get("lure") and new.segment.sentence.index - old.segments[-1].sentence.index <= 1 and new.decision.lead is not None:
        return 3.0
    score = 0.0
    if new.weapon is not None and old.weapon is not None and new.weapon.entry.id != old.weapon.entry.id and new.tactic == old.tactic and GROUPS[new.tactic] == "bomb":
        score -= 1.0
    same_sentence = new.segment.sentence.index == old.segments[-1].sentence.index
    if same_sentence and new.segment.lead in _APART and new.decision.lead is not None and not new.definite:
        score -= 1.8
    if same_sentence and new.segment.lead == "و" and not new.own_place and not set(new.attackers) - {"unknown"}:
        score += 1.0
    return score


def _sides(new: Draft, old: Draft) -> float:
    named_new, named_old = set(new.attackers) - {"unknown"}, set(old.attackers) - {"unknown"}
    if named_new and named_old:
        if named_new & named_old:
            return 0.5
        crossed = named_new & set(old.targets) or named_old & set(new.targets)
        if crossed and "clash" in (GROUPS[new.tactic], GROUPS[old.tactic]):
            return 0.3
        return -1.5 if crossed else -1.0
    targets = set(new.targets) & set(old.targets)
    return 0.3 if targets else 0.0


def _times(new: Draft, old: Draft) -> float:
    a, b = new.moment, old.moment
    if a is None or b is None or a.span.earliest is None or b.span.earliest is None or a.span.latest is None or b.span.latest is None:
        return 0.0
    if a.span.earliest <= b.span.latest and b.span.earliest <= a.span.latest:
        return 0.4
    return -1.0 if abs((a.span.earliest - b.span.earliest).days) <= 1 else -3.0


def _tolls(new: Draft, old: Draft) -> float:
    mine = {c.kind: c.low for c in new.counts if not c.denied}
    theirs = {c.kind: c.low for c in old.counts if not c.denied}
    score = 0.0
    for kind in mine.keys() & theirs.keys():
        if mine[kind] == theirs[kind]:
            score += 1.5 if mine[kind] >= 10 else 1.0 if mine[kind] > 2 else 0.7
        elif any(c.update for c in new.counts):
            score += 0.3
        else:
            score -= 1.1
    return score


THRESHOLD = 1.6
TITLE_THRESHOLD = 1.0


def merge(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with retellings folded into their first body telling; title drafts that no body draft retells are kept last."""
    events: list[Draft] = []
    titles = [d for d in drafts if d.segment.in_title]
    for draft in (d for d in drafts if not d.segment.in_title):
        best, score = _best(reading, draft, events)
        if best is not None and score >= THRESHOLD:
            absorb(best, draft)
        else:
            events.append(draft)
    for draft in titles:
        best, score = _best(reading, draft, events)
        if best is not None and score >= TITLE_THRESHOLD:
            absorb(best, draft)
        else:
            events.append(draft)
    return events


def _best(reading: Reading, draft: Draft, events: list[Draft]) -> tuple[Draft | None, float]:
    best, top = None, -99.0
    for event in events:
        score = affinity(reading, draft, event)
        if score >= top:
            best, top = event, score
    return best, top


def absorb(event: Draft, draft: Draft) -> None:
    """Fold a retelling into an event: the more specific tactic and place win, what was unknown is filled, counts are kept with their source."""
    event.segments.extend(draft.segments)
    if _stronger(draft, event):
        event.decision = draft.decision
    if draft.spot is not None:
        relation = place_relation(event.spot.place if event.spot else None, draft.spot.place)
        if event.spot is None or not event.own_place or relation == "contains":
            event.spot, event.own_place = draft.spot, draft.own_place or event.own_place
    stale = draft.status == "background" and event.status != "background"
    if stale:
        pass
    elif event.moment is None or (draft.moment is not None and event.moment.span.precision not in ("day",) and draft.moment.span.precision == "day"):
        event.moment = draft.moment or event.moment
    unknown = set(event.attackers) <= {"unknown"}
    if (unknown and draft.attackers) or (draft.attacker_sure > event.attacker_sure + 0.2 and not set(draft.attackers) <= {"unknown"}):
        event.attackers, event.attacker_hits, event.attacker_sure = draft.attackers, draft.attacker_hits, draft.attacker_sure
    both = dict(zip(event.targets, event.target_hits, strict=True))
    for name, hit in zip(draft.targets, draft.target_hits, strict=True):
        both.setdefault(name, hit)
    kept = [n for n in both if n not in event.attackers][:4]
    event.targets, event.target_hits = tuple(kept), tuple(both[n] for n in kept)
    event.weapon = event.weapon or draft.weapon
    event.damage = event.damage or draft.damage
    event.claimed_by, event.claim_hit = (event.claimed_by, event.claim_hit) if event.claimed_by else (draft.claimed_by, draft.claim_hit)
    event.counts.extend(draft.counts)
    if event.status == "background" and draft.status in ("actual", "foiled") and not draft.segment.in_title:
        event.status, event.status_why, event.status_hit = draft.status, draft.status_why, draft.status_hit


def _stronger(draft: Draft, event: Draft) -> bool:
    if event.decision.lead is None or event.tactic == "other":
        return draft.decision.lead is not None
    if draft.decision.lead is None or draft.tactic == "other":
        return False
    if GROUPS[draft.tactic] == GROUPS[event.tactic] and draft.tactic != event.tactic:
        return _SPECIFIC.index(draft.tactic) < _SPECIFIC.index(event.tactic) and draft.decision.sure >= event.decision.sure - 0.15
    return draft.decision.sure > event.decision.sure + 0.25 and not draft.segment.in_title
