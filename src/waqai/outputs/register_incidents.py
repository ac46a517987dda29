"""Incidents out of a register: those that a filter means, with the articles behind each, and what has changed since a stamp."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from waqai.outputs.codebooks.facts import Source
from waqai.outputs.incident_lines import IncidentRow

if TYPE_CHECKING:
    from waqai.register import Filter, Register

_AT_ONCE = 500


class RegisterIncidents:
    """The incidents that a filter means, in the order of their days. Going through them is noted in the register as an export.

    `profile`: what of a row may leave the house (`waqai.register.PROFILES`). Where it withholds sources, none are named; where it withholds
    free words, titles are left out.

    >>> with Register.open("news.db") as register:                              # doctest: +SKIP
    ...     export(RegisterIncidents(register, Filter(country=("IQ",)), "ann"), Path("acled.csv"), plan, print)
    """

    def __init__(self, register: Register, wanted: Filter, who: str, profile: str = "full") -> None:
        self._register, self._wanted, self._who, self._profile = register, wanted, who, profile

    def __iter__(self) -> Iterator[IncidentRow]:
        from waqai.register import PROFILES

        profile = PROFILES[self._profile]
        rows = self._register.export(self._wanted, self._who, profile, sort="date")
        while batch := list(itertools.islice(rows, _AT_ONCE)):
            known = self._register.provenance([row["incident"] for row in batch])
            for row in batch:
                found = known.get(row["incident"])
                sources: tuple[Source, ...] = ()
                if found is not None:
                    row["changed_epoch"] = epoch(found.changed)
                    if not profile.reports:
                        sources = tuple(
                            Source(told.document, told.source, told.published, None if profile.names else told.title, told.url)
                            for told in found.articles
                        )
                yield IncidentRow(row["incident"], row, sources)


def epoch(written: str) -> int | None:
    """Seconds since 1970 of a time in UTC as the register writes it.

    >>> epoch("2019-04-10T00:00:00Z")
    1554854400
    """
    try:
        return int(datetime.fromisoformat(written).timestamp())
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class IncidentChange:
    """What became of one incident since a stamp: its state (live, merged, gone), whether it is new, whether a reader of the feed up to
    then may hold it, the id that it went into, and when that was.
    """

    state: str
    new: bool
    known: bool
    into: str | None
    stamp: int
    at: str


def changes_since(register: Register, stamp: int) -> dict[str, IncidentChange]:
    """Every incident that changed after a stamp, by id, in the order of stamps."""
    found: dict[str, IncidentChange] = {}
    while items := register.changes_since(stamp):
        for item in items:
            found[item.id] = IncidentChange(item.state, item.first, item.known, item.into, item.stamp, item.at)
        stamp = items[-1].stamp
    return found


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of the list of changes: the incident, new, changed or removed, why, the id that it went into, and when."""

    incident: str
    what: str
    why: str
    into: str | None = None
    stamp: int | None = None
    at: str | None = None


CHANGE_COLUMNS = ("waqai_id", "what", "why", "into", "stamp", "at")


def change_lines(changes: Mapping[str, IncidentChange], fates: Mapping[str, str]) -> Iterator[ChangeLine]:
    """What a reader of the last export must do: take the rows of what is new or changed, and drop what is removed.

    `fates`: for each incident that was shaped, why it has no row of its own (empty: it has one). What is among the changes and not among
    the fates is not (or no longer) meant by the filter.
    """
    for incident, change in changes.items():
        at: dict[str, Any] = {"stamp": change.stamp, "at": change.at}
        if change.state == "live" and fates.get(incident) == "":
            yield ChangeLine(incident, "new" if change.new else "changed", "", **at)
        elif change.known:
            why = change.state if change.state != "live" else fates.get(incident, "the filter does not mean it")
            yield ChangeLine(incident, "removed", why, change.into, **at)
    for incident, why in fates.items():
        if incident not in changes:
            yield ChangeLine(incident, "removed" if why else "changed", why or "stands together with one that changed")
