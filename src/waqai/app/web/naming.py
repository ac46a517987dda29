"""What somebody calls a side, a place or a country at the workbench, as rows hold it, and what rows hold in the reader's words."""

from __future__ import annotations

import re
from functools import cache

from waqai.app.naming import arabic_names, stored_name
from waqai.app.naming import country_code as known_country
from waqai.app.web.labels import name_in
from waqai.app.web.language import LANGUAGES, Language, countries
from waqai.knowledge.places import Gazetteer, GazetteerRow
from waqai.knowledge.places.gazetteer import name_key
from waqai.knowledge.places.latin import is_latin, latin_keys
from waqai.text import fold_phrase

_SIDES = ("attacker", "claimed_by")
"""Fields whose one name may be several that act together."""


def joint_name(text: str, field: str) -> str | None:
    """A name as `stored_name` has it, or several that stand as one side: in English with «and», in Arabic with « و» or «;» between them.

    >>> joint_name("الحوثيون وقوات صالح", "attacker"), joint_name("Houthis and Saleh forces", "attacker")
    ('Houthis and Saleh forces', 'Houthis and Saleh forces')
    """
    whole = stored_name(text, field)
    if whole is None or field not in _SIDES or whole in arabic_names():
        return whole
    parts = [part for part in re.split(r"\s+and\s+|\s*[;؛]\s*|\s+و\s*(?=\S)", text.strip()) if part]
    named = [stored_name(part, field) or part for part in parts]
    return " and ".join(dict.fromkeys(named)) if len(named) > 1 and all(name in arabic_names() for name in named) else whole


def typed_name(language: Language, name: str, field: str) -> str:
    """A name as an editor holds it: in the reader's language where it comes back from there as the same name.

    >>> typed_name(Language("ar"), "Houthis", "attacker"), typed_name(Language("en"), "Houthis", "attacker")
    ('جماعة الحوثي', 'Houthis')
    """
    said = name_in(language, name)
    return said if joint_name(said, field) == name else name


def places_named(gazetteer: Gazetteer, name: str) -> list[GazetteerRow]:
    """The places that go by a name in either script, the biggest first; without its first words where they only say which side of it.

    >>> from waqai.gazetteers import load_all_places
    >>> [[row.name for row in places_named(load_all_places(), name)][:1] for name in ("الموصل", "شرق الموصل", "mosul", "لا مكان كهذا")]
    [['Mosul'], ['Mosul'], ['Mosul'], []]
    """
    words = name.split()
    for first in range(len(words)):
        written = " ".join(words[first:])
        keys = latin_keys(written) if is_latin(written) else (name_key(fold_phrase(written)),)
        hits = [hit for key in keys for hit in (*gazetteer.lookup(key), *gazetteer.added(key)) if hit.relation != "adjective"]
        rows = {hit.row.id: hit.row for hit in hits}
        if rows:
            return sorted(rows.values(), key=lambda row: (-row.weight, row.id))
    return []


def place_in(language: Language, gazetteer: Gazetteer, name: str) -> str:
    """The English name of a place or a unit, as rows hold it, in the reader's language where the gazetteer knows it.

    >>> from waqai.gazetteers import load_all_places
    >>> place_in(Language("ar"), load_all_places(), "Nineveh"), place_in(Language("en"), load_all_places(), "Nineveh")
    ('نينوى', 'Nineveh')
    """
    if language.code != "ar":
        return name
    return next((row.name_ar for row in places_named(gazetteer, name) if row.name == name and row.name_ar), name)


def country_code(text: str) -> str | None:
    """The code of a country by its name in either language, or by its code in any case; None where there is no such country.

    >>> country_code("العراق"), country_code("iraq"), country_code("iq"), country_code("Atlantis")
    ('IQ', 'IQ', 'IQ', None)
    """
    return _countries().get(fold_phrase(text).casefold()) or known_country(text)


def area_named(gazetteer: Gazetteer, written: str) -> str:
    """An area as reports take it (`YE`, `YE/Lahij`), where somebody typed the name of a country or a first-level unit; else as typed.

    >>> from waqai.gazetteers import load_all_places
    >>> [area_named(load_all_places(), name) for name in ("اليمن", "yemen", "محافظة لحج", "YE/Lahij", "13.18,44.77,25km")]
    ['YE', 'YE', 'YE/Lahij', 'YE/Lahij', '13.18,44.77,25km']
    """
    if re.search(r"[/\d]", written):
        return written
    rows = places_named(gazetteer, written)
    code = country_code(written) or next((row.country for row in rows if row.kind == "country"), None)
    unit = next((f"{row.country}/{row.admin1}" for row in rows if row.kind == "admin1" and row.admin1), None)
    return code or unit or written


@cache
def _countries() -> dict[str, str]:
    named = {fold_phrase(name).casefold(): code for language in LANGUAGES for code, name in countries(language).items()}
    return named | {code.casefold(): code for code in countries("en")}
