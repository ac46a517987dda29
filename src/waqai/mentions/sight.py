"""All that was found in one document, indexed by token: what counts, roles and events are read from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from waqai.mentions.lexicon import Hit
from waqai.text import Text
from waqai.text.numerals import Numeral

_ENDS = frozenset(".؟!:\n،,؛")  # of a sentence or a clause


class Track:
    """Hits in text order, looked up by where they start."""

    __slots__ = ("_starts", "hits")

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.hits = list(hits)
        self._starts = [h.start for h in self.hits]

    def starting_in(self, start: int, end: int) -> list[Hit]:
        """The hits that begin in a range of tokens, in order."""
        low = bisect_left(self._starts, start)
        return self.hits[low : bisect_left(self._starts, end, low)]


@dataclass(slots=True)
class Sight:
    """Lexicon hits and numerals of a text, with look-ups by the token where they start; `folded` are its words, token by token."""

    text: Text
    hits: list[Hit]
    numerals: list[Numeral]
    folded: list[str] = field(default_factory=list)
    _hits_at: dict[int, list[Hit]] = field(default_factory=dict)
    _numeral_at: dict[int, Numeral] = field(default_factory=dict)
    _numeral_over: dict[int, Numeral] = field(default_factory=dict)
    _tracks: dict[tuple[str, ...], Track] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folded = [token.folded for token in self.text.tokens]
        for hit in self.hits:
            self._hits_at.setdefault(hit.start, []).append(hit)
        for numeral in self.numerals:
            self._numeral_at[numeral.start_token] = numeral
            for i in range(numeral.start_token, numeral.end_token):
                self._numeral_over[i] = numeral

    def at(self, token: int, *packs: str) -> list[Hit]:
        """The hits that start at a token, of the packs named (all where none is)."""
        hits = self._hits_at.get(token)
        if hits is None:
            return []
        return [h for h in hits if h.entry.pack in packs] if packs else list(hits)

    def first_at(self, token: int, *packs: str) -> Hit | None:
        """The longest hit that starts at a token."""
        return max(self.at(token, *packs), key=lambda h: h.size, default=None)

    def within(self, start: int, end: int, *packs: str) -> list[Hit]:
        """The hits that lie wholly in a range of tokens, in order."""
        track = self._tracks.get(packs)
        if track is None:
            track = self._tracks[packs] = Track(h for h in self.hits if not packs or h.entry.pack in packs)
        return [h for h in track.starting_in(start, end) if h.end <= end]

    def numeral_at(self, token: int) -> Numeral | None:
        """The numeral that starts at a token."""
        return self._numeral_at.get(token)

    def numeral_over(self, token: int) -> Numeral | None:
        """The numeral that covers a token."""
        return self._numeral_over.get(token)

    def word(self, token: int) -> str:
        """The folded word at a token, '' outside the text."""
        return self.folded[token] if 0 <= token < len(self.folded) else ""

    def words(self, start: int, end: int) -> list[str]:
        """The folded words of a range."""
        return self.folded[start if start > 0 else 0 : end if end > 0 else 0]

    def clause_back(self, start: int, reach: int) -> list[int]:
        """The tokens before one, nearest first, `reach` at most, as far as its clause goes."""
        tokens, out = self.text.tokens, list[int]()
        if start >= len(tokens):
            return out
        for i in range(start - 1, max(-1, start - 1 - reach), -1):
            before = tokens[i + 1].before
            if before != " " and not _ENDS.isdisjoint(before):
                break
            out.append(i)
        return out

    def breaks(self, token: int) -> bool:
        """Whether a sentence or clause ends before a token."""
        gap = self.gap(token)
        return gap != " " and not _ENDS.isdisjoint(gap)

    def gap(self, token: int) -> str:
        """The raw characters before a token."""
        tokens = self.text.tokens
        return tokens[token].before if 0 <= token < len(tokens) else "\n"
