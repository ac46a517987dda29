"""Who's On First: an extract as a table, or a folder of its GeoJSON records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waqai.gazetteers.lines import read_table, text_of
from waqai.gazetteers.place import AddedPlace, Ids, SourceError, checked_country, checked_point, checked_population
from waqai.gazetteers.units import UnitNames

COLUMNS = ("wof_id", "cc", "placetype", "name", "names_ar", "lat", "lon")
_TOWN = 5000
_KINDS = {
    "locality": "village",
    "localadmin": "district",
    "county": "admin2",
    "macrocounty": "admin2",
    "neighbourhood": "quarter",
    "macrohood": "quarter",
    "microhood": "quarter",
    "borough": "quarter",
    "campus": "site",
}
_CAMPUS = {"قاعدة": "base", "مطار": "airport", "معسكر": "camp", "جامعة": "university", "مستشفى": "hospital"}
_ABOVE = frozenset(("region", "macroregion", "country", "dependency", "empire", "continent", "ocean", "marinearea", "planet", "timezone"))


@dataclass(frozen=True, slots=True)
class _Record:
    where: str
    line: int
    ident: str
    country: str
    placetype: str
    name: str
    names_ar: tuple[str, ...]
    lat: str
    lon: str
    population: str
    region: str
    county: str


def read_wof(path: Path, units: UnitNames) -> Iterator[AddedPlace]:
    """The places of a Who's On First table (`.tsv`, `.csv`, gzipped or not) or of a folder of records. Raises SourceError.

    The source is read twice: regions and counties first, as what lies in them may stand before them.
    """
    regions: dict[str, str | None] = {}
    counties: dict[str, str] = {}
    ids = Ids()
    count = 0
    for record in _records(path):
        count += 1
        ids.take(record.where, record.ident, record.line)
        if record.placetype not in _KINDS and record.placetype not in _ABOVE:
            raise SourceError(f"{record.where}: placetype {record.placetype!r} is not one of Who's On First")
        if record.placetype == "region":
            regions[record.ident] = units.by_name(record.country, record.name, record.names_ar)
        elif record.placetype == "county":
            counties[record.ident] = record.name
    if not count:
        raise SourceError(f"{path.name}: nothing in it")
    for record in _records(path):
        lat, lon = checked_point(record.where, record.lat, record.lon)
        population = checked_population(record.where, record.population)
        if record.placetype not in _KINDS or (not record.name and not record.names_ar):
            continue
        admin1 = regions.get(record.region) or units.by_point(record.country, lat, lon)
        admin2 = counties.get(record.county) if record.placetype != "county" else record.name
        kind = _kind(record, population)
        yield AddedPlace(f"wof{record.ident}", record.name, record.names_ar, kind, record.country, admin1, admin2, lat, lon, population)


def _kind(record: _Record, population: int) -> str:
    if record.placetype == "campus":
        words = " ".join(record.names_ar).split()
        return next((kind for word, kind in _CAMPUS.items() if word in words), "site")
    if record.placetype == "locality" and population >= _TOWN:
        return "town"
    return _KINDS[record.placetype]


def _records(path: Path) -> Iterator[_Record]:
    if path.is_dir():
        yield from _folder(path)
    elif path.suffix in (".geojson", ".json"):
        yield _feature(path, 1)
    else:
        yield from _table(path)


def _table(path: Path) -> Iterator[_Record]:
    for where, number, v in read_table(path):
        if missing := [c for c in COLUMNS if c not in v]:
            raise SourceError(f"{path.name}:1: no column {', '.join(missing)}; the header is {', '.join(v)}")
        names = tuple(dict.fromkeys(n.strip() for n in v["names_ar"].split("|") if n.strip()))
        country = checked_country(where, v["cc"])
        extra = (v.get("population", ""), v.get("region_id", ""), v.get("county_id", ""))
        yield _Record(where, number, v["wof_id"].strip(), country, v["placetype"], v["name"].strip(), names, v["lat"], v["lon"], *extra)


def _folder(path: Path) -> Iterator[_Record]:
    """Every record below a folder as the data repositories have them; alternate geometries are passed over."""
    files = sorted(p for p in path.rglob("*.geojson") if "-alt-" not in p.name)
    if not files:
        raise SourceError(f"{path}: no .geojson file in this folder")
    for number, file in enumerate(files, 1):
        record = _feature(file, number)
        if record.placetype in _KINDS or record.placetype in _ABOVE:
            yield record


def _feature(file: Path, number: int) -> _Record:
    try:
        data: dict[str, Any] = json.loads(text_of(file))
        properties: dict[str, Any] = data["properties"]
        hierarchy = (properties.get("wof:hierarchy") or [{}])[0]
        lat = properties.get("lbl:latitude", properties["geom:latitude"])
        lon = properties.get("lbl:longitude", properties["geom:longitude"])
        country = checked_country(file.name, str(properties["wof:country"]))
        spoken = [n for key in ("name:ara_x_preferred", "name:ara_x_variant", "name:ara_x_colloquial") for n in properties.get(key) or ()]
        return _Record(
            file.name,
            number,
            str(properties["wof:id"]),
            country,
            str(properties["wof:placetype"]),
            str(properties.get("wof:name") or ""),
            tuple(dict.fromkeys(map(str, spoken))),
            str(lat),
            str(lon),
            str(properties.get("wof:population") or properties.get("gn:population") or ""),
            str(hierarchy.get("region_id", "")),
            str(hierarchy.get("county_id", "")),
        )
    except SourceError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise SourceError(f"{file.name}: not a Who's On First record ({type(error).__name__}: {error})") from None
