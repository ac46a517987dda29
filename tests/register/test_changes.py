"""Corrections are changes in a log: who, when, which field, from what to what, why; undone one by one; nothing overwritten."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from waqai.model import ReportKey
from waqai.register import TAKE_BACK, Act, Conflict, FieldError, Filter, Register, Subject, UnknownError, event_subject

from .making import ANN, BOB, faults, fill, incident_of, item, key, picture, row


def test_a_correction_shows_in_the_event_and_in_its_incident_and_says_who(stocked: Register) -> None:
    written = stocked.correct_event(key("a/1"), {"killed_min": 9, "killed_max": 9}, ANN)
    event = stocked.event(key("a/1"))
    assert (event.row["killed_min"], event.coded and event.coded["killed_min"]) == (9, 3)
    assert event.row["confidence"]["killed_min"] == 1.0
    assert [(found.field, found.value, found.change) for found in event.corrections] == [
        ("killed_min", 9, written[0]),
        ("killed_max", 9, written[1]),
    ]
    entries = stocked.history("a/1")
    assert [(e.who, e.why, e.field, e.old, e.new) for e in entries] == [
        ("ann", "looked again", "killed_min", 3, 9),
        ("ann", "looked again", "killed_max", 3, 9),
    ]
    view = stocked.incident(incident_of(stocked, "a/1"))
    assert view.row["killed_max"] in (9, None)  # type: ignore[union-attr]
    assert faults(stocked) == []


def test_undo_brings_one_field_back_and_can_be_undone_itself(stocked: Register) -> None:
    low, high = stocked.correct_event(key("a/1"), {"killed_min": 2, "killed_max": 9}, ANN)
    (undone,) = stocked.undo(high, BOB)
    assert (stocked.event(key("a/1")).row["killed_min"], stocked.event(key("a/1")).row["killed_max"]) == (2, 3)
    stocked.undo(undone, BOB)
    assert stocked.event(key("a/1")).row["killed_max"] == 9
    assert [entry.undoes for entry in stocked.history("a/1")] == [None, None, high, undone]
    assert low < high < undone
    assert faults(stocked) == []


def test_what_came_back_by_undoing_an_undoing_can_be_undone_by_its_own_number(stocked: Register) -> None:
    (first,) = stocked.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    (second,) = stocked.correct_event(key("a/1"), {"weapon": "car bomb"}, BOB)
    (undone,) = stocked.undo(second, ANN)
    (redone,) = stocked.undo(undone, ANN)
    with pytest.raises(Conflict):
        stocked.undo(first, ANN)
    stocked.undo(second, ANN)
    assert stocked.event(key("a/1")).row["weapon"] == "IED"
    stocked.undo(first, ANN)
    assert stocked.event(key("a/1")).row["weapon"] is None
    with pytest.raises(Conflict):
        stocked.undo(redone, ANN)
    assert faults(stocked) == []


def test_what_was_changed_again_is_not_undone_behind_its_back(stocked: Register) -> None:
    (first,) = stocked.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    (second,) = stocked.correct_event(key("a/1"), {"weapon": "car bomb"}, BOB)
    with pytest.raises(Conflict, match=str(second)) as caught:
        stocked.undo(first, ANN)
    assert [change.who for change in caught.value.changes] == ["bob"]
    stocked.undo(second, ANN)
    assert stocked.event(key("a/1")).row["weapon"] == "IED"
    stocked.undo(first, ANN)
    assert stocked.event(key("a/1")).row["weapon"] is None


def test_taking_back_and_saying_what_the_program_says_leave_no_correction(stocked: Register) -> None:
    stocked.correct_event(key("a/1"), {"killed_min": 1}, ANN)
    stocked.correct_event(key("a/1"), {"killed_min": TAKE_BACK}, ANN)
    assert stocked.event(key("a/1")).corrections == ()
    stocked.correct_event(key("a/1"), {"killed_min": 1}, ANN)
    stocked.correct_event(key("a/1"), {"killed_min": 3}, ANN)
    assert stocked.event(key("a/1")).corrections == ()
    assert stocked.correct_event(key("a/1"), {"killed_min": 3}, ANN) == []
    assert len(stocked.history("a/1")) == 4


WRONG: list[tuple[dict[str, object], str]] = [
    ({"killed": 3}, "no such field"),
    ({"killed_min": -1}, "at least 0"),
    ({"killed_min": "3"}, "a number is needed"),
    ({"killed_min": True}, "a number is needed"),
    ({"killed_min": 4}, "killed_min 4 is above killed_max 3"),
    ({"date_start": "9 April"}, "ISO date"),
    ({"date_start": "2019-04-11"}, "above date_end"),
    ({"lat": 91.0}, "at most 90$"),
    ({"lat": None}, "lat and lon belong together"),
    ({"lat": float("nan")}, "a number is needed"),
    ({"type": "robbery"}, "one of suicide_bombing, "),
    ({"status": "real"}, "one of actual, "),
    ({"country": "Yemen"}, "two letters such as YE"),
    ({"target": "police"}, "a list is needed"),
    ({"target": [""]}, "must not be empty"),
    ({"attacker": None}, "a text is needed"),
    ({"spans.type": [[5, 5, "person"]]}, "no range"),
    ({"spans.type": [[5, 5000, "person"]]}, "ends at 5000"),
    ({"spans.colour": [[0, 1, "person"]]}, "no such field"),
    ({"killed_best": 3}, "no such field"),
    ({"n": 2}, "no such field"),
]


def test_wrong_values_are_refused_whole(stocked: Register) -> None:
    before = picture(stocked)
    for values, said in WRONG:
        with pytest.raises(FieldError, match=said):
            stocked.correct_event(key("a/1"), {"weapon": "IED", **values}, ANN)
    assert picture(stocked) == before
    assert stocked.latest_changes() == []


def test_two_people_at_once_the_second_is_shown_the_conflict(stocked: Register) -> None:
    seen = stocked.event(key("a/1")).version
    stocked.correct_event(key("a/1"), {"killed_min": 2}, Act("ann", "", seen))
    with pytest.raises(Conflict) as caught:
        stocked.correct_event(key("a/1"), {"killed_min": 1}, Act("bob", "", seen))
    assert [(change.who, change.field, change.new) for change in caught.value.changes] == [("ann", "killed_min", 2)]
    assert stocked.event(key("a/1")).row["killed_min"] == 2
    stocked.correct_event(key("a/1"), {"killed_min": 1}, Act("bob", "", caught.value.version))
    assert stocked.event(key("a/1")).row["killed_min"] == 1


def test_two_people_on_one_incident(stocked: Register) -> None:
    name = incident_of(stocked, "a/1")
    seen = stocked.incident(name).version  # type: ignore[union-attr]
    stocked.correct_incident(name, {"killed_best": 3}, Act("ann", "", seen))
    for change in (
        lambda: stocked.correct_incident(name, {"killed_best": 4}, Act("bob", "", seen)),
        lambda: stocked.review(Subject("incident", name), "accepted", Act("bob", "", seen)),
        lambda: stocked.split(name, [key("c/1")], Act("bob", "", seen)),
        lambda: stocked.merge([name, incident_of(stocked, "d/1")], Act("bob", "", seen)),
    ):
        with pytest.raises(Conflict):
            change()
    assert stocked.incident(name).row["killed_best"] == 3  # type: ignore[union-attr]


def test_a_new_report_of_an_incident_counts_as_a_change_of_it(stocked: Register) -> None:
    name = incident_of(stocked, "a/1")
    seen = stocked.incident(name).version  # type: ignore[union-attr]
    fill(stocked, [item("f", row(killed_min=12, killed_max=12), source="radio")])
    assert incident_of(stocked, "f/1") == name
    with pytest.raises(Conflict):
        stocked.correct_incident(name, {"killed_best": 3}, Act("bob", "", seen))


def test_a_person_s_word_on_an_incident_holds_over_its_sources(stocked: Register) -> None:
    name = incident_of(stocked, "a/1")
    stocked.correct_incident(name, {"killed_best": 30, "killed_max": 30, "place": "Old town", "target": ["civilians"]}, ANN)
    fill(stocked, [item("f", row(killed_min=12, killed_max=12), source="radio")])
    view = stocked.incident(name)
    row_now = view.row  # type: ignore[union-attr]
    assert (row_now["killed_best"], row_now["killed_max"], row_now["place"], row_now["target"]) == (30, 30, "Old town", ["civilians"])
    assert view.fused.to_row()["place"] == "Taiz"  # type: ignore[union-attr]
    assert set(view.overruled) == {"killed_best", "killed_max", "place", "target"}  # type: ignore[union-attr]
    assert stocked.incidents(Filter.from_query("toll=30&target=civilians&place=Old town")).ids() == [name]
    stocked.correct_incident(name, {"killed_best": TAKE_BACK, "killed_max": TAKE_BACK}, BOB)
    assert stocked.incident(name).row["killed_best"] < 30  # type: ignore[union-attr]
    assert faults(stocked) == []


def test_an_event_that_the_coder_missed(stocked: Register) -> None:
    added = stocked.add_event(
        "a", {"type": "abduction", "country": "YE", "place_ar": "المخا", "abducted": 2, "spans.type": [[0, 4, "person"]]}, ANN
    )
    assert added == ReportKey("a", 2)
    event = stocked.event(added)
    assert (event.coded, event.row["abducted"], event.spans) == (None, 2, {"type": [[0, 4, "person"]]})
    assert stocked.incidents(Filter(type=("abduction",), country=("YE",))).count() == 1
    stocked.correct_event(added, {"abducted": 3}, BOB)
    assert stocked.event(added).row["abducted"] == 3
    (first,) = [entry.bundle for entry in stocked.history("a/2") if entry.field == "added"]
    for entry in reversed(stocked.history("a/2")):
        stocked.undo(entry.seq, BOB)
    assert first
    assert stocked.incidents(Filter(type=("abduction",), country=("YE",))).count() == 0
    assert not stocked.event(added).present
    assert faults(stocked) == []


def test_a_rejected_event_leaves_its_incident_and_comes_back(stocked: Register) -> None:
    before = picture(stocked)
    (number,) = stocked.review(event_subject(key("d/1")), "rejected", ANN)
    assert stocked.incidents(Filter(type=("shelling",))).count() == 0
    assert stocked.event(key("d/1")).review == "rejected"
    stocked.undo(number, ANN)
    assert picture(stocked) == before


def test_review_of_an_incident_follows_its_events(stocked: Register) -> None:
    name = incident_of(stocked, "a/1")
    stocked.review(event_subject(key("a/1")), "accepted", ANN)
    assert stocked.incidents(Filter(review=("partly",))).ids() == [name]
    for each in ("b/1", "c/1"):
        stocked.review(event_subject(key(each)), "accepted", ANN)
    assert stocked.incidents(Filter(review=("accepted",))).ids() == [name]
    stocked.review(Subject("incident", name), "later", BOB)
    assert stocked.incidents(Filter(review=("later",))).ids() == [name]
    with pytest.raises(FieldError):
        stocked.review(Subject("incident", name), "rejected", BOB)


def test_comments_and_marks(stocked: Register) -> None:
    name = incident_of(stocked, "a/1")
    subject = Subject("incident", name)
    number = stocked.comment(subject, "  <b>يحتاج مصدرا ثانيا</b> ", ANN)
    stocked.mark(subject, "assignee", "bob", ANN)
    stocked.mark(Subject("document", "a"), "flag", "graphic", ANN)
    view = stocked.incident(name)
    assert [comment.new for comment in view.comments] == ["<b>يحتاج مصدرا ثانيا</b>"]  # type: ignore[union-attr]
    assert stocked.incidents(Filter(assignee="bob")).ids() == [name]
    assert name not in stocked.incidents(Filter(assignee="-")).ids()
    stocked.undo(number, ANN)
    assert stocked.incident(name).comments == ()  # type: ignore[union-attr]
    with pytest.raises(FieldError):
        stocked.comment(subject, "  ", ANN)


def test_searches_are_kept(register: Register) -> None:
    wanted = Filter.from_query("country=YE&killed=3..&q=عبوة")
    register.save_search("Yemen", wanted, ANN)
    assert register.saved_searches() == {"Yemen": wanted}
    register.save_search("Yemen", None, ANN)
    assert register.saved_searches() == {}


def test_a_request_that_is_repeated_is_carried_out_once(stocked: Register) -> None:
    act = Act("ann", "", request="r1")
    first = stocked.correct_event(key("a/1"), {"weapon": "IED"}, act)
    assert stocked.correct_event(key("a/1"), {"weapon": "IED"}, act) == first
    added = stocked.add_event("a", {"type": "other"}, Act("ann", "", request="r2"))
    assert stocked.add_event("a", {"type": "other"}, Act("ann", "", request="r2")) == added
    name = stocked.merge([incident_of(stocked, "a/1"), incident_of(stocked, "d/1")], Act("ann", "", request="r3"))
    assert stocked.merge([incident_of(stocked, "a/1"), incident_of(stocked, "d/1")], Act("ann", "", request="r3")) == name
    number = stocked.comment(event_subject(key("a/1")), "once", Act("ann", "", request="r4"))
    assert stocked.comment(event_subject(key("a/1")), "once", Act("ann", "", request="r4")) == number
    assert len([entry for entry in stocked.latest_changes() if entry.new == "once"]) == 1


def test_names_that_are_not_there(stocked: Register) -> None:
    for change in (
        lambda: stocked.correct_event(ReportKey("zz", 1), {"weapon": "x"}, ANN),
        lambda: stocked.correct_incident("w-none", {"weapon": "x"}, ANN),
        lambda: stocked.add_event("zz", {"type": "other"}, ANN),
        lambda: stocked.undo(999_999, ANN),
        lambda: stocked.comment(Subject("document", "zz"), "x", ANN),
        lambda: stocked.judge(key("a/1"), ReportKey("zz", 1), True, ANN),
        lambda: stocked.incident("w-none"),
        lambda: stocked.document("zz"),
        lambda: stocked.history("zz"),
    ):
        with pytest.raises(UnknownError):
            change()
    with pytest.raises(FieldError, match="who makes it"):
        stocked.correct_event(key("a/1"), {"weapon": "x"}, Act(" "))


@pytest.mark.parametrize(
    "statement", ["DELETE FROM change", "UPDATE change SET new = '1'", "UPDATE change SET who = 'x', erased = 'x'", "DELETE FROM activity"]
)
def test_the_database_itself_refuses_to_alter_the_log(stocked: Register, statement: str) -> None:
    stocked.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    stocked.note("ann", "test", {})
    with pytest.raises(DBAPIError, match="append-only"), stocked.database.writing() as connection:
        connection.execute(text(statement))


def test_a_log_that_was_altered_all_the_same_is_found_out(stocked: Register) -> None:
    stocked.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    stocked.correct_event(key("b/1"), {"weapon": "rocket"}, ANN)
    with stocked.database.writing() as connection:
        _unguard(stocked, connection)
        connection.execute(text("UPDATE change SET new = '\"knife\"' WHERE field = 'weapon' AND subject = 'a/1'"))
    assert any("its content is not what was written" in fault for fault in faults(stocked))
    with stocked.database.writing() as connection:
        _unguard(stocked, connection)
        connection.execute(text("DELETE FROM standing WHERE subject = 'a/1'"))
        connection.execute(text("DELETE FROM change WHERE subject = 'a/1'"))
    assert any("the chain breaks here" in fault for fault in faults(stocked))


def _unguard(register: Register, connection: Connection) -> None:
    """Take away what keeps the log from being altered, in this transaction (SQLite: for good)."""
    if register.database.sqlite:
        for trigger in ("change_keeps_content", "change_keeps_rows"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS {trigger}"))
    else:
        connection.execute(text("SET LOCAL session_replication_role = replica"))


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
        ("UPDATE event SET rivals = 5 WHERE n = 2", "has 5 rivals in its article, not 0"),
    ],
)
def test_check_finds_what_was_tampered_with(stocked: Register, statement: str, said: str) -> None:
    stocked.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    stocked.judge(key("a/1"), key("d/1"), False, ANN)
    assert faults(stocked) == []
    with stocked.database.writing() as connection:
        connection.execute(text(statement))
    assert any(said in fault for fault in faults(stocked))
