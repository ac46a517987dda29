"""A register of our own articles, read by the coder itself, and the workbench over a copy of it: in one process, or in a browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.testclient import TestClient

from waqai.app.coder import coder_of_this_process
from waqai.app.program import program
from waqai.app.web.serving import create_app
from waqai.app.web.settings import Settings
from waqai.app.web.visitor import form_token
from waqai.documents import Article, read_articles
from waqai.model import Document
from waqai.outputs import line_of
from waqai.register import Item, Register

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPORTS = Path(__file__).parent / "reports.jsonl"
LONG = "\n".join(
    [
        "قتل جنديان في انفجار عبوة ناسفة استهدفت دورية للجيش العراقي غرب مدينة الفلوجة أمس الثلاثاء.",
        *["وقال محللون إن الأوضاع في البلاد لا تزال تحتاج إلى حوار واسع بين القوى السياسية، وإن المفاوضات مستمرة منذ أسابيع."] * 30,
        "وفي بغداد قتل ثلاثة مدنيين في انفجار سيارة مفخخة قرب سوق شعبي شرقي المدينة.",
    ]
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the articles of `reports.jsonl`, coded and fused; to be copied."""
    path = tmp_path_factory.mktemp("seed") / "seed.db"
    coder = coder_of_this_process()  # the one that the workbench takes as well
    with Register.open(path, create=True) as register:
        articles = [found for found in read_articles([REPORTS]) if isinstance(found, Article)]
        run = register.begin_run(program(), "tests")
        register.store([Item(one.document, line_of(coder.code_document(one.document), one.document)) for one in articles], run)
        register.finish_run(run)
        register.fuse()
    return path


@pytest.fixture
def register(seeded: Path, tmp_path: Path) -> Iterator[Register]:
    path = tmp_path / "news.db"
    shutil.copyfile(seeded, path)
    with Register.open(path) as opened:
        yield opened


@pytest.fixture
def long_article(register: Register) -> str:
    """An article of two screens whose two events stand at its ends."""
    document = Document("long", LONG)
    run = register.begin_run(program(), "tests")
    register.store([Item(document, line_of(coder_of_this_process().code_document(document), document))], run)
    register.finish_run(run)
    register.fuse()
    assert len(register.document("long").events) == 2
    return "long"


@dataclass
class Visit:
    """A browser's visits without a browser: keeps cookies, sends the token of its forms."""

    client: TestClient
    cookie: str = "waqai_session"

    def get(self, address: str, **how):
        return self.client.get(address, **how)

    @property
    def token(self) -> str:
        return form_token(self.client.cookies.get(self.cookie) or "")

    def post(self, address: str, values: dict | None = None, **how):
        return self.client.post(address, data={"token": self.token, **(values or {})}, follow_redirects=False, **how)


def visiting(register: Register, settings: Settings | None = None) -> Visit:
    visit = Visit(TestClient(create_app(register, settings), "http://localhost", raise_server_exceptions=False))
    if not (settings and settings.team):
        visit.get("/")
    return visit


@pytest.fixture
def visit(register: Register) -> Visit:
    """Somebody at their own machine."""
    return visiting(register)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium here: the tests in a browser are left out (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield started
        started.close()


@dataclass
class Served:
    """A workbench that listens, and the register behind it."""

    register: Register
    address: str


Serve = Callable[..., Served]


@pytest.fixture
def serve(register: Register) -> Iterator[Serve]:
    """Starts a workbench on a free port of this machine."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(over: Register | None = None, settings: Settings | None = None) -> Served:
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(over or register, settings), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running.append((server, thread))
        return Served(over or register, f"http://localhost:{listening.getsockname()[1]}")

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a fresh browser in one language; a fault of a script or of the content policy fails the test."""
    faults: list[str] = []
    contexts = []

    def start(address: str, language: str = "en", **how) -> Page:
        context = browser.new_context(locale="ar-SY" if language == "ar" else "en-GB", viewport={"width": 1280, "height": 900}, **how)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(address)
        return page

    yield start
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)
