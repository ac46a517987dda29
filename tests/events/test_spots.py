"""The places of a passage: where things happened, against whence they came, names of bodies and words that are no names."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder

from waqai.events.coder import draft_events
from waqai.events.nearness import place_relation
from waqai.events.reading import Reading
from waqai.model import Document


def read(text: str, published: date = date(2016, 5, 20)) -> Reading:
    return coder().read(Document("test", text, None, published))


def sites(text: str) -> set[tuple[str, str | None]]:
    return {(d.spot.place.name_ar, d.spot.place.country) for d in draft_events(read(text)) if d.spot is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a country whose name is an adjective as well, after a direction
        ("قتل ثلاثة جنود في غارة شنتها طائرة مجهولة في شمال سورية أمس.", {("شمال سورية", "SY")}),
        # quoted names after «قضاء»
        ("أحرق مسلحون شاحنتين في قضاء «شمدينلي» التركي أمس.", {("قضاء «شمدينلي»", "TR")}),
        # whence it came is not where it fell
        ("سقطت قذيفة من داخل الأراضي اليمنية على بيت في قرية الملحاء بمنطقة جازان السعودية أمس.", {("قرية الملحاء", "SA")}),
        # a border village is on this side
        ("قتل ستة مدنيين في غارة على قرية الشويهة الحدودية مع تركيا في ريف حلب السورية أمس.", {("قرية الشويهة", "SY")}),
        # infiltration happens at the end of its way
        # where those who were hit were going
        ("انفجرت سيارة مفخخة في مرآب للسيارات المتوجهة إلى مدينتي النجف وكربلاء في مدينة الصدر وقتل ستة.", {("مدينة الصدر", "IQ")}),
        ("أحبط حرس الحدود محاولة تسلل مسلحين من ليبيا إلى السلوم المصرية أمس.", {("السلوم", "EG")}),
        # names of groups
        ("قصفت الطائرات مواقع عناصر «بيت المقدس» جنوب رفح المصرية أمس وقتل ستة منهم.", {("جنوب رفح المصرية", "EG")}),
        # a name that is a common word, framed once and then not
        ("قتل خمسة في هجوم في منطقة المار بولاية فارياب الأفغانية أمس. وفجر انتحاري نفسه داخل سوق في المار.", {("منطقة المار", "AF")}),
        # a committee of citizens tells of another place
        ("أعلنت لجان مقاومة الحصاحيصا عن هجوم استهدف الأهالي أمس في قرية «العقدة» غرب الجزيرة.", {("قرية «العقدة»", "SD")}),
        # from where the way is measured
        ("هاجم مسلحون أمس بلدة جيبو التي تبعد 200 كيلومتر عن واغادوغو في بوركينا فاسو وقتلوا تسعة جنود.", {("بلدة جيبو", "BF")}),
        # an address, from the narrow to the wide
        ("أصابت غارة منزلا في قرية زينابو، منطقة إفراته، بإقليم أمهرة الإثيوبي أمس وقتلت ثلاثة.", {("قرية زينابو", "ET")}),
        ("قتل قائد في غارة على قرية الرمالة بولاية وسط دارفور السودانية، قرب مدينة زالنجي أمس.", {("قرية الرمالة", "SD")}),
        # where those who tell of it work, and whither the wounded were brought
        ("أصاب القصف سوقا في مدينة نيالا السودانية أمس. وقال طبيب في المستشفى التركي إن القصف قتل تسعة.", {("مدينة نيالا", "SD")}),
        ("أصيب ستة جنود في هجوم في بلدة الشيخ زويد المصرية أمس ونقلوا إلى مستشفى في العريش.", {("بلدة الشيخ زويد", "EG")}),
        # the state of things
        ("قتل أربعة في قصف على معسكر أبو شوك السوداني أمس وسط حصار تفرضه القوات على مدينة الفاشر.", {("معسكر أبو شوك", "SD")}),
        # a stretch between two regions is one place
        ("قتل الجيش الصومالي أمس سبعة مسلحين في هجوم على حدود هيران وشبيلي الوسطى.", {("هيران", "SO")}),
        # common nouns
        ("قصف الجيش الليبي ميناء المدينة وسط بنغازي أمس.", {("ميناء المدينة", "LY")}),
    ],
)
def test_where_it_happened(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert expected <= sites(text) and not {p for p in sites(text) if p[1] != next(iter(expected))[1]}


def test_verbs_and_people_are_no_places() -> None:
    text = "سقط صاروخ على مخيم درعا للاجئين الفلسطينيين في سوريا أمس وأدى لاستشهاد ثلاثة، واندلعت في قرى حدنان ومشرعة ومعارك عنيفة."
    spots = [s for s in read(text).spots if s.role == "event"]
    assert {s.place.country for s in spots} == {"SY"}
    assert not any("لاستشهاد" in s.place.name_ar or "معارك" in s.place.name_ar for s in spots)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("انتهت الهدنة بين أنقرة والمتمردين أمس بعد غارة على معسكر.", "misread"),
        ("هدد المسلحون بإنهاء الهدنة مع أنقرة بعد غارة على معسكر أمس.", "misread"),
        ("تعرض مقاتلون دربتهم أنقرة لهجوم أمس.", "misread"),
        ("قال مسؤول إن أنقرة تقصف مواقع المسلحين منذ أمس.", "misread"),
        ("قال مسؤول إن أنقرة شهدت هجوما مسلحا أمس.", "event"),
        ("وقصفت الطائرات أنقرة أمس وقتل ستة مدنيين في تركيا.", "event"),
    ],
)
def test_a_capital_may_be_a_government(text: str, role: str) -> None:
    assert [s.role for s in read(text).spots if s.place.name_ar == "أنقرة"] == [role]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # police arrest at home, whatever else is told of the suspects
        ("أعلنت السلطات الكويتية أمس تفكيك خلية إرهابية قاتل بعض أفرادها مع تنظيم داعش في العراق.", "KW"),
        ("أعلنت وزارة الداخلية المغربية أمس الإطاحة بتنظيم إرهابي يضم ستة أشخاص خططوا لتفجير في باريس.", "MA"),
        # the border's side of those who were hit; planes strike beyond it
        ("قتل شرطيان تركيان في هجوم مسلح قرب الحدود السورية أمس.", "TR"),
        ("قتل جندي عراقي في اشتباكات مع تنظيم داعش على الحدود مع سوريا أمس.", "IQ"),
        ("قصفت الطائرات التركية مواقع تنظيم داعش قرب الحدود السورية أمس.", "SY"),
        # an adjective in the accusative
        ("قال مسؤول إن جنديا تركيا قتل في هجوم مسلح على الحدود مع سوريا أمس.", "TR"),
        # «البلاد» is the country that the sentence speaks of
        ("قتل ستة في انفجار عبوة في دمشق السورية وحلب السورية أمس. وقال وزير تركي إن ثلاثة جنود قتلوا في هجوم في شرق البلاد أمس.", "TR"),
    ],
)
def test_the_country_of_an_incident(text: str, country: str) -> None:
    placed = [d.spot.place.country for d in draft_events(read(text)) if d.spot is not None]
    assert placed[-1] == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت طائرات تركية مخيمات ناشطي الحزب الكردي في شمال العراق أمس.", "شمال العراق"),
        ("استهدفت غارة للتحالف تنظيم جبهة النصرة في أعزاز السورية أمس.", "أعزاز"),
        ("قتل منفذ هجوم انتحاري عشرة مدنيين أمس في سروج التركية.", "سروج"),
        ("هاجم مسلحون مستشفى وقافلة عسكرية في شرق تركيا أمس.", "شرق تركيا"),
        ("انفجرت عبوة ناسفة في حي الضباط وسط الرمادي أمس فقتل جندي.", "حي الضباط"),
    ],
)
def test_people_and_deeds_after_a_frame_word_are_no_names(text: str, expected: str) -> None:
    assert {name for name, _ in sites(text)} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where something was said
        ("أعلن الوزير في مؤتمر صحافي عقده في أنقرة أمس مقتل ستة مسلحين في غارة على جرابلس السورية.", "جرابلس"),
        ("قال المتحدث للصحافيين في بغداد إن أربعة جنود قتلوا بانفجار عبوة في هيت أمس.", "هيت"),
        # places that are ruled
        ("طلب حكام ولايات تكساس وفلوريدا حماية بعد مقتل خمسة جنود برصاص مسلح في ولاية تنيسي الأميركية أمس.", "ولاية تنيسي"),
        ("أعلن محافظ البصرة مقتل ستة أشخاص في هجوم مسلح في أبو الخصيب أمس.", "أبو الخصيب"),
        # quotation marks around the frame word too
        ('قصفت طائرات التحالف تعزيزات للحوثيين في "عقبة الرهوة" في اليمن أمس.', "عقبة الرهوة"),
        # the finer of two that are nearly as likely
        ("استهدفت طائرات التحالف عقبة القنذع الواقعة على الطريق إلى البيضاء في مديرية بيحان أمس.", "عقبة القنذع"),
        # the unit that was named before
        ("وفي محافظة مأرب قتل ثلاثة حوثيين أمس في مواجهات دارت في المناطق الجنوبية للمحافظة.", "محافظة مأرب"),
        # a quoted name of a front
        ("اندلعت مواجهات بين الحوثيين والجيش اليمني أمس في جبهة «الصفراء» غرب محافظة مأرب.", "جبهة «الصفراء»"),
        # persons named like a village
        ("قتل الجنود الإسرائيليون الشاب فلاح أبو ماريا أمس برصاص في بلدة بيت أمر الفلسطينية.", "بلدة بيت أمر"),
        # in full
        ("قصفت طائرات التحالف عربة للحوثيين في صرواح اليمنية أمس ودمرتها بالكامل.", "صرواح"),
        # «البلدة» is the one that was called so, not the port near it
        ("قتل ستة مسلحين أمس في غارة جوية جنوبي البلدة بعدما حاصروا بلدة أجدابيا الليبية قرب ميناء البريقة.", "بلدة أجدابيا"),
        # camps of people
        ("قتل ثلاثة مقاتلين أمس في غارات جوية على معسكرات الأكراد في شمال العراق.", "شمال العراق"),
        # whence guns fired
        ("انطلق قصف المدفعية فجر أمس من مدينة دجلة التركية وأصاب قرية قرب زاخو العراقية.", "زاخو"),
        # an anaphor after a list word
        ("طهر الجيش اليمني مدينة عدن أمس من الحوثيين في كامل مديريات وأحياء المدينة.", "مدينة عدن"),
    ],
)
def test_what_is_told_beside_the_place(text: str, expected: str) -> None:
    assert {name for name, _ in sites(text)} == {expected}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("تضغط واشنطن على أنقرة لتقاتل المسلحين بعد غارة أمس.", "misread"),
        ("وتركز أنقرة على دعم المعارضة بعد غارة أمس.", "misread"),
        ("قال خبير إن أنقرة ربما تخلت عن ترددها بعد غارة أمس.", "misread"),
        ("أنقرة نفذت غارة على مواقع المسلحين أمس.", "state"),
        ("وكانت أنقرة أعلنت أمس أن غارة قتلت ستة مسلحين.", "misread"),
        ("سقطت قذيفة على أنقرة أمس وقتل ستة في تركيا.", "event"),
        ("وتشهد أنقرة منذ أمس هجمات مسلحة في تركيا.", "event"),
    ],
)
def test_what_governments_do(text: str, role: str) -> None:
    assert [s.role for s in read(text).spots if s.place.name_ar == "أنقرة"] == [role]


@pytest.mark.parametrize(
    ("told", "retold", "relation"),
    [
        ("شمال سورية", "حلب", "contains"),
        ("الجنوب الليبي", "طرابلس", "apart"),
        ("شمال الساحل الكيني", "لامو", "contains"),
        ("سوريا", "شمال سورية", "contains"),
    ],
)
def test_sides_of_countries(told: str, retold: str, relation: str) -> None:
    countries = {"حلب": "سوريا", "طرابلس": "ليبيا", "لامو": "كينيا", "شمال سورية": "سوريا"}
    spots = read(f"وقع هجوم في {told} أمس. ووقع هجوم في {retold} في {countries[retold]} أمس.").spots
    assert place_relation(spots[0].place, next(s.place for s in spots if s.place.name_ar == retold)) == relation


def test_a_side_of_a_country_does_not_hold_towns_of_the_other() -> None:
    text = "قتل خمسة مسلحين أمس في معارك في شرق ليبيا بين الجيش ومتمردين. ويعمل رئيس الوزراء من الشرق منذ سيطرت جماعة على العاصمة طرابلس."
    assert "شرق ليبيا" in {name for name, _ in sites(text)}


def test_words_that_only_look_like_names() -> None:
    assert not read("أكد الوزير أهمية البيان الذي بين ضبط خلية إرهابية.").spots


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الحوثيون أحياء في مدينة تعز أمس بعد وصول تعزيزات عن طريق الحديدة.", "مدينة تعز"),
        ("قصفت طائرات تركية مواقع في جرابلس أمس بعدما أقلعت من قاعدة جوية في ديار بكر.", "جرابلس"),
        ("قتل ستة مسلحين في غارة للتحالف الذي تقوده الولايات المتحدة قرب الموصل أمس.", "الموصل"),
        ('أبلغت مصادر محلية ل"الرياض" أن الغارات على صعدة أمس قتلت ستة حوثيين.', "صعدة"),
        ("قتل أربعة مدنين في قصف على مدينة تعز اليمنية أمس.", "مدينة تعز"),
    ],
)
def test_ways_bases_leaders_papers_and_slips_are_no_sites(text: str, expected: str) -> None:
    assert {place for place, _ in sites(text)} == {expected}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("اعتقلت أجهزة الأمن في المملكة ستة متشددين أمس.", "SA"),
        ("قال وزير أردني إن أجهزة الأمن اعتقلت ستة متشددين في شمال المملكة أمس.", "JO"),
        ("انفجرت عبوة في المملكة المتحدة أمس.", "GB"),
    ],
)
def test_the_kingdom(text: str, country: str) -> None:
    assert {s.place.country for s in read(text).spots if s.role == "event"} == {country}


def test_a_killing_that_is_claimed_and_what_it_answers_are_two() -> None:
    text = "تبنى حزب العمال الكردستاني قتل شرطيين تركيين أمس قرب الحدود السورية ثأرا للتفجير الانتحاري في سروج الإثنين."
    told = {(d.tactic, d.spot.place.country if d.spot else None, d.attackers) for d in draft_events(read(text))}
    assert ("assassination", "TR", ("PKK",)) in told and any(tactic == "suicide_bombing" for tactic, _, _ in told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # groups whose name opens with a frame word, also a letter off the name of a town
        ("قتل ستة جنود أمس في اشتباكات مع مسلحين من جبهة النصرة في شمال سوريا.", {("شمال سوريا", "SY")}),
        # what lies behind a list of names, and is none
        ("قصف الجيش السوري فجرا تلالا قرب سلمى وكباني وأماكن أخرى بريف اللاذقية السورية.", {("سلمى", "SY"), ("كباني", "SY")}),
        # the prayer, not the country
        ("قتل مسلحون ستة أشخاص أمس في قرية بولاية بورنو شمال نيجيريا بعد صلاة المغرب.", {("ولاية بورنو", "NG")}),
        # sides of a land are no provinces of another
        ("قتل ستة جنود في هجوم على قرى في الحدود الشمالية لنيجيريا أمس.", {("الحدود الشمالية", "NG")}),
        ("قتل ستة أشخاص أمس في اشتباكات بين قبيلتين في الجنوب الليبي.", {("الجنوب الليبي", "LY")}),
        # a government that goes on
        ("واصلت أنقرة قصفها لمواقع المتمردين في شمال العراق أمس وقتلت ستة منهم.", {("شمال العراق", "IQ")}),
        # a base that has its name alone, though the words before speak of the capital
        ("أعلن الجيش في صنعاء بيانا. وقتل ستة جنود في هجوم على قاعدة العند أمس.", {("قاعدة العند", "YE")}),
    ],
)
def test_groups_sides_prayers_and_governments(text: str, expected: set[tuple[str, str]]) -> None:
    assert sites(text) == expected


def test_a_list_of_countries_names_countries() -> None:
    text = "شنت الجماعة أمس هجمات في نيجيريا وتشاد والكاميرون وبنين."
    assert {s.place.country for s in read(text).spots} == {"NG", "TD", "CM", "BJ"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قتل ثلاثة جنود في هجوم في شرق تركيا أمس. وذكر بيان أن مسلحين اقتحموا موقعا للجيش في بلدة نصيبين بولاية ماردين.",
            ["بلدة نصيبين"],
        ),
        # two places: which of them is not said
        (
            "قتل ثلاثة جنود في هجوم في شرق تركيا أمس. وقال مسؤول إن العملية تذكر بما في نصيبين وفي سيلوبي من توتر.",
            ["شرق تركيا"],
        ),
    ],
)
def test_a_wide_place_takes_the_finer_one_told_next(text: str, expected: list[str]) -> None:
    assert [e.to_row()["place_ar"] for e in coder().code(text, published="2016-05-20").events] == expected


def test_the_airport_of_the_town() -> None:
    [spot] = [s for s in read("سيطر الجيش على مدينة عدن اليمنية أمس. وقصف المسلحون مطار المدينة.").spots if "مطار" in s.place.name_ar]
    assert spot.place.lat is not None and abs(spot.place.lat - 12.83) < 0.06


def test_a_creed_is_no_town() -> None:
    assert sites("قتل ثلاثة في انفجار استهدف مسجدا للطائفة الإسماعيلية في صنعاء أمس.") == {("صنعاء", "YE")}


def rows_at(text: str) -> list[str]:
    return [r.where.name_ar for r in coder().code(text, published="2019-04-10").events if r.where is not None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "قتل 12 جنديا أمس عندما هاجم مسلحون ثكنة قرب الحدود مع مالي في بوركينا فاسو. "
            "وقال مسؤول أمني إن المهاجمين أحرقوا خياما وعربات في بلدة تورونجا.",
            "بلدة تورونجا",
        ),
        ("قتل تسعة جنود أمس في هجوم لمسلحين في شمال مالي. واستهدف الهجوم ثكنة للجيش في بلدة بوريم.", "بلدة بوريم"),
    ],
)
def test_a_later_telling_names_the_place(text: str, place: str) -> None:
    assert rows_at(text)[:1] == [place]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("هاجم مسلحون أمس موقعا قرب الحدود مع مالي في بوركينا فاسو وقتلوا تسعة.", "BF"),
        ("قتل تسعة أشخاص في شرق تشاد أمس حين هاجم مسلحون سوقا على الحدود مع السودان.", "TD"),
        ("أعلنت تركيا أن طائراتها قصفت أمس مواقع لداعش عند الحدود مع سوريا.", "SY"),
    ],
)
def test_side_of_a_border(text: str, country: str) -> None:
    [row] = coder().code(text, published="2019-04-10").events
    assert row.where is not None and row.where.country == country


@pytest.mark.parametrize(
    ("text", "lat"),
    [
        ("هاجم رجل حشدا أمس في مدينة نيو أورليانز الأميركية. ووقع الهجوم في شارع كانال وقتل فيه خمسة.", 29.955),
        ("هاجم مسلحون أمس مدينة هرات ومدينة كابل في أفغانستان. ووقع الهجوم أمام مسجد الصديق وقتل فيه خمسة.", None),
    ],
)
def test_a_street_lies_in_the_town_told_before(text: str, lat: float | None) -> None:
    rows = [r for r in coder().code(text, published="2019-04-10").events if r.where is not None and r.where.source is None]
    assert [r.where.lat for r in rows if r.where is not None] == [lat]


def test_a_house_of_learning_that_published_something_is_no_site() -> None:
    """Images that a laboratory published do not put the shelling at its university."""
    told = "قتل سبعة مدنيين أمس في قصف على مدينة الفاشر. وأظهرت صور نشرها مختبر للخرائط في جامعة تورينتاو أضرارا من القصف في مخيم أبو شوك."
    assert all("جامعة" not in name for name, _ in sites(told))
    assert ("جامعة النسيم", "IQ") in sites("قتل طالبان أمس في تفجير عبوة داخل جامعة النسيم في مدينة بعقوبة.")


def test_a_ceasefire_is_no_firearm() -> None:
    told = "أغارت طائرة أمس على سيارة في بلدة كفرا اللبنانية رغم سريان وقف إطلاق النار فقتل شخص."
    (draft,) = draft_events(read(told))
    assert draft.weapon is None or draft.weapon.entry.attrs.get("class") != "firearm"


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("قصفت تل أبيب مواقع عدة في ريف دمشق أمس فقتل جنديان.", ("ريف دمشق", "SY")),
        ("قصفت كتائب القسام تل أبيب برشقة صواريخ أمس فأصيب شخصان.", ("تل أبيب", "IL")),
        ("استهدفت واشنطن سيارة مفخخة أمس فقتل شخصان.", ("واشنطن", "US")),
    ],
)
def test_a_capital_that_strikes_something_is_no_place_of_it(text: str, site: tuple[str, str]) -> None:
    assert sites(text) == {site}
