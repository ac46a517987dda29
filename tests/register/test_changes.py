"""Corrections are changes in a log: who, when, which field, from what to what, why; undone one by one; nothing overwritten."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from waqai.model import ReportKey
from waqai.register import TAKE_BACK, Act, Conflict, FieldError, Filter, Register, Subject, UnknownError, event_subject

from .making import ANN, BOB, faults, fill, incident_of, item, key, picture, row, small


def test_a_correction_shows_in_the_event_and_in_its_incident_and_says_who(register: Register) -> None:
    small(register)
    written = register.correct_event(key("a/1"), {"killed_min": 9, "killed_max": 9}, ANN)
    event = register.event(key("a/1"))
    assert (event.row["killed_min"], event.coded and event.coded["killed_min"]) == (9, 3)
    assert event.row["confidence"]["killed_min"] == 1.0
    assert [(found.field, found.value, found.change) for found in event.corrections] == [
        ("killed_min", 9, written[0]),
        ("killed_max", 9, written[1]),
    ]
    entries = register.history("a/1")
    assert [(e.who, e.why, e.field, e.old, e.new) for e in entries] == [
        ("ann", "looked again", "killed_min", 3, 9),
        ("ann", "looked again", "killed_max", 3, 9),
    ]
    view = register.incident(incident_of(register, "a/1"))
    assert view.row["killed_max"] in (9, None)  # type: ignore[union-attr]
    assert faults(register) == []


def test_undo_brings_one_field_back_and_can_be_undone_itself(register: Register) -> None:
    small(register)
    low, high = register.correct_event(key("a/1"), {"killed_min": 2, "killed_max": 9}, ANN)
    (undone,) = register.undo(high, BOB)
    assert (register.event(key("a/1")).row["killed_min"], register.event(key("a/1")).row["killed_max"]) == (2, 3)
    register.undo(undone, BOB)
    assert register.event(key("a/1")).row["killed_max"] == 9
    assert [entry.undoes for entry in register.history("a/1")] == [None, None, high, undone]
    assert low < high < undone
    assert faults(register) == []


def test_what_was_changed_again_is_not_undone_behind_its_back(register: Register) -> None:
    small(register)
    (first,) = register.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    (second,) = register.correct_event(key("a/1"), {"weapon": "car bomb"}, BOB)
    with pytest.raises(Conflict, match=str(second)) as caught:
        register.undo(first, ANN)
    assert [change.who for change in caught.value.changes] == ["bob"]
    register.undo(second, ANN)
    assert register.event(key("a/1")).row["weapon"] == "IED"
    register.undo(first, ANN)
    assert register.event(key("a/1")).row["weapon"] is None


def test_taking_back_and_saying_what_the_program_says_leave_no_correction(register: Register) -> None:
    small(register)
    register.correct_event(key("a/1"), {"killed_min": 1}, ANN)
    register.correct_event(key("a/1"), {"killed_min": TAKE_BACK}, ANN)
    assert register.event(key("a/1")).corrections == ()
    register.correct_event(key("a/1"), {"killed_min": 1}, ANN)
    register.correct_event(key("a/1"), {"killed_min": 3}, ANN)
    assert register.event(key("a/1")).corrections == ()
    assert register.correct_event(key("a/1"), {"killed_min": 3}, ANN) == []
    assert len(register.history("a/1")) == 4


WRONG: list[tuple[dict[str, object], str]] = [
    ({"killed": 3}, "no such field"),
    ({"killed_min": -1}, "greater than or equal to 0"),
    ({"killed_min": "3"}, "valid integer"),
    ({"killed_min": True}, "valid integer"),
    ({"killed_min": 4}, "killed_min 4 is above killed_max 3"),
    ({"date_start": "9 April"}, "ISO date"),
    ({"date_start": "2019-04-11"}, "above date_end"),
    ({"lat": 91.0}, "less than or equal to 90"),
    ({"lat": None}, "lat and lon belong together"),
    ({"lat": float("nan")}, "finite"),
    ({"type": "robbery"}, "pattern"),
    ({"status": "real"}, "pattern"),
    ({"country": "Yemen"}, "pattern"),
    ({"target": "police"}, "valid list"),
    ({"target": [""]}, "at least 1 character"),
    ({"attacker": None}, "valid string"),
    ({"spans.type": [[5, 5, "person"]]}, "no range"),
    ({"spans.colour": [[0, 1, "person"]]}, "no such field"),
    ({"killed_best": 3}, "no such field"),
    ({"n": 2}, "no such field"),
]


def test_wrong_values_are_refused_whole(register: Register) -> None:
    small(register)
    before = picture(register)
    for values, said in WRONG:
        with pytest.raises(FieldError, match=said):
            register.correct_event(key("a/1"), {"weapon": "IED", **values}, ANN)
    assert picture(register) == before
    assert register.latest_changes() == []


def test_two_people_at_once_the_second_is_shown_the_conflict(register: Register) -> None:
    small(register)
    seen = register.event(key("a/1")).version
    register.correct_event(key("a/1"), {"killed_min": 2}, Act("ann", "", seen))
    with pytest.raises(Conflict) as caught:
        register.correct_event(key("a/1"), {"killed_min": 1}, Act("bob", "", seen))
    assert [(change.who, change.field, change.new) for change in caught.value.changes] == [("ann", "killed_min", 2)]
    assert register.event(key("a/1")).row["killed_min"] == 2
    register.correct_event(key("a/1"), {"killed_min": 1}, Act("bob", "", caught.value.version))
    assert register.event(key("a/1")).row["killed_min"] == 1


def test_two_people_on_one_incident(register: Register) -> None:
    small(register)
    name = incident_of(register, "a/1")
    seen = register.incident(name).version  # type: ignore[union-attr]
    register.correct_incident(name, {"killed_best": 3}, Act("ann", "", seen))
    for change in (
        lambda: register.correct_incident(name, {"killed_best": 4}, Act("bob", "", seen)),
        lambda: register.review(Subject("incident", name), "accepted", Act("bob", "", seen)),
        lambda: register.split(name, [key("c/1")], Act("bob", "", seen)),
        lambda: register.merge([name, incident_of(register, "d/1")], Act("bob", "", seen)),
    ):
        with pytest.raises(Conflict):
            change()
    assert register.incident(name).row["killed_best"] == 3  # type: ignore[union-attr]


def test_a_new_report_of_an_incident_counts_as_a_change_of_it(register: Register) -> None:
    small(register)
    name = incident_of(register, "a/1")
    seen = register.incident(name).version  # type: ignore[union-attr]
    fill(register, [item("f", row(killed_min=12, killed_max=12), source="radio")])
    assert incident_of(register, "f/1") == name
    with pytest.raises(Conflict):
        register.correct_incident(name, {"killed_best": 3}, Act("bob", "", seen))


def test_a_person_s_word_on_an_incident_holds_over_its_sources(register: Register) -> None:
    small(register)
    name = incident_of(register, "a/1")
    register.correct_incident(name, {"killed_best": 30, "killed_max": 30, "place": "Old town", "target": ["civilians"]}, ANN)
    fill(register, [item("f", row(killed_min=12, killed_max=12), source="radio")])
    view = register.incident(name)
    row_now = view.row  # type: ignore[union-attr]
    assert (row_now["killed_best"], row_now["killed_max"], row_now["place"], row_now["target"]) == (30, 30, "Old town", ["civilians"])
    assert view.fused.to_row()["place"] == "Taiz"  # type: ignore[union-attr]
    assert set(view.overruled) == {"killed_best", "killed_max", "place", "target"}  # type: ignore[union-attr]
    assert register.incidents(Filter.from_query("toll=30&target=civilians&place=Old town")).ids() == [name]
    register.correct_incident(name, {"killed_best": TAKE_BACK, "killed_max": TAKE_BACK}, BOB)
    assert register.incident(name).row["killed_best"] < 30  # type: ignore[union-attr]
    assert faults(register) == []


def test_an_event_that_the_coder_missed(register: Register) -> None:
    small(register)
    added = register.add_event("a", {"type": "abduction", "country": "YE", "place_ar": "المخا", "abducted": 2, "spans.type": [[0, 4, "person"]]}, ANN)
    assert added == ReportKey("a", 2)
    event = register.event(added)
    assert (event.coded, event.row["abducted"], event.spans) == (None, 2, {"type": [[0, 4, "person"]]})
    assert register.incidents(Filter(type=("abduction",), country=("YE",))).count() == 1
    register.correct_event(added, {"abducted": 3}, BOB)
    assert register.event(added).row["abducted"] == 3
    (first,) = [entry.bundle for entry in register.history("a/2") if entry.field == "added"]
    for entry in reversed(register.history("a/2")):
        register.undo(entry.seq, BOB)
    assert first
    assert register.incidents(Filter(type=("abduction",), country=("YE",))).count() == 0
    assert not register.event(added).present
    assert faults(register) == []


def test_a_rejected_event_leaves_its_incident_and_comes_back(register: Register) -> None:
    small(register)
    before = picture(register)
    (number,) = register.review(event_subject(key("d/1")), "rejected", ANN)
    assert register.incidents(Filter(type=("shelling",))).count() == 0
    assert register.event(key("d/1")).review == "rejected"
    register.undo(number, ANN)
    assert picture(register) == before


def test_review_of_an_incident_follows_its_events(register: Register) -> None:
    small(register)
    name = incident_of(register, "a/1")
    register.review(event_subject(key("a/1")), "accepted", ANN)
    assert register.incidents(Filter(review=("partly",))).ids() == [name]
    for each in ("b/1", "c/1"):
        register.review(event_subject(key(each)), "accepted", ANN)
    assert register.incidents(Filter(review=("accepted",))).ids() == [name]
    register.review(Subject("incident", name), "later", BOB)
    assert register.incidents(Filter(review=("later",))).ids() == [name]
    with pytest.raises(FieldError):
        register.review(Subject("incident", name), "rejected", BOB)


def test_comments_and_marks(register: Register) -> None:
    small(register)
    name = incident_of(register, "a/1")
    subject = Subject("incident", name)
    number = register.comment(subject, "  <b>يحتاج مصدرا ثانيا</b> ", ANN)
    register.mark(subject, "assignee", "bob", ANN)
    register.mark(Subject("document", "a"), "flag", "graphic", ANN)
    view = register.incident(name)
    assert [comment.new for comment in view.comments] == ["<b>يحتاج مصدرا ثانيا</b>"]  # type: ignore[union-attr]
    assert register.incidents(Filter(assignee="bob")).ids() == [name]
    assert name not in register.incidents(Filter(assignee="-")).ids()
    register.undo(number, ANN)
    assert register.incident(name).comments == ()  # type: ignore[union-attr]
    with pytest.raises(FieldError):
        register.comment(subject, "  ", ANN)


def test_searches_are_kept(register: Register) -> None:
    wanted = Filter.from_query("country=YE&killed=3..&q=عبوة")
    register.save_search("Yemen", wanted, ANN)
    assert register.saved_searches() == {"Yemen": wanted}
    register.save_search("Yemen", None, ANN)
    assert register.saved_searches() == {}


def test_a_request_that_is_repeated_is_carried_out_once(register: Register) -> None:
    small(register)
    act = Act("ann", "", request="r1")
    first = register.correct_event(key("a/1"), {"weapon": "IED"}, act)
    assert register.correct_event(key("a/1"), {"weapon": "IED"}, act) == first
    added = register.add_event("a", {"type": "other"}, Act("ann", "", request="r2"))
    assert register.add_event("a", {"type": "other"}, Act("ann", "", request="r2")) == added
    name = register.merge([incident_of(register, "a/1"), incident_of(register, "d/1")], Act("ann", "", request="r3"))
    assert register.merge([incident_of(register, "a/1"), incident_of(register, "d/1")], Act("ann", "", request="r3")) == name
    number = register.comment(event_subject(key("a/1")), "once", Act("ann", "", request="r4"))
    assert register.comment(event_subject(key("a/1")), "once", Act("ann", "", request="r4")) == number
    assert len([entry for entry in register.latest_changes() if entry.new == "once"]) == 1


def test_names_that_are_not_there(register: Register) -> None:
    small(register)
    for change in (
        lambda: register.correct_event(ReportKey("zz", 1), {"weapon": "x"}, ANN),
        lambda: register.correct_incident("w-none", {"weapon": "x"}, ANN),
        lambda: register.add_event("zz", {"type": "other"}, ANN),
        lambda: register.undo(999_999, ANN),
        lambda: register.comment(Subject("document", "zz"), "x", ANN),
        lambda: register.judge(key("a/1"), ReportKey("zz", 1), True, ANN),
        lambda: register.incident("w-none"),
        lambda: register.document("zz"),
        lambda: register.history("zz"),
    ):
        with pytest.raises(UnknownError):
            change()
    with pytest.raises(FieldError, match="who makes it"):
        register.correct_event(key("a/1"), {"weapon": "x"}, Act(" "))


@pytest.mark.parametrize("statement", ["DELETE FROM change", "UPDATE change SET new = '1'", "UPDATE change SET who = 'x', erased = 'x'", "DELETE FROM activity"])
def test_the_database_itself_refuses_to_alter_the_log(register: Register, statement: str) -> None:
    small(register)
    register.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    register.note("ann", "test", {})
    with pytest.raises(DBAPIError, match="append-only"), register.database.writing() as connection:
        connection.execute(text(statement))


def test_a_log_that_was_altered_all_the_same_is_found_out(register: Register) -> None:
    small(register)
    register.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    register.correct_event(key("b/1"), {"weapon": "rocket"}, ANN)
    with register.database.writing() as connection:
        for trigger in ("change_keeps_content", "change_keeps_rows"):
            connection.execute(text(f"DROP TRIGGER {trigger}" + ("" if register.database.sqlite else " ON change")))
        connection.execute(text("UPDATE change SET new = '\"knife\"' WHERE field = 'weapon' AND subject = 'a/1'"))
    assert any("its content is not what was written" in fault for fault in faults(register))
    with register.database.writing() as connection:
        connection.execute(text("DELETE FROM standing WHERE subject = 'a/1'"))
        connection.execute(text("DELETE FROM change WHERE subject = 'a/1'"))
    assert any("the chain breaks here" in fault for fault in faults(register))


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE document SET text = 'x' WHERE id = 'a'", "not the one that was stored"),
        ("UPDATE event SET row = NULL", "not the coder's with the corrections"),
        ("UPDATE event SET review = 'accepted' WHERE n = 2", "review state"),
        ("UPDATE standing SET value = '\"x\"'", "what stands is not what the log says"),
        ("DELETE FROM judgement", "not what the log says"),
        ("UPDATE event SET incident = NULL WHERE n = 2", "in no incident"),
        ("UPDATE incident SET members = 7", "not those that it was made of"),
        ("DELETE FROM incident_words", "are indexed"),
    ],
)
def test_check_finds_what_was_tampered_with(register: Register, statement: str, said: str) -> None:
    small(register)
    register.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    register.judge(key("a/1"), key("d/1"), False, ANN)
    assert faults(register) == []
    with register.database.writing() as connection:
        connection.execute(text(statement))
    assert any(said in fault for fault in faults(register))
