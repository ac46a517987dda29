"""A stretch of a list of incidents as the pairs in it that may be one, the likeliest first."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from waqai.register import Filter, Register, UnknownError

ORDER = "-date"
_AT_ONCE = 20
_NEAREST = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two incidents that may be one: their ids and rows, how likely it is, and what people said of it (`waqai.register.Candidate.said`)."""

    a: str
    b: str
    left: dict[str, Any]
    right: dict[str, Any]
    probability: float
    said: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was looked through: the pairs in it, how many incidents that was, and where the list goes on (None at its end)."""

    pairs: list[Pair]
    looked: int
    cursor: str | None


def near_pairs(register: Register, wanted: Filter, cursor: str | None, *, seconds: float = 1.0, least: float = 0.1) -> Stretch:
    """The pairs of the next incidents of a filter, as many as some seconds allow, without those that somebody told apart."""
    until = time.monotonic() + seconds
    selection = register.incidents(wanted, ORDER)
    found: dict[frozenset[str], Pair] = {}
    looked = 0
    while True:
        page = selection.page(_AT_ONCE, cursor)
        for row in page.rows:
            looked += 1
            name = row["incident"]
            try:
                near = register.similar(name, _NEAREST)
            except UnknownError:  # it went into another while the list was looked through
                continue
            for one in near:
                if one.link.probability >= least and one.said != "different":
                    found.setdefault(frozenset((name, one.id)), Pair(name, one.id, row, one.row, one.link.probability, one.said))
        cursor = page.cursor
        if cursor is None or time.monotonic() > until:
            break
    return Stretch(sorted(found.values(), key=lambda pair: (pair.said, -pair.probability, pair.a, pair.b)), looked, cursor)


__all__ = ["ORDER", "Pair", "Stretch", "near_pairs"]
