"""The table of decisions: what ACLED, UCDP GED, GTD and PLOVER make of an incident, written from their rules (decisions.txt)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

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
IDS = [decision.story.replace(" ", "-")[:60] for decision in DECISIONS]


def test_the_table_is_large_and_says_no_story_twice() -> None:
    assert len(DECISIONS) >= 120
    assert len({decision.story for decision in DECISIONS}) == len(DECISIONS)
    assert DECISIONS[0].row["date_start"] == DAY


def cells(desk: Desk, name: str, decision: Decision) -> dict[str, Any] | None:
    return desk.shape(name, decision.row)[0][0]


@pytest.mark.parametrize("decision", DECISIONS, ids=IDS)
def test_acled(desk: Desk, decision: Decision) -> None:
    found = cells(desk, "acled", decision)
    told = "-" if found is None else f"{found['sub_event_type']} ={found['fatalities']}"
    assert told == decision.acled


@pytest.mark.parametrize("decision", DECISIONS, ids=IDS)
def test_ucdp(desk: Desk, decision: Decision) -> None:
    found = cells(desk, "ucdp", decision)
    assert ("-" if found is None else str(found["type_of_violence"])) == decision.ucdp
    if found is not None:
        assert found["best"] == found["deaths_a"] + found["deaths_b"] + found["deaths_civilians"] + found["deaths_unknown"] >= 1
        assert found["low"] <= found["best"] <= found["high"]


@pytest.mark.parametrize("decision", DECISIONS, ids=IDS)
def test_gtd(desk: Desk, decision: Decision) -> None:
    found = cells(desk, "gtd", decision)
    told = "-"
    if found is not None:
        attacks = "+".join(str(found[f"attacktype{n}"]) for n in (1, 2, 3) if found[f"attacktype{n}"])
        told = f"{attacks} {found['weaptype1']}.{found['weapsubtype1'] or ''} {found['targtype1']}"
    assert told.replace("8.18 ", "8. ") == decision.gtd.replace("8.18 ", "8. ")


@pytest.mark.parametrize("decision", DECISIONS, ids=IDS)
def test_plover(desk: Desk, decision: Decision) -> None:
    found = cells(desk, "plover", decision)
    told = "-" if found is None else f"{found['type']} {'+'.join(found['mode']) or '-'}"
    assert sorted(told.replace("+", " ").split()) == sorted(decision.plover.replace("+", " ").split())
