"""What came on a day: stored documents by their day of publication, for finding copies of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, func, select

from waqai.model import Document
from waqai.register.schema import DocumentRow


def published_on(connection: Connection, day: date | None) -> Iterator[tuple[Document, str | None]]:
    """Documents of a day (None: those without one) whose text is kept, in the order of arrival, each with the id of what it copies."""
    names = ("id", "title", "text", "source", "url", "copy_of")
    wanted = DocumentRow.published == day.isoformat() if day else DocumentRow.published.is_(None)
    kept = (DocumentRow.text.is_not(None), DocumentRow.erased.is_(None))
    query = select(*(getattr(DocumentRow, name) for name in names)).where(wanted, *kept).order_by(DocumentRow.num)
    for row in connection.execution_options(stream_results=True).execute(query).yield_per(500):
        yield Document(row.id, row.text, row.title, day, row.source, row.url), row.copy_of


def published_days(connection: Connection) -> dict[str, int]:
    """How many documents appeared on each day, erased ones left out."""
    query = select(DocumentRow.published, func.count()).where(DocumentRow.published.is_not(None), DocumentRow.erased.is_(None))
    rows = connection.execute(query.group_by(DocumentRow.published).order_by(DocumentRow.published))
    return {str(day): int(number) for day, number in rows}


def published_by_source(connection: Connection) -> dict[str, list[str]]:
    """On which days each source's documents appeared, erased ones left out."""
    query = select(DocumentRow.source, DocumentRow.published).where(
        DocumentRow.source.is_not(None), DocumentRow.published.is_not(None), DocumentRow.erased.is_(None)
    )
    found: dict[str, list[str]] = {}
    for source, day in connection.execute(query.distinct().order_by(DocumentRow.source, DocumentRow.published)):
        found.setdefault(str(source), []).append(str(day))
    return found
