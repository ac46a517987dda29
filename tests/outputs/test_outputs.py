"""Files of rows, read back by other programs' eyes; the table and the explained page."""

from __future__ import annotations

import csv
import html.parser
import json
import zipfile
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rich.console import Console

from waqai.model import Count, Document, Event, Evidence, Place, Span, TimeSpan
from waqai.outputs import COLUMNS, Line, WritingOptions, flat_rows, line_of, writing
from waqai.outputs.explained import explained_page, reasons, show_explained
from waqai.outputs.terminal import broken, printable, show_rows

RAW = "هجوم على حاجز\nقتل ثلاثة جنود في انفجار سيارة مفخخة قرب قرية النخيل أمس"
CODEBOOK_KEYS = (
    "n status type date_start date_end place_ar country admin1 lat lon attacker target weapon killed_min killed_max wounded_min "
    "wounded_max casualties_combined abducted attackers_killed claimed_by evidence_ar notes"
).split()


def words(text: str, rule: str) -> Evidence:
    start = RAW.index(text)
    return Evidence(Span(start, start + len(text)), rule)


def event(**values: Any) -> Event:
    own: dict[str, Any] = {
        "n": 1,
        "status": "actual",
        "tactic": "car_bomb",
        "when": TimeSpan(date(2019, 4, 9), date(2019, 4, 9), "day", "text"),
        "where": Place("قرية النخيل", "Nakhil", "IQ", "Salah al-Din", None, 34.1, 44.2, 2),
        "attackers": ("Islamic State",),
        "targets": ("Iraqi Army", "checkpoint"),
        "weapon": "car bomb",
        "counts": {"killed": Count("killed", 3, 3, 3), "wounded": Count("wounded", 2, 2, None)},
        "quote": "انفجار سيارة مفخخة",
        "evidence": {
            "type": (words("انفجار سيارة مفخخة", "tactics/car-bomb"),),
            "killed": (words("قتل ثلاثة جنود", "count"),),
            "target": (words("جنود", "persons/soldier"),),
        },
        "confidence": {"row": 0.8, "type": 0.95},
    }
    return Event(**{**own, **values})


class Coded:
    def __init__(self, *events: Event) -> None:
        self.id, self.relevant, self.events = "news-1", bool(events), events


def line(*events: Event) -> Line:
    title, text = RAW.split("\n")
    return line_of(Coded(*events), Document("news-1", text, title, date(2019, 4, 10), source="paper"))


def write(path: Path, *lines: Line, **options: bool) -> Path:
    with writing(path, WritingOptions(**options)) as add:
        for each in lines:
            add(each)
    return path


def test_a_line_has_the_codebooks_keys_first() -> None:
    row = line(event())["events"][0]
    assert list(row)[: len(CODEBOOK_KEYS)] == CODEBOOK_KEYS
    assert (row["killed_min"], row["wounded_min"], row["wounded_max"], row["abducted"]) == (3, 2, None, None)


def test_every_key_of_a_row_is_a_column() -> None:
    assert set(line(event())["events"][0]) - {"spans"} <= {column.key for column in COLUMNS}


def test_json_lines_keep_articles_without_events(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", line(event()), line())
    first, second = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    assert first == line(event())
    assert (second["relevant"], second["events"]) == (False, [])


def test_csv_reads_back(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", line(event(quote='قال: "انفجار"،\nثم آخر'), event(n=2, where=None)))
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    assert [row["n"] for row in rows] == ["1", "2"]
    assert rows[0]["evidence_ar"] == 'قال: "انفجار"،\nثم آخر'
    assert rows[0]["target"] == "Iraqi Army; checkpoint"
    assert (rows[0]["wounded_max"], rows[1]["lat"], rows[0]["confidence"]) == ("", "", "0.8")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_formulas_are_disarmed_for_excel(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "rows.csv", line(event(weapon=text)), excel=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert next(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))["weapon"] == f"'{text}"
    book = openpyxl.load_workbook(write(tmp_path / "rows.xlsx", line(event(weapon=text))))
    cell = book["events"].cell(2, [column.key for column in COLUMNS].index("weapon") + 1)
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix


def test_excel_sheet_is_typed_frozen_filtered_and_explained(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.xlsx", line(event(), event(n=2)), rtl=True)
    book = openpyxl.load_workbook(path)
    sheet = book["events"]
    row = dict(zip((cell.value for cell in sheet[1]), (cell.value for cell in sheet[2]), strict=True))
    assert row["date_start"] == datetime(2019, 4, 9)
    assert (row["killed_min"], row["lat"], row["place_ar"]) == (3, 34.1, "قرية النخيل")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.sheet_view.rightToLeft
    assert book["columns"].max_row == len(COLUMNS) + 1


def test_excel_takes_any_text(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.xlsx", line(event(quote="\x00\x0b\ud800\uffff" + "ط" * 40000, weapon="<&>")))
    assert "<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert openpyxl.load_workbook(path)["events"].max_row == 2


def test_geojson_is_longitude_first_and_keeps_what_has_no_point(tmp_path: Path) -> None:
    found = json.loads(write(tmp_path / "rows.geojson", line(event(), event(n=2, where=None))).read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    first, second = found["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [44.2, 34.1]}
    assert second["geometry"] is None
    assert (first["id"], first["properties"]["target"]) == ("news-1/1", ["Iraqi Army", "checkpoint"])
    assert json.loads(write(tmp_path / "none.geojson").read_text(encoding="utf-8"))["features"] == []


def test_lone_surrogates_can_be_written(tmp_path: Path) -> None:
    for suffix in (".jsonl", ".csv", ".geojson"):
        path = write(tmp_path / f"rows{suffix}", line(event(quote="\ud800")))
        assert path.read_text(encoding="utf-8")
    assert json.loads((tmp_path / "rows.jsonl").read_text(encoding="utf-8"))["events"][0]["evidence_ar"] == "\ud800"


def test_half_a_file_never_stands_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(RuntimeError), writing(path) as add:
        add(line(event()))
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_wrong_targets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such format"), writing(tmp_path / "rows.ods"):
        pass
    with pytest.raises(OSError, match="No such file"), writing(tmp_path / "none" / "rows.csv"):
        pass
    (tmp_path / "dir.csv").mkdir()
    with pytest.raises(IsADirectoryError), writing(tmp_path / "dir.csv"):
        pass


def test_a_link_is_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.touch()
    link.symlink_to(target)
    write(link, line(event()))
    assert link.is_symlink()
    assert "news-1" in target.read_text(encoding="utf-8")


def test_flat_rows_of_a_foreign_line() -> None:
    (row,) = flat_rows({"id": "a", "events": [{"n": 1, "other": 3}]})
    assert set(row) == {column.key for column in COLUMNS}


@pytest.mark.parametrize("width", [60, 100, 110, 120, 122, 123, 200])
def test_table_fits_its_terminal(width: int) -> None:
    console = Console(file=StringIO(), width=width)
    show_rows(console, [("a.txt", line(event(), event(n=2, status="foiled", where=None, targets=()))), ("b.txt", line())])
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    for text in ("2019-04-09", "قرية النخيل", "Salah al-Din", "Islamic State", "3 killed", "2+ wounded", "سيارة مفخخة", "foiled", "b.txt"):
        assert text in shown
    assert max(len(each.replace("\u200e", "")) for each in shown.splitlines()) <= width


def test_arabic_cells_are_isolated_from_their_neighbours() -> None:
    assert broken("قتل ثلاثة جنود", 10) == "\u200eقتل ثلاثة\u200e\n\u200eجنود\u200e"
    assert broken("Taiz", 10) == "Taiz"


def test_control_characters_cannot_steer_the_terminal() -> None:
    assert len(printable("a\x1b\x9b\u202eb")) == 5
    assert not set(printable("a\x1b\x9b\u202eb")) & {"\x1b", "\x9b", "\u202e"}


def test_reasons_join_value_words_and_rule() -> None:
    found = {reason.field: reason for reason in reasons(line(event())["events"][0], RAW)}
    assert found["killed"].values == ("3",)
    assert found["killed"].words == ("قتل ثلاثة جنود",)
    assert found["type"].rules == ("tactics/car-bomb",)
    assert found["type"].confidence == 0.95
    assert found["weapon"].words == ()
    assert found["wounded"].values == ("2+",)
    assert found["place"].values == ("قرية النخيل", "Nakhil", "Salah al-Din", "IQ")


def test_explained_on_a_terminal_marks_the_words() -> None:
    console = Console(file=StringIO(), width=120, force_terminal=True, color_system="standard")
    show_explained(console, RAW, line(event()))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[" in shown
    assert "tactics/car-bomb" in shown


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.article = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.article += data


def test_explained_page_is_well_formed_and_keeps_the_text() -> None:
    raw = RAW + " <script>alert(1)</script> & «نص»"
    page = explained_page(raw, line(event(weapon="<b>"), event(n=2)))
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []
    assert tags.article == raw
    assert "<script>alert" not in page
    assert "<b>" not in page


def test_an_event_shows_itself_in_a_notebook() -> None:
    markup = event(weapon="<i>")._repr_html_()
    tags = _Tags()
    tags.feed(markup)
    assert tags.open == []
    assert "&lt;i&gt;" in markup
    assert "<bdi>قرية النخيل</bdi>" in markup
    assert "spans" not in markup
