"""Incidents into a file in a codebook's shape, with a list of what was lost and a dictionary of the columns beside it."""

from __future__ import annotations

import gc
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from waqai.knowledge.codebooks import ColumnSpec
from waqai.model import Issue
from waqai.outputs.codebooks import SHAPES, FactsMaker, Shape, Stamp
from waqai.outputs.files import written_aside
from waqai.outputs.holding import Held
from waqai.outputs.incident_lines import IncidentFiles, IncidentRow, Seen
from waqai.outputs.register_incidents import CHANGE_COLUMNS, ChangeLine, IncidentChange, change_lines
from waqai.outputs.shaping import PORTION, Layout, Look, Portion, Shaper, groups, looks, packs, portions, unpacked
from waqai.outputs.tables import CsvText, Table, is_text, open_table, open_text, rows_text

FORMS = ("dyadic", "monadic")
"""`dyadic`: one row an incident, both sides in it, as the datasets publish it. `monadic`: one row an actor."""

LOSS_COLUMNS = ("waqai_id", "kind", "field", "value", "what")

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
    """What an export did: incidents read, rows written, how many were left out and why, how many are new, changed and removed
    (where that was asked), what the user must know.
    """

    incidents: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    losses: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)
    files: tuple[Path, ...] = ()


def beside(path: Path, what: str) -> Path:
    """The file of losses or the dictionary beside an export.

    >>> beside(Path("out/acled.xlsx"), "losses").as_posix()
    'out/acled.losses.csv'
    """
    return path.with_name(f"{path.stem}.{what}.csv")


def export(
    source: Iterable[IncidentRow | Issue],
    path: Path,
    plan: ExportPlan,
    report: Callable[[Issue], None],
    maker: FactsMaker | None = None,
    changes: Mapping[str, IncidentChange] | None = None,
) -> ExportOutcome:
    """Write incidents to `path` in the shape and format of the plan, `NAME.losses.csv` and `NAME.dictionary.csv` beside it.

    With `changes`, only the rows of those incidents (and of those whose rows hang on them) are written, and `NAME.changes.csv` says which
    are new, changed and removed; `source` must still give all that are meant.

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
    table = Table(
        plan.shape, f"{shape.codebook.label_en}: Waqai {plan.stamp.version}", layout.columns, plan.rtl,
        meta={"codebook": shape.codebook.version, "program": plan.stamp.version, "form": plan.layout},
    )  # fmt: skip
    excel = plan.form in ("csv-excel", "xlsx")
    losses_text = CsvText(excel, texts=True)
    shaper = Shaper(shape, maker, layout, wanted, losses_text.rows, rows_text(plan.form, table) if is_text(plan.form) else None)
    fates: dict[str, str] = {}
    if changes is not None:
        shaper.only = {incident for incident, change in changes.items() if change.state == "live"}
        outcome.files = (*outcome.files, beside(path, "changes"))
    with ExitStack() as stack:
        stack.enter_context(_without_collector())
        put = stack.enter_context(_rows_file(path, plan.form, table))
        lose = stack.enter_context(written_aside(outcome.files[1])).write
        lose(losses_text.header(LOSS_COLUMNS))
        incidents = _surveyed(source, shaper, report, plan.workers) if shape.surveys else _passed(source, report, plan.workers)
        for portion in portions(shaper, incidents, plan.workers):
            outcome.incidents += portion.incidents
            outcome.rows += portion.rows
            outcome.left_out.update(portion.left_out)
            outcome.losses.update(portion.kinds)
            lose(portion.losses)
            put(portion)
            fates |= portion.fates
        write_dictionary(outcome.files[2], shape, layout.columns, excel)
        if changes is not None:
            outcome.changes = _write_changes(outcome.files[3], change_lines(changes, fates), excel)
    outcome.said = table.said
    return outcome


def _passed(
    source: Iterable[IncidentRow | Issue], report: Callable[[Issue], None], workers: int
) -> Iterator[list[IncidentRow]] | Iterator[bytes]:
    """Incidents as they come, in portions for other processes where there are such."""
    incidents = _reported(source, report)
    return groups(incidents) if workers <= 1 else packs(incidents)


def _reported(source: Iterable[IncidentRow | Issue], report: Callable[[Issue], None]) -> Iterator[IncidentRow]:
    for item in source:
        if isinstance(item, Issue):
            report(item)
        else:
            yield item


def _looks(source: Iterable[IncidentRow | Issue], shaper: Shaper, workers: int) -> Iterator[Look]:
    """A first look at everything. Lines of files are read by several processes; what comes twice is found here."""
    if not isinstance(source, IncidentFiles):
        items = iter(source)
        while portion := list(itertools.islice(items, PORTION)):
            yield shaper.look(portion)
        return
    seen = Seen()
    for look in looks(shaper, source.parts(), workers):
        twice = [(index, issue) for index, incident in enumerate(look.ids) if (issue := seen.before(incident))]
        if not twice:
            yield look
            continue
        gone = {index for index, _ in twice}
        items = itertools.chain.from_iterable(unpacked(look.data))
        kept = shaper.look([item for index, item in enumerate(items) if index not in gone])
        yield kept._replace(issues=[*look.issues, *(issue for _, issue in twice)])


def _surveyed(source: Iterable[IncidentRow | Issue], shaper: Shaper, report: Callable[[Issue], None], workers: int) -> Iterator[bytes]:
    """Show every incident to the shape, then give them again in packed portions, out of a temporary file."""
    shape = shaper.shape
    with Held() as kept:
        for look in _looks(source, shaper, workers):
            for issue in look.issues:
                report(issue)
            for note in look.notes:
                shape.take(note)
            if look.ids:
                kept.add(look.data)
        shape.surveyed()
        if shaper.only is not None:
            shaper.only |= shape.companions(shaper.only)
        yield from kept


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
def _rows_file(path: Path, form: str, table: Table) -> Iterator[Callable[[Portion], object]]:
    """What takes the rows of portions into a file."""
    if is_text(form):
        with open_text(path, form, table) as write:
            yield lambda portion: write(portion.text)
        return
    with open_table(path, form, table) as add:

        def put(portion: Portion) -> None:
            for row in portion.cells:
                add(row)

        yield put


def _write_changes(path: Path, lines: Iterable[ChangeLine], excel: bool) -> Counter[str]:
    """The list of changes, one line an incident; how many of each kind there are."""
    counted: Counter[str] = Counter()
    with written_aside(path) as stream:
        text = CsvText(excel)
        stream.write(text.header(CHANGE_COLUMNS))
        for line in lines:
            counted[line.what] += 1
            stream.write(text.rows([(line.incident, line.what, line.why, line.into, line.stamp, line.at)]))
    return counted


def write_dictionary(path: Path, shape: Shape, columns: Iterable[ColumnSpec], excel: bool) -> None:
    """The columns of an export with their meaning in both languages, one line each."""
    with written_aside(path) as stream:
        text = CsvText(excel)
        stream.write(text.header(("position", "name", "holds", "english", "arabic", "values", "rests_on")))
        rests = {"V": "verified codebook", "M": "codebook as recalled", "own": "Waqai"}
        stream.write(text.rows(
            (position, column.name, column.kind, column.en, column.ar, column.values or "", rests[column.basis])
            for position, column in enumerate(columns, start=1)
        ))  # fmt: skip
