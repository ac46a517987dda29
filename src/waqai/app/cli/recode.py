"""`waqai recode`: stored articles coded anew by this program; people's corrections stay, differences are shown."""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.coding import CodedLine, code_articles, load_engine
from waqai.app.cli.opening import Target, Who, register_of
from waqai.app.cli.session import Session
from waqai.app.program import program
from waqai.documents import Article, is_failure
from waqai.model import Issue
from waqai.outputs.files import jsonl_text
from waqai.outputs.terminal import broken

if TYPE_CHECKING:
    from waqai.register import Program, Register
    from waqai.register.recoding import Recoded

STORED = 100

_HEADLINE = 90


def recode(
    register: Target,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also articles that this very program has coded.")] = False,
    who: Who = "",
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes to code with.")] = 1,
) -> None:
    """Code the register's articles anew. Rows keep their numbers, corrections stay, former rows are kept; only articles with text."""
    session = Session()
    engine = load_engine(session)
    counts: Counter[str] = Counter()
    with register_of(session, register) as opened:
        mine = program()
        articles = _stored(opened, None if every else mine)
        first = list(itertools.islice(articles, 1))
        run = opened.begin_run(mine, who, {"recode": True}) if first and not diff else None
        batch: list[CodedLine] = []
        coded = code_articles(engine, itertools.chain(first, articles), workers)
        for item in session.progress(coded, "Recoding", lambda: opened.info().documents):
            if isinstance(item, Issue):
                session.report(item)
                continue
            batch.append(item)
            if len(batch) >= STORED:
                _settle(session, opened, batch, run, counts)
        _settle(session, opened, batch, run, counts)
        if run is not None:
            opened.fuse()
            opened.finish_run(run, [issue for issue in session.issues if is_failure(issue)])
    verb = "would change" if diff else "changed"
    session.say(f"{counts['articles']} articles coded anew, {counts['differing']} {verb}")
    session.say("events: " + ", ".join(f"{counts[name]} {name}" for name in ("changed", "added", "dropped", "kept")))
    session.say(f"{counts['settled']} corrections are now what the program reads")
    session.finish()


def _stored(register: Register, unless: Program | None) -> Iterator[Article]:
    last = 0
    while batch := register.recodable(last, unless):
        yield from (Article(document, document.id) for _, document in batch)
        last = batch[-1][0]


def _settle(session: Session, register: Register, batch: list[CodedLine], run: int | None, counts: Counter[str]) -> None:
    lines = [(item.article.document.id, item.line) for item in batch]
    headed = {item.article.document.id: _headline(item) for item in batch}
    batch.clear()
    found = [register.compare_coding(*line) for line in lines] if run is None else register.store_coding(lines, run)
    for recoded in found:
        counts["articles"] += 1
        counts["differing"] += recoded.changed
        for difference in recoded.differences:
            counts[difference.what] += 1
            counts["settled"] += sum(field.agrees for field in difference.fields)
        if recoded.changed and (run is None or session.to_terminal):
            _show(session, recoded, headed[recoded.document])


def _headline(item: CodedLine) -> str:
    """The title, or how the article begins: an id alone tells nobody which it is."""
    document = item.article.document
    return " ".join((document.title or document.text).split())[:_HEADLINE]


def _show(session: Session, recoded: Recoded, headline: str) -> None:
    """The differences of one article: a table on a terminal, a line of JSON into a pipe."""
    if not session.to_terminal:
        sys.stdout.write(jsonl_text(_line(recoded)))
        return
    session.out.print(Text(f"\n{recoded.document}", style="bold cyan"))
    session.out.print(Text(broken(headline, session.out.width)))
    grid = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    width = max((session.out.width - 40) // 3, 12)
    for name in ("event", "what", "field", "was", "is", "corrected to"):
        grid.add_column(name, max_width=width, overflow="fold")
    for difference in recoded.differences:
        if not difference.fields:
            row = difference.row or {}
            grid.add_row(
                str(difference.key.n), difference.what, "", Text(broken(f"{row.get('type')} {row.get('place_ar') or ''}", width)), "", ""
            )
        for field in difference.fields:
            said = "" if not field.corrected else f"{field.said}" + (" (agrees now)" if field.agrees else " (stays)")
            cells = [Text(broken(str(value), width)) for value in (field.old, field.new, said)]
            grid.add_row(str(difference.key.n), difference.what, field.field, *cells)
    session.out.print(grid)


def _line(recoded: Recoded) -> dict[str, Any]:
    return {
        "id": recoded.document,
        "events": [
            {
                "n": difference.key.n,
                "what": difference.what,
                "fields": [
                    {"field": f.field, "old": f.old, "new": f.new} | ({"corrected": f.said, "agrees": f.agrees} if f.corrected else {})
                    for f in difference.fields
                ],
                **({"row": dict(difference.row)} if difference.row and not difference.fields else {}),
            }
            for difference in recoded.differences
        ],
    }
