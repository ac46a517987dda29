"""Blocking: which pairs are compared at all."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings

from waqai.incidents import block_keys, candidates
from waqai.incidents.blocking import pairs
from waqai.model import Report

from .making import report, row, sketch, some_reports, toll


def meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(list(candidates([report("a", one), report("b", other)])))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row(), row()),
        (row(), row(day="2019-04-11")),
        (row(), row(place="diyala")),
        (row("village"), row("village")),
        (row("taiz"), row("yemen")),
        (row(), row(day=None)),
        (row(), row(date_start="2019-03-01")),
        (row("taiz", **toll(14)), row("mokha", **toll(14))),
        (row(evidence_ar="عبوة أصابت دورية عند الجسر القديم"), row("taiz", "2019-04-02", evidence_ar="عبوة أصابت دورية عند الجسر القديم")),
    ],
)
def test_these_are_compared(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert meet(one, other)
    assert meet(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [(row(), row(day="2019-06-09")), (row("taiz"), row("baqubah")), (row("taiz", **toll(3)), row("baqubah", **toll(3)))]
)
def test_these_are_not(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not meet(one, other)


def test_events_of_one_article_are_not_compared() -> None:
    assert list(candidates([report("a/1"), report("a/2")])) == []


@given(some_reports())
@settings(deadline=None)
def test_pairs_share_a_key_and_hang_on_the_two_alone(reports: list[Report]) -> None:
    sketches = [sketch(each) for each in reports]
    found = list(pairs(sketches))
    assert len(found) == len(set(found))
    keys = [set(block_keys(each)) for each in reports]
    for a, b in itertools.combinations(range(len(reports)), 2):
        if (a, b) in found:
            assert keys[a] & keys[b]
        assert ((a, b) in found) == bool(list(pairs([sketches[a], sketches[b]]))) == bool(list(pairs([sketches[b], sketches[a]])))
