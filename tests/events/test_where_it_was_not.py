"""Places that a plain sentence names and that are not where it happened, against the one that is."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from waqai.events.coder import Coder, draft_events
from waqai.model import Document


@cache
def coder() -> Coder:
    return Coder()


def sites(text: str) -> set[tuple[str, str | None]]:
    drafts = draft_events(coder().read(Document("test", text, None, date(2021, 5, 20))))
    return {(d.spot.place.name_ar, d.spot.place.country) for d in drafts if d.spot is not None and not d.whole_country}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة إسرائيليين بهجوم نفذه شاب من بلدة يعبد في بني براك", {("بني براك", "IL")}),
        ("اغتيل الناشط الكردي الإيراني من مدينة مهاباد في السليمانية", {("السليمانية", "IQ")}),
        ("فجر انتحاري من مدينة أوش القرغيزية نفسه في مترو سان بطرسبرغ", {("سان بطرسبرغ", "RU")}),
        ("اغتالت إسرائيل القيادي الفلسطيني المولود في عارورة بغارة على بيروت", {("بيروت", "LB")}),
        ("الغارة على المنزل في خربة سلم ذهبت ضحيتها عائلة من أربعة أشخاص نازحة من بلدة بليدا", {("خربة سلم", "LB")}),
        ("قتل مسلح ثلاثة لاجئين في مخيم عين الحلوة وهو وافد من بلدة بليدا", {("مخيم عين الحلوة", "LB")}),
        # where the sentence has no other place, or one that holds it, the home town stays
        ("خطف مسلحون شابا من بلدة إنخل في ريف درعا", {("بلدة إنخل", "SY")}),
        ("قتل شاب من بلدة إنخل برصاص مجهولين", {("بلدة إنخل", "SY")}),
    ],
)
def test_where_somebody_is_from(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert sites(text) == expected


def test_a_kibbutz_has_a_name() -> None:
    text = "أصيب جندي بعد أن طعنه فلسطيني من سكان مخيم شعفاط في كيبوتس تسوفا قرب القدس"
    assert {name for name, _ in sites(text)} == {"كيبوتس تسوفا"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أطلقت المقاومة صواريخ من غزة باتجاه عسقلان وأصيب ثلاثة إسرائيليين", {("عسقلان", "IL")}),
        ("أطلقت ميليشيا الحوثي صاروخا من صنعاء سقط في مأرب", {("مأرب", "YE")}),
        ("اعترضت الدفاعات السعودية صاروخا باليستيا أطلقه الحوثيون من صعدة باتجاه جازان", {("جازان", "SA")}),
        ("قصفت إسرائيل مطار دمشق الدولي بصواريخ أطلقت من الجولان", {("مطار دمشق الدولي", "SY")}),
        ("أعلن الحوثيون إطلاق صاروخ باليستي من اليمن على إيلات", {("إيلات", "IL")}),
    ],
)
def test_where_it_was_fired_from(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت إسرائيل مطار دمشق الدولي", {("مطار دمشق الدولي", "SY")}),
        ("قصفت إسرائيل ميناء الحديدة وقتلت ثلاثة عمال", {("ميناء الحديدة", "YE")}),
        ("قصفت تركيا كوباني بالمسيرات", {("كوباني", "SY")}),
        ("قصفت تركيا عين العرب بالمدفعية", {("عين العرب", "SY")}),
        ("قصفت تركيا قرى في زاخو", {("زاخو", "IQ")}),
        ("استهدفت غارة إسرائيلية قادة حماس في الدوحة", {("الدوحة", "QA")}),
        ("أطلق مسلحون النار على دورية للجيش اللبناني في طرابلس", {("طرابلس", "LB")}),
    ],
)
def test_a_land_that_strikes_is_not_where_it_strikes(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة مدنيين بقصف للنظام على حلب، وفق ما أعلنت الأمم المتحدة في جنيف الأربعاء", {("حلب", "SY")}),
        ("قتل خمسة جنود بانفجار قنبلة قرب قندهار، كما أعلنت وزارة الدفاع في كابول", {("قندهار", "AF")}),
        ("قتل خمسة جنود بانفجار قنبلة قرب قندهار، بحسب وزارة الدفاع في كابول", {("قندهار", "AF")}),
        ("قتل قيادي حوثي في معارك مأرب وشيع جثمانه في صنعاء", {("مأرب", "YE")}),
        # the one place told is the place
        ("قتل خمسة جنود بانفجار قنبلة، وفق الشرطة في كابول", {("كابول", "AF")}),
        ("كما أعلنت الشرطة في كركوك مقتل جندي بعبوة ناسفة", {("كركوك", "IQ")}),
        ("قالت الشرطة في كركوك إن جنديا قتل بعبوة ناسفة", {("كركوك", "IQ")}),
    ],
)
def test_where_somebody_spoke_or_was_buried(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ستة مدنيين في الأبيض بقصف مدفعي للدعم السريع", {("الأبيض", "SD")}),
        ("قتل 15 مدنيا في هجوم لمتمردي القوات الديمقراطية المتحالفة قرب بيني", {("بيني", "CD")}),
        ("قتل نازحون في هجوم للدعم السريع على طويلة", {("طويلة", "SD")}),
        ("قصفت قوات الدعم السريع المبنى الأبيض", set()),
        ("قصفت قوات النظام قرية الطيبة ومزرعة الحمود في ريف حمص", {("قرية الطيبة", "SY"), ("مزرعة الحمود", "SY")}),
        ("تعرضت قرى مرعناز، المالكية، شوارغة بريف حلب الشمالي لقصف تركي", {("مرعناز", "SY"), ("المالكية", "SY"), ("شوارغة", "SY")}),
    ],
)
def test_names_that_only_their_company_shows(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert sites(text) == expected


def test_the_war_since_which_something_goes_on() -> None:
    assert ("غزة", "PS") not in sites("قصفت المدفعية بلدة الخيام في جنوب لبنان، في مشهد بات شبه يومي منذ اندلاع الحرب في غزة.")
    assert sites("قتل عشرة في قصف على غزة أمس، وهو الأعنف منذ اندلاع الحرب.") == {("غزة", "PS")}


def test_a_ruin_is_a_village_too() -> None:
    assert {name for name, _ in sites("قصف المقاتلون مرابض المدفعية في خربة ماعر بالصواريخ")} == {"خربة ماعر"}


def test_smugglers_are_no_town() -> None:
    assert sites("قتل ثلاثة جنود مصريين في تبادل إطلاق نار مع مهربين") == set()


NAWA = {("مدينة نوى", "SY")}


@pytest.mark.parametrize(
    "text",
    [
        "قتل شابان برصاص مجهولين في مدينة نوى. وقال ناشطون إن مسلحين أطلقوا النار على الشابين، وهما من أبناء بلدة إنخل.",
        "عثر على جثة شاب قرب مدينة نوى وعليها آثار إطلاق نار، وينحدر القتيل من قرية صيصون.",
        "هاجم مسلحون أحياء في مدينة نوى ونهبوا (23) قرية واجبار سكانها على النزوح.",
        "قتل شاب في مدينة نوى بعدما أصيب برصاصة في منطقة الصدر.",
        "قتل شابان بالرصاص في مدينة نوى، هما محمد سالم ومحمد سليم الحاج علي.",
    ],
)
def test_whence_they_were_and_where_they_were_hit(text: str) -> None:
    assert sites(text) == NAWA


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 31 جنديا مصريا في هجوم بمنطقة الدهوس الواقعة بين واحة الفرافرة والواحات البحرية", {("منطقة الدهوس", "EG")}),
        (
            "انفجرت عبوة في بلدة أبي صيدا بديالى وقتلت جنديا، ونقلت جثته إلى دائرة الطب العدلي في مستشفى بعقوبة العام",
            {("بلدة أبي صيدا", "IQ")},
        ),
    ],
)
def test_what_lies_around_and_where_the_dead_were_taken(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل مزارع في مسقط رأسه جنوب الحديدة إثر انفجار لغم", {("جنوب الحديدة", "YE")}),
        ("قتل طفل بلغم زرعته ميليشيا الحوثي المدعومة من إيران؛ في حي سكني شمال مدينة تعز", {("شمال مدينة تعز", "YE")}),
        ("شن التنظيم هجوما في محافظة ديالى شمال العاصمة العراقية بغداد أسفر عن مقتل جنديين", {("محافظة ديالى", "IQ")}),
        ("أطلق مسلحون النار على سيارة قائد معسكر الصولبان العقيد سالم ناصر في حي المنصورة بعدن", {("حي المنصورة", "YE")}),
        ("قصف الحوثيون معسكر الصولبان بصاروخ فقتل جنديان", {("معسكر الصولبان", "YE")}),
        ("قتل شرطيان بانفجار في منطقة ( الغزلانية ) شرقي بغداد", {("منطقة ( الغزلانية )", "IQ")}),
        ("هاجم مسلحون دورية قرب زهدان بمحافظة سيستان على الحدود الإيرانية الباكستانية وقتلوا جنديا", {("زهدان", "IR")}),
    ],
)
def test_what_a_place_is_told_by(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتلت الشرطة مسلحين داخل أزقة مخيم الشابورة، بمدينة رفح.", {("مخيم الشابورة", "PS")}),
        ("قتل سائق في غارة على طريق (بلدة) الزهراني جنوب لبنان.", {("بلدة الزهراني", "LB")}),
        ("نقلت وكالة ''وفا'' أن طائرة قصفت سيارة في بلدة خزاعة شرق خان يونس.", {("بلدة خزاعة", "PS")}),
    ],
)
def test_the_town_behind_a_comma_and_an_agency_in_quotation_marks(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert sites(text) == expected


def test_whose_strike_it_was_is_no_homeland() -> None:
    text = "أعلنت الوزارة اللبنانية مقتل سبعة جراء ثلاث غارات جوية إسرائيلية على بلدات في جنوب البلاد. وطلب لبنان عقد جلسة."
    assert {e.to_row()["country"] for e in coder().code(text, published="2021-05-20").events} == {"LB"}


def test_his_house_is_no_town() -> None:
    assert sites("قتل طبيب داخل منزله بحي الصفا في مدينة الأبيض أمس برصاص مسلحين.") == {("حي الصفا", "SD")}
    assert sites("قتل طبيب في مدينة المنزلة بمحافظة الدقهلية أمس برصاص مسلحين.") == {("مدينة المنزلة", "EG")}


def test_on_a_checkpoint_is_no_town() -> None:
    assert sites("قتل جنديان في هجوم مسلح على كمين الجيش بمدخل مدينة العريش أمس.") == {("مدخل مدينة العريش", "EG")}


@pytest.mark.parametrize("aim", ["لاستهداف البؤر الإرهابية", "تستهدف أوكار الإرهابيين"])
def test_a_raid_is_where_those_it_hunts_were(aim: str) -> None:
    text = f"قتل 12 مسلحا في حملة مداهمات شنتها القوات المسلحة المصرية {aim} بمدينة الشيخ زويد."
    assert sites(text) == {("مدينة الشيخ زويد", "EG")}
