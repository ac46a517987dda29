"""What an attacker would try against a workbench, each refused."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from html.parser import HTMLParser

import pytest
from fastapi.routing import APIRoute

from waqai.app.web.serving import PAGES as ROOMS
from waqai.app.web.settings import Settings
from waqai.model import ReportKey
from waqai.register import Act, Filter, Register, Subject, event_subject

from .conftest import Visit, visiting

PAGES = (
    "/",
    "/review",
    "/article?id=hostile",
    "/article?id=market",
    "/explore",
    "/explore?view=map",
    "/explore?view=timeline",
    "/duplicates",
    "/intake",
    "/changes",
    "/care",
    "/erasures",
    "/people",
    "/activity",
    "/account",
    "/double",
    "/api/v1/docs",
    "/actor?name=Islamic+State",
    "/place?name=Baqubah",
    "/campaign?name=x",
    "/article/edit?id=market&n=1&field=place",
    "/article/why?id=market&n=1&field=killed",
    "/none",
)
HOSTILE = '"><script>alert(7)</script><img src=x onerror=alert(8)>'


def incident_of(register: Register, document: str) -> str:
    return next(row["incident"] for row in register.incidents().rows() if any(key[0] == document for key in row["members"]))


@pytest.fixture
def attacked(register: Register) -> Register:
    """A register in which every free word is an attack."""
    act = Act(HOSTILE)
    key = ReportKey("hostile", 1)
    register.comment(event_subject(key), HOSTILE, act)
    register.correct_event(
        key, {"attacker": HOSTILE, "campaign": HOSTILE, "notes": HOSTILE, "place": HOSTILE, "target": [HOSTILE]}, Act(HOSTILE, HOSTILE)
    )
    register.comment(Subject("incident", incident_of(register, "hostile")), HOSTILE, act)
    register.mark(event_subject(key), "assignee", HOSTILE, act)
    register.save_search(HOSTILE, Filter(text="x"), act)
    register.ask_erasure("person", HOSTILE, HOSTILE, HOSTILE)
    return register


class Tags(HTMLParser):
    """The tags of a page as a browser sees them."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_stored_words_are_never_markup(attacked: Register) -> None:
    visit = visiting(attacked)
    incident = incident_of(attacked, "hostile")
    addresses = [*PAGES, f"/incident/{incident}", f"/duplicates/of?incident={incident}", "/actor?name=" + HOSTILE.replace(" ", "+")]
    addresses += [
        "/explore?q=%3Cscript%3E",
        f"/explore?actor={HOSTILE}",
        "/changes?who=%22%3E%3Cscript%3Ealert(7)",
        "/article?id=%3Cscript%3Ealert(1)",
    ]
    seen = 0
    for address in addresses:
        body = visit.get(address).text
        seen += "alert(" in body
        for tag, given in Tags(body).tags:
            assert tag not in ("img", "iframe", "object", "embed", "base"), (address, tag, given)
            assert not any(name.startswith("on") or name == "style" for name in given), (address, tag, given)
            assert not any(
                (given.get(name) or "").lower().strip().startswith(("javascript:", "data:")) for name in ("href", "src", "action")
            )
            if tag == "script":
                assert (given.get("src") or "").startswith("/static/"), (address, given)
    assert seen >= 8  # the words themselves are shown, as words


def test_every_answer_has_its_headers(visit: Visit) -> None:
    for address in (*PAGES, "/static/app.css", "/healthz", "/api/v1", "/explore/map.json"):
        headers = visit.get(address).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self';" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy, address
        assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY"), address
        assert headers["cache-control"].startswith("public" if address.startswith("/static") else "no-store"), address


def changing_routes() -> list[str]:
    routes = [route for room in ROOMS for route in room.router.routes if isinstance(route, APIRoute) and "POST" in route.methods]
    return [re.sub(r"\{number\}", "1", route.path).replace("{name}", "x") for route in routes]


def test_no_form_is_taken_without_its_token_or_from_elsewhere(visit: Visit) -> None:
    routes = [path for path in changing_routes() if path not in ("/preferences", "/login")]
    assert len(routes) > 25
    for path in routes:
        assert visit.client.post(path, data={"token": "x", "id": "market"}).status_code == 403, path
        assert visit.post(path, headers={"origin": "https://elsewhere.example"}).status_code == 403, path
        assert visit.post(path, headers={"sec-fetch-site": "cross-site"}).status_code == 403, path


def test_preferences_cannot_send_elsewhere(visit: Visit) -> None:
    for target in ("https://elsewhere.example/x", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"):
        answer = visit.post("/preferences", {"language": "ar", "back": target})
        assert answer.headers["location"].startswith("/") and not answer.headers["location"].startswith(("//", "/\\"))
    assert "waqai_tastes" not in visit.post(
        "/preferences", {"language": "ar"}, headers={"origin": "https://elsewhere.example"}
    ).headers.get("set-cookie", "")


def test_another_name_for_this_machine_is_not_answered(visit: Visit) -> None:
    for host in ("elsewhere.example", "localhost.elsewhere.example", "169.254.1.1", ""):
        assert visit.get("/", headers={"host": host}).status_code == 421
    assert visit.get("/", headers={"host": "127.0.0.1:8420"}).status_code == 200


def test_nothing_outside_the_static_files_is_served(visit: Visit) -> None:
    for path in (
        "../settings.py",
        "..%2fsettings.py",
        "%2e%2e/settings.py",
        "vendor/../../settings.py",
        "....//settings.py",
        "/etc/passwd",
        "..\\settings.py",
    ):
        answer = visit.get(f"/static/{path}")
        assert answer.status_code == 404 and "Settings" not in answer.text, path


def test_names_of_files_stay_names(register: Register, visit: Visit, tmp_path) -> None:
    text = "قصفت طائرات حربية بلدة كفرنبل في ريف إدلب اليوم ما أدى إلى مقتل ثلاثة مدنيين.".encode()
    name = "../../../" + str(tmp_path).lstrip("/") + "/<img src=x onerror=alert(1)>.txt"
    answer = visit.client.post(
        "/intake/files", data={"token": visit.token}, files=[("files", (name, text)), ("files", ("a\r\nb.txt", text + b"."))]
    )
    assert answer.status_code == 200
    assert "<img" not in answer.text
    assert not list(tmp_path.glob("*.txt"))
    assert visit.client.app.state.workbench.takings.latest()[0].done.wait(20)
    assert register.info().documents == 8


@pytest.mark.parametrize(
    "address",
    (
        "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/", "http://2130706433:{port}/", "http://0x7f.1:{port}/",
        "http://0.0.0.0:{port}/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::ffff:127.0.0.1]:{port}/",
        "file:///etc/passwd", "gopher://127.0.0.1:{port}/", "http://user:pw@127.0.0.1:{port}/", "//127.0.0.1", "ftp://127.0.0.1/",
    ),
)  # fmt: skip
def test_addresses_inside_are_not_fetched(register: Register, visit: Visit, address: str) -> None:
    reached = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)

        def listen() -> None:
            with contextlib.suppress(OSError):
                reached.append(server.accept())

        listening = threading.Thread(target=listen)
        listening.start()
        answer = visit.post("/intake/address", {"url": address.format(port=server.getsockname()[1])})
        listening.join()
    assert not reached
    assert answer.status_code in (303, 422)
    if answer.status_code == 303:
        assert answer.headers["location"].startswith("/intake/taking/")
    assert register.info().documents == 6


def test_uploads_are_bounded_whatever_they_announce(register: Register) -> None:
    visit = visiting(register, Settings(largest_bytes=100_000))
    big = b"x" * 150_000
    answer = visit.client.post("/intake/files", data={"token": visit.token}, files=[("files", ("a.txt", big))])
    assert answer.status_code == 413

    def drip():
        for _ in range(15):
            yield b"x" * 10_000

    answer = visit.client.post("/intake/text", content=drip(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413
    assert register.info().documents == 6


def test_wrong_numbers_and_characters_are_refused_and_no_fault(visit: Visit) -> None:
    big = 10**30
    for address in (
        f"/article/edit?id=market&n={big}&field=killed",
        f"/article?id=market&n={big}",
        f"/changes?before={big}",
        f"/intake/taking/{big}",
        "/explore?cursor=%5B1e999%2C1%5D",
        f"/explore?cursor=%5B%22x%22%2C{big}%5D",
        "/explore?sort=x",
        "/explore?nonsense=1",
        "/explore?view=x",
        "/article?id=%00",
        "/article?id=%ED%A0%80",
        "/explore?q=%00",
        "/explore?q=%22",
        "/explore?bbox=1,2",
        "/explore/map.json?zoom=99&bounds=x",
        f"/explore/map.json?zoom={big}",
        "/export?as=exe",
        "/export?profile=x",
        "/places?q=%00",
        "/incident/%00",
        "/explore?killed=9..1",
        f"/api/v1/changes?since={big}",
        f"/api/v1/event?document=market&n={big}",
        "/api/v1/grid?degrees=nan",
        "/api/v1/timeline?unit=x",
        "/double/..%2f",
        "/explore?from=2019-13-45",
        f"/api/v1/incidents?limit={big}",
        "/api/v1/incidents?cursor=null",
        "/duplicates/pair?a=x&b=y",
    ):
        assert visit.get(address).status_code in (200, 303, 404, 422), address
