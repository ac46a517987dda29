"""Which tactic a segment tells of: trigger, instrument and who attacks."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder, only

from waqai.events.tactic import Decision, decide
from waqai.events.triggers import triggers
from waqai.model import TACTICS, Document

PUBLISHED = date(2024, 9, 10)


def decision(text: str, coalition: bool = False, state: bool = False, group: bool = False) -> Decision:
    reading = coder().read(Document("test", text))
    end = len(reading.text.tokens)
    return decide(reading.sight, 0, end, triggers(reading.sight, 0, end), coalition, state, group)


WORDINGS = [
    # press of all years
    ("أدى التدوين المدفعي على المخيم إلى مقتل نازحين", "shelling"),
    ("استمر التدوين نحو المعسكر حتى الفجر", "shelling"),
    ("سقطت دانة على منزل في الحي", "shelling"),
    ("ألقت طائرة استطلاع قنبلة على جرار في الحقل", "drone_strike"),
    ("ألقت محلقة معادية قنبلة على البلدة", "drone_strike"),
    ("ألقت درون قنبلتين على جرار في الحقل", "drone_strike"),
    ("درون إسرائيلية ألقت قنبلة على حفارة", "drone_strike"),
    ("أسقطت طائرة كواد كابتر قنبلة على خيمة", "drone_strike"),
    ("مسيرة أطلقت صاروخين على سيارة قرب الجسر", "drone_strike"),
    ("قتل القيادي بضربة من طائرة أمريكية بدون طيار", "drone_strike"),
    ("تناوبت ثلاث طائرات حربية إسقاط قنابل على الحي", "air_strike"),
    ("قتل حارس بعدوان جوي على المطار", "air_strike"),
    ("قتل تاجر رميا بالرصاص في السوق", "shooting"),
    ("أعدم التنظيم ثلاثة تجار رميا بالرصاص", "execution"),
    ("نفذ المقاتلون إغارة على موقع للجنود", "armed_attack"),
    ("قتلوا خلال مواجهة استمرت ساعات مع الشرطة", "armed_clash"),
    ("فرقت قوات مكافحة الشغب مسيرة للطلاب", "protest_violence"),
    ("قبضت الاستخبارات العسكرية على خلية في كمين", "arrest_raid"),
    ("إن مسلحين داهموا قرية للرعاة", "armed_attack"),
    ("إن الشرطة داهمت بيتا في الحي", "arrest_raid"),
    ("استعاد الجيش أمس ثلاث بلدات", "armed_clash"),
    ("استردت القوات ليلا قرية جبلية من قبضة المسلحين", "armed_clash"),
    # who fired the rockets
    ("أطلق الطيران الحربي عدة صواريخ على أطراف البلدة", "air_strike"),
    ("مقاتلات روسية أطلقت صاروخين على منزل", "air_strike"),
    ("أطلقت الطائرات المغيرة أربع قذائف نحو الثكنة", "air_strike"),
    ("أطلق المسلحون صواريخ على الطائرات الرابضة في المطار", "shelling"),
    ("حلقت الطائرات، وأطلق المسلحون صواريخ على البلدة", "shelling"),
    # guns on vehicles
    ("أطلقت الدبابات نيرانها صوب الخيام", "shooting"),
    ("أطلق الجيش رشقات من رشاشاته باتجاه الحقول", "shooting"),
    # bombs
    ("فجر انتحاري نفسه عند حاجز", "suicide_bombing"),
    ("هجوم انتحاري بسيارة مفخخة على مقر للشرطة", "suicide_bombing"),
    ("تفجير انتحاري بحزام ناسف داخل مسجد", "suicide_bombing"),
    ("انفجار سيارة مفخخة وسط السوق", "car_bomb"),
    ("انفجرت سيارتان مفخختان قرب مطعم", "car_bomb"),
    ("انفجار شاحنة مفخخة أمام مبنى المحافظة", "car_bomb"),
    ("انفجار عبوة ناسفة على سيارة", "bombing_ied"),
    ("انفجرت عبوة لاصقة بسيارة ضابط", "bombing_ied"),
    ("استهدفت عبوة ناسفة دورية للجيش", "bombing_ied"),
    ("انفجار قنبلة زرعت على جانب الطريق", "bombing_ied"),
    ("قتل سائق سيارة في انفجار عبوة", "bombing_ied"),
    ("ألقى مجهولون قنبلة يدوية على مقهى", "grenade"),
    ("استهدف مسلحون سيارة بقنبلة يدوية", "grenade"),
    ("انفجار لغم أرضي بحافلة", "mine"),
    ("مقتل طفلين بانفجار لغم من مخلفات الحرب", "mine"),
    ("قتل شرطيان بعد استهداف كاسحة ألغام بعبوة ناسفة", "bombing_ied"),
    ("فجر مسلحون عبوة ناسفة بدورية وعثر على حزام ناسف في المكان", "bombing_ied"),
    # from afar
    ("غارات جوية على المدينة", "air_strike"),
    ("قصف الطيران الحربي المدينة", "air_strike"),
    ("شنت مقاتلات غارات على مواقع", "air_strike"),
    ("ألقت مروحيات براميل متفجرة على الحي", "air_strike"),
    ("هجوم بطائرة مسيرة على مطار", "drone_strike"),
    ("اقتحمت القوات المدينة وسط إطلاق نار كثيف", "armed_attack"),
    ("استهداف سيارة بطائرة من دون طيار", "drone_strike"),
    ("سقوط قذائف هاون على حي سكني", "shelling"),
    ("قصفت المدفعية المدينة", "shelling"),
    ("إطلاق صواريخ كاتيوشا على قاعدة", "shelling"),
    ("استهدف صاروخ منزلا", "shelling"),
    # hand to hand
    ("هاجم مسلحون حاجزا للجيش", "armed_attack"),
    ("هجوم مسلح على قرية", "armed_attack"),
    ("أطلق مسلحون النار على سيارة", "shooting"),
    ("مقتل جندي برصاص قناص", "shooting"),
    ("اغتال مسلحون ضابطا أمام منزله", "assassination"),
    ("محاولة اغتيال قيادي في الحزب", "assassination"),
    ("أعدم التنظيم خمسة أسرى", "execution"),
    ("إعدام ثلاثة مدنيين رميا بالرصاص", "execution"),
    ("اشتباكات بين الجيش ومسلحين", "armed_clash"),
    ("معارك عنيفة عند أطراف البلدة", "armed_clash"),
    # the rest
    ("خطف مسلحون مهندسا", "abduction"),
    ("اختطاف ثلاثة من موظفي الإغاثة", "abduction"),
    ("أضرم مستوطنون النار في منزل", "arson_property"),
    ("اعتقلت القوات خمسة أشخاص في حملة دهم", "arrest_raid"),
    ("تفريق متظاهرين بالرصاص", "protest_violence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tactic"), WORDINGS)
def test_wording(text: str, tactic: str) -> None:
    assert decision(text).tactic == tactic


def test_a_manner_behind_the_victim() -> None:
    assert decision("قتل رهينة ذبحا").tactic == "execution"


def test_all_tactics_but_the_last_are_tried() -> None:
    assert {tactic for _, tactic in WORDINGS} == set(TACTICS) - {"other"}


@pytest.mark.parametrize(
    ("text", "coalition", "state", "group", "tactic"),
    [
        ("استهدف التحالف مواقع في المدينة", True, False, False, "air_strike"),
        ("استهدف مسلحون مواقع في المدينة", False, False, False, "armed_attack"),
        ("قصف مواقع في المدينة", True, True, False, "air_strike"),
        ("قصف مواقع في المدينة", False, True, False, "shelling"),
        ("قصف مواقع في المدينة بالقذائف", True, True, False, "shelling"),
        ("مقتل ثلاثة مسلحين في المدينة", False, True, False, "armed_clash"),
        ("مقتل ثلاثة أشخاص في المدينة", False, False, False, "other"),
        ("شن التنظيم عمليات نوعية في المدينة", False, False, True, "armed_attack"),
        ("فجر انتحاري نفسه عند حاجز", True, True, False, "suicide_bombing"),
        ("غارات جوية على المدينة", False, False, True, "air_strike"),
    ],
)
def test_who_attacks_settles_what_words_leave_open(text: str, coalition: bool, state: bool, group: bool, tactic: str) -> None:
    assert decision(text, coalition, state, group).tactic == tactic


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("استهدف مسلحون سيارة تابعة للجيش بقنبلة يدوية", "grenade"),
        ("انفجار عبوة ناسفة بسيارة مدنية", "bombing_ied"),
        ("أطلق مسلحون النار على حافلة", "shooting"),
        ("استهداف آلية عسكرية بعبوة ناسفة", "bombing_ied"),
        ("انفجار لغم بسيارة إسعاف", "mine"),
    ],
)
def test_a_vehicle_that_is_hit_is_no_weapon(text: str, tactic: str) -> None:
    assert decision(text).tactic == tactic


@pytest.mark.parametrize(("text", "tactic"), WORDINGS[::4])
def test_a_decision_says_why(text: str, tactic: str) -> None:
    made = decision(text)
    assert made.because
    assert made.rule
    assert 0 < made.sure <= 1


def test_nothing_but_a_toll_is_the_least_sure() -> None:
    made = decision("مقتل ثلاثة أشخاص في المدينة")
    assert (made.lead, made.rule) == (None, "toll-alone")
    assert made.sure <= min(decision(text).sure for text, _ in WORDINGS)


def test_no_words_no_lead() -> None:
    assert decision("").lead is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دخلت قوات عسكرية البلدة الحدودية واعتقلت منها سبعة شبان", "arrest_raid"),
        ("توغلت قوة في قرية قرب الخط الفاصل في الريف الغربي واعتقلت راعيا", "arrest_raid"),
        ("اقتحمت القوات فجرا المخيم وفتشت المنازل وداهمت متجرا", "arrest_raid"),
        ("كشفت مفرزة للجيش مخبأين للإرهابيين في الجبل", "arrest_raid"),
        ("دمرت وحدة من الجيش أربعة مخابئ للإرهابيين", "arrest_raid"),
        ("توغلت قوة في القرية واندلعت اشتباكات مع مسلحين واعتقلت راعيا", "armed_clash"),
        ("توغلت دبابات في القرية", "armed_clash"),
    ],
)
def test_soldiers_who_come_to_arrest_and_to_search(text: str, expected: str) -> None:
    assert decision(text, state=True).tactic == expected


def first_tactic(text: str) -> str:
    """The tactic of the first row of a report."""
    return coder().code_document(Document("test", text, published=PUBLISHED)).events[0].tactic


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("دخلت قوات إسرائيلية بلدة الرفيد أمس واعتقلت ثلاثة رعاة.", "arrest_raid"),
        ("اقتحمت قوات الاحتلال بلدة قباطية أمس وداهمت منازل واعتقلت شابين.", "arrest_raid"),
        ("اقتحمت قوات الاحتلال بلدة قباطية أمس وقتلت شابا واعتقلت آخر.", "armed_attack"),
        ("هاجم مسلحون حاجزا للشرطة قرب كركوك أمس وأطلقوا النار على السيارات، فقتل شرطي.", "armed_attack"),
        ("قتل ثلاثة متظاهرين برصاص الأمن في البصرة أمس.", "protest_violence"),
        ("تبادل الجيشان إطلاق النار عند معبر سبين بولدك أمس.", "armed_clash"),
        ("شنت مقاتلات التحالف غارة على مديرية مجز في صعدة أمس، كما استهدفت محطة للغاز بمديرية رازح.", "air_strike"),
    ],
)
def test_what_a_report_tells(text: str, tactic: str) -> None:
    assert first_tactic(text) == tactic


def test_manifestations_are_no_demonstration() -> None:
    text = "أدانت المنظمة الإرهاب بجميع أشكاله ومظاهره، منددة بالهجوم الذي وقع في كابول أمس وقتل فيه ثلاثة."
    assert first_tactic(text) != "protest_violence"


@pytest.mark.parametrize(
    ("text", "tactics"),
    [
        ("أصيب مزارع أمس بانفجار لغم في مديرية حيس. وفي حادثة مماثلة أصيب طفل في منطقة الجاح جنوبي الحديدة.", ["mine", "mine"]),
        (
            "قتل شرطي بانفجار عبوة ناسفة في الدورة جنوبي بغداد، وأصيب اثنان في حادث مماثل بمنطقة الغزالية غربي بغداد.",
            ["bombing_ied", "bombing_ied"],
        ),
        (
            "فجر انتحاري نفسه أمس في سوق بلدة باما، ما أسفر عن مقتل شخص. وأدى الاعتداء الثاني إلى مقتل شخصين في بلدة ديكوا.",
            ["suicide_bombing", "suicide_bombing"],
        ),
        ("ألقى مجهولون عبوة ناسفة على دورية أمس في الجيزة فأصيب شرطيان، وقامت قوات الأمن بتمشيط المنطقة.", ["bombing_ied"]),
        ("قتل شاب أمس برصاص مجهولين في مدينة درعا. وفي حادثة منفصلة قتل اثنان باشتباكات في بلدة طفس.", ["shooting", "armed_clash"]),
    ],
)
def test_an_incident_like_the_one_before_is_of_its_kind(text: str, tactics: list[str]) -> None:
    assert [e.tactic for e in coder().code(text, published="2024-09-10").events] == tactics


@pytest.mark.parametrize(
    "text",
    [
        "اعتقلت الشرطة أمس ثلاثة أشخاص في عدن يشتبه بتنفيذهم تفجيرات وعمليات اغتيال.",
        "ألقت قوات الأمن القبض أمس في الموصل على مطلوب متهم بارتكاب عمليات خطف.",
    ],
)
def test_what_the_arrested_are_suspected_of_is_not_told(text: str) -> None:
    assert [e.tactic for e in coder().code(text, published="2024-09-10").events] == ["arrest_raid"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ستة جنود أثناء عملية تمشيط بعد وقوعهم في كمين قرب مدينة تبسة.",
        "وقتل ثلاثة من الدرك الاثنين خلال عمليات التمشيط التي تلت حادث خطف عمال بعد وقوعهم في كمين قرب مدينة دوري.",
    ],
)
def test_an_ambush_during_a_search_is_what_killed_them(text: str) -> None:
    assert only(text).tactic == "armed_attack"


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("حاول مسلحو الحركة أمس الزحف باتجاه مواقع الجيش في ريف حجة بغطاء من الطيران وقتل منهم العشرات.", "armed_attack"),
        ("حاولت قوات النظام التسلل نحو بلدة كفرنبودة فجر اليوم ودارت اشتباكات قتل فيها سبعة.", "armed_clash"),
    ],
)
def test_who_tries_to_advance_attacks(text: str, tactic: str) -> None:
    assert only(text).tactic == tactic


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("أدت قنبلة ألقاها الجيش الإسرائيلي من مسيّرة على بلدة الخيام أمس إلى إصابة أربعة أشخاص.", "drone_strike"),
        ("ألقى مجهولون قنبلة يدوية على منزل في بعقوبة أمس وأصيب أربعة.", "grenade"),
        ("فجّرت إسرائيل منزلا في بلدة ميس الجبل أمس.", "arson_property"),
    ],
)
def test_what_fell_from_a_drone_and_what_was_blown_up(text: str, tactic: str) -> None:
    assert only(text).tactic == tactic


def test_a_bomb_that_sappers_blew_up_struck_nobody() -> None:
    text = "وكانت فرق الهندسة التابعة لقوات الأمن في مدينة الباب قد فجرت عبوة ناسفة زرعها مجهولون قرب مسجد في المدينة أمس."
    assert only(text).status == "foiled"
