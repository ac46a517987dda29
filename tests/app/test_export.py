"""`waqai export` as a person types it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from waqai.app.cli import app

EVENT = {
    "n": 1, "status": "actual", "type": "shelling", "date_start": "2019-04-09", "date_end": "2019-04-09", "place_ar": "تعز",

    "country": "YE", "admin1": "Taiz", "lat": 13.58, "lon": 44.02, "attacker": "al-Qaeda", "target": ["civilians"],
    "killed_min": 2, "killed_max": 2,
    "evidence_ar": "=cmd|' /C calc'!A0",
}  # fmt: skip


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        json.dumps({"id": "news-1", "events": [EVENT, {**EVENT, "n": 2, "killed_min": None, "killed_max": None}]}) + "\n", encoding="utf-8"
    )
    return path


def run(*arguments: Any) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["export", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, " ".join(result.stderr.split())


def test_export_says_what_it_did(rows: Path, tmp_path: Path) -> None:
    code, said = run("--as", "ucdp", rows, "--to", tmp_path / "ged.csv")
    assert code == 0
    assert "2 incidents -> 1 row of ucdp" in said
    assert "1 have no row of their own: 1 no death is told" in said
    assert {path.name for path in tmp_path.iterdir()} == {"rows.jsonl", "ged.csv", "ged.losses.csv", "ged.dictionary.csv"}


def test_the_ending_or_the_option_gives_the_format(rows: Path, tmp_path: Path) -> None:
    assert run(rows, "--to", tmp_path / "map.geojson")[0] == 0
    assert len(json.loads((tmp_path / "map.geojson").read_text(encoding="utf-8"))["features"]) == 2
    assert run(rows, "--format", "csv-excel", "--to", tmp_path / "sheet.csv")[0] == 0
    assert (tmp_path / "sheet.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_links_lead_to_the_workbench(rows: Path, tmp_path: Path) -> None:
    run("--as", "acled", rows, "--base-url", "https://desk.example/waqai/", "--to", tmp_path / "a.csv")
    row = next(csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8", newline="")))
    assert row["waqai_url"] == "https://desk.example/waqai/incidents/news-1%231"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--as", "cow"), "--as cow: no such shape; use one of acled"),
        (("--format", "ods"), "--format ods: no such format; use one of csv"),
        (("--form", "triadic"), "--form triadic: use one of dyadic, monadic"),
        (("--status", "rumour"), "--status rumour: use one of actual"),
        (("--base-url", "desk"), "--base-url desk: an address begins with http"),
    ],
)
def test_wrong_use_is_said_before_anything_is_read(rows: Path, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    code, said = run(*arguments, rows, "--to", tmp_path / "out.csv")
    assert code == 2
    assert message in said
    assert not (tmp_path / "out.csv").exists()


def test_an_unknown_ending_is_wrong_use(rows: Path, tmp_path: Path) -> None:
    code, said = run(rows, "--to", tmp_path / "out.ods")
    assert code == 2
    assert "no such format" in said


def test_a_folder_that_is_not_there_is_wrong_use(rows: Path, tmp_path: Path) -> None:
    code, said = run(rows, "--to", tmp_path / "none" / "out.csv")
    assert code == 2
    assert "cannot be written" in said


def test_wrong_lines_end_with_1_and_the_rest_is_done(rows: Path, tmp_path: Path) -> None:
    with rows.open("a", encoding="utf-8") as stream:
        stream.write("{\n")
    code, said = run(rows, "--to", tmp_path / "out.csv")
    assert code == 1
    assert "rows.jsonl:2: not JSON" in said
    assert "2 incidents -> 2 rows" in said


def test_no_incidents_at_all_is_said(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("", encoding="utf-8")
    code, said = run(tmp_path / "rows.jsonl", "--to", tmp_path / "out.csv")
    assert code == 1
    assert "no incidents" in said


def test_articles_are_not_called_wrong_line_by_line(rows: Path, tmp_path: Path) -> None:
    article, news = tmp_path / "a.txt", tmp_path / "news.jsonl"
    article.write_text("سطر أول\n" * 40, encoding="utf-8")
    news.write_text('{"id": "x", "text": "قصف"}\n', encoding="utf-8")
    code, said = run(article, news, rows, "--to", tmp_path / "out.csv")
    assert code == 1
    assert said.count("waqai code") == 2 and "not JSON" not in said
    assert "2 incidents -> 2 rows" in said
