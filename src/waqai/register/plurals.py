"""Broken plurals: «جندي» and «جنود» have no common stem, but who asks for one means the other too.

Nothing is written down for it: the packs hold both numbers of the nouns that news of violence is made of. A singular and a plural of one
entry belong together where their consonants are the same.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable

from waqai.knowledge import load_packs
from waqai.knowledge.morphology import DUAL_OR_PLURAL, PLURAL, SINGULAR, Form
from waqai.text import search_stems

_SOUND = re.compile("(?:ات|ون|ين)$")
_VOWELS = re.compile("[اويهء]")  # of folded words
_LOST = 1
"""A stem that lost more letters than this (a case, a relation: «بحريني» to «بحر») is another word's as well."""


def numbers_of(stem: str) -> tuple[str, ...]:
    """The stems of the same noun in the other number, but for the stem itself.

    >>> "جنود" in numbers_of(search_stems("جندي")), "قذيف" in numbers_of(search_stems("القذائف")), numbers_of("هاتف")
    (True, True, ())
    """
    return _groups().get(stem, ())


@functools.cache
def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in load_packs().entries:
        for one, other in _pairs(entry.forms):
            mine, theirs = search_stems(one), search_stems(other)
            if mine == theirs or " " in mine + theirs:
                continue
            if len(one) - len(mine) <= _LOST:
                found[mine].add(theirs)
            if _letters(other) - len(theirs) <= _LOST:
                found[theirs].add(mine)
    return {stem: tuple(sorted(others)) for stem, others in found.items()}


def _letters(word: str) -> int:
    """How long a word is, a sound plural's ending counted as one letter."""
    return len(_SOUND.sub("-", word))


def _consonants(word: str) -> str:
    return _VOWELS.sub("", _SOUND.sub("", word))


def _pairs(forms: Iterable[Form]) -> list[tuple[str, str]]:
    """Each singular noun of one word with the plurals that have its consonants."""
    nouns = [(form.words[0], form.number) for form in forms if form.kind in ("noun", "masdar") and len(form.words) == 1]
    singular: dict[str, list[str]] = defaultdict(list)
    for word, number in nouns:
        if number == SINGULAR and len(_VOWELS.sub("", word)) > 1:
            singular[_VOWELS.sub("", word)].append(word)
    return [(one, word) for word, number in nouns if number in (PLURAL, DUAL_OR_PLURAL) for one in singular.get(_consonants(word), ())]
