"""Clauses that say outright that theirs is another deed: «وأصيب رابع في حادث منفصل», «وفي هجوم آخر قتل شرطي»."""

from __future__ import annotations

from waqai.mentions.sight import Sight
from waqai.text import word_set

_ANOTHER = word_set("منفصل منفصلة آخر أخرى ثان ثانية ثالث ثالثة مستقل مستقلة")
_INCIDENTS = word_set("حادث حادثة عملية واقعة هجوم اعتداء")
_IN = word_set("في وفي خلال وخلال إثر جراء")
_OPENING = 12  # tokens of the clause in which it is said
_REACH = 3  # tokens from the deed to «آخر»: «في عملية إطلاق نار أخرى»


def in_another_deed(sight: Sight, start: int, end: int) -> bool:
    """Whether a clause sets its deed apart from those told before."""
    end = min(end, start + _OPENING)
    if _ANOTHER.isdisjoint(sight.folded[start:end]):
        return False
    return any(sight.word(i) in _ANOTHER and _of_a_deed(sight, i, start) for i in range(start, end))


def _of_a_deed(sight: Sight, i: int, start: int) -> bool:
    """Whether «آخر» at a token says it of a deed that «في» or «ب» stands before."""
    for k in range(i - 1, max(start - 1, i - 1 - _REACH), -1):
        if sight.gap(k + 1).strip():
            return False
        word = sight.word(k)
        by = word[:1] == "ب" and word[1:] in _INCIDENTS
        if (
            by
            or word in _INCIDENTS
            or any(not h.verbal and not h.base.article and not h.entry.attrs.get("toll") for h in sight.at(k, "tactics"))
        ):
            bare = sight.word(k - 1) in _IN and k > start
            if by or bare or any(h.base.pro.endswith("ب") for h in sight.at(k, "tactics")):
                return True
        if sight.at(k, "persons", "targets"):
            return False  # «في هجوم قتل فيه شرطي آخر», «بإحراق دورية أخرى»
    return False
