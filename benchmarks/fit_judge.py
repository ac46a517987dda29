#!/usr/bin/env python3
"""Fit the row judge on gold and write its weights: fit_judge.py GOLD.jsonl ARTICLES.jsonl SCORE.py [--write]

Every draft that the coder builds from the articles is labelled by the scorer's own matching (1: a wanted gold row; 0: spurious or no
news; rows that
gold tolerates are left out). One-line reports and look-alikes in our own words (flashes.txt) are learnt from too. A logistic
regression is fitted; the figures printed are cross-validated by article, so no article is judged by weights
that have seen it. The features hold no words, places or actors (see waqai.events.judge).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from waqai.events.coder import Coder, draft_events
from waqai.events.finish import finish
from waqai.events.judge import about_article, features
from waqai.knowledge.packs_store import PACK_DIR
from waqai.model import Document

C = 0.25
FLASHES = Path(__file__).with_name("flashes.txt")


def collect(gold_path: str, articles_path: str, scorer) -> tuple[list[dict[str, float]], list[int], list[str], int]:
    """Features, labels and article ids of all drafts, and the number of wanted gold rows that no draft matches."""
    gold = scorer.load(gold_path)
    coder = Coder()
    rows: list[dict[str, float]] = []
    labels: list[int] = []
    groups: list[str] = []
    missed = 0
    for line in filter(None, Path(articles_path).read_text(encoding="utf-8").split("\n")):
        article = json.loads(line)
        if article["id"] not in gold:
            continue
        gdoc = gold[article["id"]]
        reading = coder.read(Document(article["id"], article["text"], article.get("title"), date.fromisoformat(article["published"])))
        drafts = draft_events(reading)
        coded = [json.loads(json.dumps(finish(reading, d, n, None, 0.5).to_row())) for n, d in enumerate(drafts, 1)]
        whole = about_article(reading, drafts)
        pairs = dict(scorer.match(coded, gdoc["events"]))
        for i, draft in enumerate(drafts):
            g = gdoc["events"][pairs[i]] if i in pairs else None
            if g is not None and (g.get("optional") or scorer.recent(g, gdoc.get("published"))):
                continue
            label = int(g is not None and g["status"] in scorer.WANTED)
            rows.append(features(reading, draft, drafts, whole))
            labels.append(label)
            groups.append(article["id"])
        matched = set(pairs.values())
        missed += sum(
            1 for j, g in enumerate(gdoc["events"]) if g["status"] in scorer.WANTED and not g.get("optional") and j not in matched
        )
    return rows, labels, groups, missed


def collect_flashes(path: Path, rows: list[dict[str, float]], labels: list[int], groups: list[str]) -> None:
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
        told = (
            []
            if wanted == "none"
            else [row for row in wanted.split(";") if not any(f"status={s}" in row for s in ("background", "threat", "denied"))]
        )
        if told and len(drafts) > len(told):
            continue
        article = about_article(reading, drafts)
        for draft in drafts:
            rows.append(features(reading, draft, drafts, article))
            labels.append(int(bool(told)))
            groups.append(f"flash {name}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold")
    parser.add_argument("articles")
    parser.add_argument("scorer")
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows, labels, groups, missed = collect(args.gold, args.articles, scorer)
    of_gold = len(rows)
    collect_flashes(FLASHES, rows, labels, groups)
    names = sorted({name for row in rows for name in row if sum(1 for r in rows if r.get(name)) >= 4})
    x = np.array([[row.get(n, 0.0) for n in names] for row in rows])
    y = np.array(labels)
    print(f"{len(y)} drafts, {y.sum()} wanted, {missed} gold rows with no draft")
    predicted = np.zeros(len(y))
    for train, test in GroupKFold(10).split(x, y, groups):
        model = LogisticRegression(C=C, max_iter=2000, fit_intercept=False).fit(x[train], y[train])
        predicted[test] = model.predict_proba(x[test])[:, 1]
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
    model = LogisticRegression(C=C, max_iter=2000, fit_intercept=False).fit(x, y)
    weights = {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.01}
    for name, weight in sorted(weights.items(), key=lambda p: -abs(p[1]))[:25]:
        print(f"  {weight:+.2f}  {name}")
    print(f"cross-validated F1 {best[0]:.3f} at threshold {best[1]}")
    if args.write:
        head = (
            "# Weights of the row judge (waqai.events.judge): logistic regression over features that say how an incident is told.\n"
            "# Written by benchmarks/fit_judge.py from gold; features hold no words, places or actors.\n"
            "# A positive weight speaks for a row.\n"
        )
        body = yaml.safe_dump({"threshold": best[1], "weights": dict(sorted(weights.items()))}, allow_unicode=True, sort_keys=False)
        Path(PACK_DIR / "judgement.yaml").write_text(head + body, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
