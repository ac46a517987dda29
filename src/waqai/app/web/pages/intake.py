"""Articles in: a pasted text, files, an address, feeds. What came in is read at once; runs and feeds are shown with what failed."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from waqai.app.fetched import read_address
from waqai.app.watching.kept_feeds import RegisterStates, add_feed, kept_feeds, pause_feed, remove_feed
from waqai.app.watching.state import WatchState
from waqai.app.web.headlines import headline
from waqai.app.web.pages.dating import day_of
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.takings import Taking
from waqai.app.web.visitor import Visitor, bench_of, needs, posted
from waqai.app.web.workbench import Workbench
from waqai.documents import SUFFIXES, Article, Limits, read_articles
from waqai.model import Document, Issue
from waqai.network import AddressError, Fetcher, FetchLimits, check_address
from waqai.register import FieldError, Register, UnknownError

router = APIRouter()
Form = Annotated[FormData, Depends(posted)]
PATIENCE_SECONDS = 20.0
"""How long a browser that sent one article waits to be shown it."""
MOST_FILES = 200
LARGEST_ARTICLE = 2_000_000


@router.get("/intake")
def show(request: Request, me: Visitor = needs(Right.INTAKE)) -> HTMLResponse:
    """The ways in, what is under way, the last runs, the feeds."""
    bench = bench_of(request)
    return page(
        request, me, "intake.html", runs=bench.register.runs(20), takings=bench.takings.latest()[:10], feeds=feeds_of(bench),
        own=own_feeds(bench.register), suffixes=",".join(SUFFIXES), today=date.today().isoformat(),
    )  # fmt: skip


@router.get("/intake/taking/{number}")
def follow(request: Request, number: int, me: Visitor = needs(Right.INTAKE)) -> HTMLResponse:
    """How far one taking is; the page asks again while it goes on."""
    taking = bench_of(request).takings.find(number)
    if taking is None:
        raise UnknownError("taking-forgotten", "this taking is no longer remembered; its run is in the list")
    register = bench_of(request).register
    names = {name: named(register, name) for name in taking.documents} if taking.state == "done" else {}
    return page(request, me, "taking.html", taking=taking, named=names)


def named(register: Register, name: str) -> str:
    """What an article that came in goes by; its id where it was taken in under another."""
    try:
        return headline(register.document(name))
    except UnknownError:
        return name


@router.post("/intake/text")
def take_text(request: Request, form: Form, me: Visitor = needs(Right.INTAKE)) -> Response:
    """A pasted text."""
    text, title = _written(form, "text").strip(), " ".join(_written(form, "title").split())
    if not text:
        raise FieldError("no-text", "text: there is no text to read")
    if len(text.encode()) > LARGEST_ARTICLE:
        megabytes = LARGEST_ARTICLE // 1_000_000
        raise FieldError("text-too-long", "text: longer than one article may be ({megabytes} MB)", megabytes=megabytes)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    document = Document(Document.content_id(title or None, text), text, title or None, _day(form), _written(form, "source").strip() or None)
    if document.published and bench_of(request).register.known([document]):
        known = bench_of(request).register.document(document.id)
        if known.published != document.published.isoformat():
            return RedirectResponse(f"/article?{urlencode({'id': document.id, 'given': document.published.isoformat()})}", 303)
    return _shown(begin(bench_of(request), me, "a pasted text", lambda: iter([Article(document, "pasted")])), bench_of(request))


@router.post("/intake/address")
def take_address(request: Request, form: Form, me: Visitor = needs(Right.INTAKE)) -> Response:
    """A page or feed by its address. Addresses inside this machine or network are refused, redirects to them as well."""
    url, published = _written(form, "url").strip(), _day(form)
    try:
        check_address(url)
    except AddressError as error:
        raise FieldError(error.code, error.sentence, **error.values) from None
    limits = Limits()
    fetcher = Fetcher(limits=FetchLimits(seconds=30.0, largest_bytes=limits.article_bytes))
    return _shown(begin(bench_of(request), me, url, lambda: read_address(url, fetcher, published, limits)), bench_of(request))


@router.post("/intake/files")
def take_files(request: Request, form: Form, me: Visitor = needs(Right.INTAKE)) -> Response:
    """Files as `waqai add` reads them."""
    sent = [item for item in form.getlist("files") if isinstance(item, UploadFile) and item.filename]
    if not sent:
        raise FieldError("no-file", "files: none was chosen")
    published = _day(form)
    folder = Path(tempfile.mkdtemp(prefix="waqai-intake-"))
    paths: list[Path] = []
    for number, item in enumerate(sent[:MOST_FILES], 1):
        path = folder / f"{number}" / safe_name(item.filename or "")
        path.parent.mkdir()
        path.write_bytes(item.file.read())
        paths.append(path)
    what = ", ".join(path.name for path in paths[:3]) + (" ..." if len(paths) > 3 else "")
    return _shown(begin(bench_of(request), me, what, lambda: read_sent(paths, folder, published), folder), bench_of(request))


@router.post("/intake/feeds/add")
def feed_added(request: Request, form: Form, me: Visitor = needs(Right.INTAKE)) -> Response:
    """A feed that is watched from now on, with the care that every fetch here takes."""
    bench = bench_of(request)
    minutes = _written(form, "minutes").strip() or "15"
    if not minutes.isdecimal() or len(minutes) > 5:
        raise FieldError("no-number", "minutes: a number is needed")
    try:
        add_feed(bench.register, me.name, _written(form, "url").strip(), _written(form, "source").strip() or None, int(minutes))
    except AddressError as error:
        raise FieldError(error.code, error.sentence, **error.values) from None
    bench.feeding.begin()
    return RedirectResponse("/intake#feeds", 303)


@router.post("/intake/feeds/change")
def feed_changed(request: Request, form: Form, me: Visitor = needs(Right.INTAKE)) -> Response:
    """Pause a feed, let it go on, or remove it."""
    bench, key, what = bench_of(request), _written(form, "key"), _written(form, "what")
    if what in ("pause", "resume"):
        pause_feed(bench.register, me.name, key, what == "pause")
    elif what == "remove":
        remove_feed(bench.register, me.name, key)
    else:
        raise FieldError("no-such-deed", "what {what!r}: one of pause, resume, remove", what=what)
    bench.feeding.begin()
    return RedirectResponse("/intake#feeds", 303)


def begin(bench: Workbench, me: Visitor, what: str, items: Any, folder: Path | None = None) -> Taking:
    """Start a taking and wait a little, as one article takes less than a second."""
    taking = bench.takings.begin(me.name, what, items, folder)
    taking.done.wait(PATIENCE_SECONDS if folder is None else 3.0)
    return taking


def safe_name(name: str) -> str:
    r"""The last part of a file's name, without what a disk or a shell might take for more than a name; its ending stays.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\news\\خبر 1.txt"), safe_name("..")
    ('passwd', 'خبر 1.txt', 'file')
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(char for char in last if char.isalnum() or char in " ._-()").strip(" .")
    return kept[-120:] or "file"


def read_sent(paths: list[Path], folder: Path, published: date | None) -> Iterator[Article | Issue]:
    """The articles of files that were sent, named as they were sent and not as they lie here."""
    for item in read_articles(paths, published):
        where = re.sub(rf"^{re.escape(str(folder))}/\d+/", "", item.where)
        yield replace(item, where=where, what=item.what.replace(str(folder), "")) if isinstance(item, Issue) else replace(item, where=where)


def own_feeds(register: Register) -> list[dict[str, Any]]:
    """The feeds that the workbench watches, with what came of the last look at each."""
    feeds = kept_feeds(register)
    states = RegisterStates(register, [feed.url for feed in feeds])
    found = []
    for feed in feeds:
        state = states.of(feed.url)
        looked = datetime.fromtimestamp(state.looked, UTC).isoformat() if state.looked else ""
        taken = sum(n < 0 for n in state.seen.values())
        found.append({"feed": feed, "state": state, "looked": looked, "taken": taken})
    return found


def feeds_of(bench: Workbench) -> list[dict[str, Any]]:
    """The feeds that `waqai watch` looks at, as far as it remembers beside the register."""
    path = bench.register.database.path
    if path is None or not (kept := Path(f"{path}.watch.json")).is_file():
        return []
    try:
        state = WatchState(kept)
    except OSError:
        return []
    return [
        {"url": url, "failures": feed.failures, "taken": sum(n < 0 for n in feed.seen.values()), "due": feed.due}
        for url, feed in state.all()
    ]


def _shown(taking: Taking, bench: Workbench) -> Response:
    """The article itself where it was one and is read; else how far the taking is."""
    if taking.state == "done" and len(taking.documents) == 1 and not taking.failed:
        document = taking.documents[0]
        try:
            bench.register.document(document)
        except UnknownError:  # the same content is there under another id
            return RedirectResponse(f"/intake/taking/{taking.number}", 303)
        return RedirectResponse(f"/article?{urlencode({'id': document})}", 303)
    return RedirectResponse(f"/intake/taking/{taking.number}", 303)


def _written(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _day(form: FormData) -> date | None:
    return day_of(_written(form, "published"))
