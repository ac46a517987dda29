"""Which tactic a segment tells of: trigger, instrument and who attacks."""

from __future__ import annotations

from functools import cache

import pytest

from waqai.events.coder import Coder
from waqai.events.tactic import Decision, decide
from waqai.events.triggers import triggers
from waqai.model import TACTICS, Document


@cache
def coder() -> Coder:
    return Coder()


def decision(text: str, coalition: bool = False, state: bool = False, group: bool = False) -> Decision:
    reading = coder().read(Document("test", text))
    end = len(reading.text.tokens)
    return decide(reading.sight, 0, end, triggers(reading.sight, 0, end), coalition, state, group)


WORDINGS = [
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
    # from afar
    ("غارات جوية على المدينة", "air_strike"),
    ("قصف الطيران الحربي المدينة", "air_strike"),
    ("شنت مقاتلات غارات على مواقع", "air_strike"),
    ("ألقت مروحيات براميل متفجرة على الحي", "air_strike"),
    ("هجوم بطائرة مسيرة على مطار", "drone_strike"),
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


@pytest.mark.xfail(strict=True, reason="the victim stands between the verb and «ذبحا»")
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
