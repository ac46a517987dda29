"""Language, digits, theme, keys and care: kept in the reader's browser."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.web.language import DIGITS, LANGUAGES
from waqai.app.web.visitor import THEMES, Tastes, bench_of, form_token, same_origin

router = APIRouter()


async def _form(request: Request) -> FormData:
    return await request.form(max_files=0, max_fields=20)


@router.post("/preferences")
def keep(request: Request, form: Annotated[FormData, Depends(_form)]) -> Response:
    """Keep what was chosen and show the page again. Whoever is not logged in may choose as well: nothing but cookies is written."""
    back = local_path(str(form.get("back") or "/"))
    bench = bench_of(request)
    response = RedirectResponse(back, 303)
    secret = request.cookies.get(bench.cookie, "")
    ours = same_origin(request) and (not secret or form.get("token") in (None, "", form_token(secret)))
    if ours:
        chosen(form, Tastes.read(request)).write(response, secure=bench.settings.secure)
    return response


def chosen(form: FormData, before: Tastes) -> Tastes:
    """What a form chose; what it does not name stays."""

    def one_of(name: str, known: tuple[str, ...], present: str) -> str:
        value = form.get(name)
        return value if isinstance(value, str) and value in known else present

    return Tastes(
        one_of("language", LANGUAGES, before.language),
        one_of("digits", DIGITS, before.digits),
        one_of("theme", THEMES, before.theme),
        form.get("keys") == "1" if "keys" in form else before.keys,
        form.get("open") == "1" if "open" in form else before.open,
    )


def local_path(target: str) -> str:
    """The path of an address, so that nobody can be sent elsewhere; a `lang` in its query is dropped, since the choice is kept now.

    >>> local_path("https://elsewhere.example/x?a=1"), local_path("//elsewhere.example"), local_path("/review?sort=toll&lang=ar")
    ('/x?a=1', '/', '/review?sort=toll')
    """
    parts = urlsplit(target.replace("\\", "/"))
    path = "/" + parts.path.lstrip("/")
    query = "&".join(pair for pair in parts.query.split("&") if pair and not pair.startswith("lang="))
    return path + (f"?{query}" if query else "")
