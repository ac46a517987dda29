"""Deeds told by their rank among several: «استهدف التفجير الأول سوقا والثاني مسجدا»."""

from __future__ import annotations

from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

FIRST = word_set("الأول الأولى")
LATER = word_set("الثاني الثانية الثالث الثالثة الرابع الرابعة")
ORDINALS = FIRST | LATER


def rank_told(sight: Sight, lead: Hit | None) -> int:
    """1 for a trigger of the first of several («استهدف الأول», «التفجير الأول»), 2 for a later one, 0 where no rank is told."""
    word = sight.word(lead.end) if lead is not None else ""
    return 1 if word in FIRST else 2 if word in LATER else 0


def opens_by_rank(sight: Sight, start: int) -> int:
    """1 or 2 for a clause that opens with the rank of one of several («والأول في ...», «أما الثاني، قرب ...»), 0 where none does."""
    word, after = sight.word(start), sight.word(start + 1)
    told = after if word == "اما" else word[1:] if word[:1] == "و" else ""
    return 1 if told in FIRST else 2 if told in LATER else 0
