"""Fold Arabic writing to one spelling, with the way back to the raw text kept exactly.

Folding drops what does not tell words apart in news (tashkeel, tatweel, bidi and zero-width marks), and unites what writers vary
(hamza seats, ى/ي, ة/ه, Persian letters, presentation forms, digit systems).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from waqai.model import Span
from waqai.text.remembering import WORDS

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ئ": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ؤ": "و",
    "ۆ": "و", "ۇ": "و",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ک": "ك", "ڪ": "ك", "گ": "ك", "ڭ": "ك", "پ": "ب", "چ": "ج", "ژ": "ز",
    "ڤ": "ف", "ڨ": "ق", "ڥ": "ف",
    "٪": "%", "٫": ".", "٬": ",", "؛": "؛",
}  # fmt: skip
_DROPPED = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c\u180e\ufe00-\ufe0f]"
)
_HIDING = re.compile("(?<=[\u0621-\u064a]\u0640)[./|·•]+(?=\u0640[\u0621-\u064a])")
_ON_YEH, _ON_WAW = "مسيول", "مسوول"  # «مسئول» as Egypt spells it, «مسؤول»


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """The folded form of one character: nothing, one or several characters.

    >>> fold_char("أ"), fold_char("ـ"), fold_char("٣")
    ('ا', '', '3')
    """
    if _DROPPED.match(char):
        return ""
    if char in _LETTERS:
        return _LETTERS[char]
    digit = unicodedata.digit(char, None)
    if digit is not None and unicodedata.category(char) == "Nd":
        return str(digit)
    if "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc":
        plain = unicodedata.normalize("NFKC", char)
        if plain != char:
            return "".join(fold_char(c) for c in plain if not c.isspace())
    return char.lower()


@lru_cache(maxsize=WORDS)
def fold_word(word: str) -> str:
    """One word folded, letters hidden by «_», «*» or a mark between strokes set free («قتـ_ـل» and «قتـ.ـل» read «قتل»).

    >>> fold_word("قُتِـ_ـلَ"), fold_word("مدرسةٌ"), fold_word("٤٧"), fold_word("المسئولية"), fold_word("قتـ.ـلى")
    ('قتل', 'مدرسه', '47', 'المسووليه', 'قتلي')
    """
    folded = "".join(map(fold_char, _HIDING.sub("", word) if "\u0640" in word else word))
    if "_" in folded or "*" in folded:
        folded = folded.replace("_", "").replace("*", "") or folded
    return folded.replace(_ON_YEH, _ON_WAW) if _ON_YEH in folded else folded


def fold_phrase(phrase: str) -> str:
    """Each word of a phrase folded, single spaces between.

    >>> fold_phrase("عبوةٌ  ناسفة")
    'عبوه ناسفه'
    """
    return " ".join(fold_word(w) for w in phrase.split())


def word_set(words: str) -> frozenset[str]:
    """A set of folded words from a line of them, for lists in code.

    >>> sorted(word_set("مسؤول رئيس"))
    ['رييس', 'مسوول']
    """
    return frozenset(map(fold_word, words.split()))


def is_one_of(word: str, words: frozenset[str]) -> bool:
    """Whether a folded word is of a set, a joined «و» or «ف» aside.

    >>> deaths = word_set("توفي مات")
    >>> is_one_of("توفي", deaths), is_one_of("فمات", deaths), is_one_of("متوفي", deaths)
    (True, True, False)
    """
    return word in words or (word[:1] in ("و", "ف") and word[1:] in words)


@dataclass(frozen=True, slots=True)
class Folded:
    """A whole text folded: `starts[i]` and `ends[i]` are the raw offsets of the character that gave `text[i]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def to_raw(self, start: int, end: int) -> Span:
        """The raw span of the folded range `start:end` (not empty)."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"folded range {start}..{end} is outside 0..{len(self.text)}")
        return Span(self.starts[start], self.ends[end - 1])

    def to_folded(self, span: Span) -> tuple[int, int]:
        """The folded range of the characters that begin inside a raw span; empty where all of them were dropped."""
        first = bisect_left(self.starts, span.start)
        return first, max(first, bisect_right(self.starts, span.end - 1))


def fold(raw: str) -> Folded:
    """Fold a text and keep the map both ways.

    >>> f = fold("قـُتِل ٣")
    >>> f.text, f.to_raw(0, 3)
    ('قتل 3', Span(start=0, end=6))
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for i, char in enumerate(raw):
        for out in fold_char(char):
            chars.append(out)
            starts.append(i)
            ends.append(i + 1)
    return Folded("".join(chars), tuple(starts), tuple(ends))
