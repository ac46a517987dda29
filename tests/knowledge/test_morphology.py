"""Inflection: the written forms of nouns, verbs and phrases, with their number and kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.knowledge.morphology import Form, duals, expand, noun_forms, phrase_forms, verb_forms
from waqai.text import fold_phrase


def nouns(sing: str | None, plural: list[str], dual: list[str] | None = None, fem: bool = False) -> dict[str, int]:
    """Written form -> number."""
    return {" ".join(form.words): form.number for form in noun_forms(sing, plural, dual or [], fem)}


@pytest.mark.parametrize(
    ("sing", "plural", "fem", "expected"),
    [
        ("جندي", ["جنود"], False, {"جندي": 1, "جنديا": 1, "جنديان": 2, "جنديين": 2, "جنديي": 2, "جنود": 3, "جنودا": 3}),
        ("مدني", ["ون"], False, {"مدني": 1, "مدنيا": 1, "مدنيان": 2, "مدنيون": 3, "مدنيو": 3, "مدنيين": 4, "مدنيي": 4}),
        ("سيارة", ["ات"], False, {"سياره": 1, "سيارتان": 2, "سيارتين": 2, "سيارتي": 2, "سيارتا": 2, "سيارات": 3}),
        ("قذيفة", ["قذائف"], False, {"قذيفه": 1, "قذيفتان": 2, "قذيفتين": 2, "قذيفتي": 2, "قذيفتا": 2, "قذايف": 3}),
        ("معهد", ["معاهد"], False, {"معهد": 1, "معهدا": 1, "معهدان": 2, "معهدين": 2, "معهدي": 2, "معاهد": 3}),
        (None, ["نساء"], False, {"نساء": 3}),
        ("امرأة", ["نساء"], False, {"امراه": 1, "امراتان": 2, "امراتين": 2, "امراتي": 2, "امراتا": 2, "نساء": 3}),
    ],
)
def test_a_noun(sing: str | None, plural: list[str], fem: bool, expected: dict[str, int]) -> None:
    assert nouns(sing, plural, fem=fem) == expected


def test_a_feminine_counterpart() -> None:
    forms = nouns("طالب", ["طلاب"], fem=True)
    assert {"طالبه": 1, "طالبات": 3, "طالبتان": 2, "طالبتين": 2}.items() <= forms.items()
    assert "طالبهات" not in forms


def test_a_noun_of_several_words_brings_its_duals() -> None:
    forms = nouns("رجل أمن", ["رجال أمن"], ["رجلا أمن", "رجلي أمن"])
    assert forms == {"رجل امن": 1, "رجال امن": 3, "رجلا امن": 2, "رجلي امن": 2}


def test_duals_by_hand_replace_the_made_ones() -> None:
    assert {form for form, number in nouns("أخ", ["إخوة"], ["أخوان", "أخوين"]).items() if number == 2} == {"اخوان", "اخوين"}


@pytest.mark.parametrize("plural", ["معاهد", "صواريخ", "سيارات", "نساء", "قتلى", "مدنيين"])
def test_plurals_without_the_accusative_alef(plural: str) -> None:
    assert fold_phrase(plural) + "ا" not in nouns("شيء", [plural])


@pytest.mark.parametrize("plural", ["جنود", "ألغام", "أطفال", "رجال"])
def test_plurals_with_the_accusative_alef(plural: str) -> None:
    assert fold_phrase(plural) + "ا" in nouns("شيء", [plural])


def verbs(past: str | list[str], present: str | list[str]) -> dict[str, str]:
    return {" ".join(form.words): form.kind for form in verb_forms(past, present)}


def test_a_sound_verb() -> None:
    forms = verbs("فجر", "يفجر")
    assert {form for form, kind in forms.items() if kind == "verb"} == {"فجر", "فجرت", "فجروا", "فجرا", "فجرتا", "فجرنا", "فجرتم"}
    present = {form for form, kind in forms.items() if kind == "present"}
    assert {"يفجر", "تفجر", "نفجر", "يفجرون", "تفجرون", "يفجروا", "يفجران", "تفجران"} <= present


@pytest.mark.parametrize(("past", "present"), [("رمى", "يرمي"), ("عدا", "يعدو")])
def test_weak_endings_are_not_guessed(past: str, present: str) -> None:
    forms = verbs(past, present)
    assert [form for form, kind in forms.items() if kind == "verb"] == [fold_phrase(past)]
    assert not any(form.endswith(("ون", "وا", "ان")) for form in forms)


def test_lists_are_taken_as_they_stand() -> None:
    assert verbs(["شنّ", "شنت", "شنوا"], []) == {"شن": "verb", "شنت": "verb", "شنوا": "verb"}
    assert verbs([], ["يشن"]) == {"يشن": "present"}


def test_a_verb_with_its_object_is_inflected_at_the_verb() -> None:
    assert {"فجر نفسه", "فجرت نفسه", "فجروا نفسه"} <= set(verbs("فجر نفسه", []))


def test_no_verb_no_forms() -> None:
    assert verbs([], []) == {}
    assert verbs("", "") == {}


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("عبوةٌ ناسفة", [("عبوه", "ناسفه")]),
        ("(عبوة|عبوات) ناسفة", [("عبوه|عبوات", "ناسفه")]),
        ("هجوم (مسلح|)", [("هجوم", "مسلح"), ("هجوم",)]),
        ("طائرة (من دون|بدون|) طيار", [("طايره", "بدون", "طيار"), ("طايره", "من", "دون", "طيار"), ("طايره", "طيار")]),
        ("(أحبط|احبط) هجوما", [("احبط", "هجوما")]),
        ("", []),
        ("(|)", []),
    ],
)
def test_choices(phrase: str, forms: list[tuple[str, ...]]) -> None:
    assert expand(phrase) == forms
    assert [form.words for form in phrase_forms([phrase])] == forms


@pytest.mark.parametrize(("phrase", "said"), [("(عبوة", "brackets"), ("عبوة)", "brackets"), ("(ا ب|ج د|ه و) " * 6, "more than 400")])
def test_bad_phrases_are_refused(phrase: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        expand(phrase)


@given(st.text(st.sampled_from("ابتثجحدذرزسشصضطظعغفقكلمنهوية"), min_size=2, max_size=8))
def test_forms_are_folded_and_keep_the_stem(word: str) -> None:
    folded = fold_phrase(word)
    stem = folded[:-1] if folded.endswith("ه") else folded
    for form in noun_forms(word, ["ات"], [], False):
        assert isinstance(form, Form)
        assert all(fold_phrase(part) == part for part in form.words)
        assert form.words[0].startswith(stem)
    assert len(set(duals(folded))) == len(duals(folded))
