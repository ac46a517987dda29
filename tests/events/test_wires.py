"""Short wire reports: who struck whom, which town is none, whose deed a claim is of, and what is an accident."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder

from waqai.events.coder import draft_events
from waqai.events.draft import Draft
from waqai.model import Document, Event


def drafts(text: str) -> list[Draft]:
    return draft_events(coder().read(Document("test", text, None, date(2019, 4, 10))))


def rows(text: str) -> tuple[Event, ...]:
    return coder().code(text, published="2019-04-10").events


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("أطلق ملثمان على دراجة الرصاص على تاجر في الموصل أمس فأردياه.", "shooting"),
        ("داهم متشددون ثكنة في بيجي أمس وقتلوا ثلاثة جنود.", "armed_attack"),
        ("غارة شنها مسلحون على قرية قرب مايدوغوري أمس قتل فيها أربعة.", "armed_attack"),
        ("رمى مجهولون قنبلة على مقهى في كركوك أمس وأصيب أربعة.", "grenade"),
        ("قصف الطيران المسير التركي موقعا في جبل متين أمس.", "drone_strike"),
        ("أصيب سبعة في ضربة روسية بمسيرات على أوديسا أمس.", "drone_strike"),
        ("قتل شاب في استهداف محلقة انقضاضية سيارة في بلدة عيترون أمس.", "drone_strike"),
        ("قصفت مسيرة سيارة في بلدة الخيام أمس وقتل سائقها.", "drone_strike"),
        ("داست عربة للجيش لغما قرب سرت أمس وقتل جندي.", "mine"),
        ("نسف جنود ملثمون بيتا في بلدة ميس الجبل أمس.", "arson_property"),
        ("تبادل رجال الشرطة إطلاق النار مع مطلوبين في العوامية أمس.", "armed_clash"),
        ("أصيب حارس بجروح أمس بعد تعرضه للطعن قرب باب العامود في القدس.", "armed_attack"),
        ("قتلت مستوطنة طعنا في مستوطنة قرب الخليل أمس.", "armed_attack"),
        ("قال مصدر في الشرطة إن ثلاث سيارات انفجرت في كركوك أمس ما أدى إلى مقتل مدني.", "car_bomb"),
        ("قال الضابط إن سيارة ثانية انفجرت قرب مصرف في تكريت أمس وقتلت اثنين.", "car_bomb"),
    ],
)
def test_the_verb_is_known_though_its_object_stands_further_on(text: str, tactic: str) -> None:
    assert [d.tactic for d in drafts(text)][:1] == [tactic]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("دانت باريس وروما القصف الذي أصاب مدينة درنة أمس وقتل فيه خمسة.", "درنة"),
        ("كانو (نيجيريا) - قتل مسلحون خمسة مزارعين في قرية بولاية كاتسينا فجر أمس، وفق الشرطة.", "كاتسينا"),
        ("أعلنت واشنطن إصابة ثلاثة من جنودها في انفجار عبوة في كابول أمس.", "كابول"),
    ],
)
def test_a_capital_that_speaks_is_no_place_of_the_deed(text: str, place: str) -> None:
    assert all(place in d.spot.place.name_ar for d in drafts(text) if d.spot is not None)


def test_one_claim_is_of_all_deeds_told_before() -> None:
    text = "انفجرت سيارة مفخخة في سوق بكركوك أمس وقتل ستة. وفي البصرة قتل خمسة في انفجار عبوة. وتبنى تنظيم داعش التفجيرين."
    assert [d.claimed_by for d in drafts(text)] == ["Islamic State", "Islamic State"]


def test_a_group_adopts_a_process_without_claiming_a_deed() -> None:
    text = "انفجرت سيارة مفخخة في سوق بكركوك أمس وقتل ستة. وتبنى حزب الله العملية السياسية منذ أعوام."
    assert [d.claimed_by for d in drafts(text)] == [None]


def test_those_held_to_be_a_groups_men_give_the_attacker() -> None:
    text = "قتل ستة مدنيين أمس برصاص مسلحين كمنوا لحافلة قرب مانديرا. ويعتقد أن المنفذين من حركة الشباب."
    assert [d.attackers for d in drafts(text)] == [("al-Shabaab",)]


@pytest.mark.parametrize(
    "text",
    [
        "خسر الجيش العراقي أمس سبعة من جنوده في هجوم على ثكنة في بيجي.",
        "صد حراس الجيش العراقي أمس هجوما على نقطة قرب بيجي.",
    ],
)
def test_who_lost_men_or_held_out_is_the_target(text: str) -> None:
    [draft] = drafts(text)
    assert draft.targets == ("Iraqi Army",)
    assert "Iraqi Army" not in draft.attackers


@pytest.mark.parametrize(
    "text",
    [
        "خمسة قتلى في انفجار وقع أمس في معمل للألعاب النارية بمدينة حيدر آباد.",
        "قتل ستة في حادث اصطدام بين حافلة وشاحنة قرب بني سويف أمس وانفجار إطار الشاحنة.",
        "هاجم قرش سباحين قبالة شاطئ في سيدني أمس فأصيب أحدهما.",
        "فتح صياد النار خطأ على رفيقه في غابة قرب فاس أمس فأصابه.",
    ],
)
def test_an_accident_is_no_deed(text: str) -> None:
    assert rows(text) == ()
