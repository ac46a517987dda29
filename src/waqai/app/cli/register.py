"""`waqai register`: what a register holds, whether it is sound, backups, migrations; changes and searches stand in files of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.counting import counted
from waqai.app.cli.opening import Target, Who, register_of
from waqai.app.cli.register_changes import correct_command, erase_command, history_command, merge_command, split_command, undo_command
from waqai.app.cli.register_search import search_command
from waqai.app.cli.register_show import show_command, similar_command
from waqai.app.cli.session import Session
from waqai.model import Issue
from waqai.outputs.terminal import printable

register = typer.Typer(
    help="The register: look into it, search, correct, merge, split, undo; check, back up, migrate.", no_args_is_help=True
)


@register.command()
def info(register: Target) -> None:
    """Say what the register holds."""
    session = Session()
    with register_of(session, register) as opened:
        found = opened.info()
    rows = {
        "register": found.where,
        "id": found.id,
        "made": found.created,
        "keeps of articles": found.keeps,
        "articles": f"{found.documents:,} ({found.relevant:,} with events, {found.copies:,} copies, {found.erased:,} erased)",
        "events": f"{found.events:,} ({found.waiting:,} wait to be fused)",
        "incidents": f"{found.incidents:,}",
        "changes by people": f"{found.changes:,}",
        "runs of the coder": f"{found.runs:,}",
    }
    if found.last_run:
        run = found.last_run
        rows["last run"] = f"{run.at}, waqai {run.program.version}, packs {run.program.packs[:12]}, {run.failed} failures"
        rows["last run"] += "" if run.finished else " (not finished)"
    rows["clock"] = str(found.clock)
    if found.outdated:
        rows["fused with"] = f"{found.fused_with}, not this program's packs: `waqai register fuse --all` brings incidents up to date"
    grid = Table.grid(padding=(0, 2))
    for name, value in rows.items():
        grid.add_row(Text(name, style="dim"), Text(printable(value)))
    session.out.print(grid)
    session.finish()


@register.command()
def check(
    register: Target,
    deep: Annotated[bool, typer.Option("--deep", help="Also fuse everything at once, and compare.")] = False,
) -> None:
    """Prove the register sound: hashes, references, the log against the state, events against corrections, incidents, the index."""
    session = Session()
    with register_of(session, register) as opened:
        for step, faults in opened.check(deep=deep):
            session.say(f"{step}: {'sound' if not faults else f'{len(faults)} faults'}")
            for fault in faults[:50]:
                session.report(Issue("unsound", step, fault))
            if len(faults) > 50:
                session.say(f"{step}: {len(faults) - 50} more")
    session.finish()


@register.command()
def backup(
    register: Target,
    to: Annotated[Path, typer.Argument(metavar="FILE", help="File to write: a register by itself.")],
    who: Who = "",
) -> None:
    """Copy one state of the register into a file, while others may go on writing. From PostgreSQL too the copy is one file."""
    session = Session()
    with register_of(session, register) as opened:
        size = opened.backup(to, who)
    session.say(f"{to}: {size / 1e6:,.1f} MB")
    session.finish()


@register.command()
def copy(
    register: Target,
    target: Annotated[str, typer.Argument(metavar="TARGET", help="An empty database: a new file, or a postgresql:// address.")],
) -> None:
    """Copy the register into an empty database, to move from SQLite to PostgreSQL or back."""
    session = Session()
    with register_of(session, register) as opened:
        opened.copy_to(target)
    session.say(f"copied -> {target}")
    session.finish()


@register.command("migrate")
def migrate_command(register: Target) -> None:
    """Bring the tables of an older register to this program's form. Make a backup first."""
    from waqai.register import RegisterError
    from waqai.register.database import Database
    from waqai.register.migrating import migrate

    session = Session()
    try:
        database = Database(register)
        if database.path is not None and not database.path.is_file():
            session.fail(f"{register}: no such register")
        before, after = migrate(database)
    except RegisterError as fault:
        session.fail(str(fault))
    session.say(f"{register}: is in form {after} already" if before == after else f"{register}: from form {before} to {after}")
    session.finish()


@register.command()
def fuse(
    register: Target,
    anew: Annotated[
        bool, typer.Option("--all", help="Everything anew, with this program's packs and weights; people's word stays.")
    ] = False,
) -> None:
    """Fuse what still waits to be fused (every command that adds or changes does so by itself)."""
    session = Session()
    with register_of(session, register) as opened:
        done = opened.fuse(lambda events: session.say(f"{events} events fused") if session.err.is_terminal else None, anew=anew)
    session.say(f"{counted(done.events, 'event')}, {counted(done.written, 'incident')} written, {counted(done.ended, 'id')} ended")
    session.finish()


_OTHERS: dict[str, Callable[..., None]] = {
    "search": search_command,
    "show": show_command,
    "similar": similar_command,
    "history": history_command,
    "correct": correct_command,
    "undo": undo_command,
    "merge": merge_command,
    "split": split_command,
    "erase": erase_command,
}
for name, command in _OTHERS.items():
    register.command(name)(command)
