"""Which toll a row keeps: the wounded with their own dead, both sides of one fight, nobody of the deed that the arrested are held for."""

from __future__ import annotations

from functools import cache

import pytest

from waqai import Coder
from waqai.model import Event

SHORT = {"killed": "K", "wounded": "W", "killed_or_wounded": "KW", "attackers_killed": "A"}


@cache
def coder() -> Coder:
    return Coder()


def toll(event: Event) -> str:
    """«K3 W2+» is three killed and at least two wounded."""
    counts = ((short, event.counts[name]) for name, short in SHORT.items() if name in event.counts)
    return " ".join(f"{s}{c.low}" + ("" if c.high == c.low else "+" if c.high is None else f"-{c.high}") for s, c in counts)


def told(text: str) -> dict[str, str]:
    """The toll of each row, by the place as the text writes it."""
    return {str(e.to_row()["place_ar"]): toll(e) for e in coder().code(text, published="2021-05-20").events}


CASES = {
    # the wounded of the number that stands, not the sum of two sources' wounded
    "قصف المتمردون ضاحية دار سعد شمال عدن أمس، مخلفين 41 قتيلا وجرح 160 آخرين، بينما تحدث مسعف عن ارتفاع عدد الضحايا، وقال إن 55 من السكان "
    "قتلوا وأصيب 210 آخرون.": {"ضاحية دار سعد": "K55 W210"},
    # both sides of one fight, the second «خلال المواجهات»
    "اندلعت مواجهات عنيفة في جبهة كرش بلحج أمس قتل فيها خمسة من الحوثيين، فيما قتل اثنان من المقاومة خلال المواجهات.": {"جبهة كرش": "K7"},
    "هاجم مسلحو داعش مواقع للبيشمركة جنوب كركوك أمس، وقتل 12 منهم، فيما قتل ثلاثة من البيشمركة خلال الاشتباكات.": {"جنوب كركوك": "K15"},
    "قصف الطيران مواقع الحوثيين في صعدة أمس فقتل عشرة، فيما قتل ثلاثة من المقاومة في مواجهات مع الحوثيين بتعز.": {
        "صعدة": "K10",
        "تعز": "K3",
    },
    "اندلعت اشتباكات عنيفة بين المعارضة وقوات النظام في حندرات بحلب أمس، وقتلت المعارضة ستة جنود وأصابت آخرين، تزامنا مع قصف مدفعي "
    "على قرية حريتان.": {"حندرات": "K6 W2+", "قرية حريتان": ""},
    # the wounded told further on, past a sentence that says where a source sits
    "أعلنت منظمة طبية ارتفاع حصيلة القتلى جراء قصف المتمردين مديرية دار سعد في عدن إلى نحو 90 أمس. وقال مندوبها إن المنظمة التي تتخذ من "
    "أوسلو مقرا لها أحصت زهاء 90 قتيلا. وأضاف أن عدد الجرحى وصل إلى 180.": {"مديرية دار سعد": "K90 W180"},
    # one person by name, hurt and dead
    "اقتحمت قوات الاحتلال بلدة برقين غرب جنين أمس، ووقعت مواجهات أصيب على أثرها الشاب عليوي بجراح خطرة، حيث أكد شهود أن القوات قتلت الشاب "
    "عليوي بدم بارد.": {"بلدة برقين": "K1"},
    # the deed that those arrested are held for
    "أعلنت الداخلية البحرينية أمس القبض على منفذي تفجير سترة الذي أدى إلى مقتل شرطيين وإصابة ستة آخرين.": {"البحرين": ""},
    "اقتحمت قوات الاحتلال مخيم جنين أمس لاعتقال منفذ هجوم تل أبيب، فقتلت شابا وأصابت أربعة.": {"مخيم جنين": "K1 W4"},
    # who lays a bomb
    "لقي مسلح مصرعه أثناء زرعه عبوة ناسفة على طريق قرب كركوك أمس.": {"كركوك": "A1"},
    "أعلنت الداخلية البحرينية أن شخصا قتل أمس بينما كان يحاول زرع قنبلة في سترة. ولم تحدد هوية الشخص الذي قتل.": {"سترة": "A1"},
    "قتل جندي أثناء تفكيكه عبوة ناسفة قرب كركوك أمس.": {"كركوك": "K1"},
    # a deed set before the news that is a row of its own keeps dead and wounded
    "جاءت المواجهات بعد أربعة أيام على التفجير الانتحاري الذي خلف 28 قتيلا و70 جريحا في سروج. وأعلن الجيش مقتل جنديين وإصابة 20 أمس في "
    "كيليس برصاص مسلحي داعش.": {"سروج": "K28 W70", "كيليس": "K2 W20"},
}


@pytest.mark.parametrize(("text", "tolls"), CASES.items())
def test_each_row_keeps_its_toll(text: str, tolls: dict[str, str]) -> None:
    assert told(text) == tolls
