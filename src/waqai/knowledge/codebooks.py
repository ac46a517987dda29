"""Codebooks as packs: the columns of a dataset and the rules by which incidents get its codes, each rule with examples.

A rule reads *facts* of an incident (`when`) and gives codes (`then`). The rules of a table are tried in their order; a table either takes
the first rule that holds or collects all that do. The format is in docs/exports.md.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from waqai.knowledge.pack import PackError, PackLoader
from waqai.knowledge.packs_store import PACK_DIR

CODEBOOK_DIR = PACK_DIR / "codebooks"
CODEBOOKS = ("acled", "ucdp", "gtd", "plover", "cameo", "waqai")
"""The datasets whose shape rows can take; `waqai` is the project's own."""

_SETS = frozenset(("targets",))
"""Facts that hold several values at once."""

KINDS = ("text", "arabic", "integer", "number", "date", "list")
"""What a column holds; `list` is a list of texts, joined by "; " where a format has no lists."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Label(_Strict):
    en: str
    ar: str


class _Column(_Strict):
    name: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,31}$")
    kind: Literal["text", "arabic", "integer", "number", "date", "list"] = "text"
    en: str
    ar: str
    values: str | None = None
    basis: Literal["V", "M", "own"] = "V"
    width: int = 14


class _Examples(_Strict):
    match: list[Any] = Field(min_length=1)
    no: list[Any] = Field(min_length=1)


class _Rule(_Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    label: _Label
    when: dict[str, Any] = Field(default_factory=dict)
    then: dict[str, Any]
    basis: Literal["V", "M", "own"]
    source: str | None = None
    notes: str | None = None
    examples: _Examples


class _Table(_Strict):
    choose: Literal["first", "all"] = "first"
    facts: list[str] = Field(min_length=1)
    rules: list[_Rule] = Field(min_length=1)


class _Codebook(_Strict):
    codebook: str
    version: str
    label: _Label
    source: str
    lists: dict[str, Any] = Field(default_factory=dict)
    columns: list[_Column] = Field(default_factory=list)
    tables: dict[str, _Table] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column of a dataset: its name, what it holds, its meaning in both languages, and on what the meaning rests.

    `basis`: V verified against the published codebook, M recalled from it, own the project's own.
    """

    name: str
    kind: str
    en: str
    ar: str
    values: str | None = None
    basis: str = "V"
    width: int = 14


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a table: it holds where every test of `when` does, and then gives `then`."""

    id: str
    label_en: str
    label_ar: str
    when: Mapping[str, Any]
    then: Mapping[str, Any]
    basis: str
    examples_match: tuple[Any, ...]
    examples_no: tuple[Any, ...]
    notes: str | None = None
    tests: tuple[tuple[str, Callable[[Any], bool]], ...] = field(default=(), repr=False, compare=False)

    def holds(self, facts: Any) -> bool:
        """Whether all conditions hold of an object with the facts as attributes."""
        return all(test(getattr(facts, name)) for name, test in self.tests)


class RuleTable:
    """The rules of one question («which event type?»), asked of an object whose attributes are the table's facts.

    Answers are remembered by the values of the facts, so that a run over many incidents asks each question once.

    >>> table = load_codebook("acled").tables["event"]
    >>> table.get("suicide-bombing").then["sub_event_type"]
    'Suicide bomb'
    """

    def __init__(self, name: str, choose: str, facts: tuple[str, ...], rules: tuple[Rule, ...]) -> None:
        self.name, self.choose, self.facts, self.rules = name, choose, facts, rules
        self._values = attrgetter(*facts)
        self._single = len(facts) == 1
        self._spoken_of = tuple(_mentioned(rules, fact) for fact in facts)
        self._known: dict[Any, tuple[Rule, ...]] = {}
        self._alike: dict[Any, tuple[Rule, ...]] = {}
        self._asked, self._of_value, self._of_others = _index(facts, rules)

    def get(self, rule_id: str) -> Rule:
        """The rule of that id; KeyError where there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(f"{self.name}/{rule_id}")

    def all(self, facts: Any) -> tuple[Rule, ...]:
        """Every rule that holds, in order; of a table that takes the first, that one alone."""
        key = self._values(facts)
        found = self._known.get(key)
        if found is None:
            values = (key,) if self._single else key
            alike = tuple(map(_told_apart, values, self._spoken_of))
            found = self._alike.get(alike)
            if found is None:
                found = self._alike[alike] = self._holding(facts)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
                self._alike.clear()
            self._known[key] = found
        return found

    def _holding(self, facts: Any) -> tuple[Rule, ...]:
        """The rules that hold; only those are tried that may hold for the value of the fact that most rules ask of."""
        tried = self._of_value.get(getattr(facts, self._asked), self._of_others) if self._asked else self.rules
        holding = (rule for rule in tried if rule.holds(facts))
        return tuple(holding) if self.choose == "all" else tuple(itertools.islice(holding, 1))

    def first(self, facts: Any) -> Rule | None:
        """The first rule that holds, if any."""
        found = self.all(facts)
        return found[0] if found else None


_REMEMBERED = 100_000
_ELSE = object()
"""Stands for all values that no rule speaks of: to the rules they are one."""


def _told_apart(value: Any, spoken_of: frozenset[Any] | None) -> Any:
    """A value as far as the rules tell it from others; None: they look into it, and every value may matter."""
    if spoken_of is None:
        return value
    if isinstance(value, frozenset):
        return value & spoken_of
    return value if value in spoken_of else _ELSE


def _index(facts: tuple[str, ...], rules: tuple[Rule, ...]) -> tuple[str | None, dict[Any, tuple[Rule, ...]], tuple[Rule, ...]]:
    """The fact that most rules ask to be one of some values, the rules that may hold for each of these, and for all others."""
    asked = Counter(fact for rule in rules for fact, wanted in rule.when.items() if not isinstance(wanted, dict) and fact not in _SETS)
    if not asked:
        return None, {}, rules
    fact = asked.most_common(1)[0][0]
    values = {value for rule in rules if not isinstance(wanted := rule.when.get(fact, []), dict) for value in _list(wanted)}
    may = {value: tuple(rule for rule in rules if fact not in rule.when or dict(rule.tests)[fact](value)) for value in values}
    return fact, may, tuple(rule for rule in rules if isinstance(rule.when.get(fact, {}), dict))


def _list(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def _mentioned(rules: tuple[Rule, ...], fact: str) -> frozenset[Any] | None:
    """The values of a fact that any rule speaks of; None where rules look into it (words) and every value may matter."""
    found: set[Any] = set()
    for rule in rules:
        wanted = rule.when.get(fact, [])
        if isinstance(wanted, dict):
            wanted = wanted.get("not") if set(wanted) == {"not"} else None
        if wanted is None or isinstance(wanted, dict):
            return None
        found.update(wanted if isinstance(wanted, list) else [wanted])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Codebook:
    """A dataset's shape: version, columns in their order, closed lists, and the tables of rules."""

    id: str
    version: str
    label_en: str
    label_ar: str
    source: str
    lists: Mapping[str, Any]
    columns: tuple[ColumnSpec, ...]
    tables: Mapping[str, RuleTable]
    file: str


@cache
def load_codebook(name: str) -> Codebook:
    """A codebook of this program by its name. Raises PackError that names file and entry, KeyError for an unknown name.

    >>> [column.name for column in load_codebook("acled").columns][:3]
    ['event_id_cnty', 'event_date', 'year']
    """
    path = CODEBOOK_DIR / f"{name}.yaml"
    if not path.is_file():
        raise KeyError(name)
    return read_codebook(path)


def read_codebook(path: Path) -> Codebook:
    """One codebook file, strictly. Raises PackError that names file and entry."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=PackLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PackError(f"{path.name}: {' '.join(str(error).split())}") from error
    try:
        raw = _Codebook.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise PackError(f"{path.name}: {_where(data, first['loc'])}: {first['msg']}") from error
    names = [column.name for column in raw.columns]
    if twice := {name for name in names if names.count(name) > 1}:
        raise PackError(f"{path.name}: column {', '.join(sorted(twice))} twice")
    columns = tuple(ColumnSpec(c.name, c.kind, c.en, c.ar, c.values, c.basis, c.width) for c in raw.columns)
    tables = {name: _table(path.name, name, table) for name, table in raw.tables.items()}
    return Codebook(raw.codebook, raw.version, raw.label.en, raw.label.ar, raw.source, raw.lists, columns, tables, path.name)


def _table(file: str, name: str, raw: _Table) -> RuleTable:
    facts, rules, seen = tuple(raw.facts), [], set()
    for rule in raw.rules:
        if rule.id in seen:
            raise PackError(f"{file}: {name}/{rule.id}: this id is there twice")
        seen.add(rule.id)
        if unknown := set(rule.when) - set(facts):
            raise PackError(f"{file}: {name}/{rule.id}: unknown facts {', '.join(sorted(unknown))}")
        try:
            tests = tuple((fact, _test(wanted)) for fact, wanted in rule.when.items())
        except ValueError as error:
            raise PackError(f"{file}: {name}/{rule.id}: {error}") from error
        rules.append(
            Rule(
                rule.id,
                rule.label.en,
                rule.label.ar,
                rule.when,
                rule.then,
                rule.basis,
                tuple(rule.examples.match),
                tuple(rule.examples.no),
                rule.notes,
                tests,
            )
        )
    return RuleTable(name, raw.choose, facts, tuple(rules))


def _test(wanted: Any) -> Callable[[Any], bool]:
    """A condition as a function of the fact's value.

    A value or a list of values: the fact is one of them (of a set: holds one of them). `{not: ...}`: is none of them.
    `{word: [...]}`: a text that has one of these words. `{from: day, to: day}`: a day (ISO) in that time, both ends included.
    """
    if isinstance(wanted, dict):
        if set(wanted) == {"not"}:
            inner = _test(wanted["not"])
            return lambda value: not inner(value)
        if set(wanted) == {"word"}:
            pattern = re.compile(rf"\b(?:{'|'.join(wanted['word'])})\b", re.IGNORECASE)
            return lambda value: bool(value) and pattern.search(value) is not None
        if wanted and set(wanted) <= {"from", "to"}:
            low, high = (_day(wanted.get(key)) for key in ("from", "to"))
            return lambda value: bool(value) and (low is None or value >= low) and (high is None or value <= high)
        raise ValueError(f"no such condition: {wanted}")
    values = frozenset(wanted) if isinstance(wanted, list) else frozenset((wanted,))
    return lambda value: bool(values & value) if isinstance(value, frozenset) else value in values


def _day(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _where(data: Any, loc: tuple[int | str, ...]) -> str:
    """The path of an error with the ids of columns and rules in place of their numbers."""
    parts: list[str] = []
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        named = data.get("id", data.get("name")) if isinstance(data, dict) else None
        parts.append(str(named) if isinstance(step, int) and named else str(step))
    return ".".join(parts)


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A country in the codes of the datasets; None where a dataset has none for it or none is known to us."""

    cc: str
    iso3: str
    iso_n: int | None
    name: str
    acled_region: str
    ucdp_region: str | None
    gw: int | None
    gtd: int | None
    gtd_region: int | None
    gtd_region_name: str | None


@cache
def country_codes() -> Mapping[str, CountryCodes]:
    """Countries by ISO 3166 alpha-2.

    >>> country_codes()["IQ"].gw
    645
    """
    return {row.cc: row for row in _country_rows()}


def _country_rows() -> Iterator[CountryCodes]:
    path = CODEBOOK_DIR / "countries.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
        cells = [cell or None for cell in line.split("\t")]
        try:
            cc, iso3, iso_n, name, acled, ucdp, gw, gtd, region, region_name = cells
            if cc is None or iso3 is None or name is None or acled is None:
                raise ValueError("a cell that must be filled is empty")
            numbers = [int(cell) if cell else None for cell in (iso_n, gw, gtd, region)]
        except ValueError as error:
            raise PackError(f"{path.name}:{number}: {error}") from error
        yield CountryCodes(cc, iso3, numbers[0], name, acled, ucdp, numbers[1], numbers[2], numbers[3], region_name)
