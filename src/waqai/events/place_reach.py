"""Where a row was that names a land, border or province only: the finer place that the next sentences tell in a draft that is no row.

«قتل ثلاثة جنود في هجوم في شرق البلاد. وذكر بيان أن مسلحين اقتحموا موقعا في بلدة النخيل»: in the town, though its telling is not kept.
"""

from __future__ import annotations

from dataclasses import replace

from waqai.events.affinity import of_many
from waqai.events.draft import Draft
from waqai.events.merge import absorb
from waqai.events.nearness import distance_km, place_relation
from waqai.events.reading import Reading, Spot
from waqai.events.saying import ADDED, SAID
from waqai.mentions.place_fit import TOWNS, URBAN
from waqai.model import TACTIC_GROUPS, Place
from waqai.text import word_set

_REACH = 2  # sentences behind a row's telling
_WIDE = 4
_LEAD = 2  # the number of the last sentence that may be a lead, the title being the first
_ABOUT_A_TOWN = 100.0  # km
_REPORTS = SAID | ADDED | word_set("بين بينت روى")
_DEEDS = ("arson_property", "shooting")
_THE_ATTACKERS = word_set("المهاجمين المهاجمون المعتدين المعتدون المسلحين المسلحون الإرهابيين الإرهابيون")
_RESIDENTS = word_set("سكان أهالي")
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
        spots = [e.spot for e in told if e.spot is not None and e.own_place and _finer(reading, draft, e.spot)]
        taken = [k.spot.place for k in kept if k.spot is not None and k is not draft]
        if not spots or any(place_relation(spots[0].place, s.place) not in ("same", "contains", "within") for s in spots[1:]):
            continue
        spot = min(spots, key=lambda s: (s.place.precision, s.start))
        if not any(place_relation(spot.place, place) in ("same", "near") for place in taken):
            draft.spot, draft.inherited["place"] = spot, "told next"


def put_in_towns(reading: Reading, kept: list[Draft]) -> None:
    """Give a street, square or the like that no table knows the point of the one town that its sentence and the two before it name:
    «هجوم في مدينة نيو أورليانز. ووقع الهجوم في شارع كانال».
    """
    for draft in kept:
        spot = draft.spot
        if spot is None or spot.place.source is not None or spot.place.lat is not None or spot.place.kind not in URBAN:
            continue
        here = reading.sentence_of(spot.start).index
        told = [
            s.place
            for s in reading.spots
            if s.start < spot.start
            and s.role == "event"
            and s.place.kind in TOWNS
            and not s.place.nearby
            and s.place.source is not None
            and here - reading.sentence_of(s.start).index <= _REACH
        ]
        if told and all(p.source == told[0].source for p in told) and told[-1].lat is not None and _one_unit(spot.place, told[-1]):
            town = told[-1]
            how = f"not in the gazetteer; at {town.name}, told before"
            place = replace(spot.place, admin1=town.admin1, lat=town.lat, lon=town.lon, precision=2, how=how, nearby=True)
            draft.spot = replace(spot, place=place)


def _one_unit(place: Place, town: Place) -> bool:
    return place.country == town.country and place.admin1 in (None, town.admin1)


def fold_details(reading: Reading, kept: list[Draft]) -> list[Draft]:
    """The kept drafts without those that only say where in the land or province of the row before an attack was: «شن مسلحون هجوما في
    شمال البلاد ... . ووقع الهجوم في بلدة النخيل»; the row takes their place.
    """
    gone: set[int] = set()
    for draft in kept:
        wide = _is_wide(draft)
        if not wide and not _opens(draft):
            continue
        others = [k for k in kept if k is not draft and id(k) not in gone and k.spot is not None and _behind(draft, k, [])]
        if len(others) == 1 and (_is_its_detail(reading, draft, others[0]) if wide else _told_closer(reading, draft, others[0])):
            others[0].counts = []
            absorb(draft, others[0])
            if not wide:
                draft.spot = others[0].spot
            gone.add(id(others[0]))
    return [k for k in kept if id(k) not in gone]


def _is_its_detail(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Whether a draft tells the attack of another one by a general word, or what its attackers did, at a finer place, with no day or
    doer of its own and no toll but a part of that one's.
    """
    words = reading.sight.words(other.segment.start, other.segment.end)
    told = other.tactic == "armed_attack" or other.tactic in _DEEDS and any(w in _THE_ATTACKERS for w in words)
    told = told or _how_it_went(reading, draft, other)
    if not told or not _of_a_kind(draft, other) or other.spot is None or not _finer(reading, draft, other.spot):
        return False
    if any(not any(c.kind == own.kind and (c.best or 0) <= (own.best or 0) for own in draft.counts) for c in other.counts):
        return False
    return _by_the_same(draft, other) and not _other_day(draft, other)


def _told_closer(reading: Reading, draft: Draft, other: Draft) -> bool:
    """«قتل شرطيان بعبوة في محافظة بنغول. وذكر بيان للولاية أن العبوة انفجرت في قضاء صولهان»: the source's account, at a place of the
    town's own province, of what the lead told with its toll.
    """
    if draft.spot is None or other.spot is None or not _how_it_went(reading, draft, other) or not _by_the_same(draft, other):
        return False
    if of_many(reading, draft) or of_many(reading, other) or _other_day(draft, other):
        return False
    lead, told = draft.spot.place, other.spot.place
    gap = distance_km(lead, told)
    one_unit = lead.country == told.country and lead.admin1 is not None and lead.admin1 == told.admin1
    return one_unit and told.precision <= 3 and (gap is None or gap < _ABOUT_A_TOWN)


def _by_the_same(draft: Draft, other: Draft) -> bool:
    doers, others = set(draft.attackers) - {"unknown"}, set(other.attackers) - {"unknown"}
    return not doers or not others or bool(doers & others)


def _other_day(draft: Draft, other: Draft) -> bool:
    one, two = draft.moment, other.moment
    return (
        one is not None
        and two is not None
        and two is not one
        and (two.span.earliest, two.span.latest) != (one.span.earliest, one.span.latest)
    )


def _opens(draft: Draft) -> bool:
    """Whether a draft is of the first sentences, in a place of its own."""
    return not draft.segment.in_title and draft.segment.sentence.index <= _LEAD and draft.own_place and draft.status == "actual"


def _how_it_went(reading: Reading, draft: Draft, other: Draft) -> bool:
    """«قتل جنديان في هجوم انتحاري في محافظة س. وقالت الوكالة إن انتحاريا اقتحم مركزا في بلدة ص»: the source's account of what was told with
    its toll in the sentence before.
    """
    sentence = other.segment.sentence
    reports = any(w.removeprefix("و") in _REPORTS for w in reading.sight.words(sentence.start, sentence.start + 2))
    hurt = any(c.kind in ("killed", "killed_or_wounded") and not c.denied for c in draft.counts)
    next_to = any(sentence.index - s.sentence.index == 1 for s in draft.segments)
    return reports and hurt and next_to and not other.counts and draft.tactic == other.tactic and not draft.another


def _is_wide(draft: Draft) -> bool:
    place = draft.spot.place if draft.spot is not None else None
    wide = place is not None and place.precision >= _WIDE
    return wide and not draft.whole_country and not draft.segment.in_title and draft.status in ("actual", "foiled")


def _finer(reading: Reading, draft: Draft, spot: Spot) -> bool:
    """Whether a place lies in the wide one of a draft: where something was, or where those live who tell of it («أحد سكان قرية س»)."""
    witnessed = spot.role == "origin" and spot.place.precision == 2 and reading.sight.word(spot.start - 1) in _RESIDENTS
    told = (spot.role == "event" or witnessed) and draft.spot is not None and spot.place.precision < max(_WIDE, draft.spot.place.precision)
    return told and draft.spot is not None and place_relation(draft.spot.place, spot.place) == "contains"


def _behind(draft: Draft, other: Draft, kept: list[Draft]) -> bool:
    """Whether another draft follows a row within a few sentences, no other row being told in them."""
    here = other.segment.sentence.index
    told = [s.sentence.index for s in draft.segments if not s.in_title and s.sentence.index <= here]
    if other.segment.in_title or not told or here - max(told) > _REACH or other.segment.start < draft.segment.start:
        return False
    return not any(k is not draft and any(max(told) < s.sentence.index <= here for s in k.segments) for k in kept)


def _of_a_kind(draft: Draft, other: Draft) -> bool:
    one, two = TACTIC_GROUPS[draft.tactic], TACTIC_GROUPS[other.tactic]
    same = one == two or frozenset((one, two)) in _KIN
    return same and other.status in ("actual", "foiled", "background") and not other.another
