"""What programs may ask of the workbench, for people: made from the OpenAPI description, without anything from elsewhere."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from waqai.app.web.filtering import KEYS
from waqai.app.web.rendering import page
from waqai.app.web.visitor import visitor_or_none

router = APIRouter()


@router.get("/api/v1/docs")
def show(request: Request) -> HTMLResponse:
    """Every call with its parameters."""
    described = request.app.openapi()
    calls = [(path, method.upper(), said) for path, methods in sorted(described["paths"].items()) for method, said in methods.items()]
    return page(request, visitor_or_none(request), "interface.html", calls=calls, keys=KEYS)
