"""Who strikes back within the clause that tells what he answers: «ردت إسرائيل على صواريخ أصابت بلدة س بقصف مواقع في ص»."""

from __future__ import annotations

from waqai.events.cut_places import STRIKING_BACK, answered_from
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.side_basics import country_of, take_attackers

_SUBJECT = 3  # tokens from «ردت» to who strikes back


def by_who_strikes_back(reading: Reading, draft: Draft) -> None:
    """Give the answer («بقصف مواقع في ص») its doer, whom the clause before it names behind «ردت»."""
    segment = draft.segment
    if segment.lead != STRIKING_BACK:
        return
    verb = answered_from(reading.sight, segment.sentence.start, segment.start)
    if verb is None:
        return
    who = next(iter(reading.sight.within(verb + 1, verb + 1 + _SUBJECT, "actors")), None)
    names = reading.cast.names(who, country_of(reading, draft))[:1] if who is not None else []
    if who is not None and names:
        take_attackers(draft, tuple(names), (who,), "strikes back", 0.85)
