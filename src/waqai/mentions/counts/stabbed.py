"""Heads of people stabbed or run over, where no word tells what became of them: «طعن شاب أربعة إسرائيليين», «دهس سائق ثلاثة جنود»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import as_object, one_or_two, plain
from waqai.mentions.counts.words import ONE_OF_THEM, OTHERS, SUBSET
from waqai.mentions.sight import Sight
from waqai.text import word_set

_STABBED = word_set("طعن طعنت طعنوا دهس دهست دهسوا")
_NEAR = 2
_LEADS = _STABBED | {joined + word for joined in "وف" for word in _STABBED}


def add_stabbed(sight: Sight, start: int, end: int, heads: dict[int, Head]) -> None:
    """Add these heads of a range of tokens to those found so far, by the token where they start."""
    for i, word in enumerate(sight.words(start, end), start):
        if word in _LEADS and (at := _stabbed(sight, i, heads)):
            bare = word if word in _STABBED else word[1:]
            heads[at - 1] = Head(at - 1, at, "wounded", "masdar", stem=bare, pro=word[: len(word) - len(bare)])


def _stabbed(sight: Sight, i: int, heads: dict[int, Head]) -> int:
    """Where those stand whom somebody stabbed or ran over, where no word tells what became of them all; else 0."""
    at = whom(sight, i)
    return at if at and all(k > at and _of_some(sight, head) for k, head in heads.items()) else 0


def _of_some(sight: Sight, head: Head) -> bool:
    """«توفي واحد منهم», «أحدهم إصابته خطيرة», «وقتل ثالثا»: a word that tells of some of those stabbed."""
    near = sight.words(head.start - 1, head.end + _NEAR)
    return any(w in SUBSET or w in ONE_OF_THEM or w in OTHERS for w in near)


def whom(sight: Sight, i: int) -> int:
    """«طعن رجل أربعة من المارة», «دهس سائق ثلاثة جنود», «ضرب حراس السجن معتقلا»: where those stand whom others hurt by the verb at a token;
    else 0.
    """
    doer = next((h for h in sight.at(i + 1, "persons") if not (h.base.pro or sight.word(h.end - 1).endswith("ين"))), None)
    at = i + 1 if doer is None else doer.end
    if doer is not None and not any(as_object(sight, h) for h in sight.at(at, "persons")):
        of_a_nation = any(h.entry.id.startswith("nat-") for h in sight.at(at, "persons"))
        at += sight.word(at).startswith("ال") or of_a_nation  # «حراس السجن», «شاب فلسطيني»
    if doer is not None and any(as_object(sight, h) for h in sight.at(at, "persons")):
        return at
    numeral = sight.numeral_at(at)
    if numeral is None and doer is not None and doer.number == 2 and one_or_two(doer):
        return doer.start  # «طعن جنديان بسكين»
    if numeral is None or not plain(sight, numeral):
        return 0
    who = numeral.end_token + (sight.word(numeral.end_token) == "من")
    return at if sight.at(who, "persons") else 0
