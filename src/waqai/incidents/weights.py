"""What the levels of a pair are worth together."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from waqai.incidents.comparing import COMPARISONS
from waqai.incidents.pack import FUSION_PACK, FusionPack, load_fusion_pack
from waqai.incidents.sketch import Sketch
from waqai.knowledge import PackError
from waqai.model import Feature

BASE = "base"
"""The name of the first bar of every waterfall: how rarely two reports that are compared at all are one incident."""


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """Log-odds of every level. `base` is the start of every sum, `threshold` the average score at which two clusters are one incident.

    >>> weights = load_weights()
    >>> weights.levels["place"]["same place"] > weights.levels["place"]["within 30 km"]
    True
    """

    base: float
    threshold: float
    levels: Mapping[str, Mapping[str, float]]

    def score(self, one: Sketch, other: Sketch) -> float:
        """The log-odds that two reports are of one incident."""
        total = self.base
        for name, compare in COMPARISONS.items():
            level = compare(one, other)
            if level is not None:
                total += self.levels[name][level]
        return total

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
