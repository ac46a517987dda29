"""What goes wrong, as pages, parts of pages or JSON: one clear sentence, the right status, never the inside of the program."""

from __future__ import annotations

import logging

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from waqai.app.web.rendering import page
from waqai.app.web.visitor import LoginNeeded, visitor_or_none
from waqai.register import Conflict, ErasureError, FieldError, FilterError, RegisterError, UnknownError
from waqai.register.database import UNSTORABLE

_LOG = logging.getLogger("waqai.web")
_STATUS: dict[type[Exception], int] = {
    UnknownError: 404, FieldError: 422, FilterError: 422, Conflict: 409, ErasureError: 409, RegisterError: 503,
}  # fmt: skip


def answer(request: Request, status: int, said: str) -> Response:
    """An error as whoever asked can read it: JSON for programs, a line for a part of a page, else a page."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": said}, status)
    asking = visitor_or_none(request)
    if request.headers.get("hx-request") == "true":
        return page(request, asking, "part_fault.html", status, said=said)
    return page(request, asking, "fault.html", status, said=said, code=status)


def add_faults(app: FastAPI) -> None:
    """Have the application answer for what its rooms refuse."""

    async def refused(request: Request, error: Exception) -> Response:
        status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
        if error.args and error.args[0] == UNSTORABLE:
            status = 422
        return answer(request, status, str(error.args[0]) if error.args else str(error))

    for kind in _STATUS:
        app.add_exception_handler(kind, refused)

    @app.exception_handler(OverflowError)
    async def too_high(request: Request, error: OverflowError) -> Response:
        return answer(request, 422, "a number in this request is larger than any that the register holds")

    @app.exception_handler(StarletteHTTPException)
    async def plain(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return answer(request, 422, f"{'.'.join(str(part) for part in first['loc'][1:])}: {first['msg']}")

    @app.exception_handler(LoginNeeded)
    async def login(request: Request, error: LoginNeeded) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": "a token is needed: Authorization: Bearer ..."}, 401, {"WWW-Authenticate": "Bearer"})
        if request.headers.get("hx-request") == "true":
            return Response(status_code=204, headers={"HX-Redirect": "/login"})
        return RedirectResponse("/login", 303)

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        _LOG.error("a fault in the program: %s %s", request.method, request.url.path, exc_info=error)
        return answer(request, 500, "a fault in the program; the log of the server says where")
