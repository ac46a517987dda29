"""Who was hit is told by name alone: one person a name, whoever struck him stands between or not."""

from __future__ import annotations

from functools import cache

import pytest

from waqai import Coder


@cache
def coder() -> Coder:
    return Coder()


def tolls(text: str) -> dict[str, tuple[int, int | None]]:
    """The killed and wounded of the only row of a report."""
    [event] = coder().code(text, published="2021-05-20").events
    return {kind: (count.low, count.high) for kind, count in event.counts.items() if kind in ("killed", "wounded")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل إسماعيل حسن الجابر في بلدة الحارة بريف درعا بإطلاق نار من مجهولين.", {"killed": (1, 1)}),
        ("وقتل “موسى محمود سالم”، جراء استهدافه بإطلاق نار من قبل مجهولين في مدينة نوى بريف درعا.", {"killed": (1, 1)}),
        ("قتل علي حسن الجابر برصاص مجهولين قرب بلدة طفس بريف درعا.", {"killed": (1, 1)}),
        ("قتل محمد سالم وأحمد علي برصاص مجهولين في مدينة نوى بريف درعا.", {"killed": (2, 2)}),
        ("اغتال مجهولون “علاء بلال العامر” في حي البحار بمدينة درعا.", {"killed": (1, 1)}),
        ("أصيب أحمد سالم الجابر بجروح جراء إطلاق نار في مدينة نوى بريف درعا.", {"wounded": (1, 1)}),
        # one man of two offices, two men of one office each
        ("أصيب رئيس غرفة التجارة السابق وعضو هيئة الإصلاح “غسان سالم” بجروح بإطلاق نار في مدينة درعا.", {"wounded": (1, 1)}),
        ("قتل رئيس البلدية وعضو المجلس المحلي بانفجار عبوة في مدينة نوى بريف درعا.", {"killed": (2, 2)}),
        # «the first», «the other»
        (
            "استهدف مجهولون رجلين في مدينة داعل بريف درعا بالرصاص ما أدى إلى إصابة الأول بجروح خطيرة، ومقتل الآخر على الفور.",
            {"killed": (1, 1), "wounded": (1, 1)},
        ),
        # who kills is not who dies
        ("قتل محمد سالم ثلاثة جنود برصاص بندقيته في مدينة عدن.", {"killed": (3, 3)}),
    ],
)
def test_tolls_by_name(text: str, expected: dict[str, tuple[int, int | None]]) -> None:
    assert tolls(text) == expected


def test_a_number_that_a_source_leaves_open_adds_nothing() -> None:
    text = "قتل أكثر من 30 جنديا في هجوم على قاعدة في بولكيسي وسط مالي. ولم يذكر بيان الجماعة أعداد القتلى أو المصابين."
    assert tolls(text) == {"killed": (31, None)}
