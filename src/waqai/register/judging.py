"""People's word on which events are one incident: kept for pairs of events, the latest on a pair holds.

Merging and splitting incidents are judgements as well (see `merging`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from waqai.model import Judgement, ReportKey
from waqai.register.log import standing_of
from waqai.register.schema import URGENT, Change, DocumentRow, EventRow, JudgementRow
from waqai.register.subjects import chunks, event_numbers, pair_subject

UNSURE = "unsure"


def settle_pair(connection: Connection, a: ReportKey, b: ReportKey) -> None:
    """Bring the table of judgements in line with the log for one pair, and mark its events for fusion."""
    numbers = event_numbers(connection, (a, b))
    first, second = numbers[a], numbers[b]
    connection.execute(delete(JudgementRow).where(JudgementRow.a == first, JudgementRow.b == second))
    subject = pair_subject(a, b)
    value, change = standing_of(connection, subject).get("same", (None, None))
    same = None if value in (None, UNSURE) else bool(value)
    last = select(func.max(Change.seq)).where(Change.kind == subject.kind, Change.subject == subject.name)
    values = {"same": same, "stands": change is not None, "change": change or connection.execute(last).scalar_one()}
    connection.execute(insert(JudgementRow).values(a=first, b=second, **values))
    connection.execute(update(EventRow).where(EventRow.num.in_((first, second))).values(dirty=URGENT))


def judgements_on(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, int, bool | None]]:
    """The judgements that stand and in which any of the events has a part, as numbers."""
    found: dict[tuple[int, int], bool | None] = {}
    query = select(JudgementRow.a, JudgementRow.b, JudgementRow.same).where(JudgementRow.stands)
    for part in chunks(sorted(set(numbers))):
        for a, b, same in connection.execute(query.where(or_(JudgementRow.a.in_(part), JudgementRow.b.in_(part)))):
            found[a, b] = same
    return [(a, b, same) for (a, b), same in sorted(found.items())]


def ever_judged(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """All pairs on which people ever said something and in which any of the events has a part."""
    found: set[tuple[int, int]] = set()
    for part in chunks(sorted(set(numbers))):
        query = select(JudgementRow.a, JudgementRow.b).where(or_(JudgementRow.a.in_(part), JudgementRow.b.in_(part)))
        found.update(connection.execute(query).tuples())
    return sorted(found)


def judgements_among(connection: Connection, numbers: set[int]) -> list[Judgement]:
    """The judgements of which both events are among some events, as fusion takes them."""
    query = (
        select(JudgementRow.a, JudgementRow.b, JudgementRow.same, Change.who, Change.at, Change.why)
        .join(Change, Change.seq == JudgementRow.change)
        .where(JudgementRow.stands)
        .order_by(JudgementRow.a, JudgementRow.b)
    )
    rows: list[Any] = []
    for part in chunks(sorted(numbers)):
        rows += (row for row in connection.execute(query.where(JudgementRow.a.in_(part))) if row.b in numbers)
    keys = keys_of(connection, {number for row in rows for number in (row.a, row.b)})
    return [Judgement(keys[row.a], keys[row.b], row.same, row.who, row.at, row.why) for row in rows]


def keys_of(connection: Connection, numbers: Iterable[int]) -> dict[int, ReportKey]:
    """The names of events by their numbers."""
    found: dict[int, ReportKey] = {}
    base = select(EventRow.num, DocumentRow.id, EventRow.n).join(DocumentRow, DocumentRow.num == EventRow.document)
    for part in chunks(sorted(numbers)):
        for number, document, n in connection.execute(base.where(EventRow.num.in_(part))):
            found[number] = ReportKey(document, n)
    return found


def verdict(same: bool | None) -> Any:
    """A judgement as the log holds it.

    >>> verdict(True), verdict(None)
    (True, 'unsure')
    """
    return UNSURE if same is None else same
