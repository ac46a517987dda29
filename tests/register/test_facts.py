"""What is held in memory gives the answers of the database: to every filter, in every order, after whatever people do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.register import ORDERS, Filter, FilterError, Page, Register, Selection, following
from waqai.register.following import Following
from waqai.register.selection import COLUMN_FACETS, TERM_FACETS

from .conftest import thorough
from .making import ANN, PLACES, fill, item, key, row
from .test_filter import filters, varied
from .test_properties import acts, play

FACETS = (*COLUMN_FACETS, *TERM_FACETS)


def followed(register: Register) -> Following:
    found = Following(register.database)
    found.begin().join()
    return found


def pages(selection: Selection, limit: int) -> tuple[list[str], list[str | None]]:
    ids: list[str] = []
    cursors: list[str | None] = [None]
    while True:
        page: Page = selection.page(limit, cursors[-1])
        ids += [found["incident"] for found in page.rows]
        cursors.append(page.cursor)
        if page.cursor is None:
            return ids, cursors


def answers(selection: Selection) -> dict[str, Any]:
    selection.database.forget()
    told: dict[str, Any] = {"count": selection.count(), "facets": selection.facets(FACETS, 99), "pages": pages(selection, 3)}
    told |= {unit: selection.timeline(unit) for unit in ("day", "month", "year")}
    cells = selection.grid(1.0)
    told["grid"] = [(round(cell.lat, 9), round(cell.lon, 9), cell.count, cell.toll, cell.incident) for cell in cells]
    return told


def test_every_filter_in_every_order_has_one_answer(register: Register) -> None:
    varied(register)
    held = followed(register)

    @thorough(30 if register.database.sqlite else 8)
    @given(filters(), st.sampled_from(ORDERS))
    def same(wanted: Filter, order: str) -> None:
        alone = register.incidents(wanted, order)
        with register.database.reading() as connection:
            assert held.at(connection) is not None
        assert answers(replace(alone, following=held)) == answers(alone)

    same()


def test_whatever_people_do_the_answers_follow(shared: Any) -> None:
    @thorough(8 if shared.register.database.sqlite else 3)
    @given(st.lists(acts, min_size=1, max_size=8))
    def same(deeds: list[tuple[Any, ...]]) -> None:
        register = shared.restore("small")
        held = followed(register)
        for deed in deeds:
            play(register, deed)
            register.fuse()
            with register.database.reading() as connection:
                assert held.at(connection) is not None
            alone = register.incidents()
            assert answers(replace(alone, following=held)) == answers(alone)

    same()


def test_an_erased_name_is_in_memory_no_longer(stocked: Register) -> None:
    own = Register(stocked.database)
    own.follow().join()
    own.correct_event(key("a/1"), {"attacker": "Fulan al-Fulani"}, ANN)
    held = own.incidents().following
    assert held is not None
    assert ("Fulan al-Fulani", 1) in own.incidents().facet("attacker", 99)
    own.agree_erasure(own.ask_erasure("person", "Fulan al-Fulani", "asked", "ann"), "bob")
    held.begin().join()
    with stocked.database.reading() as connection:
        facts = held.at(connection)
    assert facts is not None
    assert not any("Fulan" in str(name) for names in facts.names.values() for name in names.names)


def test_a_register_that_changed_much_is_read_again(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    varied(register)
    held = followed(register)
    monkeypatch.setattr(following, "MOST_CHANGED", 1)
    fill(register, [item(f"late{number}", row(1, place, day=f"2019-06-0{number + 1}")) for number, place in enumerate(PLACES)])
    with register.database.reading() as connection:
        assert held.at(connection) is None  # the database answers meanwhile
    held.begin().join()
    with register.database.reading() as connection:
        assert held.at(connection) is not None
    assert answers(replace(register.incidents(), following=held)) == answers(register.incidents())


def test_a_reader_of_an_older_state_is_answered_from_that_state(stocked: Register) -> None:
    held = followed(stocked)
    with stocked.database.reading() as before:
        assert held.at(before) is not None
        stocked.correct_event(key("a/1"), {"killed_min": 9, "killed_max": 9}, ANN)
        with stocked.database.reading() as after:
            assert held.at(after) is not None
        assert held.at(before) is None


def test_a_cursor_that_no_page_gave_is_refused(stocked: Register) -> None:
    with pytest.raises(FilterError, match="cursor"):
        replace(stocked.incidents(), following=followed(stocked)).page(3, '["yesterday", 3]')
