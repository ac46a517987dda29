"""What all rules of tolls share: a settled toll, and the sentence that a count stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.model import Count, Evidence


@dataclass(frozen=True, slots=True)
class Toll:
    """A settled count and the evidence for it."""

    count: Count
    evidence: tuple[Evidence, ...]


def shifted(count: Count, n: int) -> Count:
    """A count with `n` people more (fewer, where negative), as open above as it was."""
    return replace(count, low=count.low + n, best=count.best + n, high=None if count.high is None else count.high + n)


def sentence_at(reading: Reading, count: CasualtyMention) -> int:
    """The number of the sentence that a count stands in: counts of one sentence are told together, those of the next add or repeat."""
    return reading.text.tokens[count.head].sentence
