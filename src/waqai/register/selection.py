"""Incidents as lists, pages, counts, facets, timelines and grids, all of exactly what one filter means."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, Select, and_, cast, func, or_, select, text

from waqai.frames import IncidentMap, Incidents
from waqai.frames.notebook import SHOWN_ROWS, table_html
from waqai.model import Report
from waqai.register.database import Database
from waqai.register.eventing import report_columns, report_of
from waqai.register.facts import Facts
from waqai.register.filter import ORDERS, Filter, FilterError
from waqai.register.following import Following
from waqai.register.schema import EventRow, IncidentBody, IncidentRow, IncidentTerm
from waqai.register.selecting import conditions, narrowed
from waqai.register.subjects import chunks

Row = dict[str, Any]

_SORTS: Mapping[str, tuple[Any, bool]] = {
    "date": (IncidentRow.day, False),
    "-date": (IncidentRow.day, True),
    "priority": (IncidentRow.priority, True),
    "toll": (IncidentRow.toll, True),
    "changed": (IncidentRow.stamp, True),
    "added": (IncidentRow.num, False),
}
_FACTS = {
    "date": ("day", False), "-date": ("day", True), "priority": ("priority", True), "toll": ("toll", True), "changed": ("stamp", True),
    "added": ("num", False),
}  # fmt: skip
COLUMN_FACETS = {
    "type": IncidentRow.tactic,
    "status": IncidentRow.status,
    "country": IncidentRow.country,
    "admin1": IncidentRow.admin1,
    "review": IncidentRow.review,
    "precision": IncidentRow.geo_precision,
    "weapon": IncidentRow.weapon,
    "assignee": IncidentRow.assignee,
}
TERM_FACETS = ("actor", "attacker", "target", "source", "campaign", "claimed_by", "reported_by")
_UNITS = {"day": 10, "month": 7, "year": 4}
_FETCHED = 500


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows and where the next ones begin (`cursor`, None at the end)."""

    rows: list[Row]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What lies in one square of a map: how many incidents, their toll, the middle of their points, and the id where it is only one."""

    lat: float
    lon: float
    count: int
    toll: int
    incident: str | None


@dataclass(frozen=True, slots=True)
class Selection:
    """The incidents that a filter means. Nothing is read before it is asked for.

    >>> from waqai.register import Register              # doctest: +SKIP
    >>> Register.open("news.db").incidents(Filter(country=("IQ",))).count()          # doctest: +SKIP
    812
    """

    database: Database
    filter: Filter
    sort: str = "-date"
    redact: Callable[[Row], Row] | None = None
    following: Following | None = None

    def __post_init__(self) -> None:
        if self.sort not in ORDERS:
            raise FilterError("no-such-order", "sort {sort!r}: one of {known}", sort=self.sort, known=", ".join(ORDERS))

    def __iter__(self) -> Iterator[Row]:
        return self.rows()

    def rows(self) -> Iterator[Row]:
        """All rows, of one state of the register throughout, in their order."""
        with self.database.reading() as connection:
            result = connection.execution_options(stream_results=True, max_row_buffer=_FETCHED).execute(self._ordered(connection))
            for row in result.yield_per(_FETCHED):
                yield self._shown(json.loads(row.row))

    def frame(self) -> Incidents:
        """The incidents in memory, as a sequence that becomes a data frame, a table or a map."""
        return Incidents(self.rows())

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`, one row an incident (`waqai.frames.Incidents.to_pandas`). Needs `pip install 'waqai[tables]'`."""
        return self.frame().to_pandas()

    def to_polars(self) -> Any:
        """A `polars.DataFrame`, one row an incident."""
        return self.frame().to_polars()

    def to_arrow(self) -> Any:
        """A `pyarrow.Table`, one row an incident."""
        return self.frame().to_arrow()

    def map(self) -> IncidentMap:
        """The incidents that have a point, as a map that shows itself in a notebook; it needs no network."""
        return self.frame().map()

    def _repr_html_(self) -> str:
        """The first incidents as a table, for notebooks; how many more there are stands under it."""
        return table_html(self.page(SHOWN_ROWS).rows, self.count())

    def reports(self) -> Iterator[tuple[str, Report]]:
        """The reports behind the incidents, each with its incident's id, in the order of arrival."""
        with self.database.reading() as connection:
            meant = select(IncidentRow.num).where(*conditions(connection, self.filter))
            query = report_columns().add_columns(IncidentRow.id.label("incident_id"))
            query = query.join(IncidentRow, IncidentRow.num == EventRow.incident).where(IncidentRow.num.in_(meant)).order_by(EventRow.num)
            result = connection.execution_options(stream_results=True, max_row_buffer=_FETCHED).execute(query)
            for row in result.yield_per(_FETCHED):
                yield row.incident_id, report_of(row)

    def ids(self) -> list[str]:
        """The ids, in the order of the list."""
        column, descending = _SORTS[self.sort]
        with self.database.reading() as connection:
            query = narrowed(connection, select(IncidentRow.id), self.filter)
            return list(connection.execute(_by(query, column, descending)).scalars())

    def count(self) -> int:
        """How many there are."""

        def count(connection: Connection) -> int:
            if facts := self._facts(connection):
                return facts.count(connection, self.filter)
            return int(connection.execute(narrowed(connection, select(func.count()).select_from(IncidentRow), self.filter)).scalar_one())

        return self.database.remembered(("count", self.filter), count)

    def page(self, limit: int = 50, cursor: str | None = None) -> Page:
        """The next `limit` rows after a cursor. Rows that change meanwhile neither come twice nor push others out."""
        if not 1 <= limit <= 10_000:
            raise FilterError("limit", "limit {limit}: 1 to 10000", limit=limit)
        column, descending = _SORTS[self.sort]
        after = None if cursor is None else _read_cursor(cursor)
        with self.database.reading() as connection:
            if facts := self._facts(connection):
                return self._page_of(connection, facts, limit, after)
            query = self._ordered(connection)
            if after is not None:
                value, number = after
                beyond = column < value if descending else column > value
                further = IncidentRow.num < number if descending else IncidentRow.num > number
                query = query.where(or_(beyond, and_(column == value, further)))
            found = connection.execute(query.limit(limit + 1)).all()
        more = len(found) > limit
        last = found[limit - 1] if more else None
        return Page([self._shown(json.loads(row.row)) for row in found[:limit]], json.dumps([last.key, last.num]) if last else None)

    def facet(self, name: str, limit: int = 20) -> list[tuple[Any, int]]:
        """The values of one facet with how many incidents have each, the commonest first."""
        return self.facets([name], limit)[name]

    def facets(self, names: Sequence[str], limit: int = 20) -> dict[str, list[tuple[Any, int]]]:
        """Several facets of one state of the register; those of single columns are counted in one pass."""
        for name in names:
            if name not in COLUMN_FACETS and name not in TERM_FACETS:
                known = ", ".join((*COLUMN_FACETS, *TERM_FACETS))
                raise FilterError("no-such-facet", "facet {facet!r}: one of {known}", facet=name, known=known)

        def count(connection: Connection) -> dict[str, list[tuple[Any, int]]]:
            if facts := self._facts(connection):
                return {name: facts.facet(connection, self.filter, name, limit) for name in names}
            counted = self._column_facets(connection, [name for name in names if name in COLUMN_FACETS])
            counted |= {name: self._term_facet(connection, name, limit) for name in names if name in TERM_FACETS}
            return {name: counted[name][:limit] for name in names}

        return self.database.remembered(("facets", self.filter, tuple(names), limit), count)

    def timeline(self, unit: str = "day") -> list[tuple[str, int, int]]:
        """Incidents and best tolls by first possible day, month or year; what has no day is left out."""
        if unit not in _UNITS:
            raise FilterError("no-such-unit", "unit {unit!r}: one of {known}", unit=unit, known=", ".join(_UNITS))
        period = func.substr(IncidentRow.day, 1, _UNITS[unit]).label("period")

        def count(connection: Connection) -> list[tuple[str, int, int]]:
            if facts := self._facts(connection):
                return facts.timeline(connection, self.filter, unit)
            query = narrowed(connection, select(period, func.count(), func.sum(IncidentRow.toll)), self.filter)
            rows = connection.execute(query.where(IncidentRow.day != "").group_by(text("period")).order_by(text("period")))
            return [(str(when), int(number), int(toll or 0)) for when, number, toll in rows]

        return self.database.remembered(("timeline", self.filter, unit), count)

    def grid(self, degrees: float = 1.0) -> list[Cell]:
        """The incidents that have a point, by squares of so many degrees."""
        if not 0.001 <= degrees <= 90:
            raise FilterError("degrees", "degrees {degrees}: 0.001 to 90", degrees=degrees)
        points = (IncidentRow.lat, 90, "north"), (IncidentRow.lon, 180, "east")
        squares = [self._square(coordinate + shift, degrees).label(name) for coordinate, shift, name in points]
        columns = (
            func.avg(IncidentRow.lat),
            func.avg(IncidentRow.lon),
            func.count(),
            func.sum(IncidentRow.toll),
            func.min(IncidentRow.num),
        )

        def count(connection: Connection) -> list[Cell]:
            cells: Sequence[Sequence[Any]]
            if facts := self._facts(connection):
                cells = facts.squares(connection, self.filter, degrees)
            else:
                query = narrowed(connection, select(*columns, *squares), self.filter).where(IncidentRow.lat.is_not(None))
                cells = connection.execute(query.group_by(text("north"), text("east")).order_by(text("north"), text("east"))).all()
            alone = sorted(cell[4] for cell in cells if cell[2] == 1)
            names: dict[int, str] = {}
            for part in chunks(alone):
                names.update(connection.execute(select(IncidentRow.num, IncidentRow.id).where(IncidentRow.num.in_(part))).tuples().all())
            return [Cell(lat, lon, number, int(toll or 0), names.get(first)) for lat, lon, number, toll, first, *_ in cells]

        return self.database.remembered(("grid", self.filter, degrees), count)

    def _facts(self, connection: Connection) -> Facts | None:
        return self.following.at(connection) if self.following else None

    def _page_of(self, connection: Connection, facts: Facts, limit: int, after: tuple[Any, int] | None) -> Page:
        """A page whose incidents facts have chosen."""
        name, descending = _FACTS[self.sort]
        numbers = facts.page(connection, self.filter, (name, descending), limit + 1, None if after is None else (_key(after[0]), after[1]))
        column = _SORTS[self.sort][0]
        query = select(IncidentRow.num, IncidentBody.row, column.label("key")).join(IncidentBody, IncidentBody.num == IncidentRow.num)
        found = {row.num: row for part in chunks(numbers[:limit]) for row in connection.execute(query.where(IncidentRow.num.in_(part)))}
        rows = [found[number] for number in numbers[:limit]]
        cursor = json.dumps([rows[-1].key, rows[-1].num]) if len(numbers) > limit else None
        return Page([self._shown(json.loads(row.row)) for row in rows], cursor)

    def _square(self, above_zero: Any, degrees: float) -> Any:
        """Which square a coordinate lies in. SQLite cuts when it makes an integer, PostgreSQL rounds."""
        return cast(above_zero / degrees, Integer) if self.database.sqlite else func.floor(above_zero / degrees)

    def _ordered(self, connection: Connection) -> Select[Any]:
        column, descending = _SORTS[self.sort]
        query = select(IncidentBody.row, column.label("key"), IncidentRow.num).join(IncidentBody, IncidentBody.num == IncidentRow.num)
        return _by(narrowed(connection, query, self.filter), column, descending)

    def _column_facets(self, connection: Connection, names: Sequence[str]) -> dict[str, list[tuple[Any, int]]]:
        """Facets of single columns: combinations are counted in one pass and added up here."""
        if not names:
            return {}
        columns = [COLUMN_FACETS[name] for name in names]
        query = narrowed(connection, select(func.count(), *columns), self.filter).group_by(*columns)
        counts: list[Counter[Any]] = [Counter() for _ in names]
        for number, *values in connection.execute(query):
            for counter, value in zip(counts, values, strict=True):
                if value is not None:
                    counter[value] += number
        return {
            name: sorted(counter.items(), key=lambda pair: (-pair[1], str(pair[0]))) for name, counter in zip(names, counts, strict=True)
        }

    def _term_facet(self, connection: Connection, name: str, limit: int) -> list[tuple[Any, int]]:
        counted = func.count()
        query = select(IncidentTerm.term, counted).where(IncidentTerm.kind == name)
        if not self.filter.is_empty:  # terms of incidents that are not live are not kept
            meant = select(IncidentRow.num).where(*conditions(connection, self.filter))
            query = query.where(IncidentTerm.incident.in_(meant))
        rows = connection.execute(query.group_by(IncidentTerm.term).order_by(counted.desc(), IncidentTerm.term).limit(limit))
        return [(term, int(number)) for term, number in rows]

    def _shown(self, row: Row) -> Row:
        return self.redact(row) if self.redact else row


def _by(query: Select[Any], column: Any, descending: bool) -> Select[Any]:
    number = IncidentRow.num
    return query.order_by(column.desc(), number.desc()) if descending else query.order_by(column, number)


def _key(value: Any) -> float:
    """The value of a cursor as facts sort by it."""
    try:
        return float(value.replace("-", "") or 0) if isinstance(value, str) else value
    except ValueError:
        raise FilterError("no-cursor", "a cursor that no page has given") from None


def _read_cursor(cursor: str) -> tuple[Any, int]:
    try:
        value, number = json.loads(cursor)
    except (ValueError, TypeError):
        raise FilterError("no-cursor", "a cursor that no page has given") from None
    if not isinstance(number, int) or not isinstance(value, str | int | float):
        raise FilterError("no-cursor", "a cursor that no page has given")
    return value, number
