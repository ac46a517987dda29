"""What goes in: idempotent by content, copies, ids that are taken, what is kept of texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from waqai.model import Issue, ReportKey
from waqai.register import Act, Filter, Register, RegisterError, UnknownError

from .making import PROGRAM, TEXT, faults, fill, incident_of, item, row


def test_the_same_articles_again_change_nothing(register: Register) -> None:
    articles = [item("a", row()), item("b", row(2, "aden"), row(3, "daraa")), item("c")]
    first = fill(register, articles)
    assert (first.added, first.events, first.present) == (3, 3, 0)
    clock = register.clock()
    again = fill(register, articles)
    assert (again.added, again.events, again.present) == (0, 0, 3)
    assert register.clock() == clock
    assert register.known([article.document for article in articles]) == {"a", "b", "c"}
    assert faults(register) == []


def test_the_same_text_of_another_outlet_is_a_copy_and_counts_once(register: Register) -> None:
    stored = fill(register, [item("a", row(), text=TEXT + "س", source="one"), item("b", row(), text=TEXT + "س", source="two")])
    assert (stored.added, stored.copies) == (2, 1)
    assert register.document("b").copy_of == "a"
    assert register.document("a").copies == ("b",)
    (found,) = register.incidents()
    assert found["members"] == [["a", 1], ["b", 1]]
    assert found["sources"] == 1


def test_the_same_text_of_the_same_outlet_is_passed_over(register: Register) -> None:
    stored = fill(register, [item("a", row(), text="نص واحد لا غير"), item("b", row(), text="نص واحد لا غير")])
    assert (stored.added, stored.present) == (1, 1)


def test_another_content_under_a_taken_id_is_refused_and_said(register: Register) -> None:
    fill(register, [item("a", row())])
    stored = fill(register, [item("a", row(), text="نص آخر تماما")])
    assert stored.added == 0
    (issue,) = stored.issues
    assert issue.code == "id-taken"
    assert "a" in issue.what
    text = register.document("a").text
    assert text is not None
    assert text.startswith(TEXT)


@pytest.mark.parametrize(
    ("keeps", "title", "quote", "found"), [("text", True, True, 1), ("quotes", True, True, 1), ("spans", False, False, 0)]
)
def test_what_is_kept_of_an_article(register: Register, keeps: str, title: bool, quote: bool, found: int) -> None:
    fill(register, [item("a", row(), title="تفجير بالعبوات", keeps=keeps)])
    document = register.document("a")
    assert (document.text is not None) is (keeps == "text")
    assert (document.title is not None) is title
    assert len(document.sha256) == 64
    event = register.event(ReportKey("a", 1))
    assert bool(event.row["evidence_ar"]) is quote
    assert event.spans["type"] == [[32, 49, "tactics/ied"]]
    assert register.incidents(Filter(text="تفجير")).count() == found
    assert faults(register) == []


def test_the_register_says_what_it_keeps_by_itself(tmp_path: Path) -> None:
    with Register.open(tmp_path / "spans.db", create=True, keeps="spans") as register:
        fill(register, [item("a", row(), title="عنوان")])
        assert register.document("a").title is None
        register.set_option("ann", keeps="text")
        fill(register, [item("b", row(), title="عنوان")])
        assert register.document("b").title == "عنوان"
        with pytest.raises(RegisterError, match="keeps"):
            register.set_option("ann", keeps="all")


def test_a_batch_is_stored_whole_or_not_at_all(register: Register) -> None:
    run = register.begin_run(PROGRAM, "test")
    with pytest.raises(RegisterError):
        register.store([item("a", row()), item("b", row(), keeps="everything")], run)
    assert register.info().documents == 0
    assert register.known([item("a").document]) == set()


def test_info_counts(stocked: Register) -> None:
    info = stocked.info()
    assert (info.documents, info.relevant, info.events, info.incidents, info.waiting) == (5, 5, 6, 4, 0)
    assert info.last_run is not None
    assert info.last_run.finished is not None


def test_runs_remember_what_failed(register: Register) -> None:
    run = register.begin_run(PROGRAM, "ann", {"workers": 2})
    register.finish_run(run, [Issue("not-found", "a.txt", "no such file")] * 1200)
    (found,) = register.runs()
    assert (found.num, found.who, found.program, found.options, found.failed) == (run, "ann", PROGRAM, {"workers": 2}, 1200)
    assert found.failures == (Issue("not-found", "a.txt", "no such file"),) * 1000


def test_copies_that_are_found_later_count_once_from_then_on(register: Register) -> None:
    fill(register, [item("a", row(), source="one"), item("b", row(), source="two")])
    assert [found["sources"] for found in register.incidents()] == [2]
    assert register.set_copies({"b": "a", "a": None, "zz": "a"}) == 1
    register.fuse()
    assert [found["sources"] for found in register.incidents()] == [1]
    assert register.document("a").copies == ("b",)


def test_programs_keep_things_for_their_next_run(register: Register) -> None:
    register.keep("feed:https://x/rss", {"etag": "1"})
    register.keep("feed:https://x/rss", {"etag": "2"})
    register.keep("feed_%", 3)
    assert register.kept("feed:") == {"feed:https://x/rss": {"etag": "2"}}
    assert register.kept("feed_") == {"feed_%": 3}
    register.keep("feed_%", None)
    assert list(register.kept()) == ["feed:https://x/rss"]


def test_text_that_no_database_holds_is_stored_with_a_stand_in(register: Register) -> None:
    hostile = "قصف\0 \ud800 \u202e<script>'\";--\U0001f4a3 " + TEXT
    coded = {**row(), "attacker": "x\0y", "place_ar": "ت\0", "evidence_ar": hostile[:9]}
    fill(register, [item("a", coded, text=hostile, title="ع\0", source="س\ud800", url="u\0")])
    document = register.document("a")
    assert document.text == hostile.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    assert (document.title, document.source, document.url) == ("ع\ufffd", "س\ufffd", "u\ufffd")
    register.correct_event(ReportKey("a", 1), {"weapon": "a\0b", "notes": "\\u0000"}, Act("an\0n", "w\0y"))
    event = register.event(ReportKey("a", 1))
    assert (event.row["weapon"], event.row["notes"]) == ("a\ufffdb", "\\u0000")
    assert fill(register, [item("a", row(), text=hostile, title="ع\0")]).present == 1
    assert [issue.code for issue in fill(register, [item("b\0", row())]).issues] == ["bad-id"]
    for name in ("b\0", "\ud800"):
        with pytest.raises((RegisterError, UnknownError)):
            register.document(name)
        with pytest.raises((RegisterError, UnknownError)):
            register.history(name)
        assert register.incidents(Filter.from_query([("actor", name)])).count() == 0
    assert faults(register) == []


def test_an_article_as_long_as_a_book(register: Register) -> None:
    words = " ".join(f"كلمة{number}" for number in range(120_000))
    fill(register, [item("a", row(), text=words)])
    assert register.documents(text="كلمة77").documents[0].id == "a"
    assert faults(register) == []


def test_reports_behind_incidents(stocked: Register) -> None:
    found = [
        (name, report.key, report.outlet) for name, report in stocked.incidents(Filter(type=("bombing_ied",), country=("YE",))).reports()
    ]
    assert found == [
        (incident_of(stocked, "a/1"), ReportKey(name, 1), outlet)
        for name, outlet in zip("abc", ("daily", "evening", "agency"), strict=True)
    ]


def test_ids_do_not_hang_on_how_an_add_was_cut_up(make_target: Callable[[], str]) -> None:
    articles = [item(f"n{number}", row(killed_min=number % 3, killed_max=3), source=f"s{number % 4}") for number in range(9)]
    articles += [item(f"m{number}", row(1, "aden", day="2019-06-02"), row(2, "tobruk"), published=date(2019, 6, 3)) for number in range(4)]
    pictures = []
    for size in (1, 4, 100):
        with Register.open(make_target()) as register:
            for start in range(0, len(articles), size):
                fill(register, articles[start : start + size])
            pictures.append([(found["incident"], found) for found in register.incidents(sort="added")])
    assert sorted(pictures[0]) == sorted(pictures[1]) == sorted(pictures[2])


def test_an_incident_is_found_by_any_of_its_events(stocked: Register) -> None:
    assert incident_of(stocked, "a/1") == incident_of(stocked, "b/1") == incident_of(stocked, "c/1")
    assert incident_of(stocked, "d/1") != incident_of(stocked, "a/1")
