"""Double coding in the browser: rounds, the form of one event, the agreement."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.web import care, doubling
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs, posted
from waqai.model import ReportKey
from waqai.register import FieldError, Filter

router = APIRouter()
Form = Annotated[FormData, Depends(posted)]


@router.get("/double")
def show(request: Request, me: Visitor = needs(Right.REVIEW)) -> HTMLResponse:
    """The rounds, with the agreement so far."""
    register = bench_of(request).register
    rounds = doubling.rounds(register)
    people = [person.name for person in register.people() if not person.disabled]
    return page(request, me, "double.html", rounds=[(one, doubling.agreed(one)) for one in rounds], people=people)


@router.post("/double/begin")
def begin(request: Request, form: Form, me: Visitor = needs(Right.ADMINISTER)) -> Response:
    """Draw a sample for two coders."""
    size = str(form.get("size") or "")
    if not size.isdecimal():
        raise FieldError("number-needed", "size: how many events")
    coders = [str(form.get("first") or "").strip(), str(form.get("second") or "").strip()]
    register = bench_of(request).register
    known = {person.name for person in register.people()} | {me.name}
    for name in coders:
        if name not in known:
            raise FieldError("no-such-person", "{name}: nobody of that name works here", name=name or "?")
    doubling.begin(register, coders, int(size), Filter.from_query(str(form.get("query") or "")))
    return RedirectResponse("/double", 303)


@router.get("/double/{name}")
def next_event(request: Request, name: str, me: Visitor = needs(Right.REVIEW)) -> Response:
    """The next event that somebody has to code, without the program's row."""
    register = bench_of(request).register
    one = doubling.find(register, name)
    waiting = one.waiting(me.name) if me.name in one.coders else []
    if not waiting:
        return RedirectResponse("/double", 303)
    document = register.document(waiting[0][0])
    event = register.event(ReportKey(*waiting[0]))
    care.note_seen(register, me.name, document.id)
    lines = list(care.lines_of(document.raw or ""))
    return page(request, me, "double_event.html", one=one, document=document, event=event, left=len(waiting), lines=lines)


@router.post("/double/{name}")
def code(request: Request, name: str, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Keep what was coded, and go on."""
    register = bench_of(request).register
    doubling.code(register, doubling.find(register, name), me.name, str(form.get("event") or ""), form)
    return RedirectResponse(f"/double/{name}", 303)
