"""How the log names what it is about: events, incidents, pairs of events, documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, select, tuple_

from waqai.model import Refusal, ReportKey
from waqai.register.log import Subject
from waqai.register.schema import DocumentRow, EventRow

CHUNK = 500
Item = TypeVar("Item")


class UnknownError(Refusal, LookupError):
    """Nothing of that name is in the register."""


def no_document(name: str) -> UnknownError:
    """What is said where there is no such document."""
    return UnknownError("no-such-document", "{document}: no such document", document=name)


def no_event(key: ReportKey) -> UnknownError:
    """What is said where there is no such event."""
    return UnknownError("no-such-event", "{document}/{n}: no such event", document=key.document, n=str(key.n))


def events_gone(incident: str) -> UnknownError:
    """What is said of an id whose events are all gone."""
    return UnknownError("events-gone", "{incident}: its events are gone", incident=incident)


def event_subject(key: ReportKey) -> Subject:
    """The subject of one event.

    >>> event_subject(ReportKey("a/b", 2))
    Subject(kind='event', name='a/b/2')
    """
    return Subject("event", f"{key.document}/{key.n}")


def event_key(name: str) -> ReportKey:
    """The event of a subject's name, or of what a person types.

    >>> event_key("a/b/2")
    ReportKey(document='a/b', n=2)

    Raises UnknownError for what is no event's name.
    """
    document, slash, n = name.rpartition("/")
    if not slash or not n.isdecimal() or len(n) > 9:
        raise UnknownError("no-event-name", "{name}: an event is written ARTICLE/NUMBER", name=name)
    return ReportKey(document, int(n))


def pair_subject(first: ReportKey, second: ReportKey) -> Subject:
    """The subject of a pair of events, the one that came first in front.

    >>> pair_subject(ReportKey("a", 1), ReportKey("b", 2)).name
    '["a",1,"b",2]'
    """
    return Subject("pair", json.dumps([*first, *second], ensure_ascii=False, separators=(",", ":")))


def pair_keys(name: str) -> tuple[ReportKey, ReportKey]:
    """The two events of a pair's name."""
    a, m, b, n = json.loads(name)
    return ReportKey(a, m), ReportKey(b, n)


def event_number(connection: Connection, key: ReportKey) -> int:
    """The register's own number of an event. Raises UnknownError where there is none."""
    query = select(EventRow.num).join(DocumentRow, DocumentRow.num == EventRow.document).where(DocumentRow.id == key.document)
    number = connection.execute(query.where(EventRow.n == key.n)).scalar()
    if number is None:
        raise no_event(key)
    return int(number)


def event_numbers(connection: Connection, keys: Iterable[ReportKey]) -> dict[ReportKey, int]:
    """The numbers of many events; those that are not in the register are left out."""
    wanted = list(dict.fromkeys(keys))
    found: dict[ReportKey, int] = {}
    base = select(DocumentRow.id, EventRow.n, EventRow.num).join(DocumentRow, DocumentRow.num == EventRow.document)
    for keys_part in chunks(wanted):
        part = [tuple(key) for key in keys_part]
        for document, n, number in connection.execute(base.where(tuple_(DocumentRow.id, EventRow.n).in_(part))):
            found[ReportKey(document, n)] = number
    return found


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """A long list in parts that one statement takes.

    >>> [len(part) for part in chunks(range(1200))]
    [500, 500, 200]
    """
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
