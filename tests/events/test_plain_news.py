"""Plain sentences of the day's news: drones brought down, bombs let fall, who was held for the deed, who says that it was not theirs."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, only


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("ألقى الطيران الحربي قنابل تزن مئة كيلوغرام على بلدة كفرنبل أمس فقتل شخصان.", "air_strike"),
        ("وألقى سلاح الجو قنابل على سوق مدينة نيالا أمس فقتل أربعة.", "air_strike"),
        ("ألقى مجهولون قنابل على مركز للشرطة في مدينة كراتشي أمس.", "grenade"),
        ("قالت قناة المسيرة التابعة للجماعة إن القوة الصاروخية أطلقت أمس صواريخ كاتيوشا على معسكر في جازان.", "shelling"),
        ("قتل 11 حوثيا و5 من المقاومة الشعبية أمس في معارك وغارات للتحالف بمحافظة تعز.", "armed_clash"),
        ("قتل 11 حوثيا أمس في غارات للتحالف ومعارك بمحافظة تعز.", "air_strike"),
        ("هاجم مسلحون حشدا في ولاية باروان أمس واستهدف مسيرة انتخابية ما أسفر عن مقتل 24 شخصا.", "armed_attack"),
        ("استهدفت مسيرة سيارة في بلدة عيترون أمس وقتلت شخصين.", "drone_strike"),
        ("خطف مسلحون أمس أربعة جنود من نقطة تفتيش في مدينة عتق.", "abduction"),
        ("أسقطت الدفاعات الروسية أمس 4 مسيرات أوكرانية فوق مقاطعة بيلغورود.", "drone_strike"),
        ("دمرت الدفاعات الجوية الروسية أمس مسيرتين فوق مقاطعة بريانسك.", "drone_strike"),
        ("قتلت مجموعة من المسلحين تسعة ركاب أمس بعدما أوقفت حافلتهم في إقليم بلوشستان.", "armed_attack"),
    ],
)
def test_of_what_kind_it_was(text: str, tactic: str) -> None:
    assert only(text).tactic == tactic


@pytest.mark.parametrize(
    "text",
    [
        "اعترضت الدفاعات الجوية الروسية سبع طائرات مسيرة أوكرانية فوق بيلغورود أمس.",
        "وحدات الدفاع الجوي الروسي أسقطت ثلاث طائرات مسيرة أوكرانية فوق كورسك أمس.",
    ],
)
def test_whose_the_drones_were_that_were_brought_down(text: str) -> None:
    event = only(text)
    assert event.attackers == ("Ukrainian Air Force",)
    assert "Ukrainian Air Force" not in event.targets


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("قتل شخص في إطلاق نار داخل كنيس في سان دييغو أمس. وألقت الشرطة القبض على المسلح الذي فتح النار على المصلين.", "unknown"),
        ("قتل شخص في إطلاق نار داخل كنيس في سان دييغو أمس. وأعلنت الشرطة اعتقال الرجل الذي يشتبه في أنه أطلق النار.", "unknown"),
        ("فجر انتحاري نفسه في سوق بمدينة كويتا أمس فقتل عشرة. ونفى جيش تحرير بلوشستان مسؤوليته عن التفجير.", "unknown"),
        (
            "فجر انتحاري نفسه بمدينة كويتا أمس فقتل عشرة. وأعلن جيش تحرير بلوشستان مسؤوليته عن التفجير.",
            "Balochistan Liberation Army",
        ),
        (
            "قتل عشرة في انفجار سيارة في مدينة باسيلان أمس. وقال الحاكم إن تقارير تفيد بمسؤولية حركة أبو سياف عن الحادث.",
            "Abu Sayyaf",
        ),
    ],
)
def test_who_did_it_by_what_is_said_afterwards(text: str, attacker: str) -> None:
    assert only(text).to_row()["attacker"] == attacker


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("دار اشتباك أمس في منطقة وزيرستان الجنوبية، وهي منطقة لطالما كانت ملاذا للمسلحين.", "منطقة وزيرستان الجنوبية"),
        ("اشتبكت القوات مع مسلحين في منطقة أحراج قرب مدينة غروزني أمس وقتل ثلاثة.", "مدينة غروزني"),
    ],
)
def test_where_it_was(text: str, place: str) -> None:
    assert only(text).to_row()["place_ar"] == place


@pytest.mark.parametrize(
    "text",
    [
        "وتعرف العصابات بخطف الأجانب في جنوب الفلبين.",
        "وتشتهر الجماعة بالخطف في جزيرة باسيلان.",
        "وتشهد منطقة شمال القوقاز العديد من الهجمات التي يشنها مسلحون ضد الشرطة.",
    ],
)
def test_what_a_group_or_a_region_is_known_for_is_no_row(text: str) -> None:
    report = "قتل ثلاثة جنود وأصيب اثنان بانفجار عبوة ناسفة أمس في مدينة كويتا."
    assert [event.tactic for event in coded(f"{report} {text}")] == ["bombing_ied"]


def test_a_toll_that_may_yet_rise_is_not_the_toll() -> None:
    text = "قتل أربعة في إطلاق نار على كنيس في بيتسبرغ أمس. وقالت وسائل إعلام إن عدد القتلى قد يرتفع إلى 11."
    assert only(text).counts["killed"].best == 4


@pytest.mark.parametrize("after", ["أسبوعين من توقيع اتفاق على وقف النار", "شهرين من جمع المعلومات", "أيام على صدور تحذيرات من السفر"])
def test_some_time_after_what_is_no_deed_dates_nothing(after: str) -> None:
    event = only(f"قتل ثلاثة جنود في هجوم على حاجز في مدينة سرت، بعد {after}.")
    assert (event.status, str(event.when and event.when.earliest)) == ("actual", "2021-05-19")


@pytest.mark.parametrize(
    "source",
    ["وأكد مسؤولان أمنيان في الموصل وبيجي الهجوم.", "وأكد ضابط في الموصل الهجوم.", "وذكر شاهدان في الموصل أن الهجوم عنيف."],
)
def test_where_those_sit_who_confirm_it(source: str) -> None:
    event = only(f"قتل خمسة أشخاص أمس بهجوم مسلح في بلدة سنجار. {source}")
    assert "سنجار" in str(event.to_row()["place_ar"])


def test_the_gate_of_a_shop_is_no_place_by_name() -> None:
    assert only("انفجرت عبوة أمام بوابة المتجر في مدينة بيشاور أمس.").to_row()["place_ar"] == "مدينة بيشاور"


def test_a_strike_whose_aim_is_told_next_is_one() -> None:
    event = only("قتل خمسة مسلحين أمس في هجوم لطائرة أميركية من دون طيار شمال غرب باكستان. واستهدف الهجوم منزلا في بلدة مير علي.")
    assert (event.tactic, event.to_row()["place_ar"], event.counts["killed"].best) == ("drone_strike", "بلدة مير علي", 5)


def test_what_is_held_against_earlier_deeds_is_told_once() -> None:
    event = only("أصيب 20 شخصا في انفجار في كابل أمس. وهو أول تفجير بهذا الحجم تعرفه كابل منذ رحيل القوات الأجنبية في أغسطس الماضي.")
    assert event.status == "actual"


def test_what_captors_threaten_is_not_what_they_did() -> None:
    event = only("قتل 18 جنديا في معارك شنها الجيش على جماعة أبو سياف في جزيرة باسيلان أمس، مهددة بقطع رؤوس الرهائن.")
    assert event.tactic == "armed_clash"


def test_an_official_who_was_killed_is_no_source() -> None:
    event = only("قتل مسؤول أمني بهجوم مسلح في الموصل أمس.")
    assert event.to_row()["place_ar"] == "الموصل"


def test_the_day_since_when_a_post_was_used_is_not_the_day_of_the_attack() -> None:
    text = "قتل ثلاثة جنود خلال هجوم استهدف وحدة للجيش في جولو أمس. ووقع الهجوم في مقر الوحدة الذي جرى الانتقال إليه قبل أربعة أسابيع."
    assert only(text).status == "actual"
