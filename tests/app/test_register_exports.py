"""Exports out of a register, its changes since a stamp, datasets imported into it, and how far they agree with ours."""

from __future__ import annotations

import csv
import json
import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from waqai.app.cli import app
from waqai.model import Document, ReportKey
from waqai.outputs.codebooks import FactsMaker, Stamp
from waqai.outputs.exporting import ExportPlan, export
from waqai.outputs.register_incidents import RegisterIncidents, changes_since
from waqai.register import Act, Filter, Item, Program, Register, Subject, event_subject
from waqai.register.fields import new_row

ANN = Act("ann", "looked again")
PLACES: dict[str, dict[str, Any]] = {
    "Taiz": {"country": "YE", "admin1": "Taiz", "place_ar": "تعز", "lat": 13.58, "lon": 44.02},
    "Mosul": {"country": "IQ", "admin1": "Nineveh", "place_ar": "الموصل", "lat": 36.34, "lon": 43.13},
    "Baqubah": {"country": "IQ", "admin1": "Diyala", "place_ar": "بعقوبة", "lat": 33.75, "lon": 44.64},
}


def article(name: str, place: str = "Mosul", day: str = "2019-04-09", source: str = "daily", **values: Any) -> Item:
    """An article of our own wording with one incident in it."""
    row = new_row(
        {
            "type": "bombing_ied", "date_start": day, "date_end": day, "date_precision": "day", "date_basis": "text", "place": place,
            **PLACES[place], "geo_precision": 2, "attacker": "Islamic State", "target": ["police"], "killed_min": 3, "killed_max": 3,
            "evidence_ar": "انفجرت عبوة على الطريق", **values,
        },
        1,
    )  # fmt: skip
    row["confidence"] = {"row": 0.9}
    document = Document(
        name, f"خبر من عندنا عن انفجار عبوة ({name})", f"عنوان {name}", date.fromisoformat(day), source, f"https://n.example/{name}"
    )
    return Item(document, {"id": name, "relevant": True, "events": [row]})


def fill(register: Register, *items: Item) -> None:
    run = register.begin_run(Program("0.0", "packs"), "test")
    register.store(list(items), run)
    register.finish_run(run)
    register.fuse()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three incidents, one of them told by two papers; Taiz by nobody else."""
    path = tmp_path_factory.mktemp("register") / "news.db"
    with Register.open(path, create=True) as register:
        fill(
            register,
            article("a", killed_min=3, killed_max=3),
            article("b", source="evening", killed_min=4, killed_max=4),
            article("c", "Baqubah", "2019-05-02", type="shelling", killed_min=None, killed_max=None),
            article("d", "Taiz", "2019-06-03", attacker="Houthis", target=["civilians"]),
        )
    return path


@pytest.fixture
def db(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "news.db"
    shutil.copyfile(made, path)
    monkeypatch.setenv("WAQAI_REGISTER", str(path))
    return path


@pytest.fixture
def register(db: Path) -> Iterator[Register]:
    with Register.open(db) as opened:
        yield opened


def run(*arguments: Any, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == code, result.stderr
    return result


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def told(result: Result) -> str:
    return " ".join(result.stderr.split())


def incident_of(register: Register, name: str) -> str:
    return next(row["incident"] for row in register.incidents() if [name, 1] in row["members"])


# -- exports


def test_all_incidents_of_a_register_with_the_papers_that_tell_them(db: Path, register: Register, tmp_path: Path) -> None:
    result = run("export", "--as", "acled", "--to", tmp_path / "a.csv")
    rows = table(tmp_path / "a.csv")
    assert [(row["location"], row["source"], row["fatalities"]) for row in rows] == [
        ("Mosul", "daily; evening", "3"), ("Baqubah", "daily", "0"), ("Taiz", "daily", "3"),
    ]  # fmt: skip
    assert [row["waqai_id"] for row in rows] == [incident_of(register, name) for name in "acd"]
    assert all(int(row["timestamp"]) > 1_700_000_000 for row in rows)
    assert int(result.stdout) == register.clock()
    assert register.activities()[0].detail["profile"]["name"] == "full"


def test_the_one_filter_says_which(db: Path, tmp_path: Path) -> None:
    run("export", "--where", "country=IQ", "--query", "type=shelling", "--to", tmp_path / "a.csv")
    assert [row["place"] for row in table(tmp_path / "a.csv")] == ["Baqubah"]
    assert "means no incident" in told(run("export", "--where", "country=SY", "--to", tmp_path / "b.csv"))


def test_a_status_that_the_filter_names_is_exported(db: Path, register: Register, tmp_path: Path) -> None:
    register.correct_incident(incident_of(register, "d"), {"status": "denied"}, ANN)
    run("export", "--as", "plover", "--to", tmp_path / "a.csv")
    assert len(table(tmp_path / "a.csv")) == 2
    run("export", "--as", "waqai", "--where", "status=denied", "--to", tmp_path / "b.csv")
    assert [row["place"] for row in table(tmp_path / "b.csv")] == ["Taiz"]


@pytest.mark.parametrize(("profile", "lat", "urls", "quote"), [("names", "36.34", "https://n.example/a; https://n.example/b", ""),
                                                              ("public", "36.3", "", "")])  # fmt: skip
def test_what_may_leave_the_house(db: Path, tmp_path: Path, profile: str, lat: str, urls: str, quote: str) -> None:
    run("export", "--profile", profile, "--where", "place=Mosul", "--to", tmp_path / "a.csv")
    (row,) = table(tmp_path / "a.csv")
    assert (row["lat"], row["urls"], row["evidence_ar"]) == (lat, urls, quote)
    assert row["sources"] == "2"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rows.jsonl", "--since", "3"), "not both"),
        (("rows.jsonl", "--register", "x.db"), "not both"),
        (("--where", "country"), "write KEY=VALUE"),
        (("--where", "planet=mars"), "no such filter"),
        (("--since", "999999"), "another register's"),
        (("--profile", "secret"), "use one of full, names, public"),
        (("--register", "none.db"), "no such register"),
    ],
)
def test_wrong_use_is_one_clear_line(db: Path, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("export", *arguments, "--to", tmp_path / "a.csv", code=1 if "none.db" in arguments else 2)
    assert said in told(result)
    assert not (tmp_path / "a.csv").exists()


def test_neither_files_nor_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAQAI_REGISTER", raising=False)
    assert "nothing to export" in told(run("export", "--to", tmp_path / "a.csv", code=2))


# -- changes


def changes(path: Path) -> dict[str, tuple[str, str]]:
    return {row["waqai_id"]: (row["what"], row["why"]) for row in table(path)}


def test_changes_since_a_stamp(db: Path, register: Register, tmp_path: Path) -> None:
    stamp = run("export", "--as", "acled", "--to", tmp_path / "all.csv").stdout.strip()
    quiet = run("export", "--as", "acled", "--since", stamp, "--to", tmp_path / "none.csv")
    assert table(tmp_path / "none.csv") == [] == table(tmp_path / "none.changes.csv")
    assert "0 new, 0 changed, 0 removed" in told(quiet)

    names = {name: incident_of(register, name) for name in "acd"}
    register.correct_incident(names["c"], {"killed_min": 2, "killed_max": 2, "killed_best": 2}, ANN)
    fill(register, article("e", "Taiz", "2019-07-07", type="shooting"))
    names["e"] = incident_of(register, "e")
    run("export", "--as", "acled", "--since", stamp, "--to", tmp_path / "new.csv")
    assert {row["waqai_id"]: row["fatalities"] for row in table(tmp_path / "new.csv")} == {names["c"]: "2", names["e"]: "3"}
    assert changes(tmp_path / "new.changes.csv") == {names["c"]: ("changed", ""), names["e"]: ("new", "")}


def test_merged_gone_and_left_out_incidents_are_removed(db: Path, register: Register, tmp_path: Path) -> None:
    fill(register, article("e", "Baqubah", "2019-05-20", type="shelling"), article("f", "Baqubah", "2019-08-20"))
    names = {name: incident_of(register, name) for name in "acdef"}
    stamp = run("export", "--as", "acled", "--where", "killed=..10", "--to", tmp_path / "all.csv").stdout.strip()
    kept = register.merge([names["c"], names["e"]], ANN)
    lost = ({names["c"], names["e"]} - {kept}).pop()
    register.review(_event("f"), "rejected", ANN)
    register.correct_incident(names["d"], {"status": "denied"}, ANN)
    register.correct_incident(names["a"], {"killed_min": 30, "killed_max": 30, "killed_best": 30}, ANN)
    run("export", "--as", "acled", "--where", "killed=..10", "--since", stamp, "--to", tmp_path / "new.csv")
    found = {row["waqai_id"]: row for row in table(tmp_path / "new.changes.csv")}
    assert (found[lost]["what"], found[lost]["why"], found[lost]["into"]) == ("removed", "merged", kept)
    assert (found[names["f"]]["what"], found[names["f"]]["why"]) == ("removed", "gone")
    assert (found[names["d"]]["what"], found[names["d"]]["why"]) == ("removed", "status denied")
    assert (found[names["a"]]["what"], found[names["a"]]["why"]) == ("removed", "the filter does not mean it")
    assert found[kept]["what"] == "changed"
    assert [row["waqai_id"] for row in table(tmp_path / "new.csv")] == [kept]


def test_what_came_and_went_between_two_stamps_is_not_told(db: Path, register: Register, tmp_path: Path) -> None:
    stamp = register.clock()
    fill(register, article("e", "Taiz", "2019-07-07"))
    name = incident_of(register, "e")
    register.review(_event("e"), "rejected", ANN)
    run("export", "--since", stamp, "--to", tmp_path / "new.csv")
    assert name not in changes(tmp_path / "new.changes.csv")


def test_an_explosion_that_a_new_fight_takes_in_is_removed(db: Path, register: Register, tmp_path: Path) -> None:
    """ACLED tells it in the fight's row: its own row goes though it has not changed itself."""
    stamp = run("export", "--as", "acled", "--to", tmp_path / "all.csv").stdout.strip()
    bomb = incident_of(register, "a")
    assert bomb in {row["waqai_id"] for row in table(tmp_path / "all.csv")}
    fill(register, article("f", type="armed_clash", killed_min=1, killed_max=1, evidence_ar="اشتباك مسلح قرب الجسر"))
    fight = incident_of(register, "f")
    assert fight != bomb
    run("export", "--as", "acled", "--since", stamp, "--to", tmp_path / "new.csv")
    found = changes(tmp_path / "new.changes.csv")
    assert found[fight] == ("new", "")
    assert found[bomb][0] == "removed"
    assert "part of a fight" in found[bomb][1]
    (row,) = table(tmp_path / "new.csv")
    assert (row["sub_event_type"], row["fatalities"]) == ("Armed clash", "4")


def test_full_export_and_changes_add_up(db: Path, register: Register, tmp_path: Path) -> None:
    """Who applies the changes to the export before has the export after."""
    stamp = run("export", "--as", "gtd", "--to", tmp_path / "before.csv").stdout.strip()
    fill(register, article("e", killed_min=9, killed_max=9, source="agency"), article("f", "Taiz", "2019-09-09"))
    register.review(_event("c"), "rejected", ANN)
    run("export", "--as", "gtd", "--since", stamp, "--to", tmp_path / "delta.csv")
    run("export", "--as", "gtd", "--to", tmp_path / "after.csv")
    rows = {row["waqai_id"]: row for row in table(tmp_path / "before.csv")}
    for incident, (what, _) in changes(tmp_path / "delta.changes.csv").items():
        if what == "removed":
            rows.pop(incident, None)
    rows |= {row["waqai_id"]: row for row in table(tmp_path / "delta.csv")}
    assert rows == {row["waqai_id"]: row for row in table(tmp_path / "after.csv")}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_changes_add_up(db: Path, register: Register, tmp_path: Path, seed: int) -> None:
    """Articles come, are corrected (also out of the filter and back), rejected, taken back and merged, in any order."""
    draw = random.Random(seed)
    plan = ExportPlan("waqai", "jsonl", Stamp("9.9"))
    wanted, maker, held = Filter(country=("IQ",)), FactsMaker(), dict[str, Any]()
    stamp, names = 0, ["a", "b", "c", "d"]
    for turn in range(4):
        for step in range(draw.randrange(1, 5)):
            live = register.incidents().ids()
            what = draw.choice(["add", "add", "country", "killed", "reject", "accept", "merge"])
            if what == "add":
                names.append(f"{turn}-{step}")
                place = draw.choice(list(PLACES))
                fill(register, article(names[-1], place, f"2019-0{draw.randrange(1, 9)}-11", type=draw.choice(["shelling", "shooting"])))
            elif what == "country":
                register.correct_incident(draw.choice(live), {"country": draw.choice(["IQ", "SY"])}, ANN)
            elif what == "killed":
                register.correct_incident(draw.choice(live), {"killed_best": draw.randrange(9), "killed_min": 0, "killed_max": 9}, ANN)
            elif what in ("reject", "accept"):
                register.review(_event(draw.choice(names)), f"{what}ed", ANN)
            elif len(live) > 1:
                register.merge(draw.sample(live, 2), ANN)
        changes = changes_since(register, stamp)
        stamp = register.clock()
        path = tmp_path / "delta.jsonl"
        export(RegisterIncidents(register, wanted, "ann"), path, plan, pytest.fail, maker, changes)
        for row in table(tmp_path / "delta.changes.csv"):
            if row["what"] == "removed":
                held.pop(row["waqai_id"], None)
        held |= {row["waqai_id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        export(RegisterIncidents(register, wanted, "ann"), path, plan, pytest.fail, maker)
        assert held == {row["waqai_id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def _event(name: str) -> Subject:
    return event_subject(ReportKey(name, 1))


# -- datasets


def acled(tmp_path: Path, *rows: dict[str, Any]) -> Path:
    path = tmp_path / "acled.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


MOSUL = {
    "event_id_cnty": "IRQ1", "event_date": "2019-04-09", "time_precision": 1, "event_type": "Explosions/Remote violence",
    "sub_event_type": "Remote explosive/landmine/IED", "actor1": "Islamic State (Iraq)", "inter1": 2,
    "actor2": "Police Forces of Iraq (2014-)",
    "country": "Iraq", "iso": 368, "admin1": "Nineveh", "location": "Mosul", "latitude": 36.34, "longitude": 43.13, "geo_precision": 1,
    "notes": "An explosive device hit a patrol of the police.", "fatalities": 5,
}  # fmt: skip
ELSEWHERE = {**MOSUL, "event_id_cnty": "IRQ2", "event_date": "2019-05-25", "location": "Tikrit", "admin1": "Salah al-Din",
             "latitude": 34.6, "longitude": 43.68}  # fmt: skip


def test_a_dataset_becomes_reports_that_fusion_compares(db: Path, register: Register, tmp_path: Path) -> None:
    path = acled(tmp_path, MOSUL, ELSEWHERE)
    before = {row["incident"] for row in register.incidents()}
    assert "2 rows of ACLED added" in told(run("import", "--as", "acled", path))
    after = {row["incident"]: row for row in register.incidents()}
    assert len(after) == len(before) + 1
    assert ["acled:IRQ1", 1] in after[incident_of(register, "a")]["members"]
    assert register.document("acled:IRQ1").text is None, "else recode would read it as an Arabic article"
    assert [document.id for _, document in register.recodable()] == ["a", "b", "c", "d"]


def test_import_again_takes_in_what_changed(db: Path, register: Register, tmp_path: Path) -> None:
    run("import", "--as", "acled", acled(tmp_path, MOSUL, ELSEWHERE))
    assert "0 rows of ACLED added, 0 changed, 2 were there already" in told(
        run("import", "--as", "acled", acled(tmp_path, MOSUL, ELSEWHERE))
    )
    revised = {**MOSUL, "fatalities": 7, "notes": "An explosive device hit a patrol of the police. Revised."}
    assert "0 rows of ACLED added, 1 changed, 1 were there already" in told(
        run("import", "--as", "acled", acled(tmp_path, revised, ELSEWHERE))
    )
    (event,) = register.document("acled:IRQ1").events
    assert event.row["killed_min"] == 7
    number = register.ask_erasure("document", "acled:IRQ2", "asked for", "ann")
    register.agree_erasure(number, "bob")
    run("import", "--as", "acled", acled(tmp_path, MOSUL, {**ELSEWHERE, "fatalities": 9}))
    assert register.document("acled:IRQ2").events == (), "what was erased does not come back"


def test_import_wants_to_know_where_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAQAI_REGISTER", raising=False)
    assert "where to?" in told(run("import", "--as", "acled", acled(tmp_path, MOSUL), code=2))


def test_compare_says_what_agrees(db: Path, register: Register, tmp_path: Path) -> None:
    run("import", "--as", "acled", acled(tmp_path, MOSUL, ELSEWHERE))
    figures = json.loads(run("compare", "--json", "--to", tmp_path / "pairs.jsonl").stdout)
    assert figures["scope"] == {"countries": ["IQ"], "first": "2019-04-09", "last": "2019-05-25"}
    assert (figures["matched"], figures["only_here"], figures["only_there"], figures["out_of_scope"]) == (1, 1, 1, 1)
    agree = {name: (each["agree"], each["of"]) for name, each in figures["fields"].items()}
    assert agree["date"] == agree["country"] == agree["place"] == agree["type"] == agree["attacker"] == agree["target"] == (1, 1)
    assert agree["killed"] == (0, 1)
    assert agree["wounded"] == (0, 0)
    assert figures["dead"]["there"] == 5
    lines = [json.loads(line) for line in (tmp_path / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["what"] for line in lines} == {"matched", "only here", "only there"}
    (pair,) = (line for line in lines if line["what"] == "matched")
    assert pair["values"]["killed"]["theirs"] == [5, 5]
    shown = " ".join(run("compare").stdout.split())
    assert "matched 1 of 2 here and 2 there (1 of its 2 rows)" in shown
    assert "killed 0 1 0%" in shown


def test_compare_names_the_sources_that_there_are(db: Path, tmp_path: Path) -> None:
    assert "no incident has a report of 'UCDP GED'; the sources are daily, evening" in told(run("compare", "--with", "UCDP GED", code=1))
    assert "source=" in told(run("compare", "--where", "source=daily", code=2))


def test_another_dataset_is_neither_side(db: Path, tmp_path: Path) -> None:
    run("import", "--as", "acled", acled(tmp_path, MOSUL, ELSEWHERE))
    run("import", "--as", "acled", "--source", "Other", acled(tmp_path, {**ELSEWHERE, "event_id_cnty": "X9"}))
    figures = json.loads(run("compare", "--json").stdout)
    assert (figures["only_here"], figures["only_there"]) == (1, 1)


def test_compare_two_files(db: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.jsonl", tmp_path / "theirs.jsonl"
    lines = [
        {**dict(each.line), "source": "daily", "published": "2019-04-10"} for each in (article("a"), article("c", "Baqubah", "2019-05-02"))
    ]
    ours.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines) + "{\n", encoding="utf-8")
    run("import", "--as", "acled", acled(tmp_path, MOSUL, ELSEWHERE), "--to", theirs)
    result = run("compare", ours, theirs, "--json", code=1)
    assert "ours.jsonl:3" in told(result)
    figures = json.loads(result.stdout)
    assert (figures["matched"], figures["only_here"], figures["only_there"]) == (1, 1, 1)
    assert "stands in" in told(run("compare", ours, ours, code=1))


# -- frames


def test_a_selection_is_a_frame_a_table_and_a_map(db: Path, register: Register) -> None:
    found = register.incidents(Filter(country=("IQ",)), sort="date")
    frame = found.to_pandas()
    assert list(frame["place"]) == ["Mosul", "Baqubah"]
    assert frame["date_start"].dt.year.tolist() == [2019, 2019]
    assert str(frame["killed_min"].dtype) == "Int64"
    assert found.to_polars()["place"].to_list() == ["Mosul", "Baqubah"]
    assert found.to_arrow().column("place").to_pylist() == ["Mosul", "Baqubah"]
    assert "<bdi>Mosul</bdi>" in found._repr_html_()
    assert "<svg" in found.map()._repr_html_()
