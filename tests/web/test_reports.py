"""Reports through the browser: made in the background, kept in the register, read without running anything."""

from __future__ import annotations

import pytest

from waqai.register import Register

from .conftest import Visit

pytest.importorskip("scipy", reason="reports need waqai[analysis]")


def made(visit: Visit, **asked: str) -> str:
    """Ask for a report and wait for it; its name."""
    answer = visit.post("/reports", asked)
    assert answer.status_code == 303, answer.text
    number = int(answer.headers["location"].rsplit("/", 1)[1])
    making = visit.client.app.state.workbench.reports.find(number)
    assert making.done.wait(120)
    assert making.state == "done", making.why
    assert f"/reports/{making.name}/html" in visit.get(f"/reports/making/{number}").text
    return making.name


def test_a_report_is_made_kept_and_forgotten(register: Register, visit: Visit) -> None:
    name = made(visit, kind="period", since="2019-04-01", until="2019-06-30", language="both")
    page = visit.get(f"/reports/{name}/html")
    policy = page.headers["content-security-policy"]
    assert "sandbox" in policy and "script" not in policy and "default-src 'none'" in policy
    assert "<html" in page.text and "بعقوبة" in page.text
    assert visit.get(f"/reports/{name}/pdf").content.startswith(b"%PDF")
    assert f"/reports/{name}/html" in visit.get("/reports").text
    assert register.activities(1)[0].what == "report"
    visit.post("/reports/forget", {"name": name})
    assert visit.get(f"/reports/{name}/html").status_code == 404
    assert not register.kept("report.")


def test_what_cannot_be_meant_is_said(visit: Visit) -> None:
    for asked in (
        {"kind": "actor"},
        {"kind": "period"},
        {"kind": "area", "areas": "nowhere at all"},
        {"kind": "x"},
        {"kind": "response", "actors": "a", "pivot": "w-none"},
    ):
        assert visit.post("/reports", asked).status_code in (404, 422), asked
    for address in ("/reports/x/html", "/reports/../html", "/reports/x/exe", "/reports/making/99"):
        assert visit.get(address).status_code == 404


def test_an_erasure_takes_kept_reports_along(register: Register, visit: Visit) -> None:
    name = made(visit, kind="period", since="2019-04-01", until="2019-06-30", language="en")
    visit.post("/erasures/ask", {"what": "document", "target": "market", "why": "x"})
    (asked,) = register.erasures("asked")
    assert visit.post("/erasures/settle", {"number": str(asked.num), "verdict": "agree"}).status_code == 303
    assert visit.get(f"/reports/{name}/html").status_code == 404
