#!/usr/bin/env python3
"""Fit who did it and to whom and write the weights: fit_sides.py GOLD.jsonl ARTICLES.jsonl SCORE.py [--write]

Every draft that the scorer matches to a gold row is a choice among the sides that the article names (for the attacker also nobody).
A conditional logit is fitted to the signs of each name (see waqai.events.side_signs), first for attackers, then, with those chosen, for
targets. The figures are cross-validated by article and hold for rows that the judge keeps. The signs hold no words, places or names.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold

from fit_arguments import asked, day_of
from waqai.events.choice import choose_rows
from waqai.events.coder import Coder, draft_events
from waqai.events.draft import Draft
from waqai.events.finish import finish
from waqai.events.judge import judge
from waqai.events.reading import Reading
from waqai.events.side_choice import choose_attackers
from waqai.events.side_scene import NOBODY, UNKNOWN, attackers_for, scene_of, targets_for
from waqai.events.side_signs import Signs, attacker_signs, target_signs
from waqai.knowledge.packs_store import PACK_DIR
from waqai.model import Document

L2 = 3.0
MARGIN, TARGET_MARGIN = 0.7, 0.4  # what the rules read is kept unless the signs speak against it by more than this
KEEP = 0.15  # a target of the rules stays where it is at least this likely beside the likeliest
OTHER_SIDE = 0.05  # in a clash the other side is half right: the order of the two is free
UNWANTED = 0.5  # how much a row counts that gold tolerates or calls history
SHORT, SHORT_WORDS = 2.0, 150  # short reports are few beside newspaper articles and count more
LEAST = 8  # choices in which a sign must occur


@dataclass(frozen=True, slots=True)
class Choice:
    """One draft's choice: the names with their signs, how right each is (0..1), which the rules gave; `told` says that it is measured."""

    article: str
    names: list[str]
    signs: list[Signs]
    right: list[float]
    ruled: list[bool]
    weight: float
    told: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """An article's drafts with the gold rows that they are matched to."""

    article: str
    reading: Reading
    drafts: list[Draft]
    pairs: list[tuple[int, dict]]
    kept: list[bool]
    wanted: list[bool]
    weight: float


def matched(gold_path: str, articles_path: str, scorer) -> Iterator[Matched]:
    """The articles that have drafts which gold knows."""
    gold, coder = scorer.load(gold_path), Coder()
    for line in filter(None, Path(articles_path).read_text(encoding="utf-8").split("\n")):
        article = json.loads(line)
        if article["id"] not in gold:
            continue
        document = gold[article["id"]]
        day = day_of(article)
        reading = coder.read(Document(article["id"], article["text"], article.get("title"), day))
        drafts = draft_events(reading)
        coded = [json.loads(json.dumps(finish(reading, d, n, None, 0.5).to_row())) for n, d in enumerate(drafts, 1)]
        pairs = [(i, document["events"][j]) for i, j in scorer.match(coded, document["events"])]
        if not pairs:
            continue
        picked = {id(d) for d, _ in choose_rows(drafts, judge(reading, drafts, coder.weights), coder.weights.threshold)}
        kept = [id(d) in picked for d in drafts]
        wanted = [
            g["status"] in scorer.WANTED and not g.get("optional") and not scorer.recent(g, document.get("published")) for _, g in pairs
        ]
        short = len(article["text"].split()) < SHORT_WORDS
        yield Matched(article["id"], reading, drafts, pairs, kept, wanted, SHORT if short else 1.0)


def attackers_of(told: Matched, scorer) -> list[Choice]:
    """The choices of attackers in one article."""
    scene, out = scene_of(told.reading, told.drafts), []
    for (i, gold), wanted in zip(told.pairs, told.wanted, strict=True):
        draft = told.drafts[i]
        did, struck = scorer.actors(gold["attacker"]), scorer.actors(gold.get("target") or [])
        scene.enter(draft, -1)
        names = attackers_for(scene, draft)
        signs = [attacker_signs(scene, draft, n) for n in names]
        scene.enter(draft, 1)
        nobody = set(draft.attackers) <= NOBODY
        clash = gold["type"] == "armed_clash"
        right = [1.0 if scorer.actors(n) & did else OTHER_SIDE if clash and scorer.actors(n) & struck else 0.0 for n in names]
        ruled = [n in draft.attackers or nobody and n == UNKNOWN for n in names]
        weight = told.weight * (1.0 if wanted else UNWANTED)
        out.append(Choice(told.article, names, signs, right, ruled, weight, wanted and told.kept[i]))
    return out


def targets_of(told: Matched, scorer) -> list[Choice]:
    """The choices of targets in one article; the attackers are those chosen before."""
    choose_attackers(told.reading, told.drafts, told.drafts)
    scene, out = scene_of(told.reading, told.drafts), []
    for (i, gold), wanted in zip(told.pairs, told.wanted, strict=True):
        if not gold.get("target"):
            continue
        draft = told.drafts[i]
        did, struck = scorer.actors(gold["attacker"]), scorer.actors(gold.get("target"))
        mine = scorer.actors(" and ".join(draft.attackers) or UNKNOWN)
        if gold["type"] == "armed_clash" and mine & struck and not mine & did:
            struck = did
        scene.enter(draft, -1)
        names = targets_for(scene, draft)
        signs = [target_signs(scene, draft, n) for n in names]
        scene.enter(draft, 1)
        right = [float(scorer.actor(n) in struck) for n in names]
        weight = told.weight * (1.0 if wanted else UNWANTED)
        out.append(Choice(told.article, names, signs, right, [n in draft.targets for n in names], weight, wanted and told.kept[i]))
    return out


def fit(choices: list[Choice], index: dict[str, int], prior: dict[str, float] | None = None) -> np.ndarray:
    """The weights under which the right names are likeliest, held back by L2 towards the prior's (towards nothing where there is none)."""
    before = np.array([(prior or {}).get(k, 0.0) for k in index])
    used = [c for c in choices if any(c.right)]
    rows = [s for c in used for s in c.signs]
    cells = [(r, index[k], v) for r, signs in enumerate(rows) for k, v in signs.items() if k in index]
    at, which, values = zip(*cells, strict=True)
    x = csr_matrix((values, (at, which)), shape=(len(rows), len(index)))
    y = np.array([r for c in used for r in c.right])
    sizes = np.array([len(c.names) for c in used])
    starts, weights = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.array([c.weight for c in used])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        score = x @ w
        e = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        whole, good = np.add.reduceat(e, starts), np.add.reduceat(e * y, starts)
        slope = x.T @ (np.repeat(weights / good, sizes) * e * y - np.repeat(weights / whole, sizes) * e)
        off = w - before
        return float(-(weights * np.log(good / whole)).sum() + L2 * (off @ off) / 2), L2 * off - slope

    return minimize(loss, before, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def chosen(choice: Choice, weights: dict[str, float], several: bool) -> list[int]:
    """The names that the weights choose: the likeliest, for targets also those of the rules that are not far less likely."""
    scores = np.array(
        [
            sum(weights.get(k, 0.0) * v for k, v in s.items()) + (TARGET_MARGIN if several else MARGIN) * r
            for s, r in zip(choice.signs, choice.ruled, strict=True)
        ]
    )
    best = int(np.argmax(scores))
    near = [i for i, r in enumerate(choice.ruled) if several and r and scores[i] - scores[best] >= np.log(KEEP)]
    return sorted({best, *near})


def learn(name: str, choices: list[Choice], several: bool, prior: str | None) -> dict[str, float]:
    """Cross-validate, report, and give the weights of all; `prior` is a folder with an earlier fit."""
    seen = Counter(sign for c in choices for s in c.signs for sign in s)
    old = yaml.safe_load((Path(prior) / "sides.yaml").read_text(encoding="utf-8"))[name]["weights"] if prior is not None else {}
    signs = sorted({sign for sign, n in seen.items() if n >= LEAST} | old.keys())
    index = {sign: i for i, sign in enumerate(signs)}
    right = ruled = n = 0
    for train, test in GroupKFold(5).split(choices, groups=[c.article for c in choices]):
        weights = dict(zip(signs, fit([choices[i] for i in train], index), strict=True))
        for c in (choices[i] for i in test if choices[i].told):
            n += 1
            right += any(c.right[i] == 1.0 for i in chosen(c, weights, several))
            ruled += any(r == 1.0 and by for r, by in zip(c.right, c.ruled, strict=True))
    print(f"{name}: {len(choices)} choices, {len(signs)} signs; of {n} rows the rules have {ruled / n:.3f}, the model {right / n:.3f}")
    found = fit(choices, index, old)
    return {sign: round(float(w), 3) for sign, w in zip(signs, found, strict=True) if abs(w) >= 0.01}


def main() -> int:
    args, scorer = asked(__doc__.splitlines()[0])
    attackers: list[Choice] = []
    targets: list[Choice] = []
    for told in matched(args.gold, args.articles, scorer):
        attackers += attackers_of(told, scorer)
        targets += targets_of(told, scorer)
    data = {
        "attackers": {"margin": MARGIN, "weights": learn("attackers", attackers, several=False, prior=args.prior)},
        "targets": {"margin": TARGET_MARGIN, "keep": KEEP, "weights": learn("targets", targets, several=True, prior=args.prior)},
    }
    if args.write:
        head = (
            "# Who did it and to whom (waqai.events.side_choice): conditional logits over signs of how a name stands to an incident.\n"
            "# Written by benchmarks/fit_sides.py from gold; the signs hold no words, places or names.\n"
            "# A positive weight speaks for the name.\n"
        )
        body = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        Path(PACK_DIR / "sides.yaml").write_text(head + body, encoding="utf-8")
        print(f"written: {len(data['attackers']['weights'])} and {len(data['targets']['weights'])} signs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
