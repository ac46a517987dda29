"""All packs together: loaded strictly once, then from a compiled copy that carries the packs' hash."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from waqai.knowledge.morphology import Form
from waqai.knowledge.pack import Entry, PackError, load_pack

PACK_DIR = Path(__file__).parent / "packs"
_OTHERS = (
    "calendar.yaml",
    "fusion.yaml",
    "judgement.yaml",
    "moments.yaml",
    "opponents.yaml",
    "reporters.yaml",
    "sides.yaml",
    "siting.yaml",
    "typing.yaml",
)
_OTHER_FOLDERS = frozenset(("places", "codebooks"))
_COMPILED = 8


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The entries of every pack and the hash of the files they came from."""

    entries: tuple[Entry, ...]
    hash: str

    def __hash__(self) -> int:
        return hash(self.hash)

    def get(self, pack: str, entry_id: str) -> Entry:
        """The entry of that id; KeyError where there is none."""
        for entry in self.entries:
            if entry.pack == pack and entry.id == entry_id:
                return entry
        raise KeyError(f"{pack}/{entry_id}")

    def of(self, pack: str) -> tuple[Entry, ...]:
        """The entries of one pack."""
        return tuple(e for e in self.entries if e.pack == pack)


def pack_files(root: Path | None = None) -> list[Path]:
    """The lexicon packs in a folder and below, in a fixed order (calendar, gazetteer and codebooks have formats of their own)."""
    root = root or PACK_DIR
    return sorted(p for p in root.rglob("*.yaml") if p.name not in _OTHERS and not _OTHER_FOLDERS & set(p.parts[len(root.parts) :]))


def read_yaml(path: Path) -> Any:
    """What a YAML file of the program holds, read by the parser in C where there is one, ten times faster. Raises what PyYAML raises."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def load_packs(root: Path | None = None, *, cache: bool = True) -> Knowledge:
    """Every pack under `root` (default: the packs of this program).

    A compiled copy is kept in the user's cache folder and used only while it carries the hash of the files as they are now.
    Raises PackError for a wrong or empty pack and for one id twice.

    >>> load_packs().get("weapons", "ied").label_en
    'IED'
    """
    files = pack_files(root)
    if not files:
        raise PackError(f"{root or PACK_DIR}: no packs")
    base = root or PACK_DIR
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(base)).encode() + b"\0" + path.read_bytes() + b"\0")
    key = digest.hexdigest()
    compiled = cache_folder() / f"packs-{_COMPILED}-{key[:32]}.json"
    if cache and compiled.is_file():
        try:
            entries = _thaw(json.loads(compiled.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
            entries = ()  # a damaged copy is made anew below
        if entries:
            return Knowledge(entries, key)
    read: list[Entry] = []
    seen: dict[tuple[str, str], str] = {}
    for path in files:
        for entry in load_pack(path, str(path.relative_to(base))):
            if (entry.pack, entry.id) in seen:
                raise PackError(f"{entry.file}: {entry.id}: this id is already in {seen[entry.pack, entry.id]}")
            seen[entry.pack, entry.id] = entry.file
            read.append(entry)
    if cache:
        write_cache(compiled, json.dumps(_freeze(read), ensure_ascii=False, default=str))
    return Knowledge(tuple(read), key)


def cache_folder() -> Path:
    """Where compiled knowledge is kept: $WAQAI_CACHE, else $XDG_CACHE_HOME/waqai, else ~/.cache/waqai."""
    given = os.environ.get("WAQAI_CACHE")
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "waqai"


def write_cache(path: Path, text: str) -> None:
    """Write a compiled file aside and rename it; a folder that cannot be written means no cache, not a failure."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def _freeze(entries: list[Entry]) -> list[list[object]]:
    return [
        [e.pack, e.id, e.label_en, e.label_ar, e.attrs, e.maps, e.phrases, [[" ".join(f.words), f.number,
        f.kind] for f in e.forms], e.enclitic, e.source,
         e.valid_from, e.valid_to, e.notes, e.examples_match, e.examples_no, e.file]
        for e in entries
    ]  # fmt: skip


def _thaw(rows: list[list[object]]) -> tuple[Entry, ...]:
    out = []
    for row in rows:
        row[6] = tuple(row[6])  # type: ignore[arg-type]
        row[7] = tuple(Form(tuple(words.split()), number, kind) for words, number, kind in row[7])  # type: ignore[attr-defined]
        row[13], row[14] = tuple(row[13]), tuple(row[14])  # type: ignore[arg-type]
        out.append(Entry(*row))  # type: ignore[arg-type]
    return tuple(out)
