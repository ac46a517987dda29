"""Arabic names in reports: of the whole, not of a part of it, and in words that take no side."""

from __future__ import annotations

import re

import pytest

from waqai.knowledge import load_packs
from waqai.outputs.reports.names import load_names
from waqai.outputs.reports.wording import Wording

JUDGING = re.compile("إرهاب|تكفير|مرتزق|احتلال|انقلاب|فلول|عدو|شبيح|نصيري|صفوي|خوارج|مخرب")


def test_no_arabic_name_of_an_actor_judges_whoever_it_names() -> None:
    names = load_names()
    for entry in load_packs().of("actors"):
        shown = names.of(entry.label_en, "ar")
        if not re.search("ounter-|errorism", entry.label_en):  # services that fight terrorism are called so
            assert not JUDGING.search(shown), (entry.label_en, shown)


@pytest.mark.parametrize(
    ("name", "arabic"),
    [
        ("SDF", "قوات سوريا الديمقراطية"),
        ("al-Qaeda", "تنظيم القاعدة"),
        ("French forces", "القوات الفرنسية"),
        ("Druze militias", "فصائل درزية"),
        ("Tripoli militias", "مجموعات مسلحة من طرابلس"),
        ("Syrian rebels", "فصائل المعارضة السورية"),
        ("militants", "مسلحون"),
        ("civilians", "مدنيون"),
    ],
)
def test_a_name_that_many_share_is_that_of_the_whole(name: str, arabic: str) -> None:
    assert load_names().of(name, "ar") == arabic


def test_the_fullest_day_with_two_is_right_in_arabic() -> None:
    """«وفيه محافظتين» is no Arabic: what is counted stands after a preposition, where the dual ends in «ين»."""
    arabic = Wording("ar")
    assert arabic.say("answer.together_same", day="2019-04-10", most=arabic.counted("unit", 2)).endswith("2019-04-10 بإجمالي محافظتين.")
    told = arabic.say("answer.tempo_plain", first="a", last="b", n="c", subject="", rate="1", day="d", most=arabic.counted("incident", 2))
    assert told.endswith("بإجمالي واقعتين.")
