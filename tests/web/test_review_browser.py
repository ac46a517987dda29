"""Review in a real browser, by keyboard alone, in both languages; what counts is what the register says afterwards."""

from __future__ import annotations

import pytest

from waqai.model import ReportKey

LANGUAGES = ("en", "ar")


def at_article(served, open_page, document: str, language: str, **how):
    page = open_page(f"{served.address}/article?id={document}", language, **how)
    page.wait_for_selector("html[data-ready=article]")
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_toll_is_corrected_by_keyboard_alone(serve, open_page, language: str) -> None:
    served = serve()
    page = at_article(served, open_page, "patrol", language)
    page.keyboard.press("k")
    page.wait_for_selector(".editor input[name=value]:focus")
    page.keyboard.type("٤-٦" if language == "ar" else "4-6")
    page.keyboard.press("Enter")
    page.wait_for_selector("#field-killed .state")
    event = served.register.event(ReportKey("patrol", 1))
    assert (event.row["killed_min"], event.row["killed_max"]) == (4, 6)
    assert event.coded["killed_min"] == 2
    assert page.evaluate("document.activeElement.closest('.field').dataset.field") == "killed"
    page.keyboard.press("u")
    page.wait_for_selector("#field-killed .state", state="detached")
    assert served.register.event(ReportKey("patrol", 1)).row["killed_min"] == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missed_event_is_marked_in_the_text_by_keys(serve, open_page, language: str) -> None:
    served = serve()
    page = at_article(served, open_page, "quiet", language)
    page.keyboard.press("m")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    marked = page.locator("#marked").inner_text()
    page.keyboard.press("i")
    page.wait_for_selector("#event-1")
    (event,) = served.register.document("quiet").events
    raw = served.register.document("quiet").raw
    ((start, end, rule),) = event.spans["type"]
    assert raw[start:end] == marked == "افتتح وزير"
    assert rule == "a person"
    assert event.coded is None


def test_marked_words_are_tied_to_a_field_by_its_key(serve, open_page) -> None:
    served = serve()
    page = at_article(served, open_page, "patrol", "en")
    page.keyboard.press("m")
    page.keyboard.press("ArrowLeft")
    marked = page.locator("#marked").inner_text()
    page.keyboard.press("w")
    page.wait_for_selector("#events .log li", state="attached")
    event = served.register.event(ReportKey("patrol", 1))
    start, end, _ = event.spans["wounded_min"][0]
    assert served.register.document("patrol").raw[start:end] == marked


@pytest.mark.parametrize("language", LANGUAGES)
def test_accepting_goes_on_to_the_next_event_and_then_to_the_next_article(serve, open_page, language: str) -> None:
    served = serve()
    page = at_article(served, open_page, "two-fronts", language)
    page.keyboard.press("a")
    page.wait_for_selector("#event-2.front")
    assert [event.review for event in served.register.document("two-fronts").events] == ["accepted", "new"]
    page.keyboard.press("x")
    page.wait_for_selector("#next-article")
    assert [event.review for event in served.register.document("two-fronts").events] == ["accepted", "rejected"]
    page.keyboard.press("n")
    page.wait_for_url(lambda address: "two-fronts" not in address)
    assert "/article?id=" in page.url


@pytest.mark.parametrize("api", ("highlights", "elements"))
def test_highlights_follow_the_offsets_and_never_part_letters(serve, open_page, browser, api: str) -> None:
    served = serve()
    page = open_page(served.address)
    if api == "elements":
        page.add_init_script("delete window.Highlight; window.Highlight = undefined;")
    page.goto(f"{served.address}/article?id=market")
    page.wait_for_selector(f"#text[data-painted={api}]")
    text = "document.getElementById('text')"
    if api == "highlights":
        words = page.evaluate("[...CSS.highlights.get('m-toll')].map((range) => range.toString())")
    else:
        words = page.evaluate(f"[...{text}.querySelectorAll('mark.m-toll')].map((mark) => mark.textContent)")
        style = page.evaluate(
            """(() => { const s = getComputedStyle(document.querySelector('mark.m-toll'));
            return [s.padding, s.margin, s.borderWidth, s.display]; })()"""
        )
        assert style == ["0px", "0px", "0px", "inline"]
    event = served.register.event(ReportKey("market", 1))
    raw = served.register.document("market").raw
    wanted = [raw[start:end] for start, end in sorted({tuple(span[:2]) for name in ("killed", "wounded") for span in event.spans[name]})]
    assert "".join(words) == "".join(wanted) if api == "elements" else sorted(words) == sorted(wanted)
    assert page.evaluate(f"[...{text}.querySelectorAll('[data-s]')].map((piece) => piece.textContent).join('')") == raw.replace("\n", "")


def test_words_lead_to_their_field_and_fields_to_their_words(serve, open_page) -> None:
    served = serve()
    page = at_article(served, open_page, "market", "en")
    start, end, _ = served.register.event(ReportKey("market", 1)).spans["weapon"][0]
    words = served.register.document("market").raw[start:end]
    box = page.evaluate(
        """(words) => {
            const piece = [...document.querySelectorAll('[data-s]')].find((one) => one.textContent.includes(words) && one.closest('p'));
            const range = document.createRange();
            const at = piece.firstChild.data.indexOf(words);
            range.setStart(piece.firstChild, at + 2);
            range.setEnd(piece.firstChild, at + 3);
            const box = range.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }""",
        words,
    )
    page.mouse.click(*box)
    page.wait_for_selector(".field .value:focus")
    field = page.evaluate("document.activeElement.closest('.field').dataset.field")
    assert any(a <= start + 2 < b for a, b, _ in served.register.event(ReportKey("market", 1)).spans[field])
    page.locator("#field-killed .value").focus()
    assert page.evaluate("[...CSS.highlights.get('m-active')].map((range) => range.toString())") != []


def test_a_place_is_picked_among_homonyms(serve, open_page) -> None:
    served = serve()
    page = at_article(served, open_page, "patrol", "en")
    page.keyboard.press("g")
    page.wait_for_selector(".picker input[name=place_ar]:focus")
    page.locator(".picker input[name=q]").fill("الموصل")
    choice = page.locator("#choices input[name=choice][data-place=Mosul][data-country=IQ]").first
    choice.check()
    page.locator(".editor button.accept").click()
    page.wait_for_selector("#field-place .state")
    row = served.register.event(ReportKey("patrol", 1)).row
    assert (row["place"], row["country"], row["admin1"]) == ("Mosul", "IQ", "Nineveh")


def test_whoever_comes_second_is_shown_the_conflict(serve, open_page) -> None:
    served = serve()
    first = at_article(served, open_page, "patrol", "en")
    second = at_article(served, open_page, "patrol", "ar")
    for page, figure in ((first, "7"), (second, "9")):
        page.keyboard.press("k")
        page.wait_for_selector(".editor input[name=value]:focus")
        page.keyboard.type(figure)
    first.keyboard.press("Enter")
    first.wait_for_selector("#field-killed .state")
    second.keyboard.press("Enter")
    second.wait_for_selector(".conflict")
    assert served.register.event(ReportKey("patrol", 1)).row["killed_min"] == 7
    second.locator(".conflict form button").first.click()
    second.wait_for_selector(".conflict", state="detached")
    assert served.register.event(ReportKey("patrol", 1)).row["killed_min"] == 9
    assert [entry.new for entry in served.register.history("patrol/1") if entry.field == "killed_min"] == [7, 9]


def test_graphic_passages_are_covered_until_asked_for_and_counted(serve, open_page) -> None:
    served = serve()
    page = at_article(served, open_page, "market", "en")
    covered = page.locator(".graphic").first
    assert "جثث" in covered.inner_text()
    assert "blur" in covered.evaluate("(element) => getComputedStyle(element).filter")
    with page.expect_response("**/care/uncovered"):
        covered.click()
    assert covered.evaluate("(element) => getComputedStyle(element).filter") == "none"
    page.goto(f"{served.address}/care")
    assert "1" in page.locator("main").inner_text()


@pytest.mark.parametrize("how", ("key", "mouse"))
def test_pressing_again_while_a_change_is_on_its_way_means_no_second_one(serve, open_page, how: str) -> None:
    served = serve()
    page = at_article(served, open_page, "two-fronts", "ar")
    asked: list[str] = []
    waiting: list = []
    page.route("**/article/review", lambda route: (asked.append(route.request.post_data or ""), waiting.append(route)))
    for _ in range(4):
        if how == "key":
            page.keyboard.press("a")
        else:
            page.locator("button[data-key=KeyA]").click()
        page.wait_for_timeout(100)
    assert len(asked) == 1
    waiting[0].continue_()
    page.wait_for_selector("#event-2.front")
    page.wait_for_timeout(500)
    assert len(asked) == 1
    assert not page.locator(".conflict, .fault").count()
    assert [event.review for event in served.register.document("two-fronts").events] == ["accepted", "new"]


def test_another_place_typed_as_it_is_written_is_looked_up_and_moves_nothing_by_itself(serve, open_page) -> None:
    served = serve()
    key = ReportKey("patrol", 1)
    before = served.register.event(key).row
    page = at_article(served, open_page, "patrol", "ar")
    page.keyboard.press("g")
    page.wait_for_selector(".picker input[name=place_ar]:focus")
    page.keyboard.type("مدينة الموصل")
    choice = page.locator("#choices input[name=choice][data-place=Mosul][data-country=IQ]").first
    choice.wait_for()
    assert "نينوى" in page.inner_text("#choices")
    assert "Nineveh" not in page.inner_text("#choices")
    page.keyboard.press("Enter")
    page.wait_for_selector("#said .fault")
    assert "مدينة الموصل" in page.inner_text("#said")
    assert served.register.event(key).row == before
    choice.check()
    page.locator(".editor button.accept").click()
    page.wait_for_selector("#field-place .state")
    row = served.register.event(key).row
    assert (row["place_ar"], row["place"], row["admin1"]) == ("مدينة الموصل", "Mosul", "Nineveh")


def test_a_new_wording_of_a_place_is_kept_where_its_point_is_meant_to_stay(serve, open_page) -> None:
    served = serve()
    key = ReportKey("patrol", 1)
    before = served.register.event(key).row
    page = at_article(served, open_page, "patrol", "en")
    page.keyboard.press("g")
    page.wait_for_selector(".picker input[name=place_ar]:focus")
    page.keyboard.type("الموصل")
    page.locator("#choices input[data-place=Mosul]").first.wait_for()
    page.locator("#choices input[value=none]").check()
    page.locator(".editor button.accept").click()
    page.wait_for_selector("#field-place .state")
    row = served.register.event(key).row
    assert (row["place_ar"], row["place"], row["lat"]) == ("الموصل", before["place"], before["lat"])


def test_enter_sets_a_choice_and_merges_with_another_event(serve, open_page, long_article: str) -> None:
    served = serve()
    page = at_article(served, open_page, long_article, "ar")
    page.keyboard.press("s")
    page.wait_for_selector(".editor select:focus")
    page.locator(".editor select").select_option("foiled")
    page.keyboard.press("Enter")
    page.wait_for_selector("#field-status .state")
    assert served.register.event(ReportKey(long_article, 1)).row["status"] == "foiled"
    page.keyboard.press("=")
    page.wait_for_selector("select[name=other]:focus")
    with page.expect_response("**/article/same") as merged:
        page.keyboard.press("Enter")
    assert merged.value.ok
    both = [[long_article, 1], [long_article, 2]]
    assert any(sorted(row["members"]) == both for row in served.register.incidents().rows())


def test_a_comment_is_sent_and_left_by_keys(serve, open_page) -> None:
    served = serve()
    page = at_article(served, open_page, "patrol", "ar")
    page.keyboard.press("/")
    page.wait_for_selector("textarea[name=words]:focus")
    page.keyboard.type("راجعته")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".comments q")
    assert page.inner_text(".comments q") == "راجعته"
    page.keyboard.press("/")
    page.wait_for_selector("textarea[name=words]:focus")
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    page.wait_for_selector("form[data-editor=killed] input:focus")


def test_an_editor_that_has_just_come_in_is_left_at_once(serve, open_page) -> None:
    page = at_article(serve(), open_page, "patrol", "en")
    for key, field in (("g", "place"), ("b", "attacker"), ("k", "killed"), ("d", "date")):
        page.keyboard.press(key)
        page.wait_for_selector(f"form[data-editor={field}]")
        page.keyboard.press("Escape")
        page.wait_for_selector(f"form[data-editor={field}]", state="detached")


def test_places_may_be_looked_up_faster_than_the_map_moves(serve, open_page) -> None:
    page = at_article(serve(), open_page, "patrol", "en")
    page.keyboard.press("g")
    page.wait_for_timeout(600)
    for written, looked_for, place in (("حلب", "الموصل", "Mosul"), ("صنعاء", "حلب", "Aleppo"), ("الموصل", "صنعاء", "Sanaa")):
        page.fill(".picker input[name=place_ar]", written)
        page.wait_for_timeout(120)
        page.fill(".picker input[name=q]", looked_for)
        page.locator(f"#choices input[data-place={place}]").first.wait_for()
        page.wait_for_timeout(500)
    page.keyboard.press("Escape")
    page.wait_for_selector(".picker", state="detached")
    page.wait_for_timeout(400)
