"""Incidents into a file in a codebook's shape, with a list of what was lost and a dictionary of the columns beside it."""

from __future__ import annotations

import csv
import gc
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from waqai.knowledge.codebooks import ColumnSpec
from waqai.model import Issue
from waqai.outputs.codebooks import SHAPES, Facts, FactsMaker, Loss, Shape, Source, Stamp
from waqai.outputs.files import written_aside
from waqai.outputs.holding import Held
from waqai.outputs.incident_lines import IncidentRow
from waqai.outputs.spreadsheet import disarmed
from waqai.outputs.tables import FORMATS, Add, Table, open_table

FORMS = ("dyadic", "monadic")
"""`dyadic`: one row an incident, both sides in it, as the datasets publish it. `monadic`: one row an actor."""

STATUSES = ("actual", "foiled")
"""Statuses that are exported where the user names none."""

_ROLE_COLUMNS = (
    ColumnSpec("role", "text", "the column that the actor stood in", "العمود الذي ورد فيه الطرف", basis="own"),
    ColumnSpec("actor", "text", "actor", "الطرف", basis="own", width=30),
    ColumnSpec("actor_kind", "text", "kind of the actor, where the dataset has one", "فئة الطرف", basis="own"),
)


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What is wanted: the shape, the format, the form, the statuses (None: those of `STATUSES`), the layout, whence rows come."""

    shape: str
    form: str
    stamp: Stamp
    layout: str = "dyadic"
    statuses: tuple[str, ...] | None = None
    rtl: bool = False


@dataclass(slots=True)
class ExportOutcome:
    """What an export did: incidents read, rows written, how many were left out and why, what the user must know."""

    incidents: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    losses: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)
    files: tuple[Path, ...] = ()


def beside(path: Path, what: str) -> Path:
    """The file of losses or the dictionary beside an export.

    >>> beside(Path("out/acled.xlsx"), "losses").as_posix()
    'out/acled.losses.csv'
    """
    return path.with_name(f"{path.stem}.{what}.csv")


def export(
    source: Iterable[IncidentRow | Issue], path: Path, plan: ExportPlan, report: Callable[[Issue], None], maker: FactsMaker | None = None
) -> ExportOutcome:
    """Write incidents to `path` in the shape and format of the plan, `NAME.losses.csv` and `NAME.dictionary.csv` beside it.

    `source` is gone through once: where a shape must know all incidents before the first, they are held in a temporary file. Issues of
    the input go to `report`.
    Raises KeyError for an unknown shape or format, OSError, TableError.
    """
    maker = maker or FactsMaker()
    shape = SHAPES[plan.shape](plan.stamp)
    own = plan.shape == "waqai"
    wanted = frozenset(plan.statuses) if plan.statuses else None if own else frozenset(STATUSES)
    outcome = ExportOutcome(files=(path, beside(path, "losses"), beside(path, "dictionary")))
    if shape.surveys:
        source = _surveyed(source, shape, maker, wanted, report)
    layout = _Layout(shape, plan.layout)
    table = Table(
        plan.shape, f"{shape.codebook.label_en}: Waqai {plan.stamp.version}", layout.columns, plan.rtl,
        meta={"codebook": shape.codebook.version, "program": plan.stamp.version, "form": plan.layout},
    )  # fmt: skip
    excel = plan.form in ("csv-excel", "xlsx")
    with ExitStack() as stack:
        stack.enter_context(_without_collector())
        add = stack.enter_context(open_table(path, plan.form, table))
        lose = stack.enter_context(_losses(outcome.files[1], excel))
        for item in source:
            if isinstance(item, Issue):
                report(item)
                continue
            outcome.incidents += 1
            _one(item, maker, shape, layout, wanted, outcome, add, lose)
        write_dictionary(outcome.files[2], shape, layout.columns, excel)
    outcome.said = table.said
    return outcome


def _surveyed(
    source: Iterable[IncidentRow | Issue], shape: Shape, maker: FactsMaker, wanted: frozenset[str] | None, report: Callable[[Issue], None]
) -> Iterator[IncidentRow]:
    """Show every incident to the shape, then give them again, out of a temporary file."""
    with Held() as kept:
        for item in source:
            if isinstance(item, Issue):
                report(item)
                continue
            kept.add((item.id, item.row if type(item.row) is dict else dict(item.row), [tuple(each) for each in item.sources]))
            if (wanted is None or (item.row.get("status") or "actual") in wanted) and shape.concerned(item.row):
                shape.survey(maker.facts(item.row, item.id, item.sources))
        shape.surveyed()
        for incident, row, sources in kept:
            yield IncidentRow(incident, row, tuple(map(Source._make, sources)))


def _one(
    item: IncidentRow, maker: FactsMaker, shape: Shape, layout: _Layout, wanted: frozenset[str] | None, outcome: ExportOutcome,
    add: Add, lose: Callable[[Sequence[Loss]], None],
) -> None:  # fmt: skip
    status = item.row.get("status") or "actual"
    if wanted is not None and status not in wanted:
        outcome.left_out[f"status {status}"] += 1
        lose([Loss(item.id, "skipped", "status", status, f"status {status} was not asked for")])
        return
    facts = maker.facts(item.row, item.id, item.sources)
    shaped = shape.shape(facts)
    lose(shaped.losses)
    for kind, what in [(loss[1], loss[4]) for loss in shaped.losses]:
        outcome.losses[kind] += 1
        if kind in ("skipped", "merged"):
            outcome.left_out[what] += 1
    for cells in shaped.rows:
        for row in layout.rows(facts, cells):
            outcome.rows += 1
            add(row)


class _Layout:
    """The columns of a layout, and its rows from a shape's row."""

    def __init__(self, shape: Shape, layout: str) -> None:
        self._shape, self._monadic = shape, layout == "monadic"
        if not self._monadic:
            self.columns = shape.columns
            return
        sides = {name for _, actor, kind in shape.roles for name in (actor, kind) if name}
        self._kept = [index for index, column in enumerate(shape.columns) if column.name not in sides]
        self.columns = (*_ROLE_COLUMNS, *(shape.columns[index] for index in self._kept))

    def rows(self, facts: Facts, cells: list[Any]) -> Iterator[list[Any]]:
        """The rows of one incident: itself, or one for each of its actors (none lost: an incident without any keeps one row)."""
        if not self._monadic:
            yield cells
            return
        kept = [cells[index] for index in self._kept]
        actors: list[tuple[Any, Any, Any]] = [*self._shape.actors(facts, cells)] or [(None, None, None)]
        for role, actor, kind in actors:
            yield [role, actor, None if kind is None else str(kind), *kept]


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for cycles while rows pass: they hold none, and the searches cost a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _losses(path: Path, excel: bool) -> Iterator[Callable[[Sequence[Loss]], None]]:
    with written_aside(path) as stream:
        text = io.TextIOWrapper(stream, "utf-8-sig" if excel else "utf-8", errors="backslashreplace", newline="")
        writer = csv.writer(text, lineterminator="\r\n" if excel else "\n")
        writer.writerow(("waqai_id", "kind", "field", "value", "what"))
        write = writer.writerows
        yield (lambda losses: write([disarmed(cell) for cell in loss] for loss in losses)) if excel else write
        text.flush()
        text.detach()


def write_dictionary(path: Path, shape: Shape, columns: Iterable[ColumnSpec], excel: bool) -> None:
    """The columns of an export with their meaning in both languages, one line each."""
    with written_aside(path) as stream:
        text = io.TextIOWrapper(stream, "utf-8-sig" if excel else "utf-8", newline="")
        writer = csv.writer(text, lineterminator="\r\n" if excel else "\n")
        writer.writerow(("position", "name", "holds", "english", "arabic", "values", "rests_on"))
        rests = {"V": "verified codebook", "M": "codebook as recalled", "own": "Waqai"}
        for position, column in enumerate(columns, start=1):
            writer.writerow((position, column.name, column.kind, column.en, column.ar, column.values or "", rests[column.basis]))
        text.flush()
        text.detach()


def format_names() -> str:
    """The formats' names for a message."""
    return ", ".join(FORMATS)
