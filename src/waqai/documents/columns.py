"""Which column or key of foreign data is which part of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

FIELDS = ("id", "title", "text", "published", "source", "url")
"""The parts of an article, and their names in files that need no mapping."""


class ColumnError(ValueError):
    """A mapping that cannot be meant, in one line."""


@dataclass(frozen=True, slots=True)
class Columns:
    """`names` maps a part of an article to the column that holds it; parts that are not named are looked for under their own names.

    In lines of JSON, a name with dots reaches into nested objects. Several columns joined by + make one part, in lines of their own.

    >>> Columns.of(["text=lead+body", "title=meta.headline"]).record({"lead": "قصف", "body": "قتل", "meta": {"headline": "خبر"}})
    {'title': 'خبر', 'text': 'قصف\\nقتل'}
    """

    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[str]) -> Columns:
        """From `FIELD=COLUMN` pairs of a command line; ColumnError for a part that is none."""
        names: dict[str, str] = {}
        for pair in pairs:
            part, equals, column = pair.partition("=")
            if not equals or not column.strip() or part.strip() not in FIELDS:
                raise ColumnError(f"{pair!r}: write FIELD=COLUMN, where FIELD is one of {', '.join(FIELDS)}")
            names[part.strip()] = column.strip()
        return cls(names)

    def record(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with the keys of an article; columns that mean nothing are left out."""
        if not self.names:
            return dict(row)
        found = {}
        for part in FIELDS:
            values = [_reach(row, name) for name in self.names.get(part, part).split("+")]
            if len(values) == 1 and values[0] is not _MISSING:
                found[part] = values[0]
            elif len(values) > 1:
                found[part] = "\n".join(str(value) for value in values if value is not _MISSING and value not in (None, ""))
        return found

    def missing(self, header: Iterable[str]) -> list[str]:
        """The columns that the mapping names and a table's header does not hold."""
        there = set(header)
        return [name for given in self.names.values() for name in given.split("+") if name not in there]


_MISSING = object()


def _reach(row: Mapping[str, Any], name: str) -> Any:
    if name in row:
        return row[name]
    here: Any = row
    for step in name.split("."):
        if not isinstance(here, Mapping) or step not in here:
            return _MISSING
        here = here[step]
    return here
