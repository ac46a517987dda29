"""Sides in plain sentences: members who are struck down, lone attackers, whose shelling it was."""

from __future__ import annotations

from functools import cache

import pytest

from waqai import Coder
from waqai.model import Event


@cache
def coder() -> Coder:
    return Coder()


def row(text: str) -> Event:
    [event] = coder().code(text, published="2021-05-20").events
    return event


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("اغتيل خالد سالم القيادي في حركة فتح اليوم في مخيم عين الحلوة جنوب لبنان.", "Fatah"),
        ("اغتيل سمير عواد المسؤول في حركة حماس أمس في مدينة صيدا.", "Hamas"),
        ("قتل القيادي في حركة حماس سمير عواد برصاص مجهولين في مدينة صيدا أمس.", "Hamas"),
        ("اغتيل ملا نور، القيادي البارز في حركة طالبان، في مدينة كويتا أمس.", "Taliban"),
        ("نجا القيادي في حزب الإصلاح عبد الله ناصر من محاولة اغتيال أمس في مدينة عدن.", "Islah"),
    ],
)
def test_a_member_who_is_struck_down_is_one_of_theirs(text: str, group: str) -> None:
    event = row(text)
    assert set(event.attackers) <= {"unknown"}
    assert group in event.targets


@pytest.mark.parametrize(
    "text", ["اغتيل خالد سالم القيادي في حركة فتح اليوم في مخيم عين الحلوة.", "قتل القيادي في حركة حماس سمير عواد أمس في صيدا."]
)
def test_he_counts_among_the_dead(text: str) -> None:
    assert row(text).counts["killed"].best == 1


def test_whose_shelling_it_was() -> None:
    assert row("أصيب خمسة مدنيين بقصف مدفعي للحوثيين على حي الروضة في تعز أمس.").attackers == ("Houthis",)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("هاجم رجل بسكين جنديا في مدينة مرسيليا أمس وقتله.", "French Army"),
        ("هاجم رجل بسكين أربعة من المارة في مدينة مرسيليا أمس وقتلته الشرطة.", "civilians"),
        ("طعن شاب فلسطيني جنديا إسرائيليا قرب مدينة الخليل اليوم، وأطلق الجنود النار عليه.", "Israeli forces"),
        ("طعن رجل أربعة من المارة في مدينة مرسيليا أمس قبل أن ترديه الشرطة قتيلا.", "civilians"),
    ],
)
def test_a_lone_attacker_is_not_the_police(text: str, target: str) -> None:
    event = row(text)
    assert set(event.attackers) <= {"unknown"}
    assert target in event.targets


def test_a_soldier_who_strikes_does() -> None:
    assert row("طعن جندي إسرائيلي شابا في مدينة الخليل أمس.").attackers == ("Israeli forces",)


def test_police_who_kill_the_attacker_kill_no_victim() -> None:
    counts = row("هاجم رجل بسكين أربعة من المارة في مدينة مرسيليا أمس وقتلته الشرطة.").counts
    assert "killed" not in counts
    assert counts["attackers_killed"].best == 1


def test_taking_ground_is_no_protest() -> None:
    text = "سيطر الجيش السوري أمس على قرية تل الورد ومزرعة الحمود في ريف حماة بعد معارك مع المسلحين."
    assert row(text).tactic == "armed_clash"


def test_the_hospital_where_he_died_is_not_where_he_was_struck() -> None:
    text = (
        "اغتيل خالد سالم القيادي في حركة فتح اليوم في مخيم عين الحلوة جنوب لبنان.\n"
        "وذكرت الوكالة أن سالم أصيب بجراح ونقل إلى المستشفى، غير أنه توفي متأثرا بجراحه في مستشفى النداء الإنساني."
    )
    assert row(text).where.name_ar == "مخيم عين الحلوة"
