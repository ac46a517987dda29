"""Clauses that say themselves that their deed is another have a row, and a toll, of their own; a lead told closer has not."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, toll


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اغتيل ضابطان في عدن أمس برصاص مسلحين، وفي هجوم منفصل أصيب جندي بانفجار عبوة ناسفة.", ["K2", "W1"]),
        ("قتل أربعة جنود في كمين في شبوة أمس وأصيب جندي في هجوم آخر.", ["K4", "W1"]),
        ("قتل أربعة جنود في كمين في شبوة أمس. وقتل ضابط في هجوم مسلح آخر نفذه مجهولون في عدن.", ["K4", "K1"]),
        ("قتل ثلاثة جنود بانفجار عبوة ناسفة في الرمادي أمس وأصيب رابع في حادث منفصل.", ["K3"]),
        ("قتل شرطيان وأصيب شرطي آخر في هجوم في العريش أمس.", ["K2 W1"]),
        ("قتل أربعة جنود في كمين في شبوة أمس وأصيب جندي آخر في الهجوم.", ["K4 W1"]),
    ],
)
def test_a_deed_said_to_be_another_keeps_its_toll_to_itself(text: str, expected: list[str]) -> None:
    assert [toll(event) for event in coded(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل أربعة شرطيين في هجوم بولاية هلمند اليوم. وقال مسؤول إن الهجوم وقع ليل أمس في منطقة سانجين.", ["K4"]),
        ("قتل خمسة جنود في هجوم في محافظة حضرموت اليوم. وقال مصدر عسكري إن مسلحين هاجموا نقطة في بلدة القطن مساء أمس.", ["K5"]),
        ("قتل ستة مدنيين في قصف على محافظة درعا اليوم. وأفاد ناشطون بأن قذائف سقطت على بلدة داعل الليلة الماضية.", ["K6"]),
        ("قتل خمسة جنود في هجوم في محافظة حضرموت اليوم. وقتل جنديان في بلدة القطن مساء أمس.", ["K5", "K2"]),
        ("قتل خمسة جنود في هجوم في محافظة حضرموت اليوم. وكان مسلحون هاجموا أمس نقطة تفتيش في بلدة القطن.", ["K5", ""]),
    ],
)
def test_a_lead_told_again_with_its_town_and_the_night_before_is_one_row(text: str, expected: list[str]) -> None:
    assert [toll(event) for event in coded(text)] == expected
