"""Cut a raw text into words and numbers, and words into the bases they may hide behind clitics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from waqai.model import Span
from waqai.text.fold import fold_word
from waqai.text.remembering import WORDS

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c"
_MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
_LETTER = "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN = re.compile(
    f"[{_LETTER}](?:[{_LETTER}{_MARK}{_INVISIBLE}]|(?<=[\u0640_*])[_*]|[_*](?=[_*]*[\u0640{_LETTER}]))*"
    f"|[{_DIGIT}]+(?:[.,:/\\-\u066b\u066c][{_DIGIT}]+)*[%\u066a]?"
    "|[A-Za-z\u00c0-\u024f]+(?:['’.-][A-Za-z\u00c0-\u024f]+)*"
)
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_TRAILING = re.compile(f"[{_INVISIBLE}]+$")


@dataclass(frozen=True, slots=True)
class Base:
    """One way to read a written word: what is left of it without `pro` (proclitics), the article and `enc` (pronoun)."""

    stem: str
    pro: str = ""
    article: bool = False
    enc: str = ""


@dataclass(slots=True)
class Token:
    """A word or number: raw offsets, its folded form, the gap before it (without invisible marks), and its sentence's index."""

    index: int
    start: int
    end: int
    folded: str
    before: str
    sentence: int = 0

    @property
    def span(self) -> Span:
        """Where it stands in the raw text."""
        return Span(self.start, self.end)

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.folded[0].isdigit()

    @property
    def is_arabic(self) -> bool:
        """Whether it is an Arabic word."""
        return "\u0600" <= self.folded[0] <= "\u06ff" and not self.folded[0].isdigit()


def tokenize(raw: str) -> list[Token]:
    """Words and numbers of a raw text, in order.

    >>> [t.folded for t in tokenize("قُتل 14جنديًا، و٣ مدنيّين")]
    ['قتل', '14', 'جنديا', 'و', '3', 'مدنيين']
    """
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(raw):
        start, end = match.span()
        word = match.group()
        if word[-1] in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\u2066\u2067\u2068\u2069":
            end -= len(word) - len(_TRAILING.sub("", word))
            word = raw[start:end]
        folded = fold_word(word)
        if folded:
            gap = raw[last:start]
            tokens.append(Token(len(tokens), start, end, folded, gap if gap.isascii() else _HIDDEN.sub("", gap)))
            last = end
    return tokens


_ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه", "ك", "ي")
_PROCLITICS = ("", "و", "ف")


def _without_enclitic(stem: str) -> list[tuple[str, str]]:
    found = []
    for enc in _ENCLITICS:
        if stem.endswith(enc) and len(stem) - len(enc) >= 2:
            rest = stem[: -len(enc)]
            found.append((rest, enc))
            if rest[-1] == "ت" and len(rest) > 2:
                found.append((rest[:-1] + "ه", enc))
            elif rest[-1] == "ا" and len(rest) > 2:
                found.append((rest[:-1] + "ي", enc))
    return found


@lru_cache(maxsize=WORDS)
def bases(folded: str) -> tuple[Base, ...]:
    """Every reading of a folded word by clitics, the least cut first; which of them is a word is for the lexicon to say.

    >>> [b.stem for b in bases("والجنود")]
    ['والجنود', 'الجنود', 'جنود']
    >>> Base("قتلي", pro="ل") in bases("لقتلي")
    True
    """
    out: list[Base] = []
    seen: set[Base] = set()

    def add(stem: str, pro: str, article: bool) -> None:
        if len(stem) < 2:
            return
        base = Base(stem, pro, article)
        if base not in seen:
            seen.add(base)
            out.append(base)

    for conj in _PROCLITICS:
        if conj and not folded.startswith(conj):
            continue
        rest = folded[len(conj) :]
        add(rest, conj, False)
        if rest.startswith("ال") and len(rest) > 3:
            add(rest[2:], conj, True)
        if rest[:1] in ("ب", "ك", "ل") and len(rest) > 2:
            prep, tail = rest[0], rest[1:]
            add(tail, conj + prep, False)
            if tail.startswith("ال") and len(tail) > 3:
                add(tail[2:], conj + prep, True)
            if prep == "ل" and tail.startswith("ل") and len(tail) > 2:
                add("ال" + tail[1:], conj + "ل", False)
                add(tail[1:], conj + "ل", True)
                add("ال" + tail, conj + "ل", False)
                add(tail, conj + "ل", True)
        if rest[:1] == "س" and len(rest) > 4 and rest[1] in "يتنا":
            add(rest[1:], conj + "س", False)
    plain = list(out)
    for base in plain:
        if base.article:
            continue
        for rest, enc in _without_enclitic(base.stem):
            candidate = Base(rest, base.pro, False, enc)
            if candidate not in seen:
                seen.add(candidate)
                out.append(candidate)
    return tuple(out)
