"""Gunmen counted in one breath with those they set upon are the attackers' dead; where a state strikes or two sides fight they are not."""

from __future__ import annotations

import pytest
from tests.events.coding import only, toll


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قتل سبعة مدنيين وثلاثة مسلحين الأربعاء في هجوم شنته بوكو حرام على بلدة غوزا في ولاية بورنو.", "K7 A3"),
        ("أعلنت السلطات مقتل 20 شخصا و5 إرهابيين في هجوم مسلح على قرية بمنطقة بيني شرق الكونغو الديمقراطية.", "K20 A5"),
        ("مقتل شرطيين وأربعة مهاجمين في هجوم على مركز أمني في مدينة مرسابيت بكينيا أمس.", "K2 A4"),
        ("قتل ستة جنود ومسلح من حركة الشباب في هجوم شنته الحركة على قاعدة في مدينة أفجوي أمس.", "K6 A1"),
        ("قتل ثلاثة حراس ومسلحان في هجوم استهدف حقلا نفطيا في مدينة مبروك وسط ليبيا أمس.", "K3 A2"),
        ("قال مصدر إن ما لا يقل عن 15 جنديا و14 من متشددي القاعدة قتلوا في هجوم شنه المتشددون على موقع عسكري في حضرموت.", "K15+ A14"),
        ("قتل ثلاثة مدنيين وخمسة مسلحين في غارة شنها الجيش النيجيري على بلدة كالا بولاية بورنو أمس.", "K8"),
        ("قتل ثلاثة جنود وخمسة مسلحين في اشتباكات في مدينة درنة أمس.", "K8"),
        ("أسفر هجوم للجيش المصري على مخبأ في مدينة رفح أمس عن مقتل مدنيين اثنين وستة مسلحين.", "K8"),
        ("قتل سبعة مدنيين وجنديان في هجوم شنه مسلحون على سوق في مدينة بيدوا أمس.", "K9"),
    ],
)
def test_gunmen_beside_those_they_killed(text: str, wanted: str) -> None:
    assert toll(only(text)) == wanted


def test_the_same_noun_with_the_article_is_the_group_named_before() -> None:
    row = only("قتل خمسة جنود وسبعة من متشددي القاعدة في هجوم شنه المتشددون على ثكنة في مدينة عتق أمس.")
    assert row.to_row()["attacker"] == "al-Qaeda"
    assert "al-Qaeda" not in row.targets
