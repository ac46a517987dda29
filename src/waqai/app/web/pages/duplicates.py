"""Incidents that may be one: side by side, with what speaks for it and against it, and a person's word on it."""

from __future__ import annotations

import re
import secrets
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.web.filtering import filter_of
from waqai.app.web.labels import FIELDS
from waqai.app.web.nearness import near_pairs
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs, posted
from waqai.model import Link
from waqai.register import Act, Conflict, FieldError, IncidentView, Register
from waqai.register.subjects import events_gone

router = APIRouter()
_ID = re.compile(r"w-[0-9a-z]{1,30}")
LEAST = 0.02
"""Pairs that fusion holds for less likely than this are not shown."""


@router.get("/duplicates")
def show(request: Request, cursor: str | None = None, done: str = "", me: Visitor = needs(Right.REVIEW)) -> HTMLResponse:
    """The page for pairs that may be one incident; they are looked up as it is read."""
    return page(request, me, "duplicates.html", wanted=filter_of(request, me), cursor=cursor, done=done if _ID.fullmatch(done) else "")


@router.get("/duplicates/pairs")
def pairs(request: Request, cursor: str | None = None, me: Visitor = needs(Right.REVIEW)) -> HTMLResponse:
    """The pairs of the next incidents of the filter that may be one, the likeliest first."""
    wanted = filter_of(request, me)
    stretch = near_pairs(bench_of(request).register, wanted, cursor)
    return page(request, me, "duplicates_pairs.html", wanted=wanted, stretch=stretch, cursor=cursor)


@router.get("/duplicates/of")
def near(request: Request, incident: str, me: Visitor = needs(Right.REVIEW)) -> HTMLResponse:
    """The incidents that may be the same as one."""
    found = [one for one in bench_of(request).register.similar(incident, 5) if one.link.probability >= LEAST]
    return page(request, me, "duplicates_of.html", incident=incident, found=found)


@router.get("/duplicates/pair")
def pair(request: Request, a: str, b: str, back: str = "", me: Visitor = needs(Right.REVIEW)) -> Response:
    """Two incidents side by side. `back`: the query of the list that they were found in."""
    register = bench_of(request).register
    left, right = live(register, a), live(register, b)
    if left.id == right.id:
        return RedirectResponse(f"/incident/{left.id}", 303)
    return pair_page(request, me, register, left, right, back)


def pair_page(
    request: Request,
    me: Visitor,
    register: Register,
    left: IncidentView,
    right: IncidentView,
    back: str = "",
    conflict: Conflict | None = None,
) -> HTMLResponse:
    """The comparison, with what people have said of the pair before."""
    link = link_between(register, left, right)
    keys = {str(event.key.document) for event in (*left.events, *right.events)}
    said = [entry for entry in register.history(left.id) if entry.subject.kind == "pair"]
    return page(
        request, me, "pair.html", 409 if conflict else 200, left=left, right=right, link=link, falls=fall(link) if link else [], said=said,
        fields=FIELDS, documents={key: register.document(key) for key in keys}, conflict=conflict, back_to=back,
        request_id=secrets.token_urlsafe(9),
    )  # fmt: skip


@router.post("/duplicates/judge")
def judge(request: Request, form: Annotated[FormData, Depends(posted)], me: Visitor = needs(Right.REVIEW)) -> Response:
    """Same: they are merged. Not the same, or unsure: kept as a word on the two reports that come nearest."""
    register = bench_of(request).register
    left, right = live(register, str(form.get("a") or "")), live(register, str(form.get("b") or ""))
    verdict, version, back = (str(form.get(name) or "") for name in ("verdict", "version", "back"))
    act = Act(
        me.name,
        str(form.get("why") or "")[:1000],
        int(version) if version.isdecimal() else None,
        str(form.get("request") or "")[:60] or None,
    )
    if verdict == "same":
        try:
            now = register.merge([left.id, right.id], act)
        except Conflict as error:
            return pair_page(request, me, register, left, right, back, error)
        return RedirectResponse(_list(back, now) if back else f"/incident/{now}", 303)
    if verdict not in ("different", "unsure"):
        raise FieldError("no-such-verdict", "verdict {verdict!r}: one of same, different, unsure", verdict=verdict)
    link = link_between(register, left, right)
    first, second = (link.a, link.b) if link else (left.events[0].key, right.events[0].key)
    register.judge(first, second, False if verdict == "different" else None, Act(act.who, act.why, None, act.request))
    return RedirectResponse(_list(back), 303)


def _list(back: str, done: str = "") -> str:
    """The address of the list that a pair was found in; `done`: the incident that came of it."""
    pairs = [(key, value) for key, value in parse_qsl(back.lstrip("?")) if key != "done"]
    query = urlencode([*pairs, *([("done", done)] if done else [])])
    return "/duplicates" + (f"?{query}" if query else "")


def live(register: Register, name: str) -> IncidentView:
    """The incident of an id, or that it went into. Raises UnknownError where its events are gone."""
    view = register.incident(name)
    if not isinstance(view, IncidentView):
        raise events_gone(name)
    return view


def link_between(register: Register, left: IncidentView, right: IncidentView) -> Link | None:
    """The nearest two reports of the two, as fusion compares them; None where it would not compare them."""
    return next((one.link for one in register.similar(left.id, 50) if one.id == right.id), None)


def fall(link: Link) -> list[dict[str, Any]]:
    """The bars of the waterfall, in hundredths of its width: where each begins and ends, and on which side of nothing it pulls."""
    sums, total = [0.0], 0.0
    for feature in link.features:
        total += feature.weight
        sums.append(total)
    low, high = min(sums), max(sums)
    width = (high - low) or 1.0
    bars = []
    for feature, before, after in zip(link.features, sums, sums[1:], strict=False):
        start, end = sorted(((before - low) / width * 100, (after - low) / width * 100))
        bars.append({"feature": feature, "x": round(start, 2), "width": round(max(end - start, 0.6), 2), "plus": feature.weight >= 0})
    return bars
