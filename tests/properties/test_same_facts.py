"""Same facts, same rows: what changes the surface of a report, or how it judges, must change no coded value."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waqai.documents.article import Article
from waqai.documents.reading import read_articles
from waqai.events.coder import Coder
from waqai.model import Document

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports.jsonl"
IDS = [json.loads(line)["id"] for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
KEPT = (
    "status type date_start date_end country admin1 lat lon attacker target killed_min killed_max wounded_min wounded_max "
    "casualties_combined abducted attackers_killed claimed_by"
).split()

Change = Callable[[str, random.Random], str]
Rows = list[dict[str, object]]

LOADED = (
    ("تنظيم داعش الإرهابي", "تنظيم الدولة الإسلامية"),
    ("عصابات داعش الإرهابية", "تنظيم الدولة الإسلامية"),
    ("للميليشيات الحوثية", "لجماعة أنصار الله"),
    ("الميليشيات الحوثية", "جماعة أنصار الله"),
    ("للعدو الصهيوني", "للجيش الإسرائيلي"),
    ("قوات الاحتلال الإسرائيلي", "القوات الإسرائيلية"),
    ("قوات النظام السوري", "قوات الجيش السوري"),
    ("تنظيم داعش", "تنظيم الدولة"),
    ("جماعة بوكو حرام", "جماعة بوكو حرام الإرهابية"),
    ("حركة طالبان", "حركة طالبان الإرهابية"),
    ("استشهاد", "مقتل"),
    ("استُشهد", "قُتل"),
    ("استشهد", "قتل"),
)
"""Pairs of wordings for the same thing; the longer first, as one may hold another."""


def swap(text: str, one: str, other: str) -> str:
    """Every `one` that stands as words of its own (a و, ف, ب or ل may lean on it) becomes `other`."""
    return re.sub(rf"(?<!\w)([وفبل]?){re.escape(one)}(?!\w)", rf"\g<1>{other}", text)


def judging(text: str, _: random.Random) -> str:
    """The loaded wordings for the plain ones."""
    for loaded, plain in LOADED:
        if loaded not in text:
            text = swap(text, plain, loaded)
    return text


def plain(text: str, _: random.Random) -> str:
    """The plain wordings for the loaded ones."""
    for loaded, even in LOADED:
        if even.startswith(loaded):  # here the loaded form is the longer one
            loaded, even = even, loaded
        text = swap(text, loaded, even)
    return text


def vocalised(text: str, rng: random.Random) -> str:
    """A random sign after two letters of five."""
    return "".join(
        c + (rng.choice("\u064e\u064f\u0650\u0652\u0651") if "ء" <= c <= "ي" and c != "ـ" and rng.random() < 0.4 else "") for c in text
    )


def stretched(text: str, rng: random.Random) -> str:
    """Tatweel between joined letters."""
    return re.sub(r"(?<=[بتثجحخسشصضطظعغفقكلمنهيئ])(?=[ء-ي])", lambda _: "ـ" * rng.choice((0, 0, 1, 3)), text)


def without_hamza(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("أإآ", "ااا"))


def final_ya(text: str, _: random.Random) -> str:
    return re.sub(r"ى(?!\w)", "ي", text)


def final_ha(text: str, _: random.Random) -> str:
    return re.sub(r"ة(?!\w)", "ه", text)


def egyptian_ya(text: str, _: random.Random) -> str:
    return re.sub(r"ي(?!\w)", "ى", text)


def indic_digits(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


def european_digits(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))


def persian_digits(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹" * 2))


def bidi_marks(text: str, rng: random.Random) -> str:
    """Marks and isolates around every other word."""
    around = (("\u200f", ""), ("", "\u200f"), ("\u200e", "\u200e"), ("\u202b", "\u202c"), ("\u2067", "\u2069"))

    def mark(found: re.Match[str]) -> str:
        before, after = rng.choice(around) if rng.random() < 0.5 else ("", "")
        return before + found.group() + after

    return re.sub(r"\w+", mark, text)


def wide_spaces(text: str, rng: random.Random) -> str:
    return re.sub(" ", lambda _: rng.choice((" ", " ", "\u00a0", "  ")), text)


def latin_commas(text: str, _: random.Random) -> str:
    return text.replace("،", ",").replace("؛", ";")


def straight_quotes(text: str, _: random.Random) -> str:
    return re.sub("[«»]", '"', text)


def blank_lines(text: str, _: random.Random) -> str:
    return text.replace("\n", "\n\n")


def paragraph_twice(text: str, _: random.Random) -> str:
    """The first paragraph printed again at the end, as happens on news sites."""
    return text + "\n" + text.split("\n")[0]


CHANGES: tuple[Change, ...] = (
    judging,
    plain,
    vocalised,
    stretched,
    without_hamza,
    final_ya,
    final_ha,
    egyptian_ya,
    indic_digits,
    european_digits,
    persian_digits,
    bidi_marks,
    wide_spaces,
    latin_commas,
    straight_quotes,
    blank_lines,
    paragraph_twice,
)


def rows(coder: Coder, document: Document) -> Rows:
    return [{key: row[key] for key in KEPT} for row in (event.to_row() for event in coder.code_document(document).events)]


def changed(document: Document, change: Change) -> Document:
    rng = random.Random(f"{document.id} {change.__name__}")
    return replace(document, text=change(document.text, rng), title=change(document.title, rng) if document.title else None)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("identifier", IDS)
def test_surface_changes_no_value(coder: Coder, reports: dict[str, Document], identifier: str, change: Change) -> None:
    document = reports[identifier]
    other = changed(document, change)
    if other == document:
        pytest.skip("nothing to change in this report")
    assert rows(coder, other) == rows(coder, document)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_changes_several_reports(reports: dict[str, Document], change: Change) -> None:
    assert sum(changed(document, change) != document for document in reports.values()) >= (2 if change is not european_digits else 1)


def test_order_and_company_of_documents_do_not_matter(coder: Coder, reports: dict[str, Document]) -> None:
    alone = {identifier: coder.code_document(document).to_dict() for identifier, document in reports.items()}
    again = {identifier: coder.code_document(reports[identifier]).to_dict() for identifier in reversed(reports)}
    assert again == alone


def test_two_files_give_the_union_of_their_rows(coder: Coder, reports: dict[str, Document], tmp_path: Path) -> None:
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines(keepends=True)
    half = len(lines) // 2
    parts = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for part, content in zip(parts, (lines[:half], lines[half:]), strict=True):
        part.write_text("".join(content), encoding="utf-8")
    found = [item.document for item in read_articles(parts) if isinstance(item, Article)]
    assert [rows(coder, document) for document in found] == [rows(coder, document) for document in reports.values()]


WORDS = sorted({word for line in EXAMPLES.read_text(encoding="utf-8").splitlines() for word in json.loads(line)["text"].split()})
LETTERS = st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(
    "0123456789٠١٢٣۴۵ \n\t.,:;!?«»\"'()[]-–—/\\،؛؟…ـ\u200f\u200e\u202b\u202c\u0000\u0007\ufeff\ud800ﻻﷲ"
)
PIECES = st.sampled_from(WORDS) | st.text(LETTERS, max_size=8) | st.text(max_size=6) | st.integers(0, 10**20).map(str)


@settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    text=st.lists(PIECES, max_size=60).map(" ".join) | st.text(LETTERS, max_size=200) | st.text(max_size=200),
    title=st.none() | st.lists(PIECES, max_size=8).map(" ".join),
    published=st.none() | st.dates() | st.sampled_from([date.min, date.max]),
)
def test_no_text_raises(coder: Coder, text: str, title: str | None, published: date | None) -> None:
    document = Document("fuzz", text, title, published)
    for event in coder.code_document(document).events:
        row = event.to_row()
        assert row["evidence_ar"] in document.raw
        assert all(0 <= start < end <= len(document.raw) for spans in row["spans"].values() for start, end, _ in spans)
    coder.mentions(document)
