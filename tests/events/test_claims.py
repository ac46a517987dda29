"""Claims: whose they are and of what, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder, only

from waqai.events.coder import draft_events
from waqai.events.draft import Draft
from waqai.model import Document


def events(text: str) -> list[Draft]:
    return draft_events(coder().read(Document("test", text, None, date(2016, 5, 20))))


BLAST = "قتل عشرة أشخاص في انفجار سيارة مفخخة وسط {place} أمس"


@pytest.mark.parametrize(
    ("place", "claim", "who"),
    [
        ("بغداد", "وتبنى تنظيم داعش الهجوم.", "Islamic State"),
        ("بغداد", "وأعلن تنظيم داعش مسؤوليته عن التفجير.", "Islamic State"),
        ("مقديشو", "وأعلنت حركة الشباب مسؤوليتها عن الهجوم في بيان.", "al-Shabaab"),
        ("كابول", "وأعلنت حركة طالبان المسؤولية عن الهجوم.", "Taliban"),
        ("العريش", "وقالت جماعة ولاية سيناء في رسالة مصورة إنها تعلن مسؤوليتها عن الهجوم.", "Islamic State"),
        ("عدن", "وتبنى تنظيم القاعدة التفجير.", "al-Qaeda"),
        ("كابول", "وأعلنت حركة طالبان مسئوليتها عنه.", "Taliban"),
    ],
)
def test_claimed(place: str, claim: str, who: str) -> None:
    [event] = events(f"{BLAST.format(place=place)}. {claim}")
    assert event.claimed_by == who
    assert event.attackers == (who,)


@pytest.mark.parametrize(
    "words",
    [
        "ولم تتبن أي جهة الهجوم.",
        "ولم تعلن أي جماعة مسؤوليتها عن الهجوم.",
        "وحملت المعارضة الحكومة مسؤوليته.",
        "وتبنى تنظيم داعش بالفعل تفجيرات سابقة.",
        "وسبق لتنظيم داعش أن تبنى هجمات مماثلة.",
        "وقال البيان إن القناة لن ترضخ لجماعة تتبنى الفكر الحوثي.",
        "وأدرك الجميع مسؤوليتهم في دعم المواطنين.",
        "ويتبنى معظم الهجمات تنظيم القاعدة.",
        "وعادة ما يقف تنظيم القاعدة وراء هجمات كهذه.",
    ],
)
def test_not_claimed(words: str) -> None:
    assert all(event.claimed_by is None for event in events(f"{BLAST.format(place='بغداد')}. {words}"))


def test_claim_in_the_sentence() -> None:
    [event] = events("تبنى تنظيم داعش هجوما قتل فيه سبعة جنود قرب الرمادي أمس.")
    assert (event.claimed_by, event.attackers) == ("Islamic State", ("Islamic State",))


def test_a_state_is_no_claimant() -> None:
    assert all(e.claimed_by is None for e in events("أعلن الجيش المصري مسؤوليته عن قصف معسكر في سيناء أمس قتل فيه ستة مسلحين."))


def test_a_group_that_tells_of_its_own_deed_claims_it() -> None:
    [event] = events("قالت حركة الشباب في بيان إنها خطفت ثلاثة جنود في مدينة كيسمايو أمس.")
    assert event.claimed_by == "al-Shabaab"


@pytest.mark.parametrize("denial", ["ولم يعلن تنظيم داعش مسؤوليته عن الهجوم.", "ونفى تنظيم داعش مسؤوليته عن التفجير."])
def test_a_claim_that_is_denied(denial: str) -> None:
    assert {e.claimed_by for e in events(f"{BLAST.format(place='بغداد')}. {denial}")} == {None}


def test_a_claim_of_one_earlier_deed_is_not_of_all() -> None:
    text = "ويأتي ذلك بعد أيام من تفجير في المقدادية تبناه تنظيم داعش، وكان من أكثر التفجيرات دموية."
    told = {e.spot.place.name_ar: e.claimed_by for e in events(f"{BLAST.format(place='بعقوبة')}. {text}") if e.spot is not None}
    assert told["بعقوبة"] is None


def test_an_operation_that_is_claimed_may_be_described() -> None:
    [event] = events(f"{BLAST.format(place='الرياض')}، وتبنى تنظيم داعش العملية الإرهابية.")
    assert event.claimed_by == "Islamic State"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("أعلنت جبهة النصرة أمس استهداف حاجز لقوات النظام قرب إدلب.", "Nusra Front"),
        ("نشر تنظيم داعش شريطا مصورا يؤكد فيه قيامه أمس بإعدام خمسة جنود في الموصل.", "Islamic State"),
        ("أعلنت حركة طالبان أمس مقتل زعيمها في غارة أمريكية في هلمند.", None),
        ("أعلنت حركة حماس قصف الطائرات الإسرائيلية موقعا لها غرب غزة أمس.", None),
        ("أعلن الجيش العراقي أمس استهداف رتل لتنظيم داعش قرب هيت.", None),
    ],
)
def test_a_deed_that_its_doer_announces(text: str, who: str | None) -> None:
    assert {e.claimed_by for e in events(text)} == {who}


def test_a_group_that_no_pack_knows_claims_under_its_own_name() -> None:
    text = (
        "قتل شرطيان في انفجار عبوة ناسفة في قرية سترة أمس. "
        "وقالت مجموعة مجهولة أطلقت على نفسها «سرايا الفجر الجديد» إنها تعلن مسؤوليتها عن الهجوم."
    )
    [event] = events(text)
    assert event.claimed_by == "سرايا الفجر الجديد"
    assert "سرايا الفجر الجديد" not in event.attackers  # what it says of itself stays a claim


def test_nobody_claims_an_attack_upon_himself() -> None:
    text = "قتل أربعة من مسلحي الحوثيين في كمين على دوريتهم في ذمار أمس. وتبنت خلايا محلية الهجوم على الحوثيين."
    assert all(event.claimed_by is None for event in events(text))


def test_a_claim_of_then_is_of_the_deed_of_then() -> None:
    text = f"{BLAST.format(place='بعقوبة')}. وكان عشرون جنديا قتلوا في تفجير في بغداد عام 2013، ويومها تبنى الهجوم تنظيم القاعدة."
    told = {e.spot.place.name_ar: e.claimed_by for e in events(text) if e.spot is not None and e.status == "actual"}
    assert told["بعقوبة"] is None


def test_a_claim_behind_the_word_of_time_is_of_the_earlier_deeds() -> None:
    text = "انفجرت سيارة مفخخة في بعقوبة أمس فقتلت ستة مدنيين، غداة مقتل تسعة في بغداد في تفجيرين، تبناهما تنظيم داعش."
    told = {e.spot.place.name_ar: e.claimed_by for e in events(text) if e.spot is not None}
    assert told["بعقوبة"] is None


def test_guards_called_fighters_claim_nothing() -> None:
    assert all(e.claimed_by is None for e in events("أصيب فردان من قوة المجاهدين بالطوال في سقوط قذيفة أطلقها الحوثيون أمس."))


def test_the_claim_of_a_telling_that_is_no_row_goes_to_the_row() -> None:
    text = (
        "قتل عشرة مدنيين أمس في انفجار سيارة مفخخة في سوق وسط بعقوبة. وكانت المدينة هادئة منذ أسابيع. "
        "وهز الانفجار العراق، وتبنى تنظيم داعش التفجير."
    )
    rows = coder().code(text, published="2016-05-20").events
    assert {row.claimed_by for row in rows} == {"Islamic State"}


def test_a_report_may_open_with_the_claim() -> None:
    text = "تبنت جماعة نصرة الإسلام والمسلمين الهجوم الذي استهدف موقعا عسكريا في إقليم لوروم شمالي بوركينا فاسو."
    [row] = coder().code(text, published="2024-06-17").events
    assert (row.attackers, row.claimed_by) == (("JNIM",), "JNIM")


@pytest.mark.parametrize(
    ("place", "who"), [("مدينة تعز اليمنية", "Popular Resistance"), ("القاهرة", "Popular Resistance Movement (Egypt)")]
)
def test_a_name_that_two_lands_share_is_of_the_land_told_of(place: str, who: str) -> None:
    [event] = events(f"قتل أربعة جنود أمس في هجوم شنته حركة المقاومة الشعبية على حاجز في {place}.")
    assert event.attackers == (who,)


def test_own_deed_announced() -> None:
    """«أوضح الحزب استهدافه»: with «ه» it is his own deed; an army that reports one upon itself claims nothing."""
    [event] = events("أوضح حزب الله استهدافه تجمعا لجنود إسرائيليين في موقع المالكية بصاروخ أمس.")
    assert event.claimed_by == "Hezbollah"
    text = "أعلنت قوات سوريا الديمقراطية أمس مقتل خمسة من عناصرها في هجوم نفذه تنظيم داعش قرب الشحيل. "
    text += "وأوضح بيان لقسد أن الهجوم استهدف نقطة عسكرية."
    rows = coder().code_document(Document("test", text, None, date(2025, 4, 29))).to_dict()["events"]
    assert rows and all(row["claimed_by"] is None and row["attacker"] == "Islamic State" for row in rows)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("أعلنت كتائب القسام أمس عن عملية شرق رفح. وقالت إنها قصفت موقع كيسوفيم بقذائف الهاون.", "Hamas"),
        (
            "قال حزب الله أمس إن مجاهديه فجروا عبوة في دبابة عند ميس الجبل. وعند أطراف بلدة عيترون دمروا جرافة بصاروخ موجه.",
            "Hezbollah",
        ),
        ("قصفت سرايا القدس اليوم مدينة سديروت برشقة صاروخية، حسب بيان لها.", "Palestinian Islamic Jihad"),
        ("أعلنت حركة الشباب أمس هجوما في كسمايو. وأضافت الحركة أن مقاتليها فجروا آلية للجيش قرب المطار.", "al-Shabaab"),
    ],
)
def test_told_by_themselves(text: str, who: str) -> None:
    told = [event for event in events(text) if event.claimed_by]
    assert told, text
    assert {event.claimed_by for event in told} == {who}
    assert all(event.attackers == (who,) for event in told)


@pytest.mark.parametrize(
    "text",
    [
        "قال مصدر محلي إن حركة الشباب قصفت أمس حيا في بيدوا بقذائف الهاون.",
        "أعلنت حركة طالبان أمس مقتل ثلاثة من عناصرها. وقال الجيش إن مسلحين فجروا عبوة في كابول.",
        "قال إعلام المحافظة إن تنظيم داعش قصف أمس قرية قرب كركوك بالهاون.",
        "اتهمت حركة حماس أمس جيش الاحتلال بقصف حي سكني في خان يونس. وقالت إن الاحتلال فجر منازل في رفح.",
    ],
)
def test_told_of_others(text: str) -> None:
    assert all(event.claimed_by is None for event in events(text))


def test_what_they_answer_is_not_theirs() -> None:
    told = events("قال حزب العمال الكردستاني إن مقاتليه قتلوا شرطيين أمس في جيزري انتقاما لتفجير انتحاري في سروج.")
    assert all(event.claimed_by is None for event in told if event.tactic == "suicide_bombing")


def test_a_group_that_often_claims_attacks_claims_none_by_that() -> None:
    row = only("قتل جنديان أمس في هجوم في كيدال. وكانت جماعة نصرة الإسلام والمسلمين تبنت أكثر من مرة عمليات ضد الجيش.", "2020-01-31")
    assert row.claimed_by is None
