"""`waqai export`: incidents in the shape of a codebook, in the format of a tool."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from waqai import __version__
from waqai.app.cli.session import Session
from waqai.model import STATUSES, Issue
from waqai.outputs.codebooks import SHAPES, Stamp
from waqai.outputs.exporting import FORMS, ExportOutcome, ExportPlan, export
from waqai.outputs.incident_lines import IncidentFiles
from waqai.outputs.shaping import usual_workers
from waqai.outputs.tables import FORMATS, TableError, format_of

_SHOWN = 6


def export_incidents(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Coded or fused JSON lines (also .jsonl.gz); - for standard input.", show_default=False),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="OUT", help="File to write; its losses and its dictionary are written beside it.")],
    shape: Annotated[str, typer.Option("--as", metavar="SHAPE", help=f"Codebook: {', '.join(SHAPES)}.")] = "waqai",
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}. Default: by the ending of OUT.")
    ] = None,
    layout: Annotated[
        str, typer.Option("--form", help="dyadic: one row an incident, both sides in it. monadic: one row an actor.")
    ] = "dyadic",
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help="Statuses to export, may be given several times. Default: actual, foiled; all for waqai."),
    ] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Address of the workbench, for links to incidents.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes to shape many rows with. Default: as many as processors, at most 4.")
    ] = None,
    rtl: Annotated[bool, typer.Option("--rtl", help="Lay .xlsx sheets out from right to left.")] = False,
) -> None:
    """Write incidents in the shape that a codebook and a tool expect.

    Beside OUT stand NAME.losses.csv (what the shape cannot hold, and incidents that it leaves out) and NAME.dictionary.csv (the columns in
    English and Arabic).
    """
    session = Session()
    plan = replace(_plan(session, to, shape, form, layout, status, base_url), rtl=rtl, workers=workers or usual_workers())
    source = IncidentFiles(inputs)
    try:
        outcome = export(session.watched(source, "Exporting"), to, plan, session.report)
    except TableError as error:
        session.fail(f"{to}: {error}")
    except OSError as error:
        session.wrong_use(f"{error.filename or to}: cannot be written: {error.strerror or error}")
    _tell(session, outcome, shape)
    if not outcome.incidents and not session.issues:
        session.report(Issue("empty", ", ".join(inputs), "no incidents"))
    session.finish()


def _plan(
    session: Session, to: Path, shape: str, form: str | None, layout: str, status: list[str] | None, base_url: str | None
) -> ExportPlan:
    if shape not in SHAPES:
        session.wrong_use(f"--as {shape}: no such shape; use one of {', '.join(SHAPES)}")
    chosen = form or format_of(to)
    if chosen not in FORMATS:
        session.wrong_use(f"{to if form is None else f'--format {form}'}: no such format; use one of {', '.join(FORMATS)}")
    if layout not in FORMS:
        session.wrong_use(f"--form {layout}: use one of {', '.join(FORMS)}")
    for each in status or ():
        if each not in STATUSES:
            session.wrong_use(f"--status {each}: use one of {', '.join(STATUSES)}")
    if base_url is not None and not base_url.startswith(("http://", "https://")):
        session.wrong_use(f"--base-url {base_url}: an address begins with http:// or https://")
    return ExportPlan(shape, chosen, Stamp(__version__, base_url), layout, tuple(status) if status else None)


def _tell(session: Session, outcome: ExportOutcome, shape: str) -> None:
    path, losses, dictionary = outcome.files
    session.say(f"{outcome.incidents} incidents -> {outcome.rows} rows of {shape} in {path}")
    if left_out := outcome.left_out.total():
        session.say(f"{left_out} have no row of their own:")
        for reason, count in outcome.left_out.most_common(_SHOWN):
            session.say(f"  {count:>7}  {reason}")
        if len(outcome.left_out) > _SHOWN:
            session.say(f"  {sum(count for _, count in outcome.left_out.most_common()[_SHOWN:]):>7}  other reasons")
    kinds = [f"{outcome.losses[kind]} values {kind}" for kind in ("dropped", "estimated") if outcome.losses[kind]]
    session.say(f"{', '.join(kinds) or 'nothing lost'}: {losses}; the columns: {dictionary}")
    for line in outcome.said:
        session.say(f"note: {line}")
