"""Days that are told by way of another, of a heading, or of a term that somebody set; published on Wednesday, 5 August 2015."""

from __future__ import annotations

import pytest
from tests.events.coding import coded

DAYS = [
    # the dead stand between the words of time and those of the deed
    ("شهدت المدينة تظاهرة أمس غداة مقتل ستة أشخاص في تفجير سيارة مفخخة وسط بعقوبة.", "2015-08-03"),
    ("دعت الحكومة أمس الثلاثاء إلى التهدئة بعد يوم من مقتل تسعة مدنيين في قصف على بلدة دوما.", "2015-08-03"),
    # out of a place, no days up to a day
    ("أفرج مسلحون عن 20 تلميذا خطفوهم قبل خمسة أيام من مدرسة في ولاية زمفرا.", "2015-07-31"),
    ("قتل مسلحون عمدة خطفوه قبل ثلاثة أيام من بعقوبة.", "2015-08-02"),
    ("فر 20 سجينا قبل أسبوع من سجن في تعز بعد هجوم شنه مسلحون.", "2015-07-29"),
    # weekdays
    ("قتل شرطيان مساء الثلثاء في هجوم على حاجز في بغداد.", "2015-08-04"),
    ("أودى هجوم يوم الجمعة ما قبل الماضي بحياة تسعة جنود في عين الدفلى.", "2015-07-24"),
    # the heading of a list says the day of its items
    ("حصاد يوم الثلاثاء 4 أغسطس 2015\nقتل شرطيان في هجوم في كركوك\nقصفت الطائرات بلدة الرستن", "2015-08-04"),
    ("تغطية مباشرة | 5 أغسطس 2015\n18:47 مقتل رجل جراء سقوط صاروخ في كريات شمونة", "2015-08-05"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day(text: str, day: str) -> None:
    days = [(str(e.when.earliest), str(e.when.latest)) for e in coded(text, "2015-08-05") if e.when is not None]
    assert (day, day) in days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قتل مرشح بالرصاص في بعقوبة قبل يومين من الانتخابات.", "2015-08-03"),
        ("خطف صحافي في الموصل قبل أسبوع من سقوط المدينة.", "2015-07-29"),
        ("قتل مسلحو جماعة أبو سياف رهينة كنديا في جزيرة جولو، وكانوا أمهلوا بلاده حتى الأحد لدفع الفدية.", "2015-08-02"),
        ("أعدم التنظيم رهينة يابانيا في الرقة بعدما انتهت الأحد مهلة حددها لدفع فدية.", "2015-08-02"),
    ],
)
def test_no_day_of_the_deed(text: str, day: str) -> None:
    assert all(str(e.when.earliest) != day for e in coded(text, "2015-08-05") if e.when is not None)
