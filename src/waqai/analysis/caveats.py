"""The catalogue of caveats: coded keys whose texts, in English and Arabic, stand in caveats.yaml beside this file."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

CATALOGUE = Path(__file__).with_name("caveats.yaml")


class CaveatError(Exception):
    """A catalogue that cannot be used, or a caveat that it does not hold; the message names the key."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    severity: Literal["note", "serious"]
    en: str = Field(min_length=10)
    ar: str = Field(min_length=10)


@dataclass(frozen=True, slots=True)
class Caveat:
    """One reason not to lean on a figure: its key in the catalogue and the figures that its text names.

    A `note` qualifies the figure, a `serious` caveat lowers the strength of its evidence by one step (`Estimate.strength`).

    >>> Caveat("few_incidents", {"n": 4}).text("en")
    'Only 4 incidents lie behind this figure.'
    """

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """The caveat in words; `language` is en or ar. CaveatError for a key or a figure that is not there."""
        entry = catalogue().get(self.key)
        if entry is None:
            raise CaveatError(f"caveats.yaml has no caveat {self.key!r}")
        words = {"en": entry.en, "ar": entry.ar}[language]
        try:
            return words.format(**self.values)
        except KeyError as error:
            raise CaveatError(f"caveat {self.key!r} needs the figure {error}") from None

    @property
    def severity(self) -> str:
        return catalogue()[self.key].severity

    def to_dict(self) -> dict[str, Any]:
        return {"key": self.key, "severity": self.severity, **dict(self.values.items())}


@cache
def catalogue() -> Mapping[str, _Entry]:
    """All caveats by key. CaveatError names the entry that is wrong: a text missing, or two texts that name different figures."""
    raw = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    if not raw:
        raise CaveatError("caveats.yaml is empty")
    entries = {}
    for key, value in raw.items():
        try:
            entries[key] = _Entry.model_validate(value)
        except ValidationError as error:
            raise CaveatError(f"caveats.yaml: {key}: {error.errors()[0]['msg']}") from None
        if placeholders(entries[key].en) != placeholders(entries[key].ar):
            raise CaveatError(f"caveats.yaml: {key}: the two texts name different figures")
    return entries


def placeholders(words: str) -> frozenset[str]:
    """The names in braces of a text.

    >>> sorted(placeholders("{n} of {total}"))
    ['n', 'total']
    """
    return frozenset(name for _, name, _, _ in string.Formatter().parse(words) if name)
