"""Read knowledge packs strictly: an unknown key, a double id, an empty pack or an entry without examples is an error that names it.

The format is in docs/packs.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from waqai.knowledge.morphology import Form, noun_forms, phrase_forms, verb_forms


class PackLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML whose only booleans are true and false: «no» is a key of every entry's examples, not a falsehood."""


PackLoader.yaml_implicit_resolvers = {
    char: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:bool"]
    for char, rules in PackLoader.yaml_implicit_resolvers.items()
}
PackLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])

KINDS = ("tactics", "weapons", "actors", "persons", "targets", "cues")
_ATTRS: dict[str, frozenset[str]] = {
    "tactics": frozenset("tactic weight generic toll ground opens needs result".split()),
    "weapons": frozenset("tactic class weight ambiguous lure".split()),
    "actors": frozenset(
        "class country countries side parent ambiguous anaphora label_by_country person member only_there since alone "
        "speaks_for_army occupier".split()
    ),
    "persons": frozenset("role target loaded attacker attacker_label casualty country collective rank kin ambiguous".split()),
    "targets": frozenset("class target site ambiguous".split()),
    "cues": frozenset("cue scope weight".split()),
}
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")


class PackError(Exception):
    """A pack that cannot be used; the message names file and entry."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Label(_Strict):
    en: str
    ar: str


class _Noun(_Strict):
    sing: str | None = None
    plural: list[str] = Field(default_factory=list)
    dual: list[str] = Field(default_factory=list)
    fem: bool = False

    def forms(self) -> Iterator[Form]:
        return noun_forms(self.sing, self.plural, self.dual, self.fem)


class _Verb(_Strict):
    past: str | list[str] = Field(default_factory=list)
    present: str | list[str] = Field(default_factory=list)
    masdar: list[str] = Field(default_factory=list)
    participles: list[str] = Field(default_factory=list)

    def forms(self) -> Iterator[Form]:
        yield from verb_forms(self.past, self.present)
        for masdar in self.masdar:
            yield from noun_forms(masdar, ["ات"], [], False, "masdar")
        for participle in self.participles:
            yield from noun_forms(participle, ["ون", "ات"], [], True, "participle")


class _Examples(_Strict):
    match: list[str] = Field(min_length=1)
    no: list[str] = Field(min_length=1)


class _Valid(BaseModel):
    model_config = ConfigDict(extra="forbid")
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None


class _Entry(_Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    label: _Label
    phrases: list[str] = Field(default_factory=list)
    nouns: list[_Noun] = Field(default_factory=list)
    verbs: list[_Verb] = Field(default_factory=list)
    attrs: dict[str, Any] = Field(default_factory=dict)
    maps: dict[str, Any] = Field(default_factory=dict)
    enclitic: bool | None = None
    source: str | None = None
    valid: _Valid | None = None
    notes: str | None = None
    examples: _Examples

    @model_validator(mode="before")
    @classmethod
    def _clean(cls, entry: object) -> object:
        for words in _strings(entry):
            if _BIDI.search(words):
                raise ValueError(f"bidi control in {words!r}")
            if unicodedata.normalize("NFC", words) != words:
                raise ValueError(f"{words!r} is not NFC")
        return entry


def _strings(value: object) -> Iterator[str]:
    """Every string anywhere inside a value read from YAML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


class _Pack(_Strict):
    pack: str
    version: int
    source: str
    entries: list[_Entry] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a pack as the rest of the program sees it; `forms` are its written forms, folded."""

    pack: str
    id: str
    label_en: str
    label_ar: str
    attrs: dict[str, Any] = field(hash=False)
    maps: dict[str, Any] = field(hash=False)
    phrases: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    enclitic: bool = False
    source: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    notes: str | None = None
    examples_match: tuple[str, ...] = ()
    examples_no: tuple[str, ...] = ()
    file: str = ""

    @property
    def kind(self) -> str:
        """The mention kind that this entry makes: the pack's name in the singular."""
        return self.pack[:-1]


def load_pack(path: Path, name: str | None = None) -> list[Entry]:
    """The entries of one YAML file. Raises PackError that names the file and, where it can, the entry."""
    shown = name or path.name
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=PackLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PackError(f"{shown}: {_one_line(error)}") from error
    try:
        pack = _Pack.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise PackError(f"{shown}: {_entry_name(data, first['loc'])}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    if pack.pack not in KINDS:
        raise PackError(f"{shown}: unknown pack {pack.pack!r}, expected one of {', '.join(KINDS)}")
    return [_entry(pack.pack, raw, shown, pack.source) for raw in pack.entries]


def _entry(kind: str, raw: _Entry, shown: str, source: str) -> Entry:
    unknown = set(raw.attrs) - _ATTRS[kind]
    if unknown:
        raise PackError(f"{shown}: {raw.id}: unknown attrs {', '.join(sorted(unknown))} for {kind}")
    try:
        forms = dict.fromkeys(phrase_forms(raw.phrases))
        for noun in raw.nouns:
            forms.update(dict.fromkeys(noun.forms()))
        for verb in raw.verbs:
            forms.update(dict.fromkeys(verb.forms()))
    except ValueError as error:
        raise PackError(f"{shown}: {raw.id}: {error}") from error
    if not forms:
        raise PackError(f"{shown}: {raw.id}: no phrase, noun or verb")
    enclitic = raw.enclitic if raw.enclitic is not None else kind in ("tactics", "weapons", "persons", "targets")
    valid = raw.valid
    return Entry(
        kind, raw.id, raw.label.en, raw.label.ar, raw.attrs, raw.maps, tuple(raw.phrases), tuple(forms), enclitic, raw.source or source,
        valid.from_.isoformat() if valid and valid.from_ else None, valid.to.isoformat() if valid and valid.to else None,
        raw.notes, tuple(raw.examples.match), tuple(raw.examples.no), shown,
    )  # fmt: skip


def _entry_name(data: Any, loc: tuple[int | str, ...]) -> str:
    try:
        if len(loc) > 1 and loc[0] == "entries":
            return str(data["entries"][loc[1]]["id"])
    except (KeyError, IndexError, TypeError):
        pass
    return "pack"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
