"""`waqai explain`: the article with coloured words, and why each value was chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from waqai.app.cli.coding import CodedLine, code_articles, load_engine
from waqai.app.cli.options import DEFAULT_LIMITS, MaxMegabytes, Published
from waqai.app.cli.session import Session
from waqai.documents import read_articles
from waqai.model import Issue
from waqai.outputs.explained import explained_page, show_explained
from waqai.outputs.files import written_aside


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="One article, or a file of articles; - for standard input.")],
    published: Published = None,
    article_id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Only the article of this id.")] = None,
    page: Annotated[
        Path | None, typer.Option("--html", metavar="OUT.html", help="Write a page instead: point at a value, see its words.")
    ] = None,
    max_mb: MaxMegabytes = DEFAULT_LIMITS,  # type: ignore[assignment]
) -> None:
    """Show an article with the words behind every value, and for each row which rule read them."""
    session = Session()
    engine = load_engine(session)
    chosen: list[CodedLine] = []
    wanted = (
        item for item in read_articles([file], published, max_mb) if isinstance(item, Issue) or article_id in (None, item.document.id)
    )
    for item in code_articles(engine, wanted):
        if isinstance(item, Issue):
            session.report(item)
        elif page is not None:
            chosen.append(item)
        else:
            show_explained(session.out, item.article.document.raw, item.line)
    if page is not None and chosen:
        _write_page(session, page, chosen)
    session.finish()


def _write_page(session: Session, page: Path, chosen: list[CodedLine]) -> None:
    if len(chosen) > 1:
        ids = ", ".join(item.line["id"] for item in chosen[:3])
        session.wrong_use(f"a page shows one article and there are {len(chosen)}; choose with --id ({ids} ...)")
    try:
        with written_aside(page) as stream:
            stream.write(explained_page(chosen[0].article.document.raw, chosen[0].line).encode("utf-8", "xmlcharrefreplace"))
    except OSError as error:
        session.wrong_use(f"{page}: cannot be written: {error.strerror or error}")
    session.say(f"-> {page}")
