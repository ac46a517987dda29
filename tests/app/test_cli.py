"""Each command as a person runs it: exit codes, what goes to which stream, and one clear line for every bad input."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.text import Text
from typer.testing import CliRunner, Result

from waqai.app.cli import app, main

HIT = "قصف مدفعي على حي في المدينة أدى إلى مقتل مدنيين"
MISS = "فاز الفريق بالمباراة"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def hit(tmp_path: Path) -> Path:
    path = tmp_path / "hit.txt"
    path.write_text(HIT, encoding="utf-8")
    return path


def test_rows_go_to_standard_output_as_json_lines(hit: Path) -> None:
    result = run("code", hit, "--published", "2019-04-10")
    assert result.exit_code == 0
    (line,) = lines_of(result.stdout)
    assert line["relevant"] is True
    assert line["campaigns"] == ["حملة"]
    row = line["events"][0]
    assert (row["type"], row["date_start"], row["killed_min"], row["killed_max"]) == ("shelling", "2019-04-10", 2, None)
    assert result.stderr == ""


def test_every_format_is_written_at_once(hit: Path, tmp_path: Path) -> None:
    targets = [tmp_path / f"rows{suffix}" for suffix in (".jsonl", ".csv", ".xlsx", ".geojson")]
    result = run("code", hit, *(part for target in targets for part in ("--to", target)))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "1 article, 1 event" in result.stderr
    assert all(target.stat().st_size > 0 for target in targets)
    assert not list(tmp_path.glob(".*.part"))


def test_excel_csv_is_disarmed_and_plain_csv_is_not(hit: Path, tmp_path: Path) -> None:
    plain, excel = tmp_path / "plain.csv", tmp_path / "excel.csv"
    run("code", hit, "--to", plain)
    run("code", hit, "--to", excel, "--excel")
    assert next(csv.DictReader(plain.open(encoding="utf-8")))["weapon"] == "=cmd()"
    assert next(csv.DictReader(excel.open(encoding="utf-8-sig")))["weapon"] == "'=cmd()"


def test_bad_inputs_are_named_and_the_rest_is_done(hit: Path, tmp_path: Path) -> None:
    empty, binary, lines = tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "news.jsonl"
    empty.touch()
    binary.write_bytes(bytes(range(256)) * 9)
    lines.write_text("\n".join([json.dumps({"id": str(n), "text": MISS}) for n in range(6)] + ['{"text": ']), encoding="utf-8")
    errors = tmp_path / "errors.jsonl"
    result = run("code", tmp_path / "none.txt", empty, binary, lines, hit, "--errors", errors)
    assert result.exit_code == 1
    assert len(lines_of(result.stdout)) == 7
    said = result.stderr.splitlines()
    assert len(said) == 4
    assert f"{tmp_path / 'none.txt'}: no such file" in said[0]
    assert f"{lines}:7: not JSON" in said[3]
    assert [issue["code"] for issue in lines_of(errors.read_text(encoding="utf-8"))] == ["not-found", "empty", "binary", "bad-json"]


def test_an_old_code_page_is_said_but_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(HIT.encode("cp1256"))
    result = run("code", path)
    assert result.exit_code == 0
    assert "note: " in result.stderr
    assert "cp1256" in result.stderr
    assert lines_of(result.stdout)[0]["relevant"] is True


def test_a_fault_of_the_coder_is_one_line_and_the_rest_is_done(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "عطل"}) + "\n" + json.dumps({"id": "b", "text": HIT}), encoding="utf-8")
    result = run("code", path)
    assert result.exit_code == 1
    assert [line["id"] for line in lines_of(result.stdout)] == ["b"]
    assert f"{path}:1: the coder failed" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("code",),
        ("code", "{hit}", "--published", "10/04/2019"),
        ("code", "{hit}", "--to", "rows.pdf"),
        ("code", "{hit}", "--to", "/no/such/folder/rows.csv"),
        ("code", "{hit}", "--to", "rows.csv.part"),
        ("code", "{hit}", "--max-mb", "many"),
        ("code", "{hit}", "--no-such-option"),
        ("mentions", "{hit}", "--to", "rows.csv"),
        ("mentions", "{hit}", "--to", "/no/such/folder/rows.jsonl"),
        ("explain",),
        ("explain", "{hit}", "--html", "/no/such/folder/page.html"),
        ("evaluate",),
        ("no-such-command",),
    ],
)
def test_wrong_use_is_code_2(arguments: tuple[str, ...], hit: Path) -> None:
    result = run(*(a.format(hit=hit) for a in arguments))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_an_earlier_file_stays_when_the_new_one_cannot_be_finished(hit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "rows.jsonl"
    target.write_text("before", encoding="utf-8")

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("waqai.outputs.files.jsonl_text", interrupted)
    assert CliRunner().invoke(app, ["code", str(hit), "--to", str(target)]).exit_code != 0
    assert target.read_text(encoding="utf-8") == "before"
    assert not list(tmp_path.glob(".*.part"))


def test_a_list_of_errors_that_cannot_be_written_is_wrong_use(hit: Path) -> None:
    assert run("code", hit, "--errors", "/no/such/folder/errors.jsonl").exit_code == 2


def test_standard_input() -> None:
    assert lines_of(run("code", "-", stdin=HIT).stdout)[0]["relevant"] is True
    line = json.dumps({"id": "x", "text": HIT}) + "\n"
    assert lines_of(run("code", "-", stdin=line).stdout)[0]["id"] == "x"


def test_table_and_cards_show_arabic_and_english(hit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in ("160", "70"):
        monkeypatch.setenv("COLUMNS", width)
        shown = run("code", hit, "--table").stdout
        for words in ("تعز", "Taiz", "Houthis", "shelling", "قصف", "2+ killed"):
            assert words in shown, (width, words)
        assert max(map(len, shown.splitlines())) <= int(width) + 12  # marks of direction take no room on the screen


def test_mentions(hit: Path, tmp_path: Path) -> None:
    target = tmp_path / "mentions.jsonl"
    assert run("mentions", hit, "--to", target).exit_code == 0
    (line,) = lines_of(target.read_text(encoding="utf-8"))
    (mention,) = line["mentions"]
    assert {key: mention[key] for key in ("kind", "start", "end", "text", "value")} == {
        "kind": "tactic",
        "start": 0,
        "end": 3,
        "text": "قصف",
        "value": "shelling",
    }
    assert lines_of(run("mentions", hit).stdout) == [line]


def test_explain_shows_words_and_rules(hit: Path) -> None:
    shown = run("explain", hit).stdout
    assert HIT[:20] in shown
    assert "tactics/shelling" in shown
    assert "because of the words" in shown


def test_explained_page(hit: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("explain", hit, "--html", page).exit_code == 0
    markup = page.read_text(encoding="utf-8")
    assert '<mark class="what"' in markup
    assert "src=" not in markup
    assert "http" not in markup


def test_explained_page_is_of_one_article(tmp_path: Path) -> None:
    path, page = tmp_path / "news.jsonl", tmp_path / "page.html"
    path.write_text("\n".join(json.dumps({"id": key, "text": HIT}) for key in "ab"), encoding="utf-8")
    result = run("explain", path, "--html", page)
    assert result.exit_code == 2
    assert "--id" in result.stderr
    assert run("explain", path, "--html", page, "--id", "b").exit_code == 0


def gold_line(article: str, **values: Any) -> str:
    own = {
        "n": 1,
        "status": "actual",
        "type": "shelling",
        "country": "YE",
        "place_ar": "تعز",
        "attacker": "Houthis",
        "target": ["civilians"],
    }
    own |= {"date_start": "2019-04-10", "date_end": "2019-04-10", "killed_min": 2, "killed_max": None, "lat": None, "lon": None}
    return json.dumps({"id": article, "published": "2019-04-10", "text": HIT, "events": [{**own, **values}]}) + "\n"


def test_evaluate_coded_rows(tmp_path: Path) -> None:
    gold, coded = tmp_path / "gold.jsonl", tmp_path / "coded.jsonl"
    gold.write_text(gold_line("a") + gold_line("b", country="SY", place_ar="حلب", attacker="unknown", target=[]), encoding="utf-8")
    coded.write_text(gold_line("a", killed_min=9), encoding="utf-8")
    result = run("evaluate", gold, coded)
    assert result.exit_code == 0
    assert "2 articles, 2 gold events, 1 coded" in result.stdout
    assert "a: edit killed" in result.stdout
    assert "b: missed" in result.stdout
    figures = json.loads(run("evaluate", gold, coded, "--json").stdout)
    assert figures["event"] == {"p": 1.0, "r": 0.5, "f1": 2 / 3}


def test_evaluate_codes_gold_lines_that_hold_their_text(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(gold_line("a"), encoding="utf-8")
    assert json.loads(run("evaluate", gold, "--json").stdout)["untouched"] == 1.0


def test_evaluate_codes_articles_and_says_which_are_missing(tmp_path: Path) -> None:
    gold, news = tmp_path / "gold.jsonl", tmp_path / "news.jsonl"
    gold.write_text(gold_line("a") + gold_line("b"), encoding="utf-8")
    news.write_text("".join(json.dumps({"id": key, "text": HIT, "published": "2019-04-10"}) + "\n" for key in "ax"), encoding="utf-8")
    result = run("evaluate", gold, "--articles", news, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["event"]["r"] == 0.5
    assert "b: gold has rows for this article" in result.stderr


@pytest.mark.parametrize("content", ["", "not json\n", '{"id": "a", "events": [{"lat": "x"}]}\n'])
def test_evaluate_refuses_bad_gold_in_a_line(content: str, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(content, encoding="utf-8")
    result = run("evaluate", gold, gold)
    assert result.exit_code == 1
    assert str(gold) in result.stderr
    assert run("evaluate", tmp_path / "none.jsonl").exit_code == 1


def test_workers_keep_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent.futures import ThreadPoolExecutor

    monkeypatch.setattr("waqai.app.cli.coding.ProcessPoolExecutor", ThreadPoolExecutor)  # the small engine lives in this process
    path = tmp_path / "news.jsonl"
    lines = [json.dumps({"id": f"n{i}", "text": HIT if i % 3 else MISS}) for i in range(200)]
    lines[50] = "{"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("code", path, "--workers", "2")
    assert result.exit_code == 1
    assert [line["id"] for line in lines_of(result.stdout)] == [f"n{i}" for i in range(200) if i != 50]


def test_packs_and_version() -> None:
    assert "weapons" in run("packs", "list").stdout
    assert "عبوة ناسفة" in run("packs", "show", "weapons/ied").stdout
    missing = run("packs", "show", "no-such-entry")
    assert missing.exit_code == 1
    assert "no entry" in missing.stderr
    assert run("version").stdout.startswith("waqai ")


def test_the_version_is_an_option_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["waqai", "--version"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("waqai ")


def test_packs_check_names_file_and_entry(tmp_path: Path) -> None:
    entry = "  - id: shell\n    label: {en: shell, ar: قذيفة}\n    phrases: [قذيفة]\n    examples: {match: [%s], no: [قديفة]}\n"
    pack = tmp_path / "own.yaml"
    pack.write_text("pack: weapons\nversion: 1\nsource: test\nentries:\n" + entry % "سقطت قذيفة", encoding="utf-8")
    assert run("packs", "check", "--packs", tmp_path).exit_code == 0
    pack.write_text("pack: weapons\nversion: 1\nsource: test\nentries:\n" + entry % "سقط صاروخ", encoding="utf-8")
    result = run("packs", "check", "--packs", tmp_path)
    assert result.exit_code == 1
    assert "own.yaml: shell: example does not match" in result.stderr
    pack.write_text("pack: weapons\n", encoding="utf-8")
    assert "own.yaml" in run("packs", "check", "--packs", tmp_path).stderr


@pytest.mark.parametrize("text", ["\x1b]0;title\x07 قصف", "قصف \u202e\u2066 ‮", "=قصف", "قصف" * 3000, "قصف\n\n\n[bold]x[/bold]"])
def test_no_text_breaks_the_screen(text: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps({"id": "[red]", "title": text, "text": text}), encoding="utf-8")
    for command in (("code", "--table"), ("explain",), ("mentions",)):
        result = run(command[0], path, *command[1:])
        assert result.exit_code == 0
        assert "\x1b]0" not in result.stdout or command[0] == "mentions"


def test_every_row_says_which_file_and_line_it_was_read_from(hit: Path, tmp_path: Path) -> None:
    """An id of 64 hexadecimal digits tells nobody which article of a folder a row in Excel belongs to."""
    many = tmp_path / "many.jsonl"
    many.write_text("\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in (MISS, HIT + " اليوم")), encoding="utf-8")
    table, plain, points = tmp_path / "rows.csv", tmp_path / "rows.jsonl", tmp_path / "rows.geojson"
    run("code", hit, many, "--to", table, "--to", plain, "--to", points)
    with table.open(encoding="utf-8") as stream:
        assert [row["file"] for row in csv.DictReader(stream)] == [str(hit), f"{many}:2"]
    assert [line["file"] for line in lines_of(plain.read_text(encoding="utf-8"))] == [str(hit), f"{many}:1", f"{many}:2"]
    assert [f["properties"]["file"] for f in json.loads(points.read_text(encoding="utf-8"))["features"]] == [str(hit), f"{many}:2"]


def every_command(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        yield (*path, name), command
        if hasattr(command, "commands"):
            yield from every_command(command, (*path, name))


def test_help_shows_every_bracket_that_is_written_in_it() -> None:
    """What stands in square brackets is a style for whoever prints the help, and vanishes unless it is escaped."""
    for path, command in every_command(typer.main.get_group(app)):
        said = [command.help or "", *(getattr(option, "help", None) or "" for option in command.params)]
        for text in said:
            assert Text.from_markup(text).plain == text.replace("\\[", "["), (path, text)
