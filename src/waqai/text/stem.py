"""Search stems: words reduced so far that the same word is found however it is written, vocalised, joined or inflected.

The cuts are those of the light stemmers of Arabic retrieval (Larkey, Ballesteros and Connell 2002 describe the family): a leading «و»,
the article with what is joined to it, and the commonest endings; never a letter from inside. Single joined letters («ب», «ل», «ك», «ف»)
cannot be told from the first letter of a word without a dictionary, so they stay in the stem, and a question asks for the joined
forms as well (`joined_forms`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from waqai.text.fold import fold_word
from waqai.text.remembering import WORDS

_ARTICLES = ("وال", "بال", "كال", "فال", "ولل", "فلل", "ال", "لل")
_ENDINGS = ("هما", "تها", "تهم", "ها", "هم", "هن", "ان", "ات", "ون", "ين", "يه", "ته", "نا", "ه", "ي", "ا")
_ENDINGS_BY_LETTER = {last: tuple(each for each in _ENDINGS if each[-1] == last) for last in {each[-1] for each in _ENDINGS}}
_JOINED = ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فك", "فس")
_CUT = ("ب", "ل", "ك", "ف", "فب", "فل", "فك", "وب", "ول", "وك")
_SHORTEST_BARE = 3
_LONGEST = 64
_WORD = re.compile(r"(?:[^\W_]|[\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200b-\u200f\u00ad\u061c_*])+")
_PIECE = re.compile(r"[^\W_]+")
_LETTERS_AND_DIGITS = re.compile(r"\d+|[^\W\d_]+")


@lru_cache(maxsize=WORDS)
def stem(folded: str) -> str:
    """The search stem of one folded word.

    >>> [stem(w) for w in ("والمقاتلين", "مقاتلون", "للمقاتلات", "مدينه", "المدينه", "مدن")]
    ['مقاتل', 'مقاتل', 'مقاتل', 'مدين', 'مدين', 'مدن']
    >>> stem("وزير") == stem("وزيرها") == stem("الوزير"), stem("بغداد"), stem("47")
    (True, 'بغداد', '47')
    """
    if not "\u0621" <= folded[:1] <= "\u064a":
        return folded
    word = folded
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            word = word[len(article) :]
            break
    if word[0] == "و" and len(word) > 3:  # after the article too: «الوزير» and «وزير» are one word
        word = word[1:]
    elif word == folded and len(word) > 4 and word[0] == word[1] and word[0] in "بكل":
        word = word[1:]
    for _ in range(2):  # «جنديا» has two endings: the case and the relation
        for ending in _ENDINGS_BY_LETTER.get(word[-1], ()):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
        else:
            break
    return word


@lru_cache(maxsize=WORDS)
def _stems_of(raw: str) -> str:
    """The stems of one run of letters and marks, joined by spaces: «14جنديا» is a number and a word."""
    pieces = _PIECE.findall(fold_word(raw))
    return " ".join(stem(part)[:_LONGEST] for piece in pieces for part in _LETTERS_AND_DIGITS.findall(piece))


def search_stems(raw: str) -> str:
    """A raw text as its search stems, with single spaces between: letters and digits only.

    >>> search_stems("قُتِـل 14جنديًّا في الشّدادي، والشدادي!")
    'قتل 14 جند في شداد شداد'
    """
    return " ".join(filter(None, map(_stems_of, _WORD.findall(raw))))


def joined_forms(search_stem: str) -> Iterator[str]:
    """The stem and what it looks like with a conjunction or preposition joined to it, for the question's side of a search.

    Where the stem itself may begin with a joined letter («ببغداد»), the same without it: what that finds too much is no word.

    >>> list(joined_forms("بغداد"))[:4]
    ['بغداد', 'وبغداد', 'فبغداد', 'ببغداد']
    >>> "بغداد" in list(joined_forms("ببغداد")), list(joined_forms("2019"))
    (True, ['2019'])
    """
    for bare in _bare_forms(search_stem):
        yield bare
        if "\u0621" <= bare[:1] <= "\u064a":
            for joined in _JOINED:
                if joined + bare != search_stem:
                    yield joined + bare


def _bare_forms(search_stem: str) -> Iterator[str]:
    yield search_stem
    for joined in sorted(_CUT, key=len, reverse=True):
        if search_stem.startswith(joined) and len(search_stem) - len(joined) >= _SHORTEST_BARE:
            yield search_stem[len(joined) :]
            return
