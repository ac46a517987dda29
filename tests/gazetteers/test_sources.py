"""What the readers make of sources, whole and broken: every fault is told with file and line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from waqai.gazetteers import SourceError
from waqai.gazetteers.geonames import read_geonames
from waqai.gazetteers.tables import Columns, read_csv
from waqai.gazetteers.units import UnitNames
from waqai.gazetteers.wof import read_wof

from .conftest import WOF_HEADER, WOF_LINES, geonames_line, pack


def test_wof_table(wof: Path, units: UnitNames) -> None:
    places = {p.id: p for p in read_wof(wof, units)}
    assert set(places) == {"wof2", "wof3", "wof4", "wof5", "wof6"}
    village = places["wof3"]
    assert (village.country, village.admin1, village.admin2, village.kind) == ("IQ", "Diyala", "Muqdadiya", "village")
    assert places["wof4"].kind == "town" and places["wof6"].kind == "airport"
    assert places["wof5"].admin1 == "Hasakah"  # by the towns around, as its region is not in the table


def test_wof_records(tmp_path: Path, units: UnitNames) -> None:
    record = {
        "properties": {
            "wof:id": 77,
            "wof:name": "Kharab",
            "wof:placetype": "locality",
            "wof:country": "SY",
            "geom:latitude": 36.2,
            "geom:longitude": 37.1,
            "name:ara_x_preferred": ["خراب"],
            "wof:hierarchy": [{"region_id": 5}],
        }
    }
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "77.geojson").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "a" / "77-alt-x.geojson").write_text("{", encoding="utf-8")
    (place,) = read_wof(tmp_path, units)
    assert (place.id, place.names_ar, place.admin1) == ("wof77", ("خراب",), "Aleppo")
    (tmp_path / "a" / "78.geojson").write_text('{"properties": {}}', encoding="utf-8")
    with pytest.raises(SourceError, match=r"78\.geojson: not a Who's On First record"):
        list(read_wof(tmp_path, units))


def test_geonames(dumps: Path, units: UnitNames) -> None:
    places = {p.id: p for p in read_geonames(dumps / "SY.zip", dumps / "alternatenames" / "SY.zip", units, "SY")}
    assert set(places) == {"gn101", "gn102", "gn103", "gn105"}  # a well is no place that events happen at
    assert places["gn102"].names_ar == ("تل براك",)
    town = places["gn103"]
    assert (town.names_ar, town.kind, town.admin1, town.admin2, town.population) == (("كفر زغب",), "town", "Aleppo", "Jabal Sam`an", 9000)
    assert places["gn105"].kind == "dam"


def test_table_with_pcodes(tmp_path: Path, units: UnitNames) -> None:
    path = tmp_path / "cod.csv"
    path.write_text('\ufeffADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN\n"Falluja, Al",الفلوجة,IQG01Q02,Al-Anbar\n', encoding="utf-8")
    columns = Columns(
        {"name": "ADM2_EN", "name_ar": "ADM2_AR", "pcode": "ADM2_PCODE", "admin1": "ADM1_EN"}, {"country": "IQ", "kind": "admin2"}
    )
    (place,) = read_csv(path, columns, units)
    assert (place.id, place.name, place.pcode, place.admin1, place.admin2, place.lat) == (
        "IQG01Q02",
        "Falluja, Al",
        "IQG01Q02",
        "Anbar",
        "Falluja, Al",
        None,
    )


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (WOF_LINES[2].replace("34.03", "94.03"), "villages.tsv:8: 94.03, 44.91 is not on the globe"),
        (WOF_LINES[2].replace("34.03", "nan"), "villages.tsv:8: nan, 44.91 is not on the globe"),
        (WOF_LINES[2].replace("34.03", ""), "villages.tsv:8: '', '44.91' are not coordinates"),
        (WOF_LINES[2].replace("3\t\tIQ", "4\t\tIQ", 1), "villages.tsv:8: id 4 is already in line 5"),
        ("7\t\tIQ\tlocality\tA\tا\t33.1\n", "villages.tsv:8: 7 fields, where the header has 12"),
        (WOF_LINES[2].replace("3\t\tIQ", "7\t\tIraq", 1), "villages.tsv:8: country 'Iraq' is not a code"),
        (WOF_LINES[2].replace("locality", "castle").replace("3\t", "7\t", 1), "villages.tsv:8: placetype 'castle'"),
        ("7\0\n", "villages.tsv:8: binary data"),
    ],
)
def test_broken_wof_table_is_refused_with_file_and_line(wof: Path, units: UnitNames, line: str, cause: str) -> None:
    if "globe" in cause or "coordinates" in cause:
        line = line.replace("3\t", "7\t", 1)
    with wof.open("a", encoding="utf-8") as file:
        file.write(line)
    with pytest.raises(SourceError) as refusal:
        list(read_wof(wof, units))
    assert str(refusal.value).startswith(cause)


def test_cp1252_is_refused_with_file_and_line(tmp_path: Path, units: UnitNames) -> None:
    path = tmp_path / "latin.tsv"
    path.write_bytes((WOF_HEADER + WOF_LINES[0].replace("Diyala", "Diyalé").replace("ديالى|محافظة ديالى", "")).encode("cp1252"))
    with pytest.raises(SourceError, match=r"latin\.tsv:2: byte 0xe9 is not UTF-8"):
        list(read_wof(path, units))


def test_cut_off_gzip_is_refused(tmp_path: Path, units: UnitNames) -> None:
    path = tmp_path / "cut.tsv.gz"
    whole = gzip.compress((WOF_HEADER + "".join(WOF_LINES) * 1).encode())
    path.write_bytes(whole[:-20])
    with pytest.raises(SourceError, match=r"cut\.tsv\.gz:\d+: the file is cut off or damaged"):
        list(read_wof(path, units))


def test_cut_off_zip_is_refused(dumps: Path, units: UnitNames) -> None:
    path = dumps / "SY.zip"
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(SourceError, match=r"SY\.zip: not a whole zip file"):
        list(read_geonames(path, None, units, "SY"))


@pytest.mark.parametrize(
    ("lines", "cause"),
    [
        ("101\tTall\tTall\n", r"SY\.zip/SY\.txt:1: 3 columns, where a GeoNames dump has 19"),
        (geonames_line("101", "A") + geonames_line("101", "B"), r"SY\.txt:2: id 101 is already in line 1"),
        (geonames_line("101", "A", lat="136.0"), r"SY\.txt:1: 136\.0, 37\.2 is not on the globe"),
        (geonames_line("101", "A", cc="IQ"), r"SY\.txt:1: a place of IQ, where SY was asked for"),
        (geonames_line("x", "A"), r"SY\.txt:1: 'x' is no GeoNames id"),
        ("", r"SY\.zip: the file is empty"),
    ],
)
def test_broken_dump_is_refused_with_file_and_line(dumps: Path, units: UnitNames, lines: str, cause: str) -> None:
    pack(dumps / "SY.zip", "SY.txt", lines)
    with pytest.raises(SourceError, match=cause):
        list(read_geonames(dumps / "SY.zip", None, units, "SY"))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("name;lat\nA;1\n", r"own\.csv:1: no column lon"),
        ("name;lat;lon\nA;1\n", r"own\.csv:2: 2 fields, where the header has 3"),
        ("name;lat;lon\n;1;2\n", r"own\.csv:2: no name"),
        ("name;lat;lon;lat\n", r"own\.csv:1: a column stands twice: lat"),
        ('name;lat;lon\n"A;1;2\n', r"own\.csv:2: unexpected end"),
        ("name;lat;lon\n", r"own\.csv: the table has no rows"),
        ("", r"own\.csv: the file is empty"),
    ],
)
def test_broken_table_is_refused_with_file_and_line(tmp_path: Path, units: UnitNames, text: str, cause: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=cause):
        list(read_csv(path, Columns({"name": "name", "lat": "lat", "lon": "lon"}, {"country": "SY"}), units))


@pytest.mark.parametrize(
    ("taken", "fixed", "cause"),
    [
        ({"nme": "x", "name": "y"}, {"country": "SY"}, "no field nme"),
        ({"lat": "x", "lon": "y"}, {"country": "SY"}, "which column holds the names"),
        ({"name": "x"}, {}, "which country"),
        ({"name": "x", "lat": "y"}, {"country": "SY"}, "lat and lon go together"),
    ],
)
def test_columns_that_say_too_little(taken: dict[str, str], fixed: dict[str, str], cause: str) -> None:
    with pytest.raises(SourceError, match=cause):
        Columns(taken, fixed)
