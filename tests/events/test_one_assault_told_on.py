"""How an assault went on, where it was and who died of it later stay one row with it; an old day told by the way dates no other row."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only, toll


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة جنود في كمين نصبه مسلحون لقافلة عسكرية في محافظة أبين أمس. ونجا قائد اللواء من الكمين الذي أطلق خلاله المهاجمون "
        "قذائف صاروخية. وتعرضت القافلة للهجوم في مديرية لودر.",
        "قتل خمسة شرطيين في هجوم على مركز في مدينة كانو أمس. وقال ضابط إن الهجوم الذي استخدم فيه المسلحون قذائف الهاون دام ساعة.",
    ],
)
def test_fire_inside_an_assault_is_part_of_it(text: str) -> None:
    row = only(text)
    assert (row.tactic, toll(row)) == ("armed_attack", "K5")


def test_fire_at_another_place_is_another_row() -> None:
    assert len(coded("قتل ثلاثة شرطيين في هجوم على مركز في مدينة كانو أمس. وأطلق مسلحون قذائف هاون على مدينة جوس أمس فقتلوا اثنين.")) == 2


def test_a_village_named_next_is_the_one_near_the_town() -> None:
    row = only(
        "قتل العشرات الأحد في هجوم على قرية قرب مايدوغوري شمال شرق نيجيريا. وقال سكان قرية دالوري إن خمسين شخصا على الأقل قتلوا في الهجوم."
    )
    assert (row.to_row()["place_ar"], toll(row)) == ("قرية دالوري", "K50+")


def test_the_town_of_a_hospital_without_a_name_is_no_place_of_the_deed() -> None:
    hospital = "وأشارت الوكالة إلى سقوط خمسة جرحى لا يزالون في المستشفى العام بمدينة الكاف."
    row = only(f"قتل جنديان في انفجار لغم في مدينة عين دراهم أمس. {hospital}")
    assert (row.to_row()["place_ar"], toll(row)) == ("مدينة عين دراهم", "K2 W5")


def test_the_second_dead_is_one_of_the_two_told_before() -> None:
    row = only(
        "قتل عسكريان فيما أصيب عدد من الجنود في انفجار لغم في مدينة عين دراهم أمس. وكانت الوزارة أعلنت في حصيلة أولى مقتل عسكري وجرح "
        "اثنين آخرين. لكن مصادر طبية أفادت بمقتل عسكري ثاني من بين الجرحى متأثرا بجراحه. وأشارت إلى سقوط خمسة جرحى."
    )
    assert row.counts["killed"].high == 2
    assert row.counts["wounded"].best == 5


def test_an_old_day_told_by_the_way_dates_no_other_row() -> None:
    rows = coded(
        "قتل عشرات من سكان قرية في شمال شرقي نيجيريا في هجوم لجماعة بوكو حرام. وقال شهود إن مئة مسلح هاجموا قرية فتاوي وجمعوا سكانها "
        "وذبحوهم. وأهمل القرويون نصيحة بالنزوح إلى مدينة غوزا التي استعادها الجيش في آذار الماضي. إلى ذلك، قتل نحو 30 شخصا في هجومين "
        "انتحاريين في كيراوا أقصى شمال الكاميرون.",
        "2015-09-05",
    )
    assert {(r.to_row()["place_ar"], r.status, r.counts["killed"].best) for r in rows if r.status == "actual"} == {
        ("قرية فتاوي", "actual", 20),
        ("كيراوا", "actual", 30),
    }


def test_the_south_of_yemen_is_what_was_the_south() -> None:
    row = only("أصيب جنديان في هجوم شنه مسلحون على ثكنة جنوبي اليمن أمس. وقال مصدر إن المسلحين أطلقوا النار على الثكنة في مدينة شبام.")
    assert row.to_row()["place_ar"] == "مدينة شبام"
