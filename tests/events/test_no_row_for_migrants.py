"""Migrants and gold diggers whom an army stops are no fighters taken, though the same report tells of some; whose drones by their make."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only

RAID = "كشفت ودمرت قوات للجيش بولاية سطيف مخبأين للإرهابيين يحتويان على معدات تفجير."


@pytest.mark.parametrize(
    "beside",
    [
        "من جهة أخرى، ضبطت وحدات حراس الحدود 26 مهاجرا غير شرعي من جنسيات مختلفة بكل من مناطق “تلمسان” و”تبسة” و”الطارف”.",
        "وأوقفت قوات الجيش في تمنراست وجانت 18 منقبا عن الذهب وضبطت شاحنة وسبعة مولدات كهربائية.",
        "وأوقف الدرك 105 مهاجرين غير شرعيين من جنسيات أفريقية بتمنراست أمس.",
    ],
)
def test_migrants_stopped_are_no_row(beside: str) -> None:
    assert {row.to_row()["admin1"] for row in coded(f"{RAID} {beside}")} == {"Setif"}


def test_fighters_taken_are_a_row() -> None:
    assert only("أوقفت مفرزة للجيش إرهابيا خطيرا في ولاية الوادي جنوب شرق الجزائر أمس.").tactic == "arrest_raid"


@pytest.mark.parametrize(
    "text",
    [
        "قصف الحوثيون أمس هدفا عسكريا في مطار أبها الدولي بطائرة صمد 3.",
        "قال سريع إن مصافي أرامكو في جدة قصفت أمس بأربع طائرات صماد 2.",
        "استهدف الحوثيون مواقع في نجران أمس بخمس طائرات من نوع قاصف 2K.",
    ],
)
def test_drones_by_their_make(text: str) -> None:
    row = only(text)
    assert (row.tactic, row.weapon) == ("drone_strike", "Samad or Qasef drone")
