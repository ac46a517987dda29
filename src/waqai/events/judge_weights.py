"""What the row judge's features are worth: weights of signs, of two signs together and of wordings, read from packs.

They are written by benchmarks/fit_judge.py; see waqai.events.judge for the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from waqai.knowledge.packs_store import PACK_DIR, read_yaml


@dataclass(frozen=True, slots=True)
class JudgeWeights:
    """The judge's model: `signs` and `words` by feature name, `pairs` by the first and then the second sign in the order of the
    alphabet, and the probability from which a draft is a row.
    """

    signs: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]
    words: Mapping[str, float]
    threshold: float

    def together(self, signs: Mapping[str, float]) -> float:
        """What the signs of a draft are worth in pairs.

        >>> JudgeWeights({}, {"bomb": {"toll": 0.5}}, {}, 0.4).together({"bomb": 1.0, "quoted": 0.0, "toll": 1.0})
        0.5
        """
        held = {name: value for name, value in signs.items() if value}
        total = 0.0
        for one, value in held.items():
            for other, worth_of_both in self.pairs.get(one, {}).items():
                if other in held:
                    total += worth_of_both * value * held[other]
        return total


@lru_cache(maxsize=1)
def load_judge_weights(folder: Path = PACK_DIR) -> JudgeWeights:
    """The weights that stand in a folder of packs: judgement.yaml, sign_pairs.tsv and wording.tsv."""
    data = read_yaml(folder / "judgement.yaml")
    pairs: dict[str, dict[str, float]] = {}
    for line in _rows(folder / "sign_pairs.tsv"):
        one, other, value = line.split("\t")
        pairs.setdefault(one, {})[other] = float(value)
    words = {name: float(value) for name, _, value in (line.rpartition("\t") for line in _rows(folder / "wording.tsv"))}
    return JudgeWeights({str(k): float(v) for k, v in data["weights"].items()}, pairs, words, float(data["threshold"]))


def _rows(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
