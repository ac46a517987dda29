"""How one person fell, told by a casualty noun behind him: «خر القائد صريعا», «سقط حارس شهيدا», «سقط في المدينة، شمال البلاد، قتيل»."""

from __future__ import annotations

from waqai.mentions.counts.adjuncts import past_the_place
from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import people
from waqai.mentions.counts.words import STOPS
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

FELL_SO = word_set("سقط وقع سقطت يسقط خر خرت خروا هوى ارتقى ارتقت يرتقي ترتقي")
_FELL_REACH = 9
_THERE_REACH = 16


def fell_so(sight: Sight, head: Head, start: int) -> bool:
    """«خر قائد ميداني في المقاومة صريعا», «سقط حارس المدرسة الليلي شهيدا»: one person behind the verb, and how he fell."""
    first = head.start - 2
    if ")" in sight.gap(head.start):  # «ارتقى النقيب سالم (26 عاما، من سكان المدينة) شهيدا»
        first = next((i - 1 for i in range(head.start - 1, max(start, head.start - _THERE_REACH), -1) if "(" in sight.gap(i)), first)
    elif sight.numeral_over(head.start - 1) is not None:
        return False
    if not sight.word(head.start).endswith(("ا", "ه")):
        return False
    for i in range(first, max(start, first - _FELL_REACH) - 1, -1):
        if (i < first and any(c in sight.gap(i + 1) for c in STOPS + "،\n")) or sight.numeral_over(i) is not None:
            return False
        if sight.word(i) in FELL_SO or sight.word(i)[1:] in FELL_SO:
            return any(h.number == 1 for h in sight.at(i + 1, "persons"))
    return False


def who_fell(sight: Sight, head: Head, start: int) -> list[Hit]:
    """«ارتقى النقيب سالم شهيدا»: the one behind the verb."""
    for i in range(head.start - 2, max(start, head.start - _THERE_REACH) - 1, -1):
        if sight.word(i) in FELL_SO or sight.word(i)[1:] in FELL_SO:
            return people(sight, i + 1, head.start)
    return []


def fell_there(sight: Sight, head: Head, start: int) -> bool:
    """«سقط في ترنوبل، غربي البلاد، قتيل»: one casualty behind the verb and its place."""
    for i in range(head.start - 2, max(start, head.start - _THERE_REACH) - 1, -1):
        if sight.word(i) in FELL_SO or sight.word(i)[1:] in FELL_SO:
            return past_the_place(sight, i + 1, head.end) == head.start
    return False
