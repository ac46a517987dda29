"""The append-only log of what people decided: writing entries, replaying them, proving that none was altered.

What people have said of a field *stands* until somebody says something else or takes it back. What stands is the replay of the log, and
the table `standing` is kept beside it so that it need not be replayed for every look.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select

from waqai.register.clock import CLOCK, now, take
from waqai.register.schema import Change, Standing
from waqai.register.written import canonical, storable

GENESIS = "0" * 64
_ASKED = 500


class Subject(NamedTuple):
    """What a change is about: `kind` is event, incident, pair, document, search or register; `name` its id."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to be written into the log. Values are JSON texts; None: nothing is (or was) said by people."""

    subject: Subject
    field: str
    old: str | None
    new: str | None
    shown: str | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log, values decoded. `old`: what was to be seen before; `new`: what is to be seen after.

    `taken_back`: people's word was withdrawn, so that the program's own value shows again. `bundle`: the first entry of the act it belongs
    to. `request`: the name of the request that made it. `erased`: its content was erased.
    """

    seq: int
    at: str
    who: str
    subject: Subject
    field: str
    old: Any
    new: Any
    why: str
    taken_back: bool
    undoes: int | None
    bundle: int
    request: str | None
    erased: str | None


def append(connection: Connection, who: str, why: str, said: Sequence[Said], request: str | None = None) -> list[int]:
    """Write entries, all of one act (one bundle), and bring `standing` up to date. Returns their numbers."""
    if not said:
        return []
    first = take(connection, CLOCK, len(said))
    at = now()
    chain = connection.execute(select(Change.chain).order_by(Change.seq.desc()).limit(1)).scalar() or GENESIS
    rows: list[dict[str, Any]] = []
    for seq, item in enumerate(said, first):
        row: dict[str, Any] = {
            "seq": seq,
            "at": at,
            "who": storable(who),
            "kind": item.subject.kind,
            "subject": item.subject.name,
            "field": item.field,
            "old": item.old,
            "new": item.new,
            "shown": item.shown,
            "why": storable(why),
            "undoes": item.undoes,
            "bundle": first,
            "request": request,
            "salt": secrets.token_hex(8),
            "erased": None,
        }
        row["digest"] = digest_of(row)
        row["chain"] = chain = chained(chain, seq, row["digest"])
        rows.append(row)
    connection.execute(insert(Change), rows)
    for row in rows:
        _stand(connection, Subject(row["kind"], row["subject"]), row["field"], row["new"], row["seq"])
    return [row["seq"] for row in rows]


def digest_of(row: Any) -> str:
    """The salted SHA-256 of an entry's content."""
    keys = ("seq", "at", "who", "kind", "subject", "field", "old", "new", "shown", "why", "undoes", "bundle", "request")
    return hashlib.sha256((str(row["salt"]) + canonical([row[key] for key in keys])).encode("utf-8", "surrogatepass")).hexdigest()


def chained(before: str, seq: int, digest: str) -> str:
    """The chain after an entry: it holds all entries before, so that none can be altered, dropped or slipped in unseen."""
    return hashlib.sha256(f"{before}{seq}{digest}".encode()).hexdigest()


def _stand(connection: Connection, subject: Subject, field: str, value: str | None, change: int) -> None:
    connection.execute(delete(Standing).where(Standing.kind == subject.kind, Standing.subject == subject.name, Standing.field == field))
    if value is not None:
        connection.execute(insert(Standing).values(kind=subject.kind, subject=subject.name, field=field, value=value, change=change))


def replay(connection: Connection) -> dict[tuple[str, str, str], tuple[str, int]]:
    """What stands, made from the log alone: (kind, subject, field) to (value, number of the entry)."""
    standing: dict[tuple[str, str, str], tuple[str, int]] = {}
    query = select(Change.seq, Change.kind, Change.subject, Change.field, Change.new).order_by(Change.seq)
    for seq, kind, subject, field, new in connection.execute(query):
        key = (kind, subject, field)
        if new is None:
            standing.pop(key, None)
        else:
            standing[key] = (new, seq)
    return standing


def standing_of(connection: Connection, subject: Subject) -> dict[str, tuple[Any, int]]:
    """What people have said of one subject and what stands: field to (value, number of the entry)."""
    query = select(Standing.field, Standing.value, Standing.change).where(Standing.kind == subject.kind, Standing.subject == subject.name)
    return {field: (json.loads(value), change) for field, value, change in connection.execute(query)}


def standing_of_many(connection: Connection, kind: str, names: Sequence[str]) -> dict[str, dict[str, tuple[Any, int]]]:
    """The same for many subjects of one kind; those of which nothing is said are left out."""
    found: dict[str, dict[str, tuple[Any, int]]] = {}
    columns = select(Standing.subject, Standing.field, Standing.value, Standing.change).where(Standing.kind == kind)
    for start in range(0, len(names), _ASKED):
        for name, field, value, change in connection.execute(columns.where(Standing.subject.in_(names[start : start + _ASKED]))):
            found.setdefault(name, {})[field] = (json.loads(value), change)
    return found


def standing_text(connection: Connection, subject: Subject, field: str) -> str | None:
    """What stands for one field, as the log holds it."""
    query = select(Standing.value).where(Standing.kind == subject.kind, Standing.subject == subject.name, Standing.field == field)
    return connection.execute(query).scalar()


def entry_of(row: Any) -> Entry:
    """An entry from its row."""
    shown = None if row.shown is None else json.loads(row.shown)
    return Entry(
        seq=row.seq,
        at=row.at,
        who=row.who,
        subject=Subject(row.kind, row.subject),
        field=row.field,
        old=shown if row.old is None else json.loads(row.old),
        new=shown if row.new is None else json.loads(row.new),
        why=row.why,
        taken_back=row.new is None,
        undoes=row.undoes,
        bundle=row.bundle,
        request=row.request,
        erased=row.erased,
    )


def history(connection: Connection, subjects: Iterable[Subject], since: int = 0) -> list[Entry]:
    """The entries about some subjects after a point of the clock, the oldest first."""
    found: dict[int, Entry] = {}
    names: dict[str, dict[str, None]] = {}
    for kind, name in subjects:
        names.setdefault(kind, {})[name] = None
    for kind, several in names.items():
        given = list(several)
        for start in range(0, len(given), _ASKED):
            part = given[start : start + _ASKED]
            query = select(Change.__table__).where(Change.kind == kind, Change.subject.in_(part), Change.seq > since)
            found.update((row.seq, entry_of(row)) for row in connection.execute(query))
    return [found[seq] for seq in sorted(found)]


def latest(connection: Connection, limit: int = 100, before: int | None = None, who: str | None = None) -> list[Entry]:
    """The newest entries of the whole register, the newest first."""
    query = select(Change.__table__).order_by(Change.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(Change.seq < before)
    if who is not None:
        query = query.where(Change.who == who)
    return [entry_of(row) for row in connection.execute(query)]


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the log itself: altered entries, a broken chain, a state that is not its replay."""
    chain = GENESIS
    for row in connection.execute(select(Change.__table__).order_by(Change.seq)).mappings():
        if row["erased"] is None and digest_of(row) != row["digest"]:
            yield f"change {row['seq']}: its content is not what was written"
        if chained(chain, row["seq"], row["digest"]) != row["chain"]:
            yield f"change {row['seq']}: the chain breaks here: an entry before it was altered, dropped or slipped in"
        chain = row["chain"]
    made = replay(connection)
    query = select(Standing.kind, Standing.subject, Standing.field, Standing.value, Standing.change)
    kept = {(kind, subject, field): (value, change) for kind, subject, field, value, change in connection.execute(query)}
    for key in sorted(made.keys() | kept.keys()):
        if made.get(key) != kept.get(key):
            yield f"{key[0]} {key[1]}, {key[2]}: what stands is not what the log says"
