"""Time expressions against a day of publication: what they resolve to, what they are, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.knowledge.calendar import calendar
from waqai.mentions.times import TimeMention, default_time, find_times, told_from, written_day
from waqai.text import read

TUESDAY = date(2015, 7, 21)


def times(text: str, published: date | None = TUESDAY) -> list[TimeMention]:
    return find_times(read(text), published)


def days(text: str, published: date | None = TUESDAY) -> list[tuple[str, str]]:
    found = [m.when for m in times(text, published) if m.when]
    return [(str(w.earliest), str(w.latest)) for w in found]


def one(day: str) -> tuple[str, str]:
    return f"2015-{day}", f"2015-{day}"


# Publication is Tuesday 21 July 2015 unless a test says otherwise.
SINGLE_DAYS = [
    ("قتل جندي أمس", "07-20"),
    ("قتل جندي اليوم", "07-21"),
    ("قُتل أمسِ جنديان", "07-20"),
    ("وقع بالأمس انفجار", "07-20"),
    ("البارحة", "07-20"),
    ("البارحة الأولى", "07-19"),
    ("أمس الأول", "07-19"),
    ("أول من أمس", "07-19"),
    ("أول أمس", "07-19"),
    ("مساء أول من أمس", "07-19"),
    ("قبل أمس", "07-19"),
    ("يوم أمس", "07-20"),
    ("صباح أمس", "07-20"),
    ("صباح يوم أمس", "07-20"),
    ("فجر اليوم", "07-21"),
    ("ليل أمس", "07-20"),
    ("ليلة أمس", "07-20"),
    ("الليلة الماضية", "07-20"),
    ("الليلة قبل الماضية", "07-19"),
    ("الليل قبل الماضي", "07-19"),
    ("صباح هذا اليوم", "07-21"),
    ("هذا الصباح", "07-21"),
    ("الليلة", "07-21"),
    ("بعد ظهر أمس", "07-20"),
    ("منتصف ليل أمس", "07-20"),
    ("في ساعة مبكرة من صباح أمس", "07-20"),
    ("الثلاثاء", "07-21"),
    ("الاثنين", "07-20"),
    ("يوم الأحد", "07-19"),
    ("السبت", "07-18"),
    ("الجمعة", "07-17"),
    ("الخميس", "07-16"),
    ("الأربعاء", "07-15"),
    ("الإثنين", "07-20"),
    ("الثلاثاء الماضي", "07-14"),
    ("يوم الجمعة الماضي", "07-17"),
    ("الخميس الفائت", "07-16"),
    ("الأحد المنصرم", "07-19"),
    ("صباح أمس الاثنين", "07-20"),
    ("فجر اليوم الثلاثاء", "07-21"),
    ("اليوم (الثلاثاء)", "07-21"),
    ("أمس (الاثنين)", "07-20"),
    ("أمس، الاثنين،", "07-20"),
    ("أول من أمس (الأحد)", "07-19"),
    ("مساء الأحد (أول من أمس)", "07-19"),
    ("الاثنين (أمس)", "07-20"),
    ("الثلاثاء 21 يوليو", "07-21"),
    ("الاثنين 20 تموز/يوليو", "07-20"),
    ("يوم الأحد الموافق 19/7/2015", "07-19"),
    ("الأحد 19 يوليو الجاري", "07-19"),
    ("أمس الاثنين 20 يوليو", "07-20"),
    ("بعد صلاة الجمعة", "07-17"),
    ("عقب خطبة الجمعة", "07-17"),
    ("قبل يومين", "07-19"),
    ("قبل أربعة أيام", "07-17"),
    ("قبل نحو 10 أيام", "07-11"),
    ("قبل أسبوع", "07-14"),
    ("قبل أسبوعين", "07-07"),
    ("قبل ساعات", "07-21"),
    ("قبل ثلاثة أيام", "07-18"),
    ("3 يوليو", "07-03"),
    ("في 10 تموز الجاري", "07-10"),
    ("في 12 الجاري", "07-12"),
    ("يوم الأحد 19 الجاري", "07-19"),
    ("في الخامس عشر الجاري", "07-15"),
    ("بتاريخ 26 المنصرم", "06-26"),
    ("صباح يوم أمس اليوم الاثنين", "07-20"),
    ("3 تموز/يوليو", "07-03"),
    ("3 تموز (يوليو)", "07-03"),
    ("3 يوليو (تموز) الماضي", "07-03"),
    ("في 22 من مايو", "05-22"),
    ("15 حزيران", "06-15"),
    ("12 جوان", "06-12"),
    ("5 جويلية", "07-05"),
    ("9 نيسان", "04-09"),
    ("18 مارس", "03-18"),
    ("8 آذار", "03-08"),
    ("6 فيفري", "02-06"),
    ("14 شباط", "02-14"),
    ("2 كانون الثاني", "01-02"),
    ("2 جانفي", "01-02"),
    ("30 أيار", "05-30"),
    ("الأول من أبريل", "04-01"),
    ("4 يوليوز", "07-04"),
    ("الحادي عشر من الشهر الماضي", "06-11"),
    ("العاشر من الشهر الجاري", "07-10"),
    ("5 من هذا الشهر", "07-05"),
    ("الخامس والعشرين من مايو", "05-25"),
    ("الثالث عشر من تموز", "07-13"),
    ("25/6/2015", "06-25"),
    ("2015/6/25", "06-25"),
    ("25-6-2015", "06-25"),
    ("2015-06-25", "06-25"),
    ("25.6.2015", "06-25"),
    ("٢٥/٦/٢٠١٥", "06-25"),
    ("بتاريخ 25/6", "06-25"),
    ("17 رمضان 1436هـ", "07-04"),
    ("17 رمضان", "07-04"),
    ("5 شوال 1436", "07-21"),
    ("التاسع من رمضان", "06-26"),
    ("أول أيام رمضان", "06-18"),
    ("أول أيام عيد الفطر", "07-17"),
    ("ثاني أيام العيد", "07-18"),
    ("مساء يوم العيد", "07-17"),
    ("اليوم الثاني من عيد الفطر", "07-18"),
    ("صباح عيد الفطر", "07-17"),
    ("أول يوم من العيد", "07-17"),
    ("صلاة الجمعة يوم 26 يونيو", "06-26"),
    ("في 29 يونيو 2015م", "06-29"),
]


@pytest.mark.parametrize(("text", "day"), SINGLE_DAYS)
def test_single_day(text: str, day: str) -> None:
    assert days(text) == [one(day)]


STRETCHES = [
    ("خلال أيام العيد", "2015-07-17", "2015-07-19"),
    ("بين الأحد والاثنين", "2015-07-19", "2015-07-20"),
    ("بين الاثنين والثلاثاء", "2015-07-20", "2015-07-21"),
    ("خلال اليومين الماضيين", "2015-07-19", "2015-07-21"),
    ("الأيام الثلاثة الماضية", "2015-07-18", "2015-07-21"),
    ("خلال الأيام العشرة الأخيرة", "2015-07-11", "2015-07-21"),
    ("خلال الأيام الماضية", "2015-07-14", "2015-07-21"),
    ("الأيام القليلة الماضية", "2015-07-14", "2015-07-21"),
    ("خلال 24 ساعة", "2015-07-20", "2015-07-21"),
    ("خلال الـ48 ساعة الماضية", "2015-07-19", "2015-07-21"),
    ("خلال الساعات الـ24 الماضية", "2015-07-20", "2015-07-21"),
    ("في الساعات الماضية", "2015-07-20", "2015-07-21"),
    ("منذ الجمعة", "2015-07-17", "2015-07-21"),
    ("منذ يوم الجمعة الماضي", "2015-07-17", "2015-07-21"),
    ("منذ أمس", "2015-07-20", "2015-07-21"),
    ("منذ 10 أيام", "2015-07-11", "2015-07-21"),
    ("منذ 12 يوليو", "2015-07-12", "2015-07-21"),
    ("منذ عام 2011", "2011-01-01", "2015-07-21"),
    ("منذ مطلع يونيو", "2015-06-01", "2015-07-21"),
    ("منذ أسبوع", "2015-07-14", "2015-07-21"),
    ("الأسبوع الماضي", "2015-07-13", "2015-07-19"),
    ("هذا الأسبوع", "2015-07-18", "2015-07-21"),
    ("الأسبوع الجاري", "2015-07-18", "2015-07-21"),
    ("الشهر الماضي", "2015-06-01", "2015-06-30"),
    ("الشهر قبل الماضي", "2015-05-01", "2015-05-31"),
    ("الشهر الجاري", "2015-07-01", "2015-07-21"),
    ("العام الماضي", "2014-01-01", "2014-12-31"),
    ("السنة الماضية", "2014-01-01", "2014-12-31"),
    ("العام الجاري", "2015-01-01", "2015-07-21"),
    ("قبل نحو شهر", "2015-06-01", "2015-06-30"),
    ("قبل ثلاثة أشهر", "2015-04-01", "2015-04-30"),
    ("قبل عام", "2014-01-01", "2014-12-31"),
    ("مطلع يونيو 2014", "2014-06-01", "2014-06-10"),
    ("منتصف مايو", "2015-05-11", "2015-05-20"),
    ("نهاية مايو", "2015-05-21", "2015-05-31"),
    ("أواخر شهر أيار/مايو", "2015-05-21", "2015-05-31"),
    ("أوائل شباط/فبراير", "2015-02-01", "2015-02-10"),
    ("أواخر الشهر الماضي", "2015-06-21", "2015-06-30"),
    ("نهاية عام 2013", "2013-09-01", "2013-12-31"),
    ("صيف 2012", "2012-06-01", "2012-08-31"),
    ("شتاء 2013", "2013-12-01", "2014-02-28"),
    ("ربيع عام 2013", "2013-03-01", "2013-05-31"),
    ("منذ عام 1991 حتى 2006", "1991-01-01", "2006-12-31"),
    ("الصيف الماضي", "2014-06-01", "2014-08-31"),
    ("لتموز (يوليو) الحالي", "2015-07-01", "2015-07-21"),
    ("في يونيو 2014", "2014-06-01", "2014-06-30"),
    ("في ديسمبر الماضي", "2014-12-01", "2014-12-31"),
    ("في كانون الأول/ديسمبر الماضي", "2014-12-01", "2014-12-31"),
    ("في مارس (آذار) 2014", "2014-03-01", "2014-03-31"),
    ("في حزيران/ يونيو في سوسة", "2015-06-01", "2015-06-30"),
    ("شهر رمضان الماضي", "2015-06-18", "2015-07-16"),
    ("خلال نيسان", "2015-04-01", "2015-04-30"),
    ("يوليو الجاري", "2015-07-01", "2015-07-21"),
    ("في أوت 2014", "2014-08-01", "2014-08-31"),
    ("عام 2014", "2014-01-01", "2014-12-31"),
    ("عامي 2013 و2014", "2013-01-01", "2014-12-31"),
    ("وقع في 2013.", "2013-01-01", "2013-12-31"),
    ("ليل الجمعة - السبت", "2015-07-17", "2015-07-18"),
    ("ليل الجمعة السبت", "2015-07-17", "2015-07-18"),
    ("ليل السبت/الأحد", "2015-07-18", "2015-07-19"),
    ("ليل السبت على الأحد", "2015-07-18", "2015-07-19"),
    ("ليلة الجمعة", "2015-07-16", "2015-07-17"),
    ("يومي الجمعة والسبت", "2015-07-17", "2015-07-18"),
    ("من الأحد إلى الثلاثاء", "2015-07-19", "2015-07-21"),
    ("السبت والأحد", "2015-07-18", "2015-07-19"),
    ("15 و16 يوليو", "2015-07-15", "2015-07-16"),
    ("يومي 15 و16 يوليو", "2015-07-15", "2015-07-16"),
    ("10-15 يوليو", "2015-07-10", "2015-07-15"),
    ("بين 10 و15 تموز", "2015-07-10", "2015-07-15"),
    ("من 10 إلى 15 تموز", "2015-07-10", "2015-07-15"),
    ("من 10 يونيو إلى 5 يوليو 2014", "2014-06-10", "2014-07-05"),
    ("بين 3 مايو و7 يونيو", "2015-05-03", "2015-06-07"),
    ("من يناير إلى مايو 2014", "2014-01-01", "2014-05-31"),
    ("خلال عيد الفطر", "2015-07-17", "2015-07-19"),
    ("هذه الأيام", "2015-07-19", "2015-07-21"),
]


@pytest.mark.parametrize(("text", "first", "last"), STRETCHES)
def test_stretch(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


FULL_DATES = [
    ("25 يوليو 2013", "2013-07-25"),
    ("25 تموز/يوليو 2013", "2013-07-25"),
    ("12 جانفي 2013", "2013-01-12"),
    ("20 أوت 2014", "2014-08-20"),
    ("13 نونبر 2014", "2014-11-13"),
    ("2 دجنبر 2012", "2012-12-02"),
    ("11 أيلول 2012", "2012-09-11"),
    ("24 تشرين الأول 2014", "2014-10-24"),
    ("13 تشرين الثاني/نوفمبر 2014", "2014-11-13"),
    ("25 كانون الأول 2014", "2014-12-25"),
    ("3 آب 2014", "2014-08-03"),
    ("11-2-2011م", "2011-02-11"),
    ("2011/2/11", "2011-02-11"),
    ("الثالث من يوليو عام 2013", "2013-07-03"),
    ("30 يونيو من العام 2013", "2013-06-30"),
    ("30 يونيو من العام الماضي", "2014-06-30"),
    ("1435/9/17 هـ", "2014-07-14"),
    ("الأحد 14 شتنبر 2014", "2014-09-14"),
    ("5 ماي 2014", "2014-05-05"),
    ("هجمات 21 سبتمبر 2014", "2014-09-21"),
    ("انقلاب 21 سبتمبر 2014", "2014-09-21"),
]


@pytest.mark.parametrize(("text", "day"), FULL_DATES)
def test_full_date_needs_no_publication(text: str, day: str) -> None:
    published = None if "الماضي" not in text else TUESDAY
    assert days(text, published) == [(day, day)]


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


PARTS = [
    ("فجر أمس", "dawn"),
    ("صباح الاثنين", "morning"),
    ("صبيحة الأحد", "morning"),
    ("ظهر الجمعة", "noon"),
    ("بعد ظهر أمس", "afternoon"),
    ("عصر السبت", "afternoon"),
    ("مساء أمس", "evening"),
    ("ليل الأحد", "night"),
    ("أمس فجرا", "dawn"),
    ("أمس مساء", "evening"),
    ("الأحد ليلا", "night"),
    ("منتصف ليل السبت", "night"),
    ("أمس عند الساعة الثامنة مساء", "evening"),
    ("الساعة 6,00 صباح أمس", "morning"),
    ("الساعة السادسة مساء أمس", "evening"),
    ("أمس في الساعة 20:00", "evening"),
    ("بعد صلاة الجمعة", "noon"),
    ("25 يونيو مساء", "evening"),
    ("الليلة الماضية", "night"),
]


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_part_of_day(text: str, part: str) -> None:
    first = next(m for m in times(text) if m.when)
    assert first.when is not None
    assert (first.part, first.when.part) == (part, part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("الساعة 6 صباحا", "morning"),
        ("ليلا", "night"),
        ("الساعة 16:00", "afternoon"),
        ("بعد صلاة العشاء", "night"),
        ("منتصف الليل", "night"),
    ],
)
def test_part_without_a_day(text: str, part: str) -> None:
    (m,) = times(text)
    assert (m.kind, m.part, m.when) == ("part", part, None)


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
    ("أعيد فتح السوق أمس بعد مرور عامين على تفجيره", "2013-03-20", "2013-11-17"),
    ("في ذكرى مرور عام كامل على سقوط البلدة", "2014-03-21", "2014-11-18"),
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


SOON_AND_WEEKEND = [
    ("انفجرت عبوة قبل قليل", "2015-07-21", "2015-07-21"),
    ("اقتحم الجنود الحي منذ لحظات", "2015-07-21", "2015-07-21"),
    ("دارت اشتباكات في نهاية الأسبوع", "2015-07-18", "2015-07-19"),
    ("قتل ثلاثة جنود خلال مطلع الأسبوع", "2015-07-18", "2015-07-19"),
    ("دارت اشتباكات مساء أمس (الأول)", "2015-07-19", "2015-07-19"),
]


@pytest.mark.parametrize(("text", "first", "last"), SOON_AND_WEEKEND)
def test_just_now_and_the_weekend(text: str, first: str, last: str) -> None:
    (m,) = find_times(read(text), date(2015, 7, 21))
    assert m.when is not None
    assert (str(m.when.earliest), str(m.when.latest)) == (first, last)


@pytest.mark.parametrize("text", ["تستمر الحملة حتى نهاية الأسبوع", "قصف المعسكر في إب وسط البلاد"])
def test_what_dates_nothing(text: str) -> None:
    assert not [m for m in find_times(read(text), date(2015, 7, 21)) if m.when]


@pytest.mark.parametrize("text", ["لمدة يومين", "طيلة أسبوع", "استمرت 3 ساعات", "خلال ثلاثة أيام"])
def test_length_is_no_date(text: str) -> None:
    (m,) = times(text)
    assert (m.kind, m.when) == ("duration", None)


@pytest.mark.parametrize("text", ["الأربعاء المقبل", "غدا", "غدا الأربعاء", "بعد غد", "6 أغسطس المقبل", "مساء غد", "عام 2017"])
def test_future_is_flagged(text: str) -> None:
    (m,) = times(text)
    assert m.future


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


@pytest.mark.parametrize("text", ["الجولة 12 الجارية", "في مثل هذا اليوم وقع الهجوم", "فصلت بين الاثنين مسافة"])
def test_what_only_looks_like_a_day(text: str) -> None:
    assert not [m for m in times(text) if m.when]


def test_the_night_after_a_night() -> None:
    text = "قصفت الطائرات ليلة 10 - 11 يوليو موقعا، وفي الليلة التالية ضربت جسرا"
    assert [m.rule for m in times(text)] == ["part+day-month", "next-day"]


def test_last_friday_beside_yesterday_friday() -> None:
    assert days("وقع الهجوم أمس الجمعة، وكان انفجار وقع يوم الجمعة الماضي", date(2015, 7, 25)) == [one("07-24"), one("07-17")]


def test_relative_words_without_publication_resolve_to_nothing() -> None:
    (m,) = times("قتل جندي صباح أمس", None)
    assert (m.kind, m.part, m.when) == ("relative", "morning", None)


def test_background_is_older_than_a_week() -> None:
    assert [m.background for m in times("وقع أمس. وقع الجمعة. وقع في 10 يوليو. وقع الشهر الماضي. وقع عام 2012.")] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_spans_are_raw() -> None:
    raw = "قُتِلَ جنديٌّ فجـر اليوم (الثلاثاء) في حلب"
    (m,) = times(raw)
    assert m.span.of(raw) == "فجـر اليوم (الثلاثاء)"


def test_default_time() -> None:
    assert default_time(TUESDAY, "actual").basis == "publication"
    assert default_time(TUESDAY, "actual").earliest == date(2015, 7, 20)
    assert default_time(TUESDAY, "background").earliest is None
    assert default_time(None, "actual").earliest is None


@pytest.mark.parametrize(("text", "day"), SINGLE_DAYS)
def test_script_changes_nothing(text: str, day: str) -> None:
    eastern = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    bare = text.translate(str.maketrans("أإآىة", "اااية".replace("ة", "ه")))
    stretched = " ".join(w[:2] + "ـ" + w[2:] if len(w) > 3 and w.isalpha() else w for w in text.split())
    assert days(eastern) == days(bare) == days(stretched) == [one(day)]


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
