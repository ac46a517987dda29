"""The count of a deed whose noun has its doer with it: «تصفيتها إرهابيا», «أعلن الجيش قتله أربعة مسلحين», «تحييدهم خمسة عناصر».

«تصفيته» alone is that somebody was killed; with an object behind it «ه» is who killed.
"""

from __future__ import annotations

from waqai.mentions.counts.after import after_head
from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.words import REPORTING
from waqai.mentions.sight import Sight
from waqai.text import word_set

_DOER = ("ه", "ها", "هم", "هما")
_DEEDS = word_set("قتل تصفية تصفيت تحييد اغتيال إعدام أسر خطف اختطاف إصابة إصابت جرح ذبح")
_LIKE_A_VERB = word_set("قتل أسر خطف جرح ذبح")
"""«قتله أربعة» is also that four killed him: the noun is known by who announces it."""
_AMOUNTS = word_set("عشرات مئات عددا العشرات المئات")
_ANNOUNCED = REPORTING | word_set("أعلن أعلنت أعلنوا أكد أكدت كشف كشفت زعم زعمت ادعى ادعت تبنى تبنت عن")
_BREAKS = word_set("الذي التي الذين إن أن بأن أنه أنها بعد إثر قبل")
_BACK = 7


def by_its_doer(sight: Sight, head: Head, end: int, used: set[int]) -> list[Quantity]:
    """Those who stand as its object behind a deed with its doer; none where it has no object of its own."""
    stem = _deed(sight.word(head.start))
    if stem is None or not has_its_doer(sight, head.start) or stem in _LIKE_A_VERB and not _is_announced(sight, head.start):
        return []
    return after_head(sight, head, head.start + 1, end, used)


def has_its_doer(sight: Sight, at: int) -> bool:
    """Whether a deed's noun at a token has its doer with it and its object behind it: «تصفيتها إرهابيا», never «تصفيته برصاص»."""
    return _deed(sight.word(at)) is not None and _has_an_object(sight, at + 1)


def _deed(word: str) -> str | None:
    """«قتل» of «وقتله», None for words that are no deed with «ه»."""
    bare = word.removeprefix("و").removeprefix("ب").removeprefix("ل")
    return next((bare.removesuffix(d) for d in _DOER if bare.endswith(d) and bare.removesuffix(d) in _DEEDS), None)


def _has_an_object(sight: Sight, at: int) -> bool:
    """«أربعة مسلحين», «خمسة من عناصر», «إرهابيا», «جنديين», «عشرات المسلحين», never «برصاص», «المباشرة»."""
    if sight.gap(at).strip():
        return False
    numeral = sight.numeral_at(at)
    if numeral is not None:
        return sight.word(numeral.end_token) == "من" or bool(sight.at(numeral.end_token, "persons", "actors"))
    people = any(not h.base.pro and not h.base.article for h in sight.at(at, "persons", "actors"))
    return sight.word(at) in _AMOUNTS or people and sight.word(at).endswith(("ا", "ين"))


def _is_announced(sight: Sight, at: int) -> bool:
    """«أعلن الجيش المصري قتله», «كشفت الحركة عن قتلها»."""
    for i in range(at - 1, at - _BACK, -1):
        word = sight.word(i)
        if word in _BREAKS or sight.gap(i + 1).strip("\"'«»“” "):
            return False
        if word.removeprefix("و") in _ANNOUNCED:
            return True
    return False
