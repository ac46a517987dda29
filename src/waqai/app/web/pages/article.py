"""One article and its events side by side: the main screen of review."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from starlette.background import BackgroundTask

from waqai.app.naming import arabic_names
from waqai.app.web import care
from waqai.app.web.evidence import marks_of, spans_of
from waqai.app.web.labels import FIELD_OF, FIELDS, GROUPS, Field
from waqai.app.web.language import Language
from waqai.app.web.naming import typed_name
from waqai.app.web.pages.places import candidates
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs
from waqai.knowledge import load_packs
from waqai.model import ReportKey
from waqai.register import DocumentView, Entry, Register, UnknownError, event_subject
from waqai.register.eventing import StoredEvent

router = APIRouter()


@router.get("/article")
def show(
    request: Request,
    id: str,
    n: int | None = None,
    queue: str = "",
    cursor: str = "",
    given: str = "",
    me: Visitor = needs(Right.READ),
) -> HTMLResponse:
    """The article with its marks beside its events. `given`: another day that it was just taken in with."""
    register = bench_of(request).register
    document = register.document(id)
    if document.erased:
        return page(request, me, "erased.html", 410, document=document)
    response = page(request, me, "article.html", queue=queue, cursor=cursor, given=given[:10], **screen_values(register, document, n))
    response.background = BackgroundTask(care.note_seen, register, me.name, document.id)  # nobody waits for other writers to read
    return response


@router.get("/article/events")
def cards(request: Request, id: str, n: int | None = None, me: Visitor = needs(Right.READ)) -> HTMLResponse:
    """The events alone, as they stand now."""
    register = bench_of(request).register
    return page(request, me, "article_events.html", **screen_values(register, register.document(id), n))


@router.get("/article/edit")
def edit(request: Request, id: str, n: int, field: str, me: Visitor = needs(Right.REVIEW)) -> HTMLResponse:
    """The editor of one field."""
    register = bench_of(request).register
    event, chosen = event_of(register, id, n), field_named(field)
    names = [str(event.row.get(key) or "") for key in ("place_ar", "place")] if chosen.kind == "place" else []
    found = next((found for name in names if (found := candidates(bench_of(request).gazetteer(), name, me.language))), [])
    return page(
        request, me, "article_edit.html", event=event, field=chosen, row=event.row, candidates=found,
        typed=typed_value(chosen, event.row, me.language), date_values=date_values(event.row),
        offered=offered(chosen.name, me.tastes.language),
    )  # fmt: skip


@router.get("/article/why")
def why(request: Request, id: str, n: int, field: str, me: Visitor = needs(Right.READ)) -> HTMLResponse:
    """Why a field has its value: the words, the rule, how sure it is, who changed it."""
    register = bench_of(request).register
    event, chosen = event_of(register, id, n), field_named(field)
    document = register.document(id)
    raw = document.raw
    words = [(raw[start:end] if raw is not None else None, rule, start) for start, end, rule in spans_of(event, chosen.name)]
    said = [entry for entry in register.history(f"{id}/{n}") if entry.field in chosen.keys]
    coded = event.coded or {}
    return page(
        request, me, "article_why.html", event=event, field=chosen, words=words, said=said, coded=coded, run=document.run,
        sure=(coded.get("confidence") or {}).get(chosen.name), changed=any(item.field in chosen.keys for item in event.corrections),
    )  # fmt: skip


def screen_values(register: Register, document: DocumentView, n: int | None) -> dict[str, Any]:
    """What the screen of an article shows. `n`: the event in front."""
    events = list(document.events)
    numbers = [event.key.n for event in events]
    waiting = [event.key.n for event in events if event.review == "new"]
    front = n if n in numbers else next(iter(waiting or numbers), None)
    history = register.history(document.id)
    undone = {entry.undoes for entry in history}
    said = [entry for entry in history if entry.field.startswith("comment.") and entry.seq not in undone and not entry.taken_back]
    return {
        "document": document,
        "events": events,
        "front": front,
        "lines": list(care.lines_of(document.raw)) if document.raw is not None else None,
        "marks": [asdict(mark) for event in events for mark in marks_of(event)],
        "fields": FIELDS,
        "groups": GROUPS,
        "history": history[::-1],
        "undoable": last_own_act(history, None),
        "comments": {event.key.n: [entry for entry in said if entry.subject == event_subject(event.key)] for event in events},
        "flags": {event.key.n: _mark(event, "flag") for event in events},
        "assignees": {event.key.n: _mark(event, "assignee") for event in events},
        "request_id": secrets.token_urlsafe(9),
    }


@cache
def offered(name: str, language: str) -> Markup:
    """The names that an editor of a field offers, in one language with the other beside it, as options (thousands: made once)."""
    options = (
        (arabic, english) if language == "ar" and arabic else (english, english if language == "ar" else arabic)
        for english, arabic in names_offered(FIELD_OF[name])
    )
    return Markup("").join(Markup('<option value="{}">{}</option>').format(value, beside) for value, beside in options)


def names_offered(field: Field) -> list[tuple[str, str]]:
    """The packs' names for a field, English and Arabic."""
    packs = {"target": ("targets", "persons", "actors"), "weapon": ("weapons",), "campaign": (), "damage": ("targets",)}.get(
        field.name, ("actors",)
    )
    if field.kind not in ("name", "names"):
        return []
    arabic = arabic_names()
    return [(name, arabic.get(name, "")) for name in sorted({entry.label_en for entry in load_packs().entries if entry.pack in packs})]


def event_of(register: Register, document: str, n: int) -> StoredEvent:
    """One event of an article. Raises UnknownError."""
    return register.event(ReportKey(document, n))


def field_named(name: str) -> Field:
    """A field of the cards. Raises UnknownError."""
    if name not in FIELD_OF:
        raise UnknownError("no-such-field", "{name}: no such field", name=name)
    return FIELD_OF[name]


def typed_value(field: Field, row: Any, language: Language) -> str:
    """A field's value as one would type it in a language."""
    if field.kind == "range":
        low, high = (row.get(key) for key in field.keys)
        return "" if low is None and high is None else f"{low}+" if high is None else str(high) if low in (None, high) else f"{low}-{high}"
    value = row.get(field.keys[0])
    if field.kind == "names":
        return ("؛ " if language.code == "ar" else "; ").join(typed_name(language, name, field.name) for name in value or [])
    if value is None or (field.name == "attacker" and value == "unknown"):
        return ""
    return typed_name(language, str(value), field.name) if field.kind == "name" else str(value)


def date_values(row: Any) -> dict[str, str]:
    """The days of a row and what they rest on, as an editor holds them."""
    return {key: str(row.get(key) or "") for key in FIELD_OF["date"].keys}


def last_own_act(history: list[Entry], who: str | None) -> Entry | None:
    """The last entry that was neither undone nor an undo, of one person or of anybody."""
    stack: list[Entry] = []
    for entry in history:
        if entry.undoes is not None:
            stack = [other for other in stack if other.seq != entry.undoes]
        elif not entry.erased:
            stack.append(entry)
    return next((entry for entry in reversed(stack) if who is None or entry.who == who), None)


def _mark(event: StoredEvent, name: str) -> str | None:
    return next((str(item.value) for item in event.corrections if item.field == name), None)


__all__ = ["event_of", "field_named", "last_own_act", "router", "screen_values"]
