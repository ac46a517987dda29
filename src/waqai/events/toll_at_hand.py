"""Which counts are of the incident at hand: no totals over months, no toll of the deed that the news is told after."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_basics import sentence_at
from waqai.events.toll_reach import meant
from waqai.mentions.counts import CasualtyMention
from waqai.text import word_set

_DAY_AFTER = word_set("بعد عقب غداة")
_BEFORE_REACH = 4


def at_hand(reading: Reading, draft: Draft, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """Without totals over months or years, the sentences that repeat them, and tolls of «بعد يوم من مقتل ...» of another incident."""
    if all(c.aside for c in counts) and any(_says_how(reading, c) for c in counts) and _is_the_earlier(reading, draft):
        return counts
    totals = {(c.kind, c.low) for c in counts if c.aside and c.low > 2 and not c.vague}
    repeated = {sentence_at(reading, c) for c in counts if (c.kind, c.low) in totals and not c.aside}
    return [c for c in counts if not c.aside and sentence_at(reading, c) not in repeated]


def _is_the_earlier(reading: Reading, draft: Draft) -> bool:
    """Whether a row is the deed that its own sentence sets before the news: «بعد أربعة أيام على التفجير الذي خلف 28 قتيلا»."""
    lead = draft.decision.lead
    for segment in draft.segments:
        deeds = [h for h in reading.sight.within(segment.start, segment.end, "tactics") if not h.entry.attrs.get("toll")]
        at = lead if segment is draft.segment else next((h for h in deeds if meant(draft, h)), None)
        if at is not None and any(w in _DAY_AFTER for w in reading.sight.words(segment.start, at.start)):
            return True
    return False


def _says_how(reading: Reading, count: CasualtyMention) -> bool:
    """Whether the deed that a toll is of stands behind it in its sentence, or right before it: «بعد يوم من مقتل ثلاثة جراء تفجير»."""
    sentence = reading.sentence_of(count.head)
    around = (*range(max(sentence.start, count.start - _BEFORE_REACH), count.start), *range(count.end, sentence.end))
    return any(not h.entry.attrs.get("toll") for i in around for h in reading.sight.at(i, "tactics"))
