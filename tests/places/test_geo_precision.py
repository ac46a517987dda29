"""ACLED's and UCDP's precision codes, case by case, and for what sentences give."""

from __future__ import annotations

import pytest

from waqai.knowledge.places import load_gazetteer
from waqai.mentions.geocode import resolve
from waqai.mentions.places import PlaceFinder
from waqai.model import Place
from waqai.model.geo_precision import acled_geo_precision, ucdp_where_prec
from waqai.text import read


def place(
    kind: str,
    precision: int,
    *,
    point: bool = True,
    country: str | None = "IQ",
    admin1: str | None = "Diyala",
    admin2: str | None = None,
    nearby: bool = False,
) -> Place:
    lat, lon = (33.9, 44.9) if point else (None, None)
    return Place("س", "X", country, admin1, admin2, lat, lon, precision, kind, "id", nearby=nearby)


CASES = [
    ("a site", place("checkpoint", 1), 1, 1),
    ("a mosque", place("mosque", 1), 1, 1),
    ("a town", place("town", 2), 1, 1),
    ("a village", place("village", 2), 1, 1),
    ("a quarter", place("quarter", 2), 1, 1),
    ("a hill", place("hill", 2), 1, 1),
    ("15 km south of a town", place("town", 2, nearby=True), 2, 2),
    ("a street that is not known, in its town", place("street", 2, nearby=True), 2, 2),
    ("a district", place("admin2", 3), 2, 3),
    ("by a district", place("admin2", 3, nearby=True), 2, 2),
    ("a village not known, district known", place("village", 2, point=False, admin2="Muqdadiyah"), 2, 3),
    ("a village not known, province known", place("village", 2, point=False), 3, 4),
    ("a village not known, country known", place("village", 2, point=False, admin1=None), 3, 6),
    ("a road between two towns", place("road", 3), 2, 5),
    ("a street with a point", place("road", 1), 1, 1),
    ("a front", place("front", 3), 2, 5),
    ("the border in a province", place("border", 4, point=False), 3, 5),
    ("a province", place("admin1", 4, point=False), 3, 4),
    ("the north of a province", place("region-part", 4, point=False), 3, 4),
    ("the north of a country", place("region-part", 5, point=False, admin1=None), 3, 6),
    ("a mountain range, a region", place("region", 4), 3, 5),
    ("a country", place("country", 5, point=False, admin1=None), 3, 6),
    ("at sea", place("sea", 4, point=False, country=None, admin1=None), 3, 7),
]


@pytest.mark.parametrize(("case", "acled", "ucdp"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_precision(case: Place, acled: int, ucdp: int) -> None:
    assert (acled_geo_precision(case), ucdp_where_prec(case)) == (acled, ucdp)


def test_no_place_has_no_precision() -> None:
    assert acled_geo_precision(None) is None and ucdp_where_prec(None) is None
    assert ucdp_where_prec(place("village", 2, point=False, country=None, admin1=None)) is None


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(load_gazetteer())


@pytest.mark.parametrize(
    ("sentence", "acled", "ucdp"),
    [
        ("انفجار في مدينة الموصل", 1, 1),
        ("هجوم على مطار عدن الدولي", 1, 1),
        ("عبوة على بعد 20 كم جنوب الموصل", 2, 2),
        ("اشتباكات في مشارف مدينة درنة الليبية", 2, 2),
        ("هجوم في قضاء المقدادية بمحافظة ديالى", 2, 3),
        ("كمين في قرية أم السراديب بقضاء المقدادية في محافظة ديالى", 2, 3),
        ("كمين في قرية أم السراديب بمحافظة ديالى", 3, 4),
        ("قتلى في محافظة ديالى", 3, 4),
        ("غارات في ريف حماة الشمالي", 3, 4),
        ("قتلى في هجمات في العراق", 3, 6),
    ],
)
def test_precision_of_what_a_sentence_gives(finder: PlaceFinder, sentence: str, acled: int, ucdp: int) -> None:
    first = resolve(finder.find(read(sentence)), finder.gazetteer)[0]
    assert (acled_geo_precision(first), ucdp_where_prec(first)) == (acled, ucdp), first
