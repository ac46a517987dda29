"""What goes wrong, as pages, parts of pages or JSON: one clear sentence, the right status, never the inside of the program."""

from __future__ import annotations

import logging
from urllib.parse import urlencode, urlsplit, urlunsplit

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from waqai.app.web.pages.preferences import local_path
from waqai.app.web.rendering import page
from waqai.app.web.saying import plain_refusal, said
from waqai.app.web.visitor import Denied, LoginNeeded, Tastes, visitor_or_none
from waqai.model import Refusal
from waqai.register import Conflict, ErasureError, FieldError, FilterError, RegisterError, UnknownError
from waqai.register.fields import complaint

_LOG = logging.getLogger("waqai.web")
_STATUS: dict[type[Refusal], int] = {
    UnknownError: 404, FieldError: 422, FilterError: 422, Conflict: 409, ErasureError: 409, Denied: 403, RegisterError: 503,
}  # fmt: skip
BESIDE = {"HX-Retarget": "#said", "HX-Reswap": "innerHTML"}
"""A refused part of a page is told beside what stands there, and never put in its place."""


def answer(request: Request, status: int, refusal: Refusal) -> Response:
    """A refusal as whoever asked can read it: JSON with its code for programs, a line for a part of a page, else a page."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": str(refusal), "code": refusal.code}, status)
    asking = visitor_or_none(request)
    line = said((asking.tastes if asking else Tastes.read(request)).speech, refusal)
    if request.headers.get("hx-request") == "true":
        response = page(request, asking, "part_fault.html", status, said=line)
        response.headers.update(BESIDE)
        return response
    return page(request, asking, "fault.html", status, said=line, code=status, came_from=came_from(request))


def came_from(request: Request) -> str:
    """The page of ours that somebody came from, if they came from one and it is not the one that refuses; else nothing."""
    parts = urlsplit(request.headers.get("referer", ""))
    refused = request.method == "GET" and (parts.path, parts.query) == (request.url.path, request.url.query)
    if parts.netloc != request.url.netloc or refused:
        return ""
    return urlunsplit(("", "", "/" + parts.path.lstrip("/"), parts.query, ""))


def login_for(address: str) -> str:
    """The login, and the page of ours that somebody is sent on to after it."""
    back = local_path(address)
    return "/login" if back in ("/", "/login") else f"/login?{urlencode({'back': back})}"


def status_of(refusal: Refusal) -> int:
    """The status of an answer that refuses."""
    if refusal.code == "unstorable":
        return 422
    return next((status for kind, status in _STATUS.items() if isinstance(refusal, kind)), 422)


def add_faults(app: FastAPI) -> None:
    """Have the application answer for what its rooms refuse."""

    @app.exception_handler(Refusal)
    async def refused(request: Request, error: Refusal) -> Response:
        return answer(request, status_of(error), error)

    @app.exception_handler(OverflowError)
    async def too_high(request: Request, error: OverflowError) -> Response:
        return answer(request, 422, Refusal("too-high", "a number in this request is larger than any that the register holds"))

    @app.exception_handler(StarletteHTTPException)
    async def plain(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, plain_refusal(error.status_code))

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        why = complaint(first)
        return answer(request, 422, Refusal(why.code, "{field}: {said}", field=where, said=why))

    @app.exception_handler(LoginNeeded)
    async def login(request: Request, error: LoginNeeded) -> Response:
        if request.url.path.startswith("/api/"):
            told = {"error": "a token is needed: Authorization: Bearer ...", "code": "token-needed"}
            return JSONResponse(told, 401, {"WWW-Authenticate": "Bearer"})
        if request.headers.get("hx-request") == "true":
            return Response(status_code=204, headers={"HX-Redirect": login_for(request.headers.get("hx-current-url", ""))})
        return RedirectResponse(login_for(str(request.url) if request.method == "GET" else came_from(request)), 303)

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        _LOG.error("a fault in the program: %s %s", request.method, request.url.path, exc_info=error)
        return answer(request, 500, Refusal("fault", "a fault in the program; the log of the server says where"))
