"""Heads of soldiers and police whom their own side lost or mourns: «خسر الجيش 11 من عسكرييه», «الجيش ينعى نقيبا وثلاثة جنود»."""

from __future__ import annotations

from waqai.mentions.counts.people import as_object, plain
from waqai.mentions.counts.plain_heads import past_doer
from waqai.mentions.counts.words import AMOUNTS, FIGHTERS, ONE_OF, OWN_PEOPLE, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set
from waqai.text.numerals import Numeral

_SOLDIERS = tuple(word_set("عسكريي جنود جندي مقاتل عنصر عناصر أفراد فردا رجال ضباط شرطيي"))
_LOST_REACH = 9  # tokens from the verb to those lost
_NEAR = 5
_OUT_OF_SIGHT = word_set("الاتصال اتصالها اتصاله التواصل أثر السيطرة")


def own_men(sight: Sight, i: int, end: int) -> int:
    """«خسر الجيش أمس 11 من عسكرييه», «فقدت القوات، في ذلك القتال، ستة من جنودها»: where those begin whom a side says it lost of its own;
    else 0.
    """
    if sight.word(i - 1) == "فقد" and not (sight.word(i).startswith(("ال", "في", "خلال")) or sight.at(i, "actors") or sight.numeral_at(i)):
        return 0  # «فقد نقلت المصابين»: «ف» and «قد»
    for k in range(i, min(end, i + _LOST_REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n") or sight.word(k) in _OUT_OF_SIGHT:
            return 0  # «فقدت القيادة الاتصال بخمسة جنود»
        numeral = sight.numeral_at(k)
        after = numeral.end_token if numeral is not None and not numeral.unit else k + 1 if sight.word(k) in AMOUNTS else 0
        if after and any(w in OWN_PEOPLE for w in sight.words(after, after + 3)):
            return k
        if after or numeral is not None:
            return k if numeral is not None and plain(sight, numeral) and _soldiers(sight, numeral, i) else 0
        if k > i and any(as_object(sight, h) and h.entry.attrs.get("role") in FIGHTERS for h in sight.at(k, "persons")):
            return k  # «خسر الجيش جنديين»
    return 0


def _soldiers(sight: Sight, numeral: Numeral, i: int) -> bool:
    """Whether a number near a verb of losing is of soldiers that are lost, not missing."""
    k = numeral.start_token
    if k == i and not sight.word(i - 1).endswith(("نا", "ت")):
        return False  # «فقد 15 جنديا»: they are missing; «إن الكتائب فقدت عشرة رجال»: hers are lost
    if k >= i + _NEAR or any(sight.at(j, "tactics", "weapons") for j in range(i, k)):
        return False
    men = numeral.end_token + (sight.word(numeral.end_token) == "من")
    side = any(h.entry.attrs.get("role") in FIGHTERS or h.entry.pack == "actors" for h in sight.at(men, "persons", "actors"))
    return side or sight.word(men).startswith(_SOLDIERS)


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
