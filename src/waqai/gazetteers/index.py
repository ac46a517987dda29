"""The index of added places: one file, mapped into memory, so that a hundred thousand places cost next to nothing to open.

The file: a magic line, the length of a JSON header, the header (sources, sections), then the sections as plain arrays:
sorted 64-bit hashes of name keys with their rows, sorted hashes of first words, row offsets, row texts, rows by latitude.
"""

from __future__ import annotations

import json
import mmap
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from hashlib import blake2b
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from waqai.gazetteers.place import AddedPlace, SourceError
from waqai.knowledge.places import GazetteerRow, Hit

MAGIC = b"waqai places 1\n"
SECTIONS = {
    "hashes": "Q",
    "starts": "I",
    "codes": "I",
    "firsts": "Q",
    "words": "B",
    "offsets": "Q",
    "lats": "f",
    "by_lat": "I",
    "texts": "B",
}
KIND_WEIGHT = {"town": 6000, "admin2": 20_000, "district": 10_000, "village": 900, "quarter": 2000}
"""Stand-in for the population of added places without one: below that of the default gazetteer's, so that these win ties."""
LEAST_WEIGHT = 900
_REMEMBERED = 20_000


def key_hash(key: str) -> int:
    """64 bits of a key, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class PlaceIndex:
    """An index opened for reading. Raises SourceError where the file is damaged or of another version.

    `lookup` and `words_from` take the keys of `waqai.knowledge.places.gazetteer.name_key`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                head = file.read(len(MAGIC) + 8)
                if not head.startswith(MAGIC) or len(head) < len(MAGIC) + 8:
                    raise SourceError(f"{path}: not an index of this version; remove the file and add the gazetteers again")
                length = int.from_bytes(head[len(MAGIC) :], "little")
                self.header: dict[str, Any] = json.loads(file.read(length))
                size = path.stat().st_size
                if self.header["size"] != size or self.header["byteorder"] != sys.byteorder:
                    raise SourceError(f"{path}: the index is damaged; remove the file and add the gazetteers again")
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (ValueError, KeyError, UnicodeDecodeError) as error:
            if isinstance(error, SourceError):
                raise
            raise SourceError(f"{path}: the index is damaged ({error}); remove the file and add the gazetteers again") from None
        view = memoryview(self._map)
        parts: dict[str, Any] = {}
        for name, code in SECTIONS.items():
            start, end = self.header["sections"][name]
            parts[name] = view[start:end].cast(code)  # type: ignore[call-overload]
        self._hashes, self._starts, self._codes = parts["hashes"], parts["starts"], parts["codes"]
        self._firsts, self._words = parts["firsts"], parts["words"]
        self._offsets = parts["offsets"]
        self._text_start = int(self.header["sections"]["texts"][0])
        self._sources = [str(entry["name"]) for entry in self.header["sources"] if entry["rows"]]
        self._firsts_of = [int(entry["first"]) for entry in self.header["sources"] if entry["rows"]]
        self._lats, self._by_lat = parts["lats"], parts["by_lat"]
        self._found: dict[str, tuple[Hit, ...]] = {}

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @property
    def hash(self) -> str:
        """The SHA-256 of the sections."""
        return str(self.header["hash"])

    def has(self, key: str) -> bool:
        """Whether any place goes by that key."""
        wanted = key_hash(key)
        at = bisect_left(self._hashes, wanted)
        return at < len(self._hashes) and self._hashes[at] == wanted

    def lookup(self, key: str) -> tuple[Hit, ...]:
        """The places of that name, in the order in which they were added."""
        found = self._found.get(key)
        if found is not None:
            return found
        wanted = key_hash(key)
        at = bisect_left(self._hashes, wanted)
        if at == len(self._hashes) or self._hashes[at] != wanted:
            return ()
        codes = self._codes[self._starts[at] : self._starts[at + 1]]
        found = tuple(Hit(self.row(code >> 1), bool(code & 1), "added") for code in codes)
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        self._found[key] = found
        return found

    def words_from(self, first: str) -> int:
        """How many words the longest name has that begins with this word; 0 where none does."""
        wanted = key_hash(first)
        at = bisect_left(self._firsts, wanted)
        return int(self._words[at]) if at < len(self._firsts) and self._firsts[at] == wanted else 0

    def row(self, i: int) -> GazetteerRow:
        """The place of a number as the gazetteer's rows are."""
        ident, name, names_ar, kind, country, admin1, admin2, lat, lon, population, pcode = self._fields(i)
        name_ar = names_ar.partition("|")[0] or name
        weight = max(int(population), KIND_WEIGHT.get(kind, LEAST_WEIGHT))
        y, x = (float(lat), float(lon)) if lat else (None, None)
        source = self._sources[bisect_right(self._firsts_of, i) - 1]
        return GazetteerRow(
            ident, name or name_ar, name_ar, kind, country, admin1 or None, admin2 or None, y, x, weight, source, pcode or None
        )

    def _fields(self, i: int) -> list[str]:
        start = self._text_start
        return self._map[start + self._offsets[i] : start + self._offsets[i + 1]].decode().split("\t")

    def place(self, i: int) -> AddedPlace:
        """The place of a number, as it was added."""
        ident, name, names_ar, kind, country, admin1, admin2, lat, lon, population, pcode = self._fields(i)
        return AddedPlace(
            ident,
            name,
            tuple(filter(None, names_ar.split("|"))),
            kind,
            country,
            admin1 or None,
            admin2 or None,
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(population),
            pcode or None,
        )

    def places(self, source: str) -> Iterator[AddedPlace]:
        """Every place of one source."""
        for entry in self.header["sources"]:
            if entry["name"] == source:
                yield from (self.place(i) for i in range(entry["first"], entry["first"] + entry["rows"]))

    def near(self, lat: float, lon: float, km: float) -> list[tuple[float, GazetteerRow]]:
        """Places within `km` of a point with their distances, the nearest first."""
        reach = km / 111.2 + 1e-4
        first, last = bisect_left(self._lats, lat - reach), bisect_left(self._lats, lat + reach)
        out = []
        for at in range(first, last):
            i = self._by_lat[at]
            place = self.place(i)
            if place.lat is None or place.lon is None:
                continue
            distance = distance_km(lat, lon, place.lat, place.lon)
            if distance <= km:
                out.append((distance, self.row(i)))
        return sorted(out, key=lambda pair: pair[0])

    def close(self) -> None:
        """Let go of the file."""
        for view in (
            self._hashes,
            self._starts,
            self._codes,
            self._firsts,
            self._words,
            self._offsets,
            self._lats,
            self._by_lat,
        ):
            view.release()
        self._map.close()


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points.

    >>> round(distance_km(33.34, 44.40, 36.34, 43.13))
    353
    """
    p, q = radians(lat), radians(other_lat)
    d = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(other_lon - lon) / 2) ** 2
    return 12742 * asin(sqrt(d))
