"""How far ours and a dataset's incidents agree: field by field, within the dataset's countries and days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from waqai.evaluation.agreement import Agreement, agreement, compared, scope_of
from waqai.model import Report, ReportKey

ROW: dict[str, Any] = {
    "status": "actual", "type": "bombing_ied", "date_start": "2019-04-09", "date_end": "2019-04-09", "country": "IQ", "admin1": "Nineveh",
    "place": "Mosul", "place_ar": "الموصل", "lat": 36.34, "lon": 43.13, "geo_precision": 2, "attacker": "Islamic State",
    "target": ["police"], "killed_min": 3, "killed_max": 3,
}  # fmt: skip
POINT = {"lat": None, "lon": None}


def report(name: str, n: int = 1, **values: Any) -> Report:
    return Report(ReportKey(name, n), {**ROW, **values}, date(2019, 4, 10), name.split(":")[0])


def theirs(found: Report) -> bool:
    return found.outlet == "acled"


def result(*groups: list[Report]) -> Agreement:
    return agreement([(f"w-{number}", group) for number, group in enumerate(groups, 1)], theirs)


@pytest.mark.parametrize(
    ("ours", "other", "name", "agrees"),
    [
        ({}, {}, "date", True),
        ({"date_start": "2019-04-08"}, {}, "date", True),
        ({"date_start": "2019-04-10", "date_end": "2019-04-10"}, {}, "date", False),
        ({"date_start": None, "date_end": None}, {}, "date", None),
        ({"country": "SY"}, {}, "country", False),
        ({"country": None}, {}, "country", None),
        ({"admin1": "nineveh"}, {}, "admin1", True),
        ({"lat": 36.4}, {}, "place", True),
        ({"lat": 37.4}, {}, "place", False),
        (POINT, {}, "place", True),
        ({**POINT, "place": "Tal Afar"}, {}, "place", False),
        ({**POINT, "place": None, "place_ar": None}, {}, "place", None),
        ({"type": "car_bomb"}, {}, "type", False),
        ({"type": "car_bomb"}, {}, "type_group", True),
        ({"type": "abduction"}, {}, "type_group", False),
        ({"attacker": "ISIS"}, {}, "attacker", True),
        ({"attacker": "PKK"}, {}, "attacker", False),
        ({"target": ["Iraqi police", "civilians"]}, {}, "target", True),
        ({"target": []}, {}, "target", None),
        ({"killed_min": 2, "killed_max": 4}, {}, "killed", True),
        ({"killed_min": 2, "killed_max": None}, {"killed_min": 9, "killed_max": 9}, "killed", True),
        ({"killed_min": 4, "killed_max": 4}, {}, "killed", False),
        ({"killed_min": None, "killed_max": None}, {"killed_min": 0, "killed_max": 0}, "killed", True),
        ({"killed_min": None, "killed_max": None}, {}, "killed", False),
        ({"wounded_min": 4, "wounded_max": 4}, {}, "wounded", None),
        ({"wounded_min": 4, "wounded_max": 4}, {"wounded_min": 5, "wounded_max": 5}, "wounded", False),
    ],
)
def test_when_a_field_agrees(ours: dict[str, Any], other: dict[str, Any], name: str, agrees: bool | None) -> None:
    assert compared({**ROW, **ours}, {**ROW, **other})[name] is agrees


def test_a_clash_may_be_told_from_either_side() -> None:
    clash = {**ROW, "type": "armed_clash"}
    turned = {**clash, "attacker": "police", "target": ["Islamic State"]}
    found = compared(turned, clash)
    assert (found["attacker"], found["target"]) == (True, True)
    assert compared({**turned, "type": "bombing_ied"}, ROW)["attacker"] is False


def test_pairs_and_what_one_side_alone_has() -> None:
    found = result(
        [report("daily"), report("evening", killed_min=4, killed_max=4), report("acled:1")],
        [report("daily", 2, place="Baqubah")],
        [report("acled:2", date_end="2019-04-20")],
    )
    assert [pair.incident for pair in found.pairs] == ["w-1"]
    assert [name for name, _ in found.only_here] == ["w-2"]
    assert [name for name, _ in found.only_there] == ["w-3"]
    assert (found.rows_there, found.rows_matched) == (2, 1)


def test_two_rows_of_theirs_in_one_incident_are_one_pair() -> None:
    found = result([report("daily"), report("acled:1"), report("acled:2")])
    assert (len(found.pairs), found.rows_there, found.rows_matched) == (1, 2, 2)


def test_ours_outside_the_countries_and_days_of_the_dataset_are_not_missed_by_it() -> None:
    found = result(
        [report("acled:1")],
        [report("daily", 1, country="SY")],
        [report("daily", 2, date_start="2019-05-09", date_end="2019-05-09")],
        [report("daily", 3, status="threat")],
        [report("daily", 4, date_start="2019-04-01", date_end="2019-04-30")],
    )
    assert found.out_of_scope == 3
    assert [name for name, _ in found.only_here] == ["w-5"]


def test_what_differs_is_counted_by_value() -> None:
    found = result(
        [report("daily"), report("acled:1", type="shooting")],
        [report("daily", 2), report("acled:2", type="shooting", killed_min=5, killed_max=5)],
    )
    assert found.differing("type") == {("bombing_ied", "shooting"): 2}
    assert found.differing("killed") == {("3", "5"): 1}
    assert (found.told["type"], found.agreed["type"]) == (2, 0)
    assert found.dead == (6, 8)
    assert found.to_json()["fields"]["killed"] == {"agree": 1, "of": 2}
    assert [item["what"] for item in found.items()] == ["matched", "matched"]


def test_no_row_of_the_dataset_is_an_error() -> None:
    with pytest.raises(ValueError, match="no rows"):
        result([report("daily")])
    with pytest.raises(ValueError, match="no rows"):
        scope_of([{"country": "IQ"}])
