"""Where something was that is told right behind the name of its place: «- الطارمية: عبوة ناسفة على دورية للجيش، مقتل جندي».

Bulletins tell of a day so, a line a place. The line's own words need name no place, and what is told in the next line is another deed.
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading, Spot
from waqai.text import Sentence

_LONGEST = 4  # tokens of a heading that is no more than a place
_WIDEST = 3  # precision of a district: «العراق: ...», «ديالى: ...» say what the news is about


def place_under_headings(reading: Reading, drafts: list[Draft]) -> None:
    """Put the drafts of a line that name no place at the one that opens the line."""
    for draft in drafts:
        if draft.spot is not None or draft.segment.in_title:
            continue
        spot = place_that_opens(reading, draft.segment.sentence)
        if spot is not None:
            draft.spot, draft.own_place = spot, True


def place_that_opens(reading: Reading, sentence: Sentence) -> Spot | None:
    """The place that is all of the heading right before a sentence, in the same line; None where there is no such heading."""
    heading = reading.text.sentences[sentence.index - 1] if sentence.index else None
    if heading is None or heading.kind != "heading" or heading.paragraph != sentence.paragraph:
        return None
    if heading.end - heading.start > _LONGEST:
        return None
    told = [s for s in reading.spots_in(heading.start, heading.end) if s.role == "event"]
    if len(told) != 1 or told[0].end - told[0].start < heading.end - heading.start or told[0].place.precision > _WIDEST:
        return None
    return told[0]
