"""Attackers who are held to belong to a group: with a comma before it, in whatever words of belonging, behind the verb of the deed."""

from __future__ import annotations

import pytest
from tests.events.coding import only


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("قتل جنديان الثلاثاء في هجوم شنه مسلحون، يعتقد انتماؤهم لتنظيم القاعدة، على نقطة تفتيش في مدينة عتق بمحافظة شبوة.", "al-Qaeda"),
        ("قتل ثلاثة جنود اليوم في هجوم شنته عناصر مسلحة، يعتقد انتمائها لتنظيم القاعدة، على معسكر في مدينة لودر.", "al-Qaeda"),
        ("قتل ستة السبت إثر هجوم نفذه مسلحون «يعتقد انتماءهم لجماعة بوكو حرام» على بلدة باما شمال شرق نيجيريا.", "Boko Haram"),
        ("اقتحم مسلحون، يشتبه في انتمائهم لجماعة بوكو حرام، بلدة ديفا في النيجر أمس وقتلوا ثلاثة مدنيين.", "Boko Haram"),
        ("هاجم متمردون يشتبه في ولائهم لتنظيم داعش قرية في إقليم شمال كيفو بشرق الكونغو، ما أدى إلى مقتل تسعة.", "Islamic State"),
        ("اختطف ملثمون يشتبه في انتمائهم لتنظيم داعش مهندسين أجنبيين في مدينة سرت أمس.", "Islamic State"),
        ("قال مسؤول إن 12 جنديا قتلوا أمس في هجوم على ثكنة في مدينة رداع يقف وراءه على الأرجح تنظيم القاعدة.", "al-Qaeda"),
        ("قتل الجيش خمسة مسلحين يشتبه في انتمائهم لتنظيم أنصار بيت المقدس في مدينة رفح بشمال سيناء أمس.", "Egyptian Army"),
        ("هاجمت قوات حفتر مسلحين يشتبه في انتمائهم لتنظيم داعش في مدينة سبها أمس فقتلت ثلاثة منهم.", "Libyan National Army"),
    ],
)
def test_whose_men_they_are_held_to_be(text: str, attacker: str) -> None:
    assert only(text).to_row()["attacker"] == attacker
