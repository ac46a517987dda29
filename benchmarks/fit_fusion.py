"""How well reports are fused into incidents, and the weights that fuse them: fits the pack fusion.yaml to judged pairs and measures it.

    python benchmarks/fit_fusion.py [--gold FOLDER] [--news FILE] [--shuffles 5] [--write] [--readme]

Learnt from: the pairs of gold events that blocking brings together (one incident where dev-incidents.jsonl says so); the same pairs as the
coder's own rows, where the scorer matches both to gold; and the pairs of fusion_pairs.tsv, which were judged by reading. A logistic
regression is fitted, each weight held near the pack's prior (normal, standard deviation SIGMA), so that a level seldom seen keeps it.

Measured: cross-validated by article. Articles are dealt into ten folds; a pair is scored by weights fitted without the folds of both its
articles, so no article is scored by weights that have seen it. Clusters are made as `waqai fuse` makes them. Figures are means over several
deals.
--write puts the weights fitted on everything into the pack; --readme writes the table into docs/fusion.md.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from readme import replace_between_marks
from waqai import __version__
from waqai.documents import Article, read_articles
from waqai.evaluation import ClusterFigures, compare_clusters, read_lines
from waqai.evaluation.pairing import pair
from waqai.events.coder import Coder
from waqai.incidents.blocking import pairs
from waqai.incidents.clustering import cluster, components
from waqai.incidents.comparing import COMPARISONS
from waqai.incidents.pack import FUSION_PACK, load_fusion_pack
from waqai.incidents.reports import reports_of
from waqai.incidents.sketch import Sketch, Sketcher
from waqai.model import ReportKey
from waqai.outputs import line_of

SHARED = Path(__file__).parents[2] / "shared"
JUDGED = Path(__file__).with_name("fusion_pairs.tsv")
DOCS = Path(__file__).parents[1] / "docs" / "fusion.md"
SIGMA = 0.2
BASE_SIGMA = 2.0
FOLDS = 10
CODED_WEIGHT = 0.5  # the coder's rows of gold articles tell again what the gold rows tell

PACK = load_fusion_pack()
LEVELS = [(entry.id, level.id) for entry in PACK.comparisons for level in entry.levels]
COLUMN = {level: i + 1 for i, level in enumerate(LEVELS)}
PRIOR = np.array([PACK.base_prior, *(level.prior for entry in PACK.comparisons for level in entry.levels)])

Lines = dict[str, dict]


@dataclass(slots=True)
class Pairs:
    """Pairs of reports that are compared: their levels as columns, and which are one incident."""

    sketches: list[Sketch]
    index: list[tuple[int, int]]
    levels: np.ndarray
    same: np.ndarray

    def articles(self) -> list[tuple[str, str]]:
        """The articles of each pair."""
        return [(self.sketches[a].key.document, self.sketches[b].key.document) for a, b in self.index]


def level_row(one: Sketch, other: Sketch) -> np.ndarray:
    """The levels of a pair as ones in a row of zeros; the first column is the base."""
    row = np.zeros(len(PRIOR))
    row[0] = 1.0
    for name, compare in COMPARISONS.items():
        level = compare(one, other)
        if level is not None:
            row[COLUMN[name, level]] = 1.0
    return row


def make_pairs(sketches: list[Sketch], index: Iterable[tuple[int, int]], same: Callable[[int, int], bool]) -> Pairs:
    """The levels and labels of the pairs in `index`."""
    found = list(index)
    rows = [level_row(sketches[a], sketches[b]) for a, b in found]
    return Pairs(sketches, found, np.array(rows).reshape(len(found), len(PRIOR)), np.array([float(same(a, b)) for a, b in found]))


def fit(levels: np.ndarray, same: np.ndarray, trust: np.ndarray) -> np.ndarray:
    """The weights of highest posterior probability (Newton's method)."""
    precision = np.full(len(PRIOR), 1 / SIGMA**2)
    precision[0] = 1 / BASE_SIGMA**2
    weights = PRIOR.copy()
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(levels @ weights, -30, 30)))
        slope = levels.T @ (trust * (same - p)) - precision * (weights - PRIOR)
        bend = (levels * (trust * p * (1 - p))[:, None]).T @ levels + np.diag(precision)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def read_gold(folder: Path) -> tuple[Lines, dict[ReportKey, str]]:
    """Gold lines of both files by article, and the incident of each event that stands in one."""
    lines: Lines = {}
    for name in ("dev", "dev-check"):
        found, issues = read_lines(folder / f"{name}.jsonl")
        if issues:
            sys.exit("\n".join(map(str, issues)))
        lines.update(found)
    incidents: dict[ReportKey, str] = {}
    for line in (folder / "dev-incidents.jsonl").read_text(encoding="utf-8").splitlines():
        cluster_line = json.loads(line)
        incidents.update({ReportKey(article, n): cluster_line["incident"] for article, n in cluster_line["members"]})
    return lines, incidents


def code(articles: set[str], news: Path) -> Lines:
    """The coder's own lines of these articles."""
    coder = Coder()
    wanted = (item for item in read_articles([news]) if isinstance(item, Article) and item.document.id in articles)
    return {item.document.id: line_of(coder.code_document(item.document), item.document) for item in wanted}


def sketches_of(lines: Iterable[dict]) -> list[Sketch]:
    """The reports of lines, reduced, in the order of their keys."""
    sketcher = Sketcher()
    return sorted((sketcher.sketch(report) for line in lines for report in reports_of(line)), key=lambda s: s.key)


def match_coded(gold: Lines, coded: Lines) -> dict[ReportKey, ReportKey]:
    """Which gold event each row of the coder stands for, by the scorer's pairing."""
    return {
        ReportKey(article, line["events"][i]["n"]): ReportKey(article, gold[article]["events"][j]["n"])
        for article, line in coded.items()
        if article in gold
        for i, j in pair(line["events"], gold[article]["events"])
    }


def judged_pairs(coded: Lines) -> Pairs:
    """The pairs that were judged by reading, as far as the coder still makes their rows."""
    lines = [line for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    head, *rows = (line.split("\t") for line in lines)
    by_key = {s.key: s for s in sketches_of(coded.values())}
    found: list[Sketch] = []
    same: list[bool] = []
    for row in rows:
        values = dict(zip(head, row, strict=True))
        both = [_row_of(values, side, coded) for side in "ab"]
        if None not in both:
            found += [by_key[key] for key in both if key is not None]
            same.append(values["same"] == "1")
    print(f"judged pairs: {len(same)} of {len(rows)} as the coder makes their rows now, {sum(same)} of them one incident")
    return make_pairs(found, ((2 * i, 2 * i + 1) for i in range(len(same))), lambda a, _: same[a // 2])


def _row_of(values: dict[str, str], side: str, coded: Lines) -> ReportKey | None:
    events = coded.get(values[f"{side}_id"], {}).get("events", [])
    fits = [
        row["n"]
        for row in events
        if row["type"] == values[f"{side}_type"]
        and (row["country"] or "") == values[f"{side}_country"]
        and all(("" if row[k] is None else f"{row[k]:.2f}") == values[f"{side}_{k}"] for k in ("lat", "lon"))
    ]
    wanted = int(values[f"{side}_n"])
    return ReportKey(values[f"{side}_id"], min(fits, key=lambda n: abs(n - wanted))) if fits else None


def deal(articles: Iterable[str], seed: int) -> dict[str, int]:
    """Each article's fold, the same for the same seed."""
    order = sorted(set(articles), key=lambda article: hashlib.sha256(f"{seed} {article}".encode()).hexdigest())
    return {article: i % FOLDS for i, article in enumerate(order)}


class Folds:
    """For each pair of folds, weights fitted without them."""

    def __init__(self, seed: int, gold: Pairs, coded: Pairs, judged: Pairs) -> None:
        self.fold = deal((s.key.document for s in (*gold.sketches, *coded.sketches)), seed)
        parts = [(gold, 1.0), (coded, CODED_WEIGHT)]
        levels = np.vstack([p.levels for p, _ in parts])
        same = np.concatenate([p.same for p, _ in parts])
        trust = np.concatenate([np.full(len(p.same), weight) for p, weight in parts])
        folds = np.array([(self.fold[a], self.fold[b]) for p, _ in parts for a, b in p.articles()])
        self.weights: dict[tuple[int, int], np.ndarray] = {}
        for p, q in itertools.combinations_with_replacement(range(FOLDS), 2):
            rest = ~np.isin(folds, (p, q)).any(axis=1)
            self.weights[p, q] = fit(
                np.vstack([levels[rest], judged.levels]),
                np.concatenate([same[rest], judged.same]),
                np.concatenate([trust[rest], np.ones(len(judged.same))]),
            )

    def of(self, one: Sketch, other: Sketch) -> np.ndarray:
        """The weights that have seen neither article."""
        p, q = sorted((self.fold[one.key.document], self.fold[other.key.document]))
        return self.weights[p, q]


def cluster_all(found: Pairs, weights: Callable[[Sketch, Sketch], np.ndarray], threshold: float) -> list[list[int]]:
    """The clusters that fusion makes of all sketches, single ones included."""
    sketches = found.sketches
    known: dict[tuple[int, int], float] = {
        (a, b): float(row @ weights(sketches[a], sketches[b])) for (a, b), row in zip(found.index, found.levels, strict=True)
    }

    def score(a: int, b: int) -> float:
        key = (min(a, b), max(a, b))
        if key not in known:
            one, other = sketches[key[0]], sketches[key[1]]
            known[key] = float(level_row(one, other) @ weights(one, other))
        return known[key]

    edges = [(a, b, value) for (a, b), value in list(known.items()) if value >= threshold]
    groups = components((a, b) for a, b, _ in edges)
    home = {i: n for n, group in enumerate(groups) for i in group}
    by_group: list[list[tuple[int, int, float]]] = [[] for _ in groups]
    for edge in edges:
        by_group[home[edge[0]]].append(edge)
    made = [
        members
        for group, inside in zip(groups, by_group, strict=True)
        for members, _ in cluster(group, inside, score, lambda i: sketches[i].key.document, threshold=threshold)
    ]
    return made + [[i] for i in range(len(sketches)) if i not in home]


def gold_figures(gold: Pairs, incidents: dict[ReportKey, str], folds: Folds) -> ClusterFigures:
    """Gold events as input."""
    found = {gold.sketches[i].key: n for n, members in enumerate(cluster_all(gold, folds.of, PACK.threshold)) for i in members}
    return compare_clusters(found, {key: incidents.get(key, str(key)) for key in found})


def coded_figures(
    coded: Pairs, matched: dict[ReportKey, ReportKey], gold: Pairs, incidents: dict[ReportKey, str], folds: Folds
) -> tuple[ClusterFigures, ClusterFigures]:
    """The coder's rows as input: over the rows that stand for a gold event, and over all (gold events that the coder missed are single,
    rows that stand for none are single in truth).
    """
    clusters = cluster_all(coded, folds.of, PACK.threshold)
    found = {coded.sketches[i].key: n for n, members in enumerate(clusters) for i in members}
    true = {key: incidents.get(matched[key], str(matched[key])) for key in found if key in matched}
    of_matched = compare_clusters({key: found[key] for key in true}, true)
    missed = {sketch.key for sketch in gold.sketches} - set(matched.values())
    everything = {**found, **{("missed", key): ("missed", key) for key in missed}}
    truth = {
        **{key: true.get(key, f"no gold {key}") for key in found},
        **{("missed", key): incidents.get(key, str(key)) for key in missed},
    }
    return of_matched, compare_clusters(everything, truth)


def mean_row(name: str, figures: Sequence[ClusterFigures]) -> str:
    """A row of the table: means over the deals, with the span of the pairwise F1."""
    f1 = [f.pairs.f1 for f in figures]
    rates = [(what, rate) for what in ("pairs", "b_cubed") for rate in ("p", "r", "f1")]
    means = [float(np.mean([getattr(getattr(f, what), rate) for f in figures])) for what, rate in rates]
    cells = [f"{value:.3f}" for value in means]
    cells[2] += f" ({min(f1):.3f} - {max(f1):.3f})"
    return f"| {name} | {figures[0].items} | {' | '.join(cells)} |"


def write_pack(weights: np.ndarray, seen: np.ndarray, same: np.ndarray) -> None:
    """Put base, weights and counts into the pack; everything else in it stays as it is written."""
    text = FUSION_PACK.read_text(encoding="utf-8")
    text = re.sub(r"^base: .*$", f"base: {weights[0]:.2f}", text, flags=re.M)
    current = ""
    out = []
    for line in text.splitlines():
        if match := re.match(r"  - id: (.+)$", line):
            current = match[1].strip("'\"")
        if match := re.match(r"      - \{id: '((?:[^']|'')*)'", line):
            column = COLUMN[current, match[1].replace("''", "'")]
            fitted = f"weight: {weights[column]:.2f}, seen: {int(seen[column])}, same: {int(same[column])}}}"
            line = re.sub(r"weight: [^,]+, seen: \d+, same: \d+\}", lambda _, new=fitted: new, line)
        out.append(line)
    FUSION_PACK.write_text("\n".join(out) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--news", type=Path, default=SHARED / "news" / "snn-dev.jsonl.gz")
    parser.add_argument("--shuffles", type=int, default=5, help="how many deals of articles into folds")
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    parser.add_argument("--readme", action="store_true", help="write the table into docs/fusion.md")
    options = parser.parse_args()
    needed = [options.gold / name for name in ("dev.jsonl", "dev-check.jsonl", "dev-incidents.jsonl")] + [options.news]
    missing = [str(path) for path in needed if not path.exists()]
    if missing:
        print(f"skipped: {', '.join(missing)} not at hand")
        return 0
    gold_lines, incidents = read_gold(options.gold)
    rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith(("#", "same\t"))]
    judged_ids = {row[i] for row in rows for i in (1, 7)}
    if judged_ids & gold_lines.keys():
        sys.exit("a judged pair is of a gold article: it could be scored by weights that have seen it")
    coded_lines = code(gold_lines.keys() | judged_ids, options.news)
    judged = judged_pairs(coded_lines)

    def same_gold(sketches: list[Sketch], of: Callable[[ReportKey], ReportKey | None]) -> Callable[[int, int], bool]:
        def same(a: int, b: int) -> bool:
            one, other = of(sketches[a].key), of(sketches[b].key)
            return one is not None and other is not None and one in incidents and incidents[one] == incidents.get(other)

        return same

    gold_sketches = sketches_of(gold_lines.values())
    gold = make_pairs(gold_sketches, pairs(gold_sketches), same_gold(gold_sketches, lambda key: key))
    matched = match_coded(gold_lines, coded_lines)
    coded_sketches = sketches_of(line for article, line in coded_lines.items() if article in gold_lines)
    coded = make_pairs(coded_sketches, pairs(coded_sketches), same_gold(coded_sketches, matched.get))
    known = np.array([coded_sketches[a].key in matched and coded_sketches[b].key in matched for a, b in coded.index])
    learnt = Pairs(coded_sketches, [p for p, k in zip(coded.index, known, strict=True) if k], coded.levels[known], coded.same[known])
    print(f"waqai {__version__}: {len(gold_lines)} articles, {len(gold_sketches)} gold events, {len(set(incidents.values()))} incidents")
    for name, found in (("gold", gold), ("coder's rows", learnt), ("judged", judged)):
        print(f"  pairs learnt from, {name}: {len(found.same)}, {int(found.same.sum())} of them one incident")
    truth = sum(n * (n - 1) // 2 for n in np.unique(list(incidents.values()), return_counts=True)[1])
    print(f"  of {truth} pairs of gold events that are one incident, blocking brings {int(gold.same.sum())} together")
    on_gold, on_matched, on_all = [], [], []
    for seed in range(options.shuffles):
        folds = Folds(seed, gold, learnt, judged)
        on_gold.append(gold_figures(gold, incidents, folds))
        of_matched, of_all = coded_figures(coded, matched, gold, incidents, folds)
        on_matched.append(of_matched)
        on_all.append(of_all)
        print(f"  deal {seed + 1}: pairwise F1 {on_gold[-1].pairs.f1:.3f}, B-cubed {on_gold[-1].b_cubed.f1:.3f} on gold events", flush=True)
    table = "\n".join(
        [
            "| input | items | pairs P | pairs R | pairs F1 (span over deals) | B-cubed P | B-cubed R | B-cubed F1 |",
            "|---|---|---|---|---|---|---|---|",
            mean_row("gold events", on_gold),
            mean_row("coder's rows that stand for a gold event", on_matched),
            mean_row("coder's rows, what it missed and invented counted", on_all),
        ]
    )
    print(f"\n{table}")
    if options.readme:
        replace_between_marks("fusion", table, DOCS)
    if options.write:
        sources = ((gold, 1.0), (learnt, CODED_WEIGHT), (judged, 1.0))
        levels, same = np.vstack([p.levels for p, _ in sources]), np.concatenate([p.same for p, _ in sources])
        trust = np.concatenate([np.full(len(p.same), weight) for p, weight in sources])
        write_pack(fit(levels, same, trust), levels.sum(axis=0), (levels * same[:, None]).sum(axis=0))
        print(f"-> {FUSION_PACK.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
