"""Whether the examples of the codebook packs hold: each decided by its own rule, each counter-example by another."""

from __future__ import annotations

from collections.abc import Iterator

from waqai.knowledge.circumstances import load_circumstances
from waqai.knowledge.codebooks import CODEBOOKS, RuleTable, load_codebook
from waqai.outputs.codebooks.facts import FactsMaker
from waqai.text import fold_phrase

_DAY = "2019-04-09"
_PLAIN = {"status": "actual", "date_start": _DAY, "date_end": _DAY, "country": "IQ", "attacker": "unknown"}
"""What an example row does not say."""


def example_results(maker: FactsMaker) -> Iterator[tuple[str, str, bool]]:
    """Every example as (file and entry, what it is, whether it holds)."""
    for book in CODEBOOKS:
        codebook = load_codebook(book)
        for table in codebook.tables.values():
            yield from _rule_results(maker, codebook.file, table)
    sides = load_codebook("sides")
    for rule in sides.tables["side"].rules:
        for must, given in [*((True, each) for each in rule.examples_match), *((False, each) for each in rule.examples_no)]:
            found = maker.sides.side(given["name"], given.get("country", "IQ"), given.get("day"), given.get("role", "target"))
            yield f"{sides.file}: {rule.id}", f"{given} is {found.rule}", (found.rule == rule.id) is must
    for circumstance in load_circumstances().values():
        for words in circumstance.examples_match:
            yield f"circumstances.yaml: {circumstance.id}", f"«{words}»", circumstance.told_by(fold_phrase(words))
        for words in circumstance.examples_no:
            yield f"circumstances.yaml: {circumstance.id}", f"«{words}»", not circumstance.told_by(fold_phrase(words))


def _rule_results(maker: FactsMaker, file: str, table: RuleTable) -> Iterator[tuple[str, str, bool]]:
    for rule in table.rules:
        for must, given in [*((True, each) for each in rule.examples_match), *((False, each) for each in rule.examples_no)]:
            deciding = [each.id for each in table.all(maker.facts({**_PLAIN, **given}, "example"))]
            yield f"{file}: {table.name}/{rule.id}", f"{given} is decided by {', '.join(deciding) or 'none'}", (rule.id in deciding) is must
