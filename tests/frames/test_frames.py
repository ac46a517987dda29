"""Incidents as data frames and in a notebook."""

from __future__ import annotations

import html.parser
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from waqai.frames import Incidents
from waqai.frames.incidents import MissingPackageError
from waqai.outputs.reading import read_incidents

ROWS: list[dict[str, Any]] = [
    {
        "incident": "i1", "status": "actual", "type": "mine", "date_start": "2019-04-09", "date_end": "2019-04-09", "place": "Taiz",
        "country": "NA",
        "lat": 13.58, "lon": 44.02, "pcode": "0101", "target": ["civilians", "<b>"], "killed_min": 2, "confidence": {"row": 0.8},
        "sources": 2,
    },
    {"incident": "i2", "type": "shelling", "target": "police", "lat": None},
]  # fmt: skip


def test_pandas() -> None:
    frame = Incidents(ROWS).to_pandas()
    assert (frame["date_start"][0], frame["killed_min"][0], frame["lat"][0]) == (pd.Timestamp(2019, 4, 9), 2, 13.58)
    assert (str(frame["killed_min"].dtype), str(frame["lat"].dtype)) == ("Int64", "float64")
    assert pd.isna(frame["date_start"][1])
    assert frame["killed_min"][1] is pd.NA
    assert (frame["country"][0], frame["pcode"][0], frame["confidence"][0]) == ("NA", "0101", 0.8)
    assert list(frame["target"]) == [["civilians", "<b>"], ["police"]]


def test_polars() -> None:
    frame = Incidents(ROWS).to_polars()
    assert frame.schema["date_start"] == pl.Date
    assert frame.schema["target"] == pl.List(pl.String)
    assert frame["killed_min"].to_list() == [2, None]
    assert frame["date_start"].to_list() == [date(2019, 4, 9), None]


def test_arrow_says_what_columns_mean() -> None:
    table = Incidents(ROWS).to_arrow()
    assert table.schema.field("killed_min").type == pa.int64()
    assert table.schema.field("date_start").metadata[b"ar"].decode() == "أول يوم ممكن"
    assert table.column("target").to_pylist() == [["civilians", "<b>"], ["police"]]


def test_no_rows_give_typed_frames() -> None:
    empty = Incidents([])
    assert len(empty.to_pandas()) == 0
    assert empty.to_polars().schema["killed_min"] == pl.Int64
    assert empty.to_arrow().num_rows == 0
    assert "No incident has a point" in empty.map()._repr_html_()


@pytest.mark.parametrize(("package", "method"), [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")])
def test_a_package_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, package: str, method: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackageError, match=rf"{package}: pip install 'waqai\[tables\]'"):
        getattr(Incidents(ROWS), method)()


def test_rows_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "a", "events": [{"n": 3, "type": "mine"}]}) + "\n", encoding="utf-8")
    found = read_incidents(path)
    assert [(row["incident"], row["sources"]) for row in found] == [("a#3", 1)]
    path.write_text("{\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"rows\.jsonl:1: not JSON"):
        read_incidents(path)


class Tags(html.parser.HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in ("line", "rect"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_table_is_escaped_and_short() -> None:
    markup = Incidents([*ROWS, *({"incident": f"i{n}", "type": "mine"} for n in range(30))])._repr_html_()
    tags = Tags(markup)
    assert tags.open == []
    assert tags.seen.count("tr") == 21
    assert "&lt;b&gt;" in markup
    assert "12 more" in markup


def test_the_map_draws_every_point_once_and_counts_the_rest() -> None:
    rows = [
        *ROWS,
        {"lat": 13.58, "lon": 44.02, "type": "shelling", "place": "x"},
        {"lat": -33.5, "lon": -70.6, "type": "mine", "place": "<script>"},
    ]
    markup = Incidents(rows).map()._repr_html_()
    tags = Tags(markup)
    assert tags.open == []
    assert tags.seen.count("circle") == 2
    assert "3 incidents at 2 points; 1 without a point" in markup
    assert "<script>" not in markup
    assert "http" not in markup.replace("http://www.w3.org/2000/svg", "")


def test_points_stand_where_they_are() -> None:
    rows = [{"lat": 36.0, "lon": 40.0, "type": "mine"}, {"lat": 33.0, "lon": 44.0, "type": "mine"}]
    markup = Incidents(rows).map()._repr_html_()
    (x1, y1), (x2, y2) = [tuple(float(part.split('"')[1]) for part in piece.split(" ")[1:3]) for piece in markup.split("<circle")[1:]]
    assert x1 < x2
    assert y1 < y2
