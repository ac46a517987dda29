"""Who usually fights whom: names that rows carry, days in their order, and wars that have ended read as ended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import waqai
from waqai.knowledge import opponents as pack
from waqai.knowledge.opponents import load_named_units, load_opponents
from waqai.knowledge.pack import PackError
from waqai.knowledge.packs_store import load_packs


@pytest.fixture(scope="module")
def coder() -> waqai.Coder:
    return waqai.Coder()


def test_every_side_is_an_actor_of_the_packs():
    names = {entry.label_en for entry in load_packs().of("actors")}
    assert {n for line in load_opponents() for n in (line.one, *line.other) if n not in names} == set()


def test_days_stand_in_order():
    assert [line for line in load_opponents() if line.since and line.until and line.since >= line.until] == []


def test_a_war_that_has_ended_gives_no_opponent():
    ended = [line for line in load_opponents() if "Syrian rebels" in (line.one, *line.other)]
    assert ended and not any(line.holds("SY", date(2025, 3, 1)) for line in ended)


def test_a_side_whose_units_have_names_is_an_actor_of_the_packs_in_days_that_end():
    names = {entry.label_en for entry in load_packs().of("actors")}
    assert load_named_units() and all(u.side in names and u.since < u.until for u in load_named_units())


@pytest.mark.parametrize("load", [load_named_units.__wrapped__, load_opponents])
def test_a_line_with_an_unknown_key_is_named(load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    wrong = tmp_path / "opponents.yaml"
    line = "  - {side: A, one: A, other: [B], countries: [SY], from: 2011-08-01, to: 2024-12-08, till: 2025-01-01}\n"
    wrong.write_text(f"entries:\n{line}named_units:\n{line}", encoding="utf-8")
    monkeypatch.setattr(pack, "_PATH", wrong)
    with pytest.raises(PackError, match=r"opponents\.yaml: (entry|named_units) 1"):
        load()


@pytest.mark.parametrize(
    ("text", "published", "side"),
    [
        ("أعلنت جبهة تحرير أزواد أنها سيطرت على بلدة ليرة شمالي مالي بعد معارك استمرت ساعات أمس الأحد.", date(2025, 6, 9), "Malian Army"),
        ("خاض مقاتلو فانو معارك عنيفة أمس في بلدة لاليبلا شمالي إثيوبيا وسيطروا عليها.", date(2023, 8, 3), "Ethiopian federal forces"),
    ],
)
def test_the_side_that_a_report_leaves_to_its_reader(coder: waqai.Coder, text: str, published: date, side: str):
    (row,) = coder.code(text, published=published).to_dict()["events"]
    assert side in {row["attacker"], *row["target"]}
