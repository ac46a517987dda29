"""The lines between first-level units: small, in their countries, and no line for what has none."""

from __future__ import annotations

import hashlib
import json

from waqai.app.web.rendering import UNITS

from .conftest import Visit


def test_every_country_of_the_index_has_its_file_and_all_are_small() -> None:
    index = json.loads(UNITS.joinpath("index.json").read_text("utf-8"))
    assert {"IQ", "SY", "YE", "LY", "SO", "EG"} <= index.keys()
    total = 0
    for country, (west, south, east, north, version) in index.items():
        data = UNITS.joinpath(f"{country}.json").read_bytes()
        total += len(data)
        assert hashlib.sha256(data.strip()).hexdigest()[:12] == version
        for line in json.loads(data):
            assert len(line) > 1
            assert all(west <= lon <= east and south <= lat <= north for lon, lat in line)
    assert total < 400_000
    assert index["YE"][:4] > [42, 12] and index["YE"][2:4] < [54, 20]


def test_they_are_served_for_good(visit: Visit) -> None:
    answer = visit.get("/static/units/YE.json?x")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
