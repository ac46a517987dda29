"""The lead tells of an incident in a town, and a source says it again with the quarter: «اغتال مسلحون ضابطا في عدن. وقال مسؤول إن ...»."""

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
    first, told = new.segment.sentence, old.segment.sentence
    body = next((s.index for s in reading.text.sentences if s.kind == "body"), 0)
    if not 0 < first.index - told.index <= 2 or told.index - body > _LEAD or not quarter_of(old.spot.place, new.spot.place):
        return False
    if not any(is_one_of(reading.sight.word(i), REPORT_VERBS) for i in range(first.start, first.start + _OPENING)):
        return False
    mine, theirs = weighed(new), weighed(old)
    return all(mine[kind].low == theirs[kind].low for kind in mine.keys() & theirs.keys()) and not mine.keys() - theirs.keys()
