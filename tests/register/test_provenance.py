"""What stands behind incidents, which ids are held, and who may still hold an incident that went."""

from __future__ import annotations

from waqai.model import ReportKey
from waqai.register import Register, event_subject

from .making import ANN, fill, incident_of, item, row


def test_provenance_names_the_articles_and_the_last_change(stocked: Register) -> None:
    incident = incident_of(stocked, "a/1")
    found = stocked.provenance([incident, "w-none"])
    assert set(found) == {incident}
    assert [(told.document, told.source) for told in found[incident].articles] == [("a", "daily"), ("b", "evening"), ("c", "agency")]
    before = found[incident]
    stocked.correct_incident(incident, {"weapon": "IED"}, ANN)
    after = stocked.provenance([incident])[incident]
    assert after.stamp > before.stamp
    assert after.changed >= before.changed


def test_an_article_with_two_events_in_one_incident_stands_there_once(register: Register) -> None:
    fill(register, [item("a", row(1), row(2))])
    kept = register.merge(register.incidents().ids(), ANN)
    assert [told.document for told in register.provenance([kept])[kept].articles] == ["a"]


def test_held_says_what_was_erased(stocked: Register) -> None:
    stocked.agree_erasure(stocked.ask_erasure("document", "d", "asked for", "ann"), "bob")
    assert stocked.held(["a", "d", "z"]) == {"a": True, "d": False}


def test_the_feed_says_who_may_hold_an_incident_that_went(stocked: Register) -> None:
    old = incident_of(stocked, "d/1")
    stamp = stocked.clock()
    fill(stocked, [item("x", row(place="aden", day="2019-09-09"))])
    young = incident_of(stocked, "x/1")
    for name in ("d", "x"):
        stocked.review(event_subject(ReportKey(name, 1)), "rejected", ANN)
    found = {change.id: (change.state, change.known) for change in stocked.changes_since(stamp)}
    assert found[old] == ("gone", True)
    assert found[young] == ("gone", False)


def test_a_selection_shows_itself_in_a_notebook(stocked: Register) -> None:
    shown = stocked.incidents()._repr_html_()
    assert shown.count("<tr>") == 1 + stocked.incidents().count()
    assert len(stocked.incidents().frame()) == stocked.incidents().count()
