"""Incidents put into a shape in portions, in this process or in several; the order stays."""

from __future__ import annotations

import itertools
import marshal
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from waqai.knowledge.codebooks import ColumnSpec
from waqai.model import Issue
from waqai.outputs.codebooks import Facts, FactsMaker, Loss, Shape, Source
from waqai.outputs.codebooks.shape import Note
from waqai.outputs.incident_lines import IncidentRow, Part, read_part

PORTION = 250
"""Incidents that are given to a process, or held, at once."""
GROUP = 16
"""Incidents that are worked on together. So few stay in the processor's cache from the first step to the last; with hundreds, each step
waits for memory, and all takes a third longer.
"""
_FEW = 8
"""Portions for which other processes are not worth their start."""
_CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
Item = TypeVar("Item")
Result = TypeVar("Result")

ROLE_COLUMNS = (
    ColumnSpec("role", "text", "the column that the actor stood in", "العمود الذي ورد فيه الطرف", basis="own"),
    ColumnSpec("actor", "text", "actor", "الطرف", basis="own", width=30),
    ColumnSpec("actor_kind", "text", "kind of the actor, where the dataset has one", "فئة الطرف", basis="own"),
)

Text = Callable[[Sequence[Sequence[Any]]], bytes]
"""Makes bytes of rows."""


@dataclass(slots=True)
class Portion:
    """What came of some incidents: how many they were, how many rows, the rows themselves (as cells, or as bytes where the format has
    such), the lines of the losses, how many incidents have no row of their own and why, how many losses of each kind.

    `fates` (where only some incidents are shaped): of each the reason why it has no row of its own, or nothing.
    """

    incidents: int = 0
    rows: int = 0
    cells: list[list[Any]] = field(default_factory=list)
    text: bytes = b""
    losses: bytes = b""
    left_out: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    fates: dict[str, str] = field(default_factory=dict)


def usual_workers() -> int:
    """How many processes to use where nobody says: as many as processors are ours, at most 4."""
    ours = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return min(len(ours), 4)


class Layout:
    """The columns of a layout (dyadic or monadic), and its rows from a shape's row."""

    def __init__(self, shape: Shape, layout: str) -> None:
        self._shape, self.monadic = shape, layout == "monadic"
        self.columns = shape.columns
        if self.monadic:
            sides = {name for _, actor, kind in shape.roles for name in (actor, kind) if name}
            self._kept = [index for index, column in enumerate(shape.columns) if column.name not in sides]
            self.columns = (*ROLE_COLUMNS, *(shape.columns[index] for index in self._kept))

    def rows(self, facts: Facts, cells: list[Any]) -> Iterator[list[Any]]:
        """One row for each actor of an incident; an incident without any keeps one row."""
        kept = [cells[index] for index in self._kept]
        actors: list[tuple[Any, Any, Any]] = [*self._shape.actors(facts, cells)] or [(None, None, None)]
        for role, actor, kind in actors:
            yield [role, actor, None if kind is None else str(kind), *kept]


class Shaper:
    """Puts incidents of the wanted statuses (None: all) into a shape and a layout. `losses_text` makes lines of losses, `rows_text` the
    bytes of rows (None: rows stay cells). `only`: the ids of those that are to be shaped (None: all).
    """

    def __init__(
        self, shape: Shape, maker: FactsMaker, layout: Layout, wanted: frozenset[str] | None, losses_text: Text, rows_text: Text | None
    ) -> None:
        self.shape, self.maker, self.layout, self.wanted = shape, maker, layout, wanted
        self._losses_text, self._rows_text = losses_text, rows_text
        self.only: set[str] | None = None

    def portion(self, groups: Iterable[Sequence[IncidentRow]]) -> Portion:
        """The rows and losses of groups of incidents."""
        whole = Portion()
        texts, losses = [], []
        for group in groups:
            made = self._group(group, whole)
            texts.append(made[0])
            losses.append(made[1])
        whole.text, whole.losses = b"".join(texts), b"".join(losses)
        return whole

    def _group(self, items: Iterable[IncidentRow], made: Portion) -> tuple[bytes, bytes]:
        """Shape a group: its rows (unless they stay cells, which are added) and losses as bytes; the counts are added."""
        rows: list[list[Any]] = []
        losses: list[Loss] = []
        left_out = made.left_out
        make, shape, wanted, monadic = self.maker.facts, self.shape.shape, self.wanted, self.layout.monadic
        for item in items if self.only is None else (item for item in items if item.id in self.only):
            made.incidents += 1
            status = item.row.get("status") or "actual"
            if wanted is not None and status not in wanted:
                losses.append(Loss(item.id, "skipped", "status", status, f"status {status} was not asked for"))
                _count(left_out, f"status {status}")
                if self.only is not None:
                    made.fates[item.id] = f"status {status}"
                continue
            facts = make(item.row, item.id, item.sources)
            shaped = shape(facts)
            losses += shaped.losses
            if not shaped.rows:
                for loss in shaped.losses:
                    if loss[1] in ("skipped", "merged"):
                        _count(left_out, loss[4])
            if self.only is not None:
                made.fates[item.id] = "" if shaped.rows else shaped.losses[-1].what if shaped.losses else "it has no row"
            if monadic:
                rows += (row for cells in shaped.rows for row in self.layout.rows(facts, cells))
            else:
                rows += shaped.rows
        made.rows += len(rows)
        for loss in losses:
            _count(made.kinds, loss[1])
        if self._rows_text is None:
            made.cells += rows
            return b"", self._losses_text(losses)
        return self._rows_text(rows), self._losses_text(losses)

    def look(self, items: Iterable[IncidentRow | Issue]) -> Look:
        """Incidents packed, with the notes that the shape takes of them."""
        ids: list[str] = []
        notes: list[Note] = []
        issues: list[Issue] = []
        data: list[bytes] = []
        for group in groups(items):
            rows = self._look_at(group, notes, issues)
            ids += [item.id for item in rows]
            data.append(packed(rows))
        return Look(marshal.dumps(data), ids, notes, issues)

    def _look_at(self, items: Iterable[IncidentRow | Issue], notes: list[Note], issues: list[Issue]) -> list[IncidentRow]:
        rows: list[IncidentRow] = []
        shape, wanted, make, cast = self.shape, self.wanted, self.maker.facts, self.maker.cast_of
        for item in items:
            if isinstance(item, Issue):
                issues.append(item)
                continue
            rows.append(item)
            if shape.concerned(item.row, cast) and (wanted is None or (item.row.get("status") or "actual") in wanted):
                if (note := shape.note(make(item.row, item.id, item.sources))) is not None:
                    notes.append(note)
        return rows


class Look(NamedTuple):
    """What a first look at some incidents gives: themselves packed, their ids, the shape's notes, and what is wrong with the input."""

    data: bytes
    ids: list[str]
    notes: list[Note]
    issues: list[Issue]


def looks(shaper: Shaper, parts: Iterable[Part | Issue], workers: int) -> Iterator[Look]:
    """A first look at lines, in their order; by other processes where `workers` is above 1 and there are many."""
    source = iter(parts)
    first = list(itertools.islice(source, _FEW if workers > 1 else 0))
    given = itertools.chain(first, source)
    if len(first) < _FEW or not _CAN_FORK:
        for part in given:
            yield Look(b"", [], [], [part]) if isinstance(part, Issue) else shaper.look(read_part(part))
        return
    yield from _in_order(workers, shaper, _look, given)


def _count(counts: dict[str, int], what: str) -> None:
    counts[what] = counts.get(what, 0) + 1


def packs(items: Iterable[IncidentRow]) -> Iterator[bytes]:
    """Portions of incidents as bytes, to be sent to another process."""
    source = groups(items)
    while portion := list(map(packed, itertools.islice(source, PORTION // GROUP or 1))):
        yield marshal.dumps(portion)


def packed(items: Iterable[IncidentRow]) -> bytes:
    """A group of incidents as bytes. A portion is a list of such bytes, as bytes; `unpacked` gives its groups back."""
    keys: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = []
    for item in items:
        names = tuple(item.row)
        found.append((item.id, keys.setdefault(names, names), tuple(item.row.values()), [tuple(each) for each in item.sources]))
    return marshal.dumps(found)


def unpacked(portion: bytes) -> Iterator[list[IncidentRow]]:
    """The groups of incidents of a portion.

    >>> [[incident]] = unpacked(next(packs([IncidentRow("a#1", {"type": "mine"}, (Source("a"),))])))
    >>> incident.row
    {'type': 'mine'}
    """
    make = Source._make
    for data in marshal.loads(portion):
        yield [
            IncidentRow(incident, dict(zip(keys, values, strict=True)), tuple(map(make, sources)))
            for incident, keys, values, sources in marshal.loads(data)
        ]


def groups(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Things in groups that stay in the processor's cache."""
    source = iter(items)
    while group := list(itertools.islice(source, GROUP)):
        yield group


def portions(shaper: Shaper, given: Iterable[list[IncidentRow] | bytes], workers: int = 1) -> Iterator[Portion]:
    """Shape groups or packed portions of incidents one after the other. With `workers` above 1 (and portions) other processes do it,
    where processes can be forked: they start with what the shaper has learnt.
    """
    source = iter(given)
    first = list(itertools.islice(source, _FEW if workers > 1 else 0))  # what is surveyed is so before processes are forked
    every = itertools.chain(first, source)
    if len(first) < _FEW or not _CAN_FORK:
        for batch in every:
            yield shaper.portion(unpacked(batch) if isinstance(batch, bytes) else [batch])
        return
    for made in _in_order(workers, shaper, _shape, every):
        yield Portion(*marshal.loads(made))


def _in_order(workers: int, shaper: Shaper, work: Callable[[Any], Result], given: Iterable[Any]) -> Iterator[Result]:
    """What other processes make of each thing given, in the order in which they are given; a few are on their way at a time."""
    waiting: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin, (shaper,)) as pool:
        for each in given:
            waiting.append(pool.submit(work, each))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_SHAPER: list[Shaper] = []
"""The shaper of a worker process; empty everywhere else."""


def _begin(shaper: Shaper) -> None:
    _SHAPER[:] = [shaper]


def _look(part: Part | Issue) -> Look:
    return Look(b"", [], [], [part]) if isinstance(part, Issue) else _SHAPER[0].look(read_part(part))


def _shape(data: bytes) -> bytes:
    made = _SHAPER[0].portion(unpacked(data))
    return marshal.dumps((made.incidents, made.rows, made.cells, made.text, made.losses, made.left_out, made.kinds, made.fates))
