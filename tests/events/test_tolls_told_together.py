"""Which toll a row keeps: the wounded with their own dead, both sides of one fight, nobody of the deed that the arrested are held for."""

from __future__ import annotations

import pytest
from tests.events.coding import coder, only, toll


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


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("هاجم مسلحون أمس ثكنة قرب سبها ما أدى إلى مقتل ثلاثة جنود، بالإضافة إلى قتل عدد من المدنيين.", 3, None),
        ("أسفر الهجوم على بلدة قرب سبها أمس عن مقتل شرطيين فضلا عن مقتل عدد من السكان.", 2, None),
        ("هاجم مسلحون أمس ثكنة قرب سبها ما أدى إلى مقتل ثلاثة جنود، بالإضافة إلى تدمير عدد من الآليات.", 3, 3),
    ],
)
def test_an_amount_added_without_a_number_leaves_the_toll_open(text: str, low: int, high: int | None) -> None:
    killed = coder().code(text, published="2021-05-20").events[0].counts["killed"]
    assert (killed.low, killed.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "killed", "targets"),
    [
        ("انفجرت سيارة مفخخة في الرقة وأودت بحياة 8 أشخاص أربعة من قسد وأربعة من المدنيين.", 8, {"SDF", "civilians"}),
        ("قتل سبعة أشخاص، ثلاثة من الشرطة وأربعة مدنيين، في هجوم على سوق في بيدوا أمس.", 7, {"police", "civilians"}),
        ("قتل سبعة جنود وأربعة مدنيين في هجوم على سوق في بيدوا أمس.", 11, {"Somali Army", "civilians"}),
    ],
)
def test_those_of_whom_a_number_is_made_up_are_not_added_to_it(text: str, killed: int, targets: set[str]) -> None:
    row = only(text)
    assert row.counts["killed"].best == killed
    assert targets & set(row.targets)
    assert not {"SDF", "Somali police", "police"} & set(row.attackers)
