"""Incidents become a table; nothing is lost or made more precise on the way."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest

from waqai.analysis import IncidentTable, RowError, split_phases, toll_total
from waqai.analysis.tolls import tolls_of
from waqai.model import Count, Incident, Place, ReportKey, TimeSpan, Version

START = date(2024, 3, 1)
Row = Callable[..., dict[str, Any]]


def incident() -> Incident:
    key = ReportKey("doc", 1)
    said = Version(key, 3, "Wire", "ministry", "official", date(2024, 3, 3))
    other = Version(ReportKey("other", 2), [5, None], "Paper", None, "claim", date(2024, 3, 4), copy_of="doc")
    return Incident(
        "i-1", (key, ReportKey("other", 2)), "actual", "car_bomb", TimeSpan(date(2024, 3, 2), date(2024, 3, 3), "days", "text"),
        Place("سوق", "Market", "XA", "North", None, 10.0, 20.0, 2), ("Northern Front", "Allies"), ("police",),
        counts={"killed": Count("killed", 3, 4, None)}, claimed_by=("Northern Front",), confirmed_by=("official",),
        campaign="غزوة", versions={"killed": (said, other)}, sources=2,
    )  # fmt: skip


def test_an_incident_keeps_its_counts_claims_and_reports() -> None:
    table = IncidentTable.from_incidents([incident()])
    [line] = table.rows.to_dict("records")
    assert (line["killed_low"], line["killed_best"], line["killed_high"]) == (3, 4, math.inf)
    assert line["attackers"] == ("Northern Front", "Allies") and line["claimed_by"] == ("Northern Front",)
    assert math.isnan(line["wounded_best"]) and line["geo_precision"] == 2
    reports = table.reports.set_index("document")
    assert list(reports.loc["doc", ["outlet", "stance", "killed_low", "killed_high"]]) == ["Wire", "official", 3.0, 3.0]
    assert list(reports.loc["other", ["stance", "killed_low", "killed_high", "copy_of"]]) == ["claim", 5.0, math.inf, "doc"]


def test_the_row_of_an_incident_gives_the_same_columns_as_the_incident() -> None:
    whole, exported = IncidentTable.from_incidents([incident()]), IncidentTable.from_rows([incident().to_row()])
    same = [name for name in whole.rows.columns if name not in ("joint_low",)]
    pd.testing.assert_frame_equal(whole.rows[same], exported.rows[same])
    assert len(exported.reports) == 2  # its members are known, what each says is not
    assert exported.reports["outlet"].isna().all()


def test_a_data_frame_serves_as_rows_do(row: Row) -> None:
    rows = [row(0, killed_min=1), row(1, incident="b")]
    from_frame = IncidentTable.from_rows(pd.DataFrame(rows))
    pd.testing.assert_frame_equal(from_frame.rows, IncidentTable.from_rows(rows).rows)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"date_start": "April"}, "date_start 'April' is not an ISO date"),
        ({"killed_min": -1}, "killed_min -1 is outside"),
        ({"killed_min": 5, "killed_max": 2}, "killed_max 2 is below killed_min 5"),
        ({"status": "maybe"}, "status 'maybe' is none of"),
        ({"type": "duel"}, "type 'duel' is none of"),
        ({"date_start": "2024-03-05", "date_end": "2024-03-01"}, "before it starts"),
        ({"lat": 91}, "lat 91 is outside"),
        ({"killed_min": "many"}, "killed_min 'many' is not a number"),
    ],
)
def test_a_wrong_row_is_named_in_one_line(row: Row, bad: dict[str, object], words: str) -> None:
    with pytest.raises(RowError) as raised:
        IncidentTable.from_rows([row(0, incident="good"), {**row(0, incident="bad"), **bad}])
    assert words in str(raised.value) and "row 2 (bad)" in str(raised.value) and "\n" not in str(raised.value)


def test_an_id_stands_once(row: Row) -> None:
    with pytest.raises(RowError, match="'x' stands there twice"):
        IncidentTable.from_rows([row(0, incident="x"), row(1, incident="x")])


def test_selecting_incidents_takes_their_reports_along(row: Row) -> None:
    versions = {"type": [{"document": "d", "n": 1, "outlet": "Wire"}]}
    table = IncidentTable.from_rows([row(0), row(1, versions=versions), row(2, versions={"type": [{"document": "e", "outlet": "Paper"}]})])
    part = table.where(np.array([False, False, True]))
    assert part.ids == ("row-3",) and list(part.reports["outlet"]) == ["Paper"] and list(part.reports["incident"]) == [0]


def test_a_joint_toll_bounds_the_killed_and_is_whole_in_casualties(row: Row) -> None:
    table = IncidentTable.from_rows([row(0, casualties_combined=12), row(0, killed_min=2, killed_max=3), row(0)])
    killed, both = tolls_of(table, "killed"), tolls_of(table, "casualties")
    assert (killed.low[0], killed.high[0]) == (0, 12) and math.isnan(killed.best[0])
    assert both.best[0] == 12 and both.low[1] == 2
    total = toll_total(table, "killed")
    assert (total.value, total.low, total.high) == (2, 2, 15)
    assert {caveat.key for caveat in total.caveats} >= {"tolls_joint", "tolls_unstated"}


def test_an_open_toll_leaves_the_total_open(row: Row) -> None:
    table = IncidentTable.from_rows([row(0, killed_min=20, killed_max=None), row(1, killed_min=1, killed_max=1)])
    total = toll_total(table, "killed")
    assert (total.value, total.low, total.high, total.parts["high_stated"]) == (21, 21, math.inf, 21)


def test_phases_leave_out_what_lies_on_both_sides_and_say_so(row: Row) -> None:
    wide = {**row(8), "date_end": row(12)["date_start"]}
    vague = {**row(2), "date_end": row(25)["date_start"]}
    other = row(3, attacker="Southern Front")
    rows = [row(i) for i in range(20)] + [wide, vague, other, row(4, status="foiled")]
    phases = split_phases(IncidentTable.from_rows(rows), date.fromisoformat(row(10)["date_start"]), 10, actor="northern front")
    assert phases.sizes == (10, 10) and phases.lengths == (10, 10)
    assert {c.key: c.values.get("n") for c in phases.caveats if c.key in ("straddling", "wide_dates")} == {"straddling": 1, "wide_dates": 1}
    assert len(phases.rest) == 1


def test_a_window_that_was_not_observed_is_cut_and_says_so(row: Row) -> None:
    table = IncidentTable.from_rows([row(i) for i in range(12)])
    phases = split_phases(table, date.fromisoformat(row(10)["date_start"]), 30)
    assert phases.lengths == (10, 2)
    assert next(c for c in phases.caveats if c.key == "window_cut").values == {"before": 10, "after": 2, "wanted": 30}
    with pytest.raises(ValueError, match="nothing was observed on both sides"):
        split_phases(table, START, 30)


def test_two_day_spans_count_on_their_first_day_and_undated_ones_nowhere(row: Row) -> None:
    table = IncidentTable.from_rows([{**row(0), "date_end": row(1)["date_start"]}, {"type": "shelling"}])
    assert table.days[0] == np.datetime64(START) and np.isnat(table.days[1])
    assert table.span() == (START, START)


def test_what_was_gathered_reaches_from_the_day_before_the_first_paper_to_the_last(row: Row) -> None:
    def told(day: int) -> dict[str, Any]:
        return {"versions": {"type": [{"document": f"d{day}", "n": 1, "published": row(day)["date_start"]}]}}

    table = IncidentTable.from_rows([row(-40, **told(5)), *(row(day, **told(day + 1)) for day in range(4, 20))])
    assert table.observed() == (START + timedelta(4), START + timedelta(20))
    phases = split_phases(table, START + timedelta(10), 30)
    assert phases.lengths == (6, 11) and phases.sizes == (6, 10)
    assert {"window_cut", "short_phase", "last_day_open"} <= {caveat.key for caveat in phases.caveats}
