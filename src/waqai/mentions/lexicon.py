"""Find every pack entry in a tokenised text: a trie over words, clitics cut as far as an entry allows, one slip forgiven inside a
phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from waqai.knowledge import Entry, Knowledge
from waqai.text import Base, Token, cuts
from waqai.text.remembering import WORDS

_CLOSED_GAP = re.compile(r"[\s\"'«»“”„‟‘’()\[\]{}\-–—ـ\u200e\u200f\u200b-\u200d\u202a-\u202e\u2066-\u2069]*")
_MIN_SLIP = 5
_MIN_KEY = 4
_MOVED = 3
_GAP = "…"
_REACH = 6
_END_OF_CLAUSE = re.compile(r"[.!?؟;؛:\n]")


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `start:end` read as a form of `entry`; `number` 1, 2, 3 (many), 4 (dual or many) or 0; `base` shows the first word's clitics.

    `verbal` marks a verb and a phrase that begins with one.
    """

    start: int
    end: int
    entry: Entry
    number: int
    form: str
    base: Base
    slip: bool = False
    verbal: bool = False

    @property
    def size(self) -> int:
        """How many tokens it covers."""
        return self.end - self.start


class _Node:
    """A place in the trie: `by_word` leads on by any word of a choice, `ends` are the entries whose form ends here, `long` says that
    a slip may lead on, `packs` (of the first place of a form only) whose entries begin here.
    """

    __slots__ = ("by_shape", "by_word", "children", "ends", "long", "packs")

    def __init__(self) -> None:
        self.by_shape: dict[tuple[str, int], list[str]] | None = None
        self.children: dict[str, _Node] = {}
        self.by_word: dict[str, list[_Node]] = {}
        self.ends: list[tuple[Entry, int, str]] = []
        self.long = False
        self.packs: set[str] = set()

    def alike(self, word: str) -> list[str]:
        """The longer words that lead on and begin and measure as a word does: those that one slip may make of it."""
        if self.by_shape is None:
            self.by_shape = {}
            for key in self.by_word:
                if len(key) >= _MIN_KEY:
                    self.by_shape.setdefault((key[0], len(key)), []).append(key)
        shapes, length = self.by_shape, len(word)
        return [key for n in (length - 1, length, length + 1) for key in shapes.get((word[0], n), ())]


class _Opening:
    """What one folded word may begin: where it leads in the trie, and what it means where the next word does not lead on.

    Most words that begin a form («في» begins some fifty phrases) stand before a word that does not lead on: this says so without a
    walk.
    """

    __slots__ = ("_shapes", "alone", "leaps", "packs", "starts", "words")

    def __init__(self, starts: tuple[tuple[Base, _Node], ...]) -> None:
        self.starts = starts
        self.alone: list[Hit] | None = None
        self.leaps = any(_GAP in node.children for _, node in starts)
        first = starts[0][1] if starts else _Node()
        self.packs = first.packs if len(starts) < 2 else first.packs.union(*(node.packs for _, node in starts))
        self.words = first.by_word.keys() if len(starts) < 2 else {word for _, node in starts for word in node.by_word}
        self._shapes: set[tuple[str, int]] | None = None

    def may_slip_to(self, bare: str) -> bool:
        """Whether a word begins and measures as one that leads on, give or take a letter."""
        if self._shapes is None:
            long = [word for word in self.words if len(word) >= _MIN_KEY]
            self._shapes = {(word[0], length) for word in long for length in range(len(word) - 1, len(word) + 2)}
        return (bare[0], len(bare)) in self._shapes


_NO_OPENING = _Opening(())
_Step = tuple[str, str | None, bool]


class Lexicon:
    """A trie of all forms of all entries. Build it once; `find` is then read-only.

    A form with «…» is a frame: up to six words of the clause may stand in its place, and the hit covers what stands before them.

    Matching rules (docs/packs.md): the first word may carry proclitics, every word the article, and pronouns only where the entry allows.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._root = _Node()
        self._words: set[str] = set()
        self._slips: dict[tuple[str, str], bool] = {}
        self._verbs: set[str] = set()
        self._openings = lru_cache(maxsize=WORDS)(self._opening)
        for entry in knowledge.entries:
            for form in entry.forms:
                self._add(entry, form.words, form.number, form.kind)

    def _add(self, entry: Entry, words: tuple[str, ...], number: int, kind: str) -> None:
        node = self._root
        self._verbs.update(_verbs_of(words[0], kind))
        for slot in words:
            child = node.children.get(slot)
            if child is None:
                child = node.children[slot] = _Node()
                for word in slot.split("|"):
                    node.by_word.setdefault(word, []).append(child)
                    node.long = node.long or len(word) >= _MIN_KEY
                    self._words.add(word)
            if node is self._root:
                child.packs.add(entry.pack)
            node = child
        for k, (other, seen, _) in enumerate(node.ends):
            if other is entry:
                if {seen, number} in ({2, 3}, {2, 4}, {3, 4}):
                    node.ends[k] = (entry, 4, kind)
                elif number == 1 and seen > 1:
                    node.ends[k] = (entry, number, kind)
                return
        node.ends.append((entry, number, kind))

    def knows(self, word: str) -> bool:
        """Whether a folded word, or what is left of it without clitics, is part of any form."""
        return self._openings(word) is not None

    def find(self, tokens: list[Token], pack: str | None = None) -> list[Hit]:
        """All hits, the longest for each entry's kind at each place; kinds may overlap one another. With `pack`, the hits of that
        pack's entries alone, which are found much sooner.
        """
        hits: list[Hit] = []
        words = [token.folded for token in tokens]
        openings = list(map(self._openings, words))
        words.append("")
        openings.append(None)
        for i, opening in enumerate(openings):
            if opening is None or not opening.packs or (pack is not None and pack not in opening.packs):
                continue
            if opening.words and self._leads_on(words[i], opening, words[i + 1], openings[i + 1]):
                starts = opening.starts if pack is None else tuple(s for s in opening.starts if pack in s[1].packs)
                hits += self._walk(tokens, i, starts)
                continue
            if opening.alone is None:
                opening.alone = self._walk(tokens[i : i + 1], 0, opening.starts)
            if opening.alone:
                hits += [Hit(i, i + 1, h.entry, h.number, h.form, h.base, False, h.verbal) for h in opening.alone]
        return _longest([h for h in hits if h.entry.pack == pack] if pack is not None else hits)

    def _opening(self, folded: str) -> _Opening | None:
        """What a folded word may begin; None for a word that is no part of any form."""
        found = cuts(folded)
        if self._words.isdisjoint([cut[0] for cut in found]):
            return None
        by_word = self._root.by_word
        starts: list[tuple[Base, _Node]] = []
        for cut in found:
            if cut[0] in by_word:
                base = Base(*cut)
                starts += [(base, node) for node in by_word[cut[0]]]
        return _Opening(tuple(starts)) if starts else _NO_OPENING

    def _leads_on(self, word: str, opening: _Opening, after: str, known: _Opening | None) -> bool:
        """Whether the next word leads on from what a word opens, as it stands or, where it is no part of any form, with one slip; what
        stands between them is for the walk to see.
        """
        if opening.leaps or after in opening.words:
            return True
        bare = after[2:] if after.startswith("ال") else after
        if bare in opening.words:
            return True
        if known is not None or len(after) < _MIN_SLIP or not opening.may_slip_to(bare):
            return False
        leads = self._slips.get((word, after))
        if leads is None:
            leads = any(self._slipped(after, node) for _, node in opening.starts)
            if len(self._slips) >= WORDS:
                self._slips.clear()
            self._slips[word, after] = leads
        return leads

    def _walk(self, tokens: list[Token], i: int, starts: tuple[tuple[Base, _Node], ...]) -> list[Hit]:
        found: dict[tuple[str, str], Hit] = {}
        steps: dict[int, _Step | None] = {}
        last = len(tokens)
        for base, first in starts:
            stack: list[tuple[int, _Node, bool, int]] = [(i + 1, first, False, 0)]
            while stack:
                at, here, slip, opened = stack.pop()
                if here.ends and not (slip and at - i < 2):
                    self._note(found, i, opened or at, here, base, slip)
                if not here.by_word or at >= last:
                    continue
                if at not in steps:
                    steps[at] = self._step(tokens[at])
                step = steps[at]
                if step is not None:
                    stack += [(at + 1, node, slipped, opened) for node, slipped in self._next(step, here, slip)]
                gap = here.children.get(_GAP)
                if gap is not None:
                    stack += [(to, node, slip, opened or at) for to, node in _over(tokens, at, gap)]
        return list(found.values())

    def _note(self, found: dict[tuple[str, str], Hit], start: int, end: int, here: _Node, base: Base, slip: bool) -> None:
        for entry, number, kind in here.ends:
            if base.enc and not entry.enclitic:
                continue
            key = (entry.pack, entry.id)
            old = found.get(key)
            if old is None or end > old.end or (end == old.end and old.slip and not slip):
                verbal = base.stem in self._verbs and kind in ("verb", "present", "phrase")
                found[key] = Hit(start, end, entry, number, kind, base, slip, verbal)

    def _step(self, token: Token) -> _Step | None:
        """What a token may lead to: its word, the word without its article, whether a slip may be forgiven; None behind a mark that
        parts words.
        """
        gap, word = token.before, token.folded
        if gap != " " and (gap and not _CLOSED_GAP.fullmatch(gap) or "\n" in gap):
            return None
        return word, word[2:] if word.startswith("ال") else None, len(word) >= _MIN_SLIP and not self.knows(word)

    def _next(self, step: _Step, here: _Node, slip: bool) -> list[tuple[_Node, bool]]:
        word, without, may_slip = step
        nodes = here.by_word.get(word)
        bare = here.by_word.get(without) if without is not None else None
        if nodes is not None or bare is not None:
            return [(node, slip) for node in (*(nodes or ()), *(bare or ()))]
        if slip or not may_slip or not here.long:
            return []
        return [(node, True) for node in self._slipped(word, here)]

    def _slipped(self, word: str, here: _Node) -> tuple[_Node, ...]:
        """The nodes that a word of no form leads to when one slip is forgiven."""
        bare = word[2:] if word.startswith("ال") else word
        return tuple(node for key in here.alike(bare) if one_slip(bare, key) for node in here.by_word[key])


def _over(tokens: list[Token], at: int, gap: _Node) -> list[tuple[int, _Node]]:
    """The nodes that words of the same clause lead to, some words further on: «أطلق شابان ملثمان الرصاص»."""
    for i in range(at, min(len(tokens), at + _REACH + 1)):
        before, word = tokens[i].before, tokens[i].folded
        if _END_OF_CLAUSE.search(before) or (before.strip() and i > at and word[0] in "وف"):
            return []
        found = [*gap.by_word.get(word, ()), *(gap.by_word.get(word[2:], ()) if word.startswith("ال") else ())]
        if found:
            return [(i + 1, node) for node in found]
    return []


def _verbs_of(slot: str, kind: str) -> list[str]:
    """The words of a form's first place that are verbs: all of a verb's form; of a choice those that stand beside their feminine or
    plural.
    """
    words = slot.split("|")
    if kind in ("verb", "present"):
        return words
    beside = set(words)
    return [
        w
        for w in words
        if w + "ت" in beside or w + "وا" in beside or (w.endswith("ت") and w[:-1] in beside) or (w.endswith("وا") and w[:-2] in beside)
    ]


def one_slip(word: str, key: str) -> bool:
    """Whether two words differ by one letter moved a little, one letter more, less or other, their first letters being one.

    >>> one_slip("نافسه", "ناسفه"), one_slip("قتل", "قبل")
    (True, True)
    """
    a, b = word, key
    if a == b or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        k = max(j for j in range(len(a)) if a[j] != b[j]) + 1
        return k - i == 1 or (k - i <= _MOVED and b[i:k] in (a[i + 1 : k] + a[i], a[k - 1] + a[i : k - 1]))
    return a[i + 1 :] == b[i:] if len(a) > len(b) else a[i:] == b[i + 1 :]


def _longest(hits: list[Hit]) -> list[Hit]:
    """Drop a hit that a longer hit of the same kind covers; of equal spans keep those whose first word is cut least.

    Toll words are all kept: the counts are read from the smallest of them.
    """
    kept: list[Hit] = []
    by_kind: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.entry.attrs.get("toll"):
            kept.append(hit)
        else:
            by_kind.setdefault(hit.entry.pack, []).append(hit)
    for group in by_kind.values():
        group.sort(key=lambda h: (h.start, -h.end, h.slip, -len(h.base.stem)))
        reach = -1
        best: Hit | None = None
        for hit in group:
            if best is not None and hit.end <= reach:
                same = hit.start == best.start and hit.end == best.end and hit.slip == best.slip
                if not same or len(hit.base.stem) + 2 * hit.base.article < len(best.base.stem) + 2 * best.base.article:
                    continue
                kept.append(hit)
                continue
            kept.append(hit)
            best, reach = hit, hit.end
    kept.sort(key=lambda h: (h.start, -h.end))
    return kept
