"""The shape of an article: title, headings, datelines, sentences and page furniture."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.text import read, tokenize

REPORT = "قتل ثلاثة جنود في هجوم على حاجز للجيش غرب المدينة أمس"


def shape(raw: str, title_end: int = 0) -> list[tuple[str, str]]:
    text = read(raw, title_end)
    return [(s.kind, text.words(s.start, s.end)) for s in text.sentences]


def bodies(raw: str) -> list[str]:
    return [words for kind, words in shape(raw) if kind == "body"]


@pytest.mark.parametrize("empty", ["", " ", "\n\n\t", "....", "«»—", "\u200f\u202b", "\u0640\u0640"])
def test_nothing_to_read(empty: str) -> None:
    assert shape(empty) == []


def test_title_and_body() -> None:
    assert shape("مقتل جندي. وإصابة آخر\n" + REPORT, len("مقتل جندي. وإصابة آخر")) == [("title", "مقتل جندي. وإصابة آخر"), ("body", REPORT)]


def test_a_title_alone() -> None:
    assert shape("مقتل جندي", 9) == [("title", "مقتل جندي")]


@pytest.mark.parametrize("heading", ["سوريا", "العراق", "شمال أفريقيا", "الساحل الأفريقي", "غارات جوية"])
def test_a_heading_stands_alone_on_its_line(heading: str) -> None:
    assert shape(f"{heading}\n{REPORT}.") == [("heading", heading), ("body", REPORT)]
    assert shape(f"{REPORT}.\n\n{heading}:\n{REPORT}.") == [("body", REPORT), ("heading", heading), ("body", REPORT)]


def test_a_heading_may_open_its_paragraph() -> None:
    assert shape(f"العراق: {REPORT}.") == [("heading", "العراق"), ("body", REPORT)]


@pytest.mark.parametrize(
    "line",
    ["قتل شخصان.", "هل قتل أحد؟", "قتل شخصان،", "وأضاف أن القوات تواصل ملاحقة من بقي من المهاجمين"],
)
def test_a_line_that_is_a_sentence_is_no_heading(line: str) -> None:
    assert [kind for kind, _ in shape(f"{line}\n{REPORT}.")] == ["body", "body"]


@pytest.mark.parametrize(
    ("dateline", "gap"),
    [
        ("بغداد - رويترز", ": "),
        ("بغداد – رويترز", ": "),
        ("بغداد ـ واع", ": "),
        ("دمشق - وكالات", ": "),
        ("أ ف ب - بيروت", ": "),
        ("عدن - الشرق الأوسط", ": "),
        ("صنعاء، سبأ", ": "),
        ("صنعاء - سبأ", "\n"),
        ("القاهرة - وكالات", "\n"),
        ("بغداد (رويترز", ") - "),
        ("بغداد/ واع", "/ "),
        ("أربيل (قناة 24", ")- "),
        ("بغداد، العراق (CNN", ")-- "),
    ],
)
def test_a_dateline_is_cut_off(dateline: str, gap: str) -> None:
    assert shape(f"{dateline}{gap}{REPORT}.") == [("dateline", dateline), ("body", REPORT)]


@pytest.mark.parametrize(
    "dateline",
    ["بغداد 3 مايو 2014 (شينخوا)", "عدن 07 ذو الحجة 1435هـ الموافق 01 أكتوبر 2014م واس", "بغداد (العراق) ـ أ.ف.ب:", "إسلام أباد ـ أ ش أ\n"],
)
def test_a_dateline_with_day_and_agency(dateline: str) -> None:
    assert [kind for kind, _ in shape(f"{dateline} {REPORT}.")] == ["dateline", "body"]


def test_a_dateline_follows_the_title() -> None:
    assert [kind for kind, _ in shape(f"مقتل جنود\nبغداد - رويترز: {REPORT}.", 9)] == ["title", "dateline", "body"]


def test_a_colon_inside_a_paragraph_makes_neither() -> None:
    assert [kind for kind, _ in shape(f"{REPORT}. وقال مصدر: {REPORT}.")] == ["body", "body"]


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ("قتل شخصان. وأصيب ثلاثة.", ["قتل شخصان", "وأصيب ثلاثة"]),
        ("قتل شخصان.وأصيب ثلاثة.", ["قتل شخصان", "وأصيب ثلاثة"]),
        ("هل قتل أحد؟ نعم! قتل اثنان…", ["هل قتل أحد", "نعم", "قتل اثنان"]),
        ("قتل شخصان في حلب؛ وأصيب ثلاثة في حمص؛ وخطف اثنان.", ["قتل شخصان في حلب", "وأصيب ثلاثة في حمص", "وخطف اثنان"]),
        ("قال «قتل شخصان. وهرب المهاجم» ثم مضى.", ["قال «قتل شخصان", "وهرب المهاجم» ثم مضى"]),
        ("أعلن الجيش «مقتل شخصين» أمس، وقال «لن نسكت».", ["أعلن الجيش «مقتل شخصين» أمس، وقال «لن نسكت"]),
        ("قال د. أحمد سالم إن شخصين قتلا.", ["قال د. أحمد سالم إن شخصين قتلا"]),
        ("قال أ. علي وم. سمير إن شخصين قتلا.", ["قال أ. علي وم. سمير إن شخصين قتلا"]),
        ("بلغ العدد 3.5 مليون شخص. وقتل 12.", ["بلغ العدد 3.5 مليون شخص", "وقتل 12"]),
        ("مقتل 1.500 شخص في عام واحد.", ["مقتل 1.500 شخص في عام واحد"]),
        ("قتل شخص في حلب • أصيب اثنان في حمص ● خطف ثالث في حماة.", ["قتل شخص في حلب", "أصيب اثنان في حمص", "خطف ثالث في حماة"]),
        ("بلغ عدد القتلى 12. وأصيب 30 شخصا.", ["بلغ عدد القتلى 12", "وأصيب 30 شخصا"]),
    ],
)
def test_sentences(raw: str, sentences: list[str]) -> None:
    assert [words for _, words in shape(raw)] == sentences


def test_lines_are_paragraphs() -> None:
    text = read(f"{REPORT}.\n{REPORT}.\r\n{REPORT}. {REPORT}.\n\n{REPORT}.")
    assert [s.paragraph for s in text.sentences] == [0, 1, 2, 2, 3]


def test_bullets_are_items_of_a_list() -> None:
    assert shape("• قتل شخص في حلب\n• أصيب اثنان في حمص\n") == [("body", "قتل شخص في حلب"), ("body", "أصيب اثنان في حمص")]


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ أيضا: مقتل عشرة في هجوم ببغداد",
        "اقرأ المزيد: غارات على المدينة",
        "شاهد أيضا",
        "كلمات مفتاحية: قصف، حلب، هجوم",
        "رابط الخبر: صفحة الموقع",
        "مواضيع ذات صلة",
        "أخبار ذات صلة: مقتل جنديين",
        "وسوم: قصف، حلب",
        "سمات: هجوم",
        "جميع الحقوق محفوظة",
        "شارك الخبر",
        "للمزيد: قصف على المدينة",
    ],
)
def test_furniture_of_the_page(line: str) -> None:
    assert shape(f"{REPORT}.\n{line}\n{REPORT}.") == [("body", REPORT), ("furniture", line), ("body", REPORT)]


@pytest.mark.parametrize(
    "line",
    [
        "وقال المصدر إن الجنود قتلوا في كمين على الطريق.",
        "المصدر الأمني أكد أن القتلى جنود.",
        f"طباعة العملة: {REPORT}",
    ],
)
def test_words_of_furniture_inside_the_text_are_text(line: str) -> None:
    assert "furniture" not in [kind for kind, _ in shape(line)]


LINES = st.lists(
    st.sampled_from(
        [
            "سوريا",
            "العراق:",
            "بغداد - رويترز:",
            REPORT,
            "اقرأ أيضا",
            "•",
            "د.",
            "3.5",
            "«",
            "»",
            ".",
            "؟",
            "…",
            "\n",
            "\u200f",
            "قُتـل",
            "PKK",
            "   ",
        ]
    ),
    max_size=30,
).map(" ".join)


@settings(deadline=None)
@given(LINES | st.text(max_size=120), st.integers(0, 40))
def test_every_token_is_in_exactly_one_sentence(raw: str, title_end: int) -> None:
    text = read(raw, title_end)
    assert [t.folded for t in text.tokens] == [t.folded for t in tokenize(raw)]
    reach = 0
    for n, sentence in enumerate(text.sentences):
        assert (sentence.index, sentence.start) == (n, reach)
        assert sentence.end > sentence.start
        assert sentence.kind in ("title", "heading", "dateline", "body", "furniture")
        assert {token.sentence for token in text.tokens[sentence.start : sentence.end]} == {n}
        reach = sentence.end
    assert reach == len(text.tokens)
    assert [s.paragraph for s in text.sentences] == sorted(s.paragraph for s in text.sentences)


@settings(deadline=None)
@given(LINES, LINES)
def test_two_texts_apart_are_read_as_each_alone(one: str, other: str) -> None:
    assert shape(f"{one}\n\n{other}") == shape(f"{one}\n\n") + shape(other)


@pytest.mark.parametrize("town", ["نيروبي", "بور أو برنس", "كانو (نيجيريا"])
def test_a_town_and_a_dash_before_the_report_are_a_dateline(town: str) -> None:
    raw = f"{town}{')' if '(' in town else ''} - {REPORT}"
    assert [kind for kind, _ in shape(raw)] == ["dateline", "body"]


def test_a_town_with_a_dash_at_its_end_is_a_dateline() -> None:
    report = "أفادت مصادر محلية بمقتل ثلاثة أشخاص في غارة على المدينة."
    assert [kind for kind, _ in shape(f"صنعاء- {report}")] == ["dateline", "body"]
    assert [kind for kind, _ in shape(f"قتلى في غارات على تعز\nصنعاء- {report}")][-2:] == ["dateline", "body"]


def test_a_dateline_with_its_source_in_brackets_follows_a_headline_and_a_standfirst() -> None:
    """A .txt file has no markup that says which line is its title: «أربيل» told from where, not where."""
    raw = f"مقتل جنود في هجوم غرب المدينة\nالهجوم هو الثاني في أسبوع على الطريق الذي يربط المدينة بالساحل\n\nأربيل (قناة 24)- {REPORT}."
    assert [(kind, words) for kind, words in shape(raw) if kind in ("dateline", "body")][-2:] == [
        ("dateline", "أربيل (قناة 24"),
        ("body", REPORT),
    ]


@pytest.mark.parametrize("days", ["ليل الأحد - الاثنين", "الجمعة - السبت"])
def test_a_night_of_two_days_is_no_dateline(days: str) -> None:
    assert [kind for kind, _ in shape(f"{days} {REPORT}")] == ["body"]


def test_a_dash_further_on_or_in_a_later_sentence_opens_no_report() -> None:
    assert [kind for kind, _ in shape(f"قتل ثلاثة جنود في هجوم - وصف بالعنيف - على {REPORT}")] == ["body"]
    assert "dateline" not in [kind for kind, _ in shape(f"{REPORT}. نيروبي - {REPORT}")]
