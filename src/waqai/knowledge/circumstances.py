"""Circumstances that decide a dataset's type: read from a row's quote and notes by the words of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from waqai.knowledge.codebooks import CODEBOOK_DIR
from waqai.knowledge.pack import PackError, PackLoader
from waqai.text import fold_phrase


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Label(_Strict):
    en: str
    ar: str


class _Examples(_Strict):
    match: list[str] = Field(min_length=1)
    no: list[str] = Field(min_length=1)


class _Entry(_Strict):
    id: str
    label: _Label
    words: list[str] = Field(min_length=1)
    rules: list[str] = Field(default_factory=list)
    examples: _Examples


class _Pack(_Strict):
    circumstances: str
    version: int
    source: str
    entries: list[_Entry] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One circumstance: its words, and the coder's rules that tell it as well."""

    id: str
    pattern: re.Pattern[str]
    rules: frozenset[str]
    examples_match: tuple[str, ...]
    examples_no: tuple[str, ...]

    def told_by(self, words: str, rules: Iterable[str] = ()) -> bool:
        """Whether folded words or the rules behind a row's type tell it.

        >>> load_circumstances()["exchange"].told_by(fold_phrase("تبادل الطرفان القصف"))
        True
        """
        return self.pattern.search(words) is not None or not self.rules.isdisjoint(rules)


@cache
def load_circumstances() -> dict[str, Circumstance]:
    """The circumstances by their ids. Raises PackError that names the file."""
    path = CODEBOOK_DIR / "circumstances.yaml"
    try:
        data: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=PackLoader)
        pack = _Pack.model_validate(data)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise PackError(f"{path.name}: {' '.join(str(error).split())}") from error
    found = {}
    for entry in pack.entries:
        words = "|".join(re.escape(fold_phrase(word)) for word in entry.words)
        pattern = re.compile(rf"(?<!\w)[وف]?[بكل]?(?:{words})(?!\w)")
        found[entry.id] = Circumstance(entry.id, pattern, frozenset(entry.rules), tuple(entry.examples.match), tuple(entry.examples.no))
    return found
