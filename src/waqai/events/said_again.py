"""The lead tells of an incident in a town or region, and a source says it again with the quarter or village, or with the night before:
«اغتال مسلحون ضابطا في عدن. وقال مسؤول إن ...», «قتل خمسة في ولاية س اليوم. وقال شهود إن الهجوم وقع ليلا في بلدة ص».
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.nearness import quarter_of
from waqai.events.reading import Reading
from waqai.events.role_words import REPORT_VERBS
from waqai.events.telling import weighed
from waqai.model import TACTIC_GROUPS
from waqai.text import is_one_of

_BLOWS = ("bomb", "armed")  # fighting and strikes go on in many quarters of a town
_LEAD = 1  # the sentence of the body up to which the lead reaches
_OPENING = 4  # tokens at the head of a sentence


def said_again_nearby(reading: Reading, new: Draft, old: Draft) -> bool:
    """Whether a source tells the one deed of the lead again, at a quarter of its town and with no toll that differs."""
    if old.spot is None or new.spot is None or old.segment.in_title or new.tactic != old.tactic or new.another:
        return False
    if TACTIC_GROUPS[new.tactic] not in _BLOWS:
        return False
    if not _in_the_lead(reading, new, old) or not quarter_of(old.spot.place, new.spot.place):
        return False
    return _by_a_source(reading, new) and _no_other_toll(new, old)


def dated_closer(reading: Reading, new: Draft, old: Draft, relation: str) -> bool:
    """Whether a source, or «الهجوم», tells the deed of the lead again with its town and the night before: of the lead's toll, no other."""
    if (
        relation not in ("contains", "same")
        or new.another
        or old.segment.in_title
        or TACTIC_GROUPS[new.tactic] != TACTIC_GROUPS[old.tactic]
    ):
        return False
    if not old.counts or not _in_the_lead(reading, new, old) or not (new.definite or _by_a_source(reading, new)):
        return False
    first, said = (d.moment.span.earliest if d.moment is not None else None for d in (new, old))
    return first is not None and said is not None and first < said and _no_other_toll(new, old)


def _in_the_lead(reading: Reading, new: Draft, old: Draft) -> bool:
    """Whether one is told where the body opens, and the other in one of the two sentences behind it."""
    first, told = new.segment.sentence, old.segment.sentence
    body = next((s.index for s in reading.text.sentences if s.kind == "body"), 0)
    return 0 < first.index - told.index <= 2 and told.index - body <= _LEAD


def _by_a_source(reading: Reading, draft: Draft) -> bool:
    first = draft.segment.sentence
    return any(is_one_of(reading.sight.word(i), REPORT_VERBS) for i in range(first.start, first.start + _OPENING))


def _no_other_toll(new: Draft, old: Draft) -> bool:
    mine, theirs = weighed(new), weighed(old)
    return all(mine[kind].low == theirs[kind].low for kind in mine.keys() & theirs.keys()) and not mine.keys() - theirs.keys()
