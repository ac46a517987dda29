"""Articles through the coder, one after the other or by several processes, in the order in which they came."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from waqai.app.cli.session import Session
from waqai.app.coder import CodedLine, Engine, code_article
from waqai.app.coder import coder_of_this_process as _engine
from waqai.documents import Article
from waqai.gazetteers import SourceError
from waqai.knowledge import PackError
from waqai.knowledge.places.tables import GazetteerError
from waqai.model import Issue

__all__ = ["CodedLine", "Engine", "code_article", "code_articles", "load_engine"]

BATCH = 16


def load_engine(session: Session) -> Engine:
    """The coder with the packs of this installation. A pack that is wrong ends the command with its file and entry."""
    try:
        return _engine()
    except SourceError as error:
        session.fail(str(error))
    except (PackError, GazetteerError) as error:
        session.fail(f"the knowledge packs cannot be used: {error}")


def code_articles(engine: Engine, items: Iterable[Article | Issue], workers: int = 1) -> Iterator[CodedLine | Issue]:
    """Code every article and pass issues on, in order. With `workers` above 1, each process loads a coder of its own."""
    if workers <= 1:
        for item in items:
            yield item if isinstance(item, Issue) else code_article(engine, item)
        return
    waiting: deque[Future[list[CodedLine | Issue]]] = deque()
    source = iter(items)
    with ProcessPoolExecutor(workers) as pool:
        while batch := list(itertools.islice(source, BATCH)):
            waiting.append(pool.submit(_code_batch, batch))
            if len(waiting) >= 3 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _code_batch(batch: list[Article | Issue]) -> list[CodedLine | Issue]:
    return [item if isinstance(item, Issue) else code_article(_engine(), item) for item in batch]
