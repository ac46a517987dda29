"""The constructed reports of `benchmarks/constructed.jsonl`: whole, by the codebook, and coded no worse than they were."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.events.coding import coder

from waqai.evaluation import Figures, evaluate
from waqai.model import TACTIC_GROUPS, Document
from waqai.outputs import line_of

REPORTS = Path(__file__).parents[2] / "benchmarks" / "constructed.jsonl"
STATUSES = {"actual", "foiled", "threat", "denied", "background"}
NEWER = ("dailies", "recent", "afar")  # the last three writers' reports
# What each part may not fall below: event F1, killed, wounded, attacker, untouched. A little under what benchmarks/constructed.py prints,
# for the read reports of the first six writers and of the last three apart.
FLOORS = {
    "read": (0.88, 0.86, 0.87, 0.88, 0.62),
    "newer, read": (0.795, 0.795, 0.76, 0.75, 0.41),
    "unread": (0.81, 0.645, 0.7, 0.72, 0.355),
}


@cache
def reports() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines() if line)


def part_of(report: dict[str, Any]) -> str:
    if report["unread"]:
        return "unread"
    return "newer, read" if report["id"].startswith(NEWER) else "read"


@cache
def figures(part: str) -> Figures:
    gold = {r["id"]: r for r in reports() if part_of(r) == part}
    coded = {
        key: line_of(coder().code_document(Document(key, r["text"], r["title"], date.fromisoformat(r["published"]))))
        for key, r in gold.items()
    }
    return evaluate(gold, coded).figures


def test_a_third_of_the_reports_is_unread() -> None:
    assert len(reports()) == len({r["id"] for r in reports()}) == 384
    assert sum(r["unread"] for r in reports()) == 132


@pytest.mark.parametrize("report", reports(), ids=lambda r: r["id"])
def test_rows_are_of_the_codebook_and_rest_on_the_text(report: dict[str, Any]) -> None:
    whole = f"{report['title'] or ''}\n{report['text']}"
    for row in report["events"]:
        assert row["status"] in STATUSES
        assert {row["type"], *row.get("type_alt", [])} <= TACTIC_GROUPS.keys()
        assert len(row["country"]) == 2
        assert row["attacker"]
        assert isinstance(row["target"], list)
        assert row["evidence_ar"]
        assert row["evidence_ar"] in whole
        assert row.get("place_ar", "") in whole
        for kind in ("killed", "wounded"):
            low, high = row.get(f"{kind}_min"), row.get(f"{kind}_max")
            assert high is None or low is not None and low <= high


@pytest.mark.parametrize("part", FLOORS)
def test_reports_are_coded_no_worse_than_they_were(part: str) -> None:
    found, (event, killed, wounded, attacker, untouched) = figures(part), FLOORS[part]
    assert found.event.f1 >= event
    assert found.untouched >= untouched
    for field, floor in (("killed", killed), ("wounded", wounded), ("attacker", attacker)):
        assert found.fields[field][0] >= floor, field
