"""`waqai gazetteer` as a user types it, and the coder with what was added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from waqai.app.cli import app
from waqai.events.coder import Coder
from waqai.gazetteers import Library, load_all_places
from waqai.gazetteers.adding import add_wof
from waqai.knowledge.places import load_gazetteer
from waqai.mentions.geocode import resolve
from waqai.mentions.places import PlaceFinder
from waqai.model import Place
from waqai.text import read

from .server import serving


def run(*args: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["gazetteer", *args])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def filled(library: Library, wof: Path) -> Iterator[Library]:
    add_wof(library, wof, "villages")
    yield library


def test_add_list_check_near_remove(library: Library, wof: Path) -> None:
    assert "villages: 5 places added" in run("add", "wof", str(wof))
    assert "villages\t5\tWho's On First" in run("list")
    assert "wof3" in run("check", "الغريبة") and "wof4" in run("check", "Tall Zinbur")
    assert "wof4" in run("near", "34.05", "44.95", "--km", "3")
    assert "no place within" in run("near", "-40.5", "-140.0", code=1)
    assert "no place goes by" in run("check", "غبغغغ", code=1)
    run("remove", "villages")
    assert "no gazetteer was added" in run("list")
    assert "no gazetteer 'villages'" in run("remove", "villages", code=1)


def test_table_of_ones_own(library: Library, tmp_path: Path) -> None:
    table = tmp_path / "sites.csv"
    table.write_text("label,y,x,what\nحاجز الغربان,33.1,44.1,checkpoint\n", encoding="utf-8")
    maps = [f"--map={m}" for m in ("name_ar=label", "lat=y", "lon=x", "kind=what")]
    run("add", "csv", str(table), *maps, "--set", "country=IQ", "--name", "ours", "--licence", "internal")
    assert "ours\t1\tinternal" in run("list") and "ours:sites:2" in run("check", "حاجز الغربان")
    assert "sites.csv:2" in run("add", "csv", str(table), *maps[:1], "--map=kind=y", "--set", "country=IQ", code=1)


def test_wrong_use(library: Library, wof: Path) -> None:
    run("add", "wof", code=2)
    run("add", "wof", str(wof), "--from-url", "http://example.org/a", code=2)
    run("add", "wof", "--from-url", "http://example.org/a", "--sha256", "12", code=2)
    run("add", "csv", str(wof), code=2)
    run("add", "csv", str(wof), "--map", "name", code=2)
    run("near", "95", "3", code=2)
    assert "no such file" in run("add", "wof", "nowhere.tsv", code=1)
    assert "a code of two letters" in run("add", "geonames", "Syria", code=1)


def test_from_an_address(library: Library, wof: Path) -> None:
    with serving() as served:
        served.files["/villages.tsv"] = wof.read_bytes()
        assert "private address" in run("add", "wof", "--from-url", f"{served.url}/villages.tsv", code=1)
        run("add", "wof", "--from-url", f"{served.url}/villages.tsv", "--allow-private")
    assert f"{served.url}/villages.tsv" in run("list") and not list((library.folder / "downloads").iterdir())


def places(sentence: str, folder: Path | None) -> list[Place]:
    gazetteer = load_all_places(folder) if folder else load_gazetteer()
    mentions = PlaceFinder(gazetteer).find(read(sentence))
    return resolve(mentions, gazetteer)


@pytest.mark.parametrize(
    "sentence",
    ["قتل جندي في قرية الغريبة شمال المقدادية بديالى", "هجوم على قرية الغريبة في محافظة ديالى", "كمين بقرية الغريبة بمحافظة ديالى"],
)
def test_added_village_gets_its_point(filled: Library, sentence: str) -> None:
    assert places(sentence, None)[0].lat is None
    place = places(sentence, filled.folder)[0]
    assert (place.source, place.admin1, place.admin2, place.precision) == ("wof3", "Diyala", "Muqdadiya", 2)
    assert place.how.startswith("added place")


def test_added_homonym_is_settled_by_its_unit_or_not_at_all(filled: Library) -> None:
    assert places("قتل مدني في قرية تل زنبور بريف الحسكة", filled.folder)[0].source == "wof5"
    assert places("قتل مدني في قرية تل زنبور بمحافظة ديالى", filled.folder)[0].source == "wof4"
    assert places("قتل مدني في قرية تل زنبور بمحافظة البصرة في العراق", filled.folder)[0].lat is None


@pytest.mark.parametrize("sentence", ["انفجار في مدينة الموصل شمال العراق", "اشتباكات في تعز", "قتل خمسة في الفلوجة بالأنبار"])
def test_curated_places_win(filled: Library, sentence: str) -> None:
    assert [p.source for p in places(sentence, filled.folder)] == [p.source for p in places(sentence, None)]


def test_added_word_without_a_frame_is_no_place(filled: Library) -> None:
    assert [p.name_ar for p in places("وصلت الغريبة إلى بيتها في ديالى", filled.folder)] == ["ديالى"]


def test_coder_takes_added_places(filled: Library) -> None:
    coder = Coder(gazetteer=load_all_places())
    (event,) = coder.code("قتل خمسة مدنيين أمس في انفجار سيارة مفخخة في قرية الغريبة بمحافظة ديالى.", published="2019-04-10").events
    assert event.where is not None and event.where.source == "wof3" and event.where.lat == pytest.approx(34.03)
