"""All that was found in one document, indexed by token: what counts, roles and events are read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from waqai.mentions.lexicon import Hit
from waqai.text import Text
from waqai.text.numerals import Numeral


@dataclass(slots=True)
class Sight:
    """Lexicon hits and numerals of a text, with look-ups by the token where they start."""

    text: Text
    hits: list[Hit]
    numerals: list[Numeral]
    _hits_at: dict[int, list[Hit]] = field(default_factory=dict)
    _numeral_at: dict[int, Numeral] = field(default_factory=dict)
    _numeral_over: dict[int, Numeral] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for hit in self.hits:
            self._hits_at.setdefault(hit.start, []).append(hit)
        for numeral in self.numerals:
            self._numeral_at[numeral.start_token] = numeral
            for i in range(numeral.start_token, numeral.end_token):
                self._numeral_over[i] = numeral

    def at(self, token: int, *packs: str) -> list[Hit]:
        """The hits that start at a token, of the packs named (all where none is)."""
        return [h for h in self._hits_at.get(token, ()) if not packs or h.entry.pack in packs]

    def first_at(self, token: int, *packs: str) -> Hit | None:
        """The longest hit that starts at a token."""
        return max(self.at(token, *packs), key=lambda h: h.size, default=None)

    def within(self, start: int, end: int, *packs: str) -> Iterator[Hit]:
        """The hits that lie wholly in a range of tokens, in order."""
        for i in range(start, end):
            for hit in self._hits_at.get(i, ()):
                if hit.end <= end and (not packs or hit.entry.pack in packs):
                    yield hit

    def numeral_at(self, token: int) -> Numeral | None:
        """The numeral that starts at a token."""
        return self._numeral_at.get(token)

    def numeral_over(self, token: int) -> Numeral | None:
        """The numeral that covers a token."""
        return self._numeral_over.get(token)

    def word(self, token: int) -> str:
        """The folded word at a token, '' outside the text."""
        tokens = self.text.tokens
        return tokens[token].folded if 0 <= token < len(tokens) else ""

    def words(self, start: int, end: int) -> Iterable[str]:
        """The folded words of a range."""
        return (t.folded for t in self.text.tokens[max(0, start) : max(0, end)])

    def gap(self, token: int) -> str:
        """The raw characters before a token."""
        tokens = self.text.tokens
        return tokens[token].before if 0 <= token < len(tokens) else "\n"
