"""Given names of persons, by which news tells who was killed: a pack of words (packs/given_names.txt)."""

from __future__ import annotations

from functools import cache

from waqai.knowledge.packs_store import PACK_DIR
from waqai.text import fold_word


@cache
def given_names() -> frozenset[str]:
    """The names of the pack, folded.

    >>> "محمود" in given_names()
    True
    """
    lines = (PACK_DIR / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold_word(word) for line in lines if not line.startswith("#") for word in line.split())
