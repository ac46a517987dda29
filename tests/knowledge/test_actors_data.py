"""The actors packs as data: ids, labels, countries, kin, and every example against a plain reading of the matching rules.

This file reads the YAML by itself, so that a fault of the loader cannot hide a fault of the data.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import waqai

PACKS = Path(waqai.__file__).parent / "knowledge" / "packs" / "actors"
CLASSES = frozenset(
    "state_military state_police state_security coalition armed_group militia paramilitary tribe settlers political other".split()
)
ATTRS = frozenset(
    "class country side parent ambiguous countries anaphora label_by_country only_there since alone speaks_for_army occupier".split()
)
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
FOLD = str.maketrans({**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "گ": "ك", "ی": "ي"})
PROCLITICS = ("", "و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل")


@cache
def entries() -> list[dict[str, Any]]:
    """All entries of the actors packs; «no» may be read as a truth value by YAML 1.1 readers."""
    found = []
    for path in sorted(PACKS.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        assert data["pack"] == "actors", path.name
        assert data["source"] and data["entries"], path.name
        for entry in data["entries"]:
            examples = entry["examples"]
            examples["no"] = examples.get("no", examples.get(False))
            found.append(entry | {"file": path.name})
    return found


def by_id() -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in entries()}


def fold(text: str) -> list[str]:
    text = re.sub("[\u064b-\u0652\u0640]", "", text).translate(FOLD)
    return re.findall(r"\w+", text)


def expand(phrase: str) -> list[str]:
    head, bracket, rest = phrase.partition("(")
    if not bracket:
        return [phrase]
    inner, _, tail = rest.partition(")")
    return [head + option + end for option in inner.split("|") for end in expand(tail)]


def forms(entry: dict[str, Any]) -> set[tuple[str, ...]]:
    """The folded word sequences of an entry: its phrases and the listed forms of its nouns."""
    found = {tuple(fold(form)) for phrase in entry.get("phrases") or [] for form in expand(phrase)}
    for noun in entry.get("nouns") or []:
        found |= {tuple(fold(form)) for form in [noun["sing"], *noun.get("plural", []), *noun.get("dual", [])]}
    return found


def readings(word: str, first: bool) -> set[str]:
    """What a word of the text may stand for in a phrase: itself, without the article, and at the start without proclitics."""
    found = set()
    for clitic in PROCLITICS if first else ("",):
        if word.startswith(clitic) and len(word) > len(clitic):
            rest = word[len(clitic) :]
            found.add(rest)
            if clitic.endswith("ل") and rest.startswith("ل"):
                found.add("ا" + rest)
    return found | {form[2:] for form in found if form.startswith("ال") and len(form) > 3}


def matches(entry: dict[str, Any], sentence: str) -> bool:
    words = fold(sentence)
    wanted = forms(entry)
    for start in range(len(words)):
        for form in wanted:
            if start + len(form) <= len(words) and all(part in readings(words[start + at], first=at == 0) for at, part in enumerate(form)):
                return True
    return False


def test_there_are_enough_actors_of_every_kind() -> None:
    assert len(entries()) >= 800
    assert {entry["attrs"]["class"] for entry in entries()} == CLASSES
    assert sum(1 for entry in entries() if not entry["file"].startswith("states_")) >= 300


def test_ids_are_unique_and_well_formed() -> None:
    ids = [entry["id"] for entry in entries()]
    assert len(ids) == len(set(ids)), sorted({i for i in ids if ids.count(i) > 1})
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_labels_stand_in_both_languages() -> None:
    for entry in entries():
        label = entry["label"]
        assert set(label) == {"en", "ar"}, entry["id"]
        assert re.search("[A-Za-z]", label["en"]) and not re.search("[\u0600-\u06ff]", label["en"]), entry["id"]
        assert re.search("[\u0600-\u06ff]", label["ar"]), entry["id"]


def test_attributes_are_known_and_countries_are_codes() -> None:
    for entry in entries():
        attrs = entry["attrs"]
        assert set(attrs) <= ATTRS, entry["id"]
        assert attrs["class"] in CLASSES, entry["id"]
        for code in [*attrs.get("country", []), *attrs.get("countries", [])]:
            assert isinstance(code, str) and re.fullmatch("[A-Z]{2}", code), (entry["id"], code)


def test_parents_exist_and_form_no_ring() -> None:
    known = by_id()
    for entry in entries():
        seen, at = {entry["id"]}, entry
        while parent := at["attrs"].get("parent"):
            assert parent in known, (entry["id"], parent)
            assert parent not in seen, (entry["id"], parent)
            seen.add(parent)
            at = known[parent]


def test_a_form_of_two_labels_is_marked_ambiguous_or_anaphoric() -> None:
    """One wording for two actors is fine only where the country or the context is asked."""
    owners: dict[tuple[str, ...], dict[str, str]] = {}
    open_ids = set()
    for entry in entries():
        attrs = entry["attrs"]
        if attrs.get("ambiguous") or attrs.get("anaphora") or entry["file"] == "generic.yaml":
            open_ids.add(entry["id"])
        for form in forms(entry):
            owners.setdefault(form, {})[entry["id"]] = entry["label"]["en"]
    clashes = {
        " ".join(form): ids
        for form, ids in owners.items()
        if len(set(ids.values())) > 1 and len(set(ids) - open_ids) > 1 and len({ids[i] for i in set(ids) - open_ids}) > 1
    }
    assert clashes == {}


def test_strings_are_nfc_without_bidi_controls() -> None:
    for path in PACKS.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        assert not BIDI.search(text), path.name


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["id"])
def test_examples_read_as_they_should(entry: dict[str, Any]) -> None:
    examples = entry["examples"]
    assert examples["match"] and examples["no"]
    for phrase in entry.get("phrases") or []:
        assert len(expand(phrase)) <= 400, phrase
    for sentence in examples["match"]:
        assert matches(entry, sentence), f"should match: {sentence}"
    for sentence in examples["no"]:
        assert not matches(entry, sentence), f"should not match: {sentence}"
