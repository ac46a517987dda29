"""What goes in: idempotent by content, copies, ids that are taken, what is kept of texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from .making import PROGRAM, TEXT, faults, fill, incident_of, item, row, small
from waqai.model import ReportKey
from waqai.register import Filter, Register, RegisterError


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


@pytest.mark.parametrize(("keeps", "title", "quote", "found"), [("text", True, True, 1), ("quotes", True, True, 1), ("spans", False, False, 0)])
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


def test_info_counts(register: Register) -> None:
    small(register)
    info = register.info()
    assert (info.documents, info.relevant, info.events, info.incidents, info.waiting) == (5, 5, 6, 4, 0)
    assert info.last_run is not None
    assert info.last_run["finished"] is not None


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


def test_an_incident_is_found_by_any_of_its_events(register: Register) -> None:
    small(register)
    assert incident_of(register, "a/1") == incident_of(register, "b/1") == incident_of(register, "c/1")
    assert incident_of(register, "d/1") != incident_of(register, "a/1")
