"""Who works here: accounts and roles, kept by admins; erasures, which take two; what was done."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.web.passwords import hashed
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs, posted
from waqai.register import FieldError, Register

router = APIRouter()
Form = Annotated[FormData, Depends(posted)]


@router.get("/people")
def people(request: Request, me: Visitor = needs(Right.ADMINISTER)) -> HTMLResponse:
    """All accounts."""
    return _people(request, me)


def _people(request: Request, me: Visitor, *, whose: str = "", password: str = "") -> HTMLResponse:
    return page(request, me, "people.html", people=bench_of(request).register.people(), whose=whose, password=password)


@router.post("/people/add")
def add(request: Request, form: Form, me: Visitor = needs(Right.ADMINISTER)) -> HTMLResponse:
    """A new account, with a first password that is shown once."""
    register, name = bench_of(request).register, str(form.get("name") or "").strip()
    password = secrets.token_urlsafe(12)
    register.add_person(me.name, name, str(form.get("role") or ""))
    register.change_person(me.name, name, secret=hashed(password))
    return _people(request, me, whose=name, password=password)


@router.post("/people/change")
def change(request: Request, form: Form, me: Visitor = needs(Right.ADMINISTER)) -> Response:
    """Another role, a new password, disabled or not. The last admin stays one."""
    register, name, what = bench_of(request).register, str(form.get("name") or ""), str(form.get("what") or "")
    if what == "role":
        _not_the_last(register, name, str(form.get("role") or "") == "admin")
        register.change_person(me.name, name, role=str(form.get("role") or ""))
    elif what == "disable":
        _not_the_last(register, name, False)
        register.change_person(me.name, name, disabled=True)
    elif what == "enable":
        register.change_person(me.name, name, disabled=False)
    elif what == "password":
        password = secrets.token_urlsafe(12)
        register.change_person(me.name, name, secret=hashed(password), second_factor=None)
        return _people(request, me, whose=name, password=password)
    else:
        raise FieldError("no-such-deed", "what {what!r}: one of role, disable, enable, password", what=what)
    return RedirectResponse("/people", 303)


def _not_the_last(register: Register, name: str, stays: bool) -> None:
    admins = [person.name for person in register.people() if person.role == "admin" and not person.disabled]
    if admins == [name] and not stays:
        raise FieldError("last-admin", "{name}: the last admin; make another first", name=name)


@router.get("/activity")
def activity(request: Request, before: int | None = None, me: Visitor = needs(Right.ADMINISTER)) -> HTMLResponse:
    """What was done besides changing rows."""
    found = bench_of(request).register.activities(100, before)
    return page(request, me, "activity.html", deeds=found, before=found[-1].num if len(found) == 100 else None)


@router.get("/erasures")
def erasures(request: Request, document: str = "", me: Visitor = needs(Right.ASK_ERASURE)) -> HTMLResponse:
    """Erasures that were asked for, done or refused."""
    register = bench_of(request).register
    return page(request, me, "erasures.html", requests=register.erasures(), two=register.two_person_erasure(), document=document)


@router.post("/erasures/ask")
def ask(request: Request, form: Form, me: Visitor = needs(Right.ASK_ERASURE)) -> Response:
    """Ask for a document or a person's name to be erased."""
    what, target, why = (str(form.get(key) or "").strip() for key in ("what", "target", "why"))
    bench_of(request).register.ask_erasure(what, target, why, me.name)
    return RedirectResponse("/erasures", 303)


@router.post("/erasures/settle")
def settle(request: Request, form: Form, me: Visitor = needs(Right.ADMINISTER)) -> Response:
    """Agree, which erases for good, or refuse. Whoever asked may not agree where the register wants two."""
    register, number = bench_of(request).register, str(form.get("number") or "")
    if not number.isdecimal() or len(number) > 12:
        raise FieldError("number-needed", "number: which erasure is meant")
    if form.get("verdict") == "agree":
        register.agree_erasure(int(number), me.name)
    elif form.get("verdict") == "refuse":
        register.refuse_erasure(int(number), me.name)
    else:
        raise FieldError("agree-or-refuse", "verdict: agree or refuse")
    return RedirectResponse("/erasures", 303)
