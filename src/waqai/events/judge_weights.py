"""What the row judge's features are worth: weights of signs, of two signs together and of wordings, read from packs.

They are written by benchmarks/fit_judge.py; see waqai.events.judge for the model.
"""

from __future__ import annotations

from functools import lru_cache

from waqai.knowledge.packs_store import PACK_DIR, read_yaml


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The model's weights by feature name, and "threshold"."""
    data = read_yaml(PACK_DIR / "judgement.yaml")
    return {**{str(k): float(v) for k, v in data["weights"].items()}, "threshold": float(data["threshold"])}


@lru_cache(maxsize=1)
def word_weights() -> dict[str, float]:
    """The weights of wordings by feature name (see waqai.events.wording)."""
    lines = (PACK_DIR / "wording.tsv").read_text(encoding="utf-8").split("\n")
    return {name: float(value) for name, _, value in (line.rpartition("\t") for line in lines if line and not line.startswith("#"))}


@lru_cache(maxsize=1)
def pair_weights() -> dict[str, dict[str, float]]:
    """The weights of two signs that hold together, by the first and then the second in the order of the alphabet."""
    out: dict[str, dict[str, float]] = {}
    for line in (PACK_DIR / "sign_pairs.tsv").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            one, other, value = line.split("\t")
            out.setdefault(one, {})[other] = float(value)
    return out


def together(pairs: dict[str, dict[str, float]], signs: dict[str, float]) -> float:
    """What the signs of a draft are worth in pairs.

    >>> together({"bomb": {"toll": 0.5}}, {"bomb": 1.0, "quoted": 0.0, "toll": 1.0})
    0.5
    """
    held = {name: value for name, value in signs.items() if value}
    total = 0.0
    for one, value in held.items():
        for other, worth_of_both in pairs.get(one, {}).items():
            if other in held:
                total += worth_of_both * value * held[other]
    return total
