"""From where a report speaks: the pack `reporters.yaml`, and the sides of the incident, whose word on their own deeds is a claim."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from waqai.incidents.kinship import load_kinship
from waqai.incidents.sketch import Sketch
from waqai.knowledge import PackError, load_packs
from waqai.knowledge.packs_store import PACK_DIR
from waqai.text import fold_word
from waqai.text.stem import stem

REPORTERS_PACK = PACK_DIR / "reporters.yaml"
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_JOINED = "ولبفك"
_ARMED = frozenset(("armed_group", "militia", "paramilitary", "tribe", "settlers"))
_OFFICIAL = frozenset(("state_military", "state_police", "state_security", "coalition"))


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Examples(_Strict):
    match: tuple[str, ...] = Field(min_length=1, strict=False)
    no: tuple[str, ...] = Field(min_length=1, strict=False)


class ReporterEntry(_Strict):
    """One kind of source: the stance that it takes, the phrases that name it, and the agency that it is."""

    id: str
    stance: Literal["news", "official", "monitor", "witness"]
    phrases: tuple[str, ...] = Field(min_length=1, strict=False)
    agency: str | None = None
    examples: _Examples


class ReportersPack(_Strict):
    """The whole pack, entries in the order in which they are tried."""

    pack: str
    version: int
    source: str
    entries: tuple[ReporterEntry, ...] = Field(min_length=1, strict=False)


@dataclass(frozen=True, slots=True)
class Voice:
    """From where a report speaks (one of `waqai.model.STANCES`), and the news agency that it repeats, if any."""

    stance: str
    agency: str | None = None


class Reporters:
    """Reads the names of sources.

    >>> load_reporters().entry("لوكالة فرانس برس").agency
    'AFP'
    """

    def __init__(self, pack: ReportersPack) -> None:
        self._entries = [(entry, [frozenset(map(_stem, phrase.split())) for phrase in entry.phrases]) for entry in pack.entries]
        self._classes: dict[str, str] = {}
        for actor in load_packs().of("actors"):
            self._classes.setdefault(actor.label_en.lower(), str(actor.attrs.get("class", "other")))
        self.entry = functools.lru_cache(maxsize=16_384)(self._entry)

    def _entry(self, words: str) -> ReporterEntry | None:
        """The first entry of which a phrase fits the words of a source; None where none does."""
        found: set[str] = set()
        for word in map(fold_word, _WORD.findall(words)):
            found.add(stem(word))
            if word[0] in _JOINED and len(word) > 3:
                found.add(stem(word[1:]))
        return next((entry for entry, phrases in self._entries if any(phrase <= found for phrase in phrases)), None)

    def voice(self, row: Mapping[str, Any], sketch: Sketch) -> Voice:
        """From where a row speaks. Without a source it is the paper's own word.

        A party's word is a claim: an armed group's always; a state's forces' on what they did themselves, and in a clash, where both
        sides tell of each other's dead. A state body that tells of what it suffered is an official source.
        """
        reporter = row.get("reported_by")
        if not reporter:
            return Voice("news")
        if not _LATIN.search(reporter):
            entry = self.entry(reporter)
            return Voice(entry.stance, entry.agency) if entry else Voice("news")
        party = load_kinship().party(reporter, sketch.spot.country)
        classes = {self._classes.get(name, "other") for name in party.names}
        if not party.known or not classes.isdisjoint(_ARMED):
            return Voice("claim")
        acting = sketch.deed.attacker.sides | (sketch.deed.target.sides if sketch.deed.group == "clash" else frozenset())
        claimant = load_kinship().party(row.get("claimed_by"), sketch.spot.country)
        if party.sides & (acting | claimant.sides):
            return Voice("claim")
        return Voice("official" if not classes.isdisjoint(_OFFICIAL) else "news")


def _stem(word: str) -> str:
    return stem(fold_word(word))


@functools.cache
def load_reporters(path: Path = REPORTERS_PACK) -> Reporters:
    """The reporters of this program's pack, or of one of one's own. Raises PackError that names the file and what is wrong in it."""
    return Reporters(read_reporters(path))


def read_reporters(path: Path = REPORTERS_PACK) -> ReportersPack:
    """The pack as it is written. Raises PackError."""
    try:
        return ReportersPack.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PackError(f"{path.name}: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise PackError(f"{path.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
