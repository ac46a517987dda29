"""One more who died, by his place in the order of the dead («وفاة راكب سادس»), and a bare number of those who fell («عشرون سقطوا هناك»)."""

from __future__ import annotations

from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import NTH, OF_THEM, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_WHERE, _INTO = word_set("هناك في قرب على برصاص بقصف"), word_set("الأسر أسر أيدي يد قبضة كمين فخ الأرض")


def so_many_fell(sight: Sight, i: int) -> bool:
    """«عشرون سقطوا هناك», «ستة منهم سقطوا في الحي.»: a bare number before the verb, and only where they fell behind it."""
    of_them = sight.word(i - 1) in OF_THEM
    numeral = sight.numeral_over(i - 1 - of_them)
    if numeral is None or not plain(sight, numeral) or any(sight.gap(k).strip() for k in range(numeral.end_token, i + 1)):
        return False
    nothing_more = i + 1 >= len(sight.folded) or any(c in sight.gap(i + 1) for c in STOPS + "،\n")
    where = sight.word(i + 1) in _WHERE and sight.word(i + 2) not in _INTO
    return nothing_more or where


def one_more(sight: Sight, i: int) -> bool:
    """«وفاة راكب سادس», «توفي شرطي رابع»: somebody by his place in the order of the dead."""
    person = next((h for h in sight.at(i + 1, "persons") if h.number == 1 and not h.base.article), None)
    return person is not None and sight.word(person.end) in NTH
