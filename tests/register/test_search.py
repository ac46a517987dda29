"""Full text: how a word is written, vocalised, joined or inflected makes no difference; hostile questions neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.register import Filter, FilterError, Register
from waqai.register.question import Term, terms_of
from waqai.text import joined_forms, search_stems

from .conftest import thorough
from .making import fill, item, row

SENTENCE = "وقُتِـلَ ١٤ جنديًّا في هجومٍ للمسلحين على مدرسةِ القرية ببغداد، وأُصيب آخرون بعبوة ناسفة."


@pytest.fixture
def searched(register: Register) -> Register:
    whole = {"type": [[0, len(SENTENCE) - 1, "x"]]}
    articles = [item("a", row(spans=whole), text=SENTENCE, title="حصيلة ثقيلة")]
    fill(register, [*articles, item("b", row(place="aden", evidence_ar="فاز", target=[]), text="فاز الفريق بالمباراة.")])
    return register


FOUND = (
    "قتل", "قُتِلَ", "14", "١٤", "جندي", "الجنديّ", "هجوم", "والهجوم", "مسلحين", "مسلحون", "المسلحون", "مدرسة", "مدرسه", "المدرسة", "قريه",
    "بغداد", "ببغداد", "لبغداد", "فببغداد",
    "عبوة ناسفة", "«عبوة ناسفة»", '"هجوم للمسلحين"', "ناسف*", "بغداد -تدريب", "اصيب", "أصيب", "حصيلة", "Taiz", "taiz",
    "police",
)  # fmt: skip
NOT_FOUND = ("«ناسفة عبوة»", "بغداد -مدرسة", "غارات", "4", "قتل دبابات", "مدر")


def test_spelling_is_no_obstacle(searched: Register) -> None:
    found = {question: [row["members"][0][0] for row in searched.incidents(Filter(text=question))] for question in FOUND}
    assert found == {question: ["a"] for question in FOUND}
    assert {question for question in NOT_FOUND if searched.incidents(Filter(text=question)).count()} == set()


def test_a_word_is_found_in_its_other_number_unless_it_is_quoted(register: Register) -> None:
    texts = {"a": "قُتل ثلاثة جنود بقذائف سقطت على مساجد.", "b": "انفجر صاروخ قرب مدرسة وحافلة.", "c": "زار الوزير معرضا."}
    fill(register, [item(name, row(), text=text) for name, text in texts.items()])
    found = {word: [page.id for page in register.documents(text=word).documents] for word in ("جندي", "القذيفة", "مسجد", "الصواريخ")}
    assert found == {"جندي": ["a"], "القذيفة": ["a"], "مسجد": ["a"], "الصواريخ": ["b"]}
    assert register.documents(text="«جندي»").documents == []
    assert [page.id for page in register.documents(text="وزير -صواريخ -جندي").documents] == ["c"]


def test_articles_are_found_by_all_of_their_words(searched: Register) -> None:
    assert [found.id for found in searched.documents(text="المباراة").documents] == ["b"]
    assert searched.incidents(Filter(text="المباراة")).count() == 1
    assert searched.incidents(Filter(article="الفريق")).count() == 1
    assert [found.id for found in searched.documents().documents] == ["b", "a"]
    assert [found.id for found in searched.documents(limit=1, cursor=2).documents] == ["a"]
    with pytest.raises(FilterError):
        searched.documents(text="-")


def test_any_question_is_either_answered_or_refused_in_words(searched: Register) -> None:
    examples = 100 if searched.database.sqlite else 30

    @thorough(examples)
    @given(st.text(max_size=30) | st.text("\"«»*-()^:;{}[]\\/&|!<>'\0 %_ANDORNOTNEARابت", max_size=30))
    def harmless(question: str) -> None:
        try:
            wanted = Filter(text=question)
        except FilterError:
            return
        assert searched.incidents(wanted).count() >= 0

    harmless()


@given(st.text("ابتوفلكم هةىيأإآ0123٣٤abc ـ", max_size=40))
def test_stems_are_stable_and_hold_letters_and_digits_only(text: str) -> None:
    stems = search_stems(text)
    assert all(word.isalnum() for word in stems.split())
    assert stems == " ".join(stems.split())


def test_a_question_in_parts() -> None:
    assert terms_of("هجوم «عبوة ناسفة» -تدريب مفخ*") == [
        Term(("هجوم",)),
        Term(("عبو", "ناسف"), exact=True),
        Term(("تدريب",), absent=True),
        Term(("مفخ",), prefix=True),
    ]
    assert "ببغداد" in list(joined_forms("بغداد"))
