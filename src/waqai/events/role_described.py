"""Actors that only say what a force is: in a relative clause about it, or as what it belongs to."""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import AFFILIATE, ATTACKER, TARGET, Look, Role
from waqai.text.fold import word_set

_RELATIVE = word_set("الذي التي والذي والتي الذين اللذين واللذين والذين")
_IS = word_set(
    "يضم تضم يشكل تشكل يشكلون ينضوي تنضوي ينضوون يعمل تعمل يعملون يتبع تتبع يتبعون يدين تدين يدينون يقود تقود يقوده تقوده يقودها تقودها "
    "يتزعمه يتزعمها يدعمه تدعمه يدعمها تدعمها يموله تموله يمولها تمولها ينتمي تنتمي ينتمون يهيمن تهيمن يوالي توالي يوالون "
    "انضم انضمت انضموا بايع بايعت بايعوا والت انشق انشقت انشقوا ترتبط يرتبط يرتبطون"
)
_OFFICES = word_set("رئاسة قيادة هيئة وزارة رئيس قائد إدارة")
_SITES = frozenset("قاعده معسكر معسكرا موقع موقعا مطار مقر مقرا ثكنه مبني مجمع منطقه مركز مركزا حقل منشاه سجن سجنا".split())
_NAME_REACH = 5
_BREAKS = "،.؛:!؟"
_REACH = 9
_OPENERS = _RELATIVE | w.AFFILIATE


def described(look: Look) -> Role | None:
    """«الذي يضم مقاتلين تحت مظلة X», «والتي يشكل X عمودها الفقري», «التابع لرئاسة أركان X»: what a force is, not what X did; a base
    «التي تضم قوات X» was struck with them.
    """
    if look.hit.entry.pack != "actors":
        return None
    sight = look.sight
    if _OPENERS.isdisjoint(sight.words(look.hit.start - _REACH, look.hit.start)):
        return None
    for i in range(look.hit.start - 1, max(-1, look.hit.start - _REACH), -1):
        if any(mark in sight.gap(i + 1) for mark in _BREAKS):
            return None
        if i < look.hit.start - 1 and sight.word(i) in _RELATIVE and sight.word(i + 1) in _IS:
            housed = sight.word(i + 1) in w.HOUSES and any(w.cue_stem(sight.word(k)) in _SITES for k in range(i - 4, i))
            return look.is_(TARGET, "is there", 0.75) if housed else look.is_(AFFILIATE, "is described by it", 0.7)
        office = sight.word(i + 1).removeprefix("ل")
        if i < look.hit.start - 1 and sight.word(i) in w.AFFILIATE and office in _OFFICES and sight.word(i + 1) != office:
            return look.is_(ATTACKER, "unit of", 0.85) if _its_arms_struck(look, i) else look.is_(AFFILIATE, "of", 0.7)
    return None


def _its_arms_struck(look: Look, belongs: int) -> bool:
    """«شنت طائرات تابعة لرئاسة أركان X غارتين», «قصف لواء تابع لقيادة X»: behind a verb of attack stands a nameless unit."""
    sight = look.sight
    if look.previous is not None or look.hit.entry.attrs.get("anaphora"):
        return False
    for at in range(belongs - 1, max(look.start, belongs - _NAME_REACH), -1):
        if sight.word(at) in w.UNITS | w.MACHINES:
            verb = sight.word(at - 1).removeprefix("و")
            told = any(h.verbal or h.form in ("verb", "present") for h in sight.at(at - 1, "tactics"))
            return told or w.bare(verb, w.DONE) or verb in w.STRIKES
    return False
