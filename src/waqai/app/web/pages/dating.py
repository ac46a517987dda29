"""The day of an article: who pasted it with a wrong one sets it right, and its rows are read anew from there."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.coder import CodedLine, code_article
from waqai.app.program import program
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs, posted
from waqai.documents import Article
from waqai.model import Document
from waqai.register import FieldError

router = APIRouter()
Form = Annotated[FormData, Depends(posted)]


@router.post("/article/day")
def set_day(request: Request, form: Form, me: Visitor = needs(Right.REVIEW)) -> Response:
    """Set the day of publication of an article (empty: not known) and read the article anew; what people corrected stays."""
    bench = bench_of(request)
    kept = bench.register.document(str(form.get("id") or ""))
    published = day_of(str(form.get("published") or ""))
    if kept.text is None:
        raise FieldError("cannot-read-anew", "this article's text is not kept, so that it cannot be read anew")
    if kept.published != (published.isoformat() if published else None):
        document = Document(kept.id, kept.text, kept.title, published, kept.source, kept.url)
        coded = code_article(bench.engine(), Article(document, kept.origin or kept.id))
        if not isinstance(coded, CodedLine):
            raise FieldError("not-read-anew", "the coder failed on this article")
        run = bench.register.begin_run(program(), me.name, {"dated": kept.id})
        bench.register.redate(kept.id, published, coded.line, run)
        bench.register.finish_run(run)
        bench.register.fuse()
        bench.register.note(me.name, "article dated", {"id": kept.id, "from": kept.published, "to": published and published.isoformat()})
    return RedirectResponse(f"/article?{urlencode({'id': kept.id})}", 303)


def day_of(written: str) -> date | None:
    """A day that was typed, or none. Raises FieldError."""
    try:
        return date.fromisoformat(written.strip()) if written.strip() else None
    except ValueError:
        raise FieldError("no-day", "{field}: {value!r} is not an ISO date such as 2019-04-10", field="published", value=written) from None
