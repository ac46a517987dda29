"""Every format, written with rows that nobody wishes for, and read back by other programs."""

from __future__ import annotations

import csv
import json
import math
import shutil
import sqlite3
import struct
import subprocess
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.knowledge.codebooks import ColumnSpec
from waqai.outputs.tables import FORMATS, Table, TableError, format_of, open_table

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
COLUMNS = (
    ColumnSpec("waqai_id", "text", "id", "معرّف"),
    ColumnSpec("pcode", "text", "place code", "رمز"),
    ColumnSpec("day", "date", "day", "يوم"),
    ColumnSpec("killed", "integer", "killed", "قتلى"),
    ColumnSpec("latitude", "number", "latitude", "خط العرض"),
    ColumnSpec("longitude", "number", "longitude", "خط الطول"),
    ColumnSpec("place_ar", "arabic", "place", "المكان"),
    ColumnSpec("target", "list", "targets", "الأهداف"),
    ColumnSpec("notes", "text", "notes", "ملاحظات", width=60),
)
ROWS: list[list[Any]] = [
    ["a#1", "0101", "2019-04-09", 3, 34.02, 44.9, "قرية النوفل", ["police", "mosque"], 'said: "yes",\nthen <b>&amp; no'],
    ["a#2", "0007", None, None, None, None, None, [], None],
    ["a#3", "0020", "1950-01-01", 201904091234567, -33.5, -70.6, "سانتياغو", ["civilians"], "=1+1"],
]
FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1",
    '=HYPERLINK("http://x")', "＝1+1", "＋1", "－1", "＠x",
]  # fmt: skip


def write(path: Path, form: str, rows: Iterable[Sequence[Any]] = ROWS, columns: tuple[ColumnSpec, ...] = COLUMNS, **more: Any) -> Table:
    table = Table("rows", "Rows of a test", columns, **more)
    with open_table(path, form, table) as add:
        for row in rows:
            add(row)
    return table


def with_notes(text: str) -> list[Any]:
    return [*ROWS[0][:-1], text]


# CSV


def test_csv_is_plain_utf8_that_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    write(path, "csv")
    assert not path.read_bytes().startswith(b"\xef\xbb\xbf")
    first, second, third = csv.DictReader(path.open(encoding="utf-8", newline=""))
    assert (first["place_ar"], first["target"], first["notes"]) == ("قرية النوفل", "police; mosque", ROWS[0][-1])
    assert [second[name] for name in ("day", "killed", "latitude", "target", "notes")] == [""] * 5
    assert (third["pcode"], third["killed"], third["notes"]) == ("0020", "201904091234567", "=1+1")


def guessed(values: list[str]) -> str:
    """The type that R's readr would take for a column: empty and NA are missing, a number with leading zeros is text."""
    told = [value for value in values if value not in ("", "NA")]
    if not told:
        return "logical"
    if all(value in ("T", "F", "TRUE", "FALSE", "true", "false") for value in told):
        return "logical"

    def numeric(value: str) -> bool:
        digits = value.lstrip("+-")
        if len(digits) > 1 and digits[0] == "0" and digits[1].isdigit():
            return False
        try:
            return math.isfinite(float(value)) or value in ("Inf", "-Inf", "NaN")
        except ValueError:
            return False

    if all(map(numeric, told)):
        return "double"

    def dated(value: str) -> bool:
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
        return len(value) == 10

    return "date" if all(map(dated, told)) else "character"


def test_csv_survives_the_guessing_of_types(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    write(
        path, "csv", [[f"{number:04d}#1", f"{number:04d}", "2019-04-09", number, 34.5, 44.9, "تعز", ["x"], ""] for number in range(1, 40)]
    )
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    wanted = {"text": "character", "arabic": "character", "list": "character", "date": "date", "integer": "double", "number": "double"}
    for column in COLUMNS[:-1]:
        assert guessed([row[column.name] for row in rows]) == wanted[column.kind], column.name
    assert guessed([row["notes"] for row in rows]) == "logical"  # a column that is empty throughout has no type to lose
    assert rows[6]["pcode"] == "0007"


@pytest.mark.parametrize(
    ("values", "kind"),
    [(["0101", "0207"], "character"), (["1", "", "2.5"], "double"), (["2019-04-09", ""], "date"), (["NA", ""], "logical"),
     (["a#1"], "character"),
     (["1e5", "2"], "double"), (["2019-4-9"], "character"), (["T", "FALSE"], "logical")],
)  # fmt: skip
def test_the_guesser_itself(values: list[str], kind: str) -> None:
    assert guessed(values) == kind


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_for_excel_disarms_formulas(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.csv"
    write(path, "csv-excel", [with_notes(text)])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(path.open(encoding="utf-8-sig", newline=""))
    assert row["notes"] == f"'{text}"
    assert row["longitude"] == "44.9"


def test_csv_for_excel_leaves_numbers_below_zero_alone(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    write(path, "csv-excel", [ROWS[2]])
    (row,) = csv.DictReader(path.open(encoding="utf-8-sig", newline=""))
    assert row["latitude"] == "-33.5"


# Excel


def test_xlsx_is_typed_frozen_filtered_and_explained(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    write(path, "xlsx", rtl=True)
    book = openpyxl.load_workbook(path)
    sheet = book["rows"]
    header, first, second, third = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert header == [column.name for column in COLUMNS]
    assert first == ["a#1", "0101", datetime(2019, 4, 9), 3, 34.02, 44.9, "قرية النوفل", "police; mosque", ROWS[0][-1]]
    assert second == ["a#2", "0007", *[None] * 7]
    assert third[3] == 201904091234567
    assert sheet["C2"].number_format == "yyyy\\-mm\\-dd"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:I4")
    assert sheet.sheet_view.rightToLeft
    assert sheet["G2"].alignment.readingOrder == 2
    explained = [[cell.value for cell in row] for row in book["columns"].iter_rows()]
    assert explained[1][:4] == ["waqai_id", "text", "id", "معرّف"]
    assert len(explained) == len(COLUMNS) + 1


@pytest.mark.parametrize("text", FORMULAS)
def test_xlsx_keeps_formulas_as_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.xlsx"
    write(path, "xlsx", [with_notes(text)])
    cell = openpyxl.load_workbook(path)["rows"]["I2"]
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x000D_", "\r") == text
    assert cell.quotePrefix
    assert b"<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")


def test_xlsx_takes_what_excel_cannot_hold_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    table = write(path, "xlsx", [with_notes("ط" * 40_000), with_notes("\x00\x0b\ud800\uffff_x0041_ <&>")])
    sheet = openpyxl.load_workbook(path)["rows"]
    assert len(sheet["I2"].value) == 32_767
    assert table.said == ["1 cells hold more than 32,767 characters, which Excel cannot; they end in …"]
    raw = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert "_x005F_x0041_ &lt;&amp;&gt;" in raw


def test_xlsx_refuses_more_rows_than_a_sheet_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.outputs.tables.workbook.MOST_ROWS", 2)
    with pytest.raises(TableError, match="do not fit"):
        write(tmp_path / "rows.xlsx", "xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed; nothing opens the workbook")
@pytest.mark.parametrize(("form", "suffix"), [("xlsx", "xlsx"), ("csv-excel", "csv")])
def test_libreoffice_opens_it_and_gives_the_cells_back(tmp_path: Path, form: str, suffix: str) -> None:
    rows = [*ROWS, *(with_notes(text) for text in FORMULAS if text[0] not in "\t\r\n")]
    path = tmp_path / f"rows.{suffix}"
    write(path, form, rows, rtl=True)
    out = tmp_path / "back"
    convert(path, out)
    back = list(csv.reader((out / "rows.csv").open(encoding="utf-8", newline="")))
    names = [column.name for column in COLUMNS]
    assert back[0] == names
    told = [dict(zip(names, row, strict=True)) for row in back[1:]]
    assert [row["waqai_id"] for row in told] == [row[0] for row in rows]
    assert (told[0]["place_ar"], told[0]["target"], told[0]["notes"]) == ("قرية النوفل", "police; mosque", ROWS[0][-1])
    assert told[0]["killed"] == "3"
    assert told[2]["latitude"] == "-33.5"
    guard = "" if form == "xlsx" else "'"
    assert [row["notes"] for row in told[2:]] == [guard + str(row[-1]) for row in rows[2:]]
    if form == "xlsx":
        assert (told[0]["day"], told[0]["pcode"]) == ("2019-04-09", "0101")


def convert(path: Path, out: Path) -> None:
    """The workbook through LibreOffice into CSV (UTF-8), without formatting of numbers."""
    profile = out.parent / "profile"
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    command = [str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind, "--outdir", str(out)]
    if path.suffix == ".csv":
        command.append("--infilter=Text - txt - csv (StarCalc):44,34,76")
    command.append(str(path))
    subprocess.run(command, check=True, capture_output=True, timeout=180)


# JSON


def test_jsonl_keeps_lists_and_nulls(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    write(path, "jsonl")
    first, second, _ = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert first == dict(zip((column.name for column in COLUMNS), ROWS[0], strict=True))
    assert (second["target"], second["day"]) == ([], None)


def check_rfc7946(document: Any) -> list[str]:
    """What is wrong with a FeatureCollection of points after RFC 7946, sections 3 and 4."""
    wrong = []
    if document.get("type") != "FeatureCollection" or not isinstance(document.get("features"), list):
        wrong.append("no FeatureCollection")
    if "crs" in document:
        wrong.append("crs is removed from the format (section 4)")
    for number, feature in enumerate(document.get("features", ())):
        if feature.get("type") != "Feature" or not {"type", "geometry", "properties"} <= feature.keys():
            wrong.append(f"{number}: a feature has type, geometry and properties")
        if not isinstance(feature.get("properties"), dict | None):
            wrong.append(f"{number}: properties is an object or null")
        if "id" in feature and not isinstance(feature["id"], str | int | float):
            wrong.append(f"{number}: an id is a string or a number")
        geometry = feature.get("geometry")
        if geometry is None:
            continue
        place = geometry.get("coordinates")
        if geometry.get("type") != "Point" or not (isinstance(place, list) and 2 <= len(place) <= 3):
            wrong.append(f"{number}: not a point of two or three numbers")
        elif not (-180 <= place[0] <= 180 and -90 <= place[1] <= 90) or any(isinstance(value, bool) for value in place):
            wrong.append(f"{number}: longitude first, within the globe")
    return wrong


def test_geojson_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "rows.geojson"
    write(
        path, "geojson", [*ROWS, ["a#4", "1", None, 1, 91.0, 10.0, "", [], None], ["a#5", "1", None, 1, float("nan"), 10.0, "", [], None]]
    )
    document = json.loads(path.read_text(encoding="utf-8"), parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert check_rfc7946(document) == []
    assert [feature["geometry"] for feature in document["features"]][:2] == [{"type": "Point", "coordinates": [44.9, 34.02]}, None]
    assert [feature["geometry"] for feature in document["features"]][3:] == [None, None]
    assert document["features"][0]["id"] == "a#1"


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "FeatureCollection", "features": [], "crs": {}},
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [34.0, 144.9]}, "properties": {}}],
        },
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": None}]},
        {"type": "Features", "features": []},
    ],
)
def test_the_checker_of_geojson_itself(broken: Any) -> None:
    assert check_rfc7946(broken)


def test_an_empty_export_is_valid_geojson(tmp_path: Path) -> None:
    write(tmp_path / "none.geojson", "geojson", [])
    assert check_rfc7946(json.loads((tmp_path / "none.geojson").read_text(encoding="utf-8"))) == []


# Maps, through GDAL


@pytest.mark.parametrize(("form", "suffix"), [("geojson", "geojson"), ("gpkg", "gpkg")])
def test_gdal_opens_it_as_a_layer_of_points(tmp_path: Path, form: str, suffix: str) -> None:
    path = tmp_path / f"rows.{suffix}"
    write(path, form)
    info = pyogrio.read_info(path)
    assert (info["geometry_type"], info["crs"], info["features"]) == ("Point", "EPSG:4326", 3)
    meta, _, geometry, fields = pyogrio.raw.read(path)
    values = dict(zip(meta["fields"], fields, strict=True))
    assert list(values["waqai_id"]) == ["a#1", "a#2", "a#3"]
    assert list(values["pcode"]) == ["0101", "0007", "0020"]
    assert values["place_ar"][0] == "قرية النوفل"
    assert struct.unpack("<dd", geometry[0][5:21]) == (44.9, 34.02)
    assert geometry[1] is None


def test_geopackage_follows_its_standard(tmp_path: Path) -> None:
    path = tmp_path / "rows.gpkg"
    write(path, "gpkg")
    with sqlite3.connect(path) as base:
        assert base.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert {row[0] for row in base.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")} >= {4326, -1, 0}
        assert base.execute("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents").fetchone() == (-70.6, -33.5, 44.9, 34.02)
        assert base.execute("SELECT typeof(day), day, typeof(killed) FROM rows").fetchone() == ("text", "2019-04-09", "integer")


# Parquet and Stata, through pandas


def test_parquet_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    write(path, "parquet", meta={"codebook": "test"})
    frame = pd.read_parquet(path)
    assert list(frame["pcode"]) == ["0101", "0007", "0020"]
    assert (frame["day"][0], frame["killed"][2], list(frame["target"][0])) == (date(2019, 4, 9), 201904091234567, ["police", "mosque"])
    assert frame["notes"][0] == ROWS[0][-1]
    assert pd.isna(frame["latitude"][1])
    schema = pq.read_schema(path)
    assert schema.field("day").metadata[b"ar"].decode() == "يوم"
    assert schema.metadata[b"waqai_codebook"] == b"test"


def test_parquet_of_no_rows_and_of_many(tmp_path: Path) -> None:
    write(tmp_path / "none.parquet", "parquet", [])
    assert len(pd.read_parquet(tmp_path / "none.parquet")) == 0
    write(tmp_path / "many.parquet", "parquet", (ROWS[0] for _ in range(25_001)))
    assert len(pd.read_parquet(tmp_path / "many.parquet")) == 25_001


def test_geoparquet_says_where_its_points_are(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    write(path, "geoparquet")
    geo = json.loads(pq.read_schema(path).metadata[b"geo"])
    assert (geo["primary_column"], geo["columns"]["geometry"]["encoding"]) == ("geometry", "WKB")
    points = pd.read_parquet(path)["geometry"]
    assert struct.unpack("<BIdd", points[0]) == (1, 1, 44.9, 34.02)
    assert points[1] is None


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(TableError, match=r"waqai\[tables\]"):
        write(tmp_path / "rows.parquet", "parquet")
    assert list(tmp_path.iterdir()) == []


def test_stata_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "rows.dta"
    write(path, "dta", [*ROWS, with_notes("ط" * 500)])
    with pd.read_stata(path, iterator=True) as reader:
        labels, title = reader.variable_labels(), reader.data_label
        frame = reader.read()
    assert (labels["pcode"], title) == ("place code", "Rows of a test")
    assert list(frame["pcode"]) == ["0101", "0007", "0020", "0101"]
    assert (frame["day"][0], frame["day"][2]) == (pd.Timestamp(2019, 4, 9), pd.Timestamp(1950, 1, 1))
    assert pd.isna(frame["day"][1])
    assert (frame["killed"][0], frame["killed"][2]) == (3, 201904091234567)
    assert pd.isna(frame["killed"][1])
    assert (frame["latitude"][2], frame["place_ar"][0], frame["target"][0]) == (-33.5, "قرية النوفل", "police; mosque")
    assert list(frame["notes"]) == [ROWS[0][-1], "", "=1+1", "ط" * 500]


def test_stata_of_no_rows(tmp_path: Path) -> None:
    write(tmp_path / "none.dta", "dta", [])
    assert len(pd.read_stata(tmp_path / "none.dta")) == 0


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(texts, texts, st.integers(-(2**52), 2**52), st.floats(allow_nan=False, allow_infinity=False)), max_size=6))
def test_any_text_and_number_comes_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, int, float]]) -> None:
    folder = tmp_path_factory.mktemp("any")
    columns = (
        ColumnSpec("a", "text", "a", "أ"),
        ColumnSpec("b", "text", "b", "ب"),
        ColumnSpec("n", "integer", "n", "ن"),
        ColumnSpec("x", "number", "x", "س"),
    )
    for form in ("csv", "jsonl", "parquet", "dta"):
        write(folder / form, form, rows, columns)
    assert [[row[0], row[1]] for row in csv.reader((folder / "csv").open(encoding="utf-8", newline=""))][1:] == [
        [a, b] for a, b, _, _ in rows
    ]
    assert [tuple(json.loads(line).values()) for line in (folder / "jsonl").read_text(encoding="utf-8").split("\n")[:-1]] == rows
    assert list(pd.read_parquet(folder / "parquet").itertuples(index=False, name=None)) == rows
    if rows:
        stata = pd.read_stata(folder / "dta")
        assert list(stata["a"]) == [a for a, *_ in rows]
        assert list(stata["n"]) == [n for _, _, n, _ in rows]


# What all share


@pytest.mark.parametrize("form", FORMATS)
def test_half_a_file_never_stands_under_its_name(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"rows{FORMATS[form].suffix}"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(RuntimeError), open_table(path, form, Table("rows", "Rows", COLUMNS)) as add:
        add(ROWS[0])
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", FORMATS)
def test_lone_surrogates_and_controls_can_be_written(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"rows{FORMATS[form].suffix}"
    write(path, form, [with_notes("a\ud800b\x1b[2J")])
    assert path.stat().st_size > 0


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_that_is_not_there_is_an_oserror(tmp_path: Path, form: str) -> None:
    with pytest.raises(FileNotFoundError), open_table(tmp_path / "none" / "rows", form, Table("rows", "Rows", COLUMNS)):
        pass


def test_formats_are_known_by_their_endings() -> None:
    assert [format_of(Path(f"rows{suffix}")) for suffix in (".CSV", ".parquet", ".dta", ".ods")] == ["csv", "parquet", "dta", None]
