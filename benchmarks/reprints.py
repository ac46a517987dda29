"""Which newspaper articles reprint one another: papers print the same agency text under other headlines and ids."""

from __future__ import annotations

import itertools
from collections import Counter

SHINGLE, ALIKE = 5, 0.25  # words in a row, and the share of them that makes a reprint


def reprints(articles: list[dict]) -> dict[str, str]:
    """Article id to the id that stands for all articles that share much of its text."""
    shingles = {}
    for article in articles:
        words = article["text"].split()
        shingles[article["id"]] = {hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1)}
    holders: dict[int, list[str]] = {}
    for name, found in shingles.items():
        for shingle in found:
            holders.setdefault(shingle, []).append(name)
    shared = Counter(pair for names in holders.values() if 1 < len(names) < 12 for pair in itertools.combinations(sorted(names), 2))
    stands = {name: name for name in shingles}

    def root(name: str) -> str:
        while stands[name] != name:
            name = stands[name]
        return name

    for (a, b), n in shared.items():
        if n > ALIKE * min(len(shingles[a]), len(shingles[b])):
            stands[root(a)] = root(b)
    return {name: root(name) for name in stands}
