"""Which of the times around an incident dates it: the clause's own, the sentence's, the lead's; the day of a report is not the deed's."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from tests.events.coding import coder

from waqai.events.coder import draft_events
from waqai.events.draft import Draft
from waqai.events.moment_ground import announced, ground_of, telling_of
from waqai.events.moment_signs import none_signs, signs, within_reach
from waqai.events.moments import settle_moment, weights
from waqai.events.reading import Reading
from waqai.knowledge.packs_store import PACK_DIR
from waqai.model import Document

PUBLISHED = date(2016, 12, 13)  # a Tuesday


def read(text: str) -> Reading:
    return coder().read(Document("test", text, None, PUBLISHED))


def days(text: str, tactic: str) -> list[tuple[str, str]]:
    """First and last day of the rows of a tactic; (none, none) where the draft has no day of its text."""
    found = [d for d in draft_events(read(text)) if d.tactic == tactic]
    return [(str(d.moment.span.earliest)[5:], str(d.moment.span.latest)[5:]) if d.moment else ("none", "none") for d in found]


BEFORE_IT = [
    ("قتل جندي في هجوم على ثكنة في شمال مالي، وقال مصدر إن الهجوم يأتي بعد أسبوع من وقوع هجومين خلفا خمسين قتيلا.", "none"),
    ("قتل جندي أمس في هجوم على ثكنة في شمال مالي. وجاء الهجوم بعد خمسة أيام من مقتل سبعة جنود في غاو.", "12-12"),
]


@pytest.mark.parametrize(("text", "expected"), BEFORE_IT)
def test_the_day_of_what_came_before_is_not_the_news_own(text: str, expected: str) -> None:
    assert days(text, "armed_attack")[0][0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "هاجم مسلحون دورية للجيش في مدينة درنة التي سيطر عليها التنظيم الشهر الماضي وقتلوا ثلاثة جنود.",
        "انفجرت سيارة مفخخة عند حاجز للجيش في مدينة حديثة التي خسر التنظيم معاقله فيها في يناير الماضي وقتل خمسة جنود.",
        "قتل خمسة جنود في هجوم على معسكر شمال شرق محافظة أبين التي شهدت الشهر الفائت معارك عنيفة بين الجيش والقاعدة.",
    ],
)
def test_what_befell_a_place_before_is_not_the_day_of_the_deed_there(text: str) -> None:
    assert any(e.status == "actual" for e in coder().code(text, published="2016-12-13").events)


def test_a_feast_is_on_the_day_that_its_sentence_says() -> None:
    text = "قتل 25 شخصا أمس الخميس (24 سبتمبر 2015) في تفجير انتحاري في مسجد في صنعاء أثناء أداء صلاة عيد الأضحى."
    assert [e.to_row()["date_start"] for e in coder().code(text, published="2015-09-25").events] == ["2015-09-24"]


def test_the_clause_on_a_deed_behind_its_place_dates_it() -> None:
    assert days("أدان الوزير الغارة على مدينة صعدة التي وقعت السبت.", "air_strike") == [("12-10", "12-10")]


ONE_DAY = [
    # the deed's day, not the report's
    ("قال متحدث عسكري أمس إن سيارة مفخخة انفجرت السبت قرب مدرسة في مدينة كركوك.", "car_bomb", "12-10"),
    ("أعلنت وزارة الدفاع اليوم الثلاثاء أن طائراتها شنت الأحد غارات على مواقع المتمردين في صعدة.", "air_strike", "12-11"),
    ("تبنت حركة الشباب أمس تفجير سيارة مفخخة أودى أول من أمس بحياة جنديين في مدينة كيسمايو.", "car_bomb", "12-11"),
    (
        "قتل 16 شخصا مساء أمس (الاثنين) في مدينة بيني في هجوم نسب إلى متمردين، كما أفاد عدد من الشهود اليوم (الثلاثاء).",
        "armed_attack",
        "12-12",
    ),
    # the report's day where nothing better is said
    ("أعلن الجيش أمس أن طائراته قصفت مواقع المسلحين في مدينة سرت.", "air_strike", "12-12"),
    # the day said before or after the trigger
    ("أمس الاثنين، وفي حي مزدحم وسط بعقوبة، انفجرت سيارة مفخخة.", "car_bomb", "12-12"),
    ("انفجرت سيارة مفخخة في حي مزدحم وسط بعقوبة صباح السبت.", "car_bomb", "12-10"),
    # told from another day
    ("تأتي تصريحات الرئيس أمس بعد يومين من مقتل أربعة جنود في كمين نصبه مسلحون في مدينة العريش.", "armed_attack", "12-10"),
    ("قصفت الطائرات التركية أمس مواقع في مدينة الباب، وذلك بعد ثلاثة أيام على تفجير سيارة مفخخة في مدينة غازي عنتاب.", "car_bomb", "12-09"),
    ("قتل جنديان أمس برصاص قناص في مدينة تعز. ويأتي ذلك غداة تفجير سيارة مفخخة في مدينة عدن أوقع عشرة قتلى.", "car_bomb", "12-11"),
]


@pytest.mark.parametrize(("text", "tactic", "day"), ONE_DAY)
def test_the_day_of_the_deed(text: str, tactic: str, day: str) -> None:
    assert (day, day) in days(text, tactic)


def test_the_lead_dates_what_its_next_sentence_tells() -> None:
    text = "شهدت مدينة بغداد أول من أمس هجمات عدة. وانفجرت سيارة مفخخة في حي الكرادة ما أدى إلى مقتل ثلاثة أشخاص."
    assert days(text, "car_bomb") == [("12-11", "12-11")]


def test_an_old_day_of_another_incident_is_left_to_it() -> None:
    text = (
        "انفجرت سيارة مفخخة أمس في مدينة كركوك وقتل ثلاثة أشخاص.\n"
        "وكانت المدينة شهدت في مارس 2014 معارك عنيفة بين الجيش ومسلحين.\n"
        "وأصيب خمسة جنود بانفجار لغم أرضي في بلدة الحويجة."
    )
    assert ("03-01", "03-31") not in days(text, "mine")


def test_a_report_that_says_no_day_is_dated_by_its_publication() -> None:
    [row] = coder().code("قتل ثلاثة جنود بانفجار لغم أرضي في مدينة مأرب، وفق مصدر عسكري.", published=PUBLISHED).events
    assert (str(row.when.earliest), str(row.when.latest), row.when.basis) == ("2016-12-12", "2016-12-13", "publication")


def test_a_foiled_attack_without_a_day_is_dated_by_its_publication() -> None:
    [row] = coder().code("أحبطت الشرطة هجوما بسيارة مفخخة في مدينة البصرة.", published=PUBLISHED).events
    assert (row.status, str(row.when.earliest), str(row.when.latest)) == ("foiled", "2016-12-12", "2016-12-13")


def test_tellings_are_weighed_together() -> None:
    text = "روى شهود تفاصيل الهجوم المسلح على مصرف في مدينة عدن.\nوكان مسلحون هاجموا المصرف في مدينة عدن مساء السبت وقتلوا حارسين."
    [draft] = [d for d in draft_events(read(text)) if d.tactic in ("armed_attack", "shooting")]
    assert len(draft.segments) == 2
    assert draft.moment is not None
    assert str(draft.moment.span.earliest) == "2016-12-10"


def _some_drafts() -> tuple[Reading, list[Draft]]:
    text = "قال متحدث أمس إن الهجوم الذي وقع السبت في مدينة تعز أوقع قتيلين. وكان الجيش قد قصف المدينة في يونيو 2015. وتواصلت المعارك."
    reading = read(text)
    return reading, draft_events(reading)


def test_every_sign_of_an_option_is_readable() -> None:
    reading, drafts = _some_drafts()
    ground = ground_of(reading, drafts)
    for draft in drafts:
        telling = telling_of(reading, draft)
        said = [*none_signs(ground, telling), *(s for t in within_reach(ground, draft) for s in signs(ground, telling, t)[1])]
        assert said
        assert all(s.isascii() for s in said)


def test_a_draft_without_options_keeps_its_day() -> None:
    _, drafts = _some_drafts()
    draft = drafts[0]
    before, draft.options = draft.moment, []
    settle_moment(draft)
    assert draft.moment is before


def test_the_pack_holds_signs_and_numbers_only() -> None:
    data = yaml.safe_load((PACK_DIR / "moments.yaml").read_text(encoding="utf-8"))
    assert set(data) == {"weights"}
    assert all(isinstance(k, str) and k.isascii() and isinstance(v, float) for k, v in data["weights"].items())
    assert weights()["own before"] > 0


SAID_OF_IT = [
    ("أدانت منظمة حقوقية دولية الأحد قصف أحياء سكنية في مدينة صعدة.", "weekday", True),
    ("شككت الحكومة الأحد في نوايا جارتها بعد غارات على مدينة منبج.", "weekday", True),
    ("أعلنت القوات المسلحة في البلاد أمس عن مقتل عشرة مسلحين في غارة على مدينة رفح.", "yesterday", True),
    ("قصفت المدفعية أمس مدينة صعدة وأدانت منظمة حقوقية ذلك.", "yesterday", False),
    ("انفجرت عبوة أمس في مدينة رفح.", "yesterday", False),
]


@pytest.mark.parametrize(("text", "rule", "said"), SAID_OF_IT)
def test_the_day_of_what_is_said_of_a_deed(text: str, rule: str, said: bool) -> None:
    reading = read(text)
    moment = next(m for m in reading.moments if m.rule == rule)
    assert announced(reading, moment, reading.sentence_of(moment.start)) is said


def test_a_fear_beside_what_goes_on_is_news() -> None:
    text = "أكد قائد ميداني أن عملية تحرير مدينة الرقة باتت قريبة. وقال إن مقاتليه سيطروا على قرية حزيمة قرب مدينة الرقة."
    assert "actual" in {d.status for d in draft_events(read(text))}


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        # a report whose lead is of today tells of today
        (
            "قتل خمسة أشخاص اليوم الثلاثاء في غارة على مخيم جباليا شمال غزة. وقصفت المدفعية حي الزيتون في مدينة غزة.",
            "الزيتون",
            "12-13 12-13",
        ),
        ("استشهد أربعة فلسطينيين، الثلاثاء، في غارة على جباليا. كما قصفت الزوارق مدينة رفح جنوب القطاع.", "رفح", "12-13 12-13"),
        # one whose lead says another day, or none
        ("قتل خمسة أشخاص في غارة على مخيم جباليا شمال غزة. وقصفت المدفعية حي الزيتون في مدينة غزة.", "الزيتون", "12-12 12-13"),
    ],
)
def test_a_report_of_one_day(text: str, place: str, expected: str) -> None:
    rows = [r for r in coder().code(text, published=PUBLISHED).events if r.where is not None and place in r.where.name_ar]
    assert [f"{str(r.when.earliest)[5:]} {str(r.when.latest)[5:]}" for r in rows] == [expected]


def test_the_year_in_which_a_group_was_founded_dates_none_of_its_attacks() -> None:
    told = "قال سكان إن جبهة الفجر التي تأسست عام 2004 هاجمت قاعدة للجيش في بلدة بلدوين الصومالية وقتلت ثلاثة جنود."
    (draft,) = draft_events(read(told))
    assert draft.moment is None and draft.status == "actual"
    assert days("هاجمت حركة الشباب قاعدة للجيش في بلدوين عام 2004 وقتلت ثلاثة جنود.", "armed_attack") == [("01-01", "12-31")]


def test_a_day_in_a_clause_on_another_deed_is_not_the_incidents() -> None:
    text = "أطلق الجنود الرصاص أمس قرب القنصلية التي أحرقت مساء السبت في مدينة النجف وأصابوا ثلاثة متظاهرين."
    assert ("12-12", "12-12") in days(text, "protest_violence") + days(text, "shooting")
    assert ("12-10", "12-10") not in days(text, "protest_violence") + days(text, "shooting")
