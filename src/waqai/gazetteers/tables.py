"""Any table with a header: OCHA's tables of P-codes, an organisation's own list. The user says which column means what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from waqai.gazetteers.lines import read_table
from waqai.gazetteers.place import AddedPlace, Ids, SourceError, checked_country, checked_kind, checked_point, checked_population
from waqai.gazetteers.units import UnitNames

FIELDS = ("id", "name", "name_ar", "kind", "country", "admin1", "admin1_ar", "admin2", "lat", "lon", "population", "pcode")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds each field (`taken`), and values that are the same in every row (`fixed`)."""

    taken: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        both = {**self.taken, **self.fixed}
        if unknown := sorted(both.keys() - set(FIELDS)):
            raise SourceError(f"no field {', '.join(unknown)}; the fields are {', '.join(FIELDS)}")
        if "name" not in both and "name_ar" not in both:
            raise SourceError("say which column holds the names: --map name_ar=COLUMN (or name=COLUMN for Latin letters)")
        if "country" not in both:
            raise SourceError("say which country: --map country=COLUMN, or --set country=IQ for a table of one")
        if ("lat" in both) != ("lon" in both):
            raise SourceError("lat and lon go together")


def read_csv(path: Path, columns: Columns, units: UnitNames) -> Iterator[AddedPlace]:
    """The places of a table. Without an id column the P-code, else the line, is the id. Raises SourceError with file and line."""
    ids = Ids()
    count = 0
    for where, number, v in read_table(path):
        if missing := [c for c in columns.taken.values() if c not in v]:
            raise SourceError(f"{path.name}:1: no column {', '.join(missing)}; the header is {', '.join(v)}")
        got = dict.fromkeys(FIELDS, "") | dict(columns.fixed) | {f: v[c].strip() for f, c in columns.taken.items()}
        names = tuple(dict.fromkeys(n.strip() for n in got["name_ar"].split("|") if n.strip()))
        if not names and not got["name"]:
            raise SourceError(f"{where}: no name")
        country = checked_country(where, got["country"])
        lat, lon = checked_point(where, got["lat"], got["lon"])
        ident = ids.take(where, got["id"] or got["pcode"] or f"{path.stem}:{number}", number)
        arabic_unit = (got["admin1_ar"],) if got["admin1_ar"] else ()
        admin1 = units.by_name(country, got["admin1"], (*arabic_unit, got["admin1"])) or units.by_point(country, lat, lon)
        kind = checked_kind(where, got["kind"] or "village")
        if kind == "admin1":
            admin1 = admin1 or units.by_name(country, got["name"], names)
        admin2 = got["admin2"] or (got["name"] or None if kind == "admin2" else None)
        population = checked_population(where, got["population"])
        count += 1
        name = got["name"] or names[0]
        yield AddedPlace(ident, name, names, kind, country, admin1, admin2, lat, lon, population, got["pcode"] or None)
    if not count:
        raise SourceError(f"{path.name}: the table has no rows")
