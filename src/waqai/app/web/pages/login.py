"""Logging in and out of a team's workbench."""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.web.labels import N_
from waqai.app.web.pages.preferences import local_path
from waqai.app.web.passwords import step_of, verified
from waqai.app.web.rendering import page
from waqai.app.web.visitor import Denied, Visitor, bench_of, form_token, posted, same_origin, visitor, visitor_or_none

router = APIRouter()
HOURS = 12
"""How long a login holds."""
BEFORE = "waqai_before"
"""The cookie that ties the form of the login to the browser, before there is a session."""


@router.get("/login")
def ask(request: Request, back: str = "") -> Response:
    """The form; whoever is logged in, or sits at their own machine, is sent on. `back`: the page to be shown after it."""
    if visitor_or_none(request) is not None:
        return RedirectResponse("/", 303)
    secret = secrets.token_urlsafe(24)
    response = page(request, None, "login.html", token=form_token(secret), wrong="", back_to=back)
    response.set_cookie(BEFORE, secret, httponly=True, samesite="strict", secure=bench_of(request).settings.secure, path="/login")
    return response


async def _form(request: Request) -> FormData:
    form = await request.form(max_files=0, max_fields=10, max_part_size=10_000)
    before = request.cookies.get(BEFORE, "")
    if (
        not before
        or not same_origin(request)
        or not hmac.compare_digest(str(form.get("token") or "").encode(), form_token(before).encode())
    ):
        raise Denied("other-visit", "this form is from another visit; load the page again")
    return form


@router.post("/login")
def log_in(request: Request, form: Annotated[FormData, Depends(_form)]) -> Response:
    """Check name, password and one-time code; a new session with a new secret, whatever cookie came along."""
    bench = bench_of(request)
    name, password, code = (str(form.get(key) or "") for key in ("name", "password", "code"))
    address = request.client.host if request.client else ""
    if not (bench.tries.allowed(f"name {name}") and bench.tries_from.allowed(address)):
        bench.register.note(name[:100], "login refused", {"why": "too many tries"})
        return _again(request, form, 429, N_("too many tries; wait a quarter of an hour"))
    found = bench.register.secrets_of(name)
    person, kept, factor = found or (None, None, None)
    right = verified(password, kept) and person is not None and not person.disabled
    if right and factor is not None:
        step = step_of(factor, code)
        right = step is not None and bench.use_step(name, step)
    if not right:
        bench.tries.fail(f"name {name}")
        bench.tries_from.fail(address)
        bench.register.note(name[:100], "login failed", {})
        return _again(request, form, 403, N_("name, password or code is wrong"))
    bench.tries.forget(f"name {name}")
    if old := request.cookies.get(bench.cookie):
        bench.register.close_ticket(old)
    secret = secrets.token_urlsafe(32)
    expires = (datetime.now(UTC) + timedelta(hours=HOURS)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    bench.register.open_ticket(name, "session", secret, expires=expires)
    bench.register.note(name, "login", {})
    response = RedirectResponse(local_path(str(form.get("back") or "/")), 303)
    response.set_cookie(bench.cookie, secret, max_age=HOURS * 3600, httponly=True, samesite="lax", secure=bench.settings.secure, path="/")
    response.delete_cookie(BEFORE, path="/login")
    return response


@router.post("/logout")
def log_out(request: Request, form: Annotated[FormData, Depends(posted)], me: Annotated[Visitor, Depends(visitor)]) -> Response:
    """End the session, here and in the register."""
    bench = bench_of(request)
    bench.register.close_ticket(me.secret)
    response = RedirectResponse("/login" if bench.settings.team else "/", 303)
    response.delete_cookie(bench.cookie, path="/", secure=bench.settings.secure, httponly=True, samesite="lax")
    return response


def _again(request: Request, form: FormData, status: int, wrong: str) -> Response:
    return page(request, None, "login.html", status, token=str(form.get("token") or ""), wrong=wrong, back_to=str(form.get("back") or ""))
