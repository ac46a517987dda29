"""How names are cut out of sentences, and how they hang together."""

from __future__ import annotations

import pytest

from waqai.knowledge.places import load_gazetteer
from waqai.mentions.geocode import resolve
from waqai.mentions.places import PlaceFinder, PlaceMention
from waqai.text import read


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(load_gazetteer())


def found(finder: PlaceFinder, sentence: str) -> list[PlaceMention]:
    return [m for m in finder.find(read(sentence)) if m.kind != "nationality"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("انفجار في قرية العطرية بمديرية قعطبة", ["قرية العطرية", "مديرية قعطبة"]),
        ("اشتباكات بمنطقة لكمة الأشعوب شمال الضالع", ["منطقة لكمة الأشعوب", "شمال الضالع"]),
        ('انفجرت قنبلة قرب منطقة "إبراهيم المذكور" جنوب بهرز ظهرا', ['منطقة "إبراهيم المذكور"', "جنوب بهرز"]),
        ("قرب قرية الـ٤٧ جنوب الحسكة", ["قرية الـ٤٧", "جنوب الحسكة"]),
        ("هجوم عند بوابة 200 في ليبيا", ["بوابة 200", "ليبيا"]),
        ("في مستشفى الملك فهد بالرياض", ["مستشفى الملك فهد", "الرياض"]),
        ("عند تقاطع الملعب في مقديشو", ["تقاطع الملعب", "مقديشو"]),
        ("سقط صاروخ قرب مسجد خالد بن الوليد في حمص", ["مسجد خالد بن الوليد", "حمص"]),
        ("قصف مناطق دار سعد والمنصورة وبير أحمد", ["دار سعد", "المنصورة", "بير أحمد"]),
        ("قصفت المدفعية بلدات عرى، رساس، نمرة، والصورة الكبرى", ["عرى", "رساس", "نمرة", "الصورة الكبرى"]),
        ("استهدفت مسيرات مناطق أبو سروال وأم كرشولا", ["أبو سروال", "أم كرشولا"]),
        ("شهدت مناطق واسعة، خاصة الريف، وقتا صعبا", []),
        ("داهمت القوات منطقة سكنية صغيرة", []),
        ("قتل في منطقة تسيطر عليها القوات", []),
        ("بـُ«ولاية الخير» في سوريا", ["ولاية الخير", "سوريا"]),
        ("وقع الهجوم في الْمَوْصِل", ["الْمَوْصِل"]),
        ("في مديـنة المـوصل", ["مديـنة المـوصل"]),
        ("غارات استهدفت الخيام وكفركلا", ["الخيام", "كفركلا"]),
        ("أحرقت القوات الخيام والمنازل", []),
        # a town that is an ordinary word, struck
        ("أغارت الطائرات على الخيام في جنوب لبنان", ["الخيام", "جنوب لبنان"]),
        ("استهدفت القصير في سوريا غارتان", ["القصير", "سوريا"]),
        ("استهدف القائم بأعمال السفارة في العراق", ["العراق"]),
        ("انفجرت دراجة في مدينة الباب شرقي حلب", ["مدينة الباب", "شرقي حلب"]),
        ("قتل رئيس بلدية سابق في بلدة نبع الصخر", ["بلدة نبع الصخر"]),
        # an adjective of a man in the accusative
        ("قتل المهاجم سائحا ألمانيا في باريس", ["باريس"]),
        # names in quotation marks, each with «و»
        ('قصف مناطق "روس المكيتب" و"فدرة الناقة" و"أم الغراب"', ["روس المكيتب", "فدرة الناقة", "أم الغراب"]),
        ('قصف مناطق نهم وصرواح، و"تم صدهم" بعد معارك', ["نهم", "صرواح"]),
        # the quarter told of before, no town of that name
        ("وقع انفجار في حي الكرادة ببغداد، وانفجرت سيارة قرب مطعم في الحي", ["حي الكرادة", "بغداد"]),
        # a road between two places is one place
        ("كمين نصب على الطريق السريع الرابط بين بلدتي الرمادي وهيت", ["الطريق السريع الرابط بين بلدتي الرمادي وهيت"]),
        ("لغم على طريق ترابي يصل مدينة باما ببلدة ديكوا", ["طريق ترابي يصل مدينة باما ببلدة ديكوا"]),
        ("قرب الطريق بين كادوقلي والدلنج", ["الطريق بين كادوقلي والدلنج"]),
        ("أغلق الطريق، بين الرمادي وهيت معارك", ["الرمادي", "هيت"]),
        # unknown areas that are named as places are
        ("غارات على مناطق أبو قعود وأم قرفة بشمال كردفان", ["أبو قعود", "أم قرفة", "شمال كردفان"]),
        ("انتشروا في مناطق سيطرتهم وأماكن تمركزهم", []),
        # villages without names; what only describes
        ("أحرق مسلحون أربع قرى بشمال مالي", ["شمال مالي"]),
        ("هجوم على قرى ببوركينا فاسو", ["بوركينا فاسو"]),
        ("هاجموا ثكنة للدرك قرب سبها", ["سبها"]),
        ("سقطت القذيفة في ساحة فارغة بمدينة سرت", ["مدينة سرت"]),
        ("تمركزوا في منطقة كثيفة الأشجار قرب سرت", ["سرت"]),
        # a district that no table knows, before the province that holds it
        ("انفجار في قضاء نوشار بمحافظة ماردين", ["قضاء نوشار", "محافظة ماردين"]),
        ("كلف قضاء نزيها بالتحقيق", []),
        # the chief town of a province
        ("انفجار في العاصمة الإقليمية كويتا", ["كويتا"]),
        ("اشتباكات في العاصمة المؤقتة عدن", ["عدن"]),
        ("اشتباكات في العاصمة عدن", ["عدن"]),
        ("قتل سبعة في السودان. وفي الأبيض، قتل اثنان", ["السودان", "الأبيض"]),
        ("استهدف سفينة في خليج عدن", ["خليج عدن"]),
        ("قتل عشرة في هجوم وسط مالي", ["مالي"]),
        ("حصل المشروع على دعم مالي كبير", []),
    ],
)
def test_names(finder: PlaceFinder, sentence: str, names: list[str]) -> None:
    assert [m.name_ar for m in found(finder, sentence)] == names


def test_spans_point_at_the_raw_words(finder: PlaceFinder) -> None:
    raw = "انفجرت عبوة بالموصل وفي مدينة الرمادي، ثم في «دير الزور»."
    for m in finder.find(read(raw)):
        assert m.span.of(raw) == m.name_ar


def test_chain(finder: PlaceFinder) -> None:
    a, b, c = found(finder, "قتل جندي في قرية النوفل شمال المقدادية بديالى")
    assert (a.inside, b.inside, c.inside) == (1, 2, None)
    assert b.direction == 0


def test_list_has_one_id_and_one_container(finder: PlaceFinder) -> None:
    mentions = found(finder, "سقط قتلى في الرمادي والفلوجة وهيت بمحافظة الأنبار")
    assert len({m.list_id for m in mentions[:3]}) == 1 and mentions[0].list_id is not None
    assert [m.inside for m in mentions[:3]] == [3, 3, 3]


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("قتل شاب من أهالي درعا", "درعا", "origin"),
        ("قال المرصد ومقره لندن إن", "لندن", "source_seat"),
        ("توجه الرتل إلى ميناء المخا", "ميناء المخا", "destination"),
        ("المنطقة المتاخمة لمحافظة البيضاء", "محافظة البيضاء", "adjacent"),
        ("القرية الحدودية مع تركيا", "الحدودية مع تركيا", "adjacent"),
        ("ذكرت صحيفة الرياض أن", "الرياض", "name"),
    ],
)
def test_role(finder: PlaceFinder, sentence: str, name: str, role: str) -> None:
    assert {m.name_ar: m.role for m in found(finder, sentence)}[name] == role


def test_dateline_and_heading(finder: PlaceFinder) -> None:
    mentions = finder.find(read("عدن - رويترز: قتل جندي في لحج أمس."))
    assert mentions[0].role == "dateline" and mentions[1].role is None


def test_distance_gives_a_point(finder: PlaceFinder) -> None:
    mentions = found(finder, "عبوة على بعد 20 كم جنوب الموصل")
    (place,) = resolve(mentions, finder.gazetteer)
    assert mentions[0].distance_km == 20 and mentions[0].direction == 180
    assert place.lat is not None and abs(place.lat - 36.16) < 0.05 and place.precision == 2


def test_border_takes_the_side_of_the_text(finder: PlaceFinder) -> None:
    mentions = found(finder, "في الأنبار هاجموا مقرا قرب الحدود الأردنية العراقية")
    border = resolve(mentions, finder.gazetteer)[-1]
    assert (border.country, border.admin1, border.lat) == ("IQ", "Anbar", None)


def test_every_choice_says_why(finder: PlaceFinder) -> None:
    mentions = found(finder, "انفجار في طرابلس شمال لبنان وفي قرية أم السراديب قرب زغرتا")
    for place in resolve(mentions, finder.gazetteer):
        assert place.how
    assert resolve(mentions, finder.gazetteer)[0].rivals


def test_unknown_name_keeps_its_area_and_no_point(finder: PlaceFinder) -> None:
    mentions = found(finder, "هجوم في قرية أم السراديب بمحافظة ديالى")
    place = resolve(mentions, finder.gazetteer)[0]
    assert (place.name, place.country, place.admin1, place.lat, place.precision) == (None, "IQ", "Diyala", None, 2)


def test_countries_and_units_have_no_point(finder: PlaceFinder) -> None:
    for place in resolve(found(finder, "في العراق وفي محافظة ديالى وشمال تركيا"), finder.gazetteer):
        assert place.lat is None and place.precision >= 4


def test_nothing_in_nothing(finder: PlaceFinder) -> None:
    assert finder.find(read("")) == []
    assert resolve([], finder.gazetteer) == []


def test_long_chains_and_long_texts_end(finder: PlaceFinder) -> None:
    mentions = finder.find(read("بحلب بدمشق " * 1500 + "وحمص وحماة " * 500))
    assert len(resolve(mentions, finder.gazetteer)) == len(mentions) > 2000
