"""Reports: asked for, followed while they are made, kept and read."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.naming import stored_name
from waqai.app.web.editing import plain
from waqai.app.web.labels import name_in
from waqai.app.web.language import Language
from waqai.app.web.naming import area_named
from waqai.app.web.rendering import page
from waqai.app.web.reporting import ENDINGS, KINDS, NEEDED, STEPS
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs, posted
from waqai.register import Filter, UnknownError

router = APIRouter()
Form = Annotated[FormData, Depends(posted)]
TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf", "json": "application/json", "data.jsonl.gz": "application/gzip"}
ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox; frame-ancestors 'none'; base-uri 'none'"
"""The policy of a report's page, which carries its own styles and pictures: it may run nothing and reach nothing."""


def days_typed(window: str) -> str:
    """A window as reports take it, where somebody typed days alone, in any digits.

    >>> days_typed("٣٠"), days_typed("4w")
    ('30d', '4w')
    """
    written = plain(window)
    return f"{written}d" if written.isdecimal() else written


def asked_text(language: Language, key: str, asked: Any) -> str:
    """What a kept report was asked about, in the reader's language.

    >>> asked_text(Language("ar"), "actors", ["Houthis"]), asked_text(Language("en"), "pivot", "2019-05-12")
    ('جماعة الحوثي', '12 May 2019')
    """
    if key in ("pivot", "since", "until"):
        return language.day(str(asked))
    parts = asked if isinstance(asked, list | tuple) else [asked]
    return "; ".join(name_in(language, str(part)) if key == "actors" else str(part) for part in parts)


@router.get("/reports")
def show(request: Request, query: str = "", me: Visitor = needs(Right.EXPORT)) -> HTMLResponse:
    """What is kept, and the form for another."""
    reports = bench_of(request).reports
    return page(
        request,
        me,
        "reports.html",
        kept=reports.kept(),
        kinds=KINDS,
        needed=NEEDED,
        asked_text=asked_text,
        query_text=Filter.from_query(query).to_query(),
    )


@router.post("/reports")
def begin(request: Request, form: Form, me: Visitor = needs(Right.EXPORT)) -> Response:
    """Ask for a report."""

    def said(name: str) -> str:
        value = form.get(name)
        return value.strip() if isinstance(value, str) else ""

    def several(name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in re.split(r"[;؛\n]", said(name)) if part.strip())

    def areas(name: str) -> tuple[str, ...]:
        return tuple(area_named(bench_of(request).gazetteer(), written) for written in several(name))

    values: dict[str, Any] = {
        "kind": said("kind"), "actors": tuple(stored_name(name) or name for name in several("actors")), "pivot": said("pivot"),
        "window": days_typed(said("window")), "areas": areas("areas"), "lost_areas": areas("lost_areas"), "campaign": said("campaign"),
        "since": said("since"), "until": said("until"), "language": said("language") or "both",
    }  # fmt: skip
    if values["kind"] != "response":
        values |= {"pivot": "", "window": "", "lost_areas": ()}
    making = bench_of(request).reports.begin(me.name, values, Filter.from_query(said("query")))
    return RedirectResponse(f"/reports/making/{making.number}", 303)


@router.get("/reports/making/{number}")
def follow(request: Request, number: int, me: Visitor = needs(Right.EXPORT)) -> HTMLResponse:
    """How far a report is; the page asks again while it goes on."""
    making = bench_of(request).reports.find(number)
    if making is None:
        raise UnknownError("report-forgotten", "this report is no longer being made; if it was kept, it is in the list")
    return page(request, me, "report_making.html", making=making, steps=STEPS)


@router.get("/reports/{name}/{ending}")
def read(request: Request, name: str, ending: str, me: Visitor = needs(Right.EXPORT)) -> Response:
    """One file of a report: its page to be read here, the others to be kept."""
    data = bench_of(request).reports.file(name, ending) if ending in ENDINGS else None
    if data is None:
        raise UnknownError("no-such-report", "{name}: no such report", name=f"{name}.{ending}")
    headers = {"Content-Security-Policy": ALONE}
    if ending != "html":
        headers["Content-Disposition"] = f'attachment; filename="waqai-report-{name}.{ending}"'
    return Response(data, media_type=TYPES[ending], headers=headers)


@router.post("/reports/forget")
def forget(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Keep a report no longer."""
    bench_of(request).reports.forget(str(form.get("name") or ""))
    return RedirectResponse("/reports", 303)
