"""Places that are told by the way: they give way to the one where something happened."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder

from waqai.events.coder import draft_events
from waqai.events.reading import Reading
from waqai.model import Document


def read(text: str) -> Reading:
    return coder().read(Document("test", text, None, date(2016, 5, 20)))


def sites(text: str) -> set[str]:
    return {d.spot.place.name_ar for d in draft_events(read(text)) if d.spot is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what went on meanwhile
        ("بالتزامن مع تقدم قوات الجيش اليمني في تعز، شنت طائرات التحالف أمس غارات على معسكر كوفل في مأرب.", {"معسكر كوفل"}),
        ("وتزامنا مع معارك الجيش العراقي في بيجي، قصف الطيران أمس رتلا قرب بلدة الرطبة بالأنبار.", {"بلدة الرطبة"}),
        # what a region is made up of
        (
            "وفي إقليم سبأ الذي يضم مأرب والجوف والبيضاء، قتل خمسة حوثيين أمس في هجوم على دورية في مدينة رداع بمحافظة البيضاء في اليمن.",
            {"مدينة رداع"},
        ),
        # the base of the planes
        ("نفذت مقاتلات أمريكية من قاعدة إنجرليك التركية أمس غارات على مواقع داعش في ريف حلب.", {"ريف حلب"}),
        ("قصفت طائرات مسيرة من مطار حميميم أمس مواقع المعارضة السورية في بلدة سرمين.", {"بلدة سرمين"}),
        # what is still to be fought for
        ("أحرزت المقاومة اليمنية أمس تقدما في منطقة كرش استعدادا لتحرير قاعدة العند الجوية.", {"منطقة كرش"}),
        ("سيطرت القوات العراقية أمس على جسر البوعلوان تمهيدا لاقتحام مدينة الفلوجة.", {"جسر البوعلوان"}),
        ("قصفت المعارضة السورية أمس مدينة القرداحة بالصواريخ نصرة لمدينة داريا.", {"مدينة القرداحة"}),
        # it is the place where it is all that is told
        ("شن الجيش العراقي أمس هجوما لاستعادة مدينة هيت من تنظيم داعش.", {"مدينة هيت"}),
        # how far a province is from the capital
        ("قتل جنديان بولاية البويرة على بعد 120 كيلومترا شرق العاصمة الجزائرية في هجوم شنه مسلحون أمس.", {"ولاية البويرة"}),
        # sick people and those who flee
        ("قتل سبعة مدنيين أمس في قصف على حي الشعار بحلب السورية، ونقل الجرحى إلى مستشفى الأتارب.", {"حي الشعار بحلب"}),
        ("اقتحم مسلحون أمس قرية دلوري النيجيرية وقتلوا تسعة، وفر السكان إلى مدينة مايدوغوري.", {"قرية دلوري"}),
    ],
)
def test_what_is_told_by_the_way(text: str, expected: set[str]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "روى قرويون لجأوا إلى مدينة مايدوغوري أن مسلحين قتلوا عشرين شخصا.",
        "شن مسلحون هجوما على الحاجز السوري، وهرب الجنود نحو مدينة حماة.",
        "قال الوزير في تصريحات أدلى بها في باريس إن الجيش قتل ستة مسلحين.",
        "أشاد أعيان منطقة تبوك بالقبض على خلية إرهابية.",
        "أدى الهجوم إلى شن الولايات المتحدة غارات جديدة.",
        "قصفت طائرات عربية الجماعة المتحالفة مع إيران.",
        "استهدفت انفجارات سيارات قادة في كتائب القسام وسرايا القدس.",
    ],
)
def test_no_place_of_an_incident(text: str) -> None:
    assert not sites(text)


def test_a_side_of_the_land_keeps_its_side() -> None:
    text = "شن مسلحون أكراد أمس هجوما على قافلة للجيش التركي في شرق البلاد وقتلوا جنديين."
    [event] = coder().code(text, published="2016-05-20").events
    assert (event.to_row()["place_ar"], event.to_row()["country"]) == ("شرق البلاد", "TR")


def test_a_namesake_abroad_is_none_of_a_list() -> None:
    text = "أعلن حزب في لبنان موقفه. وفي اليمن قصف التحالف العربي أمس قاعدة العند واللبوة ومعسكر لبوزة بمحافظة لحج."
    assert {s.place.country for s in read(text).spots if "اللبوة" in s.place.name_ar} == {"YE"}


def test_every_town_has_its_hospital_of_that_name() -> None:
    [spot] = [s for s in read("قصف الحوثيون مستشفى الثورة العام في مدينة تعز اليمنية أمس.").spots if "مستشفى" in s.place.name_ar]
    assert spot.place.admin1 == "Taiz"


def test_quarters_of_a_list_are_of_one_town() -> None:
    text = "سمع دوي انفجارات في صنعاء. وفي تعز قصف الحوثيون أمس حي الجمهوري وحي المسبح وحي التحرير في المدينة اليمنية."
    assert {s.place.admin1 for s in read(text).spots if "حي" in s.place.name_ar} == {"Taiz"}


def test_a_noun_opens_no_list_of_names() -> None:
    assert sites("أغار طيران التحالف أمس على معسكرات ومخازن ذخيرة غرب صنعاء.") == {"غرب صنعاء"}


def test_an_answer_to_fire_falls_where_it_came_from() -> None:
    text = "سقطت قذيفة من داخل الأراضي اليمنية قرب مدرسة في قرية الدرب بمنطقة جازان وأصيب عامل. وقصفت المدفعية السعودية مصادر النيران."
    assert sites(text) == {"قرية الدرب", "الأراضي اليمنية"}


def test_towns_of_a_country_are_the_country() -> None:
    assert sites("أوقف الأمن المغربي أمس تسعة رجال في ثلاث مدن مغربية لصلتهم بتنظيم داعش.") == {"المغرب"}


def test_a_chief_town_beside_its_far_quarter_only_says_where() -> None:
    text = "وتحاصر المقاومة الشعبية في عدن مسلحين من الحوثيين في المدينة الخضراء في اليمن، وقتلت أمس ثلاثة منهم في اشتباكات."
    assert sites(text) == {"المدينة الخضراء"}
