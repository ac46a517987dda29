"""Tolls of what a deed answers or comes after: «ردا على مقتل ثلاثة جنود شن ... غارات», «بعد يوم من مقتل شرطيين»."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_basics import sentence_at
from waqai.events.toll_charges import of_the_charge
from waqai.mentions.counts import CasualtyMention
from waqai.text import is_one_of, word_set

_REVENGE = word_set("ينتقمون انتقموا للثأر للانتقام ردا انتقاما ثأرا احتجاجا تنديدا")
_ANSWERS = ("protest_violence", "armed_clash", "arrest_raid")
_SUCCUMBED = word_set("لفظ لفظت فارق فارقت توفي توفيت قضى قضت مات ماتت")
_MORROW = word_set("غداة")
_MEANWHILE = word_set("تزامنا بالتزامن وبالتزامن متزامنا بموازاة وبموازاة")
_TIMES = word_set("يوم يومين أيام ساعات أسبوع أسبوعين")


def of_another(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """Whether a count that stands with a draft is of what its deed answers, or of the answer to it:
    «ردا على مقتل ثلاثة جنود شن ... غارات», «قتل شرطيين ردا على هجوم».
    """
    if of_the_charge(reading, draft, count):
        return True
    lead, sight = draft.decision.lead, reading.sight
    apart = lead is not None and reading.sentence_of(lead.start).index != sentence_at(reading, count)
    if apart and draft.tactic in _ANSWERS and _avenged(reading, count):
        return True
    if lead is None or lead.entry.attrs.get("toll") or reading.sentence_of(lead.start).index != sentence_at(reading, count):
        return False
    low, high = sorted((lead.start, count.head))
    if count.head < lead.start and any(_meanwhile(reading, i) for i in range(count.end, lead.start)):
        return True
    if is_one_of(sight.word(count.head), _SUCCUMBED) and count.head < lead.start:
        return False  # «لفظ شاب أنفاسه بعد ساعات من إطلاق الجنود النار عليه»
    if any(_answers(reading, i) for i in range(low, high)):
        at = draft.spot.start if draft.spot is not None and draft.own_place else lead.start
        near, far = sorted((at, count.head))
        return reading.sentence_of(at).index != sentence_at(reading, count) or any(_answers(reading, i) for i in range(near, far))
    before = range(max(reading.sentence_of(count.head).start, count.start - 3), count.start)
    return (
        lead.start > count.head
        and any(_answers(reading, i) for i in before)
        and any("،" in sight.gap(i) for i in range(count.end, lead.start + 1))
    )


def _avenged(reading: Reading, count: CasualtyMention) -> bool:
    """«مواجهات ردا على جريمة حرق رضيع»: those counted died of what is answered."""
    sight = reading.sight
    for i in range(count.start - 3, count.start - 1):
        if sight.word(i).removeprefix("و") in _REVENGE and sight.word(i + 1) in ("علي", "من"):
            return not any(c in sight.gap(k) for k in range(i + 1, count.start + 1) for c in "،؛.\n")
    return False


def _meanwhile(reading: Reading, i: int) -> bool:
    """«قتل ثلاثة جنود، بالتزامن مع قصف ...»: what stands before was told of another deed."""
    return reading.sight.word(i) in _MEANWHILE and reading.sight.word(i + 1) in ("مع", "ذلك", "هذا")


def _answers(reading: Reading, i: int) -> bool:
    word, sight = reading.sight.word(i).removeprefix("و"), reading.sight
    if word in _REVENGE:
        return sight.word(i + 1) in ("علي", "من") or sight.word(i + 1).startswith("ل")
    if word in _MORROW:
        return True
    if word not in ("بعد", "قبل") or sight.word(i + 1) not in _TIMES or sight.word(i + 2) not in ("من", "علي"):
        return False
    return any(h.entry.attrs.get("toll") != "wounded" for k in (i + 3, i + 4) for h in sight.at(k, "tactics"))
