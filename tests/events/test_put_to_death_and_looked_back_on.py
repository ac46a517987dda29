"""People put to death, however it is told; old deeds told of a place that somebody visits; deeds told with their answer or their claim."""

from __future__ import annotations

import pytest

from .coding import coded, only, toll


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("أعلنت مصادر محلية أمس أن داعش تصلب 31 شخصا في مدينة البوكمال.", "K31"),
        ("المسلحون المتشددون من حركة الشباب يرجمون أمس رجلين في بلدة جلب الصومالية.", "K2"),
        ("أحرق تنظيم داعش شابا حيا في ساحة عامة بمدينة هيت أمس.", "K1"),
        ("جز تنظيم داعش رؤوس ثلاثة أسرى قرب مخمور أمس.", "K3"),
    ],
)
def test_crucified_stoned_burnt_and_beheaded_people_are_executed(text: str, killed: str) -> None:
    event = only(text)
    assert (event.tactic, toll(event)) == ("execution", killed)
    assert event.attackers[0] in ("Islamic State", "al-Shabaab")


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("عثر الأهالي أمس على جثث 20 شخصا أعدمهم تنظيم داعش رميا بالرصاص في قرية جنوب الموصل.", "Islamic State"),
        ("عثر الجيش على جثث ثلاثة قرويين ذبحهم مسلحو بوكو حرام قرب مايدوغوري أمس.", "Boko Haram"),
    ],
)
def test_who_killed_those_whose_bodies_are_found_is_not_among_them(text: str, attacker: str) -> None:
    event = only(text)
    assert event.attackers == (attacker,) and attacker not in event.targets


def test_a_body_of_a_groups_man_is_still_its_own() -> None:
    assert "Islamic State" in only("عثرت الشرطة على جثث ثلاثة من عناصر داعش قتلوا بانفجار عبوة في كركوك أمس.").targets


@pytest.mark.parametrize(
    "text",
    [
        "قام الرئيس اليوم بزيارة كنيسة سيدة النجاة التي هاجمها مسلحون من القاعدة عام 2010 وقتل فيها 58 شخصا.",
        "استقبل الوزير أمس عائلات ضحايا الفندق الذي اقتحمه متشددون في باماكو عام 2012 وقتلوا 20 نزيلا.",
        "أعلن البرلمان اليوم يوما لضحايا سنجار حيث قتل داعش مئات الإيزيديين في 2014.",
        "افتتحت السفارة أبوابها اليوم في القاهرة. وكانت القنصلية تعرضت لهجوم بسيارة مفخخة في 2013 أسفر عن مقتل شخصين.",
        "نظمت النقابة أمس وقفة في الذكرى السنوية الأولى لمقتل الصحفي سامر علي الذي قتل برصاص قناص في حلب.",
        "في الذكرى الثانية لمجزرة الكيماوي في الغوطة التي راح ضحيتها 1400 شخص، تظاهر العشرات في برلين اليوم.",
    ],
)
def test_an_old_deed_told_of_a_place_or_on_its_day_is_no_news(text: str) -> None:
    assert "actual" not in {event.status for event in coded(text)}


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير إلى نيس حيث قتل أمس 86 شخصا دهسا بشاحنة.",
        "قتل خمسة جنود أمس في هجوم على الحاجز الذي بني عام 2010 قرب سرت.",
        "في الذكرى الثانية لمقتل قائدهم، هاجم مسلحو الحركة مركز الشرطة في كويته أمس وقتلوا ثلاثة شرطيين.",
    ],
)
def test_news_beside_an_old_year_or_an_anniversary_stays_news(text: str) -> None:
    assert only(text).status == "actual"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "رد الجيش التركي أمس على هجوم لمسلحين أكراد على مخفر في هكاري قتل فيه جندي بقصف مواقعهم في جبل قنديل.",
            [("هكاري", "Kurdish militants"), ("جبل قنديل", "Turkish Armed Forces")],
        ),
        (
            "ردت القوات الأوكرانية على قصف دونيتسك بهجوم على هورليفكا أمس.",
            [("دونيتسك", ""), ("هورليفكا", "Ukrainian forces")],
        ),
        (
            "ردت فصائل المقاومة على اغتيال القيادي في غزة بإطلاق صواريخ على عسقلان أمس.",
            [("غزة", ""), ("عسقلان", "Palestinian factions")],
        ),
    ],
)
def test_the_deed_and_the_answer_within_its_clause_are_two(text: str, rows: list[tuple[str, str]]) -> None:
    told = [(e.where.name_ar, "".join(a for a in e.attackers if a != "unknown")) for e in coded(text) if e.where is not None]
    assert told == rows


def test_an_answer_without_a_place_is_no_other_deed() -> None:
    assert len(coded("ورد التحالف على إطلاق صاروخ على الرياض بغارات على صنعاء أمس.")) == 1


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("تبنت حركة طالبان اليوم الهجوم على الفندق. وكان مسلحون اقتحموا أمس فندقا في كابول وقتلوا سبعة أشخاص.", "armed_attack"),
        ("أعلنت حركة طالبان مسؤوليتها عن الهجوم على الفندق. وكان انتحاري فجر نفسه أمس في فندق في كابول وقتل سبعة.", "suicide_bombing"),
    ],
)
def test_a_claim_told_before_its_deed_is_one_event_with_it(text: str, tactic: str) -> None:
    event = only(text)
    assert (event.tactic, event.claimed_by, toll(event, attackers=False)) == (tactic, "Taliban", "K7")
    assert event.when is not None and event.when.earliest is not None and event.when.earliest.isoformat() == "2021-05-19"


def test_a_group_that_tells_of_an_attack_of_its_own_claims_it() -> None:
    event = only("أعلن الحوثيون أمس عن هجوم بصاروخ على الرياض.")
    assert event.claimed_by == "Houthis" and event.attackers == ("Houthis",)


def test_a_police_that_tells_of_an_attack_claims_nothing() -> None:
    assert only("أعلنت الشرطة عن هجوم على مركز لها في كويته أمس قتل فيه شرطي.").claimed_by is None


@pytest.mark.parametrize(
    ("text", "attackers", "target"),
    [
        ("تصدت المضادات الأرضية للجيش السوداني أمس لمسيرات هاجمت مطار مروي.", (), "Sudanese Army"),
        ("تصدت الدفاعات الجوية للجيش الروسي أمس لعشر مسيرات أوكرانية فوق بيلغورود.", ("Ukrainian forces",), "Russian forces"),
    ],
)
def test_whose_air_defences_bring_drones_down_attacks_nobody(text: str, attackers: tuple[str, ...], target: str) -> None:
    event = only(text)
    assert event.status == "foiled" and target in event.targets
    assert tuple(a for a in event.attackers if a != "unknown") == attackers


def test_a_depot_told_with_an_adjective_like_a_name_is_that_lands() -> None:
    assert "Russian forces" in only("قصفت مسيرة أوكرانية أمس مستودع ذخيرة روسيا قرب بيلغورود.").targets


def test_a_military_airfield_that_rebels_shell_is_the_armys() -> None:
    assert "Syrian Armed Forces" in only("قصفت فصائل المعارضة أمس مطار حماة العسكري بصواريخ غراد.", "2015-08-05").targets


def test_who_held_a_place_once_is_no_side() -> None:
    event = only("انفجرت عبوة ناسفة أمس في حي الصناعة بالفلوجة، المعقل السابق لتنظيم داعش، وقتلت مدنيين اثنين.")
    assert "Islamic State" not in (*event.targets, *event.attackers)


def test_what_was_done_once_by_who_is_killed_now_does_not_date_it() -> None:
    text = "قتلت القوات أمس الرجل الذي هاجم المتحف في تونس عام 2012 خلال مداهمة في القصرين."
    assert "actual" in {event.status for event in coded(text)}


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("شن الجيش اليمني أمس هجوما في تعز. وقصفت مدفعيته مواقع في صرواح.", "Yemeni government forces"),
        ("تقدم الحوثيون أمس نحو مأرب. وقصفت مدفعيتهم أحياء في المدينة فقتلت طفلين.", "Houthis"),
        ("هاجم الجيش السوداني أمس مواقع قوات الدعم السريع في أم درمان. وقصفت طائراته بلدة المالحة.", "Sudanese Army"),
    ],
)
def test_guns_and_aircraft_of_who_was_told_before_are_his(text: str, attacker: str) -> None:
    assert coded(text, "2015-08-05")[-1].attackers == (attacker,)


def test_aircraft_of_nobody_stay_nobodys() -> None:
    assert only("شن الجيش الليبي حملة توعية. وقصفت طائرات مجهولة بلدة زوارة أمس.").attackers in ((), ("unknown",))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("طعن فلسطيني جنديا إسرائيليا عند حاجز قرب رام الله أمس فأطلق الجنود عليه النار وقتلوه.", "Israeli forces"),
        ("نصب مسلحون كمينا لدورية في الأنبار أمس فأطلق الجنود عليهم النار.", "Iraqi Army"),
    ],
)
def test_who_opens_fire_on_the_attackers_is_none_of_them(text: str, target: str) -> None:
    event = only(text)
    assert target in event.targets and target not in event.attackers


@pytest.mark.parametrize(
    "text",
    [
        "اعتقلت الشرطة التركية أمس ثلاثة أشخاص بتورطهم في تفجير وقع الثلاثاء في سروج.",
        "أعلنت الشرطة الباكستانية أمس اعتقال سبعة مشتبه بهم لصلتهم بتفجير الكنيسة في لاهور الذي أوقع الثلاثاء 15 قتيلا.",
    ],
)
def test_who_arrests_suspects_was_not_struck_by_what_they_are_held_for(text: str) -> None:
    arrest, deed = sorted(coded(text), key=lambda e: e.tactic)
    assert (arrest.tactic, deed.tactic) == ("arrest_raid", "bombing_ied")
    assert not any(target.endswith("police") for target in deed.targets)


def test_missiles_sent_at_a_town_are_fired_and_those_sent_to_an_ally_are_not() -> None:
    assert only("أرسل الحوثيون أمس صاروخا باليستيا باتجاه الرياض.").attackers == ("Houthis",)
    assert not coded("أرسلت روسيا صواريخ إلى سوريا أمس لدعم الجيش.")
