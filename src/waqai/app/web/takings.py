"""Articles taken in through the browser: read, coded and stored one after the other in the background, each taking with its progress."""

from __future__ import annotations

import itertools
import logging
import queue
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from waqai.app.coder import CodedLine, Engine, code_article
from waqai.app.intake import Fresh, Intake
from waqai.app.program import program
from waqai.documents import Article, is_failure, keep_arabic
from waqai.model import Issue
from waqai.register import Register

_LOG = logging.getLogger("waqai.web")
MOST_ISSUES, MOST_DOCUMENTS, REMEMBERED = 200, 50, 100


@dataclass(slots=True)
class Taking:
    """One taking: what of, by whom, how far it is. `documents` are the first articles of it that the register holds."""

    number: int
    who: str
    what: str
    state: str = "waiting"
    read: int = 0
    added: int = 0
    known: int = 0
    copies: int = 0
    events: int = 0
    failed: int = 0
    issues: list[Issue] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)


Items = Callable[[], Iterator[Article | Issue]]


class Takings:
    """The takings of one workbench: one at a time, in the order in which they came."""

    def __init__(self, register: Register, engine: Callable[[], Engine]) -> None:
        self._register, self._engine = register, engine
        self._numbers = itertools.count(1)
        self._waiting: queue.Queue[tuple[Taking, Items, Path | None]] = queue.Queue()
        self._all: dict[int, Taking] = {}
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def begin(self, who: str, what: str, items: Items, folder: Path | None = None) -> Taking:
        """Take in what `items` gives; `folder` is removed once that is done."""
        taking = Taking(next(self._numbers), who, what)
        with self._lock:
            self._all[taking.number] = taking
            while len(self._all) > REMEMBERED:
                self._all.pop(next(iter(self._all)))
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="takings", daemon=True)
                self._worker.start()
        self._waiting.put((taking, items, folder))
        return taking

    def find(self, number: int) -> Taking | None:
        """One taking, while it is remembered."""
        return self._all.get(number)

    def latest(self) -> list[Taking]:
        """All that are remembered, the newest first."""
        with self._lock:
            return list(self._all.values())[::-1]

    def _work(self) -> None:
        while True:
            taking, items, folder = self._waiting.get()
            taking.state = "running"
            try:
                self._take(taking, items())
                taking.state = "done"
            except Exception as error:
                _LOG.error("a taking failed", exc_info=error)
                taking.state = "failed"
                taking.issues.append(Issue("fault", taking.what, f"a fault in the program: {type(error).__name__}"))
            finally:
                if folder is not None:
                    shutil.rmtree(folder, ignore_errors=True)
                taking.done.set()

    def _take(self, taking: Taking, items: Iterator[Article | Issue]) -> None:
        fresh, intake = Fresh(self._register), Intake(self._register, taking.who)
        failures: list[Issue] = []

        def note(issue: Issue) -> None:
            if is_failure(issue):
                failures.append(issue)
                taking.failed += 1
            if len(taking.issues) < MOST_ISSUES:
                taking.issues.append(issue)

        try:
            for item in fresh.of(_seen(taking, keep_arabic(items))):
                coded = item if isinstance(item, Issue) else code_article(self._engine(), item)
                if isinstance(coded, CodedLine):
                    intake.take(coded)
                    self._say(taking, fresh, intake)
                else:
                    note(coded)
        finally:
            intake.finish(failures)
        for issue in intake.total.issues:
            note(issue)
        if failures and not intake.total.added + intake.total.present:  # no run was begun: one of their own
            run = self._register.begin_run(program(), taking.who, {"taken": taking.what})
            self._register.finish_run(run, failures)
        self._register.fuse()
        self._say(taking, fresh, intake)

    def _say(self, taking: Taking, fresh: Fresh, intake: Intake) -> None:
        total = intake.total
        taking.added, taking.copies, taking.events, taking.known = total.added, total.copies, total.events, fresh.known + total.present


def _seen(taking: Taking, items: Iterator[Article | Issue]) -> Iterator[Article | Issue]:
    for item in items:
        if isinstance(item, Article):
            taking.read += 1
            if len(taking.documents) < MOST_DOCUMENTS:
                taking.documents.append(item.document.id)
        yield item
