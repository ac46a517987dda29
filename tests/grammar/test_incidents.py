"""Made reports of one incident, by a grammar of places, days, tactics and status: what a plain reader codes from them, the coder must."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from waqai.events.coder import Coder

from .incident_days import day_report
from .incident_places import place_report
from .incident_report import Report, faults
from .incident_status import status_report
from .incident_tactics import tactic_report

SEED = 7
GRAMMARS: dict[str, tuple[Callable[[Random], Report], int]] = {
    "place": (place_report, 110),
    "day": (day_report, 70),
    "tactic": (tactic_report, 90),
    "status": (status_report, 60),
}
KNOWN_FAULTS: tuple[str, ...] = (
    "c:فشلت قوات الأمن في منع هجوم",  # a deed that forces failed to prevent took place
)
"""Beginnings of cells that the coder does not pass yet."""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def _sample(grammar: str) -> list[Report]:
    make, size = GRAMMARS[grammar]
    rng = Random(SEED)
    return [make(rng) for _ in range(size)]


def _is_known(report: Report) -> bool:
    return any(cell.startswith(fault) for cell in report.cells for fault in KNOWN_FAULTS)


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_reports_are_coded_as_a_reader_would(coder: Coder, grammar: str) -> None:
    wrong = []
    for report in _sample(grammar):
        found = faults(report, [e.to_row() for e in coder.code(report.text, published=report.published, title=report.title).events])
        if found and not _is_known(report):
            wrong.append((report.text, found, dict(report.want)))
    assert not wrong


def test_known_faults_are_still_faults(coder: Coder) -> None:
    """A fault that the coder has learnt to pass leaves the list."""
    make, _ = GRAMMARS["status"]
    rng = Random(SEED)
    reports = [r for r in (make(rng) for _ in range(400)) if _is_known(r)]
    assert reports
    assert all(faults(r, [e.to_row() for e in coder.code(r.text, published=r.published).events]) for r in reports)
