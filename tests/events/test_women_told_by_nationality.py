"""A nationality in the feminine is a woman where a word of harm governs her, an adjective or a country elsewhere."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, coder, only, toll

from waqai.model import Document


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قتلت فلسطينية برصاص الاحتلال في جنين أمس.", "K1"),
        ("إصابة سوريتين برصاص القناصة في حلب أمس.", "W2"),
        ("مقتل ثلاث عراقيات في انفجار عبوة ببغداد أمس.", "K3"),
        ("مقتل سورية وطفلتها في قصف على إدلب أمس.", "K2"),
        ("استشهدت أمس فلسطينية برصاص جنود إسرائيليين قرب الخليل.", "K1"),
        ("قتلت قوات الاحتلال فلسطينية عند حاجز قلنديا أمس.", "K1"),
        ("قتل عراقي وسورية في انفجار لغم بالموصل أمس.", "K2"),
        ("أودى القصف بحياة يمنيتين في تعز أمس.", "K2"),
        ("قال مسعفون إن فلسطينية قتلت برصاص الجيش الإسرائيلي في رفح أمس.", "K1"),
        ("طعن مستوطن فلسطينية حتى الموت في القدس أمس.", "K1"),
        ("لقيت أفغانية مصرعها في انفجار لغم بقندهار أمس.", "K1"),
    ],
)
def test_a_woman_told_by_her_nationality_is_counted(text: str, wanted: str) -> None:
    assert toll(only(text, published="2015-08-05")) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قتل جندي في سورية أمس بانفجار عبوة.", "K1"),
        ("قتل جندي في هجوم على قوات فلسطينية أمس.", "K1"),
        ("مقتل امرأة سورية في قصف على إدلب أمس.", "K1"),
        ("مقتل مواطنة ليبية في اشتباكات بطرابلس أمس.", "K1"),
        ("وذكرت صحيفة سورية أن جنديا قتل بانفجار لغم في درعا أمس.", "K1"),
        ("قتل ثلاثة جنود من قوات سورية في اشتباك بدرعا أمس.", "K3"),
    ],
)
def test_the_adjective_and_the_country_count_nobody(text: str, wanted: str) -> None:
    assert toll(only(text, published="2015-08-05")) == wanted


def test_a_body_named_by_the_adjective_is_no_woman() -> None:
    assert not coded("اجتمعت السلطة الفلسطينية أمس مع وزيرة سورية في رام الله.", published="2015-08-05")


def women(text: str) -> list[str]:
    reading = coder().read(Document("x", text))
    return [reading.sight.word(h.start) for h in reading.sight.hits if h.entry.id.startswith("nat-")]


def test_only_the_woman_is_among_the_people_found() -> None:
    assert not women("هاجم مسلحون دورية عراقية قرب قاعدة أمريكية في سورية وقصفت طائرتان روسيتان القوات التركية")
    assert women("قتلت طائرة روسية شابين وقتلت سورية في القصف") == ["سوريه"]
