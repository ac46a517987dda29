"""«كمين» that is a checkpoint, as in Egypt: something that is attacked («هاجم مسلحون كمينا للشرطة»), not what somebody lays."""

from __future__ import annotations

from waqai.events.role_words import ASSAILED, AT, CHECKPOINTS, THEY_ASSAILED
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_LAYS = word_set("نصبت شنت أطلقت")
_ASSAILS = (ASSAILED | THEY_ASSAILED | word_set("داهم داهمت داهموا فجر فجروا قصف قصفوا يستهدف تستهدف دهس دهست حاصر حاصرت")) - _LAYS
_STRIKING = word_set("استهداف مهاجمة اقتحام تفجير قصف مداهمة")
_REACH = 4  # tokens from the verb over its subject to «كمينا»


def is_attacked(sight: Sight, at: int) -> bool:
    """Whether «كمين» at a token is what a word before it attacks: «هجوم على كمين», «استهداف كمين», «هاجم مسلحون كمينا»."""
    if sight.word(at).removeprefix("ال") not in CHECKPOINTS:
        return False
    near = sight.word(at - 1)
    if near in AT or near in _STRIKING or is_one_of(near, _ASSAILS):
        return True
    if sight.word(at) != "كمينا":
        return False
    return any(is_one_of(sight.word(i), _ASSAILS) for i in sight.clause_back(at, _REACH))
