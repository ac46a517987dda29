"""What every codebook shape gives: rows in its columns, and a list of what they could not hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import quote

from waqai.knowledge.codebooks import Codebook, ColumnSpec, load_codebook
from waqai.outputs.codebooks.facts import Cast, Facts

Note = tuple[Any, ...]
"""What one incident tells others of itself; its first value is its id."""

Cells = list[Any]
"""One row: a cell for every column of the shape, in their order. Dates are ISO texts."""


class Loss(NamedTuple):
    """One thing that a row does not hold as the incident has it.

    `kind`: skipped (the incident is not in the file), merged (it is inside another row), dropped (a value has no column), estimated
    (a value rests on a rule of the codebook, not on the text). `field` is Waqai's, `what` says it in words.
    """

    incident: str
    kind: str
    field: str
    value: str
    what: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where rows come from: the address of the workbench (if any) and the program's version."""

    version: str
    base_url: str | None = None

    def cells(self, incident: str, codebook: Codebook) -> Cells:
        """The cells of the stamp's columns for one incident.

        >>> Stamp("1.0", "https://desk.example/").cells("a#1", load_codebook("acled"))[:2]
        ['a#1', 'https://desk.example/incidents/a%231']
        """
        name = incident if incident.isalnum() and incident.isascii() else quote(incident, safe="")
        url = f"{self.base_url.rstrip('/')}/incidents/{name}" if self.base_url else f"urn:waqai:incident:{name}"
        return [incident, url, codebook.version, self.version]


@dataclass(slots=True)
class Shaped:
    """An incident in a shape: its rows (none where the dataset would not have it) and what was lost."""

    rows: list[Cells]
    losses: list[Loss]


class Shape:
    """A codebook's shape. A subclass gives `_cells`; what needs other incidents beside this one is told by `survey` before.

    `roles`: for the monadic form, (role, actor column, column of the actor's kind or None) for each actor of a row.
    """

    name: str
    roles: tuple[tuple[str, str, str | None], ...] = ()
    surveys = False
    """Whether `survey` must see every incident before the first is shaped."""

    def __init__(self, stamp: Stamp) -> None:
        self.codebook = load_codebook(self.name)
        self.stamp = stamp

    @cached_property
    def own_columns(self) -> tuple[ColumnSpec, ...]:
        """The dataset's columns."""
        return self.codebook.columns

    @cached_property
    def columns(self) -> tuple[ColumnSpec, ...]:
        """The dataset's columns, then the stamp's."""
        return (*self.own_columns, *load_codebook("stamp").columns)

    def concerned(self, row: Mapping[str, Any], cast: Callable[[Mapping[str, Any]], Cast]) -> bool:
        """Whether a row may matter to others at all: what `survey` is asked of, at little cost. `cast` gives the row's sides."""
        return True

    def note(self, facts: Facts) -> Note | None:
        """What others may have to know of an incident, in plain values that another process can be told; None where nothing."""
        return None

    def take(self, note: Note) -> None:
        """Keep a note."""

    def survey(self, facts: Facts) -> None:
        """Take note of an incident that others may hang on."""
        if (note := self.note(facts)) is not None:
            self.take(note)

    def surveyed(self) -> None:
        """All incidents were surveyed."""

    def companions(self, incidents: Iterable[str]) -> set[str]:
        """The surveyed incidents whose rows hang on these ones: where these change, those may."""
        return set()

    def shape(self, facts: Facts) -> Shaped:
        """The incident in this shape."""
        losses: list[Loss] = []
        cells = self._cells(facts, losses)
        if cells is None:
            return Shaped([], losses)
        cells += self.stamp.cells(facts.id, self.codebook)
        return Shaped([cells], losses)

    def actors(self, facts: Facts, cells: Cells) -> Iterator[tuple[str, str, Any]]:
        """The actors of a row, for the monadic form: role, name, kind. A cell of several names gives one for each."""
        for role, actor, kind in self._role_cells:
            names, kinds = cells[actor], cells[kind] if kind is not None else None
            listed = names if isinstance(names, list) else str(names).split("; ") if names else []
            for position, name in enumerate(listed):
                yield role, name, kinds[position] if isinstance(kinds, list) else kinds

    @cached_property
    def _role_cells(self) -> tuple[tuple[str, int, int | None], ...]:
        names = [column.name for column in self.columns]
        return tuple((role, names.index(actor), names.index(kind) if kind else None) for role, actor, kind in self.roles)

    def _cells(self, facts: Facts, losses: list[Loss]) -> Cells | None:
        raise NotImplementedError


def skipped(facts: Facts, why: str, field: str = "incident") -> Loss:
    """The incident is not in the file."""
    return Loss(facts.id, "skipped", field, facts.status if field == "status" else "", why)


def dropped(facts: Facts, field: str, value: object, what: str) -> Loss:
    """A value has no column."""
    return Loss(facts.id, "dropped", field, str(value), what)


def estimated(facts: Facts, field: str, value: object, what: str) -> Loss:
    """A value rests on a rule."""
    return Loss(facts.id, "estimated", field, str(value), what)


def id_digest(incident: str) -> str:
    """Forty bits of an incident's id as ten hexadecimal digits; the same in every export.

    >>> id_digest("a#1")
    '9fd3574432'
    """
    return hashlib.sha256(incident.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def joined(names: Iterable[str | None]) -> str:
    """Names once each, joined as the datasets do.

    >>> joined(["police", None, "civilians", "police"])
    'police; civilians'
    """
    return "; ".join([*dict.fromkeys([name for name in names if name])])


def outlets(facts: Facts) -> str:
    """The papers and agencies that tell of it, as far as they are known."""
    told = [source.outlet for source in facts.sources if source.outlet]
    return joined(told) if told else ""


def by_column(columns: Sequence[ColumnSpec], values: dict[str, Any]) -> Cells:
    """Cells in the order of the columns; a name that is no column is a fault of ours and raises KeyError."""
    if unknown := values.keys() - {column.name for column in columns}:
        raise KeyError(f"no such columns: {', '.join(sorted(unknown))}")
    return [values.get(column.name) for column in columns]
