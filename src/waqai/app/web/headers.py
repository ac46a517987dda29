"""Every answer's headers, and which requests are answered at all: the right host, a body of bounded size."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from waqai.app.web.saying import said
from waqai.app.web.settings import Settings
from waqai.app.web.visitor import Tastes
from waqai.model import Refusal

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
}


def content_policy(settings: Settings) -> str:
    """Which sources a page may load from: its own server, and the tiles of the map where there are any. No inline script or style.

    >>> "script-src 'self';" in content_policy(Settings())
    True
    """
    images = " ".join(filter(None, ("'self'", "data:", settings.tile_origin)))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
        f"img-src {images}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


class Gate:
    """The outermost layer: refuses hosts and sizes, and puts the headers on every answer, faults included."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.headers = {**FIXED, "Content-Security-Policy": content_policy(settings)}
        if settings.secure:
            self.headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        own = scope["path"].startswith("/static/")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                extra = {**self.headers, "Cache-Control": "public, max-age=31536000, immutable" if own else "no-store"}
                message["headers"] = [
                    *message["headers"],
                    *((k.encode(), v.encode()) for k, v in extra.items() if k.lower().encode() not in present),
                ]
            await send(message)

        if self._host(given.get("host", "")) not in self.settings.hosts:
            refusal = Refusal("other-name", "this workbench does not answer under that name (see waqai serve --address)")
            await _told(scope, refusal, 421)(scope, receive, with_headers)
            return
        if given.get("content-length", "0").isdecimal() and int(given.get("content-length", "0")) > self.settings.largest_bytes:
            await self._too_large(scope, receive, with_headers)
            return
        counter = _Counted(receive, self.settings.largest_bytes)
        try:
            await self.app(scope, counter, with_headers)
        except TooLargeError:
            await self._too_large(scope, receive, with_headers)

    async def _too_large(self, scope: Scope, receive: Receive, send: Send) -> None:
        megabytes = self.settings.largest_bytes // 1_000_000
        refusal = Refusal("too-large", "too large: at most {megabytes} MB at once; use waqai add for more", megabytes=megabytes)
        await _told(scope, refusal, 413)(scope, receive, send)

    @staticmethod
    def _host(value: str) -> str:
        if value.startswith("["):
            return value.partition("]")[0] + "]"
        return value.partition(":")[0].lower()


def _told(scope: Scope, refusal: Refusal, status: int) -> PlainTextResponse:
    """A refusal in the language of whoever is turned away at the gate."""
    return PlainTextResponse(said(Tastes.read(Request(scope)).speech, refusal), status)


class TooLargeError(Exception):
    """A body went on beyond what may be sent."""


class _Counted:
    """Receives a body and stops where it grows too large, whatever length it had announced."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive = receive
        self.left = most

    async def __call__(self) -> Any:
        message = await self.receive()
        self.left -= len(message.get("body") or b"")
        if self.left < 0:
            raise TooLargeError
        return message
