"""Sides in plain sentences: members who are struck down, lone attackers, whose shelling it was."""

from __future__ import annotations

import pytest
from tests.events.coding import coder, only


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("اغتيل خالد سالم القيادي في حركة فتح اليوم في مخيم عين الحلوة جنوب لبنان.", "Fatah"),
        ("اغتيل سمير عواد المسؤول في حركة حماس أمس في مدينة صيدا.", "Hamas"),
        ("قتل القيادي في حركة حماس سمير عواد برصاص مجهولين في مدينة صيدا أمس.", "Hamas"),
        ("اغتيل ملا نور، القيادي البارز في حركة طالبان، في مدينة كويتا أمس.", "Taliban"),
        ("نجا القيادي في حزب الإصلاح عبد الله ناصر من محاولة اغتيال أمس في مدينة عدن.", "Islah"),
    ],
)
def test_a_member_who_is_struck_down_is_one_of_theirs(text: str, group: str) -> None:
    event = only(text)
    assert set(event.attackers) <= {"unknown"}
    assert group in event.targets


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("هاجم شاب مجموعة من الجنود الأتراك في ماردين أمس.", "Turkish Armed Forces"),
        ("استهدف انتحاري مجموعة من عناصر البشمركة قرب كركوك أمس.", "Peshmerga"),
        ("فجر انتحاري نفسه مستهدفا مجموعة من مقاتلي حزب العمال الكردستاني في سنجار أمس.", "PKK"),
    ],
)
def test_a_group_of_men_behind_the_one_who_struck_is_whom_he_struck(text: str, struck: str) -> None:
    event = only(text)
    assert set(event.attackers) <= {"unknown"}
    assert struck in event.targets


def test_a_group_of_men_right_behind_the_verb_struck() -> None:
    assert only("هاجم مجموعة من المستوطنين مزارعين فلسطينيين قرب نابلس أمس.").attackers == ("Israeli settlers",)


@pytest.mark.parametrize(
    "text", ["اغتيل خالد سالم القيادي في حركة فتح اليوم في مخيم عين الحلوة.", "قتل القيادي في حركة حماس سمير عواد أمس في صيدا."]
)
def test_he_counts_among_the_dead(text: str) -> None:
    assert only(text).counts["killed"].best == 1


def test_whose_shelling_it_was() -> None:
    assert only("أصيب خمسة مدنيين بقصف مدفعي للحوثيين على حي الروضة في تعز أمس.").attackers == ("Houthis",)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("هاجم رجل بسكين جنديا في مدينة مرسيليا أمس وقتله.", "French Army"),
        ("هاجم رجل بسكين أربعة من المارة في مدينة مرسيليا أمس وقتلته الشرطة.", "civilians"),
        ("طعن شاب فلسطيني جنديا إسرائيليا قرب مدينة الخليل اليوم، وأطلق الجنود النار عليه.", "Israeli forces"),
        ("طعن رجل أربعة من المارة في مدينة مرسيليا أمس قبل أن ترديه الشرطة قتيلا.", "civilians"),
    ],
)
def test_a_lone_attacker_is_not_the_police(text: str, target: str) -> None:
    event = only(text)
    assert set(event.attackers) <= {"unknown"}
    assert target in event.targets


def test_a_soldier_who_strikes_does() -> None:
    assert only("طعن جندي إسرائيلي شابا في مدينة الخليل أمس.").attackers == ("Israeli forces",)


def test_police_who_kill_the_attacker_kill_no_victim() -> None:
    counts = only("هاجم رجل بسكين أربعة من المارة في مدينة مرسيليا أمس وقتلته الشرطة.").counts
    assert "killed" not in counts
    assert counts["attackers_killed"].best == 1


def test_taking_ground_is_no_protest() -> None:
    text = "سيطر الجيش السوري أمس على قرية تل الورد ومزرعة الحمود في ريف حماة بعد معارك مع المسلحين."
    assert {event.tactic for event in coder().code(text, published="2021-05-20").events} == {"armed_clash"}


def test_the_hospital_where_he_died_is_not_where_he_was_struck() -> None:
    text = (
        "اغتيل خالد سالم القيادي في حركة فتح اليوم في مخيم عين الحلوة جنوب لبنان.\n"
        "وقالت الوكالة إن سالم جرح وحمل إلى العلاج، لكنه توفي متأثرا بجراحه في مستشفى الهلال الخيري."
    )
    assert only(text).where.name_ar == "مخيم عين الحلوة"


@pytest.mark.parametrize(
    "text",
    [
        "استهدفت خلية لتنظيم داعش أمس دورية لقوات سوريا الديمقراطية في بلدة الشحيل ما أدى إلى مقتل أحد المقاتلين.",
        "هاجمت خلية لداعش إحدى مركبات قوات سوريا الديمقراطية أمس في بلدة الشحيل مما أدى إلى استشهاد أحد مقاتليها.",
    ],
)
def test_a_band_of_a_group_strikes_and_the_dead_are_not_its_own(text: str) -> None:
    event = only(text)
    assert event.attackers == ("Islamic State",)
    assert "SDF" in event.targets
    assert event.counts["killed"].best == 1


def test_who_kills_the_attackers_is_no_attacker() -> None:
    event = only("هاجم مسلحون قرية سولهان في إقليم ياغا أمس، وإن الجيش قتل اثنين من المهاجمين.")
    assert "Burkina Faso Army" not in event.attackers


@pytest.mark.parametrize(
    ("text", "n", "target"),
    [
        ("قال الجيش المصري إنه جرى قتل أربعة مسلحين هاجموا حاجزا عسكريا في العريش أمس.", 4, "Egyptian Army"),
        ("قتل ثلاثة مسلحين هاجموا مركزا للشرطة في كويتا أمس.", 3, "police"),
        ("قتلت الشرطة مسلحا حاول اقتحام كنيسة في حلوان أمس.", 1, "church"),
    ],
)
def test_gunmen_who_fall_where_they_attacked_are_no_victims(text: str, n: int, target: str) -> None:
    event = only(text)
    assert event.counts["attackers_killed"].best == n and "killed" not in event.counts and target in event.targets


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("فجر انتحاري أمس سيارة مفخخة بالمركز الصحي في رداع الذي تتخذه جماعة الحوثيين مقرا لهم وقتل عشرة.", "Houthis"),
        ("فجر انتحاري أمس سيارة مفخخة عند مدرسة في مدينة سرت يتخذها تنظيم الدولة مقرا له وقتل عشرة.", "Islamic State"),
    ],
)
def test_who_lodges_where_a_bomb_went_off_was_struck(text: str, target: str) -> None:
    event = only(text)
    assert target in event.targets and target not in event.attackers


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("إن جنديا من حرس الحدود قتل وأصيب آخر في منطقة نجران إثر إطلاق نيران وقذائف هاون أمس.", "unknown", "Saudi border guards"),
        ("قالت الشرطة إن مسلحا من القاعدة قتل ثلاثة جنود في مدينة عتق أمس.", "al-Qaeda", "Yemeni government forces"),
        (
            "إن 11 عضوا من الباسيج قتلوا في اشتباك أمس في مريوان وألقى بمسؤولية مقتلهم على مسلحين من حزب الحياة الحرة الكردستاني.",
            "PJAK",
            "Basij",
        ),
        ("قتل مواطن أمس نتيجة إطلاق الحوثيين مقذوفا عسكريا على منطقة جازان.", "Houthis", "civilians"),
        (
            "قتل تسعة جنود أمس بعدما اقتحم انتحاري بسيارة مفخخة حاجزا في بلدة القطن في حضرموت. ونسب مصدر عسكري الهجوم إلى تنظيم "
            "القاعدة في جزيرة العرب الذي يسيطر على مدينة المكلا.",
            "al-Qaeda",
            "Yemeni government forces",
        ),
    ],
)
def test_whose_man_fell_and_whose_fire_it_was(text: str, attacker: str, target: str) -> None:
    event = only(text)
    assert event.to_row()["attacker"] == attacker and target in event.targets


def test_a_bomber_who_is_shot_before_his_deed_is_no_victim() -> None:
    text = "أحبط الجيش اليمني أمس هجوما انتحاريا استهدف المجمع الحكومي في رداع. وذكر شهود أنه تم رصد الانتحاري وأطلقوا النار عليه فأردوه."
    event = only(text)
    assert event.counts["attackers_killed"].best == 1 and "killed" not in event.counts


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("أصيب خمسة من عناصر مليشيا الحوثي أمس برصاص مجاميع قبلية في محافظة الجوف.", "tribal fighters", "Houthis"),
        ("قتل عدد من مسلحي جماعة الحوثي أمس في كمين نصبته قبائل من مديرية أرحب شمال صنعاء.", "tribal fighters", "Houthis"),
        ("قتل 18 حوثيا في اشتباكات وقعت أمس مع المسلحين القبليين في أرحب شمال صنعاء.", "Houthis", "tribal fighters"),
        ("قتل 18 حوثيا في اشتباكات وقعت أمس مع المقاومة الشعبية في أرحب شمال صنعاء.", "Houthis", "Popular Resistance"),
        ("قتل ستة جنود أمس في هجوم للجان المقاومة الشعبية على موقع للحوثيين في محافظة الضالع.", "Popular Resistance", "Houthis"),
        ("اغتال مجهولون أمس أحد مشائخ القبائل في مدينة عدن.", "unknown", "tribal leaders"),
        ("حملت قبائل الحموم قيادة المنطقة العسكرية مسؤولية اغتيال الشيخ سعد السالمي أمس في سيئون.", "unknown", "clerics"),
    ],
)
def test_tribes_of_yemen_and_their_foes(text: str, attacker: str, target: str) -> None:
    event = only(text)
    assert event.to_row()["attacker"] == attacker and target in event.targets


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("قتل مسلحون يشتبه بانتمائهم إلى تنظيم القاعدة أربعة جنود في هجوم على نقطة تفتيش في مدينة عتق.", "al-Qaeda"),
        ("قتل مسلحون من حركة الشباب، كانوا على متن شاحنة، ثلاثة شرطيين في هجوم على حاجز في بلدة أفجوي.", "al-Shabaab"),
        ("قتل مهاجمون، قالت الشرطة إنهم من حركة طالبان باكستان، ستة حراس في هجوم على بنك في كراتشي.", "Pakistani Taliban"),
    ],
)
def test_gunmen_who_killed_a_number_of_others(text: str, attacker: str) -> None:
    assert only(text).attackers == (attacker,)


def test_others_hurt_in_the_next_clause_are_of_the_same_incident() -> None:
    text = "ارتكب الجيش السوري مجزرة وقتل 6 أشخاص من أسرة واحدة، وأصيب غيرهم جراء سقوط قذيفة هاون على بيتهم في بلدة جرجناز أمس."
    event = only(text)
    assert (event.tactic, event.attackers, event.counts["killed"].best) == ("shelling", ("Syrian Armed Forces",), 6)


def test_who_planted_the_bomb_may_stand_before_it() -> None:
    text = (
        "قتل ثلاثة جنود بانفجار عبوة في محافظة أبين أمس.\n"
        "وزرع مسلحون عبوتين ناسفتين على طريق ترابي في مديرية نصاب بمحافظة شبوة أمس.\n"
        "وقال مسعفون إن العبوتين أسفرتا عن مقتل راع وجرح ولديه."
    )
    events = coder().code(text, published="2021-05-20").events
    assert [event.counts["killed"].best for event in events] == [3, 1]


def test_gunmen_who_raid_a_village_are_no_police() -> None:
    event = only("قال حاكم المنطقة إن مسلحين داهموا قرية في إقليم بيني أمس، وإن الجنود قتلوا اثنين من المهاجمين.")
    assert (event.tactic, set(event.attackers) <= {"unknown"}) == ("armed_attack", True)


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("استعاد الجيش العراقي أمس بلدة الرطبة من تنظيم داعش.", "Iraqi Army", "Islamic State"),
        ("استعادت المقاومة الشعبية أمس قرية الرحبة من أيدي الحوثيين في محافظة تعز.", "Popular Resistance", "Houthis"),
    ],
)
def test_who_retakes_a_place_and_from_whom(text: str, attacker: str, target: str) -> None:
    event = only(text)
    assert (event.tactic, event.attackers, event.targets) == ("armed_clash", (attacker,), (target,))


def test_congo_alone_is_the_democratic_republic() -> None:
    assert only("قتل 23 شخصا في هجوم نفذه مسلحون شرقي الكونغو أمس.").where.country == "CD"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("هاجم مسلحون نقطة تفتيش تابعة للجيش العراقي في محافظة ديالى أمس.", "Iraqi Army"),
        ("قتل 14 عنصرا أمنيا في هجوم شنه مسلحون على نقاط تفتيش تابعة للقوات الأفغانية في ولاية فارياب.", "Afghan Army"),
        ("قتل ثلاثة في هجوم شنه مسلحون مجهولون على موقع تابع للحشد الشعبي في كركوك.", "Popular Mobilization Forces"),
    ],
)
def test_what_belongs_to_a_force_is_struck_by_the_men_before_it(text: str, target: str) -> None:
    event = only(text)
    assert set(event.attackers) <= {"unknown"}
    assert event.targets == (target,)


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("هاجم مسلحون من ميليشيا تابعة لعصائب أهل الحق قرية في ديالى.", "Asaib Ahl al-Haq"),
        ("اقتحم مسلحون تابعون لقوات حفتر مبنى في بنغازي.", "Libyan National Army"),
        ("قصفت قوات تابعة للحوثيين قرية في تعز.", "Houthis"),
    ],
)
def test_men_who_belong_to_a_force_do_its_deeds(text: str, attacker: str) -> None:
    assert (only(text).attackers or ("unknown",)) == (attacker,)


@pytest.mark.parametrize(
    "text",
    [
        "اقتحم مسلحون يستقلون سيارات مبنى في مدينة بنغازي.",
        "هاجم مسلحون ملثمون قرية في بوركينا فاسو.",
        "اختطف مسلحون يستقلون سيارة ناشطا في بغداد.",
        "اقتحم مسلحون تابعون لقوات حفتر مبنى في بنغازي.",
    ],
)
def test_men_who_do_the_deed_are_not_what_it_struck(text: str) -> None:
    assert "militants" not in only(text).targets


@pytest.mark.parametrize(
    "text",
    [
        "عثرت قوة أمنية على ثلاث جثث لرجال قضوا رميا بالرصاص شمال شرق بعقوبة.",
        "الشرطة العراقية عثرت على جثة رجل قتل بالرصاص في حي الزهور ببغداد.",
    ],
)
def test_who_found_the_dead_did_not_kill_them(text: str) -> None:
    assert set(only(text).attackers) <= {"unknown"}


def test_a_source_behind_the_deed_is_not_struck() -> None:
    assert only("قتل إسماعيل سالم في بلدة الحارة بريف درعا بإطلاق نار، حسب مراسل الوكالة.").targets == ("civilians",)


@pytest.mark.parametrize(
    "text",
    [
        'قتل جنديان في هجوم نفذته جماعة تطلق على نفسها اسم "ولاية سيناء" على نقطة تفتيش في العريش.',
        'قتل جنديان في هجوم نفذه مسلحون يطلقون على أنفسهم "ولاية سيناء" على نقطة تفتيش في العريش.',
    ],
)
def test_a_band_by_the_name_that_it_gives_itself(text: str) -> None:
    assert only(text).attackers == ("Islamic State",)


@pytest.mark.parametrize(
    "text",
    [
        "انفجرت عبوة ناسفة أمس داخل منزل في محافظة ديالى، وقامت القوات الأمنية بتطويق منطقة الحادث.",
        "انفجرت عبوة ناسفة أمس داخل منزل في محافظة ديالى. وقال مصدر إن القوات الأمنية قامت بتطويق مكان الحادث.",
        "قتل شرطي أمس بهجوم مسلح في كركوك، وأطلقت القوات الأمنية عملية بحث عن المهاجمين.",
        "أطلق مجهولون النار أمس على سيارة في بلدة حوارة، ونصبت قوات الاحتلال حواجز في المنطقة.",
    ],
)
def test_forces_that_come_after_the_deed_did_not_do_it(text: str) -> None:
    assert set(only(text).attackers) <= {"unknown"}


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("قال الجيش السوداني إنه دمر قافلة للدعم السريع في بلدة مليط. وتابع أنه قصف تجمعا لها في مدينة كتم.", "Sudanese Army"),
        ("قال حزب الله إنه قصف مرابض مدفعية في خربة ماعر. وأضاف أنه قصف بالأسلحة الصاروخية موقع رويسات العلم.", "Hezbollah"),
    ],
)
def test_who_told_of_his_deed_goes_on_to_tell_of_another(text: str, attacker: str) -> None:
    events = coder().code(text, published="2021-05-20").events
    assert [event.attackers for event in events] == [(attacker,), (attacker,)]


@pytest.mark.parametrize(
    "text",
    [
        "وقال المتحدث باسم الشرطة إنه تم خطف ثلاثة مصلين أمس في بلدة زوجو في نيجيريا.",
        "وقال قائد شرطة كركوك إنه تم خطف أربعة عمال أمس في قضاء الحويجة.",
    ],
)
def test_a_police_spokesman_did_not_take_those_who_were_taken(text: str) -> None:
    event = only(text)
    assert (event.tactic, set(event.attackers) <= {"unknown"}) == ("abduction", True)


def test_an_official_who_tells_what_befell_a_town_was_not_struck() -> None:
    assert "officials" not in only("وأشار مسؤول محلي إلى تعرض المدينة لقصف بالصواريخ أمس في كركوك.").targets


@pytest.mark.parametrize(
    "usual",
    [
        "ولم يتبن أحد الهجوم، إلا أن حركة الشباب غالبا ما تشن هجمات كهذه في العاصمة.",
        "ولم تعلن أي جهة مسؤوليتها لكن حركة الشباب نفذت مؤخرا سلسلة من الهجمات في الصومال.",
    ],
)
def test_who_is_named_for_what_is_usual_is_held_to_be_behind_nothing(usual: str) -> None:
    event = only(f"قتل شخص وأصيب اثنان في انفجار سيارة قرب مخيم للنازحين في مقديشو أمس. {usual}")
    assert set(event.attackers) <= {"unknown"}


def test_gunmen_whom_an_air_force_killed_are_militants() -> None:
    event = only("قتل عشرون مسلحا جراء قصف لطائرات الأباتشي المصرية لمعاقلهم في منطقة الشيخ زويد أمس.")
    assert (event.attackers, event.targets) == (("Egyptian Air Force",), ("militants",))


def test_a_local_militia_is_not_the_group_that_claims_the_deed_told_before() -> None:
    text = (
        "أعلنت حركة الشباب مسؤوليتها عن مقتل ثمانية أشخاص إثر انفجار سيارة مفخخة في مقديشو السبت. "
        "وفي هجوم آخر في اليوم نفسه، أعلنت الشرطة مقتل تسعة مدنيين على أيدي ميلشيا محلية في وسط الصومال."
    )
    events = coder().code(text, published="2021-05-20").events
    assert [event.attackers for event in events] == [("al-Shabaab",), ("militia",)]


def test_a_camp_said_to_be_in_a_town_is_where_it_was() -> None:
    text = "قتل شابان فلسطينيان بالرصاص الحي خلال اقتحام الجيش الإسرائيلي مخيم بلاطة في نابلس شمال الضفة الغربية المحتلة أمس."
    assert only(text).to_row()["place_ar"] == "مخيم بلاطة"


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("أعلن المتحدث باسم القوات المسلحة اليمنية، العميد يحيى سريع، أن الجيش اليمني استهدف سفينة يونانية في خليج عدن أمس.", "Houthis"),
        ("قال الناطق باسم قوات صنعاء يحيى سريع إن القوات البحرية نفذت عمليتين ضد سفينتي حاويات في البحر الأحمر.", "Houthis"),
        ("أعلن المتحدث باسم الجيش اليمني عبده ناصر أن الجيش اليمني استهدف زورقا للحوثيين في ميدي.", "Yemeni government forces"),
        ("أفادت هيئة عمليات التجارة البحرية البريطانية بأن ناقلة تعرضت لهجوم بالصواريخ قبالة سواحل المخا.", "unknown"),
    ],
)
def test_whose_ships_and_guns_a_spokesman_speaks_of(text: str, attacker: str) -> None:
    assert (only(text).attackers or ("unknown",)) == (attacker,)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("ذكرت وزارة الدفاع أن الجيش التركي حيد 2 من إرهابيي بي كي كي في منطقة غارا شمالي العراق أمس.", 2),
        ("أفادت الوزارة التركية أمس بتحييد 3 من مسلحي بي كي كي في منطقة قنديل شمالي العراق.", 3),
    ],
)
def test_who_is_put_out_of_action_is_killed(text: str, killed: int) -> None:
    event = only(text)
    assert (event.attackers, event.counts["killed"].low, event.tactic) == (("Turkish Armed Forces",), killed, "armed_clash")


@pytest.mark.parametrize(
    "blame",
    ["وقد نسبت هذه الهجمات عموما إلى تنظيم القاعدة.", "ونسبت السلطات معظم هذه العمليات إلى تنظيم القاعدة."],
)
def test_whom_such_deeds_are_usually_laid_to(blame: str) -> None:
    assert only(f"قتل ضابط أمس في مدينة الشحر برصاص مسلحين مجهولين. {blame}").attackers in ((), ("unknown",))


def test_a_deed_laid_to_a_group() -> None:
    text = "قتل ضابط أمس في مدينة الشحر برصاص مسلحين مجهولين. ونسبت السلطات الهجوم إلى تنظيم القاعدة."
    assert only(text).attackers == ("al-Qaeda",)


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        # a checkpoint that underwent an attack laid no ambush
        ("تعرض كمين للشرطة المصرية في مدينة بلبيس أمس لهجوم مسلح وقتل شرطيان.", "unknown", "Egyptian police"),
        ("تعرض كمين للجيش المصري بمدينة بئر العبد أمس لهجوم من مسلحين مجهولين.", "unknown", "Egyptian Army"),
        ("تعرض رتل للجيش لكمين للمتمردين في مدينة كيدال أمس وقتل خمسة جنود.", "rebels", "Malian Army"),
        ("قتل جنديان في هجوم مسلح على كمين الجيش بمدخل مدينة العريش أمس.", "unknown", "Egyptian Army"),
        ("وقع ثلاثة مسلحين في كمين للجيش الجزائري في ولاية تيزي وزو أمس وقتلوا.", "Algerian Army", "militants"),
        # who replied to the attack
        ("قامت القوات المسلحة المصرية بالرد على الهجوم الذي أدى إلى مقتل ستة جنود في مدينة بلبيس أمس.", "unknown", "Egyptian Army"),
        ("قام الجيش العراقي بقصف مواقع تنظيم داعش في مدينة القائم ردا على هجوم أمس.", "Iraqi Army", "Islamic State"),
        # who condemned it, and whose deed is condemned
        ("ندد الجيش النيجيري بالهجوم الدامي الذي وقع أمس في بلدة كوندوغا وأسفر عن مقتل سبعة أشخاص.", "unknown", "civilians"),
        ("شجبت نقابة الأطباء قصف الجيش السوداني مستشفى في مدينة نيالا أمس.", "Sudanese Army", "hospital"),
        # whose aircraft struck, or was struck
        ("قتل 5 أشخاص أمس جراء استهداف مسيرة للدعم السريع لسوق في مدينة الدلنج.", "Rapid Support Forces", "civilians"),
        ("استهداف مروحية للجيش المالي بصاروخ قرب مدينة كيدال أمس.", "unknown", "Malian Army"),
        # strikes as the subject of a verb have their object behind them
        ("استهدفت سلسلة من الغارات الجوية متمردي طالبان في إقليم هلمند أمس.", "unknown", "Taliban"),
        ("استهدفت غارات جوية مقاتلي حركة الشباب في بلدة جلب أمس.", "unknown", "al-Shabaab"),
        # people who belong to a group, as who did it or whom it befell
        ("قتل مدني في هجوم شنه أفراد يشتبه في انتمائهم لحركة الشباب في مدينة لامو أمس.", "al-Shabaab", "civilians"),
        ("قتل مدني في هجوم نفذه أشخاص يعتقد أنهم ينتمون لحركة الشباب في مدينة لامو أمس.", "al-Shabaab", "civilians"),
        ("استهدفت غارة أشخاصا يشتبه في انتمائهم لتنظيم القاعدة في مدينة سبها أمس.", "unknown", "al-Qaeda"),
    ],
)
def test_whose_deed_it_was_in_plain_words(text: str, attacker: str, target: str) -> None:
    event = only(text)
    assert (event.attackers or ("unknown",)) == (attacker,)
    assert target in event.targets


def test_the_force_of_the_man_who_tells_of_a_deed_did_not_do_it() -> None:
    event = only(
        "قتل خمسة جنود على يد زميل لهم قرب مدينة قندوز أمس. وقال سالم كريم وهو قائد كبير بالشرطة في قندوز إن القاتل فر بعد تنفيذ الهجوم."
    )
    assert event.targets == ("Afghan Army",)


@pytest.mark.parametrize("teller", ["مسؤولون ورجال قبائل", "سكان ومسلحون محليون", "شهود وعناصر من الشرطة"])
def test_those_who_tell_of_a_raid_did_not_do_it(teller: str) -> None:
    event = only(f"قال {teller} إن طائرة أطلقت صاروخين على منزل في مدينة عتق أمس ما أدى إلى مقتل سبعة.")
    assert set(event.attackers) <= {"unknown", "US forces"}


@pytest.mark.parametrize("aid", ["لمساعدة القوات الأفغانية على استعادة المدينة", "لإسناد القوات الأفغانية", "دعما للقوات الأفغانية"])
def test_whom_a_strike_helps_it_does_not_strike(aid: str) -> None:
    event = only(f"شنت قوات حلف شمال الأطلسي ثلاث غارات جوية قرب مطار مدينة قندوز أمس {aid}.")
    assert "Afghan Army" not in event.targets


def test_some_days_after_another_deed() -> None:
    text = "قتل تنظيم داعش خمسة جنود في مدينة الرطبة أمس بعد يومين من غارة شنها التحالف على معسكره."
    first, second = coder().code(text, published="2021-05-20").events
    assert (first.tactic, first.attackers, first.counts["killed"].best) == ("armed_attack", ("Islamic State",), 5)
    assert (second.tactic, second.attackers) == ("air_strike", ("Global Coalition",))
    assert only("توفي جندي أمس في مدينة الرطبة بعد يومين من إصابته في انفجار عبوة ناسفة.").counts["killed"].best == 1


@pytest.mark.parametrize(
    "text",
    [
        "ذكر متحدث أمريكي أن قياديا بارزا في حركة الشباب قتل مع ثلاثة مسلحين في غارة أمريكية أمس في مدينة جلب.",
        "أعلنت الوزارة أن قياديا في حركة الشباب قتل في ضربة أمريكية أمس قرب مدينة جلب.",
        "أدت غارة أمريكية أمس في مدينة جلب إلى مقتل أبو سالم السوداني القائد في حركة الشباب.",
    ],
)
def test_a_leader_who_was_killed_in_a_strike(text: str) -> None:
    told = only(text).to_row()
    assert (told["attacker"], told["target"]) == ("US forces", ["al-Shabaab"])


def test_arab_planes_over_yemen_are_the_coalitions() -> None:
    told = only("قصفت طائرات حربية عربية أمس مواقع لجماعة الحوثي في منطقة العلم في عدن.").to_row()
    assert (told["attacker"], told["target"]) == ("Arab coalition", ["Houthis"])
