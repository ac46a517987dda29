"""What status the words give an incident: news, foiled, threat, denied, or an earlier incident told again."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from waqai.events.coder import Coder, draft_events
from waqai.events.draft import Draft
from waqai.model import Document

PUBLISHED = date(2016, 12, 13)  # a Tuesday


@cache
def coder() -> Coder:
    return Coder()


def drafts(text: str) -> list[Draft]:
    return draft_events(coder().read(Document("test", text, None, PUBLISHED)))


STATUS = [
    # news
    ("قتل خمسة جنود أمس في هجوم على حاجز في مدينة تعز.", "actual"),
    ("قتل خبير متفجرات أمس أثناء تفكيك عبوة ناسفة في مدينة كركوك.", "actual"),
    ("وكان انتحاري قد فجر نفسه الأحد الماضي في سوق بغداد ما أدى إلى مقتل عشرة.", "actual"),
    ("قتل عشرة جنود أمس في هجوم هو الأعنف منذ أشهر على قاعدة في مدينة تعز.", "actual"),
    ("استعاد الجيش أمس مدينة منبج بعد معارك دامت شهرا.", "actual"),
    ("هز انفجار سيارة مفخخة الاثنين مدينة كركوك وأدى إلى مقتل أربعة مدنيين.", "actual"),
    # an inquiry behind the news is no trial
    ("أعلنت الوزارة مقتل شرطي وإصابة آخر في هجوم على دورية في مدينة السويس، وأمرت النيابة بالتحقيق.", "actual"),
    # an aim is no threat where the fight for it is on
    ("بدأت القوات الحكومية هجوما واسعا أمس لاستعادة مدينة سرت.", "actual"),
    ("تواصل القوات العراقية عملياتها لاستعادة مدينة الموصل من تنظيم الدولة الإسلامية.", "actual"),
    ("تخوض فصائل المعارضة معارك للسيطرة على مدينة الباب.", "actual"),
    # a fight that ends in the news beside it, what came next, and «earlier» on the day itself
    ("ذكرت مصادر أن مقاتلي العشائر استعادوا مدينة هيت بعد قتال عنيف في قرية الدولاب.", "actual"),
    ("قالت مصادر محلية إن الجنود سيطروا على مدينة سبها عقب مواجهات مع مسلحين في بلدة براك.", "actual"),
    ("وفي وقت سابق قصفت المدفعية أحياء سكنية في مدينة مصراتة.", "actual"),
    ("وكانت طائرات قد قصفت في وقت سابق مواقع في مدينة سرت.", "background"),
    ("وفي وقت سابق من العام الماضي قصفت المدفعية أحياء سكنية في مدينة مصراتة.", "background"),
    ("سقط قتلى من اللواء المتهم بالولاء للتنظيم إثر تفجير مقر له في مدينة درعا.", "actual"),
    # told for the first time by a report of yesterday
    ("أعلنت وزارة الدفاع أمس أن قياديا في التنظيم قتل في غارة جوية على بلدة سرمدا في 28 نوفمبر.", "actual"),
    ("قال الوزير أمس إن الغارة التي أودت بحياة ثلاثة جنود في بلدة سرمدا في 28 نوفمبر كانت خطأ.", "background"),
    # threats and fears
    ("توقع حاكم الولاية تحرير مدينة مراوي قريبا.", "threat"),
    ("أكد قائد ميداني أن عملية تحرير مدينة الرقة باتت قريبة.", "threat"),
    ("أكملت القوات تأهبها لاقتحام مدينة تلعفر.", "threat"),
    ("يستعد الجيش لشن هجوم لاستعادة مدينة سرت.", "threat"),
    ("حذرت السفارة من هجوم قد تشنه حركة الشباب على مطار عنتيبي.", "threat"),
    ("يتخوف سكان من أن يقوم التنظيم بتنفيذ هجمات على بلدة القائم.", "threat"),
    ("هدد تنظيم الدولة الإسلامية بشن هجمات على مدينة روما.", "threat"),
    ("دعت الحركة إلى مهاجمة الجنود في مدينة القدس.", "threat"),
    ("تتأهب فصائل المعارضة لشن هجوم على مدينة حماة.", "threat"),
    ("لم يستبعد المسؤول شن هجمات جديدة على مدينة بروكسل.", "threat"),
    ("كشفت رسائل عن نية الجماعة تفجير سفارات في مدينة الجزائر.", "threat"),
    # denied
    ("نفى مدير المطار أمس تعرض المطار لقصف بالصواريخ في طرابلس.", "denied"),
    ("نفت الشرطة وقوع هجوم على فندق في مدينة مقديشو.", "denied"),
    # foiled
    ("أحبطت الشرطة أمس هجوما بسيارة مفخخة في مدينة البصرة.", "foiled"),
    ("فككت قوات الأمن أمس عبوة ناسفة في مدينة الإسكندرية.", "foiled"),
    ("أبطل خبراء المفرقعات أمس مفعول قنبلة عثر عليها في مدينة طنطا.", "foiled"),
    ("أوقفت السلطات خمسة أشخاص كانوا يعدون لاعتداء في مدينة ليون.", "foiled"),
    ("ضبط الجنود 30 عبوة ناسفة معدة للتفجير في مدينة رفح.", "foiled"),
    ("ألقت قوات الأمن القبض على انتحاري قبل تفجير نفسه في مدينة كركوك.", "foiled"),
    ("عثرت الشرطة على قنبلة قرب مدرسة في مدينة الحلة وفككتها.", "foiled"),
    ("عثر الجيش في مدينة الحلة على سيارة مفخخة وقام بتفكيكها.", "foiled"),
    ("فجر خبراء الهندسة أمس قنبلة تحت السيطرة في مدينة صور.", "foiled"),
    # beaten off at a front: a fight that took place
    ("أحبط الجيش أمس محاولة تسلل لمقاتلي تنظيم الدولة الإسلامية قرب مدينة تدمر.", "actual"),
    ("أحبطت القوات هجوما لحركة الشباب أمس على قاعدة في مدينة كيسمايو بعد اشتباكات عنيفة.", "actual"),
    # words of the past that tell news
    ("في وقت سابق من هذا الأسبوع قتل مسلحون ثلاثة جنود في كمين قرب مدينة مقديشو.", "actual"),
    ("قتل شرطي أمس بتفجير عبوة في مدينة كركوك. وقتل آخر بتفجير مماثل في مدينة تكريت.", "actual"),
    ("ومنذ ذلك التاريخ قتل مئات المدنيين في قصف للحوثيين على مدينة حرض.", "background"),
    # what a reprisal answers, what used to happen, an old year at the end
    ("قتل مسلحون شرطيين أمس في مدينة هكاري انتقاما لتفجير انتحاري أسفر عن مقتل عشرين شخصا في مدينة أضنة.", "background"),
    ("قالت الجماعة إن العملية رد على الهجوم الانتحاري الذي استهدف مسيرة في مدينة أضنة وأوقع عشرين قتيلا.", "background"),
    ("سيطر الجيش أمس على تلة كانت المدفعية تقصف منها أحياء مدينة درعا.", "background"),
    ("ناقشت اللجنة الهجوم على القنصلية في مدينة بنغازي الذي أدى إلى مقتل أربعة أشخاص عام 2012.", "background"),
    ("يعيد الحادث إلى الأذهان تفجير مسجد في مدينة صنعاء قتل فيه خمسون شخصا.", "background"),
    ("شددت الشرطة الحراسة أمس في مدينة مصراتة تخوفا من عمليات انتحارية.", "threat"),
    # the week before, in passing; a line of a chronicle
    ("التقى الوزيران في القاهرة. وبحثا ملف المياه. وعاد الوفد مساء. وفي الأسبوع الماضي استعاد الجيش مدينة منبج.", "background"),
    ("حدث في مثل هذا اليوم.\n1982 - مواجهات عنيفة بين الجيش ومسلحين في مدينة حماة.", "background"),
    ("نفذ التنظيم نفسه تفجيرات 2005 في مدينة عمان التي أسفرت عن مقتل ستين شخصا.", "background"),
    # told again
    ("أحيا أهالي المدينة اليوم الذكرى الثانية لتفجير مسجد في الكويت في 26 يونيو 2014 الذي أوقع 26 قتيلا.", "background"),
    ("أيدت محكمة النقض أمس الحكم بالسجن على متهم أدين بقتل ضابط شرطة في القاهرة في 5 مارس 2014.", "background"),
    ("قال الوزير أمس إن التفجير الذي وقع في 3 مايو 2014 في مدينة بنغازي أوقع عشرين قتيلا.", "background"),
    ("قتل أربعون شخصا في هجوم على فندق في مدينة سوسة في يونيو 2015.", "background"),
    # more dead than any one incident: a war's sum
    ("قال مسؤول صحي إن أكثر من 3200 شخص قتلوا وأصيب 15 ألفا في مدينة عدن جراء قصف الحوثيين.", "background"),
]


@pytest.mark.parametrize(("text", "expected"), STATUS)
def test_status(text: str, expected: str) -> None:
    found = drafts(text)
    assert found, "no draft"
    assert expected in {d.status for d in found}
    if expected == "actual":
        assert not {"threat", "background"} & {d.status for d in found if d.counts}


@pytest.mark.parametrize("text", ["لم تقع هجمات في مدينة تعز.", "قتل الرجل دون وقوع اشتباكات في مدينة تعز."])
def test_what_did_not_happen_is_no_clash(text: str) -> None:
    assert not [d for d in drafts(text) if d.tactic in ("armed_clash", "armed_attack")]


@pytest.mark.parametrize(
    "text", ["أجرى الجيش تدريبات عسكرية على صد هجوم في مدينة العقبة.", "انطلقت مناورات عسكرية تحاكي هجوما على ميناء حيفا."]
)
def test_a_drill_is_no_attack(text: str) -> None:
    assert not drafts(text)


@pytest.mark.parametrize(
    "text",
    [
        "أحبطت الاستخبارات أمس هجوما لحركة الشباب على مطار مدينة نيروبي.",  # a plot, no fight
        "أحبطت الشرطة أمس مخططا لاقتحام سجن في مدينة بنغازي.",
    ],
)
def test_a_plot_is_foiled(text: str) -> None:
    assert {d.status for d in drafts(text)} == {"foiled"}


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش أمس مواقع في مدينة درعا ردا على هجوم شنه مسلحون فجر أمس على حاجز في مدينة إزرع وقتل فيه جنديان.",
        "استعاد الجيش أمس مدينة تدمر التي سيطر عليها التنظيم عام 2014.",
        "كان الجنود يقصفون مواقع في مدينة درعا أمس حين قتل ثلاثة منهم.",
    ],
)
def test_what_is_news_beside_the_past(text: str) -> None:
    assert "actual" in {d.status for d in drafts(text)}


def test_an_old_day_after_the_trigger_dates_it() -> None:
    [draft] = [d for d in drafts("قال الوزير أمس إن التفجير الذي وقع في 3 مايو 2014 في مدينة بنغازي أوقع عشرين قتيلا.") if d.counts]
    assert draft.moment is not None
    assert draft.moment.span.earliest == date(2014, 5, 3)


def test_every_status_says_why() -> None:
    for text, _ in STATUS:
        assert all(d.status_why for d in drafts(text))
