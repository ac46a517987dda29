"""People's word on which events are one incident: kept for pairs of events, the latest on a pair holds.

Merging and splitting incidents are judgements as well (see `merging`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from waqai.model import Judgement, ReportKey
from waqai.register.log import standing_of
from waqai.register.schema import URGENT, Change, DocumentRow, EventRow, JudgementRow
from waqai.register.subjects import CHUNK, event_numbers, pair_subject

UNSURE = "unsure"
VERDICTS = (True, False, UNSURE)


def settle_pair(connection: Connection, a: ReportKey, b: ReportKey) -> None:
    """Bring the table of judgements in line with the log for one pair, and mark its events for fusion."""
    numbers = event_numbers(connection, (a, b))
    first, second = numbers[a], numbers[b]
    connection.execute(delete(JudgementRow).where(JudgementRow.a == first, JudgementRow.b == second))
    said = standing_of(connection, pair_subject(a, b)).get("same")
    if said is not None:
        value, change = said
        same = None if value == UNSURE else bool(value)
        connection.execute(insert(JudgementRow).values(a=first, b=second, same=same, change=change))
    connection.execute(update(EventRow).where(EventRow.num.in_((first, second))).values(dirty=URGENT))


def judgements_on(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, int, bool | None]]:
    """The judgements in which any of the events has a part, as numbers."""
    found: dict[tuple[int, int], bool | None] = {}
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), CHUNK):
        part = ordered[start : start + CHUNK]
        query = select(JudgementRow.a, JudgementRow.b, JudgementRow.same)
        for a, b, same in connection.execute(query.where(or_(JudgementRow.a.in_(part), JudgementRow.b.in_(part)))):
            found[a, b] = same
    return [(a, b, same) for (a, b), same in sorted(found.items())]


def judgements_among(connection: Connection, numbers: set[int]) -> list[Judgement]:
    """The judgements of which both events are among some events, as fusion takes them."""
    query = (
        select(JudgementRow.a, JudgementRow.b, JudgementRow.same, Change.who, Change.at, Change.why)
        .join(Change, Change.seq == JudgementRow.change)
        .order_by(JudgementRow.a, JudgementRow.b)
    )
    rows: list[Any] = []
    ordered = sorted(numbers)
    for start in range(0, len(ordered), CHUNK):
        part = connection.execute(query.where(JudgementRow.a.in_(ordered[start : start + CHUNK])))
        rows += (row for row in part if row.b in numbers)
    keys = keys_of(connection, {number for row in rows for number in (row.a, row.b)})
    return [Judgement(keys[row.a], keys[row.b], row.same, row.who, row.at, row.why) for row in rows]


def keys_of(connection: Connection, numbers: Iterable[int]) -> dict[int, ReportKey]:
    """The names of events by their numbers."""
    ordered, found = sorted(numbers), {}
    base = select(EventRow.num, DocumentRow.id, EventRow.n).join(DocumentRow, DocumentRow.num == EventRow.document)
    for start in range(0, len(ordered), CHUNK):
        for number, document, n in connection.execute(base.where(EventRow.num.in_(ordered[start : start + CHUNK]))):
            found[number] = ReportKey(document, n)
    return found


def verdict(same: bool | None) -> Any:
    """A judgement as the log holds it.

    >>> verdict(True), verdict(None)
    (True, 'unsure')
    """
    return UNSURE if same is None else same
