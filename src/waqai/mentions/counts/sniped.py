"""Heads in which fighters are hit by a sniper: «قنص جنديين», «تمكنوا من قنص ثلاثة جنود», «وقنص رابع في الموقع ذاته»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.words import FIGHTERS, OTHERS, STOPS, WHO
from waqai.mentions.sight import Sight
from waqai.text import word_set

_HIM = word_set("قنصه قنصها قنصته قنصتها قنصوه قنصوها")
SNIPED = _HIM | word_set("قنص قنصت قنصوا قنصا بقنص اقتنص")
_NAMING = word_set("عملية عمليات رصاص رصاصة بندقية بنادق سلاح أسلحة وحدة وحدات طلقة نيران")  # «عملية قنص»
_HURT = tuple(word_set("أصاب وأصاب فأصاب بإصاب إصاب وإصاب جرح وجرح أصيب وأصيب"))
_MASDAR_AFTER = word_set("من عن في إلى تم جرى")
_AGENT = "قبل"
_REACH = 9  # tokens from the verb to whom it hits
_MANNER_REACH = 6


def sniped(sight: Sight, i: int, pro: str, end: int) -> Head | None:
    """The head where soldiers or gunmen, or one more of them, stand behind the word; a civilian who is shot at may have lived."""
    if sight.word(i) in _HIM:
        return Head(i, i + 1, "killed", "phrase", stem="قنص", pro=pro, enc="ه") if sight.word(i - 1) in WHO else None
    if sight.word(i - 1) in _NAMING:
        return None
    at = i + 1 if sight.word(i + 1) in OTHERS else next((k for k in range(i + 1, min(end, i + _REACH)) if sight.at(k, "persons")), None)
    if at is None or not (at == i + 1 and sight.word(at) in OTHERS or _a_fighter(sight, at)) or _AGENT in sight.words(i, at):
        return None  # «قنص أحد الصحافيين», «قنصه من قبل المسلحين»
    if sight.word(at).endswith(("و", "ون")):
        doers, at = at, next((k for k in range(at + 1, min(end, at + _REACH)) if _struck(sight, k)), None)
        if at is not None and not any(c in sight.gap(k) for k in range(doers, at + 1) for c in STOPS + "،\n"):
            return Head(i, at - (sight.numeral_over(at - 1) is not None), "killed", "masdar", stem="قنص", pro=pro)
        return None
    if any(c in sight.gap(k) for k in range(i + 1, at + 1) for c in STOPS + "\n"):
        return None
    if any(w.startswith(_HURT) for w in sight.words(i + 1, min(end, at + _MANNER_REACH))):
        return None  # «قنص جنديا وأصابه في الكتف»
    form = "masdar" if sight.word(i - 1) in _MASDAR_AFTER or sight.word(i).startswith("ب") else "verb"
    return Head(i, i + 1, "killed", form, stem="قنص", pro=pro)


def _struck(sight: Sight, i: int) -> bool:
    """«جنديين», «ثلاثة جنود»: fighters counted, in no subject's case."""
    return _a_fighter(sight, i) and (sight.numeral_over(i - 1) is not None or sight.word(i).endswith(("ا", "ين")))


def _a_fighter(sight: Sight, i: int) -> bool:
    return any(h.entry.attrs.get("role") in FIGHTERS for h in sight.at(i, "persons"))
