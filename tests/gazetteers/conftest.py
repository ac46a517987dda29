"""Small sources of our own, and a library in a folder of the test's."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from waqai.gazetteers import Library
from waqai.gazetteers.units import UnitNames
from waqai.knowledge.places import load_gazetteer

WOF_HEADER = "wof_id\tgn_id\tcc\tplacetype\tname\tnames_ar\tlat\tlon\tpopulation\tregion_id\tcounty_id\tsrc\n"
WOF_LINES = [
    "1\t\tIQ\tregion\tDiyala\tديالى|محافظة ديالى\t33.9\t44.9\t\t1\t\tx\n",
    "2\t\tIQ\tcounty\tMuqdadiya\tقضاء المقدادية\t33.98\t44.94\t\t1\t2\tx\n",
    "3\t\tIQ\tlocality\tQaryat al Ghuraybah\tقرية الغريبة\t34.03\t44.91\t\t1\t2\tx\n",
    "4\t\tIQ\tlocality\tTall Zinbur\tتل زنبور\t34.05\t44.95\t7000\t1\t2\tx\n",
    "5\t\tSY\tlocality\tTall Zinbur\tتل زنبور\t36.50\t40.70\t\t9\t\tx\n",
    "6\t\tIQ\tcampus\tQada Airfield\tمطار القادة\t33.90\t44.60\t\t1\t2\tx\n",
]


@pytest.fixture(scope="session")
def units() -> UnitNames:
    return UnitNames(load_gazetteer())


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("WAQAI_DATA", str(tmp_path / "data"))
    return Library()


@pytest.fixture
def wof(tmp_path: Path) -> Path:
    path = tmp_path / "villages.tsv"
    path.write_text(WOF_HEADER + "".join(WOF_LINES), encoding="utf-8")
    return path


def geonames_line(ident: str, name: str, code: str = "PPL", **other: str) -> str:
    fields = [ident, name, name, other.get("names", ""), other.get("lat", "36.1"), other.get("lon", "37.2"), code[0], code]
    fields += [other.get("cc", "SY"), "", "09", "0901", "", "", other.get("population", "0"), "", "400", "Asia/Damascus", "2020-01-01"]
    return "\t".join(fields) + "\n"


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    """A folder as GeoNames has it: SY.zip and alternatenames/SY.zip."""
    folder = tmp_path / "dumps"
    (folder / "alternatenames").mkdir(parents=True)
    lines = geonames_line("101", "Jabal Sam`an", "ADM2") + geonames_line("102", "Tall Birak", names="Tel Brak,تل براك")
    lines += geonames_line("103", "Kafr Zaghab", population="9000") + geonames_line("104", "Some Well", "WLL")
    lines += geonames_line("105", "Sadd Zaghab", "DAM")
    names = "1\t103\tar\tكفر زغب\t1\t\t\t\t\t\n2\t103\tfr\tKafr\t\t\t\t\t\t\n3\t105\tar\tسد زغب\t\t\t\t\t\t\n"
    pack(folder / "SY.zip", "SY.txt", lines)
    pack(folder / "alternatenames" / "SY.zip", "SY.txt", names)
    return folder


def pack(path: Path, member: str, text: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr(member, text)
