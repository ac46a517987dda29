"""Proving a register sound: hashes, references, log against state, events against corrections, incidents against their reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select, text

from waqai.incidents import fuse
from waqai.model import Document, Incident, ReportKey
from waqai.register import log, words
from waqai.register.database import Database
from waqai.register.eventing import event_fields_said, reports
from waqai.register.fields import corrected
from waqai.register.fusing import waiting
from waqai.register.identity import permanent_id
from waqai.register.judging import UNSURE, judgements_among
from waqai.register.rivalry import rivals_that_differ
from waqai.register.schema import DocumentRow, EventRow, IncidentBody, IncidentRow, JudgementRow, Standing
from waqai.register.subjects import event_numbers, event_subject, pair_keys
from waqai.register.written import canonical

Step = tuple[str, Callable[[Connection], Iterator[str]]]


def check(database: Database, *, deep: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Each step's name with the faults that it found, one step after the other. `deep` fuses every event anew and compares."""
    steps: list[Step] = [
        ("database", _database_faults),
        ("log", log.faults),
        ("documents", _document_faults),
        ("events", _event_faults),
        ("judgements", _judgement_faults),
        ("incidents", _incident_faults),
    ]
    if deep:
        steps.append(("fusion", _fusion_faults))
    with database.reading() as connection:
        for name, faults in steps:
            yield name, list(faults(connection))
    with database.outside() as connection:
        yield "index", [*words.index_faults(connection), *_index_gaps(connection)]


def _database_faults(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check")):
            if said != "ok":
                yield str(said)
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"{row[0]}: row {row[1]} refers to a {row[2]} that there is not"


def _document_faults(connection: Connection) -> Iterator[str]:
    names = ("id", "sha256", "stored_sha256", "title", "text", "keeps", "erased")
    columns = select(*(getattr(DocumentRow, name) for name in names)).order_by(DocumentRow.num)
    for row in connection.execution_options(stream_results=True).execute(columns).yield_per(500):
        if row.erased:
            if row.text is not None or row.title is not None:
                yield f"document {row.id}: erased, but its text is there"
            continue
        if (row.text is not None) != (row.keeps == "text"):
            yield f"document {row.id}: keeps {row.keeps}, which is not what is there"
        elif row.text is not None and Document.content_id(row.title, row.text) != (row.stored_sha256 or row.sha256):
            yield f"document {row.id}: its text is not the one that was stored"


def _event_faults(connection: Connection) -> Iterator[str]:
    said: dict[str, dict[str, Any]] = {}
    for subject, name, value in connection.execute(
        select(Standing.subject, Standing.field, Standing.value).where(Standing.kind == "event")
    ):
        said.setdefault(subject, {})[name] = json.loads(value)
    columns = select(
        EventRow.n, EventRow.coded, EventRow.row, EventRow.review, EventRow.present, EventRow.dropped, EventRow.spans, EventRow.incident,
        DocumentRow.id, DocumentRow.title, DocumentRow.text, DocumentRow.erased,
    ).join(DocumentRow, DocumentRow.num == EventRow.document)  # fmt: skip
    for row in connection.execution_options(stream_results=True).execute(columns.order_by(EventRow.num)).yield_per(500):
        name = event_subject(ReportKey(row.id, row.n)).name
        standing = said.pop(name, {})
        if row.erased:
            if row.coded or row.row or row.present:
                yield f"event {name}: its document is erased, but it is there"
            continue
        base = json.loads(row.coded) if row.coded else standing.get("added")
        wanted = None
        if base is not None and (row.coded is None or event_fields_said(standing)):
            wanted = canonical(corrected(base, standing))
        if row.row != wanted:
            yield f"event {name}: its row is not the coder's with the corrections of the log"
        if row.review != standing.get("review", "new"):
            yield f"event {name}: its review state is not that of the log"
        if row.present != (base is not None and (not row.dropped or row.coded is None or bool(standing))):
            yield f"event {name}: it is {'there' if row.present else 'gone'}, which is not what coding and log say"
        length = len(f"{row.title}\n{row.text}" if row.title else row.text) if row.text is not None else None
        for places in json.loads(row.spans or "{}").values():
            if length is not None and any(end > length for _, end, *_ in places):
                yield f"event {name}: evidence beyond the end of the text"
                break
    for name in sorted(said):
        yield f"event {name}: the log speaks of it, but it is not there"


def _judgement_faults(connection: Connection) -> Iterator[str]:
    wanted: dict[tuple[int, int], tuple[bool | None, int]] = {}
    rows = connection.execute(
        select(Standing.subject, Standing.value, Standing.change).where(Standing.kind == "pair", Standing.field == "same")
    ).all()
    numbers = event_numbers(connection, [key for row in rows for key in pair_keys(row.subject)])
    for row in rows:
        a, b = pair_keys(row.subject)
        if a not in numbers or b not in numbers:
            yield f"judgement on {row.subject}: an event of it is not there"
            continue
        value = json.loads(row.value)
        wanted[numbers[a], numbers[b]] = (None if value == UNSURE else value, row.change)
    kept = {
        (a, b): (same, change)
        for a, b, same, change in connection.execute(
            select(JudgementRow.a, JudgementRow.b, JudgementRow.same, JudgementRow.change).where(JudgementRow.stands)
        )
    }
    for pair in sorted(wanted.keys() | kept.keys()):
        if wanted.get(pair) != kept.get(pair):
            yield f"judgement on events {pair[0]} and {pair[1]}: not what the log says"


def _incident_faults(connection: Connection) -> Iterator[str]:
    live = EventRow.present & (EventRow.review != "rejected")
    homeless = connection.execute(
        select(func.count()).select_from(EventRow).where(live, EventRow.incident.is_(None), EventRow.dirty == 0)
    ).scalar_one()
    if homeless:
        yield f"{homeless} events are in no incident"
    ghosts = connection.execute(
        select(func.count()).select_from(EventRow).where(~live, EventRow.incident.is_not(None), EventRow.dirty == 0)
    ).scalar_one()
    if ghosts:
        yield f"{ghosts} events are in an incident, but gone or rejected"
    counted = (
        select(EventRow.incident, func.count().label("events"), func.min(EventRow.num).label("first"))
        .group_by(EventRow.incident)
        .subquery()
    )
    names = ("id", "state", "members", "founder", "into")
    query = (
        select(*(getattr(IncidentRow, name) for name in names), counted.c.events, counted.c.first, IncidentBody.num)
        .join(counted, counted.c.incident == IncidentRow.num, isouter=True)
        .join(IncidentBody, IncidentBody.num == IncidentRow.num, isouter=True)
    )
    settled = waiting(connection) == 0
    for row in connection.execute(query):
        if row.state == "live":
            if row.num is None:
                yield f"incident {row.id}: has no row"
            if settled and (row.events != row.members or row.first != row.founder):
                yield f"incident {row.id}: its events are not those that it was made of"
        elif row.num is not None or (settled and row.events):
            yield f"incident {row.id}: {row.state}, but it has a row or events"
    ids = set(connection.execute(select(IncidentRow.id)).scalars())
    for name, into in connection.execute(select(IncidentRow.id, IncidentRow.into).where(IncidentRow.into.is_not(None))):
        if into not in ids:
            yield f"incident {name}: leads to {into}, which is not there"


def _fusion_faults(connection: Connection) -> Iterator[str]:
    """Whether fusing everything at once gives the incidents that were made neighbourhood by neighbourhood."""
    if count := waiting(connection):
        yield f"{count} events wait to be fused; fuse them first"
        return
    live = dict(reports(connection))
    for number, figure in rivals_that_differ(iter(live.items())):
        yield f"event {event_subject(live[number].key).name}: has {live[number].rivals} rivals in its article, not {figure}"
    number_of = {report.key: number for number, report in live.items()}
    fused: list[Incident] = fuse(list(live.values()), judgements_among(connection, set(live)))
    wanted = {frozenset(number_of[key] for key in incident.members) for incident in fused}
    kept: dict[int, set[int]] = {}
    for number, home in connection.execute(select(EventRow.num, EventRow.incident)):
        if home is not None:
            kept.setdefault(home, set()).add(number)
    found = {frozenset(members) for members in kept.values()}
    keys = {number: report.key for number, report in live.items()}
    for members in sorted(wanted - found, key=min):
        yield f"incident {permanent_id(keys[min(members)])}: fused all at once, {len(members)} events stand together that do not here"


def _index_gaps(connection: Connection) -> Iterator[str]:
    name = "rowid" if connection.dialect.name == "sqlite" else "num"
    live = select(func.count()).select_from(IncidentRow).where(IncidentRow.state == "live")
    documents = select(func.count()).select_from(DocumentRow).where(DocumentRow.erased.is_(None))
    for table, query in (("incident_words", live), ("document_words", documents)):
        indexed = connection.execute(text(f"SELECT count({name}) FROM {table}")).scalar_one()
        there = connection.execute(query).scalar_one()
        if indexed != there:
            yield f"{table}: {indexed} are indexed, {there} are there"
