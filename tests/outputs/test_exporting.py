"""Exports from lines of events and of incidents: what is read, what is written beside, both layouts, the same file twice."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from waqai.model import Count, Event, Incident, Issue, Place, ReportKey, TimeSpan
from waqai.model.document import Document
from waqai.outputs import line_of
from waqai.outputs.codebooks import SHAPES, FactsMaker, Stamp
from waqai.outputs.exporting import ExportOutcome, ExportPlan, export
from waqai.outputs.incident_lines import IncidentFiles, IncidentRow, incidents_of


@pytest.fixture(scope="module")
def maker() -> FactsMaker:
    return FactsMaker()


def coded(**more: Any) -> dict[str, Any]:
    event = {
        "n": 1, "status": "actual", "type": "bombing_ied", "date_start": "2019-04-09", "date_end": "2019-04-09", "place_ar": "تعز",

        "country": "YE", "admin1": "Taiz", "lat": 13.58, "lon": 44.02, "attacker": "al-Qaeda", "target": ["soldiers", "civilians"],
        "weapon": "IED",
        "killed_min": 2, "killed_max": 2, "evidence_ar": "انفجار عبوة ناسفة", "spans": {"type": [[0, 3, "x"]]}, "confidence": {"row": 0.8},
    }  # fmt: skip
    return {"id": "news-1", "source": "paper", "published": "2019-04-10", "title": "عنوان", "events": [{**event, **more}]}


def fused(**more: Any) -> dict[str, Any]:
    row = coded()["events"][0]
    del row["n"], row["spans"]
    versions = {"killed": [{"report": ["news-1", 1], "value": 2, "outlet": "paper", "published": "2019-04-10"},
                           {"report": ["news-2", 1], "value": 3, "outlet": "agency", "published": "2019-04-11"}]}  # fmt: skip
    return {
        **row,
        "incident": "inc-7",
        "members": [["news-1", 1], ["news-2", 1]],
        "sources": 2,
        "versions": versions,
        "confidence": 0.8,
        **more,
    }


def lines_file(path: Path, *lines: Any) -> Path:
    path.write_text(
        "".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines), encoding="utf-8"
    )
    return path


def run(
    tmp_path: Path, maker: FactsMaker, *lines: Any, shape: str = "acled", form: str = "csv", **more: Any
) -> tuple[ExportOutcome, list[Issue]]:
    issues: list[Issue] = []
    source = IncidentFiles([lines_file(tmp_path / "in.jsonl", *lines)])
    plan = ExportPlan(shape, form, Stamp("9.9"), **more)
    return export(source, tmp_path / f"out.{form}", plan, issues.append, maker), issues


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.open(encoding="utf-8", newline="")))


# Reading


def test_events_and_incidents_are_read_alike(tmp_path: Path) -> None:
    path = lines_file(tmp_path / "in.jsonl", coded(), fused())
    event, incident = IncidentFiles([path])
    assert isinstance(event, IncidentRow)
    assert isinstance(incident, IncidentRow)
    assert (event.id, event.sources[0].outlet, event.sources[0].title) == ("news-1#1", "paper", "عنوان")
    assert (incident.id, [source.outlet for source in incident.sources]) == ("inc-7", ["paper", "agency"])


def test_the_contract_of_the_model_is_read() -> None:
    when, where = TimeSpan(None, None, "unknown", "none"), Place("تعز", "Taiz", "YE", "Taiz", None, 13.58, 44.02, 2)
    event = Event(n=4, status="actual", tactic="mine", when=when, where=where)

    class Coded:
        id, relevant, events = "news-9", True, (event,)

    (from_event,) = incidents_of(line_of(Coded(), Document("news-9", "نص")))
    incident = Incident("inc-1", (ReportKey("news-9", 4),), "actual", "mine", when, where, counts={"killed": Count("killed", 1, 2, 3)})
    (from_incident,) = incidents_of(incident.to_row())
    assert isinstance(from_event, IncidentRow)
    assert isinstance(from_incident, IncidentRow)
    assert (from_event.id, from_incident.id, from_incident.sources[0].article) == ("news-9#4", "inc-1", "news-9")
    assert from_incident.row["killed_best"] == 2


def test_compressed_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(coded()).encode()))
    assert [item.id for item in IncidentFiles([path]) if isinstance(item, IncidentRow)] == ["news-1#1"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON in UTF-8"),
        ("[]", "neither a coded line"),
        ('{"id": "a"}', "neither a coded line"),
        (coded(killed_min="three"), "event 1: 'killed_min' must be a number or null"),
        (coded(target=3), "event 1: 'target' must be a list of texts or null"),
        (coded(attacker=["x"]), "event 1: 'attacker' must be a text or null"),
        (coded(date_start="yesterday"), "event 1: 'date_start' is no ISO day"),
        ({"id": "a", "events": ["x"]}, "event 1: a row is not an object"),
        (fused(lat="north"), "'lat' must be a number or null"),
    ],
)
def test_wrong_lines_are_named_and_the_rest_is_done(tmp_path: Path, maker: FactsMaker, line: Any, message: str) -> None:
    outcome, issues = run(tmp_path, maker, coded(), line, fused(), shape="waqai")
    assert outcome.rows == 2
    assert len(issues) == 1
    assert issues[0].where.endswith("in.jsonl:2")
    assert message in issues[0].what


def test_a_missing_file_is_one_issue(tmp_path: Path) -> None:
    (issue,) = IncidentFiles([tmp_path / "none.jsonl"])
    assert str(issue).endswith("none.jsonl: no such file")


def test_an_incident_that_comes_twice_counts_once(tmp_path: Path, maker: FactsMaker) -> None:
    outcome, issues = run(tmp_path, maker, fused(), fused(killed_min=9))
    assert outcome.rows == 1
    assert [issue.code for issue in issues] == ["duplicate"]
    assert table(tmp_path / "out.csv")[0]["fatalities"] == "2"


def test_standard_input_serves_shapes_that_need_all_incidents(tmp_path: Path, maker: FactsMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(coded()) + "\n" + json.dumps(fused()) + "\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    outcome = export(IncidentFiles(["-"]), tmp_path / "out.csv", ExportPlan("gtd", "csv", Stamp("9.9")), pytest.fail, maker)
    assert outcome.rows == 2


# Writing


def test_losses_and_dictionary_stand_beside(tmp_path: Path, maker: FactsMaker) -> None:
    outcome, issues = run(
        tmp_path, maker, coded(casualties_combined=5, killed_min=None, killed_max=None, claimed_by="al-Qaeda"), coded(n=2, status="threat")
    )
    assert not issues
    assert [path.name for path in outcome.files] == ["out.csv", "out.losses.csv", "out.dictionary.csv"]
    losses = table(tmp_path / "out.losses.csv")
    told = {(row["waqai_id"], row["kind"], row["field"], row["value"]) for row in losses}
    assert {("news-1#1", "dropped", "casualties_combined", "5"), ("news-1#1", "dropped", "claimed_by", "al-Qaeda"),
            ("news-1#2", "skipped", "status", "threat")} <= told  # fmt: skip
    dictionary = table(tmp_path / "out.dictionary.csv")
    assert [row["name"] for row in dictionary] == list(table(tmp_path / "out.csv")[0])
    assert all(row["english"] and row["arabic"] for row in dictionary)
    assert {row["rests_on"] for row in dictionary} == {"verified codebook", "codebook as recalled", "Waqai"}


def test_incidents_that_are_left_out_are_counted_with_their_reason(tmp_path: Path, maker: FactsMaker) -> None:
    outcome, _ = run(tmp_path, maker, coded(killed_min=None, killed_max=None), coded(n=2), shape="ucdp")
    assert (outcome.incidents, outcome.rows) == (2, 1)
    assert list(outcome.left_out) == ["no death is told; a UCDP event needs at least one"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("layout", ["dyadic", "monadic"])
def test_every_shape_in_both_layouts(tmp_path: Path, maker: FactsMaker, shape: str, layout: str) -> None:
    outcome, _ = run(tmp_path, maker, coded(), fused(), shape=shape, layout=layout)
    rows = table(tmp_path / "out.csv")
    assert len(rows) == outcome.rows >= 2
    assert {row["waqai_id"] for row in rows} == {"news-1#1", "inc-7"}
    if layout == "monadic":
        assert list(rows[0])[:3] == ["role", "actor", "actor_kind"]
        assert len(rows) >= 4


def test_monadic_rows_name_each_actor_with_its_own_kind(tmp_path: Path, maker: FactsMaker) -> None:
    run(tmp_path, maker, coded(attacker="Houthis and Saleh forces"), shape="waqai", layout="monadic")
    rows = table(tmp_path / "out.csv")
    assert [(row["role"], row["actor"], row["actor_kind"]) for row in rows] == [
        ("attacker", "Houthis", "state"), ("attacker", "Saleh forces", "rebel"), ("target", "soldiers", "state"),
        ("target", "civilians", "civilians"),
    ]  # fmt: skip
    run(tmp_path, maker, coded(), layout="monadic")
    assert [(row["role"], row["actor"], row["actor_kind"]) for row in table(tmp_path / "out.csv")] == [
        ("actor1", "al-Qaeda", "2"), ("actor2", "Military Forces of Yemen", "1"), ("assoc_actor_2", "Civilians (Yemen)", ""),
    ]  # fmt: skip


def test_statuses_are_chosen(tmp_path: Path, maker: FactsMaker) -> None:
    lines = [coded(), coded(n=2, status="background") | {"id": "news-2"}]
    assert run(tmp_path, maker, *lines)[0].rows == 1
    assert run(tmp_path, maker, *lines, statuses=("actual", "background"))[0].rows == 2
    assert run(tmp_path, maker, *lines, shape="waqai")[0].rows == 2


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, maker: FactsMaker) -> None:
    lines = [coded(), fused(), coded(campaign="حملة") | {"id": "news-3"}, coded(campaign="حملة") | {"id": "news-4"}]
    files: list[bytes] = []
    for _ in range(2):
        run(tmp_path, maker, *lines, shape="gtd")
        files.append((tmp_path / "out.csv").read_bytes() + (tmp_path / "out.losses.csv").read_bytes())
    assert files[0] == files[1]


@pytest.mark.parametrize("shape", ["acled", "gtd", "waqai"])
def test_several_processes_write_the_same_bytes(tmp_path: Path, maker: FactsMaker, monkeypatch: pytest.MonkeyPatch, shape: str) -> None:
    monkeypatch.setattr("waqai.outputs.shaping.PORTION", 2)
    monkeypatch.setattr("waqai.outputs.incident_lines._LINES", 2)
    fight = fused(type="armed_clash", attacker="al-Qaeda", target=["soldiers"], incident="fight", place="Taiz", date_precision="day")
    lines = [fused(incident=f"i{n}", killed_min=n, killed_max=n, place="Taiz", date_precision="day") for n in range(20)]
    lines += [fight, fused(incident="x", status="threat"), "{", fused(incident="i3", killed_min=900)]
    files: list[bytes] = []
    for workers in (1, 2):
        outcome, issues = run(tmp_path, maker, *lines, shape=shape, workers=workers)
        files.append((tmp_path / "out.csv").read_bytes() + (tmp_path / "out.losses.csv").read_bytes())
        assert outcome.incidents == 22
        assert [(issue.code, issue.where.rsplit(":")[-1]) for issue in issues] == [("bad-line", "23"), ("duplicate", "i3")]
    assert files[0] == files[1]
    assert b"900" not in files[0], "the first row of an incident counts"


def test_ids_do_not_hang_on_what_else_is_exported(tmp_path: Path, maker: FactsMaker) -> None:
    for shape, name in (("acled", "event_id_cnty"), ("ucdp", "id"), ("gtd", "eventid")):
        run(tmp_path, maker, fused(), shape=shape)
        alone = table(tmp_path / "out.csv")[0][name]
        run(tmp_path, maker, coded(), fused(killed_min=3), shape=shape)
        assert table(tmp_path / "out.csv")[1][name] == alone


def test_formulas_are_disarmed_in_the_losses_too(tmp_path: Path, maker: FactsMaker) -> None:
    run(tmp_path, maker, coded(weapon="=cmd|x"), form="csv-excel")
    text = (tmp_path / "out.losses.csv").read_text(encoding="utf-8-sig")
    assert ",'=cmd|x," in text


def test_a_failure_leaves_what_was_there(tmp_path: Path, maker: FactsMaker) -> None:
    run(tmp_path, maker, coded())
    before = (tmp_path / "out.csv").read_bytes()

    def broken() -> Any:
        yield IncidentRow("a#1", coded()["events"][0], ())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        export(broken(), tmp_path / "out.csv", ExportPlan("ucdp", "csv", Stamp("9.9")), pytest.fail, maker)
    assert (tmp_path / "out.csv").read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))
