"""`waqai add`: articles read (from files or addresses), coded and stored in a register."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.app.cli.coding import code_articles, load_engine
from waqai.app.cli.counting import counted
from waqai.app.cli.opening import Target, Who, register_of
from waqai.app.cli.options import DEFAULT_LIMITS, AllowPrivate, AnyLanguage, Mapped, MaxMegabytes, Published
from waqai.app.cli.remarks import Remarks
from waqai.app.cli.session import Session
from waqai.app.coder import code_to_store
from waqai.app.fetched import is_address, read_address
from waqai.app.stopping import Asked, Stopped, stoppable
from waqai.documents import Article, ColumnError, Columns, Limits, estimate_articles, is_failure, keep_arabic, read_articles
from waqai.model import Issue
from waqai.network import Fetcher, FetchLimits

if TYPE_CHECKING:
    from waqai.app.intake import Fresh, Intake

CORES = min(os.cpu_count() or 1, 8)


def add(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL...", help="Files, folders, - for standard input; addresses of pages, feeds and files."),
    ],
    register: Target,
    published: Published = None,
    columns: Mapped = None,
    any_language: AnyLanguage = False,
    keep: Annotated[
        str, typer.Option(metavar="text|quotes|spans", help="What a new register keeps of articles: all, title and quotes, or no words.")
    ] = "text",
    who: Who = "",
    errors: Annotated[
        Path | None, typer.Option(metavar="OUT.jsonl", help="File for what went wrong, one issue a line (else DB.failed.jsonl).")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes to code with.", show_default=str(CORES))] = CORES,
    allow_private: AllowPrivate = False,
    max_mb: MaxMegabytes = DEFAULT_LIMITS,  # type: ignore[assignment]
) -> None:
    """Code articles and store them, copies marked, then fuse reports of one incident. What the register holds is passed over."""
    from waqai.app.intake import Fresh, Intake

    session = Session()
    try:
        mapping = Columns.of(columns or ())
    except ColumnError as fault:
        session.wrong_use(f"--map {fault}")
    engine = load_engine(session)
    limits: Limits = max_mb
    fetcher = Fetcher(allow_private=allow_private, limits=FetchLimits(largest_bytes=limits.article_bytes))
    with register_of(session, register, create=True, keeps=keep) as opened:
        fresh, intake = Fresh(opened), Intake(opened, who, asked := Asked())
        remarks = Remarks()
        found = _items(inputs, published, limits, mapping, fetcher)
        coded = code_articles(engine, fresh.of(found if any_language else keep_arabic(found)), workers, code_to_store)
        try:
            with stoppable(asked):
                try:
                    for item in session.progress(coded, "Adding", lambda: _estimate(inputs)):
                        asked.heed()
                        if isinstance(item, Issue):
                            _note(session, intake, item)
                        else:
                            remarks.see(item)
                            intake.take(item)
                finally:  # an interrupted run keeps what it has coded
                    intake.flush()
                for issue in intake.total.issues:
                    session.report(issue)
                written = intake.fuse(lambda done: session.say(f"{done} events fused") if session.err.is_terminal else None)
                intake.finish(filter(is_failure, session.issues))
        except Stopped:
            session.say(f"stopped; {counted(intake.total.added, 'article')} added -> {register}. Run the command again to go on.")
            raise typer.Exit(130) from None
        for note in remarks.issues():
            session.say(f"waqai: note: {note}")  # said, but no failure to be listed
        _summary(session, fresh, intake, written, register)
    session.finish(_failed_file(session, register, errors))


def _items(inputs: Iterable[str], published: date | None, limits: Limits, mapping: Columns, fetcher: Fetcher) -> Iterator[Article | Issue]:
    """Files and folders by one reader, so that what comes twice is seen; addresses each by a fetch."""
    paths = [item for item in inputs if not is_address(item)]
    if paths:
        yield from read_articles(paths, published, limits, columns=mapping)
    for item in inputs:
        if is_address(item):
            yield from read_address(item, fetcher, published, limits, mapping)


def _estimate(inputs: Iterable[str]) -> int | None:
    return None if any(map(is_address, inputs)) else estimate_articles(inputs)


def _note(session: Session, intake: Intake, issue: Issue) -> None:
    """Articles in other languages are counted; everything else is said."""
    if issue.code == "other-language":
        intake.foreign += 1
        session.issues.append(issue)
    else:
        session.report(issue)


def _summary(session: Session, fresh: Fresh, intake: Intake, written: int, register: str) -> None:
    total = intake.total
    foreign = f"{intake.foreign} in other languages set aside; " if intake.foreign else ""
    session.say(
        f"{counted(total.added, 'article')} added ({total.copies} copies), {counted(total.events, 'event')}, "
        f"{counted(written, 'incident')} written; "
        f"{foreign}{fresh.known + total.present} there already -> {register}"
    )


def _failed_file(session: Session, register: str, errors: Path | None) -> Path | None:
    """Where failures are listed: where the user says, else beside a register that is a file."""
    if errors is not None or not any(map(is_failure, session.issues)) or "://" in register:
        return errors
    beside = Path(f"{register}.failed.jsonl")
    session.say(f"what failed is listed in {beside}")
    return beside
