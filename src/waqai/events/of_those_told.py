"""Tellings that add to the deed told right before: spoils, and bare tolls that speak of the same people or of an earlier figure.

«كما دمرت ثلاث عجلات», «ما أدى إلى مقتل الجنود الأربعة», «وتوفي أحدهما في الحال», «وكانت الشرطة تحدثت عن 35 قتيلا».
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.model import TACTIC_GROUPS
from waqai.text import is_one_of, word_set

_OF_THE_TWO = word_set("أحدهما إحداهما أحدهم إحداهن ثانيهما أولهما كلاهما كليهما جميعهم بعضهم")
_HAD = word_set("كان كانت كانوا")
_SPOKE = word_set(
    "تحدث تحدثت تحدثوا أعلن أعلنت أعلنوا ذكر ذكرت قال قالت أفاد أفادت أشار أشارت أكد أكدت قدر قدرت أحصى أحصت أورد أوردت ذكروا أفادوا"
)
SPOILS = ("destroyed-bare", "seized", "arms-cache")
_TO_THE_VERB = 6
_NEAR = 2  # sentences


def the_same_people(reading: Reading, new: Draft, old: Draft) -> bool:
    """Whether those that a draft counts are, by number and article or by a pronoun, those told right before."""
    gap = new.segment.sentence.index - old.segments[-1].sentence.index
    if not new.counts or not 0 <= gap <= _NEAR:
        return False
    dead = [c for c in new.counts if c.kind == "killed" and not c.denied]
    named = all(c.rule == "number" and c.who and c.who[0].base.article and c.who[0].end == c.end - 1 for c in dead)
    if dead and named and all(any(o.kind == c.kind and o.low == c.low for o in old.counts) for c in dead):
        return True  # «قتل أربعة جنود ... ما أدى إلى مقتل الجنود الأربعة»
    return _one_of_them(reading, new, old)


def _one_of_them(reading: Reading, new: Draft, old: Draft) -> bool:
    """«قتل شرطيان ... . وتوفي أحدهما في الحال بينما فارق الثاني الحياة في الطريق»: no deed and no place, and not more than were told."""
    if new.decision.lead is not None or new.own_place or new.another:
        return False
    hurt = sum(c.low for c in old.counts if c.kind in ("killed", "wounded", "killed_or_wounded") and not c.denied)
    spoken = reading.sight.words(new.segment.start, new.segment.end)
    return sum(c.low for c in new.counts if not c.denied) <= hurt and any(is_one_of(w, _OF_THE_TWO) for w in spoken)


def its_spoils(new: Draft, old: Draft) -> bool:
    """«قتلت القوات 17 مسلحا في س. كما دمرت ثلاث عجلات», «سيطر الجيش على الحي. وضبط أنفاقا»: gear of the beaten, destroyed or found by the
    same force, at no other place.
    """
    lead = new.decision.lead
    if lead is None or lead.entry.id not in SPOILS or new.own_place or new.another or new.status != old.status:
        return False
    if any(not c.denied for c in new.counts) or new.moment is not None and "date" not in new.inherited:
        return False
    if not set(new.attackers) <= {*old.attackers, "unknown"} or TACTIC_GROUPS[old.tactic] not in ("clash", "armed", "arrest"):
        return False
    return 0 <= new.segment.sentence.index - old.segments[-1].sentence.index <= 1


def an_earlier_figure(reading: Reading, new: Draft, old: Draft) -> bool:
    """«ارتفع إلى 87 عدد ضحايا الهجوم ... . وكان المؤتمر تحدث السبت عن 35 قتيلا»: what somebody had said of the toll told right before; the
    day is when it was said.
    """
    sentence = new.segment.sentence
    if new.decision.lead is not None or new.own_place or not new.counts or not old.counts:
        return False
    if not 0 <= sentence.index - old.segments[-1].sentence.index <= 1 or not is_one_of(reading.sight.word(sentence.start), _HAD):
        return False
    said = range(sentence.start + 1, min(sentence.start + _TO_THE_VERB, sentence.end))
    return any(reading.sight.word(i) in _SPOKE for i in said)
