"""Balances of many deeds are no incident, and what they count is the toll of none."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, coder, only


@pytest.mark.parametrize(
    "text",
    [
        "وكحصيلة لعمليات التنظيم خلال الشهر الماضي، نفذ 210 عمليات نتج عنها 600 قتيل.",
        "أعلنت الحركة عن تنفيذ 23 هجوما في دول متفرقة، تسببت بمقتل وإصابة 29 شخصا.",
        "وتوزعت عمليات التنظيم في سوريا بين محافظة دير الزور ومحافظة الحسكة.",
        "وقال التنظيم إن خلاياه نفذت عمليات استهداف طال معظمها قوات النظام في حماة ودمشق.",
    ],
)
def test_a_balance_is_no_row(text: str) -> None:
    assert [e for e in coded(text, "2023-08-04") if e.status != "background"] == []


def test_the_toll_of_a_week_is_not_that_of_a_blast() -> None:
    title = "عمليات التنظيم في سوريا: 76 قتيلا وجريحا خلال أسبوع"
    body = (
        "أعلن تنظيم الدولة عن حصيلة عملياته خلال الأسبوع الماضي، مخلفة 76 قتيلا وجريحا. "
        "وأبرزها تفجير دراجة مفخخة في حي السيدة زينب الجمعة قتل فيه عشرة أشخاص."
    )
    rows = coder().code(body, published="2023-08-04", title=title).events
    assert {r.counts["killed"].best for r in rows if "killed" in r.counts} == {10}


def test_strikes_of_one_day_are_one_incident() -> None:
    row = only("شن الطيران 14 غارة أمس على قرى في ريف إدلب خلال ساعات وقتل ستة مدنيين.", "2019-06-02")
    assert row.counts["killed"].best == 6


def test_a_headline_in_the_plural_does_not_say_what_it_was() -> None:
    title = 'التنظيم يعلن "غزوة" جديدة.. وتفجيرات واغتيالات'
    text = "هاجم مسلحون بقذائف موقعا لقسد في بلدة الشحيل أمس دون أنباء عن خسائر."
    [row] = coder().code(text, published="2019-04-09", title=title).events
    assert row.tactic != "assassination"
