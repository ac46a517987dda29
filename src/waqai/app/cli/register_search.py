"""`waqai register search`: incidents by words and filters."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.counting import counted
from waqai.app.cli.filtering import Query, Where, filter_of
from waqai.app.cli.opening import Target, Who, acting, register_of
from waqai.app.cli.session import Session
from waqai.outputs.files import jsonl_text
from waqai.outputs.fused import toll
from waqai.outputs.terminal import broken, sides, when
from waqai.register import ORDERS, PROFILES

_SHOWN = 40


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
            session.say(
                f"{len(rows)} of {counted(total, 'incident')}" + (f"; as an address: {wanted.to_query()}" if not wanted.is_empty else "")
            )
        else:
            for number, row in enumerate(opened.export(wanted, acting(who).who, profile, sort), 1):
                if limit is not None and number > limit:
                    break
                sys.stdout.write(jsonl_text(row))
    session.finish()


def _table(session: Session, rows: list[dict[str, Any]]) -> None:
    grid = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    wide = max(session.out.width - 105, 14)
    for name, width in (("id", 15), ("when", 10), ("what", 15), ("where", 18), ("who > whom", wide), ("toll", 24), ("sources", 7)):
        grid.add_column(name, width=width, no_wrap=True, overflow="ellipsis")
    for row in rows:
        place = f"{row.get('place') or row.get('place_ar') or ''}, {row.get('country') or ''}".strip(", ")
        cells = (row["incident"], when(row), row["type"], place, sides(row).replace("\n", " "), ", ".join(toll(row)), str(row["sources"]))
        widths = (15, 10, 15, 18, wide, 24, 7)
        grid.add_row(*(Text(broken(cell, width)) for cell, width in zip(cells, widths, strict=True)))
    session.out.print(grid)
