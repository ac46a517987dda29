"""What a strike that is the subject of its verb was aimed at: «استهدفت غارة جوية أمس مدرسة»."""

from __future__ import annotations

from waqai.events.reading import Reading
from waqai.text import word_set

_AIMED = word_set("استهدف استهدفت واستهدف واستهدفت طال طالت وطال وطالت ضرب ضربت أصاب أصابت وأصابت دمر دمرت ودمرت")
_DAYS = word_set("أمس اليوم فجر صباح مساء ليل ليلة أول")
_SUBJECT = 7  # tokens from a verb of aiming to what it struck


def behind_subject(reading: Reading, at: int) -> bool:
    """«استهدفت غارة جوية أمس» + «مدرسة»: whether a strike as subject stands between a verb of aiming and what it struck."""
    sight, struck = reading.sight, False
    for i in range(at, max(-1, at - _SUBJECT), -1):
        word = sight.word(i)
        if any(c in sight.gap(i + 1) for c in "،.؛:!؟\n"):
            return False
        if word in _AIMED:
            return struck
        if sight.at(i, "tactics", "weapons"):
            struck = True
        elif not (word in _DAYS or word.endswith(("ي", "يه", "يان", "ين", "خه"))):
            return False
    return False
