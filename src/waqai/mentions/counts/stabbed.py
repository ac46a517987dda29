"""Heads of people stabbed or run over, where no word tells what became of them: «طعن شاب أربعة إسرائيليين», «دهس سائق ثلاثة جنود»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import as_object, plain
from waqai.mentions.sight import Sight
from waqai.text import word_set

_STABBED = word_set("طعن طعنت طعنوا دهس دهست دهسوا")
_LEADS = _STABBED | {joined + word for joined in "وف" for word in _STABBED}


def add_stabbed(sight: Sight, start: int, end: int, heads: dict[int, Head]) -> None:
    """Add these heads of a range of tokens to those found so far, by the token where they start."""
    for i, word in enumerate(sight.words(start, end), start):
        if word in _LEADS and (at := _stabbed(sight, i, heads)):
            bare = word if word in _STABBED else word[1:]
            heads[at - 1] = Head(at - 1, at, "wounded", "masdar", stem=bare, pro=word[: len(word) - len(bare)])


def _stabbed(sight: Sight, i: int, heads: dict[int, Head]) -> int:
    """Where those stand whom somebody stabbed or ran over, where no word tells what became of them; else 0."""
    return 0 if heads else whom(sight, i)


def whom(sight: Sight, i: int) -> int:
    """«طعن رجل أربعة من المارة», «دهس سائق ثلاثة جنود», «ضرب حراس السجن معتقلا»: where those stand whom others hurt by the verb at a token;
    else 0.
    """
    doer = next(
        (h for h in sight.at(i + 1, "persons") if h.number in (1, 3) and not (h.base.pro or sight.word(h.end - 1).endswith("ين"))), None
    )
    at = i + 1 if doer is None else doer.end
    if doer is not None and doer.number == 3 and sight.word(at).startswith("ال"):
        at += 1  # «حراس السجن»
    if doer is not None and any(as_object(sight, h) for h in sight.at(at, "persons")):
        return at
    numeral = sight.numeral_at(at)
    if numeral is None or not plain(sight, numeral):
        return 0
    who = numeral.end_token + (sight.word(numeral.end_token) == "من")
    return at if sight.at(who, "persons") or sight.word(who) in ("الماره", "المارين") else 0
