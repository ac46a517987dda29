"""Heads of soldiers and police whom a side lost, mourns, or who fell: «خسر الجيش 11 من عسكرييه», «نعى نقيبا», «سقط شرطيان في كمين»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.plain_heads import past_doer
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

MOURNED = word_set("نعى نعت ينعى تنعى نعوا")
NOT_DEAD = word_set("قتلى جرحى أسرى الأسر أسر قبضة أيدي بأيدي يد بيد بين مصابين شهداء أرضا")
_MEN = ("military", "police", "militant")
_SOLDIERS = tuple(word_set("عسكريي جنود مقاتلي عناصر أفراد رجال ضباط شرطيي"))
_FALLEN_REACH = 8
_BY = word_set("في خلال جراء إثر بسبب نتيجة برصاص بنيران بقصف بغارة بانفجار")
_ONE_OF = word_set("أحد إحدى")


def own_men(sight: Sight, i: int) -> bool:
    """«خسر الجيش أمس 11 من عسكرييه», «فقدنا هنا 92 من الجنود»: a number of soldiers that a side says it lost."""
    for k in range(i, i + 5):
        numeral = sight.numeral_at(k)
        if numeral is not None and k == i and not sight.word(i - 1).endswith(("نا", "ت")):
            return False  # «فقد 15 جنديا»: they are missing; «إن الكتائب فقدت عشرة رجال»: hers are lost
        if numeral is not None:
            men = numeral.end_token + (sight.word(numeral.end_token) == "من")
            found = [h for h in sight.at(men, "persons", "actors") if h.entry.attrs.get("role") in _MEN or h.entry.pack == "actors"]
            return plain(sight, numeral) and (bool(found) or sight.word(men).startswith(_SOLDIERS))
        if k > i and any(as_object(sight, h) and h.entry.attrs.get("role") in _MEN for h in sight.at(k, "persons")):
            return True  # «خسر الجيش جنديين»
        if sight.at(k, "tactics", "weapons"):
            return False
    return False


def mourned(sight: Sight, i: int) -> int:
    """«الجيش ينعى نقيبا وثلاثة جنود», «نعت الشرطة أحد ضباطها»: where the soldiers or police stand whose death their force tells; else 0."""
    at = past_doer(sight, i + 1)
    numeral = sight.numeral_at(at)
    who = (numeral.end_token if numeral is not None else at) + (sight.word(at) in _ONE_OF)
    men = [
        h for h in sight.at(who, "persons") if h.entry.attrs.get("role") in _MEN and not (h.base.article or h.entry.attrs.get("casualty"))
    ]
    return at if men and (numeral is None or plain(sight, numeral)) else 0


def one_or_two_fell(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> bool:
    """«سقط شرطيان في كمين», «سقط جندي من الكتيبة بلغم»: one or two soldiers or police, then the deed they fell in."""
    person = next(
        (
            h
            for h in sight.at(i, "persons")
            if h.number in (1, 2) and not (h.base.article or h.base.pro) and h.entry.attrs.get("role") in _MEN
        ),
        None,
    )
    if person is None or any(k in heads and heads[k].noun for k in range(i, i + _FALLEN_REACH)):
        return False
    for k in range(person.end, min(end, i + _FALLEN_REACH)):
        if sight.gap(k).strip() or sight.word(k) in NOT_DEAD:
            return False
        if sight.word(k) in _BY or sight.word(k).startswith("ب"):
            return any(not h.entry.attrs.get("toll") for j in (k, k + 1) for h in sight.at(j, "tactics", "weapons"))
    return False


def as_object(sight: Sight, person: Hit) -> bool:
    """«شابا», «مسلحين», «امرأة»: one or two people in the form of an object."""
    plain_noun = person.number in (1, 2, 4) and not (person.base.article or person.base.pro or person.entry.attrs.get("casualty"))
    return plain_noun and sight.word(person.end - 1).endswith(("ا", "ين", "ه"))
