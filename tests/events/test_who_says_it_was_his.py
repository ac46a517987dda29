"""A group that owns up to a deed told before, and two deeds told of one side at once."""

from __future__ import annotations

import pytest
from tests.events.sides import assert_sides, case


@pytest.mark.parametrize(
    "told",
    [
        case(
            "فجر رجل نفسه مساء أمس في مسجد بصنعاء فقتل تسعة مصلين. وفي بيان على الإنترنت، قال تنظيم الدولة إن "
            "أحد عناصره، ويدعى أبا عمر، نفذ العملية.",
            day="2015-09-15",
            by="Islamic State",
            claimed="Islamic State",
        ),
        case(
            "انفجرت سيارة مفخخة أمس أمام فندق في مقديشو فقتل سبعة. وقالت حركة الشباب عبر إذاعتها إن مقاتليها هم من نفذوا الهجوم.",
            day="2017-09-15",
            by="al-Shabaab",
            claimed="al-Shabaab",
        ),
        case(
            "انفجرت قنبلة أمس قرب حافلة للشرطة في كابول فقتل ستة. وقال المتحدث باسم طالبان إن الحركة مسؤولة عن التفجير.",
            day="2012-09-15",
            by="Taliban",
            claimed="Taliban",
        ),
        case(
            "قتل 12 شخصا أمس في هجوم على سوق في مايدوغوري. وأعلن زعيم بوكو حرام في تسجيل مصور أن رجاله هم الذين هاجموا السوق.",
            day="2015-09-15",
            by="Boko Haram",
            claimed="Boko Haram",
        ),
        case(
            "قتل ثمانية أمس في تفجيرين بحي الكرادة في بغداد. ونشرت وكالة أعماق التابعة لتنظيم الدولة بيانا جاء "
            "فيه أن انتحاريين من مقاتليه نفذا التفجيرين.",
            day="2016-09-15",
            by="Islamic State",
            claimed="Islamic State",
        ),
        case(
            "قتل جنديان أمس بانفجار عبوة في لودر. وقتل ضابط برصاص مسلحين في زنجبار. وتبنى تنظيم القاعدة العمليتين.",
            day="2012-09-15",
            by="al-Qaeda",
            claimed="al-Qaeda",
            at="لودر",
        ),
    ],
)
def test_own_men_did_it(told: dict[str, str]) -> None:
    assert_sides(told)


@pytest.mark.parametrize(
    "told",
    [
        case(
            "شنت حركة الشباب هجومين أمس. الأول بسيارة مفخخة على حاجز للجيش في أفجوي وقتل ثلاثة، والثاني بالقذائف على قاعدة في بلعد.",
            day="2017-05-05",
            by="al-Shabaab",
            at="أفجوي",
        ),
    ],
)
def test_who_did_both(told: dict[str, str]) -> None:
    assert_sides(told)
