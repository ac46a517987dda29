"""What programs may ask."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from waqai import __version__
from waqai.app.web.api import shapes
from waqai.app.web.api.callers import calls
from waqai.app.web.filtering import NAMES, permitted
from waqai.app.web.pages.explore import FACETS
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of
from waqai.model import ReportKey
from waqai.register import Entry, Filter, Tombstone, UnknownError
from waqai.register.eventing import StoredEvent
from waqai.register.subjects import events_gone

router = APIRouter(prefix="/api/v1", tags=["reading"])
OWN = frozenset(("sort", "limit", "cursor", "unit", "degrees", "facet", "since"))
Limit = Annotated[int, Query(ge=1, le=1000)]
Big = Annotated[int | None, Query(ge=0, le=2**53)]


def filter_of(request: Request, me: Visitor) -> Filter:
    """The filter of a call: the same keys as the pages have."""
    return permitted(Filter.from_query([(key, value) for key, value in request.query_params.multi_items() if key not in OWN]), me)


@router.get("", summary="What the register holds")
def about(request: Request, me: Visitor = calls(Right.EXPLORE)) -> shapes.About:
    register = bench_of(request).register
    found = register.figures()
    return shapes.About(
        documents=found.documents, events=found.events, incidents=found.incidents, clock=register.clock(), keeps=register.keeps(),
        program=__version__,
    )  # fmt: skip


@router.get("/incidents", summary="Incidents of a filter, by pages")
def incidents(
    request: Request, sort: str = "-date", limit: Limit = 100, cursor: str | None = None, me: Visitor = calls(Right.EXPLORE)
) -> shapes.Incidents:
    """Every key of the pages' addresses is a filter here as well: from, to, country, type, killed=3.., q, ..."""
    found = bench_of(request).register.incidents(filter_of(request, me), sort, me.profile).page(limit, cursor)
    return shapes.Incidents(incidents=found.rows, next=found.cursor)


@router.get("/incidents/{name}", summary="One incident with every source's version")
def incident(request: Request, name: str, me: Visitor = calls(Right.READ)) -> shapes.Incident:
    view = bench_of(request).register.incident(name)
    if isinstance(view, Tombstone):
        raise events_gone(name)
    versions = {
        key: [{**asdict(one), "report": list(one.report), "published": one.published and one.published.isoformat()} for one in found]
        for key, found in view.fused.versions.items()
    }
    return shapes.Incident(
        id=view.id, asked=view.asked, row=view.row, versions=versions, rules=dict(view.fused.rules), overruled=sorted(view.overruled),
        events=[event_shape(event) for event in view.events], review=view.review, version=view.version,
    )  # fmt: skip


@router.get("/incidents/{name}/history", summary="What people changed about an incident")
def history(request: Request, name: str, me: Visitor = calls(Right.READ)) -> list[shapes.Change]:
    return [change_shape(entry) for entry in bench_of(request).register.history(name)]


@router.get("/count", summary="How many incidents a filter means")
def count(request: Request, me: Visitor = calls(Right.EXPLORE)) -> dict[str, int]:
    return {"count": bench_of(request).register.incidents(filter_of(request, me)).count()}


@router.get("/facets", summary="The commonest values of some fields")
def facets(
    request: Request,
    facet: Annotated[list[str], Query(max_length=20)] = ["type", "country"],  # noqa: B006 (never changed)
    limit: Limit = 20,
    me: Visitor = calls(Right.EXPLORE),
) -> dict[str, list[tuple[Any, int]]]:
    allowed = [name for name in FACETS if me.may(Right.READ) or name not in NAMES]
    for name in facet:
        if name not in allowed:
            raise UnknownError("no-such-facet", "facet {facet!r}: one of {known}", facet=name, known=", ".join(allowed))
    return bench_of(request).register.incidents(filter_of(request, me)).facets(facet, limit)


@router.get("/timeline", summary="Incidents and tolls by day, month or year")
def timeline(request: Request, unit: str = "day", me: Visitor = calls(Right.EXPLORE)) -> list[tuple[str, int, int]]:
    return bench_of(request).register.incidents(filter_of(request, me)).timeline(unit)


@router.get("/grid", summary="Incidents by squares of a map")
def grid(request: Request, degrees: float = 1.0, me: Visitor = calls(Right.EXPLORE)) -> list[dict[str, Any]]:
    return [asdict(cell) for cell in bench_of(request).register.incidents(filter_of(request, me)).grid(degrees)]


@router.get("/changes", summary="The feed of changes: what is new, changed or gone since a stamp")
def changes(
    request: Request, since: Annotated[int, Query(ge=0, le=2**53)] = 0, limit: Limit = 500, me: Visitor = calls(Right.EXPLORE)
) -> shapes.Feed:
    found = bench_of(request).register.changes_since(since, limit, me.profile)
    items = [
        shapes.Fed(stamp=one.stamp, at=one.at, id=one.id, state=one.state, first=one.first, into=one.into, row=one.row)  # type: ignore[arg-type]
        for one in found
    ]
    return shapes.Feed(changes=items, next=found[-1].stamp if found else since)


@router.get("/log", summary="The log of what people changed, the newest first")
def log(request: Request, limit: Limit = 100, cursor: Big = None, me: Visitor = calls(Right.READ)) -> list[shapes.Change]:
    return [change_shape(entry) for entry in bench_of(request).register.latest_changes(limit, cursor)]


@router.get("/documents", summary="Articles by words and outlet")
def documents(
    request: Request,
    q: str | None = None,
    source: str | None = None,
    limit: Limit = 50,
    cursor: Big = None,
    me: Visitor = calls(Right.READ),
) -> shapes.FoundDocuments:
    found = bench_of(request).register.documents(text=q or None, source=source, limit=limit, cursor=cursor)
    return shapes.FoundDocuments(documents=[asdict(one) for one in found.documents], next=found.cursor)


@router.get("/document", summary="One article with its text and events")
def document(request: Request, id: str, me: Visitor = calls(Right.READ)) -> shapes.Document:
    view = bench_of(request).register.document(id)
    names = ("id", "sha256", "title", "text", "published", "dated_by", "source", "url", "copy_of", "erased")
    return shapes.Document(**{name: getattr(view, name) for name in names}, events=[event_shape(event) for event in view.events])


@router.get("/event", summary="One event as it stands")
def event(request: Request, document: str, n: Annotated[int, Query(ge=1, le=1_000_000)], me: Visitor = calls(Right.READ)) -> shapes.Event:
    return event_shape(bench_of(request).register.event(ReportKey(document, n)))


@router.get("/searches", summary="Filters that were kept under a name")
def searches(request: Request, me: Visitor = calls(Right.READ)) -> dict[str, str]:
    return {name: wanted.to_query() for name, wanted in bench_of(request).register.saved_searches().items()}


@router.get("/runs", summary="Runs of the coder")
def runs(request: Request, limit: Limit = 50, me: Visitor = calls(Right.READ)) -> list[dict[str, Any]]:
    return [asdict(run) for run in bench_of(request).register.runs(limit)]


def event_shape(event: StoredEvent) -> shapes.Event:
    """An event as programs get it."""
    return shapes.Event(
        document=event.key.document, n=event.key.n, row=dict(event.row), coded=dict(event.coded) if event.coded else None,
        spans=dict(event.spans), review=event.review, version=event.version, corrected=[one.field for one in event.corrections],
    )  # fmt: skip


def change_shape(entry: Entry) -> shapes.Change:
    """An entry of the log as programs get it."""
    return shapes.Change(
        seq=entry.seq, at=entry.at, who=entry.who, kind=entry.subject.kind, subject=entry.subject.name, field=entry.field, old=entry.old,
        new=entry.new, why=entry.why, taken_back=entry.taken_back, undoes=entry.undoes, act=entry.bundle,
    )  # fmt: skip
