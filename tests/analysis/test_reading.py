"""What stands round the figures: caveats in two languages, strength of evidence, sensitivity to the sources."""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from waqai.analysis import Caveat, Estimate, IncidentTable, scenarios, sensitivity, source_profile, split_phases, tempo_ratio, toll_total
from waqai.analysis.caveats import CaveatError, catalogue, placeholders

START = date(2024, 3, 1)
Row = Callable[..., dict[str, Any]]
ROOM = Path(__file__).parents[2] / "src" / "waqai" / "analysis"


def used() -> dict[str, set[str]]:
    """Every caveat that the room's code makes, with the figures that it gives."""
    found: dict[str, set[str]] = {}
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Caveat" and isinstance(node.args[0], ast.Constant):
                values = node.args[1] if len(node.args) > 1 else ast.Dict(keys=[], values=[])
                if isinstance(values, ast.Dict):
                    found[node.args[0].value] = {key.value for key in values.keys if isinstance(key, ast.Constant)}
    return found


@pytest.mark.parametrize(("key", "given"), sorted(used().items()))
def test_every_caveat_of_the_code_is_in_the_catalogue_and_gets_its_figures(key: str, given: set[str]) -> None:
    assert key in catalogue() and placeholders(catalogue()[key].en) == given


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_every_caveat_has_an_arabic_text_that_is_arabic(key: str) -> None:
    arabic = Caveat(key, dict.fromkeys(placeholders(catalogue()[key].ar), 7)).text("ar")
    assert "{" not in arabic and sum("\u0600" <= char <= "\u06ff" for char in arabic) > 20


def test_a_caveat_that_nobody_knows_or_that_lacks_its_figure_is_an_error() -> None:
    with pytest.raises(CaveatError, match="no caveat 'thunder'"):
        Caveat("thunder").text("en")
    with pytest.raises(CaveatError, match="needs the figure 'n'"):
        Caveat("few_incidents").text("ar")


@pytest.mark.parametrize(
    ("p", "n", "serious", "strength"),
    [
        (0.0005, 50, 0, "strong"),
        (0.0005, 20, 0, "moderate"),
        (0.0005, 50, 1, "moderate"),
        (0.03, 50, 0, "weak"),
        (0.03, 50, 1, "none"),
        (0.2, 50, 0, "none"),
    ],
)
def test_the_strength_of_evidence_follows_p_number_and_caveats(p: float, n: int, serious: int, strength: str) -> None:
    caveats = (Caveat("one_article"),) * serious
    estimate = Estimate("x", 2.0, "ratio", n, "m", 1.1, 3.0, p=p, null=1.0, caveats=caveats)
    assert estimate.strength == strength and estimate.direction == (0 if strength == "none" else 1)


def test_an_estimate_is_plain_json_and_open_ends_are_words() -> None:
    estimate = Estimate(
        "x", math.inf, "ratio", 3, "m", 1.0, math.inf, caveats=(Caveat("few_incidents", {"n": 3}),), rows=("a",), parts={"day": START}
    )
    told = json.loads(json.dumps(estimate.to_dict(), allow_nan=False))
    assert told["high"] == "inf" and told["rows"] == ["a"] and told["caveats"][0] == {"key": "few_incidents", "severity": "serious", "n": 3}
    assert told["parts"]["day"] == "2024-03-01"


def reported(row: Row) -> IncidentTable:
    """Ten incidents told by two outlets, twenty late ones that only one tells."""

    def said(day: int, *outlets: str) -> dict[str, Any]:
        reports = [{"document": f"{outlet}{day}", "n": i, "outlet": outlet, "stance": "news"} for i, outlet in enumerate(outlets)]
        return row(day, versions={"type": reports}, sources=len(outlets), killed_min=1, killed_max=3, killed_best=2, geo_precision=2)

    return IncidentTable.from_rows([said(day, "Wire", "Paper") for day in range(20)] + [said(10 + day // 2, "Wire") for day in range(20)])


def test_a_rise_that_one_outlet_makes_does_not_hold_without_it(row: Row) -> None:
    table = reported(row)
    observed = (START, START + timedelta(19))
    found = sensitivity(table, lambda t: tempo_ratio(split_phases(t, START + timedelta(10), 10, observed=observed)))
    assert found.base.value == 3.0 and found.holds is False
    by = {(outcome.key, outcome.values.get("outlet")): outcome for outcome in found.outcomes}
    without = by["without_outlet", "Wire"].estimate
    assert without is not None and without.value == 1.0 and by["without_outlet", "Wire"].values["dropped"] == 20
    assert by["two_sources", None].n == 20 and ("without_outlet", "Paper") not in by
    assert found.worst in ("without_outlet", "two_sources") and found.low == 1.0


def test_tolls_are_read_at_their_lowest_and_highest(row: Row) -> None:
    found = sensitivity(reported(row), toll_total)
    values = {outcome.key: outcome.estimate.value for outcome in found.outcomes if outcome.estimate}
    assert (found.base.value, values["tolls_low"], values["tolls_high"]) == (80, 40, 120)


def test_a_scenario_that_leaves_nothing_says_why(row: Row) -> None:
    rows = [row(day, claimed_by="Northern Front" if day < 5 else None) for day in range(20)]
    table = IncidentTable.from_rows(rows)
    found = sensitivity(table, lambda t: tempo_ratio(split_phases(t, START + timedelta(10), 10)))
    [claims] = [outcome for outcome in found.outcomes if outcome.key == "claims_only"]
    assert claims.estimate is None and "nothing was observed on both sides" in claims.why


def test_no_scenario_changes_nothing(row: Row) -> None:
    table = IncidentTable.from_rows([row(day, geo_precision=1, killed_min=2, killed_max=2) for day in range(10)])
    assert list(scenarios(table)) == []


def test_the_profile_of_sources_counts_each_incident_once_for_an_outlet(row: Row) -> None:
    profile = source_profile(reported(row))
    assert profile.outlets == {"Wire": 40, "Paper": 20} and profile.reports == 60 and profile.single.value == 0.5
    assert profile.effective == pytest.approx(60**2 / (40**2 + 20**2))


def test_one_article_is_said_to_be_one_article(row: Row) -> None:
    versions = {"type": [{"document": "d", "n": 1, "outlet": "Wire"}]}
    rows = [row(day, versions={"type": [{**versions["type"][0], "n": day}]}, claimed_by="Northern Front") for day in range(6)]
    total = toll_total(IncidentTable.from_rows(rows))
    assert {"one_article", "one_outlet", "claims_only", "tolls_unstated"} <= {caveat.key for caveat in total.caveats}
