"""A clash counts the dead of both sides, whoever tells of them and in whatever words."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, toll


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # those whom one side calls terrorists, and one of its own in the sentence behind
        ("صد الجيش أمس هجوما لداعش على سامراء وقتل اثني عشر إرهابيا. واستشهد مقاتل واحد خلال صد الهجوم.", "K13"),
        ("قتل ضابط تركي وأصيب جنديان أمس في اشتباك على الحدود قرب كيليس حين فتح مسلحون النار على مخفر. وقتل أحد المسلحين.", "K2 W2"),
        # the other side behind a part of the first
        (
            "دارت معارك عنيفة أمس بين الجيش والمتمردين قرب جوبا. وأعلن الجيش مقتل 20 متمردا بينهم قائد ميداني، وثمانية من جنوده.",
            "K28",
        ),
        ("قتل 12 من مسلحي طالبان بينهم اثنان من القادة، وأربعة من رجال الشرطة في اشتباكات بإقليم قندوز أمس.", "K16"),
        # set against each other behind the verb
        ("دارت أمس معارك بين الجيش الفلبيني ومسلحين في ماراوي. وقال متحدث إن ثمانية مسلحين قتلوا مقابل جندي واحد.", "K9"),
        ("قال مسؤول محلي إن عشرة من الحوثيين قتلوا إضافة إلى أربعة جنود في معارك صرواح أمس.", "K14"),
        # whose losses they are stands before the number
        ("استعادت القوات العراقية بلدة كبيسة أمس بعد معارك كبدت التنظيم 34 قتيلا، فيما تحدث مصدر طبي عن وصول جثث تسعة جنود.", "K43"),
        # a side that mourns its own
        (
            "معارك بين قوات الوفاق وقوات حفتر جنوب طرابلس أمس. وأعلن ناطق باسم الوفاق مقتل 14 من قوات حفتر، بينما نعت قوات الوفاق سبعة من "
            "مقاتليها.",
            "K21",
        ),
        ("استعاد الجيش البلدة بعد يومين من الاشتباكات كبدت التنظيم 18 قتيلا في الشرقاط أمس.", "K18"),
    ],
)
def test_both_sides_add_up(text: str, wanted: str) -> None:
    assert wanted in {toll(row) for row in coded(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قتل 20 شخصا بينهم ستة أطفال، وثلاث نساء في قصف على حلب أمس.", "K20"),
        ("قتلت قوات الأمن 12 إرهابيا في مداهمات بالعريش أمس. وقال متحدث إن 12 من الإرهابيين قتلوا.", "K12"),
        (
            "سيطر مقاتلو المعارضة على حاجز في ريف حماة أمس بعد اشتباكات قتل خلالها ستة من عناصر النظام. وقتل جندي في انفجار لغم في حمص.",
            "K6",
        ),
        ("قتل 13 مسلحا في اشتباكات بمأرب أمس. وقالت مصادر إن الاشتباكات خلفت 13 قتيلا من المتمردين.", "K13"),
    ],
)
def test_the_same_side_told_again_adds_nothing(text: str, wanted: str) -> None:
    assert wanted in {toll(row) for row in coded(text)}
