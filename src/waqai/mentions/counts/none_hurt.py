"""Counts of zero: «دون ضحايا», «من دون إراقة دماء», «اقتصرت الأضرار على الماديات»."""

from __future__ import annotations

from waqai.mentions.counts.mention import CasualtyMention, Head, Quantity
from waqai.mentions.counts.told import mention_of
from waqai.mentions.counts.words import DENIABLE, LACK, NEGATIVE, NOT, SAVE
from waqai.mentions.sight import Sight
from waqai.text import word_set

_THINGS = word_set("المادية مادية الماديات ماديات")
_HARM = tuple(word_set("أضرار خسائر أضرارا"))
_ONLY = word_set("فقط فحسب")
_BLOOD = word_set("إراقة دماء الدماء")
_NOBODY = word_set("أحد أحدا أي")
_KILLED = word_set("يقتل تقتل يمت تمت يستشهد تستشهد يقض")
_HARMED = _KILLED | word_set("يصب تصب يصاب تصاب يقتل تقتل يجرح تجرح يصيبوا يصيب")
_HURT = word_set("إصابات ضحايا قتلى جرحى خسائر")
_LOSSES = word_set("خسائر خسارة")
_ANY = word_set("أي أية وقوع حدوث تسجيل")
_OF_GOODS = word_set("مادية في تذكر كبيرة بشرية مالية اقتصادية معنوية جسيمة بالأرواح فادحة أو")
_THERE_IS_NO = word_set("لا ولا")
_OF_LIVES = word_set("بشرية الأرواح بالأرواح")
_LEAVES = tuple(word_set("تسفر يسفر توقع يوقع تخلف يخلف تؤد يؤد تتسبب يتسبب"))
_NEAR = 6  # nearer ones are denied as such
_LEFT_REACH = 20
_SAVE_REACH = 6
_DENYING = NOT | NEGATIVE | LACK | {"ولا"}
_LIMITED = ("اقتصر", "واقتصر")


def none_hurt(sight: Sight, heads: list[Head], start: int) -> list[CasualtyMention]:
    """Zero for each head that is denied; for dead and wounded where its word may mean either («دون ضحايا»)."""
    kinds = [(h, kind) for h in heads for kind in (("killed", "wounded") if h.both else (h.kind,))]
    if any(
        w in SAVE and _somebody(sight, i + 1) for i, w in enumerate(sight.words(heads[-1].end, heads[-1].end + _SAVE_REACH), heads[-1].end)
    ):
        kinds = [(heads[0], "killed")]  # «لم يسفر عن إصابات عدا إصابة حارس»: the hurt are told next
    return [mention_of(sight, h, kind, Quantity(0, 0, 0, h.start, h.end, [], "denied"), start) for h, kind in kinds]


def _somebody(sight: Sight, i: int) -> bool:
    """Whether a person or harm to people is told at a token or right behind it."""
    return any(sight.at(k, "persons") or any(h.entry.attrs.get("toll") for h in sight.at(k, "tactics")) for k in (i, i + 1))


def _left_none(sight: Sight, start: int, end: int) -> list[CasualtyMention] | None:
    """«لم تسفر ثلاث قذائف سقطت أمس قرب المعسكر عن أي خسائر»: a verb of leaving that is denied, what did it, and behind that what was not
    left.
    """
    for i in range(start, end - 3):
        if sight.word(i) not in NOT or not sight.word(i + 1).startswith(_LEAVES):
            continue
        for k in range(i + 3, min(end, i + _LEFT_REACH)):
            if any(c in sight.gap(k) for c in "،,.؛:!؟\n"):
                break
            if k > i + _NEAR and sight.word(k) in _HURT and (sight.word(k - 1) in _ANY or sight.word(k - 1) == "عن"):
                head = Head(k, k + 1, "killed", "noun", noun=True, both=True)
                return none_hurt(sight, [head], start)
    return None


def bloodless(sight: Sight, start: int, end: int) -> list[CasualtyMention]:
    """«من دون إراقة دماء», «اقتصرت الأضرار على الماديات»: nobody killed, nobody wounded."""
    words = sight.folded
    if (none := _left_none(sight, start, end)) is not None:
        return none
    for i, (word, after) in enumerate(zip(words[start : max(start, end - 1)], words[start + 1 :], strict=False), start):
        if i + 2 >= end and not _no_losses(sight, i):
            break
        if after in _HARMED and words[i + 2] in _NOBODY and (word.removeprefix("ف") in NOT or sight.word(i - 1) in NEGATIVE):
            head = Head(i, i + 3, "killed", "phrase")
            kinds = ("killed",) if after in _KILLED else ("killed", "wounded")
            return [mention_of(sight, head, kind, Quantity(0, 0, 0, i, i + 3, [], "denied"), start) for kind in kinds]
        if not (word in _DENYING or word.endswith(_HARM) or word.startswith(_LIMITED)):
            continue
        blood = after in _BLOOD and word in NEGATIVE and words[i + 2] in _BLOOD
        things = word.startswith(_LIMITED) and any(w in _THINGS for w in sight.words(i + 2, min(end, i + 8)))
        if blood or things or _only_things(sight, i) or _no_losses(sight, i):
            close = min(i + 3, end)
            head = Head(i, close, "killed", "phrase")
            return [mention_of(sight, head, kind, Quantity(0, 0, 0, i, close, [], "denied"), start) for kind in ("killed", "wounded")]
    return []


def _only_things(sight: Sight, i: int) -> bool:
    """«وكانت الأضرار مادية فقط», «تسبب بأضرار مادية فحسب»: harm to things and to nothing else."""
    return sight.word(i).endswith(_HARM) and sight.word(i + 1) in _THINGS and sight.word(i + 2) in _ONLY


def _no_losses(sight: Sight, i: int) -> bool:
    """«دون خسائر», «لم يسفر الانفجار عن أي خسائر», «ولا إصابات»: no losses at all, where they are not said to be of goods."""
    word = sight.word(i)
    if word == "ولا" and sight.word(i + 1) in _HURT:
        return True
    if word in _THERE_IS_NO and sight.word(i + 1) in _LOSSES:
        return sight.word(i + 2) in _OF_LIVES or sight.word(i + 2) == "في" and sight.word(i + 3) in _OF_LIVES
    if word in NOT and sight.word(i + 1) in DENIABLE:
        losses = next((k for k in range(i + 2, i + 7) if sight.word(k) in _LOSSES), None)
        if losses is None or "عن" not in sight.words(i + 2, losses):
            return False
    elif word in NEGATIVE or word in LACK:
        losses = i + 1 + sum(w in _ANY for w in sight.words(i + 1, i + 3))
    else:
        return False
    return sight.word(losses) in _LOSSES and sight.word(losses + 1) not in _OF_GOODS
