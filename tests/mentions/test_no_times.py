"""What only looks like a time, what the calendar pack says of its names, and rows of time words without sense."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mentions.against_tuesday import TUESDAY, times

from waqai.knowledge.calendar import calendar
from waqai.mentions.times import find_times
from waqai.text import read

NOT_DATES = [
    "شارع 22 مايو",
    "قصر 22 مايو",
    "ثورة 25 يناير",
    "حركة 6 أبريل",
    "حركة شباب 6 أبريل",
    "قوى 14 آذار",
    "جسر 14 تموز",
    "ميدان 14 يناير",
    "معسكر 22 مايو",
    "ثورة الـ25 من يناير",
    "جمعة الغضب",
    "نقلت المصري اليوم",
    "بحسب روسيا اليوم",
    "عين اليوم",
    "اليوم السابع",
    "صحيفة اليوم",
    "موقع رأي اليوم",
    "هجمات 11 سبتمبر",
    "أحداث الحادي عشر من سبتمبر",
    "الذكرى الثالثة لـ25 يناير",
    "أحد أفراد الشرطة",
    "سوق الجمعة",
    "حي الأربعاء",
    "مسجد الجمعة",
    "قتل اثنان",
    "الاثنين الآخرين منهم",
    "فجر نفسه",
    "ظهر في تسجيل",
    "شرطة المغرب",
    "اليوم العالمي للسلام",
    "في أمس الحاجة",
    "(34 عاما)",
    "عمره 20 سنة",
    "مارس الضغط",
    "سيارة نيسان",
    "الرئيس رجب",
    "قال صباح",
    "شوال من الدقيق",
    "الربيع العربي",
    "طوال حياته",
    "آب العائلة",
    "في كل يوم",
    "صفر أهداف",
    "عمل محرم",
    "تيريزا ماي",
    "2,5 مليون",
    "نسبة 25/7",
    "قبل مقتله",
    "بعد المعركة",
    "منذ اندلاع الحرب",
    "خلال المعركة",
    "العدد 2015",
    "وادي الجمعة",
    "مئة عام",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_no_date(text: str) -> None:
    assert [m for m in times(text) if m.when] == []


@pytest.mark.parametrize("text", ["تستمر الحملة حتى نهاية الأسبوع", "قصف المعسكر في إب وسط البلاد"])
def test_what_dates_nothing(text: str) -> None:
    assert not [m for m in find_times(read(text), date(2015, 7, 21)) if m.when]


@pytest.mark.parametrize("text", ["لمدة يومين", "طيلة أسبوع", "استمرت 3 ساعات", "خلال ثلاثة أيام", "بعد أربعة أشهر من القتال"])
def test_length_is_no_date(text: str) -> None:
    (m,) = times(text)
    assert (m.kind, m.when) == ("duration", None)


@pytest.mark.parametrize("text", ["الجولة 12 الجارية", "في مثل هذا اليوم وقع الهجوم", "فصلت بين الاثنين مسافة"])
def test_what_only_looks_like_a_day(text: str) -> None:
    assert not [m for m in times(text) if m.when]


_ENTRIES = [
    entry
    for section in (
        calendar().months,
        calendar().hijri_months,
        calendar().weekdays,
        calendar().parts,
        calendar().seasons,
        calendar().feasts,
    )
    for entry in section
]


@pytest.mark.parametrize("text", [t for e in _ENTRIES for t in e.examples.match] + [t for n in calendar().names for t in n.examples.match])
def test_pack_example_matches(text: str) -> None:
    assert any(m.when for m in times(text, date(2016, 7, 21)))


@pytest.mark.parametrize("text", [t for e in _ENTRIES for t in e.examples.no] + [t for n in calendar().names for t in n.examples.no])
def test_pack_counter_example_does_not(text: str) -> None:
    assert not any(m.when for m in times(text))


@pytest.mark.parametrize("text", ["عام قبل قبل", "الشهر قبل قبل", "الأسبوع ما قبل", "الشهر قبل قبل ."])
def test_before_and_nothing_behind_it(text: str) -> None:
    assert not any(m.rule.endswith("before-last") for m in times(text))


_WORDS = (
    "أمس اليوم الأول من قبل بعد منذ خلال يوم يومين أيام الجمعة السبت الماضي الماضية الأسبوع الشهر 25 يوليو تموز / ( ) - 2015 "
    "2015/7/25 10-15 و في فجر ليل مساء الساعة 20:00 عيد الفطر رمضان 1436هـ 31 شباط مطلع نهاية عام العام هذا ثلاثة الحادي عشر "
    "العشرين ربيع صيف الليلة غدا ذلك بيوم صلاة العيد الذكرى شارع 99 1300 00/00/0000 30-2-2015 . ، \n"
).split(" ")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=14), st.sampled_from([TUESDAY, None, date(2016, 2, 29), date(1990, 1, 1)]))
def test_no_row_of_time_words_breaks_the_grammar(row: list[str], published: date | None) -> None:
    raw = " ".join(row)
    for m in times(raw, published):
        assert 0 <= m.span.start < m.span.end <= len(raw)
        assert m.when is None or (m.when.earliest is not None and m.when.latest is not None)
