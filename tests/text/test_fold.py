"""Folding: what is dropped, what is united, what must stay apart, and the way back to the raw text."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from waqai.model import Span
from waqai.text import Folded, fold, fold_phrase, fold_word, word_set
from waqai.text.fold import fold_char

ARABIC = st.text(
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF)
    | st.characters(min_codepoint=0xFB50, max_codepoint=0xFDFF)
    | st.characters(min_codepoint=0xFE70, max_codepoint=0xFEFF)
    | st.sampled_from("قتل جندي ٣۴5 _*.،«»\n\u200f\u202b\u2067\u0640"),
    max_size=80,
)
ANY = ARABIC | st.text(max_size=60)
SIGNS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"
MARKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        # tashkeel and tatweel
        ("قُتِلَ", "قتل"),
        ("قَتَّلَ", "قتل"),
        ("مدنيًّا", "مدنيا"),
        ("جنديٌّ", "جندي"),
        ("هٰذا", "هذا"),
        ("مقتـــــل", "مقتل"),
        ("اللّٰه", "الله"),
        # alef, hamza, ya, ta marbuta
        ("أحمد", "احمد"),
        ("إحباط", "احباط"),
        ("آلية", "اليه"),
        ("ٱلجيش", "الجيش"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("شيء", "شيء"),
        ("مفخخة", "مفخخه"),
        ("قرية", "قريه"),
        # Persian, Kurdish, Urdu and Maghrebi letters
        ("کرکوک", "كركوك"),
        ("ایران", "ايران"),
        ("گروه", "كروه"),
        ("پیشمرگه", "بيشمركه"),
        ("ڤيينا", "فيينا"),
        ("ڨفصة", "قفصه"),
        ("چلبي", "جلبي"),
        ("ژاله", "زاله"),
        ("ۀ", "ه"),
        # presentation forms and ligatures
        ("ﻗﺘﻞ", "قتل"),
        ("ﻻ", "لا"),
        ("ﻷ", "لا"),
        ("ﷲ", "الله"),
        ("ﺍﻟﺠﻴﺶ", "الجيش"),
        # digits of three systems
        ("٤٧", "47"),
        ("۴۷", "47"),
        ("47", "47"),
        ("٣۴5", "345"),
        ("١٬٢٣٤٫٥", "1,234.5"),
        ("١٠٪", "10%"),
        # invisible marks
        ("\u200fقتل\u200e", "قتل"),
        ("قت\u200cل", "قتل"),
        ("\u202bقتل\u202c", "قتل"),
        ("\u2067قتل\u2069", "قتل"),
        ("\ufeffقتل", "قتل"),
        ("قت\u00adل", "قتل"),
        # letters hidden from filters
        ("قتـ_ـل", "قتل"),
        ("ق*تل", "قتل"),
        ("د_ا_ع_ش", "داعش"),
        ("تفجـ*ـير", "تفجير"),
        # other scripts
        ("Reuters", "reuters"),
        ("IED", "ied"),
    ],
)
def test_one_spelling(written: str, folded: str) -> None:
    assert fold_word(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("قتل", "قبل"), ("حرب", "خرب"), ("سوريا", "سورية "), ("عشر", "عشرة"), ("قصف", "قطف"), ("شيء", "شي"), ("15", "51"), ("ضرب", "درب")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold_word(one) != fold_word(other)


def test_marks_of_obfuscation_alone_are_kept() -> None:
    assert fold_word("***") == "***"
    assert fold_word("_") == "_"


def test_a_phrase_keeps_its_words() -> None:
    assert fold_phrase("  عبوةٌ \n ناسفة ") == "عبوه ناسفه"
    assert word_set("إحباط أحبطت إحباط") == {"احباط", "احبطت"}


def test_offsets_of_a_mixed_text() -> None:
    raw = "قـُتِل ٣ ﻻجئين"
    found = fold(raw)
    assert found.text == "قتل 3 لاجيين"
    assert found.to_raw(0, 3).of(raw) == "قـُتِل"
    assert found.to_raw(4, 5).of(raw) == "٣"
    assert found.to_raw(6, 7).of(raw) == found.to_raw(7, 8).of(raw) == "ﻻ"
    assert found.to_folded(Span(0, 6)) == (0, 3)
    assert found.to_folded(Span(1, 3)) == (1, 1), "tatweel and damma fold to nothing"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 99)])
def test_a_range_that_is_empty_or_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        fold("قتل").to_raw(start, end)


@settings(deadline=None)
@given(ANY)
def test_every_folded_character_knows_where_it_came_from(raw: str) -> None:
    found = fold(raw)
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert list(found.starts) == sorted(found.starts)
    assert "".join(map(fold_char, raw)) == found.text
    for i, char in enumerate(found.text):
        assert found.ends[i] == found.starts[i] + 1
        assert char in fold_char(raw[found.starts[i]])


@settings(deadline=None)
@given(ANY, st.data())
def test_from_folded_to_raw_and_back(raw: str, data: st.DataObject) -> None:
    found = fold(raw)
    if not found.text:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))
    back = found.to_folded(found.to_raw(start, end))
    assert back[0] <= start < end <= back[1]
    assert fold(found.to_raw(start, end).of(raw)).text == found.text[back[0] : back[1]]
    grown = [*range(back[0], start), *range(end, back[1])]
    assert all(found.starts[i] in (found.starts[start], found.starts[end - 1]) for i in grown), "only halves of a ligature may join"


@settings(deadline=None)
@given(ANY, st.data())
def test_from_raw_to_folded_and_back(raw: str, data: st.DataObject) -> None:
    found: Folded = fold(raw)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    if start == end:
        return
    first, last = found.to_folded(Span(start, end))
    assert found.text[first:last] == fold(raw[start:end]).text
    if last > first:
        assert Span(start, end).covers(found.to_raw(first, last))


@settings(deadline=None)
@given(ANY)
def test_folding_twice_changes_nothing_more(raw: str) -> None:
    once = fold(raw).text
    assert fold(once).text == once
    assert fold_word(fold_word(raw)) == fold_word(raw)


@settings(deadline=None)
@given(ARABIC, st.sampled_from([SIGNS, MARKS, "\u0640"]), st.randoms(use_true_random=False))
def test_what_is_dropped_may_stand_anywhere(raw: str, dropped: str, rng: random.Random) -> None:
    assume(dropped != "\u0640" or not set(raw) & set("./|·•"))  # strokes around a mark hide it: «قتـ.ـل»
    strewn = "".join(char + "".join(rng.choices(dropped, k=rng.randint(0, 2))) for char in raw)
    assert fold(strewn).text == fold(raw).text
    assert fold_word(strewn) == fold_word(raw)


@given(st.integers(0, 10**12))
def test_digits_of_all_systems_are_one(number: int) -> None:
    written = str(number)
    for zero in ("٠", "۰", "०"):
        assert fold_word("".join(chr(ord(zero) + int(digit)) for digit in written)) == written


@given(st.text(max_size=40))
def test_concatenation_is_concatenated(raw: str) -> None:
    assert fold(raw + "\nقُتل").text == fold(raw).text + "\nقتل"
