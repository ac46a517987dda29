"""What the levels of a pair are worth together."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from pathlib import Path

from waqai.incidents.comparing import COMPARISONS, DEEDS, day
from waqai.incidents.pack import FUSION_PACK, FusionPack, load_fusion_pack
from waqai.incidents.placing import place_of
from waqai.incidents.sketch import Deed, Sketch
from waqai.knowledge import PackError
from waqai.model import Feature

_LAST = (
    "copies", "words", "killed", "wounded", "published", "nature", "alone", "tolls", "other figures", "status", "weapon", "phase",
    "campaign",
)  # fmt: skip
"""The comparisons after place, deeds and day, those that tell most first, so that most pairs are given up early."""

BASE = "base"
"""The name of the first bar of every waterfall: how rarely two reports that are compared at all are one incident."""


class FusionWeights:
    """Log-odds of every level. `base` is the start of every sum, `threshold` the closeness from which on two clusters are one incident.

    >>> weights = load_weights()
    >>> weights.levels["place"]["same place"] > weights.levels["place"]["within 30 km"]
    True
    """

    def __init__(self, base: float, threshold: float, levels: Mapping[str, Mapping[str, float]]) -> None:
        self.base, self.threshold, self.levels = base, threshold, levels
        self._of_deeds = functools.lru_cache(maxsize=262_144)(self._deeds)
        self._places, self._days = levels["place"], levels["day"]
        left, steps = 0.0, []
        for name in reversed(_LAST):
            steps.append((COMPARISONS[name], levels[name], left))
            left += max(0.0, *levels[name].values())
        self._steps = tuple(reversed(steps))
        best = {name: max(0.0, *levels[name].values()) for name in _LAST}
        words = max(0.0, *(weight for level, weight in levels["words"].items() if level != "same words"))
        alone = {name: max(0.0, levels[name][f"{noun} counted in one"]) for name, noun in (("killed", "dead"), ("wounded", "wounded"))}
        self._best_killed = best["killed"] - alone["killed"]
        self._best_wounded = best["wounded"] - alone["wounded"]
        self._best_copy = best["copies"] + best["words"] - words
        apart = sum(best[name] for name in ("copies", "words", "killed", "wounded"))
        self._best_rest = sum(best.values()) - apart + words + sum(alone.values())

    def score(self, one: Sketch, other: Sketch) -> float:
        """The log-odds that two reports are of one incident, in either order of the two."""
        total = self.base + self._places[place_of(one.spot, other.spot)] + self._of_deeds(one.deed, other.deed)
        level = day(one, other)
        if level is not None:
            total += self._days[level]
        for compare, weights, _ in self._steps:
            level = compare(one, other)
            if level is not None:
                total += weights[level]
        return total

    def reaching(self, one: Sketch, other: Sketch) -> float | None:
        """The score where it reaches the threshold, else None; given up as soon as nothing that is left to compare could still lift it."""
        total = self.base + self._places[place_of(one.spot, other.spot)] + self._of_deeds(one.deed, other.deed) - self.threshold
        level = day(one, other)
        if level is not None:
            total += self._days[level]
        if total + self._at_most(one, other) < 0:
            return None
        for compare, weights, left in self._steps:
            level = compare(one, other)
            if level is not None:
                total += weights[level]
            if total + left < 0:
                return None
        return total + self.threshold

    def _at_most(self, one: Sketch, other: Sketch) -> float:
        """What all comparisons after place, deeds and day may add to a pair at most, by what the two say at all."""
        best = self._best_rest
        if one.killed is not None and other.killed is not None:
            best += self._best_killed
        if one.wounded is not None and other.wounded is not None:
            best += self._best_wounded
        if one.origin == other.origin or (one.print is not None and one.print == other.print):
            best += self._best_copy
        return best

    def _deeds(self, one: Deed, other: Deed) -> float:
        found = ((name, compare(one, other)) for name, compare in DEEDS.items())
        return sum(self.levels[name][level] for name, level in found if level is not None)

    def features(self, one: Sketch, other: Sketch) -> tuple[Feature, ...]:
        """The waterfall of a pair: the base, then every comparison that says something; the weights add up to `score`."""
        bars = [Feature(BASE, "two reports that are compared", self.base)]
        for name, compare in COMPARISONS.items():
            level = compare(one, other)
            if level is not None:
                bars.append(Feature(name, level, self.levels[name][level]))
        return tuple(bars)


def probability(score: float) -> float:
    """Log-odds as a probability.

    >>> probability(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-score)) if score >= 0 else 1 - 1 / (1 + math.exp(score))


def weights_of(pack: FusionPack) -> FusionWeights:
    """The weights that a pack gives. Raises PackError where its comparisons are not those that the program makes."""
    found = sorted(comparison.id for comparison in pack.comparisons)
    if found != sorted(COMPARISONS):
        raise PackError(f"fusion.yaml: comparisons must be exactly {', '.join(COMPARISONS)}")
    levels = {entry.id: {level.id: level.weight for level in entry.levels} for entry in pack.comparisons}
    return FusionWeights(pack.base, pack.threshold, levels)


@functools.cache
def load_weights(path: Path = FUSION_PACK) -> FusionWeights:
    """The weights of this program's pack, or of a pack of one's own. Raises PackError that names what is wrong."""
    return weights_of(load_fusion_pack(path))
