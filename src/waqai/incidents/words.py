"""What is left of a quote for comparing: its words without clitics and endings, the common ones left out."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from waqai.text import fold_word, tokenize, word_set

_LEADS = ("وال", "بال", "فال", "كال", "لل", "ال")
_TAILS = ("هما", "تين", "تان", "ها", "هم", "هن", "نا", "ين", "ون", "ان", "ات", "وا", "يه", "ه", "ا", "ت", "ي")
_COMMON = word_set(
    "في من على إلى عن مع بعد قبل بين حتى منذ خلال التي الذي الذين أن إن أنه أنها ما لم لا قد لقد كان كانت هذا هذه ذلك وهو وهي كما أو ثم"
    " قتل مقتل أصيب إصابة جرح قتلى جرحى وقتل وأصيب وإصابة وجرح شخص شخصا أشخاص آخر آخرون آخرين اليوم أمس مدينة محافظة منطقة بلدة قرية"
    " قوات عناصر مسلحين مسلحون عدد أكثر نحو إثر جراء أسفر أدى ما حيث عدة بحسب وفق مصدر مصادر قال أفاد أعلن"
)
_ARABIC = re.compile("^[\u0621-\u064a]")


def quote_words(quote: str | None) -> frozenset[str]:
    """The telling words of a quote, folded and stemmed, numbers with them.

    >>> quote_words("انفجرت العبوة الناسفة") == quote_words("انفجرت عبوةٌ ناسفةٌ")
    True
    """
    if not quote:
        return frozenset()
    folded = (token.folded for token in tokenize(quote))
    return frozenset(stem for word in folded if word not in _COMMON and len(stem := light_stem(word)) > 1)


def quote_print(quote: str | None) -> int | None:
    """A number that stands for a quote of five words or more, however it is vocalised or spaced; None for a shorter one."""
    words = [fold_word(word) for word in (quote or "").split()]
    return zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass")) if len(words) >= 5 else None


@lru_cache(maxsize=131_072)
def light_stem(folded: str) -> str:
    """A folded word without article, prepositions and endings, never below three letters.

    >>> light_stem("والمسلحون"), light_stem("مسلحين"), light_stem("14")
    ('مسلح', 'مسلح', '14')
    """
    if not _ARABIC.match(folded):
        return folded
    word = folded
    for lead in _LEADS:
        if word.startswith(lead) and len(word) - len(lead) >= 3:
            word = word[len(lead) :]
            break
    else:
        if word[0] in "وفبل" and len(word) >= 5:
            word = word[1:]
    for tail in _TAILS:
        if word.endswith(tail) and len(word) - len(tail) >= 3:
            return word[: -len(tail)]
    return word


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over all words of the two, 0 to 1; 0 where either has none."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
