"""On which fields the sources of one incident contradict each other: not where one is merely vaguer, but where both cannot be right."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from waqai.incidents import comparing
from waqai.incidents.sketch import Sketch
from waqai.incidents.told import Told
from waqai.incidents.tolls import contradict
from waqai.model import COUNT_FIELDS

_AT_ODDS: dict[str, tuple[comparing.Comparison, frozenset[str]]] = {
    "place": (
        comparing.place,
        frozenset(("within 10 km", "within 30 km", "within 80 km", "farther than 80 km", "other governorate", "other country",
                   "same governorate, other name")),
    ),
    "attacker": (comparing.COMPARISONS["attackers"], frozenset(("other attacker", "sides swapped", "attacker is the other's target"))),
    "target": (comparing.COMPARISONS["targets"], frozenset(("other target",))),
    "weapon": (comparing.weapon, frozenset(("other weapon",))),
    "campaign": (comparing.campaign, frozenset(("other campaign",))),
    "status": (comparing.status, frozenset(("happened and prevented", "happened and only threatened or denied"))),
    "type": (comparing.COMPARISONS["tactic"], frozenset(("a clash and a strike", "kindred tactics", "foreign tactics"))),
}  # fmt: skip
"""The levels of comparisons at which two reports cannot both be right, by the field that they are about."""

MOST = 40
"""So many reports of one incident are compared with each other, the first of every origin."""


def contradictions(reports: Sequence[Told]) -> tuple[str, ...]:
    """The names of fields on which two independent sources contradict each other, in the order of a row."""
    first: dict[object, Sketch] = {}
    for each in reports:
        first.setdefault(each.origin, each.sketch)
    sketches = list(first.values())[:MOST]
    found: set[str] = set()
    for one, other in itertools.combinations(sketches, 2):
        found.update(name for name, (compare, levels) in _AT_ODDS.items() if name not in found and compare(one, other) in levels)
        gap = comparing.day_gap(one, other)
        if gap is not None and gap > 0:
            found.add("date")
    found.update(name for name in COUNT_FIELDS if contradict(reports, name))
    order = ("status", "type", "date", "place", "attacker", "target", "weapon", *COUNT_FIELDS, "campaign")
    return tuple(name for name in order if name in found)
