"""Words by which a side says that it has no part in a deed, or is said to have claimed none: «نفت الحركة مسؤوليتها», «لم تتبن الجماعة
الهجوم», «قالت الحركة إنها لا تقف وراء التفجير», «إن مقاتليها لم ينفذوا الهجوم», «لم يعلق التنظيم على الحادث».
"""

from __future__ import annotations

from waqai.events.role_words import DISOWNED, INVOLVED, IT_SAYS, NO_MORE, ORGANISATIONS, OWNED_IT, THAT
from waqai.events.saying import ADDED, SAID
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_CLAIMS = word_set("تتبن يتبن يتبنوا")
_ANNOUNCES = word_set("تعلن يعلن")
_COMMENTS = word_set("تعلق يعلق")
_NOT = word_set("لم ولم ولا لا لن")
DENIES = word_set("نفى نفت نفوا ينفي تنفي نافيا نافية")
_SPOKE = SAID | ADDED | word_set("شدد شددت")
_THAT = THAT | IT_SAYS | word_set("ألا")
_NO = word_set("لا لم ليس ليست ليسوا غير ألا")
_ITS_PART = (
    INVOLVED
    | OWNED_IT
    | word_set(
        "تقف يقف يقفون وراء خلف مسؤولة مسؤول مسؤولين مسئولة مسئول شأن دخل دور يد نفذ تنفذ ينفذ ينفذوا تنفذه ينفذه تنفذها ينفذها تشن يشن "
        "يشنوا تهاجم يهاجم يهاجموا تستهدف يستهدف يستهدفوا تقصف يقصف تطلق يطلق يطلقوا تقتل يقتل يقتلوا تشارك يشارك يشاركوا متورطة متورط "
        "مسؤولية مسئولية صلة علاقة تورط ضلوع وقوف مشاركة"
    )
)
_OWNED = OWNED_IT | INVOLVED
_TELLS = _CLAIMS | _ANNOUNCES | _COMMENTS
_SPOKE_OR_DENIED = DENIES | _SPOKE
_INNOCENT = word_set("براءته براءتها براءتهم بريئة بريء")
_MAY_BE = word_set("تكون يكون يكونوا")
_SAYING_REACH = 9
_PART_REACH = 4


def disowns(sight: Sight, hit: Hit) -> bool:
    """Whether the words around a side say that it has no part in a deed, or has not claimed it."""
    at = hit.start - 1
    while sight.word(at) in ORGANISATIONS:
        at -= 1
    near, after = sight.word(at).removeprefix("و"), sight.words(hit.end, hit.end + 3)
    owned = not _OWNED.isdisjoint(after)
    if near in DISOWNED:
        return "من" in after[:1]
    if sight.word(at) in NO_MORE or near in DENIES:
        return owned or near in DENIES and _would_be_behind_it(sight, hit.end)
    if sight.word(at - 1) in _NOT and near in _TELLS:
        band = not str(hit.entry.attrs.get("class", "")).startswith(("state", "coalition"))  # «لم يعلق الجيش على المعارك» says nothing
        return owned or near not in _ANNOUNCES and band
    if near == "باسم":
        near = next((x for i in range(at - 1, at - 6, -1) if (x := sight.word(i).removeprefix("و")) in _SPOKE_OR_DENIED), near)
        owned = not _ITS_PART.isdisjoint(after)
        if near in DENIES:
            return owned or _would_be_behind_it(sight, hit.end)
    if near not in _SPOKE and sight.word(hit.end) not in _SPOKE:
        return False
    return not _INNOCENT.isdisjoint(after) or _says_it_was_not(sight, hit.end)


def _would_be_behind_it(sight: Sight, start: int) -> bool:
    """«[نفت الحركة] أن تكون وراء الهجوم», «أن يكون مقاتلوها نفذوه»."""
    for i in range(start, start + _PART_REACH):
        if sight.word(i) in _THAT and sight.word(i + 1) in _MAY_BE:
            return not _ITS_PART.isdisjoint(sight.words(i + 2, i + 2 + _PART_REACH))
    return False


def _says_it_was_not(sight: Sight, start: int) -> bool:
    """«[قالت الحركة] إنها لا تقف وراء الهجوم», «إن مقاتليها لم ينفذوه», «أن لا علاقة لها بالحادث»."""
    for i in range(start, start + _SAYING_REACH):
        if any(c in sight.gap(i) for c in ".؛!\n"):
            return False
        if sight.word(i) in _THAT:
            no = next((k for k in range(i, i + 3) if sight.word(k) in _NO), None)
            return no is not None and not _ITS_PART.isdisjoint(sight.words(no + 1, no + 1 + _PART_REACH))
    return False
