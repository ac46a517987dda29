"""Names in context sentences of our own: each must be found, and mean the right place."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from waqai.knowledge.places import Gazetteer, load_gazetteer
from waqai.mentions.geocode import resolve
from waqai.mentions.places import PlaceFinder
from waqai.model import Place
from waqai.text import fold_phrase, read

HERE = Path(__file__).parent
NEAR_KM = 15


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def finder(gazetteer: Gazetteer) -> PlaceFinder:
    return PlaceFinder(gazetteer)


def places(sentence: str, finder: PlaceFinder) -> list[Place]:
    mentions = finder.find(read(sentence))
    resolved = resolve(mentions, finder.gazetteer)
    return [p for m, p in zip(mentions, resolved, strict=True) if m.kind != "nationality"]


def km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return 111.2 * math.hypot(lat - other_lat, (lon - other_lon) * math.cos(math.radians(lat)))


@pytest.mark.parametrize("case", rows("cases.tsv"), ids=lambda c: f"{c['name']} - {c['country']} {c['admin1']}")
def test_named_place(case: dict[str, str], finder: PlaceFinder) -> None:
    found = places(case["sentence"], finder)
    place = next((p for p in found if fold_phrase(p.name_ar).endswith(fold_phrase(case["name"]))), None)
    place = place or next((p for p in found if fold_phrase(case["name"]) in fold_phrase(p.name_ar)), None)
    assert place is not None, [p.name_ar for p in found]
    assert place.country == case["country"]
    if case["admin1"] != "-":
        assert place.admin1 == case["admin1"], place
    if case["lat"] != "-":
        assert place.lat is not None and place.lon is not None, place
        assert km(float(case["lat"]), float(case["lon"]), place.lat, place.lon) <= NEAR_KM, place


@pytest.mark.parametrize("case", rows("absent.tsv"), ids=lambda c: c["name"])
def test_no_place(case: dict[str, str], finder: PlaceFinder) -> None:
    wanted = fold_phrase(case["name"])
    assert not [p.name_ar for p in places(case["sentence"], finder) if fold_phrase(p.name_ar) == wanted]
