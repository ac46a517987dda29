"""One incident: what its sources add up to, each source's version, why they stand together, and what people said of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.web.editing import figure_of, plain, values_of
from waqai.app.web.labels import FIELD_OF, FIELDS, Field
from waqai.app.web.pages.article import typed_value
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs, posted
from waqai.incidents import FIELD_KEYS
from waqai.model import Version
from waqai.register import TAKE_BACK, Act, Conflict, FieldError, IncidentView, Register, Subject, Tombstone, event_key

router = APIRouter()
Form = Annotated[FormData, Depends(posted)]
CORRECTABLE = ("status", "type", "date", "place", "attacker", "target", "weapon", "killed", "wounded", "killed_or_wounded", "abducted",
               "attackers_killed", "claimed_by", "attributed_by", "campaign", "damage")  # fmt: skip
SHOWN = tuple(field for field in FIELDS if field.name in CORRECTABLE)


@router.get("/incident/{name}")
def show(request: Request, name: str, me: Visitor = needs(Right.EXPLORE)) -> Response:
    """The incident; an id that went into another leads there."""
    register = bench_of(request).register
    view = register.incident(name)
    if isinstance(view, Tombstone):
        return page(request, me, "tombstone.html", 410, view=view)
    if view.asked:
        return RedirectResponse(f"/incident/{view.id}?was={view.asked}", 303)
    return incident_page(request, me, register, view)


def incident_page(
    request: Request, me: Visitor, register: Register, view: IncidentView, status: int = 200, conflict: Conflict | None = None
) -> HTMLResponse:
    """The page of an incident as a role may see it: without the right to read, fused values alone and no names."""
    reading = me.may(Right.READ)
    row = view.row
    if not reading:
        row = next(item.row or {} for item in register.changes_since(view.version - 1, 1, me.profile))
    return page(
        request, me, "incident.html", status, view=view, row=row, fields=SHOWN, versions=versions_of(view) if reading else {},
        history=register.history(view.id)[::-1] if reading else [], conflict=conflict, was=request.query_params.get("was", ""),
        documents={event.key.document: register.document(event.key.document) for event in view.events} if reading else {},
        request_id=secrets.token_urlsafe(9), typed=lambda field: typed_value(field, row, me.language),
    )  # fmt: skip


def versions_of(view: IncidentView) -> dict[str, list[tuple[Version, dict[str, Any]]]]:
    """Each field's versions: who says it, and the values of its keys as that report has them."""
    found: dict[str, list[tuple[Version, dict[str, Any]]]] = {}
    for field in SHOWN:
        keys = FIELD_KEYS.get(field.name, field.keys)
        by_report: dict[Any, tuple[Version, dict[str, Any]]] = {}
        for key in keys:
            for version in view.fused.versions.get(key, ()):
                by_report.setdefault(version.report, (version, {}))[1][key] = version.value
        if by_report:
            found[field.name] = list(by_report.values())
    return found


def fused_values(field: Field, form: FormData) -> dict[str, Any]:
    """What an editor of a fused value says: as for events, but with the best figure of a toll."""
    if field.kind != "range":
        return values_of(field, form)
    low, best, high = (figure_of(str(form.get(key) or ""), key) for key in ("low", "best", "high"))
    names = (f"{field.name}_min", f"{field.name}_best", f"{field.name}_max")
    return dict(zip(names, (low if low is not None else best, best, high), strict=True))


def keys_of(field: Field) -> tuple[str, ...]:
    """The keys of an incident's row that make up a field."""
    return (f"{field.name}_min", f"{field.name}_best", f"{field.name}_max") if field.kind == "range" else field.keys


def acting(form: FormData, me: Visitor) -> Act:
    """Who changes what they saw."""
    version = str(form.get("version") or "")
    why, request = str(form.get("why") or "")[:1000], str(form.get("request") or "")[:60]
    return Act(me.name, why, int(version) if version.isdecimal() else None, request or None)


def done(request: Request, me: Visitor, name: str, change: Callable[[Register], str | None]) -> Response:
    """Make a change and show the incident (or the one that came of it); a conflict is shown and nothing written."""
    register = bench_of(request).register
    try:
        now = change(register) or name
    except Conflict as error:
        view = register.incident(name)
        if isinstance(view, Tombstone):
            return page(request, me, "tombstone.html", 410, view=view)
        return incident_page(request, me, register, view, 409, error)
    return RedirectResponse(f"/incident/{now}", 303)


@router.post("/incident/{name}/set")
def set_field(request: Request, name: str, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Say what a fused value is, over what the sources add up to; `back` withdraws that."""
    field = FIELD_OF.get(str(form.get("field") or ""))
    if field is None or field.name not in CORRECTABLE:
        raise FieldError("no-such-field", "no such field")

    def change(register: Register) -> None:
        values = dict.fromkeys(keys_of(field), TAKE_BACK) if form.get("back") else fused_values(field, form)
        register.correct_incident(name, values, acting(form, me))

    return done(request, me, name, change)


@router.post("/incident/{name}/review")
def set_review(request: Request, name: str, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Accept an incident as a whole, put it off, or reject all its events."""
    state = str(form.get("state") or "")
    if state == "rejected":
        return rejected(request, me, name, form)
    return done(request, me, name, lambda register: _nothing(register.review(Subject("incident", name), state, acting(form, me))))


def rejected(request: Request, me: Visitor, name: str, form: FormData) -> Response:
    """Reject an incident and go on in the queue, where that can be undone; a conflict is shown and nothing written."""
    entries: list[int] = []

    def change(register: Register) -> None:
        entries.extend(register.reject(name, acting(form, me)))

    answer = done(request, me, name, change)
    return RedirectResponse(f"/review?done={entries[0]}", 303) if entries else answer


@router.post("/incident/{name}/comment")
def comment(request: Request, name: str, form: Form, me: Visitor = needs(Right.COMMENT)) -> Response:
    """Write a comment on an incident."""
    words = str(form.get("words") or "")
    return done(request, me, name, lambda register: _nothing(register.comment(Subject("incident", name), words, acting(form, me))))


@router.post("/incident/{name}/assign")
def assign(request: Request, name: str, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Say who is to look at an incident; an empty name clears it."""
    value = str(form.get("assignee") or "").strip()
    register = bench_of(request).register
    if value and value != me.name and value not in {person.name for person in register.people() if not person.disabled}:
        raise FieldError("no-such-person", "{name}: nobody of that name works here", name=value)
    act = acting(form, me)
    return done(request, me, name, lambda opened: _nothing(opened.mark(Subject("incident", name), "assignee", value or None, act)))


@router.post("/incident/{name}/split")
def split(request: Request, name: str, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Take the ticked reports out, as an incident of their own."""
    part = [event_key(str(item)) for item in form.getlist("event")]
    return done(request, me, name, lambda register: register.split(name, part, acting(form, me)))


@router.post("/incident/{name}/merge")
def merge(request: Request, name: str, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Make another incident one with this."""
    other = plain(str(form.get("other") or ""))
    return done(request, me, name, lambda register: register.merge([name, other], acting(form, me)))


@router.post("/undo")
def undo(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Undo all that was done in one act with an entry of the log (a merge, a split, a correction)."""
    from waqai.app.web.pages.preferences import local_path

    seq = str(form.get("seq") or "")
    if not seq.isdecimal() or len(seq) > 12:
        raise FieldError("number-needed", "seq: the number of a change is needed")
    bench_of(request).register.undo_act(int(seq), Act(me.name, request=str(form.get("request") or "")[:60] or None))
    return RedirectResponse(local_path(str(form.get("back") or "/changes")), 303)


def _nothing(_made: object) -> None:
    return None
