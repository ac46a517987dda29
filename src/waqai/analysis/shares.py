"""Shares of incidents, with Wilson's interval."""

from __future__ import annotations

import math

from waqai.analysis.arrays import Mask
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import Estimate, few, merged
from waqai.analysis.phases import table_caveats
from waqai.analysis.table import IncidentTable

_Z = 1.959964


def share(name: str, table: IncidentTable, mask: Mask, method: str, *caveats: Caveat | None) -> Estimate:
    """The share of a table's incidents that the mask holds; `rows` are those. None of an empty table."""
    n, held = len(table), int(mask.sum())
    if not n:
        return Estimate(name, None, "share", 0, method, caveats=(Caveat("few_incidents", {"n": 0}),))
    low, high = wilson(held, n)
    found = merged(table_caveats(table), [few(n)], caveats)
    return Estimate(
        name,
        held / n,
        "share",
        n,
        f"{method}; Wilson's interval",
        low,
        high,
        caveats=found,
        rows=tuple(table.rows["id"][mask]),
        parts={"held": held},
    )


def wilson(held: int, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a binomial share.

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    share_, square = held / n, _Z**2
    centre = (share_ + square / (2 * n)) / (1 + square / n)
    reach = _Z / (1 + square / n) * math.sqrt(share_ * (1 - share_) / n + square / (4 * n * n))
    return max(0.0, centre - reach), min(1.0, centre + reach)
