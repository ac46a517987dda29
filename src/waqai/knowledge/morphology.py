"""Inflect the nouns and verbs of a pack: every written form that news may use, with its number and kind.

Forms are in folded spelling (see `waqai.text.fold`); clitics are not added here, they are cut from the text's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waqai.text import fold_phrase

SINGULAR, DUAL, PLURAL, DUAL_OR_PLURAL = 1, 2, 3, 4
_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Form:
    """One written form: its folded words, its number (1, 2, 3 many, 4 dual or many, 0 none) and kind (noun, verb, masdar,
    participle, phrase).

    A word may be a choice, «عبوه|عبوات»: any of them stands in its place.
    """

    words: tuple[str, ...]
    number: int = 0
    kind: str = "phrase"


def expand(phrase: str) -> list[tuple[str, ...]]:
    """The forms of a phrase, folded. A choice of single words «(a|b)» stays one place of the form; optional and longer choices give
    forms of their own.

    >>> expand("(عبوة|عبوات) ناسفة")
    [('عبوه|عبوات', 'ناسفه')]
    >>> expand("طائرة (من دون|بدون|) طيار")
    [('طايره', 'بدون', 'طيار'), ('طايره', 'من', 'دون', 'طيار'), ('طايره', 'طيار')]

    Raises ValueError beyond 400 forms or for brackets that do not close.
    """
    if phrase.count("(") != phrase.count(")"):
        raise ValueError(f"brackets do not match in {phrase!r}")
    out: list[tuple[str, ...]] = [()]
    for piece in re.split(r"(\([^()]*\))", phrase):
        if piece.startswith("("):
            options = [fold_phrase(option) for option in piece[1:-1].split("|")]
            single = list(dict.fromkeys(form for option in options if option and " " not in option for form in _cases(option)))
            choices = ([("|".join(single),)] if single else []) + [
                tuple(option.split()) for option in options if " " in option or not option
            ]
        else:
            choices = [tuple(fold_phrase(piece).split())]
        out = [head + choice for head in out for choice in choices]
        if len(out) > _LIMIT:
            raise ValueError(f"{phrase!r} expands to more than {_LIMIT} forms")
    return list(dict.fromkeys(form for form in out if form))


_MEN_OF = frozenset("مسلحو مقاتلو متمردو جهاديو ارهابيو متشددو انفصاليو مويدو مجاهدو مناصرو".split())
_MILITIA = tuple("ميليشيا ميليشيات مليشيا مليشيات".split())


def _cases(word: str) -> tuple[str, ...]:
    """A word of a choice in all its spellings and cases: «مسلحو» is «مسلحي» behind a preposition, «ميليشيا» is spelt in two ways.

    >>> _cases("مقاتلو"), _cases("مليشيات"), _cases("قوات")
    (('مقاتلو', 'مقاتلي'), ('ميليشيا', 'ميليشيات', 'مليشيا', 'مليشيات'), ('قوات',))
    """
    if word in _MEN_OF:
        return word, word[:-1] + "ي"
    return _MILITIA if word in _MILITIA else (word,)


def phrase_forms(phrases: Iterable[str]) -> Iterator[Form]:
    """Every form of plain phrases."""
    for phrase in phrases:
        for words in expand(phrase):
            yield Form(words)


def duals(singular: str) -> list[str]:
    """The dual of a folded noun, nominative and oblique, free and in construct.

    >>> duals("قذيفه")
    ['قذيفتان', 'قذيفتين', 'قذيفتي', 'قذيفتا']
    """
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    return [stem + "ان", stem + "ين", stem + "ي"] + ([stem + "ا"] if singular.endswith("ه") else [])


def noun_forms(sing: str | None, plural: Iterable[str], dual: Iterable[str], fem: bool, kind: str = "noun") -> Iterator[Form]:
    """All forms of a noun; «ون» and «ات» in `plural` stand for the sound plurals. Multi-word nouns bring their duals themselves.

    >>> sorted(" ".join(f.words) for f in noun_forms("جندي", ["جنود"], [], False))
    ['جندي', 'جنديا', 'جنديان', 'جنديي', 'جنديين', 'جنود', 'جنودا']
    """
    singular = fold_phrase(sing) if sing else ""
    single_word = bool(singular) and " " not in singular
    oblique = DUAL
    if singular:
        yield Form(tuple(singular.split()), SINGULAR, kind)
        yield from (Form(words, SINGULAR, kind) for words in _accusative(singular.split()))
    for given in plural:
        if given == "ون" and single_word:
            oblique = DUAL_OR_PLURAL
            yield from (Form((singular + end,), PLURAL, kind) for end in ("ون", "و"))
        elif given == "ات" and single_word:
            yield Form(((singular[:-1] if singular.endswith("ه") else singular) + "ات",), PLURAL, kind)
        else:
            words = tuple(fold_phrase(given).split())
            yield Form(words, PLURAL, kind)
            if len(words) == 1 and _takes_alef(words[0]):
                yield Form((words[0] + "ا",), PLURAL, kind)
            yield from (Form(words, PLURAL, kind) for words in _accusative(words))
    for given in dual:
        yield Form(tuple(fold_phrase(given).split()), DUAL, kind)
    if single_word:
        for form in () if dual else duals(singular):
            number = oblique if form.endswith(("ين", "ي")) and not singular.endswith("ه") else DUAL
            yield Form((form,), number, kind)
        if singular[-1] not in "اهء":
            yield Form((singular + "ا",), SINGULAR, kind)
        if fem and not singular.endswith("ه"):
            yield Form((singular + "ه",), SINGULAR, kind)
            yield Form((singular + "ات",), PLURAL, kind)
            yield from (Form((form,), DUAL, kind) for form in duals(singular + "ه"))


def _accusative(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The accusative of a noun and its adjective of nationality or kind.

    >>> _accusative(["جندي", "اثيوبي"]), _accusative(["جنود", "اثيوبيين"]), _accusative(["عامل", "اغاثه"])
    ([('جنديا', 'اثيوبيا')], [('جنودا', 'اثيوبيين')], [])
    """
    if len(words) != 2 or not _takes_alef(words[0]) and not words[0].endswith(("ي", "ن")):
        return []
    if words[1].endswith("ي"):
        return [(words[0] + "ا", words[1] + "ا")]
    return [(words[0] + "ا", words[1])] if words[1].endswith("يين") and not words[0].endswith("ين") else []


def _takes_alef(plural: str) -> bool:
    """Whether a broken plural takes the accusative alef: not the sound feminine, nor the patterns مفاعل and مفاعيل.

    >>> _takes_alef("جنود"), _takes_alef("معاهد"), _takes_alef("مدنيات")
    (True, False, False)
    """
    if plural[-1] in "اهيءنو" or plural.endswith("ات"):
        return False
    return not (len(plural) in (5, 6) and plural[2] == "ا" and (len(plural) == 5 or plural[4] == "ي"))


def verb_forms(past: str | list[str], present: str | list[str]) -> Iterator[Form]:
    """The past and present of a verb in every person that news uses; lists are taken as they stand.

    >>> [" ".join(f.words) for f in verb_forms("فجر", [])][:3]
    ['فجر', 'فجرت', 'فجروا']
    """
    for given in past if isinstance(past, list) else _past(fold_phrase(past)):
        yield Form(tuple(fold_phrase(given).split()), 0, "verb")
    for given in present if isinstance(present, list) else _present(fold_phrase(present)):
        yield Form(tuple(fold_phrase(given).split()), 0, "present")


def _past(stem: str) -> list[str]:
    if not stem:
        return []
    head, *rest = stem.split()
    ends = ("", "ت", "وا", "ا", "تا", "نا", "تم") if not head.endswith(("ا", "ي")) else ("",)
    return [" ".join([head + end, *rest]) for end in ends]


def _present(stem: str) -> list[str]:
    if not stem:
        return []
    head, *rest = stem.split()
    body = head[1:]
    forms = [p + body for p in "يتنا"]
    if not head.endswith(("ا", "ي", "و")):
        forms += [p + body + end for p in "يت" for end in ("ون", "وا", "ان")]
    return [" ".join([form, *rest]) for form in forms]
