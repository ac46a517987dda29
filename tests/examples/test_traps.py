"""What trips a coder, one case a line: traps.txt says how a line reads, and TRAP_FAULTS which ones the coder does not pass yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from waqai.evaluation.names import kin_of, kins_of, place_words
from waqai.events.coder import Coder
from waqai.model import STATUSES, TACTICS

Row = dict[str, Any]

PUBLISHED = "2019-04-10"
LINES = [line for line in Path(__file__).with_name("traps.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
CASES = {name: (text, rows) for name, text, rows in ([part.strip() for part in line.split("|")] for line in LINES)}
COUNTS = {"joint": "casualties_combined", "own": "attackers_killed", "taken": "abducted"}

TRAP_FAULTS: frozenset[str] = frozenset()


def expected_of(rows: str) -> list[dict[str, str]]:
    """The fields of each row that a line asks for.

    >>> expected_of("type=mine killed=2 ; status=background")
    [{'type': 'mine', 'killed': '2'}, {'status': 'background'}]
    """
    if rows == "none":
        return []
    return [dict(field.split("=", 1) for field in row.split()) for row in rows.split(";")]


def bounds(value: str) -> tuple[int | None, int | None]:
    """A toll as written in a line: «-» none, «5» exactly, «5+» at least, «5-8» between."""
    if value == "-":
        return None, None
    if value.endswith("+"):
        return int(value[:-1]), None
    low, _, high = value.partition("-")
    return int(low), int(high or low)


def holds(row: Row, key: str, value: str) -> bool:
    """Whether one field of a row is as the line asks."""
    match key:
        case "killed" | "wounded":
            return (row[f"{key}_min"], row[f"{key}_max"]) == bounds(value)
        case "joint" | "own" | "taken":
            return row[COUNTS[key]] == (None if value == "-" else int(value))
        case "type_not":
            return row["type"] != value
        case "day":
            return row["date_start"] == value
        case "until":
            return row["date_end"] == value
        case "place":
            return bool(place_words(row["place_ar"]) & place_words(value))
        case "by" | "by_not":
            named = value.lower() in (row["attacker"] or "").lower() or kin_of(value) in kins_of(row["attacker"])
            return named is (key == "by")
        case "to" | "to_not":
            struck = any(value.lower() in t.lower() or kin_of(value) == kin_of(t) for t in row["target"])
            return struck is (key == "to")
        case "claim":
            return row["claimed_by"] is None if value == "-" else value.lower() in (row["claimed_by"] or "").lower()
        case _:
            return bool(row[key] == value)


def partner(row: dict[str, str], coded: list[Row]) -> Row | None:
    """The coded row that agrees with most of what is asked; each is taken once."""
    best = max(coded, key=lambda c: sum(holds(c, key, value) for key, value in row.items()), default=None)
    if best is not None:
        coded.remove(best)
    return best


def faulty(name: str) -> Any:
    mark = pytest.mark.xfail(strict=True, reason="known fault")
    return pytest.param(name, marks=mark if name in TRAP_FAULTS else ())


@pytest.mark.parametrize("name", map(faulty, CASES))
def test_trap(coder: Coder, name: str) -> None:
    text, rows = CASES[name]
    coded = [event.to_row() for event in coder.code(text, published=PUBLISHED).events]
    wanted = expected_of(rows)
    count = len(coded)
    wrong = []
    for row in wanted:
        found = partner(row, coded)
        wrong += [
            f"{key}: not {value}, but {found and shown(found, key)}"
            for key, value in row.items()
            if found is None or not holds(found, key, value)
        ]
    assert not wrong, "; ".join(wrong)
    assert count == len(wanted), f"{count} rows, not {len(wanted)}: {[(c['type'], c['place_ar']) for c in coded]}"


def shown(row: Row, key: str) -> object:
    """What a row holds for a field of a line."""
    if key in ("killed", "wounded"):
        return row[f"{key}_min"], row[f"{key}_max"]
    names = {
        "day": "date_start",
        "until": "date_end",
        "place": "place_ar",
        "by": "attacker",
        "by_not": "attacker",
        "to": "target",
        "to_not": "target",
        "claim": "claimed_by",
        "type_not": "type",
    }
    return row[COUNTS.get(key) or names.get(key, key)]


def test_lines_are_well_formed() -> None:
    assert len(CASES) == len(LINES)
    assert set(CASES) >= TRAP_FAULTS
    for _, rows in CASES.values():
        for row in expected_of(rows):
            assert row.get("type", TACTICS[0]) in TACTICS and row.get("status", "actual") in STATUSES
