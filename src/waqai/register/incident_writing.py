"""Writing what fusion made of a group of events: only what came out differently, all of it in a few statements.

Statements are prepared once and run over many rows: a big import writes a hundred thousand incidents, and what a statement costs before
it reaches the database would be most of the time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, column, delete, insert, select, update, values

from waqai.model import Incident, Report
from waqai.register import words
from waqai.register.clock import CLOCK, now, take
from waqai.register.identity import fate, led_here, permanent_id
from waqai.register.incident_rows import body_of, columns_of, review_of, terms_of, words_of
from waqai.register.overruling import overruled
from waqai.register.schema import Change, EventRow, IncidentBody, IncidentPast, IncidentRow, IncidentTerm, Standing
from waqai.register.subjects import chunks
from waqai.register.written import canonical

_INCIDENTS: Any = IncidentRow.__table__
_EVENTS: Any = EventRow.__table__


@dataclass(frozen=True, slots=True)
class Fused:
    """What fusion made of a group: the incident of each founder, and the events (numbers) of all of them with their reports."""

    incidents: Mapping[int, Incident]
    members: Mapping[int, Sequence[int]]
    reports: Mapping[int, Report]

    @property
    def home(self) -> dict[int, int]:
        """The founder of the incident that each event is in."""
        return {event: founder for founder, events in self.members.items() for event in events}


@dataclass(slots=True)
class _Old:
    """An incident as it stands in the register before."""

    columns: Mapping[str, Any]
    row: str | None
    fused: str | None
    members: set[int] = field(default_factory=set)

    @property
    def live(self) -> bool:
        return bool(self.columns["state"] == "live")


@dataclass(slots=True)
class _Said:
    """What people have said of one incident."""

    values: dict[str, Any] = field(default_factory=dict)
    who: dict[str, str] = field(default_factory=dict)
    review: str | None = None
    assignee: str | None = None


@dataclass(slots=True)
class _Batch:
    """Rows to be written, each list by one statement. What happens to ids is numbered by the clock when it is written."""

    at: str
    ended: list[dict[str, Any]] = field(default_factory=list)
    new: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    terms: list[dict[str, Any]] = field(default_factory=list)
    words: list[tuple[int, str]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)
    past: list[dict[str, Any]] = field(default_factory=list)

    def remember(self, number: int, name: str, what: str, others: Sequence[str] = ()) -> None:
        """What happened to an id; `number` is that of its incident, whose stamp it shares where it is the first in this batch."""
        self.past.append({"number": number, "at": self.at, "id": name, "what": what, "others": " ".join(others)})


def write_incidents(connection: Connection, group: set[int], fused: Fused) -> tuple[int, int]:
    """Write the incidents of a group of events. Returns how many were written and how many ids ended."""
    home = fused.home
    old = _old_incidents(connection, group, fused.incidents)
    by_founder = {item.columns["founder"]: item for item in old.values()}
    ids = {founder: permanent_id(fused.reports[founder].key) for founder in fused.incidents}
    batch = _Batch(now())
    _end([item for item in old.values() if item.live and item.columns["founder"] not in fused.incidents], home, ids, batch)
    if batch.ended:
        _write_ended(connection, batch)
    said = _said(connection, list(ids.values()))
    events = _reviews_and_words(connection, sorted(home))
    number = take(connection, "incident", fresh) - 1 if (fresh := sum(founder not in by_founder for founder in fused.incidents)) else 0
    for founder in sorted(fused.incidents):
        before = by_founder.get(founder)
        if before is None:
            number += 1
        _put(batch, fused, founder, before, number if before is None else before.columns["num"], said[ids[founder]], events, home, ids)
    _flush(connection, batch)
    _empty(connection, group - home.keys())
    return len(batch.new) + len(batch.changed), len(batch.ended)


def _old_incidents(connection: Connection, group: set[int], founders: Iterable[int]) -> dict[int, _Old]:
    """The incidents that the group was in, and those, live or not, that have one of the new founders."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for part in chunks(sorted(group)):
        query = select(EventRow.num, EventRow.incident).where(EventRow.num.in_(part), EventRow.incident.is_not(None))
        for event, incident in connection.execute(query):
            if incident is not None:
                numbers[incident].add(event)
    found: dict[int, _Old] = {}
    columns = select(_INCIDENTS, IncidentBody.row, IncidentBody.fused).join(IncidentBody, IncidentBody.num == IncidentRow.num, isouter=True)
    for named, wanted in ((IncidentRow.num, sorted(numbers)), (IncidentRow.founder, sorted(founders))):
        for part in chunks(wanted):
            for row in connection.execute(columns.where(named.in_(part))).mappings():
                found[row["num"]] = _Old(dict(row), row["row"], row["fused"], numbers.get(row["num"], set()))
    return found


def _end(ended: Sequence[_Old], home: Mapping[int, int], ids: Mapping[int, str], batch: _Batch) -> None:
    """Make ids that have no incident any more lead to where their events went, or nowhere."""
    for item in ended:
        went = fate(item.members, home)
        into = None if went.into is None else ids[went.into]
        number, name = item.columns["num"], item.columns["id"]
        state = "gone" if into is None else "merged"
        batch.ended.append({"b_num": number, "state": state, "into": into, "changed": batch.at, "members": 0})
        batch.remember(number, name, state, [into] if into else [])
        if went.others:
            batch.remember(number, name, "split", [ids[founder] for founder in went.others])


def _put(
    batch: _Batch,
    fused: Fused,
    founder: int,
    old: _Old | None,
    number: int,
    said: _Said,
    events: Mapping[int, tuple[str, str]],
    home: Mapping[int, int],
    ids: Mapping[int, str],
) -> None:
    """Note one incident for writing, if anything about it changed."""
    incident, members, name = fused.incidents[founder], fused.members[founder], ids[founder]
    own = [fused.reports[event] for event in members]
    shown = overruled(incident, said.values, said.who)
    body = canonical(body_of(shown, name))
    overruled_values = {key: value for key, value in body_of(incident, name).items() if key in said.values} if said.values else {}
    under = canonical(overruled_values)
    columns = columns_of(shown, review_of(said.review, [events[event][0] for event in members])) | {"assignee": said.assignee}
    kept = old is not None and old.live and old.row == body and old.fused == under
    if kept and old is not None and all(old.columns[key] == value for key, value in columns.items()):
        return
    before = old.members if old is not None else set()
    batch.moves += ({"b_num": event, "incident": number} for event in members if event not in before)
    columns |= {"changed": batch.at, "state": "live", "into": None}
    if old is None:
        batch.new.append({"num": number, "id": name, "founder": founder, "created": batch.at, **columns})
        batch.remember(number, name, "founded")
    else:
        batch.changed.append({"b_num": number, **columns})
        lost = sorted({ids[home[event]] for event in before if home.get(event, founder) != founder})
        if not old.live:
            batch.remember(number, name, "revived")
        elif lost:
            batch.remember(number, name, "split", lost)
    batch.bodies.append({"num": number, "row": body, "fused": under})
    batch.terms += ({"kind": kind, "term": term, "incident": number} for kind, term in terms_of(shown, own))
    batch.words.append((number, words_of(shown, [events[event][1] for event in members])))


def _write_ended(connection: Connection, batch: _Batch) -> None:
    """Written first, as the words of people about an ended id are from now on looked for under the id that it leads to."""
    stamp = take(connection, CLOCK, len(batch.ended))
    for place, row in enumerate(batch.ended):
        row["stamp"] = stamp + place
    _update(connection, _INCIDENTS, batch.ended)
    numbers = [row["b_num"] for row in batch.ended]
    _clear(connection, numbers)
    words.remove(connection, "incident_words", numbers)


def _flush(connection: Connection, batch: _Batch) -> None:
    stamp = take(connection, CLOCK, len(batch.new) + len(batch.changed)) if batch.new or batch.changed else 0
    for place, row in enumerate((*batch.new, *batch.changed)):
        row["stamp"] = stamp + place
    if batch.new:
        connection.execute(insert(_INCIDENTS), batch.new)
    if batch.changed:
        _update(connection, _INCIDENTS, batch.changed)
        _clear(connection, [row["b_num"] for row in batch.changed])
    if batch.bodies:
        connection.execute(insert(IncidentBody.__table__), batch.bodies)  # type: ignore[arg-type]
    if batch.terms:
        connection.execute(insert(IncidentTerm.__table__), batch.terms)  # type: ignore[arg-type]
    fresh = {row["num"] for row in batch.new}
    words.put(connection, "incident_words", [pair for pair in batch.words if pair[0] in fresh], new=True)
    words.put(connection, "incident_words", [pair for pair in batch.words if pair[0] not in fresh])
    _move(connection, batch.moves)
    _write_past(connection, batch)


def _write_past(connection: Connection, batch: _Batch) -> None:
    """What happened to ids: the first of each incident under its stamp, a second under a stamp of its own."""
    stamps = {row["b_num"]: row["stamp"] for row in (*batch.ended, *batch.changed)} | {row["num"]: row["stamp"] for row in batch.new}
    for row in batch.past:
        number = row.pop("number")
        row["stamp"] = stamps.pop(number) if number in stamps else take(connection, CLOCK)
    if batch.past:
        connection.execute(insert(IncidentPast.__table__), batch.past)  # type: ignore[arg-type]


def _move(connection: Connection, moves: Sequence[Mapping[str, Any]]) -> None:
    """Say of events which incident they are in, many in one statement."""
    for part in chunks(moves):
        wanted = values(column("event", Integer), column("home", Integer), name="moves").data(
            [(row["b_num"], row["incident"]) for row in part]
        )
        moved = wanted.cte() if connection.dialect.name == "sqlite" else wanted
        connection.execute(update(_EVENTS).where(_EVENTS.c.num == moved.c.event).values(incident=moved.c.home))


def _update(connection: Connection, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Update many rows by their number; all set the same columns."""
    columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "b_num"}
    connection.execute(update(table).where(table.c.num == bindparam("b_num")).values(columns), rows)


def _clear(connection: Connection, numbers: Sequence[int]) -> None:
    for part in chunks(numbers):
        connection.execute(delete(IncidentBody).where(IncidentBody.num.in_(part)))
        connection.execute(delete(IncidentTerm).where(IncidentTerm.incident.in_(part)))


def _empty(connection: Connection, events: Iterable[int]) -> None:
    """Events that are not live any more belong to no incident."""
    for part in chunks(sorted(events)):
        connection.execute(update(EventRow).where(EventRow.num.in_(part), EventRow.incident.is_not(None)).values(incident=None))


def _said(connection: Connection, ids: Sequence[str]) -> dict[str, _Said]:
    """What people have said of incidents under their present id, and, where nothing is said there, under ids that were merged into it."""
    found = {name: _Said() for name in ids}
    names: dict[str, tuple[str, bool]] = {}
    for part in chunks(ids):
        for live, former in led_here(connection, part).items():
            names |= {live: (live, True)} | dict.fromkeys(former, (live, False))
    rows: list[tuple[bool, int, str, str, Any, str]] = []
    for wanted in chunks(sorted(names)):
        query = select(Standing.subject, Standing.field, Standing.value, Standing.change, Change.who)
        query = query.join(Change, Change.seq == Standing.change).where(Standing.kind == "incident", Standing.subject.in_(wanted))
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


def _reviews_and_words(connection: Connection, events: Sequence[int]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for part in chunks(events):
        query = select(EventRow.num, EventRow.review, EventRow.words).where(EventRow.num.in_(part))
        found.update((number, (review, stems)) for number, review, stems in connection.execute(query))
    return found
