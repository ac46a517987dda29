#!/usr/bin/env python3
"""Fit the choice of an event's day on gold and write its weights: fit_moments.py GOLD.jsonl ARTICLES.jsonl SCORE.py [--write]

Every event that the coder drafts from the articles and that the scorer matches with a dated gold row is one choice among the
times around its tellings and "none" (for news: the day before publication up to publication). A conditional logit is fitted to
the options that the scorer would call right; the figures printed are cross-validated by article. The signs hold no words, places
or actors (see waqai.events.moment_signs).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from fit_arguments import asked, day_of
from waqai.events.choice import choose_rows
from waqai.events.coder import Coder, draft_events
from waqai.events.draft import Option
from waqai.events.finish import finish
from waqai.events.judge import judge
from waqai.knowledge.packs_store import PACK_DIR
from waqai.mentions.times import default_time
from waqai.model import Document

RIDGE = 5.0
LEAST = 5
LONG = 10
LEANS = (0.0, 0.15, 0.3, 0.45, 0.6)
LEAN = 0.3  # the middle of a flat stretch: a day taken from elsewhere must be clearly likelier than none
FOLDS = 5


@dataclass(slots=True)
class Choice:
    """One event's options, which of them are right, its weight and whether it counts in the figures."""

    article: str
    options: list[Option]
    right: list[bool]
    weight: float
    counts: bool


def collect(gold_path: str, articles_path: str, scorer) -> list[Choice]:
    """The choices of all articles."""
    gold = scorer.load(gold_path)
    coder = Coder()
    out: list[Choice] = []
    for line in filter(None, Path(articles_path).read_text(encoding="utf-8").split("\n")):
        article = json.loads(line)
        if article["id"] not in gold:
            continue
        gdoc = gold[article["id"]]
        reading = coder.read(Document(article["id"], article["text"], article.get("title"), day_of(article)))
        drafts = draft_events(reading)
        picked = {id(d) for d, _ in choose_rows(drafts, judge(reading, drafts, coder.weights), coder.weights.threshold)}
        kept = [id(d) in picked for d in drafts]
        rows = [json.loads(json.dumps(finish(reading, d, n, None, 0.5).to_row())) for n, d in enumerate(drafts, 1)]
        loose = dict(scorer.match(rows, gdoc["events"]))
        chosen = [i for i, k in enumerate(kept) if k]
        strict = {chosen[i]: j for i, j in scorer.match([rows[i] for i in chosen], gdoc["events"])}
        for i, draft in enumerate(drafts):
            j = strict.get(i, loose.get(i))
            row = gdoc["events"][j] if j is not None else None
            if row is None or not row.get("date_start") or not draft.options:
                continue
            wanted = row["status"] in scorer.WANTED
            none = default_time(reading.published, "actual" if wanted else "background")
            spans = [o.moment.span if o.moment is not None else none for o in draft.options]
            right = [agrees(s.earliest, s.latest, row, scorer) for s in spans]
            scored = i in strict and wanted and not row.get("optional") and not scorer.recent(row, gdoc.get("published"))
            out.append(Choice(article["id"], draft.options, right, (1.0 if i in strict else 0.5) * (1.0 if wanted else 0.6), scored))
    return out


def agrees(first: date | None, last: date | None, row: dict[str, object], scorer) -> bool:
    """Whether the scorer takes a span for the row's days; a long one («منذ مارس») only where the row's is long too."""
    if first is None or last is None or not scorer.same_date({"date_start": str(first), "date_end": str(last)}, row):
        return False
    told = (date.fromisoformat(str(row["date_end"] or row["date_start"])) - date.fromisoformat(str(row["date_start"]))).days
    return (last - first).days <= max(LONG, 2 * told)


def offsets(choice: Choice) -> list[float]:
    """An event told n times says "none" n times: together they count as one."""
    n = sum(1 for o in choice.options if o.moment is None)
    return [-math.log(n) if o.moment is None else 0.0 for o in choice.options]


def fit(choices: list[Choice], prior: dict[str, float] | None = None) -> dict[str, float]:
    """Weights by sign: the likelihood that a right option is chosen, less a ridge around the prior's (around nothing without one)."""
    choices = [c for c in choices if any(c.right) and not all(c.right)]
    seen = Counter(s for c in choices for o in c.options for s in set(o.signs))
    names = sorted({s for s, n in seen.items() if n >= LEAST} | (prior or {}).keys())
    before = np.array([(prior or {}).get(s, 0.0) for s in names])
    index = {s: k for k, s in enumerate(names)}
    rows, cols, group, right, base = [], [], [], [], []
    for k, choice in enumerate(choices):
        for option, ok, offset in zip(choice.options, choice.right, offsets(choice), strict=True):
            for s in set(option.signs) & index.keys():
                rows.append(len(group))
                cols.append(index[s])
            group.append(k)
            right.append(ok)
            base.append(offset)
    x = csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(len(group), len(names)))
    g, y, b, w, n = np.array(group), np.array(right, float), np.array(base), np.array([c.weight for c in choices]), len(choices)

    def loss(beta):
        s = x @ beta + b
        top = np.full(n, -np.inf)
        np.maximum.at(top, g, s)
        e = np.exp(s - top[g])
        whole, good = np.bincount(g, e, n), np.bincount(g, e * y, n) + 1e-30
        slope = x.T @ (w[g] * (e * y / good[g] - e / whole[g]))
        off = beta - before
        return -(w * (np.log(good) - np.log(whole))).sum() + RIDGE * (off @ off) / 2, -slope + RIDGE * off

    found = minimize(loss, before, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return dict(zip(names, found.x, strict=True))


def is_right(choice: Choice, model: dict[str, float], lean: float) -> bool:
    """Whether the coder's way of choosing (see waqai.events.moments) takes a right option."""
    mass: dict[object, float] = {}
    good: dict[object, bool] = {}
    for option, ok, offset in zip(choice.options, choice.right, offsets(choice), strict=True):
        days = None if option.moment is None else (option.moment.span.earliest, option.moment.span.latest)
        score = sum(model.get(s, 0.0) for s in option.signs) + offset + (lean if option.moment is None else 0.0)
        mass[days] = mass.get(days, 0.0) + math.exp(min(score, 50.0))
        good[days] = ok
    return good[max(mass, key=lambda d: mass[d])]


def earlier(folder: str | None) -> dict[str, float] | None:
    """The weights of an earlier fit, without the lean that was added to them."""
    if folder is None:
        return None
    weights = {str(k): float(v) for k, v in yaml.safe_load((Path(folder) / "moments.yaml").read_text(encoding="utf-8"))["weights"].items()}
    return {**weights, "none": weights.get("none", 0.0) - LEAN}


def main() -> int:
    args, scorer = asked(__doc__.splitlines()[0])
    choices = collect(args.gold, args.articles, scorer)
    counted = sum(c.counts for c in choices)
    at_hand = sum(any(c.right) for c in choices if c.counts)
    print(f"{len(choices)} dated events, {counted} of them scored; right options at hand for {at_hand}")
    articles = sorted({c.article for c in choices})
    fold = {a: n % FOLDS for n, a in enumerate(articles)}
    hits: Counter[float] = Counter()
    for n in range(FOLDS):
        model = fit([c for c in choices if fold[c.article] != n])
        for lean in LEANS:
            hits[lean] += sum(is_right(c, model, lean) for c in choices if c.counts and fold[c.article] == n)
    for lean in LEANS:
        print(f"lean to none {lean:.2f}: right {hits[lean] / max(1, counted):.4f}")
    lean = LEAN
    prior = earlier(args.prior)
    model = fit(choices, prior)
    model["none"] = model.get("none", 0.0) + lean
    kept = {s: round(float(v), 3) for s, v in sorted(model.items()) if abs(v) >= 0.02}
    for name, value in sorted(kept.items(), key=lambda p: -abs(p[1]))[:25]:
        print(f"  {value:+.2f}  {name}")
    print(f"cross-validated {hits[lean] / max(1, counted):.4f} at lean {lean}, {len(kept)} weights")
    if args.write:
        head = (
            "# Weights of the choice of an event's day (waqai.events.moments): a conditional logit over signs that say how a time\n"
            "# stands to an incident's words (waqai.events.moment_signs). Written by benchmarks/fit_moments.py from gold; the signs\n"
            "# hold no words, places or actors. A positive weight speaks for the time, or for none.\n"
        )
        body = yaml.safe_dump({"weights": kept}, allow_unicode=True, sort_keys=False)
        Path(PACK_DIR / "moments.yaml").write_text(head + body, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
