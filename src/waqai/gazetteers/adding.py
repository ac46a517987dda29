"""From what the user names (countries, files, addresses) to sources in the library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from waqai.gazetteers.download import Fetching, fetch
from waqai.gazetteers.geonames import BASE_URL, read_geonames
from waqai.gazetteers.library import Library
from waqai.gazetteers.place import AddedPlace, SourceError, checked_country
from waqai.gazetteers.tables import Columns, read_csv
from waqai.gazetteers.units import UnitNames
from waqai.gazetteers.wof import read_wof
from waqai.knowledge.places import load_gazetteer

GEONAMES_LICENCE = "GeoNames, CC BY 4.0"
WOF_LICENCE = "Who's On First, CC0 and CC BY (attribution)"


def add_geonames(library: Library, countries: list[str], folder: Path | None, base_url: str | None, fetching: Fetching) -> dict[str, int]:
    """Add country dumps, one source a country («geonames-SY»), from a folder or from the server. Returns how many places each has.

    A folder holds `SY.zip` or `SY.txt`, and the alternate names under `alternatenames/` where they are at hand.
    """
    units = UnitNames(load_gazetteer())
    added: dict[str, int] = {}
    for code in (checked_country("geonames", c) for c in countries):
        if folder is not None:
            dump, names = _local_dump(folder, code)
            origin = str(dump)
        else:
            base = (base_url or BASE_URL).rstrip("/") + "/"
            store = library.folder / "downloads"
            dump, names = store / f"{code}.zip", store / "alternatenames" / f"{code}.zip"
            origin = urljoin(base, f"{code}.zip")
            fetch(origin, dump, fetching)
            fetch(urljoin(base, f"alternatenames/{code}.zip"), names, fetching)
        places = read_geonames(dump, names, units, code)
        files = [dump, *([names] if names is not None else [])]
        added[f"geonames-{code}"] = library.add(
            f"geonames-{code}", places, origin=origin, sha256=sha256_of(files), licence=GEONAMES_LICENCE
        )
        if folder is None:
            for file in files:
                file.unlink()
    return added


def add_wof(library: Library, path: Path, name: str, origin: str | None = None) -> int:
    """Add a Who's On First table or folder of records. Returns how many places it has."""
    places = read_wof(path, UnitNames(load_gazetteer()))
    return library.add(name, places, origin=origin or str(path), sha256=sha256_of(_files(path)), licence=WOF_LICENCE)


def add_csv(library: Library, path: Path, name: str, columns: Columns, licence: str, origin: str | None = None) -> int:
    """Add a table by the columns that the user names. Returns how many places it has."""
    places = read_csv(path, columns, UnitNames(load_gazetteer()))
    return library.add(name, _prefixed(places, name), origin=origin or str(path), sha256=sha256_of(_files(path)), licence=licence)


def fetched(library: Library, url: str, fetching: Fetching, sha256: str | None) -> Path:
    """The file of an address, in the folder of downloads."""
    name = Path(urlsplit(url).path).name or "download"
    target = library.folder / "downloads" / f"{hashlib.sha256(url.encode()).hexdigest()[:8]}-{name}"
    fetch(url, target, fetching, sha256)
    return target


def sha256_of(files: list[Path]) -> str:
    """The SHA-256 of files one after the other."""
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob("*.geojson"))
    if not path.is_file():
        raise SourceError(f"{path}: no such file or folder")
    return [path]


def _local_dump(folder: Path, code: str) -> tuple[Path, Path | None]:
    dump = next((p for p in (folder / f"{code}.zip", folder / f"{code}.txt") if p.is_file()), None)
    if dump is None:
        raise SourceError(f"{folder}: neither {code}.zip nor {code}.txt is in this folder")
    inner = folder / "alternatenames"
    return dump, next((p for p in (inner / f"{code}.zip", inner / f"{code}.txt") if p.is_file()), None)


def _prefixed(places: Iterator[AddedPlace], name: str) -> Iterator[AddedPlace]:
    """Places with ids that say their source, as a table's own ids are often bare numbers."""
    for place in places:
        yield replace(place, id=f"{name}:{place.id}")
