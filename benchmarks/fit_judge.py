#!/usr/bin/env python3
"""Fit the row judge on gold and write its weights: fit_judge.py GOLD.jsonl ARTICLES.jsonl SCORE.py [--prior FOLDER] [--write]

A logistic regression is fitted on what judge_learning.py collects; the figures printed are cross-validated by article, reprints of
one article in one fold, so no article is judged by weights that have seen it. The features hold no names (see waqai.events.judge and
waqai.events.wording).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from fit_arguments import asked
from judge_learning import FLASHES, C, Data, Design, collect, collect_flashes, fit_all
from waqai.events.judge_weights import JudgeWeights
from waqai.knowledge.packs_store import PACK_DIR


def write_signs(weights: JudgeWeights) -> None:
    """Write the weights of signs and the threshold."""
    head = (
        "# Weights of the row judge (waqai.events.judge): logistic regression over features that say how an incident is told.\n"
        "# Written by benchmarks/fit_judge.py from gold; those of plain words are in wording.tsv. Features hold no places or actors.\n"
        "# A positive weight speaks for a row.\n"
    )
    model = {"threshold": weights.threshold, "weights": dict(sorted(weights.signs.items()))}
    body = yaml.safe_dump(model, allow_unicode=True, sort_keys=False)
    (PACK_DIR / "judgement.yaml").write_text(head + body, encoding="utf-8")


def write_words(weights: JudgeWeights) -> None:
    """Write the weights of wordings, heaviest first within each kind of feature."""
    head = (
        "# Weights of wordings in the row judge (waqai.events.wording), written by benchmarks/fit_judge.py: feature, tab, weight.\n"
        "# <...> stands for what a pack knows (actors, places, tolls ...). A positive weight speaks for a row.\n"
    )
    body = "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.words.items()))
    (PACK_DIR / "wording.tsv").write_text(head + body, encoding="utf-8")


def write_pairs(weights: JudgeWeights) -> None:
    """Write the weights of pairs of signs."""
    head = (
        "# Weights of two signs that hold together in the row judge (waqai.events.judge), written by benchmarks/fit_judge.py:\n"
        "# sign, tab, sign, tab, weight. A positive weight speaks for a row.\n"
    )
    body = "".join(f"{one}\t{two}\t{weight:.3f}\n" for one, row in sorted(weights.pairs.items()) for two, weight in sorted(row.items()))
    (PACK_DIR / "sign_pairs.tsv").write_text(head + body, encoding="utf-8")


def earlier(folder: str | None) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of signs and of wordings of an earlier fit; none where there is no folder."""
    if folder is None:
        return {}, {}
    signs = yaml.safe_load((Path(folder) / "judgement.yaml").read_text(encoding="utf-8"))["weights"]
    lines = (Path(folder) / "wording.tsv").read_text(encoding="utf-8").split("\n")
    told = (line.rpartition("\t") for line in lines if line and not line.startswith("#"))
    return {str(n): float(v) for n, v in signs.items()}, {name: float(value) for name, _, value in told}


def main() -> int:
    args, scorer = asked(__doc__.splitlines()[0])
    data = Data()
    collect(args.gold, args.articles, scorer, data)
    collect_flashes(FLASHES, data)
    of_gold, missed = data.of_gold, data.missed
    old_signs, old_words = earlier(args.prior)
    design = Design.of(data, old_signs, old_words)
    x, y, groups, counts = design.x, np.array(data.labels), data.groups, np.array(data.weights)
    print(f"{len(y)} drafts, {y.sum()} wanted, {missed} gold rows with no draft")
    print(f"{len(design.names)} signs, {len(design.pairs)} pairs of signs, {len(design.words)} wordings")
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
    weights = design.weights(fit_all(x, y, counts, design.start(old_signs, old_words)), best[1])
    for name, weight in sorted(weights.signs.items(), key=lambda p: -abs(p[1]))[:25]:
        print(f"  {weight:+.2f}  {name}")
    print(f"cross-validated F1 {best[0]:.3f} at threshold {best[1]}")
    if args.write:
        write_signs(weights)
        write_words(weights)
        write_pairs(weights)
        print(f"written: {len(weights.signs)} signs, {sum(map(len, weights.pairs.values()))} pairs, {len(weights.words)} wordings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
