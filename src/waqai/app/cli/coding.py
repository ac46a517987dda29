"""Articles through the coder, one after the other or by several processes, in the order in which they came."""

from __future__ import annotations

import functools
import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from waqai.app.cli.session import Session
from waqai.documents import Article
from waqai.gazetteers import SourceError, load_all_places
from waqai.knowledge import PackError
from waqai.knowledge.places.tables import GazetteerError
from waqai.model import Document, Issue, Mention
from waqai.outputs import CodedArticle, Line, line_of

BATCH = 16


class Engine(Protocol):
    """What the commands need of `waqai.Coder`."""

    def code_document(self, document: Document, /) -> CodedArticle: ...
    def mentions(self, document: Document, /) -> Sequence[Mention]: ...


@dataclass(frozen=True, slots=True)
class CodedLine:
    """A coded article as a line, with the article that it came from."""

    article: Article
    line: Line


def load_engine(session: Session) -> Engine:
    """The coder with the packs of this installation. A pack that is wrong ends the command with its file and entry."""
    try:
        return _engine()
    except SourceError as error:
        session.fail(str(error))
    except (PackError, GazetteerError) as error:
        session.fail(f"the knowledge packs cannot be used: {error}")


def coder_of_this_process() -> Engine:
    """The coder, loaded once in each process. Raises what loading raises, for those who report it in their own way."""
    return _engine()


@functools.cache
def _engine() -> Engine:
    """One coder in each process, as loading the packs takes most of a second."""
    from waqai.events.coder import Coder  # not for --help or packs, which need no coder

    return Coder(gazetteer=load_all_places())


def code_article(engine: Engine, article: Article) -> CodedLine | Issue:
    """Code one article. A fault of the coder becomes an issue that names the article, so that the others are still coded."""
    try:
        return CodedLine(article, line_of(engine.code_document(article.document), article.document))
    except Exception as error:
        what = f"the coder failed on this article ({type(error).__name__}: {error}); please report it"
        return Issue("coder-fault", article.where, what)


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
