"""Whatever people do, in whatever order: it can be undone, the log gives the state, incidents are what fusing everything gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waqai.model import ReportKey
from waqai.register import TAKE_BACK, Act, Conflict, FieldError, Register, Subject, UnknownError, event_subject
from waqai.register.log import faults as log_faults
from waqai.register.log import replay

from .conftest import Shared, thorough
from .making import PLACES, faults, fill, incident_of, item, key, picture, row

REFUSED = (Conflict, FieldError, UnknownError)
EVENTS = ("a/1", "b/1", "c/1", "d/1", "e/1", "e/2")
events = st.sampled_from(EVENTS)
people = st.sampled_from(("ann", "bob"))
values = st.fixed_dictionaries(
    {},
    optional={
        "killed_min": st.integers(0, 3) | st.just(TAKE_BACK),
        "type": st.sampled_from(("shelling", "bombing_ied", "abduction")),
        "date_start": st.sampled_from(("2019-04-08", "2019-04-09")),
        "place_ar": st.sampled_from(("تعز", "عدن")) | st.just(TAKE_BACK),
        "target": st.lists(st.sampled_from(("police", "civilians")), max_size=2),
        "weapon": st.none() | st.just("IED"),
        "spans.type": st.just([[0, 4, "person"]]),
    },
)
acts = st.one_of(
    st.tuples(st.just("correct"), people, events, values),
    st.tuples(st.just("review"), people, events, st.sampled_from(("new", "accepted", "rejected", "later"))),
    st.tuples(st.just("judge"), people, st.tuples(events, events), st.sampled_from((True, False, None))),
    st.tuples(st.just("merge"), people, st.tuples(events, events), st.none()),
    st.tuples(st.just("split"), people, events, st.none()),
    st.tuples(st.just("add"), people, st.sampled_from("abcde"), st.sampled_from(sorted(PLACES))),
    st.tuples(st.just("comment"), people, events, st.just("why?")),
    st.tuples(st.just("incident"), people, events, st.integers(0, 9)),
    st.tuples(st.just("undo"), people, st.integers(0, 5), st.none()),
    st.tuples(st.just("store"), people, st.integers(0, 2), st.sampled_from(sorted(PLACES))),
)


def play(register: Register, act: tuple[Any, ...]) -> None:
    """Carry one act out; what is refused changes nothing."""
    kind, who, of, what = act
    by = Act(who, "property")
    try:
        if kind == "correct":
            register.correct_event(key(of), what, by)
        elif kind == "review":
            register.review(event_subject(key(of)), what, by)
        elif kind == "judge":
            register.judge(key(of[0]), key(of[1]), what, by)
        elif kind == "merge":
            register.merge([incident_of(register, of[0]), incident_of(register, of[1])], by)
        elif kind == "split":
            register.split(incident_of(register, of), [key(of)], by)
        elif kind == "add":
            register.add_event(of, {"type": "shelling", "date_start": "2019-04-09", "date_end": "2019-04-09", **PLACES[what]}, by)
        elif kind == "comment":
            register.comment(event_subject(key(of)), what, by)
        elif kind == "incident":
            register.correct_incident(incident_of(register, of), {"killed_best": what, "killed_min": 0, "killed_max": None}, by)
        elif kind == "undo":
            entries = register.latest_changes(10)
            if of < len(entries):
                register.undo(entries[of].seq, by)
        elif kind == "store":
            fill(register, [item(f"new-{of}-{what}", row(1, what, killed_min=of), source=f"s{of}")])
    except (StopIteration, *REFUSED):
        return


@pytest.fixture
def examples(request: pytest.FixtureRequest) -> int:
    """PostgreSQL takes longer, and what is proven here does not hang on the database."""
    return 12 if request.node.callspec.params["shared"] == "sqlite" else 4


def check(shared: Shared, examples: int, prove: Callable[[Register, list[tuple[Any, ...]]], None], most: int = 8) -> None:
    """Prove something of a small register after any list of acts."""

    @thorough(examples)
    @given(st.lists(acts, min_size=1, max_size=most))
    def proven(played: list[tuple[Any, ...]]) -> None:
        prove(shared.restore("small"), played)

    proven()


def test_undoing_all_changes_gives_the_first_state(shared: Shared, examples: int) -> None:
    def prove(register: Register, played: list[tuple[Any, ...]]) -> None:
        first = picture(register)
        for act in played:
            if act[0] != "store":
                play(register, act)
        for entry in register.latest_changes(1000):
            if entry.undoes is None and _holds(register, entry.seq):
                register.undo(entry.seq, Act("ann", "back"))
        now = picture(register)
        assert now == first
        assert faults(register) == []

    check(shared, examples, prove)


def _holds(register: Register, seq: int) -> bool:
    """Whether an entry was not undone already (and its undo not undone)."""
    undone = False
    for entry in reversed(register.latest_changes(1000)):
        if entry.undoes == seq:
            undone, by = True, entry.seq
            undone = not _undone(register, by)
            if undone:
                return False
    return not undone


def _undone(register: Register, seq: int) -> bool:
    return any(entry.undoes == seq and not _undone(register, entry.seq) for entry in register.latest_changes(1000))


def test_replaying_the_log_gives_the_present_state(shared: Shared, examples: int) -> None:
    def prove(register: Register, played: list[tuple[Any, ...]]) -> None:
        for act in played:
            play(register, act)
        with register.database.reading() as connection:
            assert list(log_faults(connection)) == []
            standing = replay(connection)
        said = {
            name: {correction.field: correction.value for correction in register.event(key(name)).corrections} for name in EVENTS
        }  # fmt: skip
        from_log: dict[str, dict[str, Any]] = {name: {} for name in EVENTS}
        for (kind, name, field), (value, _) in standing.items():
            if kind == "event" and name in from_log and field not in ("review", "added") and not field.startswith("comment."):
                from_log[name][field] = json.loads(value)
        assert said == from_log

    check(shared, examples, prove, most=12)


def test_incidents_are_what_fusing_everything_gives(shared: Shared, examples: int) -> None:
    def prove(register: Register, played: list[tuple[Any, ...]]) -> None:
        for act in played:
            play(register, act)
        assert faults(register) == []
        members = [tuple(member) for found in register.incidents() for member in found["members"]]
        assert len(members) == len(set(members))

    check(shared, examples, prove, most=12)


def test_merge_then_split_restores(shared: Shared, examples: int) -> None:
    @thorough(examples)
    @given(st.lists(acts, max_size=4), st.tuples(events, events), st.booleans())
    def proven(played: list[tuple[Any, ...]], pair: tuple[str, str], by_undo: bool) -> None:
        register = shared.restore("small")
        for act in played:
            play(register, act)
        before = picture(register)
        homes = {tuple(member): name for name, found in before["incidents"].items() for member in found["members"]}
        assume(all(key(name) in homes for name in pair))
        one, other = (homes[key(name)] for name in pair)
        assume(one != other)
        merged = register.merge([one, other], Act("ann"))
        assert register.incident(other).id == register.incident(one).id == merged  # type: ignore[union-attr]
        if by_undo:
            register.undo_act(register.latest_changes(1)[0].seq, Act("bob"))
        else:
            moved = next(name for name in (one, other) if name != merged)
            part = [ReportKey(*member) for member in before["incidents"][moved]["members"]]
            assert register.split(merged, part, Act("bob")) == moved
        assert {name: found["members"] for name, found in picture(register)["incidents"].items()} == {
            name: found["members"] for name, found in before["incidents"].items()
        }
        if by_undo:
            assert picture(register) == before
        assert faults(register) == []

    proven()


def test_every_id_that_ever_was_leads_somewhere(shared: Shared, examples: int) -> None:
    def prove(register: Register, played: list[tuple[Any, ...]]) -> None:
        seen: set[str] = set(register.incidents().ids())
        for act in played:
            play(register, act)
            seen |= set(register.incidents().ids())
        live = set(register.incidents().ids())
        for name in seen:
            view = register.incident(name)
            assert view.id in live or view.past[-1].what == "gone" or not hasattr(view, "row")
        feed = register.changes_since(0)
        assert {found.id for found in feed if found.state == "live"} == live
        assert seen <= {found.id for found in feed}

    check(shared, examples, prove)


def test_subjects_of_comments_are_kept_apart(register: Register) -> None:
    fill(register, [item("a/1", row()), item("a", row(), text="نص آخر عن واقعة أخرى")])
    register.comment(Subject("document", "a/1"), "of the document", Act("ann"))
    register.comment(event_subject(ReportKey("a", 1)), "of the event", Act("ann"))
    assert [comment.new for comment in register.document("a/1").comments] == ["of the document"]
    assert register.document("a").comments == ()
