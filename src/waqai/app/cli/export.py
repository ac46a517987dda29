"""`waqai export`: incidents in the shape of a codebook, in the format of a tool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from waqai import __version__
from waqai.app.cli.counting import counted
from waqai.app.cli.filtering import Query, Where, filter_of
from waqai.app.cli.opening import Who, acting, register_of
from waqai.app.cli.session import Session
from waqai.model import STATUSES, Issue
from waqai.outputs.codebooks import SHAPES, Stamp
from waqai.outputs.exporting import FORMS, ExportOutcome, ExportPlan, export
from waqai.outputs.incident_lines import IncidentFiles
from waqai.outputs.register_incidents import RegisterIncidents, changes_since
from waqai.outputs.shaping import usual_workers
from waqai.outputs.tables import FORMATS, TableError, format_of
from waqai.register import PROFILES

_SHOWN = 6


def export_incidents(
    context: typer.Context,
    to: Annotated[Path, typer.Option("--to", metavar="OUT", help="File to write; its losses and its dictionary are written beside it.")],
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="[INPUT]...", help="Coded or fused JSON lines (also .jsonl.gz); - for standard input.")
    ] = None,
    register: Annotated[
        str | None,
        typer.Option("--register", metavar="DB", envvar="WAQAI_REGISTER", help="Where no INPUT is given: the register to take them from."),
    ] = None,
    where: Where = None,
    query: Query = "",
    since: Annotated[
        int | None,
        typer.Option("--since", metavar="STAMP", min=0, help="Only what is new, changed or removed in the register since that stamp."),
    ] = None,
    profile: Annotated[
        str, typer.Option("--profile", help=f"What of the register's rows leaves the house: {', '.join(PROFILES)}.")
    ] = "full",
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
    who: Who = "",
) -> None:
    """Write incidents in the shape that a codebook and a tool expect.

    Beside OUT stand NAME.losses.csv (what the shape cannot hold, and incidents that it leaves out) and NAME.dictionary.csv (the columns in
    English and Arabic); with --since also NAME.changes.csv (which incidents are new, changed, removed). From a register, the stamp to ask
    from next time goes to standard output.
    """
    session = Session()
    plan = replace(_plan(session, to, shape, form, layout, status, base_url), rtl=rtl, workers=workers or usual_workers())
    if inputs:
        named = context.get_parameter_source("register")
        if where or query or since is not None or profile != "full" or (named is not None and named.name == "COMMANDLINE"):
            session.wrong_use("either INPUT files or a register (--register, --where, --query, --since, --profile), not both")
        outcome = _export_files(session, inputs, to, plan)
    elif register is None:
        session.wrong_use("nothing to export: give INPUT files, or a register by --register")
    else:
        if profile not in PROFILES:
            session.wrong_use(f"--profile {profile}: use one of {', '.join(PROFILES)}")
        outcome = _export_register(session, register, to, plan, where, query, since, profile, who)
    _tell(session, outcome, shape)
    session.finish()


def _export_files(session: Session, inputs: list[str], to: Path, plan: ExportPlan) -> ExportOutcome:
    source = IncidentFiles(inputs, lambda parts: session.progress(parts, "Exporting, hundreds of lines", lambda: None))
    outcome = _write(session, to, lambda: export(source, to, plan, session.report))
    if not outcome.incidents and not session.issues:
        session.report(Issue("empty", ", ".join(inputs), "no incidents"))
    return outcome


def _export_register(
    session: Session,
    target: str,
    to: Path,
    plan: ExportPlan,
    where: list[str] | None,
    query: str,
    since: int | None,
    profile: str,
    who: str,
) -> ExportOutcome:
    with register_of(session, target) as opened:
        wanted = filter_of(where, query)
        if wanted.status and not plan.statuses:
            plan = replace(plan, statuses=wanted.status)
        stamp = opened.clock()
        if since is not None and since > stamp:
            session.wrong_use(f"--since {since}: the register's clock stands at {stamp}; that stamp is another register's")
        changes = None if since is None else changes_since(opened, since)
        source = RegisterIncidents(opened, wanted, acting(who).who, profile)
        outcome = _write(session, to, lambda: export(session.watched(source, "Exporting"), to, plan, session.report, changes=changes))
    if changes is None and not outcome.incidents:
        session.say("note: the filter means no incident of this register")
    session.say(f"as the register stood at stamp {stamp}; what changes from now on: --since {stamp}")
    session.out.print(stamp)
    return outcome


def _write(session: Session, to: Path, act: Callable[[], ExportOutcome]) -> ExportOutcome:
    try:
        return act()
    except TableError as error:
        session.fail(f"{to}: {error}")
    except OSError as error:
        session.wrong_use(f"{error.filename or to}: cannot be written: {error.strerror or error}")


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
    path, losses, dictionary, *more = outcome.files
    session.say(f"{counted(outcome.incidents, 'incident')} -> {counted(outcome.rows, 'row')} of {shape} in {path}")
    if left_out := outcome.left_out.total():
        session.say(f"{left_out} have no row of their own:")
        for reason, count in outcome.left_out.most_common(_SHOWN):
            session.say(f"  {count:>7}  {reason}")
        if len(outcome.left_out) > _SHOWN:
            session.say(f"  {sum(count for _, count in outcome.left_out.most_common()[_SHOWN:]):>7}  other reasons")
    kinds = [f"{outcome.losses[kind]} values {kind}" for kind in ("dropped", "estimated") if outcome.losses[kind]]
    session.say(f"{', '.join(kinds) or 'nothing lost'}: {losses}; the columns: {dictionary}")
    if more:
        counts = ", ".join(f"{outcome.changes[what]} {what}" for what in ("new", "changed", "removed"))
        session.say(f"{counts}: {more[0]}")
    for line in outcome.said:
        session.say(f"note: {line}")
