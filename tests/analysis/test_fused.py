"""What fusion gives is what the analysis reads: incidents, and the lines that `waqai fuse` writes of them."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from waqai.analysis import IncidentTable, source_profile, toll_disagreement
from waqai.incidents import fuse, reports_of
from waqai.model import Incident
from waqai.outputs.fused import incident_line


def told(article: str, published: str, killed: int, outlet: str, said_by: str | None, day: str = "2019-04-09") -> dict[str, Any]:
    row = {
        "n": 1, "status": "actual", "type": "car_bomb", "date_start": day, "date_end": day, "date_basis": "text", "date_precision": "day",
        "country": "IQ", "admin1": "Diyala", "place_ar": "بعقوبة", "place": "Baqubah", "lat": 33.75, "lon": 44.64, "geo_precision": 2,
        "attacker": "Islamic State", "target": ["police"], "weapon": "car bomb", "killed_min": killed, "killed_max": killed,
        "reported_by": said_by, "claimed_by": "Islamic State" if said_by == "Islamic State" else None, "campaign": "غزوة السهل",
    }  # fmt: skip
    return {"id": article, "published": published, "source": outlet, "events": [row]}


@pytest.fixture
def incidents() -> list[Incident]:
    lines = [
        told("a", "2019-04-10", 9, "Channel", "Islamic State"), told("b", "2019-04-10", 4, "Daily", "مصدر أمني"),
        told("c", "2019-03-02", 2, "Daily", "مصدر أمني", day="2019-03-01"),
    ]  # fmt: skip
    return fuse(report for line in lines for report in reports_of(line))


def test_a_claim_and_an_official_report_of_one_incident_stand_side_by_side(incidents: list[Incident]) -> None:
    table = IncidentTable.from_incidents(incidents)
    assert len(table) == 2 and len(table.reports) == 3
    both = table.where(table.rows["sources"].to_numpy() == 2)
    assert sorted(both.reports["stance"]) == ["claim", "official"] and sorted(both.reports["killed_low"]) == [4, 9]
    assert list(both.reports["killed_high"]) == list(both.reports["killed_low"])
    assert toll_disagreement(table).value == pytest.approx(9 / 4)
    assert source_profile(table).outlets == {"Daily": 2, "Channel": 1}


def test_the_lines_of_fuse_give_the_table_of_the_incidents(incidents: list[Incident]) -> None:
    whole = IncidentTable.from_incidents(incidents)
    lines = [json.loads(json.dumps(incident_line(incident), ensure_ascii=False)) for incident in incidents]
    read = IncidentTable.from_rows(lines)
    same = [name for name in whole.rows.columns if name != "confidence"]  # lines round it
    pd.testing.assert_frame_equal(whole.rows[same], read.rows[same])
    pd.testing.assert_frame_equal(whole.reports, read.reports)
