"""Whose report a row rests on, and who names the attacker."""

from __future__ import annotations

import pytest

from waqai.events.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "reporter", "accuser"),
    [
        ("أفاد المرصد السوري لحقوق الإنسان بمقتل 8 مدنيين في قصف لقوات النظام على إدلب أمس.", "المرصد السوري لحقوق الإنسان", None),
        ("قتل 9 مدنيين أمس بتفجير سيارة مفخخة في بغداد، بحسب مصدر أمني.", "مصدر أمني", None),
        ("قتل 9 مدنيين أمس بتفجير سيارة مفخخة في بغداد.", None, None),
        ("قتل 9 مدنيين أمس بتفجير سيارة مفخخة في بغداد، كما أفادت مصادر محلية وشهود عيان.", "شهود عيان", None),
        ("قتل 9 مدنيين أمس بتفجير سيارة مفخخة في بغداد، وقال شهود إن النار شبت في المكان.", "شهود", None),
        ('قتل 9 مدنيين أمس بتفجير سيارة مفخخة في بغداد، كما قال مسعف لوكالة "فرانس برس".', "وكالة فرانس برس", None),
        ("قتل 9 مدنيين أمس بتفجير سيارة مفخخة في بغداد، بحسب متحدث باسم الدفاع المدني.", "متحدث باسم الدفاع المدني", None),
        ("اتهمت الشرطة العراقية تنظيم داعش بتفجير سيارة مفخخة في بغداد أمس أدى إلى مقتل 9 مدنيين.", None, "الشرطة العراقية"),
    ],
)
def test_sources(coder: Coder, text: str, reporter: str | None, accuser: str | None) -> None:
    row = coder.code(text, published="2019-04-10").events[0].to_row()
    assert (row["attributed_by"]) == accuser
    if accuser is None:
        assert row["reported_by"] == reporter
    for key in ("reported_by", "attributed_by"):
        assert (row[key] is None) == (key not in row["spans"])


def test_precision_codes_stand_in_the_row(coder: Coder) -> None:
    row = coder.code("قتل 9 مدنيين أمس بتفجير سيارة مفخخة في بعقوبة.", published="2019-04-10").events[0].to_row()
    assert (row["acled_geo_precision"], row["ucdp_where_prec"]) == (1, 1)
