"""Finding documents, and incidents that may be the same as one at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from waqai.incidents import explain_each
from waqai.model import Link
from waqai.register.eventing import reports
from waqai.register.filter import refused
from waqai.register.identity import resolve
from waqai.register.judging import judgements_on
from waqai.register.question import QuestionError
from waqai.register.schema import Block, DocumentRow, EventRow, IncidentBody, IncidentRow
from waqai.register.selecting import answers
from waqai.register.subjects import CHUNK, chunks, events_gone

_COMPARED = 400


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document in a list: what it is, how many events it has, and how many of them a person has looked at."""

    num: int
    id: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None
    copy_of: str | None
    keeps: str
    relevant: bool
    erased: str | None
    events: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Some documents, the last to come in first, and where the next begin."""

    documents: list[FoundDocument]
    cursor: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that may be the same as another: its row, the likeliest pair of reports with its waterfall, and what people said.

    `said`: "different" where somebody told a report of the one from a report of the other, "unsure" where nobody could tell, else empty.
    """

    id: str
    row: dict[str, Any]
    link: Link
    said: str = ""


def find_documents(
    connection: Connection, *, text: str | None = None, source: str | None = None, since: date | None = None, until: date | None = None,
    relevant: bool | None = None, copies: bool | None = None, limit: int = 50, cursor: int | None = None,
) -> DocumentPage:  # fmt: skip
    """Documents by words, outlet, days of publication, whether they have events, whether they are copies."""
    query = select(DocumentRow.__table__).order_by(DocumentRow.num.desc()).limit(limit + 1)
    if text is not None:
        try:
            query = query.where(DocumentRow.num.in_(answers(connection, "document_words", text)))
        except QuestionError as error:
            raise refused(error) from None
    if source is not None:
        query = query.where(DocumentRow.source == source)
    if since is not None:
        query = query.where(DocumentRow.published >= since.isoformat())
    if until is not None:
        query = query.where(DocumentRow.published <= until.isoformat())
    if relevant is not None:
        query = query.where(DocumentRow.relevant if relevant else ~DocumentRow.relevant)
    if copies is not None:
        query = query.where(DocumentRow.copy_of.is_not(None) if copies else DocumentRow.copy_of.is_(None))
    if cursor is not None:
        query = query.where(DocumentRow.num < cursor)
    rows = connection.execute(query).all()
    shown = rows[:limit]
    reviews: dict[int, list[str]] = {}
    for start in range(0, len(shown), CHUNK):
        part = [row.num for row in shown[start : start + CHUNK]]
        for document, review in connection.execute(
            select(EventRow.document, EventRow.review).where(EventRow.document.in_(part), EventRow.present)
        ):
            reviews.setdefault(document, []).append(review)
    found = [
        FoundDocument(
            row.num, row.id, row.title, row.published, row.source, row.url, row.copy_of, row.keeps, row.relevant, row.erased,
            len(reviews.get(row.num, ())), sum(review in ("accepted", "rejected") for review in reviews.get(row.num, ())),
        )
        for row in shown
    ]  # fmt: skip
    return DocumentPage(found, shown[-1].num if len(rows) > limit else None)


def similar_incidents(connection: Connection, name: str, limit: int = 10) -> list[Candidate]:
    """Other incidents whose reports come near this one's, the likeliest first. Raises UnknownError for an id that is not live."""
    live, _ = resolve(connection, name)
    if live is None:
        raise events_gone(name)
    own = list(
        connection.execute(
            select(EventRow.num).join(IncidentRow, IncidentRow.num == EventRow.incident).where(IncidentRow.id == live)
        ).scalars()
    )
    keys = list(connection.execute(select(Block.key).where(Block.event.in_(own[:CHUNK]))).scalars())
    near: dict[int, int] = {}
    for start in range(0, len(keys), CHUNK):
        for event in connection.execute(select(Block.event).where(Block.key.in_(keys[start : start + CHUNK]))).scalars():
            near[event] = near.get(event, 0) + 1
    wanted = sorted(near.keys() - set(own), key=lambda event: (-near[event], event))[:_COMPARED]
    mine = [report for _, report in reports(connection, own[:20])]
    best: dict[int, Link] = {}
    homes = dict(connection.execute(select(EventRow.num, EventRow.incident).where(EventRow.num.in_(wanted))).tuples().all())
    theirs = [(number, report) for number, report in reports(connection, wanted) if homes.get(number) is not None]
    home_of = {report.key: homes[number] for number, report in theirs}
    for link in explain_each(mine, [report for _, report in theirs]):
        home = home_of[link.b]
        if home is None or link.a.document == link.b.document:
            continue
        if home not in best or link.probability > best[home].probability:
            best[home] = link
    ranked = sorted(best, key=lambda home: (-best[home].probability, home))[:limit]
    rows = {
        number: (incident, row)
        for number, incident, row in connection.execute(
            select(IncidentRow.num, IncidentRow.id, IncidentBody.row)
            .join(IncidentBody, IncidentBody.num == IncidentRow.num)
            .where(IncidentRow.num.in_(ranked))
        )
    }
    said = _said_of(connection, own)
    return [Candidate(rows[home][0], json.loads(rows[home][1]), best[home], said.get(home, "")) for home in ranked if home in rows]


def _said_of(connection: Connection, own: list[int]) -> dict[int, str]:
    """What people said of these events and those of other incidents, by the other incident's number: "different" before "unsure"."""
    words = [(b if a in own else a, same) for a, b, same in judgements_on(connection, own) if not same]
    homes: dict[int, int | None] = {}
    for part in chunks(sorted({other for other, _ in words})):
        homes |= dict(connection.execute(select(EventRow.num, EventRow.incident).where(EventRow.num.in_(part))).tuples().all())
    found: dict[int, str] = {}
    for other, same in words:
        home = homes.get(other)
        if home is not None and found.get(home) != "different":
            found[home] = "unsure" if same is None else "different"
    return found
