"""Permanent ids: merged ids lead on, split ids say so, and the feed of changes tells of all of it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from waqai.model import ReportKey
from waqai.register import FieldError, Filter, Register, Tombstone, UnknownError, event_subject
from waqai.register.eventing import reports

from .making import ANN, BOB, faults, fill, incident_of, item, key, picture, row


def values_of(shown: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Incidents but for their confidence, which rises where people vouch for a link."""
    return {name: {key: value for key, value in found.items() if key != "confidence"} for name, found in shown["incidents"].items()}


def test_merging_keeps_the_elder_id_and_the_younger_leads_to_it(stocked: Register) -> None:
    elder, younger = incident_of(stocked, "a/1"), incident_of(stocked, "d/1")
    assert stocked.merge([younger, elder], ANN) == elder
    view = stocked.incident(younger)
    assert not isinstance(view, Tombstone)
    assert (view.id, view.asked) == (elder, younger)
    assert [event.key for event in view.events] == [key("a/1"), key("b/1"), key("c/1"), key("d/1")]
    assert stocked.incidents().count() == 3
    assert {link.judged_by for link in view.fused.links} == {"ann"}
    with pytest.raises(FieldError):
        stocked.merge([elder, younger], ANN)
    assert faults(stocked) == []


def test_merge_then_split_restores(stocked: Register) -> None:
    before = picture(stocked)
    elder, younger = incident_of(stocked, "a/1"), incident_of(stocked, "d/1")
    merged = stocked.merge([elder, younger], ANN)
    assert stocked.split(merged, [key("d/1")], BOB) == younger
    assert values_of(picture(stocked)) == values_of(before)
    view = stocked.incident(younger)
    assert [past.what for past in view.past] == ["founded", "merged", "revived"]  # type: ignore[union-attr]
    assert [(past.what, past.others) for past in stocked.incident(elder).past] == [("founded", ()), ("split", (younger,))]  # type: ignore[union-attr]


def test_a_merge_keeps_all_reports_of_both_however_little_they_agree(stocked: Register) -> None:
    fill(stocked, [item("f", row(1, "daraa", day="2019-07-01", type="abduction", evidence_ar="خطف", abducted=2), source="wire")])
    names = [incident_of(stocked, name) for name in ("a/1", "d/1", "f/1")]
    elder = stocked.merge(names, ANN)
    members = [["a", 1], ["b", 1], ["c", 1], ["d", 1], ["f", 1]]
    assert stocked.incident(elder).row["members"] == members  # type: ignore[union-attr]
    part = stocked.split(elder, [key("c/1"), key("f/1")], BOB)
    assert stocked.incident(part).row["members"] == [["c", 1], ["f", 1]]  # type: ignore[union-attr]
    assert stocked.incident(elder).row["members"] == [["a", 1], ["b", 1], ["d", 1]]  # type: ignore[union-attr]
    stocked.undo_act(stocked.latest_changes(1)[0].seq, ANN)
    assert stocked.incident(part).row["members"] == members  # type: ignore[union-attr]
    assert faults(stocked) == []


def test_merge_undone_as_one_act_restores(stocked: Register) -> None:
    before = picture(stocked)
    stocked.merge([incident_of(stocked, name) for name in ("a/1", "d/1", "e/1")], ANN)
    stocked.undo_act(stocked.latest_changes(1)[0].seq, ANN)
    assert picture(stocked) == before


def test_split_then_merge_restores(stocked: Register) -> None:
    before = picture(stocked)
    name = incident_of(stocked, "a/1")
    part = stocked.split(name, [key("c/1")], ANN)
    assert part == incident_of(stocked, "c/1") != name
    assert stocked.incident(name).row["members"] == [["a", 1], ["b", 1]]  # type: ignore[union-attr]
    assert stocked.merge([name, part], ANN) == name
    assert values_of(picture(stocked)) == values_of(before)


def test_splitting_the_founder_off_says_where_the_others_went(stocked: Register) -> None:
    name = incident_of(stocked, "a/1")
    assert stocked.split(name, [key("a/1")], ANN) == name
    others = incident_of(stocked, "b/1")
    assert stocked.incident(name).past[-1].others == (others,)  # type: ignore[union-attr]
    assert stocked.incident(others).row["members"] == [["b", 1], ["c", 1]]  # type: ignore[union-attr]


def test_an_id_whose_founder_is_rejected_leads_to_the_rest(stocked: Register) -> None:
    name = incident_of(stocked, "a/1")
    stocked.review(event_subject(key("a/1")), "rejected", ANN)
    view = stocked.incident(name)
    assert not isinstance(view, Tombstone)
    assert view.id == incident_of(stocked, "b/1") != name
    stocked.review(event_subject(key("a/1")), "new", ANN)
    assert stocked.incident(name).id == name
    assert incident_of(stocked, "c/1") == name


def test_what_people_said_of_a_merged_incident_holds_where_nothing_is_said_of_the_other(stocked: Register) -> None:
    elder, younger = incident_of(stocked, "a/1"), incident_of(stocked, "d/1")
    stocked.correct_incident(younger, {"campaign": "حملة", "weapon": "rockets"}, ANN)
    stocked.correct_incident(elder, {"weapon": "IED"}, ANN)
    stocked.merge([elder, younger], ANN)
    found = stocked.incident(elder).row  # type: ignore[union-attr]
    assert (found["campaign"], found["weapon"]) == ("حملة", "IED")
    stocked.split(elder, [key("d/1")], ANN)
    assert stocked.incident(elder).row["campaign"] is None  # type: ignore[union-attr]
    assert stocked.incident(younger).row["weapon"] == "rockets"  # type: ignore[union-attr]


def test_an_incident_whose_events_are_gone_leaves_a_tombstone(stocked: Register) -> None:
    name = incident_of(stocked, "d/1")
    stocked.review(event_subject(key("d/1")), "rejected", ANN)
    view = stocked.incident(name)
    assert isinstance(view, Tombstone)
    assert [past.what for past in view.past] == ["founded", "gone"]
    with pytest.raises(UnknownError):
        stocked.correct_incident(name, {"weapon": "x"}, ANN)


def test_the_feed_tells_of_new_changed_merged_and_gone(stocked: Register) -> None:
    start = stocked.clock()
    assert {item.state for item in stocked.changes_since(0)} == {"live"}
    assert stocked.changes_since(start) == []
    elder, younger, other = (incident_of(stocked, name) for name in ("a/1", "d/1", "e/1"))
    stocked.correct_event(key("e/1"), {"weapon": "rockets"}, ANN)
    stocked.merge([elder, younger], ANN)
    stocked.review(event_subject(key("e/2")), "rejected", ANN)
    fill(stocked, [item("f", row(place="tobruk"))])
    feed = {found.id: found for found in stocked.changes_since(start)}
    assert {(found.state, found.first) for found in feed.values() if found.id == incident_of(stocked, "f/1")} == {("live", True)}
    assert (feed[other].state, feed[other].first) == ("live", False)
    assert feed[other].row is not None
    assert feed[other].row["weapon"] == "rockets"
    assert (feed[younger].state, feed[younger].into, feed[younger].row) == ("merged", elder, None)
    assert [found.state for found in feed.values()].count("gone") == 1
    stamps = [found.stamp for found in stocked.changes_since(0)]
    assert stamps == sorted(set(stamps))
    paged, last = [], 0
    while page := stocked.changes_since(last, limit=2):
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


def test_what_changes_one_event_is_seen_by_its_rivals_in_the_article(register: Register) -> None:
    def rivals() -> dict[int, int]:
        with register.database.reading() as connection:
            return {report.key.n: report.rivals for _, report in reports(connection)}

    fill(register, [item("a", row(1), row(2, "aden"), row(3, "baqubah"), row(4, "taiz", type="abduction"))])
    assert rivals() == {1: 1, 2: 1, 3: 0, 4: 0}
    register.correct_event(key("a/3"), {"country": "YE"}, ANN)
    assert rivals() == {1: 2, 2: 2, 3: 2, 4: 0}
    register.review(event_subject(key("a/1")), "rejected", ANN)
    assert rivals() == {2: 1, 3: 1, 4: 0}
    register.add_event("a", {"type": "abduction", "country": "YE", "date_start": "2019-04-09", "date_end": "2019-04-09"}, ANN)
    assert rivals() == {2: 1, 3: 1, 4: 1, 5: 1}
    register.undo(register.latest_changes(1)[0].seq, ANN)
    assert rivals() == {2: 1, 3: 1, 4: 0}
    assert faults(register) == []


def test_what_other_packs_have_fused_is_named_and_fused_anew(stocked: Register) -> None:
    stocked.merge([incident_of(stocked, "a/1"), incident_of(stocked, "d/1")], ANN)
    before = picture(stocked)
    assert not stocked.info().outdated
    with stocked.database.writing() as connection:
        connection.execute(text("UPDATE setting SET value = '\"0.0-old\"' WHERE name = 'fused_with'"))
        for table in ("edge", "block"):
            connection.execute(text(f"DELETE FROM {table}"))
    assert (stocked.info().outdated, stocked.info().fused_with) == (True, "0.0-old")
    assert stocked.fuse(anew=True).events == 6
    assert not stocked.info().outdated
    assert picture(stocked) == before
    fill(stocked, [item("f", row(), source="radio")])
    assert incident_of(stocked, "f/1") == incident_of(stocked, "a/1")
    assert faults(stocked) == []


def test_history_of_an_incident_holds_its_events_and_its_judgements(stocked: Register) -> None:
    elder, younger = incident_of(stocked, "a/1"), incident_of(stocked, "d/1")
    stocked.correct_event(key("b/1"), {"weapon": "IED"}, ANN)
    stocked.correct_incident(younger, {"weapon": "rockets"}, BOB)
    stocked.merge([elder, younger], ANN)
    kinds = [entry.subject.kind for entry in stocked.history(elder)]
    assert kinds == ["event", "incident", "pair", "pair", "pair"]
    assert [entry.field for entry in stocked.history("b")] == ["weapon"]
    stocked.undo_act(stocked.latest_changes(1)[0].seq, ANN)
    assert [entry.undoes is not None for entry in stocked.history(elder) if entry.subject.kind == "pair"] == [False] * 3 + [True] * 3


def test_similar_incidents_come_with_their_waterfall(stocked: Register) -> None:
    fill(
        stocked,
        [item("f", row(type="shelling", killed_min=30, killed_max=30, attacker="Houthis", evidence_ar="قصف مدفعي"), source="radio")],
    )
    assert incident_of(stocked, "f/1") != incident_of(stocked, "a/1")
    found = stocked.similar(incident_of(stocked, "a/1"))
    assert incident_of(stocked, "f/1") in [candidate.id for candidate in found]
    assert all(0 <= candidate.link.probability <= 1 and candidate.link.features for candidate in found)


@pytest.mark.parametrize(("verdict", "said"), ((False, "different"), (None, "unsure")))
def test_similar_incidents_come_with_what_people_said_of_them(stocked: Register, verdict: bool | None, said: str) -> None:
    values = row(type="shelling", killed_min=30, killed_max=30, attacker="Houthis", evidence_ar="قصف مدفعي")
    fill(stocked, [item("f", values, source="radio")])
    ours, other = incident_of(stocked, "a/1"), incident_of(stocked, "f/1")
    stocked.judge(key("b/1"), key("f/1"), verdict, ANN)
    assert {near.id: near.said for near in stocked.similar(ours)}[other] == said
    assert {near.id: near.said for near in stocked.similar(other)}[ours] == said
    stocked.undo_act(stocked.latest_changes(1)[0].seq, ANN)
    assert {near.id: near.said for near in stocked.similar(ours)}[other] == ""


def test_a_split_needs_members(stocked: Register) -> None:
    name = incident_of(stocked, "a/1")
    with pytest.raises(UnknownError):
        stocked.split(name, [key("d/1")], ANN)
    with pytest.raises(FieldError):
        stocked.split(name, [key("a/1"), key("b/1"), key("c/1")], ANN)
    with pytest.raises(UnknownError):
        stocked.split(name, [ReportKey("zz", 4)], ANN)
    assert stocked.incidents(Filter()).count() == 4
