"""The gazetteers that a user has added: where they are kept, adding, removing, and the default gazetteer with them behind it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from waqai.gazetteers.compiling import IndexWriter
from waqai.gazetteers.index import PlaceIndex
from waqai.gazetteers.place import AddedPlace, SourceError
from waqai.knowledge.places import Gazetteer, load_gazetteer


@dataclass(frozen=True, slots=True)
class Source:
    """One gazetteer in the index: its name, where it came from, how many places, the SHA-256 of its files, its licence, the day."""

    name: str
    origin: str
    rows: int
    sha256: str
    licence: str
    added: str


def data_folder() -> Path:
    """Where added gazetteers are kept: $WAQAI_DATA, else $XDG_DATA_HOME/waqai, else ~/.local/share/waqai."""
    given = os.environ.get("WAQAI_DATA")
    if given:
        return Path(given)
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "waqai"


class Library:
    """The added gazetteers of one folder.

    Every change compiles the whole index anew and puts it in the old one's place at the very end: what interrupts it leaves the old one.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or data_folder()
        self.path = self.folder / "gazetteers.index"

    def open(self) -> PlaceIndex | None:
        """The index, None where nothing was added. Raises SourceError for a damaged one."""
        return PlaceIndex(self.path) if self.path.is_file() else None

    def sources(self) -> list[Source]:
        """What was added."""
        index = self.open()
        if index is None:
            return []
        fields = ("name", "origin", "rows", "sha256", "licence", "added")
        return [Source(**{f: entry[f] for f in fields}) for entry in index.header["sources"]]

    def add(self, name: str, places: Iterable[AddedPlace], *, origin: str, sha256: str, licence: str) -> int:
        """Add a source, or replace the one of that name. Returns how many places it has; SourceError where it has none."""
        entry = {"name": name, "origin": origin, "sha256": sha256, "licence": licence, "added": date.today().isoformat()}
        old = self.open()
        writer = IndexWriter()
        self._keep(writer, old, name)
        rows = writer.add_source(entry, places)
        if not rows:
            raise SourceError(f"{name}: no places")
        self._write(writer, old)
        return rows

    def remove(self, name: str) -> None:
        """Take a source out. Raises SourceError where there is none of that name."""
        old = self.open()
        if old is None or name not in {s["name"] for s in old.header["sources"]}:
            raise SourceError(f"no gazetteer {name!r} was added")
        if len(old.header["sources"]) == 1:
            old.close()
            self.path.unlink()
            return
        writer = IndexWriter()
        self._keep(writer, old, name)
        self._write(writer, old)

    @staticmethod
    def _keep(writer: IndexWriter, old: PlaceIndex | None, without: str) -> None:
        for entry in old.header["sources"] if old is not None else ():
            if entry["name"] != without:
                kept: dict[str, Any] = {k: v for k, v in entry.items() if k not in ("first", "rows")}
                writer.add_source(kept, old.places(entry["name"]) if old is not None else ())

    def _write(self, writer: IndexWriter, old: PlaceIndex | None) -> None:
        now = self.open()
        before, after = (None if index is None else index.hash for index in (old, now))
        if before != after:
            raise SourceError(f"{self.path}: another import was finished meanwhile; run this one again")
        for index in (now, old):
            if index is not None:
                index.close()
        writer.write(self.path)


def load_all_places(folder: Path | None = None) -> Gazetteer:
    """The default gazetteer with the user's added places behind it; the default alone where none were added.

    Give it to the coder: `Coder(gazetteer=load_all_places())`. Raises SourceError where the index is damaged.
    """
    gazetteer = load_gazetteer()
    index = Library(folder).open()
    return gazetteer if index is None else gazetteer.with_added(index)
