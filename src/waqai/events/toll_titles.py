"""A headline's number that is not of the row it was read with: the sum of several rows («مقتل 42 إرهابيا في قواطع العمليات»), the number
that another row's passage tells, or «عشرات القتلى» over a row that the headline does not name.
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.nearness import place_relation
from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.model import TACTIC_GROUPS

_COUNTRY = 5  # the precision of a whole country
_TOLD_APART = 3  # the least number that tells one toll from others


def leave_titles_to_others(reading: Reading, order: list[Draft]) -> None:
    """Take such numbers from the rows of an article, which are in the order of their passages."""
    if len(order) < 2:
        return
    for draft in order:
        if any(_in_body(reading, c) and c.kind == "killed" for c in (*draft.counts, *draft.lent)):
            continue
        rows = [(k, c) for k in order if k is not draft and (c := _own(reading, k)) is not None]
        theirs = [c for _, c in rows]
        others = [c for k, c in rows if TACTIC_GROUPS[k.tactic] != TACTIC_GROUPS[draft.tactic]]
        for count in [c for c in draft.counts if c.kind == "killed" and not _in_body(reading, c) and not (c.denied or c.aside)]:
            exact = count.low >= _TOLD_APART and not count.vague
            if exact and (_sum_of(count, theirs) or any(c.low == count.low for c in others)):
                draft.counts.remove(count)
            elif count.vague and theirs and draft is not order[0] and not _names_its_place(reading, draft, count):
                draft.counts.remove(count)


def _in_body(reading: Reading, count: CasualtyMention) -> bool:
    return reading.sentence_of(count.head).kind != "title"


def _own(reading: Reading, draft: Draft) -> CasualtyMention | None:
    """The first exact number of dead that a row's passages tell."""
    told = (c for c in (*draft.counts, *draft.lent) if c.kind == "killed" and _in_body(reading, c))
    return next((c for c in told if not (c.vague or c.denied or c.aside) and c.low), None)


def _sum_of(count: CasualtyMention, theirs: list[CasualtyMention]) -> bool:
    """Whether the rows' own numbers of such people come to the headline's."""
    kinds = {h.entry.id for h in count.who}
    such = [c for c in theirs if not c.who or not kinds or kinds & {h.entry.id for h in c.who}]
    return any(len(rows) > 1 and sum(c.low for c in rows) == count.low for rows in (such, theirs))


def _names_its_place(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    title = reading.sentence_of(count.head)
    spots = [s for s in reading.spots_in(title.start, title.end) if s.role == "event" and s.place.precision < _COUNTRY]
    return draft.spot is None or any(place_relation(s.place, draft.spot.place) != "apart" for s in spots)
