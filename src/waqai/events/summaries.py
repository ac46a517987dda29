"""Leads that sum up what the text then tells place by place: they repeat the body and are no row of their own (codebook)."""

from __future__ import annotations

from itertools import pairwise

from waqai.events.draft import Draft
from waqai.events.nearness import place_relation, quarter_of
from waqai.events.reading import Reading
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

_OPENING = 4  # sentences
_PARTS = 2
_SCATTERED = word_set("متفرقة المتفرقة متفرقين متفرق منفصلة منفصلين منفصلتين مختلفة متنوعة")
_DEEDS = word_set(
    "حوادث حادثين حادثتين هجمات هجومين تفجيرات تفجيرين انفجارات عمليات عمليتين اغتيالات غارات اعتداءات مناطق أماكن مواقع أحياء أنحاء "
    "حادثان حادثتان هجومان تفجيران انفجاران عمليتان انفجارين سيارتين سيارات عبوتين عبوات قنبلتين قنابل"
)


def scattered(reading: Reading, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the toll of a draft only counts what the text then tells place by place.

    «قتل أربعة في حوادث متفرقة بمحافظة درعا. ففي بلدة ...». Two finer places of its province must follow in other sentences, each
    with a deed told by its name.
    """
    spot, segment = draft.spot, draft.segment
    if _headline_of_several(reading, draft):
        return True
    if spot is None or not draft.counts or spot.place.precision < 4 or segment.sentence.index > _OPENING or draft.status == "background":
        return False
    words = list(reading.sight.words(segment.start, segment.end))
    if not any(b in _SCATTERED and a.removeprefix("و").removeprefix("ب") in _DEEDS for a, b in pairwise(words)):
        return False
    finer = {
        d.spot.place.name_ar
        for d in drafts
        if d.spot is not None
        and d.segment.sentence.index > segment.sentence.index
        and d.decision.lead is not None
        and d.own_place
        and d.spot.place.precision < 4
        and place_relation(spot.place, d.spot.place) == "contains"
    }
    return len(finer) >= _PARTS


def _headline_of_several(reading: Reading, draft: Draft) -> bool:
    """«توغل جديد في القنيطرة.. واغتيالات متفرقة»: what a headline only counts up, at no place of its own."""
    lead, segment = draft.decision.lead, draft.segment
    if lead is None or not segment.in_title or draft.counts or lead.number not in (3, 4) or draft.spot is None:
        return False
    return draft.spot.start < lead.start and reading.sight.word(lead.end) in _SCATTERED


def sums_up_the_rest(draft: Draft, events: list[Draft]) -> bool:
    """Whether a draft of the opening, placed in a whole country, is told again in parts: two or more finer incidents of its kind, by
    one of those who did it.

    «نفذ التحالف 14 ضربة في العراق. ... استهدفت ضربة مواقع قرب الموصل ... وأخرى قرب بيجي»: the first sentence is no fifteenth strike.
    """
    if draft.spot is None or draft.spot.place.precision < 5 or draft.segment.sentence.index > _OPENING:
        return False
    if draft.status != "actual" or draft.decision.lead is None:
        return False
    return sum(_is_part(draft, other) for other in events) >= _PARTS


def _is_part(whole: Draft, part: Draft) -> bool:
    if part is whole or part.spot is None or whole.spot is None or part.segment.start <= whole.segment.start:
        return False
    if part.spot.place.precision >= 4 or TACTIC_GROUPS[part.tactic] != TACTIC_GROUPS[whole.tactic]:
        return False
    by = set(part.attackers) & set(whole.attackers) - {"unknown"}
    return bool(by) and place_relation(whole.spot.place, part.spot.place) == "contains"


def sum_of_parts(reading: Reading, draft: Draft, events: list[Draft]) -> bool:
    """«قتل عشرة في غارات على القطاع. ... خمسة في جباليا، وأربعة في النصيرات، وواحد في رفح», «17 قتيلا في تفجيرين ببغداد»: a lead whose
    dead are those of the places told behind it, to the last one.
    """
    if draft.spot is None or draft.segment.sentence.index > _OPENING or draft.status != "actual":
        return False
    total = _dead(draft)
    several = not _DEEDS.isdisjoint(w.lstrip("ب") for w in reading.sight.words(draft.segment.start, draft.segment.end))
    several = several or _of_two_places(reading, draft)
    parts = [(n, e) for e in events if _inside(draft, e, several) and (n := _dead(e))]
    if total < 3 or len(parts) < _PARTS or sum(n for n, _ in parts) != total:
        return False
    first = min(e.segment.start for _, e in parts)
    return all(s.in_title or s.start < first for s in draft.segments)  # no more than a headline and a lead tell of it


def _of_two_places(reading: Reading, draft: Draft) -> bool:
    """«غارات طالت سوقا في حماة ومزرعة في ريف درعا»: whether the telling names a place besides its own, far from it."""
    told = [s.place for s in reading.spots_in(draft.segment.start, draft.segment.end) if s.role == "event"]
    return draft.spot is not None and any(place_relation(draft.spot.place, place) == "apart" for place in told)


def _dead(draft: Draft) -> int:
    """The dead that a draft first tells, 0 where it tells no number."""
    told = [c for c in (*draft.counts, *draft.lent) if c.kind == "killed" and not (c.vague or c.denied or c.aside)]
    return told[0].low if told else 0


def _inside(whole: Draft, part: Draft, several: bool) -> bool:
    """Whether a draft tells, behind another, of a finer place within that one's; of any place of the country where the other speaks of
    several deeds.
    """
    if part is whole or part.spot is None or whole.spot is None or not part.own_place or part.spot.start <= whole.spot.start:
        return False
    if part.status != "actual" or part.segment.sentence.index - whole.segment.sentence.index > _OPENING:
        return False
    there, here = whole.spot.place, part.spot.place
    relation = place_relation(there, here)
    return relation == "contains" or quarter_of(there, here) or (several and relation != "same" and there.country == here.country)
