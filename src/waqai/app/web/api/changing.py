"""What programs may change. Where the version that was seen comes along, what changed meanwhile is answered with 409, not overwritten."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from waqai.app.web.api import shapes
from waqai.app.web.api.callers import calls
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of
from waqai.documents import Article
from waqai.model import Document, ReportKey
from waqai.register import TAKE_BACK, Act, UnknownError, event_subject

router = APIRouter(prefix="/api/v1", tags=["changing"])


def _values(body: shapes.Correct) -> dict[str, Any]:
    return {**body.values, **dict.fromkeys(body.back, TAKE_BACK)}


@router.patch("/event", summary="Correct fields of an event")
def correct_event(request: Request, body: shapes.CorrectEvent, me: Visitor = calls(Right.REVIEW)) -> shapes.Made:
    act = Act(me.name, body.why, body.version, body.request)
    return shapes.Made(changes=bench_of(request).register.correct_event(ReportKey(body.document, body.n), _values(body), act))


@router.post("/event/review", summary="Accept, reject or put off an event")
def review(request: Request, body: shapes.Review, me: Visitor = calls(Right.REVIEW)) -> shapes.Made:
    subject = event_subject(ReportKey(body.document, body.n))
    return shapes.Made(changes=bench_of(request).register.review(subject, body.state, Act(me.name, body.why, body.version)))


@router.patch("/incidents/{name}", summary="Correct fused values of an incident")
def correct_incident(request: Request, name: str, body: shapes.Correct, me: Visitor = calls(Right.REVIEW)) -> shapes.Made:
    act = Act(me.name, body.why, body.version, body.request)
    return shapes.Made(changes=bench_of(request).register.correct_incident(name, _values(body), act))


@router.post("/incidents/merge", summary="Make incidents one")
def merge(request: Request, body: shapes.Merge, me: Visitor = calls(Right.REVIEW)) -> shapes.Named:
    return shapes.Named(id=bench_of(request).register.merge(body.ids, Act(me.name, body.why, body.version)))


@router.post("/incidents/{name}/split", summary="Take events out of an incident")
def split(request: Request, name: str, body: shapes.Split, me: Visitor = calls(Right.REVIEW)) -> shapes.Named:
    part = [ReportKey(key.document, key.n) for key in body.events]
    return shapes.Named(id=bench_of(request).register.split(name, part, Act(me.name, body.why, body.version)))


@router.post("/judgements", summary="Say whether two events are one incident")
def judge(request: Request, body: shapes.Judge, me: Visitor = calls(Right.REVIEW)) -> shapes.Made:
    a, b = ReportKey(body.a.document, body.a.n), ReportKey(body.b.document, body.b.n)
    return shapes.Made(changes=bench_of(request).register.judge(a, b, body.same, Act(me.name, body.why)))


@router.post("/documents", summary="Take in an article; it is read at once")
def take(request: Request, body: shapes.NewArticle, me: Visitor = calls(Right.INTAKE)) -> shapes.Taken:
    bench = bench_of(request)
    text = body.text.strip()
    identifier = body.id or Document.content_id(body.title, text)
    document = Document(identifier, text, body.title, body.published, body.source, body.url)
    taking = bench.takings.begin(me.name, "interface", lambda: iter([Article(document, "interface")]))
    taking.done.wait(60)
    try:
        events = len(bench.register.document(identifier).events)
    except UnknownError:
        events = 0
    state = "added" if taking.added else "known" if taking.known else "refused" if taking.done.is_set() else "waiting"
    return shapes.Taken(id=identifier, state=state, events=events, issues=[issue.what for issue in taking.issues])
