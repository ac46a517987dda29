"""What is left of a quote for comparing: its words without clitics and endings, the common ones left out."""

from __future__ import annotations

import zlib

from waqai.text import fold_word, tokenize, word_set
from waqai.text.stem import stem

_COMMON = word_set(
    "في من على إلى عن مع بعد قبل بين حتى منذ خلال التي الذي الذين أن إن أنه أنها ما لم لا قد لقد كان كانت هذا هذه ذلك وهو وهي كما أو ثم"
    " قتل مقتل أصيب إصابة جرح قتلى جرحى وقتل وأصيب وإصابة وجرح شخص شخصا أشخاص آخر آخرون آخرين اليوم أمس مدينة محافظة منطقة بلدة قرية"
    " قوات عناصر مسلحين مسلحون عدد أكثر نحو إثر جراء أسفر أدى حيث عدة بحسب وفق مصدر مصادر قال أفاد أعلن"
)


def quote_words(quote: str | None) -> frozenset[str]:
    """The telling words of a quote, folded and stemmed, numbers with them.

    >>> quote_words("انفجرت العبوة الناسفة") == quote_words("انفجرت عبوةٌ ناسفةٌ")
    True
    """
    if not quote:
        return frozenset()
    folded = (token.folded for token in tokenize(quote))
    return frozenset(found for word in folded if word not in _COMMON and len(found := stem(word)) > 1)


def quote_print(quote: str | None) -> int | None:
    """A number that stands for a quote of five words or more, however it is vocalised or spaced; None for a shorter one."""
    words = [fold_word(word) for word in (quote or "").split()]
    return zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass")) if len(words) >= 5 else None


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over all words of the two, 0 to 1; 0 where either has none."""
    if one.isdisjoint(other):
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
