"""Days that are told from other days of a text, or against them: the day before told on, days at odds, the text's own day, quotations."""

from __future__ import annotations

from datetime import date

import pytest
from tests.mentions.against_tuesday import TUESDAY, days, one, times

from waqai.mentions.times import find_times, told_from, written_day
from waqai.text import read

SHIFTS = [
    ("في اليوم نفسه", (0, 0)),
    ("في اليوم ذاته", (0, 0)),
    ("في نفس اليوم", (0, 0)),
    ("ذلك اليوم", (0, 0)),
    ("في اليوم التالي", (1, 1)),
    ("اليوم السابق", (-1, -1)),
    ("بعد يوم من الهجوم", (1, 1)),
    ("بعد يومين على التفجير", (2, 2)),
    ("بعد ثلاثة أيام من القصف", (3, 3)),
    ("بعد أسبوع من الهجوم", (7, 7)),
    ("بعد ساعات من الهجوم", (0, 0)),
    ("قبل ذلك بيوم", (-1, -1)),
    ("قبلها بيومين", (-2, -2)),
    ("بعد ذلك بأربعة أيام", (4, 4)),
    ("بعدها بأسبوع", (7, 7)),
    ("قبل يومين من الانتخابات", (-2, -2)),
    ("غداة الهجوم", (1, 1)),
    ("عشية الانتخابات", (-1, -1)),
    ("صباح اليوم التالي", (1, 1)),
]


@pytest.mark.parametrize(("text", "shift"), SHIFTS)
def test_shift_from_the_time_told_before(text: str, shift: tuple[int, int]) -> None:
    (m,) = times(text)
    assert (m.kind, m.shift, m.when) == ("anchor-shift", shift, None)


TOLD_FROM = [
    ("قصف الجيش البلدة أمس بعد يومين على هجوم فيها", "2015-07-18", "2015-07-18"),
    ("وقع الانفجار الأحد غداة هجوم على مخفر", "2015-07-18", "2015-07-18"),
    ("هوجم المخفر الجمعة. وفي اليوم التالي قتل شرطي", "2015-07-18", "2015-07-18"),
    ("وبعد ثلاثة أيام من الهجوم، أعلنت الحركة أمس", "2015-07-17", "2015-07-17"),
    ("ويأتي ذلك غداة هجوم على مخفر", "2015-07-19", "2015-07-20"),
    ("وتأتي المواجهة بعد ثلاثة أيام على الهجوم الذي وقع الجمعة", "2015-07-17", "2015-07-17"),
    ("أعيد فتح السوق أمس بعد مرور عامين على تفجيره", "2013-03-20", "2013-11-17"),
    ("في ذكرى مرور عام كامل على سقوط البلدة", "2014-03-21", "2014-11-18"),
    ("سقط الحصن في آذار/مارس 2015. وفي الشهر نفسه قصفت الطائرات محيطه", "2015-03-01", "2015-03-31"),
    ("قتل حارس في 12 فبراير. وفي الشهر ذاته خطف آخر", "2015-02-01", "2015-02-28"),
    ("وقعت المعركة عام 2013 وفي العام نفسه هدم الجسر", "2013-01-01", "2013-12-31"),
    ("قتل حارس أمس. وخطف في الشهر نفسه آخر", "2015-07-01", "2015-07-21"),
]


@pytest.mark.parametrize(("text", "first", "last"), TOLD_FROM)
def test_a_day_told_from_another(text: str, first: str, last: str) -> None:
    published = date(2015, 7, 21)
    found = [m for m in told_from(read(text), find_times(read(text), published), published) if m.kind == "anchor-shift"]
    assert [(str(m.when and m.when.earliest), str(m.when and m.when.latest)) for m in found] == [(first, last)]


def test_a_day_told_from_nothing_stays_open() -> None:
    text = "وفي اليوم التالي قتل شرطي"
    (m,) = told_from(read(text), find_times(read(text), date(2015, 7, 21)), date(2015, 7, 21))
    assert m.when is None


CONFLICTS = [
    ("اليوم (الاثنين)", "2015-07-20"),
    ("أمس (الثلاثاء)", "2015-07-21"),
    ("أمس (الأحد)", "2015-07-19"),
    ("فجر اليوم الأحد", "2015-07-19"),
    ("الأحد 21 يوليو", "2015-07-21"),
    ("الأحد (أمس)", "2015-07-19"),
]


@pytest.mark.parametrize(("text", "day"), CONFLICTS)
def test_disagreement_is_flagged_and_the_weekday_wins_over_relative_words(text: str, day: str) -> None:
    (m,) = times(text)
    assert m.when is not None
    assert (str(m.when.earliest), m.conflict, m.when.conflict) == (day, True, True)


def test_a_text_that_names_its_own_day_is_read_against_it() -> None:
    found = times("قصفت الطائرات المدينة فجر اليوم الخميس، وقتل جندي مساء أمس الأربعاء. ووقع هجوم قبل يومين.", date(2015, 7, 25))
    assert [str(m.when and m.when.earliest) for m in found] == ["2015-07-23", "2015-07-22", "2015-07-21"]
    assert [m.conflict for m in found] == [True, True, False]
    assert written_day(found, date(2015, 7, 25)) == date(2015, 7, 23)


def test_tomorrow_tells_the_day_of_writing_too() -> None:
    found = times("تبدأ المحادثات غدا الثلاثاء، وقتل جندي أمس")
    assert [str(m.when and m.when.earliest) for m in found] == ["2015-07-21", "2015-07-19"]
    assert written_day(found, TUESDAY) == date(2015, 7, 20)


@pytest.mark.parametrize(
    ("text", "day", "conflict"),
    [
        ("الأحد 10 شوال", "2015-07-26", False),
        ("الأربعاء 11/7/1436هـ", "2015-04-29", False),
        ("الجمعة 10/4/2015", "2015-04-10", False),
        ("الاثنين الموافق 10/4", "2015-07-20", True),
    ],
)
def test_weekday_and_date_side_by_side(text: str, day: str, conflict: bool) -> None:
    (m,) = times(text)
    assert (str(m.when and m.when.earliest), m.conflict) == (day, conflict)


def test_a_text_of_the_next_days_paper() -> None:
    assert days("أعلن الجيش أمس (الأحد) مقتل جندي، وكان قصف القرية أمس وأول من أمس. وقتل آخر السبت", date(2015, 7, 26)) == [
        one("07-26"),
        one("07-26"),
        one("07-25"),
        one("07-25"),
    ]


def test_yesterday_before_a_named_day_is_of_the_page() -> None:
    text = "قصفت الطائرات أمس موقعا. وقتل حارس في كمين. وقال ناطق إن الجيش دخل البلدة مساء أمس الأحد."
    found = times(text)
    assert written_day(found, TUESDAY) == TUESDAY
    assert [str(m.when and m.when.earliest) for m in found] == ["2015-07-20", "2015-07-19"]


def test_a_named_day_in_a_quotation_is_not_the_texts_own() -> None:
    text = "قال الضابط: «دخلنا القلعة فجر اليوم (الاثنين)». وأوقعت معارك أمس قتلى."
    assert [str(m.when and m.when.earliest) for m in times(text)] == ["2015-07-20", "2015-07-20"]


@pytest.mark.parametrize(
    ("text", "all_days"),
    [
        ("قتل حارسان أمس. وقال شاهد: «سمعنا الدوي صباح اليوم».", ["2015-07-20", "2015-07-20"]),
        ('انفجرت قنبلة مساء أمس الاثنين. وأضاف الضابط "اليوم خسرنا رجلا" وغادر.', ["2015-07-20", "2015-07-20"]),
        # the text says «اليوم» on its own account too, or the words are not quoted
        ("قتل حارسان أمس. ووصل الوزير اليوم. وقال شاهد: «سمعنا الدوي صباح اليوم».", ["2015-07-20", "2015-07-21", "2015-07-21"]),
        ("قتل حارسان أمس «بنيران قناص». وقصفت المدفعية القرية صباح اليوم.", ["2015-07-20", "2015-07-21"]),
    ],
)
def test_today_in_a_quotation_beside_yesterdays_news(text: str, all_days: list[str]) -> None:
    assert [str(m.when and m.when.earliest) for m in times(text)] == all_days


def test_the_night_after_a_night() -> None:
    text = "قصفت الطائرات ليلة 10 - 11 يوليو موقعا، وفي الليلة التالية ضربت جسرا"
    assert [m.rule for m in times(text)] == ["part+day-month", "next-day"]


def test_last_friday_beside_yesterday_friday() -> None:
    assert days("وقع الهجوم أمس الجمعة، وكان انفجار وقع يوم الجمعة الماضي", date(2015, 7, 25)) == [one("07-24"), one("07-17")]


def test_background_is_older_than_a_week() -> None:
    assert [m.background for m in times("وقع أمس. وقع الجمعة. وقع في 10 يوليو. وقع الشهر الماضي. وقع عام 2012.")] == [
        False,
        False,
        True,
        True,
        True,
    ]
