"""A draft as the rules of its status see it, and what a rule answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

RECENT = timedelta(days=7)
SINCE = word_set("منذ")
OPENING = 2  # sentences of the body that tell the news itself


@dataclass(frozen=True, slots=True)
class Case:
    """A draft with what the rules ask of it: `first` is the token of its trigger, `recent` whether a day of the last week is told."""

    reading: Reading
    draft: Draft
    first: int
    recent: bool

    def words(self, before: int, after: int = 0) -> list[str]:
        """The words before (and after) the trigger, inside the segment."""
        segment = self.draft.segment
        return list(self.reading.sight.words(max(segment.start, self.first - before), min(segment.end, self.first + after)))

    def cue(self, name: str, start: int | None = None, end: int | None = None) -> Hit | None:
        """The first cue of a kind in a range, by default in the segment."""
        segment = self.draft.segment
        hits = self.reading.cues_in(segment.start if start is None else start, segment.end if end is None else end, name)
        return next(iter(hits), None)


Answer = tuple[str, str, Hit | None]
Rule = Callable[[Case], Answer | None]


def leave_day_open(draft: Draft) -> None:
    """Take from a draft the day that it had from words on something else: an arrest, a sentence of a court."""
    draft.moment = None
    draft.inherited.pop("date", None)
