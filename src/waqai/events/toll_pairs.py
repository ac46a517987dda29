"""The dead and the wounded of one toll, told in one breath: what is settled of the dead holds for the wounded told with them."""

from __future__ import annotations

from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.model import Count, Evidence

_BREATH = 3  # tokens between the dead and their wounded


def of_the_same_toll(reading: Reading, dead: Count, told_at: tuple[Evidence, ...], wounded: list[CasualtyMention]) -> list[CasualtyMention]:
    """«43 قتيلا وجرح 173 ... . ثم قتل 57 وأصيب 215»: the wounded told with the dead that stand, where some are, not those told with
    other dead.
    """
    if len(wounded) < 2:
        return wounded
    spans = {e.span for e in told_at}
    others = [count for count in wounded if (those := _their_dead(reading, count)) and those.span not in spans and those.low != dead.low]
    stand = any((those := _their_dead(reading, count)) and those.span in spans for count in wounded)
    return [count for count in wounded if count not in others] if stand else wounded


def _their_dead(reading: Reading, wounded: CasualtyMention) -> CasualtyMention | None:
    """The dead right before a count of wounded in its sentence."""
    sentence = reading.sentence_of(wounded.head)
    dead = (c for c in reading.counts_in(sentence.start, wounded.head) if c.kind == "killed" and not c.denied)
    return next((c for c in reversed(list(dead)) if 0 <= wounded.start - c.end <= _BREATH), None)
