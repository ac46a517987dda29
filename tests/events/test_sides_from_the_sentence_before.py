"""Sides that stand in the sentence before, in an adjective in the accusative, or behind words of an answer or a charge."""

from __future__ import annotations

import pytest

from .coding import coded, only


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("قال حاكم بيلغورود إن قصفا أوكرانيا أصاب منزلا في شيبيكينو أمس وجرح امرأة.", "Ukrainian forces"),
        ("قال حاكم خيرسون إن قصفا روسيا أصاب منزلا في المدينة أمس وجرح امرأة.", "Russian forces"),
        ("ذكر ناشطون أن قصفا مدفعيا تركيا استهدف قرية في ريف تل تمر أمس.", "Turkish Armed Forces"),
        ("قالت الوكالة إن قصفا إسرائيليا استهدف منزلا في خان يونس أمس وقتل ستة.", "Israeli forces"),
        ("ذكرت مصادر أن هجوما أميركيا بطائرة مسيرة قتل قياديا في القاعدة بمأرب أمس.", "US forces"),
    ],
)
def test_a_nation_in_the_accusative_is_whose_fire_it_was(text: str, attacker: str) -> None:
    assert only(text, "2022-05-20").attackers == (attacker,)


def test_a_man_of_a_nation_in_the_accusative_is_no_doer() -> None:
    assert only("قتل مسلحون مواطنا سوريا في الرمادي أمس.").attackers in ((), ("unknown",))
    assert only("خطف مسلحون مهندسا تركيا في لاغوس أمس.").attackers in ((), ("unknown",))


def test_a_soldier_named_with_his_nation_is_of_that_army_alone() -> None:
    assert only("قتل مسلحو طالبان جنديا أمريكيا في هلمند أمس.", "2012-05-20").targets == ("US forces",)


@pytest.mark.parametrize(
    ("text", "attacker", "dead"),
    [
        (
            "تقدم تنظيم الدولة الإسلامية نحو بلدة البغدادي أمس. وهاجم مسلحوه مقر الفوج الثاني في الجيش العراقي، ما أدى إلى مقتل 15 جنديا.",
            "Islamic State", 15,
        ),
        (
            "أعلنت حركة طالبان بدء حملتها الربيعية في قندوز. واقتحم مقاتلوها أمس مركزا للشرطة فقتلوا سبعة من عناصره.",
            "Taliban", 7,
        ),
    ],
)  # fmt: skip
def test_men_with_a_pronoun_are_of_the_band_told_before(text: str, attacker: str, dead: int) -> None:
    event = only(text, "2015-08-05")
    assert event.attackers == (attacker,) and event.counts["killed"].best == dead


def test_his_men_are_nobodys_where_another_side_was_told_last() -> None:
    [event] = coded(
        "تعهد تنظيم الدولة الإسلامية بالقتال. وفي تعز قال الجيش اليمني أمس إن عناصره صدوا هجوما وقتلوا ثلاثة مسلحين.", "2015-08-05"
    )
    assert "Islamic State" not in event.attackers


@pytest.mark.parametrize(
    "text",
    [
        "سقط صاروخان في كريات شمونة أمس. وأعلن حزب الله أنه أطلقهما ردا على قصف الخيام.",
        "دوت صفارات الإنذار في كريات شمونة أمس بعد إطلاق صواريخ. وقال حزب الله إنه أطلق رشقة صواريخ ردا على اغتيال أحد قادته.",
    ],
)
def test_what_a_claim_answers_is_no_row_of_its_own(text: str) -> None:
    event = only(text, "2024-02-05")
    assert event.attackers == ("Hezbollah",) and event.claimed_by == "Hezbollah"


def test_who_answers_a_strike_did_not_do_the_one_it_answers() -> None:
    rows = coded("أطلق جيش الإسلام صواريخ على دمشق أمس ردا على قصف دوما.", "2015-08-05")
    at_duma = [e for e in rows if e.where is not None and e.where.name_ar == "دوما"]
    assert all("Jaysh al-Islam" not in e.attackers for e in at_duma)


@pytest.mark.parametrize(
    "text",
    [
        "أقدم عناصر تنظيم داعش أمس على إعدام تسعة مدنيين في ناحية القيارة بتهمة التعاون مع القوات الأمنية.",
        "أعدمت حركة الشباب رجلين في بوالي أمس بتهمة التجسس لصالح القوات الأمريكية.",
    ],
)
def test_for_whom_people_are_charged_with_working_was_not_struck(text: str) -> None:
    assert only(text).targets == ("civilians",)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("اندلعت اشتباكات في سبها أمس بين الجيش الليبي ومسلحين مجهولين.", ("militants",)),
        ("داهمت الشرطة المصرية شقة في مدينة 6 أكتوبر أمس. وتبادل المطلوبون إطلاق النار مع القوات. وقتل ثلاثة منهم.", None),
    ],
)
def test_nameless_men_who_were_fought_are_militants_and_no_side_stands_twice(text: str, targets: tuple[str, ...] | None) -> None:
    event = only(text)
    assert targets is None or event.targets == targets
    assert "Egyptian Army" not in event.targets


def test_who_slaughtered_them_is_told_behind_the_toll() -> None:
    event = only("قتل ستة مزارعين في إقليم إيتوري أمس. وقال زعيم محلي إن مقاتلين من القوات الديمقراطية المتحالفة ذبحوهم في حقولهم.")
    assert event.attackers == ("Allied Democratic Forces",) and event.targets == ("civilians",)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("استهدفت طائرات مسيرة قاعدة وادي سيدنا العسكرية شمال أم درمان أمس.", "Sudanese Army"),
        ("قصف حزب الله قاعدة ميرون أمس.", "Israeli forces"),
    ],
)
def test_a_base_that_is_the_place_itself_is_an_armys(text: str, target: str) -> None:
    assert target in only(text, "2024-02-05").targets


def test_a_base_that_a_coalition_bombs_is_not_the_lands_army() -> None:
    assert "Yemeni government forces" not in only("قصف التحالف قاعدة الديلمي الجوية في صنعاء أمس.", "2016-05-20").targets


def test_forces_of_defence_are_the_lands_army() -> None:
    told = "أعلنت الشرطة الموزمبيقية أن قوات الدفاع والأمن قتلت خمسة متمردين في كابو ديلغادو أمس."
    assert only(told, "2021-05-20").attackers == ("Mozambican Army",)


def test_fighters_in_construct_with_their_group_strike() -> None:
    event = only("دك مقاومو القسام حشودا للعدو شرق جباليا بقذائف الهاون أمس.", "2024-02-05")
    assert event.attackers == ("Hamas",) and event.targets[:1] == ("Israeli forces",)
