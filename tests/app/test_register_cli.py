"""add, recode and register as a person runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from waqai.app.cli import app
from waqai.app.cli.session import Session
from waqai.register import Act, Register

HIT = "قصف مدفعي على حي في المدينة أدى إلى مقتل مدنيين"
OTHER = "قصف على قرية بعيدة"
MISS = "فاز الفريق بالمباراة"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    articles = [
        {"id": "a", "text": HIT, "published": "2019-04-10", "source": "daily"},
        {"id": "b", "text": OTHER, "published": "2019-05-10", "source": "evening", "title": "عنوان"},
        {"id": "c", "text": MISS},
    ]
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test that needs it puts the register of `news`, for all to copy."""
    return tmp_path_factory.mktemp("filled") / "news.db"


@pytest.fixture
def db(tmp_path: Path, news: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if not filled.exists():
        assert run("add", news, "--register", filled, "--who", "ann").exit_code == 0
    path = tmp_path / "news.db"
    shutil.copyfile(filled, path)
    monkeypatch.setenv("WAQAI_REGISTER", str(path))
    return path


def rows(*arguments: str) -> list[dict[str, Any]]:
    result = run("register", "search", *arguments)
    assert result.exit_code == 0, result.stderr
    return lines_of(result.stdout)


def test_add_stores_once_however_often_it_runs(news: Path, tmp_path: Path) -> None:
    db = tmp_path / "new.db"
    first = run("add", news, "--register", db)
    assert first.exit_code == 0
    assert first.stdout == ""
    assert "3 articles added (0 copies), 2 events, 2 incidents written" in first.stderr
    again = run("add", news, "--register", db)
    assert again.exit_code == 0
    assert "0 articles added" in again.stderr
    assert "3 there already" in again.stderr
    with Register.open(db) as register:
        assert register.info().runs == 1


def test_add_names_what_failed_and_stores_the_rest(news: Path, tmp_path: Path) -> None:
    db, errors = tmp_path / "new.db", tmp_path / "errors.jsonl"
    broken = tmp_path / "broken.txt"
    broken.write_text("عطل في المبرمج", encoding="utf-8")
    result = run("add", news, broken, tmp_path / "none.txt", "--register", db, "--errors", errors)
    assert result.exit_code == 1
    assert "3 articles added" in result.stderr
    assert sorted(issue["code"] for issue in lines_of(errors.read_text(encoding="utf-8"))) == ["coder-fault", "not-found"]
    changed = tmp_path / "changed.jsonl"
    changed.write_text(json.dumps({"id": "a", "text": "نص آخر"}), encoding="utf-8")
    result = run("add", changed, "--register", db)
    assert result.exit_code == 1
    assert "another content is in the register under the id a" in result.stderr


def test_add_without_words(news: Path, tmp_path: Path) -> None:
    db = tmp_path / "new.db"
    assert run("add", news, "--register", db, "--keep", "spans").exit_code == 0
    with Register.open(db) as register:
        assert register.document("b").title is None
    assert run("add", news, "--register", tmp_path / "x.db", "--keep", "all").exit_code == 1


def test_info_check_backup_migrate_copy(db: Path, tmp_path: Path) -> None:
    info = run("register", "info")
    assert "3 (2 with events, 0 copies, 0 erased)" in info.stdout
    check = run("register", "check", "--deep")
    assert check.exit_code == 0
    assert "log: sound" in check.stderr
    backup = tmp_path / "backup.db"
    assert run("register", "backup", backup).exit_code == 0
    assert run("register", "check", "--register", backup).exit_code == 0
    assert "already" in run("register", "migrate").stderr
    assert run("register", "copy", tmp_path / "copy.db").exit_code == 0
    assert "3 (2 with events" in run("register", "info", "--register", tmp_path / "copy.db").stdout
    assert run("register", "fuse").exit_code == 0


def test_check_of_a_register_that_is_not_sound_fails(db: Path) -> None:
    from sqlalchemy import text

    with Register.open(db) as register, register.database.writing() as connection:
        connection.execute(text("UPDATE document SET text = 'x' WHERE id = 'a'"))
    result = run("register", "check")
    assert result.exit_code == 1
    assert "document a: its text is not the one that was stored" in result.stderr


def test_search_by_words_filters_and_address(db: Path) -> None:
    assert len(rows()) == 2
    assert [found["members"] for found in rows("بعيدة")] == [[["b", 1]]]
    assert [found["members"] for found in rows("--where", "to=2019-04-30", "--where", "country=YE")] == [[["a", 1]]]
    assert len(rows("--query", "country=YE&killed=2..")) == 2
    assert rows("--where", "country=IQ") == []
    for name in ("YE", "ye", "Yemen", "اليمن"):
        assert run("register", "search", "--where", f"country={name}", "--count").stdout.strip() == "2"
    unknown = run("register", "search", "--where", "country=Ruritania")
    assert (unknown.exit_code, unknown.stderr) == (2, "waqai: country: 'Ruritania' is none; a code (IQ) or a name in English or Arabic\n")
    assert len(rows("--limit", "1", "--sort", "date")) == 1
    assert run("register", "search", "--count").stdout.strip() == "2"
    (shown, _) = rows("--profile", "public", "--sort", "date")
    assert (shown["evidence_ar"], shown["lat"], shown["members"]) == ("", 13.6, 1)
    for wrong in (["--where", "land=YE"], ["--where", "country"], ["--query", "killed=many"], ["--sort", "beauty"], ["--", "-x"]):
        result = run("register", "search", *wrong)
        assert result.exit_code == 2, wrong
        assert result.stderr.startswith("waqai: ")
    with Register.open(db) as register:
        assert [deed.what for deed in register.activities()].count("export") == 7


def test_correct_history_undo(db: Path) -> None:
    result = run("register", "correct", "a/1", "killed_min=1", 'target=["police"]', "weapon=null", "--who", "ann", "--why", "الوزارة")
    assert result.exit_code == 0, result.stderr
    history = lines_of(run("register", "history", "a/1").stdout)
    assert [(entry["field"], entry["old"], entry["new"], entry["who"], entry["why"]) for entry in history] == [
        ("killed_min", 2, 1, "ann", "الوزارة"),
        ("target", ["civilians"], ["police"], "ann", "الوزارة"),
        ("weapon", "=cmd()", None, "ann", "الوزارة"),
    ]
    assert run("register", "undo", str(history[0]["seq"]), "--who", "bob").exit_code == 0
    assert run("register", "undo", str(history[0]["seq"])).exit_code == 1
    (found,) = rows("--where", "source=daily")
    assert (found["killed_min"], found["target"], found["weapon"]) == (2, ["police"], None)
    assert run("register", "correct", "a/1", "weapon=").exit_code == 0
    assert rows("--where", "source=daily")[0]["weapon"] == "=cmd()"
    assert run("register", "correct", found["incident"], "killed_best=7", "killed_max=null").exit_code == 0
    assert rows("--where", "source=daily")[0]["killed_best"] == 7
    assert len(lines_of(run("register", "history").stdout)) == 7
    assert run("register", "correct", "a/1", "target=police; civilians").exit_code == 0  # no brackets and quotes to type
    assert rows("--where", "source=daily")[0]["target"] == ["police", "civilians"]
    for wrong, code in ((["a/1", "killed_min=many"], 2), (["a/1", "killed_min"], 2), (["zz/1", "weapon=x"], 1), (["zz", "weapon=x"], 1)):
        assert run("register", "correct", *wrong).exit_code == code


def test_merge_split_show_undo_of_an_act(db: Path) -> None:
    ids = [found["incident"] for found in rows("--sort", "date")]
    merged = run("register", "merge", *ids, "--why", "one")
    assert merged.exit_code == 0, merged.stderr
    assert len(rows()) == 1
    (shown,) = lines_of(run("register", "show", ids[1]).stdout)
    assert (shown["incident"], shown["asked"], shown["members"]) == (ids[0], ids[1], [["a", 1], ["b", 1]])
    assert run("register", "split", ids[0], "b/1").exit_code == 0
    assert len(rows()) == 2
    last = lines_of(run("register", "history", "--limit", "1").stdout)[0]
    assert run("register", "undo", str(last["seq"]), "--act").exit_code == 0
    assert len(rows()) == 1
    assert run("register", "merge", ids[0], ids[1]).exit_code == 2
    assert run("register", "show", "w-none").exit_code == 1


def test_what_a_person_reads_on_a_terminal(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [found["incident"] for found in rows("--sort", "date")]
    monkeypatch.setattr(Session, "to_terminal", property(lambda _: True))
    monkeypatch.setenv("COLUMNS", "160")
    merged = run("register", "merge", *ids, "--who", "ann", "--why", "one\x1b[2J")
    assert f"{ids[0]}: {ids[1]} leads to it now" in merged.stderr
    shown = run("register", "show", ids[1], "--why").stdout
    for words in (
        f"(asked for as {ids[1]})",
        "2 reports · 2 sources",
        "killed         2+ ",
        "all 2",
        "a/1 + b/1: judged by ann",
        "a/1  new",
    ):
        assert words in shown, (words, shown)
    history = run("register", "history", ids[0]).stdout
    assert "a/1 + b/1" in history
    assert "same incident" in history
    assert "\x1b" not in shown + history
    assert run("register", "split", ids[0], "b/1").exit_code == 0
    assert "2 of 2 incidents" in run("register", "search").stderr
    assert "nothing like it" in run("register", "similar", ids[0]).stderr


def test_incidents_like_one_with_what_speaks_for_it(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = tmp_path / "later.jsonl"
    later.write_text(json.dumps({"id": "d", "text": OTHER + " ثانية", "published": "2019-04-14"}), encoding="utf-8")
    assert run("add", later, "--register", db).exit_code == 0
    first, second, _ = (found["incident"] for found in rows("--sort", "date"))
    (found,) = lines_of(run("register", "similar", first).stdout)
    assert (found["incident"], found["link"]["a"], found["link"]["b"]) == (second, ["a", 1], ["d", 1])
    monkeypatch.setattr(Session, "to_terminal", property(lambda _: True))
    shown = run("register", "similar", first, "--why").stdout
    assert f"  {second}  2019-04-14 · shelling · Taiz · 2+ killed" in shown
    assert "two reports that are compared" in shown
    assert sum(bar["weight"] for bar in found["link"]["features"]) < 0


def test_fuse_anew_changes_nothing_that_is_up_to_date(db: Path) -> None:
    before = rows()
    assert "2 events, 0 incidents written, 0 ids ended" in run("register", "fuse", "--all").stderr
    assert rows() == before


def test_erase(db: Path) -> None:
    assert run("register", "erase", "document", "a", "--why", "asked", stdin="n\n").exit_code == 1
    assert len(rows()) == 2
    result = run("register", "erase", "document", "a", "--why", "asked", "--yes")
    assert result.exit_code == 0
    assert "1 event" in result.stderr
    assert len(rows()) == 1
    assert run("register", "check").exit_code == 0
    assert run("register", "erase", "document", "a", "--why", "asked", "--yes").exit_code == 1
    assert run("register", "erase", "place", "a", "--why", "asked", "--yes").exit_code == 1


def test_recode_shows_and_stores(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from waqai.app.cli import coding

    assert run("register", "correct", "a/1", "killed_min=1").exit_code == 0
    engine = coding._engine()

    class Newer:
        """Reads other weapons and finds nothing in the second article."""

        def code_document(self, document: Any) -> Any:
            coded = engine.code_document(document)
            if document.id == "b":
                return type(coded)(coded.id, False, ())
            events = tuple(type(event)(**{**_fields(event), "weapon": "mortar"}) for event in coded.events)
            return type(coded)(coded.id, coded.relevant, events)

    monkeypatch.setattr(coding, "_engine", Newer)
    assert lines_of(run("recode", "--diff").stdout) == []
    assert "0 articles coded anew" in run("recode").stderr
    with Register.open(db) as register:
        assert register.info().runs == 1
    shown = {line["id"]: line["events"] for line in lines_of(run("recode", "--diff", "--all").stdout)}
    assert shown["a"] == [{"n": 1, "what": "changed", "fields": [{"field": "weapon", "old": "=cmd()", "new": "mortar"}]}]
    assert [(event["n"], event["what"]) for event in shown["b"]] == [(1, "dropped")]
    assert len(rows()) == 2
    with Register.open(db) as register:
        stored = register.document("a")
    with monkeypatch.context() as people:
        people.setattr(Session, "to_terminal", property(lambda _: True))
        seen = run("recode", "--diff", "--all").stdout
    assert " ".join((stored.title or stored.text or "").split())[:20] in seen  # not the id alone
    result = run("recode", "--all")
    assert result.exit_code == 0
    assert "3 articles coded anew, 2 changed" in result.stderr
    (found,) = rows()
    assert (found["weapon"], found["killed_min"]) == ("mortar", 1)
    assert run("register", "check", "--deep").exit_code == 0


def _fields(event: Any) -> dict[str, Any]:
    return {name: getattr(event, name) for name in type(event).__dataclass_fields__}


def test_no_register(tmp_path: Path) -> None:
    noise = tmp_path / "noise.db"
    noise.write_bytes(b"x" * 5000)
    for command in (["info"], ["check"], ["search"], ["history"], ["migrate"], ["undo", "1"]):
        for target in (tmp_path / "none.db", noise):
            result = run("register", *command, "--register", target)
            assert result.exit_code == 1, (command, result.stderr)
            assert result.stderr.startswith("waqai: ")
            assert len(result.stderr.splitlines()) == 1
    assert run("register", "info").exit_code == 2


@pytest.mark.parametrize("command", [["--help"], ["packs", "show", "ied"]])
def test_commands_without_a_register_do_not_load_the_database_s_libraries(command: list[str]) -> None:
    script = "import sys\nfrom waqai.app.cli import main\ntry: main()\nfinally: print('sqlalchemy' in sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stderr.strip().endswith("False")


@pytest.mark.parametrize("command", ["code", "packs", "version"])
def test_a_command_loads_no_other_command(command: str) -> None:
    script = (
        "import sys\nfrom waqai.app.cli import main\n"
        "try: main()\nfinally: print(sorted({'register', 'report', 'export', 'fuse'} & {m.rpartition('.')[2] for m in sys.modules if "
        "m.startswith('waqai.app.cli.')}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, command, "--help"], capture_output=True, text=True, check=True, env=os.environ)
    assert "Usage:" in done.stdout
    assert done.stderr.strip().endswith("[]")


@pytest.mark.parametrize("width", (60, 80, 110, 113, 160))
def test_what_was_found_is_cut_on_no_terminal(db: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = rows()
    assert len(found) == 2
    monkeypatch.setattr(Session, "to_terminal", property(lambda _: True))
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run("register", "search", "--where", "place=الموصل").stderr + run("register", "search").stdout
    assert "…" not in shown
    assert "%D8" not in shown
    for row in found:
        for key in ("incident", "date_start", "type"):
            assert row[key] in shown


def test_an_event_that_a_person_added_takes_one_line_of_the_history(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Register.open(db) as register:
        register.add_event("a", {"type": "other", "evidence_ar": "قصف", "spans.type": [[0, 3, "a person"]]}, Act("ann"))
    monkeypatch.setattr(Session, "to_terminal", property(lambda _: True))
    monkeypatch.setenv("COLUMNS", "140")
    shown = run("register", "history", "--register", db).stdout
    assert "a row of" in shown
    assert "{" not in shown
    assert len(shown.splitlines()) < 8
