"""Tolls of one event from all that an article tells of it: victims, attackers, updates, other sources, totals of other times."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from waqai.events.coder import Coder, draft_events
from waqai.events.draft import Draft
from waqai.events.toll_reach import lend_tolls
from waqai.events.tolls import Toll, settle_tolls
from waqai.model import Document

SHORT = {"killed": "K", "wounded": "W", "killed_or_wounded": "KW", "abducted": "A", "attackers_killed": "AK"}


@cache
def coder() -> Coder:
    return Coder()


def settled(text: str, title: str | None = None) -> dict[str, Toll]:
    """The tolls of the draft that tells most of a text."""
    reading = coder().read(Document("t", text, title, date(2019, 4, 10)))
    drafts: list[Draft] = draft_events(reading)
    lend_tolls(reading, drafts, drafts)
    return max((settle_tolls(reading, d) for d in drafts), key=lambda tolls: sum(len(t.evidence) for t in tolls.values()))


def line(tolls: dict[str, Toll]) -> str:
    """«K3 W2+» is three killed and at least two wounded."""
    parts = []
    for name, short in SHORT.items():
        if name in tolls:
            count = tolls[name].count
            parts.append(f"{short}{count.low}" + ("" if count.high == count.low else "+" if count.high is None else f"-{count.high}"))
    return " ".join(parts)


# an article: its toll
TOLLS = {
    # one or two more told with «أيضا», parts behind a total, wars and neighbours
    "أطلق مسلحون النار على حافلة قرب مدينة كسلا أمس فقتل سائق. وقال الأهالي إن الهجوم أسفر أيضا عن مقتل شقيق له.": "K2",
    "قتل حارس أمس في مدينة كسلا برصاص مسلحين أسفر عن مقتل أحد عمال المزرعة أيضا وجرح ثلاثة آخرين.": "K2 W3",
    "أصيب ستة عمال أمس في بلدة سعسع حين أطلق الجنود النار فأصابوا أربعة، كما أصيب شابان بالرصاص.": "W6",
    "ضربت مسيرة سيارة أمس في مدينة غزة فجرح أربعة. وارتفعت حصيلة الحرب، وفق الوزارة، إلى 31.204 شهداء.": "W4",
    "ضربت مسيرة سيارة أمس في مدينة غزة فجرح أربعة. وارتفعت حصيلة الغارة، وفق الوزارة، إلى ستة شهداء.": "K6 W4",
    "قالت مصادر إن تسعة من أفراد الحرس قتلوا أمس في هجوم في بلدة الكاف على الشريط الحدودي مع الجزائر. لكن الوزارة قالت إن عدد قتلى "
    "الهجوم وصل إلى ستة.": "K6-9",
    # what a number of victims holds, a deed's adjective that is no bomber, a tally of weeks, the sum of a deed without a noun of the dead
    "ارتفعت حصيلة ضحايا التفجير الذي ضرب سوقا في مدينة بعقوبة أمس إلى 46 قتيلا وجريحا.": "KW46",
    "ارتفع عدد ضحايا التفجير في مدينة عدن أمس إلى 58 شخصا بين قتيل وجريح.": "KW58",
    "ارتفع عدد ضحايا التفجير في مدينة عدن أمس إلى 12 قتيلا و30 جريحا.": "K12 W30",
    "ارتفعت حصيلة قتلى التفجيرين الانتحاريين في مدينة نجامينا أمس إلى تسعة.": "K9",
    "سقطت قذائف على مدينة تاورغاء أمس. وقال مصدر إن 14 عاملا على الأقل قتلوا وأصيبوا جراء القذائف، وتأكد مقتل خمسة منهم.": "K5 W9+",
    "استهدفت قذائف مدينة سبها أمس ما أدى إلى مقتل وإصابة 11 شخصا. وأكد المستشفى مقتل ثلاثة منهم.": "K3 W8",
    "استشهد شاب برصاص الاحتلال قرب بلدة يعبد أمس. وباستشهاده يرتفع عدد الشهداء إلى 47.": "K1",
    "استشهد أربعة شبان في غارة على مخيم جنين أمس. وباستشهاد الجريح سالم يرتفع عدد الشهداء إلى خمسة.": "K5",
    "قتل عشرة عمال في تفجير في مدينة كركوك أمس. وبوفاة أحد الجرحى يرتفع عدد قتلى التفجير إلى 11.": "K11",
    "استشهد شاب برصاص الاحتلال قرب بلدة يعبد أمس. وباستشهاد الشاب يرتفع عدد شهداء البلدة خلال الأحداث الأخيرة إلى خمسة.": "K1",
    "استشهد شاب برصاص الاحتلال قرب بلدة يعبد أمس. وقالت الوزارة إن عدد الشهداء منذ بداية الأحداث ارتفع إلى 93، بينهم 20 طفلا، فضلا عن "
    "إصابة أكثر من 3200.": "K1",
    "قال المصدر إن حصيلة القصف على مدينة دوما أمس ارتفعت إلى 31 شخصا.": "K31",
    "قتل تسعة جنود أمس في كمين قرب تمبكتو. وكان الجيش أعلن في وقت سابق مقتل ستة جنود.": "K9",
    "قتل ثلاثة وأصيب 30 في انفجار في مدينة كويتا أمس. وأظهرت صور سيارات إسعاف تنقل مصابين من مدينة كويتا.": "K3 W30",
    # a split that comes near a joint number, one that is no split, and many of those already counted
    "هز تفجير سوقا في مدينة سامراء أمس وأوقع 60 قتيلا وجريحا. وقالت الشرطة إن التفجير أدى إلى مقتل 20 وإصابة 37.": "K20 W37",
    "قتل مسلحون أمس في هجوم للجيش في مدينة سرت. وأفادت الإذاعة بمقتل وإصابة 14 منهم في الهجوم.": "KW14",
    "اندلعت معارك أمس في مدينة الكرمة. وارتفع عدد القتلى والجرحى في المعارك إلى 40.": "KW40",
    "أعلن الجيش مقتل 14 مسلحا أمس في معركة في مدينة جوهر. وأضاف أن المعركة أدت إلى مقتل العديد منهم.": "K14",
    "انفجرت قنبلة في بلدة سترة أمس فأصيب شرطيان، وذلك بعد ستة أيام على انفجار آخر أدى إلى مقتل أربعة.": "W2",
    "انفجرت قنبلة في بلدة سترة أمس فأصيب شرطيان، وذلك بعد مرور ستة أيام على انفجار آخر أدى إلى مقتل أربعة.": "W2",
    "هاجم مسلحون مقر الوزارة في أنقرة أمس. وعبرت القاهرة عن تمنياتها بالشفاء العاجل للجرحى.": "",
    "استشهد شابان برصاص الجيش أمس في جنين. وقال الهلال الأحمر إنهما أصيبا في الصدر.": "K2",
    "قصفت طائرة مسيرة مسجدا في مدينة الفاشر أمس فقتل 43 مصليا. ودان التجار ما جرى. وقالت منظمة إن ذلك مروع. "
    "وأكدت قيادة الجيش أن القصف أسفر عن مقتل 75 مدنيا.": "K43-75",
    "قصفت طائرة مسيرة مسجدا في مدينة الفاشر أمس فقتل 43 مصليا. ودان التجار ما جرى. وقالت منظمة إن ذلك مروع. "
    "وأكدت قيادة الجيش أن اشتباكا أسفر عن مقتل 75 مدنيا.": "K43",
    "لقي أربعة جنود مصرعهم فيما قتل عشرون إرهابيا أمس في شمال مالي، خلال هجوم استهدف قاعدة عسكرية.": "K4 AK20",
    "قتل جندي وسبعة مسلحين أمس في هجوم على معسكر للجيش شمال مالي.": "K1 AK7",
    "اندلعت اشتباكات أمس شمال مالي قتل فيها جندي وسبعة مسلحين.": "K8",
    "قتل خمسة أشخاص أمس في غارة على منزل في مخيم جباليا. "
    "وأعلنت مصادر طبية ارتفاع حصيلة الشهداء إلى 31 في غارات على مناطق مختلفة من القطاع.": "K5",
    "قصفت المدفعية مدينة تعز أمس فقتل 12 شخصا وأصيب مئات آخرون.": "K12 W200+",
    "استشهد شاب برصاص الجيش الإسرائيلي غرب جنين أمس. وقال مسعف إن الجنود أطلقوا الرصاص نحوه وأصابوه في قدمه، ما أدى لإصابته بنزيف. "
    "وباستشهاده يرتفع عدد الشهداء منذ بداية العام إلى 150 شهيدا، بينهم 90 شهيدا من الضفة.": "K1",
    "هاجم مسلحون حاجزا للجيش قرب أجدابيا أمس فقتلوا سبعة جنود، وقتل جنديان آخران عندما وصلت تعزيزات.": "K9",
    "انفجرت سيارة مفخخة في سوق بمدينة بيدوا أمس ما أدى إلى مقتل 13 شخصا. وقال سكان إن المحال أغلقت أبوابها. "
    "ونددت الحكومة بالتفجير الذي أسفر عن سقوط 13 قتيلا و31 جريحا.": "K13 W31",
    "انفجرت عبوة ناسفة برتل للجيش قرب بيحان أمس فقتلت جنديين. وقال تنظيم القاعدة في بيان إنه قتل 8 جنود في التفجير.": "K2-8",
    "لقي شاب مصرعه بعد أن فجر نفسه أمس في حاجز بمدينة كركوك.": "AK1",
    "قتل ثلاثة جنود أمس بعد أن فجر انتحاري نفسه في حاجز بمدينة كركوك.": "K3 AK1",
    "أصيب رجل أمن بطلقات نارية أمس أثناء تفتيش مركبة في بلدة الجش ما أدى إلى استشهاده.": "K1",
    "دارت معارك بين الجيش ومسلحين في قرية القرقور أمس أوقعت 20 قتيلا، في حين سقط ثمانية قتلى من المسلحين.": "K28",
    "أسفرت معارك في عدن أمس بين المقاومة الشعبية والحوثيين عن سقوط 28 قتيلا. وأضافت المصادر أن 17 متمردا قتلوا، "
    "مشيرة إلى سقوط أحد عشر قتيلا في صفوف المقاومة الشعبية.": "K28",
    "قُتل رجل أثناء محاولته زرع عبوة ناسفة على طريق في العريش أمس.": "AK1",
    "بادر سائق سيارة بتفجيرها أمس عند حاجز في مدينة كركوك ما أدى إلى مقتله وإصابة شرطيين.": "W2 AK1",
    "انفجرت سيارة مفخخة وسط بعقوبة أمس فقتل 8 مدنيين وأصيب 20.": "K8 W20",
    "انفجرت سيارة مفخخة وسط بعقوبة أمس فقتل 8 مدنيين. وأعلنت الشرطة ارتفاع حصيلة القتلى إلى 12.": "K12",
    "هاجم انتحاري نقطة تفتيش في كركوك أمس ما أدى إلى مقتل 14 شخصا بينهم المهاجم.": "K13 AK1",
    "فجر انتحاري نفسه أمس في سوق بمدينة كركوك، ما أدى إلى مقتل خمسة مدنيين.": "K5 AK1",
    "فجرت انتحاريتان نفسيهما أمس في سوق بمدينة كركوك، ما أدى إلى مقتل خمسة مدنيين.": "K5 AK2",
    "قُتل 5 من رجال الشرطة إضافة إلى الانتحاري في تفجير استهدف مقرهم في كركوك أمس.": "K5 AK1",
    "سقط 47 شخصا بين قتيل وجريح في تفجير سيارة مفخخة في بغداد أمس، وأفاد مصدر طبي بأن 15 منهم قضوا.": "K15 W32",
    "قتل وأصيب 45 جنديا في تفجير سيارة مفخخة في الفلوجة أمس. وأوضح المصدر أن التفجير أدى إلى مقتل 21 وإصابة 24.": "K21 W24",
    "أدى تفجير سيارة مفخخة في الفلوجة أمس إلى مقتل وإصابة 12 جنديا.": "KW12",
    "قتل 3 جنود وأصيب 5 بانفجار عبوة ناسفة في العريش أمس، ثم توفي أحد المصابين متأثرا بجراحه.": "K4 W4",
    "اندلعت اشتباكات في مدينة تعز أمس بين المقاومة الشعبية والحوثيين قتل فيها 17 حوثيا و3 من المقاومة الشعبية.": "K20",
    "انفجرت عبوة ناسفة في بعقوبة أمس دون وقوع إصابات.": "K0 W0",
    "انفجرت عبوة ناسفة في بعقوبة أمس من دون أنباء عن إصابات.": "",
    "قتل العشرات في غارة جوية على مدينة إدلب أمس. وأكد الدفاع المدني أن الغارة أدت إلى مقتل 23 مدنيا.": "K23",
    "قصفت مروحيات حي الشعار في حلب أمس ما أدى إلى مقتل 15 شخصا وفق الدفاع المدني، في حين قال المرصد إن عدد القتلى بلغ 18.": "K15-18",
    "قتل 10 مدنيين في تفجير في مقديشو أمس. وقتل 40 ألف شخص في الصومال منذ عام 1991.": "K10",
    "خطف مسلحون أمس 30 طالبة من مدرسة في ولاية كادونا.": "A30",
    "اندلعت اشتباكات في لودر أمس بين الحوثيين والمقاومة الشعبية. وأشار المصدر إلى مقتل العشرات من الحوثيين خلال المواجهات. "
    "ولفت إلى مقتل 10 من أفراد المقاومة الشعبية.": "K30+",
    "اندلعت اشتباكات في لودر أمس بين الحوثيين والمقاومة الشعبية، قتل فيها 22 من الحوثيين فيما قتل 9 وأصيب 50 آخرون من المقاومة.": "K31 W50",
    "أسفرت معارك في عدن أمس عن سقوط 28 قتيلا وعشرات الجرحى.": "K28 W20+",
    "قتل 15 شخصا على الأقل في تفجير في كابول أمس. وقالت الشرطة إن التفجير أدى إلى مقتل 15 شخصا.": "K15",
    "قصف الجيش حيا في حلب أمس ما أوقع ضحايا، وقال الدفاع المدني إن عدد القتلى بلغ 17.": "K17",
    "قتل 12 شخصا في غارة جوية على سوق في بلدة أريحا في محافظة إدلب أمس. وأكد شهود أن عشرات أصيبوا.": "K12 W20+",
    "صدت القوات العراقية هجوما لتنظيم داعش على قرية قرب مخمور أمس وقتلت 15 مسلحا.": "K15",
    "دارت اشتباكات في مدينة تعز أمس بين المقاومة الشعبية والحوثيين أدت إلى مقتل 20 حوثيا وإصابة 30 آخرين، بينما أسفرت عن مقتل 6 من "
    "المقاومة الشعبية وإصابة آخرين.": "K26 W32+",
    "استهدفت غارة للتحالف الدولي سيارة القيادي أبو سالم في مدينة الرقة أمس ما أدى إلى مقتله. "
    "وأدى القصف أيضا إلى مقتل عدد من مرافقيه.": "K3+",
    "فجر انتحاري نفسه أمس في سوق بمدينة كركوك ما أدى إلى مقتل ثلاثة مدنيين، وأصيب انتحاري آخر.": "K3 AK1",
    "قتل 8 أشخاص في تفجير انتحاري في كابول أمس، وقالت الوزارة لاحقا إن عدد القتلى ارتفع إلى 12 والجرحى إلى 40.": "K12 W40",
    "لقي 28 مسلحا مصرعهم في حوادث أمنية متفرقة أمس. وقتل 8 أشخاص في هجوم على نقطة للجيش في الرمادي أمس.": "K8",
}


@pytest.mark.parametrize(("text", "toll"), TOLLS.items())
def test_toll_of_an_article(text: str, toll: str) -> None:
    assert line(settled(text)) == toll


def test_shares_of_a_list_of_places() -> None:
    text = (
        "قتل 19 مدنيا في غارات على محافظة إدلب أمس. وقتل طفلان في غارة على مدينة المعرة، وامرأة وطفلها في قصف على قرية جوزف، "
        "و15 آخرون في قصف على سراقب."
    )
    rows = [e.to_row() for e in coder().code(text, published="2019-04-10").events]
    assert {str(r["place_ar"]).split()[-1]: r["killed_min"] for r in rows} == {"المعرة": 2, "جوزف": 2, "سراقب": 15}


def test_a_headline_of_two_places() -> None:
    text = "دارت اشتباكات عنيفة أمس بين القوات الحكومية والحوثيين في مدينة مأرب."
    rows = [e.to_row() for e in coder().code(text, title="اشتباكات في مأرب وقتلى في تعز", published="2019-04-10").events]
    assert [r["killed_min"] for r in rows if "مأرب" in str(r["place_ar"])] == [None]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "أعلن تنظيم داعش في بيان أن تفجير السوق في بعقوبة أمس أوقع أكثر من 180 قتيلا. وقالت الشرطة إن التفجير أدى إلى مقتل 25 مدنيا.",
            25,
        ),
        (
            "أعلن متمردو حزب العمال الكردستاني أن هجومهم على ثكنة للدرك التركي في مدينة وان أمس أوقع أكثر من خمسين قتيلا، "
            "في حين تحدثت حصيلة رسمية عن مقتل جنديين.",
            2,
        ),
        ("أعلن تنظيم داعش مسؤوليته عن تفجير السوق في بعقوبة أمس الذي أسفر عن مقتل 18 مدنيا.", 18),
        ("أعلنت حركة الشباب أن مقاتليها قتلوا 30 جنديا في هجوم على قاعدة في مدينة كيسمايو أمس.", 30),
    ],
)
def test_what_the_attackers_say_gives_way(text: str, killed: int) -> None:
    rows = [e.to_row() for e in coder().code(text, published="2019-04-10").events]
    assert [r["killed_min"] for r in rows][:1] == [killed]


def test_both_sides_of_a_clash_where_one_clause_is_no_row() -> None:
    text = (
        "قتل 18 مقاتلا من المعارضة خلال هجوم فاشل على ثكنة في محافظة إدلب أمس. "
        "كما قتل سبعة من قوات الجيش في الاشتباكات التي اندلعت حين بدأت الفصائل هجومها ليلا."
    )
    reading = coder().read(Document("t", text, None, date(2019, 4, 10)))
    drafts = draft_events(reading)
    kept = [d for d in drafts if d.tactic == "armed_clash"]
    lend_tolls(reading, drafts, kept)
    assert [line(settle_tolls(reading, d)) for d in kept] == ["K25"]


def test_the_body_before_the_headline() -> None:
    tolls = settled("قتل 47 شخصا في تفجير سيارة مفخخة في بغداد أمس.", title="أكثر من 70 قتيلا بتفجير في بغداد")
    assert line(tolls) == "K47"


def test_a_toll_shows_its_words() -> None:
    text = "قتل ستة جنود في انفجار عبوة ناسفة بمدينة العريش أمس."
    [evidence] = settled(text)["killed"].evidence
    assert text[evidence.span.start : evidence.span.end] == "قتل ستة جنود"


def tolls_by_place(text: str, title: str | None = None) -> dict[str, str]:
    """The toll line of each draft by the name of its place."""
    reading = coder().read(Document("t", text, title, date(2019, 4, 10)))
    drafts = draft_events(reading)
    lend_tolls(reading, drafts, drafts)
    return {d.spot.place.name_ar: line(settle_tolls(reading, d)) for d in drafts if d.spot is not None}


def test_a_toll_shared_by_places() -> None:
    text = "قال مسؤولون إن أربعة مدنيين قتلوا بنيران قناصة أمس، واحد في بعقوبة وثلاثة في كركوك."
    assert "K4" not in tolls_by_place(text).values()


def test_a_total_over_countries_gives_way() -> None:
    text = "قتل 60 شخصا أمس في هجمات في الكاميرون ونيجيريا. وأسفر الهجوم في شمال الكاميرون عن مقتل 13 شخصا."
    assert line(settled(text)) == "K13"


def test_a_total_told_again_in_two_parts() -> None:
    text = (
        "قتل عشرة جنود أمس خلال قتال في مدينة بنغازي. وقال ناطق إن خمسة جنود قتلوا عندما تعرضوا لهجوم شنه مسلحون في المدينة. "
        "وقال طبيب إن أربعة مجندين آخرين لقوا حتفهم بانفجار لغم."
    )
    assert "K10" not in tolls_by_place(text).values()


def test_the_cause_stays_with_its_toll() -> None:
    text = "وفي ولاية غزنة أصيب أربعة مدنيين بعد انفجار عبوة ناسفة زرعت قرب نقطة تفتيش أمس."
    assert line(settled(text)) == "W4"


def test_battles_with_a_result_stay_with_their_clause() -> None:
    text = "استعاد الجيش بلدة تلعفر أمس بعد معارك عنيفة أسفرت عن مقتل 30 مسلحا."
    assert line(settled(text)) == "K30"


def test_of_places_struck_together_the_first_has_the_toll_of_the_next_sentence() -> None:
    text = "قصفت طائرات مواقع للمسلحين في بعقوبة والمقدادية أمس. وأشارت مصادر إلى سقوط سبعة قتلى."
    assert sorted(tolls_by_place(text).values()) == ["", "K7"]


def test_the_toll_of_a_list_moves_to_its_first_place() -> None:
    text = "اندلعت اشتباكات بين الجيش اليمني والحوثيين في صرواح والمخا أمس. وذكر مصدر أن تسعة من الحوثيين قتلوا خلال المواجهات."
    assert of_a_list_joined_to_its_last(text) == {"صرواح": "K9", "المخا": ""}


def test_a_toll_told_of_a_later_place_stays_there() -> None:
    text = "اندلعت اشتباكات بين الجيش اليمني والحوثيين في صرواح والمخا أمس. وذكر مصدر أن تسعة من الحوثيين قتلوا في المخا."
    assert of_a_list_joined_to_its_last(text) == {"صرواح": "", "المخا": "K9"}


def of_a_list_joined_to_its_last(text: str) -> dict[str, str]:
    """The toll line of both places of a list where what follows was joined to the second telling."""
    reading = coder().read(Document("t", text, None, date(2019, 4, 10)))
    first, last = draft_events(reading)
    first.counts, last.counts = [], [*first.counts, *last.counts]
    lend_tolls(reading, [first, last], [first, last])
    return {d.spot.place.name_ar: line(settle_tolls(reading, d)) for d in (first, last) if d.spot is not None}


@pytest.mark.parametrize("place", ["بلدة باما", "قرية باما", "باما"])
def test_of_a_place_alone(place: str) -> None:
    text = f"قال ناج إن مسلحي بوكو حرام هاجموا {place} أمس وقتلوا 30 شخصا في أنحاء الولاية. وأضاف أنه في باما وحدها قتلوا سبعة أشخاص."
    assert line(settled(text)) == "K7"


def test_what_a_deed_answers_is_another_incident() -> None:
    text = "وردا على مقتل ثلاثة جنود، شن الطيران التركي غارات على مواقع في جبال قنديل أمس."
    assert line(settled(text)) == ""


def test_a_row_takes_the_toll_of_a_clause_that_is_no_row() -> None:
    reading = coder().read(Document("t", "أحرق متطرفون أمس منزلا في بلدة حوارة. وقتل في الحادث طفل.", None, date(2019, 4, 10)))
    drafts = draft_events(reading)
    lend_tolls(reading, drafts, drafts[:1])
    assert line(settle_tolls(reading, drafts[0])) == "K1"


def test_a_suspect_in_a_killing_has_not_died() -> None:
    assert "K2" not in line(settled("اعتقلت الشرطة في بعقوبة أمس رجلا متهما بقتل شرطيين."))


def test_shares_of_later_places_without_a_noun() -> None:
    text = "قتل خمسة أشخاص في قصف على دوما وثلاثة آخرون في قصف على حرستا أمس."
    assert sorted(tolls_by_place(text).values()) == ["K3", "K5"]


@pytest.mark.parametrize("part", ["", " بينهم ثلاثة أطفال"])
def test_shares_of_later_places_with_a_noun(part: str) -> None:
    text = f"أسفر قصف جوي أمس عن مقتل تسعة مدنيين{part} في قرية البارة وأربعة مدنيين منهم رضيع في قرية كنصفرة في ريف إدلب."
    assert sorted(tolls_by_place(text).values()) == ["K4", "K9"]


LATER = [
    "وبعدها بأيام أصيب تسعة مدنيين في هجوم استهدف سوقا في مدينة كركوك",
    "وقبل ذلك بيومين أصيب تسعة مدنيين في انفجار عبوة ناسفة في كركوك",
]


@pytest.mark.parametrize("clause", LATER)
def test_an_incident_of_another_day_in_one_sentence_keeps_its_toll(clause: str) -> None:
    text = f"قتل ستة جنود أمس في هجوم على حاجز في بعقوبة، {clause}."
    rows = coder().code(text, published="2019-04-10").events
    assert [(r.to_row()["killed_min"], r.to_row()["wounded_min"]) for r in rows] == [(6, None), (None, 9)]


def test_a_toll_told_behind_an_earlier_deed_is_that_deed_s() -> None:
    text = "قتل مسلحون شرطيا في كركوك أمس. وجاء الحادث بعد يومين على تفجير انتحاري أوقع 32 قتيلا في مدينة الموصل وتبناه تنظيم داعش."
    rows = coder().code(text, published="2019-04-10").events
    assert [r.to_row()["killed_min"] for r in rows] == [1, 32]


def test_a_share_of_others_and_the_children_among_them() -> None:
    text = "قتل خمسة مدنيين في غارة على مدينة دوما وثلاثة آخرين بينهم شقيقان في بلدة حرستا أمس."
    rows = coder().code(text, published="2019-04-10").events
    assert [r.to_row()["killed_min"] for r in rows] == [5, 3]


def test_a_headline_tells_what_the_body_leaves_out() -> None:
    tolls = settled("أصيب سبعة آخرون في الهجوم الذي وقع أمس في مدينة دربنت.", "مقتل تسعة شرطيين في هجوم في مدينة دربنت")
    assert line(tolls) == "K9 W7"


DIED_OF_WOUNDS = {
    "قتل ثلاثة أشخاص وأصيب ثمانية في انفجار عبوة ناسفة بمدينة كركوك يوم الاثنين. وتوفي أحد المصابين اليوم.": (4, 7),
    "انفجرت سيارة في سوق مدينة الباب أمس. وقال مسعفون إن ثلاثة قتلوا وأصيب ثمانية. وفي وقت لاحق توفي أحدهم متأثرا بجراحه.": (4, 7),
    "أصيب خمسة جنود بانفجار لغم في مدينة سرت. ونقلوا إلى المستشفى. وتوفي اثنان منهم اليوم الثلاثاء.": (2, 3),
    "ارتفع عدد قتلى الهجوم على مسجد في مدينة قندوز إلى 12 بعد وفاة اثنين من المصابين، ولا يزال 20 جريحا في المستشفى.": (12, 20),
    "قتل ثلاثة وأصيب ثمانية بانفجار في مدينة كركوك. وتوفي أحد الجرحى لترتفع الحصيلة إلى أربعة قتلى.": (4, 7),
}


@pytest.mark.parametrize(("text", "toll"), DIED_OF_WOUNDS.items())
def test_who_dies_of_his_wounds_later_moves_to_the_dead_once(text: str, toll: tuple[int, int]) -> None:
    rows = coder().code(text, published="2019-04-10").events
    assert [(r.to_row()["killed_min"], r.to_row()["wounded_min"]) for r in rows] == [toll]


@pytest.mark.parametrize("second", ["كما قتل ثلاثة مسلحين", "في المقابل قتل ثلاثة مسلحين", "وقتل ثلاثة مسلحين"])
def test_each_side_of_a_clash_told_in_a_sentence_of_its_own(second: str) -> None:
    rows = coder().code(f"دارت اشتباكات بين الجيش ومسلحين في مدينة تدمر أمس. وقتل خمسة جنود. {second}.", published="2019-04-10").events
    assert [r.to_row()["killed_min"] for r in rows] == [8]


@pytest.mark.parametrize("hurt", ["وجرح سبعة بينهم طفلان", "وأصيب سبعة منهم طفلان", "وأصيب سبعة آخرون بينهم امرأة"])
def test_a_part_of_the_wounded_is_no_part_of_the_dead(hurt: str) -> None:
    rows = coder().code(f"قتل أربعة مواطنين {hurt} في غارة على مدينة حرض أمس.", published="2019-04-10").events
    assert [(r.to_row()["killed_min"], r.to_row()["wounded_min"]) for r in rows] == [(4, 7)]


def test_the_wounded_told_behind_the_dead_attacker_are_no_attackers() -> None:
    assert line(settled("قتل ثلاثة أشخاص ومنفذ الهجوم وأصيب خمسة في إطلاق نار في مدينة هاله أمس.")) == "K3 W5 AK1"


def test_who_is_killed_before_he_can_go_on_is_the_attacker() -> None:
    text = "طعن شاب أربعة من المارة في مدينة ليون أمس قبل أن تقتله الشرطة."
    assert coder().code(text, published="2019-04-10").events[0].to_row()["attackers_killed"] == 1


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("اغتال مسلحان أمس ضابطا في الشرطة في مدينة درنة.", "K1"),
        ("قتل مسلحان خمسة جنود في مدينة غاو أمس.", "K5"),
        ("أعلن مسؤولون أن مدنيا واحدا لقي حتفه في هجوم في مدينة لامو أمس.", "K1"),
        ("قال إن طفلا واحدا وثلاث نساء قتلوا في قصف على مدينة نيالا أمس.", "K4"),
        ("قتل مسلحان وأصيب ثالث في مدينة غاو أمس خلال اشتباك مع الجيش المالي.", "K2 W1"),
        ("وكان من بين القتلى في طرابلس أمس أكثر من عشرين عاملا سقطت على منزلهم قذيفة.", "K21+"),
        ("وكان بين القتلى في الهجوم أمس على مدينة بيني ثلاثة جنود.", "K3+"),
        ("قتل 30 شخصا في هجوم أمس على مدينة بيني. وكان بين القتلى ثلاثة جنود.", "K30"),
    ],
)
def test_two_gunmen_who_struck_and_some_of_the_dead(text: str, toll: str) -> None:
    assert line(settled(text)) == toll


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("شنت طائرات أميركية أمس غارة على معسكر في مدينة صبراتة. وقتل 40 شخصا في الغارة، بينهم أجنبيان خطفا في نوفمبر الماضي.", 40),
        ("قصف الجيش أمس مدينة نيالا. وقتل ثلاثة أشخاص في القصف، بينهم طبيب أفرج عنه في يناير الماضي.", 3),
        ("انفجرت سيارة مفخخة أمس في مدينة الباب. وقتل خمسة أشخاص بينهم قائد عين في منصبه في يناير الماضي.", 5),
    ],
)
def test_a_day_in_the_life_of_one_of_the_dead_dates_nothing_else(text: str, killed: int) -> None:
    [event] = coder().code(text, published="2019-04-10").events
    assert (event.status, event.counts["killed"].best) == ("actual", killed)
