"""The first page: what the register holds, what needs a person, and, where it is empty, how to begin."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from waqai.app.web import care
from waqai.app.web.pages.queue import OPEN_REVIEWS
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs
from waqai.register import Filter

router = APIRouter()


@router.get("/")
def show(request: Request, me: Visitor = needs(Right.EXPLORE)) -> HTMLResponse:
    """What there is and what is to be done."""
    register = bench_of(request).register
    info = register.figures()
    counts = dict(register.incidents().facet("review"))
    mine = register.incidents(Filter(review=OPEN_REVIEWS, assignee=me.name)).count()
    conflicts = register.incidents(Filter(review=OPEN_REVIEWS, conflicts=True)).count()
    urgent = register.incidents(Filter(review=OPEN_REVIEWS), "priority", me.profile).page(5).rows
    changes = register.latest_changes(8) if me.may(Right.READ) else []
    return page(
        request, me, "home.html", info=info, counts=counts, mine=mine, conflicts=conflicts, urgent=urgent, changes=changes,
        seen=care.seen_today(register, me.name),
    )  # fmt: skip
