"""The gazetteer: strict tables, names, the compiled copy, spelling slips, coverage."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from waqai.knowledge.packs_store import PACK_DIR
from waqai.knowledge.places import Gazetteer, load_gazetteer
from waqai.knowledge.places.tables import GazetteerError
from waqai.knowledge.places.vocabulary import load_place_words

TABLES = PACK_DIR / "places"
ARAB_LEAGUE = "SY IQ YE LY LB PS JO EG SD SO SA AE KW BH QA OM TN DZ MA MR DJ KM".split()
LISTED = "TR IR AF PK NG NE TD CM ML BF SN KE ET MZ CD IN FR GB BE DE ES US RU IL SS MM PH ID BD BI UA".split()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "places"
    shutil.copytree(TABLES, folder, ignore=shutil.ignore_patterns("toponyms"))
    (folder / "toponyms").mkdir()
    return folder


def toponyms(folder: Path, line: str) -> None:
    header = "id\tname_en\tnames_ar\tkind\tadmin1\tadmin2\tlat\tlon\tnote\n"
    (folder / "toponyms" / "SY.tsv").write_text(header + line, encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("sy-x\tX\tس\ttown\tAleppo\t\t36.2\t37.1\n", "8 fields"),
        ("sy-x\tX\tس\tcastle\tAleppo\t\t36.2\t37.1\t\n", "castle"),
        ("sy-x\tX\tس\ttown\tNowhere\t\t36.2\t37.1\t\n", "Nowhere"),
        ("sy-x\tX\tس\ttown\tAleppo\t\t96.2\t37.1\t\n", "globe"),
        ("sy-x\tX\tس\ttown\tAleppo\t\tnorth\t37.1\t\n", "coordinates"),
        ("sy-x\tX\t\ttown\tAleppo\t\t36.2\t37.1\t\n", "no Arabic name"),
        ("sy-x\tX\tس\ttown\tAleppo\t\t\t\t\nsy-x\tY\tص\ttown\tAleppo\t\t\t\t\n", "SY.tsv:3"),
        ("", "empty"),
    ],
)
def test_wrong_table_is_refused_with_file_and_line(copied: Path, line: str, cause: str) -> None:
    toponyms(copied, line)
    with pytest.raises(GazetteerError, match=cause) as refusal:
        load_gazetteer(copied, cache=False)
    assert "SY.tsv" in str(refusal.value)


def test_table_that_is_not_utf8_is_refused(copied: Path) -> None:
    (copied / "toponyms" / "SY.tsv").write_bytes("id\tname_en\nحلب".encode("cp1256"))
    with pytest.raises(GazetteerError, match="not UTF-8"):
        load_gazetteer(copied, cache=False)


def test_compiled_copy_is_read_and_renewed_when_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAQAI_CACHE", str(tmp_path))
    first = load_gazetteer()
    (compiled,) = tmp_path.glob("places-*.json")
    written = compiled.stat().st_mtime_ns
    second = load_gazetteer()
    assert compiled.stat().st_mtime_ns == written  # read, not compiled again
    assert len(first) == len(second) and first.hash == second.hash
    compiled.write_text("{", encoding="utf-8")
    assert len(load_gazetteer()) == len(first)


@pytest.mark.parametrize("country", [*ARAB_LEAGUE, *LISTED])
def test_country_has_units_and_places(gazetteer: Gazetteer, country: str) -> None:
    rows = [r for r in gazetteer.rows() if r.country == country]
    assert sum(r.kind == "admin1" for r in rows) >= 3
    assert sum(r.kind not in ("admin1", "country") for r in rows) >= 3


@pytest.mark.parametrize("country", "SY IQ YE LY LB PS JO EG SD SO SA TN DZ TR IR AF PK NG FR GB US".split())
def test_capital(gazetteer: Gazetteer, country: str) -> None:
    capital = gazetteer.capital(country)
    assert capital is not None and capital.country == country and capital.lat is not None


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("دير الزور", "SY/Deir ez-Zor"),
        ("ولاية الخير", "SY/Deir ez-Zor"),
        ("صلاح الدين", "IQ/Salah al-Din"),
        ("الضالع", "YE/Dhale"),
        ("الجمهورية اليمنية", "YE"),
        ("شمال سيناء", "EG/North Sinai"),
        ("كردستان العراق", "iq-kurdistan"),
        ("إسطنبول", "TR/Istanbul"),
        ("اسطنبول", "TR/Istanbul"),
    ],
)
def test_name(gazetteer: Gazetteer, name: str, ident: str) -> None:
    assert ident in {h.row.id for h in gazetteer.find(name)}


def test_adjectives_are_told_from_names(gazetteer: Gazetteer) -> None:
    assert "adjective" in {h.relation for h in gazetteer.find("سوري") if h.row.id == "SY"}
    assert "name" in {h.relation for h in gazetteer.find("سوريا")}


@pytest.mark.parametrize(("slip", "right"), [("مقدديه", "مقداديه"), ("شداده", "شدادي"), ("فلوجا", "فلوجه")])
def test_slips(gazetteer: Gazetteer, slip: str, right: str) -> None:
    assert right in gazetteer.near_keys(slip)


def test_slips_come_in_one_order(gazetteer: Gazetteer) -> None:
    """«ماغا» is one letter off six names: which is taken must not hang on the order of a set, which each run shuffles anew."""
    near = gazetteer.near_keys("ماغا")
    assert len(near) > 2 and near == sorted(near)


def test_points_lie_near_their_unit(gazetteer: Gazetteer) -> None:
    """A coordinate typed wrongly lands far from its unit's centre; the widest units (Sahara, Siberia) are left out."""
    far = []
    for row in gazetteer.rows():
        unit = gazetteer.unit(row.country, row.admin1) if row.admin1 else None
        if unit is None or unit.lat is None or unit.lon is None or row.lat is None or row.lon is None or row.source != "waqai":
            continue
        if row.country in "SY IQ LB PS JO TN BH QA KW".split() and abs(row.lat - unit.lat) + abs(row.lon - unit.lon) > 6.5:
            far.append(row.id)
    assert not far


def test_common_words_do_not_hold_countries(gazetteer: Gazetteer) -> None:
    words = load_place_words()
    for key in ("العراق", "السعوديه", "ليبيا", "صنعاء", "الموصل", "حلب", "بغداد", "عدن"):
        assert key not in words.common


def test_names_go_on_as_they_are_written(gazetteer: Gazetteer) -> None:
    assert gazetteer.goes_on("دير", "زور") and gazetteer.goes_on("عين", "عرب")
    assert not gazetteer.goes_on("دير", "ناسفه") and not gazetteer.goes_on("بغداد", "زور")
