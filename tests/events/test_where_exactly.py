"""Which place a row has: none that its doers come from or that was answered with fire, the label of its line, the finer of two."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only

PLACES = [
    ('هاجم مستوطنون من "يتسهار" الليلة الماضية أطراف بلدة حوارة وأحرقوا ثلاث مركبات.', "أطراف بلدة حوارة"),
    ("سقطت قنبرتا هاون على سوق في قضاء ابي غريب أمس فاستشهد بائع، وردت القوات على مصدر النيران في منطقة الزيدان.", "قضاء ابي غريب"),
    ("قتل ثلاثة في غارة على مدينة أبي كمال أمس.", "مدينة أبي كمال"),
    ("سقطت خمسة صواريخ أمس على محيط قاعدة زليكان التركية بقضاء الشيخان ولم تسجل إصابات.", "محيط قاعدة زليكان"),
    ("خطف مسلحون أمس 20 تلميذا من مدرسة في قرية كوريان مدارو بولاية زمفرا.", "قرية كوريان مدارو"),
    ("ألقت طائرتان قنابل على قرية ناونغ بينغ في قضاء تامو أمس فقتل 13 شخصا.", "قرية ناونغ بينغ"),
    ("قتل ثلاثة مدنيين في قصف طال ليل الاثنين حي كييفسكي في دونيتسك.", "حي كييفسكي"),
    ("انسحب المقاتلون من الشيخ مسكين، وتجددت المعارك في تلول فاطمة شمال درعا أمس وقتل ثلاثة.", "تلول فاطمة"),
    ("1- بغداد: مقتل شرطي برصاص مسلحين\n2- كركوك: انفجار عبوة وإصابة جنديين", "كركوك"),
    ("عاجل\n18:02 بيشاور: جرح شرطيين برصاص مجهولين\n18:01 مقتل ثلاثة في تفجير في قندهار", "بيشاور"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_place(text: str, place: str) -> None:
    assert place in [e.to_row()["place_ar"] for e in coded(text, "2015-08-05")]


@pytest.mark.parametrize(
    "text",
    ["قتل أبي أحمد في هجوم أمس في بعقوبة.", "قصفت مدفعية النظام قرية حيان وقتلت ثلاثة في حلب أمس."],
)
def test_no_name_is_made_longer(text: str) -> None:
    assert all(len(str(e.to_row()["place_ar"]).split()) <= 2 for e in coded(text, "2015-08-05"))


def test_a_reporters_town_is_no_place_of_the_incident() -> None:
    row = only("قتل مدني في قصف طال بلدة حولا، وفق مراسل قناة «المنار» في صور.", "2024-05-02")
    assert row.where is not None and row.where.name_ar == "بلدة حولا"


def test_namesakes_abroad_are_not_meant_where_the_country_is_said() -> None:
    row = only("قتل ضابط في هجوم على نقطة تفتيش للجيش الوطني المالي في دائرة إيمبورا بولاية غاوا شمال مالي.", "2020-01-31")
    assert row.where is not None and row.where.country == "ML"
    assert row.targets == ("Malian Army",)


@pytest.mark.parametrize("text", ["سجن رجل لإدانته في هجوم أوقع قتيلا في مدينة حلب أمس.", "قصف أمس معسكر لتدريب المسلحين قرب مدينة حلب."])
def test_a_purpose_is_no_name(text: str) -> None:
    assert all(r.where is None or r.where.name_ar.split()[-1][0] != "ل" for r in coded(text))


def test_the_far_side_of_a_border_is_not_meant() -> None:
    row = only("قتل أربعة جنود من بوركينا فاسو في كمين قرب الحدود مع النيجر أمس.", "2020-05-12")
    assert row.where is not None and row.where.country == "BF"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("استهدف هجوم بقذائف موقعا لقسد في بلدة الشحيل إلى الشرق من مدينة دير الزور أمس.", "بلدة الشحيل"),
        ("قتل أربعة عناصر من لواء القدس الموالي لإيران بهجوم على مقرات في ريف حمص أمس.", "ريف حمص"),
        ("هاجم مسلحون أمس مدينة القنطرة في مصر وهي منطقة تشمل قناة السويس وقتلوا سبعة جنود.", "مدينة القنطرة"),
    ],
)
def test_neither_a_side_nor_a_band_nor_a_verb_is_the_place(text: str, place: str) -> None:
    row = only(text)
    assert row.where is not None and row.where.name_ar == place
