"""Briefs under the name of a place: «مقديشو: قتل تاجر بقذائف هاون»، «مخيم البريج | استهدفت طائرة دراجة»: where all happened that the
paragraph tells without a place of its own.
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading, Spot

_LAND = 5  # precision of a whole country
_PLACES = ("event", "stray", "adjacent", "destination")


def place_by_heading(reading: Reading, drafts: list[Draft]) -> None:
    """A draft without a place takes that which its paragraph is headed by, unless another place has been told of since."""
    for draft in drafts:
        if draft.spot is not None or draft.segment.in_title:
            continue
        spot = _heading_of(reading, draft.segment.sentence.index)
        if spot is not None and not _moved_on(reading, spot, draft):
            draft.spot, draft.inherited["place"] = spot, "heading"


def _heading_of(reading: Reading, index: int) -> Spot | None:
    """The place that is all of the heading of a sentence's paragraph."""
    sentences = reading.text.sentences
    paragraph = sentences[index].paragraph
    while index > 0 and sentences[index - 1].paragraph == paragraph:
        index -= 1
    heading = sentences[index]
    if heading.kind != "heading":
        return None
    spots = [s for s in reading.spots_in(heading.start, heading.end) if s.role in _PLACES and s.place.source is not None]
    whole = [s for s in spots if s.start == heading.start and s.place.precision < _LAND]
    return whole[0] if whole and spots[-1].end == heading.end else None


def _moved_on(reading: Reading, spot: Spot, draft: Draft) -> bool:
    """Whether a place has been told of between the heading and a draft."""
    return any(s.role in _PLACES for s in reading.spots_in(spot.end + 1, draft.segment.start) if s.place.name_ar != spot.place.name_ar)
