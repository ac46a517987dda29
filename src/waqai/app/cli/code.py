"""`waqai code`: articles in, event rows out."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from waqai.app.cli.coding import CodedLine, code_articles, load_engine
from waqai.app.cli.counting import counted
from waqai.app.cli.options import DEFAULT_LIMITS, Inputs, Mapped, MaxMegabytes, Published
from waqai.app.cli.remarks import Remarks
from waqai.app.cli.session import Session
from waqai.documents import ColumnError, Columns, Limits, estimate_articles, read_articles
from waqai.model import Issue
from waqai.outputs import FORMATS, Line, WritingOptions, writing
from waqai.outputs.files import jsonl_text
from waqai.outputs.terminal import show_rows


def code(
    files: Inputs,
    published: Published = None,
    to: Annotated[
        list[Path] | None, typer.Option(metavar="OUT", help=f"File to write: {', '.join(FORMATS)}. May be given several times.")
    ] = None,
    errors: Annotated[Path | None, typer.Option(metavar="OUT.jsonl", help="File for what went wrong, one issue a line.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes to code with.")] = 1,
    table: Annotated[bool, typer.Option("--table", help="Show the rows as a table also where files are written.")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="Write .csv for Excel: byte order mark, formulas disarmed.")] = False,
    rtl: Annotated[bool, typer.Option("--rtl", help="Lay .xlsx sheets out from right to left.")] = False,
    columns: Mapped = None,
    max_mb: MaxMegabytes = DEFAULT_LIMITS,  # type: ignore[assignment]
) -> None:
    """Code articles: one row for every incident of political violence that they tell.

    On a terminal the rows are shown as a table; into a pipe they go as JSON lines, one article a line.
    """
    session = Session()
    limits: Limits = max_mb
    try:
        mapping = Columns.of(columns or ())
    except ColumnError as fault:
        session.wrong_use(f"--map {fault}")
    for path in to or ():
        if path.suffix.lower() not in FORMATS:
            session.wrong_use(f"{path}: no such format; use one of {', '.join(FORMATS)}")
    engine = load_engine(session)
    found = session.progress(
        code_articles(engine, read_articles(files, published, limits, columns=mapping), workers), "Coding", lambda: estimate_articles(files)
    )
    shown: list[tuple[str, Line]] = []
    show = table or (not to and session.to_terminal)
    articles = events = 0
    remarks = Remarks()
    with contextlib.ExitStack() as stack:
        sinks = [_sink(session, stack, path, WritingOptions(excel, rtl)) for path in to or ()]
        for item in found:
            if isinstance(item, Issue):
                session.report(item)
                continue
            articles, events = articles + 1, events + len(item.line["events"])
            remarks.see(item)
            for add in sinks:
                add(item.line)
            if show:
                shown.append((_name(item), item.line))
            elif not sinks:
                sys.stdout.write(jsonl_text(item.line))
    if show:
        show_rows(session.out, shown)
    for note in remarks.issues():
        session.report(note)
    if to:
        session.say(f"{counted(articles, 'article')}, {counted(events, 'event')} -> {', '.join(map(str, to))}")
    session.finish(errors)


def _sink(session: Session, stack: contextlib.ExitStack, path: Path, options: WritingOptions) -> Callable[[Line], None]:
    try:
        return stack.enter_context(writing(path, options))
    except OSError as error:
        session.wrong_use(f"{path}: cannot be written: {error.strerror or error}")


def _name(item: CodedLine) -> str:
    """The file, or the article's id where a file holds many and says it."""
    own = item.article.document.id
    return item.article.where if ":" not in item.article.where or len(own) == 64 else f"{item.article.where} {own}"
