"""One's own account: password, second factor, tokens for programs."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.web.api.callers import SCOPES
from waqai.app.web.passwords import factor_address, hashed, new_factor, step_of, verified
from waqai.app.web.rendering import page
from waqai.app.web.visitor import Visitor, bench_of, posted, visitor
from waqai.app.web.workbench import Workbench
from waqai.register import FieldError

router = APIRouter()
Form = Annotated[FormData, Depends(posted)]
Me = Annotated[Visitor, Depends(visitor)]
LONGEST_DAYS = 365


@router.get("/account")
def show(request: Request, me: Me) -> HTMLResponse:
    """The account."""
    return _page(request, me)


def _page(request: Request, me: Visitor, *, made: str = "", factor: str = "", said: str = "") -> HTMLResponse:
    register = bench_of(request).register
    found = register.secrets_of(me.name)
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    tokens = [(token, token.holds(now)) for token in register.tokens(me.name)]
    return page(
        request, me, "account.html", tokens=tokens, scopes=list(SCOPES),
        made=made, factor=factor, has_factor=bool(found and found[2]), said=said,
        factor_link=factor_address(me.name, factor) if factor else "",
    )  # fmt: skip


@router.post("/account/password")
def change_password(request: Request, form: Form, me: Me) -> Response:
    """A new password; every other login and token of the account ends."""
    bench = _team(bench_of(request))
    found = bench.register.secrets_of(me.name)
    if found is None or not verified(str(form.get("old") or ""), found[1]):
        bench.tries.fail(f"name {me.name}")
        raise FieldError("wrong-password", "old: this is not your present password")
    bench.register.change_person(me.name, me.name, secret=hashed(str(form.get("new") or "")))
    return RedirectResponse("/login", 303)


@router.post("/account/token")
def make_token(request: Request, form: Form, me: Me) -> HTMLResponse:
    """A token for a program; it is shown once and never again."""
    bench = bench_of(request)
    wanted = [scope for scope in SCOPES if scope in form.getlist("scope")]
    if not wanted:
        raise FieldError("no-scope", "scope: at least one of {known}", known=", ".join(SCOPES))
    days = str(form.get("days") or "90")
    if not days.isdecimal() or not 1 <= int(days) <= LONGEST_DAYS:
        raise FieldError("days", "days: 1 to {most}", most=LONGEST_DAYS)
    if not bench.settings.team and bench.register.secrets_of(me.name) is None:
        bench.register.add_person(me.name, me.name, "admin")
    secret = "wq_" + secrets.token_urlsafe(32)
    expires = (datetime.now(UTC) + timedelta(days=int(days))).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    bench.register.open_ticket(me.name, "token", secret, label=str(form.get("label") or "")[:100], scopes=wanted, expires=expires)
    return _page(request, me, made=secret)


@router.post("/account/token/end")
def end_token(request: Request, form: Form, me: Me) -> HTMLResponse:
    """End one of one's own tokens, named in the list or shown itself."""
    register = bench_of(request).register
    if handle := str(form.get("handle") or ""):
        register.end_token(me.name, me.name, handle)
        return _page(request, me, said="ended")
    given = str(form.get("secret") or "").strip()
    ticket = register.ticket(given) if given else None
    if ticket is None or ticket.kind != "token" or ticket.account != me.name:
        raise FieldError("no-such-token", "secret: none of your tokens that holds")
    register.close_ticket(given)
    return _page(request, me, said="ended")


@router.post("/account/factor")
def second_factor(request: Request, form: Form, me: Me) -> HTMLResponse:
    """Set up one-time codes: first a secret is shown, then a code of it proves that it has arrived; `off` takes it away."""
    bench = _team(bench_of(request))
    found = bench.register.secrets_of(me.name)
    if found is None or not verified(str(form.get("old") or ""), found[1]):
        raise FieldError("wrong-password", "old: this is not your present password")
    if form.get("off"):
        bench.register.change_person(me.name, me.name, second_factor=None)
        return _page(request, me, said="off")
    secret, code = str(form.get("factor") or ""), str(form.get("code") or "")
    if not secret:
        return _page(request, me, factor=new_factor())
    if not _is_factor(secret) or step_of(secret, code) is None:
        raise FieldError("wrong-code", "code: not the code of this secret at this time")
    bench.register.change_person(me.name, me.name, second_factor=secret)
    return _page(request, me, said="on")


def _is_factor(secret: str) -> bool:
    return len(secret) == 32 and set(secret) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def _team(bench: Workbench) -> Workbench:
    if not bench.settings.team:
        raise FieldError("no-team", "this workbench is for one person at their own machine: there are no passwords")
    return bench
