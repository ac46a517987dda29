"""Sentences cut into segments: each tells of one incident, and a clause that only adds a toll stays with its incident."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.events.coding import coder

from waqai.events.coder import draft_events
from waqai.events.reading import Reading
from waqai.events.segments import Segment, split
from waqai.events.triggers import triggers, weight
from waqai.model import Document


def segments(text: str, title: str | None = None) -> tuple[Reading, list[Segment]]:
    reading = coder().read(Document("test", text, title))
    out: list[Segment] = []
    for sentence in reading.text.sentences:
        out += split(
            reading.sight,
            sentence,
            lambda a, b: any(spot.role == "event" for spot in reading.spots_in(a, b)),
            lambda a, b: bool(reading.counts_in(a, b)),
        )
    return reading, out


def drafts(text: str) -> list[tuple[str, str, list[int]]]:
    found = draft_events(coder().read(Document("test", text, None)))
    return [(d.tactic, d.spot.place.name_ar if d.spot else "", [c.low for c in d.counts]) for d in found]


def words(text: str) -> list[str]:
    reading, found = segments(text)
    return [reading.text.words(s.start, s.end) for s in found]


@pytest.mark.parametrize(
    "parts",
    [
        # what suspects are held for, and what a strike answers, have a place and a day of their own
        ("أعلنت الوزارة أمس اعتقال المتورطين", " ", "بالتفجير الذي استهدف سوق المقدادية قبل شهر"),
        ("ألقت الشرطة القبض على خمسة أشخاص في مدينة روما أمس في إطار التحقيقات حول", " ", "تفجيرات مدريد"),
        ("أوقفت السلطات أمس في مدينة سوسة ثلاثة على صلة", " ", "بالهجوم على متحف باردو الذي أوقع 22 قتيلا"),
        ("قصفت المدفعية مواقع المسلحين في جرابلس أمس", " ", "ردا على هجوم استهدف مخفرا قرب كلس"),
        # two incidents, joined by a word
        ("قتل خمسة مدنيين في انفجار سيارة مفخخة وسط بعقوبة", "، ", "فيما أصيب ثلاثة جنود بانفجار عبوة ناسفة غرب سامراء"),
        ("شن الطيران غارات على حلب", "، ", "بينما قصفت المدفعية أحياء في حمص"),
        ("اغتال مسلحون ضابطا في عدن", "، ", "كما انفجرت عبوة ناسفة في تعز"),
        ("انفجرت عبوة ناسفة في كركوك", "، ", "وفي الموصل فجر انتحاري نفسه عند حاجز"),
        ("قصف الطيران حي الشعار في حلب", "، ", "في حين قتل ثلاثة بقذائف هاون في إدلب"),
        ("خطف مسلحون مهندسا في كركوك", "، ", "كذلك اغتال مسلحون ضابطا في بغداد"),
        ("قصفت المدفعية بلدة دوما", " ", "بينما استهدفت غارات جوية بلدة حرستا"),
        # an earlier incident after «بعد» and its kin
        ("شنت القوات حملة دهم", " ", "بعد مقتل جندي في هجوم على حاجز في سيناء"),
        # a deed of another kind that goes along, comes before or after
        ("شن الطيران أمس غارات على بلدة حرستا", " ", "وسط اشتباكات عنيفة"),
        ("شن الطيران غارات على بلدة دوما", "، ", "ترافقت مع قصف مدفعي مكثف"),
        ("دارت اشتباكات في محيط بلدة عندان", " ", "وسط قصف جوي على المنطقة"),
        ("ألقت المروحيات براميل متفجرة على بلدة حريتان", "، ", "سبقها قصف مدفعي على بلدة عندان"),
        # sentences
        ("قتل جندي في هجوم في كركوك", ". ", "وفي الموصل فجر انتحاري نفسه عند حاجز"),
    ],
)
def test_two_incidents_are_two_segments(parts: tuple[str, str, str]) -> None:
    first, joint, second = parts
    assert words(f"{first}{joint}{second}.") == [first, second]


def test_a_verb_phrase_with_waw_opens_a_segment() -> None:
    assert len(words("قصفت مدفعية النظام حيا في حلب وفجر مسلحون عبوة ناسفة في حمص.")) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "أعلنت الشرطة مقتل جندي وإصابة اثنين في انفجار عبوة ناسفة غرب كركوك أمس",
        "قتل ثلاثة، فيما أصيب آخرون، في هجوم مسلح في حلب",
        "قتل جندي وأصيب اثنان بانفجار عبوة ناسفة",
        "انفجرت عبوة ناسفة على دورية للجيش، ما أدى إلى مقتل جندي وإصابة اثنين",
        "قال المتحدث كما نقلت الوكالة إن القوات قصفت مواقع المسلحين",
        "شن الطيران غارات على بلدة حرستا وسط غارات مماثلة",
        "شن الطيران غارات على بلدة حرستا وسط تحليق مكثف",
        "شن الطيران غارات على بلدة دوما وسط اشتباكات أدت إلى مقتل خمسة",
        "هطلت الأمطار في الشمال، بينما أشرقت الشمس في الجنوب",
    ],
)
def test_one_incident_is_one_segment(sentence: str) -> None:
    assert words(sentence + ".") == [sentence]


def test_an_earlier_incident_is_marked() -> None:
    _, found = segments("شنت القوات حملة دهم بعد مقتل جندي في هجوم على حاجز في سيناء.")
    assert [(s.lead, s.subordinate) for s in found] == [("", False), ("بعد", True)]


def test_the_connective_is_remembered() -> None:
    _, found = segments("اغتال مسلحون ضابطا في عدن، كما انفجرت عبوة ناسفة في تعز.")
    assert [s.lead for s in found] == ["", "كما"]


def test_titles_and_headings_retell() -> None:
    _, found = segments("قتل جندي في هجوم في كركوك أمس، وفق الشرطة.", "مقتل جندي في كركوك")
    assert [s.in_title for s in found] == [True, False]


@pytest.mark.parametrize(
    "text", ["قتل ثلاثة، فيما أصيب آخرون، كما خطف رابع.", "بعد بعد بعد قتل.", "فيما بينما كما.", "و.", "قتل، قتل، وقتل، فقتل"]
)
def test_every_word_is_in_one_segment(text: str) -> None:
    reading, found = segments(text)
    assert [i for s in found for i in range(s.start, s.end)] == list(range(len(reading.text.tokens)))


def test_triggers_leave_tolls_aside_and_do_not_overlap() -> None:
    reading, _ = segments("قتل ثلاثة في هجوم مسلح، ثم وقع انفجار عبوة ناسفة.")
    found = triggers(reading.sight, 0, len(reading.text.tokens))
    assert not any(hit.entry.attrs.get("toll") for hit in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 < weight(hit) <= 1 for hit in found)


def test_tolls_of_several_places_that_share_a_verb() -> None:
    found = drafts("قصف الطيران الحربي أمس بلدة عندان، كما سقط 6 قتلى في مدينة منبج و4 قتلى في مدينة الباب.")
    assert found[1:] == [("air_strike", "مدينة منبج", [6]), ("air_strike", "مدينة الباب", [4])]


def test_a_second_kind_of_toll_is_no_second_incident() -> None:
    assert len(words("سقط 12 قتيلا و8 جرحى في قصف على مدينة تعز.")) == 1


def test_what_an_incident_answers_is_another() -> None:
    first, second = drafts("هاجم مسلحون أمس حاجزا للشرطة في مدينة جيلان بينار وقتلوا شرطيين ردا على تفجير في مدينة سروج أوقع ثلاثين قتيلا.")
    assert (first[1], first[2]) == ("مدينة جيلان بينار", [2])
    assert (second[0], second[1], second[2]) == ("bombing_ied", "مدينة سروج", [30])


def test_an_answer_without_a_place_stays_with_what_it_caused() -> None:
    assert len(words("قصفت المدفعية مواقع المسلحين في بلدة عرسال ردا على إطلاق نار.")) == 1


def test_a_side_told_behind_a_comma_says_where_the_province_lies() -> None:
    [(_, place, _)] = drafts("شن الطيران أمس غارات على معسكرات في محافظة الجوف، شمال شرقي العاصمة صنعاء.")
    assert place == "محافظة الجوف"


def test_an_opening_clause_is_only_the_setting_of_the_news() -> None:
    text = "فيما تتواصل المواجهات بين الجيش وقوات الدعم السريع، قتل 30 شخصا في هجوم بطائرة مسيرة لقوات الدعم السريع على مخيم في الفاشر أمس."
    rows = coder().code(text, published="2025-10-11").events
    assert [(row.tactic, row.attackers, row.counts["killed"].best) for row in rows] == [("drone_strike", ("Rapid Support Forces",), 30)]
