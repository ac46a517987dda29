"""A filter as conditions on the table of incidents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, column, func, or_, select

from waqai.register.filter import Filter, Range
from waqai.register.schema import EventRow, IncidentRow, IncidentTerm
from waqai.register.words import matching

_COLUMNS = {
    "country": IncidentRow.country,
    "admin1": IncidentRow.admin1,
    "place": IncidentRow.place,
    "type": IncidentRow.tactic,
    "status": IncidentRow.status,
    "weapon": IncidentRow.weapon,
    "review": IncidentRow.review,
}
_TERMS = ("actor", "attacker", "target", "source", "reported_by", "claimed_by", "campaign")
_FIGURES = {
    "killed": IncidentRow.killed_best,
    "wounded": IncidentRow.wounded_best,
    "toll": IncidentRow.toll,
    "sources": IncidentRow.sources,
    "precision": IncidentRow.geo_precision,
}


def conditions(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    """What a live incident must fulfil."""
    found: list[Any] = [IncidentRow.state == "live"]
    found += [each.in_(values) for name, each in _COLUMNS.items() if (values := getattr(wanted, name))]
    found += [_with_term(kind, values) for kind in _TERMS if (values := getattr(wanted, kind))]
    for name, figure in _FIGURES.items():
        found += _within(figure, getattr(wanted, name))
    if wanted.since is not None:
        found.append(func.coalesce(IncidentRow.date_end, IncidentRow.date_start) >= wanted.since.isoformat())
    if wanted.until is not None:
        found.append(and_(IncidentRow.day != "", IncidentRow.day <= wanted.until.isoformat()))
    if wanted.bbox is not None:
        found += _inside(wanted.bbox)
    if wanted.assignee is not None:
        found.append(IncidentRow.assignee.is_(None) if wanted.assignee == "-" else IncidentRow.assignee == wanted.assignee)
    if wanted.conflicts is not None:
        found.append(IncidentRow.conflicts > 0 if wanted.conflicts else IncidentRow.conflicts == 0)
    if wanted.claimed is not None:
        found.append(IncidentRow.claimed if wanted.claimed else ~IncidentRow.claimed)
    if wanted.text is not None:
        found.append(IncidentRow.num.in_(answers(connection, "incident_words", wanted.text)))
    if wanted.article is not None:
        documents = answers(connection, "document_words", wanted.article)
        found.append(IncidentRow.num.in_(select(EventRow.incident).where(EventRow.document.in_(documents), EventRow.incident.is_not(None))))
    return found


def narrowed(connection: Connection, query: Any, wanted: Filter) -> Any:
    """A query on incidents, for those that the filter means."""
    return query.where(*conditions(connection, wanted))


def answers(connection: Connection, table: str, question: str) -> Select[Any]:
    """The numbers whose words answer a question, as a subquery."""
    name = "rowid" if connection.dialect.name == "sqlite" else "num"
    return select(matching(connection, table, question).columns(column(name)).subquery().c[name])


def _with_term(kind: str, terms: tuple[str, ...]) -> ColumnElement[bool]:
    return IncidentRow.num.in_(select(IncidentTerm.incident).where(IncidentTerm.kind == kind, IncidentTerm.term.in_(terms)))


def _within(figure: Any, wanted: Range | None) -> list[ColumnElement[bool]]:
    if wanted is None:
        return []
    bounds = ((wanted.low, figure.__ge__), (wanted.high, figure.__le__))
    return [compare(bound) for bound, compare in bounds if bound is not None]


def _inside(box: tuple[float, float, float, float]) -> list[ColumnElement[bool]]:
    west, south, east, north = box
    across = and_(IncidentRow.lon >= west, IncidentRow.lon <= east)
    if east < west:  # over the 180th meridian
        across = or_(IncidentRow.lon >= west, IncidentRow.lon <= east)
    return [IncidentRow.lat >= south, IncidentRow.lat <= north, across]
