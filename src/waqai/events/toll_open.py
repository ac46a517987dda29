"""An amount without a number beside the number of a toll, which it leaves open: «مقتل ضابطين، بالإضافة إلى قتل عدد من المطلوبين»."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.reading import Reading
from waqai.events.toll_basics import Toll
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import BESIDE
from waqai.model import Evidence

_TO_THE_WORD = 2  # tokens from «إضافة» to the word of killing: «إضافة إلى», «فضلا عن»


def left_open(reading: Reading, toll: Toll, counts: list[CasualtyMention]) -> Toll:
    """The toll with no upper end where its sentence adds an amount without a number. The lower end stays: they may be among those named."""
    added = next((c for c in counts if c.vague and not c.denied and _is_added(reading, c, toll)), None)
    if added is None or toll.count.high is None:
        return toll
    return Toll(replace(toll.count, high=None), (*toll.evidence, Evidence(added.span, "count/added-amount")))


def _is_added(reading: Reading, count: CasualtyMention, toll: Toll) -> bool:
    sentence, sight = reading.sentence_of(count.head), reading.sight
    tokens = reading.text.tokens
    told = any(tokens[sentence.start].start <= e.span.start < count.span.start for e in toll.evidence)
    return told and not BESIDE.isdisjoint(sight.words(count.head - _TO_THE_WORD, count.head))
