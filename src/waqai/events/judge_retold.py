"""What the judge sees of second tellings: how much of a draft the article's other drafts tell as well, and how its twins of one
clause stand to it.

A lead that the body tells again, a sentence that sums up, another name for the same place: their side, toll, place and words are
there already. Two places of one clause are two incidents where they are a list, else often one and the words that say where it is.
"""

from __future__ import annotations

from collections import Counter

from waqai.events.draft import Draft
from waqai.events.nearness import distance_km, place_relation
from waqai.events.reading import Reading
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

_ONE_PLACE = 25.0  # km
_ENOUGH = 5  # words
_PLAIN = word_set(
    "في من على إلى عن أن إن التي الذي مع بين بعد قبل خلال كما فيما وقد قد كان كانت وكان وكانت هذا هذه ذلك تلك ما لا لم لن أو ثم حيث "
    "أنه أنها قال وقال وأضاف أضاف أعلن أعلنت وأعلن وأعلنت أكد وأكد بحسب وفق مصدر مصادر أمس اليوم يوم عدد عدة بعض غير كل حتى عند منذ ضد حول"
)


class Told:
    """What the drafts of an article tell, worked out once: their words, tolls, sides and kinds."""

    def __init__(self, reading: Reading, events: list[Draft]) -> None:
        tokens = reading.text.tokens
        self.events = events
        self.words: dict[int, frozenset[str]] = {
            id(e): frozenset(t.folded for s in e.segments for t in tokens[s.start : s.end] if _tells(t.folded)) for e in events
        }
        self.tolls = {id(e): {(c.kind, c.low) for c in e.counts if not (c.denied or c.aside)} for e in events}
        self.named = {id(e): set(e.attackers) - {"unknown"} for e in events}
        self.hit = {id(e): set(e.targets) for e in events}


def retold(draft: Draft, told: Told) -> dict[str, float]:
    """The signs of one draft."""
    me = id(draft)
    start = draft.segment.start
    out: Counter[str] = Counter()
    best_words = [0.0, 0.0]
    for other in told.events:
        if other is draft:
            continue
        when = "earlier" if other.segment.start < start else "later"
        if other.segment is draft.segment:
            _twins(out, draft, other)
            continue
        one, two = TACTIC_GROUPS[draft.tactic], TACTIC_GROUPS[other.tactic]
        same_kind = one == two
        place = _stand(draft, other)
        sided = bool(told.named[me] & told.named[id(other)]) or bool(told.hit[me] & told.hit[id(other)])
        crossed = bool(told.named[me] & told.hit[id(other)]) or bool(told.hit[me] & told.named[id(other)])
        differ = bool(told.named[me] and told.named[id(other)]) and not sided and not crossed
        toll, theirs = told.tolls[me], told.tolls[id(other)]
        mine = told.words[me]
        if len(mine) >= _ENOUGH and (same_kind or place in ("same", "close")):
            share = len(mine & told.words[id(other)]) / len(mine)
            n = when == "later"
            best_words[n] = max(best_words[n], share)
        if same_kind:
            out[f"{place} place, same kind, {when}"] = 1
            if sided:
                out[f"{place} place, same kind and sides, {when}"] = 1
                if other.counts and not draft.counts:
                    out[f"{place} place, same kind and sides, fuller {when}"] = 1
        elif place in ("same", "close") and not differ:
            out[f"{place} place, another kind, {when}"] = 1
            if sided or crossed:
                out[f"{place} place, another kind, same sides, {when}"] = 1
        if toll and toll <= theirs:
            out[f"its toll told {when}"] = 1
            if any(low > 2 for _, low in toll):
                out[f"its toll of some told {when}"] = 1
        lead, led = draft.decision.lead, other.decision.lead
        if lead is not None and led is not None and lead.entry.id == led.entry.id and place != "apart" and not differ:
            out[f"its trigger told {when}"] = 1
    signs = {name: float(value) for name, value in out.items()}
    signs["words told earlier"], signs["words told later"] = best_words
    return signs


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in _PLAIN


def _stand(draft: Draft, other: Draft) -> str:
    """How two drafts' places stand: same, close, holding, inside, apart or unknown."""
    if draft.spot is None or other.spot is None:
        return "unknown"
    a, b = draft.spot.place, other.spot.place
    relation = place_relation(a, b)
    if relation == "same":
        return "same"
    gap = distance_km(a, b)
    if relation == "near" or gap is not None and gap <= _ONE_PLACE and max(a.precision, b.precision) <= 3:
        return "close"
    return {"contains": "holding", "within": "inside"}.get(relation, "apart")


def _twins(out: Counter[str], draft: Draft, other: Draft) -> None:
    """Two places of one clause."""
    if draft.spot is None or other.spot is None:
        return
    listed = draft.spot.list_id is not None and draft.spot.list_id == other.spot.list_id
    place = _stand(draft, other)
    out["twin of its list" if listed else "twin of no list"] = 1
    if not listed:
        out[f"twin of no list, {place}"] = 1
        out["twin of no list, likelier" if other.site_chance > draft.site_chance else "twin of no list, less likely"] = 1
        out["twin of no list, before it" if other.spot.start < draft.spot.start else "twin of no list, behind it"] = 1
        out["twin of no list, far likelier"] = max(out["twin of no list, far likelier"], int(other.site_chance > draft.site_chance + 0.25))
        out["twin has the toll"] = max(out["twin has the toll"], int(bool(other.counts) and not draft.counts))
