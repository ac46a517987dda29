"""Where a row was that names a whole land or province only: the finer place that the next sentences tell in a draft that is no row.

«قتل ثلاثة جنود في هجوم في شرق البلاد. وذكر بيان أن مسلحين اقتحموا موقعا في بلدة النخيل»: in the town, though its telling is not kept.
"""

from __future__ import annotations

from waqai.events.affinity import GROUPS
from waqai.events.draft import Draft
from waqai.events.merge import absorb
from waqai.events.nearness import place_relation
from waqai.events.reading import Reading, Spot

_REACH = 2  # sentences behind a row's telling
_WIDE = 4
_KIN = frozenset(frozenset(p.split()) for p in ("armed clash", "armed bomb", "armed property"))


def lend_places(reading: Reading, events: list[Draft], kept: list[Draft]) -> None:
    """Give each kept draft whose place is a land, a side of it or a province the one finer place of the drafts behind it that were not
    kept and tell a deed of its kind; none where they tell of several places or another row is told between.
    """
    rows = {id(d) for d in kept}
    for draft in kept:
        if not _is_wide(draft):
            continue
        told = [e for e in events if id(e) not in rows and _behind(draft, e, kept) and _of_a_kind(draft, e)]
        spots = [e.spot for e in told if e.spot is not None and e.own_place and _finer(draft, e.spot)]
        taken = [k.spot.place for k in kept if k.spot is not None and k is not draft]
        if not spots or any(place_relation(spots[0].place, s.place) not in ("same", "contains", "within") for s in spots[1:]):
            continue
        spot = min(spots, key=lambda s: (s.place.precision, s.start))
        if not any(place_relation(spot.place, place) in ("same", "near") for place in taken):
            draft.spot, draft.inherited["place"] = spot, "told next"


def fold_details(kept: list[Draft]) -> list[Draft]:
    """The kept drafts without those that only say where in the land or province of the row before an attack was: «شن مسلحون هجوما في
    شمال البلاد ... . ووقع الهجوم في بلدة النخيل»; the row takes their place.
    """
    gone: set[int] = set()
    for draft in kept:
        if not _is_wide(draft):
            continue
        others = [k for k in kept if k is not draft and id(k) not in gone and k.spot is not None and _behind(draft, k, [])]
        if len(others) == 1 and _is_its_detail(draft, others[0]):
            others[0].counts = []
            absorb(draft, others[0])
            gone.add(id(others[0]))
    return [k for k in kept if id(k) not in gone]


def _is_its_detail(draft: Draft, other: Draft) -> bool:
    """Whether a draft tells the attack of another one by a general word, at a finer place, with no day or doer of its own and no toll
    but a part of that one's.
    """
    if other.tactic != "armed_attack" or not _of_a_kind(draft, other) or other.spot is None or not _finer(draft, other.spot):
        return False
    if any(not any(c.kind == own.kind and (c.best or 0) <= (own.best or 0) for own in draft.counts) for c in other.counts):
        return False
    doers, others = set(draft.attackers) - {"unknown"}, set(other.attackers) - {"unknown"}
    if doers and others and not doers & others:
        return False
    one, two = draft.moment, other.moment
    return one is None or two is None or two is one or (two.span.earliest, two.span.latest) == (one.span.earliest, one.span.latest)


def _is_wide(draft: Draft) -> bool:
    place = draft.spot.place if draft.spot is not None else None
    wide = place is not None and place.precision >= _WIDE and place.kind != "border"
    return wide and not draft.whole_country and not draft.segment.in_title and draft.status in ("actual", "foiled")


def _finer(draft: Draft, spot: Spot) -> bool:
    told = spot.role == "event" and spot.place.precision < _WIDE
    return told and draft.spot is not None and place_relation(draft.spot.place, spot.place) == "contains"


def _behind(draft: Draft, other: Draft, kept: list[Draft]) -> bool:
    """Whether another draft follows a row within a few sentences, no other row being told in them."""
    last = max(s.sentence.index for s in draft.segments if not s.in_title)
    here = other.segment.sentence.index
    if other.segment.in_title or here - last > _REACH or other.segment.start < draft.segment.start:
        return False
    return not any(k is not draft and any(last < s.sentence.index <= here for s in k.segments) for k in kept)


def _of_a_kind(draft: Draft, other: Draft) -> bool:
    one, two = GROUPS[draft.tactic], GROUPS[other.tactic]
    same = one == two or frozenset((one, two)) in _KIN
    return same and other.status in ("actual", "foiled", "background") and not other.another
