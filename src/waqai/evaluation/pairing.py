"""Which coded row stands for which gold row of the same article."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.evaluation.comparing import Row, accepted_tactics, common_named, group_of, same_count, same_date, same_place

EXACT_UP_TO = 7
"""Rows on each side up to which all pairings are tried; beyond, the closest pair is taken first."""

_EASILY_CONFUSED = frozenset(
    frozenset(pair.split(" ~ "))
    for pair in (
        "armed ~ clash",
        "armed ~ ground bomb",
        "armed ~ property",
        "armed ~ other",
        "armed ~ abduction",
        "armed ~ arrest",
        "clash ~ stand-off",
        "clash ~ arrest",
        "ground bomb ~ property",
        "ground bomb ~ stand-off",
        "unrest ~ other",
    )
)


def affinity(coded: Row, gold: Row) -> float:
    """How close two rows are; 0 where they cannot be one incident.

    Tactics must be equal, of one group or easily confused; stated countries must agree; and the place must agree, or else two of
    attacker, target and tolls, or one of them where the coded row names no place in the same country.
    """
    closeness = _tactic_closeness(coded, gold)
    if not closeness:
        return 0.0
    if coded.get("country") and gold.get("country") and coded["country"] != gold["country"]:
        return 0.0
    place = same_place(coded, gold)
    agreed = common_named(coded, gold, "attacker") + common_named(coded, gold, "target")
    tolls = (same_count(coded, gold, "killed") is True) + (same_count(coded, gold, "wounded") is True)
    if not place and agreed + tolls < 2:
        placeless = coded.get("country") == gold.get("country") and not coded.get("place_ar")
        if agreed + tolls == 0 or not placeless:
            return 0.0
    return closeness + 1.5 * place + 0.5 * agreed + 0.7 * tolls + 0.5 * (same_date(coded, gold) is True)


def _tactic_closeness(coded: Row, gold: Row) -> float:
    tactics = accepted_tactics(gold)
    if coded.get("type") in tactics:
        return 2.0
    group, groups = group_of(coded.get("type")), [group_of(tactic) for tactic in tactics]
    if group in groups:
        return 1.5
    return 0.7 if any(frozenset((group, other)) in _EASILY_CONFUSED for other in groups) else 0.0


def pair(coded: Sequence[Row], gold: Sequence[Row]) -> list[tuple[int, int]]:
    """The one-to-one pairing (coded index, gold index) of the highest total affinity."""
    closeness = [[affinity(row, other) for other in gold] for row in coded]
    if max(len(coded), len(gold)) <= EXACT_UP_TO:
        return _Search(closeness).best()
    return _closest_first(closeness)


class _Search:
    """Every pairing in turn; of several with the same total, the first."""

    def __init__(self, closeness: list[list[float]]) -> None:
        self.closeness = closeness
        self.total = -1.0
        self.pairs: tuple[tuple[int, int], ...] = ()

    def best(self) -> list[tuple[int, int]]:
        self._walk(0, frozenset(), 0.0, ())
        return list(self.pairs)

    def _walk(self, i: int, used: frozenset[int], total: float, pairs: tuple[tuple[int, int], ...]) -> None:
        if i == len(self.closeness):
            if total > self.total:
                self.total, self.pairs = total, pairs
            return
        self._walk(i + 1, used, total, pairs)
        for j, value in enumerate(self.closeness[i]):
            if value > 0 and j not in used:
                self._walk(i + 1, used | {j}, total + value, (*pairs, (i, j)))


def _closest_first(closeness: list[list[float]]) -> list[tuple[int, int]]:
    edges = sorted(((value, i, j) for i, row in enumerate(closeness) for j, value in enumerate(row) if value > 0), reverse=True)
    pairs: list[tuple[int, int]] = []
    for _, i, j in edges:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs
