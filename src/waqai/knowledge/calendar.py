"""The calendar pack: months in four systems, weekdays, parts of day, seasons, feasts, and names that only look like dates."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from waqai.knowledge.pack import PackError

PATH = Path(__file__).parent / "packs" / "calendar.yaml"
_Words = Annotated[list[str], Field(min_length=1)]
_Day = Annotated[list[int], Field(min_length=2, max_length=2)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Examples(_Strict):
    """Phrases that must hold a time made by the entry, and phrases that must not."""

    match: _Words
    no: _Words


class Month(_Strict):
    """A month of the Gregorian or the Hijri year; `unsafe` names are ordinary words too."""

    n: int = Field(ge=1, le=12)
    en: str
    names: _Words
    unsafe: list[str]
    examples: Examples

    @model_validator(mode="after")
    def _unsafe_are_names(self) -> Month:
        if not set(self.unsafe) <= set(self.names):
            raise ValueError(f"unsafe names of {self.en} that are no names: {set(self.unsafe) - set(self.names)}")
        return self


class Weekday(_Strict):
    """A day of the week, 1 Monday to 7 Sunday."""

    iso: int = Field(ge=1, le=7)
    en: str
    names: _Words
    examples: Examples


class PartOfDay(_Strict):
    """A part of the day: nouns before a day, adverbs, words after an hour."""

    part: Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]
    heads: _Words
    adverbs: _Words
    clock: _Words
    examples: Examples


class Season(_Strict):
    """A season and its first and last month."""

    season: str
    names: _Words
    months: _Day
    examples: Examples


class Feast(_Strict):
    """A feast, by its first day in the Hijri or the Gregorian year."""

    id: str
    en: str
    names: _Words
    hijri: _Day | None = None
    gregorian: _Day | None = None
    days: int = Field(ge=1, le=30)
    examples: Examples

    @model_validator(mode="after")
    def _one_calendar(self) -> Feast:
        if (self.hijri is None) == (self.gregorian is None):
            raise ValueError(f"feast {self.id} needs either hijri or gregorian")
        return self


class NameFrames(_Strict):
    """Words and phrases that make a date-like string a proper name."""

    kind: str
    heads: list[str]
    phrases: list[str] = []
    examples: Examples


class Calendar(_Strict):
    """Everything in `packs/calendar.yaml`; words are as written there, not folded."""

    pack: Literal["calendar"]
    version: int
    source: str
    months: Annotated[list[Month], Field(min_length=12, max_length=12)]
    hijri_months: Annotated[list[Month], Field(min_length=12, max_length=12)]
    weekdays: Annotated[list[Weekday], Field(min_length=7, max_length=7)]
    parts: Annotated[list[PartOfDay], Field(min_length=1)]
    seasons: Annotated[list[Season], Field(min_length=4, max_length=4)]
    feasts: Annotated[list[Feast], Field(min_length=1)]
    names: Annotated[list[NameFrames], Field(min_length=1)]

    @field_validator("months", "hijri_months")
    @classmethod
    def _complete(cls, months: list[Month]) -> list[Month]:
        if [m.n for m in months] != list(range(1, 13)):
            raise ValueError("months must be 1 to 12 in order")
        return months

    @field_validator("weekdays")
    @classmethod
    def _whole_week(cls, days: list[Weekday]) -> list[Weekday]:
        if [d.iso for d in days] != list(range(1, 8)):
            raise ValueError("weekdays must be 1 to 7 in order")
        return days


def read_calendar(path: Path) -> Calendar:
    """Read and check a calendar pack; PackError names the file and what is wrong with it."""
    try:
        raw = path.read_text(encoding="utf-8")
        data = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PackError(f"{path.name}: {error}") from error
    if any(unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"} for c in raw):
        raise PackError(f"{path.name}: holds a bidi control")
    if unicodedata.normalize("NFC", raw) != raw:
        raise PackError(f"{path.name}: is not NFC")
    try:
        return Calendar.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise PackError(f"{path.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """The calendar that ships with Waqai.

    >>> [m.names[0] for m in calendar().months[6:8]]
    ['يوليو', 'أغسطس']
    """
    return read_calendar(PATH)
