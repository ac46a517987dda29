"""How many incidents an article tells: retellings become one, other incidents stay apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.events.coding import coder

from waqai.events.affinity import signs
from waqai.events.coder import draft_events
from waqai.events.draft import Draft
from waqai.events.merge_weights import MergeWeights
from waqai.events.nearness import distance_km, is_vague, place_relation
from waqai.model import Document, Place

PUBLISHED = date(2016, 12, 13)


def events(text: str, title: str | None = None) -> list[Draft]:
    return draft_events(coder().read(Document("test", text, title, PUBLISHED)))


ONE = [
    # what a place saw is the incident told of it, where no other day is named
    "قتل عشرة أشخاص أمس في تفجير في مدينة بعقوبة التي شهدت تفجيرا قرب سوق شعبي.",
    "وقع تفجيران أمس في مدينة بعقوبة. وقال شاهد إن التفجير الأول وقع قرب سوق شعبي.",
    # lead and body
    "قتل خمسة جنود أمس في هجوم على حاجز في مدينة تعز.\nوقال مصدر طبي إن الهجوم أسفر عن مقتل خمسة جنود.",
    "قتل عشرة مدنيين أمس في تفجير سيارة مفخخة في مدينة بعقوبة.\nوأوضح ضابط في الشرطة أن التفجير وقع قرب سوق شعبي.",
    "قتل عشرة مدنيين أمس في تفجير سيارة مفخخة في مدينة بعقوبة.\nوارتفعت حصيلة التفجير إلى 12 قتيلا.",
    "انفجرت عبوة ناسفة أمس في مدينة كركوك.\nوأدى الانفجار إلى مقتل شرطيين وإصابة ثالث.",
    "خطف مسلحون أمس ثلاثة مهندسين في مدينة البصرة.\nوقالت الشرطة إن المسلحين خطفوا المهندسين من سيارتهم.",
    # the fire that the two sides exchanged is how the attack went on
    "قتل خمسة جنود أمس في هجوم على حاجز في محافظة ديالى. ووقع الهجوم قرب قرية نوفل، حيث تبادل الطرفان إطلاق النار لساعة.",
    # a side of a town by the compass reaches far, where the toll is the same
    "قتل 14 من حرس الحدود أمس في كمين غرب بغداد. وقال ضابط إن 14 من حرس الحدود قتلوا في كمين نصبه مسلحون قرب بلدة النخيب.",
    # «الهجوم», whatever the arms were, and at a place that may be the one told of before
    "أصابت غارة بطائرة مسيرة منزلا في قرية زينابو الإثيوبية أمس وقتلت ثلاثة مدنيين. وقال شاهد إن الهجوم وقع ليلا.",
    (
        "نصب مسلحون من داعش كمينا لنقطة تفتيش شمال سيناء أمس، ما أدى إلى مقتل خمسة من رجال الأمن. "
        "وجرح ستة في الهجوم الذي كان في بلدة الشيخ زويد."
    ),
    # «العملية» and by what arms it was, a raid and its arrests
    "أعلنت وزارة الدفاع التركية أمس تحييد أربعة من تنظيم بي كا كا شمالي العراق. وقالت إن العملية جرت بغارات جوية في منطقة قنديل.",
    "اقتحمت قوات الاحتلال أمس مدينة جنين وسط إطلاق نار كثيف. ودهم جنود الاحتلال منازل في مدينة جنين واعتقلوا تسعة.",
    # the attackers met by fire
    "هاجم مسلحون مقرا للشرطة في مدينة راسك أمس وقتلوا 11 شرطيا. وقتل اثنان من المهاجمين في تبادل لإطلاق النار.",
    # finer place in the body
    "قتل سبعة أشخاص أمس في هجوم في محافظة ديالى.\nوقالت الشرطة إن الهجوم استهدف منزلا في مدينة بعقوبة وأوقع سبعة قتلى.",
    # the same toll told again, at the town and then at the village beside it
    (
        "بدأت المفاوضات أمس في المدينة.\nواستمرت الجلسات حتى المساء.\nوحضرها وسطاء.\nثم عاد الوفد.\n"
        "قتل ثمانية جنود أمس في كمين للمسلحين في مدينة بعقوبة. وقال ضابط إن الكمين الذي قتل فيه ثمانية جنود كان في ناحية بهرز."
    ),
    # a town that only says where its quarter is, a unit's name before one of its villages
    "تلقت غرفة العمليات بمنطقة جازان أمس إشارة عن سقوط مقذوف عسكري على منزل بقرية العابطية أصاب 3 عمال.",
    "قصف مسلحون أمس حي الجورة الخاضع لقوات الحكومة، والمحاصر منذ أشهر في مدينة دير الزور، فقتل 4 مدنيين.",
    "سيطرت المقاومة أمس على حي التواهي، آخر ما بقي بيد الحوثيين من أحياء مدينة عدن.",
    # one toll, told with and without the vehicles, at the valley and at its province
    (
        "قتل تسعة جنود أمس في هجوم شنه تنظيم القاعدة على ثكنة بوادي سر في حضرموت. وأعلنت السلطات حال الطوارئ. "
        "وقال ضابط إن سيارتين مفخختين انفجرتا في حضرموت وقتل فيهما تسعة جنود من القوات اليمنية."
    ),
    # people killed without a number, and later with one
    (
        "سقط قتلى وجرحى أمس في قصف مدفعي على محلية كرري.\nودعت نقابة الأطباء إلى التبرع بالدم.\n"
        "وأعلنت الوزارة لاحقا أن قصفا مدفعيا على محلية كرري قتل 66 شخصا وأصاب 90."
    ),
    # «إلى جانب» adds people hurt, no second deed
    "أسفر هجوم أمس في مدينة بعقوبة عن مقتل ثلاثة، إلى جانب إصابة خمسة بجروح.",
    # a verb after a plural frame is no further name
    "قصفت المدفعية أمس أحياء مدينة تعز وقتل ثلاثة مدنيين.",
    "استهدفت الغارات أمس مناطق مأرب وجرح فيها اثنان.",
    # what lies between two places, and what holds a list, is one place
    "انفجرت عبوة ناسفة أمس على الطريق الواصل بين بعقوبة وكركوك.",
    "استهدف قصف مدفعي أمس موقعا بين بلدتي سراقب وأريحا.",
    # an attack and what follows from it at once
    "هاجم مسلحون حاجزا في مدينة بعقوبة أمس تلاه اشتباك مع الجيش.",
    "هاجم مسلحون أمس نقطة تفتيش في مدينة العريش واشتبكوا مع عناصرها.",
    "فجر انتحاري نفسه أمس في سوق بمدينة كابول ما أدى إلى مقتل تسعة.\nوكان الانتحاري يسير على قدميه.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_incident(text: str) -> None:
    assert len(events(text)) == 1


SEVERAL = [
    # guns answer where planes struck; «كما» with a place of its own
    ("شن الطيران التركي أمس غارات على مواقع داعش في شمال سوريا. كما قصفت المدفعية التركية مواقع أخرى للتنظيم في سوريا.", 2),
    ("قصف الحوثيون أمس مواقع المقاومة في محافظة لحج. كما تعرضت قرية القنبورة لقصف من الحوثيين بقذائف الهاون.", 2),
    # «and» names one place more
    ("شن التحالف أمس غارات على مواقع الحوثيين في التواهي وكذلك في الضاحية الشمالية لعدن.", 2),
    # a lead over a whole country, then its parts: the parts alone
    (
        "نفذت طائرات التحالف أمس غارات على مواقع الحوثيين في اليمن.\nواستهدفت طائرات التحالف معسكرا في مدينة عمران.\n"
        "كما قصفت طائرات التحالف مواقع للحوثيين في مدينة ذمار.",
        2,
    ),
    # a sum of what is then told place by place
    (
        "قتل أربعة أشخاص في حوادث متفرقة بمحافظة درعا أمس. فقد أطلق مجهولون النار على شاب في بلدة اليادودة فقتلوه. "
        "وقتل آخر برصاص مسلحين في مدينة جاسم.",
        2,
    ),
    # a deed for each place
    ("شن الطيران أمس أربع غارات على محافظة صعدة وغارتين على مديرية الحزم في الجوف.", 2),
    ("شنت الطائرات غارتين على مدينة حرض وثلاث غارات على مديرية ميدي وغارة على مديرية عبس أمس.", 3),
    ("قصف الطيران الروسي أمس مدينة جسر الشغور، ومناطق في سهل الغاب وجبل الأكراد.", 3),
    ("هاجم مسلحون حاجزا في مدينة رفح أمس فقتلوا جنديين، وبالتزامن هاجم آخرون نقطة للشرطة في مدينة العريش.", 2),
    # what followed elsewhere, and a second deed told by a noun
    ("وقع انفجار في سوق في بلدة بلدروز أمس، تلاه انفجار في محطة للحافلات في بلدة كنعان.", 2),
    ("تمكن المسلحون أمس من قصف مواقع للجيش في بلدة حرستا واستهداف حاجز في مدينة دوما بصاروخ.", 2),
    # the first and the second of several, each with its own place or toll
    ("هز تفجيران انتحاريان سوقا في مدينة مايدوغوري أمس. وقتل 12 متسوقا في التفجير الأول، بينما قتل ثمانية في التفجير الثاني.", 2),
    ("وقع انفجاران في مدينة بعقوبة أمس، استهدف الأول سوقا وقتل فيه ستة، فيما استهدف الثاني مطعما في بلدة بهرز وقتل فيه ثلاثة.", 2),
    # an earlier incident at the place just named
    ("انفجرت عبوة ناسفة أمس في بلدة بلدروز التي شهدت الأحد تفجير سيارة مفخخة أوقع تسعة قتلى.", 2),
    ("قتل شرطي برصاص مسلحين أمس في مدينة كركوك التي تعرضت الخميس لهجوم انتحاري قتل فيه سبعة أشخاص.", 2),
    # what befell one place of a list befell all, and what is added to it
    ("قصفت مقاتلات التحالف أمس مواقع الحوثيين في تعز وجبل صبر.", 2),
    # a number that is told later and is smaller than another number
    (
        "سقط 12 قتيلا و20 جريحا أمس في قصف مدفعي على محلية كرري.\nودعت نقابة الأطباء إلى التبرع بالدم.\n"
        "وذكرت مصادر أن قصفا مدفعيا على محلية كرري قتل شخصين وأصاب سبعة.",
        2,
    ),
    # two towns far from each other, with tolls that happen to agree
    ("قتل سبعة مدنيين أمس بانفجار سيارة مفخخة في بعقوبة. وفي كركوك قتل سبعة مدنيين بانفجار سيارة مفخخة.", 2),
    # the second name after a dual frame may be short and unknown, as may one that opens with «بئر»
    ("دارت معارك أمس بين المقاومة والحوثيين في منطقتي الوهط وعقن شمال عدن.", 2),
    ("سيطر الجيش أمس على مناطق البوعيثة ومفرق الجزيرة وتلة الراية شرقي الرمادي.", 3),
    ("قصف الحوثيون أمس أحياء البساتين وبئر أحمد ودار سعد في عدن بقذائف الهاون.", 3),
    ("قصفت مقاتلات التحالف أمس مواقع الحوثيين في مدينة عدن، وكذلك في مدينة الضالع.", 2),
    ("شنت طائرات التحالف أمس سلسلة غارات على مواقع في محافظات مأرب وعمران وحجة وصعدة.", 4),
    ("تواصلت الاشتباكات أمس بين الجيش والمسلحين في سرت ودرنة وبنغازي.", 3),
    ("استهدفت غارات التحالف أمس معسكر الحفا في صنعاء، بالإضافة إلى قاعدة الديلمي الجوية.", 2),
    ("قصفت المدفعية أمس مواقع في مدينة حرستا فضلا عن بلدة مضايا.", 2),
    ("شن الطيران غارات أمس على مدينة دوما وكذلك على مدينة الرستن.", 2),
    ("قتل خمسة جنود أمس في هجوم في مدينة تعز. وفي هجوم آخر قتل شرطيان في مدينة عدن.", 2),
    ("انفجرت سيارة مفخخة أمس في مدينة بعقوبة فيما انفجرت عبوة ناسفة في مدينة كركوك.", 2),
    ("قصفت طائرات التحالف أمس مواقع في مدينة تعز ومدينة مأرب.", 2),
    ("قتل جندي أمس في هجوم في مدينة درنة الليبية.\nوفي الصومال قتل خمسة أشخاص في تفجير في مدينة مقديشو.", 2),
    ("قتل ثلاثة جنود أمس في هجوم على حاجز في مدينة بنغازي.\nوقتل خمسة جنود آخرون في انفجار قنبلة في مدينة بنغازي.", 2),
    ("قتل ثلاثة أشخاص الأحد في غارة جوية على مدينة إدلب.\nوقتل تسعة أشخاص الاثنين في غارة جوية على مدينة إدلب.", 2),
]


@pytest.mark.parametrize(("text", "number"), SEVERAL)
def test_several_incidents(text: str, number: int) -> None:
    assert len(events(text)) == number


@pytest.mark.parametrize(
    "title", ["مقتل عشرة في تفجير سيارة مفخخة ببعقوبة", "عشرة قتلى بتفجير في العراق", "تفجير دام في محافظة ديالى يوقع عشرة قتلى"]
)
def test_the_headline_is_no_event_of_its_own(title: str) -> None:
    found = events("قتل عشرة مدنيين أمس في تفجير سيارة مفخخة في مدينة بعقوبة.", title)
    assert len(found) == 1
    assert not found[0].segment.in_title


def test_the_finer_place_and_tactic_win() -> None:
    [event] = events("قتل سبعة أشخاص أمس في تفجير في محافظة ديالى.\nوقالت الشرطة إن التفجير بسيارة مفخخة في مدينة بعقوبة أوقع سبعة قتلى.")
    assert event.spot is not None
    assert "بعقوبة" in event.spot.place.name_ar
    assert event.tactic == "car_bomb"


def test_an_old_incident_lends_its_date_to_no_news() -> None:
    found = events("قتل خمسة أشخاص أمس في تفجير في مدينة سروج.\nوكان تفجير قد وقع في مدينة سروج في مايو 2014 أوقع ثلاثين قتيلا.")
    news = [e for e in found if e.status == "actual"]
    assert len(news) == 1
    assert news[0].moment is not None
    assert news[0].moment.span.earliest == date(2016, 12, 12)


def place(
    name: str, precision: int, lat: float | None = None, lon: float | None = None, country: str = "IQ", admin1: str | None = "Kirkuk"
) -> Place:
    return Place(name, name, country, admin1, None, lat, lon, precision)


RELATIONS = [
    (place("كركوك", 4), place("الحويجة", 2, 35.3, 43.8), "contains"),
    (place("الحويجة", 2, 35.3, 43.8), place("كركوك", 4), "within"),
    (place("مدينة كركوك", 2), place("كركوك", 2), "same"),
    (place("العراق", 5, admin1=None), place("الحويجة", 2), "contains"),
    (place("تعز", 2, country="YE", admin1="Taiz"), place("كركوك", 2), "apart"),
    (place("كركوك", 2, 35.47, 44.39), place("الحويجة", 2, 35.32, 43.77), "apart"),
    (place("جنوب غربي كركوك", 2, 35.4, 44.3), place("قرية الخان", 2, 35.3, 44.1), "contains"),
    (place("شرق الرمادي", 2, 33.4, 43.4), place("الفلوجة", 2, 36.3, 41.1), "apart"),
]


@pytest.mark.parametrize(("a", "b", "expected"), RELATIONS)
def test_place_relation(a: Place, b: Place, expected: str) -> None:
    assert place_relation(a, b) == expected


def test_no_place_is_unknown() -> None:
    assert place_relation(None, place("كركوك", 4)) == "unknown"
    assert distance_km(place("كركوك", 4), place("الحويجة", 2)) is None


@pytest.mark.parametrize(("name", "expected"), [("جنوب غربي كركوك", True), ("محيط بلدة", True), ("كركوك", False), ("الشرقية", False)])
def test_vague_places(name: str, expected: bool) -> None:
    assert is_vague(place(name, 2)) is expected


SIGNS = [
    ("قتل جنديان أمس في هجوم في مدينة تعز.\nوأسفر الهجوم عن إصابة عشرة.", "definite"),
    ("قتل جنديان أمس في هجوم في مدينة تعز.\nوقتل خمسة آخرون في انفجار قنبلة.", "other_victims"),
    ("قتل 14 جنديا أمس في هجوم في مدينة تعز.\nوقال مصدر إن 14 جنديا قتلوا في كمين.", "toll_same_large"),
    ("قتل جنديان الأحد في غارة على مدينة تعز.\nوقتل طفل الاثنين في غارة على مدينة تعز.", "days_next_said"),
    ("قتل جنديان أمس في هجوم في مدينة تعز.\nمن جهة أخرى قتل طفل في قصف على مدينة مأرب.", "new_event_cue"),
]


@pytest.mark.parametrize(("text", "sign"), SIGNS)
def test_signs(text: str, sign: str) -> None:
    from waqai.events import affinity

    seen: set[str] = set()
    plain = affinity.signs

    def noted(*args: object) -> dict[str, float]:
        found = plain(*args)  # type: ignore[arg-type]
        seen.update(name for name, value in found.items() if value)
        return found

    affinity.signs = noted  # type: ignore[assignment]
    try:
        events(text)
    finally:
        affinity.signs = plain
    assert sign in seen


def test_every_sign_has_a_weight() -> None:
    named = set(MergeWeights.__dataclass_fields__)
    reading = coder().read(Document("test", ONE[0], None, PUBLISHED))
    [event] = draft_events(reading)
    assert set(signs(reading, replace(event), event)) <= named


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("انفجرت سيارة مفخخة عند مدخل الوزارة في كابول أمس، ثم اقتحم مسلحون المبنى وتبادلوا إطلاق النار مع الحراس ساعات.", ["car_bomb"]),
        ("انفجرت عبوة ناسفة في بعقوبة أمس، واندلعت اشتباكات في المقدادية قتل فيها ثلاثة جنود.", ["bombing_ied", "armed_clash"]),
        ("هاجمت القوات أمس مواقع في بلدة عيترون، إلى جانب قصف مدفعي على بلدة راميا.", ["armed_attack", "shelling"]),
    ],
)
def test_a_bomb_and_the_gunmen_who_storm_in_are_one_attack(text: str, kinds: list[str]) -> None:
    assert [d.tactic for d in draft_events(coder().read(Document("test", text, None, date(2022, 8, 21))))] == kinds


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            "قتل 17 شخصا وجرح 40 آخرون في انفجار قنبلة داخل حافلة في ضاحية بيشاور. "
            "وقضى 80 شخصا في عملية انتحارية استهدفت كنيسة في بيشاور الأحد الماضي.",
            {17, 80},
        ),
        ("قتل 17 شخصا في انفجار في سوق في بيشاور. وقال شهود إن الانفجار الذي قتل فيه 17 وقع الأحد.", {17}),
        (
            "سمع دوي انفجارين أمس في مدينة بيشاور. ويأتي الهجوم بعد ساعات من مقتل 82 شخصا وجرح 200 في انفجار استهدف حيا في كويتا الأحد.",
            {82},
        ),
    ],
)
def test_a_deed_of_days_ago_beside_the_news_keeps_its_own_toll(text: str, tolls: set[int]) -> None:
    rows = coder().code(text, published="2013-09-28").events
    assert {r.counts["killed"].best for r in rows if "killed" in r.counts} == tolls


@pytest.mark.parametrize("joined", ["وقتل المهاجمون الثلاثة", "فيما قتل المهاجمون الثلاثة", "بينما قتل ثلاثة من المهاجمين"])
def test_how_the_attackers_ended_is_no_other_deed(joined: str) -> None:
    text = f"هاجم مسلحون مركزا للشرطة في كراتشي أمس وقتلوا شرطيين، {joined} برصاص قوات الأمن."
    [row] = coder().code(text, published="2013-09-28").events
    assert (row.counts["killed"].best, row.counts["attackers_killed"].best) == (2, 3)
