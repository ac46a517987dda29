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

from waqai.knowledge.codebooks import ColumnSpec
from waqai.model import Issue
from waqai.outputs.codebooks import SHAPES, FactsMaker, Shape, Source, Stamp
from waqai.outputs.files import written_aside
from waqai.outputs.holding import Held
from waqai.outputs.incident_lines import IncidentRow
from waqai.outputs.shaping import Layout, Shaper, portions
from waqai.outputs.spreadsheet import disarmed
from waqai.outputs.tables import FORMATS, Table, open_table

FORMS = ("dyadic", "monadic")
"""`dyadic`: one row an incident, both sides in it, as the datasets publish it. `monadic`: one row an actor."""

STATUSES = ("actual", "foiled")
"""Statuses that are exported where the user names none."""


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What is wanted: the shape, the format, whence rows come, the layout, the statuses (None: those of `STATUSES`), processes to use."""

    shape: str
    form: str
    stamp: Stamp
    layout: str = "dyadic"
    statuses: tuple[str, ...] | None = None
    rtl: bool = False
    workers: int = 1


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
    layout = Layout(shape, plan.layout)
    shaper = Shaper(shape, maker, layout, wanted)
    table = Table(
        plan.shape, f"{shape.codebook.label_en}: Waqai {plan.stamp.version}", layout.columns, plan.rtl,
        meta={"codebook": shape.codebook.version, "program": plan.stamp.version, "form": plan.layout},
    )  # fmt: skip
    excel = plan.form in ("csv-excel", "xlsx")
    with ExitStack() as stack:
        stack.enter_context(_without_collector())
        add = stack.enter_context(open_table(path, plan.form, table))
        lose = stack.enter_context(_losses(outcome.files[1], excel))
        incidents = _surveyed(source, shaper, report) if shape.surveys else _reported(source, report)
        for portion in portions(shaper, incidents, plan.workers):
            outcome.incidents += portion.incidents
            outcome.rows += len(portion.rows)
            outcome.left_out += portion.left_out
            outcome.losses += portion.kinds
            lose(portion.losses)
            for row in portion.rows:
                add(row)
        write_dictionary(outcome.files[2], shape, layout.columns, excel)
    outcome.said = table.said
    return outcome


def _reported(source: Iterable[IncidentRow | Issue], report: Callable[[Issue], None]) -> Iterator[IncidentRow]:
    for item in source:
        if isinstance(item, Issue):
            report(item)
        else:
            yield item


def _surveyed(source: Iterable[IncidentRow | Issue], shaper: Shaper, report: Callable[[Issue], None]) -> Iterator[IncidentRow]:
    """Show every incident to the shape, then give them again, out of a temporary file."""
    shape, wanted, make = shaper.shape, shaper.wanted, shaper.maker.facts
    with Held() as kept:
        for item in _reported(source, report):
            kept.add((item.id, item.row if type(item.row) is dict else dict(item.row), [tuple(each) for each in item.sources]))
            if (wanted is None or (item.row.get("status") or "actual") in wanted) and shape.concerned(item.row):
                shape.survey(make(item.row, item.id, item.sources))
        shape.surveyed()
        for incident, row, sources in kept:
            yield IncidentRow(incident, row, tuple(map(Source._make, sources)))


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
def _losses(path: Path, excel: bool) -> Iterator[Callable[[Sequence[tuple[str, ...]]], None]]:
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
