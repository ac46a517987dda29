"""`waqai mentions`: what was found in the text before events are built."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.coding import Engine, load_engine
from waqai.app.cli.options import DEFAULT_LIMITS, Inputs, MaxMegabytes, Published
from waqai.app.cli.session import Session
from waqai.documents import Article, estimate_articles, read_articles
from waqai.model import Document, Issue
from waqai.outputs.files import jsonl_text, written_aside
from waqai.outputs.terminal import broken, printable


def mentions(
    files: Inputs,
    published: Published = None,
    to: Annotated[Path | None, typer.Option(metavar="OUT.jsonl", help="File to write, one article a line.")] = None,
    max_mb: MaxMegabytes = DEFAULT_LIMITS,  # type: ignore[assignment]
) -> None:
    """Find tactics, weapons, actors, people, places, times and counts; offsets count characters of title, newline, text."""
    session = Session()
    if to is not None and to.suffix.lower() != ".jsonl":
        session.wrong_use(f"{to}: mentions are written as .jsonl")
    engine = load_engine(session)
    with contextlib.ExitStack() as stack:
        stream = None
        if to is not None:
            try:
                stream = stack.enter_context(written_aside(to))
            except OSError as error:
                session.wrong_use(f"{to}: cannot be written: {error.strerror or error}")
        for item in session.progress(read_articles(files, published, max_mb), "Reading", lambda: estimate_articles(files)):
            found = item if isinstance(item, Issue) else mention_line(engine, item)
            if isinstance(found, Issue):
                session.report(found)
            elif stream is not None:
                stream.write(jsonl_text(found).encode("utf-8", "backslashreplace"))
            elif session.to_terminal:
                _show(session, found)
            else:
                sys.stdout.write(jsonl_text(found))
    session.finish()


def mention_line(engine: Engine, article: Article) -> dict[str, Any] | Issue:
    """The mentions of one article: `{"id", "mentions": [{"kind", "start", "end", "text", "value", "rule", "score"}]}`."""
    document: Document = article.document
    try:
        found = engine.mentions(document)
    except Exception as error:
        return Issue("coder-fault", article.where, f"the coder failed on this article ({type(error).__name__}: {error}); please report it")
    rows = [
        {
            "kind": mention.kind,
            "start": mention.span.start,
            "end": mention.span.end,
            "text": mention.span.of(document.raw),
            "value": mention.value,
            "rule": mention.rule,
            "score": round(mention.score, 3),
        }
        for mention in found
    ]
    return {"id": document.id, "mentions": rows}


def _show(session: Session, line: dict[str, Any]) -> None:
    grid = Table(title=Text(printable(line["id"])), title_justify="left", box=None, header_style="dim", padding=(0, 2, 0, 0))
    widths = (8, 11, max((session.out.width - 35) // 2, 16), max((session.out.width - 35) // 2, 16))
    for name, width in zip(("kind", "from-to", "words", "value"), widths, strict=True):
        grid.add_column(name, width=width, no_wrap=True, overflow="ellipsis")
    for row in line["mentions"]:
        cells = (row["kind"], f"{row['start']}-{row['end']}", " ".join(row["text"].split()), str(row["value"]))
        grid.add_row(*(Text(broken(cell, width)) for cell, width in zip(cells, widths, strict=True)))
    session.out.print(grid)
