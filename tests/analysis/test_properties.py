"""What must hold for any table: the order of rows changes nothing, others' incidents change nothing, nothing points beyond its table."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import waqai.analysis as wa

START = date(2024, 3, 1)
PAGE = Path(__file__).parents[2] / "docs" / "method.md"


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Twenty to sixty incidents of two actors over forty days, tolls and places known or not."""
    made = []
    for i in range(draw(st.integers(20, 60))):
        day = START + timedelta(draw(st.integers(0, 39)))
        low = draw(st.none() | st.integers(0, 9))
        made.append(
            {
                "incident": f"i{i}",
                "date_start": day.isoformat(),
                "date_end": (day + timedelta(draw(st.sampled_from([0, 0, 0, 1, 9])))).isoformat(),
                "type": draw(st.sampled_from(["shelling", "car_bomb", "abduction"])),
                "attacker": draw(st.sampled_from(["A", "A", "B", "unknown"])),
                "target": draw(st.lists(st.sampled_from(["police", "army", "civilians"]), max_size=2, unique=True)),
                "admin1": draw(st.sampled_from([None, "u1", "u2", "u3"])),
                "country": "XA",
                "killed_min": low,
                "killed_max": None if low is None else draw(st.none() | st.integers(low, low + 5)),
                "casualties_combined": draw(st.none() | st.integers(1, 30)),
                "lat": 10 + draw(st.integers(0, 20)) / 10,
                "lon": 20.0,
                "geo_precision": draw(st.sampled_from([1, 2, 3, 4])),
            }
        )
    return made


def figures(table: wa.IncidentTable) -> list[wa.Estimate]:
    """Estimates whose figures must not hang on the order of rows."""
    phases = wa.split_phases(table, START + timedelta(20), 20, actor="A", observed=(START, START + timedelta(39)))
    totals = [wa.toll_total(table, measure) for measure in ("killed", "wounded", "casualties")]
    shifts = [wa.mix_shift(phases, field, draws=99) for field in ("tactic", "target")]
    return [wa.tempo_ratio(phases), wa.relative_ratio(phases), *totals, *shifts, wa.spread(table), wa.mean_toll(table, draws=99)]


@settings(max_examples=10, deadline=None)
@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_figure(made: list[dict[str, Any]], random: Any) -> None:
    mixed = random.sample(made, len(made))
    for one, other in zip(figures(wa.IncidentTable.from_rows(made)), figures(wa.IncidentTable.from_rows(mixed)), strict=True):
        assert one.name == other.name and (one.value, one.n, one.p) == pytest.approx((other.value, other.n, other.p), nan_ok=True)
        assert sorted(one.rows) == sorted(other.rows) and {c.key for c in one.caveats} == {c.key for c in other.caveats}


@settings(max_examples=10, deadline=None)
@given(rows())
def test_every_estimate_keeps_its_promises(made: list[dict[str, Any]]) -> None:
    table = wa.IncidentTable.from_rows(made)
    for estimate in figures(table):
        assert set(estimate.rows) <= set(table.ids)
        assert estimate.value is not None or estimate.caveats
        assert estimate.p is None or 0 <= estimate.p <= 1
        if estimate.value is not None and estimate.low is not None and estimate.high is not None:
            assert estimate.low <= estimate.value * (1 + 1e-9) + 1e-9 and estimate.value <= estimate.high * (1 + 1e-9) + 1e-9
        assert all(caveat.text("ar") and caveat.text("en") for caveat in estimate.caveats)


@settings(max_examples=8, deadline=None)
@given(rows())
def test_incidents_of_others_change_no_ratio_of_the_actor(made: list[dict[str, Any]]) -> None:
    without = [row for row in made if row["attacker"] == "A"]
    seen = (START, START + timedelta(39))
    ratios = [
        wa.tempo_ratio(wa.split_phases(wa.IncidentTable.from_rows(some), START + timedelta(20), 20, actor="A", observed=seen)).value
        for some in (made, without)
        if without
    ]
    assert len(set(ratios)) <= 1


def test_the_example_of_the_page_runs() -> None:
    """The first Python block of docs/method.md, on incidents of our own making around its pivot."""
    block = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert block is not None
    rng = np.random.default_rng(1)
    made = [
        {
            "date_start": (date(2015, 7, 4) + timedelta(int(day))).isoformat(),
            "attacker": "Houthis",
            "admin1": "Lahij" if day % 2 else "Taiz",
            "country": "YE",
            "type": "shelling",
        }
        for day in rng.integers(0, 60, 90)
    ]
    names: dict[str, Any] = {"incidents": [], "rows": made}
    exec(block[1], names)
    assert names["ratio"].value > 0 and math.isfinite(names["together"].value) and names["stands"].base.name == "tempo_ratio"
