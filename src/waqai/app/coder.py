"""The coder of a process, and one article through it: what commands and jobs share."""

from __future__ import annotations

import functools
import gc
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from waqai.documents import Article
from waqai.gazetteers import load_all_places
from waqai.model import Document, Issue, Mention
from waqai.outputs import CodedArticle, Line, line_of

if TYPE_CHECKING:
    from waqai.documents.copies import Fingerprint


_YOUNG = 20_000
"""New objects before the collector looks at them: of a few articles together."""


class Engine(Protocol):
    """What the commands need of `waqai.Coder`."""

    def code_document(self, document: Document, /) -> CodedArticle: ...
    def mentions(self, document: Document, /) -> Sequence[Mention]: ...


@dataclass(frozen=True, slots=True)
class CodedLine:
    """A coded article as a line, with the article that it came from; `mark` is its fingerprint where it is to be stored (`code_to_store`)
    and is long enough to have one.
    """

    article: Article
    line: Line
    mark: Fingerprint | None = None


@functools.cache
def coder_of_this_process() -> Engine:
    """The coder with the packs and places of this installation: one in each process, as loading takes most of a second.

    Raises SourceError, PackError and GazetteerError for what cannot be loaded.
    """
    from waqai.events.coder import Coder  # not for --help or packs, which need no coder

    # Packs and places live as long as the process: the collector need not go through them while they are made, nor again and again
    # afterwards, and workers that are forked from here go on sharing the memory in which it would write. An article makes thousands of
    # objects that need no collector: it need not look at every 700 of them.
    gc.disable()
    try:
        coder = Coder(gazetteer=load_all_places())
        gc.freeze()
        gc.set_threshold(_YOUNG)
    finally:
        gc.enable()
    return coder


def code_article(engine: Engine, article: Article) -> CodedLine | Issue:
    """Code one article. A fault of the coder becomes an issue that names the article, so that the others are still coded."""
    try:
        return CodedLine(article, line_of(engine.code_document(article.document), article.document, article.where))
    except Exception as error:
        what = f"the coder failed on this article ({type(error).__name__}: {error}); please report it"
        return Issue("coder-fault", article.where, what)


def code_to_store(engine: Engine, article: Article) -> CodedLine | Issue:
    """As `code_article`, with the fingerprint by which its copies are found."""
    from waqai.documents.copies import fingerprint  # with numpy, which coding needs not

    coded = code_article(engine, article)
    return coded if isinstance(coded, Issue) else replace(coded, mark=fingerprint(article.document))
