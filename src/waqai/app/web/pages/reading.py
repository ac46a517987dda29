"""What a person has seen and what people have changed: care and the log."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import FormData

from waqai.app.web import care
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs, posted

router = APIRouter()
SHOWN = 100


@router.get("/care")
def today(request: Request, me: Visitor = needs(Right.READ)) -> HTMLResponse:
    """How much of what is hard to read somebody has opened today."""
    opened, uncovered = care.seen_today(bench_of(request).register, me.name)
    return page(request, me, "care.html", opened=opened, uncovered=uncovered)


@router.post("/care/uncovered")
def uncovered(request: Request, form: Annotated[FormData, Depends(posted)], me: Visitor = needs(Right.READ)) -> Response:
    """Count passages that somebody has uncovered."""
    document, written = str(form.get("id") or ""), str(form.get("n") or "")
    if written.isdecimal() and 0 < int(written) < 10_000:
        register = bench_of(request).register
        care.note_seen(register, me.name, register.document(document).id, uncovered=int(written))
    return Response(status_code=204)


@router.get("/changes")
def changes(request: Request, before: int | None = None, who: str | None = None, me: Visitor = needs(Right.READ)) -> HTMLResponse:
    """The log of changes, the newest first."""
    found = bench_of(request).register.latest_changes(SHOWN, before, who or None)
    return page(request, me, "changes.html", changes=found, who=who or "", before=found[-1].seq if len(found) == SHOWN else None)
