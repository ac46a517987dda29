"""axe-core finds no serious fault on any page, in either language, light and dark; nothing is lost at 360 pixels."""

from __future__ import annotations

from pathlib import Path

import pytest

import waqai.app.web

from .team import TEAM, people

AXE = Path(waqai.app.web.__file__).parent / "assets" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "/", "/review", "/article?id=market", "/explore", "/explore?view=map", "/explore?view=timeline&country=IQ", "/duplicates", "/intake",
    "/reports",
    "/changes", "/care", "/erasures", "/people", "/activity", "/account", "/double", "/api/v1/docs", "/actor?name=Islamic+State", "/none",
)  # fmt: skip
HOW = {"resultTypes": ["violations"], "elementRef": False, "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
MAIN = ("/review", "/article", "/explore", "/intake", "/actor")
"""Pages that are looked at in Arabic and in the dark as well; the others share their parts."""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: run `make assets` (needs node)")
    return AXE.read_text("utf-8")


def faults_of(page, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("(how) => axe.run(document, how)", HOW)
    return [
        f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("language", ("en", "ar"))
def test_no_page_has_a_serious_fault(serve, open_page, register, axe: str, language: str) -> None:
    served = serve()
    names = {row["members"][0][0]: row["incident"] for row in register.incidents().rows()}
    page = open_page(served.address, language, color_scheme="dark" if language == "ar" else "light")
    pages = PAGES if language == "en" else [one for one in PAGES if one.startswith(MAIN)]
    pages = [*pages, f"/incident/{names['market']}", f"/duplicates/pair?a={names['market']}&b={names['patrol']}"]
    found = {}
    for address in pages:
        page.goto(served.address + address)
        if "article" in address:
            page.wait_for_selector("html[data-ready=article]")
        if faults := faults_of(page, axe):
            found[address] = faults
    page.goto(f"{served.address}/article?id=market")
    page.wait_for_selector("html[data-ready=article]")
    for key, opened in (("g", ".editor .leaflet-container"), ("h", "dialog[open]")):
        page.keyboard.press(key)
        page.wait_for_selector(opened)
        if faults := faults_of(page, axe):
            found[f"article, key {key}"] = faults
        page.keyboard.press("Escape")
        page.wait_for_selector(opened, state="detached")
    assert not found, found


def test_the_login_has_no_serious_fault(serve, open_page, register, axe: str) -> None:
    people(register, "admin")
    page = open_page(serve(settings=TEAM).address, "ar")
    assert not faults_of(page, axe)


@pytest.mark.parametrize("language", ("en", "ar"))
def test_nothing_is_wider_than_a_small_screen(serve, open_page, register, language: str) -> None:
    served = serve()
    page = open_page(served.address, language)
    page.set_viewport_size({"width": 360, "height": 740})
    incident = next(row["incident"] for row in register.incidents().rows() if row["sources"] == 2)
    for address in (*PAGES, f"/incident/{incident}"):
        page.goto(served.address + address)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 362, (address, width)
