"""Heads of soldiers and police whom their own side lost or mourns: «خسر الجيش 11 من عسكرييه», «الجيش ينعى نقيبا وثلاثة جنود»."""

from __future__ import annotations

from waqai.mentions.counts.people import as_object, plain
from waqai.mentions.counts.plain_heads import past_doer
from waqai.mentions.counts.words import FIGHTERS, ONE_OF
from waqai.mentions.sight import Sight
from waqai.text import word_set

_SOLDIERS = tuple(word_set("عسكريي جنود جندي مقاتل عنصر عناصر أفراد فردا رجال ضباط شرطيي"))
_OUT_OF_SIGHT = word_set("الاتصال اتصالها اتصاله التواصل أثر السيطرة")


def own_men(sight: Sight, i: int) -> bool:
    """«خسر الجيش أمس 11 من عسكرييه», «فقدنا هنا 92 من الجنود»: a number of soldiers that a side says it lost."""
    for k in range(i, i + 5):
        numeral = sight.numeral_at(k)
        if sight.word(k) in _OUT_OF_SIGHT:
            return False  # «فقدت القيادة الاتصال بخمسة جنود»
        if numeral is not None and k == i and not sight.word(i - 1).endswith(("نا", "ت")):
            return False  # «فقد 15 جنديا»: they are missing; «إن الكتائب فقدت عشرة رجال»: hers are lost
        if numeral is not None:
            men = numeral.end_token + (sight.word(numeral.end_token) == "من")
            found = [h for h in sight.at(men, "persons", "actors") if h.entry.attrs.get("role") in FIGHTERS or h.entry.pack == "actors"]
            return plain(sight, numeral) and (bool(found) or sight.word(men).startswith(_SOLDIERS))
        if k > i and any(as_object(sight, h) and h.entry.attrs.get("role") in FIGHTERS for h in sight.at(k, "persons")):
            return True  # «خسر الجيش جنديين»
        if sight.at(k, "tactics", "weapons"):
            return False
    return False


def mourned(sight: Sight, i: int) -> int:
    """«الجيش ينعى نقيبا وثلاثة جنود», «نعت الشرطة أحد ضباطها»: where the soldiers or police stand whose death their force tells; else 0."""
    at = past_doer(sight, i + 1)
    numeral = sight.numeral_at(at)
    some = numeral is not None or sight.word(at) in ONE_OF
    who = numeral.end_token if numeral is not None else at + some
    if numeral is not None and not plain(sight, numeral):
        return 0
    of = who + (sight.word(who) == "من")
    if numeral is not None and sight.word(of).startswith(_SOLDIERS):
        return at  # «نعى الجيش أربعة من عسكرييه»
    for h in sight.at(who, "persons"):
        known = h.base.article or h.entry.attrs.get("casualty") or (h.base.enc and not some)  # «نعى الحزب قائده»
        if h.entry.attrs.get("role") in FIGHTERS and not known:
            return at
    return 0
