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


@pytest.mark.parametrize(
    ("tactic", "text"),
    [
        ("armed_attack", "شن مسلحون هجوما على حاجز للجيش في بنغازي أمس أعقبه اشتباك قتل فيه جنديان."),
        ("armed_attack", "تعرضت دورية للشرطة في غاو أمس لهجوم تلاه تبادل لإطلاق النار قتل فيه ثلاثة شرطيين."),
        ("armed_clash", "دارت معارك بين الجيش ومسلحين قرب بنغازي أمس قتل فيها جنديان."),
        ("armed_attack", "قتل 12 قرويا أمس في غارة مسلحين على قرية في ولاية بلاتو النيجيرية."),
        ("air_strike", "قتل 12 مسلحا أمس في غارة على قرية في ولاية بورنو شنها سلاح الجو النيجيري."),
        ("armed_clash", "خسر تنظيم داعش بلدة تل أبيض أمس أمام المقاتلين الأكراد."),
        ("arrest_raid", "طوقت قوات الأمن حيا في تطوان أمس وأوقفت أربعة يشتبه بانتمائهم إلى داعش."),
        ("arrest_raid", "حاصرت الشرطة مبنى في برشلونة أمس واعتقلت خلية من خمسة متطرفين."),
    ],
)
def test_the_opening_act_says_what_it_was(tactic: str, text: str) -> None:
    assert only(text).tactic == tactic


def test_the_capital_of_less_than_a_country() -> None:
    event = only("هاجم مسلحون مركزا للشرطة في العاصمة الشيشانية غروزني أمس فقتل شرطيان.")
    assert event.where is not None
    assert event.where.name_ar == "غروزني"


def test_those_whom_one_attacked_and_killed() -> None:
    assert only("هاجم مسلح ثلاثة عمال في مدينة تربت أمس وقتلهم.").counts["killed"].best == 3


def test_nobody_was_hurt_in_the_arrest_of_those_who_did_it() -> None:
    text = (
        "أعلن وزير الداخلية العراقي اعتقال المتورطين في تفجير استهدف سوقا في خانقين الجمعة. وقال إن التحقيق معهم مستمر. "
        "وسقط عشرات القتلى جراء الهجوم كما أصيب في الهجوم نحو 90 شخصا."
    )
    found = {e.tactic: e.counts for e in coded(text, "2015-07-20")}
    assert "wounded" not in found.get("arrest_raid", {})
    assert found["bombing_ied"]["wounded"].best == 90
