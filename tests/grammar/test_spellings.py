"""One report in the spellings of many newspapers: the same rows."""

from __future__ import annotations

from random import Random

import pytest
from tests.grammar import several, tolls

from waqai.events.coder import Coder

from .incident_report import PUBLISHED
from .incident_tactics import tactic_report
from .spellings import SPELLINGS
from .wording_table import wording_report

FIELDS = (
    "status", "type", "date_start", "date_end", "attacker", "target", "killed_min", "killed_max", "wounded_min", "abducted", "claimed_by",
)  # fmt: skip
SAMPLE = 8


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def _texts() -> list[tuple[str, str]]:
    """Texts with the day that they were printed on."""
    rng = Random("spellings")
    out: list[tuple[str, str]] = []
    for _ in range(SAMPLE):
        out += [(report.text, PUBLISHED) for report in (tolls.of_people(rng), several.make(rng), tactic_report(rng))]
        tables = [wording_report(table, rng) for table in ("raids", "claims", "air", "statements")]
        out += [(report.text, report.published) for report in tables]
    return out


def _facts(coder: Coder, text: str, published: str) -> list[tuple[object, ...]]:
    rows = [event.to_row() for event in coder.code(text, published=published).events]
    return [tuple(row[field] for field in FIELDS) for row in rows]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spelling_changes_no_row(coder: Coder, spelling: str) -> None:
    spelt = SPELLINGS[spelling]
    texts = [(text, day) for text, day in _texts() if spelt(text) != text]
    assert [t for t, day in texts if _facts(coder, spelt(t), day) != _facts(coder, t, day)] == []


def test_hamza_on_yeh_and_a_latin_comma(coder: Coder) -> None:
    """«مسئول» is «مسؤول», «,» is «،»."""
    plain = "قتل 3 جنود أمس في هجوم انتحاري في بعقوبة، وأعلن تنظيم داعش المسؤولية عنه."
    assert _facts(coder, plain.replace("المسؤولية", "المسئولية").replace("،", ","), PUBLISHED) == _facts(coder, plain, PUBLISHED)
