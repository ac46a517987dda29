"""What waits for a person, the most in need first, and the way from one article to the next."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from waqai.app.web.filtering import filter_of
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs
from waqai.register import Filter, Register

router = APIRouter()

OPEN_REVIEWS = ("new", "partly", "later")
"""The states in which an incident still waits for somebody."""
SHOWN = 50


def queue_of(request: Request, me: Visitor) -> Filter:
    """The filter of a queue: what the address says, and unless it says otherwise what is not yet reviewed."""
    wanted = filter_of(request, me)
    if wanted.review:
        return wanted
    return Filter.from_query([*wanted.to_pairs(), *(("review", state) for state in OPEN_REVIEWS)])


@router.get("/review")
def show(request: Request, cursor: str | None = None, done: int | None = None, me: Visitor = needs(Right.REVIEW)) -> HTMLResponse:
    """The queue. `done`: the change by which an incident was just rejected."""
    wanted = queue_of(request, me)
    selection = bench_of(request).register.incidents(wanted, "priority")
    found = selection.page(SHOWN, cursor)
    return page(
        request,
        me,
        "queue.html",
        rows=found.rows,
        cursor=found.cursor,
        count=selection.count(),
        wanted=wanted,
        place_of=place_of,
        done=done,
    )


@router.get("/review/next")
def go_on(request: Request, cursor: str | None = None, after: str | None = None, me: Visitor = needs(Right.REVIEW)) -> Response:
    """The next article of a queue that is not the one just seen; the queue itself where there is none."""
    wanted = queue_of(request, me)
    register = bench_of(request).register
    for _ in range(200):
        found = register.incidents(wanted, "priority").page(1, cursor)
        if not found.rows:
            break
        cursor = found.cursor
        document, n = first_open(register, found.rows[0], after)
        if document is not None:
            pairs = {"id": document, "n": n, "queue": wanted.to_query(), **({"cursor": cursor} if cursor else {})}
            return RedirectResponse(f"/article?{urlencode(pairs)}", 303)
        if cursor is None:
            break
    return RedirectResponse(f"/review?{wanted.to_query()}", 303)


def first_open(register: Register, row: dict[str, Any], after: str | None) -> tuple[str | None, int]:
    """The first event of an incident that nobody has reviewed, in an article other than `after`."""
    for document, n in row["members"]:
        if document == after:
            continue
        if any(event.key.n == n and event.review in ("new", "later") for event in register.document(document).events):
            return document, n
    return None, 0


def place_of(row: dict[str, Any], wanted: Filter) -> str:
    """The address at which an incident's first event is reviewed."""
    document, n = row["members"][0]
    return f"/article?{urlencode({'id': document, 'n': n, 'queue': wanted.to_query()})}"
