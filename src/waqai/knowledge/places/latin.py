"""Names of places in Latin letters inside Arabic text, brought to one spelling («Al-Shaddadi», «Ash Shadadi»)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from waqai.text.remembering import WORDS

_ARTICLE = re.compile(r"^(?:al|el|ul|a[dnrstz]|e[dnrstz]|ash|esh|ath|adh)-(?=.)")
_ARTICLE_WORDS = frozenset("al el ad an ar as at az ed er es et ez ash esh ath adh".split())
_KIND_WORDS = frozenset(
    (
        "base air airbase airport airfield oilfield field dam camp refugee crossing checkpoint prison market district port island hospital"
    ).split()
)
"""What an English name says after the name proper: «Ain al-Asad Air Base»."""
_RULES = (
    (re.compile(r"[^a-z]+"), ""),
    (re.compile(r"tch|ch"), "sh"),
    (re.compile(r"kh"), "x"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"q|c"), "k"),
    (re.compile(r"ay|ai|ei|ey|ee|y|e(?=i)"), "i"),
    (re.compile(r"aw|au|ou|oo|ow|o"), "u"),
    (re.compile(r"e"), "a"),
    (re.compile(r"ah$"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=WORDS)
def latin_key(word: str) -> str:
    """One word in Latin letters without article, accents and what transliterations vary (double letters, ou/oo/u, ei/ay/i, q/k).

    >>> latin_key("al-Shaddādī") == latin_key("ash-Shadadi"), latin_key("Mayadeen") == latin_key("Mayādīn")
    (True, True)
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    plain = _ARTICLE.sub("", plain.replace("’", "'"))
    for pattern, put in _RULES:
        plain = pattern.sub(put, plain)
    return plain


def latin_keys(name: str) -> tuple[str, ...]:
    """The keys of a name of one or more words: as written, and without articles that stand alone («Al Bayda»).

    >>> latin_keys("Al Bayda"), latin_keys("Deir ez-Zor")
    (('al bida', 'bida'), ('dir zur',))
    """
    words = re.sub(r"\(.*?\)|[,/–]", " ", name).split()
    keys = [" ".join(filter(None, map(latin_key, words)))]
    keys.append(" ".join(filter(None, (latin_key(w) for w in words if w.lower() not in _ARTICLE_WORDS))))
    while len(words) > 1 and words[-1].lower() in _KIND_WORDS:
        words.pop()
        keys.append(" ".join(filter(None, map(latin_key, words))))
    return tuple(k for k in dict.fromkeys(keys) if len(k) >= 3)


def is_latin(word: str) -> bool:
    """Whether a folded word is in Latin letters.

    >>> is_latin("hajin"), is_latin("هجين"), is_latin("47")
    (True, False, False)
    """
    return word[:1].isalpha() and word[0] < "\u0250"
