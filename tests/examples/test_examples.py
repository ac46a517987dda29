"""The constructed reports of examples/: each must be coded into the rows that a person expects of it.

A row is right when status, type, place (a shared name, or within 25 km), date, attacker, killed and wounded are; attackers are compared by
kin («ISIS» is «Islamic State»). Reports that the coder does not read rightly yet are in KNOWN_FAULTS: one that is repaired fails until it
is taken off that list.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from waqai.documents.article import Article
from waqai.documents.reading import read_articles
from waqai.evaluation.comparing import compared, distance_km
from waqai.evaluation.names import place_words
from waqai.evaluation.pairing import pair
from waqai.events.coder import Coder
from waqai.model import COUNT_FIELDS, STATUSES, TACTICS, Document

Row = dict[str, Any]

EXAMPLES = Path(__file__).parents[2] / "examples"
CHECKED = ("status", "type", "country", "date", "attacker", "killed", "wounded")
ALONE = ("casualties_combined", "abducted", "attackers_killed")
NEAR_KM = 25.0

KNOWN_FAULTS: frozenset[str] = frozenset(
    """
    yemen-fronts
    marib-power-line
    nasiriyah-protest
    mogadishu-hotel/counts
    insider-attack/counts
    """.split()
)


def lines_of(name: str) -> list[Row]:
    return [json.loads(line) for line in (EXAMPLES / name).read_text(encoding="utf-8").splitlines()]


def reports() -> dict[str, Document]:
    found = list(read_articles([EXAMPLES / "reports.jsonl"]))
    assert all(isinstance(item, Article) for item in found), found
    return {item.document.id: item.document for item in found if isinstance(item, Article)}


REPORTS = reports()
EXPECTED = {line["id"]: line for line in lines_of("expected.jsonl")}


def rows_of(coder: Coder, identifier: str) -> list[Row]:
    return [event.to_row() for event in coder.code_document(REPORTS[identifier]).events]


def brief(row: Row) -> str:
    """A row in one line, for the message of a failed test."""
    keys = (
        "status",
        "type",
        "date_start",
        "date_end",
        "place_ar",
        "country",
        "attacker",
        "killed_min",
        "killed_max",
        "wounded_min",
        "wounded_max",
        *ALONE,
    )
    return " | ".join(f"{key}={row[key]}" for key in keys if row.get(key) is not None)


def same_spot(coded: Row, gold: Row) -> bool:
    """A word of the toponym in common, or a point within 25 km."""
    if not gold["place_ar"] or place_words(coded["place_ar"]) & place_words(gold["place_ar"]):
        return True
    apart = distance_km(coded, gold)
    return apart is not None and apart <= NEAR_KM


def differences(coded: list[Row], gold: list[Row]) -> list[str]:
    """What a person would have to edit, add or delete; empty where all is right."""
    pairs = pair(coded, gold)
    found = [f"missed: {brief(gold[j])}" for j in range(len(gold)) if j not in {j for _, j in pairs}]
    found += [f"spurious: {brief(coded[i])}" for i in range(len(coded)) if i not in {i for i, _ in pairs}]
    for i, j in pairs:
        fields = compared(coded[i], gold[j])
        wrong = [key for key in CHECKED if fields[key] is False] + ([] if same_spot(coded[i], gold[j]) else ["place"])
        if wrong:
            found.append(f"{', '.join(wrong)}:\n    expected {brief(gold[j])}\n    coded    {brief(coded[i])}")
    return found


def faulty(*names: str) -> list[Any]:
    """The names as parameters, those in KNOWN_FAULTS as failures that are expected."""
    mark = pytest.mark.xfail(strict=True, reason="known fault")
    return [pytest.param(name, marks=mark if name in KNOWN_FAULTS else ()) for name in names]


@pytest.mark.parametrize("identifier", faulty(*REPORTS))
def test_report_is_coded_as_expected(coder: Coder, identifier: str) -> None:
    found = differences(rows_of(coder, identifier), EXPECTED[identifier]["events"])
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("name", faulty(*(f"{i}/counts" for i, line in EXPECTED.items() if line["events"])))
def test_joint_tolls_captives_and_dead_attackers(coder: Coder, name: str) -> None:
    coded, gold = rows_of(coder, name.split("/")[0]), EXPECTED[name.split("/")[0]]["events"]
    for i, j in pair(coded, gold):
        assert {key: coded[i].get(key) for key in ALONE} == {key: gold[j].get(key) for key in ALONE}, brief(gold[j])


@pytest.mark.parametrize("identifier", REPORTS)
def test_every_value_points_at_its_words(coder: Coder, identifier: str) -> None:
    document = REPORTS[identifier]
    for event in coder.code_document(document).events:
        row = event.to_row()
        assert event.status in STATUSES and event.tactic in TACTICS
        assert set(event.counts) <= set(COUNT_FIELDS)
        assert row["evidence_ar"] in document.raw
        for field, spans in row["spans"].items():
            assert all(0 <= start < end <= len(document.raw) and rule for start, end, rule in spans), field


def test_known_faults_are_examples() -> None:
    assert set(REPORTS) >= {name.removesuffix("/counts") for name in KNOWN_FAULTS}


def test_reports_and_expected_rows_belong_together() -> None:
    assert list(REPORTS) == list(EXPECTED)
    assert {document.source for document in REPORTS.values()} == {"constructed"}
    rows = [row for line in EXPECTED.values() for row in line["events"]]
    assert {row["type"] for row in rows} == set(TACTICS)
    assert {row["status"] for row in rows} == set(STATUSES)
    for identifier, line in EXPECTED.items():
        assert line["relevant"] is bool(line["events"])
        for row in line["events"]:
            assert row["evidence_ar"] in REPORTS[identifier].raw
            assert row["place_ar"] is None or row["place_ar"] in REPORTS[identifier].raw
    assert sum(not line["events"] for line in EXPECTED.values()) >= 8


@pytest.mark.parametrize("path", sorted([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.html")]), ids=lambda path: path.name)
def test_text_and_page_are_read_as_the_report_they_hold(coder: Coder, path: Path) -> None:
    report = REPORTS[path.stem]
    (found,) = read_articles([path], report.published if path.suffix == ".txt" else None)
    assert isinstance(found, Article)
    assert found.document.published == report.published
    assert found.document.raw.split() == report.raw.split()
    kept = ("status", "type", "date_start", "country", "attacker", "killed_min", "wounded_min")
    of_file, of_line = (
        [tuple(event.to_row()[k] for k in kept) for event in coder.code_document(d).events] for d in (found.document, report)
    )
    assert sorted(map(repr, of_file)) == sorted(map(repr, of_line))
