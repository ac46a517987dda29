"""What a page leaves out it tells, what it refuses it lets go back from, and it asks only for what a question needs."""

from __future__ import annotations

import re
from html import unescape

import pytest

from waqai.model import ReportKey
from waqai.register import Act, Register

from .conftest import Visit


def test_the_map_tells_how_many_incidents_it_cannot_show(register: Register, visit: Visit) -> None:
    assert "not on the map" not in visit.get("/explore?view=map").text
    register.correct_event(ReportKey("patrol", 1), {"lat": None, "lon": None}, Act("tests"))
    assert "1 incident has no point and is not on the map." in visit.get("/explore?view=map").text
    assert "not on the map" not in visit.get("/explore?view=map&bbox=30,10,60,45").text


@pytest.mark.parametrize(
    ("referer", "back"),
    (
        ("http://localhost/explore?country=IQ&q=x", "/explore?country=IQ&q=x"),
        ("http://localhost//elsewhere.example/x", "/elsewhere.example/x"),
        ("http://elsewhere.example/x", None),
        ("http://localhost/explore?killed=abc", None),
        ("javascript:alert(1)", None),
        ("", None),
    ),
)
def test_a_refusal_leads_back_to_where_somebody_came_from(visit: Visit, referer: str, back: str | None) -> None:
    body = visit.get("/explore?killed=abc", headers={"referer": referer}).text
    found = re.search(r'class="button" href="([^"]*)">Back to where you were', body)
    assert (unescape(found[1]) if found else None) == back


def test_the_question_of_a_report_asks_for_what_its_kind_needs(serve, open_page) -> None:
    page = open_page(f"{serve().address}/reports", "ar")
    assert page.locator("input[name=pivot]").is_visible()
    page.locator("select[name=kind]").select_option("area")
    for name in ("pivot", "window", "lost_areas"):
        assert not page.locator(f"input[name={name}]").is_visible()
    assert page.locator("input[name=areas]").is_visible()


def test_a_report_takes_an_area_by_its_name(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy", reason="reports need waqai[analysis]")
    reports = visit.client.app.state.workbench.reports
    asked: list[dict] = []
    begin = reports.begin
    monkeypatch.setattr(reports, "begin", lambda who, values, wanted: asked.append(values) or begin(who, values, wanted))
    visit.post("/reports", {"kind": "area", "areas": "العراق؛ yemen", "actors": "داعش"})
    visit.post("/reports", {"kind": "area", "areas": "محافظة الأنبار"})
    assert [values["areas"] for values in asked] == [("IQ", "YE"), ("IQ/Anbar",)]
    assert asked[0]["actors"] == ("Islamic State",)
