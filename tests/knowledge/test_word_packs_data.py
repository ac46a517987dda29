"""The word packs (weapons, persons, targets) as data, read without the loader: size, ids, labels, examples, values and script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from waqai.model import TACTICS

PACKS = Path(__file__).parents[2] / "src" / "waqai" / "knowledge" / "packs"
LEAST = {"weapons": 110, "persons": 300, "targets": 200}
VALUES = {
    "weapons": {"class": {"explosive", "vehicle-bomb", "firearm", "artillery", "aircraft", "drone", "melee", "fire", "chemical", "other"}},
    "persons": {
        "role": set(
            "unspecified civilian child foreigner military police security militant official political journalist medic aid religious"
            " tribal detainee captive casualty".split()
        ),
        "casualty": {"killed", "wounded", "victim"},
    },
    "targets": {"class": {"facility", "vehicle", "infrastructure", "religious", "military", "home", "crowd"}},
}
ARABIC = re.compile("[\u0621-\u064a]")
MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\u064b-\u0652\u0640]")

Entry = dict[str, Any]


def read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((PACKS / f"{name}.yaml").read_text(encoding="utf-8"))
    return data


ALL = {name: read(name) for name in LEAST}
ENTRIES = [pytest.param(name, entry, id=f"{name}-{entry['id']}") for name in LEAST for entry in ALL[name]["entries"]]


def strings(value: Any) -> list[str]:
    """Every string in a nested value."""
    if isinstance(value, dict):
        return [s for v in value.values() for s in strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in strings(v)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", LEAST)
def test_pack_names_itself_and_is_large_enough(name: str) -> None:
    pack = ALL[name]
    assert pack["pack"] == name
    assert pack["source"].strip()
    assert len(pack["entries"]) >= LEAST[name]


@pytest.mark.parametrize("name", LEAST)
def test_ids_are_unique_and_stable_in_form(name: str) -> None:
    ids = Counter(e["id"] for e in ALL[name]["entries"])
    assert [i for i, n in ids.items() if n > 1] == []
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", i)] == []


@pytest.mark.parametrize("name", LEAST)
def test_no_two_entries_share_a_written_form(name: str) -> None:
    """A phrase or singular that stands in two entries of one pack would make the reading depend on their order."""
    owners: dict[str, set[str]] = {}
    for e in ALL[name]["entries"]:
        plain = [p for p in e.get("phrases", []) if "(" not in p] + [n["sing"] for n in e.get("nouns", []) if "sing" in n]
        for form in plain:
            owners.setdefault(form, set()).add(e["id"])
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_entry_is_complete(name: str, entry: Entry) -> None:
    assert entry["label"]["en"].strip() and not ARABIC.search(entry["label"]["en"])
    assert ARABIC.search(entry["label"]["ar"])
    assert entry.get("phrases") or entry.get("nouns")
    assert all(n.get("sing") or n.get("plural") for n in entry.get("nouns", []))
    assert entry["examples"]["match"] and entry["examples"]["no"]
    assert all(ARABIC.search(x) for x in entry["examples"]["match"] + entry["examples"]["no"])
    for key, allowed in VALUES[name].items():
        assert key not in entry["attrs"] or entry["attrs"][key] in allowed
    assert entry["attrs"].get("tactic", "other") in TACTICS
    for text in strings(entry):
        assert unicodedata.normalize("NFC", text) == text
        assert not MARKS.search(text), f"tashkeel, tatweel or bidi control in {text!r}"


def test_every_target_and_person_that_is_hit_has_a_label() -> None:
    assert [e["id"] for e in ALL["targets"]["entries"] if not e["attrs"].get("target")] == []
    roles = {"civilian", "child", "foreigner", "journalist", "medic", "aid", "official", "police", "security", "military"}
    assert [e["id"] for e in ALL["persons"]["entries"] if e["attrs"]["role"] in roles and not e["attrs"].get("target")] == []


def test_attackers_have_a_label_and_judging_words_are_marked() -> None:
    persons = {e["id"]: e["attrs"] for e in ALL["persons"]["entries"]}
    assert [i for i, a in persons.items() if a.get("attacker") and not a.get("attacker_label")] == []
    assert all(persons[i].get("loaded") for i in ("terrorist", "martyr", "mercenary", "apostate", "jihadist"))


def test_collectives_are_no_count_of_one() -> None:
    persons = {e["id"]: e["attrs"] for e in ALL["persons"]["entries"]}
    assert all(persons[i].get("collective") for i in ("family", "household", "inhabitants", "people"))


@pytest.mark.parametrize(
    ("entry_id", "tactic"),
    [("ied", "bombing_ied"), ("car-bomb", "car_bomb"), ("explosive-belt", "suicide_bombing"), ("mine", "mine"), ("grenade", "grenade"),
     ("mortar", "shelling"), ("barrel-bombs", "air_strike"), ("drone", "drone_strike"), ("sniper", "shooting"), ("bladed", "armed_attack")],
)  # fmt: skip
def test_weapon_settles_its_tactic(entry_id: str, tactic: str) -> None:
    weapons = {e["id"]: e["attrs"] for e in ALL["weapons"]["entries"]}
    assert weapons[entry_id]["tactic"] == tactic


def test_dangerous_homographs_stay_out() -> None:
    """Bare words that fold like a far more frequent word: «آلية/إليه», «إمام/أمام», «قاعدة/القاعدة», «طالبان», «الرياض»."""
    bare = {
        form
        for name in ("persons", "targets")
        for e in ALL[name]["entries"]
        for form in [p for p in e.get("phrases", []) if "(" not in p]
        + [f for n in e.get("nouns", []) for f in [n.get("sing", ""), *n.get("plural", []), *n.get("dual", [])]]
    }
    dangerous = {"آلية", "إمام", "قاعدة", "طالبان", "رياض", "كمين", "دير", "سوريا", "تركيا", "خارجي", "بئر", "والي", "أسر", "كافيه", "سنة"}
    assert bare & dangerous == set()
