"""`waqai gazetteer`: big gazetteers added to the program's own, and questions to both."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.session import Session
from waqai.gazetteers import Library, SourceError, load_all_places
from waqai.gazetteers.adding import add_csv, add_geonames, add_wof, fetched
from waqai.gazetteers.download import Fetching
from waqai.gazetteers.index import distance_km
from waqai.gazetteers.tables import FIELDS, Columns
from waqai.knowledge.places import GazetteerRow
from waqai.knowledge.places.gazetteer import name_key
from waqai.knowledge.places.latin import is_latin, latin_keys
from waqai.knowledge.places.tables import GazetteerError
from waqai.text import fold_phrase

Result = TypeVar("Result")

gazetteer = typer.Typer(
    help="Add big gazetteers (GeoNames, Who's On First, tables of your own), list and remove them, ask for places.", no_args_is_help=True
)
add = typer.Typer(help="Add places from a country dump, a file or an address.", no_args_is_help=True)
gazetteer.add_typer(add, name="add")

AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch also from addresses of private networks and of this machine.")]
FromUrl = Annotated[str | None, typer.Option("--from-url", metavar="URL", help="Fetch the file from here; what broke off is continued.")]
Checksum = Annotated[str | None, typer.Option("--sha256", metavar="HEX", help="Refuse a fetched file with another checksum.")]
Name = Annotated[str | None, typer.Option("--name", help="Name under which it is listed (default: the file's).")]


@add.command("geonames")
def geonames_command(
    countries: Annotated[list[str], typer.Argument(metavar="CC...", help="Countries by ISO code: SY IQ YE.")],
    folder: Annotated[
        Path | None, typer.Option("--from-folder", metavar="FOLDER", help="Folder with SY.zip and alternatenames/SY.zip.")
    ] = None,
    from_url: Annotated[str | None, typer.Option("--from-url", metavar="URL", help="Another server's folder of dumps.")] = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Add GeoNames country dumps with their Arabic names, from the server of GeoNames, another, or a folder."""
    session = Session()
    if folder is not None and from_url is not None:
        session.wrong_use("give either --from-folder or --from-url, not both")
    fetching = _fetching(session, allow_private)
    for country in countries:
        added = _try(session, lambda code=country: add_geonames(Library(), [code], folder, from_url, fetching))  # type: ignore[misc]
        for name, rows in added.items():
            session.say(f"{name}: {rows:,} places added")
    session.finish()


@add.command("wof")
def wof_command(
    path: Annotated[
        Path | None, typer.Argument(metavar="[FILE|FOLDER]", help="A table (.tsv, .csv, .gz) or a folder of GeoJSON records.")
    ] = None,
    from_url: FromUrl = None,
    sha256: Checksum = None,
    name: Name = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Add places of Who's On First."""
    session = Session()
    library = Library()
    source, origin = _source(session, library, path, from_url, sha256, allow_private)
    listed = _listed_name(name, source, origin)
    rows = _try(session, lambda: add_wof(library, source, listed, origin))
    _done(session, library, listed, rows, source, from_url)


@add.command("csv")
def csv_command(
    path: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A table with a header, UTF-8, commas, semicolons or tabs.")] = None,
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help=f"Which column holds a field: {', '.join(FIELDS)}. May be given several times."),
    ] = None,
    fixed: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="A value for every row, such as country=IQ or kind=admin2.")
    ] = None,
    from_url: FromUrl = None,
    sha256: Checksum = None,
    name: Name = None,
    licence: Annotated[str, typer.Option(help="The source's licence, to be listed with it.")] = "not stated",
    allow_private: AllowPrivate = False,
) -> None:
    """Add a table of places: OCHA's P-codes, an organisation's own list. Several names in one field are separated by |."""
    session = Session()
    try:
        columns = Columns(_pairs(session, "--map", mapped), _pairs(session, "--set", fixed))
    except SourceError as fault:
        session.wrong_use(str(fault))
    library = Library()
    source, origin = _source(session, library, path, from_url, sha256, allow_private)
    listed = _listed_name(name, source, origin)
    rows = _try(session, lambda: add_csv(library, source, listed, columns, licence, origin))
    _done(session, library, listed, rows, source, from_url)


@gazetteer.command("list")
def list_command() -> None:
    """List the gazetteers that were added, with places, licence, day, checksum and origin."""
    session = Session()
    library = Library()
    sources = _try(session, library.sources)
    if not sources:
        session.say(f"no gazetteer was added (they would be in {library.folder})")
    else:
        rows = [(s.name, str(s.rows), s.licence, s.added, s.sha256[:12], s.origin) for s in sources]
        _print(session, [("name", "places", "licence", "added", "sha256", "origin"), *rows])
    session.finish()


@gazetteer.command("remove")
def remove_command(names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names as `list` shows them.")]) -> None:
    """Take added gazetteers out."""
    session = Session()
    for name in names:
        _try(session, lambda wanted=name: Library().remove(wanted))  # type: ignore[misc]
        session.say(f"{name}: removed")
    session.finish()


@gazetteer.command("check")
def check_command(name: Annotated[str, typer.Argument(metavar="NAME", help="A place's name, in Arabic or Latin letters.")]) -> None:
    """Show every place that goes by a name: those of the program first, then those added."""
    session = Session()
    places = _try(session, load_all_places)
    keys = latin_keys(name) if is_latin(name.strip()) else (name_key(fold_phrase(name)),)
    hits = [h for key in keys for h in (*places.lookup(key), *places.added(key)) if h.relation != "adjective"]
    rows = list(dict.fromkeys(h.row for h in hits))
    if not rows:
        near = sorted(n for key in keys if " " not in key for n in places.near_keys(key, added=True))
        session.fail(f"no place goes by {name}" + (f"; one letter off: {', '.join(near[:10])}" if near else ""))
    _show(session, [(None, row) for row in rows])
    session.finish()


@gazetteer.command("near", context_settings={"ignore_unknown_options": True})
def near_command(
    lat: Annotated[float, typer.Argument(metavar="LAT", min=-90, max=90)],
    lon: Annotated[float, typer.Argument(metavar="LON", min=-180, max=180)],
    km: Annotated[float, typer.Option(min=0.1, max=500, help="How far around.")] = 10,
    most: Annotated[int, typer.Option("--most", min=1, help="How many to show.")] = 30,
) -> None:
    """Show the places near a point, the nearest first."""
    session = Session()
    places = _try(session, load_all_places)
    index = _try(session, Library().open)
    found = [
        (d, row)
        for row in places.rows()
        if row.lat is not None and row.lon is not None and (d := distance_km(lat, lon, row.lat, row.lon)) <= km
    ]
    found += index.near(lat, lon, km) if index is not None else []
    if not found:
        session.fail(f"no place within {km:g} km of {lat}, {lon}")
    found.sort(key=lambda pair: pair[0])
    _show(session, list(found[:most]))
    session.finish()


_COLUMNS = ("name", "الاسم", "kind", "country", "admin1", "admin2", "lat", "lon", "P-code", "id", "source")


def _show(session: Session, found: list[tuple[float | None, GazetteerRow]]) -> None:
    """The places as a table on a terminal, as tab-separated lines into a pipe."""
    with_km = any(d is not None for d, _ in found)
    lines = [(*(("km",) if with_km else ()), *_COLUMNS)]
    for distance, r in found:
        point = ("" if v is None else f"{v:.3f}" for v in (r.lat, r.lon))
        cells = (r.name, r.name_ar, r.kind, r.country, r.admin1 or "", r.admin2 or "", *point, r.pcode or "", r.id, r.source)
        lines.append((*((f"{distance:.1f}",) if distance is not None else ()), *cells))
    _print(session, lines)


def _print(session: Session, lines: list[tuple[str, ...]]) -> None:
    if not session.to_terminal:
        session.out.file.write("".join("\t".join(line) + "\n" for line in lines))
        return
    grid = Table(*lines[0], box=None, header_style="dim", padding=(0, 2, 0, 0))
    for line in lines[1:]:
        grid.add_row(*map(Text, line))
    session.out.print(grid)


def _try(session: Session, work: Callable[[], Result]) -> Result:
    """Do the work; a source that cannot be used ends the command in one line."""
    try:
        return work()
    except (SourceError, GazetteerError) as fault:
        session.fail(str(fault))
    except OSError as error:
        session.fail(f"{error.filename or 'the disk'}: {error.strerror or error}")


def _fetching(session: Session, allow_private: bool) -> Fetching:
    last = [time.monotonic()]

    def progress(done: int, total: int | None) -> None:
        if session.err.is_terminal and time.monotonic() - last[0] > 1:
            last[0] = time.monotonic()
            session.say(f"{done / 1e6:.1f} of {total / 1e6:.1f} MB" if total else f"{done / 1e6:.1f} MB")

    return Fetching(allow_private, progress=progress)


def _source(
    session: Session, library: Library, path: Path | None, url: str | None, sha256: str | None, allow_private: bool
) -> tuple[Path, str | None]:
    """The local file, or the one fetched from an address, with the address."""
    if (path is None) == (url is None):
        session.wrong_use("give either a file or --from-url, not both and not none")
    if sha256 is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", sha256):
        session.wrong_use("--sha256 takes 64 hexadecimal digits")
    if url is None:
        return path or Path(), None
    return _try(session, lambda: fetched(library, url, _fetching(session, allow_private), sha256)), url


def _listed_name(name: str | None, source: Path, origin: str | None) -> str:
    plain = origin.rstrip("/").rsplit("/", 1)[-1].split("?")[0] if origin else source.name
    return (name or plain.split(".")[0]).strip() or "places"


def _done(session: Session, library: Library, name: str, rows: int, source: Path, url: str | None) -> None:
    if url is not None:
        source.unlink(missing_ok=True)
    session.say(f"{name}: {rows:,} places added to {library.path}")
    session.finish()


def _pairs(session: Session, option: str, given: list[str] | None) -> dict[str, str]:
    out: dict[str, str] = {}
    for item in given or ():
        field, equals, value = item.partition("=")
        if not equals or not value:
            session.wrong_use(f"{option} {item!r}: write FIELD=VALUE")
        out[field.strip()] = value
    return out
