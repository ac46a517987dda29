"""Clauses that tell what suspects are held for: «اعتقال المتورطين بالتفجير الذي استهدف ...»."""

from __future__ import annotations

from collections.abc import Callable

from waqai.events.suspicion import HELD_FOR
from waqai.mentions.counts.toll_verbs import LEFT_A_TOLL
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

CHARGE = "المتهم بـ"  # the lead of what suspects are held for: «اعتقال المشتبه به في هجمات باريس»

_Holds = Callable[[int, int], bool]
_SUSPECTS = HELD_FOR | word_set("به بهم")  # «المشتبه بهم»
_CHARGED_WITH = word_set("في عن على وراء حول بتنفيذ بتدبير بارتكاب بشأن")
_CHARGE_REACH = 14
_WHICH = word_set("الذي التي")
_STRUCK_REACH = 5  # tokens from the deed to «الذي» or its place, past the name of who was struck
_WHICH_STRUCK = (LEFT_A_TOLL - word_set("أدى أدت")) | word_set("استهدف استهدفت وقع وقعت ضرب ضربت هز هزت قتل طال طالت")
# Those alone who are named so, and not what is said of them: «قتل المطلوب ...» looks back on his deed as his arrest does.
_WANTED = word_set("المشتبه المشتبهين المطلوب المطلوبين المطلوبون المتهم المتهمين المتهمون المتورط المتورطين المتورطون")


def held_for(sight: Sight, i: int, start: int, has_place: _Holds) -> bool:
    """«اعتقال المتورطين بالتفجير الذي استهدف ...», «المشتبه به في هجمات باريس»: what suspects are held for is told of as known; it has its
    own place and day.
    """
    deeds = sight.at(i, "tactics")
    if not deeds:
        return False
    deed = next((h for h in deeds if h.entry.attrs.get("tactic") != "arrest_raid" and _known_deed(sight, h, has_place)), None)
    if deed is None:
        return False
    at = i if deed.base.pro.endswith(("ب", "ل")) else i - 1
    if at == i - 1 and sight.word(at) not in _CHARGED_WITH:
        return False
    if not any(sight.word(k) in _SUSPECTS for k in range(max(start, at - 4), at)):
        return False
    wanted = any(sight.word(k) in _WANTED for k in range(max(start, at - 4), at))
    return any(
        h.entry.attrs.get("tactic") == "arrest_raid" or (wanted and h.entry.attrs.get("toll") == "killed")
        for k in range(max(start, at - _CHARGE_REACH), at)
        for h in sight.at(k, "tactics")
    )


def _known_deed(sight: Sight, deed: Hit, has_place: _Holds) -> bool:
    """«التفجير», or one named by its place, by whom or by what it did: «تفجيرات مدريد», «تفجير الكنيسة في لاهور», «اغتيال القاضي الذي
    قتل», «تفجير استهدف سوق المقدادية».
    """
    if deed.base.article:
        return True
    if deed.form in ("verb", "present") or deed.entry.attrs.get("toll"):
        return False
    if has_place(deed.end, deed.end + 1) or sight.word(deed.end) in _WHICH_STRUCK:
        return True
    struck = any(sight.word(i).startswith("ال") for i in range(deed.start + 1, deed.end + 1))
    after = range(deed.end, deed.end + _STRUCK_REACH)
    return struck and any(sight.word(i) in _WHICH or has_place(i, i + 1) and sight.word(i - 1) == "في" for i in after)
