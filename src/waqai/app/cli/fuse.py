"""`waqai fuse`: coded rows of many articles become incidents, every source's version kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from waqai.app.cli.counting import counted
from waqai.app.cli.session import Session
from waqai.incidents import explain, fuse_each, read_judgements, read_reports
from waqai.knowledge import PackError
from waqai.knowledge.places.tables import GazetteerError
from waqai.model import Incident, Issue, Judgement, Report, ReportKey
from waqai.outputs.files import written_aside
from waqai.outputs.fused import incident_text, show_incidents, waterfall


def fuse(
    files: Annotated[list[str], typer.Argument(metavar="CODED.jsonl...", help="What `waqai code` wrote (also .gz); - for standard input.")],
    to: Annotated[Path | None, typer.Option(metavar="INCIDENTS.jsonl", help="File to write, one incident a line.")] = None,
    judgements: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE.jsonl", help=r'What people said of pairs: {"a": \[id, n], "b": \[id, n], "same": true}.'),
    ] = None,
    why: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ID/N ID/N", help="Show why these two events are, or are not, one incident, and fuse nothing."),
    ] = None,
    errors: Annotated[Path | None, typer.Option(metavar="OUT.jsonl", help="File for what went wrong, one issue a line.")] = None,
    table: Annotated[bool, typer.Option("--table", help="Show the incidents as a table also where a file is written.")] = False,
) -> None:
    """Fuse coded rows into incidents: which events of different articles are one, and what they add up to.

    On a terminal the incidents are shown as a table; into a pipe they go as JSON lines, one incident a line.
    """
    session = Session()
    if to is not None and to.suffix.lower() not in (".jsonl", ".ndjson"):
        session.wrong_use(f"{to}: incidents are written as .jsonl; `waqai export` makes tables of them")
    reports = list(_reports(session, files))
    if why is not None:
        _explain(session, reports, why)
        session.finish(errors)
    try:
        found = fuse_each(reports, _judgements(session, judgements or (), reports), watch=_bar(session, len(reports)))
        _write(session, found, len(reports), to, table or (to is None and session.to_terminal))
    except (PackError, GazetteerError) as error:
        session.fail(f"the knowledge packs cannot be used: {error}")
    session.finish(errors)


def _reports(session: Session, files: Iterable[str]) -> Iterator[Report]:
    for item in session.progress(read_reports(files), "Reading", lambda: None):
        if isinstance(item, Issue):
            session.report(item)
        else:
            yield from item


def _judgements(session: Session, paths: Iterable[Path], reports: Iterable[Report]) -> list[Judgement]:
    known = {report.key for report in reports}
    found = []
    for item in read_judgements(paths):
        if isinstance(item, Issue):
            session.report(item)
            continue
        for key in (item.a, item.b):
            if key not in known:
                session.report(Issue("no-event", f"{key.document}/{key.n}", "a judgement names this event, which is not among those read"))
        found.append(item)
    return found


def _bar(session: Session, reports: int) -> Callable[[Iterator[tuple[int, list[int]]]], Iterator[tuple[int, list[int]]]]:
    return lambda meetings: session.progress(meetings, "Comparing", lambda: reports)


def _write(session: Session, found: Iterator[Incident], reports: int, to: Path | None, show: bool) -> None:
    shown: list[Incident] = []
    incidents = merged = 0
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(written_aside(to)) if to is not None else None
        except OSError as error:
            session.wrong_use(f"{to}: cannot be written: {error.strerror or error}")
        for incident in found:
            incidents, merged = incidents + 1, merged + (len(incident.members) > 1)
            if stream is not None:
                stream.write(incident_text(incident).encode("utf-8", "backslashreplace"))
            if show:
                shown.append(incident)
            elif stream is None:
                sys.stdout.write(incident_text(incident))
    if show and shown:
        show_incidents(session.out, shown)
    if to is not None or show:
        end = f" -> {to}" if to is not None else ""
        session.say(f"{counted(reports, 'event')}, {counted(incidents, 'incident')}, {merged} of them told by several articles{end}")


def _explain(session: Session, reports: Iterable[Report], names: tuple[str, str]) -> None:
    by_key = {report.key: report for report in reports}
    pair = []
    for name in names:
        document, _, number = name.rpartition("/")
        if not document or not number.isdecimal():
            session.wrong_use(f"{name!r} names no event; write the article's id, a slash and the event's number, such as news-7/2")
        report = by_key.get(ReportKey(document, int(number)))
        if report is None:
            session.fail(f"{name}: no such event among those read")
        pair.append(report)
    session.out.print(waterfall(explain(*pair)))
