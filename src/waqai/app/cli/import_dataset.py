"""`waqai import`: rows of a published dataset as reports of a source of its own, into a register or a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai import __version__
from waqai.app.cli.opening import Who, register_of
from waqai.app.cli.session import Session
from waqai.datasets import DATASETS, DatasetRow, read_dataset
from waqai.knowledge import load_packs
from waqai.model import Issue
from waqai.outputs.files import jsonl_text, written_aside

if TYPE_CHECKING:
    from waqai.register import Register

STORED = 500
"""Rows that are stored at once: what a kill costs at most is reading them again."""


def import_dataset(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV files in the dataset's shape (UTF-8).", show_default=False)],
    dataset: Annotated[str, typer.Option("--as", metavar="DATASET", help=f"Whose columns the files have: {', '.join(DATASETS)}.")],
    register: Annotated[
        str | None, typer.Option("--register", metavar="DB", envvar="WAQAI_REGISTER", help="Register to store the rows in.")
    ] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="OUT.jsonl", help="File of coded lines to write instead.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="The outlet under which the rows stand. Default: the dataset's name.")
    ] = None,
    who: Who = "",
) -> None:
    """Read an ACLED-, UCDP- or GTD-shaped CSV as reports of a source of its own, so that fusion compares ours with it (`waqai compare`).

    Rows that stand for no incident of ours (peaceful protests, agreements) are counted and left out. Into a register that holds rows of
    the dataset already, rows that have changed since replace the old ones.
    """
    session = Session()
    if dataset not in DATASETS:
        session.wrong_use(f"--as {dataset}: no such dataset; use one of {', '.join(DATASETS)}")
    name = source or DATASETS[dataset].source
    left_out: Counter[str] = Counter()
    rows = _rows(session, files, dataset, source, left_out)
    if to is not None:
        said = f"{_into_file(session, rows, to)} rows of {name} -> {to}"
    elif register is not None:
        with register_of(session, register, create=True) as opened:
            importing = _Importing(opened, dataset, files, who)
            for row in rows:
                importing.take(row)
            importing.finish()
            for issue in importing.issues:
                session.report(issue)
            fused = opened.fuse(lambda done: session.say(f"{done} events fused") if session.err.is_terminal else None)
        said = (
            f"{importing.added} rows of {name} added, {importing.changed} changed, {importing.same} were there already, "
            f"{fused.written} incidents written -> {register}"
        )
    else:
        session.wrong_use("where to? name a register by --register, or a file of coded lines by --to")
    session.say(said)
    for reason, count in left_out.most_common():
        session.say(f"  {count:>7} left out: {reason}")
    session.finish()


def _rows(session: Session, files: list[Path], dataset: str, source: str | None, left_out: Counter[str]) -> Iterator[DatasetRow]:
    """The rows; what is left out is counted, what is wrong is said."""
    for path in files:
        for item in session.progress(_read(path, dataset, source), "Reading", lambda: None):
            if not isinstance(item, Issue):
                yield item
            elif item.code == "no-incident":
                left_out[item.what] += 1
            else:
                session.report(item)


def _read(path: Path, dataset: str, source: str | None) -> Iterator[DatasetRow | Issue]:
    try:
        yield from read_dataset(path, dataset, source)
    except OSError as error:
        yield Issue("unreadable", str(path), "no such file" if isinstance(error, FileNotFoundError) else error.strerror or str(error))


def _into_file(session: Session, rows: Iterator[DatasetRow], to: Path) -> int:
    count = 0
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(written_aside(to))
        except OSError as error:
            session.wrong_use(f"{to}: cannot be written: {error.strerror or error}")
        for row in rows:
            count += 1
            stream.write(jsonl_text(row.line).encode("utf-8", "backslashreplace"))
    return count


class _Importing:
    """Stores rows in batches: new ones as documents of which title and row are kept, changed ones as new codings of theirs.

    The rows' own words are kept as notes alone: as text, they would be coded as an Arabic article by the next `waqai recode`.
    """

    def __init__(self, register: Register, dataset: str, files: list[Path], who: str) -> None:
        from waqai.register import Program

        self._register, self._batch = register, list[DatasetRow]()
        self._program, self._who = Program(__version__, load_packs().hash), who
        self._options = {"import": dataset, "files": [path.name for path in files]}
        self._run: int | None = None
        self.added = self.changed = self.same = 0
        self.issues: list[Issue] = []

    def take(self, row: DatasetRow) -> None:
        """Store one more row, with those that came before it."""
        self._batch.append(row)
        if len(self._batch) >= STORED:
            self._flush()

    def finish(self) -> None:
        """Store what is left."""
        self._flush()
        if self._run is not None:
            self._register.finish_run(self._run)

    def _flush(self) -> None:
        from waqai.register import Item

        batch, self._batch = {row.document.id: row for row in self._batch}, []
        if not batch:
            return
        if self._run is None:
            self._run = self._register.begin_run(self._program, self._who, self._options)
        held = self._register.held(list(batch))
        fresh = [Item(row.document, row.line, row.where, "quotes") for name, row in batch.items() if name not in held]
        stored = self._register.store(fresh, self._run)
        self.issues += stored.issues
        self.added += stored.added
        changed = [name for name, there in held.items() if there and self._register.compare_coding(name, batch[name].line).changed]
        if changed:
            self._register.store_coding([(name, batch[name].line) for name in changed], self._run)
        self.changed += len(changed)
        self.same += stored.present + len(held) - len(changed)
