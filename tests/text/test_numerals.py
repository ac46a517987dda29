"""Numbers: words, digits, vagueness, ranges, and what a number is when it is no count."""

from __future__ import annotations

import pytest

from waqai.text import tokenize
from waqai.text.numerals import Numeral, find_numerals


def numerals(text: str) -> list[Numeral]:
    return find_numerals(tokenize(text))


VALUES = [
    ("قتل واحد", 1),
    ("امرأة واحدة", 1),
    ("جنديان اثنان", 2),
    ("اثنتين من النساء", 2),
    ("ثلاث نساء", 3),
    ("ثلاثة جنود", 3),
    ("لأربعة من الحراس", 4),
    ("وخمسة آخرون", 5),
    ("ستة شرطيين", 6),
    ("ست قذائف", 6),
    ("بسبع طلقات", 7),
    ("ثماني غارات", 8),
    ("ثمانية قتلى", 8),
    ("تسع سيدات", 9),
    ("عشرة مسلحين", 10),
    ("عشر قذائف", 10),
    ("أحد عشر رجلا", 11),
    ("إحدى عشرة فتاة", 11),
    ("اثنا عشر عنصرا", 12),
    ("اثني عشر عنصرا", 12),
    ("اثنتي عشرة غارة", 12),
    ("ثلاثة عشر قتيلا", 13),
    ("ثماني عشرة ضربة", 18),
    ("تسعة عشر شخصا", 19),
    ("عشرون قتيلا", 20),
    ("عشرين قتيلا", 20),
    ("واحد وعشرين مدنيا", 21),
    ("إحدى وثلاثين امرأة", 31),
    ("ثلاثة وعشرين جنديا", 23),
    ("ثلاثة و عشرين جنديا", 23),
    ("تسعة وتسعون", 99),
    ("مئة قتيل", 100),
    ("مائة قتيل", 100),
    ("مئة وخمسة قتلى", 105),
    ("مائة وأحد عشر", 111),
    ("مئة وثلاثة وعشرين", 123),
    ("مئتان وخمسون", 250),
    ("مئتي جريح", 200),
    ("مائتا جريح", 200),
    ("ثلاثمئة نازح", 300),
    ("ثلاثمائة نازح", 300),
    ("ثلاث مئة نازح", 300),
    ("خمسمائة وستين", 560),
    ("ألف مقاتل", 1000),
    ("ألفا قتيل", 2000),
    ("ألفي جندي", 2000),
    ("ألفين وثلاثمئة", 2300),
    ("ثلاثة آلاف", 3000),
    ("12 ألفا", 12_000),
    ("3 آلاف مقاتل", 3000),
    ("خمسة آلاف وستمئة وسبعة وثمانين", 5687),
    ("مئة ألف لاجئ", 100_000),
    ("مليون نازح", 1_000_000),
    ("مليون ونصف المليون", 1_500_000),
    ("مليون ومئتي ألف", 1_200_000),
    ("نصف مليون لاجئ", 500_000),
    ("6.5 ملايين", 6_500_000),
    ("1,5 مليون", 1_500_000),
    ("5 آلاف و300 أسرة", 5300),
    ("مئة و20 قتيلا", 120),
    ("١٤ جنديا", 14),
    ("۲۵ نفر", 25),
    ("14جنديا", 14),
    ("و3 آخرون", 3),
    ("12,500 أسرة", 12_500),
    ("12.500 أسرة", 12_500),
    ("1,250,000 نسمة", 1_250_000),
    ("٤٧٬٠٠٠ لاجئ", 47_000),
    ("ثَلاثَةُ جُنُودٍ", 3),
    ("خمـسة جنود", 5),
    ("المهاجمون الأربعة", 4),
    ("5ر1 مليون", 1_500_000),
    ("ملياري دولار", 2_000_000_000),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: int) -> None:
    found = numerals(text)
    assert [(n.low, n.best, n.high, n.approx) for n in found][:1] == [(value, value, value, "exact")]


VAGUE = [
    ("أكثر من 20 قتيلا", 21, None, "more_than"),
    ("لأكثر من عشرة", 11, None, "more_than"),
    ("ما يزيد على 30", 31, None, "more_than"),
    ("ما يزيد عن مئة", 101, None, "more_than"),
    ("يربو عددهم على 40", 41, None, "more_than"),
    ("فوق 50 شخصا", 51, None, "more_than"),
    ("تجاوز 60 قتيلا", 61, None, "more_than"),
    ("أزيد من 15", 16, None, "more_than"),
    ("20 شخصا على الأقل", 20, None, "at_least"),
    ("ما لا يقل عن 14", 14, None, "at_least"),
    ("لا يقل عن 14", 14, None, "at_least"),
    ("مالايقل عن سبعة", 7, None, "at_least"),
    ("لا يقل عددهم عن 9", 9, None, "at_least"),
    ("على الأقل 20 قتيلا", 20, None, "at_least"),
    ("10 أشخاص أو أكثر", 10, None, "at_least"),
    ("10 فأكثر", 10, None, "at_least"),
    ("ليس أقل من 12", 12, None, "at_least"),
    ("12 جنديا من القوات الخاصة على الأقل", 12, None, "at_least"),
    ("نحو 30", 30, 30, "about"),
    ("بنحو عشرين", 20, 20, "about"),
    ("قرابة مئتي مسلح", 200, 200, "about"),
    ("حوالي ألف", 1000, 1000, "about"),
    ("زهاء 70", 70, 70, "about"),
    ("20 تقريبا", 20, 20, "about"),
    ("ما يقارب 25", 25, 25, "about"),
    ("ما يقرب من 25", 25, 25, "about"),
    ("في حدود الأربعين", 40, 40, "about"),
    ("حتى 8 قتلى", 8, 8, "up_to"),
    ("ما يصل إلى 12", 12, 12, "up_to"),
    ("أقل من 10", 0, 9, "less_than"),
    ("لا يزيد على 5", 0, 5, "at_most"),
    ("لا يتجاوز 6", 0, 6, "at_most"),
    ("ليس أكثر من 3", 0, 3, "at_most"),
    ("بين 10 و15 مسلحا", 10, 15, "range"),
    ("ما بين 10 إلى 15", 10, 15, "range"),
    ("من 10 إلى 15 قتيلا", 10, 15, "range"),
    ("10-15 قتيلا", 10, 15, "range"),
    ("10 - 15 قتيلا", 10, 15, "range"),
    ("أربعة أو خمسة مسلحين", 4, 5, "range"),
    ("من 3 إلى 5 آلاف", 3000, 5000, "range"),
    ("عشرات القتلى", 20, None, "vague"),
    ("بعشرات الجرحى", 20, None, "vague"),
    ("العشرات من الجرحى", 20, None, "vague"),
    ("مئات المسلحين", 200, None, "vague"),
    ("آلاف النازحين", 2000, None, "vague"),
    ("عشرات الآلاف", 20_000, None, "vague"),
    ("مئات الآلاف", 200_000, None, "vague"),
    ("عدد من الجرحى", 2, None, "vague"),
    ("عددا كبيرا من الجرحى", 2, None, "vague"),
    ("العديد من القتلى", 2, None, "vague"),
    ("بضعة أشخاص", 2, None, "vague"),
    ("عدة قتلى", 2, None, "vague"),
    ("بضعة عشر قتيلا", 13, 19, "vague"),
    ("بضعة وعشرين قتيلا", 21, 29, "vague"),
]


@pytest.mark.parametrize(("text", "low", "high", "approx"), VAGUE)
def test_vagueness_follows_the_codebook(text: str, low: int, high: int | None, approx: str) -> None:
    assert [(n.low, n.high, n.approx) for n in numerals(text)] == [(low, high, approx)]


KINDS = [
    ("بلغ 6.5 درجات", "decimal", "degree"),
    ("الساعة 6 مساء", "clock", None),
    ("عند 04:00 فجرا", "clock", None),
    ("الساعة الثالثة", "clock", None),
    ("في 25 يوليو", "date", None),
    ("في 3 آب", "date", None),
    ("يوم 25-7-2015", "date", None),
    ("يوم 2015/7/25", "date", None),
    ("عام 2015", "year", None),
    ("وفي 2014، وقع", "year", None),
    ("سنة 1436هـ", "year", None),
    ("جندي ثالث", "ordinal", None),
    ("اليوم الحادي عشر", "ordinal", None),
    ("القرن الحادي والعشرين", "ordinal", None),
    ("20 في المئة", "percent", "percent"),
    ("20%", "percent", "percent"),
    ("20 بالمائة", "percent", "percent"),
    ("اللواء 35 مدرع", "name", None),
    ("والفوج 47", "name", None),
    ("قرية 47", "name", None),
    ("كيلو 4", "name", None),
    ("فازت 2-1", "score", None),
    ("على بعد 20 كم", "plain", "km"),
    ("20 كيلومترا", "plain", "km"),
    ("(34 عاما)", "plain", "year"),
    ("لمدة 3 أيام", "plain", "day"),
    ("خلال 24 ساعة", "plain", "hour"),
    ("3 ملايين دولار", "plain", "money"),
    ("50 طنا", "plain", "tonne"),
    ("200 كيلوغرام", "plain", "kg"),
    ("مئة متر", "plain", "m"),
    ("قتل 20 شخصا", "plain", None),
    ("القرار 2216", "name", None),
    ("شارع الستين", "name", None),
    ("طائرة إف - 16", "name", None),
    ("من مواليد 1990", "year", None),
    ("1- ما حدث", "list", None),
]


@pytest.mark.parametrize(("text", "kind", "unit"), KINDS)
def test_kind_and_unit(text: str, kind: str, unit: str | None) -> None:
    assert [(n.kind, n.unit) for n in numerals(text)] == [(kind, unit)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ثلاثة قتلى وخمسة جرحى", [3, 5]),
        ("قتل 12 و5 آخرون جرحى", [12, 5]),
        ("ارتفاع الحصيلة من 8 إلى 12", [8, 12]),
        ("مقتل 12 جنديا و5 مدنيين على الأقل", [12, 5]),
        ("ثمانية قتلى وثلاثة وعشرين جريحا", [8, 23]),
        ("بين 4 قتلى و15 جريحا", [4, 15]),
        ("مئات الآلاف وعشرات القتلى", [200_000, 20]),
    ],
)
def test_neighbours_stay_apart(text: str, values: list[int]) -> None:
    assert [n.low for n in numerals(text)] == values


def test_at_least_belongs_to_the_nearest_number() -> None:
    first, second = numerals("مقتل 12 جنديا و5 مدنيين على الأقل")
    assert (first.high, second.high) == (12, None)


@pytest.mark.parametrize(
    "text",
    [
        "لست أدري",
        "قتل يوم الاثنين",
        "أحد أفراد الشرطة",
        "وعده بالنصر",
        "كمية من السلاح",
        "كميات من الأسلحة",
        "عدد القتلى",
        "نصف البلدة",
        "ماء وهواء",
    ],
)
def test_no_number(text: str) -> None:
    assert numerals(text) == []


def test_core_begins_after_the_words_of_vagueness() -> None:
    (n,) = numerals("وقتل ما لا يقل عن 14 شخصا")
    assert (n.start_token, n.core_token, n.end_token) == (1, 5, 6)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الحادية عشرة", 11),
        ("اليوم الحادي عشر", 11),
        ("الحادي والعشرين", 21),
        ("الثاني عشر", 12),
        ("الخامس والعشرون", 25),
        ("ثالث", 3),
        ("العاشرة", 10),
    ],
)
def test_ordinal_value(text: str, value: int) -> None:
    assert [n.low for n in numerals(text)] == [value]
