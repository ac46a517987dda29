"""The same article twice: what is a copy, and what only looks like one."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.documents.copies import Copies, Fingerprint, copies_among, fingerprint
from waqai.model import Document

DAY = date(2019, 4, 10)
STORY = (
    "قتل أربعة جنود وأصيب اثنان آخران صباح الأربعاء حين انفجرت عبوة ناسفة زرعها مجهولون على جانب الطريق قرب جسر الوادي جنوب المدينة. "
    "وقال مصدر في الشرطة إن العربة كانت عائدة من دورية حراسة، وإن النار اشتعلت فيها ساعة كاملة قبل أن يصل رجال الإطفاء إلى المكان. "
    "ولم تتبن أي جهة الهجوم حتى الآن، لكن سكانا في القرية المجاورة قالوا إنهم رأوا مسلحين يحفرون هناك قبل يومين من الانفجار. "
    "وأغلق الجيش الطريق أمام السيارات وطلب من السائقين أن يسلكوا طريق الجبل إلى أن ينتهي خبراء المتفجرات من فحص الجسر كله."
)
OTHER = (
    "افتتح وزير الزراعة أمس معرض التمور السنوي في المدينة بحضور مئة مزارع جاؤوا من سبع محافظات، وتجول بين الأجنحة ساعتين. "
    "وأعلن أن موسم هذا العام جاء أوفر من سابقه بعد أمطار الشتاء، وأن الدولة ستشتري الفائض بسعر ثابت حتى نهاية الصيف المقبل. "
    "وشكا مزارعون من ارتفاع أجور النقل ومن نقص مخازن التبريد، وطالبوا بقروض ميسرة تعينهم على شراء مضخات جديدة قبل الموسم القادم."
)


def article(name: str, text: str, outlet: str | None = None, day: date | None = DAY) -> Document:
    return Document(name, text, published=day, source=outlet)


def found(*documents: Document) -> list[tuple[str, str]]:
    return [(copy.id, copy.of) for copy in copies_among(documents)]


def test_a_reprint_with_a_new_lead_is_a_copy() -> None:
    reprint = "مراسلنا في المدينة - هز انفجار عنيف أطراف المدينة الجنوبية في ساعة مبكرة. " + STORY.replace("صباح الأربعاء", "أمس")
    assert found(article("a", STORY, "x"), article("b", OTHER, "y"), article("c", reprint, "z")) == [("c", "a")]


def test_spelling_and_vowel_signs_make_no_difference() -> None:
    assert found(article("a", STORY, "x"), article("b", STORY.replace("إ", "ا").replace("انفجرت", "انفَجَـرت"), "y")) == [("b", "a")]


def test_a_shortened_copy_is_one_in_either_order() -> None:
    short = ". ".join(STORY.split(". ")[:2])
    assert found(article("a", STORY, "x"), article("b", short, "y")) == [("b", "a")]
    assert found(article("a", short, "x"), article("b", STORY, "y")) == [("b", "a")]


def test_a_copy_of_a_copy_leads_to_the_first() -> None:
    assert found(article("a", STORY, "x"), article("b", STORY, "y"), article("c", "عاجل. " + STORY, "z")) == [("b", "a"), ("c", "a")]


def test_a_round_up_that_quotes_is_no_copy() -> None:
    words, chance = (OTHER + " " + STORY[::-1]).split(), random.Random(1)
    filler = " ".join(chance.choice(words) for _ in range(900))
    assert found(article("a", STORY, "x"), article("b", filler + " " + STORY, "y")) == []


def test_the_same_words_weeks_later_are_no_copy() -> None:
    assert found(article("a", STORY, "x"), article("b", STORY, "y", date(2019, 5, 10))) == []


def test_formulas_of_one_outlet_are_no_copy() -> None:
    second = STORY.replace("جسر الوادي", "سوق الحبوب").replace("أربعة", "ثلاثة").replace("طريق الجبل", "طريق النهر")
    assert found(article("a", STORY, "x"), article("b", second, "x")) == []
    assert found(article("a", STORY, "x"), article("b", STORY, "x")) == [("b", "a")]


def test_articles_without_day_or_outlet_are_compared() -> None:
    assert found(article("a", STORY, None, None), article("b", STORY, None, None)) == [("b", "a")]


def test_what_is_stored_is_what_was_made() -> None:
    made = fingerprint(article("a", STORY))
    assert made is not None
    again = Fingerprint.from_bytes(made.to_bytes())
    assert again.runs == made.runs
    assert again.shared(made) == 1.0
    copies = Copies()
    assert copies.take(article("a", STORY, "x"), again) is None
    copy = copies.add(article("b", STORY, "y"))
    assert copy is not None
    assert copy.of == "a"
    with pytest.raises(ValueError, match="not a fingerprint"):
        Fingerprint.from_bytes(b"abcd")


def test_what_is_known_to_be_a_copy_is_not_looked_for_again() -> None:
    copies = Copies()
    assert copies.take(article("b", STORY, "y"), fingerprint(article("b", STORY)), of="a") is None
    copy = copies.add(article("c", STORY, "z"))
    assert copy is not None
    assert copy.of == "a"


def test_the_oldest_days_are_let_go() -> None:
    copies = Copies(most=5)
    assert copies.add(article("a", STORY, "x", date(2019, 4, 1))) is None
    for n in range(8):
        copies.add(article(f"o{n}", f"{OTHER} {n}", f"outlet {n}", date(2019, 5, 1 + 2 * n)))
    assert copies.add(article("b", STORY, "y", date(2019, 4, 1))) is None


def test_what_came_before_a_stop_is_known() -> None:
    stored = [(article("a", STORY, "x"), None), (article("b", OTHER, "x"), "o")]
    copies = Copies(known=lambda day: stored if day == DAY else [])
    first, second = copies.add(article("c", STORY, "y")), copies.add(article("d", OTHER, "z", date(2019, 4, 12)))
    assert (first and first.of, second and second.of) == ("a", "o")


@settings(max_examples=50)
@given(st.text(max_size=3000))
def test_no_text_raises(text: str) -> None:
    made = fingerprint(Document("a", text))
    assert made is None or made.shared(made) == 1.0 or len(made.sample) == 0
