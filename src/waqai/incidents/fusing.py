"""Reports become incidents: pairs that share a block are scored, what scores high enough is clustered, each cluster's fields are fused."""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from waqai.incidents.blocking import meetings
from waqai.incidents.clustering import Tie, cluster, components
from waqai.incidents.field_fusion import fused_fields
from waqai.incidents.reporters import load_reporters
from waqai.incidents.sketch import Sketcher
from waqai.incidents.told import told
from waqai.incidents.weights import FusionWeights, load_weights, probability
from waqai.model import Incident, Judgement, Link, Report, ReportKey

Watch = Callable[[Iterator[tuple[int, list[int]]]], Iterator[tuple[int, list[int]]]]
Pair = tuple[int, int]


def fuse(reports: Iterable[Report], judgements: Iterable[Judgement] = (), *, weights: FusionWeights | None = None) -> list[Incident]:
    """The incidents that reports tell of, each with all its sources' versions, rules, contradictions and the links that made it.

    The order of reports does not matter; incidents come in the order of their first members' keys. Reports of one article are one incident
    only where a person says so. `judgements`: what people said of pairs; the latest on a pair holds, pairs of reports that are not there
    are left aside. Raises ValueError where one key stands there twice, and where a row that did not come through `reports_of` holds what
    it cannot (an end before its start).

    >>> from datetime import date
    >>> row = {"status": "actual", "type": "shelling", "country": "YE", "admin1": "Taiz", "place_ar": "المظفر", "attacker": "Houthis",
    ...        "date_start": "2019-04-09", "date_end": "2019-04-09", "killed_min": 3, "killed_max": 3, "target": ["civilians"]}
    >>> a = Report(ReportKey("a", 1), row, date(2019, 4, 10), "daily")
    >>> b = Report(ReportKey("b", 1), {**row, "killed_min": 4, "killed_max": 4}, date(2019, 4, 12), "evening")
    >>> [incident] = fuse([a, b])
    >>> incident.members, incident.counts["killed"]
    ((ReportKey(document='a', n=1), ReportKey(document='b', n=1)), Count(kind='killed', low=3, best=4, high=4, whose='victims'))
    """
    return list(fuse_each(reports, judgements, weights=weights))


def fuse_each(
    reports: Iterable[Report],
    judgements: Iterable[Judgement] = (),
    *,
    weights: FusionWeights | None = None,
    watch: Watch = iter,
) -> Iterator[Incident]:
    """What `fuse` gives, one incident after the other, so that they need not all be held at once.

    `watch` is given an iterator with one item for every report that is compared and passes it on (for a bar).
    """
    engine = _Fusion(sorted(reports, key=lambda report: report.key), weights or load_weights())
    engine.judge(judgements)
    engine.compare(watch)
    yield from engine.incidents()


def explain(a: Report, b: Report, *, weights: FusionWeights | None = None) -> Link:
    """Why two reports are, or are not, taken for one incident: the probability, and the waterfall of features that add up to it.

    >>> row = {"type": "shelling", "country": "YE", "place_ar": "المظفر", "date_start": "2019-04-09", "date_end": "2019-04-09"}
    >>> link = explain(Report(ReportKey("a", 1), row), Report(ReportKey("b", 1), row))
    >>> [feature.name for feature in link.features][:3], [feature.value for feature in link.features][1:3]
    (['base', 'place', 'day'], ['same name', 'same day'])
    """
    (link,) = explain_each([a], [b], weights=weights)
    return link


def explain_each(some: Sequence[Report], others: Sequence[Report], *, weights: FusionWeights | None = None) -> Iterator[Link]:
    """`explain` for every pair of one of some reports and one of others, in their order; each report is reduced only once."""
    weights, sketcher = weights or load_weights(), Sketcher()
    theirs = [sketcher.sketch(report) for report in others]
    for one in map(sketcher.sketch, some):
        for other in theirs:
            features = weights.features(one, other)
            yield Link(one.key, other.key, probability(sum(feature.weight for feature in features)), features)


def candidates(reports: Iterable[Report], *, weights: FusionWeights | None = None) -> Iterator[tuple[ReportKey, ReportKey, float]]:
    """The pairs of reports that share a block, each once, with the probability that the two are one incident."""
    weights, sketcher = weights or load_weights(), Sketcher()
    sketches = [sketcher.sketch(report) for report in sorted(reports, key=lambda report: report.key)]
    for i, earlier in meetings(sketches):
        for j in earlier:
            yield sketches[j].key, sketches[i].key, probability(weights.score(sketches[j], sketches[i]))


class _Fusion:
    """One run: reports in the order of their keys, known by their places in it."""

    def __init__(self, reports: Sequence[Report], weights: FusionWeights) -> None:
        self.reports = reports
        self.index = {report.key: i for i, report in enumerate(reports)}
        if len(self.index) < len(reports):
            twice = next(one.key for one, other in itertools.pairwise(reports) if one.key == other.key)
            raise ValueError(f"event {twice.n} of {twice.document} stands there twice")
        self.weights = weights
        sketcher = Sketcher()
        self.sketches = [sketcher.sketch(report) for report in reports]
        self.scores: dict[Pair, float] = {}
        self.together: list[Pair] = []
        self.apart: dict[int, set[int]] = defaultdict(set)
        self.who: dict[Pair, str] = {}

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Take in what people said: the latest word on each pair, «one incident» in the order of the latest first."""
        latest: dict[Pair, Judgement] = {}
        for judgement in sorted(judgements, key=lambda each: each.when):
            a, b = self.index.get(judgement.a), self.index.get(judgement.b)
            if a is not None and b is not None and a != b:
                latest[min(a, b), max(a, b)] = judgement
        for pair, judgement in sorted(latest.items(), key=lambda item: item[0]):
            if judgement.same is False:
                self.apart[pair[0]].add(pair[1])
                self.apart[pair[1]].add(pair[0])
        same = [(pair, judgement) for pair, judgement in latest.items() if judgement.same]
        same.sort(key=lambda item: item[0])
        same.sort(key=lambda item: item[1].when, reverse=True)
        self.together = [pair for pair, _ in same]
        self.who = {pair: judgement.who for pair, judgement in same}

    def compare(self, watch: Watch) -> None:
        """Score every pair that shares a block and keep those that reach the threshold."""
        reaching, sketches = self.weights.reaching, self.sketches
        for i, earlier in watch(meetings(sketches)):
            mine = sketches[i]
            for j in earlier:
                value = reaching(sketches[j], mine)
                if value is not None:
                    self.scores[j, i] = value

    def incidents(self) -> Iterator[Incident]:
        """Cluster what hangs together, and fuse each cluster."""
        groups = {group[0]: group for group in components([*self.scores, *self.together])}
        home = {i: first for first, group in groups.items() for i in group}
        edges: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        for (a, b), value in self.scores.items():
            edges[home[a]].append((a, b, value))
        judged: dict[int, list[Pair]] = defaultdict(list)
        for pair in self.together:
            judged[home[pair[0]]].append(pair)
        for i in range(len(self.reports)):
            if i not in home:
                yield self._incident([i], [])
            elif i in groups:
                for members, ties in self._clusters(groups[i], edges.pop(i, []), judged.pop(i, [])):
                    yield self._incident(members, ties)

    def _clusters(
        self, group: Sequence[int], edges: Sequence[tuple[int, int, float]], together: Sequence[Pair]
    ) -> list[tuple[list[int], list[Tie]]]:
        inside = set(group)
        apart = [(a, b) for a in group for b in sorted(self.apart.get(a, ())) if a < b and b in inside]
        known = {(a, b): value for a, b, value in edges}

        def score(a: int, b: int) -> float:
            pair = (a, b) if a < b else (b, a)
            value = known.get(pair)
            if value is None:
                value = known[pair] = self.weights.score(self.sketches[pair[0]], self.sketches[pair[1]])
            return value

        return cluster(
            group, edges, score, lambda i: self.sketches[i].key.document,
            threshold=self.weights.threshold, together=together, apart=apart,
        )  # fmt: skip

    def _incident(self, members: Sequence[int], ties: Sequence[Tie]) -> Incident:
        reports = [self.reports[i] for i in members]
        links = tuple(self._link(tie) for tie in ties)
        return fused_fields(
            incident_id(report.key for report in reports),
            told(reports, [self.sketches[i] for i in members], load_reporters()),
            links,
        )

    def _link(self, tie: Tie) -> Link:
        a, b = self.sketches[tie.a], self.sketches[tie.b]
        features = self.weights.features(a, b)
        if tie.judged:
            return Link(a.key, b.key, 1.0, features, self.who[tie.a, tie.b])
        return Link(a.key, b.key, probability(tie.score), features)


def incident_id(members: Iterable[ReportKey]) -> str:
    """An id that hangs on the first member alone, so that it stays when later reports join.

    >>> incident_id([ReportKey("b", 1), ReportKey("a", 2)]) == incident_id([ReportKey("a", 2)])
    True
    """
    first = min(members)
    digest = hashlib.sha256(f"{first.document}\n{first.n}".encode("utf-8", "surrogatepass"))
    return f"inc-{digest.hexdigest()[:12]}"
