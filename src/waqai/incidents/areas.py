"""How precise the place of a row is, and what its first-level unit is called: from the row's own keys, else from the gazetteer's tables."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from waqai.knowledge.packs_store import PACK_DIR
from waqai.knowledge.places.gazetteer import bare
from waqai.knowledge.places.tables import read_admin1, read_countries
from waqai.knowledge.places.vocabulary import load_place_words
from waqai.text import fold_word, word_set

TOWN, UNIT, COUNTRY, NOWHERE = 2, 4, 5, 6
"""Precisions of a place (1 site, 2 town, 3 district, 4 first-level unit, 5 country), and one step below for none at all."""

_SITES = frozenset(
    "airport base bridge palace university mosque factory port prison hospital school museum market refinery dam oilfield hotel crossing"
    " checkpoint road street square junction refugee_camp".split()
)
_BORDER = word_set("حدود حدودي حدودية مشتركة شريط فاصل فاصلة")
_WORD = re.compile(r"[^\W_]+")
_UNIT_WORDS = re.compile(r"^(?:al|ad|ar|as|at|az|an)[- ]|\b(?:governorate|province|state|region|wilayat?)\b|[^a-z ]")


@dataclass(frozen=True, slots=True)
class Areas:
    """Names of first-level units, folded, and the words that only say what kind of place follows («قرية», «شمال»),
    and of these the ones that name a building or works, with their kind («مطار», «جسر»). `borders`: words of which a border is named
    («الحدود التركية السورية»), which is no place in particular.
    """

    units: frozenset[tuple[str, frozenset[str]]]
    english: Mapping[tuple[str, str], str]
    frames: frozenset[str]
    sites: Mapping[str, str]
    borders: frozenset[str]

    def level(self, row: Mapping[str, Any], name: frozenset[str]) -> int:
        """The precision that the row states, or what its name and unit allow: never finer than a town where nothing is stated."""
        given = row.get("geo_precision")
        if isinstance(given, int) and TOWN - 1 <= given <= COUNTRY:
            return given
        country = row.get("country")
        if row.get("lat") is not None and row.get("lon") is not None:
            return TOWN
        if name and not name <= self.borders and (country, name) not in self.units:
            return TOWN
        if row.get("admin1") or (country, name) in self.units or not name.isdisjoint(_BORDER):
            return UNIT
        return COUNTRY if country else NOWHERE

    def site(self, place: str | None) -> frozenset[str]:
        """The kinds of building or works that a toponym is: {"airport"} for «مطار عدن»."""
        return _site(place, tuple(self.sites.items()))

    def is_city(self, country: str | None, name: frozenset[str], site: frozenset[str]) -> bool:
        """Whether a toponym is the name of a first-level unit, as large cities' are («عدن», «تعز»), and no site in it («مطار عدن»)."""
        return not site and (country, name) in self.units

    def unit(self, country: str | None, admin1: str | None) -> str:
        """One name for a first-level unit, however it is spelled in English; empty where there is none.

        >>> load_areas().unit("YE", "Amanat al-Asimah"), load_areas().unit("YE", "Al-Bayda Governorate")
        ('sanaa', 'bayda')
        """
        plain = unit_name(admin1)
        return self.english.get((country or "", plain), plain)

    def name(self, place: str | None) -> frozenset[str]:
        """The words of a toponym that name it: no «قرية», «شمال», article or vowel signs; all of them where nothing else is left.

        >>> sorted(load_areas().name("شمال عدن"))
        ['عدن']
        """
        return _name(place, self.frames)


@functools.lru_cache(maxsize=65_536)
def _name(place: str | None, frames: frozenset[str]) -> frozenset[str]:
    words = [bare(fold_word(word)) for word in _WORD.findall(place or "")]
    return frozenset(word for word in words if word not in frames) or frozenset(words)


@functools.lru_cache(maxsize=65_536)
def _site(place: str | None, sites: tuple[tuple[str, str], ...]) -> frozenset[str]:
    kinds = dict(sites)
    return frozenset(kinds[word] for word in (bare(fold_word(word)) for word in _WORD.findall(place or "")) if word in kinds)


@functools.lru_cache(maxsize=8_192)
def unit_name(name: str | None) -> str:
    """A unit's name in lower case, without "Al-" and "governorate".

    >>> unit_name("Al-Bayda"), unit_name(None)
    ('bayda', '')
    """
    return " ".join(_UNIT_WORDS.sub("", (name or "").lower()).split())


@functools.cache
def load_areas() -> Areas:
    """The areas of this program's gazetteer, read once in each process. Raises GazetteerError for a wrong table."""
    folder = PACK_DIR / "places"
    words = load_place_words(folder)
    frames = frozenset(bare(word) for word in (*words.frames, *words.directions))
    borders = frozenset(word for named in read_countries(folder) for name in named.names for word in _name(name, frames)) | _BORDER
    units: set[tuple[str, frozenset[str]]] = set()
    english: dict[tuple[str, str], str] = {}
    for named, others, _ in read_admin1(folder):
        country = named.row.country or ""
        units.update((country, _name(name, frames)) for name in named.names)
        for other in (named.row.name, *others):
            english.setdefault((country, unit_name(other)), unit_name(named.row.name))
    sites = {bare(word): frame.kind for word, frame in words.frames.items() if frame.kind in _SITES}
    return Areas(frozenset(units), english, frames, sites, borders)
