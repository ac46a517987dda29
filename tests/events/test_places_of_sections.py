"""Where a section, a turn of the report or a name puts an incident: headings, «من س إلى ص، حيث», datelines, capitals, names of groups."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only


@pytest.mark.parametrize("heading", ["** {}\n", "{}\n", "{}:\n", "{}: "])
def test_each_heading_has_its_own_incident(heading: str) -> None:
    text = (
        "قتل 30 فلسطينيا أمس في قصف إسرائيلي على مناطق عدة من قطاع غزة.\n"
        + heading.format("حي الزيتون")
        + "قتل تسعة أشخاص في قصف منزل.\n"
        + heading.format("مخيم الشاطئ")
        + "أطلقت مسيرة صاروخا على تجمع لمواطنين فقتل أربعة."
    )
    found = {e.where.name_ar: e.counts["killed"].best for e in coded(text) if e.where is not None}
    assert found["حي الزيتون"] == 9
    assert found["مخيم الشاطئ"] == 4


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("المخا", "قصفت بوارج ميناء ميدي أمس. ومن الحديدة إلى المخا، حيث استهدف طيران التحالف تجمعا للحوثيين أمس."),
        ("مديرية المنصورة", "قتل جنديان أمس في اشتباكات مع مسلحين بمديرية المنصورة في العاصمة المؤقتة عدن، جنوبي اليمن."),
        ("حي الصابري", "قتل تسعة جنود أمس في معارك مع مقاتلي مجلس شورى ثوار بنغازي بحي الصابري."),
        ("ولاية بورنو", "كانو (نيجيريا) (ا ف ب) - هاجم مسلحون قريتين في ولاية بورنو وقتلوا 20 شخصا الأربعاء، كما قال سكان."),
    ],
)
def test_where_it_was(place: str, text: str) -> None:
    assert [e.where.name_ar for e in coded(text) if e.where is not None][-1] == place


def test_people_who_flee_from_one_place_to_another() -> None:
    event = only("قتل ثلاثة نازحين في غارة على سراقب أمس بعدما فروا من حلب إلى إدلب.")
    assert event.where is not None
    assert event.where.name_ar == "سراقب"
