"""Find every pack entry in a tokenised text: a trie over words, clitics cut as far as an entry allows, one slip forgiven inside a
phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from waqai.knowledge import Entry, Knowledge
from waqai.text import Base, Token, cuts, word_set
from waqai.text.remembering import WORDS

_BEFORE_NOUNS = ("ب", "ل", "ك")
_NEVER_FUTURE = ("noun", "verb", "masdar", "participle")
_CLOSED_GAP = re.compile(r"[\s\"'«»“”„‟‘’()\[\]{}\-–—ـ\u200e\u200f\u200b-\u200d\u202a-\u202e\u2066-\u2069]*")
_MIN_SLIP = 5
_MIN_KEY = 4
_MOVED = 3
_GAP = "…"
_REACH = 6
_KINDS_OF_DEED = word_set("عملية عمليات محاولة محاولات جريمة جرائم أعمال")
_IN_THEM = ("فيه", "خلاله")
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

    __slots__ = ("by_first", "by_word", "children", "ends", "long", "packs")

    def __init__(self) -> None:
        self.by_first: dict[str, list[str]] | None = None
        self.children: dict[str, _Node] = {}
        self.by_word: dict[str, list[_Node]] = {}
        self.ends: list[tuple[Entry, int, str]] = []
        self.long = False
        self.packs: set[str] = set()

    def alike(self, word: str) -> list[str]:
        """The longer words that lead on and begin and measure as a word does: those that one slip may make of it."""
        if self.by_first is None:
            self.by_first = {}
            for key in sorted((key for key in self.by_word if len(key) >= _MIN_KEY), key=len):
                self.by_first.setdefault(key[0], []).append(key)
        length = len(word)
        return [key for key in self.by_first.get(word[0], ()) if -1 <= len(key) - length <= 1]


class _Fork:
    """Where the nodes of one word lead on together: by which words, whether over words between, for entries of which packs."""

    __slots__ = ("_lengths", "leaps", "packs", "words")

    def __init__(self, nodes: tuple[_Node, ...]) -> None:
        self.leaps = any(_GAP in node.children for node in nodes)
        self.packs = nodes[0].packs.union(*(node.packs for node in nodes[1:])) if len(nodes) > 1 else nodes[0].packs
        self.words = {word for node in nodes for word in node.by_word} if len(nodes) > 1 else nodes[0].by_word.keys()
        self._lengths: dict[str, int] | None = None

    def may_slip_to(self, bare: str) -> bool:
        """Whether a word begins and measures as one that leads on, give or take a letter."""
        if self._lengths is None:
            self._lengths = {}
            for word in self.words:
                if len(word) >= _MIN_KEY:  # a bit for each length that may be meant
                    self._lengths[word[0]] = self._lengths.get(word[0], 0) | 0b111 << len(word) - 1
        return bool(self._lengths.get(bare[0], 0) >> len(bare) & 1)


class _Opening:
    """What one folded word may begin: its readings with where they lead, and the hits that it is where the next word does not lead on
    (worked out at need).

    Most words that begin a form («في» begins some fifty phrases) stand before a word that does not lead on: the fork says so without
    a walk.
    """

    __slots__ = ("alone", "fork", "starts")

    def __init__(self, starts: tuple[tuple[Base, _Node], ...], fork: _Fork) -> None:
        self.starts, self.fork = starts, fork
        self.alone: tuple[Hit, ...] | None = None


_NO_OPENING = _Opening((), _Fork((_Node(),)))
_Step = tuple[str, str | None, bool]


class Lexicon:
    """A trie of all forms of all entries. Build it once; `find` is then read-only.

    A form with «…» is a frame: up to six words of the clause may stand in its place, and the hit covers what stands before them.

    Matching rules (docs/packs.md): the first word may carry proclitics, every word the article, and pronouns only where the entry allows.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._root = _Node()
        self._words: set[str] = set()
        self._verbs: set[str] = set()
        self._forks: dict[tuple[int, ...], _Fork] = {}
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

    def find(self, tokens: list[Token]) -> list[Hit]:
        """All hits, the longest for each entry's kind at each place; kinds may overlap one another."""
        words, gaps = [token.folded for token in tokens], [token.before for token in tokens]
        hits: list[Hit] = []
        for i, opening in enumerate(map(self._openings, words)):
            if opening is not None and opening.starts:
                hits += self._hits_at(words, gaps, i, opening)
        return [_as_noun(hit, words) for hit in _longest(hits)]

    def seek(self, words: list[str], gaps: list[str], pack: str) -> Iterator[Hit]:
        """The hits of one pack in bare words and the gaps before them, as they come, shorter ones inside longer ones too: for a first
        look, which may stop where it has seen enough.
        """
        for i, opening in enumerate(map(self._openings, words)):
            if opening is not None and pack in opening.fork.packs:
                yield from [_as_noun(h, words) for h in self._hits_at(words, gaps, i, opening) if h.entry.pack == pack]

    def _hits_at(self, words: list[str], gaps: list[str], i: int, opening: _Opening) -> list[Hit]:
        if opening.fork.words and i + 1 < len(words) and self._leads_on(opening, words[i + 1]):
            return self._walk(words, gaps, i, opening.starts)
        if opening.alone is None:
            opening.alone = tuple(self._walk(words[i : i + 1], gaps, 0, opening.starts))
        return [Hit(i, i + 1, h.entry, h.number, h.form, h.base, False, h.verbal) for h in opening.alone] if opening.alone else []

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
        if not starts:
            return _NO_OPENING
        key = tuple(id(node) for _, node in starts)  # words of one stem lead on alike, whatever their clitics
        fork = self._forks.get(key)
        if fork is None:
            fork = self._forks[key] = _Fork(tuple(node for _, node in starts))
        return _Opening(tuple(starts), fork)

    def _leads_on(self, opening: _Opening, after: str) -> bool:
        """Whether the next word leads on from what a word opens, as it stands or, where it is no part of any form, with one slip; what
        stands between them is for the walk to see.
        """
        fork = opening.fork
        if fork.leaps or after in fork.words:
            return True
        bare = after[2:] if after.startswith("ال") else after
        if bare in fork.words:
            return True
        if len(after) < _MIN_SLIP or not fork.may_slip_to(bare) or self.knows(after):
            return False
        return any(node.long and self._slipped(after, node) for _, node in opening.starts)

    def _walk(self, words: list[str], gaps: list[str], i: int, starts: tuple[tuple[Base, _Node], ...]) -> list[Hit]:
        found: dict[tuple[str, str], Hit] = {}
        steps: dict[int, _Step | None] = {}
        last = len(words)
        for base, first in starts:
            stack: list[tuple[int, _Node, bool, int]] = [(i + 1, first, False, 0)]
            while stack:
                at, here, slip, opened = stack.pop()
                if here.ends and not (slip and at - i < 2):
                    self._note(found, i, opened or at, here, base, slip)
                if not here.by_word or at >= last:
                    continue
                if at not in steps:
                    steps[at] = self._step(words[at], gaps[at])
                step = steps[at]
                if step is not None:
                    stack += [(at + 1, node, slipped, opened) for node, slipped in self._next(step, here, slip)]
                gap = here.children.get(_GAP)
                if gap is not None:
                    stack += [(to, node, slip, opened or at) for to, node in _over(words, gaps, at, gap)]
        return list(found.values())

    def _note(self, found: dict[tuple[str, str], Hit], start: int, end: int, here: _Node, base: Base, slip: bool) -> None:
        for entry, number, kind in here.ends:
            if (base.enc and not entry.enclitic) or (kind in _NEVER_FUTURE and base.pro.endswith("س")):
                continue  # «سامراء» is no «سـ» before «أمراء»
            if kind == "verb" and (base.article or base.pro[-1:] in _BEFORE_NOUNS):
                kind = "masdar"  # «الخطف», «بقتل»: spelt like the verb
            key = (entry.pack, entry.id)
            old = found.get(key)
            if old is None or end > old.end or (end == old.end and old.slip and not slip):
                verbal = base.stem in self._verbs and kind in ("verb", "present", "phrase")
                found[key] = Hit(start, end, entry, number, kind, base, slip, verbal)

    def _step(self, word: str, gap: str) -> _Step | None:
        """How a word may be what leads on: itself, without its article, whether a slip may be forgiven; None behind a mark that parts
        words.
        """
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


def _over(words: list[str], gaps: list[str], at: int, gap: _Node) -> list[tuple[int, _Node]]:
    """The nodes that words of the same clause lead to, some words further on: «أطلق شابان ملثمان الرصاص»."""
    for i in range(at, min(len(words), at + _REACH + 1)):
        before, word = gaps[i], words[i]
        if _END_OF_CLAUSE.search(before) or (before.strip() and i > at and word[0] in "وف"):
            return []
        found = [*gap.by_word.get(word, ()), *(gap.by_word.get(word[2:], ()) if word.startswith("ال") else ())]
        if found:
            return [(i + 1, node) for node in found]
    return []


def _as_noun(hit: Hit, words: list[str]) -> Hit:
    """A noun spelt like its verb, behind a kind of deed: «عمليات قصف», «محاولات خطف»; not «عمليات خطف فيها اثنان»."""
    if hit.form != "verb" or hit.start == 0 or hit.base.pro or hit.entry.attrs.get("toll"):
        return hit
    after = words[hit.end] if hit.end < len(words) else ""
    verb = after.startswith(_IN_THEM) or words[hit.end - 1].endswith("ت")
    if verb or words[hit.start - 1].removeprefix("و") not in _KINDS_OF_DEED:
        return hit
    return replace(hit, form="masdar", verbal=False)


def _verbs_of(slot: str, kind: str) -> list[str]:
    """The words of a form's first place that are verbs: all of a verb's form; of a choice those that stand beside their feminine or
    plural; «اشتباكا|اشتباكات» are none.
    """
    words = slot.split("|")
    if kind in ("verb", "present"):
        return words
    beside = set(words)
    return [
        w
        for w in words
        if (w + "ت" in beside and not w.endswith("ا"))
        or w + "وا" in beside
        or (w.endswith("ت") and not w.endswith("ات") and w[:-1] in beside)
        or (w.endswith("وا") and w[:-2] in beside)
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
