"""Coded lines become reports; what a row cannot hold is refused in one line."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from waqai.incidents import read_judgements, read_reports, reports_of
from waqai.model import Issue, Judgement, Report, ReportKey

from .making import row


def line(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "a", "published": "2019-04-10", "source": "daily", "events": list(rows), **more}


def test_a_line_becomes_reports_that_know_their_article() -> None:
    first, second = reports_of(line(row(), {**row("taiz"), "n": 2}, url="https://example.org/a", copy_of="b"))
    assert (first.key, second.key) == (ReportKey("a", 1), ReportKey("a", 2))
    assert (first.published, first.outlet, first.url, first.copy_of) == (date(2019, 4, 10), "daily", "https://example.org/a", "b")
    assert reports_of({"id": "a", "events": []}) == reports_of({"id": "a", "relevant": False, "events": None}) == []


def test_rows_without_numbers_are_numbered() -> None:
    assert [report.key.n for report in reports_of(line({"type": "shelling"}, {"type": "mine"}))] == [1, 2]


def test_rivals_are_the_other_incidents_of_the_kind_in_the_article() -> None:
    strike = {"type": "air_strike", "attacker": "Arab coalition", "target": ["Houthis"]}
    rows = [{**row("taiz", **strike), "n": 1}, {**row("mokha", **strike), "n": 2}, {**row("taiz"), "n": 3}]
    assert [report.rivals for report in reports_of(line(*rows))] == [1, 1, 0]


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ({"lat": 300.0}, "event 1: 'lat': input should be less than or equal to 90"),
        ({"killed_min": -1}, "event 1: 'killed_min': input should be greater than or equal to 0"),
        ({"killed_min": 4, "killed_max": 2}, "event 1: killed_max 2 is below killed_min 4"),
        ({"date_start": "9 April"}, "event 1: 'date_start': '9 April' is not an ISO date"),
        ({"date_end": "2019-04-01"}, "event 1: it ends 2019-04-01, before it starts 2019-04-09"),
        ({"type": "war"}, "event 1: type 'war' is none of suicide_bombing"),
        ({"status": "perhaps"}, "event 1: status 'perhaps' is none of actual"),
        ({"n": "one"}, "event one: 'n': input should be a valid integer"),
    ],
)
def test_what_a_row_cannot_hold_is_said(bad: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match="^" + complaint.replace("(", r"\(")):
        reports_of(line({**row(), **bad}))


def test_one_number_twice_is_said() -> None:
    with pytest.raises(ValueError, match="event 1 stands there twice"):
        reports_of(line(row(), row("taiz")))


def test_files_are_read_line_by_line_and_wrong_lines_are_named(tmp_path: Path) -> None:
    good, packed = tmp_path / "coded.jsonl", tmp_path / "more.jsonl.gz"
    lines = [json.dumps(line(row())), "{", "[]", json.dumps({"id": "x"}), "", json.dumps({"id": "y", "events": [7]}), json.dumps(line())]
    good.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    with gzip.open(packed, "wt", encoding="utf-8") as stream:
        stream.write(json.dumps(line(row(), id="b")) + "\n")
    found = list(read_reports([good, packed, tmp_path / "none.jsonl"]))
    assert [item[0].key for item in found if not isinstance(item, Issue)] == [ReportKey("a", 1), ReportKey("b", 1)]
    assert [str(item).removeprefix(f"{tmp_path}/") for item in found if isinstance(item, Issue)] == [
        "coded.jsonl:2: not JSON in UTF-8",
        'coded.jsonl:3: not a coded line such as {"id": ..., "events": [...]}',
        'coded.jsonl:4: not a coded line such as {"id": ..., "events": [...]}',
        "coded.jsonl:6: event 1 is not an object",
        f"coded.jsonl:7: a stands there already ({good}:1); left out",
        "none.jsonl: no such file",
    ]


def test_a_damaged_archive_is_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "coded.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(line(row())).encode() * 50)[:-20])
    assert [item.code for item in read_reports([path]) if isinstance(item, Issue)][-1] == "unreadable"


def test_judgements_are_read(tmp_path: Path) -> None:
    path = tmp_path / "said.jsonl"
    said = {"a": ["a", 1], "b": ["b", 2], "same": False, "who": "ann", "when": "2019-05-01", "why": "other street"}
    path.write_text(
        f"{json.dumps(said)}\n" + '{"a": ["a"], "b": ["b", 1], "same": true}\n' + '{"a": ["a", 1], "b": ["b", 1]}\n', encoding="utf-8"
    )
    first, *wrong = read_judgements([path])
    assert first == Judgement(ReportKey("a", 1), ReportKey("b", 2), False, "ann", "2019-05-01", "other street")
    assert [str(issue) for issue in wrong] == [
        f"{path}:2: no judgement: 'a.1': field required",
        f"{path}:3: no judgement: 'same': field required",
    ]


def test_a_report_is_the_row_and_the_article() -> None:
    [report] = reports_of(line(row()))
    assert isinstance(report, Report)
    assert report.row["place_ar"] == "بعقوبة"
