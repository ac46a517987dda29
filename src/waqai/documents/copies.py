"""The same article twice: reprints and agency copy under another lead, found by MinHash over runs of words.

An article is reduced to the set of its runs of four words; a MinHash signature of that set finds articles that share much of it without
comparing all pairs, and a sample of the set itself then says how much of the shorter article stands in the longer one.

Source: A. Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import re
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from waqai.model import Document
from waqai.text.remembering import WORDS

RUN = 4
"""Words in a run."""
BANDS, ROWS = 24, 2
"""A pair is looked at where any of the bands agrees: two articles that share a third of their runs are, nine times in ten."""
FEWEST_RUNS = 25
"""Shorter articles (a headline, a flash) are alike by chance, and are compared by their whole content alone."""
CONTAINED = 0.65
"""So much of the shorter article's runs stand in the longer one, where two outlets print them."""
CONTAINED_AT_HOME = 0.95
"""The same within one outlet, which tells different news in the same formulas («received in his office today ...») and repeats its own
background paragraphs.
"""
MOST = 200_000
"""So many articles are held at once; beyond them the oldest days are let go."""
LONGEST = 4.0
"""An article several times as long only quotes the other, or is a round-up of many."""
DAYS = 3
"""Reprints stand in the papers within days; the same words weeks later are a series, a rate table, an anniversary."""
SAMPLE = 2
"""One run in so many is kept to measure what two articles share."""

_WORD = re.compile(r"\w+")
_MARK = re.compile("[\u064b-\u065f\u0640\u0670\u200b-\u200f\u202a-\u202e]+")
_LETTERS = str.maketrans("أإآىة", "ااايه")
_Runs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article to find its copies: `bands` (one number a band), a `sample` of its runs, how many runs it has."""

    bands: NDArray[np.uint32]
    sample: NDArray[np.uint32]
    runs: int

    def shared(self, other: Fingerprint) -> float:
        """The share of the shorter article's runs that stand in the other, as the samples tell it."""
        if not len(self.sample) or not len(other.sample):
            return 0.0
        both = len(np.intersect1d(self.sample, other.sample, assume_unique=True))
        return both / min(len(self.sample), len(other.sample))

    def to_bytes(self) -> bytes:
        """The fingerprint for a store."""
        return np.uint32(self.runs).tobytes() + self.bands.tobytes() + self.sample.tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Fingerprint:
        """The fingerprint that `to_bytes` wrote. Raises ValueError for other bytes."""
        numbers = np.frombuffer(data, dtype=np.uint32)
        if len(numbers) < 1 + BANDS:
            raise ValueError("not a fingerprint")
        return cls(numbers[1 : 1 + BANDS], numbers[1 + BANDS :], int(numbers[0]))


@dataclass(frozen=True, slots=True)
class Copy:
    """`id` reprints `of` (the first that came); `shared` is how much of the shorter one stands in the longer one."""

    id: str
    of: str
    shared: float


def fingerprint(document: Document) -> Fingerprint | None:
    """The fingerprint of an article; None where it is too short to tell copies by.

    >>> fingerprint(Document("a", "قصف")) is None
    True
    """
    runs = _runs(document.text)
    if len(runs) < FEWEST_RUNS:
        return None
    factors, shifts = _permutations()
    joined = (runs * factors + shifts).min(axis=1).reshape(BANDS, ROWS)
    mixed = joined[:, 0]
    for row in range(1, ROWS):
        mixed = _mixed(mixed ^ _mixed(joined[:, row]))
    kept = runs[runs % np.uint64(SAMPLE) == 0]
    return Fingerprint((mixed >> np.uint64(32)).astype(np.uint32), np.unique((kept >> np.uint64(32)).astype(np.uint32)), len(runs))


class Copies:
    """Finds for each article that comes the first one that it copies.

    `known` gives the articles of a day that came before, each with what it copies (or None), so that a run that was stopped goes on as if
    it had not been. Days are asked for when they are needed.

    >>> copies = Copies()
    >>> text = " ".join(f"كلمة{n}" for n in range(100))
    >>> copies.add(Document("a", text, published=date(2019, 4, 10)))
    >>> copies.add(Document("b", "بغداد " + text, published=date(2019, 4, 11)))
    Copy(id='b', of='a', shared=1.0)
    """

    def __init__(
        self,
        contained: float = CONTAINED,
        at_home: float = CONTAINED_AT_HOME,
        days: int = DAYS,
        most: int = MOST,
        known: Callable[[date | None], Iterable[tuple[Document, str | None]]] | None = None,
    ) -> None:
        self._contained, self._at_home, self._days, self._most = contained, at_home, days, most
        self._known = known
        self._by_day: dict[int, _Day] = {}
        self._held = 0

    def add(self, document: Document) -> Copy | None:
        """Take an article in; the copy that it is, if it is one. A copy of a copy leads to the first."""
        return self.take(document, fingerprint(document))

    def take(self, document: Document, found: Fingerprint | None, of: str | None = None) -> Copy | None:
        """As `add`, with a fingerprint that was made before; `of` is what the article is known to copy already."""
        if found is None:
            return None
        day = document.published.toordinal() if document.published else 0
        best = self._best(day, found, document.source) if of is None else None
        root = of or (best[1] if best else document.id)
        self._shelf(day).add(found, root, document.source)
        self._held += 1
        while self._held > self._most and len(self._by_day) > 2 * self._days + 2:
            self._held -= len(self._by_day.pop(min(self._by_day)))
        return Copy(document.id, best[1], round(best[0], 3)) if best and best[1] != document.id else None

    def _shelf(self, day: int) -> _Day:
        """The articles of a day; those that are known from before are put there first, in their order."""
        shelf = self._by_day.get(day)
        if shelf is None:
            shelf = self._by_day[day] = _Day()
            for document, of in self._known(date.fromordinal(day) if day else None) if self._known else ():
                if made := fingerprint(document):
                    shelf.add(made, of or document.id, document.source)
                    self._held += 1
        return shelf

    def _best(self, day: int, found: Fingerprint, outlet: str | None) -> tuple[float, str] | None:
        """The closest article, of equally close ones the earliest."""
        best: tuple[float, str] | None = None
        nearby = range(day - self._days, day + self._days + 1) if day else (0,)
        for known in nearby:
            for other, root, printed_by in self._shelf(known).like(found):
                longer, shorter = max(found.runs, other.runs), min(found.runs, other.runs)
                if longer > LONGEST * shorter:
                    continue
                shared = found.shared(other)
                enough = self._at_home if outlet is not None and outlet == printed_by else self._contained
                if shared >= enough and (best is None or shared > best[0]):
                    best = shared, root
        return best


class _Day:
    """The articles of one day, as columns of numbers: three quarters of a kilobyte for each."""

    def __init__(self) -> None:
        self._bands: NDArray[np.uint32] = np.empty((64, BANDS), dtype=np.uint32)
        self._kept: list[tuple[bytes, int, str, str | None]] = []

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, found: Fingerprint, root: str, outlet: str | None) -> None:
        if len(self._kept) == len(self._bands):
            self._bands = np.concatenate([self._bands, np.empty_like(self._bands)])
        self._bands[len(self._kept)] = found.bands
        self._kept.append((found.sample.tobytes(), found.runs, root, sys.intern(outlet) if outlet else None))

    def like(self, found: Fingerprint) -> Iterator[tuple[Fingerprint, str, str | None]]:
        """Those of which any band agrees, in the order in which they came."""
        agree = (self._bands[: len(self._kept)] == found.bands).any(axis=1)
        for place in np.flatnonzero(agree):
            sample, runs, root, outlet = self._kept[place]
            yield Fingerprint(self._bands[place], np.frombuffer(sample, dtype=np.uint32), runs), root, outlet


def copies_among(documents: Iterable[Document]) -> Iterator[Copy]:
    """The copies among articles, in their order."""
    copies = Copies()
    for document in documents:
        if found := copies.add(document):
            yield found


def _runs(text: str) -> _Runs:
    """The runs of words of a text, each as a number, each once."""
    plain = _MARK.sub("", unicodedata.normalize("NFKC", text))
    words = np.array([_word(word) for word in _WORD.findall(plain)], dtype=np.uint64)
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    runs = words[: len(words) - RUN + 1].copy()
    for step in range(1, RUN):
        runs = _mixed(runs * np.uint64(0x9E3779B97F4A7C15) + words[step : len(words) - RUN + 1 + step])
    return np.unique(runs)


@lru_cache(maxsize=WORDS)
def _word(word: str) -> int:
    data = word.translate(_LETTERS).lower().encode()
    return zlib.crc32(data) << 32 | zlib.adler32(data)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers spread over all bits (the finisher of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


@lru_cache(maxsize=1)
def _permutations() -> tuple[_Runs, _Runs]:
    """Factors and shifts, one in a line: the same in every process and release, as fingerprints are stored."""
    numbers = _mixed(np.arange(1, 2 * BANDS * ROWS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)).reshape(2, BANDS * ROWS, 1)
    return numbers[0] | np.uint64(1), numbers[1]
