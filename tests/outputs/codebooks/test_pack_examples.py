"""Every entry of the codebook packs decides its positive examples and none of its negative ones; loading is strict."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from waqai.knowledge import PackError, load_packs
from waqai.knowledge.circumstances import load_circumstances
from waqai.knowledge.codebooks import CODEBOOKS, country_codes, load_codebook, read_codebook
from waqai.outputs.codebooks import FactsMaker
from waqai.text import fold_phrase

from .conftest import row

TABLES = [(book, name) for book in CODEBOOKS for name in load_codebook(book).tables]


def examples() -> Iterator[Any]:
    for book, name in TABLES:
        for rule in load_codebook(book).tables[name].rules:
            for must, given in [*((True, each) for each in rule.examples_match), *((False, each) for each in rule.examples_no)]:
                yield pytest.param(book, name, rule.id, given, must, id=f"{book}-{name}-{rule.id}-{'yes' if must else 'no'}")


@pytest.mark.parametrize(("book", "table", "rule", "given", "must"), examples())
def test_example(maker: FactsMaker, book: str, table: str, rule: str, given: dict[str, Any], must: bool) -> None:
    low = {f"{key}_min": given[f"{key}_min"] for key in ("killed", "wounded") if f"{key}_min" in given}
    facts = maker.facts(row(**{**given, **low}), "example#1")
    deciding = [each.id for each in load_codebook(book).tables[table].all(facts)]
    assert (rule in deciding) is must, deciding


def side_examples() -> Iterator[Any]:
    for rule in load_codebook("sides").tables["side"].rules:
        for must, given in [*((True, each) for each in rule.examples_match), *((False, each) for each in rule.examples_no)]:
            yield pytest.param(rule.id, given, must, id=f"{rule.id}-{'yes' if must else 'no'}-{given['name']}")


@pytest.mark.parametrize(("rule", "given", "must"), side_examples())
def test_side_example(maker: FactsMaker, rule: str, given: dict[str, Any], must: bool) -> None:
    side = maker.sides.side(given["name"], given.get("country", "IQ"), given.get("day"), given.get("role", "target"))
    assert (side.rule == rule) is must, side.rule


@pytest.mark.parametrize("name", load_circumstances())
def test_circumstance(name: str) -> None:
    circumstance = load_circumstances()[name]
    for words in circumstance.examples_match:
        assert circumstance.told_by(fold_phrase(words)), words
    for words in circumstance.examples_no:
        assert not circumstance.told_by(fold_phrase(words)), words


def test_every_name_that_rows_may_hold_is_classed(maker: FactsMaker) -> None:
    knowledge = load_packs()
    names = {entry.attrs.get("target") for pack in ("targets", "persons") for entry in knowledge.of(pack)}
    names |= {entry.attrs.get("attacker_label") for entry in knowledge.of("persons")} | {entry.label_en for entry in knowledge.of("actors")}
    names.discard(None)
    lost = [name for name in names for role in ("attacker", "target") if maker.sides.side(str(name), "IQ", None, role).rule == "none"]
    assert not lost


def test_every_rule_of_the_coder_that_tells_a_circumstance_exists() -> None:
    known = {entry.id for entry in load_packs().of("tactics")}
    for circumstance in load_circumstances().values():
        assert circumstance.rules <= known


def test_country_codes_are_whole_and_unique() -> None:
    rows = list(country_codes().values())
    assert len({each.iso3 for each in rows}) == len(rows) == 195
    for name in ("gw", "gtd", "iso_n"):
        given = [getattr(each, name) for each in rows if getattr(each, name) is not None]
        assert len(set(given)) == len(given), name
    assert (country_codes()["IQ"].iso_n, country_codes()["SY"].iso3, country_codes()["NA"].iso3) == (368, "SYR", "NAM")


GOOD = """
codebook: own
version: "1"
label: {en: own, ar: خاص}
source: test
columns:
  - {name: a, en: first, ar: أول}
tables:
  event:
    facts: [type]
    rules:
      - id: mine
        label: {en: mine, ar: لغم}
        when: {type: mine}
        then: {code: 1}
        basis: own
        examples: {match: [{type: mine}], "no": [{type: grenade}]}
"""


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("type: mine}\n        then", "typo: mine}\n        then"), "event/mine: unknown facts typo"),
        (("examples: {match: [{type: mine}]", "examples: {match: []"), "mine.examples.match"),
        ((', "no": [{type: grenade}]', ""), "mine.examples.no"),
        (("basis: own", "basis: hearsay"), "mine.basis"),
        (("name: a,", "name: 1a,"), "columns"),
        (("{type: mine}\n        then", "{type: {like: mine}}\n        then"), "no such condition"),
        (("tables:", "table:"), "table: Extra inputs"),
        (("  - {name: a, en: first, ar: أول}", "  - {name: a, en: first, ar: أول}\n  - {name: a, en: x, ar: س}"), "column a twice"),
    ],
)
def test_loading_is_strict(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert read_codebook(path).tables["event"].get("mine").then == {"code": 1}
    assert change[0] in GOOD
    path.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(PackError, match=r"own\.yaml") as error:
        read_codebook(path)
    assert message in str(error.value)
