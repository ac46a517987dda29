"""What incidents are filtered, counted and sorted by, in memory, column by column: for a program that answers many people all day.

A workbench asks the same few columns of all incidents again and again: counts, facets, timelines, maps, the next page of a list. Over
two hundred thousand incidents the database takes from a tenth of a second to a whole one for each; columns in memory take milliseconds.
They follow the register by its clock: what changed since the last question is read anew, nothing else. They are derived and hold nothing
of their own; whoever asks without them (`Selection` over a database alone) gets the same answers, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from waqai.register.filter import Filter, Range
from waqai.register.incident_rows import TERM_KINDS
from waqai.register.schema import Counter, EventRow, IncidentRow, IncidentTerm
from waqai.register.selecting import answers
from waqai.register.subjects import chunks

Array = NDArray[Any]
NONE = np.iinfo(np.int32).min
"""Stands for a figure that is not known."""
NAMES = {
    "country": "country", "admin1": "admin1", "place": "place", "type": "tactic", "status": "status", "weapon": "weapon",
    "review": "review", "assignee": "assignee", "precision": "geo_precision",
}  # fmt: skip
"""Columns of names, by what filters and facets call them."""
_FIGURES = ("killed_best", "wounded_best", "toll", "conflicts", "sources", "claimed")
_DAYS = ("day", "date_start", "date_end")
_FLOATS = ("lat", "lon", "priority")
_COLUMNS = ("num", "stamp", *NAMES.values(), *_FIGURES, *_DAYS, *_FLOATS)
_RANGES = {"killed": "killed_best", "wounded": "wounded_best", "toll": "toll", "sources": "sources"}
_PERIODS = {"day": 1, "month": 100, "year": 10_000}
_AT_ONCE = 20_000
_MASKS = 24


class Names:
    """Names as numbers. It only grows, so that columns of different times can share it."""

    __slots__ = ("names", "numbers")

    def __init__(self) -> None:
        self.names: list[Any] = []
        self.numbers: dict[Any, int] = {}

    def number(self, name: Any) -> int:
        """The number of a name (-1 for none), a new one where it has none yet."""
        if name is None:
            return -1
        known = self.numbers.get(name)
        if known is None:
            known = self.numbers[name] = len(self.names)
            self.names.append(name)
        return known

    def wanted(self, names: Iterable[Any]) -> Array:
        """The numbers of those of these names that there are."""
        return np.array([self.numbers[name] for name in names if name in self.numbers], dtype=np.int32)


@dataclass(slots=True)
class Facts:
    """The columns of all live incidents as of one clock; `terms`: for each kind, which row has which name. Never changed once made."""

    clock: int
    stamp: int
    columns: dict[str, Array]
    names: dict[str, Names]
    terms: dict[str, tuple[Array, Array]]
    _masks: dict[Filter, Array] = field(default_factory=dict)

    def meant(self, connection: Connection, wanted: Filter) -> Array:
        """The rows that a filter means, as numbers of rows in the order of the incidents' numbers."""
        known = self._masks.get(wanted)
        if known is None:
            known = np.flatnonzero(self._mask(connection, wanted)).astype(np.int32)
            while len(self._masks) >= _MASKS:
                self._masks.pop(next(iter(self._masks)), None)
            self._masks[wanted] = known
        return known

    def count(self, connection: Connection, wanted: Filter) -> int:
        """How many incidents a filter means."""
        return len(self.meant(connection, wanted))

    def facet(self, connection: Connection, wanted: Filter, name: str, limit: int) -> list[tuple[Any, int]]:
        """The values of one facet and how many incidents have each, the commonest first."""
        rows = self.meant(connection, wanted)
        if name in NAMES:
            names, numbers = self.names[name], self.columns[NAMES[name]][rows]
            counted = np.bincount(numbers[numbers >= 0], minlength=len(names.names))
        else:
            names, (homes, numbers) = self.names[f"term {name}"], self.terms[name]
            if len(rows) < len(self.columns["num"]):
                inside = np.zeros(len(self.columns["num"]), dtype=bool)
                inside[rows] = True
                numbers = numbers[inside[homes]]
            counted = np.bincount(numbers, minlength=len(names.names))
        found = [(names.names[number], int(counted[number])) for number in np.flatnonzero(counted)]
        return sorted(found, key=lambda pair: (-pair[1], str(pair[0])))[:limit]

    def timeline(self, connection: Connection, wanted: Filter, unit: str) -> list[tuple[str, int, int]]:
        """Incidents and tolls by periods, in the order of time."""
        rows = self.meant(connection, wanted)
        days = self.columns["day"][rows]
        dated = days > 0
        periods, homes, counts = np.unique(days[dated] // _PERIODS[unit], return_inverse=True, return_counts=True)
        tolls = np.bincount(homes, weights=self.columns["toll"][rows][dated], minlength=len(periods))
        return [(_written(int(when), unit), int(n), int(toll)) for when, n, toll in zip(periods, counts, tolls, strict=True)]

    def squares(self, connection: Connection, wanted: Filter, degrees: float) -> list[tuple[float, float, int, int, int]]:
        """Squares of a map: middle of the points in each (latitude, longitude), how many, their toll, the lowest number of an incident."""
        rows = self.meant(connection, wanted)
        rows = rows[~np.isnan(self.columns["lat"][rows])]
        lat, lon = self.columns["lat"][rows], self.columns["lon"][rows]
        north, east = ((lat + 90) / degrees).astype(np.int64), ((lon + 180) / degrees).astype(np.int64)
        _, first, homes, counts = np.unique(north * 1_000_000 + east, return_index=True, return_inverse=True, return_counts=True)
        norths, easts = np.bincount(homes, weights=lat) / counts, np.bincount(homes, weights=lon) / counts
        tolls = np.bincount(homes, weights=self.columns["toll"][rows])
        lowest = self.columns["num"][rows][first]
        return [
            (float(a), float(b), int(n), int(toll), int(number))
            for a, b, n, toll, number in zip(norths, easts, counts, tolls, lowest, strict=True)
        ]

    def page(
        self, connection: Connection, wanted: Filter, order: tuple[str, bool], limit: int, after: tuple[float, int] | None
    ) -> list[int]:
        """The numbers of the next incidents of a list in an order (column, whether it descends), after one (its value, its number)."""
        rows = self.meant(connection, wanted)
        name, descending = order
        keys, numbers = self.columns[name][rows], self.columns["num"][rows]
        if after is not None:
            value, number = after
            beyond = keys < value if descending else keys > value
            left = beyond | ((keys == value) & (numbers < number if descending else numbers > number))
            keys, numbers = keys[left], numbers[left]
        if descending:
            keys, numbers = -keys, -numbers
        if len(keys) > limit:
            near = keys <= np.partition(keys, limit - 1)[limit - 1]
            keys, numbers = keys[near], numbers[near]
        found = numbers[np.lexsort((numbers, keys))[:limit]]
        return [abs(int(number)) for number in found]

    def _mask(self, connection: Connection, wanted: Filter) -> Array:
        mask = np.ones(len(self.columns["num"]), dtype=bool)
        for name in ("country", "admin1", "place", "type", "status", "weapon", "review"):
            if values := getattr(wanted, name):
                mask &= np.isin(self.columns[NAMES[name]], self.names[name].wanted(values))
        for kind in TERM_KINDS:
            if values := getattr(wanted, kind):
                homes, numbers = self.terms[kind]
                having = np.zeros(len(mask), dtype=bool)
                having[homes[np.isin(numbers, self.names[f"term {kind}"].wanted(values))]] = True
                mask &= having
        for name, column in _RANGES.items():
            mask &= _within(self.columns[column], getattr(wanted, name))
        if wanted.precision is not None:
            known = self.names["precision"]
            levels = np.array([NONE if level is None else level for level in (*known.names, None)], dtype=np.int32)
            mask &= _within(levels[self.columns["geo_precision"]], wanted.precision)  # the last stands for -1: none
        if wanted.since is not None:
            last = np.where(self.columns["date_end"] > 0, self.columns["date_end"], self.columns["date_start"])
            mask &= last >= _day(wanted.since.isoformat())
        if wanted.until is not None:
            mask &= (self.columns["day"] > 0) & (self.columns["day"] <= _day(wanted.until.isoformat()))
        if wanted.bbox is not None:
            mask &= self._inside(wanted.bbox)
        if wanted.assignee is not None:
            assigned = self.columns["assignee"]
            mask &= assigned < 0 if wanted.assignee == "-" else np.isin(assigned, self.names["assignee"].wanted([wanted.assignee]))
        for name in ("conflicts", "claimed"):
            if (said := getattr(wanted, name)) is not None:
                mask &= (self.columns[name] > 0) == said
        for numbers in _worded(connection, wanted):
            mask &= np.isin(self.columns["num"], numbers)
        return mask

    def _inside(self, box: tuple[float, float, float, float]) -> Array:
        west, south, east, north = box
        lat, lon = self.columns["lat"], self.columns["lon"]
        across: Array = (lon >= west) | (lon <= east) if east < west else (lon >= west) & (lon <= east)
        return across & (lat >= south) & (lat <= north)


def read_facts(connection: Connection) -> Facts:
    """The columns of all live incidents, as the register stands."""
    names = {name: Names() for name in NAMES} | {f"term {kind}": Names() for kind in TERM_KINDS}
    empty = Facts(0, 0, _arrays([], names), names, {kind: (np.zeros(0, np.int32), np.zeros(0, np.int32)) for kind in TERM_KINDS})
    return followed(connection, empty)


def changed_since(connection: Connection, facts: Facts) -> int:
    """How many incidents changed since these facts."""
    return int(connection.execute(select(func.count()).where(IncidentRow.stamp > facts.stamp)).scalar_one())


def clock_of(connection: Connection) -> int:
    """The register's clock in this transaction."""
    return int(connection.execute(select(Counter.value).where(Counter.name == "clock")).scalar_one())


def followed(connection: Connection, facts: Facts) -> Facts:
    """The facts as the register stands now: what changed since is read anew."""
    clock = clock_of(connection)
    columns = [getattr(IncidentRow, name) for name in _COLUMNS]
    query = select(IncidentRow.state, *columns).where(IncidentRow.stamp > facts.stamp).order_by(IncidentRow.num)
    fresh: list[dict[str, Array]] = []
    changed: list[Array] = []
    stamp = facts.stamp
    result = connection.execution_options(stream_results=True, max_row_buffer=_AT_ONCE).execute(query)
    for part in result.partitions(_AT_ONCE):
        changed.append(np.array([row[1] for row in part], dtype=np.int64))
        stamp = max(stamp, *(row[2] for row in part))
        fresh.append(_arrays([row[1:] for row in part if row[0] == "live"], facts.names))
    if not changed:
        return Facts(clock, stamp, facts.columns, facts.names, facts.terms)
    numbers = np.concatenate(changed)
    stays = np.ones(len(facts.columns["num"]), dtype=bool)
    rows = np.searchsorted(facts.columns["num"], numbers)
    rows = rows[rows < len(stays)]
    stays[rows[np.isin(facts.columns["num"][rows], numbers)]] = False
    made: dict[str, Array] = {}
    live = np.concatenate([facts.columns["num"][stays], *(part["num"] for part in fresh)])
    order = np.argsort(live, kind="stable")
    for name in _COLUMNS:
        made[name] = np.concatenate([facts.columns[name][stays], *(part[name] for part in fresh)])[order]
    return Facts(clock, stamp, made, facts.names, _terms(connection, facts, made["num"], numbers, stays))


def _terms(connection: Connection, facts: Facts, live: Array, changed: Array, stays: Array) -> dict[str, tuple[Array, Array]]:
    """Which row has which name, for every kind: of changed incidents read anew, of others (`stays`) moved with their rows."""
    read: dict[str, tuple[list[Array], list[Array]]] = {kind: ([], []) for kind in TERM_KINDS}
    for part in _term_rows(connection, changed, len(live)):
        by_kind: dict[str, tuple[list[int], list[int]]] = {kind: ([], []) for kind in TERM_KINDS}
        for kind, term, incident in part:
            if kind in by_kind:
                by_kind[kind][0].append(incident)
                by_kind[kind][1].append(facts.names[f"term {kind}"].number(term))
        for kind, (homes_read, names_read) in by_kind.items():
            read[kind][0].append(np.array(homes_read, dtype=np.int64))
            read[kind][1].append(np.array(names_read, dtype=np.int32))
    anew = np.isin(live, changed, assume_unique=True)
    moved = np.zeros(len(stays), dtype=np.int32)
    moved[stays] = np.flatnonzero(~anew)
    found: dict[str, tuple[Array, Array]] = {}
    for kind, (new_incidents, new_numbers) in read.items():
        homes, kept = facts.terms[kind]
        keeps = stays[homes]
        incidents = np.concatenate([np.zeros(0, dtype=np.int64), *new_incidents])
        rows = np.searchsorted(live, incidents).astype(np.int32)
        there = rows < len(live)
        there[there] = (live[rows[there]] == incidents[there]) & anew[rows[there]]
        numbers = np.concatenate([np.zeros(0, dtype=np.int32), *new_numbers])
        found[kind] = (np.concatenate([moved[homes[keeps]], rows[there]]), np.concatenate([kept[keeps], numbers[there]]))
    return found


def _term_rows(connection: Connection, changed: Array, live: int) -> Iterable[Sequence[Any]]:
    """The names of changed incidents, in parts; where that is most of them, those of all."""
    query = select(IncidentTerm.kind, IncidentTerm.term, IncidentTerm.incident)
    if len(changed) > live // 4:
        options = connection.execution_options(stream_results=True, max_row_buffer=_AT_ONCE)
        yield from options.execute(query).partitions(_AT_ONCE)
        return
    for part in chunks(changed.tolist()):
        yield connection.execute(query.where(IncidentTerm.incident.in_(part))).all()


def _arrays(rows: Sequence[Sequence[Any]], names: dict[str, Names]) -> dict[str, Array]:
    """Rows of the table, in the order of `_COLUMNS`, as columns."""
    values = dict(zip(_COLUMNS, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(_COLUMNS, ())
    made: dict[str, Array] = {name: np.array(values[name], dtype=np.int64) for name in ("num", "stamp")}
    for name, column in NAMES.items():
        known = names[name]
        made[column] = np.array([known.number(value) for value in values[column]], dtype=np.int32)
    for name in _FIGURES:
        made[name] = np.array([NONE if value is None else int(value) for value in values[name]], dtype=np.int32)
    for name in _DAYS:
        made[name] = np.array([_day(value) for value in values[name]], dtype=np.int32)
    for name in _FLOATS:
        made[name] = np.array([np.nan if value is None else value for value in values[name]], dtype=np.float64)
    return made


def _worded(connection: Connection, wanted: Filter) -> Iterable[Array]:
    """The numbers of incidents whose words answer what a filter asks of words."""
    if wanted.text is not None:
        yield np.fromiter(connection.execute(answers(connection, "incident_words", wanted.text)).scalars(), dtype=np.int64)
    if wanted.article is not None:
        documents = answers(connection, "document_words", wanted.article)
        query = select(EventRow.incident).where(EventRow.document.in_(documents), EventRow.incident.is_not(None))
        yield np.fromiter(connection.execute(query).scalars(), dtype=np.int64)


def _within(values: Array, wanted: Range | None) -> Array:
    if wanted is None:
        return np.ones(len(values), dtype=bool)
    mask: Array = values != NONE
    if wanted.low is not None:
        mask &= values >= wanted.low
    if wanted.high is not None:
        mask &= values <= wanted.high
    return mask


def _day(iso: str | None) -> int:
    """A day as a number that sorts as days do; 0 for none.

    >>> _day("2019-04-10"), _day(None)
    (20190410, 0)
    """
    return int(iso.replace("-", "")) if iso else 0


def _written(period: int, unit: str) -> str:
    """A period as its text.

    >>> _written(20190410, "day"), _written(201904, "month"), _written(2019, "year")
    ('2019-04-10', '2019-04', '2019')
    """
    text = f"{period:0{ {'day': 8, 'month': 6, 'year': 4}[unit] }d}"
    return "-".join(filter(None, (text[:4], text[4:6], text[6:])))


__all__ = ["Facts", "changed_since", "clock_of", "followed", "read_facts"]
