"""The timeline: every day in its place, what lies far before told and not drawn, what has no day told as well, and the way from a bar."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from html import unescape

import pytest

from waqai.model import ReportKey
from waqai.register import Act, Register

from .conftest import Visit


def charted(visit: Visit, query: str = "") -> list[list]:
    body = visit.get(f"/explore?view=timeline{query}").text
    return json.loads(unescape(re.search(r'data-timeline="([^"]*)"', body)[1]))


def dated(register: Register, n: int, day: str | None) -> None:
    """The n-th article's first event, on a day of our own."""
    document = ("market", "market-later", "patrol", "two-fronts", "hostile")[n]
    values = {"date_start": day, "date_end": day, "date_precision": "day" if day else "unknown", "date_basis": "text" if day else "none"}
    register.correct_event(ReportKey(document, 1), values, Act("tests"))


def test_days_without_an_incident_have_their_place(register: Register, visit: Visit) -> None:
    for n, day in enumerate(("2019-04-02", "2019-04-02", "2019-04-12", "2019-04-12", "2019-04-12")):
        dated(register, n, day)
    rows = charted(visit)
    days = [date.fromisoformat(row[3]) for row in rows]
    assert days == [days[0] + timedelta(days=n) for n in range(len(rows))]
    assert days[0] == date(2019, 4, 2)
    assert {row[0] for row in rows if row[1]} < {row[0] for row in rows}
    assert charted(visit, "&unit=month")[0][3:] == ["2019-04-01", "2019-04-30"]
    table = visit.get("/explore?view=timeline").text.split("<tbody>")[1]
    assert table.count("<tr>") == sum(1 for row in rows if row[1])


def test_what_is_told_of_years_ago_is_counted_beside_the_chart(register: Register, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.app.web.periods.core_of", lambda days: days[1][0])
    dated(register, 3, "2003-01-01")
    body = visit.get("/explore?view=timeline").text
    assert "1 incident is earlier." in body
    assert charted(visit)[0][3] > "2019"
    years = charted(visit, "&unit=year")
    assert [row[0] for row in years][:2] == ["2003", "2004"]


def test_what_has_no_day_is_told(register: Register, visit: Visit) -> None:
    assert "no day and" not in visit.get("/explore?view=timeline").text
    dated(register, 2, None)
    assert "1 incident has no day and is not shown here." in visit.get("/explore?view=timeline").text


def test_a_unit_that_there_is_not_is_refused(visit: Visit) -> None:
    assert visit.get("/explore?view=timeline&unit=hour").status_code == 422


def test_a_bar_leads_to_its_incidents(serve, open_page, register: Register) -> None:
    page = open_page(f"{serve().address}/explore?view=timeline&country=IQ")
    page.wait_for_selector("#timeline[data-drawn] canvas")
    box = page.locator("#timeline").bounding_box()
    rows = json.loads(page.locator("#timeline").get_attribute("data-timeline"))
    width = (box["width"] - 112) / len(rows)
    page.mouse.click(box["x"] + 56 + width / 2, box["y"] + box["height"] - 42)
    page.wait_for_url(f"**/explore?country=IQ&from={rows[0][3]}&to={rows[0][4]}")
