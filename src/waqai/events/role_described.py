"""Actors that only say what a force is: in a relative clause about it, or as what it belongs to."""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import AFFILIATE, Look, Role
from waqai.text.fold import word_set

_RELATIVE = word_set("الذي التي والذي والتي الذين اللذين واللذين والذين")
_IS = word_set(
    "يضم تضم يشكل تشكل يشكلون ينضوي تنضوي ينضوون يعمل تعمل يعملون يتبع تتبع يتبعون يدين تدين يدينون يقود تقود يقوده تقوده يقودها تقودها "
    "يتزعمه يتزعمها يدعمه تدعمه يدعمها تدعمها يموله تموله يمولها تمولها ينتمي تنتمي ينتمون يهيمن تهيمن يوالي توالي يوالون"
)
_OFFICES = word_set("رئاسة قيادة هيئة وزارة رئيس قائد إدارة")
_BREAKS = "،.؛:!؟"
_REACH = 9


def described(look: Look) -> Role | None:
    """«الذي يضم مقاتلين تحت مظلة X», «والتي يشكل X عمودها الفقري», «التابع لرئاسة أركان X»: what a force is, not what X did."""
    if look.hit.entry.pack != "actors":
        return None
    sight = look.sight
    for i in range(look.hit.start - 1, max(-1, look.hit.start - _REACH), -1):
        if any(mark in sight.gap(i + 1) for mark in _BREAKS):
            return None
        if i < look.hit.start - 1 and sight.word(i) in _RELATIVE and sight.word(i + 1) in _IS:
            return look.is_(AFFILIATE, "is described by it", 0.7)
        office = sight.word(i + 1).removeprefix("ل")
        if i < look.hit.start - 1 and sight.word(i) in w.AFFILIATE and office in _OFFICES and sight.word(i + 1) != office:
            return look.is_(AFFILIATE, "of", 0.7)
    return None
