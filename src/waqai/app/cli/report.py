"""`waqai report`: a question over a register's incidents, answered in five sentences with figures, tables and caveats, as HTML and PDF."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from waqai.app.cli.counting import counted
from waqai.app.cli.filtering import Query, Where, filter_of
from waqai.app.cli.opening import Target, register_of
from waqai.app.cli.options import day
from waqai.app.cli.session import Session
from waqai.app.naming import area_as_rows_have_it, stored_name

if TYPE_CHECKING:
    from waqai.outputs.reports import MadeReport, Material, ReportRequest
    from waqai.register import Register

report = typer.Typer(
    help="Answer a question over a register's incidents in a bilingual report: HTML that stands alone, PDF, REPORT.json.",
    no_args_is_help=False, invoke_without_command=True,
)  # fmt: skip

_FORMATS = ("html", "pdf")
To = Annotated[
    Path, typer.Option("--to", metavar="NAME", help="Name of the files to write: NAME.html, NAME.pdf, NAME.json, NAME.data.jsonl.gz.")
]
Lang = Annotated[str, typer.Option("--lang", metavar="ar|en|both", help="Language of the report.")]
Format = Annotated[list[str] | None, typer.Option("--format", metavar="html|pdf", help="Only this format; may be given several times.")]
Listed = Annotated[int, typer.Option("--rows", min=0, max=5000, help="Incidents to list in the table; all are in the file of data.")]
Actor = Annotated[list[str] | None, typer.Option("--actor", metavar="NAME", help="An actor as rows name it; several: any of them.")]
Place = Annotated[
    list[str] | None,
    typer.Option("--area", metavar="AREA", help="Only there: a country (YE), a unit (YE/Lahij) or a circle (13.18,44.77,25km)."),
]
From = Annotated[date | None, typer.Option("--from", parser=day, metavar="DATE", help="First day.")]
Until = Annotated[date | None, typer.Option("--to-day", parser=day, metavar="DATE", help="Last day.")]
Either = Annotated[bool, typer.Option("--either-side", help="Take incidents in which the actor was attacked too.")]
Note = Annotated[
    list[str] | None,
    typer.Option("--note", metavar="WORDS", help="A caveat of your own, in the report's language; may be given several times."),
]


@report.callback()
def rerun(
    context: typer.Context,
    again: Annotated[
        Path | None, typer.Option("--rerun", metavar="REPORT.json", help="Make a report again from its .json and the data beside it.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="NAME", help="With --rerun: name of the files; else those of the report.")
    ] = None,
) -> None:
    """Answer a question over a register's incidents in a bilingual report."""
    if context.invoked_subcommand is not None:
        if again is not None or to is not None:
            Session().wrong_use("--rerun stands alone: the question is in REPORT.json")
        return
    session = Session()
    if again is None:
        session.wrong_use("which report? one of response, actor, area, campaign, period; or --rerun REPORT.json (--help shows more)")
    _needs(session)
    from waqai.outputs.reports import MaterialError, read_rerun

    try:
        old = read_rerun(again)
    except MaterialError as error:
        session.fail(str(error))
    made = _made(session, old.request, old.material, old.formats)
    _write(session, made, to or again.with_name(again.stem))
    for line in old.differences(made):
        session.say(f"note: {line}")
    if not old.differences(made):
        session.say("the same bytes as before")
    session.finish()


_SHARED: dict[str, tuple[Any, Any]] = {
    "register": (Target, inspect.Parameter.empty), "actor": (Actor, None), "area": (Place, None), "since": (From, None),
    "until": (Until, None), "either_side": (Either, False), "lang": (Lang, "both"), "form": (Format, None), "listed": (Listed, 200),
    "note": (Note, None), "where": (Where, None), "query": (Query, ""),
}  # fmt: skip
"""Options that several kinds of report ask for: type and default."""


def _asks(kind: str, *left_out: str) -> Callable[[Callable[..., dict[str, Any]]], Callable[..., None]]:
    """Make a command of a function that gives what is asked only for this kind of report: the shared options stand behind its own, but
    for those left out, and the report is made of both."""

    def made(own: Callable[..., dict[str, Any]]) -> Callable[..., None]:
        shared = {name: option for name, option in _SHARED.items() if name not in left_out} | {"to": (To, Path(f"report-{kind}"))}
        hints = get_type_hints(own, include_extras=True)

        @functools.wraps(own)
        def command(**given: Any) -> None:
            session = Session()
            values = own(**{name: given.pop(name) for name in tuple(given) if name not in shared})
            _report(session, kind, values, given)

        kept = [each.replace(annotation=hints[name]) for name, each in inspect.signature(own).parameters.items()]
        kept += [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=hint, default=default)
            for name, (hint, default) in shared.items()
        ]
        kept = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in kept]
        command.__signature__ = inspect.Signature(kept)  # type: ignore[attr-defined]
        command.__annotations__ = {each.name: each.annotation for each in kept} | {"return": None}
        return command

    return made


@report.command()
@_asks("response")
def response(
    pivot: Annotated[str, typer.Option("--pivot", metavar="DATE|EVENT", help="The turning point: a day, or the id of an incident.")],
    window: Annotated[str, typer.Option("--window", metavar="30d", help="Days to look at on either side: 30d, 4w.")] = "30d",
    lost_area: Annotated[
        list[str] | None, typer.Option("--lost-area", metavar="AREA", help="The area that was lost: did incidents move out of it?")
    ] = None,
) -> dict[str, Any]:
    """What an actor did before and after a turning point: tempo, tactics, places, simultaneity, campaigns, and how far reports carry it.

    --from and --to-day say for which days reports were gathered, where that is more or less than the register's days of publication.
    """
    return {"window": window, "lost_areas": tuple(lost_area or ()), "pivot": pivot}


@report.command("actor")
@_asks("actor")
def of_actor() -> dict[str, Any]:
    """What reports tell of an actor's incidents."""
    return {}


@report.command("area")
@_asks("area")
def of_area() -> dict[str, Any]:
    """What reports tell of the incidents in an area."""
    return {}


@report.command("campaign")
@_asks("campaign", "actor", "either_side")
def of_campaign(
    campaign: Annotated[str, typer.Option("--campaign", metavar="NAME", help="The campaign as reports name it.")],
) -> dict[str, Any]:
    """What reports tell of a named campaign, and what is claimed of it beside what was counted."""
    return {"campaign": campaign}


@report.command("period")
@_asks("period", "actor", "either_side")
def of_period() -> dict[str, Any]:
    """What reports tell of all incidents of a period."""
    return {}


def _report(session: Session, kind: str, values: dict[str, Any], given: dict[str, Any]) -> None:
    """Make and write a report: `values` of its kind, `given` by the shared options."""
    _needs(session)
    from waqai.outputs.reports import LANGUAGES, MaterialError, RequestError, gather, request_of, window_of

    if given["lang"] not in LANGUAGES:
        session.wrong_use(f"--lang {given['lang']}: one of {', '.join(LANGUAGES)}")
    formats = tuple(dict.fromkeys(given["form"] or _FORMATS))
    if unknown := [each for each in formats if each not in _FORMATS]:
        session.wrong_use(f"--format {unknown[0]}: one of {', '.join(_FORMATS)}")
    try:
        with register_of(session, given["register"]) as opened:
            wanted = filter_of(given["where"], given["query"])
            asked = {**values, "kind": kind, "actors": tuple(stored_name(name) or name for name in given.get("actor") or ())}
            asked["areas"] = tuple(map(area_as_rows_have_it, given["area"] or ()))
            asked["lost_areas"] = tuple(map(area_as_rows_have_it, values.get("lost_areas", ())))
            asked |= {name: given[name] for name in ("since", "until", "either_side", "listed") if name in given}
            asked |= {"language": given["lang"], "query": wanted.to_query(), "notes": tuple(given["note"] or ())}
            if "window" in asked:
                asked["window_days"] = window_of(asked.pop("window"))
            if "pivot" in asked:
                asked |= _pivot(session, opened, asked.pop("pivot"))
            request = request_of(asked)
            for name in ("area", "lost_area"):
                getattr(request, name)  # what cannot be read is wrong use, before anything is gathered
            material = gather(opened, wanted, lambda rows: session.progress(rows, "Gathering", opened.incidents(wanted).count))
    except RequestError as error:
        session.wrong_use(str(error))
    except MaterialError as error:
        session.fail(str(error))
    made = _made(session, request, material, formats)
    _write(session, made, given["to"])
    session.finish()


def _needs(session: Session) -> None:
    """Say in one line what is missing where the analysis's libraries are not installed."""
    missing = [name for name in ("pandas", "ruptures", "scipy", "statsmodels") if find_spec(name) is None]
    if missing:
        session.fail(f"reports need {', '.join(missing)}: pip install 'waqai[analysis,reports]'")


def _pivot(session: Session, register: Register, written: str) -> dict[str, Any]:
    """The day of a turning point: as it is written, or that of an incident of the register."""
    try:
        return {"pivot": date.fromisoformat(written)}
    except ValueError:
        pass
    from waqai.register import IncidentView, UnknownError

    try:
        found = register.incident(written)
    except UnknownError:
        session.wrong_use(f"--pivot {written!r} is neither an ISO date such as 2015-08-03 nor the id of an incident in the register")
    if not isinstance(found, IncidentView):
        session.wrong_use(f"--pivot {written}: that incident is no more")
    row = found.row
    if not row.get("date_start"):
        session.wrong_use(f"--pivot {written}: that incident has no day")
    names = {"ar": row.get("place_ar") or row.get("place"), "en": row.get("place") or row.get("place_ar")}
    known = {language: name for language, name in names.items() if name}
    return {"pivot": date.fromisoformat(row["date_start"]), "pivot_event": written, "pivot_names": known}


def _made(session: Session, request: ReportRequest, material: Material, formats: Iterable[str]) -> MadeReport:
    from waqai.outputs.reports import MaterialError, RequestError, TypesettingError, make_report

    def step(what: str) -> None:
        if session.err.is_terminal:
            session.say(f"  {what} ...")

    try:
        return make_report(request, material, tuple(formats), step)
    except (RequestError, MaterialError, TypesettingError) as error:
        session.fail(str(error))


def _write(session: Session, made: MadeReport, to: Path) -> None:
    try:
        written = made.write(to)
    except OSError as error:
        session.wrong_use(f"{error.filename or to}: cannot be written: {error.strerror or error}")
    found = made.found
    if found.undated:
        session.say(f"waqai: note: {counted(found.undated, 'incident')} dated no better than to a week: left out")
    session.say(
        f"{counted(len(found.subject), 'incident')}, {counted(found.sources.documents, 'article')} -> {', '.join(map(str, written))}"
    )
