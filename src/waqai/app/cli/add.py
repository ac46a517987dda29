"""`waqai add`: articles read, coded and stored in a register."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai import __version__
from waqai.app.cli.coding import CodedLine, code_articles, load_engine
from waqai.app.cli.opening import Target, Who, register_of
from waqai.app.cli.options import DEFAULT_LIMITS, Inputs, MaxMegabytes, Published
from waqai.app.cli.session import Session
from waqai.documents import Article, estimate_articles, is_failure, read_articles
from waqai.gazetteers import Library
from waqai.knowledge import load_packs
from waqai.model import Issue

if TYPE_CHECKING:
    from waqai.register import Item, Program, Register

LOOKED_UP = 200
"""How many articles are held against the register at once, to leave out those that it knows."""
STORED, STORED_SECONDS = 500, 5.0
"""A batch is stored when it has so many articles or is so old: what a kill costs at most is coding them again."""


def add(
    files: Inputs,
    register: Target,
    published: Published = None,
    keep: Annotated[
        str, typer.Option(metavar="text|quotes|spans", help="What a new register keeps of articles: all, title and quotes, or no words.")
    ] = "text",
    who: Who = "",
    errors: Annotated[Path | None, typer.Option(metavar="OUT.jsonl", help="File for what went wrong, one issue a line.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes to code with.")] = 1,
    max_mb: MaxMegabytes = DEFAULT_LIMITS,  # type: ignore[assignment]
) -> None:
    """Code articles and store them, then fuse reports of one incident. Made where there is none; what it holds is passed over."""
    session = Session()
    engine = load_engine(session)
    with register_of(session, register, create=True, keeps=keep) as opened:
        fresh = _Fresh(opened)
        found = code_articles(engine, fresh.of(read_articles(files, published, max_mb)), workers)
        adding = _Adding(opened, who)
        try:
            for item in session.progress(found, "Adding", lambda: estimate_articles(files)):
                if isinstance(item, Issue):
                    session.report(item)
                else:
                    adding.take(item)
        finally:  # an interrupted run keeps what it has coded
            adding.flush()
        for issue in adding.total.issues:
            session.report(issue)
        fused = opened.fuse(lambda done: session.say(f"{done} events fused") if session.err.is_terminal else None)
        total = adding.total
        session.say(
            f"{total.added} articles added ({total.copies} copies), {total.events} events, {fused.written} incidents written; "
            f"{fresh.known + total.present} articles were there already -> {register}"
        )
        adding.finish([issue for issue in session.issues if is_failure(issue)])
    session.finish(errors)


def program() -> Program:
    """What codes here: the version of the program, of its packs and of the places that were added."""
    from waqai.register import Program

    index = Library().open()
    return Program(__version__, load_packs().hash, index.hash if index is not None else "")


class _Fresh:
    """Passes on what the register does not hold yet, and counts the rest."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.known = 0

    def of(self, items: Iterable[Article | Issue]) -> Iterator[Article | Issue]:
        source = iter(items)
        while batch := list(itertools.islice(source, LOOKED_UP)):
            known = self._register.known([item.document for item in batch if isinstance(item, Article)])
            self.known += len(known)
            yield from (item for item in batch if isinstance(item, Issue) or item.document.id not in known)


class _Adding:
    """Collects coded articles and stores them in batches."""

    def __init__(self, register: Register, who: str) -> None:
        from waqai.register import Stored

        self._register = register
        self._who = who
        self._run: int | None = None
        self._batch: list[Item] = []
        self._since = time.monotonic()
        self.total = Stored()

    def take(self, coded: CodedLine) -> None:
        from waqai.register import Item

        self._batch.append(Item(coded.article.document, coded.line, coded.article.where))
        if len(self._batch) >= STORED or time.monotonic() - self._since > STORED_SECONDS:
            self.flush()

    def flush(self) -> None:
        batch, self._batch = self._batch, []
        self._since = time.monotonic()
        if batch:
            if self._run is None:
                self._run = self._register.begin_run(program(), self._who)
            self.total += self._register.store(batch, self._run)

    def finish(self, failures: list[Issue]) -> None:
        if self._run is not None:
            self._register.finish_run(self._run, failures)
