"""Which of the deeds told before it a claim speaks of: the last one, unless its words name another.

«وقتل مدني بانفجار لغم في غزني. وتبنت الحركة الهجوم على القاعدة»: the base of two sentences before; «وتبنت التفجير» after a shooting: the
bombing before that; «تفجير الكرادة»: the one there.
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.model import TACTIC_GROUPS
from waqai.text import bases, word_set

_BOMBS = word_set("التفجير بالتفجير للتفجير تفجير الانفجار العبوة السيارة المفخخة")
_FIRE = word_set("القصف بالقصف قصف الصواريخ القذائف الصاروخ")
_KILLING = word_set("الاغتيال اغتيال اغتياله")
_SITES = word_set("قاعدة ثكنة معسكر حاجز مخفر مركز مقر فندق مسجد كنيسة سوق مطار سفارة قافلة دورية حافلة موكب سجن مدرسة")
_REACH = 12  # tokens of a claim in which it says what it claims
_BACK = 4  # deeds back
_A_TOWN = 3  # a country or province is named with many groups («في اليمن»)


def claimed_deed(reading: Reading, start: int, end: int, before: list[Draft]) -> Draft | None:
    """The draft among those told before that tokens `start:end` claim; None where nothing was told."""
    if len(before) < 2:
        return before[-1] if before else None
    end = min(end, start + _REACH)
    last = before[-1]
    for fits in (_same_place, _same_thing, _same_kind):
        if fits(reading, start, end, last):
            return last
        found = next((d for d in reversed(before[-_BACK:-1]) if fits(reading, start, end, d)), None)
        if found is not None:
            return found
    return last


def _same_place(reading: Reading, start: int, end: int, draft: Draft) -> bool:
    """«تفجير الكرادة», «الهجوم في قندوز»: a place that the claim names is the draft's."""
    spot = draft.spot
    if spot is None or spot.place.source is None or spot.place.precision > _A_TOWN:
        return False
    return any(s.place.source == spot.place.source and s.role != "nationality" for s in reading.spots_in(start, end))


def _same_thing(reading: Reading, start: int, end: int, draft: Draft) -> bool:
    """«الهجوم على القاعدة»: a thing that the claim names with its article is told in the draft's clauses."""
    sight = reading.sight
    sites = {w[2:] for w in sight.words(start, end) if w.startswith("ال") and w[2:] in _SITES}
    if sites and any(b.stem in sites for s in draft.segments for w in sight.words(s.start, s.end) for b in bases(w)):
        return True
    named = {h.entry.attrs.get("target") for h in sight.within(start, end, "targets") if h.base.article}
    told = (h.entry.attrs.get("target") for s in draft.segments for h in sight.within(s.start, s.end, "targets"))
    return bool(named) and any(label in named for label in told)


def _same_kind(reading: Reading, start: int, end: int, draft: Draft) -> bool:
    """«التفجير» is of a bomb, «القصف» of shells, «الاغتيال» of an assassination."""
    words, group = set(reading.sight.words(start, end)), TACTIC_GROUPS[draft.tactic]
    if words & _BOMBS:
        return group == "bomb"
    if words & _FIRE:
        return draft.tactic in ("shelling", "drone_strike")
    return bool(words & _KILLING) and draft.tactic == "assassination"
