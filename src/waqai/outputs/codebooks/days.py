"""Days as datasets write them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


def middle_of_month(iso: str) -> str:
    """The day by which ACLED codes a month (codebook: the middle).

    >>> middle_of_month("2019-04-01")
    '2019-04-15'
    """
    return f"{iso[:8]}15"


@lru_cache(maxsize=4096)
def length_days(start: str, end: str) -> int:
    """How many days a span has, both ends included.

    >>> length_days("2019-04-09", "2019-04-10")
    2
    """
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
