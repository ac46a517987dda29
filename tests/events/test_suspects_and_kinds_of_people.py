"""Suspects under arrest, men of brigades that no list has, women and children among the dead, and whom the Houthis call mercenaries."""

from __future__ import annotations

import pytest
from tests.events.coding import only
from tests.events.sides import assert_sides, case


@pytest.mark.parametrize(
    "told",
    [
        case("دهمت قوة من الشرطة أمس منازل قرب بعقوبة واعتقلت أربعة يشتبه بضلوعهم في تفجير سيارة مفخخة.", on="militants"),
        case("أوقفت الشرطة التركية أمس في غازي عنتاب ستة أشخاص للاشتباه بصلتهم بالتفجير الانتحاري.", day="2016-05-05", on="militants"),
        case(
            "أوقفت الشرطة التركية أمس في غازي عنتاب ستة أشخاص للاشتباه بصلتهم بتنظيم الدولة الإسلامية.",
            day="2016-05-05",
            on="Islamic State",
        ),
        case("اعتقلت الشرطة الإسبانية أمس في مليلية رجلين بتهمة تجنيد مقاتلين لتنظيم داعش.", day="2016-05-05", on="Islamic State"),
        case(
            "اعتقلت قوات الاحتلال أمس سبعة شبان من مخيم الدهيشة في بيت لحم.",
            day="2016-05-05",
            by="Israeli forces",
            on="civilians",
            not_on="militants",
        ),
        case(
            "أعلنت وزارة الداخلية السورية أمس توقيف خلية من ستة أشخاص في مدينة جبلة قالت إنها مرتبطة بفلول النظام السابق.",
            day="2025-05-08",
            by="Syrian security forces",
            on="Assad loyalists",
        ),
    ],
)
def test_who_was_arrested(told: dict[str, str]) -> None:
    assert_sides(told)


@pytest.mark.parametrize(
    "told",
    [
        case("اغتال مجهولون أمس أبا خالد، القائد العسكري في لواء درع الجنوب، بعبوة لاصقة في مدينة نوى.", by="unknown", on="Syrian rebels"),
        case("اغتيل أمس قيادي في لواء المعتز بالله بعبوة ناسفة استهدفت سيارته في درعا.", by="unknown", on="Syrian rebels"),
        case("نجا قائد كتيبة أسود الغوطة أمس من محاولة اغتيال بعبوة ناسفة في دوما.", by="unknown", on="Syrian rebels"),
        case("قتل قائد اللواء 68 في قوات النظام أمس بعبوة ناسفة في ريف دمشق.", on="Syrian Armed Forces"),
    ],
)
def test_men_of_a_named_brigade(told: dict[str, str]) -> None:
    assert_sides(told)


@pytest.mark.parametrize(
    "told",
    [
        case(
            "قصف طيران التحالف أمس منطقة في صعدة التي يسيطر عليها الحوثيون فقتل سبعة، ثلاثة منهم أطفال.",
            by="Arab coalition",
            on="civilians",
        ),
        case("قتل تسعة بينهم طفلان وامرأة أمس في غارة للتحالف الدولي قرب الرقة معقل تنظيم الدولة.", by="Global Coalition", on="civilians"),
        case("قتل تسعة من تنظيم الدولة بينهم قيادي أمس في غارة للتحالف الدولي قرب الرقة.", by="Global Coalition", on="Islamic State"),
    ],
)
def test_women_and_children_are_civilians(told: dict[str, str]) -> None:
    assert_sides(told)


@pytest.mark.parametrize(
    "told",
    [
        case(
            "تصدى الجيش واللجان الشعبية أمس لزحف لمرتزقة العدوان باتجاه جبل النار غرب تعز.",
            day="2017-08-17",
            by="Yemeni government forces",
            on="Houthis",
        ),
        case(
            "حاول مرتزقة العدوان أمس الزحف باتجاه مواقع الجيش واللجان الشعبية في نهم بغطاء من طيران التحالف وقتل منهم العشرات.",
            day="2017-08-17",
            by="Yemeni government forces",
            on="Houthis",
        ),
    ],
)
def test_mercenaries_are_the_governments_men(told: dict[str, str]) -> None:
    assert_sides(told)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("قتل جندي ومساعدان ومترجم في انفجار لغم قرب مدينة غاو أمس.", 4),
        ("قتل 13 جنديا ومعاونان مدنيان للجيش في كمين نصبه مسلحون شرق مالي أمس.", 15),
        ("قتل خفير وأصيب نجاران في انفجار عبوة ناسفة أمس في مدينة الموصل.", 1),
    ],
)
def test_people_of_many_trades_are_counted(text: str, killed: int) -> None:
    assert only(text).counts["killed"].best == killed


def test_people_of_more_nations_are_counted_and_their_countries_are_not() -> None:
    row = only("قتل أوغنديان وأصيب كونغولي في هجوم على معسكر قرب مدينة بوتمبو شرق الكونغو أمس.")
    assert (row.counts["killed"].best, row.counts["wounded"].best) == (2, 1)
    assert only("قتل ثلاثة أشخاص في هجوم في جنوب تنزانيا أمس.").counts["killed"].best == 3
