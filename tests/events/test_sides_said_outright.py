"""Sides that plain sentences say outright: whose arms were struck, whose soldiers died, who is blamed, who owns to it."""

from __future__ import annotations

import pytest
from tests.events.coding import coder

from waqai.model import Event


def row(text: str, day: str = "2024-05-20") -> Event:
    [event] = coder().code(text, published=day).events
    return event


def sides(text: str) -> tuple[tuple[str, ...], set[str]]:
    event = row(text)
    return event.attackers, set(event.targets) - {"civilians"}


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("أعلن الجيش الإسرائيلي أنه قصف منصات إطلاق صواريخ لحزب الله في جنوب لبنان.", "Israeli forces", "Hezbollah"),
        ("دمرت القوات الأميركية منصتي إطلاق صواريخ للحوثيين في صعدة.", "US forces", "Houthis"),
        ("قال الجيش الإسرائيلي إنه استهدف راجمة صواريخ لحركة حماس في خان يونس.", "Israeli forces", "Hamas"),
        ("استهدف القصف الأميركي مخزن صواريخ للحوثيين في جبل نقم بصنعاء.", "US forces", "Houthis"),
    ],
)
def test_what_holds_or_fires_the_arms_was_struck(text: str, attacker: str, target: str) -> None:
    event = row(text)
    assert event.attackers == (attacker,)
    assert target in event.targets


def test_rockets_of_a_group_are_still_its_own() -> None:
    assert row("أصيب ثلاثة مدنيين بسقوط صواريخ للحوثيين على مدينة مأرب.").attackers == ("Houthis",)


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("نسبت الشرطة العراقية الهجوم الذي قتل فيه ستة قرويين في ديالى إلى تنظيم داعش.", "Islamic State"),
        ("عزا الجيش المالي الهجوم الذي قتل فيه خمسة من جنوده قرب سيغو إلى جماعة نصرة الإسلام والمسلمين.", "JNIM"),
        ("أغار مسلحون على قرية في ولاية بورنو وقتلوا 15 مزارعا ذبحا. وقال سكان إن المهاجمين ينتمون إلى جماعة بوكو حرام.", "Boko Haram"),
        ("أقر الجيش النيجيري بمقتل 85 مدنيا في غارة بطائرة مسيرة استهدفتهم بالخطأ في ولاية كادونا.", "Nigerian Army"),
    ],
)
def test_at_whose_door_a_deed_is_laid(text: str, attacker: str) -> None:
    assert row(text).attackers == (attacker,)


def test_an_army_that_owns_to_its_losses_did_not_kill_them() -> None:
    attackers, targets = sides("أقر الجيش التركي بمقتل جنديين في هجوم شمالي العراق.")
    assert "Turkish Armed Forces" in targets
    assert "Turkish Armed Forces" not in attackers


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("قتل جنديان من بعثة مينوسكا في كمين نصبه مسلحون قرب بلدة أوبو شرقي أفريقيا الوسطى.", "MINUSCA"),
        ("أصيب ثلاثة من جنود قوات اليونيفيل في انفجار قرب دوريتهم جنوب لبنان.", "UNIFIL"),
        ("أعلنت أرمينيا مقتل أربعة من جنودها بنيران أذربيجانية قرب قرية نيركين هاند.", "Armenian forces"),
        ("أعلن الجيش الفرنسي مقتل جندي في انفجار عبوة ناسفة في مالي.", "French Army"),
        ("قتل جنديان باكستانيان في انفجار لغم أرضي شمال وزيرستان.", "Pakistan Army"),
    ],
)
def test_whose_soldiers_died(text: str, owner: str) -> None:
    assert row(text).targets == (owner,)


def test_soldiers_among_the_dead_are_no_attackers() -> None:
    attackers, targets = sides("قتل 15 شخصا بينهم تسعة جنود في هجومين متزامنين على وحدتين عسكريتين شمال بوركينا فاسو.")
    assert set(attackers) <= {"unknown"}
    assert targets == {"Burkinabe Army"}


def test_shelling_by_a_nation_behind_a_soldier_is_not_his_own() -> None:
    text = "أعلن الجيش اللبناني مقتل جندي بقصف إسرائيلي على مركز له في بلدة العامرية."
    attackers, targets = sides(text)
    assert attackers == ("Israeli forces",)
    assert "Lebanese Army" in targets
    assert "Israeli forces" not in targets


@pytest.mark.parametrize(
    ("text", "attacker", "killed"),
    [
        ("قتل جنود إريتريون 30 مدنيا في بلدة أكسوم بإقليم تيغراي.", "Eritrean Army", 30),
        ("قتل جنود من موزمبيق ورواندا 14 مسلحا في هجوم على معسكر لهم في كابو ديلغادو.", "Mozambican Army", 14),
        ("قتلت قوات النظام 6 مدنيين من عائلة واحدة هم أب وأم وأربعة أطفال في بلدة سرمين بريف إدلب.", "Syrian Armed Forces", 6),
        ("قال مصدر عسكري إن وحدة من الجيش السوري أردت إرهابيين قتلى وجرحت غيرهم قرب حلب.", "Syrian Armed Forces", 2),
        ("اتهمت سلطات أمهرة جنودا إريتريين بقتل 12 مدنيا في قرية قرب الحدود.", "Eritrean Army", 12),
    ],
)
def test_who_killed_is_not_counted(text: str, attacker: str, killed: int) -> None:
    event = row(text)
    assert event.attackers == (attacker,)
    assert event.counts["killed"].low == killed


def test_soldiers_who_died_where_a_number_of_gunmen_struck_are_counted() -> None:
    assert row("قتل جنود من الجيش المالي في هجوم شنه 14 مسلحا قرب موبتي.").counts["killed"].low == 2


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("القوات الهندية والباكستانية تبادلت إطلاق النار عبر خط السيطرة في كشمير.", "Indian Army", "Pakistan Army"),
        ("تبادلت القوات الباكستانية ومقاتلو طالبان الأفغانية إطلاق النار عند معبر تورخم.", "Pakistan Army", "Taliban"),
        ("اندلعت اشتباكات بين الجيشين السوداني والإثيوبي في منطقة الفشقة الحدودية.", "Sudanese Army", "Ethiopian forces"),
        ("تجددت الاشتباكات بين القوات الأرمينية والأذربيجانية في إقليم ناغورني قره باغ.", "Armenian forces", "Azerbaijani Army"),
        ("اندلعت معارك بين الجيش الإثيوبي ومسلحي فانو في مدينة غوندر بإقليم أمهرة.", "Ethiopian forces", "Fano militia"),
    ],
)
def test_both_sides_of_a_fight_are_told(text: str, one: str, other: str) -> None:
    event = row(text)
    assert {*event.attackers, *event.targets} == {one, other}


def test_two_nations_planes_are_both_attackers() -> None:
    event = row("أعلنت جماعة الحوثي أن طائرات أميركية وبريطانية قصفت مطار الحديدة بثلاث غارات.")
    assert event.attackers == ("US forces", "British Army")


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("دمرت طائرات إف 16 العراقية وكرا لتنظيم داعش في جبال حمرين.", "Iraqi Army"),
        ("شنت طائرات تابعة لحفتر غارات على مطار معيتيقة في طرابلس أمس.", "Libyan National Army"),
        ("أعلنت وزارة الدفاع الروسية أن قواتها سيطرت على قرية في منطقة دونيتسك.", "Russian forces"),
        ("قتلت ضربة جوية نفذتها طائرات القوة الجوية العراقية خمسة إرهابيين في وادي الشاي بكركوك.", "Iraqi forces"),
        ("قالت كتائب القسام إنها قنصت جنديا إسرائيليا في حي الشجاعية.", "Hamas"),
        ("أعلن الجيش مقتل خمسة جنود في شمال سيناء، الأحد، بأيدي عناصر من تنظيم داعش.", "Islamic State"),
        ("قتل سبعة مدنيين أمس قرب بامباري بيد ميليشيات انتي بالاكا.", "Anti-balaka"),
        ("قتل ثلاثة مدنيين في قصف للجيش السوري على مدينة سراقب التي ما زالت بيد هيئة تحرير الشام.", "Syrian Armed Forces"),
        ("أوقفت مفرزة تابعة للجيش الجزائري إرهابيا خطيرا في محافظة الوادي.", "Algerian Army"),
        ("كشفت ودمرت قوات للجيش الجزائري مخبأين للإرهابيين بولاية سطيف.", "Algerian Army"),
        ("اعتقلت قوة من الجيش العراقي أمس ثلاثة مسلحين في ذي قار.", "Iraqi Army"),
        ("قتلت حركة الشباب مسؤولا محليا في انفجار سيارة مفخخة.", "al-Shabaab"),
        ("هاجم مسلحو حركة الشباب قرية في كابو ديلغادو شمالي موزمبيق وقتلوا سبعة أشخاص.", "Islamic State"),
        ("أطلقت الشرطة النار على شاب فلسطيني عند باب العامود في القدس وأصابته بجروح.", "Israeli police"),
        ("أعلن الجيش الأردني مقتل ثلاثة مهربين في اشتباك على الحدود السورية.", "Jordanian Army"),
    ],
)
def test_who_did_it(text: str, attacker: str) -> None:
    assert row(text).attackers == (attacker,)


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("أضرم متظاهرون النار في إطارات سيارات ورشقوا قوات الأمن بالحجارة في البصرة.", "protesters", "Iraqi security forces"),
        ("صد الحشد الشعبي تعرضا لداعش في أطراف تلال حمرين وقتل خمسة من عناصره.", "Islamic State", "Popular Mobilization Forces"),
        ("ضبطت الشرطة العراقية أمس ثلاثة مسلحين في كركوك.", "Iraqi police", "militants"),
        ("أعلن متمردو مشار تطهير مدينة ملكال في جنوب السودان من قوات الجيش الشعبي.", "SPLM-IO", "South Sudanese Army"),
        ("سقطت ثلاثة صواريخ على قاعدة عين الأسد التي تضم قوات أميركية غربي العراق.", "unknown", "US forces"),
        ("ألقى مجهولون عبوة ناسفة على دورية في الجيزة فأصيب شرطيان، وقامت قوات الأمن بتمشيط المنطقة.", "unknown", "police"),
        ("أفاد المستشفى بوصول جنديين مصابين بطلقات نارية أمس في بلبيس بمحافظة الشرقية.", "unknown", "Egyptian Army"),
        ("قتل جنديان من قوة حفظ السلام في هجوم بالصواريخ على معسكر في كيدال.", "unknown", "UN peacekeepers"),
        ("تبنى تنظيم ولاية سيناء هجوما على كمين للشرطة في العريش أدى إلى مقتل ثلاثة مجندين.", "Islamic State", "police"),
    ],
)
def test_who_was_struck(text: str, attacker: str, target: str) -> None:
    event = row(text)
    assert (event.attackers or ("unknown",)) == (attacker,)
    assert target in event.targets


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("قتل شيخ قبلي برصاص مسلحين في محافظة شبوة.", "tribal leaders"),
        ("قتل صحفي يمني برصاص مسلحين مجهولين في مدينة عدن مساء الاثنين.", "journalists"),
        ("قتل سبعة من موظفي منظمة المطبخ المركزي العالمي في غارة إسرائيلية استهدفت سياراتهم في دير البلح.", "aid workers"),
        ("خطف قطاع طرق 80 شخصا من قرية في ولاية زمفارا بشمال غرب نيجيريا.", "civilians"),
        ("أطلق مسلحان يستقلان دراجة نارية النار على شاب في مدينة نوى ما أدى إلى مقتله على الفور.", "civilians"),
    ],
)
def test_of_what_kind_the_victims_are(text: str, target: str) -> None:
    assert row(text).targets == (target,)


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("اتهمت موسكو كييف بشن هجوم بطائرات مسيرة على مستودع وقود في القرم.", "Ukrainian forces"),
        ("اتهمت أوكرانيا روسيا بقصف مستشفى في خيرسون ومقتل مريضين.", "Russian forces"),
        ("حمل حزب الله إسرائيل مسؤولية انفجار أجهزة النداء الذي أوقع 12 قتيلا في لبنان.", "Israeli forces"),
        ("اقتحمت آليات عسكرية إسرائيلية مدينة طولكرم وأصيب شاب بالرصاص.", "Israeli forces"),
        ("ألقت محلقة إسرائيلية قنبلة صوتية على حفارة في بلدة عيترون.", "Israeli forces"),
        ("ارتقى أربعة شهداء في استهداف الاحتلال لتكية طعام غرب غزة.", "Israeli forces"),
        ("قصفت قوات محمد حمدان دقلو حي الثورة في أم درمان.", "Rapid Support Forces"),
    ],
)
def test_states_and_their_vehicles_that_act(text: str, attacker: str) -> None:
    assert row(text).attackers == (attacker,)


@pytest.mark.parametrize(
    "text",
    [
        "عثرت الشرطة على جثث خمسة أشخاص مجهولي الهوية قتلوا رميا بالرصاص غرب الموصل.",
        "أعلنت الشرطة العثور على جثتي رجلين قتلا بالرصاص في حي المعقل بالبصرة.",
        "قتل شرطي وأصيب آخر بجروح عندما أطلق رجل النار على دورية في شارع الشانزليزيه بباريس. وقتلت الشرطة المهاجم.",
        "طعن رجل أربعة أشخاص في محطة قطارات بهامبورغ. وأردت الشرطة المهاجم قتيلا.",
        "استهدف مسلحون آلية إسرائيلية بعبوة ناسفة قرب جنين.",
    ],
)
def test_who_finds_the_dead_or_ends_the_attack_is_no_attacker(text: str) -> None:
    assert set(row(text).attackers) <= {"unknown"}


def test_police_who_kill_gunmen_in_a_raid_are_its_attackers() -> None:
    assert row("قتلت الشرطة مسلحين اثنين في مداهمة غرب الموصل.").attackers == ("Iraqi police",)


def test_a_building_that_was_struck_is_no_army() -> None:
    assert row("استهدفت مسيرة لقوات الدعم السريع مستشفى في الدبة شمال السودان.").targets == ("hospital", "civilians")


def test_those_named_in_one_breath_were_both_struck() -> None:
    event = coder().code("قصفت طائرات التحالف تجمعات للحوثيين وقوات صالح في مديرية نهم.", published="2016-03-20").events[0]
    assert event.targets == ("Houthis", "Saleh forces")


def test_two_armies_shell_each_other() -> None:
    event = row("تبادلت القوات التايلاندية والكمبودية القصف المدفعي على طول الحدود المتنازع عليها.")
    assert {*event.attackers, *event.targets} == {"Thai Army", "Cambodian Army"}
    assert len(event.attackers) == 1
