"""What stands behind incidents: when each last changed, and the articles that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from waqai.register.schema import DocumentRow, EventRow, IncidentRow
from waqai.register.subjects import chunks


@dataclass(frozen=True, slots=True)
class Told:
    """One article that tells of an incident."""

    document: str
    source: str | None
    published: str | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """When an incident last changed (UTC, ISO) and at which stamp, and its articles in the order of their arrival."""

    changed: str
    stamp: int
    articles: tuple[Told, ...]


def provenance_of(connection: Connection, incidents: Sequence[str]) -> dict[str, Provenance]:
    """What stands behind live incidents, by id; ids that are not live are left out."""
    found: dict[str, Provenance] = {}
    columns = (DocumentRow.id, DocumentRow.source, DocumentRow.published, DocumentRow.title, DocumentRow.url)
    query = (
        select(IncidentRow.id.label("incident"), IncidentRow.changed, IncidentRow.stamp, *columns)
        .join(EventRow, EventRow.incident == IncidentRow.num)
        .join(DocumentRow, DocumentRow.num == EventRow.document)
        .where(IncidentRow.state == "live")
        .order_by(EventRow.num)
    )
    for part in chunks(list(incidents)):
        told: dict[str, dict[str, Told]] = {}
        stamps: dict[str, tuple[str, int]] = {}
        for row in connection.execute(query.where(IncidentRow.id.in_(part))):
            stamps[row.incident] = (row.changed, row.stamp)
            told.setdefault(row.incident, {}).setdefault(row.id, Told(row.id, row.source, row.published, row.title, row.url))
        found |= {incident: Provenance(*stamps[incident], tuple(articles.values())) for incident, articles in told.items()}
    return found
