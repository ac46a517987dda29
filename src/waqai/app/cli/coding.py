"""Articles through the coder, one after the other or by several processes, in the order in which they came."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from waqai.app.cli.session import Session
from waqai.app.coder import CodedLine, Engine, code_article
from waqai.app.coder import coder_of_this_process as _engine
from waqai.documents import Article
from waqai.gazetteers import SourceError
from waqai.knowledge import PackError
from waqai.knowledge.places.tables import GazetteerError
from waqai.model import Issue

__all__ = ["CodedLine", "Engine", "code_article", "code_articles", "load_engine"]

BATCH, IN_HAND = 16, 8
"""Articles that travel together, and batches in hand for each process: they go on while the parent stores what came before."""
Code = Callable[[Engine, Article], CodedLine | Issue]
_TRIES = 3


def load_engine(session: Session) -> Engine:
    """The coder with the packs of this installation. A pack that is wrong ends the command with its file and entry."""
    try:
        return _engine()
    except SourceError as error:
        session.fail(str(error))
    except (PackError, GazetteerError) as error:
        session.fail(f"the knowledge packs cannot be used: {error}")


def code_articles(
    engine: Engine, items: Iterable[Article | Issue], workers: int = 1, code: Code = code_article
) -> Iterator[CodedLine | Issue]:
    """Code every article by `code` and pass issues on, in order. With `workers` above 1, each process has a coder of its own.

    A process that dies (killed for its memory, say) is replaced and its articles are coded again; where that happens again and again at
    the same articles, each of them becomes an issue.
    """
    if workers <= 1:
        for item in items:
            yield item if isinstance(item, Issue) else code(engine, item)
        return
    source = iter(items)
    crew = _Crew(workers, code)
    try:
        while batch := list(itertools.islice(source, BATCH)):
            crew.give(batch)
            if len(crew.waiting) >= IN_HAND * workers:
                yield from crew.next()
        while crew.waiting:
            yield from crew.next()
    finally:
        crew.pool.shutdown(wait=False, cancel_futures=True)


class _Crew:
    """Processes and the batches in their hands, in order."""

    def __init__(self, workers: int, code: Code) -> None:
        self._workers, self._code = workers, code
        self.pool = ProcessPoolExecutor(workers)
        self.waiting: deque[tuple[list[Article | Issue], Future[list[CodedLine | Issue]] | None]] = deque()

    def give(self, batch: list[Article | Issue]) -> None:
        self.waiting.append((batch, self._submit(batch)))

    def next(self) -> list[CodedLine | Issue]:
        """The results of the oldest batch."""
        for _ in range(_TRIES):
            batch, future = self.waiting[0]
            try:
                if future is not None:
                    found = future.result()
                    self.waiting.popleft()
                    return found
            except BrokenProcessPool:
                pass
            self.pool.shutdown(wait=False)
            self.pool = ProcessPoolExecutor(self._workers)
            self.waiting = deque((held, self._submit(held)) for held, _ in self.waiting)
        batch, _ = self.waiting.popleft()
        what = f"the process that coded it died {_TRIES} times (out of memory?); left out"
        return [item if isinstance(item, Issue) else Issue("worker-died", item.where, what) for item in batch]

    def _submit(self, batch: list[Article | Issue]) -> Future[list[CodedLine | Issue]] | None:
        try:
            return self.pool.submit(_code_batch, batch, self._code)
        except BrokenProcessPool:
            return None


def _code_batch(batch: list[Article | Issue], code: Code) -> list[CodedLine | Issue]:
    return [item if isinstance(item, Issue) else code(_engine(), item) for item in batch]
