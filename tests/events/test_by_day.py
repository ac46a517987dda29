"""Actors by the day: homonyms of one country, names that pass to another, names used outside their years, days that a sentence names."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder

from waqai.model import Document

ATTACK = "شن {} هجوما أمس على قرية قرب {} وقتل ثلاثة مدنيين."


def attackers(text: str, published: date | None) -> set[str]:
    return {str(event.to_row()["attacker"]) for event in coder().code_document(Document("test", text, None, published)).events}


@pytest.mark.parametrize(
    ("name", "town", "day", "attacker"),
    [
        ("قوى الأمن الداخلي", "الحسكة", "2023-06-15", "SDF"),
        ("قوى الأمن الداخلي", "حلب", "2025-06-15", "Syrian security forces"),
        ("الأسايش", "الحسكة", "2025-06-15", "SDF"),
        ("الجيش السوري", "حلب", "2018-06-15", "Syrian Armed Forces"),
        ("الجيش السوري", "حلب", "2025-06-15", "Syrian Army"),
        ("القوات الحكومية", "حلب", "2025-06-15", "Syrian Army"),
        ("قوات النظام السوري", "حلب", "2018-06-15", "Syrian Armed Forces"),
        ("فلول النظام السابق", "جبلة", "2025-03-10", "Assad loyalists"),
        ("الجيش الأفغاني", "كابول", "2019-06-15", "Afghan Army"),
        ("القوات الأفغانية", "كابول", "2023-06-15", "Taliban"),
        ("الجيش", "قندهار", "2023-06-15", "Taliban"),
        ("القوات الحكومية", "طرابلس الليبية", "2019-06-15", "Government of National Accord forces"),
        ("القوات الحكومية", "طرابلس الليبية", "2023-06-15", "Government of National Unity forces"),
        ("جبهة تحرير أزواد", "موبتي", "2013-06-15", "MNLA"),
        ("جبهة تحرير أزواد", "موبتي", "2025-06-15", "Azawad Liberation Front"),
        ("اللجان الشعبية", "زنجبار اليمنية", "2012-06-15", "pro-government Popular Committees"),
        ("اللجان الشعبية", "عدن", "2015-06-15", "Houthis"),
        ("الجيش الوطني", "بنغازي", "2019-06-15", "Libyan National Army"),
        ("الجيش الوطني", "عفرين", "2020-06-15", "Syrian National Army"),
        ("المقاومة الشعبية", "تعز", "2015-06-15", "Popular Resistance"),
        ("المقاومة الشعبية", "الفاشر", "2024-06-15", "Sudanese Popular Resistance"),
        ("القوة المشتركة", "الفاشر", "2024-06-15", "Darfur Joint Force"),
        ("المجلس العسكري", "موبتي", "2023-06-15", "Malian Army"),
        ("المجلس العسكري", "ماندالاي", "2023-06-15", "Myanmar Army"),
        ("المتمردين", "الفاشر", "2024-06-15", "Rapid Support Forces"),
        ("المتمردين", "الفاشر", "2010-06-15", "rebels"),
    ],
)
def test_who_bore_the_name(name: str, town: str, day: str, attacker: str) -> None:
    assert attackers(ATTACK.format(name, town), date.fromisoformat(day)) == {attacker}


@pytest.mark.parametrize(
    ("text", "day", "attacker"),
    [
        ("قصف الجيش السوري في آذار 2018 بلدة دوما وقتل عشرة مدنيين.", "2025-06-15", "Syrian Armed Forces"),
        ("قصف الجيش السوري أمس قرية قرب حلب تخضع لخصومه منذ عام 2019 وقتل عشرة مدنيين.", "2025-06-15", "Syrian Army"),
        ("شنت قوات حكومة الوفاق هجوما أمس على قرية قرب سرت وقتل ثلاثة مدنيين.", "2024-06-15", "Government of National Accord forces"),
        ("شنت هيئة تحرير الشام هجوما أمس على قرية قرب إدلب وقتل ثلاثة مدنيين.", "2025-06-15", "Hayat Tahrir al-Sham"),
    ],
)
def test_the_day_of_the_sentence_and_names_that_outlive_their_bearer(text: str, day: str, attacker: str) -> None:
    assert attacker in attackers(text, date.fromisoformat(day))


def test_an_unknown_day_settles_nothing() -> None:
    assert attackers(ATTACK.format("الجيش السوري", "حلب"), None) <= {"Syrian Armed Forces"}
