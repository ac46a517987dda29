"""How far people who coded the same things agree: share of agreement, and Krippendorff's alpha, which takes chance off.

Krippendorff, K. (2004): Content Analysis, chapter 11. Nominal: two values are the same or not; interval: their squared difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any

Distance = Callable[[Any, Any], float]


def nominal(a: Any, b: Any) -> float:
    """0 where two values are the same, else 1."""
    return 0.0 if a == b else 1.0


def interval(a: float, b: float) -> float:
    """The squared difference of two figures."""
    return float((a - b) ** 2)


def krippendorff_alpha(units: Sequence[Sequence[Hashable]], distance: Distance = nominal) -> float | None:
    """Alpha over units (each: the values that coders gave it; a coder who gave none is left out of it). None where nothing varies.

    1: perfect; 0: as chance would have it; below 0: worse than chance. Units with fewer than two values say nothing.

    >>> units = [[1, 1], [2, 2], [3, 3], [3, 3], [2, 2], [1, 2]]
    >>> round(krippendorff_alpha(units), 3)
    0.766
    >>> krippendorff_alpha([["a", "a"], ["a", "a"]]) is None
    True
    """
    pairable = [list(unit) for unit in units if len(unit) >= 2]
    totals = Counter(value for unit in pairable for value in unit)
    n = sum(totals.values())
    if n < 2 or len(totals) < 2:
        return None
    observed = sum(
        sum(distance(a, b) for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j) / (len(unit) - 1) for unit in pairable
    )
    expected = sum(distance(a, b) * totals[a] * (totals[b] - (a == b)) for a in totals for b in totals) / (n - 1)
    return 1.0 - observed / expected if expected else None


def agreement(units: Sequence[Sequence[Hashable]]) -> float | None:
    """The share of units with two values or more on which all coders agree; None where there is none.

    >>> agreement([[1, 1], [1, 2], [3]])
    0.5
    """
    pairable = [unit for unit in units if len(unit) >= 2]
    return sum(len(set(unit)) == 1 for unit in pairable) / len(pairable) if pairable else None
