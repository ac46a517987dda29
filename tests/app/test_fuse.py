"""`waqai fuse` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from waqai.app.cli import app

ROW = {
    "n": 1, "status": "actual", "type": "bombing_ied", "date_start": "2019-04-09", "date_end": "2019-04-09", "country": "IQ",
    "admin1": "Diyala", "place_ar": "بعقوبة", "lat": 33.75, "lon": 44.64, "attacker": "unknown", "target": ["police"], "killed_min": 3,
    "killed_max": 3, "evidence_ar": "عبوة أصابت دورية",
}  # fmt: skip


ELSEWHERE = {
    "country": "YE",
    "admin1": "Taiz",
    "place_ar": "المخا",
    "lat": 13.32,
    "lon": 43.25,
    "evidence_ar": "لغم أصاب مركبة",
    "killed_min": 1,
}


def run(*arguments: str | Path, width: str = "150") -> Result:
    result = CliRunner(env={"COLUMNS": width}).invoke(app, ["fuse", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def text(*lines: dict[str, Any]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def coded(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "published": "2019-04-10", "source": f"paper {name}", "events": [{**ROW, **more}]}


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "coded.jsonl"
    path.write_text(text(coded("a"), coded("b", killed_min=4, killed_max=4), coded("c", **ELSEWHERE)), encoding="utf-8")
    return path


def test_incidents_go_to_standard_output_as_json_lines(rows: Path) -> None:
    result = run(rows)
    assert (result.exit_code, result.stderr) == (0, "")
    merged, alone = (json.loads(line) for line in result.stdout.splitlines())
    assert (merged["members"], alone["members"]) == ([["a", 1], ["b", 1]], [["c", 1]])
    assert (merged["killed_min"], merged["killed_best"], merged["killed_max"], merged["conflicts"]) == (3, 3, 4, ["killed"])
    assert [(v["report"], v["value"], v["outlet"], v["stance"]) for v in merged["versions"]["killed_min"]] == [
        (["a", 1], 3, "paper a", "news"),
        (["b", 1], 4, "paper b", "news"),
    ]
    [link] = merged["links"]
    assert (link["a"], link["b"]) == (["a", 1], ["b", 1])
    assert link["probability"] > 0.5
    assert {feature["name"] for feature in link["features"]} >= {"place", "day", "killed"}


def test_a_file_is_written_whole(rows: Path, tmp_path: Path) -> None:
    target = tmp_path / "incidents.jsonl"
    result = run(rows, "--to", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"3 events, 2 incidents, 1 of them told by several articles -> {target}" in " ".join(result.stderr.split())
    assert len(target.read_text(encoding="utf-8").splitlines()) == 2
    assert not list(tmp_path.glob(".*.part"))


def test_a_table_for_people(rows: Path) -> None:
    for width in ("80", "150"):
        result = run(rows, "--table", width=width)
        assert result.exit_code == 0
        assert "3 killed (3-4)" in result.stdout
        assert "2 reports" in result.stdout
        assert max(map(len, result.stdout.splitlines())) <= int(width) + 8


def test_wrong_lines_are_named_and_the_rest_is_done(rows: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    rows.write_text(rows.read_text(encoding="utf-8") + "{\n" + text(coded("d", lat=300)), encoding="utf-8")
    result = run(rows, "--errors", errors)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert f"{rows}:4: not JSON in UTF-8" in result.stderr
    assert f"{rows}:5: event 1: 'lat': input should be less than or equal to 90" in result.stderr
    assert len(errors.read_text(encoding="utf-8").splitlines()) == 2


def test_articles_are_not_called_wrong_line_by_line(rows: Path, tmp_path: Path) -> None:
    article, news = tmp_path / "a.txt", tmp_path / "news.jsonl"
    article.write_text("سطر أول\n" * 40, encoding="utf-8")
    news.write_text(text({"id": "x", "text": "قصف على حي"}), encoding="utf-8")
    result = run(article, news, rows)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:2] == [
        f"waqai: {article}: an article or a table, where coded lines are wanted; `waqai code` makes them",
        f"waqai: {news}:1: an article, where a coded line is wanted; `waqai code` makes those",
    ]
    assert len(result.stdout.splitlines()) == len(run(rows).stdout.splitlines())


def test_judgements_hold_and_unknown_events_are_said(rows: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.jsonl"
    said.write_text(text({"a": ["a", 1], "b": ["b", 1], "same": False}, {"a": ["a", 1], "b": ["zz", 1], "same": True}), encoding="utf-8")
    result = run(rows, "--judgements", said)
    assert [json.loads(line)["members"] for line in result.stdout.splitlines()] == [[["a", 1]], [["b", 1]], [["c", 1]]]
    assert "zz/1: a judgement names this event, which is not among those read" in result.stderr


def test_why_shows_the_waterfall_of_any_two(rows: Path) -> None:
    together, apart = run(rows, "--why", "a/1", "b/1"), run(rows, "--why", "a/1", "c/1")
    assert together.exit_code == apart.exit_code == 0
    assert "same place" in together.stdout
    assert "المكان نفسه" in together.stdout
    assert "other country" in apart.stdout
    assert run(rows, "--why", "a/1", "c/9").exit_code == 1
    assert run(rows, "--why", "a", "c/1").exit_code == 2


def test_wrong_use(rows: Path, tmp_path: Path) -> None:
    assert run(rows, "--to", tmp_path / "x.xlsx").exit_code == 2
    assert run(rows, "--to", tmp_path / "no" / "x.jsonl").exit_code == 2
    assert run(tmp_path / "none.jsonl").exit_code == 1
    assert run().exit_code == 2


def test_hostile_text_cannot_steer_the_terminal(rows: Path) -> None:
    rows.write_text(text(coded("a\x1b[2J", place_ar="\x1b[31mبعقوبة", attacker="[bold]x")), encoding="utf-8")
    result = run(rows, "--table")
    assert "\x1b[2J" not in result.stdout
    assert "\x1b[31m" not in result.stdout
    assert "[bold]x" in result.stdout
