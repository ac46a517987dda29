"""A verb of hitting whose object is a thing: «أصابت قذيفة مدرسة تضم 200 نازح» says nothing of the people in it."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.words import HIT, PREPOSITIONS
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_BEFORE_A_PLACE = PREPOSITIONS | word_set("داخل قرب أمام وسط خارج من إلى بين تحت فوق محيط")


def struck_a_thing(sight: Sight, head: Head, number: int) -> bool:
    """Whether a thing stands as the object between such a verb and a number."""
    if head.enc or not is_one_of(sight.word(head.start), HIT):
        return False
    for i in range(head.end, number):
        struck = next((h for h in sight.at(i, "targets") if not h.base.pro), None)
        if (
            struck is None
            or struck.end > number
            or any(w in _BEFORE_A_PLACE for w in sight.words(i - 2, i))
            or sight.at(i, "persons", "actors")
        ):
            continue
        return True
    return False
