"""The rule of tolls: later and better placed wins, the span is kept, claims raise nothing, one agency counts once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.incidents.tolls import contradict, fuse_toll
from waqai.model import Count, Report

from .making import SAYERS, report, row, told_by, toll

Said = tuple[str, str, Any]
"""Day of April, stance, figure: a number, (low, high), or (low, None) for «at least»."""


def said(*told: Said, what: str = "killed") -> list[Report]:
    made = []
    for i, (day, stance, figure) in enumerate(told):
        low, high = figure if isinstance(figure, tuple) else (figure, figure)
        values = {**toll(low, high=high, what=what), "reported_by": SAYERS[stance], "attacker": "Islamic State"}
        made.append(report(f"a{i}", row(**values), told_on=f"2019-04-{day}"))
    return made


def fused(*told: Said) -> tuple[int, int, int | None]:
    found = fuse_toll(told_by(*said(*told)), "killed")
    assert found is not None
    return found[0].low, found[0].best, found[0].high


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("10", "news", 3)], (3, 3, 3)),
        ([("10", "news", 3), ("13", "news", 5)], (3, 5, 5)),
        ([("10", "official", 5), ("13", "witness", 3)], (3, 3, 5)),
        ([("12", "official", 5), ("13", "witness", 3)], (3, 5, 5)),
        ([("12", "news", 5), ("12", "witness", 9), ("12", "news", 5), ("12", "news", 4)], (4, 5, 9)),
        ([("12", "news", 6), ("12", "news", 4)], (4, 4, 6)),
        ([("10", "official", 3), ("13", "claim", 40)], (3, 3, 40)),
        ([("10", "claim", 40), ("13", "claim", 12)], (12, 12, 40)),
        ([("10", "official", 32), ("13", "news", (30, None))], (30, 32, 32)),
        ([("10", "official", 28), ("13", "news", (30, None))], (28, 30, None)),
        ([("10", "news", (30, None)), ("13", "news", 41)], (30, 41, 41)),
        ([("10", "news", 27), ("13", "news", (26, 28))], (26, 27, 28)),
        ([("10", "news", 20), ("13", "news", (26, 28))], (20, 26, 28)),
    ],
)
def test_rule(told: list[Said], expected: tuple[int, int, int | None]) -> None:
    assert fused(*told) == expected


def test_no_figure_is_none_and_not_zero() -> None:
    assert fuse_toll(told_by(report("a")), "killed") is None
    assert fuse_toll(told_by(report("a", row(**toll(0)))), "killed") == (Count("killed", 0, 0, 0), "the only source")


def test_dead_attackers_are_counted_as_attackers() -> None:
    found = fuse_toll(told_by(report("a", row(attackers_killed=1))), "attackers_killed")
    assert found == (Count("killed", 1, 1, 1, "attackers"), "the only source")


def test_copies_of_one_agency_do_not_outvote_another_source() -> None:
    copied = [report(f"c{i}", row(**toll(4)), told_on="2019-04-12", copy_of="c0" if i else None) for i in range(3)]
    others = [report(f"o{i}", row(**toll(6)), told_on="2019-04-12") for i in range(2)]
    found = fuse_toll(told_by(*copied, *others), "killed")
    assert found is not None
    assert found[0].best == 6
    alone = fuse_toll(told_by(*copied, others[0]), "killed")
    assert alone is not None
    assert alone[0].best == 4  # one against one: the lower


def test_figures_contradict_only_where_both_cannot_be_right() -> None:
    assert contradict(told_by(*said(("10", "news", 3), ("13", "news", 5))), "killed")
    assert not contradict(told_by(*said(("10", "news", (3, None)), ("13", "news", 5))), "killed")
    assert not contradict(told_by(*said(("10", "news", 3))), "killed")


figures = st.integers(0, 50) | st.tuples(st.integers(0, 50), st.none()) | st.integers(0, 40).map(lambda low: (low, low + 5))
stances = st.sampled_from(sorted(SAYERS))
days = st.sampled_from(("09", "10", "11", "14"))
told_lists = st.lists(st.tuples(days, stances, figures), min_size=1, max_size=6)


@given(told_lists)
@settings(deadline=None)
def test_bounds_hold_every_figure_that_anybody_says(told: list[Said]) -> None:
    low, best, high = fused(*told)
    assert low <= best
    assert high is None or best <= high
    for _, _, figure in told:
        least, most = figure if isinstance(figure, tuple) else (figure, figure)
        assert low <= least
        assert high is None or least <= high
        assert high is None or most is None or most <= high


@given(told_lists, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_does_not_matter(told: list[Said], random: Any) -> None:
    reports = said(*told)
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert fuse_toll(told_by(*reports), "killed") == fuse_toll(told_by(*shuffled), "killed")


@given(told_lists, days, figures)
@settings(deadline=None)
def test_a_claim_never_raises_the_best_figure(told: list[Said], day: str, figure: Any) -> None:
    _, before, _ = fused(*told)
    _, after, _ = fused(*told, (day, "claim", figure))
    assert after <= before
    if any(stance != "claim" for _, stance, _ in told):
        assert after == before


@given(told_lists)
@settings(deadline=None)
def test_the_best_figure_is_one_that_somebody_gives(told: list[Said]) -> None:
    _, best, _ = fused(*told)
    assert best in {figure[0] if isinstance(figure, tuple) else figure for _, _, figure in told}
