#!/usr/bin/env python3
"""Tune the weights of merging on gold: fit_merge.py SCORE.py GOLD.jsonl ARTICLES.jsonl [GOLD ARTICLES ...] [--folds N] [--write]

Articles are read and their drafts built once; each trial then merges, judges and scores them anew in memory. One weight after
the other is moved up and down and a move is kept where the event F1 gains. The search is run once for each fold on the other
folds, so that the held-out figure comes from articles that its weights have not seen; with `--write` the weights found on all
articles go into `MergeWeights`, but only where the held-out figure gained.

In the search a row counts by the judge's probability (a smooth F1, so that one row at the threshold does not decide); the
figures are also given in whole rows, as score.py counts them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from types import ModuleType

import waqai.events.affinity as affinity_module
import waqai.events.coder as coder_module
from fit_arguments import day_of
from waqai.events.coder import Coder, draft_events
from waqai.events.draft import Draft
from waqai.events.finish import finish
from waqai.events.judge import hopeless, judge
from waqai.events.judge_weights import load_judge_weights
from waqai.events.merge import merge
from waqai.events.merge_weights import MergeWeights
from waqai.events.reading import Reading
from waqai.events.scope import fill_places, fill_sides
from waqai.model import Document

_FIXED = ("impossible",)
_STEPS = (-0.6, -0.3, 0.3, 0.6)
_PARTS = 3  # a move must lose in none of so many parts of the articles
_LEAST = 0.0006  # a gain below this is noise


class Case:
    """One article: its reading, its drafts, its gold, and the signs that its merging has ever looked at."""

    def __init__(self, reading: Reading, gold: dict, scorer: ModuleType) -> None:
        self.reading, self.gold, self.scorer = reading, gold, scorer
        self.drafts = unmerged(reading)
        self.signs: set[str] = {"threshold", "title_threshold"}
        self.known: dict[tuple[tuple[str, float], ...], tuple[float, ...]] = {}
        self.scored: dict[tuple[tuple[int, ...], ...], tuple[float, ...]] = {}

    def counts(self, chosen: MergeWeights) -> tuple[float, ...]:
        """Soft tp, fp, fn and hard tp, fp, fn under some weights."""
        key = tuple((f.name, getattr(chosen, f.name)) for f in fields(chosen) if f.name in self.signs)
        if key not in self.known:
            figures = self._count(chosen)
            key = tuple((f.name, getattr(chosen, f.name)) for f in fields(chosen) if f.name in self.signs)  # more signs may have been seen
            self.known[key] = figures
        return self.known[key]

    def _count(self, chosen: MergeWeights) -> tuple[float, ...]:
        reading = self.reading
        events = merge(reading, [_copy(d) for d in self.drafts], chosen)
        made = tuple((*(s.start for s in d.segments), d.spot.index if d.spot else -1, len(d.counts)) for d in events)
        if made not in self.scored:  # the same events again cost nothing
            self.scored[made] = self._score(events)
        return self.scored[made]

    def _score(self, events: list[Draft]) -> tuple[float, ...]:
        reading = self.reading
        fill_places(reading, events)
        fill_sides(reading, events)
        events = [d for d in events if not hopeless(reading, d, events)]
        weights = load_judge_weights()
        sure = judge(reading, events, weights)
        rows = [json.loads(json.dumps(finish(reading, d, n, None, 0.5).to_row())) for n, d in enumerate(events, 1)]
        kept = [i for i, p in enumerate(sure) if p >= weights.threshold]
        soft = self._figures(rows, sure)
        return (*soft, *self._figures([rows[i] for i in kept], [1.0] * len(kept)))

    def _figures(self, rows: list[dict], worth: list[float]) -> tuple[float, float, float]:
        scorer, gold = self.scorer, self.gold["events"]
        pairs = dict(scorer.match(rows, gold))
        tp = fp = fn = 0.0
        for i, (row, p) in enumerate(zip(rows, worth, strict=True)):
            row_wanted = row["status"] in scorer.WANTED
            g = gold[pairs[i]] if i in pairs else None
            if g is not None and (g.get("optional") or scorer.recent(g, self.gold.get("published"))):
                continue
            if g is not None and g["status"] in scorer.WANTED:
                tp, fn = (tp + p, fn + 1 - p) if row_wanted else (tp, fn + 1)
            elif row_wanted:
                fp += p
        matched = set(pairs.values())
        fn += sum(1 for j, g in enumerate(gold) if j not in matched and g["status"] in scorer.WANTED and not g.get("optional"))
        return tp, fp, fn


def unmerged(reading: Reading) -> list[Draft]:
    """The drafts of an article as they come to merging."""
    taken: list[Draft] = []

    def keep(_: Reading, drafts: list[Draft]) -> list[Draft]:
        taken.extend(drafts)
        return []

    plain, coder_module.merge = coder_module.merge, keep  # type: ignore[assignment]
    try:
        draft_events(reading)
    finally:
        coder_module.merge = plain
    return taken


def _copy(draft: Draft) -> Draft:
    """A draft whose lists a trial may fill."""
    own = {"segments": list(draft.segments), "counts": list(draft.counts), "notes": list(draft.notes)}
    return replace(draft, inherited=dict(draft.inherited), **own)  # type: ignore[arg-type]


def _watch(case_of: list[Case]) -> None:
    """Let every look at signs be noted on the case in hand, so that a trial recounts only the articles that a weight can touch."""
    plain = affinity_module.signs

    def noted(reading: Reading, new: Draft, old: Draft, last: Draft | None = None) -> dict[str, float]:
        found = plain(reading, new, old, last)
        case_of[0].signs.update(name for name, value in found.items() if value)
        return found

    affinity_module.signs = noted


def f1(cases: Iterable[Case], chosen: MergeWeights, holder: list[Case]) -> tuple[float, float]:
    """Soft and hard event F1 over some articles."""
    sums = [0.0] * 6
    for case in cases:
        holder[0] = case
        sums = [a + b for a, b in zip(sums, case.counts(chosen), strict=True)]
    return tuple(2 * tp / max(1e-9, 2 * tp + fp + fn) for tp, fp, fn in (sums[:3], sums[3:]))  # type: ignore[return-value]


def said(figures: tuple[float, float]) -> str:
    """Both figures in words."""
    return f"soft F1 {figures[0]:.4f}, F1 {figures[1]:.4f}"


def search(cases: list[Case], start: MergeWeights, sweeps: int, holder: list[Case]) -> MergeWeights:
    """Coordinate search from `start`: each weight keeps the best of its steps that loses in no part of the articles."""
    best, top = start, f1(cases, start, holder)[0]
    parts = [cases[k::_PARTS] for k in range(_PARTS)]
    each = [f1(part, start, holder)[0] for part in parts]
    for _ in range(sweeps):
        before = top
        for name in (f.name for f in fields(best) if f.name not in _FIXED):
            here = getattr(best, name)
            for step in _STEPS:
                tried = replace(best, **{name: round(here + step, 2)})
                got = f1(cases, tried, holder)[0]
                if got <= top + _LEAST:
                    continue
                now = [f1(part, tried, holder)[0] for part in parts]
                if all(a >= b for a, b in zip(now, each, strict=True)):
                    best, top, each = tried, got, now
        if top - before < _LEAST:
            break
    return best


def load(scorer: ModuleType, pairs: list[tuple[str, str]]) -> list[Case]:
    """The cases of all gold files with their articles."""
    coder, cases = Coder(), []
    for gold_path, articles_path in pairs:
        gold = scorer.load(gold_path)
        for line in Path(articles_path).read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            if article["id"] in gold:
                day = day_of(article)
                reading = coder.read(Document(article["id"], article["text"], article.get("title"), day))
                cases.append(Case(reading, gold[article["id"]], scorer))
    return cases


def write(chosen: MergeWeights) -> None:
    """Put the weights into the source of `MergeWeights`, comments kept."""
    path = Path(affinity_module.__file__)
    source = path.read_text(encoding="utf-8")
    for field in fields(chosen):
        source = re.sub(rf"^(    {field.name}: float = )-?[\d.]+", rf"\g<1>{getattr(chosen, field.name)}", source, flags=re.MULTILINE)
    path.write_text(source, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scorer")
    parser.add_argument("files", nargs="+", metavar="GOLD ARTICLES")
    parser.add_argument("--sweeps", type=int, default=1)
    parser.add_argument("--folds", type=int, default=3, help="0: only the figure of the weights as they are")
    parser.add_argument("--write", action="store_true", help="write the weights where the held-out figure gains")
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="weights to begin with")
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    cases = load(scorer, list(zip(args.files[::2], args.files[1::2], strict=True)))
    holder = cases[:1]
    _watch(holder)
    start = replace(MergeWeights(), **{name: float(value) for name, value in (pair.split("=") for pair in args.set)})
    print("as they are:", said(f1(cases, start, holder)))
    if not args.folds:
        return 0
    held: list[tuple[Case, MergeWeights]] = []
    for k in range(args.folds):
        found = search([c for i, c in enumerate(cases) if i % args.folds != k], start, args.sweeps, holder)
        held += [(c, found) for i, c in enumerate(cases) if i % args.folds == k]
        mine = cases[k :: args.folds]
        print(f"fold {k}: before", said(f1(mine, start, holder)), "after", said(f1(mine, found, holder)), flush=True)
    sums = [0.0] * 6
    for case, found in held:
        holder[0] = case
        sums = [a + b for a, b in zip(sums, case.counts(found), strict=True)]
    soft, hard = (2 * tp / (2 * tp + fp + fn) for tp, fp, fn in (sums[:3], sums[3:]))
    print(f"held out: soft F1 {soft:.4f}, F1 {hard:.4f}", flush=True)
    best = search(cases, start, args.sweeps, holder)
    print("fitted on all:", said(f1(cases, best, holder)))
    for field in fields(best):
        if getattr(best, field.name) != getattr(start, field.name):
            print(f"  {field.name}: {getattr(start, field.name)} -> {getattr(best, field.name)}")
    if args.write and soft > f1(cases, start, holder)[0]:
        write(best)
        print("written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
