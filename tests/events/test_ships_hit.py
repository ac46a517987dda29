"""A band that announces a hit on a ship made it; «الغارة» said of it later is no air strike, and the latest of a series is no other row."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only

HIT = "أعلن الحوثيون أمس إصابة السفينة البريطانية بصواريخ في خليج عدن."


@pytest.mark.parametrize(
    "further",
    [
        "",
        "وقال المشغل إن الغارة تسببت في نشوب حريق.",
        "وأضاف المسؤولون أن ناقلة النفط أصيبت بصاروخ باليستي مضاد للسفن.",
        "وهذا هو أحدث هجوم على الشحن التجاري من قبل الحوثيين في البحر الأحمر وما حوله.",
    ],
)
def test_who_announces_the_hit(further: str) -> None:
    row = only(f"{HIT} {further}")
    assert (row.tactic, row.attackers, row.to_row()["place_ar"]) == ("shelling", ("Houthis",), "خليج عدن")


def test_the_navy_that_tells_of_a_hit_did_not_make_it() -> None:
    row = only("أعلنت البحرية البريطانية أمس إصابة سفينة شحن بصاروخ قبالة ساحل الحديدة.")
    assert "Royal Navy" not in row.attackers


@pytest.mark.parametrize(
    "text",
    ["تعرضت سفينة شحن لعطل في محركها أثناء إبحارها في البحر الأحمر أمس.", "جنحت ناقلة نفط في خليج عدن أمس بسبب سوء الأحوال الجوية."],
)
def test_what_befalls_ships_at_sea(text: str) -> None:
    assert not coded(text)
