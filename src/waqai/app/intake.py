"""Coded articles into a register: what is known passed over, copies marked, batches that a kill leaves whole."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from waqai.app.coder import CodedLine
from waqai.app.program import program
from waqai.app.stopping import Asked
from waqai.documents import Article
from waqai.documents.copies import Copies
from waqai.model import Issue

if TYPE_CHECKING:
    from waqai.register import Item, Register

LOOKED_UP = 200
"""How many articles are held against the register at once, to leave out those that it knows."""
STORED, STORED_SECONDS = 500, 5.0
"""A batch is stored when it has so many articles or is so old: what a kill costs at most is coding them again."""


class Fresh:
    """Passes on what the register does not hold yet, and counts the rest."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.known = 0

    def of(self, items: Iterable[Article | Issue]) -> Iterator[Article | Issue]:
        """The items without articles that the register knows."""
        source = iter(items)
        while batch := list(itertools.islice(source, LOOKED_UP)):
            known = self._register.known([item.document for item in batch if isinstance(item, Article)])
            self.known += len(known)
            yield from (item for item in batch if isinstance(item, Issue) or item.document.id not in known)


class Intake:
    """Takes coded articles in their order, marks the copies among them and those stored before, and stores them in batches.

    Copies are looked for among all stored articles of nearby days, so that a run that was stopped ends with the same register.
    """

    def __init__(self, register: Register, who: str, asked: Asked | None = None) -> None:
        from waqai.register import Stored

        self._register = register
        self._who = who
        self._asked = asked or Asked()
        self._run: int | None = None
        self._batch: list[Item] = []
        self._since = time.monotonic()
        self._copies = Copies(known=register.published_on)
        self.total = Stored()
        self.foreign = 0

    def take(self, coded: CodedLine) -> None:
        """Take one article as `code_to_store` made it; it is stored with its batch."""
        from waqai.register import Item

        document = coded.article.document
        copy = self._copies.take(document, coded.mark)
        article, of = coded.article, copy.of if copy else None
        self._batch.append(Item(document, coded.line, article.where, copy_of=of, dated_by=article.dated_by))
        if len(self._batch) >= STORED or time.monotonic() - self._since > STORED_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Store what was taken."""
        batch, self._batch = self._batch, []
        self._since = time.monotonic()
        if batch:
            with self._asked.whole():
                if self._run is None:
                    self._run = self._register.begin_run(program(), self._who)
                self.total += self._register.store(batch, self._run)

    def fuse(self, said: Callable[[int], None] = lambda done: None) -> int:
        """Fuse what waits; `said` is told how many events are done. Gives the number of incidents written."""

        def between(done: int) -> None:
            said(done)
            self._asked.heed()

        with self._asked.whole():
            return self._register.fuse(between).written

    def finish(self, failures: Iterable[Issue] = ()) -> None:
        """Note that the run came to its end, and what failed in it."""
        self.flush()
        if self._run is not None:
            with self._asked.whole():
                self._register.finish_run(self._run, failures)
                self._run = None
