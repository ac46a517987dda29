"""How many other events of its article are of an event's kind: fusion asks for it, and only the whole article says it.

The figure is kept in a column of each event, so that an event can be compared without its article. Whatever changes an event, or makes
it live or not, can change the figures of its neighbours in the article: those are then compared anew as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, update

from waqai.incidents.reports import with_rivals
from waqai.model import Report
from waqai.register.eventing import reports
from waqai.register.schema import EventRow
from waqai.register.subjects import chunks


def settle_rivals(connection: Connection, changed: Sequence[int]) -> list[int]:
    """Bring the figures of all events of the changed events' articles up to date. Returns the live events whose figure changed."""
    documents: set[int] = set()
    for part in chunks(changed):
        documents.update(connection.execute(select(EventRow.document).where(EventRow.num.in_(part))).scalars())
    single, several = _articles(connection, sorted(documents))
    other = dict.fromkeys(single, 0) | dict(rivals_that_differ(reports(connection, several)))
    by_figure: dict[int, list[int]] = defaultdict(list)
    for number, figure in other.items():
        by_figure[figure].append(number)
    for figure, numbers in by_figure.items():
        for part in chunks(numbers):
            connection.execute(update(EventRow).where(EventRow.num.in_(part)).values(rivals=figure))
    return sorted(other)


def _articles(connection: Connection, documents: Sequence[int]) -> tuple[list[int], list[int]]:
    """Of articles with one live event, those events that were not alone before; of the other articles, all live events."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for part in chunks(documents):
        query = select(EventRow.document, EventRow.num, EventRow.rivals).where(EventRow.document.in_(part), EventRow.present)
        for document, number, figure in connection.execute(query.where(EventRow.review != "rejected")):
            found[document][number] = figure
    single = [number for events in found.values() if len(events) == 1 for number, figure in events.items() if figure]
    return single, [number for events in found.values() if len(events) > 1 for number in events]


def rivals_that_differ(live: Iterator[tuple[int, Report]]) -> Iterator[tuple[int, int]]:
    """The live events, with their right figure, whose kept figure is not what all live events of their article give."""
    articles: dict[str, list[tuple[int, Report]]] = defaultdict(list)
    for number, report in live:
        articles[report.key.document].append((number, report))
    for events in articles.values():
        counted = with_rivals([replace(report, rivals=0) for _, report in events])
        for (number, kept), right in zip(events, counted, strict=True):
            if kept.rivals != right.rivals:
                yield number, right.rivals
