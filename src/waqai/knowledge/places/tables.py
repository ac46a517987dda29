"""Read the gazetteer's own tables (TSV packs) strictly: a wrong line is an error that names file and line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from waqai.knowledge.places.rows import PRECISION, GazetteerRow

WEIGHT = {
    "country": 50_000_000,
    "admin1": 900_000,
    "region": 400_000,
    "district": 60_000,
    "admin2": 50_000,
    "town": 20_000,
    "quarter": 9_000,
}
"""Stand-in for the population of places that have none in their table, by kind."""
SITE_WEIGHT = 6_000
CURATED = "waqai"

COUNTRY_COLUMNS = ("cc", "name_en", "names_ar", "adj_m", "adj_f", "adj_pl", "lat", "lon", "capital_en")
ADMIN1_COLUMNS = ("cc", "name_en", "alt_en", "names_ar", "lat", "lon", "geonames")
ADMIN2_COLUMNS = ("cc", "name_en", "names_ar", "admin1", "lat", "lon", "note")
REGION_COLUMNS = ("id", "name_en", "names_ar", "kind", "country", "admin1", "lat", "lon", "valid", "note")
ALIAS_COLUMNS = ("name_ar", "country", "alias_of", "used_by", "from", "to")
TOPONYM_COLUMNS = ("id", "name_en", "names_ar", "kind", "admin1", "admin2", "lat", "lon", "note")


class GazetteerError(ValueError):
    """A table that cannot be used, with file and line."""


Units = dict[tuple[str, str], str]
"""First-level units: (country, any English name) to the name in rows."""


@dataclass(frozen=True, slots=True)
class Named:
    """A row and every Arabic name it goes by; `relation` is "name", "adjective" (of a country) or "alias" (of an armed group)."""

    row: GazetteerRow
    names: tuple[str, ...]
    relation: str = "name"


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each line of a table as (file:line, values); GazetteerError for a wrong header, a wrong number of fields or an empty table."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path.name}: not UTF-8 at byte {error.start}") from error
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader, [])
    if tuple(header) != columns:
        raise GazetteerError(f"{path.name}:1: the columns must be {', '.join(columns)}")
    count = 0
    for number, fields in enumerate(reader, 2):
        if len(fields) != len(columns):
            raise GazetteerError(f"{path.name}:{number}: {len(fields)} fields, not {len(columns)}")
        count += 1
        yield f"{path.name}:{number}", {k: v.strip() for k, v in zip(columns, fields, strict=True)}
    if not count:
        raise GazetteerError(f"{path.name}: the table is empty")


def point(where: str, lat: str, lon: str) -> tuple[float | None, float | None]:
    """A coordinate pair, (None, None) where both fields are empty; GazetteerError where it is not on the globe.

    >>> point("x.tsv:2", "35.95", "39.01")
    (35.95, 39.01)
    """
    if not lat and not lon:
        return None, None
    try:
        pair = float(lat), float(lon)
    except ValueError:
        raise GazetteerError(f"{where}: «{lat}», «{lon}» are not coordinates") from None
    if not (-90 <= pair[0] <= 90 and -180 <= pair[1] <= 180):
        raise GazetteerError(f"{where}: {lat}, {lon} is not on the globe")
    return pair


def split_names(where: str, field: str) -> tuple[str, ...]:
    """The names of a field, separated by «|», in order and once each; GazetteerError where there is none."""
    names = tuple(dict.fromkeys(n.strip() for n in field.split("|") if n.strip()))
    if not names:
        raise GazetteerError(f"{where}: no Arabic name")
    return names


def read_countries(folder: Path) -> Iterator[Named]:
    """Countries by name, and once more by adjective («سوري», «سورية», «سوريون»)."""
    for where, v in read_table(folder / "countries.tsv", COUNTRY_COLUMNS):
        names = split_names(where, v["names_ar"])
        lat, lon = point(where, v["lat"], v["lon"])
        row = GazetteerRow(v["cc"], v["name_en"], names[0], "country", v["cc"], None, None, lat, lon, WEIGHT["country"], CURATED)
        yield Named(row, names)
        adjectives = tuple(a for key in ("adj_m", "adj_f", "adj_pl") for a in v[key].split("|") if a)
        if adjectives:
            yield Named(row, tuple(dict.fromkeys((*adjectives, *_duals(v["adj_m"])))), "adjective")


def _duals(masculine: str) -> Iterator[str]:
    """Of two people or things, and of several men: «تركيان», «تركيين», «تركيتان», «تركيتين», «تركيون»."""
    for word in masculine.split("|"):
        if word.endswith("ي") and " " not in word:
            yield from (word + ending for ending in ("ان", "ين", "تان", "تين", "ون"))


def read_admin1(folder: Path) -> Iterator[tuple[Named, tuple[str, ...], tuple[str, ...]]]:
    """First-level units, each with its other English names and the GeoNames codes that belong to it."""
    for where, v in read_table(folder / "admin1.tsv", ADMIN1_COLUMNS):
        names = split_names(where, v["names_ar"])
        lat, lon = point(where, v["lat"], v["lon"])
        ident = f"{v['cc']}/{v['name_en']}"
        row = GazetteerRow(ident, v["name_en"], names[0], "admin1", v["cc"], v["name_en"], None, lat, lon, WEIGHT["admin1"], CURATED)
        yield Named(row, names), tuple(n for n in v["alt_en"].split("|") if n), tuple(c for c in v["geonames"].split("|") if c)


def read_admin2(folder: Path, units: Units) -> Iterator[Named]:
    """Second-level units (districts, qada'); none where the table is not there."""
    path = folder / "admin2.tsv"
    if not path.is_file():
        return
    for where, v in read_table(path, ADMIN2_COLUMNS):
        unit = _unit(where, v["cc"], v["admin1"], units)
        names = split_names(where, v["names_ar"])
        lat, lon = point(where, v["lat"], v["lon"])
        ident = f"{v['cc']}/{unit}/{v['name_en']}"
        weight = WEIGHT["admin2"]
        yield Named(GazetteerRow(ident, v["name_en"], names[0], "admin2", v["cc"], unit, v["name_en"], lat, lon, weight, CURATED), names)


def read_regions(folder: Path, units: Units) -> Iterator[Named]:
    """Parts of countries and historical regions."""
    for where, v in read_table(folder / "regions.tsv", REGION_COLUMNS):
        unit = _unit(where, v["country"], v["admin1"], units)
        names = split_names(where, v["names_ar"])
        lat, lon = point(where, v["lat"], v["lon"])
        kind = _kind(where, v["kind"])
        weight = WEIGHT.get(kind, SITE_WEIGHT)
        yield Named(GazetteerRow(v["id"], v["name_en"], names[0], kind, v["country"], unit, None, lat, lon, weight, CURATED), names)


def read_aliases(folder: Path, rows: dict[str, GazetteerRow]) -> Iterator[Named]:
    """Names that armed groups give to territory («ولاية الخير»), attached to the unit or country that is meant."""
    for where, v in read_table(folder / "aliases.tsv", ALIAS_COLUMNS):
        ident = f"{v['country']}/{v['alias_of']}" if v["alias_of"] else v["country"]
        if ident not in rows:
            raise GazetteerError(f"{where}: {ident} is neither a country nor a first-level unit")
        yield Named(rows[ident], split_names(where, v["name_ar"]), "alias")


def read_toponyms(path: Path, units: Units) -> Iterator[Named]:
    """The curated toponyms of one country; the file's name is its ISO code."""
    country = path.stem
    seen: set[str] = set()
    for where, v in read_table(path, TOPONYM_COLUMNS):
        if not v["id"] or v["id"] in seen:
            raise GazetteerError(f"{where}: id «{v['id']}» is empty or there twice")
        seen.add(v["id"])
        unit = _unit(where, country, v["admin1"], units)
        names = split_names(where, v["names_ar"])
        lat, lon = point(where, v["lat"], v["lon"])
        kind = _kind(where, v["kind"])
        row = GazetteerRow(
            v["id"], v["name_en"], names[0], kind, country, unit, v["admin2"] or None, lat, lon, WEIGHT.get(kind, SITE_WEIGHT), CURATED
        )
        yield Named(row, names)


def _kind(where: str, kind: str) -> str:
    if kind not in PRECISION:
        raise GazetteerError(f"{where}: kind «{kind}» is not one of {', '.join(sorted(PRECISION))}")
    return kind


def _unit(where: str, country: str, admin1: str, units: Units) -> str | None:
    """The name in rows of a unit that a table may give by another English name; as written for countries whose units are not listed."""
    if not admin1:
        return None
    if (country, admin1) in units:
        return units[country, admin1]
    if not any(listed == country for listed, _ in units):
        return admin1
    raise GazetteerError(f"{where}: {country} has no first-level unit «{admin1}» in admin1.tsv")
