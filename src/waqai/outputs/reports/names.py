"""Names of rows (which are English) in Arabic: actors, targets and weapons from the packs, countries and units from the gazetteer."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

import yaml

from waqai.knowledge import load_packs
from waqai.knowledge.places.gazetteer import load_gazetteer


class Names:
    """Arabic names by English ones; a name that is not known stays as it is.

    >>> Names({"houthis": "جماعة الحوثي"}).of("Houthis", "ar")
    'جماعة الحوثي'
    """

    def __init__(self, arabic: Mapping[str, str], english: Mapping[str, str] | None = None) -> None:
        self._arabic, self._english = arabic, english or {}

    def of(self, name: str, language: str) -> str:
        """A name in a language; codes of countries become names in both."""
        if language == "ar":
            return self._arabic.get(name.casefold(), name)
        return self._english.get(name.casefold(), name)

    def unit(self, country: str, unit: str, language: str) -> str:
        """A first-level unit of a country."""
        return self._arabic.get(f"{country}/{unit}".casefold(), unit) if language == "ar" else unit


@functools.cache
def load_names() -> Names:
    """All names that packs and gazetteer know."""
    stated = _stated()
    arabic = dict(stated["shared"])
    for pack in ("actors", "targets", "weapons"):
        # Several entries share an English name («Islamic State» and its provinces): the one with most written forms is the main one,
        # but where names.yaml says otherwise.
        for entry in sorted(load_packs().of(pack), key=lambda entry: -len(entry.forms)):
            arabic.setdefault(entry.label_en.casefold(), entry.label_ar)
            for label in (entry.attrs.get("label_by_country") or {}).values():
                arabic.setdefault(str(label).casefold(), entry.label_ar)
    for people, ar in stated["people"].items():
        arabic.setdefault(people, ar)
    english: dict[str, str] = {}
    gazetteer = load_gazetteer()
    countries = gazetteer.countries
    for code, row in countries.items():
        arabic[code.casefold()], english[code.casefold()] = row.name_ar, row.name
    for country, unit in gazetteer.units:
        found = gazetteer.unit(country, unit)
        if found is not None and found.name_ar:
            arabic[f"{country}/{unit}".casefold()] = found.name_ar
    return Names(arabic, english)


def _stated() -> Mapping[str, Mapping[str, str]]:
    """What names.yaml says, by lower-case English name."""
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        resources.files("waqai.outputs.reports").joinpath("names.yaml").read_text("utf-8")
    )
    return found
