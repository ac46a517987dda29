"""Tolls shared out in one breath: the other side's dead, each of two deeds, who of those taken were killed, who a number is made up of."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only, toll


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة من الحوثيين في مواجهات مع المقاومة في تعز أمس، مقابل ثلاثة جنود.", "K8"),
        ("أسفرت المعارك في مأرب أمس عن مقتل تسعة حوثيين في مقابل اثنين من المقاومة.", "K11"),
        ("قتل ثلاثة جنود في اشتباكات مع مسلحين في سيناء أمس مقابل مقر الكتيبة.", "K3"),
        ("استشهد أربعة من أبناء القوات المسلحة، ضابط وثلاثة مجندين، بانفجار عبوة جنوب رفح أمس.", "K4"),
        ("أعلنت الداخلية السعودية مقتل المطلوبين علي الفرج وحسن الزاهر في مداهمة بالعوامية أمس.", "K2"),
    ],
)
def test_a_number_counts_everybody_once(text: str, expected: str) -> None:
    assert toll(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("خطف مسلحون طبيبا في مدينة درنة أمس قبل أن يعثر على جثته.", 1),
        ("خطفت الجماعة صحافيين في كيدال أمس قبل أن يعثر على جثتيهما قرب البلدة.", 2),
        ("اختطف مسلحون ضابطا من منزله في عدن أمس وأعدموه.", 1),
        ("خطف مسلحون جنديين قرب العريش أمس وقتلوهما.", 2),
    ],
)
def test_those_taken_who_are_killed_are_counted(text: str, killed: int) -> None:
    assert only(text).counts["killed"].best == killed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 15 في هجومين أمس، أحدهما في مقديشو وأسفر عن تسعة قتلى والآخر في كيسمايو وأسفر عن ستة قتلى.", ["K9", "K6"]),
        ("وقع تفجيران في بغداد أمس أحدهما في مدينة الصدر وأدى إلى مقتل ثمانية والآخر في الكاظمية وأوقع خمسة قتلى.", ["K8", "K5"]),
        ("فجر انتحاريان نفسيهما في كانو ومايدوغوري أمس.", ["A1", "A1"]),
        ("فجر انتحاريان نفسيهما في سوق في مايدوغوري أمس.", ["A2"]),
        ("قتل أربعة مسلحين في اشتباكات في درنة أمس، وقتل مدني بانفجار لغم.", ["K4", "K1"]),
        ("دارت اشتباكات في الحسكة أمس قتل فيها أربعة، وأصيب مدنيان بقصف مدفعي.", ["K4", "W2"]),
        ("قتل تسعة أشخاص في هجوم مسلح أعقبه انفجار سيارة مفخخة في مقديشو أمس.", ["K9"]),
        ("قتل ثلاثة إسرائيليين بإطلاق نار شمال القدس أمس. وقبل ذلك بساعات أصيب جندي بعملية دهس قرب عوفرا.", ["K3", "W1"]),
    ],
)
def test_each_of_two_deeds_has_its_own_toll(text: str, expected: list[str]) -> None:
    assert [toll(event) for event in coded(text)] == expected
