"""What a page says of what comes next: names in the reader's language, what a form needs, what came in and under which name."""

from __future__ import annotations

import json
import re
from html import unescape

from waqai.model import ReportKey
from waqai.register import Act, Register, event_subject

from .conftest import Visit

ARABIC = {"language": "ar", "digits": "arab"}


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_report_that_needs_more_says_which_field_in_the_readers_language(visit: Visit) -> None:
    visit.post("/preferences", ARABIC)
    refused = visit.post("/reports", {"kind": "actor"}, headers={"referer": "http://localhost/reports"})
    assert refused.status_code == 422
    assert "«الأطراف»" in words(refused.text)
    assert 'href="/reports"' in refused.text.partition("<main")[2]


def test_the_form_of_a_report_asks_for_what_its_kind_needs(serve, open_page) -> None:
    page = open_page(f"{serve().address}/reports", "ar")
    needed = "[...document.querySelectorAll('main input:required')].map((input) => input.name)"
    assert page.evaluate(needed) == ["actors", "pivot"]
    page.select_option("select[name=kind]", "period")
    assert page.evaluate(needed) == ["since", "until"]


def test_a_kept_report_is_listed_with_names_and_days_as_people_read_them(visit: Visit) -> None:
    about = {"kind": "response", "who": "x", "at": "2026-01-01T00:00:00+00:00", "endings": ["html"]}
    asked = {"actors": ["Islamic State"], "pivot": "2019-05-12"}
    visit.client.app.state.workbench.register.keep("report.about.abc123", {**about, "asked": asked})
    visit.post("/preferences", ARABIC)
    page = words(visit.get("/reports").text)
    assert "تنظيم الدولة الإسلامية · ١٢ مايو ٢٠١٩" in page


def test_articles_of_a_file_are_listed_by_their_titles_and_their_faults_stand_in_one_run(visit: Visit, register: Register) -> None:
    runs = len(register.runs(50))
    lines = [
        {
            "id": "titled",
            "title": "مقتل جندي في كركوك",
            "text": "قتل جندي عراقي بانفجار عبوة ناسفة غرب كركوك أمس.",
            "published": "2019-05-02",
        },
        {"id": "bare", "text": "قتل شرطيان في هجوم مسلح في الموصل مساء الاثنين.", "published": "2019-05-02"},
    ]
    sent = "\n".join([*(json.dumps(line, ensure_ascii=False) for line in lines), "{broken"])
    answer = visit.post("/intake/files", files={"files": ("many.jsonl", sent.encode())})
    taking = visit.client.app.state.workbench.takings.latest()[0]
    assert taking.done.wait(60)
    page = words(visit.get(answer.headers["location"]).text)
    assert "مقتل جندي في كركوك" in page
    assert "قتل شرطيان في هجوم مسلح" in page
    (run,) = register.runs(50)[: len(register.runs(50)) - runs]
    assert run.failed == 1


def test_an_address_inside_is_refused_in_plain_words(visit: Visit) -> None:
    visit.post("/preferences", ARABIC)
    visit.post("/intake/address", {"url": "http://127.0.0.1:1/feed"})
    taking = visit.client.app.state.workbench.takings.latest()[0]
    assert taking.done.wait(60)
    page = words(visit.get(f"/intake/taking/{taking.number}").text)
    assert "عنوان لهذا الجهاز أو لشبكة داخلية" in page
    assert "allow-private" not in page


def test_a_flag_in_the_log_is_said_in_the_readers_language(visit: Visit, register: Register) -> None:
    register.mark(event_subject(ReportKey("patrol", 1)), "flag", "yes", Act("tests"))
    visit.post("/preferences", ARABIC)
    for address in ("/changes", "/"):
        page = words(visit.get(address).text)
        assert "علامة" in page
        assert "نعم" in page
        assert " yes " not in page
        assert "patrol/1" in page
        assert 'href="/article?id=patrol&amp;n=1"' in visit.get(address).text


def test_a_place_that_nobody_named_shows_no_empty_table(visit: Visit) -> None:
    page = visit.get("/place?name=Nowhere").text
    assert "No incident is like that." in page
    assert "<thead>" not in page


def test_a_round_of_double_coding_says_that_it_needs_two_people(visit: Visit, register: Register) -> None:
    assert "needs two accounts" in visit.get("/double").text
    for name in ("first", "second"):
        register.add_person("tests", name, "reviewer")
    page = visit.get("/double").text
    assert re.findall(r"<option selected>(\w+)</option>", page) == ["first", "second"]


def test_a_toll_of_killed_or_wounded_stands_in_the_line_of_an_event(visit: Visit, register: Register, long_article: str) -> None:
    register.correct_event(ReportKey(long_article, 2), {"casualties_combined": 7}, Act("tests"))
    assert "Killed or wounded 7" in words(visit.get(f"/article/events?id={long_article}&n=1").text)


def test_an_article_without_a_title_goes_by_its_first_words(visit: Visit, register: Register) -> None:
    text = "قتل ثلاثة مدنيين في قصف مدفعي على مدينة خان شيخون بريف إدلب صباح الثلاثاء."
    visit.post("/intake/text", {"text": text, "published": "2019-05-01"})
    taking = visit.client.app.state.workbench.takings.latest()[0]
    assert taking.done.wait(60)
    (name,) = taking.documents
    incident = next(row["incident"] for row in register.incidents().rows() if row["members"] == [[name, 1]])
    page = words(visit.get(f"/incident/{incident}").text)
    assert "قتل ثلاثة مدنيين في قصف مدفعي" in page
    assert name not in page
    assert "قتل ثلاثة مدنيين" in visit.get(f"/article?id={name}").text.partition("</title>")[0]


def test_an_id_that_is_unknown_is_told_with_its_own_digits(visit: Visit) -> None:
    visit.post("/preferences", ARABIC)
    assert "w-0md0f8: لا واقعة بهذا المعرّف (٤٠٤)" in words(visit.get("/incident/w-0md0f8").text)
    assert "«٣ب»" in words(visit.get("/explore?killed=3ب").text)


def test_what_the_first_correction_needs_is_loaded_before_it(visit: Visit) -> None:
    import threading

    visit.client.app.state.workbench.warm()
    for thread in threading.enumerate():
        if thread.name == "warming":
            thread.join(60)
            assert not thread.is_alive()
