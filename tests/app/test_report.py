"""`waqai report`: from articles in a register to files, asked again to the byte, and wrong questions in one line."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from waqai.app.cli import app

run = CliRunner()
PIVOT = date(2019, 4, 10)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of ours: a shelling on some days before and on every day after the turning point."""
    days = [-9, -6, -2, *range(10)]
    lines = [
        {
            "id": f"a{offset}", "text": f"قصف الحوثيون حيا سكنيا في تعز {offset}", "published": (PIVOT + timedelta(offset)).isoformat(),
            "source": "okaz", "url": "https://news.example/a",
        }
        for offset in days
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def register(news: Path, tmp_path: Path) -> str:
    target = str(tmp_path / "news.db")
    added = run.invoke(app, ["add", str(news), "--register", target, "--workers", "1"])
    assert added.exit_code == 0, added.output
    return target


def test_a_report_from_articles_to_files_and_again(register: str, tmp_path: Path) -> None:
    question = ["report", "response", "--actor", "Houthis", "--pivot", str(PIVOT), "--window", "10d", "--register", register]
    made = run.invoke(app, [*question, "--lost-area", "YE/Taiz", "--to", str(tmp_path / "r")])
    assert made.exit_code == 0, made.output
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert 'lang="ar" dir="rtl"' in page and 'lang="en" dir="ltr"' in page and "https://news.example/a" in page
    answer = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["answer"]
    tempo = answer["en"][0]["text"]
    assert "10 incidents by \u2068Houthis\u2069" in tempo and "after 3 incidents in the 10 days before" in tempo
    again = run.invoke(app, ["report", "--rerun", str(tmp_path / "r.json"), "--to", str(tmp_path / "s")])
    assert again.exit_code == 0 and "the same bytes" in again.output
    for ending in ("html", "pdf", "json", "data.jsonl.gz"):
        assert (tmp_path / f"r.{ending}").read_bytes() == (tmp_path / f"s.{ending}").read_bytes(), ending


def test_the_turning_point_may_be_an_incident(register: str, tmp_path: Path) -> None:
    found = run.invoke(app, ["register", "search", "--register", register, "--where", f"from={PIVOT}", "--where", f"to={PIVOT}"])
    name = json.loads(found.stdout.splitlines()[0])["incident"]
    args = ["--actor", "Houthis", "--pivot", name, "--register", register, "--format", "html", "--lang", "ar", "--to", str(tmp_path / "r")]
    made = run.invoke(app, ["report", "response", *args])
    assert made.exit_code == 0, made.output
    assert "تعز" in (tmp_path / "r.html").read_text(encoding="utf-8").split("</h1>")[0].split("<h1>")[1]
    assert not (tmp_path / "r.pdf").exists()


def test_names_may_be_as_people_say_them_and_a_miss_says_what_there_is(register: str, tmp_path: Path) -> None:
    shared = ["--register", register, "--format", "html", "--to", str(tmp_path / "r")]
    for names in (["--actor", "أنصار الله", "--area", "اليمن"], ["--actor", "houthis", "--area", "Yemen/Taiz"]):
        made = run.invoke(app, ["report", "actor", *names, *shared])
        assert made.exit_code == 0 and made.output.startswith("13 incidents"), made.output
    missed = run.invoke(app, ["report", "actor", "--actor", "Houthis", "--from", "2021-01-01", *shared])
    assert missed.exit_code == 1
    assert "of theirs the register holds 13, from 2019-04-01 to 2019-04-19" in missed.output


def test_incidents_that_nobody_dates_are_said_when_the_report_is_made(register: str, tmp_path: Path) -> None:
    elsewhere = [
        "type=suicide_bombing",
        "admin1=Aden",
        "admin2=null",
        "place=Aden",
        "place_ar=عدن",
        "lat=12.8",
        "lon=45.03",
        "killed_min=60",
    ]
    undated = ["date_start=null", "date_end=null", "date_precision=unknown", "date_basis=none", *elsewhere]
    assert run.invoke(app, ["register", "correct", "a9/1", *undated, "--register", register]).exit_code == 0
    made = run.invoke(app, ["report", "area", "--area", "YE", "--register", register, "--format", "html", "--to", str(tmp_path / "r")])
    assert "waqai: note: 1 incident dated no better than to a week: left out\n12 incidents" in made.output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["response", "--actor", "Houthis", "--pivot", "yesterday"], 2, "neither an ISO date"),
        (["response", "--pivot", "2019-04-10"], 2, "needs actors"),
        (["response", "--actor", "Houthis", "--pivot", "2019-04-10", "--window", "0d"], 2, "no window"),
        (["response", "--actor", "Houthis", "--pivot", "2019-04-10", "--lost-area", "Ruritania"], 2, "an area is a country"),
        (["actor", "--actor", "Nobody"], 1, "most often attackers: Houthis"),
        (["actor", "--actor", "Houthis", "--lang", "fr"], 2, "one of ar, en, both"),
        (["actor", "--actor", "Houthis", "--format", "docx"], 2, "one of html, pdf"),
        (["period", "--from", "2019-04-10", "--to-day", "2019-04-01"], 2, "is after"),
        (["campaign", "--campaign", "بلا اسم"], 1, "no incident bears the campaign's name"),
        (["actor", "--actor", "Houthis", "--where", "colour=red"], 2, "no such filter"),
    ],
)
def test_wrong_questions_get_one_line(register: str, tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    made = run.invoke(app, ["report", *arguments, "--register", register, "--to", str(tmp_path / "r")])
    assert made.exit_code == code and said in made.output and "Traceback" not in made.output
    assert not list(tmp_path.glob("r.*"))


def test_a_report_without_a_question_names_the_questions() -> None:
    made = run.invoke(app, ["report"])
    assert made.exit_code == 2 and "response, actor, area, campaign, period" in made.output


def test_without_typst_a_pdf_is_refused_in_one_line(register: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    made = run.invoke(app, ["report", "actor", "--actor", "Houthis", "--register", register, "--to", str(tmp_path / "r")])
    assert made.exit_code == 1 and "waqai[reports]" in made.output and not list(tmp_path.glob("r.*"))
