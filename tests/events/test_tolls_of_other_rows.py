"""A number of the headline, of earlier news, of many places or of nobody stays off the rows that it is not of."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder, toll

from waqai.model import Document


def rows(title: str, text: str) -> dict[str, str]:
    events = coder().code_document(Document("d", text, title, date(2021, 5, 20))).events
    return {e.where.name_ar if e.where else "": toll(e) for e in events}


def of(told: dict[str, str], place: str) -> str:
    return next(t for name, t in told.items() if place in name)


def test_the_sum_of_several_rows_in_the_headline() -> None:
    told = rows(
        "مقتل 42 إرهابيا في قواطع العمليات",
        "أعلنت خلية الإعلام نتائج العمليات أمس. وقتلت القوات 17 إرهابيا في منطقة حديثة.\nوألقت عمليات بغداد القبض على ثلاثة مطلوبين في "
        "منطقة الطارمية.\nوقصفت طائرات القوة الجوية معملا للتفخيخ في ناحية الرياض وقتلت 25 إرهابيا.",
    )
    assert (of(told, "حديثة"), of(told, "الطارمية"), of(told, "الرياض")) == ("K17", "", "K25")


def test_a_number_that_had_been_said_before() -> None:
    told = rows(
        "عشرات القتلى في الجزيرة",
        "ارتفع إلى 87 عدد ضحايا الهجوم الذي شنته قوات الدعم السريع على بلدة ود الحلاوي يوم الثلاثاء، فيما أصيب 130. وكان المؤتمر تحدث أمس "
        "عن 35 قتيلا.\nوقصف الطيران الحربي أمس موقعا للدعم السريع عند أطراف مدينة بابنوسة.",
    )
    assert (of(told, "الحلاوي"), of(told, "بابنوسة")) == ("K87 W130", "")


def test_nobody_hurt_in_another_deed() -> None:
    told = rows(
        "قصف روسي",
        "أدى القصف الروسي على الرستن أمس إلى مقتل 17 مدنيا، والقصف على معرة النعمان إلى مقتل ثلاثة. وأعلنت كتائب صقور الجبل أن مقرها في "
        "جبل الزاوية دمر من دون خسائر بشرية في صفوفها.",
    )
    assert (of(told, "الرستن"), of(told, "معرة")) == ("K17", "K3")


def test_a_total_of_so_many_provinces() -> None:
    told = rows(
        "أفغانستان",
        "أعلنت وزارة الدفاع مقتل 62 مسلحا من طالبان وإصابة 37 في عمليات جرت أمس في سبع ولايات. وجاء في البيان أن أعنفها دار في مديرية "
        "نوزاد حيث سقط 31 متمردا. وقتل 14 لدى محاولتهم الاستيلاء على نقطة تفتيش في خان آباد.",
    )
    assert (of(told, "نوزاد"), of(told, "خان")) == ("K31", "K14")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("استشهد شابان وأصيب 11 برصاص الاحتلال شرق خان يونس أمس. وبذلك يرتفع عدد شهداء القطاع منذ الجمعة إلى تسعة.", "K2 W11"),
        ("تصفية 64 عنصرا تكفيريا بمناطق رفح والشيخ زويد أمس في مداهمات للجيش المصري.", "K64"),
        ("أضرم مستوطنون النار في منزل ببلدة جالود فجر اليوم نفسه، وقضت الرضيعة سارة حرقا.", "K1"),
        ("هاجم داعش نقطة للحشد في العظيم أمس فتصدى له المقاتلون ما أدى إلى استشهاد آمر الفوج وثلاثة مقاتلين.", "K4"),
        ("أعلنت الشركة إصابة سفينة شحن بصاروخ قبالة المخا أمس، وأضافت أن أحد البحارة قتل وأصيب آخران.", "K1 W2"),
    ],
)
def test_one_row(text: str, wanted: str) -> None:
    assert wanted in set(rows("خبر", text).values())
