"""What the row judge learns from and how: drafts with their features and labels, the design matrix, the fit.

Every draft that the coder builds from the articles is labelled by the scorer's own matching (1: a wanted gold row; 0: spurious or no
news; rows that gold tolerates are left out). One-line reports and look-alikes in our own words (flashes.txt) are learnt from too.
Used by fit_judge.py, which writes the weights, and unseen.py, which measures with weights that have not seen the article.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from fit_arguments import day_of
from reprints import reprints
from waqai.events.coder import Coder, draft_events
from waqai.events.draft import Draft
from waqai.events.finish import finish
from waqai.events.judge import about_article, features
from waqai.events.judge_weights import JudgeWeights
from waqai.events.reading import Reading
from waqai.events.wording import symbols, titled, wording
from waqai.model import Document

C = 0.05
WORD_SCALE = 0.8  # wordings are many and rare: smaller features are held back more by the regularisation
PAIR_SCALE = 0.3  # so are two signs that hold together
LEAST_PAIR = 30  # drafts that two signs must hold together in
LEAST_WORDS = 6  # articles that a wording must stand in
SMALLEST_PAIR, SMALLEST_WORD, SMALLEST_SIGN = 0.006, 0.015, 0.01  # smaller weights are left out
OWN = 3.0  # what a draft of our own reports counts: they stand for texts that the newspapers of one summer do not hold
NAMES = frozenset(line for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").split("\n") if line and line[0] != "#")
FLASHES = Path(__file__).with_name("flashes.txt")


@dataclass
class Data:
    """What is learned from: for each draft its features, its wordings, whether it is a row, and its article (reprints share one).

    `group_of` names the group of each article. Drafts of flashes come after those of gold, `of_gold` of them.
    """

    rows: list[dict[str, float]] = field(default_factory=list)
    words: list[set[str]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    missed: int = 0  # wanted gold rows that no draft matches
    group_of: dict[str, str] = field(default_factory=dict)
    of_gold: int = 0

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
    data.group_of = reprints([a for a in articles if a["id"] in gold])
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
        data.add(reading, drafts, labels, data.group_of[article["id"]], OWN if article.get("source") == "constructed" else 1.0)
        matched = set(pairs.values())
        data.missed += sum(
            1 for j, g in enumerate(gdoc["events"]) if g["status"] in scorer.WANTED and not g.get("optional") and j not in matched
        )
    data.of_gold = len(data.rows)


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


@dataclass(frozen=True)
class Design:
    """The drafts as a matrix: one column a sign, a wording and a pair of signs, in this order."""

    names: list[str]
    words: list[str]
    pairs: list[tuple[str, str]]
    x: csr_matrix

    @classmethod
    def of(cls, data: Data, old_signs: Mapping[str, float], old_words: Mapping[str, float]) -> Design:
        """All that is common enough to learn from, and what an earlier fit had a weight for."""
        names = sorted({n for n, k in Counter(n for row in data.rows for n, v in row.items() if v).items() if k >= 4} | old_signs.keys())
        seen = {(w, g) for words, g in zip(data.words, data.groups, strict=True) for w in words}
        common = {w for w, k in Counter(w for w, _ in seen).items() if k >= LEAST_WORDS}
        words = sorted(common | {w for w in old_words if NAMES.isdisjoint(w.split())})
        pairs = pairs_of(data.rows)
        signs = csr_matrix([[row.get(n, 0.0) for n in names] for row in data.rows])
        return cls(names, words, pairs, hstack([signs, worded(data.words, words), paired(data.rows, pairs)]).tocsr())

    def start(self, old_signs: Mapping[str, float], old_words: Mapping[str, float]) -> np.ndarray:
        """An earlier fit's weights as a vector of these columns."""
        signs, words = [old_signs.get(n, 0.0) for n in self.names], [old_words.get(w, 0.0) / WORD_SCALE for w in self.words]
        return np.array([*signs, *words, *([0.0] * len(self.pairs))])

    def weights(self, found: np.ndarray, threshold: float) -> JudgeWeights:
        """A fitted vector as weights of the judge; what is next to nothing is left out."""
        of_signs, of_words, of_pairs = np.split(found, [len(self.names), len(self.names) + len(self.words)])
        signs = {n: round(float(w), 3) for n, w in zip(self.names, of_signs, strict=True) if abs(w) >= SMALLEST_SIGN}
        words = {n: float(w) * WORD_SCALE for n, w in zip(self.words, of_words, strict=True) if abs(w) * WORD_SCALE >= SMALLEST_WORD}
        pairs: dict[str, dict[str, float]] = {}
        for (one, other), w in zip(self.pairs, of_pairs, strict=True):
            if abs(w) * PAIR_SCALE >= SMALLEST_PAIR:
                pairs.setdefault(one, {})[other] = float(w) * PAIR_SCALE
        return JudgeWeights(signs, pairs, words, threshold)


def worded(found: list[set[str]], words: list[str]) -> csr_matrix:
    """One column a wording, scaled down."""
    index = {w: i for i, w in enumerate(words)}
    at = [(i, index[w]) for i, of_draft in enumerate(found) for w in sorted(of_draft) if w in index]
    return csr_matrix(([WORD_SCALE] * len(at), tuple(zip(*at, strict=True)) if at else ([], [])), shape=(len(found), len(words)))


def fit_all(x: csr_matrix, y: np.ndarray, counts: np.ndarray, before: np.ndarray) -> np.ndarray:
    """The weights of all columns: logistic loss (`counts`: what each draft counts) with a ridge around the earlier weights."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        score, off = x @ w, w - before
        p = 1.0 / (1.0 + np.exp(-score))
        lost = counts @ (np.logaddexp(0.0, score) - y * score)
        return float(C * lost + off @ off / 2), C * (x.T @ (counts * (p - y))) + off

    return minimize(loss, before, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
