"""Agreement of coders, against the worked example of the literature."""

from __future__ import annotations

import pytest

from waqai.evaluation.coders import agreement, interval, krippendorff_alpha

# Krippendorff's example of four observers and twelve units; 0: no value given.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3),
    (0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0),
)
UNITS = [[value for value in unit if value] for unit in zip(*OBSERVERS, strict=True)]


def test_alpha_is_that_of_the_worked_example() -> None:
    assert krippendorff_alpha(UNITS) == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha(UNITS, interval) == pytest.approx(0.849, abs=0.0005)


def test_chance_gives_nothing_and_sameness_says_nothing() -> None:
    assert krippendorff_alpha([["a", "b"], ["b", "a"], ["a", "b"], ["b", "a"]]) < 0
    assert krippendorff_alpha([["a", "a"]] * 9) is None
    assert krippendorff_alpha([["a"], ["b"]]) is None
    assert agreement([]) is None
