"""Places from where a deed is spoken of, or where its dead are mourned: no place of «الهجوم», «القصف», which were told before.

«وأقر مسؤول في دمشق بأن القصف مهد لعملية», «وفي إدلب شيع الأهالي تسعة من ضحايا الكمين».
"""

from __future__ import annotations

from waqai.events.asides import BURIED
from waqai.events.nearness import distance_km, place_relation
from waqai.events.reading import Reading, Spot
from waqai.events.segments import Segment
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of

_FAR = 60.0  # km


def only_mourned_there(reading: Reading, segment: Segment, lead: Hit | None, spots: list[Spot]) -> bool:
    """Whether all places of a telling of a known deed say only where its dead are mourned, after news of it."""
    if not spots or lead is None or segment.in_title or any(s.end > lead.start for s in spots):
        return False
    mourned = any(is_one_of(w, BURIED) for w in reading.sight.words(segment.start, lead.start))
    return mourned and any(s.kind == "body" for s in reading.text.sentences[: segment.sentence.index])


def only_spoken_of_there(definite: bool, told: Spot | None, before: Spot | None) -> bool:
    """Whether the place of a known deed is the seat of who speaks of it, far from where the last deed that was told befell."""
    if not definite or told is None or before is None or told.role != "seat" or before.role == "seat":
        return False
    away = distance_km(told.place, before.place)
    return place_relation(before.place, told.place) == "apart" and away is not None and away > _FAR
