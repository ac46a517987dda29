"""Names as people type them, made those of the rows: «العراق» and Iraq are IQ, «داعش» is Islamic State."""

from __future__ import annotations

import re

from waqai.knowledge import load_packs
from waqai.knowledge.places.gazetteer import load_gazetteer
from waqai.text import fold_word

_CODE = re.compile(r"[A-Za-z]{2}")
_ARABIC = re.compile("[\u0621-\u064a]")


def country_code(written: str) -> str | None:
    """The code of a country, given by its code or by its name in English or Arabic; None for no country.

    >>> country_code("iq"), country_code("Iraq"), country_code("العراق"), country_code("Ruritania")
    ('IQ', 'IQ', 'IQ', None)
    """
    countries = load_gazetteer().countries
    if _CODE.fullmatch(written) and written.upper() in countries:
        return written.upper()
    folded = _folded(written)
    return next((code for code, row in countries.items() if folded in (_folded(row.name), _folded(row.name_ar))), None)


def area_as_rows_have_it(written: str) -> str:
    """An area whose country may be a name: «اليمن/Lahij» is YE/Lahij; anything else stays.

    >>> area_as_rows_have_it("Yemen/Lahij"), area_as_rows_have_it("13.18,44.77,25km")
    ('YE/Lahij', '13.18,44.77,25km')
    """
    country, slash, unit = written.partition("/")
    return f"{country_code(country.strip()) or country}{slash}{unit}"


def actor_as_rows_have_it(written: str) -> str:
    """An actor by the name that rows give it: in another case, or as Arabic news calls it; a name that no pack knows stays.

    >>> [actor_as_rows_have_it(name) for name in ("islamic state", "داعش", "أنصار الله", "x")]
    ['Islamic State', 'Islamic State', 'Houthis', 'x']
    """
    if not _ARABIC.search(written):
        return next((e.label_en for e in load_packs().of("actors") if e.label_en.casefold() == written.casefold()), written)
    from waqai.mentions.lexicon import Lexicon  # all written forms, for Arabic names alone
    from waqai.text.tokens import tokenize

    tokens = tokenize(written)
    whole = [hit for hit in Lexicon(load_packs()).find(tokens) if hit.entry.pack == "actors" and hit.size == len(tokens)]
    return whole[0].entry.label_en if whole else written


def _folded(name: str) -> str:
    return " ".join(fold_word(word) for word in name.casefold().split())
