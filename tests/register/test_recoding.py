"""Coding anew: rows keep their numbers, people's work stays, differences are shown, nothing is lost."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from waqai.register import Program, Register, event_subject
from waqai.register.schema import EventPast

from .making import ANN, PROGRAM, TEXT, faults, fill, incident_of, item, key, row

NEWER = Program("0.1", "packs")


def line(name: str, *rows: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return name, {"id": name, "relevant": bool(rows), "events": list(rows)}


def recode(register: Register, *lines: tuple[str, dict[str, Any]]) -> list[Any]:
    run = register.begin_run(NEWER, "test")
    found = register.store_coding(lines, run)
    register.fuse()
    return found


def test_the_same_rows_again_differ_in_nothing(register: Register) -> None:
    fill(register, [item("a", row(1), row(2, "aden"))])
    clock = register.clock()
    (found,) = recode(register, line("a", row(1), row(2, "aden")))
    assert not found.changed
    assert register.clock() == clock
    assert register.recodable(unless=NEWER) == []


def test_rows_keep_their_numbers_when_their_order_changes(register: Register) -> None:
    fill(register, [item("a", row(1), row(2, "aden"))])
    taiz, aden = incident_of(register, "a/1"), incident_of(register, "a/2")
    (found,) = recode(register, line("a", row(1, "tobruk"), row(2, "aden", killed_min=5, killed_max=5), row(3)))
    assert [(d.key.n, d.what, [f.field for f in d.fields]) for d in found.differences] == [
        (3, "added", []),
        (2, "changed", ["killed_max", "killed_min"]),
    ]
    assert register.event(key("a/2")).row["killed_min"] == 5
    assert register.event(key("a/3")).row["place"] == "Tobruk"
    assert (incident_of(register, "a/1"), incident_of(register, "a/2")) == (taiz, aden)
    assert faults(register) == []


def test_corrections_stay_and_are_set_beside_what_the_program_reads_now(register: Register) -> None:
    fill(register, [item("a", row(1))])
    register.correct_event(key("a/1"), {"killed_min": 2, "weapon": "IED"}, ANN)
    preview = register.compare_coding(*line("a", row(1, killed_min=1, weapon="IED")))
    (difference,) = preview.differences
    fields = {field.field: field for field in difference.fields}
    assert (fields["killed_min"].old, fields["killed_min"].new, fields["killed_min"].said, fields["killed_min"].agrees) == (3, 1, 2, False)
    assert fields["weapon"].agrees
    assert register.event(key("a/1")).coded["killed_min"] == 3  # type: ignore[index]
    recode(register, line("a", row(1, killed_min=1, weapon="IED")))
    event = register.event(key("a/1"))
    assert (event.row["killed_min"], event.coded and event.coded["killed_min"]) == (2, 1)
    assert [correction.field for correction in event.corrections] == ["killed_min", "weapon"]
    assert faults(register) == []


def test_a_row_that_the_program_drops_is_gone_unless_people_have_worked_on_it(register: Register) -> None:
    fill(register, [item("a", row(1), row(2, "aden"), row(3, "tobruk"))])
    register.review(event_subject(key("a/2")), "accepted", ANN)
    register.comment(event_subject(key("a/3")), "why?", ANN)
    (found,) = recode(register, line("a"))
    assert {difference.key.n: difference.what for difference in found.differences} == {1: "dropped", 2: "kept", 3: "kept"}
    assert [(event.key.n, event.dropped) for event in register.document("a").events] == [(2, True), (3, True)]
    assert register.incidents().count() == 2
    with register.database.reading() as connection:
        assert len(connection.execute(select(EventPast.event)).all()) == 3
    recode(register, line("a", row(1)))
    assert [(event.key.n, event.dropped) for event in register.document("a").events] == [(1, False), (2, True), (3, True)]
    assert faults(register) == []


def test_an_event_that_a_person_added_outlives_recoding(register: Register) -> None:
    fill(register, [item("a", row(1))])
    added = register.add_event("a", {"type": "abduction", "country": "YE"}, ANN)
    (found,) = recode(register, line("a", row(1), row(2, "aden")))
    assert added.n == 2
    assert [(d.key.n, d.what) for d in found.differences] == [(3, "added")]
    assert [event.key.n for event in register.document("a").events] == [1, 2, 3]


def test_which_articles_are_coded_anew(stocked: Register) -> None:
    fill(stocked, [item("q", row(), keeps="quotes")])
    assert [document.id for _, document in stocked.recodable()] == ["a", "b", "c", "d", "e"]
    assert stocked.recodable(unless=PROGRAM) == []
    first, *_ = stocked.recodable(unless=NEWER)
    assert first[1].text.startswith(TEXT)
    assert [document.id for _, document in stocked.recodable(after=first[0], limit=2)] == ["b", "c"]
