"""GeoNames country dumps (CC BY 4.0): `SY.zip` with 19 columns, and its alternate names with their languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from waqai.gazetteers.lines import read_lines
from waqai.gazetteers.place import AddedPlace, Ids, SourceError, checked_country, checked_point, checked_population
from waqai.gazetteers.units import UnitNames

BASE_URL = "https://download.geonames.org/export/dump/"
COLUMNS = 19
_ALTERNATE_COLUMNS = (8, 10)
_TOWN = 5000

KINDS: dict[str, str] = {
    **dict.fromkeys(("PPLC", "PPLA", "PPLA2", "PPLA3", "PPLG"), "town"),
    **dict.fromkeys(("PPL", "PPLA4", "PPLA5", "PPLF", "PPLL", "PPLR", "PPLS", "PPLQ", "PPLW", "STLMT", "LCTY"), "village"),
    **dict.fromkeys(("PPLX",), "quarter"),
    **dict.fromkeys(("ADM2",), "admin2"),
    **dict.fromkeys(("ADM3", "ADM4", "ADMD"), "district"),
    **dict.fromkeys(("AIRP", "AIRF", "AIRH"), "airport"),
    **dict.fromkeys(("AIRB", "INSM", "MILB", "FT", "NVB"), "base"),
    "DAM": "dam",
    **dict.fromkeys(("OILF", "GASF"), "oilfield"),
    **dict.fromkeys(("OILR", "OILT"), "refinery"),
    "MSQE": "mosque",
    "HSP": "hospital",
    "UNIV": "university",
    "SCH": "school",
    "MKT": "market",
    "BDG": "bridge",
    "RDJCT": "junction",
    **dict.fromkeys(("RD", "RDA"), "road"),
    "CMPRF": "refugee_camp",
    **dict.fromkeys(("CMP", "CMPL"), "camp"),
    **dict.fromkeys(("PRT", "HBR"), "port"),
    **dict.fromkeys(("MT", "MTS", "PK"), "mountain"),
    **dict.fromkeys(("HLL", "HLLS"), "hill"),
    **dict.fromkeys(("VAL", "WAD"), "valley"),
    **dict.fromkeys(("ISL", "ISLS"), "island"),
    "PAL": "palace",
    "PRN": "prison",
    "SQR": "square",
    **dict.fromkeys(("PSTB", "CSTM"), "crossing"),
}
"""Feature codes that events happen at; wells, streams, ruins and the like are left out."""


def read_geonames(country_file: Path, alternates: Path | None, units: UnitNames, country: str) -> Iterator[AddedPlace]:
    """The places of a country dump with the Arabic ones among their names. Raises SourceError for a broken dump."""
    arabic = _arabic_names(alternates, country) if alternates is not None else {}
    districts: dict[str, str] = {}
    for _, _, fields in _rows(country_file, country):
        if fields[7] == "ADM2":
            districts[f"{fields[10]}.{fields[11]}"] = fields[1]
    ids = Ids()
    for where, number, fields in _rows(country_file, country):
        ident = ids.take(where, fields[0], number)
        lat, lon = checked_point(where, fields[4], fields[5])
        if lat is None:
            raise SourceError(f"{where}: no coordinates")
        kind = KINDS.get(fields[7])
        if kind is None:
            continue
        population = checked_population(where, fields[14])
        if kind == "village" and population >= _TOWN:
            kind = "town"
        listed = tuple(n for n in fields[3].split(",") if "\u0600" <= n[:1] <= "\u06ff")
        yield AddedPlace(
            f"gn{ident}",
            fields[1],
            tuple(dict.fromkeys((*arabic.get(ident, ()), *listed))),
            kind,
            country,
            units.by_code(country, fields[10], lat, lon) or units.by_point(country, lat, lon),
            districts.get(f"{fields[10]}.{fields[11]}"),
            lat,
            lon,
            population,
        )


def _rows(path: Path, country: str) -> Iterator[tuple[str, int, list[str]]]:
    """The lines of a country dump that are of the country, checked for their columns."""
    count = 0
    for where, number, text in read_lines(path, f"{country}.txt" if path.suffix == ".zip" else None):
        fields = text.split("\t")
        if len(fields) != COLUMNS:
            raise SourceError(f"{where}: {len(fields)} columns, where a GeoNames dump has {COLUMNS}")
        if not fields[0].isdigit():
            raise SourceError(f"{where}: {fields[0][:40]!r} is no GeoNames id")
        if fields[8] and checked_country(where, fields[8]) != country:
            raise SourceError(f"{where}: a place of {fields[8]}, where {country} was asked for")
        count += 1
        yield where, number, fields
    if not count:
        raise SourceError(f"{path.name}: the file is empty")


def _arabic_names(path: Path, country: str) -> dict[str, list[str]]:
    """GeoNames id to Arabic names, the preferred first. Lines of other languages are not kept."""
    out: dict[str, list[str]] = {}
    for where, _, text in read_lines(path, f"{country}.txt" if path.suffix == ".zip" else None):
        fields = text.split("\t")
        if not _ALTERNATE_COLUMNS[0] <= len(fields) <= _ALTERNATE_COLUMNS[1]:
            raise SourceError(f"{where}: {len(fields)} columns, where a table of alternate names has {_ALTERNATE_COLUMNS[1]}")
        if fields[2] == "ar" and fields[3]:
            names = out.setdefault(fields[1], [])
            names.insert(0, fields[3]) if fields[4] == "1" else names.append(fields[3])
    return out
