"""Passages with words of violence that tell of no incident: what lasts or is usual, mines taken out, guns that went off, a court's news."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder

from waqai.events.coder import draft_events
from waqai.events.draft import Draft
from waqai.model import Document


def drafts(text: str) -> list[Draft]:
    return draft_events(coder().read(Document("test", text, None, date(2016, 12, 13))))


NONE = [
    # soldiers in accidents, a missile tried, a shot at nobody
    "قتل جندي إسرائيلي بانقلاب دبابة في الجولان أمس.",
    "قتل جنديان أمريكيان بتحطم مروحيتهما في تدريب في أستراليا أمس.",
    # ground held, a siege that goes on
    "ويسيطر لواء القدس على مساحات واسعة في محافظة كرمان.",
    "نزل الوفد في مدينة الأبيض، وهي آخر مدينة كبرى تحت سيطرة الجيش في الإقليم.",
    "تواصل الجماعة فرض الحصار على مدينة كاي للشهر الثالث.",
    "وتحاصر قوات الدعم السريع مدينة الفاشر منذ أكثر من عام.",
    # now and then, time and again
    "تتعرض قرى ريف درعا لقصف متكرر من قوات النظام.",
    "وتشهد محافظة سيستان من حين لآخر اشتباكات بين الحرس الثوري ومسلحين.",
    "وكثيرا ما تشن حركة الشباب هجمات على مدينة مقديشو.",
    "وكثيرا ما يطلق مسلحون قذائف الهاون على المنطقة الخضراء في بغداد.",
    "وبين الحين والآخر تطلق جماعة الحوثي صواريخ باليستية وطائرات مسيرة على مدينة مأرب.",
    "ويشن عناصر تنظيم داعش هجمات متفرقة بين حين وآخر في بغداد تستهدف المدنيين والقوات الأمنية.",
    # killings as a plague
    "كابوس الاغتيالات من أشد ما يؤرق الناس في مدينة عدن.",
    "وقال المحافظ إن شبح التفجيرات ما زال يخيم على مدينة الموصل.",
    # mines and duds taken out
    "نزع فريق الهندسة أمس 300 لغم وعشرات القذائف غير المنفجرة في مديرية المخا.",
    "أتلف البرنامج ألف قطعة من مخلفات الحرب في مدينة زنجبار.",
    # blasts and shots that nobody meant
    "قال الجيش إن خزانا للوقود انفجر في بلدة هون ما أدى إلى مقتل خمسة أشخاص.",
    "وقع انفجار عنيف في مستودع لتعبئة الغاز في مدينة طرابلس وأصيب عاملان.",
    "أصيب ثلاثة في انفجار كبير في مصنع للذخيرة في مدينة تكسيلا. وقالت الوزارة إن الانفجار كان عرضيا.",
    "قتلت فتاة بطلق ناري أطلقه أخوها أثناء عبثه بسلاح في بلدة صيدا.",
    "قتل شاب إثر إطلاق رصاص عشوائي أثناء حفلة زواج ببلدة نوى.",
    # kin
    "قتل شاب شقيقه بإطلاق النار عليه في مدينة حائل.",
    # a day of remembrance that tells nothing again
    "احتفلت المدينة بالذكرى السبعين لتحرير مدينة وهران.",
    # what a charge sheet lists
    "قضت محكمة الجنايات أمس بإعدام ستة متهمين. وتضمنت الجرائم تفجيرات واغتيالات لضباط شرطة.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_incident(text: str) -> None:
    assert not drafts(text)


SOME = [
    # whom the police of politics take
    "اعتقلت الأجهزة الأمنية الإسرائيلية زعيم مجموعة يهودية متطرفة في صفد أمس.",
    "اعتقلت السلطات التركية أمس عشرات الأكاديميين في إسطنبول.",
    "بات المتمردون يسيطرون على بلدة كيوانجا شرق الكونغو.",
    "تسيطر قوات المقاومة على مدرج مطار العند، وفر مسلحون.",
    "فرضت القوات أمس حصارا على مدينة الفلوجة.",
    "وأشار إلى اندلاع اشتباكات متقطعة في محور الخلاطات بطرابلس من حين إلى آخر.",
    "قتل ثلاثة أطفال أمس بانفجار لغم في مديرية المخا أثناء نزع الألغام.",
    "أصيب ثلاثة في انفجار سيارة مفخخة في مدينة تكسيلا.",
    "قتل خمسة في إطلاق نار على حفل زفاف في بلدة نوى.",
    "قتل ثلاثة قضاة في هجوم لمسلحين على محكمة في مدينة كويتا أمس.",
]


@pytest.mark.parametrize("text", SOME)
def test_an_incident_all_the_same(text: str) -> None:
    assert "actual" in {d.status for d in drafts(text)}


@pytest.mark.parametrize(
    "text",
    [
        "قضت محكمة في بغداد الثلاثاء بإعدام أربعة لإدانتهم بتدبير تفجير انتحاري في سوق بحي الكرادة أسفر عن مقتل عشرين شخصا.",
        "أصدرت محكمة أمس حكما بسجن ثلاثة أدينوا بالمشاركة في هجوم على كنيسة في مدينة طنطا قتل فيه عشرة.",
    ],
)
def test_a_deed_told_in_court_is_history_of_no_known_day(text: str) -> None:
    found = drafts(text)
    assert {d.status for d in found} == {"background"}
    assert all(d.moment is None for d in found)


def test_what_a_suspect_is_held_for_is_no_news_of_the_day_of_the_arrest() -> None:
    text = "اعتقل سمير كمال المشتبه به الرئيسي في تفجيرات مدريد التي أوقعت 50 قتيلا، خلال مداهمة للشرطة في مدينة روما أمس."
    assert {(d.tactic, d.status, d.moment is None) for d in drafts(text)} == {
        ("arrest_raid", "actual", False),
        ("bombing_ied", "background", True),
    }


def test_a_prosecutor_who_tells_the_news_is_no_court() -> None:
    [fight] = drafts("قتل خمسة جنود في معارك دارت في مدينة سرت، بحسب ما أعلنت النيابة العامة في بيان.")
    assert fight.status == "actual"


def test_a_warning_of_raids_is_a_threat() -> None:
    assert {d.status for d in drafts("أصدرت السلطات تحذيرات من حدوث غارات جوية على مدينة كييف.")} == {"threat"}


@pytest.mark.parametrize("words", ["يدعو إلى اغتيال", "للتحريض على اغتيال"])
def test_a_call_to_kill_is_a_threat_and_kills_nobody(words: str) -> None:
    found = drafts(f"بث شاب في مدينة سوسة أمس تسجيلا {words} رئيس الحكومة ورئيس البرلمان.")
    assert {d.status for d in found if d.tactic == "assassination"} == {"threat"}
    assert not any(c.kind == "killed" for d in found for c in d.counts)


def test_a_sum_over_a_whole_country_is_no_row() -> None:
    assert not drafts("وخلال الأشهر الستة الماضية قتل المتمردون عشرات الجنود في هجمات في مالي.")


@pytest.mark.parametrize(
    ("text", "expected", "since"),
    [
        ("وقتل أكثر من 900 شخص في هجمات تنسب إلى القوات الديمقراطية المتحالفة منذ 2013 في إقليم بيني.", "background", 2013),
        ("ومنذ مطلع العام 2015 قتل 300 جندي في هجمات لحركة الشباب في مدينة مقديشو.", "background", 2015),
        ("قتل 30 جنديا أمس في هجوم هو الأعنف منذ 2013 على قاعدة في مدينة غاو.", "actual", 2016),
        ("قتل 25 شخصا أمس في غارة على مدينة تعز المحاصرة منذ عام 2015.", "actual", 2016),
    ],
)
def test_a_sum_since_a_far_day_is_no_news(text: str, expected: str, since: int) -> None:
    [draft] = [d for d in drafts(text) if d.counts]
    assert draft.status == expected
    assert draft.moment is not None
    assert draft.moment.span.earliest is not None
    assert draft.moment.span.earliest.year == since


@pytest.mark.parametrize("kept", ["جثامين 12 شهيدا", "جثث ستة قتلى"])
def test_the_dead_kept_from_their_kin_are_no_hostages(kept: str) -> None:
    assert not coder().code(f"تحتجز القوات الإسرائيلية {kept} منذ أمس في مدينة الخليل.", published="2016-12-13").events
