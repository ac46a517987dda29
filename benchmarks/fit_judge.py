#!/usr/bin/env python3
"""Fit the row judge on gold and write its weights: fit_judge.py GOLD.jsonl ARTICLES.jsonl SCORE.py [--write]

Every draft that the coder builds from the articles is labelled by the scorer's own matching (1: a wanted gold row; 0: spurious or no
news; rows that gold tolerates are left out). One-line reports and look-alikes in our own words (flashes.txt) are learnt from too.
A logistic regression is fitted; the figures printed are cross-validated by article, reprints of one article in one fold, so no
article is judged by weights that have seen it. The features hold no names (see waqai.events.judge and waqai.events.wording).
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from fit_arguments import asked, day_of
from reprints import reprints
from waqai.events.coder import Coder, draft_events
from waqai.events.draft import Draft
from waqai.events.finish import finish
from waqai.events.judge import about_article, features
from waqai.events.reading import Reading
from waqai.events.wording import symbols, titled, wording
from waqai.knowledge.packs_store import PACK_DIR
from waqai.model import Document

C = 0.05
WORD_SCALE = 0.8  # wordings are many and rare: smaller features are held back more by the regularisation
PAIR_SCALE = 0.3  # so are two signs that hold together
LEAST_PAIR = 30  # drafts that two signs must hold together in
LEAST_WORDS = 6  # articles that a wording must stand in
SMALLEST_PAIR = 0.006
SMALLEST = 0.015  # smaller weights are not written
OWN = 3.0  # what a draft of our own reports counts: they stand for texts that the newspapers of one summer do not hold
NAMES = frozenset(line for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").split("\n") if line and line[0] != "#")
FLASHES = Path(__file__).with_name("flashes.txt")


@dataclass
class Data:
    """What is learned from: for each draft its features, its wordings, whether it is a row, and its article (reprints share one)."""

    rows: list[dict[str, float]] = field(default_factory=list)
    words: list[set[str]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    missed: int = 0  # wanted gold rows that no draft matches

    def add(self, reading: Reading, drafts: list[Draft], labels: list[int | None], group: str, weight: float = 1.0) -> None:
        """Add the labelled drafts of one article."""
        whole, told = about_article(reading, drafts), symbols(reading)
        heading = titled(told, reading)
        for draft, label in zip(drafts, labels, strict=True):
            if label is not None:
                self.rows.append(features(reading, draft, drafts, whole))
                self.words.append({w for w in wording(told, draft) | heading if NAMES.isdisjoint(w.split())})
                self.labels.append(label)
                self.groups.append(group)
                self.weights.append(weight)


def collect(gold_path: str, articles_path: str, scorer, data: Data) -> None:
    """Add all drafts of the gold articles."""
    gold = scorer.load(gold_path)
    coder = Coder()
    articles = [json.loads(line) for line in Path(articles_path).read_text(encoding="utf-8").splitlines() if line]
    group_of = reprints([a for a in articles if a["id"] in gold])
    for article in articles:
        if article["id"] not in gold:
            continue
        gdoc = gold[article["id"]]
        published = day_of(article)
        reading = coder.read(Document(article["id"], article["text"], article.get("title"), published))
        drafts = draft_events(reading)
        coded = [json.loads(json.dumps(finish(reading, d, n, None, 0.5).to_row())) for n, d in enumerate(drafts, 1)]
        pairs = dict(scorer.match(coded, gdoc["events"]))
        labels: list[int | None] = []
        for i in range(len(drafts)):
            g = gdoc["events"][pairs[i]] if i in pairs else None
            tolerated = g is not None and (g.get("optional") or scorer.recent(g, gdoc.get("published")))
            labels.append(None if tolerated else int(g is not None and g["status"] in scorer.WANTED))
        data.add(reading, drafts, labels, group_of[article["id"]], OWN if article.get("source") == "constructed" else 1.0)
        matched = set(pairs.values())
        data.missed += sum(
            1 for j, g in enumerate(gdoc["events"]) if g["status"] in scorer.WANTED and not g.get("optional") and j not in matched
        )


def collect_flashes(path: Path, data: Data) -> None:
    """Add one-line reports («name | text | rows», «none» for no row): a line's drafts are all rows or none is; lines with more
    drafts than rows are left out.
    """
    coder = Coder()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, text, wanted = (part.strip() for part in line.split("|"))
        reading = coder.read(Document(name, text, None, date(2019, 4, 10)))
        drafts = draft_events(reading)
        rows = [] if wanted == "none" else wanted.split(";")
        told = [row for row in rows if not any(f"status={s}" in row for s in ("background", "threat", "denied"))]
        if not told or len(drafts) <= len(told):
            data.add(reading, drafts, [int(bool(told))] * len(drafts), f"flash {name}")


def write_words(weights: dict[str, float]) -> None:
    """Write the weights of wordings, heaviest first within each kind of feature."""
    head = (
        "# Weights of wordings in the row judge (waqai.events.wording), written by benchmarks/fit_judge.py: feature, tab, weight.\n"
        "# <...> stands for what a pack knows (actors, places, tolls ...). A positive weight speaks for a row.\n"
    )
    body = "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))
    (PACK_DIR / "wording.tsv").write_text(head + body, encoding="utf-8")


def pairs_of(rows: list[dict[str, float]]) -> list[tuple[str, str]]:
    """Two signs each that hold together often enough, and not all but always."""
    seen = Counter(pair for row in rows for pair in itertools.combinations(sorted(_holding(row)), 2))
    return sorted(pair for pair, n in seen.items() if LEAST_PAIR <= n <= len(rows) - LEAST_PAIR)


def _holding(row: dict[str, float]) -> list[str]:
    return [name for name, value in row.items() if value and name != "bias"]


def paired(rows: list[dict[str, float]], pairs: list[tuple[str, str]]) -> csr_matrix:
    """One column a pair: the product of its two signs, scaled down."""
    index = {pair: k for k, pair in enumerate(pairs)}
    at, which, values = [], [], []
    for i, row in enumerate(rows):
        for pair in itertools.combinations(sorted(_holding(row)), 2):
            if (k := index.get(pair)) is not None:
                at.append(i)
                which.append(k)
                values.append(PAIR_SCALE * row[pair[0]] * row[pair[1]])
    return csr_matrix((values, (at, which)), shape=(len(rows), len(pairs)))


def write_pairs(weights: dict[tuple[str, str], float]) -> None:
    """Write the weights of pairs of signs."""
    head = (
        "# Weights of two signs that hold together in the row judge (waqai.events.judge), written by benchmarks/fit_judge.py:\n"
        "# sign, tab, sign, tab, weight. A positive weight speaks for a row.\n"
    )
    body = "".join(f"{one}\t{other}\t{weight:.3f}\n" for (one, other), weight in sorted(weights.items()))
    (PACK_DIR / "sign_pairs.tsv").write_text(head + body, encoding="utf-8")


def earlier(folder: str | None) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of signs and of wordings of an earlier fit; none where there is no folder."""
    if folder is None:
        return {}, {}
    signs = yaml.safe_load((Path(folder) / "judgement.yaml").read_text(encoding="utf-8"))["weights"]
    lines = (Path(folder) / "wording.tsv").read_text(encoding="utf-8").split("\n")
    told = (line.rpartition("\t") for line in lines if line and not line.startswith("#"))
    return {str(n): float(v) for n, v in signs.items()}, {name: float(value) for name, _, value in told}


def fit_all(x: csr_matrix, y: np.ndarray, counts: np.ndarray, before: np.ndarray) -> np.ndarray:
    """The weights of all drafts: logistic loss (`counts`: what each draft counts) with a ridge around the earlier weights."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        score, off = x @ w, w - before
        p = 1.0 / (1.0 + np.exp(-score))
        lost = counts @ (np.logaddexp(0.0, score) - y * score)
        return float(C * lost + off @ off / 2), C * (x.T @ (counts * (p - y))) + off

    return minimize(loss, before, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x


def main() -> int:
    args, scorer = asked(__doc__.splitlines()[0])
    data = Data()
    collect(args.gold, args.articles, scorer, data)
    of_gold = len(data.rows)
    collect_flashes(FLASHES, data)
    missed = data.missed
    old_signs, old_words = earlier(args.prior)
    names = sorted({n for n, k in Counter(n for row in data.rows for n, v in row.items() if v).items() if k >= 4} | old_signs.keys())
    seen = {(w, g) for words, g in zip(data.words, data.groups, strict=True) for w in words}
    words = sorted(
        {w for w, k in Counter(w for w, _ in seen).items() if k >= LEAST_WORDS} | {w for w in old_words if NAMES.isdisjoint(w.split())}
    )
    before = np.array([*(old_signs.get(n, 0.0) for n in names), *(old_words.get(w, 0.0) / WORD_SCALE for w in words)])
    index = {w: i for i, w in enumerate(words)}
    told = csr_matrix(
        (
            [WORD_SCALE] * sum(w in index for found in data.words for w in found),
            (
                [i for i, found in enumerate(data.words) for w in sorted(found) if w in index],
                [index[w] for found in data.words for w in sorted(found) if w in index],
            ),
        ),
        shape=(len(data.words), len(words)),
    )
    pairs = pairs_of(data.rows)
    x = hstack([csr_matrix([[row.get(n, 0.0) for n in names] for row in data.rows]), told, paired(data.rows, pairs)]).tocsr()
    before = np.concatenate([before, np.zeros(len(pairs))])
    y, groups, counts = np.array(data.labels), data.groups, np.array(data.weights)
    print(f"{len(y)} drafts, {y.sum()} wanted, {missed} gold rows with no draft")
    print(f"{len(names)} signs, {len(pairs)} pairs of signs, {len(words)} wordings")
    predicted = np.zeros(len(y))
    for train, test in GroupKFold(8).split(x, y, groups):
        model = LogisticRegression(C=C, max_iter=3000, fit_intercept=False).fit(x[train], y[train], counts[train])
        predicted[test] = model.predict_proba(x[test])[:, 1]
    print(f"cross-validated AUC {roc_auc_score(y[:of_gold], predicted[:of_gold]):.4f}")
    thresholds = [round(float(t), 2) for t in np.arange(0.2, 0.7, 0.02)]
    scores = []
    for threshold in thresholds:
        kept = predicted >= threshold
        kept, right = kept[:of_gold], y[:of_gold] == 1
        tp, fp, fn = int((kept & right).sum()), int((kept & ~right).sum()), int((~kept & right).sum()) + missed
        scores.append(2 * tp / (2 * tp + fp + fn))
        print(f"threshold {threshold:.2f}  P {tp / max(1, tp + fp):.3f}  R {tp / (tp + fn):.3f}  F1 {scores[-1]:.3f}")
    smooth = [float(np.mean(scores[max(0, i - 3) : i + 4])) for i in range(len(scores))]
    chosen = int(np.argmax(smooth))  # the middle of the best stretch: one threshold's own peak is luck
    best = (round(scores[chosen], 4), thresholds[chosen])
    found = fit_all(x, y, counts, before)
    weights = {n: round(float(w), 3) for n, w in zip(names, found, strict=False) if abs(w) >= 0.01}
    of_words, of_pairs = found[len(names) : len(names) + len(words)], found[len(names) + len(words) :]
    heavy = {n: float(w) * WORD_SCALE for n, w in zip(words, of_words, strict=True) if abs(w) * WORD_SCALE >= SMALLEST}
    joint = {p: float(w) * PAIR_SCALE for p, w in zip(pairs, of_pairs, strict=True) if abs(w) * PAIR_SCALE >= SMALLEST_PAIR}
    for name, weight in sorted(weights.items(), key=lambda p: -abs(p[1]))[:25]:
        print(f"  {weight:+.2f}  {name}")
    print(f"cross-validated F1 {best[0]:.3f} at threshold {best[1]}")
    if args.write:
        head = (
            "# Weights of the row judge (waqai.events.judge): logistic regression over features that say how an incident is told.\n"
            "# Written by benchmarks/fit_judge.py from gold; those of plain words are in wording.tsv. Features hold no places or actors.\n"
            "# A positive weight speaks for a row.\n"
        )
        body = yaml.safe_dump({"threshold": best[1], "weights": dict(sorted(weights.items()))}, allow_unicode=True, sort_keys=False)
        Path(PACK_DIR / "judgement.yaml").write_text(head + body, encoding="utf-8")
        write_words(heavy)
        write_pairs(joint)
        print(f"written: {len(weights)} signs, {len(joint)} pairs, {len(heavy)} wordings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
