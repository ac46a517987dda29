"""Permanent ids of incidents.

An incident is named after its founder, the member that came into the register first. So ids depend on nothing but what the register
holds and in which order it came: a run that was cut off and finished later gives the same ids, merging keeps the elder's, and taking a
merge back brings the younger's again. An id that is no longer live leads to where its events went; one that lost events says where.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from waqai.model import ReportKey
from waqai.register.schema import IncidentPast, IncidentRow
from waqai.register.subjects import UnknownError

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # without i, l, o, u: an id can be read out over the telephone
_LENGTH = 13


def permanent_id(founder: ReportKey) -> str:
    """The id of the incident whose first member is `founder`: 65 bits of a SHA-256.

    >>> permanent_id(ReportKey("a", 1))
    'w-676xdvyp6jgxz'
    """
    number = int.from_bytes(hashlib.sha256(f"{founder.document}\n{founder.n}".encode("utf-8", "surrogatepass")).digest(), "big")
    return "w-" + "".join(_ALPHABET[(number >> 5 * place) & 31] for place in range(_LENGTH))


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of an incident that is live no more: the founder of the one that most of its events went to, and of all others."""

    into: int | None
    others: tuple[int, ...]


def fate(members: Iterable[int], new_home: Mapping[int, int]) -> Fate:
    """Where the events of a former incident went; `new_home` maps live events to the founders of their incidents.

    >>> fate([4, 5, 6], {4: 1, 5: 2, 6: 2}), fate([9], {})
    (Fate(into=2, others=(1,)), Fate(into=None, others=()))
    """
    counted = Counter(new_home[member] for member in members if member in new_home)
    if not counted:
        return Fate(None, ())
    into = min(counted, key=lambda founder: (-counted[founder], founder))
    return Fate(into, tuple(sorted(founder for founder in counted if founder != into)))


@dataclass(frozen=True, slots=True)
class Past:
    """One thing that happened to an id: founded, merged, split, revived or gone, and the ids that have a part in it."""

    stamp: int
    at: str
    id: str
    what: str
    others: tuple[str, ...]


def past_of(connection: Connection, incident: str) -> list[Past]:
    """What happened to an id, the oldest first."""
    query = select(IncidentPast.__table__).where(IncidentPast.id == incident).order_by(IncidentPast.stamp)
    return [Past(row.stamp, row.at, row.id, row.what, tuple(row.others.split())) for row in connection.execute(query)]


def resolve(connection: Connection, incident: str) -> tuple[str | None, list[str]]:
    """The live incident that an id leads to, with the ids passed on the way; None where its events are gone.

    Raises UnknownError for an id that never was.
    """
    passed: list[str] = []
    wanted: str | None = incident
    while wanted is not None and wanted not in passed:
        row = connection.execute(select(IncidentRow.state, IncidentRow.into).where(IncidentRow.id == wanted)).one_or_none()
        if row is None:
            raise UnknownError("no-such-incident", "{incident}: no such incident", incident=incident)
        if row.state == "live":
            return wanted, passed
        passed.append(wanted)
        wanted = row.into
    return None, passed


def led_here(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """For each live id, the former ids that lead to it now, near or far."""
    found: dict[str, list[str]] = {live: [] for live in ids}
    owner = {live: live for live in ids}
    frontier = list(ids)
    while frontier:
        query = select(IncidentRow.id, IncidentRow.into).where(IncidentRow.into.in_(frontier), IncidentRow.state == "merged")
        frontier = []
        for former, into in connection.execute(query.order_by(IncidentRow.id)):
            if former not in owner and into is not None:
                owner[former] = owner[into]
                found[owner[into]].append(former)
                frontier.append(former)
    return found
