"""The library: adding, replacing, removing, lookups, and an index that no interrupted import can harm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from waqai.gazetteers import AddedPlace, Library, SourceError, load_all_places
from waqai.gazetteers.adding import add_geonames, add_wof
from waqai.gazetteers.download import Fetching
from waqai.knowledge.places.gazetteer import name_key
from waqai.text import fold_phrase


def key(name: str) -> str:
    return name_key(fold_phrase(name))


def many(count: int, prefix: str = "n") -> Iterator[AddedPlace]:
    for i in range(count):
        lat, lon = 30 + i % 700 / 100, 40 + i // 700 / 100
        yield AddedPlace(f"{prefix}{i}", f"Village {i}", (f"قرية زغبر{i} الصغرى",), "village", "IQ", "Diyala", None, lat, lon)


def add(library: Library, name: str, places: Iterator[AddedPlace]) -> int:
    return library.add(name, places, origin="here", sha256="0" * 64, licence="ours")


def test_add_replace_list_remove(library: Library, wof: Path, dumps: Path) -> None:
    assert library.sources() == [] and library.open() is None
    assert add_wof(library, wof, "villages") == 5
    assert add_geonames(library, ["sy"], dumps, None, Fetching()) == {"geonames-SY": 4}
    assert add_wof(library, wof, "villages") == 5
    assert {s.name: s.rows for s in library.sources()} == {"villages": 5, "geonames-SY": 4}
    index = library.open()
    assert index is not None and {h.row.id for h in index.lookup(key("تل زنبور"))} == {"wof4", "wof5"}
    assert {h.row.source for h in index.lookup(key("كفر زغب"))} == {"geonames-SY"}
    library.remove("villages")
    assert [s.name for s in library.sources()] == ["geonames-SY"]
    library.remove("geonames-SY")
    assert library.sources() == [] and not library.path.exists()
    with pytest.raises(SourceError, match="no gazetteer 'villages'"):
        library.remove("villages")


def test_names_with_and_without_their_head_word_and_in_latin_letters(library: Library, wof: Path) -> None:
    add_wof(library, wof, "villages")
    index = library.open()
    assert index is not None
    for name in ("قرية الغريبة", "الغريبة", "غريبة"):
        assert [h.row.id for h in index.lookup(key(name))] == ["wof3"], name
    assert [h.row.id for h in index.lookup("kariat gariba")] or [h.row.id for h in load_all_places().added("tal zinbur")]
    assert index.words_from(key("قرية")) == 2 and index.words_from("xxx") == 0
    assert index.has(key("الغريبة")) and not index.has("xxx")


def test_near(library: Library, wof: Path) -> None:
    add_wof(library, wof, "villages")
    index = library.open()
    assert index is not None
    found = index.near(34.03, 44.92, 5)
    assert [row.id for _, row in found] == ["wof3", "wof4"] and found[0][0] < found[1][0] < 5


def test_import_is_quick_small_and_lookups_take_microseconds(library: Library) -> None:
    start = time.perf_counter()
    assert add(library, "many", many(20_000)) == 20_000
    assert time.perf_counter() - start < 20  # a fifth of a full country set; generous, as other work may run beside the tests
    index = library.open()
    assert index is not None
    keys = [key(f"قرية زغبر{i} الصغرى") for i in range(0, 20_000, 10)]
    start = time.perf_counter()
    found = [index.lookup(k) for k in keys]
    each = (time.perf_counter() - start) / len(keys)
    assert all(len(hits) == 1 for hits in found) and each < 2e-4


def test_fault_in_the_middle_leaves_the_old_index(library: Library, wof: Path) -> None:
    add_wof(library, wof, "villages")
    before = library.path.read_bytes()

    def broken() -> Iterator[AddedPlace]:
        yield from many(500)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(library, "other", broken())
    wof.write_text(wof.read_text(encoding="utf-8") + "cut", encoding="utf-8")
    with pytest.raises(SourceError):
        add_wof(library, wof, "villages")
    assert library.path.read_bytes() == before
    assert [p.name for p in library.folder.iterdir()] == ["gazetteers.index"]


def test_killed_import_leaves_the_old_index(library: Library, wof: Path) -> None:
    add_wof(library, wof, "villages")
    before = library.path.read_bytes()
    program = (
        "import sys, time\nfrom waqai.gazetteers import AddedPlace, Library\n"
        "def slow():\n    print('begun', flush=True)\n"
        "    for i in range(10**6):\n        time.sleep(0.001)\n        "
        "yield AddedPlace(str(i), 'X', (), 'village', 'IQ', None, None, 33.0, 44.0)\n"
        "Library().add('slow', slow(), origin='', sha256='', licence='')\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=os.environ)
    assert child.stdout is not None and child.stdout.readline() == b"begun\n"
    child.send_signal(signal.SIGKILL)
    child.wait(10)
    child.stdout.close()
    assert library.path.read_bytes() == before
    assert [s.name for s in library.sources()] == ["villages"]


def test_disk_that_is_full_leaves_the_old_index(library: Library, wof: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_wof(library, wof, "villages")
    before = library.path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("waqai.gazetteers.compiling.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        add(library, "other", many(10))
    assert library.path.read_bytes() == before and len(list(library.folder.iterdir())) == 1


def test_source_without_places_is_refused(library: Library) -> None:
    with pytest.raises(SourceError, match="no places"):
        add(library, "none", many(0))
    assert library.open() is None


@pytest.mark.parametrize("damage", [b"", b"waqai places 1\n", b"something else entirely, and long enough to be read"])
def test_damaged_index_is_said(library: Library, wof: Path, damage: bytes) -> None:
    add_wof(library, wof, "villages")
    library.path.write_bytes(damage)
    with pytest.raises(SourceError, match=r"gazetteers\.index"):
        load_all_places()


def test_cut_off_index_is_said(library: Library, wof: Path) -> None:
    add_wof(library, wof, "villages")
    library.path.write_bytes(library.path.read_bytes()[:-100])
    with pytest.raises(SourceError, match="damaged"):
        library.open()
