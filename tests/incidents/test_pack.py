"""The pack of weights: strict, whole, and what the program compares."""

from __future__ import annotations

from pathlib import Path

import pytest

from waqai.incidents.comparing import COMPARISONS
from waqai.incidents.pack import FUSION_PACK, feature_labels, load_fusion_pack
from waqai.incidents.weights import load_weights, weights_of
from waqai.knowledge import PackError

PACK = load_fusion_pack()


def test_it_has_every_comparison_of_the_program() -> None:
    assert sorted(entry.id for entry in PACK.comparisons) == sorted(COMPARISONS)


def test_every_level_is_told_in_both_languages_and_once() -> None:
    for entry in PACK.comparisons:
        ids = [level.id for level in entry.levels]
        assert len(ids) == len(set(ids)), entry.id
        assert all(level.meaning and any("\u0600" <= char <= "\u06ff" for char in level.ar) for level in entry.levels), entry.id
    assert feature_labels()["killed", "other number killed"] == "عدد قتلى آخر"


def test_weights_are_fitted_near_their_priors() -> None:
    levels = [level for entry in PACK.comparisons for level in entry.levels]
    assert any(level.weight != level.prior for level in levels)
    assert max(abs(level.weight - level.prior) for level in levels) < 1
    assert all(level.same <= level.seen for level in levels)


def test_places_farther_apart_are_never_worth_more() -> None:
    place = load_weights().levels["place"]
    far = [place[name] for name in ("same place", "within 10 km", "within 30 km", "within 80 km", "farther than 80 km")]
    assert far == sorted(far, reverse=True)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "fusion.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_wrong_pack_is_named(tmp_path: Path) -> None:
    text = FUSION_PACK.read_text(encoding="utf-8")
    with pytest.raises(PackError, match=r"fusion\.yaml: threshold"):
        load_fusion_pack(written(tmp_path, text.replace("threshold: 0.0", "threshold: high", 1)))
    with pytest.raises(PackError, match="comparisons must be exactly place, day"):
        weights_of(load_fusion_pack(written(tmp_path, text.replace("  - id: copies", "  - id: copied", 1))))


def test_the_page_shows_the_weights_as_they_are() -> None:
    page = (Path(__file__).parents[2] / "docs" / "fusion.md").read_text(encoding="utf-8")
    for entry in PACK.comparisons:
        for level in entry.levels:
            figures = f"{level.prior:+.1f} | **{level.weight:+.2f}** | {level.seen} | {level.same} |"
            shown = f"{level.id} · {level.ar} | {level.meaning} | {figures}"
            assert shown in page, f"run benchmarks/fusion_weights.py --readme: {entry.id}, {level.id}"
