"""Those who died with somebody told before: «اغتيل قائد الفوج ... وقتلت معه زوجته», «أصابوا الشيخ ... وقتلوا معه أحد حراسه»."""

from __future__ import annotations

from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.text import word_set

_WITH_HIM = word_set("معه معها معهما برفقته برفقتها")


def with_him(reading: Reading, count: CasualtyMention) -> bool:
    """Whether a count is of those who died with the one or two spoken of, who are not in it."""
    return count.kind == "killed" and any(w in _WITH_HIM for w in reading.sight.words(count.head + 1, count.end))


def the_one_himself(reading: Reading, chosen: list[CasualtyMention], counts: list[CasualtyMention]) -> int:
    """1 where only those who died with him are counted: who was shot at is told, and no count of the dead is his."""
    alone = len(chosen) == 1 and with_him(reading, chosen[0])
    return int(alone and all(c is chosen[0] or c.kind != "killed" or c.denied for c in counts))
