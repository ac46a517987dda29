"""What was used, and on whom: helicopters, quadcopters, ordnance left over, the air arm, captives; and words that only look like places."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only


@pytest.mark.parametrize(
    ("tactic", "text"),
    [
        ("mine", "قتل فتى وجرح ثلاثة في بلدة كفر زيتا أمس عندما انفجرت بهم قنبلة عنقودية من مخلفات غارة سابقة."),
        ("mine", "قتل راعي أغنام بانفجار قذيفة غير منفجرة من مخلفات الحرب قرب الموصل أمس."),
        ("mine", "توفي طفلان وأصيب ثالث بانفجار جسم من مخلفات القصف في ريف درعا أمس."),
        ("air_strike", "أصابت صواريخ أطلقتها مروحية إسرائيلية حافلة صغيرة في القنيطرة أمس فقتل ثلاثة من ركابها."),
        ("air_strike", "أطلقت مروحية تابعة للجيش صاروخين على مركبة تقل مسلحين في سيناء أمس فقتل أربعة منهم."),
        ("air_strike", "وجه طيران الجيش ضربة إلى تجمع لمسلحي داعش في الرمادي أمس أسفرت عن مقتل ستة."),
        ("air_strike", "قتل 15 من داعش أمس في ضربة للقوة الجوية العراقية على معمل للتفخيخ في راوة."),
        ("drone_strike", "ألقت «كواد كابتر» قنبلة على خيمة في دير البلح أمس ما أدى إلى مقتل شخصين."),
        ("drone_strike", "ألقت طائرة من نوع كواد كابتر قنبلة على نازحين في جباليا أمس فقتلت شخصين."),
        ("execution", "قتلت طالبان سبعة جنود بعدما سلموا أسلحتهم في ولاية فراه أمس."),
        ("execution", "قتل مسلحو التنظيم أربعة من أفراد العشيرة بعد أسرهم في الفلوجة أمس."),
        ("execution", "طبق تنظيم القاعدة أمس حد القتل على جنديين في المكلا."),
    ],
)
def test_what_was_used(tactic: str, text: str) -> None:
    assert coded(text)[0].tactic == tactic


@pytest.mark.parametrize(
    "text",
    [
        "نفذ التنظيم حكم الإعدام أمس بحق شرطيين اثنين خطفهما قبل شهر في المكلا.",
        "نفذ التنظيم حكم الإعدام أمس في شرطيين في المكلا.",
    ],
)
def test_a_day_between_the_sentence_and_those_put_to_death(text: str) -> None:
    assert only(text).counts["killed"].best == 2


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("بورين", "أحرق مستوطنون حقول زيتون في بورين جنوب نابلس أمس."),
        ("قرية بورين", "أضرم مستوطنون النار أمس في كروم الزيتون لأهالي قرية بورين."),
        ("غارديز", "فجر انتحاري شاحنة مفخخة أمام بوابة مديرية التعليم في غارديز أمس فقتل 12 شخصا."),
        ("مدينة كويته", "أصاب انفجار مبنى مديرية الزراعة في مدينة كويته أمس فقتل حارسان."),
    ],
)
def test_groves_and_offices_are_no_places(place: str, text: str) -> None:
    [event] = coded(text)
    assert event.where is not None
    assert event.where.name_ar == place


def test_a_day_in_the_clause_before_that_of_another_paragraph() -> None:
    text = (
        "صعدة: استهدف طيران التحالف مساء أمس سيارة في الصفراء فقتل أربعة.\nصنعاء: ثلاث غارات على معسكر الصباحة، وغارة على نقم، فجر اليوم."
    )
    days = [str(e.when.earliest) for e in coded(text, "2015-08-05")]
    assert days[0] == "2015-08-04"
    assert set(days[1:]) == {"2015-08-05"}
