"""From pairs to incidents: the closest two clusters are joined first, as long as their reports agree and nobody forbids it.

How close two clusters are is for the most part the average over all pairs of their reports, so that one lucky pair cannot chain two
incidents together; a quarter is their closest pair, so that one report that tells both sides well counts for more than vague ones.
Reports of one article never meet in a cluster (its coder has merged what the article retells), nor do reports that a person has called
two; what a person has called one is joined before all else.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

Score = Callable[[int, int], float]

CLOSEST_SHARE = 0.25
"""How much of the closeness of two clusters is that of their closest pair; the rest is the average of all pairs."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two clusters were joined: their closest pair of reports, its score, and whether a person said so."""

    a: int
    b: int
    score: float
    judged: bool = False


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    documents: set[str]
    apart: set[int]
    ties: list[Tie] = field(default_factory=list)
    near: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Sum and highest of the scores to each neighbouring cluster, by that cluster's number."""


def components(edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected groups of the numbers that stand in edges, each sorted, in the order of their first.

    >>> components([(4, 2), (7, 9), (2, 1)])
    [[1, 2, 4], [7, 9]]
    """
    parent: dict[int, int] = {}

    def root(i: int) -> int:
        while (up := parent.setdefault(i, i)) != i:
            parent[i] = i = parent[up]
        return i

    for a, b in edges:
        ra, rb = root(a), root(b)
        parent[max(ra, rb)] = min(ra, rb)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in sorted(parent):
        groups[root(i)].append(i)
    return list(groups.values())


def cluster(
    members: Sequence[int],
    edges: Iterable[tuple[int, int, float]],
    score: Score,
    document: Callable[[int], str],
    *,
    threshold: float = 0.0,
    together: Sequence[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[tuple[list[int], list[Tie]]]:
    """Cluster one connected group of reports; each cluster sorted, with the ties that made it.

    `edges` are the pairs that score `threshold` or more; `score` gives any pair's. `together` (in the order in which they are to be
    honoured) and `apart` are what people have judged: a pair of `together` is left aside where it would bring two of `apart` together.
    """
    work = _Clustering(members, score, document, apart)
    for a, b in together:
        work.force(a, b)
    work.link(edges)
    work.agglomerate(threshold)
    return work.result()


class _Clustering:
    def __init__(self, members: Sequence[int], score: Score, document: Callable[[int], str], apart: Iterable[tuple[int, int]]) -> None:
        self.score = score
        self.clusters = {i: _Cluster([i], {document(i)}, set()) for i in sorted(members)}
        self.home = {i: i for i in self.clusters}
        for a, b in apart:
            self.clusters[a].apart.add(b)
            self.clusters[b].apart.add(a)

    def force(self, a: int, b: int) -> None:
        """Join the clusters of two reports that a person has called one."""
        one, other = self.home[a], self.home[b]
        if one != other and not self._judged_apart(one, other):
            self._join(one, other, Tie(min(a, b), max(a, b), self.score(a, b), judged=True))

    def link(self, edges: Iterable[tuple[int, int, float]]) -> None:
        """Make clusters that share an edge neighbours."""
        for a, b, _ in edges:
            one, other = self.home[a], self.home[b]
            if one != other and other not in self.clusters[one].near:
                self.clusters[one].near[other] = self.clusters[other].near[one] = self._between(one, other)

    def agglomerate(self, threshold: float) -> None:
        """Join the closest two that may be joined until none agree enough."""
        heap: list[tuple[float, int, int]] = []

        def push(one: int, other: int) -> None:
            closeness = self._closeness(one, other)
            if closeness >= threshold and not self._forbidden(one, other):
                heapq.heappush(heap, (-closeness, min(one, other), max(one, other)))

        for one in sorted(self.clusters):
            for other in sorted(self.clusters[one].near):
                if one < other:
                    push(one, other)
        while heap:
            farness, one, other = heapq.heappop(heap)
            if one not in self.clusters or other not in self.clusters or farness != -self._closeness(one, other):
                continue  # one of the two has grown since
            if self._forbidden(one, other):
                continue  # it has grown without becoming any closer or farther
            joined = self._join(one, other, self._closest(one, other))
            for neighbour in sorted(self.clusters[joined].near):
                push(joined, neighbour)

    def result(self) -> list[tuple[list[int], list[Tie]]]:
        """The clusters in the order of their first members."""
        return [(sorted(c.members), c.ties) for _, c in sorted(self.clusters.items())]

    def _join(self, one: int, other: int, tie: Tie) -> int:
        """Fold the later-numbered cluster into the earlier, whose number stays (it is that of its first report)."""
        keep, gone = min(one, other), max(one, other)
        kept, lost = self.clusters[keep], self.clusters.pop(gone)
        for neighbour in sorted((kept.near.keys() | lost.near.keys()) - {keep, gone}):
            (total, highest), (more, higher) = (self._between(part, neighbour, c) for part, c in ((keep, kept), (gone, lost)))
            kept.near[neighbour] = self.clusters[neighbour].near[keep] = (total + more, max(highest, higher))
            self.clusters[neighbour].near.pop(gone, None)
        kept.near.pop(gone, None)
        kept.members.extend(lost.members)
        kept.documents |= lost.documents
        kept.apart |= lost.apart
        kept.ties.extend((*lost.ties, tie))
        self.home.update(dict.fromkeys(lost.members, keep))
        return keep

    def _between(self, one: int, other: int, mine: _Cluster | None = None) -> tuple[float, float]:
        mine = mine or self.clusters[one]
        known = mine.near.get(other)
        if known is not None:
            return known
        scores = [self.score(a, b) for a in mine.members for b in self.clusters[other].members]
        return sum(scores), max(scores)

    def _closeness(self, one: int, other: int) -> float:
        mine, theirs = self.clusters[one], self.clusters[other]
        total, highest = mine.near[other]
        average = total / (len(mine.members) * len(theirs.members))
        return round((1 - CLOSEST_SHARE) * average + CLOSEST_SHARE * highest, 9)

    def _judged_apart(self, one: int, other: int) -> bool:
        return not self.clusters[one].apart.isdisjoint(self.clusters[other].members)

    def _forbidden(self, one: int, other: int) -> bool:
        return not self.clusters[one].documents.isdisjoint(self.clusters[other].documents) or self._judged_apart(one, other)

    def _closest(self, one: int, other: int) -> Tie:
        mine, theirs = self.clusters[one].members, self.clusters[other].members
        score, a, b = max(((self.score(a, b), -min(a, b), -max(a, b)) for a in mine for b in theirs), default=(0.0, 0, 0))
        return Tie(-a, -b, score)
