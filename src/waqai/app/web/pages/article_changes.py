"""What a reviewer does to an article's events. Each change says which version was seen; one that came too late is shown, not written."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from waqai.app.web.editing import settled_place, values_of
from waqai.app.web.evidence import PERSON, kept_as, spans_of
from waqai.app.web.pages.article import event_of, field_named, last_own_act, screen_values
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs, posted
from waqai.model import ReportKey
from waqai.register import TAKE_BACK, Act, Conflict, DocumentView, FieldError, Register, UnknownError, event_subject

router = APIRouter()
Form = Annotated[FormData, Depends(posted)]


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _number(form: FormData, name: str) -> int:
    value = _text(form, name)
    if not value.isdecimal() or len(value) > 12:
        raise FieldError("number-needed", "{name}: a number is needed", name=name)
    return int(value)


def act_of(form: FormData, me: Visitor) -> Act:
    """Who changes what they saw: the version and the request's name come with every form."""
    version = _text(form, "version")
    return Act(me.name, _text(form, "why")[:1000], int(version) if version.isdecimal() else None, _text(form, "request")[:60] or None)


def changed(
    request: Request, me: Visitor, form: FormData, change: Callable[[Register, ReportKey, Act], object], *, onward: bool = False
) -> Response:
    """Make a change and show the events as they stand then (`onward`: the next that waits in front); a conflict is shown, not written."""
    register = bench_of(request).register
    key = ReportKey(_text(form, "id"), _number(form, "n"))
    conflict: Conflict | None = None
    try:
        change(register, key, act_of(form, me))
    except Conflict as error:
        conflict = error
    document = register.document(key.document)
    values = screen_values(register, document, _next_waiting(document, key.n) if onward and not conflict else key.n)
    mine = [(name, str(value)) for name, value in form.multi_items() if name not in ("version", "request", "token")]
    return page(
        request, me, "article_events.html", 409 if conflict else 200, conflict=conflict, mine=mine, again=request.url.path,
        said=None if conflict else "saved", **values,
    )  # fmt: skip


def _next_waiting(document: DocumentView, n: int) -> int:
    """The next event that nobody has reviewed, after the one numbered `n` or from the beginning; else that one."""
    waiting = [event.key.n for event in document.events if event.review == "new"]
    return next((number for number in waiting if number > n), next(iter(waiting), n))


@router.post("/article/set")
def set_field(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Set a field to what was typed; `back`: withdraw what people said of it."""
    field = field_named(_text(form, "field"))

    def change(register: Register, key: ReportKey, act: Act) -> object:
        values = dict.fromkeys(field.keys, TAKE_BACK) if _text(form, "back") else values_of(field, form)
        if field.kind == "place" and not _text(form, "choice") and not _text(form, "back"):
            settled_place(bench_of(request).gazetteer(), event_of(register, key.document, key.n).row, values)
        return register.correct_event(key, values, act)

    return changed(request, me, form, change)


@router.post("/article/review")
def set_review(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Accept, reject or put off an event."""
    state = _text(form, "state")
    return changed(request, me, form, lambda register, key, act: register.review(event_subject(key), state, act), onward=state != "new")


@router.post("/article/words")
def set_words(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Tie marked words to a field; with `add`, beside those that stand there. Those of the kind become the quote where there is none."""
    field, start, end = field_named(_text(form, "field")), _number(form, "start"), _number(form, "end")

    def change(register: Register, key: ReportKey, act: Act) -> object:
        present = spans_of(event_of(register, key.document, key.n), field.name) if _text(form, "add") else []
        spans = [[a, b, rule] for a, b, rule in present if (a, b) != (start, end)] + [[start, end, PERSON]]
        values: dict[str, Any] = {kept_as(field.name): spans}
        raw = register.document(key.document).raw
        if field.name == "type" and raw is not None and not event_of(register, key.document, key.n).row.get("evidence_ar"):
            values["evidence_ar"] = quoted(raw, start, end)
        return register.correct_event(key, values, act)

    return changed(request, me, form, change)


def quoted(raw: str, start: int, end: int) -> str:
    """The words of an article that carry an event."""
    return " ".join(raw[start:end].split())[:1000]


@router.post("/article/add")
def add_event(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Add an event that the coder missed, from the words that tell it; with `like`, as a copy of another to be edited (a split)."""
    register = bench_of(request).register
    document = register.document(_text(form, "id"))
    act = Act(me.name, _text(form, "why")[:1000], None, _text(form, "request")[:60] or None)
    values: dict[str, Any] = {}
    if like := _text(form, "like"):
        source = event_of(register, document.id, int(like) if like.isdecimal() else 0)
        fields = {key for field in (*_SPLIT, "place", "date") for key in field_named(field).keys}
        values = {key: source.row[key] for key in sorted(fields) if source.row.get(key) not in (None, [], "")}
        values |= {kept_as(field): [list(span) for span in spans] for field in _SPLIT if (spans := spans_of(source, field))}
    else:
        start, end = _number(form, "start"), _number(form, "end")
        raw = document.raw
        if raw is None:
            raise FieldError("text-not-kept", "this article's text is not kept: an event cannot be marked in it")
        values = {"type": _text(form, "type") or "other", "evidence_ar": quoted(raw, start, end)}
        values[kept_as("type")] = [[start, end, PERSON]]
        if document.published:
            values |= {
                "date_start": document.published,
                "date_end": document.published,
                "date_precision": "day",
                "date_basis": "publication",
            }
    key = register.add_event(document.id, values, act)
    return page(request, me, "article_events.html", said="added", **screen_values(register, register.document(document.id), key.n))


_SPLIT = ("type", "attacker", "target", "weapon", "campaign", "reported_by", "claimed_by")


@router.post("/article/same")
def same_as(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Say that two events of the article are one incident."""
    other = _number(form, "other")

    def change(register: Register, key: ReportKey, act: Act) -> object:
        if other not in [event.key.n for event in register.document(key.document).events]:
            raise UnknownError("no-such-event", "there is no event {n} in this article", n=other)
        return register.judge(ReportKey(key.document, other), key, True, act)

    return changed(request, me, form, change)


@router.post("/article/mark")
def set_mark(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Flag an event, or say who is to look at it; an empty value clears."""
    name, value = _text(form, "mark"), _text(form, "value")
    if name == "assignee" and value:
        known = {person.name for person in bench_of(request).register.people() if not person.disabled} | {me.name}
        if value not in known:
            raise FieldError("no-such-person", "{name}: nobody of that name works here", name=value)
    return changed(request, me, form, lambda register, key, act: register.mark(event_subject(key), name, value or None, act))


@router.post("/article/comment")
def comment(request: Request, form: Form, me: Visitor = needs(Right.COMMENT)) -> Response:
    """Write a comment on an event."""
    return changed(request, me, form, lambda register, key, act: register.comment(event_subject(key), _text(form, "words"), act))


@router.post("/article/undo")
def undo(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Take one's own last act on this article back."""
    register = bench_of(request).register
    document = _text(form, "id")
    last = last_own_act(register.history(document), me.name)
    if last is None:
        raise FieldError("nothing-to-undo", "you have changed nothing here that could be undone")
    register.undo_act(last.seq, Act(me.name, request=secrets.token_urlsafe(9)))
    _, _, number = last.subject.name.rpartition("/")
    front = int(number) if number.isdecimal() else None
    return page(request, me, "article_events.html", said="undone", **screen_values(register, register.document(document), front))
