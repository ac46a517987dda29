"""Who asks: the person, their role, their language and tastes, and the token that ties their forms to their browser."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response
from starlette.datastructures import FormData

from waqai.app.web.language import DIGITS, LANGUAGES, Language
from waqai.app.web.roles import Right, may, profile_of
from waqai.app.web.workbench import Workbench
from waqai.model import Refusal

THEMES = ("auto", "light", "dark")
YEAR = 365 * 86400


@dataclass(frozen=True, slots=True)
class Tastes:
    """How a person likes the pages: language, digits, theme, whether keys act, whether what may distress is shown at once."""

    language: str = "en"
    digits: str = "latn"
    theme: str = "auto"
    keys: bool = True
    open: bool = False

    @property
    def speech(self) -> Language:
        """How to speak to them."""
        return Language(self.language, self.digits)

    @staticmethod
    def read(request: Request) -> Tastes:
        """What a browser's cookies say, else what it prefers."""
        said = request.cookies.get("waqai_tastes", "").split(".")
        preferred = request.headers.get("accept-language", "").split(",")[0].split("-")[0].strip().lower()
        tastes = Tastes(language=preferred if preferred in LANGUAGES else "en")
        if len(said) == 5:
            language, digits, theme, keys, opened = said
            if language in LANGUAGES and digits in DIGITS and theme in THEMES:
                tastes = Tastes(language, digits, theme, keys != "0", opened == "1")
        asked = request.query_params.get("lang")
        return replace(tastes, language=asked) if asked in LANGUAGES else tastes

    def write(self, response: Response, *, secure: bool) -> None:
        """Keep them in the browser."""
        value = ".".join((self.language, self.digits, self.theme, "1" if self.keys else "0", "1" if self.open else "0"))
        response.set_cookie("waqai_tastes", value, max_age=YEAR, httponly=True, samesite="lax", secure=secure)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who asks for a page. `secret` is their session's; forms carry a token made from it."""

    name: str
    role: str
    tastes: Tastes
    secret: str
    fresh: bool = False

    @property
    def language(self) -> Language:
        """How to speak to them."""
        return self.tastes.speech

    @property
    def token(self) -> str:
        """What proves that a form came from a page of ours."""
        return form_token(self.secret)

    @property
    def profile(self) -> str:
        """The redaction profile of what they see."""
        return profile_of(self.role)

    def may(self, right: Right | str) -> bool:
        """Whether they have a right."""
        return may(self.role, Right(right))


class LoginNeeded(Exception):  # noqa: N818 (it is an answer, not a fault)
    """Nobody is logged in, and only people who are may see this."""


class Denied(Refusal):
    """What somebody may not do: 403."""


def form_token(secret: str) -> str:
    """The token of the forms of one session: only who holds the cookie can make it."""
    return hmac.new(secret.encode(), b"waqai form", hashlib.sha256).hexdigest()


def bench_of(request: Request) -> Workbench:
    """The workbench that answers a request."""
    bench: Workbench = request.app.state.workbench
    return bench


def visitor_or_none(request: Request) -> Visitor | None:
    """Who asks; None where a login is needed and there is none."""
    bench = bench_of(request)
    secret = request.cookies.get(bench.cookie, "")
    tastes = Tastes.read(request)
    if not bench.settings.team:
        fresh = len(secret) < 20
        return Visitor(bench.local_name, "admin", tastes, secrets.token_urlsafe(24) if fresh else secret, fresh)
    ticket = bench.register.ticket(secret) if secret else None
    if ticket is None or ticket.kind != "session":
        return None
    return Visitor(ticket.account, ticket.role, tastes, secret)


def visitor(request: Request) -> Visitor:
    """Who asks. Raises LoginNeeded."""
    found: Visitor | None = getattr(request.state, "visitor", None)
    if found is None:
        found = visitor_or_none(request)
        if found is None:
            raise LoginNeeded
        request.state.visitor = found
    return found


def needs(right: Right) -> Visitor:
    """A dependency: who asks, if they have the right; else 403."""

    def check(asking: Annotated[Visitor, Depends(visitor)]) -> Visitor:
        if not asking.may(right):
            raise Denied("not-allowed", "your role ({role}) does not allow this ({right})", role=asking.role, right=right)
        return asking

    made: Visitor = Depends(check)
    return made


def same_origin(request: Request) -> bool:
    """Whether a request comes from a page of this very server, as far as the browser says."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    bench = bench_of(request)
    own = {request.headers.get("host", "")}
    if bench.settings.address:
        own.add(urlsplit(bench.settings.address).netloc)
    return urlsplit(origin).netloc in own


async def posted(request: Request, asking: Annotated[Visitor, Depends(visitor)]) -> FormData:
    """What a form sends, once it is sure that it is a form of ours. Else 403."""
    if not same_origin(request):
        raise Denied("other-site", "this form was sent by a page of another site")
    form = await request.form(max_files=200, max_fields=2000, max_part_size=20_000_000)
    given = request.headers.get("x-waqai-token") or str(form.get("token") or "")
    if not hmac.compare_digest(given.encode(), asking.token.encode()):
        raise Denied("other-visit", "this form is from another visit; load the page again")
    return form
