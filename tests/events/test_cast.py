"""Names in one article: nouns that carry a name on, a country's own forces, who is whose friend."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder

from waqai.events.coder import draft_events
from waqai.events.reading import Reading
from waqai.model import Document


def read(text: str, published: date = date(2016, 5, 20)) -> Reading:
    return coder().read(Document("test", text, None, published))


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("أعلن تنظيم داعش حملة جديدة. وشن التنظيم هجوما على قرية قرب كركوك أمس وقتل ستة مدنيين.", "Islamic State"),
        ("تنشط حركة الشباب في جنوب الصومال. وهاجمت الحركة قاعدة قرب كسمايو أمس وقتلت ستة جنود.", "al-Shabaab"),
        ("يقود الجيش حملة على جماعة بوكو حرام. وقتلت الجماعة ستة مدنيين في هجوم على قرية قرب مايدوغوري أمس.", "Boko Haram"),
        ("يخوض حزب العمال الكردستاني حربا منذ عقود. وفجر الحزب عبوة في شرناق أمس فقتل جنديان.", "PKK"),
        ("شكت قبائل مأرب من جماعة الحوثي. وقصفت المليشيات حيا في مدينة تعز أمس وقتل ستة مدنيين.", "Houthis"),
        ("تقاتل بوكو حرام في نيجيريا منذ سنوات. وهاجم المسلحون قرية قرب مايدوغوري أمس وقتلوا ستة مدنيين.", "Boko Haram"),
        ("قصفت طائرات التحالف مواقع الحوثيين في صعدة أمس.", "Arab coalition"),
        ("قصفت طائرات التحالف مواقع تنظيم داعش في الرقة أمس.", "Global Coalition"),
        ("شن الجيش غارة على معسكر في سيناء أمس وقتل ستة مسلحين.", "Egyptian Army"),
        ("قتلت طائرة إسرائيلية أربعة أشخاص في القنيطرة أمس بغارة على سيارة.", "Israeli forces"),
    ],
)
def test_names_carried_on(text: str, attacker: str) -> None:
    assert any(attacker in draft.attackers for draft in draft_events(read(text)))


@pytest.mark.parametrize(
    ("one", "other", "country", "friends", "foes"),
    [
        ("Houthis", "Saleh forces", "YE", True, False),
        ("Arab coalition", "Popular Resistance", "YE", True, False),
        ("Popular Resistance", "Houthis", "YE", False, True),
        ("Houthis", "Popular Resistance", "YE", False, True),
        ("Popular Resistance", "Houthis", "IQ", False, False),
        ("Peshmerga", "Iraqi Army", "IQ", True, False),
        ("Syrian Armed Forces", "Nusra Front", "SY", False, True),
        ("Taliban", "Afghan Army", "AF", False, True),
        ("Houthis", "Houthis", "YE", False, False),
    ],
)
def test_friends_and_foes(one: str, other: str, country: str, friends: bool, foes: bool) -> None:
    cast, day = read("خبر").cast, date(2015, 8, 1)
    assert cast.are_friends(one, other, country, day) is friends
    assert cast.are_foes(one, other, country, day) is foes


def test_foes_have_their_time() -> None:
    assert not read("خبر").cast.are_foes("Taliban", "Afghan Army", "AF", date(2023, 1, 1))


def test_another_party_is_no_name_carried_on() -> None:
    text = "ينشط حزب العمال الكردستاني في الشمال. وقال مسؤول في الحزب الديمقراطي إن حارسا أصيب في تعرض الحزب الديمقراطي لهجوم في أربيل أمس."
    assert all("PKK" not in (*d.attackers, *d.targets) for d in draft_events(read(text)))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("هاجم مسلحون أمس حاجزا لقوات دفاع شبوة في مدينة عتق.", "Shabwa Defense Forces"),
        ("قتل جنديان من قوات النخبة الشبوانية أمس في هجوم على حاجز في مدينة عتق.", "Shabwani Elite Forces"),
        ("قتل جنديان من قوات النخبة الحضرمية أمس في هجوم على حاجز في مدينة المكلا.", "Hadrami Elite Forces"),
        ("هاجم مسلحون أمس دورية لقوى الأمن الداخلي في بلدة البصيرة بريف دير الزور.", "SDF"),
        ("هاجم مسلحون أمس دورية لقوى الأمن الداخلي في مدينة طرابلس شمال لبنان.", "Lebanese Internal Security Forces"),
        ("قتل ثلاثة من عناصر الدرك أمس في هجوم على مركز قرب ديار بكر.", "Turkish gendarmerie"),
        ("قتل اثنان من حرس الحدود أمس في هجوم على مخفر قرب زاهدان.", "Iranian border guards"),
        ("قتل ستة من حركة باكستان طالبان أمس في عملية للجيش قرب بيشاور.", "Pakistani Taliban"),
        ("قتل 15 مسلحا درزيا أمس في كمين نفذته قوات الأمن السورية على طريق السويداء.", "Druze militias"),
        ("استهدف قصف صاروخي أمس مسجدا في مديرية الجوبة ما أدى إلى مقتل تسعة مدنيين.", "mosque"),
        ("استهدفت غارة أمس مدرسة في مخيم البريج ما أدى إلى مقتل تسعة مدنيين.", "school"),
    ],
)
def test_who_or_what_was_struck(text: str, target: str) -> None:
    rows = coder().code_document(Document("test", text, None, date(2023, 5, 20))).events
    assert any(target in row.to_row()["target"] for row in rows)
