"""Finding pack entries in text: clitics, the article, pronouns, the longest reading, gaps, and one slip of the pen."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.knowledge import Entry, Knowledge, load_packs
from waqai.knowledge.morphology import noun_forms, phrase_forms
from waqai.mentions.lexicon import Hit, Lexicon, one_slip
from waqai.text import fold_word, tokenize, words_and_gaps


def entry(
    pack: str, name: str, *phrases: str, enclitic: bool = False, noun: tuple[str, list[str]] | None = None, toll: bool = False
) -> Entry:
    forms = dict.fromkeys(phrase_forms(phrases))
    if noun is not None:
        forms.update(dict.fromkeys(noun_forms(noun[0], noun[1], [], False)))
    return Entry(pack, name, name, name, {"toll": "killed"} if toll else {}, {}, phrases, tuple(forms), enclitic)


ENTRIES = (
    entry("weapons", "ied", "(عبوة|عبوات) ناسفة", enclitic=True),
    entry("weapons", "bomb", "عبوة", "قنبلة", enclitic=True),
    entry("weapons", "car-bomb", "سيارة مفخخة", enclitic=True),
    entry("targets", "vehicle", enclitic=True, noun=("سيارة", ["ات"])),
    entry("targets", "military-vehicle", "آلية عسكرية", enclitic=True),
    entry("tactics", "killing", "مقتل", "قتل", enclitic=True, toll=True),
    entry("tactics", "attack", "هجوم", "شن هجوما"),
    entry("tactics", "shot-dead", "قتل رميا بالرصاص"),
    entry("actors", "shabaab", "الشباب", "حركة الشباب"),
    entry("actors", "army", "الجيش العراقي", "جيش"),
    entry("actors", "kurds", "بي كي كي"),
    entry("persons", "soldier", enclitic=True, noun=("جندي", ["جنود"])),
    entry("cues", "before", "قبل"),
    entry("tactics", "fired", "(أطلق|أطلقوا) … (النار|الرصاص)"),
)


@cache
def small() -> Lexicon:
    return Lexicon(Knowledge(ENTRIES, "small"))


@cache
def full() -> Lexicon:
    return Lexicon(load_packs())


def find(text: str, lexicon: Lexicon | None = None) -> list[Hit]:
    return (lexicon or small()).find(tokenize(text))


def found(text: str) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    return [(hit.entry.id, " ".join(t.folded for t in tokens[hit.start : hit.end])) for hit in small().find(tokens)]


def names(text: str) -> set[str]:
    return {name for name, _ in found(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # proclitics on the first word
        ("عبوة ناسفة", "ied"),
        ("وعبوة ناسفة", "ied"),
        ("فعبوة ناسفة", "ied"),
        ("بعبوة ناسفة", "ied"),
        ("كعبوة ناسفة", "ied"),
        ("لعبوة ناسفة", "ied"),
        ("وبعبوة ناسفة", "ied"),
        # the article on any word
        ("العبوة الناسفة", "ied"),
        ("العبوات الناسفة", "ied"),
        ("بالعبوة الناسفة", "ied"),
        ("وبالعبوات الناسفة", "ied"),
        ("للعبوة الناسفة", "ied"),
        ("وللعبوات الناسفة", "ied"),
        # a phrase that begins with the article demands it
        ("الشباب", "shabaab"),
        ("والشباب", "shabaab"),
        ("للشباب", "shabaab"),
        ("حركة الشباب", "shabaab"),
        ("وحركة الشباب", "shabaab"),
        ("للجيش العراقي", "army"),
        ("بالجيش العراقي", "army"),
        # pronouns where the entry allows them
        ("عبوته", "bomb"),
        ("وبعبوتها", "bomb"),
        ("مقتله", "killing"),
        ("ومقتلهم", "killing"),
        ("سيارتهما", "vehicle"),
        ("جنودهم", "soldier"),
        # spelling and signs
        ("عُبوةٍ ناسِفةٍ", "ied"),
        ("عبـــوة ناسفه", "ied"),
        ("عبوة\u200f ناسفة\u200f", "ied"),
        # quotes, brackets and dashes between the words
        ("عبوة «ناسفة»", "ied"),
        ("بي-كي-كي", "kurds"),
        ('الـ"بي كي كي"', "kurds"),
        ("«حركة» (الشباب)", "shabaab"),
        # inflection
        ("سيارتين", "vehicle"),
        ("جنديان", "soldier"),
        ("جنودا", "soldier"),
    ],
)
def test_a_reading(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("شباب", "shabaab"),
        ("حركة شباب", "shabaab"),
        ("هجومه", "attack"),  # no pronouns for this entry
        ("شبابهم", "shabaab"),
        ("عبوة، ناسفة", "ied"),
        ("عبوة. ناسفة", "ied"),
        ("عبوة\nناسفة", "ied"),
        ("عبوة\n\nناسفة", "ied"),
        ("عبوة وناسفة", "ied"),
        ("عبوة بناسفة", "ied"),
        ("ناسفة عبوة", "ied"),
        ("ناسفة", "ied"),
        ("مقتلع", "killing"),
        ("هجومي", "attack"),
    ],
)
def test_no_reading(text: str, name: str) -> None:
    assert name not in names(text)


def test_the_longest_reading_of_a_kind_alone() -> None:
    assert found("عبوة ناسفة") == [("ied", "عبوه ناسفه")]
    assert found("شن هجوما") == [("attack", "شن هجوما")]


def test_kinds_may_overlap() -> None:
    assert names("سيارة مفخخة") == {"car-bomb", "vehicle"}


def test_toll_words_are_kept_under_a_longer_reading() -> None:
    assert names("قتل رميا بالرصاص") == {"shot-dead", "killing"}


def test_a_word_cut_less_is_read_first() -> None:
    assert [hit.base.pro for hit in find("وجيش")] == ["و"]
    assert [hit.base.stem for hit in find("قبل")] == ["قبل"]


@pytest.mark.parametrize(
    ("text", "number"), [("جندي", 1), ("جنديا", 1), ("جنديان", 2), ("جنديين", 2), ("جنود", 3), ("سيارتان", 2), ("سيارات", 3)]
)
def test_forms_remember_their_number(text: str, number: int) -> None:
    assert [hit.number for hit in find(text)] == [number]


# One slip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عبوة نافسة", "ied"),
        ("العبوة النافسة", "ied"),
        ("بعبوة نافسة", "ied"),
        ("عبوة ناسسفة", "ied"),
        ("عبوة ناسفف", "ied"),
        ("عبوة ناسفا", "ied"),
        ("آلية عسريكة", "military-vehicle"),
        ("آلية عسكريية", "military-vehicle"),
        ("آلية عسكرة", "military-vehicle"),
        ("الآلية العسريكة", "military-vehicle"),
        ("سيارة مفخخخة", "car-bomb"),
        ("سيارة مففخة", "car-bomb"),
    ],
)
def test_one_slip_inside_a_phrase(text: str, name: str) -> None:
    (hit,) = [hit for hit in find(text) if hit.entry.id == name]
    assert hit.slip
    assert hit.size == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نافسة", "ied"),
        ("عبوة نافصة", "ied"),  # two slips
        ("عبوة فاسنة", "ied"),  # another first letter
        ("عبوة جندي", "ied"),
        ("جنوذ", "soldier"),  # a word alone
        ("هجوك", "attack"),
        ("قبتل", "killing"),
        ("سيارة مقتله", "car-bomb"),
        ("بي كى جي", "kurds"),  # short words
    ],
)
def test_no_slip_is_forgiven(text: str, name: str) -> None:
    assert name not in {hit.entry.id for hit in find(text) if hit.slip}
    assert name not in names(text)


@pytest.mark.parametrize(("word", "other"), [("قبل", "killing"), ("قتل", "before"), ("حنود", "soldier")])
def test_words_of_the_lexicon_are_never_taken_for_one_another(word: str, other: str) -> None:
    assert other not in names(word)


def test_a_known_word_is_no_slip_of_another_in_a_phrase() -> None:
    """«عسكريا» is a word of its own where the lexicon has it."""
    lexicon = Lexicon(Knowledge((*ENTRIES, entry("cues", "militarily", "عسكريا")), "more"))
    assert "military-vehicle" in names("آلية عسكريا")
    assert "military-vehicle" not in {hit.entry.id for hit in find("آلية عسكريا", lexicon)}


def test_an_exact_reading_comes_before_a_slip() -> None:
    lexicon = Lexicon(Knowledge((*ENTRIES, entry("weapons", "rival", "عبوة نافسة")), "more"))
    assert [(hit.entry.id, hit.slip) for hit in find("عبوة نافسة", lexicon)] == [("rival", False)]


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("نافسه", "ناسفه", True),
        ("عسريكه", "عسكريه", True),
        ("استخبارت", "استخبارات", True),
        ("ناسفهه", "ناسفه", True),
        ("ناسفا", "ناسفه", True),
        ("ناسفه", "ناسفه", False),
        ("فاسنه", "ناسفه", False),
        ("ناس", "ناسفه", False),
        ("نسافا", "ناسفه", False),
    ],
)
def test_what_a_slip_is(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is slip
    assert one_slip(other, one) is slip


# The program's own packs


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("بعبوة نافسة", "weapons/ied"),
        ("على آلية عسريكة", "targets/military-vehicle"),
        ("بسيارتين مفخختين", "weapons/car-bomb"),
        ("للبي كي كي", "actors/"),
        ("الـ«بي كي كي»", "actors/"),
        ('قوات الـ"بي بي كي"', "actors/"),
        ("بميليشيا الحشد", "actors/"),
    ],
)
def test_phrases_of_the_founding_kind(text: str, name: str) -> None:
    assert any(f"{hit.entry.pack}/{hit.entry.id}".startswith(name) for hit in find(text, full()))


@pytest.mark.parametrize(
    ("text", "pack"),
    [
        ("قبل يومين", "tactics"),
        ("بعقوبة مدينة", "weapons"),
        ("آلية العمل الجديدة", "weapons"),
        ("إليه وإلى غيره", "targets"),
        ("أمام المحكمة", "persons"),
    ],
)
def test_plain_words_are_no_readings(text: str, pack: str) -> None:
    assert [hit.entry.id for hit in find(text, full()) if hit.entry.pack == pack] == []


def test_it_knows_words_behind_clitics() -> None:
    assert all(small().knows(fold_word(word)) for word in ("والعبوة", "ناسفة", "جنودهم", "للجيش"))
    assert not any(small().knows(fold_word(word)) for word in ("عصفور", "نافسة"))


TEXT = st.lists(
    st.sampled_from("عبوة ناسفة نافسة والعبوة سيارة مفخخة هجوم شن هجوما قتل مقتله رميا بالرصاص الشباب جنود ، . « و 3".split()), max_size=15
).map(" ".join)


@settings(deadline=None)
@given(TEXT)
def test_hits_are_ordered_and_no_hit_hides_under_a_longer_one(text: str) -> None:
    tokens = tokenize(text)
    hits = small().find(tokens)
    assert [(h.start, -h.end) for h in hits] == sorted((h.start, -h.end) for h in hits)
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(tokens)
        for other in hits:
            if other.entry.pack == hit.entry.pack and not hit.entry.attrs.get("toll") and not other.entry.attrs.get("toll"):
                inside = other.start <= hit.start and hit.end <= other.end
                assert not inside or hit.size == other.size


@settings(deadline=None)
@given(TEXT, TEXT)
def test_paragraphs_are_read_apart(one: str, other: str) -> None:
    first, second = find(one), find(other)
    shift = len(tokenize(one))
    joined = [(h.entry.id, h.start, h.end) for h in find(f"{one}\n{other}")]
    assert joined == [(h.entry.id, h.start, h.end) for h in first] + [(h.entry.id, h.start + shift, h.end + shift) for h in second]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أطلق شابان ملثمان الرصاص على تاجر", True),
        ("أطلقوا، مساء الجمعة، النار على الزوار", True),
        ("أطلق سراح المعتقلين ثم أطفئت النار", True),
        ("أطلق حملة. واشتعلت النار", False),
        ("أطلق حملة توعية، واشتعلت النار في المخزن", False),
        ("أطلق الرئيس في كلمة له أمام البرلمان أمس مبادرة النار", False),
    ],
)
def test_a_frame_lets_words_stand_between(text: str, found: bool) -> None:
    hits = [h for h in find(text) if h.entry.id == "fired"]
    assert bool(hits) is found
    assert all((h.start, h.end) == (0, 1) for h in hits)


REPORT = "أطلق مسلحون الرصاص على جنود، وقتل رميا بالرصاص ثلاثة. تفجير عبوة نافسة استهدف آلية عسكريكة للجيش العراقي قرب مقر الشباب"


@settings(deadline=None)
@given(st.permutations(REPORT.split()).map(" ".join) | st.just(REPORT))
def test_a_first_look_misses_no_hit_of_its_pack(text: str) -> None:
    for lexicon in (small(), full()):
        looked = list(lexicon.seek(*words_and_gaps(text), "tactics"))
        assert [hit for hit in lexicon.find(tokenize(text)) if hit.entry.pack == "tactics" and hit not in looked] == []
        assert {hit.entry.pack for hit in looked} <= {"tactics"}


def test_a_first_look_may_stop_early() -> None:
    first = next(small().seek(*words_and_gaps("هجوم ثم هجوم"), "tactics"))
    assert (first.entry.id, first.start) == ("attack", 0)
