"""Compile places into the index: written aside as a whole, then put in the old one's place at once."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from waqai.gazetteers.index import MAGIC, SECTIONS, key_hash
from waqai.gazetteers.place import AddedPlace
from waqai.knowledge.places.gazetteer import name_key
from waqai.knowledge.places.latin import latin_keys
from waqai.text import fold_phrase

_LONGEST_NAME = 8
_HEAD_WORDS = {
    "admin2": frozenset(("قضاء", "مديريه", "مركز", "منطقه", "ناحيه", "شعبيه", "بلديه", "لواء")),
    "village": frozenset(("قريه", "مدينه", "بلده")),
    "town": frozenset(("مدينه", "بلده", "قريه")),
    "quarter": frozenset(("حي",)),
}


class IndexWriter:
    """Takes sources one after the other, then writes them as one index. Memory stays small: places are packed as they come."""

    def __init__(self) -> None:
        self._texts = bytearray()
        self._offsets = array("Q", [0])
        self._pairs_hash = array("Q")
        self._pairs_code = array("I")
        self._firsts: dict[int, int] = {}
        self._points = array("f")
        self._sources: list[dict[str, Any]] = []

    def add_source(self, entry: dict[str, Any], places: Iterable[AddedPlace]) -> int:
        """Take the places of one source; `entry` describes it in the header. Returns how many there were."""
        first = len(self._offsets) - 1
        for place in places:
            self._add(place)
        rows = len(self._offsets) - 1 - first
        self._sources.append({**entry, "first": first, "rows": rows})
        return rows

    def _add(self, place: AddedPlace) -> None:
        i = len(self._offsets) - 1
        for key, article in _keys(place):
            self._pairs_hash.append(key_hash(key))
            self._pairs_code.append(i << 1 | article)
            words = key.split()
            first = key_hash(words[0])
            self._firsts[first] = max(self._firsts.get(first, 0), min(len(words), _LONGEST_NAME))
        lat, lon = ("", "") if place.lat is None or place.lon is None else (f"{place.lat:.5f}", f"{place.lon:.5f}")
        fields = (
            place.id,
            place.name,
            "|".join(n.replace("|", "/") for n in place.names_ar),
            place.kind,
            place.country,
            place.admin1 or "",
            place.admin2 or "",
        )
        text = "\t".join(_plain(f) for f in (*fields, lat, lon, str(place.population), place.pcode or ""))
        self._texts += text.encode("utf-8", "replace")
        self._offsets.append(len(self._texts))
        self._points.append(place.lat if place.lat is not None else float("inf"))

    def write(self, path: Path) -> None:
        """Write the index aside, make sure that it is on the disk, and put it in the place of the old one."""
        sections = self._sections()
        digest = hashlib.sha256()
        for name in SECTIONS:
            digest.update(sections[name])
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            with aside.open("wb") as file:
                head = self._header(sections, digest.hexdigest())
                file.write(MAGIC + len(head).to_bytes(8, "little") + head)
                for name in SECTIONS:
                    file.write(sections[name])
                    file.write(b"\0" * (-len(sections[name]) % 8))
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)

    def _sections(self) -> dict[str, bytes]:
        order = sorted(range(len(self._pairs_hash)), key=lambda n: (self._pairs_hash[n], self._pairs_code[n] >> 1))
        hashes, starts, codes = array("Q"), array("I"), array("I")
        for n in order:
            value = self._pairs_hash[n]
            if not hashes or hashes[-1] != value:
                hashes.append(value)
                starts.append(len(codes))
            codes.append(self._pairs_code[n])
        starts.append(len(codes))
        by_lat = array("I", sorted((i for i, lat in enumerate(self._points) if lat < 100), key=self._points.__getitem__))
        firsts = array("Q", sorted(self._firsts))
        arrays: dict[str, array[Any]] = {
            "hashes": hashes,
            "starts": starts,
            "codes": codes,
            "firsts": firsts,
            "words": array("B", (self._firsts[f] for f in firsts)),
            "offsets": self._offsets,
            "lats": array("f", (self._points[i] for i in by_lat)),
            "by_lat": by_lat,
        }
        return {**{name: data.tobytes() for name, data in arrays.items()}, "texts": bytes(self._texts)}

    def _header(self, sections: dict[str, bytes], digest: str) -> bytes:
        """The header; offsets depend on its own length, which is padded to a multiple of 512 so that it settles at once."""
        plain = {"byteorder": sys.byteorder, "hash": digest, "sources": self._sources}
        room = 512 + len(json.dumps(plain)) + 100 * len(SECTIONS)
        room += -(len(MAGIC) + 8 + room) % 512
        at = len(MAGIC) + 8 + room
        places = {}
        for name in SECTIONS:
            places[name] = [at, at + len(sections[name])]
            at += len(sections[name]) + (-len(sections[name]) % 8)
        head = json.dumps({**plain, "sections": places, "size": at}).encode()
        return head + b" " * (room - len(head))


def _keys(place: AddedPlace) -> list[tuple[str, bool]]:
    """The keys that a place goes by: its Arabic names, those without their head word («قضاء الفلوجة»), its Latin name."""
    out: dict[tuple[str, bool], None] = {}
    heads = _HEAD_WORDS.get(place.kind, frozenset())
    for name in place.names_ar:
        folded = fold_phrase(name.split("(")[0].split("،")[0])
        forms = [folded]
        first, _, rest = folded.partition(" ")
        if rest and first in heads:
            forms.append(rest)
        for form in forms:
            key = name_key(form)
            if len(key) >= 2:
                out.setdefault((key, form.startswith("ال")))
    for key in latin_keys(place.name):
        out.setdefault((key, False))
    return list(out)


def _plain(field: str) -> str:
    return field.replace("\t", " ").replace("\n", " ").replace("\r", " ")
