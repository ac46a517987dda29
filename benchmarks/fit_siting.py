#!/usr/bin/env python3
"""Fit which of a passage's places are its incident's and write the weights: fit_siting.py GOLD.jsonl ARTICLES.jsonl SCORE.py [--write]

A passage counts where the quote of a gold row of a kindred tactic lies in it. A place of it is right where its name or its point is
that row's. The figures are cross-validated by article. The features hold no words, places or actors (see waqai.events.siting).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from fit_arguments import asked, day_of
from waqai.events.coder import Coder, passages
from waqai.events.draft import build, places_of
from waqai.events.reading import Reading, Spot
from waqai.events.siting import choose, features
from waqai.events.triggers import triggers, weight
from waqai.knowledge.packs_store import PACK_DIR
from waqai.model import Document

C = 0.3
NEAR_KM = 2.0
FRAMES = frozenset(
    "محافظه قضاء ناحيه مديريه بلده قريه مدينه حي منطقه معسكر جبهه محور ولايه اقليم قاعده مطار جبل وادي شارع مخيم شمال جنوب شرق غرب "
    "ريف وسط اطراف محيط شمالي جنوبي شرقي غربي قرب".split()
)


@dataclass(frozen=True, slots=True)
class Passage:
    """The places of one passage with their features and whether each is right (None: nothing known)."""

    article: str
    reading: Reading
    start: int
    spots: list[Spot]
    rows: list[dict[str, float]]
    right: list[bool]


def names(scorer, text: str | None) -> set[str]:
    """The words that name a place, without article, preposition and frame."""
    return {re.sub(r"^(وال|بال|لل|ال|و|ب|ل)", "", w) for w in scorer.norm_ar(text).split() if w not in FRAMES}


def same_spot(scorer, spot: Spot, gold: dict) -> bool:
    """Whether a place is a gold row's: by name, or within two kilometres; never in another country."""
    place = spot.place
    if gold.get("country") and place.country and place.country != gold["country"]:
        return False
    if names(scorer, place.name_ar) & names(scorer, gold.get("place_ar")):
        return True
    gap = scorer.km({"lat": place.lat, "lon": place.lon}, gold)
    return gap is not None and gap <= NEAR_KM


def kindred(scorer, tactic: str, gold: dict) -> bool:
    """Whether a passage's tactic may be a gold row's."""
    mine, groups = scorer.GROUP.get(tactic, "other"), [scorer.GROUP.get(t, "other") for t in scorer.accepted_types(gold)]
    return tactic == "other" or mine in groups or any(frozenset((mine, g)) in scorer.NEAR_GROUPS for g in groups)


def collect(gold_path: str, articles_path: str, scorer) -> list[Passage]:
    """The passages of all articles that a gold row quotes, with at least one place."""
    gold, coder, out = scorer.load(gold_path), Coder(), []
    for line in filter(None, Path(articles_path).read_text(encoding="utf-8").split("\n")):
        article = json.loads(line)
        if article["id"] not in gold:
            continue
        reading = coder.read(Document(article["id"], article["text"], article.get("title"), day_of(article)))
        raw, tokens = reading.text.raw, reading.text.tokens
        quoted = [(raw.find(g["evidence_ar"]), g) for g in gold[article["id"]]["events"] if g.get("evidence_ar") and g.get("place_ar")]
        quoted = [(at, g) for at, g in quoted if at >= 0]
        for segments in passages(reading) if quoted else ():
            before = None
            for segment in segments:
                drafts = build(reading, segment, before)
                if not drafts:
                    continue
                before = drafts[0]
                low, high = tokens[segment.start].start, tokens[segment.end - 1].end
                told = [g for at, g in quoted if at < high and at + len(g["evidence_ar"]) > low and kindred(scorer, before.tactic, g)]
                spots = places_of(reading, segment.start, segment.end)
                right = [any(same_spot(scorer, s, g) for g in told) for s in spots]
                if any(right):
                    found = [h for h in triggers(reading.sight, segment.start, segment.end) if weight(h) >= 0.25]
                    out.append(
                        Passage(
                            article["id"], reading, segment.start, spots, features(reading, segment.start, segment.end, spots, found), right
                        )
                    )
    return out


def report(passages_: list[Passage], predicted: list[np.ndarray]) -> None:
    """How often a right place is among the chosen ones, how many chosen are right and wrong."""
    good = any_right = wrong = missed = 0
    for passage, values in zip(passages_, predicted, strict=True):
        chosen = {s.index for s, _ in choose(passage.reading, passage.start, passage.spots, list(values))}
        right = {s.index for s, r in zip(passage.spots, passage.right, strict=True) if r}
        any_right += bool(chosen & right)
        good, wrong, missed = good + len(chosen & right), wrong + len(chosen - right), missed + len(right - chosen)
    print(
        f"{len(passages_)} passages, {any_right / len(passages_):.3f} with a right place; "
        f"chosen: {good} right, {wrong} wrong; {missed} not chosen"
    )


def main() -> int:
    args, scorer = asked(__doc__.splitlines()[0])
    told = collect(args.gold, args.articles, scorer)
    rows = [row for p in told for row in p.rows]
    y = np.array([r for p in told for r in p.right])
    groups = [p.article for p in told for _ in p.rows]
    times_seen = Counter(name for row in rows for name, value in row.items() if value)
    features_ = sorted(name for name, n in times_seen.items() if n >= 10)
    x = np.array([[row.get(n, 0.0) for n in features_] for row in rows])
    predicted = np.zeros(len(y))
    for train, test in GroupKFold(10).split(x, y, groups):
        model = LogisticRegression(C=C, max_iter=3000, fit_intercept=False).fit(x[train], y[train])
        predicted[test] = model.predict_proba(x[test])[:, 1]
    print(f"{len(y)} places, {y.sum()} right; cross-validated AUC {roc_auc_score(y, predicted):.3f}")
    bounds = np.cumsum([len(p.rows) for p in told])[:-1]
    report(told, np.split(predicted, bounds))
    model = LogisticRegression(C=C, max_iter=3000, fit_intercept=False).fit(x, y)
    weights = {n: round(float(w), 3) for n, w in zip(features_, model.coef_[0], strict=True) if abs(w) >= 0.01}
    for name, weight_ in sorted(weights.items(), key=lambda p: -abs(p[1]))[:25]:
        print(f"  {weight_:+.2f}  {name}")
    if args.write:
        head = (
            "# Which places of a passage are its incident's (waqai.events.siting): logistic regression over features\n"
            "# that say how a place is told.\n"
            "# Written by benchmarks/fit_siting.py from gold; features hold no words, places or actors.\n"
            "# A positive weight speaks for the place.\n"
        )
        body = yaml.safe_dump({"weights": dict(sorted(weights.items()))}, allow_unicode=True, sort_keys=False)
        Path(PACK_DIR / "siting.yaml").write_text(head + body, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
