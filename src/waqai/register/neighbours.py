"""Which events score as one incident: the edges along which fusion may join them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from waqai.incidents.blocking import pairs
from waqai.incidents.sketch import Sketcher
from waqai.incidents.weights import load_weights
from waqai.model import Report


def edges_touching(reports: Mapping[int, Report], changed: Collection[int]) -> Iterator[tuple[int, int]]:
    """The pairs of numbers (lower first) that score fusion's threshold or more and of which at least one is among `changed`."""
    sketcher, weights = Sketcher(), load_weights()
    numbers = sorted(reports)
    sketches = [sketcher.sketch(reports[number]) for number in numbers]
    wanted = set(changed)
    for i, j in pairs(sketches):
        if (numbers[i] in wanted or numbers[j] in wanted) and weights.score(sketches[i], sketches[j]) >= weights.threshold:
            yield numbers[i], numbers[j]
