"""One incident, one document as a person looks at it: everything that is known of it, in one piece."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from waqai.incidents import fuse
from waqai.model import Incident, ReportKey
from waqai.register.changing import comments_of
from waqai.register.eventing import StoredEvent, events_of, read_event, read_events, reports
from waqai.register.identity import Past, led_here, past_of, resolve
from waqai.register.judging import ever_judged, judgements_among, keys_of
from waqai.register.log import Entry, Subject, history, standing_of
from waqai.register.runs import CodingRun, run_of
from waqai.register.schema import DocumentRow, EventRow, IncidentBody, IncidentRow, Run
from waqai.register.subjects import UnknownError, event_key, event_subject, no_document, pair_subject


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident with each source's version, why its reports stand together, what people said, and what became of its id.

    `fused` is what the sources alone add up to (versions, rules, links); `row` is what is shown, people's word in it; `overruled` names
    the fields where the two differ by a person's word. `asked` is the id that was asked for, if it leads here from elsewhere.
    """

    id: str
    asked: str | None
    row: dict[str, Any]
    fused: Incident
    overruled: dict[str, Any]
    events: tuple[StoredEvent, ...]
    review: str
    assignee: str | None
    flag: str | None
    version: int
    created: str
    changed: str
    past: tuple[Past, ...]
    comments: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an id whose events are gone."""

    id: str
    changed: str
    past: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document as the register holds it. `text` is None where it is not kept; `erased` says when it was erased."""

    id: str
    sha256: str
    keeps: str
    title: str | None
    text: str | None
    published: str | None
    dated_by: str | None
    source: str | None
    url: str | None
    copy_of: str | None
    copies: tuple[str, ...]
    origin: str | None
    added: str
    run: CodingRun | None
    relevant: bool
    campaigns: tuple[str, ...]
    issues: tuple[str, ...]
    erased: str | None
    events: tuple[StoredEvent, ...]
    comments: tuple[Entry, ...]

    @property
    def raw(self) -> str | None:
        """What the offsets of all spans count in."""
        if self.text is None:
            return None
        return f"{self.title}\n{self.text}" if self.title else self.text


def view_incident(connection: Connection, incident: str) -> IncidentView | Tombstone:
    """The incident that an id stands for now, or leads to. Raises UnknownError for an id that never was."""
    live, passed = resolve(connection, incident)
    if live is None:
        changed = connection.execute(select(IncidentRow.changed).where(IncidentRow.id == passed[-1])).scalar_one()
        return Tombstone(incident, changed, tuple(past for name in passed for past in past_of(connection, name)))
    query = select(IncidentRow.__table__, IncidentBody.row, IncidentBody.fused).join(IncidentBody, IncidentBody.num == IncidentRow.num)
    found = connection.execute(query.where(IncidentRow.id == live)).one()
    numbers = list(connection.execute(select(EventRow.num).where(EventRow.incident == found.num).order_by(EventRow.num)).scalars())
    subject = Subject("incident", live)
    marks = {field: value for field, (value, _) in standing_of(connection, subject).items()}
    return IncidentView(
        id=live,
        asked=incident if passed else None,
        row=json.loads(found.row),
        fused=refused(connection, numbers),
        overruled=json.loads(found.fused),
        events=tuple(read_events(connection, numbers)),
        review=found.review,
        assignee=found.assignee,
        flag=marks.get("flag"),
        version=found.stamp,
        created=found.created,
        changed=found.changed,
        past=tuple(past_of(connection, live)),
        comments=tuple(comments_of(connection, subject)),
    )


def refused(connection: Connection, numbers: Sequence[int]) -> Incident:
    """What the reports of one incident add up to, with every source's version and the links between them."""
    found = fuse([report for _, report in reports(connection, numbers)], judgements_among(connection, set(numbers)))
    if len(found) != 1:
        raise UnknownError("being-fused", "these reports are being fused anew; ask again")
    return found[0]


def view_document(connection: Connection, document: str) -> DocumentView:
    """One document with its events. Raises UnknownError where there is none."""
    row = connection.execute(select(DocumentRow.__table__).where(DocumentRow.id == document)).one_or_none()
    if row is None:
        raise no_document(document)
    run = connection.execute(select(Run.__table__).where(Run.num == row.run)).one_or_none() if row.run else None
    copies = connection.execute(select(DocumentRow.id).where(DocumentRow.copy_of == document).order_by(DocumentRow.num)).scalars()
    names = ("id", "sha256", "keeps", "title", "text", "published", "dated_by", "source", "url", "copy_of", "origin", "added", "relevant")
    return DocumentView(
        **{name: getattr(row, name) for name in (*names, "erased")},
        copies=tuple(copies),
        run=run_of(run) if run else None,
        campaigns=tuple(json.loads(row.campaigns or "[]")),
        issues=tuple(json.loads(row.issues or "[]")),
        events=tuple(events_of(connection, document)),
        comments=tuple(comments_of(connection, Subject("document", document))),
    )


def history_of(connection: Connection, name: str) -> list[Entry]:
    """Everything that people changed about an incident (its events and pairs of events among them) or an event or a document."""
    subjects: list[Subject] = []
    try:
        live, passed = resolve(connection, name)
        ids = [*passed, *([live, *led_here(connection, [live])[live]] if live else [])]
        subjects += [Subject("incident", each) for each in ids]
        if live is not None:
            number = connection.execute(select(IncidentRow.num).where(IncidentRow.id == live)).scalar_one()
            keys = list(keys_of(connection, connection.execute(select(EventRow.num).where(EventRow.incident == number)).scalars()).values())
            subjects += [event_subject(key) for key in keys]
            subjects += _pairs(connection, number)
        return history(connection, subjects)
    except UnknownError:
        pass
    document = connection.execute(select(DocumentRow.num).where(DocumentRow.id == name)).scalar()
    if document is not None:
        ns = connection.execute(select(EventRow.n).where(EventRow.document == document).order_by(EventRow.n)).scalars()
        return history(connection, [Subject("document", name), *(event_subject(ReportKey(name, n)) for n in ns)])
    event = read_event(connection, event_key(name))
    return history(connection, [event_subject(event.key)])


def _pairs(connection: Connection, incident: int) -> list[Subject]:
    """The pairs that were ever judged and in which an event of the incident has a part."""
    numbers = list(connection.execute(select(EventRow.num).where(EventRow.incident == incident)).scalars())
    found = ever_judged(connection, numbers)
    keys = keys_of(connection, {number for pair in found for number in pair})
    return [pair_subject(keys[a], keys[b]) for a, b in found]
