"""Whether a telling is a row of its own: cut from its neighbours, folded into the deed that it speaks of, or no incident at all."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, coder, only, toll

from waqai.model import Event

_NEWS = ("actual", "foiled")


def _news(text: str, title: str | None = None) -> list[Event]:
    rows = coder().code(text, title=title, published="2021-05-20").events
    return [e for e in rows if e.status in _NEWS]


@pytest.mark.parametrize(
    "text",
    [
        "تظاهر المئات في نيامي احتجاجا على الأسعار، وفرقتهم الشرطة بالرصاص الحي فسقط قتيلان.",
        "خرج الآلاف إلى شوارع الخرطوم أمس رفضا للاتفاق فأطلقت عليهم قوات الأمن الرصاص وقتل ثلاثة منهم.",
        "شيع مئات المحتجين في النجف جثامين أربعة من زملائهم سقطوا مساء أمس قرب ساحة الصدرين برصاص قوات الأمن.",
        "أصيب تسعة شبان برصاص جنود الاحتلال شرق رفح أمس عندما رشقوا الجنود بالحجارة.",
        "هاجم نحو ثلاثمئة شخص مقر الحزب الحاكم في مدينة كانو أمس.",
        "تجمع طلاب أمام مبنى الولاية في صفاقس أمس ففرقتهم الشرطة بالهراوات وأصيب أربعة.",
    ],
)  # fmt: skip
def test_force_against_a_crowd_and_a_crowd_that_attacks_are_unrest(text: str) -> None:
    assert {e.tactic for e in _news(text)} == {"protest_violence"}


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة جنود في هجوم لمسلحين على نقطة تفتيش في سبها، فيما تظاهر المئات احتجاجا على انقطاع الكهرباء.",
        "هاجم نحو مئتي مسلح مقر الشرطة في مدينة كانو أمس.",
    ],
)  # fmt: skip
def test_a_protest_told_beside_it_makes_no_unrest_of_an_attack(text: str) -> None:
    assert [e.tactic for e in _news(text)] == ["armed_attack"]


def test_an_initial_ends_no_sentence() -> None:
    event = only("في مدينة تعز، أطلق مسلحون النار على ضابط الشرطة سالم.ع أثناء خروجه من منزله بحي الروضة، وتوفي قبل وصوله إلى المستشفى.")
    assert (event.tactic, event.status) == ("shooting", "actual")


def test_what_a_place_is_known_for_is_cut_from_its_news() -> None:
    text = (
        "أما كركوك، التي لم تنس مقتل أكثر من ستين شخصا بتفجير شاحنة مفخخة في السابع عشر من الشهر الماضي، فقد اقتحم مسلحون مجهولون فجر أمس "
        "منزل مختار قرية السعدونية وقتلوا اثنين من أبنائه."
    )
    [event] = _news(text)
    assert (event.to_row()["place_ar"], toll(event)) == ("قرية السعدونية", "K2")


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("قتل شرطيان في مطعم بالحويجة أمس بعدما أطلق ملثمان النار عليهما. وتوفي أحدهما في الحال بينما فارق الثاني الحياة لاحقا.", "K2"),
        ("قتل 60 شخصا في هجوم شنته قوات الدعم السريع على بلدة الهلالية الثلاثاء. وكان المرصد تحدث الأربعاء عن 35 قتيلا.", "K60"),
        ("ارتفعت حصيلة الغارة على بلدة عيترون إلى 14 قتيلا. وكانت وزارة الصحة أفادت مساء الثلاثاء بسقوط تسعة قتلى.", "K14"),
        ("قتل سبعة جنود في تفجير استهدف حافلتهم قرب مدينة القصرين أول من أمس. وشيعت مدينة سوسة اليوم ثلاثة من ضحايا التفجير.", "K7"),
        ("شن الطيران الروسي غارات على الرستن أمس فقتل 17 مدنيا. وأقر مسؤول في موسكو بأن القصف الروسي مهد لعملية برية وشيكة.", "K17"),
    ],
)  # fmt: skip
def test_who_speaks_of_the_deed_or_of_its_dead_tells_no_other_one(text: str, tolls: str) -> None:
    assert [toll(e) for e in _news(text)] == [tolls]


def test_an_earlier_figure_gives_no_day() -> None:
    event = only("قتل 60 شخصا في هجوم شنته قوات الدعم السريع على بلدة الهلالية الثلاثاء. وكان المرصد تحدث الأربعاء عن 35 قتيلا.")
    assert event.when.earliest is not None
    assert event.when.earliest.isoformat() == "2021-05-18"


def test_what_somebody_told_of_another_deed_stays_one() -> None:
    rows = coded("قتل جنديان في هجوم قرب بعقوبة أمس. وكان الجيش أعلن الأحد مقتل سبعة من جنوده في تفجير سيارة قرب تكريت.")
    assert sorted(toll(e) for e in rows) == ["K2", "K7"]


@pytest.mark.parametrize(
    ("title", "text", "places"),
    [
        (
            "22 قتيلا في تعز والمتمردون يقصفون مستشفى الثورة",
            "قتل 22 مدنيا في قصف شنه المتمردون على مدينة تعز أمس. كما أصيب مبنى مستشفى الثورة بثلاث قذائف من دون وقوع ضحايا.",
            {"مدينة تعز": "K22", "مستشفى الثورة": "K0 W0"},
        ),
        (
            "داعش يعدم 11 شرطيا في الموصل والبيشمركة تصد هجوما في مخمور",
            "أعدم داعش 11 شرطيا سابقا في الموصل أمس. وصدت البيشمركة هجوما في مخمور.",
            {"الموصل": "K11", "مخمور": ""},
        ),
    ],
)  # fmt: skip
def test_a_headline_goes_on_with_who_acts_elsewhere(title: str, text: str, places: dict[str, str]) -> None:
    assert {e.to_row()["place_ar"]: toll(e) for e in _news(text, title)} == places


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("معارك في محيط مطار كويرس، ومقتل خمسة مدنيين بقصف على مدينة الباب.", {"armed_clash", "shelling"}),
        ("اشتباكات في حي الراشدين بين الثوار وقوات الأسد، وانفجار لغم على طريق مارع أدى إلى استشهاد طفل.", {"armed_clash", "mine"}),
        ("مقتل شرطي، وإصابة ثلاثة، في هجوم على حاجز في الفلوجة.", {"armed_attack"}),
        ("غارة على منزل في خان يونس، واستشهاد أربعة من عائلة واحدة في المنزل.", {"air_strike"}),
    ],
)  # fmt: skip
def test_a_bulletin_in_nouns_is_cut_where_the_next_deed_has_a_place(text: str, rows: set[str]) -> None:
    assert {e.tactic for e in _news(text)} == rows


@pytest.mark.parametrize(
    "text",
    [
        "لاحق المجلس فلول داعش الذي أخرج من وسط المدينة في يناير الماضي، وخسر أربعة من مقاتليه حين فجر انتحاري نفسه في درنة.",
        "قصفت طائرات التحالف مواقع تنظيم الدولة الذي سيطر على المدينة في حزيران 2014 قرب تلعفر فقتل تسعة من عناصره.",
        "انتشل المسعفون 12 شهيدا من عائلة القصاص بعد قصف منزلهم في خان يونس.",
    ],
)  # fmt: skip
def test_an_old_day_of_a_side_or_a_family_name_makes_no_history(text: str) -> None:
    assert [e.status for e in coded(text)] == ["actual"]


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("ألقى الطيران المروحي حاويات متفجرة على بلدة الفوعة أمس.", "air_strike"),
        ("أسقطت مسيرة قنبلة على سيارة مدنية في بلدة عيتا الشعب أمس.", "drone_strike"),
        ("تعرضت محطة الكهرباء في سومي لضربة مباشرة أمس.", "shelling"),
        ("أقدم مستوطنون على قطع 40 شجرة زيتون في مسافر يطا أمس.", "arson_property"),
        ("فقد الجيش الأفغاني مديرية أندر في غزني أمس.", "armed_clash"),
    ],
)  # fmt: skip
def test_deeds_told_in_words_for_things_dropped_cut_down_or_lost(text: str, tactic: str) -> None:
    event = only(text)
    assert (event.tactic, event.status) == (tactic, "actual")


def test_two_gas_cylinders_are_a_mishap_as_one_is() -> None:
    assert coded("توفي أربعة أشخاص وأصيب 11 جراء انفجار أسطوانتي غاز في ورشة لحام بحي صلاح الدين في حلب.") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("إسلام آباد - نيودلهي - قصف الجيش الباكستاني أمس بلدة راجوري في كشمير فقتل سبعة مدنيين وأصيب آخرون.", "بلدة راجوري"),
        ("بغداد - سامي عبد الكريم - قتل سبعة من البيشمركة في هجوم شنه داعش على مخمور أمس وأصيب آخرون.", "مخمور"),
        ("صنعاء/عدن - قصفت طائرات التحالف معسكرا في تعز أمس فقتل خمسة جنود وأصيب آخرون.", "تعز"),
    ],
)  # fmt: skip
def test_two_towns_of_a_dateline_and_its_writer_are_no_site(text: str, place: str) -> None:
    assert [e.to_row()["place_ar"] for e in _news(text)] == [place]


def test_a_line_with_its_hour_and_place_is_news_of_that_place() -> None:
    text = (
        "18:02 بيشاور: جرح شرطيين برصاص مجهولين استهدفا فريقا للتطعيم ضد شلل الأطفال\n"
        "17:35 المتحدث باسم طالبان ينفي صحة أنباء عن تفجير في قندهار"
    )
    assert [(e.status, e.to_row()["place_ar"]) for e in coded(text)] == [("actual", "بيشاور"), ("denied", "قندهار")]


def test_news_that_ends_with_who_denies_it_is_denied() -> None:
    assert only("مقتل ستة جنود أتراك في كمين لحزب العمال بهكاري - وكالة الأناضول تنفي.").status == "denied"


@pytest.mark.parametrize(
    "text",
    ["نشر الجيش قناصة على أسطح المباني في وسط طرابلس تحسبا لتظاهرات.", "نشرت الجماعة قناصتها فوق أسطح المنازل في حي السلخانة بالحديدة."],
)  # fmt: skip
def test_marksmen_who_take_their_places_have_not_shot(text: str) -> None:
    assert coded(text) == []


def test_towns_in_the_names_of_groups_and_units_are_no_site() -> None:
    rows = coded(
        "قتل قائد كتيبة شهداء شاتيلا بطلقة في الرأس في عين الحلوة أمس.\nأعلنت الجبهة الشعبية لتحرير فلسطين إطلاق صواريخ على سديروت أمس."
    )
    assert {e.to_row()["place_ar"] for e in rows} == {"عين الحلوة", "سديروت"}


@pytest.mark.parametrize(
    "text",
    [
        "تمكنت القطعات من قتل 17 إرهابيا في منطقة البو حياة أمس. كما دمرت ثلاث عجلات تحمل أحاديات ومضافتين.",
        "هاجمت الشرطة معاقل للمسلحين في غابة كاغارا فقتلت تسعة منهم وضبطت أسلحة ودراجات نارية.",
    ],
)  # fmt: skip
def test_spoils_are_of_the_fight(text: str) -> None:
    [event] = _news(text)
    assert event.tactic in ("armed_clash", "armed_attack")


def test_what_others_destroyed_is_no_spoil() -> None:
    text = "قتل سبعة جنود في هجوم لداعش على بلدة القيارة. كما دمرت طائرات التحالف ثلاث عجلات للتنظيم قرب الشرقاط."
    assert [e.to_row()["place_ar"] for e in _news(text)] == ["بلدة القيارة", "الشرقاط"]


def test_a_toll_of_all_fronts_is_not_that_of_the_town_taken() -> None:
    text = "قالت هيئة الأركان إن 40 مسلحا قتلوا أمس في مختلف الجبهات. وأكدت أن قواتها سيطرت على بلدة موينغا."
    assert sorted(toll(e) for e in _news(text)) == ["", "K40"]


@pytest.mark.parametrize(
    "text",
    [
        "نفذت البحرية هجوما على معسكر لهم في غابة بماكوميا أمس.",
        "أردى مجهولان على دراجة نارية نائب مدير الشرطة أمام منزله في ماكوميا أمس.",
        "اندلعت مواجهات في ماكوميا أمس أصيب خلالها شاب برصاصة في الصدر أعلن عن استشهاده بعد ساعات في مستشفى السلام.",
        "اقتحم المسلحون مدرسة في ماكوميا أمس فقتلوا حارسا. وروت تلميذة أن المهاجمين كانوا يطلقون النار في الهواء كلما أبطأت.",
        "أوقفت قوات الأمن ثلاثة من المتهمين في خلية لداعش في بلدة ماكوميا.",
    ],
)  # fmt: skip
def test_a_deed_is_one_row_of_news_at_its_place(text: str) -> None:
    [event] = _news(text)
    assert "ماكوميا" in str(event.to_row()["place_ar"])


def test_the_first_days_of_a_month_are_over_a_week_old_in_its_middle() -> None:
    assert only("في بداية أيار/مايو، قتلت الجماعة 16 جنديا في هجوم على بلدة باغا.", "2021-05-16").status == "background"
    assert only("في بداية أيار/مايو، قتلت الجماعة 16 جنديا في هجوم على بلدة باغا.", "2021-05-09").status == "actual"


def test_fire_in_what_came_of_a_march_is_unrest() -> None:
    event = only("وعند حاجز حوارة أصيب 17 شابا، ثلاثة منهم بالرصاص الحي، خلال مواجهات عنيفة اندلعت عقب مسيرة انطلقت من نابلس.")
    assert event.tactic == "protest_violence"


def test_strikes_that_go_on_and_talk_that_is_called_a_lie_are_no_news() -> None:
    assert coded("وقال الجيش إن غاراته على غابة سامبيسا متواصلة.") == []
    rows = _news("قصف الجيش بلدة الكوم أمس فقتل خمسة. وقال الناطق إن الحديث عن إطلاق الجماعة صواريخ من القنيطرة محض كذب.")
    assert [toll(e) for e in rows] == ["K5"]


def test_a_headline_on_the_north_has_no_row_of_its_own() -> None:
    rows = _news(
        "ارتفع إلى 87 عدد ضحايا هجوم شنته قوات الدعم السريع على بلدة ود الحلاوي يوم الجمعة.",
        "عشرات القتلى شرق الولاية ومسيّرات تستهدف مدن الشمال",
    )
    assert [toll(e) for e in rows] == ["K87"]


@pytest.mark.parametrize(
    "text",
    [
        "عثرت القوات على عبوة ناسفة في حي الجهاد ببغداد وفجرتها من دون إصابات.",
        "كشفت مفرزة للجيش وفجرت قنبلتين تقليديتين قرب جيجل.",
        "تم اكتشاف وتفجير عبوتين ناسفتين في حي الجهاد ببغداد.",
    ],
)  # fmt: skip
def test_bombs_that_those_blow_up_who_found_them_are_foiled(text: str) -> None:
    assert only(text).status == "foiled"


def test_who_blows_up_a_bomb_that_nobody_found_strikes() -> None:
    assert only("فجر مسلحون عبوتين ناسفتين في حي الجهاد ببغداد أمس.").status == "actual"
