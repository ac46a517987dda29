"""Those who die of their wounds later move from the wounded to the dead; a number told twice is no total."""

from __future__ import annotations

import pytest
from tests.events.coding import coder

SHELLED = "أصيب خمسة مدنيين بقصف للحوثيين على حي الروضة في تعز أمس"


def toll(text: str) -> tuple[int, int]:
    [event] = coder().code(text, published="2021-05-20").events
    return tuple(event.counts[kind].best if kind in event.counts else 0 for kind in ("killed", "wounded"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (" وتوفي اثنان منهم لاحقا.", (2, 3)),
        ("، فارق اثنان منهم الحياة في المستشفى.", (2, 3)),
        (". وتوفي أحد الجرحى لاحقا.", (1, 4)),
        (". وتوفي أحدهم لاحقا.", (1, 4)),
        (". وقال طبيب إن اثنين منهم توفيا متأثرين بجراحهما.", (2, 3)),
    ],
)
def test_who_dies_later_is_no_longer_wounded(later: str, expected: tuple[int, int]) -> None:
    assert toll(SHELLED + later) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أطلق مسلحون النار على دورية في تعز أمس. وقال ضابط إن جنديين لقيا حتفهما في الحال وقضى ثالث في المستشفى.", (3, 0)),
        ("قتل ثلاثة مدنيين في قصف على مدينة دوما أمس. وتوفي رابع متأثرا بجراحه.", (4, 0)),
        ("لقي شرطيان مصرعهما وأصيب ثالث بانفجار لغم في سرت أمس. ثم توفي الثالث متأثرا بجراحه.", (3, 0)),
    ],
)
def test_the_next_in_order_who_dies_is_one_more(text: str, expected: tuple[int, int]) -> None:
    assert toll(text) == expected


def test_of_the_dead_who_die_in_hospital_nobody_is_added() -> None:
    assert toll("قتل ثلاثة جنود في هجوم في تعز أمس، توفي اثنان منهم في المستشفى.") == (3, 0)


def test_a_total_that_holds_those_who_died_later_is_no_sum_over_incidents() -> None:
    text = (
        "قتل ثمانية أشخاص على الأقل وأصيب ستون بجروح بانفجار قنبلة يدوية أمس في حانة ببلدة نغوزي. "
        "وقالت مسؤولة إن ستة أشخاص قتلوا فورا وأصيب 66 آخرون. وتابعت: وقضى اثنان من المصابين متأثرين بجروحهما في المستشفى."
    )
    assert toll(text) == (8, 60)


def test_the_dead_of_a_lead_that_is_no_row_stand_beside_the_dead_attackers() -> None:
    text = (
        "لقي 23 قرويا حتفهم، الأربعاء، في مجزرة شرقي الكونغو الديمقراطية.\n"
        "وذكر حاكم المنطقة أن مسلحين داهموا قرية في إقليم بيني ليل الثلاثاء، مشيرا إلى أن الجنود قتلوا اثنين من المهاجمين."
    )
    assert toll(text) == (23, 0)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("إن جنديا قتله مسلحون أمس في مدينة غاو.", 1),
        ("قال الجيش إن سبعة من المسلحين قتلتهم القوات في مدينة غاو أمس.", 7),
    ],
)
def test_a_verb_with_its_object_counts_the_object(text: str, killed: int) -> None:
    assert toll(text)[0] == killed


def test_a_number_that_the_next_sentence_repeats_is_no_total() -> None:
    text = (
        "أعلن الجيش المالي مقتل ثلاثة جنود أمس حين فتح عناصر من القاعدة النار على قافلة عسكرية في محافظة غاو.\n"
        'وقالت الوزارة "قتل ثلاثة من عسكريينا نتيجة هجوم نفذته المنظمة".\n'
        "وأضافت الوزارة أن إرهابيا قتل في مكان الحادث."
    )
    events = coder().code(text, published="2021-05-20").events
    assert events[0].counts["killed"].best == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أصيب حارس بجروح بانفجار لغم في بيحان أمس توفي على إثرها.", (1, 0)),
        ("أطلق مسلحون النار على مأمور في المكلا أمس ما أدى إلى إصابته بجروح قضى على أثرها.", (1, 0)),
        ("أصيب تاجر برصاص مجهولين في درنة أمس ونقل إلى المستشفى حيث فارق الحياة.", (1, 0)),
        ("أصيب طالبان بشظايا قذيفة في تعز أمس، وتوفيا لاحقا متأثرين بجراحهما.", (2, 0)),
        ("قتل ثلاثة جنود وأصيب رابع بجروح توفي على إثرها في هجوم مسلح في سرت أمس.", (4, 0)),
        ("أصيب مدير البلدية بجروح خطيرة بهجوم مسلح في درنة أمس. وتوفي لاحقا متأثرا بجراحه.", (1, 0)),
        ("أصيب حارسان بجروح في هجوم على دورية في كويتا أمس. وقال ضابط إنهما توفيا لاحقا.", (2, 0)),
        ("أطلق مسلح النار على رئيس البلدية في طرابلس أمس. ونقل إلى المستشفى حيث توفي متأثرا بجراحه.", (1, 0)),
        ("أصيب خمسة أشخاص بإطلاق نار في مدينة حيفا أمس. وأعلن المستشفى لاحقا وفاة اثنين منهم.", (2, 3)),
        ("أصيب شاب برصاص الاحتلال في الخليل أمس. وأعلنت وزارة الصحة استشهاده متأثرا بإصابته.", (1, 0)),
        ("أصيب حارس بجروح بانفجار لغم في بيحان أمس نقل على إثرها إلى المستشفى.", (0, 1)),
        ("أصيب طالب برصاص مسلحين في درنة أمس وما زال في المستشفى ولم يمت.", (0, 1)),
    ],
)
def test_all_of_those_hurt_who_die_of_it_are_the_dead(text: str, expected: tuple[int, int]) -> None:
    assert toll(text) == expected
