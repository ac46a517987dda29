"""The data of the tactics and cues packs, read as plain YAML: nothing here needs the loader."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from waqai.model import TACTICS

PACKS = Path(__file__).parents[2] / "src/waqai/knowledge/packs"
TACTIC_ATTRS = {"tactic", "weight", "generic", "toll", "ground", "opens"}
CUES = set(
    "claim no-claim attribution suspicion foil threat deny background court exercise statistic new-event retell reporter reaction "
    "accident sport culture economy health crime idiom future condition question negation no-casualties campaign support "
    "launch-site origin reprisal".split()
)
SCOPES = {"span", "clause", "sentence", "paragraph", "document"}
# «قتلى» the dead and «قتلي» (construct dual of killing) are one word once folded, and both tell of dead
SAME_FORM = {("tactics", "قتلي")}
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
FORBIDDEN = re.compile("[\u064b-\u0652\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069\u061cA-Za-z]")


@cache
def entries(pack: str) -> list[dict[str, Any]]:
    """The raw entries of one pack file."""
    data = yaml.load((PACKS / f"{pack}.yaml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert data["pack"] == pack
    return list(data["entries"])


def fold(text: str) -> str:
    """Spelling variants of the same letter as one."""
    return text.translate(FOLD)


def spell_out(phrase: str) -> list[str]:
    """Every form that a phrase's choices «(a|b|)» stand for, folded."""
    choices = [piece[1:-1].split("|") if piece.startswith("(") else [piece] for piece in re.split(r"(\([^()]*\))", phrase)]
    return [fold(" ".join("".join(form).split())) for form in itertools.product(*choices)]


def bare(words: str) -> str:
    """Words without their articles, which the matcher allows on every word of a phrase."""
    return " ".join(w.removeprefix("ال") for w in fold(words).split())


def owners(pack: str, words: str, attr: str) -> list[str]:
    """The value of `attr` in each entry that has `words` as a phrase."""
    given = bare(words)
    return [e["attrs"][attr] for e in entries(pack) if any(given == bare(f) for p in e.get("phrases", []) for f in spell_out(p))]


def every(pack: str) -> Any:
    """One test for each entry, named by it."""
    return pytest.mark.parametrize("entry", entries(pack), ids=lambda e: e["id"])


@pytest.mark.parametrize("pack", ["tactics", "cues"])
def test_ids_are_unique(pack: str) -> None:
    ids = [e["id"] for e in entries(pack)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", i) for i in ids)


def test_all_tactics_have_triggers_of_their_own() -> None:
    sure = {e["attrs"]["tactic"] for e in entries("tactics") if e["attrs"]["weight"] >= 0.8}
    assert sure == set(TACTICS)
    assert len(entries("tactics")) >= 150


def test_all_cues_are_there() -> None:
    assert {e["attrs"]["cue"] for e in entries("cues")} == CUES
    assert len(entries("cues")) >= 120


@every("tactics")
def test_tactic_attrs(entry: dict[str, Any]) -> None:
    attrs = entry["attrs"]
    assert set(attrs) <= TACTIC_ATTRS
    assert attrs["tactic"] in TACTICS
    assert 0 < attrs["weight"] <= 1
    assert attrs.get("toll") in (None, "killed", "wounded")
    assert all(attrs[flag] is True for flag in ("generic", "ground", "opens") if attrs.get(flag))
    if "toll" in attrs:
        assert attrs["tactic"] == "other"
        assert attrs["generic"] is True
    if attrs.get("ground"):
        assert attrs["tactic"] == "armed_clash"


@every("cues")
def test_cue_attrs(entry: dict[str, Any]) -> None:
    assert set(entry["attrs"]) == {"cue", "scope", "weight"}
    assert entry["attrs"]["cue"] in CUES
    assert entry["attrs"]["scope"] in SCOPES
    assert (entry["attrs"]["scope"] == "span") == (entry["attrs"]["cue"] == "idiom")
    assert 0 < entry["attrs"]["weight"] <= 1


@pytest.mark.parametrize("pack", ["tactics", "cues"])
def test_phrases_are_clean_and_of_bearable_size(pack: str) -> None:
    for entry in entries(pack):
        for phrase in entry.get("phrases", []):
            assert unicodedata.is_normalized("NFC", phrase), entry["id"]
            assert not FORBIDDEN.search(phrase), (entry["id"], phrase)
            assert re.fullmatch(r"(?:[\w ]|\([\w |]*\)| … )+", phrase), (entry["id"], phrase)
            options = [choice.split("|") for choice in re.findall(r"\(([^()]*)\)", phrase)]
            spread = 1
            for words in options:
                spread *= sum(" " in w for w in words) + any(w and " " not in w for w in words) + ("" in words)
            assert spread <= 400, (entry["id"], phrase)


@pytest.mark.parametrize("pack", ["tactics", "cues"])
def test_no_phrase_belongs_to_two_entries(pack: str) -> None:
    owner: dict[str, str] = {}
    for entry in entries(pack):
        for form in {f for phrase in entry.get("phrases", []) for f in spell_out(phrase)}:
            assert owner.setdefault(form, entry["id"]) == entry["id"] or (pack, form) in SAME_FORM, (form, entry["id"], owner[form])


@pytest.mark.parametrize("pack", ["tactics", "cues"])
def test_examples_are_there_and_differ(pack: str) -> None:
    for entry in entries(pack):
        match, no = entry["examples"]["match"], entry["examples"]["no"]
        assert match and no, entry["id"]
        assert not set(match) & set(no), entry["id"]


@pytest.mark.parametrize("word", ["فجر", "أسر", "قبل", "هدف", "ضرب", "دهس", "طعن", "ذبح", "صد", "دك"])
def test_homographs_are_no_triggers_alone(word: str) -> None:
    for entry in entries("tactics"):
        assert fold(word) not in {f for phrase in entry.get("phrases", []) for f in spell_out(phrase)}, entry["id"]
        for verb in entry.get("verbs", []):
            given = verb.get("past", [])
            assert word not in (given if isinstance(given, list) else [given]), entry["id"]
            assert word not in verb.get("masdar", []), entry["id"]


@pytest.mark.parametrize(
    ("words", "tactic"),
    [
        ("فجر نفسه", "suicide_bombing"),
        ("انفجار سيارة مفخخة", "car_bomb"),
        ("انفجرت عبوة ناسفة", "bombing_ied"),
        ("إلقاء قنبلة يدوية", "grenade"),
        ("انفجار لغم أرضي", "mine"),
        ("قصف جوي", "air_strike"),
        ("هجوم بطائرة مسيرة", "drone_strike"),
        ("سقوط قذائف", "shelling"),
        ("هجوم مسلح", "armed_attack"),
        ("فتح النار", "shooting"),
        ("محاولة اغتيال", "assassination"),
        ("إعدام ميداني", "execution"),
        ("رميا بالرصاص", "shooting"),
        ("معارك عنيفة", "armed_clash"),
        ("احتجاز رهائن", "abduction"),
        ("إضرام النار", "arson_property"),
        ("تفكيك خلية", "arrest_raid"),
        ("تفريق متظاهرين", "protest_violence"),
        ("سقوط قتلى", "other"),
    ],
)
def test_plain_wordings_have_their_tactic(words: str, tactic: str) -> None:
    assert owners("tactics", words, "tactic") == [tactic]


@pytest.mark.parametrize(
    "words",
    ["وقف إطلاق النار", "ضربة جزاء", "معركة انتخابية", "أسر الشهداء", "تحرير الأسعار", "حركات التحرر", "فجر اليوم", "هجوم إلكتروني"],
)
def test_figures_of_speech_are_idioms(words: str) -> None:
    assert "idiom" in owners("cues", words, "cue")
