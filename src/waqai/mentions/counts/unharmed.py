"""Counts of zero told by words of harm or of the safe: «لم تلحق أذى بأحد», «إن أحدا لم يصب», «أفراد الطاقم جميعهم بخير»."""

from __future__ import annotations

from waqai.mentions.counts.mention import CasualtyMention, Head, Quantity
from waqai.mentions.counts.told import mention_of
from waqai.mentions.counts.words import NOT, STOPS
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_HARM = word_set("أذى مكروه مكروها سوء ضرر ضررا")
_TO_HARM = word_set("بأذى لأذى بسوء لسوء بمكروه لمكروه للأذى")
_SAFE = word_set("بخير سالمون سالمين")
_ANYONE = word_set("أحدا أيا")  # «إن أحدا لم يصب»
_INFLICTS = word_set("يلحق تلحق يلحقا تلحقا يلحقوا يسبب تسبب يسببا تسببا يتسبب تتسبب يتسببا تتسببا يوقع توقع ينزل تنزل")
_SUFFERS = word_set("يصب تصب يصابوا يصابا يتعرض تتعرض يتعرضوا يتعرضا يمس تمس يمسوا يلحق تلحق يصبهم يمسسهم يصاب")
_KILLED = word_set("يقتل تقتل يستشهد يمت")
_HURT = _SUFFERS | _KILLED | word_set("يجرح تجرح")
_NOBODY = word_set("أحد أحدا أي أيا")
_TO_NOBODY = word_set("بأحد بأي")
_ALL = word_set("جميع كل كافة الجميع جميعهم كلهم")
_EVERYBODY = word_set("الجميع جميعهم كلهم")
_RETURN = word_set("عاد عادت عادوا يعود تعود عودة أعيد قواعدها قواعده قواعدهم")  # «عاد جميع الجنود سالمين»: those who struck
_CREW = word_set("الطاقم طاقم طاقمها طاقمه طواقمها بحارتها بحارته ركابها ركابه ساكنيه سكانه أفراد")
_THE_REST = word_set("بقية باقي سائر البقية الباقون الباقين سوى عدا")
_ESCAPED = word_set("نجا نجوا نجت")
_CUES = _HARM | _TO_HARM | _SAFE | _ANYONE | _ESCAPED
_REACH = 8  # tokens between what is denied and who is spoken of
_KINDS = ("killed", "wounded")


def unharmed(sight: Sight, start: int, end: int) -> list[CasualtyMention]:
    """Zero killed and zero wounded, where a sentence says so of everybody; nothing for one man unharmed («لم يصب السائق بأذى»)."""
    words = sight.folded[start:end]
    if _CUES.isdisjoint(words) and _CUES.isdisjoint(w[1:] for w in words if w[:1] in ("و", "ف")):
        return []
    for i in range(start, end):
        if not is_one_of(sight.word(i), _CUES):
            continue
        told = _told_at(sight, i, start, end)
        if told is not None:
            first, last = told
            kinds = _KINDS[:1] if any(w in _KILLED for w in sight.words(first, last)) else _KINDS
            head = Head(first, last, "killed", "phrase")
            return [mention_of(sight, head, kind, Quantity(0, 0, 0, first, last, [], "denied"), start) for kind in kinds]
    return []


def _told_at(sight: Sight, i: int, start: int, end: int) -> tuple[int, int] | None:
    """The tokens that tell it, around a word of harm or of the safe."""
    word = sight.word(i)
    if any(w.removeprefix("و") in _THE_REST for w in sight.words(max(start, i - _REACH), min(end, i + 3))):
        return None
    if word in _HARM:
        denied = _denied(sight, i, start, _INFLICTS)
        return (denied, i + 2) if denied >= 0 and _of_everybody(sight, i + 1) else None
    if word in _TO_HARM:
        denied = _denied(sight, i, start, _SUFFERS)
        return (denied, i + 1) if denied >= 0 and _anybody(sight, denied, i, start) else None
    if word in _ANYONE:
        denied = next((k for k in range(i + 1, min(end - 1, i + _REACH)) if sight.word(k) in NOT), -1)
        told = denied >= 0 and sight.word(denied + 1) in _HURT and not _parted(sight, i + 1, denied + 1)
        return (i, denied + 2) if told else None
    if word in _SAFE:
        before = range(i - 1, max(start, i - _REACH) - 1, -1)
        every = next((k for k in before if sight.word(k) in _CREW or _everybody(sight, k)), -1)
        if any(w.removeprefix("و") in _RETURN for w in sight.words(max(start, every - 3), i)):
            return None
        return (every, i + 1) if every >= 0 and not _parted(sight, every + 1, i + 1) and sight.word(i - 1) not in NOT else None
    return (i, i + 2) if _everybody(sight, i + 1) else None  # «نجا جميع الركاب»


def _everybody(sight: Sight, i: int) -> bool:
    """«الجميع», «جميع الركاب», «كل من كانوا فيها»."""
    word, after = sight.word(i), sight.word(i + 1)
    people = after in _CREW or after == "من" or any(_several(h.number) for h in sight.at(i + 1, "persons"))
    return word in _EVERYBODY or word in _ALL and people


def _denied(sight: Sight, i: int, start: int, verbs: frozenset[str]) -> int:
    """Where «لم» stands before the verb that a word of harm belongs to; -1 where none does."""
    for k in range(i - 1, max(start, i - _REACH) - 1, -1):
        if any(c in sight.gap(k + 1) for c in STOPS + "\n"):
            return -1
        if sight.word(k) in verbs:
            return k - 1 if sight.word(k - 1) in NOT else -1
    return -1


def _of_everybody(sight: Sight, i: int) -> bool:
    """«بأحد», «بأي من أفراد الطاقم», «بالعاملين»: whom no harm came to."""
    word = sight.word(i)
    return word in _TO_NOBODY or word[1:] in _CREW or any(h.base.pro == "ب" and _several(h.number) for h in sight.at(i, "persons"))


def _anybody(sight: Sight, denied: int, harm: int, start: int) -> bool:
    """«لم يصب أحد بأذى», «لم يصب الركاب بأذى», «إن البحارة لم يصابوا بأذى», «إن أحدا ... لم يصب بأذى»."""
    between = range(denied + 2, harm)
    if any(sight.word(k) in _NOBODY or sight.word(k) in _CREW for k in between):
        return True
    if any(_several(h.number) and h.base.article for k in between for h in sight.at(k, "persons")):
        return True
    if between:
        return False
    before = sight.words(max(start, denied - _REACH), denied)
    return sight.word(denied + 1).endswith("وا") or any(w in _NOBODY for w in before)


def _several(number: int) -> bool:
    return number in (0, 3, 4)


def _parted(sight: Sight, start: int, end: int) -> bool:
    return any(c in sight.gap(k) for k in range(start, end) for c in STOPS + "،\n")
