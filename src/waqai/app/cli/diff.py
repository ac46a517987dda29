"""`waqai diff`: two exports compared by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.session import Session
from waqai.outputs.diffing import Difference, diff
from waqai.outputs.files import written_aside
from waqai.outputs.tables import TableError
from waqai.outputs.terminal import broken

_SHOWN = 20


def diff_exports(
    before: Annotated[Path, typer.Argument(metavar="A", help="The earlier export: .csv, .jsonl, .xlsx or .parquet.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="The later export; it may be of another format.")],
    to: Annotated[Path | None, typer.Option("--to", metavar="OUT.jsonl", help="File for all differences, one incident a line.")] = None,
    key: Annotated[str | None, typer.Option(help="Column that names the incident. Default: waqai_id or incident.")] = None,
    stamps: Annotated[bool, typer.Option("--stamps", help="Compare the columns of versions and times too.")] = False,
) -> None:
    """Compare two exports: incidents that are new, gone or changed, and in which fields.

    On a terminal a table; into a pipe JSON lines. The exit code is 0 whether they differ or not.
    """
    session = Session()
    try:
        found = diff(before, after, key, stamps)
    except TableError as error:
        session.fail(str(error))
    except OSError as error:
        session.fail(f"{error.filename or before}: {'no such file' if isinstance(error, FileNotFoundError) else error.strerror}")
    if to is not None:
        try:
            with written_aside(to) as stream:
                stream.writelines(_line(item).encode("utf-8", "backslashreplace") for item in found.items())
        except OSError as error:
            session.wrong_use(f"{to}: cannot be written: {error.strerror or error}")
    elif not session.to_terminal:
        session.out.file.writelines(map(_line, found.items()))
    else:
        _show(session, found)
    _tell(session, found)
    session.finish()


def _line(item: dict[str, object]) -> str:
    return json.dumps(item, ensure_ascii=False) + "\n"


def _tell(session: Session, found: Difference) -> None:
    session.say(f"{len(found.new)} new, {len(found.gone)} gone, {len(found.changed)} changed, {found.same} the same")
    for name, count in found.by_field.most_common():
        session.say(f"  {count:>7}  {name}")
    for names, where in zip(found.only_columns, ("A", "B"), strict=True):
        if names:
            session.say(f"columns in {where} alone, not compared: {', '.join(names)}")


def _show(session: Session, found: Difference) -> None:
    width = max((session.out.width - 48) // 2, 16)
    grid = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    for name, size in (("incident", 24), ("field", 18), ("before", width), ("after", width)):
        grid.add_column(name, width=size, no_wrap=True, overflow="ellipsis")
    for each in found.new[:_SHOWN]:
        grid.add_row(Text(each), Text("new", style="green"))
    for each in found.gone[:_SHOWN]:
        grid.add_row(Text(each), Text("gone", style="red"))
    for change in found.changed[:_SHOWN]:
        for position, (name, (one, other)) in enumerate(change.fields.items()):
            grid.add_row(Text(change.id if not position else ""), Text(name), Text(broken(one, width)), Text(broken(other, width)))
    if grid.row_count:
        session.out.print(grid)
