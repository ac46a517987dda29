"""Keeping the incidents in line with events and judgements, neighbourhood by neighbourhood.

Whatever changes an event (coding, a correction, a review, a judgement) marks it *dirty* in the same transaction. `refresh` takes dirty
events, compares each with the events that share a block with it, and fuses anew all that now hangs together with it or did before.
Fusion joins events only inside groups that hang together by scores above its threshold and by judgements, so what is not reached cannot
change: the result is that of fusing everything (`make test` compares the two). A kill between marking and refreshing costs nothing, as
the next refresh goes on.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from waqai.incidents import block_keys, fuse
from waqai.model import Incident, Report
from waqai.register import words
from waqai.register.clock import CLOCK, now, take
from waqai.register.eventing import reports
from waqai.register.identity import fate, led_here, permanent_id
from waqai.register.incident_rows import body_of, columns_of, review_of, terms_of, words_of
from waqai.register.judging import judgements_among, judgements_on
from waqai.register.log import canonical
from waqai.register.neighbours import edges_touching
from waqai.register.overruling import overruled
from waqai.register.schema import (
    CLEAN,
    WAITS,
    Block,
    Change,
    Edge,
    EventRow,
    IncidentBody,
    IncidentPast,
    IncidentRow,
    IncidentTerm,
    Standing,
)
from waqai.register.subjects import CHUNK

Item = TypeVar("Item")

AT_ONCE = 4000
"""How many dirty events one transaction takes on: other writers wait for as long as that lasts (some seconds)."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did: events taken on, incidents written, ids that are live no more."""

    events: int = 0
    written: int = 0
    ended: int = 0

    def __add__(self, other: Refreshed) -> Refreshed:
        return Refreshed(self.events + other.events, self.written + other.written, self.ended + other.ended)


def waiting(connection: Connection) -> int:
    """How many events wait to be fused."""
    return int(connection.execute(select(func.count()).select_from(EventRow).where(EventRow.dirty > CLEAN)).scalar_one())


def refresh_some(connection: Connection, at_once: int = AT_ONCE, least: int = WAITS) -> Refreshed:
    """Take on the dirty events that came first, at most `at_once`; nothing is left to do when `events` is 0.

    `least`: URGENT takes only those that a person waits for.
    """
    query = select(EventRow.num).where(EventRow.dirty >= least, EventRow.dirty > CLEAN).order_by(EventRow.num).limit(at_once)
    dirty = list(connection.execute(query).scalars())
    if not dirty:
        return Refreshed()
    touched = _update_edges(connection, dirty)
    group = _hanging_together(connection, touched)
    written, ended = _write(connection, group)
    for part in _chunks(dirty):
        connection.execute(update(EventRow).where(EventRow.num.in_(part)).values(dirty=CLEAN))
    return Refreshed(len(dirty), written, ended)


def _update_edges(connection: Connection, dirty: Sequence[int]) -> set[int]:
    """Bring blocks and edges of the dirty events in line with their rows. Returns them and all that they hung together with before."""
    touched = set(dirty)
    for part in _chunks(dirty):
        for a, b in connection.execute(select(Edge.a, Edge.b).where(or_(Edge.a.in_(part), Edge.b.in_(part)))):
            touched |= {a, b}
        connection.execute(delete(Edge).where(or_(Edge.a.in_(part), Edge.b.in_(part))))
        connection.execute(delete(Block).where(Block.event.in_(part)))
    live = dict(reports(connection, dirty))
    keys = {number: block_keys(report) for number, report in live.items()}
    blocks = [{"key": key, "event": number} for number, own in keys.items() for key in own]
    for start in range(0, len(blocks), 5000):
        connection.execute(insert(Block), blocks[start : start + 5000])
    near = _sharing(connection, sorted({key for own in keys.values() for key in own})) - live.keys()
    known = {**live, **dict(reports(connection, sorted(near)))}
    found = [{"a": a, "b": b} for a, b in edges_touching(known, live.keys())]
    for start in range(0, len(found), 5000):
        connection.execute(insert(Edge), found[start : start + 5000])
    return touched | live.keys()


def _sharing(connection: Connection, keys: Sequence[str]) -> set[int]:
    found: set[int] = set()
    for part in _chunks(keys):
        found.update(connection.execute(select(Block.event).where(Block.key.in_(part))).scalars())
    return found


def _hanging_together(connection: Connection, touched: Iterable[int]) -> set[int]:
    """All events that hang together with these: by edges, by judgements «same», by the incident that they are in so far."""
    reached: set[int] = set()
    frontier = set(touched)
    while frontier:
        reached |= frontier
        ordered = sorted(frontier)
        found: set[int] = set()
        incidents: set[int] = set()
        for part in _chunks(ordered):
            for a, b in connection.execute(select(Edge.a, Edge.b).where(or_(Edge.a.in_(part), Edge.b.in_(part)))):
                found |= {a, b}
            query = select(EventRow.incident).where(EventRow.num.in_(part), EventRow.incident.is_not(None)).distinct()
            incidents.update(number for number in connection.execute(query).scalars() if number is not None)
        for part in _chunks(sorted(incidents)):
            found.update(connection.execute(select(EventRow.num).where(EventRow.incident.in_(part))).scalars())
        for a, b, same in judgements_on(connection, ordered):
            if same:
                found |= {a, b}
        frontier = found - reached
    return reached


@dataclass(slots=True)
class _Old:
    """An incident as it stands in the register before a refresh."""

    num: int
    id: str
    founder: int
    live: bool
    row: str | None
    members: set[int] = field(default_factory=set)


def _write(connection: Connection, group: set[int]) -> tuple[int, int]:
    """Fuse a group of events and write what came out differently. Returns how many incidents were written and how many ids ended."""
    live = dict(reports(connection, sorted(group)))
    number_of = {report.key: number for number, report in live.items()}
    fused = fuse(list(live.values()), judgements_among(connection, set(live)))
    members = {min(number_of[key] for key in incident.members): incident for incident in fused}
    home = {number_of[key]: founder for founder, incident in members.items() for key in incident.members}
    old = _old_incidents(connection, group, members)
    by_founder = {item.founder: item for item in old.values()}
    ended = [item for item in old.values() if item.live and item.founder not in members]
    ids = {founder: permanent_id(live[founder].key) for founder in members}
    _end(connection, ended, home, ids)
    written = 0
    said = _said(connection, list(ids.values()))
    reviews = _reviews(connection, sorted(home))
    for founder, incident in sorted(members.items()):
        row = _Written(incident, ids[founder], founder, sorted(number_of[key] for key in incident.members))
        written += _put(connection, row, by_founder.get(founder), home, ids, live, said[ids[founder]], reviews)
    _empty(connection, group - home.keys())
    return written, len(ended)


@dataclass(frozen=True, slots=True)
class _Written:
    incident: Incident
    id: str
    founder: int
    members: list[int]


def _old_incidents(connection: Connection, group: set[int], founders: Iterable[int]) -> dict[int, _Old]:
    """The incidents that the group was in, and those, live or not, that have one of the new founders."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for part in _chunks(sorted(group)):
        query = select(EventRow.num, EventRow.incident).where(EventRow.num.in_(part), EventRow.incident.is_not(None))
        for event, incident in connection.execute(query):
            if incident is not None:
                numbers[incident].add(event)
    found: dict[int, _Old] = {}
    columns = select(IncidentRow.num, IncidentRow.id, IncidentRow.founder, IncidentRow.state, IncidentBody.row)
    columns = columns.join(IncidentBody, IncidentBody.num == IncidentRow.num, isouter=True)
    for column, wanted in ((IncidentRow.num, sorted(numbers)), (IncidentRow.founder, sorted(founders))):
        for part in _chunks(wanted):
            for num, name, founder, state, row in connection.execute(columns.where(column.in_(part))):
                found[num] = _Old(num, name, founder, state == "live", row, numbers.get(num, set()))
    return found


def _end(connection: Connection, ended: Sequence[_Old], home: Mapping[int, int], ids: Mapping[int, str]) -> None:
    """Make ids that have no incident any more lead to where their events went, or nowhere."""
    at = now()
    for item in ended:
        went = fate(item.members, home)
        into = None if went.into is None else ids[went.into]
        stamp = take(connection, CLOCK)
        state = "gone" if into is None else "merged"
        connection.execute(
            update(IncidentRow).where(IncidentRow.num == item.num).values(state=state, into=into, stamp=stamp, changed=at, members=0)
        )
        connection.execute(delete(IncidentBody).where(IncidentBody.num == item.num))
        connection.execute(delete(IncidentTerm).where(IncidentTerm.incident == item.num))
        words.remove(connection, "incident_words", [item.num])
        _remember(connection, stamp, at, item.id, state, [into] if into else [])
        if went.others:
            _remember(connection, take(connection, CLOCK), at, item.id, "split", [ids[founder] for founder in went.others])


def _put(
    connection: Connection,
    new: _Written,
    old: _Old | None,
    home: Mapping[int, int],
    ids: Mapping[int, str],
    live: Mapping[int, Report],
    said: _Said,
    reviews: Mapping[int, str],
) -> int:
    """Write one incident, if anything about it changed."""
    own = [live[number] for number in new.members]
    shown = overruled(new.incident, said.values, said.who)
    body = canonical(body_of(shown, new.id))
    fused = canonical({key: value for key, value in body_of(new.incident, new.id).items() if key in said.values})
    review = review_of(said.review, [reviews[number] for number in new.members])
    columns = columns_of(shown, review) | {"assignee": said.assignee}
    if old is not None and old.live and old.row == body and _unchanged(connection, old.num, columns, fused):
        _move(connection, new.members, old.num)
        return 0
    stamp, at = take(connection, CLOCK), now()
    number = old.num if old is not None else take(connection, "incident")
    columns |= {"stamp": stamp, "changed": at, "state": "live", "into": None}
    if old is None:
        connection.execute(insert(IncidentRow).values(num=number, id=new.id, founder=new.founder, created=at, **columns))
        _remember(connection, stamp, at, new.id, "founded", [])
    else:
        connection.execute(update(IncidentRow).where(IncidentRow.num == number).values(**columns))
        connection.execute(delete(IncidentBody).where(IncidentBody.num == number))
        connection.execute(delete(IncidentTerm).where(IncidentTerm.incident == number))
        lost = sorted({ids[home[event]] for event in old.members if home.get(event, new.founder) != new.founder})
        if not old.live:
            _remember(connection, stamp, at, new.id, "revived", [])
        elif lost:
            _remember(connection, stamp, at, new.id, "split", lost)
    connection.execute(insert(IncidentBody).values(num=number, row=body, fused=fused))
    terms = [{"kind": kind, "term": term, "incident": number} for kind, term in terms_of(shown, own)]
    if terms:
        connection.execute(insert(IncidentTerm), terms)
    words.put(connection, "incident_words", [(number, words_of(connection, shown, new.members))], new=old is None)
    _move(connection, new.members, number)
    return 1


def _unchanged(connection: Connection, number: int, columns: Mapping[str, Any], fused: str) -> bool:
    query = select(IncidentRow.__table__, IncidentBody.fused).join(IncidentBody, IncidentBody.num == IncidentRow.num)
    row = connection.execute(query.where(IncidentRow.num == number)).mappings().one()
    return row["fused"] == fused and all(row[key] == value for key, value in columns.items())


def _move(connection: Connection, members: Sequence[int], incident: int) -> None:
    for part in _chunks(members):
        connection.execute(
            update(EventRow)
            .where(EventRow.num.in_(part), or_(EventRow.incident.is_(None), EventRow.incident != incident))
            .values(incident=incident)
        )


def _empty(connection: Connection, events: Iterable[int]) -> None:
    """Events that are not live any more belong to no incident."""
    for part in _chunks(sorted(events)):
        connection.execute(update(EventRow).where(EventRow.num.in_(part), EventRow.incident.is_not(None)).values(incident=None))


def _remember(connection: Connection, stamp: int, at: str, incident: str, what: str, others: Sequence[str]) -> None:
    connection.execute(insert(IncidentPast).values(stamp=stamp, at=at, id=incident, what=what, others=" ".join(others)))


@dataclass(slots=True)
class _Said:
    """What people have said of one incident."""

    values: dict[str, Any] = field(default_factory=dict)
    who: dict[str, str] = field(default_factory=dict)
    review: str | None = None
    assignee: str | None = None


def _said(connection: Connection, ids: Sequence[str]) -> dict[str, _Said]:
    """What people have said of incidents under their present id, and, where nothing is said there, under ids that were merged into it."""
    found = {name: _Said() for name in ids}
    names: dict[str, tuple[str, bool]] = {}
    for part in _chunks(list(ids)):
        for live, former in led_here(connection, part).items():
            names |= {live: (live, True)} | dict.fromkeys(former, (live, False))
    rows: list[tuple[bool, int, str, str, Any, str]] = []
    for part in _chunks(sorted(names)):
        query = select(Standing.subject, Standing.field, Standing.value, Standing.change, Change.who)
        query = query.join(Change, Change.seq == Standing.change).where(Standing.kind == "incident", Standing.subject.in_(part))
        for subject, name, value, change, who in connection.execute(query):
            live, own = names[subject]
            rows.append((own, change, live, name, json.loads(value), who))
    for _, _, live, name, value, who in sorted(rows, key=lambda row: row[:2]):  # its own word, and the latest, comes last and holds
        if name == "review":
            found[live].review = value
        elif name == "assignee":
            found[live].assignee = value
        elif name != "flag" and not name.startswith("comment."):
            found[live].values[name], found[live].who[name] = value, who
    return found


def _reviews(connection: Connection, events: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in _chunks(events):
        found.update(connection.execute(select(EventRow.num, EventRow.review).where(EventRow.num.in_(part))).tuples().all())
    return found


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
