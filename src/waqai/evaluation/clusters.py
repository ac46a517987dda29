"""How well a partition (what a program holds to be one) agrees with the true one: pairs, and B-cubed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from waqai.evaluation.figures import Rates


@dataclass(frozen=True, slots=True)
class ClusterFigures:
    """`pairs`: of the pairs put together, how many belong together, and the reverse. `b_cubed`: the same for each item's cluster, averaged
    over the items (Bagga and Baldwin 1998); single items count in it, so it is high where most are single.
    """

    items: int
    pairs: Rates
    b_cubed: Rates


def compare_clusters(found: Mapping[Hashable, Hashable], true: Mapping[Hashable, Hashable]) -> ClusterFigures:
    """Compare two partitions of the same items, each given as item to cluster.

    >>> figures = compare_clusters({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "x"})
    >>> figures.pairs.p, round(figures.pairs.r, 2), round(figures.b_cubed.f1, 2)
    (1.0, 0.33, 0.71)

    Raises ValueError where the items differ.
    """
    if found.keys() != true.keys():
        raise ValueError(f"{len(found.keys() ^ true.keys())} items stand in one partition alone")
    of_found, of_true = Counter(found.values()), Counter(true.values())
    both = Counter((found[item], true[item]) for item in found)
    right, made, wanted = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, of_found, of_true))
    items = len(found) or 1
    precision = sum(n * n / of_found[cluster] for (cluster, _), n in both.items()) / items
    recall = sum(n * n / of_true[cluster] for (_, cluster), n in both.items()) / items
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return ClusterFigures(len(found), Rates.of(right, made - right, wanted - right), Rates(precision, recall, f1))
