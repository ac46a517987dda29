"""Drafts under a heading that is a place: «حي التفاح» on a line of its own, «مقديشو: قتل تاجر بقذائف هاون» (design, section 4)."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading, Spot
from waqai.text import Sentence

_A_TOWN = 3
_LAND = 5  # precision of a whole country
_PLACED = ("event", "stray", "adjacent", "destination")


def place_under_headings(reading: Reading, drafts: list[Draft]) -> None:
    """Give each draft without a place that of the heading it stands under, where no other place is told between the two. Each section under
    a town or a part of one tells of its own place, so that its drafts are not joined to those of another.
    """
    sentences = reading.text.sentences
    headings = [(s, spot) for s in sentences if s.kind == "heading" and (spot := _named(reading, s)) is not None]
    if not headings:
        return
    for draft in drafts:
        if draft.spot is not None or draft.segment.in_title:
            continue
        sentence = draft.segment.sentence
        over = next(((h, spot) for h, spot in reversed(headings) if h.index < sentence.index), None)
        if over is None:
            continue
        heading, spot = over
        if any(s.role in _PLACED and s.place.name_ar != spot.place.name_ar for s in reading.spots_in(heading.end, sentence.end)):
            continue
        draft.spot, draft.inherited["place"] = spot, "heading"
        draft.own_place = draft.own_place or spot.place.precision <= _A_TOWN


def _named(reading: Reading, heading: Sentence) -> Spot | None:
    """The place that a heading is, where it says little else."""
    spots = reading.spots_in(heading.start, heading.end)
    first = heading.start + reading.text.tokens[heading.start].is_number  # behind the hour of a ticker's line
    if not spots or spots[0].start > first + 1 or spots[0].place.source is None:
        return None
    rest = heading.end - first - sum(s.end - s.start for s in spots)
    return spots[0] if rest <= 1 and spots[0].place.precision < _LAND else None
