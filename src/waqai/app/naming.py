"""Names as people type them, made those of the rows: «العراق» and Iraq are IQ, «داعش» is Islamic State.

What the command line and the workbench share; the workbench knows its own words for countries besides (waqai.app.web.naming).
"""

from __future__ import annotations

import re
from functools import cache

from waqai.app.coder import coder_of_this_process
from waqai.knowledge import Entry, load_packs
from waqai.knowledge.places.gazetteer import load_gazetteer
from waqai.model import Document, Span
from waqai.text import fold_phrase, fold_word

_CODE = re.compile(r"[A-Za-z]{2}")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_KINDS = {
    "attacker": ("actor",),
    "claimed_by": ("actor",),
    "attributed_by": ("actor",),
    "reported_by": ("actor",),
    "actor": ("actor", "person", "target"),
    "target": ("actor", "person", "target"),
    "weapon": ("weapon",),
    "damage": ("target",),
}
"""The kinds of mentions that may stand in a field; in others a name is kept as it is typed."""


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


def stored_name(text: str, field: str = "actor") -> str | None:
    """A name as rows hold it: the packs' English name where somebody typed another of its names, in either language.

    A wording that may mean several («المقاومة») is kept as it was typed.

    >>> stored_name("داعش", "attacker"), stored_name("أطفال", "target"), stored_name(" houthis "), stored_name("")
    ('Islamic State', 'civilians', 'Houthis', None)
    """
    name = " ".join(text.split())
    if not name:
        return None
    if field not in _KINDS:
        return name
    return _labels().get(fold_phrase(name)) or _labels().get(name.casefold()) or _read(name, _KINDS[field]) or name


@cache
def arabic_names() -> dict[str, str]:
    """The packs' Arabic names of actors, kinds of people, targets and weapons, by their English names.

    Where several entries share an English name, the one that the name is made from, else the one that is nobody's part.

    >>> arabic_names()["Islamic State"]
    'تنظيم الدولة الإسلامية'
    """
    names = {"unknown": "مجهول", "civilians": "مدنيون"}
    entries = [entry for entry in load_packs().entries if entry.pack in ("actors", "persons", "targets", "weapons") and entry.label_ar]
    for entry in sorted(entries, key=_remoteness):
        names.setdefault(entry.label_en, entry.label_ar)
    return names


def _remoteness(entry: Entry) -> tuple[bool, bool, bool]:
    made_from_name = entry.id == entry.label_en.lower().replace(" ", "-")
    return not made_from_name, bool(entry.attrs.get("parent")), not entry.id.endswith(("-forces", "-army", "-security"))


@cache
def _labels() -> dict[str, str]:
    """English names by themselves in small letters, and by the packs' Arabic ones."""
    known = {english.casefold(): english for english in arabic_names()}
    for english, arabic in arabic_names().items():
        known.setdefault(fold_phrase(arabic), english)
    return known


@cache
def _entries() -> dict[tuple[str, str], Entry]:
    return {(entry.kind, entry.id): entry for entry in load_packs().entries}


def _read(name: str, kinds: tuple[str, ...]) -> str | None:
    """What the coder reads where a name stands alone, if it reads one thing; the kinds are asked in their order."""
    if not _ARABIC.search(name):
        return None
    whole = Span(0, len(name))
    mentions = coder_of_this_process().mentions(Document("typed", name))
    found = [_entries().get((mention.kind, str(mention.value))) for mention in mentions if mention.span == whole]
    for kind in kinds:
        meant = {_label(entry) for entry in found if entry is not None and entry.kind == kind}
        if meant:
            return meant.pop() if len(meant) == 1 else None
    return None


def _label(entry: Entry) -> str:
    """What the coder writes for an entry: kinds of people and of targets stand under what they are a kind of."""
    return entry.label_en if entry.kind in ("actor", "weapon") else str(entry.attrs.get("target") or entry.label_en)


def _folded(name: str) -> str:
    return " ".join(fold_word(word) for word in name.casefold().split())
