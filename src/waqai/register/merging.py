"""Making incidents one and taking them apart: both are judgements on events, so both can be undone like any change.

A judgement on two events alone would not do: fusion honours it, but may then find that the other reports of either incident fit the pair
less well than before, and leave them aside. So whoever says that incidents are one says so of each of their events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from waqai.incidents import fuse
from waqai.model import ReportKey
from waqai.register.changing import TAKE_BACK, Act, Conflict, already_done, ordered_pair, record
from waqai.register.eventing import reports
from waqai.register.fields import FieldError
from waqai.register.identity import resolve
from waqai.register.judging import judgements_among, judgements_on, keys_of
from waqai.register.log import Subject, history
from waqai.register.schema import Change, EventRow, IncidentRow
from waqai.register.subjects import UnknownError, event_numbers, event_subject, events_gone, pair_keys


def merge(connection: Connection, act: Act, names: Sequence[str]) -> int:
    """Say that incidents are one: «same» between the first event and each other; earlier «not the same» between them is taken back.

    Returns the number of an event of the merged incident. `act.expected` is held against the latest of them.
    """
    if (done := _done_before(connection, act)) is not None:
        return done
    live: list[str] = []
    for name in names:
        now, _ = resolve(connection, name)
        if now is None:
            raise events_gone(name)
        if now not in live:
            live.append(now)
    if len(live) < 2:
        raise FieldError("nothing-to-merge", "a merge needs two incidents that are not one already")
    parts = {name: _members(connection, name) for name in live}
    _expect(connection, act, live)
    home = {number: name for name, numbers in parts.items() for number in numbers}
    keys = keys_of(connection, home)
    numbers = {key: number for number, key in keys.items()}
    wanted: list[tuple[Subject, str, Any]] = [
        (ordered_pair(numbers, keys[a], keys[b]), "same", TAKE_BACK)
        for a, b, same in judgements_on(connection, list(home))
        if same is False and a in home and b in home and home[a] != home[b]
    ]
    wanted += _as_one(numbers, keys, home)
    latest = {(subject, field): value for subject, field, value in wanted}  # «same» holds over a taking back of the same pair
    record(connection, act, [(subject, field, value) for (subject, field), value in latest.items()])
    return min(home)


def split(connection: Connection, act: Act, name: str, part: Sequence[ReportKey]) -> int:
    """Say that some events of an incident are another one: «not the same» between each of them and each that stays.

    What goes is one incident, so «same» is said of its events; of those that stay only where they would fall apart by themselves.
    Returns the number of the part's first event.
    """
    if (done := _done_before(connection, act)) is not None:
        return done
    now, _ = resolve(connection, name)
    if now is None:
        raise events_gone(name)
    members = _members(connection, now)
    _expect(connection, act, [now])
    given = event_numbers(connection, part)
    for key in part:
        if given.get(key) not in members:
            event = event_subject(key).name
            raise UnknownError("not-in-incident", "{event}: not in incident {incident}", event=event, incident=now)
    out = set(given.values())
    stays = members - out
    if not out or not stays:
        raise FieldError("nothing-to-split", "a split needs some events to go and some to stay")
    keys = keys_of(connection, members)
    numbers = {key: number for number, key in keys.items()}
    wanted = [(ordered_pair(numbers, keys[a], keys[b]), "same", False) for a in sorted(out) for b in sorted(stays)]
    wanted += _as_one(numbers, keys, out)
    if not _holds_together(connection, stays):
        wanted += _as_one(numbers, keys, stays)
    record(connection, act, wanted)
    return min(out)


def reject(connection: Connection, act: Act, name: str) -> list[int]:
    """Say of all events of an incident, in one act, that they are none. Returns the numbers of the entries, any of which undoes the act."""
    if done := already_done(connection, act):
        return done
    now, _ = resolve(connection, name)
    if now is None:
        raise events_gone(name)
    _expect(connection, act, [now])
    keys = keys_of(connection, _members(connection, now))
    return record(connection, act, [(event_subject(keys[number]), "review", "rejected") for number in sorted(keys)])


def _as_one(numbers: Mapping[ReportKey, int], keys: Mapping[int, ReportKey], events: Iterable[int]) -> list[tuple[Subject, str, Any]]:
    """«Same» between the first of some events and each other."""
    first, *others = sorted(events)
    return [(ordered_pair(numbers, keys[first], keys[other]), "same", True) for other in others]


def _holds_together(connection: Connection, events: set[int]) -> bool:
    """Whether fusion makes one incident of some events by itself."""
    fused = fuse([report for _, report in reports(connection, sorted(events))], judgements_among(connection, events))
    return len(fused) == 1


def _members(connection: Connection, name: str) -> set[int]:
    query = select(EventRow.num).join(IncidentRow, IncidentRow.num == EventRow.incident).where(IncidentRow.id == name)
    return set(connection.execute(query).scalars())


def _expect(connection: Connection, act: Act, names: Sequence[str]) -> None:
    if act.expected is None:
        return
    for name in names:
        stamp = int(connection.execute(select(IncidentRow.stamp).where(IncidentRow.id == name)).scalar_one())
        if stamp > act.expected:
            subject = Subject("incident", name)
            raise Conflict(subject, stamp, history(connection, [subject], since=act.expected))


def _done_before(connection: Connection, act: Act) -> int | None:
    """An event of what this same request has merged or split already."""
    done = already_done(connection, act)
    if not done:
        return None
    pair = connection.execute(select(Change.subject).where(Change.seq == done[-1])).scalar_one()
    return min(event_numbers(connection, pair_keys(pair)).values())
