"""Review on a telephone, and what moves while one works: the text stays above the field, nothing is cut off, days go together."""

from __future__ import annotations

import pytest

from waqai.register import Act, Register

from .test_review_browser import at_article

BOX = "(element) => { const box = element.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; }"
WORDS = """() => { const [range] = [...CSS.highlights.get("m-what") ?? []]; const words = range.getBoundingClientRect();
  const box = document.getElementById("text").getBoundingClientRect(); return words.top >= box.top - 1
  && words.bottom <= box.bottom + 1; }"""


@pytest.mark.parametrize("language", ("ar", "en"))
def test_on_a_telephone_the_text_stays_above_the_field_that_is_worked_on(serve, open_page, long_article: str, language: str) -> None:
    page = at_article(serve(), open_page, long_article, language)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for field in ("killed", "place", "date", "target"):
        page.locator(f"#field-{field} .value").click()
        editor = page.locator(f"form[data-editor={field}]")
        editor.wait_for()
        text = page.locator("#text").evaluate(BOX)
        assert text[1] < 10 and text[3] < 844 * 0.45
        first = editor.locator("[autofocus]").evaluate(BOX)
        assert text[3] <= first[1] and first[3] <= 844, field
        for left, _, right, _ in editor.locator("input:visible, select:visible").evaluate_all(f"(all) => all.map({BOX})"):
            assert left >= 0 and right <= 390, field
        page.keyboard.press("Escape")
        editor.wait_for(state="detached")


@pytest.mark.parametrize("width", (390, 1280))
def test_another_event_is_brought_into_sight_with_its_words(serve, open_page, long_article: str, width: int) -> None:
    page = at_article(serve(), open_page, long_article, "ar")
    page.set_viewport_size({"width": width, "height": 844})
    page.locator("#field-killed .value").focus()
    page.locator("button.summary").click()
    page.wait_for_selector("#event-2.front #front-title")
    page.wait_for_timeout(400)
    title = page.locator("#front-title").evaluate(BOX)
    assert title[1] >= 0
    assert title[3] <= 844
    assert page.evaluate(WORDS)
    if width == 390:
        assert page.locator("#text").evaluate(BOX)[3] <= title[1]


def test_the_last_day_goes_with_the_first_while_they_are_one(serve, open_page, register: Register) -> None:
    served = serve()
    page = at_article(served, open_page, "patrol", "en")
    key = register.document("patrol").events[0].key
    register.correct_event(key, {"date_start": "2019-04-10", "date_end": "2019-04-10"}, Act("tests"))
    page.keyboard.press("d")
    page.wait_for_selector("input[name=date_start]:focus")
    page.fill("input[name=date_start]", "2019-04-12")
    assert page.input_value("input[name=date_end]") == "2019-04-12"
    page.fill("input[name=date_end]", "2019-04-14")
    page.fill("input[name=date_start]", "2019-04-13")
    assert page.input_value("input[name=date_end]") == "2019-04-14"
    page.locator(".editor button.accept").click()
    page.wait_for_selector("#field-date .state")
    row = register.event(key).row
    assert (row["date_start"], row["date_end"]) == ("2019-04-13", "2019-04-14")


def test_a_percentage_after_an_arabic_word_is_by_itself(serve, open_page, register: Register) -> None:
    name = next(row["incident"] for row in register.incidents().rows())
    page = open_page(f"{serve().address}/incident/{name}", "ar")
    for part in (".meta .sure", ".meta .state"):
        assert page.locator(part).first.evaluate("(element) => getComputedStyle(element).unicodeBidi") == "isolate"


@pytest.mark.parametrize("width", (390, 1280))
def test_what_is_refused_is_told_in_sight_and_what_is_done_moves_nothing(serve, open_page, long_article: str, width: int) -> None:
    page = at_article(serve(), open_page, long_article, "ar")
    page.set_viewport_size({"width": width, "height": 500})
    page.locator("#field-wounded .value").click()
    page.fill("form[data-editor=wounded] input[name=value]", "كثير")
    page.keyboard.press("Enter")
    page.wait_for_selector("#said .fault")
    box = page.locator("#said").evaluate(BOX)
    assert box[1] >= 0
    assert box[3] <= 250
    assert box[0] >= 0
    assert box[2] <= width
    before = page.evaluate("document.getElementById('events').offsetTop")
    page.fill("form[data-editor=wounded] input[name=value]", "3")
    page.keyboard.press("Enter")
    page.wait_for_selector("#said:not(:empty):not(:has(.fault))")
    assert page.evaluate("document.getElementById('events').offsetTop") == before
    page.locator("#said").click()
    assert page.inner_text("#said") == ""


def test_on_a_telephone_what_was_found_stands_on_the_first_screen(serve, open_page) -> None:
    page = open_page(serve().address, "ar")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{page.url}explore")
    assert page.locator(".facets summary:visible").count() <= 3
    assert page.locator("tbody tr").first.evaluate(BOX)[1] < 844
    page.locator(".facetbox > summary").click()
    assert page.locator(".facets summary:visible").count() > 6
    page.set_viewport_size({"width": 1280, "height": 844})
    page.reload()
    assert not page.locator(".facetbox > summary").is_visible()
    assert page.locator(".facetbox ul:visible").count() >= 3
