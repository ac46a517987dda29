"""Whole pieces of work in a real browser, each held against the register afterwards."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from waqai.register import Filter, Register

from .team import PASSWORD, TEAM, people

LANGUAGES = ("en", "ar")
ARTICLE = "قتل جنديان عراقيان وأصيب ثلاثة بانفجار عبوة ناسفة استهدفت دورية للجيش العراقي غرب مدينة الرمادي اليوم الأربعاء."


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_first_start_to_the_first_accepted_row(serve, open_page, tmp_path, language: str) -> None:
    with Register.open(tmp_path / "fresh.db", create=True) as register:
        served = serve(register)
        page = open_page(served.address, language)
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        page.locator("main a.button").first.click()
        page.locator("textarea[name=text]").fill(ARTICLE)
        page.locator("form[action='/intake/text'] input[name=published]").fill("2019-04-10")
        page.locator("form[action='/intake/text'] button").click()
        page.wait_for_selector("html[data-ready=article]")
        page.keyboard.press("a")
        page.wait_for_selector("#next-article")
        (row,) = register.incidents().rows()
        assert (row["country"], row["killed_best"], row["wounded_best"]) == ("IQ", 2, 3)
        assert register.incidents(Filter(review=("accepted",))).count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_incidents_are_merged_and_taken_apart_again(serve, open_page, register, language: str) -> None:
    served = serve()
    names = {row["members"][0][0]: row["incident"] for row in register.incidents().rows()}
    a, b = names["market"], names["patrol"]
    page = open_page(f"{served.address}/duplicates/pair?a={a}&b={b}", language)
    page.wait_for_selector(".fall rect")
    page.keyboard.press("s")
    page.wait_for_url(f"**/incident/{a}")
    merged = register.incident(b)
    assert (merged.id, merged.asked, len(merged.events)) == (a, b, 3)
    page.goto(f"{served.address}/incident/{b}")
    assert page.url.endswith(f"/incident/{a}?was={b}")
    page.locator(".log form button").first.click()
    page.wait_for_load_state()
    assert register.incident(b).asked is None
    assert register.incidents().count() == 5


def test_a_split_takes_the_ticked_reports_out(serve, open_page, register) -> None:
    served = serve()
    incident = next(row["incident"] for row in register.incidents().rows() if row["sources"] == 2)
    page = open_page(f"{served.address}/incident/{incident}")
    page.locator("input[name=event]").nth(1).check()
    page.locator(f"form[action='/incident/{incident}/split'] button").click()
    page.wait_for_load_state()
    assert register.incidents().count() == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_is_an_address_and_its_export_is_what_it_shows(serve, open_page, register, language: str) -> None:
    served = serve()
    page = open_page(f"{served.address}/explore", language)
    page.locator("form.filter select[name=type]").select_option("car_bomb")
    page.locator("form.filter input[name=country]").fill("IQ")
    page.locator("form.filter button").click()
    page.wait_for_url("**country=IQ**")
    shared = page.url
    other = open_page(shared, language)
    wanted = Filter.from_query("type=car_bomb&country=IQ")
    assert other.locator("table tbody tr").count() == register.incidents(wanted).count() == 1
    other.locator("details:has(form[action='/export']) summary").click()
    with other.expect_download() as download:
        other.locator("form[action='/export'] button").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        (table,) = [name for name in archive.namelist() if name.endswith(".csv") and name.count(".") == 1]
        rows = list(csv.DictReader(io.StringIO(archive.read(table).decode("utf-8-sig"))))
    assert [row["waqai_id"] for row in rows] == register.incidents(wanted).ids()
    assert register.activities(1)[0].detail["filter"] == wanted.to_query()


def test_the_map_draws_each_incident_as_its_area_and_the_timeline_each_day(serve, open_page, register) -> None:
    served = serve()
    page = open_page(f"{served.address}/explore?view=map")
    page.wait_for_selector("#map[data-drawn]")
    assert int(page.locator("#map").get_attribute("data-drawn")) == 5
    close = page.locator("#map:not([data-units-shown=''])[data-units-shown]")
    for _ in range(8):  # first-level units, once looked at closely
        if close.count():
            break
        page.locator(".leaflet-control-zoom-in").click()
        page.wait_for_timeout(400)
    assert close.get_attribute("data-units-shown")
    page.goto(f"{served.address}/explore?view=timeline")
    page.wait_for_selector("#timeline[data-drawn] canvas")
    assert int(page.locator("#timeline").get_attribute("data-drawn")) == len(register.incidents().timeline("day"))


def test_a_toll_of_an_incident_is_corrected_over_its_sources(serve, open_page, register) -> None:
    served = serve()
    incident = next(row["incident"] for row in register.incidents().rows() if row["sources"] == 2)
    page = open_page(f"{served.address}/incident/{incident}", "ar")
    row = page.locator("tr:has(form input[name=field][value=killed])")
    row.locator("summary").click()
    for name, figure in (("low", "٥"), ("best", "6"), ("high", "9")):
        row.locator(f"input[name={name}]").fill(figure)
    row.locator("button.accept").click()
    page.wait_for_load_state()
    view = register.incident(incident)
    assert [view.row[f"killed_{part}"] for part in ("min", "best", "max")] == [5, 6, 9]
    assert view.fused.counts["killed"].best == 7


def test_a_team_logs_in_and_an_erasure_takes_two(serve, open_page, register) -> None:
    people(register, "admin", "admin2", "viewer")
    served = serve(settings=TEAM)

    def enter(name: str, language: str):
        page = open_page(served.address, language)
        page.locator("input[name=name]").fill(name)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("form[action='/login'] button").click()
        page.wait_for_url(served.address + "/")
        return page

    first = enter("admin", "ar")
    first.goto(f"{served.address}/erasures?document=market")
    first.locator("input[name=why]").fill("طلبته الأسرة")
    first.locator("form[action='/erasures/ask'] button").click()
    first.wait_for_load_state()
    assert first.locator("button[value=agree]").count() == 0
    second = enter("admin2", "en")
    second.goto(f"{served.address}/erasures")
    second.locator("button[value=agree]").click()
    second.wait_for_load_state()
    assert register.document("market").erased and register.document("market").text is None
    viewer = enter("viewer", "en")
    viewer.goto(f"{served.address}/article?id=patrol")
    assert viewer.locator(".fault").count() == 1


def test_an_articles_events_are_reviewed_in_few_key_presses(serve, open_page, register) -> None:
    """Thirteen rows may take ninety presses; here every row takes one, and a correction four."""
    served = serve()
    page = open_page(f"{served.address}/article?id=two-fronts")
    page.wait_for_selector("html[data-ready=article]")
    presses = []

    def press(key: str) -> None:
        presses.append(key)
        page.keyboard.press(key)

    press("w")
    page.wait_for_selector(".editor input:focus")
    press("5")
    press("Enter")
    page.wait_for_selector("#field-wounded .state")
    press("a")
    page.wait_for_selector("#event-2.front")
    press("a")
    page.wait_for_selector("#next-article")
    assert len(presses) == 5
    assert [event.review for event in register.document("two-fronts").events] == ["accepted", "accepted"]
    assert register.document("two-fronts").events[0].row["wounded_min"] == 5
