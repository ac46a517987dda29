"""What grows, lessens or has gone on for years is told beside a report and is no incident of its own."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only

REPORT = "قتل ثلاثة جنود وأصيب اثنان بانفجار عبوة ناسفة أمس في مدينة بيدوا."


@pytest.mark.parametrize(
    "context",
    [
        "ووقع الهجوم وسط تزايد هجمات حركة الشباب ضد الجيش.",
        "وتصاعدت هجمات الحركة منذ بدء حملة الضربات الجوية على معسكراتها في جنوب الصومال.",
        "وازدادت في الآونة الأخيرة عمليات اغتيال الضباط في العاصمة مقديشو.",
        "وارتفع عدد الهجمات التي تشنها حركة الشباب في مناطق شبيلي السفلى هذا العام.",
        "وفي الأسابيع الماضية تصاعدت حدة المواجهات بين الجيش وحركة الشباب في إقليم هيران.",
        "وتكثف الأجهزة الأمنية جهودها لضبط الجناة في مدينة مركا.",
        "وكانت عدة هجمات استهدفت قوات الجيش في مدينة مركا.",
        "وتنفذ حركة الشباب بشكل متكرر هجمات ضد القوات الحكومية في مقديشو.",
        "وتقاتل حركة الشباب الحكومة المدعومة من الأمم المتحدة منذ سنوات وتشن هجمات في مقديشو ومدن أخرى.",
        "وتشن القوات الحكومية حملة عسكرية ضد حركة الشباب في وسط البلاد منذ العام الماضي.",
        "ويشهد إقليم باي حوادث اغتيال تطال ضباطا في الجيش والشرطة، ينفذها أفراد على صلة بحركة الشباب.",
        "وشاعت في المدينة التفجيرات وعمليات الخطف التي تستهدف الشرطة منذ عام 2012.",
        "وكثرت في الآونة الأخيرة هجمات المسلحين على مراكز الشرطة في بيدوا ومركا.",
        "وأدت انفجارات سابقة إلى مقتل وبتر أرجل العشرات من الجنود.",
        "وأودت كمائن سابقة بحياة 30 جنديا قرب مدينة مركا.",
        "وأسفرت هجمات مماثلة في السابق عن مقتل عشرات الجنود في إقليم هيران.",
        "وشن المسلحون كذلك هجمات متكررة على مدينتي مركا وبراوة.",
    ],
)
def test_a_tendency_is_no_row(context: str) -> None:
    [row] = coded(f"{REPORT} {context}")
    assert (row.tactic, row.counts["killed"].best, row.counts["wounded"].best) == ("bombing_ied", 3, 2)


def test_a_trend_does_not_give_its_tactic_to_the_deed() -> None:
    text = (
        "سقط ثلاثة جنود قتلى حين فجر مقاتلون لغما بدائيا الثلاثاء في إقليم غاو.\nوسقط القتلى وسط تزايد هجمات جماعة نصرة الإسلام ضد الجيش."
    )
    [row] = coded(text)
    assert row.tactic in ("bombing_ied", "mine")


@pytest.mark.parametrize(
    "text",
    [
        "كثف الطيران الروسي غاراته أمس على مدينة إدلب.",
        "تصاعدت حدة المعارك أمس بين الجيش والمتمردين في مدينة تعز.",
        "شن مسلحون أمس سلسلة هجمات على نقاط للشرطة في مدينة كويتا.",
    ],
)
def test_what_grew_on_a_day_is_news(text: str) -> None:
    assert [row.status for row in coded(text)] == ["actual"]


@pytest.mark.parametrize(
    "context",
    [
        "وتشهد أطراف بيدوا نشاطا للحركة في الآونة الأخيرة يؤدي إلى سقوط قتلى وجرحى من المدنيين.",
        "وتعيش بيدوا هجمات متكررة للحركة تسفر عن سقوط قتلى.",
    ],
)
def test_what_a_habit_costs_is_no_toll(context: str) -> None:
    [row] = coded(f"{REPORT}\n{context}")
    assert (row.tactic, row.counts["killed"].best, row.counts["wounded"].best) == ("bombing_ied", 3, 2)


def test_what_goes_on_today_and_costs_lives_is_news() -> None:
    assert [row.status for row in coded("تشهد مدينة تعز منذ صباح اليوم قصفا عنيفا يوقع قتلى وجرحى.")] == ["actual"]


@pytest.mark.parametrize(
    "text",
    [
        "وتتهم السلطات السودانية قوات الدعم السريع بتنفيذ هجمات بطائرات مسيّرة على منشآت مدنية في الخرطوم ومدن أخرى.",
        "ويأتي ذلك في ظل تصاعد استخدام قوات الدعم السريع للطائرات المسيّرة في استهداف مدينة أم درمان.",
        "وكان الجيش المالي هدفا لهجمات دامية في الأشهر الأخيرة في ولاية غاو.",
        "وهو واحد ضمن سلسلة من الهجمات بالمسيّرات التي تنفذها قوات الدعم السريع على مدينة كوستي منذ بداية عام 2025.",
    ],
)
def test_many_deeds_of_a_long_time_are_no_incident(text: str) -> None:
    assert coded(text, "2025-10-20") == []


def test_one_deed_of_yesterday_that_somebody_is_accused_of_is_one() -> None:
    row = only("واتهمت الوزارة قوات الدعم السريع بشن هجمات أمس على قرية في ولاية كسلا أسفرت عن مقتل سبعة.", "2025-10-20")
    assert (row.status, row.counts["killed"].low) == ("actual", 7)


def test_what_goes_on_in_succession_is_no_row_for_its_open_toll() -> None:
    text = "وتشهد المناطق الواقعة تحت سيطرة الفصائل انفجار سيارات مفخخة وعبوات ناسفة بشكل متتال ما تسبب في سقوط قتلى وجرحى."
    assert coded(text) == []
