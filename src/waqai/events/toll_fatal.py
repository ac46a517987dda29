"""Wounds that the dead of an event died of: «عثر على جثتي شرطيين ... أصيب الشرطيان بطلقات» tells of nobody else."""

from __future__ import annotations

from waqai.events.reading import Reading
from waqai.events.toll_basics import sentence_at
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import PREPOSITIONS
from waqai.text import word_set

_ANOTHER = word_set("الثاني الثالث الرابع الآخر الثانية الأخرى الآخران")
_SAME_ONE = 2  # sentences
_NAME = 2  # words
_ENDS = PREPOSITIONS | word_set(
    "بجراح بجروح برصاص بالرصاص برصاصة بدم بقصف بشظايا جراء إثر خلال فجر مساء أمس اليوم أثناء وأصيب وإصابة الذي التي"
)


def died_of_it(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«عثر على جثتي شرطيين. وقال الوالي: أصيب الشرطيان بطلقات»: how the dead told before were hit."""
    if count.low == count.high == 1 and any(
        c.kind == "killed"
        and c.rule == "pronoun"
        and c.low == 1
        and c.head > count.head
        and sentence_at(reading, c) == sentence_at(reading, count)
        for c in counts
    ):
        return True  # «أصيب الحارس برصاصة، ما أدى إلى استشهاده»
    if count.rule == "pronoun" and count.low == count.high and _as_many_died(reading, count, counts):
        return True  # «استشهاد الشاب ... وقالت إن الشاب أصيب في الصدر», «استشهاد شابين ... وكانا قد أصيبا»
    if count.rule not in ("dual", "singular") or not count.who or not count.who[0].base.article:
        return False
    if _by_the_same_name(reading, count, counts):
        return True
    dead = [c for c in counts if c.kind == "killed" and not c.vague and sentence_at(reading, c) < sentence_at(reading, count)]
    again = any(w in _ANOTHER for w in reading.sight.words(count.start, count.end + 2))
    return not again and any(c.low == count.low and {h.entry.id for h in c.who} & {h.entry.id for h in count.who} for c in dead)


def _as_many_died(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """Whether as many people are told dead in the sentences around, and nobody else hurt or dead."""
    dead = [c for c in counts if c.kind == "killed" and not c.denied and not c.aside]
    if any(c.rule in ("fellow", "others") for c in dead):
        return False  # «الذي أصيب، واستشهد زميل له»
    hurt = [c for c in counts if c.kind == "wounded" and c.rule != "pronoun"]
    near = any(abs(sentence_at(reading, c) - sentence_at(reading, count)) <= _SAME_ONE for c in dead)
    return bool(dead) and near and not hurt and all(c.low == c.high == count.low for c in dead)


def _by_the_same_name(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«أصيب الشاب علاونة بجراح ... . واستشهاد الشاب علاونة»: the one person told as hurt, by that name told dead."""
    names = _named_behind(reading, count)
    dead = (c for c in counts if c.kind == "killed" and c.low == c.high == 1)
    return count.low == 1 and bool(names) and any(_named_behind(reading, c) == names for c in dead)


def _named_behind(reading: Reading, count: CasualtyMention) -> tuple[str, ...]:
    """The two words behind who is counted, or the one before what ends a name; nothing where no name stands there."""
    sight = reading.sight
    if not count.who or not count.who[0].base.article:
        return ()
    at = count.who[0].end
    out: list[str] = []
    while len(out) < _NAME and at < len(sight.folded) and not sight.gap(at).strip(' "«»') and sight.word(at) not in _ENDS:
        out.append(sight.word(at))
        at += 1
    return tuple(out)
