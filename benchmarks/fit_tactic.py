#!/usr/bin/env python3
"""Fit the second look at tactics and write its weights: fit_tactic.py GOLD.jsonl ARTICLES.jsonl SCORE.py [--write]

A draft counts where the quote of a gold row lies in its passage and the row's place is the draft's (or either has none). Right is the
row's type, or the type that the rules say where the row accepts it. The figures are cross-validated by article. The features hold no
words of articles, places or names (see waqai.events.second_look).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from fit_arguments import asked, day_of
from fit_siting import same_spot
from waqai.events.coder import Coder, passages
from waqai.events.draft import build
from waqai.events.second_look import SURE
from waqai.knowledge.packs_store import PACK_DIR
from waqai.model import Document

C = 0.5
MARGIN = 0.4
LEAST = 8


@dataclass(frozen=True, slots=True)
class Case:
    """One passage: its signs, the tactic that the rules say, and the types that gold accepts."""

    article: str
    signs: dict[str, float]
    ruled: str
    sure: bool
    accepted: tuple[str, ...]

    @property
    def right(self) -> str:
        """The type to learn."""
        return self.ruled if self.ruled in self.accepted else self.accepted[0]


def collect(gold_path: str, articles_path: str, scorer) -> list[Case]:
    """The cases of all articles."""
    gold, coder, out = scorer.load(gold_path), Coder(), []
    for line in filter(None, Path(articles_path).read_text(encoding="utf-8").split("\n")):
        article = json.loads(line)
        if article["id"] not in gold:
            continue
        reading = coder.read(Document(article["id"], article["text"], article.get("title"), day_of(article)))
        raw, tokens = reading.text.raw, reading.text.tokens
        quoted = [(raw.find(g["evidence_ar"]), g) for g in gold[article["id"]]["events"] if g.get("evidence_ar")]
        quoted = [(at, g) for at, g in quoted if at >= 0]
        earlier = last = None
        for segments in passages(reading) if quoted else ():
            before = None
            follows = last is not None and segments and segments[0].sentence.index - last.segment.sentence.index == 1
            follows = follows and segments[0].sentence.paragraph == last.segment.sentence.paragraph and not last.segment.in_title
            earlier = last if follows else None
            for segment in segments:
                drafts = build(reading, segment, before, earlier)
                if not drafts:
                    continue
                before, last = drafts[0], drafts[-1]
                low, high = tokens[segment.start].start, tokens[segment.end - 1].end
                told = [(min(at + len(g["evidence_ar"]), high) - max(at, low), g) for at, g in quoted]
                told = [(n, g) for n, g in told if n > 0]
                spots = [d.spot for d in drafts if d.spot is not None]
                if spots:
                    told = [(n, g) for n, g in told if any(same_spot(scorer, s, g) for s in spots)]
                if not told:
                    continue
                ruled = next(n.removeprefix("rules say ") for n in before.signs if n.startswith("rules say "))
                row = next((g for _, g in told if ruled in scorer.accepted_types(g)), max(told, key=lambda p: p[0])[1])
                out.append(
                    Case(
                        article["id"],
                        before.signs,
                        ruled,
                        before.decision.rule != "second-look" and before.decision.sure >= SURE,
                        tuple(scorer.accepted_types(row)),
                    )
                )
    return out


def accuracy(cases: list[Case], scores: np.ndarray, classes: list[str]) -> tuple[float, Counter[tuple[str, str]]]:
    """How many cases end with an accepted type, and what was overruled."""
    good, changed = 0, Counter()
    for case, row in zip(cases, scores, strict=True):
        best = int(np.argmax(row))
        ruled = classes.index(case.ruled) if case.ruled in classes else None
        overruled = ruled is not None and not case.sure and row[best] > row[ruled] + MARGIN
        tactic = classes[best] if overruled else case.ruled
        good += tactic in case.accepted
        if tactic != case.ruled:
            changed[case.ruled, tactic] += 1
    return good / len(cases), changed


def main() -> int:
    args, scorer = asked(__doc__.splitlines()[0])
    cases = collect(args.gold, args.articles, scorer)
    seen = Counter(n for c in cases for n, v in c.signs.items() if v)
    names = sorted(n for n, k in seen.items() if k >= LEAST)
    x = np.array([[c.signs.get(n, 0.0) for n in names] for c in cases])
    y = np.array([c.right for c in cases])
    classes = sorted(set(y))
    scores = np.full((len(cases), len(classes)), -20.0)
    for train, test in GroupKFold(5).split(x, y, [c.article for c in cases]):
        model = LogisticRegression(C=C, max_iter=400, fit_intercept=False).fit(x[train], y[train])
        scores[np.ix_(test, [classes.index(c) for c in model.classes_])] = model.decision_function(x[test])
    ruled = sum(c.ruled in c.accepted for c in cases) / len(cases)
    reached, changed = accuracy(cases, scores, classes)
    print(f"{len(cases)} passages: the rules are right in {ruled:.3f}, with the second look {reached:.3f} (cross-validated)")
    for (old, new), n in changed.most_common(12):
        print(f"  {n:3}  {old} -> {new}")
    model = LogisticRegression(C=C, max_iter=400, fit_intercept=False).fit(x, y)
    weights = {
        str(c): {n: round(float(w), 2) for n, w in zip(names, row, strict=True) if abs(w) >= 0.05}
        for c, row in zip(model.classes_, model.coef_, strict=True)
    }
    if args.write:
        head = (
            "# A second look at tactics (waqai.events.second_look): multinomial logistic regression over signs of how a deed is told.\n"
            "# Written by benchmarks/fit_tactic.py from gold; the signs hold no words of articles, places or names.\n"
            "# tactic: sign: weight; another tactic than the rules' wins by the margin.\n"
        )
        body = yaml.safe_dump(
            {"margin": MARGIN, "weights": weights}, allow_unicode=True, sort_keys=True, default_flow_style=None, width=140
        )
        Path(PACK_DIR / "typing.yaml").write_text(head + body, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
