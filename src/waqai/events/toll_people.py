"""Whether two counts are of the same people."""

from __future__ import annotations

from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention


def other_side(reading: Reading, chosen: list[CasualtyMention], count: CasualtyMention) -> bool:
    """Whether a count is of people that the chosen ones do not hold."""
    mine = set(reading.cast.people(count.who, reading.country)) or {h.entry.id for h in count.who}
    theirs = set(reading.cast.people([h for c in chosen for h in c.who], reading.country)) or {h.entry.id for c in chosen for h in c.who}
    return bool(mine and theirs) and not mine & theirs
