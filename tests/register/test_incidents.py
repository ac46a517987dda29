"""Permanent ids: merged ids lead on, split ids say so, and the feed of changes tells of all of it."""

from __future__ import annotations

import pytest

from waqai.model import ReportKey
from waqai.register import FieldError, Filter, Register, Tombstone, UnknownError, event_subject

from .making import ANN, BOB, faults, fill, incident_of, item, key, picture, row, small


def test_merging_keeps_the_elder_id_and_the_younger_leads_to_it(register: Register) -> None:
    small(register)
    elder, younger = incident_of(register, "a/1"), incident_of(register, "d/1")
    assert register.merge([younger, elder], ANN) == elder
    view = register.incident(younger)
    assert not isinstance(view, Tombstone)
    assert (view.id, view.asked) == (elder, younger)
    assert [event.key for event in view.events] == [key("a/1"), key("b/1"), key("c/1"), key("d/1")]
    assert register.incidents().count() == 3
    assert [link.judged_by for link in view.fused.links if link.judged_by] == ["ann"]
    with pytest.raises(FieldError):
        register.merge([elder, younger], ANN)
    assert faults(register) == []


def test_merge_then_split_restores(register: Register) -> None:
    small(register)
    before = picture(register)
    elder, younger = incident_of(register, "a/1"), incident_of(register, "d/1")
    merged = register.merge([elder, younger], ANN)
    assert register.split(merged, [key("d/1")], BOB) == younger
    assert picture(register) == before
    view = register.incident(younger)
    assert [past.what for past in view.past] == ["founded", "merged", "revived"]  # type: ignore[union-attr]
    assert [(past.what, past.others) for past in register.incident(elder).past] == [("founded", ()), ("split", (younger,))]  # type: ignore[union-attr]


def test_merge_undone_as_one_act_restores(register: Register) -> None:
    small(register)
    before = picture(register)
    register.merge([incident_of(register, name) for name in ("a/1", "d/1", "e/1")], ANN)
    register.undo_act(register.latest_changes(1)[0].seq, ANN)
    assert picture(register) == before


def test_split_then_merge_restores(register: Register) -> None:
    small(register)
    before = picture(register)
    name = incident_of(register, "a/1")
    part = register.split(name, [key("c/1")], ANN)
    assert part == incident_of(register, "c/1") != name
    assert register.incident(name).row["members"] == [["a", 1], ["b", 1]]  # type: ignore[union-attr]
    assert register.merge([name, part], ANN) == name
    assert picture(register) == before


def test_splitting_the_founder_off_says_where_the_others_went(register: Register) -> None:
    small(register)
    name = incident_of(register, "a/1")
    assert register.split(name, [key("a/1")], ANN) == name
    others = incident_of(register, "b/1")
    assert register.incident(name).past[-1].others == (others,)  # type: ignore[union-attr]
    assert register.incident(others).row["members"] == [["b", 1], ["c", 1]]  # type: ignore[union-attr]


def test_an_id_whose_founder_is_rejected_leads_to_the_rest(register: Register) -> None:
    small(register)
    name = incident_of(register, "a/1")
    register.review(event_subject(key("a/1")), "rejected", ANN)
    view = register.incident(name)
    assert not isinstance(view, Tombstone)
    assert view.id == incident_of(register, "b/1") != name
    register.review(event_subject(key("a/1")), "new", ANN)
    assert register.incident(name).id == name
    assert incident_of(register, "c/1") == name


def test_what_people_said_of_a_merged_incident_holds_where_nothing_is_said_of_the_other(register: Register) -> None:
    small(register)
    elder, younger = incident_of(register, "a/1"), incident_of(register, "d/1")
    register.correct_incident(younger, {"campaign": "حملة", "weapon": "rockets"}, ANN)
    register.correct_incident(elder, {"weapon": "IED"}, ANN)
    register.merge([elder, younger], ANN)
    found = register.incident(elder).row  # type: ignore[union-attr]
    assert (found["campaign"], found["weapon"]) == ("حملة", "IED")
    register.split(elder, [key("d/1")], ANN)
    assert register.incident(elder).row["campaign"] is None  # type: ignore[union-attr]
    assert register.incident(younger).row["weapon"] == "rockets"  # type: ignore[union-attr]


def test_an_incident_whose_events_are_gone_leaves_a_tombstone(register: Register) -> None:
    small(register)
    name = incident_of(register, "d/1")
    register.review(event_subject(key("d/1")), "rejected", ANN)
    view = register.incident(name)
    assert isinstance(view, Tombstone)
    assert [past.what for past in view.past] == ["founded", "gone"]
    with pytest.raises(UnknownError):
        register.correct_incident(name, {"weapon": "x"}, ANN)


def test_the_feed_tells_of_new_changed_merged_and_gone(register: Register) -> None:
    small(register)
    start = register.clock()
    assert {item.state for item in register.changes_since(0)} == {"live"}
    assert register.changes_since(start) == []
    elder, younger, other = (incident_of(register, name) for name in ("a/1", "d/1", "e/1"))
    register.correct_event(key("e/1"), {"weapon": "rockets"}, ANN)
    register.merge([elder, younger], ANN)
    register.review(event_subject(key("e/2")), "rejected", ANN)
    fill(register, [item("f", row(place="tobruk"))])
    feed = {found.id: found for found in register.changes_since(start)}
    assert {(found.state, found.first) for found in feed.values() if found.id == incident_of(register, "f/1")} == {("live", True)}
    assert (feed[other].state, feed[other].first) == ("live", False)
    assert feed[other].row is not None
    assert feed[other].row["weapon"] == "rockets"
    assert (feed[younger].state, feed[younger].into, feed[younger].row) == ("merged", elder, None)
    assert [found.state for found in feed.values()].count("gone") == 1
    stamps = [found.stamp for found in register.changes_since(0)]
    assert stamps == sorted(set(stamps))
    paged, last = [], 0
    while page := register.changes_since(last, limit=2):
        paged += [found.stamp for found in page]
        last = page[-1].stamp
    assert paged == stamps


def test_events_of_one_article_are_one_only_when_a_person_says_so(register: Register) -> None:
    fill(register, [item("a", row(1), row(2))])
    assert register.incidents().count() == 2
    register.judge(key("a/1"), key("a/2"), True, ANN)
    assert register.incidents().count() == 1
    register.judge(key("a/1"), key("a/2"), None, ANN)
    assert register.incidents().count() == 2
    assert faults(register) == []


def test_history_of_an_incident_holds_its_events_and_its_judgements(register: Register) -> None:
    small(register)
    elder, younger = incident_of(register, "a/1"), incident_of(register, "d/1")
    register.correct_event(key("b/1"), {"weapon": "IED"}, ANN)
    register.correct_incident(younger, {"weapon": "rockets"}, BOB)
    register.merge([elder, younger], ANN)
    kinds = [entry.subject.kind for entry in register.history(elder)]
    assert kinds == ["event", "incident", "pair"]
    assert [entry.field for entry in register.history("b")] == ["weapon"]


def test_similar_incidents_come_with_their_waterfall(register: Register) -> None:
    small(register)
    fill(register, [item("f", row(type="shelling", killed_min=30, killed_max=30, attacker="Houthis"), source="radio")])
    assert incident_of(register, "f/1") != incident_of(register, "a/1")
    found = register.similar(incident_of(register, "a/1"))
    assert incident_of(register, "f/1") in [candidate.id for candidate in found]
    assert all(0 <= candidate.link.probability <= 1 and candidate.link.features for candidate in found)


def test_a_split_needs_members(register: Register) -> None:
    small(register)
    name = incident_of(register, "a/1")
    with pytest.raises(UnknownError):
        register.split(name, [key("d/1")], ANN)
    with pytest.raises(FieldError):
        register.split(name, [key("a/1"), key("b/1"), key("c/1")], ANN)
    with pytest.raises(UnknownError):
        register.split(name, [ReportKey("zz", 4)], ANN)
    assert register.incidents(Filter()).count() == 4
