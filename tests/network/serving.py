"""A server on this machine that answers as a test wants: pages, feeds with tags, redirects, streams without end."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    data: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    endless: bool = False
    pause: float = 0.0
    times: int | None = None
    """So often the page fails with 503 before it is given."""


@dataclass
class Site:
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            page = site.pages.get(self.path)
            if page is None:
                self.send_error(404)
                return
            if page.times:
                page.times -= 1
                self.send_error(503)
                return
            if page.headers.get("ETag") and self.headers.get("If-None-Match") == page.headers["ETag"]:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(page.status)
            self.send_header("Content-Type", page.kind)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if not page.endless:
                self.send_header("Content-Length", str(len(page.data)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(page.data)
                for _ in range(100_000 if page.endless else 0):
                    self.wfile.write(b"<item><title>x</title></item>" * (1 if page.pause else 2000))
                    time.sleep(page.pause)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
