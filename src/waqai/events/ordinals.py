"""Deeds told by their rank among several: «استهدف التفجير الأول سوقا والثاني مسجدا»."""

from __future__ import annotations

from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

FIRST = word_set("الأول الأولى")
LATER = word_set("الثاني الثانية الثالث الثالثة الرابع الرابعة")
ORDINALS = FIRST | LATER
_THE_OTHER = LATER | word_set("الآخر الأخرى ثانيهما ثانيتهما ثانيها")
AND_THE_OTHER = frozenset("و" + rank for rank in _THE_OTHER)
"""What opens the clause of the second of two deeds: «والثاني في ص», «والأخرى بعبوة في ص»."""


def rank_told(sight: Sight, lead: Hit | None) -> int:
    """1 for a trigger of the first of several («استهدف الأول», «التفجير الأول»), 2 for a later one, 0 where no rank is told."""
    word = sight.word(lead.end) if lead is not None else ""
    return 1 if word in FIRST else 2 if word in LATER else 0


def second_deed(sight: Sight, start: int, end: int, first: str) -> str:
    """The tactic of the second of two deeds by the arms that tokens `start:end` name («والثاني بعبوة ناسفة في ص»), else that of the first;
    what is done with guns is no bomb.
    """
    arms = [h for h in sight.within(start, end, "weapons") if not h.entry.attrs.get("ambiguous")]
    by_arms = next((str(h.entry.attrs["tactic"]) for h in arms if h.entry.attrs.get("tactic")), "")
    if not by_arms and any(h.entry.attrs.get("class") == "firearm" for h in arms) and TACTIC_GROUPS.get(first) == "bomb":
        return "armed_attack"
    return by_arms or first


def opens_by_rank(sight: Sight, start: int) -> int:
    """1 or 2 for a clause that opens with the rank of one of several («الأول في ...», «والآخر بعبوة», «أما الثاني، قرب ...»), 0 where
    none does.
    """
    word, after = sight.word(start), sight.word(start + 1)
    told = after if word == "اما" else word.removeprefix("و")
    if told in FIRST:
        return 1
    return 2 if told in _THE_OTHER and told != word else 0
