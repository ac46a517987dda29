"""Figures of the literature: what sources conclude from their own figures comes out again, or is explained."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def load() -> Any:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return importlib.import_module("published")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


published = load()
FINDINGS = list(published.findings(published.load()))


def test_every_case_has_a_source_a_claim_and_a_finding() -> None:
    cases = published.load()
    assert {finding.case for finding in FINDINGS} == set(cases)
    assert all(case["source"] and case["says"] and case["title"] for case in cases.values())


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: f"{finding.case}-{finding.says[:20]}")
def test_what_the_source_says_comes_out_or_is_known_not_to(finding: Any) -> None:
    assert finding.agrees is not False or finding.says == "within 81 days"


def test_the_campaign_of_2022_by_hand() -> None:
    """219 attacks in fifteen days after 123 in fifteen: the ratio is that of the counts, its interval that of a binomial of 342."""
    [surge, months] = [finding.values for finding in FINDINGS if finding.case == "ramadan_2022"]
    assert surge["ratio"] == pytest.approx(219 / 123) and 1.4 < surge["low"] < 1.45 and 2.2 < surge["high"] < 2.25
    assert months["ratio"] == pytest.approx(342 / 332) and months["p"] > 0.5


def test_the_half_year_of_2024_by_hand() -> None:
    [half] = [finding.values for finding in FINDINGS if finding.case == "half_year_2024"]
    assert half["ratio"] == pytest.approx(153 / 182 / (121 / 365))


def test_the_tables_add_up_or_their_gap_is_named() -> None:
    values = {key: value for finding in FINDINGS for key, value in finding.values.items() if finding.case == "suicide_2016"}
    assert values["december"] == 97 and values["means"] == 1112
    assert next(finding for finding in FINDINGS if finding.says == "within 81 days").values["days"] == 76
