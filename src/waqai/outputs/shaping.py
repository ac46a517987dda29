"""Incidents put into a shape in portions, in this process or in several; the order stays."""

from __future__ import annotations

import itertools
import marshal
import multiprocessing
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from waqai.knowledge.codebooks import ColumnSpec
from waqai.outputs.codebooks import Facts, FactsMaker, Loss, Shape, Source
from waqai.outputs.incident_lines import IncidentRow

PORTION = 500
"""Incidents that are shaped at once."""

ROLE_COLUMNS = (
    ColumnSpec("role", "text", "the column that the actor stood in", "العمود الذي ورد فيه الطرف", basis="own"),
    ColumnSpec("actor", "text", "actor", "الطرف", basis="own", width=30),
    ColumnSpec("actor_kind", "text", "kind of the actor, where the dataset has one", "فئة الطرف", basis="own"),
)


@dataclass(slots=True)
class Portion:
    """What came of some incidents: how many they were, their rows, their losses, how many have no row of their own and why."""

    incidents: int = 0
    rows: list[list[Any]] = field(default_factory=list)
    losses: list[tuple[str, ...]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)


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
    """Puts incidents of the wanted statuses (None: all) into a shape and a layout."""

    def __init__(self, shape: Shape, maker: FactsMaker, layout: Layout, wanted: frozenset[str] | None) -> None:
        self.shape, self.maker, self.layout, self.wanted = shape, maker, layout, wanted

    def portion(self, items: Iterable[IncidentRow]) -> Portion:
        """The incidents' rows and losses."""
        made = Portion()
        rows, losses, make, shape = made.rows, made.losses, self.maker.facts, self.shape.shape
        for item in items:
            made.incidents += 1
            status = item.row.get("status") or "actual"
            if self.wanted is not None and status not in self.wanted:
                losses.append(Loss(item.id, "skipped", "status", status, f"status {status} was not asked for"))
                made.left_out[f"status {status}"] += 1
                continue
            facts = make(item.row, item.id, item.sources)
            shaped = shape(facts)
            losses += shaped.losses
            for loss in shaped.losses:
                if loss[1] in ("skipped", "merged"):
                    made.left_out[loss[4]] += 1
            if self.layout.monadic:
                rows += (row for cells in shaped.rows for row in self.layout.rows(facts, cells))
            else:
                rows += shaped.rows
        made.kinds.update(loss[1] for loss in losses)
        return made


def portions(shaper: Shaper, items: Iterable[IncidentRow], workers: int = 1) -> Iterator[Portion]:
    """Shape all incidents, a portion after the other. With `workers` above 1 other processes do it, where processes can be forked:
    they start with what the shaper has learnt.
    """
    source = iter(items)
    if workers <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        while batch := list(itertools.islice(source, PORTION)):
            yield shaper.portion(batch)
        return
    waiting: deque[Future[bytes]] = deque()
    first = list(itertools.islice(source, PORTION))
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin, (shaper,)) as pool:
        for batch in itertools.chain([first] if first else [], iter(lambda: list(itertools.islice(source, PORTION)), [])):
            packed = marshal.dumps([(item.id, dict(item.row), [tuple(each) for each in item.sources]) for item in batch])
            waiting.append(pool.submit(_shape, packed))
            if len(waiting) > 2 * workers:
                yield _unpacked(waiting.popleft().result())
        while waiting:
            yield _unpacked(waiting.popleft().result())


_SHAPER: list[Shaper] = []
"""The shaper of a worker process; empty everywhere else."""


def _begin(shaper: Shaper) -> None:
    _SHAPER[:] = [shaper]


def _shape(packed: bytes) -> bytes:
    items = (IncidentRow(incident, row, tuple(map(Source._make, sources))) for incident, row, sources in marshal.loads(packed))
    made = _SHAPER[0].portion(items)
    return marshal.dumps((made.incidents, made.rows, [tuple(loss) for loss in made.losses], dict(made.left_out), dict(made.kinds)))


def _unpacked(packed: bytes) -> Portion:
    incidents, rows, losses, left_out, kinds = marshal.loads(packed)
    return Portion(incidents, rows, losses, Counter(left_out), Counter(kinds))
