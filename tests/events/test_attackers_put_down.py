"""Attackers whom police, soldiers or their own bombs put an end to stand apart from those they killed and hurt."""

from __future__ import annotations

import pytest
from tests.events.coding import only, toll


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أصيب ثلاثة إسرائيليين في عملية طعن في القدس أمس وأطلق شرطي النار على المهاجم وقتله.", "W3 A1"),
        ("أصيب جندي في عملية طعن قرب نابلس أمس وقتلت قوات الاحتلال منفذ العملية.", "W1 A1"),
        ("أصيب إسرائيليان في عملية دهس جنوب الخليل أمس وتم تحييد المنفذ.", "W2 A1"),
        ("قتل أربعة شرطيين في هجوم على مخفر في غروزني أمس وتمت تصفية المهاجمين الاثنين.", "K4 A2"),
        ("هاجم ثلاثة مسلحين فندقا في مقديشو أمس وقتلوا أربعة أشخاص قبل أن تقتلهم قوات الأمن.", "K4 A3"),
        ("أطلق رجل النار في كنيس في ميونخ أمس وقتل ثلاثة أشخاص قبل أن تتمكن الشرطة من قتله.", "K3 A1"),
        ("شن مسلحان هجوما على حافلة في القدس أمس وقتلا ثلاثة قبل أن يقتلا بنيران الشرطة.", "K3 A2"),
        ("هاجم شاب شرطيا بسكين في القدس أمس وأصابه، فأطلق أفراد الشرطة النار عليه وقتلوه.", "W1 A1"),
    ],
)
def test_attackers_who_are_put_down_are_no_victims(text: str, expected: str) -> None:
    assert toll(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 11 شخصا في هجوم على مبنى حكومي في كابل أمس، وقتل اثنان من المهاجمين فيما فجر ثالث نفسه.", "K11 A3"),
        ("هاجم أربعة مسلحين مخفرا في كويتا أمس وقتلوا ستة، وقتل ثلاثة منهم برصاص الأمن وفجر الرابع نفسه.", "K6 A4"),
        ("فجر ثلاثة انتحاريين أنفسهم أمام مبنى البرلمان في كابل أمس.", "A3"),
        ("فجر انتحاري نفسه عند بوابة مقر للشرطة في كابل أمس ثم فجر ثان نفسه وقتل خمسة من رجال الشرطة.", "K5 A2"),
    ],
)
def test_one_more_who_blows_himself_up_is_one_more_dead_attacker(text: str, expected: str) -> None:
    assert toll(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أصيب جندي في عملية طعن قرب نابلس أمس واعتقلت قوات الاحتلال منفذ العملية.", "W1"),
        ("أصيب شرطي في عملية طعن في القدس أمس وأطلقت الشرطة النار على المنفذ وأصابته.", "W1"),
        ("أطلق جنود الاحتلال النار على شاب قرب جنين أمس وقتلوه بزعم حيازته سكينا.", "K1"),
        ("أطلق مسلحون النار على ضابط في الموصل أمس وقتلوه.", "K1"),
    ],
)
def test_who_was_only_hurt_or_taken_or_struck_first_is_no_dead_attacker(text: str, expected: str) -> None:
    assert toll(only(text)) == expected


def test_soldiers_who_kill_both_gunmen_are_told_by_a_pronoun() -> None:
    text = "قتل ثلاثة إسرائيليين وأصيب اثنان في إطلاق نار نفذه مسلحان شمال القدس أمس وقتلهما جنود كانوا في المكان."
    assert toll(only(text)) == "K3 W2 A2"
