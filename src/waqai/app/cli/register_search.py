"""`waqai register search` and `show`: incidents by words and filters, and one of them with every source's version."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.filtering import Query, Where, filter_of
from waqai.app.cli.opening import Target, Who, acting, register_of
from waqai.app.cli.session import Session
from waqai.outputs.files import jsonl_text
from waqai.outputs.terminal import broken, printable, sides, toll, when
from waqai.register import ORDERS, PROFILES

if TYPE_CHECKING:
    from waqai.register import IncidentView

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
            session.say(f"{len(rows)} of {total} incidents" + (f"; as an address: {wanted.to_query()}" if not wanted.is_empty else ""))
        else:
            for number, row in enumerate(opened.export(wanted, acting(who).who, profile, sort), 1):
                if limit is not None and number > limit:
                    break
                sys.stdout.write(jsonl_text(row))
    session.finish()


def show_command(register: Target, name: Annotated[str, typer.Argument(metavar="ID", help="An incident's id.")]) -> None:
    """Show one incident: its values, every source's version of each, its reports and what became of its id."""
    from waqai.register import Tombstone

    session = Session()
    with register_of(session, register) as opened:
        view = opened.incident(name)
    if isinstance(view, Tombstone):
        session.say(f"{name}: its reports are gone since {view.changed}")
        session.finish()
    if not session.to_terminal:
        sys.stdout.write(jsonl_text(_line(view)))
    else:
        _page(session, view)
    session.finish()


def _line(view: IncidentView) -> dict[str, Any]:
    """An incident as a line of JSON: its row, and what stands behind it."""
    versions = {
        key: [{**asdict(version), "published": version.published.isoformat() if version.published else None} for version in told]
        for key, told in view.fused.versions.items()
    }
    past = [asdict(each) for each in view.past]
    more = {"asked": view.asked, "version": view.version, "review": view.review, "overruled": view.overruled, "past": past}
    return {**view.row, **more, "rules": dict(view.fused.rules), "versions": versions}


def _table(session: Session, rows: list[dict[str, Any]]) -> None:
    grid = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    wide = max(session.out.width - 92, 14)
    for name, width in (("id", 15), ("when", 10), ("what", 15), ("where", 18), ("who > whom", wide), ("toll", 14), ("sources", 7)):
        grid.add_column(name, width=width, no_wrap=True, overflow="ellipsis")
    for row in rows:
        place = f"{row.get('place') or row.get('place_ar') or ''}, {row.get('country') or ''}".strip(", ")
        cells = (row["incident"], when(row), row["type"], place, sides(row).replace("\n", " "), ", ".join(toll(row)), str(row["sources"]))
        widths = (15, 10, 15, 18, wide, 14, 7)
        grid.add_row(*(Text(broken(cell, width)) for cell, width in zip(cells, widths, strict=True)))
    session.out.print(grid)


def _page(session: Session, view: IncidentView) -> None:
    head = f"{view.id}" + (f" (asked for as {view.asked})" if view.asked else "")
    session.out.print(Text(head, style="bold"))
    grid = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    width = max((session.out.width - 24) // 2, 20)
    for name in ("field", "value", "as reported"):
        grid.add_column(name, overflow="fold")
    for key, value in view.row.items():
        if value in (None, [], "") or key in ("members", "incident"):
            continue
        versions = view.fused.versions.get(key, ())
        told = "\n".join(f"{version.value} ({version.outlet or version.report.document}, {version.stance})" for version in versions)
        shown = f"{value}" + (" [corrected]" if key in view.overruled else "")
        grid.add_row(Text(key, style="dim"), Text(broken(shown, width)), Text(broken(told, width)))
    session.out.print(grid)
    for event in view.events:
        session.out.print(Text(printable(f"  {event.key.document}/{event.key.n}  {event.review}  {event.row.get('evidence_ar') or ''}")))
    for past in view.past:
        session.out.print(Text(f"  {past.at}  {past.what}  {' '.join(past.others)}", style="dim"))
