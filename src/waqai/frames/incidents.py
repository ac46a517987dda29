"""Incidents as data frames: typed columns, one row an incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from waqai.frames.notebook import IncidentMap, table_html
from waqai.knowledge.codebooks import ColumnSpec, load_codebook

_ELSEWHERE = frozenset("country_iso3 attacker_kind target_kind outlets urls published articles".split())
_KEY = ColumnSpec("incident", "text", "id of the incident", "معرّف الواقعة", basis="own", width=18)
NEEDS = "this needs the package {name}: pip install 'waqai[tables]'"


class MissingPackageError(ImportError):
    """A data frame was asked for whose package is not installed."""


class Incidents:
    """Rows of incidents (`Incident.to_row`, `Event.to_row`, or the register's) as a sequence and as data frames.

    Days are days, counts are whole numbers that may be missing, lists are lists. In a notebook it is a table; `map()` draws a map.

    >>> found = Incidents([{"incident": "i1", "type": "mine", "date_start": "2019-04-09", "killed_min": 2, "target": ["civilians"]}])
    >>> frame = found.to_pandas()                                               # doctest: +SKIP
    >>> len(found), found.columns[:3]
    (1, ('incident', 'status', 'type'))
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._rows = [dict(row) for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._rows)

    def __getitem__(self, index: int) -> dict[str, Any]:
        return self._rows[index]

    @cached_property
    def specs(self) -> tuple[ColumnSpec, ...]:
        """The columns with their kinds and their meaning in both languages."""
        return (_KEY, *(column for column in load_codebook("waqai").columns if column.name not in _ELSEWHERE))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.specs)

    def to_arrow(self) -> Any:
        """A `pyarrow.Table`: text, int64, float64, date32, list of text. Raises MissingPackageError without pyarrow."""
        pa = _package("pyarrow")
        kinds = {"integer": pa.int64(), "number": pa.float64(), "date": pa.date32(), "list": pa.list_(pa.string())}
        fields = [pa.field(c.name, kinds.get(c.kind, pa.string()), metadata={"en": c.en, "ar": c.ar}) for c in self.specs]
        arrays = [pa.array(self._column(column), type=field.type) for column, field in zip(self.specs, fields, strict=True)]
        return pa.table(arrays, schema=pa.schema(fields))

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`: datetime64, Int64 (may be missing), float64, object for text and lists.

        Raises MissingPackageError without pandas.
        """
        pd = _package("pandas")
        made = {}
        for column in self.specs:
            values = self._column(column)
            if column.kind == "integer":
                made[column.name] = pd.array(values, dtype="Int64")
            elif column.kind == "number":
                made[column.name] = pd.array(values, dtype="Float64").astype("float64")
            elif column.kind == "date":
                made[column.name] = pd.to_datetime(pd.Series(values, dtype="object"))
            else:
                made[column.name] = pd.Series(values, dtype="object")
        return pd.DataFrame(made)

    def to_polars(self) -> Any:
        """A `polars.DataFrame`: String, Int64, Float64, Date, List(String). Raises MissingPackageError without polars."""
        pl = _package("polars")
        kinds = {"integer": pl.Int64, "number": pl.Float64, "date": pl.Date, "list": pl.List(pl.String)}
        return pl.DataFrame({c.name: pl.Series(c.name, self._column(c), dtype=kinds.get(c.kind, pl.String)) for c in self.specs})

    def map(self) -> IncidentMap:
        """The incidents that have a point, as a map that shows itself in a notebook; it needs no network."""
        return IncidentMap(self._rows)

    def _repr_html_(self) -> str:
        return table_html(self._rows)

    def _column(self, column: ColumnSpec) -> list[Any]:
        return [_value(column, row) for row in self._rows]


def _value(column: ColumnSpec, row: Mapping[str, Any]) -> Any:
    value = row.get(column.name)
    if column.name == "confidence" and isinstance(value, Mapping):
        value = value.get("row")
    if column.kind == "list":
        return [value] if isinstance(value, str) else [str(item) for item in value or ()]
    if value is None:
        return None
    if column.kind == "integer":
        return int(value)
    if column.kind == "number":
        return float(value)
    if column.kind == "date":
        return value if isinstance(value, date) else date.fromisoformat(value)
    return str(value)


def _package(name: str) -> Any:
    try:
        return __import__(name)
    except ImportError as error:
        raise MissingPackageError(NEEDS.format(name=name)) from error
