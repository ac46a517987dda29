"""`waqai compare`: our incidents and those of a published dataset, matched by fusion and compared by field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.filtering import Query, Where, filter_of
from waqai.app.cli.opening import register_of
from waqai.app.cli.session import Session
from waqai.datasets import DATASETS
from waqai.evaluation.agreement import FIELDS, Agreement, agreement
from waqai.incidents import fuse, reports_of
from waqai.model import Issue, Report
from waqai.outputs.files import jsonl_text, written_aside
from waqai.outputs.terminal import printable
from waqai.register import Filter

if TYPE_CHECKING:
    from waqai.register import Register

_COMMONEST = 3
_PREFIXES = tuple(f"{name}:" for name in DATASETS)


def compare_dataset(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[OURS.jsonl THEIRS.jsonl]", help="Coded lines to fuse now, instead of a register; ours, then the dataset's."
        ),
    ] = None,
    register: Annotated[
        str | None,
        typer.Option("--register", metavar="DB", envvar="WAQAI_REGISTER", help="The register that the dataset was imported into."),
    ] = None,
    source: Annotated[str, typer.Option("--with", metavar="SOURCE", help="The source under which the dataset's rows stand.")] = "ACLED",
    where: Where = None,
    query: Query = "",
    to: Annotated[Path | None, typer.Option("--to", metavar="OUT.jsonl", help="File for every incident with both sides' values.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
) -> None:
    """Say how far our incidents and a dataset's agree: matched, only here, only there, and field by field.

    Matched is what fusion takes for one incident. Incidents of ours outside the countries and days of the dataset's rows are not compared.
    """
    session = Session()
    if files:
        named = context.get_parameter_source("register")
        if len(files) != 2 or where or query or (named is not None and named.name == "COMMANDLINE"):
            session.wrong_use("give two files, OURS.jsonl and THEIRS.jsonl, or a register by --register, not both")
        result = _of_files(session, files[0], files[1])
    elif register is None:
        session.wrong_use("nothing to compare: name a register by --register, or give OURS.jsonl and THEIRS.jsonl")
    else:
        with register_of(session, register) as opened:
            result = _of_register(session, opened, source, filter_of(where, query))
    if to is not None:
        try:
            with written_aside(to) as stream:
                for item in result.items():
                    stream.write(jsonl_text(item).encode("utf-8", "backslashreplace"))
        except OSError as error:
            session.wrong_use(f"{to}: cannot be written: {error.strerror or error}")
    if as_json:
        session.out.file.write(json.dumps(result.to_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        _show(session, result)
    session.finish()


def _of_register(session: Session, register: Register, source: str, wanted: Filter) -> Agreement:
    if wanted.source:
        session.wrong_use("--where source=...: the sources that are compared are all others against the one of --with")
    theirs: dict[str, list[Report]] = {}
    for incident, report in register.incidents(replace(wanted, source=(source,))).reports():
        if report.outlet == source or not report.key.document.startswith(_PREFIXES):  # what another dataset says is neither side's
            theirs.setdefault(incident, []).append(report)
    if not theirs:
        known = ", ".join(str(name) for name, _ in register.incidents(wanted).facet("source"))
        session.fail(f"no incident has a report of {source!r}; the sources are {known or 'none'} (see waqai import)")

    def alone() -> Iterator[dict[str, Any]]:
        for row in register.incidents(wanted).rows():
            if row["incident"] not in theirs and not all(str(document).startswith(_PREFIXES) for document, _ in row["members"]):
                yield row

    return agreement(theirs.items(), lambda report: report.outlet == source, alone())


def _of_files(session: Session, ours: Path, theirs: Path) -> Agreement:
    mine, others = _reports(session, ours), _reports(session, theirs)
    there = {report.key for report in others}
    if both := there & {report.key for report in mine}:
        session.fail(f"{theirs}: article {next(iter(both)).document} stands in {ours} too; the dataset's rows are those of waqai import")
    known = {report.key: report for report in (*mine, *others)}
    groups = ((incident.id, [known[key] for key in incident.members]) for incident in fuse(known.values()))
    try:
        return agreement(groups, lambda report: report.key in there)
    except ValueError as error:
        session.fail(f"{theirs}: {error}")


def _reports(session: Session, path: Path) -> Sequence[Report]:
    found: dict[Any, Report] = {}
    try:
        with path.open("rb") as stream:
            for number, raw in enumerate(stream, start=1):
                if not raw.strip():
                    continue
                try:
                    reports = reports_of(json.loads(raw))
                except (ValueError, RecursionError) as error:
                    what = "not JSON in UTF-8" if isinstance(error, json.JSONDecodeError | UnicodeDecodeError) else str(error)
                    session.report(Issue("bad-line", f"{path}:{number}", what))
                    continue
                if twice := [report for report in reports if report.key in found]:
                    session.report(Issue("duplicate", f"{path}:{number}", f"{twice[0].key.document} came before; the first counts"))
                    continue
                found |= {report.key: report for report in reports}
    except OSError as error:
        session.fail(f"{path}: {'no such file' if isinstance(error, FileNotFoundError) else error.strerror}")
    return list(found.values())


def _show(session: Session, result: Agreement) -> None:
    scope = result.scope
    session.out.print(Text(f"compared in {', '.join(sorted(scope.countries))}, {scope.first} to {scope.last}"))
    matched, here, there = len(result.pairs), len(result.only_here), len(result.only_there)
    grid = Table.grid(padding=(0, 2))
    for label, number, what in (
        (
            "matched",
            matched,
            f"of {matched + here} here and {matched + there} there ({result.rows_matched} of its {result.rows_there} rows)",
        ),
        ("only here", here, ""),
        ("only there", there, ""),
        ("not compared", result.out_of_scope, "of ours: other countries or days, or announced, denied or past"),
    ):
        grid.add_row(Text(label, style="dim"), Text(f"{number:,}", justify="right"), Text(what, style="dim"))
    session.out.print(grid)
    if not matched:
        return
    told, agreed = result.told, result.agreed
    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("field")
    for name in ("agree", "of", "share"):
        table.add_column(name, justify="right")
    table.add_column("where they differ (ours | theirs)", overflow="fold")
    for name in FIELDS:
        common = "   ".join(
            f"{printable(ours)} | {printable(theirs)}" + (f" ({count})" if count > 1 else "")
            for (ours, theirs), count in result.differing(name).most_common(_COMMONEST)
        )
        share = f"{agreed[name] / told[name]:.0%}" if told[name] else ""
        table.add_row(name, str(agreed[name]), str(told[name]), share, Text(common, style="dim"))
    session.out.print(table)
    mine, theirs = result.dead
    session.out.print(Text(f"dead in the matched: {mine:,} here, {theirs:,} there"))
