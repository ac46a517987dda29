"""What a search asks for, apart from any database.

A question is words that must all occur (`حاجز بغداد`), phrases in quotes (`"سيارة مفخخة"` or «سيارة مفخخة»), words that must not occur
(`-تدريب`), and beginnings (`مفخ*`). Tashkeel, hamza seats, ة/ه, ى/ي, digits, the article, joined particles and common endings make no
difference; words that are not quoted are looked for in the other number too (`جندي` finds «جنود»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from waqai.model import Refusal
from waqai.register.plurals import numbers_of
from waqai.text import joined_forms, search_stems

_PART = re.compile(r'(-?)(?:"([^"]*)"|«([^»]*)»|(\S+))')


class QuestionError(Refusal, ValueError):
    """A search that asks for nothing."""


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a question: stems in a row; `prefix`: the last is a beginning; `absent`: it must not occur; `exact`: it was quoted."""

    stems: tuple[str, ...]
    prefix: bool = False
    absent: bool = False
    exact: bool = False

    def firsts(self) -> list[str]:
        """What the first stem may be in a text: with particles joined to it, and, unless it was quoted, in its other number."""
        first = self.stems[0]
        several = len(self.stems) > 1 or self.prefix or self.exact
        return list(dict.fromkeys(form for stem in (first, *(() if several else numbers_of(first))) for form in joined_forms(stem)))


def terms_of(question: str) -> list[Term]:
    """The parts of a question. Raises QuestionError where it holds no word that must occur.

    >>> [t.stems for t in terms_of('والعبوات «سيارة مفخخة»')]
    [('عبو',), ('سيار', 'مفخخ')]
    """
    terms = []
    for sign, quoted, pointed, word in _PART.findall(question):
        given = quoted or pointed or word
        prefix = given.endswith("*")
        stems = tuple(search_stems(given.rstrip("*")).split())
        if stems:
            terms.append(Term(stems, prefix, bool(sign), bool(quoted or pointed)))
    if all(term.absent for term in terms):
        raise QuestionError("no-word", "{question!r}: a search needs a word that must occur", question=question)
    return terms
