"""The packs through the loader: every example of every entry, strict loading, the counts asked for, and the compiled copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from waqai.knowledge import Entry, Knowledge, PackError, load_packs
from waqai.knowledge.pack import KINDS, load_pack
from waqai.knowledge.packs_store import PACK_DIR, cache_folder, pack_files, write_cache
from waqai.mentions.lexicon import Lexicon
from waqai.model import TACTICS
from waqai.text import tokenize

KNOWLEDGE = load_packs()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon(KNOWLEDGE)


@pytest.mark.parametrize("entry", KNOWLEDGE.entries, ids=lambda entry: f"{entry.pack}/{entry.id}")
def test_examples(lexicon: Lexicon, entry: Entry) -> None:
    def hit(sentence: str) -> bool:
        return any(found.entry is entry for found in lexicon.find(tokenize(sentence)))

    assert [f"must match: {s}" for s in entry.examples_match if not hit(s)] + [f"must not: {s}" for s in entry.examples_no if hit(s)] == []


@pytest.mark.parametrize(
    ("pack", "least"), [("weapons", 80), ("actors", 400), ("persons", 250), ("targets", 150), ("cues", 100), ("tactics", 18)]
)
def test_packs_are_large_enough(pack: str, least: int) -> None:
    assert len(KNOWLEDGE.of(pack)) >= least


def test_every_tactic_has_verbs_masdars_and_participles_or_phrases() -> None:
    forms = Counter((e.attrs["tactic"], f.kind) for e in KNOWLEDGE.of("tactics") for f in e.forms)
    assert {tactic for tactic, _ in forms} == set(TACTICS)
    for tactic in TACTICS:
        kinds = {kind for name, kind in forms if name == tactic}
        assert kinds & {"phrase", "noun", "masdar"}, tactic


def test_armed_groups_have_many_names_and_states_are_many() -> None:
    actors = KNOWLEDGE.of("actors")
    forms = {" ".join(form.words) for e in actors if e.label_en == "Islamic State" for form in e.forms}
    assert {"داعش", "تنظيم الدوله", "ولايه سيناء"} <= forms | {" ".join(f.words) for e in actors for f in e.forms}
    assert len(forms) >= 10
    countries = {c for e in actors if str(e.attrs.get("class", "")).startswith("state_") for c in e.attrs.get("country", ())}
    assert len(countries) >= 45


def test_every_entry_says_where_it_comes_from() -> None:
    assert [e.id for e in KNOWLEDGE.entries if not e.source or not e.file] == []
    assert {e.pack for e in KNOWLEDGE.entries} == set(KINDS)


def test_an_entry_is_found_by_pack_and_id() -> None:
    assert KNOWLEDGE.get("weapons", "ied").kind == "weapon"
    with pytest.raises(KeyError, match="weapons/none"):
        KNOWLEDGE.get("weapons", "none")


HEAD = "pack: weapons\nversion: 1\nsource: test\n"
GOOD = """  - id: shell
    label: {en: shell, ar: قذيفة}
    phrases: [قذيفة]
    examples: {match: [سقطت قذيفة], no: [سقط صاروخ]}
"""


def pack(body: str = GOOD, head: str = HEAD) -> str:
    return f"{head}entries:\n{body}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (pack(GOOD + "    colour: red\n"), ["shell", "colour"]),
        (pack(GOOD + "    attrs: {colour: red}\n"), ["shell", "colour"]),
        (pack(GOOD + "    attrs: {side: left}\n"), ["shell", "side"]),
        (pack(head=HEAD + "colour: red\n"), ["colour"]),
        (pack(GOOD.replace("{en: shell, ar: قذيفة}", "{en: shell}")), ["shell", "label.ar"]),
        (pack(GOOD.replace("{en: shell, ar: قذيفة}", "{en: shell, ar: قذيفة, fr: obus}")), ["shell", "label.fr"]),
        (pack(GOOD.replace("shell\n", "Big Shell\n")), ["Big Shell", "id"]),
        (pack(GOOD + GOOD), ["shell", "already"]),
        (pack(""), ["entries"]),
        (HEAD, ["entries"]),
        ("", ["own.yaml"]),
        ("pack: [weapons\n", ["own.yaml"]),
        (pack(head=HEAD.replace("weapons", "colours")), ["colours", "weapons"]),
        (pack(head=HEAD.replace("source: test\n", "")), ["source"]),
        (pack(head=HEAD.replace("version: 1", "version: one")), ["version"]),
        (pack(GOOD.replace("phrases: [قذيفة]", 'phrases: ["قذ\\u200fيفة"]')), ["shell", "bidi"]),
        (pack(GOOD.replace("phrases: [قذيفة]", 'phrases: ["\\u2067قذيفة\\u2069"]')), ["shell", "bidi"]),
        (pack(GOOD.replace("phrases: [قذيفة]", 'phrases: ["ا\\u0654مر"]')), ["shell", "NFC"]),
        (pack(GOOD.replace("    phrases: [قذيفة]\n", "")), ["shell", "no phrase"]),
        (pack(GOOD.replace("phrases: [قذيفة]", "phrases: []")), ["shell", "no phrase"]),
        (pack(GOOD.replace("phrases: [قذيفة]", "phrases: قذيفة")), ["shell", "phrases"]),
        (pack(GOOD.replace("phrases: [قذيفة]", "phrases: [(قذيفة|صاروخ]")), ["shell", "brackets"]),
        (pack(GOOD.replace("phrases: [قذيفة]", f"phrases: ['{'(a b|c d|e f) ' * 6}']")), ["shell", "more than 400"]),
        (pack(GOOD.replace("match: [سقطت قذيفة], ", "")), ["shell", "examples.match"]),
        (pack(GOOD.replace(", no: [سقط صاروخ]", "")), ["shell", "examples.no"]),
        (pack(GOOD.replace("no: [سقط صاروخ]", "no: []")), ["shell", "examples.no"]),
        (pack(GOOD.split("    examples")[0]), ["shell", "examples"]),
        (pack(GOOD + "    valid: {since: 2014-01-01}\n"), ["shell", "valid"]),
        (pack(GOOD + "    nouns: [{sing: قذيفة, colour: red}]\n"), ["shell", "nouns"]),
    ],
)
def test_a_wrong_pack_is_refused_and_named(content: str, said: list[str], tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(PackError) as error:
        load_packs(tmp_path, cache=False)
    message = str(error.value)
    assert "own.yaml" in message
    assert "\n" not in message
    assert [word for word in said if word not in message] == [], message


@pytest.mark.parametrize(
    "line", ['nouns: [{sing: "قذ\\u200fيفة"}]', 'verbs: [{past: "قص\\u202bف"}]', 'nouns: [{plural: ["ا\\u0654سلحة"]}]']
)
def test_controls_are_refused_in_nouns_and_verbs_too(line: str, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(pack(f"{GOOD}    {line}\n"), encoding="utf-8")
    with pytest.raises(PackError):
        load_packs(tmp_path, cache=False)


def test_a_pack_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(b"\xff\xfe\x00pack")
    with pytest.raises(PackError, match=r"own\.yaml"):
        load_packs(tmp_path, cache=False)


def test_one_id_in_two_files_names_both(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(pack(), encoding="utf-8")
    with pytest.raises(PackError, match=r"two\.yaml: shell: .*one\.yaml"):
        load_packs(tmp_path, cache=False)


def test_one_id_in_two_kinds_is_fine(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(pack(), encoding="utf-8")
    (tmp_path / "two.yaml").write_text(pack(head=HEAD.replace("weapons", "targets")), encoding="utf-8")
    assert [e.kind for e in load_packs(tmp_path, cache=False).entries] == ["weapon", "target"]


def test_no_packs_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no packs"):
        load_packs(tmp_path)


def test_what_a_pack_says_is_what_an_entry_holds(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    extra = "    attrs: {class: artillery}\n    maps: {gtd: '6.11'}\n    valid: {from: 2014-06-29}\n    notes: seen\n    enclitic: false\n"
    path.write_text(pack(GOOD + extra), encoding="utf-8")
    (entry,) = load_pack(path)
    assert (entry.label_en, entry.label_ar, entry.source, entry.notes, entry.enclitic) == ("shell", "قذيفة", "test", "seen", False)
    assert (entry.attrs, entry.maps, entry.valid_from, entry.valid_to) == ({"class": "artillery"}, {"gtd": "6.11"}, "2014-06-29", None)
    assert (entry.examples_match, entry.examples_no, entry.phrases) == (("سقطت قذيفة",), ("سقط صاروخ",), ("قذيفة",))


# The compiled copy


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one pack, and a cache of its own beside it."""
    monkeypatch.setenv("WAQAI_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "own.yaml").write_text(pack(), encoding="utf-8")
    return folder


def copies(own: Path) -> list[Path]:
    return sorted((own.parent / "cache").glob("packs-*.json"))


def test_the_copy_gives_the_same_entries(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_packs(own)
    assert len(copies(own)) == 1
    monkeypatch.setattr("waqai.knowledge.packs_store.load_pack", refuse)
    assert load_packs(own) == first
    with pytest.raises(AssertionError):
        load_packs(own, cache=False)


def refuse(*_: object) -> list[Entry]:
    raise AssertionError("read anew")


def test_the_real_packs_are_the_same_through_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAQAI_CACHE", str(tmp_path))
    fresh: Knowledge = load_packs()
    monkeypatch.setattr("waqai.knowledge.packs_store.load_pack", refuse)
    again = load_packs()
    assert again.hash == fresh.hash
    assert again.entries == fresh.entries


def test_a_changed_pack_is_read_anew(own: Path) -> None:
    first = load_packs(own)
    (own / "own.yaml").write_text(pack(GOOD.replace("en: shell", "en: mortar shell")), encoding="utf-8")
    second = load_packs(own)
    assert second.hash != first.hash
    assert second.get("weapons", "shell").label_en == "mortar shell"
    (own / "own.yaml").rename(own / "renamed.yaml")
    assert load_packs(own).entries[0].file == "renamed.yaml"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "null",
        lambda text: "\udcff",
    ],
    ids=["empty", "half", "null", "bytes"],
)
def test_a_damaged_copy_is_made_anew(own: Path, damage: Callable[[str], str]) -> None:
    first = load_packs(own)
    (copy,) = copies(own)
    whole = copy.read_text(encoding="utf-8")
    copy.write_text(damage(whole), encoding="utf-8", errors="surrogateescape")
    assert load_packs(own) == first
    assert copy.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("content", ["{}", "[]", "[[1, 2, 3]]", '[["weapons"]]'])
def test_a_copy_of_another_shape_is_made_anew(own: Path, content: str) -> None:
    first = load_packs(own)
    copies(own)[0].write_text(content, encoding="utf-8")
    assert load_packs(own) == first


def test_a_cache_that_cannot_be_written_is_no_failure(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("WAQAI_CACHE", str(tmp_path / "file" / "below"))
    assert len(load_packs(own).entries) == 1


def test_no_cache_leaves_no_file(own: Path) -> None:
    load_packs(own, cache=False)
    assert copies(own) == []


def test_nothing_is_left_beside_the_copy(own: Path) -> None:
    load_packs(own)
    assert [p.suffix for p in (own.parent / "cache").iterdir()] == [".json"]


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAQAI_CACHE", "/a")
    assert cache_folder() == Path("/a")
    monkeypatch.delenv("WAQAI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/b")
    assert cache_folder() == Path("/b/waqai")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "waqai"


def test_a_copy_is_written_in_one_step(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "copy.json"
    write_cache(target, "قتل")
    assert target.read_text(encoding="utf-8") == "قتل"
    assert [path.name for path in target.parent.iterdir()] == ["copy.json"]


def test_the_pack_files_are_in_a_fixed_order() -> None:
    files = pack_files()
    assert files == sorted(files)
    assert all(path.is_relative_to(PACK_DIR) for path in files)
    weights = {"calendar.yaml", "judgement.yaml", "moments.yaml", "opponents.yaml", "sides.yaml", "siting.yaml", "typing.yaml"}
    assert not weights & {path.name for path in files}
