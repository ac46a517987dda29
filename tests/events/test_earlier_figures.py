"""A figure that somebody had given before, behind the present one, and tolls that are dealt out to the rest."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only, toll


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قال مصدر طبي إن سبعة أشخاص قتلوا في تفجير ببغداد أمس، وكانت الوزارة تحدثت عن 5 قتلى.", "K7"),
        ("أعلنت وزارة الصحة مقتل 12 شخصا وإصابة 30 في تفجير بكابول أمس. وكانت الشرطة أعلنت مقتل ثمانية وإصابة 20.", "K12 W30"),
        ("قتل تسعة أشخاص في هجوم على سوق في مقديشو أمس. وكان متحدث باسم الشرطة قد أعلن مقتل ستة.", "K9"),
        ("وكانت الشرطة أعلنت مقتل أربعة في انفجار ببغداد أمس.", "K4"),
        ("قالت الشرطة إن سبعة أشخاص قتلوا في تفجير ببغداد أمس، فيما تحدثت الوزارة عن 5 قتلى.", "K5-7"),
    ],
)
def test_what_had_been_said_before_makes_no_range(text: str, wanted: str) -> None:
    assert toll(only(text, published="2015-08-05")) == wanted


def test_the_rest_of_a_toll_is_the_other_place_s() -> None:
    rows = coded("قتل 15 مدنيا في غارتين أمس، تسعة منهم في حلب والباقون في إدلب.", published="2015-08-05")
    assert [toll(row) for row in rows] == ["K9", "K6"]
