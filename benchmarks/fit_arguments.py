"""What the scripts that fit weights are told: hand-coded rows, their articles, the scorer, and whether to write."""

from __future__ import annotations

import argparse
import importlib.util
from collections.abc import Callable
from datetime import date
from types import ModuleType


def asked(purpose: str, more: Callable[[argparse.ArgumentParser], None] | None = None) -> tuple[argparse.Namespace, ModuleType]:
    """The arguments GOLD.jsonl ARTICLES.jsonl SCORE.py [--write] [--prior FOLDER], those that `more` adds, and the scorer, loaded."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("gold")
    parser.add_argument("articles")
    parser.add_argument("scorer")
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    parser.add_argument(
        "--prior",
        metavar="FOLDER",
        help="pack files of an earlier fit: what they learned from articles that are no longer at hand is kept (the ridge pulls towards "
        "their weights, not towards nothing); the cross-validated figures are always of fits from nothing",
    )
    if more is not None:
        more(parser)
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.scorer)
    if spec is None or spec.loader is None:
        parser.error(f"{args.scorer}: no Python file")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return args, scorer


def day_of(article: dict) -> date | None:
    """The day on which an article came out, None where nobody knows it."""
    return date.fromisoformat(article["published"][:10]) if article.get("published") else None
