"""Stances: the examples of the pack, and when a party's word is a claim."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from waqai.incidents.reporters import ReporterEntry, load_reporters, read_reporters
from waqai.knowledge import PackError
from waqai.model import STANCES

from .making import report, row, sketch

REPORTERS = load_reporters()
ENTRIES = read_reporters().entries


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples(entry: ReporterEntry) -> None:
    def hit(words: str) -> bool:
        return REPORTERS.entry(words) == entry

    assert [f"must match: {s}" for s in entry.examples.match if not hit(s)] + [f"must not: {s}" for s in entry.examples.no if hit(s)] == []
    assert entry.stance in STANCES


@pytest.mark.parametrize(
    ("reporter", "more", "stance"),
    [
        (None, {}, "news"),
        ("مصدر أمني", {}, "official"),
        ("لوكالة فرانس برس", {}, "news"),
        ("المرصد السوري لحقوق الإنسان", {}, "monitor"),
        ("وقال سكان", {}, "witness"),
        ("كلمات بلا معنى", {}, "news"),
        ("Islamic State", {"attacker": "Islamic State"}, "claim"),
        ("Houthis", {}, "claim"),
        ("gunmen", {}, "claim"),
        ("Iraqi Army", {"attacker": "Iraqi Army", "type": "air_strike", "target": ["Islamic State"]}, "claim"),
        ("Iraqi Army", {"attacker": "Islamic State", "target": ["Iraqi Army"]}, "official"),
        ("Iraqi Army", {"attacker": "Islamic State", "target": ["Iraqi Army"], "type": "armed_clash"}, "claim"),
        ("police", {}, "official"),
    ],
)
def test_stance(reporter: str | None, more: dict[str, Any], stance: str) -> None:
    made = row(reported_by=reporter, **more)
    assert REPORTERS.voice(made, sketch(report("a", made))).stance == stance


def test_a_wrong_pack_is_named(tmp_path: Path) -> None:
    path = tmp_path / "reporters.yaml"
    path.write_text("pack: reporters\nversion: 1\nsource: s\nentries: []\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"reporters\.yaml: entries"):
        read_reporters(path)
