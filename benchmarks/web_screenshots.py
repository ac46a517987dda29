"""Pictures of the workbench's pages in both languages, from a register of our own examples: `make screenshots`.

Needs chromium (Debian's, or CHROMIUM=/path/to/it) and writes docs/images/workbench/*.png.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from waqai.app.coder import CodedLine, code_article, coder_of_this_process
from waqai.app.intake import Intake
from waqai.app.web.serving import create_app
from waqai.app.web.settings import Settings
from waqai.documents import Article, read_articles
from waqai.register import Register

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "images" / "workbench"
SOURCES = (ROOT / "examples" / "reports.jsonl", ROOT / "tests" / "web" / "reports.jsonl")
LANGUAGES = ("en", "ar")
WIDTH, HEIGHT = 1240, 860


def filled(path: Path) -> Register:
    """A register with the articles of the examples, but for the one that attacks."""
    register = Register.open(path, create=True)
    engine, intake = coder_of_this_process(), Intake(register, "example")
    for source in SOURCES:
        for found in read_articles([source]):
            if isinstance(found, Article) and found.document.id != "hostile":
                coded = code_article(engine, found)
                if isinstance(coded, CodedLine):
                    intake.take(coded)
    intake.finish()
    register.fuse()
    return register


def address_of(register: Register) -> str:
    """Serve the register on a free port of this machine."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(register, Settings()), log_level="warning"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return f"http://localhost:{listening.getsockname()[1]}"


def pictures(register: Register) -> dict[str, tuple[str, str]]:
    """Each picture's address and what to wait for."""
    names = {row["members"][0][0]: row["incident"] for row in register.incidents().rows()}
    return {
        "home": ("/", "main"),
        "review": ("/article?id=founding-style&n=3", "html[data-ready=article]"),
        "explore": ("/explore?country=IQ", "table"),
        "map": ("/explore?view=map", "#map[data-drawn]"),
        "timeline": ("/explore?view=timeline&country=SY", "#timeline[data-drawn]"),
        "incident": (f"/incident/{names['market']}", "table"),
        "duplicates": (f"/duplicates/pair?a={names['market']}&b={names['patrol']}", ".fall"),
        "reports": ("/reports", "main form"),
        "intake": ("/intake", "main form"),
    }


def take(page: Page, address: str, wait: str, path: Path) -> None:
    """One picture."""
    page.goto(address)
    page.wait_for_selector(wait)
    page.wait_for_timeout(500)
    page.screenshot(path=path)
    print(path.relative_to(ROOT))


def main() -> None:
    """All pictures."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no chromium here: apt-get install chromium, or CHROMIUM=/path/to/it")
    if not all(source.is_file() for source in SOURCES):
        sys.exit(f"run this in a source checkout: {', '.join(map(str, SOURCES))}")
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "example.db") as register, sync_playwright() as play:
        address = address_of(register)
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for language in LANGUAGES:
            digits = json.dumps("arab" if language == "ar" else "latn").strip('"')
            tastes = {"name": "waqai_tastes", "value": f"{language}.{digits}.light.1.0", "url": address}
            context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
            context.add_cookies([tastes])  # type: ignore[list-item]
            page = context.new_page()
            for name, (where, wait) in pictures(register).items():
                take(page, address + where, wait, TARGET / f"{name}-{language}.png")
            context.add_cookies([{**tastes, "value": f"{language}.{digits}.dark.1.0"}])  # type: ignore[list-item]
            page.set_viewport_size({"width": 360, "height": 740})
            take(page, f"{address}/article?id=market", "html[data-ready=article]", TARGET / f"small-{language}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
