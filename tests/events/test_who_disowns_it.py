"""Sides that say that a deed was not theirs, claim none, mourn their own, look into it or show it on film."""

from __future__ import annotations

import pytest

from .coding import coded, only


@pytest.mark.parametrize(
    "text",
    [
        "انفجرت سيارة مفخخة في مقديشو أمس وقتل 7 أشخاص. قالت حركة الشباب إنها لا تقف وراء الهجوم.",
        "قتل ضابط في انفجار عبوة بسيارته في غزة أمس. وأكدت حركة حماس أن لا علاقة لها بالحادث.",
        "هاجم مسلحون حافلة في إقليم هلمند أمس وقتلوا ستة ركاب، وقالت حركة طالبان إن مقاتليها لم ينفذوا الهجوم.",
        "قتل 11 مصليا في تفجير مسجد في كابل أمس. ولم تتبن حركة طالبان الهجوم.",
        "اغتيل قيادي محلي بالرصاص في عدن أمس. ونفت جماعة الحوثي أن تكون وراء اغتياله.",
        "قتل سبعة في تفجير انتحاري في بيشاور أمس وأعلنت حركة طالبان براءتها من الهجوم.",
        "قالت حركة حماس إنها لا تقف وراء إطلاق الصاروخ الذي سقط في سديروت أمس.",
        "سقطت قذيفة هاون على منزل في القنيطرة أمس فأصيب رجل. ونفى متحدث باسم جبهة النصرة أي علاقة للجبهة بالقصف.",
    ],
)
def test_who_disowns_a_deed_or_claims_none_did_not_do_it(text: str) -> None:
    event = only(text)
    assert event.attackers in ((), ("unknown",)) and event.claimed_by is None


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("قتل 11 مصليا في تفجير مسجد في كابل أمس. ونفت حركة طالبان مسؤوليتها عنه فيما تبناه تنظيم الدولة الإسلامية.", "Islamic State"),
        ("قتل ثمانية في هجوم على حاجز في غزني أمس. واتهمت الشرطة حركة طالبان بتنفيذ الهجوم، لكن الحركة لم تعلق.", "Taliban"),
        ("قصف الحوثيون سوقا في تعز أمس ما أدى إلى مقتل 12 شخصا. ولم تعلق الجماعة على الحادث.", "Houthis"),
    ],
)
def test_another_sides_claim_or_a_charge_or_an_outright_deed_stands(text: str, attacker: str) -> None:
    assert only(text).attackers == (attacker,)


@pytest.mark.parametrize(
    ("text", "target", "dead"),
    [
        ("نعت كتائب القسام أحد عناصرها الذي قتل في انفجار شرق غزة أمس.", "Hamas", 1),
        ("أعلنت وحدات حماية الشعب مقتل اثنين من مقاتليها في قصف على ريف تل تمر أمس.", "YPG", 2),
        ("أعلن جهاز مكافحة الإرهاب العراقي مقتل ثلاثة من أفراده في انفجار عبوة قرب كركوك أمس.", "Iraqi Counter-Terrorism Service", 3),
        ("قالت حركة الشباب إن اثنين من قادتها قتلا في غارة قرب جلب أمس.", "al-Shabaab", 2),
    ],
)
def test_the_dead_whom_a_side_calls_its_own_are_its_men(text: str, target: str, dead: int) -> None:
    event = only(text)
    assert target in event.targets and target not in event.attackers and event.counts["killed"].low == dead
    assert event.claimed_by is None


def test_men_lost_in_a_deed_of_their_own_leave_it_theirs() -> None:
    event = only("تبنت حركة طالبان الهجوم على مقر الشرطة في لشكركاه أمس وقالت إن ثلاثة من مقاتليها قتلوا فيه مع سبعة شرطيين.")
    assert event.attackers == ("Taliban",)


@pytest.mark.parametrize(
    "text",
    [
        "تحقق الشرطة في مقتل رجل بالرصاص في الناصرة أمس.",
        "الشرطة تحقق في إطلاق نار قتل فيه شخصان في أم الفحم أمس.",
        "باشرت الأجهزة الأمنية في عدن التحقيق في اغتيال إمام مسجد أمس.",
        "عززت القوات الأمنية انتشارها في كركوك أمس بعد هجوم مسلح أوقع ثلاثة قتلى.",
    ],
)
def test_who_looks_into_a_deed_or_guards_the_town_after_it_did_not_do_it(text: str) -> None:
    assert only(text).attackers in ((), ("unknown",))


def test_a_force_that_killed_and_then_looks_into_it_did_it() -> None:
    assert only("قتل الجيش المصري ستة مسلحين في رفح أمس وفتح تحقيقا في الحادث.").attackers == ("Egyptian Army",)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("بث تنظيم الدولة الإسلامية تسجيلا يظهر إعدام ثلاثة جنود في الموصل أمس.", "Islamic State"),
        ("نشر تنظيم داعش شريطا مصورا يظهر ذبح أربعة رجال في سرت أمس.", "Islamic State"),
        ("بثت جماعة بوكو حرام تسجيلا مصورا لقتل سبعة جنود نيجيريين قرب باغا أمس.", "Boko Haram"),
        ("نشرت جبهة النصرة صورا لإعدام جندي لبناني أسير في جرود عرسال أمس.", "Nusra Front"),
        ("أظهر تسجيل مصور نشرته حركة طالبان لحظة تفجير عربة عسكرية في هلمند أمس.", "Taliban"),
    ],
)
def test_a_groups_own_film_of_a_deed_claims_it(text: str, claimant: str) -> None:
    event = only(text)
    assert event.attackers == (claimant,) and event.claimed_by == claimant


@pytest.mark.parametrize(
    "text",
    [
        "نشرت حركة حماس صورا لقصف الطيران الإسرائيلي منازل في رفح أمس قتل فيه أربعة.",
        "نشر المرصد السوري تسجيلا يظهر إعدام تنظيم داعش رجلا في الرقة أمس.",
    ],
)
def test_a_film_of_anothers_deed_claims_nothing(text: str) -> None:
    assert [event.claimed_by for event in coded(text)] == [None]


@pytest.mark.parametrize(
    ("text", "attacker", "dead"),
    [
        ("أعلنت وزارة الدفاع الجزائرية تصفيتها إرهابيا في ولاية جيجل أمس.", "Algerian Army", 1),
        ("أكد الجيش المصري قتله أربعة مسلحين في الشيخ زويد أمس.", "Egyptian Army", 4),
        ("أعلن الجيش الباكستاني أمس تصفيته ستة مسلحين في وزيرستان الشمالية.", "Pakistan Army", 6),
        ("كشف تنظيم داعش عن إعدامه ثلاثة مدنيين في الموصل أمس.", "Islamic State", 3),
        ("أعلنت كتائب القسام قتلها جنديين إسرائيليين في جباليا أمس.", "Hamas", 2),
    ],
)
def test_a_deeds_noun_with_its_doer_counts_its_object(text: str, attacker: str, dead: int) -> None:
    event = only(text)
    assert event.attackers == (attacker,) and event.counts["killed"].best == dead


def test_a_group_that_announces_its_killing_claims_it_and_a_state_does_not() -> None:
    assert only("أعلنت كتائب القسام قتلها جنديين إسرائيليين في جباليا أمس.").claimed_by == "Hamas"
    assert only("أكد الجيش المصري قتله أربعة مسلحين في الشيخ زويد أمس.").claimed_by is None


def test_a_noun_with_its_object_as_pronoun_is_no_doer() -> None:
    event = only("أعلنت الشرطة الصومالية مقتل نائب وتصفيته أمس برصاص مسلحين في مقديشو.")
    assert event.attackers in ((), ("unknown",))


@pytest.mark.parametrize(
    ("text", "attackers", "targets"),
    [
        (
            "اندلعت اشتباكات في الحسكة أمس بين وحدات حماية الشعب والأسايش من جهة وقوات الدفاع الوطني من جهة أخرى.",
            {"YPG", "SDF"}, {"National Defence Forces"},
        ),
        (
            "تجددت الاشتباكات في الزبداني أمس بين جبهة النصرة وأحرار الشام من جهة وقوات النظام وحزب الله من جهة ثانية.",
            {"Nusra Front", "Ahrar al-Sham"}, {"Syrian Armed Forces", "Hezbollah"},
        ),
        ("اندلعت معارك جنوب طرابلس أمس بين قوات الوفاق من جهة والجيش الوطني الليبي من جهة أخرى.", None, {"Libyan National Army"}),
    ],
)  # fmt: skip
def test_two_names_before_min_jiha_are_one_side(text: str, attackers: set[str] | None, targets: set[str]) -> None:
    event = only(text)
    assert set(event.targets) == targets and (attackers is None or set(event.attackers) == attackers)


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("هاجم مسلحون كمينا للشرطة في رفح أمس وقتلوا مجندين اثنين.", "رفح", "EG"),
        ("استهدف مسلحون كمينا للجيش في الشيخ زويد أمس ما أدى إلى إصابة ثلاثة مجندين.", "الشيخ زويد", "EG"),
    ],
)
def test_a_checkpoint_that_is_called_kamin_is_struck(text: str, place: str, country: str) -> None:
    event = only(text)
    assert event.attackers in ((), ("unknown",)) and event.where is not None
    assert (event.where.name_ar, event.where.country) == (place, country)


def test_an_ambush_that_is_laid_is_no_checkpoint() -> None:
    event = only("نصب الحوثيون كمينا لقوة من الجيش اليمني في صعدة أمس وقتلوا ستة جنود.")
    assert event.attackers == ("Houthis",)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("أعلن المتحدث العسكري باسم الحوثيين يحيى سريع تنفيذ عملية بطائرتين مسيرتين على مطار أبها أمس.", "Houthis"),
        ("أعلن المتحدث باسم حركة الشباب عبد العزيز أبو مصعب شن هجوم على معسكر في بيدوا أمس.", "al-Shabaab"),
    ],
)
def test_a_groups_spokesman_announces_its_deed(text: str, group: str) -> None:
    event = only(text)
    assert event.attackers == (group,) and event.claimed_by == group


@pytest.mark.parametrize(
    "text",
    [
        "القصف استهدف معسكرا يسيطر عليه الحوثيون في ذمار أمس.",
        "شن التحالف غارات على معسكر تسيطر عليه جماعة الحوثي في عمران أمس.",
    ],
)
def test_who_holds_the_camp_that_was_struck_is_the_target(text: str) -> None:
    assert "Houthis" in only(text, "2016-05-20").targets


def test_homes_in_a_village_that_a_side_holds_are_civilian() -> None:
    event = only("قصفت طائرات التحالف منازل في قرية يسيطر عليها الحوثيون في صعدة أمس فقتل ستة مدنيين.", "2016-05-20")
    assert event.targets == ("civilians",)


def test_a_settler_stabbed_to_death_did_not_do_it() -> None:
    event = only("قتل مستوطن طعنا قرب مستوطنة أريئيل أمس، وتمكن المنفذ من الفرار.")
    assert "Israeli settlers" in event.targets and "Israeli settlers" not in event.attackers


def test_a_unit_of_an_army_that_put_an_end_to_militants_acted() -> None:
    assert only("تمكنت وحدة من الجيش التونسي أمس من القضاء على عنصرين إرهابيين في جبل سمامة بالقصرين.").attackers == ("Tunisian Army",)


def test_a_unit_that_was_attacked_did_not_act() -> None:
    event = only("تعرضت دورية من الجيش التونسي لهجوم في جبل سمامة أمس، وقتل جنديان.")
    assert event.targets == ("Tunisian Army",) and event.attackers in ((), ("unknown",))


def test_slaughtered_villagers_are_a_row() -> None:
    event = only("تسلل مسلحو بوكو حرام إلى قرية كودا في أقصى شمال الكاميرون ليل أمس وذبحوا 16 من سكانها.")
    assert event.attackers == ("Boko Haram",) and event.counts["killed"].best == 16


def test_a_ship_behind_the_verb_of_being_hit_is_the_target() -> None:
    assert only("أصيبت سفينة شحن بصاروخ أطلقه الحوثيون قبالة سواحل الحديدة أمس.").targets == ("ship",)
