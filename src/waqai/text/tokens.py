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
    f"([{_LETTER}](?:[{_LETTER}{_MARK}{_INVISIBLE}]|(?<=[\u0640_*])[_*]|[_*](?=[_*]*[\u0640{_LETTER}])|(?<=\u0640)[./|·•]+(?=\u0640))*"
    f"|[{_DIGIT}]+(?:[.,:/\\-\u066b\u066c][{_DIGIT}]+)*[%\u066a]?"
    "|[A-Za-z\u00c0-\u024f]+(?:['’.-][A-Za-z\u00c0-\u024f]+)*)"
)
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_TRAILING = re.compile(f"[{_INVISIBLE}]+$")
_CLOSING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\u2066\u2067\u2068\u2069"


@dataclass(frozen=True, slots=True)
class Base:
    """One way to read a written word: what is left of it without `pro` (proclitics), the article and `enc` (pronoun)."""

    stem: str
    pro: str = ""
    article: bool = False
    enc: str = ""


@dataclass(slots=True)
class Token:
    """A word or number: raw offsets, its folded form, the gap before it (no invisible marks, «,» as «،»), and its sentence's index."""

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
    pieces = _TOKEN.split(raw)  # gap, word, gap, word, ..., gap
    marked = _HIDDEN.search(raw) is not None
    tokens: list[Token] = []
    at = 0
    passed = ""
    for gap, word, folded in zip(pieces[::2], pieces[1::2], map(fold_word, pieces[1::2]), strict=False):
        start = at + len(gap)
        end = at = start + len(word)
        if not folded:
            passed += gap + word
            continue
        if passed:
            gap, passed = passed + gap, ""
        if "," in gap:
            gap = gap.replace(",", "،")  # typed on a Latin keyboard
        if marked:
            gap = _HIDDEN.sub("", gap)
            if word[-1] in _CLOSING:
                end = start + len(_TRAILING.sub("", word))
        tokens.append(Token(len(tokens), start, end, folded, gap))
    return tokens


def words_and_gaps(raw: str) -> tuple[list[str], list[str]]:
    """The folded form and the gap before of every token of a raw text, at half the cost of tokens: for a first look.

    >>> words_and_gaps("قُتل جنديان.")
    (['قتل', 'جنديان'], ['', ' '])
    """
    pieces = _TOKEN.split(raw)
    words = list(map(fold_word, pieces[1::2]))
    if all(words) and _HIDDEN.search(raw) is None:
        return words, [gap.replace(",", "،") for gap in pieces[:-1:2]]
    tokens = tokenize(raw)
    return [token.folded for token in tokens], [token.before for token in tokens]


_ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه", "ك", "ي")
_BY_LAST = {last: tuple(enc for enc in _ENCLITICS if enc[-1] == last) for last in {enc[-1] for enc in _ENCLITICS}}
_KILOGRAM = "كلغم"
"""«12 كلغم من المتفجرات» are no «ك» before a mine."""
_PROCLITICS = {"و": ("", "و"), "ف": ("", "ف")}


def _without_enclitic(stem: str, enclitics: tuple[str, ...]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for enc in enclitics:
        if stem.endswith(enc) and len(stem) - len(enc) >= 2:
            rest = stem[: -len(enc)]
            found.append((rest, enc))
            if rest[-1] == "ت" and len(rest) > 2:
                found.append((rest[:-1] + "ه", enc))
            elif rest[-1] == "ا" and len(rest) > 2:
                found.append((rest[:-1] + "ي", enc))
            elif rest[-1] == "و" and len(rest) > 3:  # «قتلوهم» of «قتلوا»
                found.append((rest + "ا", enc))
    return found


def cuts(folded: str) -> list[tuple[str, str, bool, str]]:
    """Every reading of a folded word by clitics as what a `Base` is made of, each once, the least cut first: for look-ups that most
    readings fail.

    >>> cuts("وقال")
    [('وقال', '', False, ''), ('قال', 'و', False, '')]
    """
    out: list[tuple[str, str, bool, str]] = []
    for conj in _PROCLITICS.get(folded[:1], ("",)):
        rest = folded[len(conj) :]
        if len(rest) < 2:
            continue
        out.append((rest, conj, False, ""))
        first = rest[0]
        if first == "ا":
            if rest[1] == "ل" and len(rest) > 3:
                out.append((rest[2:], conj, True, ""))
        elif first in "بكل" and len(rest) > 2 and rest != _KILOGRAM:
            out += _behind_preposition(conj + first, rest[1:])
        elif first == "س" and len(rest) > 4 and rest[1] in "يتنا":
            out.append((rest[1:], conj + "س", False, ""))
    enclitics = _BY_LAST.get(folded[-1:])
    if enclitics:
        out += [(rest, pro, False, enc) for stem, pro, article, _ in out if not article for rest, enc in _without_enclitic(stem, enclitics)]
    return out


def _behind_preposition(pro: str, tail: str) -> list[tuple[str, str, bool, str]]:
    """What may stand behind «ب», «ك», «ل»: the word, its article, the article that «لل» swallowed."""
    out = [(tail, pro, False, "")]
    if tail.startswith("ال") and len(tail) > 3:
        out.append((tail[2:], pro, True, ""))
    elif pro[-1] == "ل" and tail[0] == "ل" and len(tail) > 2:
        out += [("ال" + tail[1:], pro, False, ""), (tail[1:], pro, True, ""), ("ال" + tail, pro, False, ""), (tail, pro, True, "")]
    return out


@lru_cache(maxsize=WORDS // 4)  # asked of words beside actors and triggers: not of all
def bases(folded: str) -> tuple[Base, ...]:
    """Every reading of a folded word by clitics, the least cut first; which of them is a word is for the lexicon to say.

    >>> [b.stem for b in bases("والجنود")]
    ['والجنود', 'الجنود', 'جنود']
    >>> Base("قتلي", pro="ل") in bases("لقتلي")
    True
    """
    return tuple(Base(*cut) for cut in cuts(folded))
