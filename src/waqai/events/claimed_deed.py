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
_NO_NAMES = word_set(
    "الهجوم الهجومين العملية التفجير التفجيرين القصف الاعتداء الحادث المسؤولية المسئولية الحركة التنظيم الجماعة الجبهة الحزب الدولة "
    "الذي التي أمس اليوم الثلاثاء الأربعاء الخميس الجمعة السبت الأحد الاثنين الماضي الماضية الرسمي الإنترنت الاجتماعي المتحدث الناطق"
)
_REACH = 12  # tokens of a claim in which it says what it claims
_BACK = 4  # deeds back


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
    if spot is None or spot.place.source is None:
        return False
    return any(s.place.source == spot.place.source and s.role != "nationality" for s in reading.spots_in(start, end))


def _same_thing(reading: Reading, start: int, end: int, draft: Draft) -> bool:
    """«الهجوم على القاعدة»: a definite noun of the claim is told in the draft's clauses without its article."""
    sight = reading.sight
    named = {sight.word(i).removeprefix("ال") for i in range(start, end) if _names_something(sight.word(i))}
    if not named:
        return False
    return any(b.stem in named for s in draft.segments for word in sight.words(s.start, s.end) if word[:2] != "ال" for b in bases(word))


def _names_something(word: str) -> bool:
    return word.startswith("ال") and len(word) > 4 and word not in _NO_NAMES


def _same_kind(reading: Reading, start: int, end: int, draft: Draft) -> bool:
    """«التفجير» is of a bomb, «القصف» of shells, «الاغتيال» of an assassination."""
    words, group = set(reading.sight.words(start, end)), TACTIC_GROUPS[draft.tactic]
    if words & _BOMBS:
        return group == "bomb"
    if words & _FIRE:
        return draft.tactic in ("shelling", "drone_strike")
    return bool(words & _KILLING) and draft.tactic == "assassination"
