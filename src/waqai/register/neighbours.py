"""Which events score as one incident: the edges along which fusion may join them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from waqai.incidents.blocking import meetings, openings_of
from waqai.incidents.sketch import Sketch, Sketcher
from waqai.incidents.weights import load_weights
from waqai.model import Report


def sketched(reports: Mapping[int, Report]) -> dict[int, Sketch]:
    """Each event reduced to what fusion compares, in the order of their numbers."""
    sketcher = Sketcher()
    return {number: sketcher.sketch(reports[number]) for number in sorted(reports)}


def blocks_of(sketches: Mapping[int, Sketch]) -> dict[int, dict[str, bool]]:
    """The blocks that each event stands in, and whether it is compared with all others there."""
    return {number: openings_of(sketch) for number, sketch in sketches.items()}


def edges_touching(sketches: Mapping[int, Sketch], changed: Collection[int]) -> Iterator[tuple[int, int]]:
    """The pairs of numbers (lower first) that score fusion's threshold or more and of which at least one is among `changed`."""
    weights, wanted = load_weights(), set(changed)
    numbers = sorted(sketches)
    ordered = [sketches[number] for number in numbers]
    for i, earlier in meetings(ordered):
        for j in earlier:
            if (numbers[i] in wanted or numbers[j] in wanted) and weights.reaching(ordered[j], ordered[i]) is not None:
                yield numbers[j], numbers[i]
