"""Heads of somebody who got away, but hurt: «ونجا سائقه بكسور», «نجا النائب بجروح طفيفة»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.words import STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_ESCAPED = word_set("نجا نجت نجوا نجيا خرج خرجت")
_LEADS = _ESCAPED | {joined + word for joined in "وف" for word in _ESCAPED}
_WITH_WOUNDS = word_set("بجروح بجراح بجرح بإصابة بإصابات بكسر بكسور بحروق برضوض بخدوش بشظايا مصابا مصابة جريحا جريحة")
_NOT_ONE = word_set("من أحد لم لن ما")
_REACH = 9  # tokens from the verb to what somebody got away with


def add_escaped(sight: Sight, start: int, end: int, heads: dict[int, Head]) -> None:
    """Add these heads of a range of tokens to those found so far, by the token where they start."""
    for i, word in enumerate(sight.words(start, end), start):
        if word not in _LEADS or i in heads or not (wounds := _wounds_behind(sight, i, end)):
            continue
        for k in range(i, wounds + 1):
            heads.pop(k, None)
        heads[i] = Head(i, i + 1, "wounded", "verb", stem="نجا", pro="" if word in _ESCAPED else word[0])


def _wounds_behind(sight: Sight, i: int, end: int) -> int:
    """«ونجا سائقه بكسور», «نجا النائب بجروح طفيفة»: where the wounds stand of the one who got away; else 0."""
    if sight.word(i - 1) in _NOT_ONE:
        return 0
    for k in range(i + 1, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n،") or sight.word(k) in ("من", "و"):
            return 0
        if sight.word(k) in _WITH_WOUNDS:
            return k if k > i + 1 else 0
    return 0
