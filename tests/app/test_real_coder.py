"""The command line with the coder itself, on reports of our own wording."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

REPORT = "قتل خمسة مدنيين وأصيب عشرة آخرون أمس الثلاثاء في انفجار سيارة مفخخة وسط مدينة بعقوبة، وفق ما أعلنت الشرطة."
SPORT = "فاز فريق الميناء على ضيفه بهدفين في مباراة أقيمت أمس ضمن الدوري."


def waqai(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "waqai", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, check=False, env={**os.environ, **environment})


def test_a_report_becomes_a_row_and_sport_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SPORT, encoding="utf-8")
    result = waqai("code", tmp_path, "--published", "2019-04-10")
    assert result.returncode == 0, result.stderr.decode()
    report, sport = map(json.loads, result.stdout.splitlines())
    (row,) = report["events"]
    assert (row["type"], row["date_start"], row["date_end"], row["country"]) == ("car_bomb", "2019-04-09", "2019-04-09", "IQ")
    assert (row["killed_min"], row["killed_max"], row["wounded_min"], row["wounded_max"]) == (5, 5, 10, 10)
    assert (sport["relevant"], sport["events"]) == (False, [])
    for spans in row["spans"].values():
        assert all(0 <= start < end <= len(REPORT) and rule for start, end, rule in spans)


def test_a_row_without_a_day_is_said_and_so_is_an_article_in_another_language(tmp_path: Path) -> None:
    for name, text in (("a", REPORT), ("b", REPORT + " وفتحت الشرطة تحقيقا."), ("c", SPORT)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    english = "Three soldiers were killed when a bomb exploded near a checkpoint north of the town, police said."
    (tmp_path / "d.txt").write_text(english, encoding="utf-8")
    result = waqai("code", tmp_path)
    assert result.returncode == 0
    undated, foreign = result.stderr.decode().splitlines()
    assert undated.startswith(f"waqai: note: {tmp_path}/a.txt and 1 more: no day of publication, so that rows have no date")
    assert foreign == f"waqai: note: {tmp_path}/d.txt: English, not Arabic; no rows come of that"
    assert "no day of publication" not in waqai("code", tmp_path, "--published", "2019-04-10").stderr.decode()


def test_the_program_as_it_is_started_knows_every_command_by_its_name() -> None:
    """A lone command loses its name to Typer: `waqai version` was refused as too many arguments."""
    said = waqai("version")
    assert said.returncode == 0 and said.stdout.startswith(b"waqai ") and b", packs " in said.stdout, said.stderr.decode()
    for name in ("version", "code", "packs", "register"):
        asked = waqai(name, "--help")
        assert asked.returncode == 0 and f"waqai {name} ".encode() in asked.stdout, asked.stdout.decode()


def test_mentions_point_at_their_words() -> None:
    result = waqai("mentions", "-", "--published", "2019-04-10", stdin=REPORT.encode())
    mentions = json.loads(result.stdout)["mentions"]
    assert all(REPORT[m["start"] : m["end"]] == m["text"] for m in mentions)
    assert {"tactic", "place", "time", "count"} <= {m["kind"] for m in mentions}


def test_broken_input_in_a_process_of_its_own() -> None:
    result = waqai("code", "-", "/no/such/file.txt", stdin=b"\xff\xfe\x00")
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 2


def test_rows_are_utf8_whatever_the_locale_says() -> None:
    result = waqai("code", "-", stdin=REPORT.encode(), PYTHONIOENCODING="ascii:strict", PYTHONUTF8="0", LC_ALL="C")
    assert result.returncode == 0, result.stderr
    assert "بعقوبة" in result.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": SPORT}) + "\n" for n in range(3000)), encoding="utf-8")
    command = f'"{sys.executable}" -m waqai code "{path}" | head -n 1'
    result = subprocess.run(command, shell=True, capture_output=True, timeout=60, check=False)
    assert json.loads(result.stdout)["id"] == "0"
    assert result.stderr == b""
