"""What was prevented or only meant, and tactics that plain sentences tell: read from whole reports."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder

from waqai.events.coder import draft_events
from waqai.events.draft import Draft
from waqai.model import Document

PUBLISHED = date(2021, 5, 20)


def drafts(text: str) -> list[Draft]:
    return draft_events(coder().read(Document("test", text, None, PUBLISHED)))


TACTICS = [
    ("دهس سائق فلسطيني جنديين إسرائيليين قرب رام الله أمس.", "armed_attack"),
    ("دهست شاحنة مسرعة حشدا من المارة في برلين أمس عمدا.", "armed_attack"),
    ("قطع مستوطنون عشرات أشجار الزيتون في قرية بورين.", "arson_property"),
    ("اقتلعت جرافات الاحتلال أمس مئة شجرة زيتون في قرية بورين.", "arson_property"),
    ("فجرت قوات الاحتلال منزل الأسير محمد عودة في مخيم الأمعري.", "arson_property"),
    ("فجر تنظيم داعش مرقد النبي يونس في الموصل.", "arson_property"),
    ("فجر تنظيم داعش سيارة مفخخة في الموصل.", "car_bomb"),
    ("ضرب حشد غاضب رجلا حتى الموت في مدينة لاهور.", "protest_violence"),
    # «الجوية» of a base is no aircraft
    ("تعرضت قاعدة بلد الجوية شمال بغداد لقصف بخمسة صواريخ كاتيوشا.", "shelling"),
    ("قصفت طائرات حربية قاعدة الشعيرات الجوية في حمص.", "air_strike"),
    # the word of suicide that names a kind of drone
    ("انفجرت طائرة انتحارية مسيرة فوق مصفاة نفط في مدينة أربيل.", "drone_strike"),
    ("فجر انتحاري نفسه قرب مصفاة نفط في مدينة أربيل.", "suicide_bombing"),
    ("تعرضت ناقلة نفط لهجوم بلغم لاصق في خليج عمان.", "bombing_ied"),
    # guns that were lost and bombs in one list with rifles say nothing of the kind of attack
    ("شن متمردون من طالبان هجمات على نقاط للجيش في فارياب أسفرت عن مقتل 14 جنديا وتدمير مدفعيتهم الثقيلة.", "armed_attack"),
    ("شن مسلحون هجوما على حاجز في سبها باستخدام الأسلحة النارية وقذائف الآر بي جي والقنابل.", "armed_attack"),
    ("هاجم مسلحون مركزا للشرطة في كويتا بالقنابل والأسلحة الخفيفة.", "armed_attack"),
    ("ألقى مسلحون قنابل يدوية على مركز للشرطة في كويتا.", "grenade"),
    ("قتل مسلحون 14 جنديا وقاموا بإحراق جثتي اثنين منهم في نقطة تفتيش وهمية غرب بغداد.", "armed_attack"),
    ("قالت القوات إنها رصدت مسلحين يدخلون مجمعا في يارون ثم أغارت طائراتها على المجمع.", "air_strike"),
    ("انفجرت مسيرة مفخخة قرب مطار أربيل.", "drone_strike"),
    # a plot that was prevented is no fight; an assault beaten back is
    ("أعلنت السلطات إحباط هجوم كان يستهدف كنيسة في مدينة الإسكندرية.", "armed_attack"),
    ("أحبطت قوات الجيش اليمني هجوما للحوثيين على مواقعها في مديرية نهم.", "armed_clash"),
]


@pytest.mark.parametrize(("text", "tactic"), TACTICS)
def test_the_tactic_of_a_plain_sentence(text: str, tactic: str) -> None:
    assert {d.tactic for d in drafts(text)} == {tactic}


STATUS = [
    ("أسقطت القوات الأميركية طائرتين مسيرتين قرب قاعدة عين الأسد.", "foiled"),
    ("أسقط الجيش الإسرائيلي طائرة مسيرة فوق الجليل.", "foiled"),
    ("أسقط الحوثيون طائرة مسيرة أميركية فوق محافظة مأرب.", "actual"),
    ("اعترضت القبة الحديدية صاروخين أطلقا من قطاع غزة باتجاه عسقلان.", "foiled"),
    ("قتلت قوات الأمن انتحاريا قبل أن يفجر نفسه عند حاجز في كركوك.", "foiled"),
    ("قتلت قوات الأمن انتحاريين اثنين قبل تفجير نفسيهما وسط كركوك.", "foiled"),
    ("قتلت قوات الأمن انتحاريا بعد أن فجر زميله نفسه عند حاجز في كركوك.", "actual"),
    ("اعتقلت الشرطة خمسة أشخاص كانوا يعدون لهجمات في مدريد.", "foiled"),
    ("أعلن الجيش العراقي عن خطة لتحرير الموصل.", "threat"),
    ("وضعت القيادة خططا لاقتحام مدينة الفلوجة.", "threat"),
    ("تعتزم تركيا شن عملية عسكرية في منبج.", "threat"),
    ("يعتزم الجيش اقتحام معقل المسلحين في درنة خلال أيام.", "threat"),
    ("تعتزم الحكومة التحقيق بعد هجوم على حاجز في درنة أمس.", "actual"),
    ("اقتحم الجيش أمس معقل المسلحين في درنة ضمن خطة لتأمينها.", "actual"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_the_status_of_a_plain_sentence(text: str, status: str) -> None:
    assert {d.status for d in drafts(text)} == {status}


def test_who_brings_a_drone_down_is_whom_it_came_for() -> None:
    (draft,) = drafts("أسقطت القوات الأميركية طائرتين مسيرتين قرب قاعدة عين الأسد.")
    assert draft.attackers == () and draft.targets == ("US forces",)


NONE = [
    "نفذ الدفاع المدني تمرينا وهميا على التعامل مع انفجار سيارة مفخخة في مطار بغداد.",
    "قصة الفيلم تدور حول خطف ابنة رجل أعمال في نيويورك.",
    "رواية تروي مقتل صحفي في بغداد الثمانينات.",
    "قتلت سيدة بعد أن دهستها سيارة في شارع فيصل بالجيزة.",
    "شن المهاجم هجوما مرتدا وسجل هدفا في مرمى برشلونة.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_row(text: str) -> None:
    assert coder().code(text, published=PUBLISHED).events == ()


def test_a_crowd_run_over_on_purpose_is_an_attack() -> None:
    assert coder().code("قتل ثلاثة أشخاص بعد أن دهستهم سيارة في برلين، ووصفت الشرطة الحادث بأنه إرهابي.", published=PUBLISHED).events


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("تم أمس كشف وتدمير 14 قنبلة تقليدية الصنع خلال عملية تفتيش بولاية تيبازة.", "foiled"),
        ("كشفت ودمرت مفرزة للجيش 10 قنابل تقليدية الصنع بولاية المدية أمس.", "foiled"),
        ("عثر الجيش التونسي أمس على لغمين في جبل سمامة ودمرهما.", "foiled"),
        ("انفجرت عبوة ناسفة أمس في حافلة في مدينة حلب ودمرتها بالكامل.", "actual"),
        ("دمر انفجار 3 عبوات ناسفة أمس منزلا في مدينة بعقوبة.", "actual"),
        ("تدمير دبابتين بعبوتين ناسفتين أمس في مدينة بعقوبة.", "actual"),
    ],
)
def test_bombs_that_were_found_and_blown_up(text: str, status: str) -> None:
    assert [event.status for event in coder().code(text, published=PUBLISHED).events] == [status]
