"""`waqai packs`: what the program knows, and whether its examples hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.session import Session
from waqai.knowledge import Entry, Knowledge, PackError, load_packs
from waqai.mentions.lexicon import Lexicon
from waqai.model import Issue
from waqai.outputs.codebooks import FactsMaker
from waqai.outputs.codebooks.checking import example_results
from waqai.outputs.terminal import broken
from waqai.text import tokenize

packs = typer.Typer(help="What the program knows: list packs, show an entry, check that every example holds.", no_args_is_help=True)

Folder = Annotated[Path | None, typer.Option("--packs", metavar="FOLDER", help="Packs of your own instead of the program's.")]


@packs.command("list")
def list_packs(folder: Folder = None) -> None:
    """List the packs with how many entries, written forms and examples each has."""
    session = Session()
    knowledge = _load(session, folder)
    grid = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    grid.add_column("pack")
    for name in ("entries", "forms", "examples"):
        grid.add_column(name, justify="right")
    grid.add_column("files")
    for pack in dict.fromkeys(entry.pack for entry in knowledge.entries):
        entries = [entry for entry in knowledge.entries if entry.pack == pack]
        forms = sum(len(entry.forms) for entry in entries)
        examples = sum(len(entry.examples_match) + len(entry.examples_no) for entry in entries)
        files = Counter(entry.file for entry in entries)
        grid.add_row(pack, str(len(entries)), str(forms), str(examples), ", ".join(sorted(files)))
    session.out.print(grid)
    session.finish()


@packs.command()
def show(
    entry_id: Annotated[str, typer.Argument(metavar="ID", help="An entry's id, or pack/id where two packs share it.")],
    folder: Folder = None,
) -> None:
    """Show one entry: names, phrases, attributes, source and examples."""
    session = Session()
    pack, _, name = entry_id.rpartition("/")
    found = [entry for entry in _load(session, folder).entries if entry.id == name and pack in ("", entry.pack)]
    if not found:
        session.fail(f"no entry {entry_id!r}; `waqai packs list` shows the packs")
    for entry in found:
        _show(session, entry)
    session.finish()


@packs.command()
def check(folder: Folder = None) -> None:
    """Load every pack strictly and try every example: those that must match and those that must not.

    Without --packs the codebook packs are tried as well.
    """
    session = Session()
    knowledge = _load(session, folder)
    examples = list(_examples(knowledge))
    lexicon = Lexicon(knowledge)
    for entry, sentence, must in session.progress(examples, "Checking", lambda: len(examples)):
        matched = any(hit.entry is entry for hit in lexicon.find(tokenize(sentence)))
        if matched is not must:
            what = f"example does not match: «{sentence}»" if must else f"counter-example matches: «{sentence}»"
            session.report(Issue("example", f"{entry.file}: {entry.id}", what))
    tried = len(examples) + (0 if folder else _check_codebooks(session, knowledge))
    session.say(f"{len(knowledge.entries)} entries, {tried} examples, {len(session.issues)} wrong")
    session.finish()


def _check_codebooks(session: Session, knowledge: Knowledge) -> int:
    """Try the examples of the codebook packs; how many there are."""
    try:
        results = list(example_results(FactsMaker(knowledge)))
    except PackError as error:
        session.fail(str(error))
    for where, what, holds in results:
        if not holds:
            session.report(Issue("example", where, f"example does not hold: {what}"))
    return len(results)


def _load(session: Session, folder: Path | None) -> Knowledge:
    try:
        return load_packs(folder)
    except PackError as error:
        session.fail(str(error))


def _examples(knowledge: Knowledge) -> Iterator[tuple[Entry, str, bool]]:
    for entry in knowledge.entries:
        yield from ((entry, sentence, True) for sentence in entry.examples_match)
        yield from ((entry, sentence, False) for sentence in entry.examples_no)


def _show(session: Session, entry: Entry) -> None:
    session.out.print(Text(f"{entry.pack}/{entry.id}", style="bold"))
    rows = {
        "names": f"{entry.label_en} · {entry.label_ar}",
        "phrases": "\n".join(entry.phrases),
        "forms": f"{len(entry.forms)} written forms",
        "attributes": ", ".join(f"{key}: {value}" for key, value in entry.attrs.items()),
        "maps": ", ".join(f"{key}: {value}" for key, value in entry.maps.items()),
        "valid": " - ".join(filter(None, (entry.valid_from, entry.valid_to))),
        "matches": "\n".join(entry.examples_match),
        "not": "\n".join(entry.examples_no),
        "notes": entry.notes or "",
        "source": entry.source or "",
        "file": entry.file,
    }
    grid = Table.grid(padding=(0, 2))
    width = max(session.out.width - 16, 20)
    for name, value in rows.items():
        if value:
            grid.add_row(Text(name, style="dim"), Text(broken(value, width)))
    session.out.print(grid)
