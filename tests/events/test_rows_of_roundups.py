"""How many rows reports with several fronts give: retellings and places told by the way are none, one deed more is one more."""

from __future__ import annotations

import pytest
from tests.events.coding import coder


def told(text: str) -> list[tuple[str, str]]:
    return [(e.tactic, str(e.to_row()["place_ar"])) for e in coder().code(text, published="2021-05-20").events if e.status != "threat"]


CASES = [
    # what the place told of joins or parts, or leads to
    ("سيطر الجيش اليمني أمس على جبل صلب الذي يفصل نهم وصرواح عن بني حشيش.", [("armed_clash", "جبل صلب")]),
    ("سيطر المقاتلون أمس على بلدة الراعي التي تفصل بين جرابلس وأعزاز.", [("armed_clash", "بلدة الراعي")]),
    # by which gates they came in
    ("اقتحم ستون مستوطنا باحات المسجد الأقصى أمس عبر باب المغاربة وباب السلسلة.", [("armed_attack", "المسجد الأقصى")]),
    # what the thing that was struck is for
    (
        "قصفت طائرات التحالف مواقع للتنظيم قرب الموصل أمس، بالإضافة إلى تدمير منصة إطلاق صواريخ ومخزن أسلحة.",
        [("air_strike", "الموصل")],
    ),
    # ground held
    ("قتل خمسة مدنيين في قصف جوي على بلدة داعل أمس. وتخضع مدينة نوى كلها لسيطرة المعارضة.", [("air_strike", "بلدة داعل")]),
    ("قتل خمسة مدنيين في قصف جوي على بلدة داعل أمس. ويحتفظ الجيش بسيطرته على معبر نصيب.", [("air_strike", "بلدة داعل")]),
    # whither people flee, where fighters were trained
    ("أعدم المسلحون أربعة سائقين في الشرقاط أمس لنقلهم عائلات هاربة نحو بلدتي داقوق والدور.", [("execution", "الشرقاط")]),
    ("قتل عشرة مسلحين في معارك هيت أمس بمشاركة مقاتلين تدربوا على يد ضباط أمريكيين في قاعدة القيارة.", [("armed_clash", "هيت")]),
    # of what the speaker is
    (
        "سقطت مقذوفات أمس على قرية الغاوية بمحافظة الحرث. وذكر الناطق الإعلامي باسم الدفاع المدني بمنطقة جازان النقيب حسن أن المقذوفات "
        "أصابت مزارعا.",
        [("shelling", "قرية الغاوية")],
    ),
    # a toll told again with a slip in its day
    (
        "قالت الشرطة إن امرأة نفذت الهجوم الانتحاري الاثنين الذي أوقع 41 قتيلا في سوروج. وقتل مسلحون حارسين في هجوم أمس في رأس العين. "
        "وكانت المحافظة نفسها قد عرفت تفجيرا انتحاريا الأحد أسفر عن مقتل 41 شخصا وإصابة ستين.",
        [("suicide_bombing", "سوروج"), ("armed_attack", "رأس العين")],
    ),
    # a day of the report, and the day of the strike it is about
    (
        "أعلنت وزارة الدفاع الأمريكية اليوم أن غارة جوية في أفغانستان قتلت خبير متفجرات في القاعدة. وذكرت الوزارة أن الغارة استهدفت سيارة "
        "ووقعت في 2 أيار في منطقة برمال.",
        [("air_strike", "منطقة برمال")],
    ),
    # a clause that opens with a place goes on from one that has none
    (
        "قتل أربعة مسلحين في غارة استهدفت مخزن سلاح أمس، وفي منطقة صرواح دمرت غارة عربة مدرعة.",
        [("air_strike", "منطقة صرواح"), ("air_strike", "منطقة صرواح")],
    ),
    # one deed more
    (
        "قتل الجيش النيجيري عشرات المسلحين أمس خلال صد هجوم. وأضاف الناطق أن الجيش اعتقل أيضا ثلاثة من مساعدي زعيم الجماعة في بلدة غوزا.",
        [("armed_clash", "بلدة غوزا"), ("arrest_raid", "بلدة غوزا")],
    ),
    # where that was which a deed answers
    (
        "قتل 41 طالبا في تفجير انتحاري في مدينة سوروج الاثنين. وردا على هجوم سوروج، هاجم مسلحون أمس مخفرا في نصيبين وقتلوا شرطيين.",
        [("suicide_bombing", "مدينة سوروج"), ("armed_attack", "نصيبين")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_call_to_storm_is_no_storming() -> None:
    text = "دعت جمعية دينية أتباعها لاقتحام المسجد الأقصى اليوم. واعتقلت قوات الاحتلال أمس ستة شبان من بلدة يعبد."
    assert told(text) == [("arrest_raid", "بلدة يعبد")]
