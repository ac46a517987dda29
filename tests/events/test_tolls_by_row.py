"""Which row a toll belongs to: several incidents with a toll each, totals and their parts, numbers of other days and other sources."""

from __future__ import annotations

from functools import cache

import pytest

from waqai import Coder
from waqai.model import Event

SHORT = {"killed": "K", "wounded": "W", "killed_or_wounded": "KW"}


@cache
def coder() -> Coder:
    return Coder()


def toll(event: Event) -> str:
    """«K3 W2+» is three killed and at least two wounded."""
    parts = []
    for name, short in SHORT.items():
        if name in event.counts:
            count = event.counts[name]
            parts.append(f"{short}{count.low}" + ("" if count.high == count.low else "+" if count.high is None else f"-{count.high}"))
    return " ".join(parts)


def told(text: str) -> dict[str, str]:
    """The toll of each row of news, by the place as the text writes it."""
    events = coder().code(text, published="2021-05-20").events
    return {str(e.to_row()["place_ar"]): toll(e) for e in events if e.status == "actual"}


# an article: the toll of each of its places
EACH_ITS_OWN = {
    # several places in one clause, each with its toll
    "قتل متمردون 14 مدنيا في قرية قرب بيني شرق الكونغو، وقتلوا اثنين آخرين على طريق بوتيمبو.": {"بيني": "K14", "طريق بوتيمبو": "K2"},
    "شن طيران التحالف غارات على صعدة قتل فيها أربعة مدنيين، وغارات على حجة أسفرت عن مقتل اثنين.": {"صعدة": "K4", "حجة": "K2"},
    "قتل ثلاثة جنود في غارة على بلدة سراقب، وأصيب تسعة مدنيين في غارة على بلدة أريحا.": {"بلدة سراقب": "K3", "بلدة أريحا": "W9"},
    "استشهد شابان برصاص الاحتلال في جنين وثالث في نابلس حيث أصيب ثلاثة آخرون.": {"جنين": "K2", "نابلس": "K1 W3"},
    "قتل شخصان في دونيتسك وآخر في خيرسون جراء قصف روسي خلال الليل.": {"دونيتسك": "K2", "خيرسون": "K1"},
    "قتل ثلاثة في قصف مدفعي على بلدتي سرمين وأريحا وجرح سبعة.": {"سرمين": "K3 W7", "أريحا": ""},
    # another deed opens with its result
    "لقي ثلاثة جنود مصرعهم في هجوم بقنبلة يدوية في مقديشو، وأسفر هجوم مماثل في كيسمايو عن مقتل شخصين وإصابة خمسة.": {
        "مقديشو": "K3",
        "كيسمايو": "K2 W5",
    },
    "قتل شرطيان في تفجير في مدينة كركوك، وأدى انفجار عبوة في بعقوبة إلى إصابة أربعة.": {"مدينة كركوك": "K2", "بعقوبة": "W4"},
    # a total and its parts
    "قتل تسعة مدنيين في غارات روسية على ريف إدلب أمس، خمسة منهم في سراقب وأربعة في أريحا.": {"سراقب": "K5", "أريحا": "K4"},
    "قال المرصد إن 11 شخصا قتلوا جراء قصف قوات النظام مدينتي دوما وزملكا، هم ثمانية في دوما وثلاثة في زملكا.": {
        "دوما": "K8",
        "زملكا": "K3",
    },
    "استشهد 13 فلسطينيا في قصف إسرائيلي على قطاع غزة، بينهم أربعة في قصف خيمة بخان يونس وثلاثة في غارة على مدينة غزة.": {
        "خان يونس": "K4",
        "مدينة غزة": "K3",
    },
    "قتل 13 شخصا في قصف على مدينة إدلب، بينهم أربعة أطفال في سوق المدينة.": {"مدينة إدلب": "K13"},
    "قتل عشرة فلسطينيين في غارات إسرائيلية على قطاع غزة. وقالت مصادر طبية إن خمسة قتلوا في جباليا، وأربعة في النصيرات، وواحدا في رفح.": {
        "جباليا": "K5",
        "النصيرات": "K4",
        "رفح": "K1",
    },
    # the day's sum, another day's toll
    "استشهد ستة مواطنين في قصف إسرائيلي على مدينة غزة. وقالت وزارة الصحة إن 43 شهيدا و120 جريحا وصلوا إلى المستشفيات خلال 24 ساعة.": {
        "مدينة غزة": "K6"
    },
    "قتل سبعة جنود في اشتباكات في محور الصابري بمدينة بنغازي. وكان المحور قد شهد الأسبوع الماضي مقتل خمسة جنود.": {"محور الصابري": "K7"},
    # another source's number
    "قتل ستة أشخاص في تفجير سيارة مفخخة وسط مدينة عفرين أمس. وقال شاهد إن عدد القتلى ثمانية.": {"مدينة عفرين": "K6-8"},
    "قالت الشرطة إن خمسة أشخاص قتلوا في هجوم مسلح على قرية قرب جوس. وذكر سكان أن القتلى سبعة.": {"جوس": "K5-7"},
    "قتل ستة أشخاص في تفجير سيارة مفخخة وسط مدينة عفرين أمس. وقال مصدر طبي إن عدد القتلى ارتفع إلى ثمانية.": {"مدينة عفرين": "K8"},
}


@pytest.mark.parametrize(("text", "tolls"), EACH_ITS_OWN.items())
def test_each_row_has_its_own_toll(text: str, tolls: dict[str, str]) -> None:
    assert told(text) == tolls
