"""The table of decisions: what ACLED, UCDP GED, GTD and PLOVER make of an incident, written from their rules (decisions.txt)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from waqai.knowledge.codebooks import load_codebook
from waqai.outputs.codebooks import FactsMaker

from .conftest import DAY, Desk, row


class Decision(NamedTuple):
    story: str
    row: dict[str, Any]
    acled: str
    ucdp: str
    gtd: str
    plover: str


def bounds(text: str) -> tuple[int, int | None]:
    low, _, high = text.partition("-")
    return (int(low[:-1]), None) if text.endswith("+") else (int(low), int(high or low))


def read() -> list[Decision]:
    found = []
    for line in Path(__file__).with_name("decisions.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        story, kind, attacker, targets, more, acled, ucdp, gtd, plover = (cell.strip() for cell in line.split("|"))
        values: dict[str, Any] = {
            "type": kind,
            "attacker": attacker,
            "target": [name.strip() for name in targets.split(";") if name.strip()],
        }
        for part in filter(None, (piece.strip() for piece in more.split(";"))):
            key, _, value = part.partition(" ")
            values |= setting(key, value)
        found.append(Decision(story, row(**values), acled, ucdp, gtd, plover))
    return found


def setting(key: str, value: str) -> dict[str, Any]:
    if key in ("killed", "wounded"):
        return {key: bounds(value)}
    if key == "day":
        return {"date_start": value, "date_end": value}
    names = {"cc": "country", "joint": "casualties_combined", "own": "attackers_killed", "taken": "abducted", "quote": "evidence_ar"}
    if key in ("joint", "own", "taken"):
        return {names[key]: int(value)}
    assert key in (*names, "weapon", "status", "damage"), key
    return {names.get(key, key): [value] if key == "damage" else value}


DECISIONS = read()
MAKER = FactsMaker()

# GTD's weapon types and subtypes that were verified against its codebook; of all others the tests ask nothing.
WEAPON_TYPES = {"5", "6", "8", "13"}
WEAPON_SUBTYPES = {"11", "13", "16", "18", "19", "20"}


def recalled(decision: Decision) -> frozenset[str]:
    """The rules behind a decision that rest on memory (basis M): of who its sides are, and that GTD leaves states out."""
    facts = MAKER.facts(decision.row, "a#1")
    table = load_codebook("sides").tables["side"]
    rules = {side.rule for side in (*facts.attackers, *facts.attacked) if side.rule != "none"}
    return frozenset(rule for rule in rules if table.get(rule).basis == "M")


def recalled_by_gtd(decision: Decision) -> bool:
    """Whether GTD leaves it out by a rule that rests on memory."""
    rule = load_codebook("gtd").tables["skip"].first(MAKER.facts(decision.row, "a#1"))
    return rule is not None and rule.basis == "M"


VERIFIED = [decision for decision in DECISIONS if not recalled(decision)]
GTD_VERIFIED = [decision for decision in VERIFIED if not recalled_by_gtd(decision)]


def named(decision: Decision) -> str:
    return decision.story.replace(" ", "-")[:60]


def test_the_table_is_large_and_says_no_story_twice() -> None:
    assert len(VERIFIED) >= 120, "so many hang on nothing that is only recalled"
    assert len({decision.story for decision in DECISIONS}) == len(DECISIONS)
    assert DECISIONS[0].row["date_start"] == DAY


def test_no_decision_hangs_on_memory_alone() -> None:
    """What the exact tests ask rests on verified rules: in every table that decides, and for every side that is named."""
    for name, tables in {
        "acled": ("event",),
        "ucdp": ("skip", "violence"),
        "gtd": ("attack",),
        "plover": ("event", "mode"),
    }.items():
        for table in tables:
            assert {rule.basis for rule in load_codebook(name).tables[table].rules} <= {"V", "own"}, (name, table)
    left = [decision for decision in DECISIONS if decision not in GTD_VERIFIED]
    assert left, "some rest on memory, and are not asked exactly"
    for decision in left:
        assert recalled(decision) or decision.gtd == "-", decision.story


@pytest.mark.parametrize("decision", [each for each in DECISIONS if recalled(each)], ids=named)
def test_decisions_on_memory_are_legal_at_least(desk: Desk, decision: Decision) -> None:
    found = cells(desk, "acled", decision)
    assert found is None or found["sub_event_type"] in load_codebook("acled").lists["disorder"]
    other = cells(desk, "ucdp", decision)
    assert other is None or other["type_of_violence"] in (1, 2, 3)


def cells(desk: Desk, name: str, decision: Decision) -> dict[str, Any] | None:
    return desk.shape(name, decision.row)[0][0]


@pytest.mark.parametrize("decision", VERIFIED, ids=named)
def test_acled(desk: Desk, decision: Decision) -> None:
    found = cells(desk, "acled", decision)
    told = "-" if found is None else f"{found['sub_event_type']} ={found['fatalities']}"
    if dead_in_numbers(decision):
        assert told == decision.acled
    else:
        assert told.partition(" =")[0] == decision.acled.partition(" =")[0]


def dead_in_numbers(decision: Decision) -> bool:
    """Whether the dead are told in numbers, or as tens or hundreds: what ACLED makes of any other wording, and of silence, is recalled."""
    facts = MAKER.facts(decision.row, "a#1")
    killed = facts.toll[0]
    return killed.told and facts.vague(killed) != "plural"


@pytest.mark.parametrize("decision", VERIFIED, ids=named)
def test_ucdp(desk: Desk, decision: Decision) -> None:
    found = cells(desk, "ucdp", decision)
    assert ("-" if found is None else str(found["type_of_violence"])) == decision.ucdp
    if found is not None:
        assert found["best"] == found["deaths_a"] + found["deaths_b"] + found["deaths_civilians"] + found["deaths_unknown"] >= 1
        assert found["low"] <= found["best"] <= found["high"]


@pytest.mark.parametrize("decision", GTD_VERIFIED, ids=named)
def test_gtd(desk: Desk, decision: Decision) -> None:
    found = cells(desk, "gtd", decision)
    told = "-"
    if found is not None:
        attacks = "+".join(str(found[f"attacktype{n}"]) for n in (1, 2, 3) if found[f"attacktype{n}"])
        told = f"{attacks} {found['weaptype1']}.{found['weapsubtype1'] or ''} {found['targtype1']}"
    assert verified_part(told) == verified_part(decision.gtd)


def verified_part(told: str) -> str:
    """«3 6.15 14» without the weapon codes that are only recalled.

    Of arson the table does not ask the subtype.
    """
    if told == "-":
        return told
    attacks, weapon, target = told.split()
    kind, _, subtype = weapon.partition(".")
    if kind not in WEAPON_TYPES:
        return f"{attacks} ~ {target}"
    return f"{attacks} {kind}.{subtype if subtype in WEAPON_SUBTYPES and kind == '6' else '~'} {target}"


@pytest.mark.parametrize("decision", VERIFIED, ids=named)
def test_plover(desk: Desk, decision: Decision) -> None:
    found = cells(desk, "plover", decision)
    told = "-" if found is None else f"{found['type']} {'+'.join(found['mode']) or '-'}"
    assert sorted(told.replace("+", " ").split()) == sorted(decision.plover.replace("+", " ").split())
