"""One document fully read: text, finds, places, times and counts, ready for events to be built."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from waqai.events.cast import Cast
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight, Track
from waqai.model import Document, Place, TimeSpan
from waqai.text import Sentence, Text


@dataclass(frozen=True, slots=True)
class Spot:
    """A place mention as events use it: token range, the place it was resolved to, and how it stands to its neighbours.

    `role`: event, origin, seat, destination, adjacent, dateline, nationality, stray or misread (no place here). `inside` is the index
    of the containing spot,
    `list_id` joins the members of a list, `preposition` stands before it («في», «ب», «علي» ...).
    """

    index: int
    start: int
    end: int
    place: Place
    role: str = "event"
    inside: int | None = None
    list_id: int | None = None
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time mention as events use it; `quoted` where it stands inside quotation marks."""

    start: int
    end: int
    span: TimeSpan
    rule: str
    quoted: bool = False


@dataclass(slots=True)
class Reading:
    """Everything that was read in one document; spots, moments, counts and cues stand in text order."""

    document: Document
    published: date | None
    text: Text
    sight: Sight
    spots: list[Spot]
    moments: list[Moment]
    counts: list[CasualtyMention]
    cast: Cast
    country: str | None = None
    cues: list[Hit] = field(default_factory=list)
    _cue_tracks: dict[tuple[str, ...], Track] = field(default_factory=dict)

    def spots_in(self, start: int, end: int) -> list[Spot]:
        """The spots that begin in a range of tokens."""
        return [s for s in self.spots if start <= s.start < end]

    def moments_in(self, start: int, end: int) -> list[Moment]:
        """The times that begin in a range of tokens."""
        return [m for m in self.moments if start <= m.start < end]

    def counts_in(self, start: int, end: int) -> list[CasualtyMention]:
        """The counts whose head stands in a range of tokens."""
        return [c for c in self.counts if start <= c.head < end]

    def cues_in(self, start: int, end: int, *names: str) -> list[Hit]:
        """The cues of those names (all where none is) that begin in a range of tokens."""
        track = self._cue_tracks.get(names)
        if track is None:
            track = self._cue_tracks[names] = Track(h for h in self.cues if not names or h.entry.attrs.get("cue") in names)
        return track.starting_in(start, end)

    def cued_in(self, start: int, end: int) -> set[str]:
        """The names of the cues that begin in a range of tokens."""
        return {str(h.entry.attrs.get("cue")) for h in self.cues_in(start, end)}

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.text.sentences[self.text.tokens[token].sentence]
