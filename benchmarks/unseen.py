#!/usr/bin/env python3
"""How good the coder is on articles that its row judge has not seen: unseen.py GOLD.jsonl ARTICLES.jsonl SCORE.py [--folds N] [--readme]

GOLD and ARTICLES are what newspapers.py writes (more lines of hand-coded articles may be added). The judge is fitted N times, each time
without one part of the articles (reprints of one text are in one part) and from nothing, as earlier weights have seen them all; the
left-out part is coded with it. Rules, the judge's threshold and the other weights (places, days, sides, tactics) stand as they are. Four
sets are told apart: `dev`, the articles of newspapers.jsonl that were read while rules were written, those held out, which nobody has
read for it, and those marked `passing`: what was left of two weeks' newspapers where the coder was in doubt, mostly opinion, visits and
trials that mention violence in passing. Other articles (our own, any that were added) are learnt from only. The interval is the middle
95% of 1,000 draws of as many articles.
--readme puts the table into README.md between the marks <!-- unseen --> and <!-- /unseen -->.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from fit_arguments import asked, day_of
from judge_learning import FLASHES, Data, Design, collect, collect_flashes, fit_all
from readme import replace_between_marks
from waqai.evaluation import Figures, evaluate
from waqai.events.coder import Coder
from waqai.events.judge_weights import JudgeWeights, load_judge_weights
from waqai.model import Document

CODED = Path(__file__).with_name("newspapers.jsonl")
DEV = Path(__file__).parents[2] / "shared" / "gold" / "dev.jsonl"
FIELDS = ("type", "country", "place", "date", "attacker", "target", "killed", "wounded", "claimed_by")
DRAWS, SEED = 1000, 20150801
SETS = ("dev", "newspapers, read", "newspapers, held out", "newspapers, in passing")


def own_arguments(parser: argparse.ArgumentParser) -> None:
    """What this script is told beside what all that learn are told."""
    parser.add_argument("--folds", type=int, default=5, metavar="N", help="how many parts are left out in turn")
    parser.add_argument("--dev", type=Path, default=DEV, metavar="FILE", help="the gold articles that may be tuned on")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")


def parts(data: Data, folds: int) -> Iterator[tuple[set[str], JudgeWeights]]:
    """For each part of the articles: the groups in it and the weights learnt from all others. The first part also holds the articles
    that nothing was learnt from.
    """
    design = Design.of(data, {}, {})
    y, counts, groups = np.array(data.labels), np.array(data.weights), np.array(data.groups)
    nothing, threshold = np.zeros(design.x.shape[1]), load_judge_weights().threshold
    unlearnt = set(data.group_of.values()) - set(groups)
    for others, left in GroupKFold(folds).split(design.x, y, groups):
        found = fit_all(design.x[others], y[others], counts[others], nothing)
        yield unlearnt | set(groups[left]), design.weights(found, threshold)
        unlearnt = set()


def code(weights: JudgeWeights, articles: list[dict]) -> dict[str, dict]:
    """The rows of some articles, judged with some weights."""
    coder = Coder(weights=weights)
    documents = [Document(a["id"], a["text"], a.get("title"), day_of(a)) for a in articles]
    return {d.id: json.loads(json.dumps(coder.code_document(d).to_dict())) for d in documents}


def set_of(name: str, coded: dict[str, dict], dev: set[str]) -> str | None:
    """Which set an article is measured in; None where it is only learnt from."""
    if name in dev:
        return SETS[0]
    if (row := coded.get(name)) is None:
        return None
    return SETS[3] if row.get("passing") else SETS[2] if row["held_out"] else SETS[1]


def by_id(path: Path) -> dict[str, dict]:
    """The coded articles of a file by their id."""
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def interval(gold: dict[str, dict], coded: dict[str, dict]) -> tuple[float, float]:
    """The middle 95% of event F1 over draws of as many articles, each drawn any number of times."""
    told = {name: evaluate({name: gold[name]}, coded).figures for name in gold}
    counts = {}
    for name, f in told.items():
        right = round(f.event.r * f.gold_events)
        counts[name] = (right, f.coded_events - right, f.gold_events - right)
    names, draw, seen = list(counts), random.Random(SEED), []
    for _ in range(DRAWS):
        tp, fp, fn = map(sum, zip(*(counts[n] for n in draw.choices(names, k=len(names))), strict=True))
        seen.append(2 * tp / max(1, 2 * tp + fp + fn))
    seen.sort()
    return seen[round(0.025 * DRAWS)], seen[round(0.975 * DRAWS) - 1]


def table(columns: dict[str, tuple[Figures, tuple[float, float]]]) -> str:
    """A markdown table, one column a set."""
    figures = {name: f for name, (f, _) in columns.items()}
    rows = {
        "articles / gold events": [f"{f.docs:,} / {f.gold_events:,}" for f in figures.values()],
        "document F1": [f"{f.document.f1:.3f}" for f in figures.values()],
        "event precision": [f"{f.event.p:.3f}" for f in figures.values()],
        "event recall": [f"{f.event.r:.3f}" for f in figures.values()],
        "event F1": [f"{f.event.f1:.3f} ({low:.2f} - {high:.2f})" for f, (low, high) in columns.values()],
        **{field: [f"{f.fields[field][0]:.3f}" for f in figures.values()] for field in FIELDS},
        "untouched": [f"{f.untouched:.3f}" for f in figures.values()],
    }
    head = f"| figure | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}"
    return "\n".join([head, *(f"| {name} | {' | '.join(values)} |" for name, values in rows.items())])


def main() -> int:
    options, scorer = asked(__doc__.splitlines()[0], own_arguments)
    if not options.dev.exists():
        sys.exit(f"{options.dev}: not there; --dev FILE says where the gold articles are that may be tuned on")
    data = Data()
    collect(options.gold, options.articles, scorer, data)
    collect_flashes(FLASHES, data)
    articles = [json.loads(line) for line in Path(options.articles).read_text(encoding="utf-8").splitlines() if line]
    gold = by_id(Path(options.gold))
    coded: dict[str, dict] = {}
    with ProcessPoolExecutor() as pool:
        running = []
        for groups, weights in parts(data, options.folds):
            left = [a for a in articles if a["id"] in gold and data.group_of[a["id"]] in groups]
            running.append(pool.submit(code, weights, left))
        for done in running:
            coded |= done.result()
    newspapers = by_id(CODED)
    dev = set(by_id(options.dev))
    columns = {}
    for name in SETS:
        of_set = {n: row for n, row in gold.items() if set_of(n, newspapers, dev) == name}
        if of_set:
            columns[name] = (evaluate(of_set, coded).figures, interval(of_set, coded))
    shown = table(columns)
    print(shown)
    if options.readme:
        replace_between_marks("unseen", shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
