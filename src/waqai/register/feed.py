"""The feed of changes: which incidents are new, changed or gone since a stamp. Nothing is skipped and nothing comes twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from waqai.register.schema import Counter, IncidentBody, IncidentPast, IncidentRow


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What became of one incident since a stamp: `live` with its present row, or a tombstone: `merged` into another, or `gone`.

    `first`: it was not there (live) at the stamp that was asked from. `known`: it was there at that stamp or at some time before, so that
    whoever read the feed up to then may hold it.
    """

    stamp: int
    at: str
    id: str
    state: str
    first: bool
    into: str | None
    row: dict[str, Any] | None
    known: bool = False


def changes_since(
    connection: Connection, stamp: int, limit: int = 1000, redact: Callable[[dict[str, Any]], dict[str, Any]] | None = None
) -> list[FeedItem]:
    """The incidents that changed after a stamp (0: all that ever were), each once, in its latest state, in the order of stamps.

    Ask again with the last item's stamp until nothing comes: incidents that change meanwhile come later, with a higher stamp.
    """
    query = (
        select(
            IncidentRow.stamp, IncidentRow.changed, IncidentRow.id, IncidentRow.state, IncidentRow.into, IncidentRow.num, IncidentBody.row
        )
        .join(IncidentBody, IncidentBody.num == IncidentRow.num, isouter=True)
        .where(IncidentRow.stamp > stamp)
        .order_by(IncidentRow.stamp)
        .limit(limit)
    )
    found = connection.execute(query).all()
    born = _born(connection, [row.id for row in found])
    items = []
    for row in found:
        body = json.loads(row.row) if row.row else None
        shown = redact(body) if redact and body else body
        first, last = born.get(row.id, (0, 0))
        items.append(FeedItem(row.stamp, row.changed, row.id, row.state, last > stamp, row.into, shown, known=first <= stamp))
    return items


def stamp_now(connection: Connection) -> int:
    """The register's clock: everything up to now has this stamp or a lower one."""
    return int(connection.execute(select(Counter.value).where(Counter.name == "clock")).scalar_one())


def _born(connection: Connection, ids: list[str]) -> dict[str, tuple[int, int]]:
    """The stamps at which each id first and last came to life."""
    found: dict[str, tuple[int, int]] = {}
    for start in range(0, len(ids), 500):
        query = select(IncidentPast.id, func.min(IncidentPast.stamp), func.max(IncidentPast.stamp)).where(
            IncidentPast.id.in_(ids[start : start + 500]), IncidentPast.what.in_(("founded", "revived"))
        )
        found |= {incident: (first, last) for incident, first, last in connection.execute(query.group_by(IncidentPast.id)).tuples()}
    return found
