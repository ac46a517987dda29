"""A table on its way into a file: its columns, and the format that takes its rows one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from waqai.knowledge.codebooks import ColumnSpec

Cells = Sequence[Any]
"""One row: a cell for every column, in their order. Dates are ISO texts, lists are lists of texts, nothing is None."""

Add = Callable[[Cells], None]
"""Takes the next row."""

_POINTS = (("latitude", "longitude"), ("lat", "lon"), ("event_loc_lat", "event_loc_lon"))
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""


@dataclass(slots=True)
class Table:
    """What a format must know of a table. `said` collects what the user must know of how it was written (cells that were cut)."""

    name: str
    title: str
    columns: tuple[ColumnSpec, ...]
    rtl: bool = False
    key: str = "waqai_id"
    meta: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)

    def point(self) -> tuple[int, int] | None:
        """Which cells are latitude and longitude; None where the table has none."""
        names = self.names
        return next(((names.index(lat), names.index(lon)) for lat, lon in _POINTS if lat in names and lon in names), None)


class TableError(Exception):
    """A table that a format cannot take, said in one line for the user."""


def flat(value: Any) -> Any:
    """A cell where a format has no lists: a list becomes one text.

    >>> flat(["police", "civilians"]), flat([]), flat(3)
    ('police; civilians', None, 3)
    """
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value) or None
    return value


@lru_cache(maxsize=8192)
def day_of(text: str) -> date | None:
    """An ISO day; None where the text is none, so that nothing is made up.

    >>> day_of("2019-04-09"), day_of("spring")
    (datetime.date(2019, 4, 9), None)
    """
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError):
        return None


def number_of(value: Any) -> float | int | None:
    """A number; None for what is none (a text in a column of numbers would be a fault of the row)."""
    return (
        value if isinstance(value, int | float) and not isinstance(value, bool) and value == value and abs(value) != float("inf") else None
    )
