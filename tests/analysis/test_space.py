"""Spread, displacement, near repeats and clusters: constructed maps with known answers."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from waqai.analysis import (
    Area,
    IncidentTable,
    centre_shift,
    near_repeats,
    outside_share,
    space_time_clusters,
    split_phases,
    spread,
    spread_change,
    standard_distance,
    transport,
)
from waqai.analysis.points import plane_km

START = date(2024, 3, 1)
Row = Callable[..., dict[str, Any]]


def at(row: Row, day: int, lat: float, lon: float, **more: Any) -> dict[str, Any]:
    return row(day, lat=lat, lon=lon, geo_precision=1, **more)


def test_equally_hit_units_count_whole_and_a_lonely_one_hardly(row: Row) -> None:
    even = IncidentTable.from_rows([row(d, admin1=f"u{d % 4}") for d in range(400)])
    assert spread(even).value == pytest.approx(4.0, rel=0.01) and spread(even).parts["distinct"] == 4
    uneven = IncidentTable.from_rows([row(d, admin1="u0" if d else "u1") for d in range(200)] + [row(1)])
    found = spread(uneven)
    assert found.value == pytest.approx(1.03, abs=0.02) and "places_missing" in {caveat.key for caveat in found.caveats}


def test_units_of_one_name_in_two_countries_are_two(row: Row) -> None:
    table = IncidentTable.from_rows([row(d, admin1="North", country="XA" if d % 2 else "XB") for d in range(100)])
    assert spread(table).parts["distinct"] == 2


def test_incidents_that_spread_from_one_unit_to_four(row: Row) -> None:
    rows = [row(d % 10, admin1="u0" if d % 10 else "u1") for d in range(60)] + [row(10 + d % 10, admin1=f"u{d % 4}") for d in range(60)]
    change = spread_change(split_phases(IncidentTable.from_rows(rows), START + timedelta(10), 10))
    assert change.value is not None and change.value > 2 and change.p is not None and change.p < 0.01
    assert change.parts["only_after"] == ["XA / u2", "XA / u3"]


def test_the_standard_distance_of_four_corners_is_their_distance(row: Row) -> None:
    corners = [(15.1, 45.0), (14.9, 45.0), (15.0, 45.1), (15.0, 44.9)] * 10
    found = standard_distance(IncidentTable.from_rows([at(row, 0, lat, lon) for lat, lon in corners]))
    assert found.value == pytest.approx(11.0, rel=0.03)
    vague = standard_distance(IncidentTable.from_rows([row(0, lat=15.0, lon=45.0, geo_precision=4) for _ in range(9)]))
    assert vague.value is None and vague.n == 0


def test_plane_keeps_distances_from_its_centre() -> None:
    flat = plane_km(np.array([16.0, 15.0]), np.array([45.0, 46.0]), (15.0, 45.0))
    assert flat[0] == pytest.approx([0, 111.195], abs=0.01) and flat[1] == pytest.approx([107.4, 0.24], abs=0.05)


def test_a_share_that_rises_only_because_the_lost_area_fell_silent_shows_no_rise_outside(row: Row) -> None:
    rows = [row(d % 10, admin1="lost" if d % 2 else "kept") for d in range(80)] + [row(10 + d % 10, admin1="kept") for d in range(40)]
    phases = split_phases(IncidentTable.from_rows([*rows, row(3)]), START + timedelta(10), 10)
    found = outside_share(phases, Area("lost", units=frozenset({"lost"})))
    assert found.value == 0.5 and found.p is not None and found.p < 0.001
    assert found.parts["ratio_outside"][0] == 1.0 and found.parts["ratio_inside"][0] == 0.0
    assert "area_not_sure" in {caveat.key for caveat in found.caveats}


def cloud(rng: np.random.Generator, n: int, lat: float) -> list[tuple[float, float]]:
    return [(lat + float(a), 45 + float(b)) for a, b in rng.normal(0, 0.1, (n, 2))]


def test_a_cloud_that_moves_north_is_found_north_and_its_earth_is_moved_as_far(row: Row) -> None:
    rng = np.random.default_rng(2)
    rows = [at(row, i % 10, *p) for i, p in enumerate(cloud(rng, 60, 15))] + [
        at(row, 10 + i % 10, *p) for i, p in enumerate(cloud(rng, 60, 16))
    ]
    phases = split_phases(IncidentTable.from_rows(rows), START + timedelta(10), 10)
    shift, moved = centre_shift(phases, 199), transport(phases, permutations=99, chance_draws=3)
    assert shift.value == pytest.approx(111, abs=4) and shift.p == 0.005
    assert min(shift.parts["bearing"], 360 - shift.parts["bearing"]) < 5
    assert shift.low is not None and shift.high is not None and shift.low < 111 < shift.high
    assert moved.value == pytest.approx(111, abs=6) and moved.p == 0.01 and moved.parts["by_chance"] < 60
    assert sum(flow["share"] for flow in moved.parts["flows"]) <= 1 + 1e-9
    assert moved.parts["flows"][0]["to"][0] > moved.parts["flows"][0]["from"][0]


def test_transport_between_two_towns_is_share_times_distance(row: Row) -> None:
    early, late = [(15.0, 45.0)] * 20 + [(16.0, 45.0)] * 20, [(15.0, 45.0)] * 10 + [(16.0, 45.0)] * 30
    rows = [at(row, i % 10, *p) for i, p in enumerate(early)] + [at(row, 10 + i % 10, *p) for i, p in enumerate(late)]
    moved = transport(split_phases(IncidentTable.from_rows(rows), START + timedelta(10), 10), permutations=99, chance_draws=2)
    assert moved.value == pytest.approx(0.25 * 111.195, rel=0.001) and len(moved.parts["flows"]) == 1


def test_pairs_set_by_hand_are_counted_in_their_bands(row: Row) -> None:
    far = [at(row, 11 * i, 15 + i, 45) for i in range(10)]
    twin = [at(row, 1, 15.01, 45), at(row, 15, 16.1, 45)]  # a km and a day; eleven km and four days
    found = near_repeats(IncidentTable.from_rows(far + twin), (5.0, 20.0), (2, 7), permutations=99)
    assert {(e.parts["km_to"], e.parts["days_to"]): e.parts["pairs"] for e in found} == {(5, 2): 1, (5, 7): 0, (20, 2): 0, (20, 7): 1}


def test_near_repeats_are_found_and_shuffled_days_have_none(row: Row) -> None:
    rng = np.random.default_rng(4)
    place, day = rng.uniform(0, 2, (200, 2)), rng.integers(0, 100, 200)
    place, day = np.concatenate([place, place[:60] + 0.005]), np.concatenate([day, day[:60] + 1])
    real = near_repeats(
        IncidentTable.from_rows([at(row, int(d), 15 + a, 45 + b) for (a, b), d in zip(place, day, strict=True)]), permutations=99
    )
    assert real[0].p == 0.01 and real[0].low is not None and real[0].low > 2 and real[0].parts["p_all"] == 0.01
    mixed = rng.permutation(day)
    none = near_repeats(
        IncidentTable.from_rows([at(row, int(d), 15 + a, 45 + b) for (a, b), d in zip(place, mixed, strict=True)]), permutations=99
    )
    assert all(estimate.parts["p_all"] > 0.05 for estimate in none)


def test_the_scan_scores_as_its_formula_says_and_finds_the_cluster_with_its_days(row: Row) -> None:
    rng = np.random.default_rng(6)
    towns = rng.uniform(0, 3, (15, 2))
    rows = [at(row, int(rng.integers(80)), 15 + towns[i % 15][0], 45 + towns[i % 15][1]) for i in range(150)]
    rows += [at(row, 30 + i % 5, 15 + towns[3][0], 45 + towns[3][1]) for i in range(15)]
    table = IncidentTable.from_rows(rows)
    first = space_time_clusters(table, permutations=99)[0]
    assert first.parts["lat"] == pytest.approx(15 + towns[3][0], abs=0.01) and first.parts["radius_km"] == 0
    assert str(START + timedelta(28)) <= first.parts["first"] and first.parts["last"] <= str(START + timedelta(36)) and first.p == 0.01
    c, mu, total = first.parts["count"], first.parts["expected"], len(rows)
    assert first.parts["score"] == pytest.approx(c * math.log(c / mu) + (total - c) * math.log((total - c) / (total - mu)), rel=1e-4)
    in_town = sum(r["lat"] == 15 + towns[3][0] for r in rows)
    in_days = sum(first.parts["first"] <= r["date_start"] <= first.parts["last"] for r in rows)
    assert mu == pytest.approx(in_town * in_days / total, rel=1e-4) and len(first.rows) == c


def test_a_busy_town_and_a_busy_week_make_no_cluster(row: Row) -> None:
    rng = np.random.default_rng(10)
    towns = rng.uniform(0, 3, (12, 2))
    town, day = (
        rng.choice(12, 240, p=np.arange(1, 13) / 78),
        np.where(rng.random(240) < 0.4, rng.integers(40, 47, 240), rng.integers(0, 80, 240)),
    )
    table = IncidentTable.from_rows([at(row, int(d), 15 + towns[t][0], 45 + towns[t][1]) for t, d in zip(town, day, strict=True)])
    assert space_time_clusters(table, permutations=99) == ()
