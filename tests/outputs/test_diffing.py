"""Two exports compared: by incident, by field, across formats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from waqai.app.cli import app
from waqai.outputs.codebooks import FactsMaker, Stamp
from waqai.outputs.diffing import diff
from waqai.outputs.exporting import ExportPlan, export
from waqai.outputs.incident_lines import IncidentFiles
from waqai.outputs.tables import FORMATS, TableError

ROW = {
    "status": "actual", "type": "mine", "date_start": "2019-04-09", "date_end": "2019-04-09", "place_ar": "تعز",
    "country": "YE", "lat": 13.5,
    "lon": 44.02, "attacker": "Houthis", "target": ["civilians", "police"], "killed_min": 2, "killed_max": 2, "pcode": "0101",
}  # fmt: skip
BEFORE = [{"incident": "a", **ROW}, {"incident": "b", **ROW}, {"incident": "c", **ROW}]
AFTER = [{"incident": "a", **ROW}, {"incident": "b", **ROW, "killed_min": 3, "killed_max": 3}, {"incident": "d", **ROW}]


@pytest.fixture(scope="module")
def maker() -> FactsMaker:
    return FactsMaker()


def write(
    folder: Path, name: str, rows: list[dict[str, Any]], maker: FactsMaker, form: str, layout: str = "dyadic", version: str = "1"
) -> Path:
    source = folder / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    path = folder / f"{name}{FORMATS[form].suffix}"
    export(IncidentFiles([source]), path, ExportPlan("waqai", form, Stamp(version), layout), pytest.fail, maker)
    return path


@pytest.mark.parametrize("form", ["csv", "csv-excel", "xlsx", "jsonl", "parquet"])
@pytest.mark.parametrize("layout", ["dyadic", "monadic"])
def test_new_gone_and_changed(tmp_path: Path, maker: FactsMaker, form: str, layout: str) -> None:
    before = write(tmp_path, "before", BEFORE, maker, form, layout)
    after = write(tmp_path, "after", AFTER, maker, "csv", layout, version="2")
    found = diff(before, after)
    assert (found.new, found.gone, found.same) == (["d"], ["c"], 1)
    (change,) = found.changed
    assert change.id == "b"
    assert set(change.fields) == {"killed_min", "killed_best", "killed_max"}
    told = change.fields["killed_min"]
    assert (set(told[0].split(" | ")), set(told[1].split(" | "))) == ({"2"}, {"3"})


def test_versions_are_compared_where_they_are_asked_for(tmp_path: Path, maker: FactsMaker) -> None:
    before = write(tmp_path, "before", BEFORE, maker, "csv")
    after = write(tmp_path, "after", BEFORE, maker, "csv", version="2")
    assert diff(before, after).changed == []
    assert {name for each in diff(before, after, stamps=True).changed for name in each.fields} == {"waqai_version"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("x.csv", "a,b\n1,2\n", "no column waqai_id or incident"), ("x.jsonl", "{\n", "x.jsonl:1: not JSON"), ("x.xlsx", "no", "no workbook"),
     ("x.parquet", "no", "no Parquet file"), ("x.ods", "", "exports that can be compared end in")],
)  # fmt: skip
def test_what_cannot_be_compared_is_said(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=message):
        diff(tmp_path / name, tmp_path / name)


def test_the_command(tmp_path: Path, maker: FactsMaker) -> None:
    before, after = write(tmp_path, "before", BEFORE, maker, "csv"), write(tmp_path, "after", AFTER, maker, "xlsx")
    result = CliRunner().invoke(app, ["diff", str(before), str(after)])
    assert result.exit_code == 0
    items = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(item["id"], item["what"]) for item in items] == [("d", "new"), ("c", "gone"), ("b", "changed")]
    assert items[2]["fields"]["killed_min"] == ["2", "3"]
    assert "1 new, 1 gone, 1 changed, 1 the same" in " ".join(result.stderr.split())
    missing = CliRunner().invoke(app, ["diff", str(before), str(tmp_path / "none.csv")])
    assert (missing.exit_code, "none.csv: no such file" in missing.stderr.replace("\n", "")) == (1, True)
