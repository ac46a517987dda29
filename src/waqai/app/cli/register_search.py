"""`waqai register search`: incidents by words and filters."""

from __future__ import annotations

import re
import sys
from typing import Annotated, Any
from urllib.parse import unquote

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.counting import counted
from waqai.app.cli.filtering import Query, Where, filter_of
from waqai.app.cli.opening import Target, Who, acting, register_of
from waqai.app.cli.session import Session
from waqai.outputs.files import jsonl_text
from waqai.outputs.fused import toll
from waqai.outputs.terminal import broken, isolated, sides, when
from waqai.register import ORDERS, PROFILES

_SHOWN = 40
_COLUMNS = (("id", 15), ("when", 10), ("what", 16), ("where", 18), ("who > whom", 0), ("toll", 15), ("sources", 7))
_LEAST_SIDES = 16


def search_command(
    register: Target,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help='Words that must all occur; «a phrase»; word*; not "-word" (after --).')
    ] = None,
    where: Where = None,
    query: Query = "",
    sort: Annotated[str, typer.Option("--sort", help=f"Order: {', '.join(ORDERS)}.")] = "-date",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="How many to show (on a terminal 40, into a pipe all).")] = None,
    profile: Annotated[str, typer.Option("--profile", help=f"What of the rows is shown: {', '.join(PROFILES)}.")] = "full",
    count: Annotated[bool, typer.Option("--count", help="Print only how many there are.")] = False,
    who: Who = "",
) -> None:
    """Find incidents. A table on a terminal, one row of JSON a line into a pipe (which is noted as an export)."""
    session = Session()
    with register_of(session, register) as opened:
        wanted = filter_of(where, query, words)
        selection = opened.incidents(wanted, sort, profile)
        total = selection.count()
        if count:
            session.out.print(total)
        elif session.to_terminal:
            rows = selection.page(min(limit or _SHOWN, 10_000)).rows
            _table(session, rows)
            address = "" if wanted.is_empty else f"; as an address: {_readable(wanted.to_query())}"
            session.say(f"{len(rows)} of {counted(total, 'incident')}{address}")
        else:
            for number, row in enumerate(opened.export(wanted, acting(who).who, profile, sort), 1):
                if limit is not None and number > limit:
                    break
                sys.stdout.write(jsonl_text(row))
    session.finish()


def _table(session: Session, rows: list[dict[str, Any]]) -> None:
    wide = session.out.width - sum(width + 2 for _, width in _COLUMNS)
    if wide < _LEAST_SIDES:
        for row in rows:
            _lines(session, row)
        return
    columns = [(name, width or wide) for name, width in _COLUMNS]
    grid = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    for name, width in columns:
        grid.add_column(name, width=width, no_wrap=True, overflow="ellipsis")
    for row in rows:
        cells = (row["incident"], when(row), row["type"], _place(row), sides(row), "\n".join(toll(row)), str(row["sources"]))
        grid.add_row(*(Text(broken(cell, width)) for cell, (_, width) in zip(cells, columns, strict=True)))
    session.out.print(grid)


def _lines(session: Session, row: dict[str, Any]) -> None:
    """One incident on a terminal that is too narrow for a table: nothing of it is cut."""
    days = when(row).replace("\n", " to ")
    said = (isolated(_place(row)), sides(row).replace("\n", " "), *toll(row), counted(row["sources"], "source"))
    session.out.print(Text(f"{row['incident']}  {days}  {row['type']}", style="bold"))
    session.out.print(Text("    " + " · ".join(part for part in said if part)))


def _place(row: dict[str, Any]) -> str:
    return f"{row.get('place') or row.get('place_ar') or ''}, {row.get('country') or ''}".strip(", ")


def _readable(address: str) -> str:
    """An address with the letters of other scripts as people read them; what an address needs escaped stays so."""
    return re.sub(r"(?:%[89A-F][0-9A-F])+", lambda escaped: unquote(escaped[0]), address)
