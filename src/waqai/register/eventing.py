"""Events as they stand: the coder's row with people's corrections over it, its evidence, its place in fusion."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update

from waqai.model import Report, ReportKey
from waqai.register.fields import EVENT_FIELDS, corrected
from waqai.register.log import standing_of, standing_of_many
from waqai.register.schema import URGENT, DocumentRow, EventRow
from waqai.register.subjects import chunks, event_number, event_subject
from waqai.register.written import canonical
from waqai.text import search_stems

_BOUNDARY = re.compile(r"[.!؟?\n]")
_WIDEST = 600


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person set a field to, and the number of the entry that says who, when and why."""

    field: str
    value: Any
    change: int


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event as it stands.

    `row` has people's corrections in it, `coded` is the coder's own row (None for an event that a person added), `spans` the evidence of
    each field (raw offsets and rule). `version` is the point of the clock at which it last changed. `dropped`: the present program
    codes it no more, but a person has worked on it.
    """

    key: ReportKey
    row: Mapping[str, Any]
    coded: Mapping[str, Any] | None
    spans: Mapping[str, Any]
    corrections: tuple[Correction, ...]
    review: str
    version: int
    present: bool
    dropped: bool
    run: int | None
    incident: int | None


def read_event(connection: Connection, key: ReportKey) -> StoredEvent:
    """One event. Raises UnknownError where there is none."""
    return read_events(connection, [event_number(connection, key)])[0]


def read_events(connection: Connection, numbers: Sequence[int]) -> list[StoredEvent]:
    """Some events, in the order of their arrival."""
    query = select(EventRow.__table__, DocumentRow.id).join(DocumentRow, DocumentRow.num == EventRow.document)
    rows: list[Any] = []
    for part in chunks(sorted(numbers)):
        rows += connection.execute(query.where(EventRow.num.in_(part)).order_by(EventRow.num))
    keys = [ReportKey(row.id, row.n) for row in rows]
    standing = standing_of_many(connection, "event", [event_subject(key).name for key in keys])
    return [_stored(key, row, standing.get(event_subject(key).name, {})) for key, row in zip(keys, rows, strict=True)]


def events_of(connection: Connection, document: str) -> list[StoredEvent]:
    """The events of a document as they stand, those that are gone left out, in the order of their numbers."""
    query = select(EventRow.num).join(DocumentRow, DocumentRow.num == EventRow.document).where(DocumentRow.id == document)
    numbers = list(connection.execute(query.where(EventRow.present)).scalars())
    return sorted(read_events(connection, numbers), key=lambda event: event.key.n)


def _stored(key: ReportKey, row: Any, standing: Mapping[str, tuple[Any, int]]) -> StoredEvent:
    said = [
        Correction(field, value, change)
        for field, (value, change) in standing.items()
        if not field.startswith("comment.") and field not in ("added", "review")
    ]
    coded = json.loads(row.coded) if row.coded else None
    added = standing.get("added", (None, 0))[0]
    spans = json.loads(row.spans) if row.spans else {}
    spans |= {item.field.removeprefix("spans."): item.value for item in said if item.field.startswith("spans.")}
    present_row = json.loads(row.row) if row.row else coded or added or {}
    said.sort(key=lambda item: item.change)
    return StoredEvent(
        key, present_row, coded, spans, tuple(said), row.review, row.version, row.present, row.dropped, row.run, row.incident
    )


def settle_event(connection: Connection, key: ReportKey, version: int, dirty: int = URGENT) -> None:
    """Bring what is derived of an event in line with what people say of it, and mark it for fusion."""
    number = event_number(connection, key)
    event = connection.execute(
        select(EventRow.coded, EventRow.spans, EventRow.dropped, EventRow.document).where(EventRow.num == number)
    ).one()
    standing = {field: value for field, (value, _) in standing_of(connection, event_subject(key)).items()}
    base = json.loads(event.coded) if event.coded else standing.get("added")
    row = None
    if base is not None and (event.coded is None or event_fields_said(standing)):
        row = canonical(corrected(base, standing))
    spans = (json.loads(event.spans) if event.spans else {}) | {
        field.removeprefix("spans."): value for field, value in standing.items() if field.startswith("spans.")
    }
    present = base is not None and (not event.dropped or event.coded is None or bool(standing))
    connection.execute(
        update(EventRow)
        .where(EventRow.num == number)
        .values(
            row=row,
            review=standing.get("review", "new"),
            present=present,
            version=version,
            dirty=dirty,
            words=words_of(connection, event.document, spans),
        )
    )


def event_fields_said(standing: Iterable[str]) -> bool:
    """Whether people have said anything about the row itself.

    >>> event_fields_said(["review", "comment.7"]), event_fields_said(["killed_min"])
    (False, True)
    """
    return any(field in EVENT_FIELDS for field in standing)


def words_of(connection: Connection, document: int, spans: Mapping[str, Any]) -> str:
    """The stems of the sentences that tell an event, where the register keeps the text."""
    found = connection.execute(select(DocumentRow.title, DocumentRow.text).where(DocumentRow.num == document)).one()
    return telling(found.title, found.text, spans)


def telling(title: str | None, text: str | None, spans: Mapping[str, Any]) -> str:
    """The stems of the sentences that hold an event's evidence, after those of the title.

    >>> telling(None, "قتل جندي. فاز الفريق.", {"type": [[0, 3, "tactics/kill"]]})
    'قتل جند'
    """
    if text is None:
        return search_stems(title or "")
    raw = f"{title}\n{text}" if title else text
    ranges = sorted(_sentence(raw, start, end) for places in spans.values() for start, end, *_ in places if start < len(raw))
    pieces, last = [title or ""], len(title) + 1 if title else 0
    for start, end in ranges:
        if end > last:
            pieces.append(raw[max(start, last) : end])
            last = end
    return search_stems(" ".join(pieces))


def _sentence(raw: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, at most 600 characters to either side."""
    floor = max(0, start - _WIDEST)
    first = floor
    for mark in _BOUNDARY.finditer(raw, floor, start):
        first = mark.end()
    after = _BOUNDARY.search(raw, max(start, end - 1), min(len(raw), end + _WIDEST))
    return first, after.start() if after else min(len(raw), end + _WIDEST)


def report_columns() -> Any:
    """The columns that `reports` reads."""
    return select(
        EventRow.num,
        EventRow.n,
        EventRow.coded,
        EventRow.row,
        EventRow.rivals,
        DocumentRow.id,
        DocumentRow.published,
        DocumentRow.source,
        DocumentRow.url,
        DocumentRow.copy_of,
    ).join(DocumentRow, DocumentRow.num == EventRow.document)


def reports(connection: Connection, numbers: Sequence[int] | None = None) -> Iterator[tuple[int, Report]]:
    """Events as fusion takes them, with their numbers: those asked for that are live, or all that are, in the order of arrival."""
    live = report_columns().where(EventRow.present, EventRow.review != "rejected")
    if numbers is None:
        for row in connection.execute(live.order_by(EventRow.num)):
            yield row.num, report_of(row)
        return
    for part in chunks(sorted(set(numbers))):
        for row in connection.execute(live.where(EventRow.num.in_(part)).order_by(EventRow.num)):
            yield row.num, report_of(row)


def report_of(row: Any) -> Report:
    """One event as fusion takes it."""
    return Report(
        ReportKey(row.id, row.n),
        json.loads(row.row or row.coded),
        date.fromisoformat(row.published) if row.published else None,
        row.source,
        row.url,
        row.copy_of,
        row.rivals,
    )
