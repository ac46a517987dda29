"""Published datasets read back: their rows in our keys, what they leave out, what cannot be read; and our own exports round trip."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from waqai.app.cli import app
from waqai.datasets import DatasetRow, read_dataset
from waqai.datasets.names import Names
from waqai.knowledge.codebooks import load_codebook
from waqai.model import Issue
from waqai.outputs.codebooks import FactsMaker, Stamp
from waqai.outputs.exporting import ExportPlan, export
from waqai.outputs.incident_lines import IncidentFiles, IncidentRow, incidents_of

ACLED: dict[str, Any] = {
    "event_id_cnty": "YEM1", "event_date": "20 July 2015", "year": 2015, "time_precision": 1, "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike", "actor1": "Operation Restoring Hope", "inter1": 8, "actor2": "Houthi Movement - Ansar Allah",
    "assoc_actor_2": "Civilians (Yemen)", "iso": 887, "country": "Yemen", "admin1": "Taiz", "location": "Taiz", "latitude": "13.58",
    "longitude": "44.02", "geo_precision": 1, "notes": "Jets struck a camp.", "fatalities": 3,
}  # fmt: skip
UCDP: dict[str, Any] = {
    "id": "77", "type_of_violence": 3, "side_a": "IS", "side_b": "Civilians", "country": "Yemen (North Yemen)",
    "date_start": "2015-07-20 00:00:00.000",
    "date_end": "2015-07-21", "date_prec": 2, "where_prec": 4, "latitude": "13.58", "longitude": "44.02", "best": 4, "high": 6, "low": 3,
    "deaths_civilians": 4, "source_article": "Paper, 2015-07-21, Suicide bombing in a mosque", "adm_1": "Taiz",
}  # fmt: skip
GTD: dict[str, Any] = {
    "eventid": "201507200001", "iyear": 2015, "imonth": 7, "iday": 20, "country_txt": "Iraq", "provstate": "Diyala", "city": "Buhriz",
    "latitude": "33.7", "longitude": "44.6", "specificity": 1, "attacktype1": 3, "suicide": 0, "weaptype1": 6, "weapsubtype1": 15,
    "targtype1": 4,
    "gname": "Islamic State", "nkill": 5, "nkillter": 1, "nwound": 7, "claimed": 1, "success": 1, "summary": "A car bomb hit a convoy.",
}  # fmt: skip


def write(path: Path, *rows: dict[str, Any], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
        table.writeheader()
        table.writerows(rows)
    return path


def read(path: Path, name: str) -> tuple[list[dict[str, Any]], list[Issue]]:
    items = list(read_dataset(path, name))
    return [item.line["events"][0] for item in items if isinstance(item, DatasetRow)], [item for item in items if isinstance(item, Issue)]


def test_acled(tmp_path: Path) -> None:
    (row,), issues = read(write(tmp_path / "a.csv", ACLED), "acled")
    assert not issues
    assert (row["type"], row["status"], row["date_start"], row["date_end"], row["date_precision"]) == (
        "air_strike",
        "actual",
        "2015-07-20",
        "2015-07-20",
        "day",
    )
    assert (row["country"], row["admin1"], row["place"], row["lat"], row["geo_precision"]) == ("YE", "Taiz", "Taiz", 13.58, 2)
    assert (row["attacker"], row["target"], row["killed_min"], row["killed_max"]) == ("Arab coalition", ["Houthis", "civilians"], 3, 3)


@pytest.mark.parametrize("name", ["acled", "ucdp", "gtd"])
@pytest.mark.parametrize(
    ("precision", "span"),
    [("day", ("2015-07-20", "2015-07-20")), ("days", ("2015-07-20", "2015-07-22")), ("month", ("2015-07-01", "2015-07-31"))],
)
def test_dates_are_read_back_no_narrower_than_they_were_written(
    tmp_path: Path, maker: FactsMaker, name: str, precision: str, span: tuple[str, str]
) -> None:
    """Whatever number a dataset has for a precision: what our export writes by it, our import reads by it."""
    row = {**OURS, "date_start": span[0], "date_end": span[1], "date_precision": precision}
    rows = [IncidentRow("i1", row, ())]
    export(rows, tmp_path / "out.csv", ExportPlan(name, "csv", Stamp("9.9")), pytest.fail, maker)
    (back,), _ = read(tmp_path / "out.csv", name)
    assert back["date_start"] <= span[0] <= span[1] <= back["date_end"] or (name == "gtd" and precision == "days")
    if precision == "day":
        assert (back["date_start"], back["date_end"]) == span


def test_acled_protests_give_the_force_as_attacker(tmp_path: Path) -> None:
    protest = {"event_type": "Protests", "sub_event_type": "Excessive force against protesters", "actor1": "Protesters (Yemen)",
               "actor2": "Police Forces of Yemen (2012-)", "assoc_actor_2": ""}  # fmt: skip
    (row,), _ = read(write(tmp_path / "a.csv", {**ACLED, **protest}), "acled")
    assert (row["attacker"], row["target"], row["type"]) == ("Yemeni police", ["protesters"], "protest_violence")


def test_ucdp(tmp_path: Path) -> None:
    (row,), _ = read(write(tmp_path / "u.csv", UCDP), "ucdp")
    assert (row["type"], row["target"], row["country"], row["date_end"]) == ("suicide_bombing", ["civilians"], "YE", "2015-07-21")
    assert (row["killed_min"], row["killed_max"], row["geo_precision"], row["admin1"]) == (3, 6, 4, "Taiz")


def test_gtd_figures_and_days(tmp_path: Path) -> None:
    rows, _ = read(
        write(
            tmp_path / "g.csv", GTD, {**GTD, "eventid": "2", "iday": 0}, {**GTD, "eventid": "3", "success": 0, "nkill": 0, "nkillter": 0}
        ),
        "gtd",
    )
    exact, month, foiled = rows
    assert (exact["killed_min"], exact["attackers_killed"], exact["wounded_min"], exact["claimed_by"]) == (4, 1, 7, "Islamic State")
    assert (exact["target"], exact["place"], exact["country"]) == (["soldiers"], "Buhriz", "IQ")
    assert (month["date_start"], month["date_end"], month["date_precision"]) == ("2015-07-01", "2015-07-31", "month")
    assert foiled["status"] == "foiled"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    rows, issues = read(write(tmp_path / "a.csv", {**ACLED, "notes": "one, two"}, delimiter=delimiter), "acled")
    assert (len(rows), issues) == (1, [])


def test_what_is_no_incident_of_ours_is_a_note(tmp_path: Path) -> None:
    rows, issues = read(write(tmp_path / "a.csv", {**ACLED, "sub_event_type": "Peaceful protest", "event_type": "Protests"}), "acled")
    assert not rows
    assert [issue.code for issue in issues] == ["no-incident"]


@pytest.mark.parametrize(
    ("change", "message"),
    [({"event_date": "July"}, "'July' is no day"), ({"latitude": "north"}, "latitude 'north' is no number"), ({"latitude": "99"},
    "not on the globe"),
     ({"fatalities": "2.5"}, "no whole number")],
)  # fmt: skip
def test_rows_that_cannot_be_read_are_named(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    rows, issues = read(write(tmp_path / "a.csv", ACLED, {**ACLED, "event_id_cnty": "YEM2", **change}), "acled")
    assert len(rows) == 1
    assert issues[0].where.endswith("a.csv:3")
    assert message in issues[0].what


def test_files_that_are_none_of_it(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "no ACLED file: the columns event_id_cnty" in read(tmp_path / "x.csv", "acled")[1][0].what
    (tmp_path / "y.csv").write_bytes("event_id_cnty,é\n".encode("latin-1"))
    assert "not UTF-8" in read(tmp_path / "y.csv", "acled")[1][0].what
    many = [{**ACLED, "event_id_cnty": f"YEM{n}", "event_date": "?"} for n in range(30)]
    assert read(write(tmp_path / "z.csv", *many), "acled")[1][-1].what.endswith("given up")
    twice = read(write(tmp_path / "t.csv", ACLED, ACLED), "acled")
    assert (len(twice[0]), twice[1][0].code) == (1, "duplicate")
    with pytest.raises(FileNotFoundError):
        list(read_dataset(tmp_path / "none.csv", "acled"))


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("Military Forces of Iraq (2014-)", "Iraqi Army"), ("Military Forces of Iraq (2014-) Counter-Terrorism Service", "Iraqi Army"),
        ("Police Forces of Somalia (2022-)", "Somali police"), ("Islamic State (Yemen)", "Islamic State"),
        ("PKK: Kurdistan Workers Party", "PKK"), ("Houthi Movement - Ansar Allah", "Houthis"),
        ("Military Forces of Yemen (2016-) Supreme Political Council", "Houthis"), ("Military Forces of Afghanistan (2021-)", "Taliban"),
        ("Government of Iraq", "Iraqi Army"), ("Government of Yemen (North Yemen)", "Yemeni government forces"),
        ("Unidentified Armed Group (Iraq)", "unknown"),
        ("Unknown", "unknown"), ("Rioters (Israel)", "protesters"), ("QSD", "SDF"), ("Some Local Group (Libya)", "Some Local Group"),
    ],
)  # fmt: skip
def test_names(name: str, ours: str) -> None:
    assert Names().actor(name) == ours


def examples() -> Iterator[Any]:
    for name, table in load_codebook("datasets").tables.items():
        for rule in table.rules:
            for must, given in [*((True, each) for each in rule.examples_match), *((False, each) for each in rule.examples_no)]:
                yield pytest.param(name, rule.id, given, must, id=f"{name}-{rule.id}-{'yes' if must else 'no'}")


@pytest.mark.parametrize(("name", "rule", "given", "must"), examples())
def test_example_of_the_pack(name: str, rule: str, given: dict[str, Any], must: bool) -> None:
    table = load_codebook("datasets").tables[name]
    decided = table.first(SimpleNamespace(**{**dict.fromkeys(table.facts), **given}))
    assert decided is not None
    assert (decided.id == rule) is must, decided.id


# Our own exports, read back


@pytest.fixture(scope="module")
def maker() -> FactsMaker:
    return FactsMaker()


OURS: dict[str, Any] = {
    "status": "actual", "type": "car_bomb", "date_start": "2015-07-20", "date_end": "2015-07-20", "date_precision": "day",
    "place": "Buhriz",
    "place_ar": "بهرز", "country": "IQ", "admin1": "Diyala", "lat": 33.7, "lon": 44.6, "geo_precision": 2, "attacker": "Islamic State",
    "target": ["Iraqi Army"], "weapon": "car bomb", "killed_min": 3, "killed_max": 3,
}  # fmt: skip


@pytest.mark.parametrize("name", ["acled", "ucdp", "gtd"])
def test_our_exports_come_back_with_what_the_dataset_holds(tmp_path: Path, maker: FactsMaker, name: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"incident": "i1", **OURS}) + "\n", encoding="utf-8")
    export(IncidentFiles([source]), tmp_path / "out.csv", ExportPlan(name, "csv", Stamp("9.9")), pytest.fail, maker)
    (row,), issues = read(tmp_path / "out.csv", name)
    assert not issues
    for key in ("date_start", "date_end", "country", "admin1", "lat", "lon", "killed_min", "killed_max", "place"):
        assert row[key] == OURS[key], key
    if name == "acled":
        assert (row["attacker"], row["target"], row["type"]) == ("Islamic State", ["Iraqi Army"], "car_bomb")
    if name == "ucdp":
        assert {row["attacker"], *row["target"]} == {"Islamic State", "Iraqi Army"}
    if name == "gtd":
        assert (row["attacker"], row["target"], row["type"]) == ("Islamic State", ["soldiers"], "car_bomb")


def test_lines_are_coded_lines_like_any_other(tmp_path: Path) -> None:
    (item,) = read_dataset(write(tmp_path / "a.csv", ACLED), "acled", source="ACLED May")
    assert isinstance(item, DatasetRow)
    (incident,) = incidents_of(item.line)
    assert isinstance(incident, IncidentRow)
    assert (incident.id, incident.sources[0].outlet, item.document.published) == ("acled:YEM1#1", "ACLED May", date(2015, 7, 20))
    assert item.document.text == "Jets struck a camp."


def test_the_command(tmp_path: Path) -> None:
    write(
        tmp_path / "a.csv", ACLED, {**ACLED, "event_id_cnty": "YEM2", "sub_event_type": "Agreement", "event_type": "Strategic developments"}
    )
    result = CliRunner().invoke(app, ["import", "--as", "acled", str(tmp_path / "a.csv"), "--to", str(tmp_path / "lines.jsonl")])
    assert result.exit_code == 0
    assert len((tmp_path / "lines.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert "1 left out: no violence" in " ".join(result.stderr.split())
    assert CliRunner().invoke(app, ["import", "--as", "icews", str(tmp_path / "a.csv"), "--to", str(tmp_path / "x.jsonl")]).exit_code == 2
    missing = CliRunner().invoke(app, ["import", "--as", "acled", str(tmp_path / "none.csv"), "--to", str(tmp_path / "x.jsonl")])
    assert (missing.exit_code, "none.csv: no such file" in missing.stderr.replace("\n", "")) == (1, True)
