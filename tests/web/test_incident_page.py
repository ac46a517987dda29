"""The page of an incident: rejecting it whole and taking that back, setting what no source gives, in the reader's language."""

from __future__ import annotations

import re
from html import unescape

import pytest

from waqai.register import Act, Conflict, Register, Tombstone

from .conftest import Visit


@pytest.fixture
def name(register: Register) -> str:
    """An incident that two articles tell."""
    return next(row["incident"] for row in register.incidents().rows() if row["sources"] == 2)


def test_an_incident_is_rejected_with_all_its_reports_and_comes_back_whole(register: Register, visit: Visit, name: str) -> None:
    before = register.incident(name)
    answer = visit.post(f"/incident/{name}/review", {"state": "rejected", "version": str(before.version)})
    assert answer.status_code == 303
    assert re.fullmatch(r"/review\?done=\d+", answer.headers["location"])
    assert isinstance(register.incident(name), Tombstone)
    assert all(register.event(event.key).review == "rejected" for event in before.events)
    queue = visit.get(answer.headers["location"]).text
    assert "The incident was rejected with all its reports." in queue
    seq = re.search(r'name="seq" value="(\d+)"', queue)[1]
    assert visit.post("/undo", {"seq": seq, "back": "/review"}).headers["location"] == "/review"
    after = register.incident(name)
    assert {event.key for event in after.events} == {event.key for event in before.events}
    assert {event.review for event in after.events} == {"new"}


def test_an_incident_that_somebody_else_changed_is_not_rejected(register: Register, visit: Visit, name: str) -> None:
    version = register.incident(name).version
    visit.post(f"/incident/{name}/set", {"field": "weapon", "value": "عبوة ناسفة", "version": str(version)})
    answer = visit.post(f"/incident/{name}/review", {"state": "rejected", "version": str(version)})
    assert answer.status_code == 409
    assert "Somebody else has changed this meanwhile" in answer.text
    assert register.incident(name).row["weapon"] == "IED"
    with pytest.raises(Conflict):
        register.reject(name, Act("tests", expected=version))


def test_what_no_source_gives_can_be_set(register: Register, visit: Visit) -> None:
    name = next(row["incident"] for row in register.incidents().rows() if ["patrol", 1] in row["members"])
    assert register.incident(name).row["claimed_by"] is None
    assert 'name="field" value="claimed_by"' in visit.get(f"/incident/{name}").text
    visit.post(f"/incident/{name}/set", {"field": "claimed_by", "value": "داعش"})
    assert register.incident(name).row["claimed_by"] == "Islamic State"
    visit.client.headers["accept-language"] = "ar"
    body = unescape(visit.get(f"/incident/{name}").text)
    assert 'value="تنظيم الدولة الإسلامية"' in body


def test_any_change_is_undone_from_the_log(register: Register, visit: Visit, name: str) -> None:
    weapon = register.incident(name).row["weapon"]
    visit.post(f"/incident/{name}/set", {"field": "weapon", "value": "rockets"})
    seq = register.latest_changes(1)[0].seq
    body = visit.get("/changes").text
    assert f'name="seq" value="{seq}"' in body
    assert visit.post("/undo", {"seq": str(seq), "back": "/changes"}).headers["location"] == "/changes"
    assert register.incident(name).row["weapon"] == weapon


def test_damage_is_said_in_arabic(register: Register, visit: Visit, name: str) -> None:
    visit.post(f"/incident/{name}/set", {"field": "damage", "value": "1 house; 3 military vehicles; car; 2 things"})
    visit.client.headers["accept-language"] = "ar"
    body = unescape(visit.get(f"/incident/{name}").text)
    assert "منزل (1)، آلية عسكرية (3)، سيارة، 2 things" in body


def test_the_words_that_tell_the_kind_are_the_quote_of_an_event_that_has_none(register: Register, visit: Visit) -> None:
    visit.post("/article/add", {"id": "patrol", "like": "1"})
    made = register.document("patrol").events[-1]
    assert made.row["evidence_ar"] == ""
    raw = register.document("patrol").raw
    start = raw.index("عبوة ناسفة استهدفت")
    words = {"id": "patrol", "n": str(made.key.n), "field": "type", "start": str(start), "end": str(start + 18)}
    visit.post("/article/words", words)
    assert register.event(made.key).row["evidence_ar"] == raw[start : start + 18]
    kept = register.document("patrol").events[0].row["evidence_ar"]
    visit.post("/article/words", {**words, "n": "1"})
    assert register.document("patrol").events[0].row["evidence_ar"] == kept
