"""Incidents put into a shape in portions, in this process or in several; the order stays."""

from __future__ import annotations

import itertools
import marshal
import multiprocessing
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from waqai.knowledge.codebooks import ColumnSpec
from waqai.outputs.codebooks import Facts, FactsMaker, Loss, Shape, Source
from waqai.outputs.incident_lines import IncidentRow

PORTION = 250
"""Incidents that are shaped at once."""
_FEW = 8
"""Portions for which other processes are not worth their start."""

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

    def portion(self, items: Iterable[IncidentRow]) -> Portion:
        """The incidents' rows and losses."""
        made = Portion()
        rows: list[list[Any]] = []
        losses: list[Loss] = []
        left_out: Counter[str] = Counter()
        make, shape, wanted, monadic = self.maker.facts, self.shape.shape, self.wanted, self.layout.monadic
        for item in items if self.only is None else (item for item in items if item.id in self.only):
            made.incidents += 1
            status = item.row.get("status") or "actual"
            if wanted is not None and status not in wanted:
                losses.append(Loss(item.id, "skipped", "status", status, f"status {status} was not asked for"))
                left_out[f"status {status}"] += 1
                if self.only is not None:
                    made.fates[item.id] = f"status {status}"
                continue
            facts = make(item.row, item.id, item.sources)
            shaped = shape(facts)
            losses += shaped.losses
            if not shaped.rows:
                left_out.update(loss[4] for loss in shaped.losses if loss[1] in ("skipped", "merged"))
            if self.only is not None:
                made.fates[item.id] = "" if shaped.rows else shaped.losses[-1].what if shaped.losses else "it has no row"
            if monadic:
                rows += (row for cells in shaped.rows for row in self.layout.rows(facts, cells))
            else:
                rows += shaped.rows
        made.rows, made.left_out = len(rows), dict(left_out)
        made.kinds = dict(Counter(loss[1] for loss in losses))
        made.losses = self._losses_text(losses)
        if self._rows_text is None:
            made.cells = rows
        else:
            made.text = self._rows_text(rows)
        return made


def packed(items: Iterable[IncidentRow]) -> bytes:
    """A portion of incidents as bytes, to be held in a file or sent to another process; `unpacked` gives them back."""
    keys: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = []
    for item in items:
        names = tuple(item.row)
        found.append((item.id, keys.setdefault(names, names), tuple(item.row.values()), [tuple(each) for each in item.sources]))
    return marshal.dumps(found)


def unpacked(data: bytes) -> list[IncidentRow]:
    """The incidents of `packed`.

    >>> unpacked(packed([IncidentRow("a#1", {"type": "mine"}, (Source("a"),))]))[0].row
    {'type': 'mine'}
    """
    make = Source._make
    return [
        IncidentRow(incident, dict(zip(keys, values, strict=True)), tuple(map(make, sources)))
        for incident, keys, values, sources in marshal.loads(data)
    ]


def batches(items: Iterable[IncidentRow]) -> Iterator[list[IncidentRow]]:
    """Incidents in portions."""
    source = iter(items)
    while batch := list(itertools.islice(source, PORTION)):
        yield batch


def portions(shaper: Shaper, given: Iterable[list[IncidentRow] | bytes], workers: int = 1) -> Iterator[Portion]:
    """Shape portions of incidents (as they are, or packed) one after the other. With `workers` above 1 other processes do it, where
    processes can be forked: they start with what the shaper has learnt.
    """
    source = iter(given)
    first = list(itertools.islice(source, _FEW if workers > 1 else 0))  # what is surveyed is so before processes are forked
    if len(first) < _FEW or "fork" not in multiprocessing.get_all_start_methods():
        for batch in itertools.chain(first, source):
            yield shaper.portion(unpacked(batch) if isinstance(batch, bytes) else batch)
        return
    waiting: deque[Future[bytes]] = deque()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin, (shaper,)) as pool:
        for batch in itertools.chain(first, source):
            waiting.append(pool.submit(_shape, batch if isinstance(batch, bytes) else packed(batch)))
            if len(waiting) > 2 * workers:
                yield Portion(*marshal.loads(waiting.popleft().result()))
        while waiting:
            yield Portion(*marshal.loads(waiting.popleft().result()))


_SHAPER: list[Shaper] = []
"""The shaper of a worker process; empty everywhere else."""


def _begin(shaper: Shaper) -> None:
    _SHAPER[:] = [shaper]


def _shape(data: bytes) -> bytes:
    made = _SHAPER[0].portion(unpacked(data))
    return marshal.dumps((made.incidents, made.rows, made.cells, made.text, made.losses, made.left_out, made.kinds, made.fates))
