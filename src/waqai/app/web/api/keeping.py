"""What the other pages show, for programs: likely duplicates, feeds, kept reports, erasures, double coding, people, what was done."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from waqai.app.watching.kept_feeds import RegisterStates, kept_feeds
from waqai.app.web import care, doubling
from waqai.app.web.api import shapes
from waqai.app.web.api.callers import calls
from waqai.app.web.api.reading import Big, Limit
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of

router = APIRouter(prefix="/api/v1", tags=["reading"])


@router.get("/similar", summary="Incidents that may be the same as one, the likeliest first, each with why")
def similar(
    request: Request, incident: str, limit: Annotated[int, Query(ge=1, le=50)] = 10, me: Visitor = calls(Right.READ)
) -> list[shapes.Similar]:
    return [
        shapes.Similar(
            id=one.id, row=one.row, probability=one.link.probability, reports=[list(one.link.a), list(one.link.b)],
            features=[asdict(feature) for feature in one.link.features],
        )
        for one in bench_of(request).register.similar(incident, limit)
    ]  # fmt: skip


@router.get("/feeds", summary="The feeds that the workbench watches, with the last look at each")
def feeds(request: Request, me: Visitor = calls(Right.INTAKE)) -> list[dict[str, Any]]:
    register = bench_of(request).register
    found = kept_feeds(register)
    states = RegisterStates(register, [feed.url for feed in found])
    names = ("failures", "due", "looked", "said", "why")
    return [{**asdict(feed), **{name: getattr(states.of(feed.url), name) for name in names}} for feed in found]


@router.get("/reports", summary="The reports that are kept")
def reports(request: Request, me: Visitor = calls(Right.READ)) -> list[dict[str, Any]]:
    return bench_of(request).reports.kept()


@router.get("/seen", summary="What the caller's person has opened today")
def seen(request: Request, me: Visitor = calls(Right.READ)) -> dict[str, int]:
    opened, uncovered = care.seen_today(bench_of(request).register, me.name)
    return {"articles": opened, "passages": uncovered}


@router.get("/erasures", summary="Erasures that were asked for, done or refused")
def erasures(request: Request, state: str | None = None, me: Visitor = calls(Right.ASK_ERASURE)) -> list[dict[str, Any]]:
    return [asdict(one) for one in bench_of(request).register.erasures(state)]


@router.get("/rounds", summary="Rounds of double coding, and how far their coders agree")
def rounds(request: Request, me: Visitor = calls(Right.REVIEW)) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "coders": list(one.coders), "events": len(one.events), "agreed": [asdict(row) for row in doubling.agreed(one)]}
        for one in doubling.rounds(bench_of(request).register)
    ]


@router.get("/people", summary="The accounts, without their secrets")
def people(request: Request, me: Visitor = calls(Right.ADMINISTER)) -> list[dict[str, Any]]:
    return [asdict(person) for person in bench_of(request).register.people()]


@router.get("/activity", summary="What was done besides changing rows, the newest first")
def activity(request: Request, limit: Limit = 100, cursor: Big = None, me: Visitor = calls(Right.ADMINISTER)) -> list[dict[str, Any]]:
    return [asdict(deed) for deed in bench_of(request).register.activities(limit, cursor)]
