"""Every change that people make goes through here: checked, compared with what they saw, logged, and carried into what is derived.

A change says who, of what, which field, and why. The same `request` (any text that is used once) is carried out once, however often it is
sent: a program that was cut off may repeat what it is not sure of.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from waqai.model import Refusal, ReportKey
from waqai.register.clock import CLOCK, take
from waqai.register.eventing import settle_event
from waqai.register.fields import FieldError, checked, checked_review, consistent, corrected, new_row
from waqai.register.judging import settle_pair, verdict
from waqai.register.log import Entry, Said, Subject, append, entry_of, history, standing_of, standing_text
from waqai.register.schema import URGENT, WAITS, Change, DocumentRow, EventRow, IncidentBody, IncidentRow, Standing
from waqai.register.subjects import (
    UnknownError,
    event_key,
    event_number,
    event_numbers,
    event_subject,
    no_document,
    no_event,
    pair_keys,
    pair_subject,
)
from waqai.register.written import canonical

TAKE_BACK = object()
"""Instead of a value: people's word on the field is withdrawn, the program's own value shows again."""

_ROWLESS = ("review", "added", "assignee", "flag")


class Conflict(Refusal):
    """Somebody changed the same thing meanwhile: `changes` are theirs, `version` is the present one. Nothing was written."""

    def __init__(self, subject: Subject, version: int, changes: Sequence[Entry], undoes: tuple[str, int] | None = None) -> None:
        by = ", ".join(dict.fromkeys(entry.who for entry in changes))
        if undoes is not None:
            told = Refusal(
                "changed-after", "{field} was changed after change {seq}; undo {last} first", field=undoes[0], seq=undoes[1], last=version
            )
        elif by:
            told = Refusal("changed-meanwhile", "{name} was changed meanwhile by {by}; look at it again", name=subject.name, by=by)
        else:
            told = Refusal("changed-meanwhile", "{name} was changed meanwhile; look at it again", name=subject.name)
        super().__init__(told.code, told.sentence, **told.values)
        self.subject = subject
        self.version = version
        self.changes = tuple(changes)


@dataclass(frozen=True, slots=True)
class Act:
    """Who changes something, why, as of which version they saw it, and the request's own name."""

    who: str
    why: str = ""
    expected: int | None = None
    request: str | None = None


def already_done(connection: Connection, act: Act) -> list[int]:
    """The entries that this request has already made."""
    if act.request is None:
        return []
    return list(connection.execute(select(Change.seq).where(Change.request == act.request).order_by(Change.seq)).scalars())


def record(
    connection: Connection, act: Act, wanted: Sequence[tuple[Subject, str, Any]], undoes: Mapping[int, int] | None = None
) -> list[int]:
    """Log what is new of the wanted values, settle what depends on them, and return the numbers of the entries.

    `undoes` maps positions of `wanted` to the entries that they undo.
    """
    if not act.who.strip():
        raise FieldError("nobody", "a change needs the name of who makes it")
    if done := already_done(connection, act):
        return done
    said: list[Said] = []
    for position, (subject, field, value) in enumerate(wanted):
        old = standing_text(connection, subject, field)
        new = None if value is TAKE_BACK else canonical(value)
        undone = (undoes or {}).get(position)
        if new != old or undone is not None:
            said.append(Said(subject, field, old, new, _shown(connection, subject, field), undone))
    written = append(connection, act.who, act.why, said, act.request)
    for subject in dict.fromkeys(item.subject for item in said):
        if any(item.subject == subject and not item.field.startswith("comment.") for item in said):
            settle(connection, subject)
    return written


def settle(connection: Connection, subject: Subject) -> None:
    """Bring what is derived of a subject in line with the log."""
    if subject.kind == "event":
        settle_event(connection, event_key(subject.name), take(connection, CLOCK))
    elif subject.kind == "pair":
        settle_pair(connection, *pair_keys(subject.name))
    elif subject.kind == "incident":
        founder = connection.execute(select(IncidentRow.founder).where(IncidentRow.id == subject.name)).scalar_one()
        connection.execute(update(EventRow).where(EventRow.num == founder).values(dirty=URGENT))


def correct_event(connection: Connection, act: Act, key: ReportKey, values: Mapping[str, Any]) -> list[int]:
    """Set fields of one event's row, all or none. `TAKE_BACK` as a value withdraws a correction.

    Raises FieldError for a wrong field or value, Conflict where the event changed after `act.expected`.
    """
    number = event_number(connection, key)
    if done := already_done(connection, act):
        return done
    subject = event_subject(key)
    event = connection.execute(select(EventRow.coded, EventRow.version).where(EventRow.num == number)).one()
    _expect(connection, act, subject, event.version)
    taken = {field: value if value is TAKE_BACK else checked(field, value) for field, value in values.items()}
    _inside_text(connection, key.document, taken)
    standing = {field: value for field, (value, _) in standing_of(connection, subject).items()}
    base = json.loads(event.coded) if event.coded else standing.get("added")
    if base is None:
        raise UnknownError("event-gone", "{event}: this event is gone", event=subject.name)
    after = {field: value for field, value in {**standing, **taken}.items() if value is not TAKE_BACK}
    consistent(corrected(base, after))
    # What the coder says already needs no correction; setting it takes a former one back.
    wanted = [(subject, field, TAKE_BACK if field in base and base[field] == value else value) for field, value in taken.items()]
    return record(connection, act, wanted)


def correct_incident(connection: Connection, act: Act, incident: str, values: Mapping[str, Any]) -> list[int]:
    """Set fused fields of one incident: people's word over what the sources add up to."""
    query = select(IncidentRow.state, IncidentRow.stamp, IncidentBody.row).join(
        IncidentBody, IncidentBody.num == IncidentRow.num, isouter=True
    )
    found = connection.execute(query.where(IncidentRow.id == incident)).one_or_none()
    if found is None or found.state != "live":
        raise UnknownError("incident-gone", "{incident}: no such incident now", incident=incident)
    if done := already_done(connection, act):
        return done
    subject = Subject("incident", incident)
    _expect(connection, act, subject, found.stamp)
    taken = {field: value if value is TAKE_BACK else checked(field, value, incident=True) for field, value in values.items()}
    consistent({**json.loads(found.row), **{field: value for field, value in taken.items() if value is not TAKE_BACK}})
    return record(connection, act, [(subject, field, value) for field, value in taken.items()])


def add_event(connection: Connection, act: Act, document: str, values: Mapping[str, Any]) -> ReportKey:
    """Add an event that the coder missed. Values as in a row; `spans.FIELD` ties a field to the words."""
    if done := already_done(connection, act):
        name = connection.execute(select(Change.subject).where(Change.seq == done[0])).scalar_one()
        return event_key(name)
    found = connection.execute(select(DocumentRow.num, DocumentRow.erased).where(DocumentRow.id == document)).one_or_none()
    if found is None or found.erased:
        raise no_document(document)
    last = connection.execute(select(EventRow.n).where(EventRow.document == found.num).order_by(EventRow.n.desc()).limit(1)).scalar() or 0
    key = ReportKey(document, last + 1)
    row = new_row(values, key.n)
    spans = {field: checked(field, value) for field, value in values.items() if field.startswith("spans.")}
    _inside_text(connection, document, spans)
    insert_event(connection, take(connection, "event"), found.num, key.n)
    record(connection, act, [(event_subject(key), field, value) for field, value in {"added": row, **spans}.items()])
    return key


def _inside_text(connection: Connection, document: str, values: Mapping[str, Any]) -> None:
    """Raise FieldError for evidence that lies beyond the end of the article, where its text is kept."""
    ends = {name: end for name, places in values.items() if name.startswith("spans.") and places is not TAKE_BACK for _, end, _ in places}
    if not ends:
        return
    row = connection.execute(select(DocumentRow.title, DocumentRow.text).where(DocumentRow.id == document)).one()
    if row.text is not None:
        length = len(f"{row.title}\n{row.text}" if row.title else row.text)
        for name, end in ends.items():
            if end > length:
                raise FieldError("beyond-the-end", "{field}: ends at {end}, the article at {length}", field=name, end=end, length=length)


def insert_event(connection: Connection, number: int, document: int, n: int, **values: Any) -> None:
    """A new row of the table of events; what is not given is empty."""
    empty = {"run": None, "coded": None, "spans": None, "row": None, "words": "", "incident": None}
    fixed = {"present": False, "dropped": False, "review": "new", "version": 0, "rivals": 0, "dirty": WAITS}
    connection.execute(insert(EventRow).values(num=number, document=document, n=n, **{**empty, **fixed, **values}))


def set_review(connection: Connection, act: Act, subject: Subject, state: Any) -> list[int]:
    """Mark an event or an incident as new, accepted, rejected or put off. A rejected event belongs to no incident."""
    value = checked_review(state)
    version = _version(connection, subject)
    _expect(connection, act, subject, version)
    if subject.kind == "incident" and value == "rejected":
        raise FieldError("reject-events", "review: an incident is rejected by rejecting its events")
    return record(connection, act, [(subject, "review", TAKE_BACK if value == "new" else value)])


def set_mark(connection: Connection, act: Act, subject: Subject, field: str, value: str | None) -> list[int]:
    """Set or clear what people note beside the row: `assignee` or `flag`."""
    if field not in ("assignee", "flag"):
        raise FieldError("no-such-mark", "{mark}: no such mark; one of assignee, flag", mark=field)
    _version(connection, subject)
    return record(connection, act, [(subject, field, TAKE_BACK if not value else str(value)[:300])])


def add_comment(connection: Connection, act: Act, subject: Subject, words: str) -> int:
    """Write a comment on an event, an incident or a document. Returns its number, under which it is taken back."""
    if not words.strip():
        raise FieldError("empty-comment", "an empty comment")
    if done := already_done(connection, act):
        return done[0]
    _version(connection, subject)
    return record(connection, act, [(subject, f"comment.{take(connection, CLOCK)}", words.strip()[:10_000])])[0]


def judge(connection: Connection, act: Act, a: ReportKey, b: ReportKey, same: bool | None) -> list[int]:
    """Say that two events are one incident, or two, or that it cannot be told. The latest word on a pair holds."""
    numbers = event_numbers(connection, (a, b))
    for key in (a, b):
        if key not in numbers:
            raise no_event(key)
    if a == b:
        raise FieldError("against-itself", "an event cannot be judged against itself")
    return record(connection, act, [(ordered_pair(numbers, a, b), "same", verdict(same))])


def ordered_pair(numbers: Mapping[ReportKey, int], a: ReportKey, b: ReportKey) -> Subject:
    """The subject of a pair, the event that came first in front."""
    return pair_subject(a, b) if numbers[a] < numbers[b] else pair_subject(b, a)


def save_search(connection: Connection, act: Act, name: str, query: str | None) -> list[int]:
    """Keep the query of a filter under a name; None forgets it."""
    if not name.strip() or len(name) > 200:
        raise FieldError("no-search-name", "{name!r} is no name for a search", name=name)
    return record(connection, act, [(Subject("search", name.strip()), "query", TAKE_BACK if query is None else query)])


def saved_searches(connection: Connection) -> dict[str, str]:
    """The queries that were kept, by name."""
    rows = connection.execute(select(Standing.subject, Standing.value).where(Standing.kind == "search").order_by(Standing.subject))
    return {name: json.loads(value) for name, value in rows}


def undo(connection: Connection, act: Act, seq: int) -> list[int]:
    """Undo one entry: the field is again as it was before. An undo can itself be undone.

    Raises UnknownError for an entry that there is not, Conflict where the field was changed after it.
    """
    if done := already_done(connection, act):
        return done
    row = connection.execute(select(Change.__table__).where(Change.seq == seq)).one_or_none()
    if row is None:
        raise UnknownError("no-such-change", "no change {seq}", seq=seq)
    return record(connection, act, [_undoing(connection, row)], {0: seq})


def undo_bundle(connection: Connection, act: Act, seq: int) -> list[int]:
    """Undo all that was changed in one act (a merge, a correction of several fields), named by any entry of it."""
    if done := already_done(connection, act):
        return done
    bundle = select(Change.bundle).where(Change.seq == seq).scalar_subquery()
    rows = connection.execute(select(Change.__table__).where(Change.bundle == bundle).order_by(Change.seq.desc())).all()
    if not rows:
        raise UnknownError("no-such-change", "no change {seq}", seq=seq)
    wanted = [_undoing(connection, row) for row in rows]
    return record(connection, act, wanted, {position: row.seq for position, row in enumerate(rows)})


def _undoing(connection: Connection, row: Any) -> tuple[Subject, str, Any]:
    """The change that undoes an entry, if nothing was changed after it."""
    if row.erased:
        raise FieldError("change-erased", "change {seq} was erased and cannot be undone", seq=row.seq)
    subject = Subject(row.kind, row.subject)
    standing, last = _holding(connection, subject, row.field)
    if row.seq not in (standing, last):
        later = [entry for entry in history(connection, [subject], since=row.seq) if entry.field == row.field]
        raise Conflict(subject, last, later, undoes=(row.field, row.seq))
    return subject, row.field, TAKE_BACK if row.old is None else json.loads(row.old)


def _holding(connection: Connection, subject: Subject, field: str) -> tuple[int, int]:
    """The entry that a field's value rests on once undone entries are taken off, and the last entry of all (0: none)."""
    query = select(Change.seq, Change.undoes).where(Change.kind == subject.kind, Change.subject == subject.name, Change.field == field)
    stack: list[int] = []
    # What each entry laid on the stack (itself, or, where it undid an undoing, what this had taken off), and what it took off.
    laid: dict[int, int] = {}
    taken: dict[int, int] = {}
    last = 0
    for seq, undoes in connection.execute(query.order_by(Change.seq)):
        if undoes is not None and stack and stack[-1] == laid.get(undoes):
            taken[seq] = stack.pop()
        else:
            laid[seq] = seq if undoes is None else taken.get(undoes, seq)
            stack.append(laid[seq])
        last = seq
    return stack[-1] if stack else 0, last


def _shown(connection: Connection, subject: Subject, field: str) -> str | None:
    """The program's own value of a field at this time."""
    if subject.kind == "event" and field not in _ROWLESS and not field.startswith("comment."):
        number = event_number(connection, event_key(subject.name))
        event = connection.execute(select(EventRow.coded, EventRow.spans).where(EventRow.num == number)).one()
        if field.startswith("spans."):
            value = (json.loads(event.spans) if event.spans else {}).get(field.removeprefix("spans."))
        else:
            value = (json.loads(event.coded) if event.coded else {}).get(field)
        return None if value is None else canonical(value)
    if subject.kind == "incident" and field not in _ROWLESS and not field.startswith("comment."):
        query = select(IncidentBody.row, IncidentBody.fused).join(IncidentRow, IncidentRow.num == IncidentBody.num)
        body = connection.execute(query.where(IncidentRow.id == subject.name)).one_or_none()
        value = {**json.loads(body.row), **json.loads(body.fused)}.get(field) if body else None
        return None if value is None else canonical(value)
    return None


def _version(connection: Connection, subject: Subject) -> int:
    """The point of the clock at which a subject last changed. Raises UnknownError where there is no such subject."""
    if subject.kind == "event":
        number = event_number(connection, event_key(subject.name))
        return int(connection.execute(select(EventRow.version).where(EventRow.num == number)).scalar_one())
    if subject.kind == "incident":
        stamp = connection.execute(select(IncidentRow.stamp).where(IncidentRow.id == subject.name, IncidentRow.state == "live")).scalar()
    else:
        stamp = connection.execute(select(DocumentRow.num).where(DocumentRow.id == subject.name, DocumentRow.erased.is_(None))).scalar()
    if stamp is None:
        if subject.kind == "incident":
            raise UnknownError("no-such-incident", "{incident}: no such incident", incident=subject.name)
        raise no_document(subject.name)
    return int(stamp)


def _expect(connection: Connection, act: Act, subject: Subject, version: int) -> None:
    if act.expected is not None and version > act.expected:
        raise Conflict(subject, version, history(connection, [subject], since=act.expected))


def comments_of(connection: Connection, subject: Subject) -> list[Entry]:
    """The comments that stand, the oldest first."""
    query = select(Change.__table__).join(Standing, Standing.change == Change.seq)
    query = query.where(Standing.kind == subject.kind, Standing.subject == subject.name, Standing.field.startswith("comment."))
    return [entry_of(row) for row in connection.execute(query.order_by(Change.seq))]
