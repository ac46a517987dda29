"""Drones and missiles that were beaten off, whose the arms were, and who dealt losses to whom."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only


@pytest.mark.parametrize(
    ("text", "owner", "defender"),
    [
        ("أسقط الجيش السوداني طائرة مسيّرة تابعة لقوات الدعم السريع فوق مدينة كوستي.", "Rapid Support Forces", "Sudanese Army"),
        ("نجح الجيش السوداني في إسقاط مسيّرات تابعة لقوات الدعم السريع في منطقة الدويم.", "Rapid Support Forces", "Sudanese Army"),
        ("تصدى الجيش السوداني فجر الاثنين لسرب من الطائرات المسيّرة استهدف مدينة شندي.", "unknown", "Sudanese Army"),
        ("يأتي ذلك بعد يوم من تصدي الجيش العراقي لهجوم بمسيّرات استهدف مطار أربيل.", "unknown", "Iraqi Army"),
    ],
)
def test_a_drone_that_was_beaten_off_is_its_owners_and_foiled(text: str, owner: str, defender: str) -> None:
    row = only(text, "2025-10-20")
    assert (row.status, row.tactic) == ("foiled", "drone_strike")
    assert (row.attackers or ("unknown",)) == (owner,)
    assert defender in row.targets


def test_an_attack_on_foot_that_was_beaten_off_took_place() -> None:
    row = only("تصدى مقاتلو البيشمركة أمس لهجوم شنه تنظيم الدولة على قرية قرب مخمور وقتلوا أربعة مسلحين.")
    assert (row.status, row.attackers, row.targets) == ("actual", ("Islamic State",), ("Peshmerga",))


@pytest.mark.parametrize(
    "text",
    [
        "تعرض منزل المحافظ في مدينة الأبيض لهجوم بطائرات مسيّرة تابعة لقوات الدعم السريع.",
        "تعرض منزل المحافظ في مدينة الأبيض لهجوم بطائرات مسيّرة يعتقد أنها تابعة لقوات الدعم السريع.",
        "قصف بصواريخ تابعة لقوات الدعم السريع طال مدينة الأبيض.",
    ],
)
def test_the_arms_say_whose_attack_it_was(text: str) -> None:
    assert only(text, "2025-10-20").attackers == ("Rapid Support Forces",)


def test_what_was_struck_stays_its_owners() -> None:
    row = only("استهدفت غارة مستودع طائرات مسيّرة تابعا لقوات الدعم السريع في نيالا.", "2025-10-20")
    assert "Rapid Support Forces" in row.targets


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("قال الجيش السوداني في بيان: كبدت قواتنا الدعم السريع في منطقة العشرة عددا من القتلى.", "Sudanese Army", "Rapid Support Forces"),
        ("كبد الجيش السوداني قوات الدعم السريع خسائر كبيرة في محيط مدينة الفاشر أمس.", "Sudanese Army", "Rapid Support Forces"),
        ("تمكن الجيش الصومالي من تكبيد حركة الشباب خسائر فادحة في بلدة عدالي أمس.", "Somali Army", "al-Shabaab"),
    ],
)
def test_who_deals_losses_is_named_before_who_suffers_them(text: str, attacker: str, target: str) -> None:
    row = only(text, "2025-10-20")
    assert (row.tactic, row.attackers) == ("armed_clash", (attacker,))
    assert target in row.targets


def test_losses_of_trade_are_no_incident() -> None:
    assert coded("تكبد المزارعون خسائر كبيرة بسبب الصقيع في البقاع.") == []


def test_drones_that_were_caught_and_destroyed_are_foiled() -> None:
    row = only("أعلنت الوزارة أن الدفاعات الجوية الروسية اعترضت ودمرت 21 طائرة مسيرة أوكرانية فوق منطقة كورسك ليل السبت.", "2025-09-28")
    assert row.status == "foiled"


def test_a_mayors_office_is_no_place_of_an_incident() -> None:
    text = "سقطت مسيرة روسية على مبنى سكني في كييف أمس وأصابت شخصين، بحسب رئيس بلدية المدينة فيتالي كليتشكو."
    row = only(text, "2025-09-28")
    assert row.where is not None and row.where.name_ar == "كييف"
