"""Words and numbers of a raw text, and the bases that a word may hide behind its clitics."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.text import Base, bases, fold_word, tokenize, words_and_gaps

TEXTS = st.text(
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF)
    | st.sampled_from("قتل وبال 123٣۴.,:/-%_*ـ\u200f\u200e\u202b\u00ad\n\t«»abcX'’\ud800"),
    max_size=120,
) | st.text(max_size=80)


def words(raw: str) -> list[str]:
    return [token.folded for token in tokenize(raw)]


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("", []),
        ("  \n\t ", []),
        ("قُتل جنديان.", ["قتل", "جنديان"]),
        # numbers with punctuation inside are one token, with punctuation after them they are not
        ("1.500 قتيل", ["1.500", "قتيل"]),
        ("١٬٥٠٠ قتيل", ["1,500", "قتيل"]),
        ("2,5 كيلومتر", ["2,5", "كيلومتر"]),
        ("الساعة 10:30 صباحا", ["الساعه", "10:30", "صباحا"]),
        ("في 10/4/2019", ["في", "10/4/2019"]),
        ("في 2019-04-10.", ["في", "2019-04-10"]),
        ("٣٫٥ في المئة", ["3.5", "في", "الميه"]),
        ("٣٫٥٪", ["3.5%"]),
        ("30%", ["30%"]),
        ("قتل 12.", ["قتل", "12"]),
        ("12, 13", ["12", "13"]),
        ("بين 10-15 قتيلا", ["بين", "10-15", "قتيلا"]),
        # digits glued to words
        ("و3", ["و", "3"]),
        ("14جنديا", ["14", "جنديا"]),
        ("الـ٤٧", ["ال", "47"]),
        ("وأصيب٣مدنيين", ["واصيب", "3", "مدنيين"]),
        ("إف16", ["اف", "16"]),
        ("٣۴5", ["345"]),
        # hidden letters
        ("قتـ_ـل شخص", ["قتل", "شخص"]),
        ("د_ا_ع_ش", ["داعش"]),
        ("تفـ**ـجير", ["تفجير"]),
        ("قتل_", ["قتل"]),
        ("*قتل*", ["قتل"]),
        # quotes, brackets, dashes and slashes separate
        ('الـ"بي كي كي"', ["ال", "بي", "كي", "كي"]),
        ("«داعش»", ["داعش"]),
        ("(أ ف ب)", ["ا", "ف", "ب"]),
        ("بغداد-رويترز", ["بغداد", "رويترز"]),
        ("قتل/أصيب", ["قتل", "اصيب"]),
        ("سيارة،قتل", ["سياره", "قتل"]),
        ("قتل؛أصيب؟", ["قتل", "اصيب"]),
        # Latin words
        ("U.S. forces", ["u.s", "forces"]),
        ("Hay'at", ["hay'at"]),
        ("الـPKK", ["ال", "pkk"]),
        # invisible marks
        ("\u200fقتل\u200f \u202bشخص\u202c", ["قتل", "شخص"]),
        ("قت\u200cل", ["قتل"]),
        ("\ufeffقتل", ["قتل"]),
        # no words at all
        ("... ! ؟ — «»", []),
        ("ـ", []),
        ("\u064b\u064c", []),
    ],
)
def test_words_and_numbers(raw: str, folded: list[str]) -> None:
    assert words(raw) == folded


def test_offsets_and_gaps() -> None:
    raw = "قُتل \u200fو٣، «جنود»"
    tokens = tokenize(raw)
    assert [token.span.of(raw) for token in tokens] == ["قُتل", "و", "٣", "جنود"]
    assert [token.before for token in tokens] == ["", " ", "", "، «"]
    assert [token.index for token in tokens] == [0, 1, 2, 3]


def test_a_mark_at_the_end_of_a_word_is_not_of_the_word() -> None:
    raw = "قتل\u200f شخص"
    assert tokenize(raw)[0].span.of(raw) == "قتل"


@pytest.mark.parametrize(
    ("raw", "number", "arabic"), [("١٢", True, False), ("قتل", False, True), ("pkk", False, False), ("5%", True, False)]
)
def test_kind_of_a_token(raw: str, number: bool, arabic: bool) -> None:
    (token,) = tokenize(raw)
    assert (token.is_number, token.is_arabic) == (number, arabic)


@settings(deadline=None)
@given(TEXTS)
def test_tokens_are_in_order_and_point_at_their_words(raw: str) -> None:
    last = 0
    for n, token in enumerate(tokenize(raw)):
        assert token.index == n
        assert last <= token.start < token.end <= len(raw)
        assert fold_word(token.span.of(raw)) == token.folded
        last = token.end


@settings(deadline=None)
@given(TEXTS)
def test_bare_words_and_gaps_are_those_of_the_tokens(raw: str) -> None:
    found, gaps = words_and_gaps(raw)
    assert list(zip(found, gaps, strict=True)) == [(token.folded, token.before) for token in tokenize(raw)]


@given(st.text("الوفبكسهمنيت", max_size=8))
def test_no_reading_of_a_word_is_given_twice(word: str) -> None:
    assert len(set(bases(word))) == len(bases(word))


@settings(deadline=None)
@given(TEXTS)
def test_two_texts_on_two_lines_are_the_tokens_of_both(raw: str) -> None:
    assert words(raw + "\nقتل شخص") == [*words(raw), "قتل", "شخص"]


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("قتل", Base("قتل")),
        ("وقتل", Base("قتل", "و")),
        ("فقتل", Base("قتل", "ف")),
        ("بقتل", Base("قتل", "ب")),
        ("كقتل", Base("قتل", "ك")),
        ("لقتل", Base("قتل", "ل")),
        ("وبقتل", Base("قتل", "وب")),
        ("الجنود", Base("جنود", "", True)),
        ("والجنود", Base("جنود", "و", True)),
        ("بالجنود", Base("جنود", "ب", True)),
        ("كالجنود", Base("جنود", "ك", True)),
        ("للجنود", Base("جنود", "ل", True)),
        ("وللجنود", Base("جنود", "ول", True)),
        ("فللجنود", Base("جنود", "فل", True)),
        ("للجنود", Base("الجنود", "ل")),
        ("للمدنيين", Base("مدنيين", "ل", True)),
        ("لليبيا", Base("ليبيا", "ل", True)),
        ("للاذقيه", Base("لاذقيه", "ل", True)),
        ("سيقتل", Base("يقتل", "س")),
        ("وسيقتل", Base("يقتل", "وس")),
        ("مقتله", Base("مقتل", enc="ه")),
        ("مقتلها", Base("مقتل", enc="ها")),
        ("مقتلهم", Base("مقتل", enc="هم")),
        ("مقتلهما", Base("مقتل", enc="هما")),
        ("مقتلنا", Base("مقتل", enc="نا")),
        ("اليته", Base("اليه", enc="ه")),
        ("سيارته", Base("سياره", enc="ه")),
        ("وسيارتهم", Base("سياره", "و", enc="هم")),
        ("قتلاهم", Base("قتلي", enc="هم")),
        ("بعبوته", Base("عبوه", "ب", enc="ه")),
    ],
)
def test_a_reading_among_the_bases(word: str, base: Base) -> None:
    assert base in bases(word)


def test_the_word_as_written_is_the_first_reading() -> None:
    for word in ("بعقوبه", "والجنود", "سيناء", "كركوك", "للجيش", "وقتل"):
        assert bases(word)[0] == Base(word)


@pytest.mark.parametrize(
    ("word", "stem"),
    [("ال", "ا"), ("و", ""), ("به", "ه"), ("سلاح", "لاح"), ("سوريا", "وريا"), ("المقتله", "مقتل")],
)
def test_a_reading_that_there_is_not(word: str, stem: str) -> None:
    """Nothing is cut to less than two letters, «س» only stands before a present, and the article suffers no pronoun."""
    assert stem not in {base.stem for base in bases(word)}


@given(st.text(st.sampled_from("ابتدرسفقكلمنهوي"), min_size=2, max_size=12))
def test_readings_are_distinct_and_rebuild_the_word(word: str) -> None:
    found = bases(word)
    assert len(found) == len(set(found))
    for base in found:
        assert len(base.stem) >= 2
        assert word.startswith(base.pro[:1])
        assert word.endswith(base.enc)
