"""Those told as hurt of whom the text goes on that they died of it: «أصيب شرطي بجروح توفي على إثرها», «حيث فارق الحياة».

The verb of dying has no subject of its own and agrees with the number that was hurt: «توفي» of one, «توفيا» of two, «توفوا» of more.
"""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import CasualtyMention, span_of
from waqai.mentions.counts.words import HOSPITALS, NEARLY, NOT, OF_WOUNDS, STOPS
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_DIED = {
    word: number
    for words, number in (
        ("توفي توفيت قضى قضت مات ماتت فارق فارقت لفظ لفظت استشهد استشهدت", 1),
        ("توفيا توفيتا قضيا ماتا فارقا لفظا استشهدا", 2),
        ("توفوا قضوا ماتوا فارقوا لفظوا استشهدوا", 3),
    )
    for word in word_set(words)
}
_OF_IT = word_set("إثرها أثرها إثره أثره إثرهما أثرهما")
_BECAUSE_OF_IT = word_set("بسببها بسببه منها جراءها جراءه بها")
_LIFE = word_set("الحياة أنفاسه أنفاسها أنفاسهما أنفاسهم")
_LATER = word_set("لاحقا بعد بعدها قبل فور متأثرا لدى أثناء")
_IN = word_set("في داخل")
_ON_THE_WAY = word_set("الطريق طريقه طريقها سيارة المكان مكانه الحال غرفة العناية")
_SOME_TIME = word_set("وقت ما")
_WHERE = word_set("حيث قبل ثم لكنه لكنها أنه أنها")
_CARRIED = word_set("نقل نقلت نقلوه نقله أسعف أسعفت إسعافه نقله")
_HIS_PASSING = word_set("وفاته وفاتها استشهاده استشهادها")
_ANNOUNCE = word_set("أعلن أعلنت يعلن تعلن أعلنوا يعلنوا")
_DYING = frozenset(joined + word for word in _DIED for joined in ("", "و", "ف")) | _HIS_PASSING
_REACH = 25  # tokens from those hurt to the verb


def as_dead(sight: Sight, told: list[CasualtyMention], end: int) -> list[CasualtyMention]:
    """The counts of a sentence, with those who died of their wounds among the dead."""
    out: list[CasualtyMention] = []
    for n, count in enumerate(told):
        hurt = count.kind == "wounded" and not count.denied and count.low == count.high and count.low > 0
        after = next((c for c in told[n + 1 :] if c.head > count.head), None)
        dies = (
            where_they_die(sight, count.low, count.end, min(end, count.end + _REACH, end if after is None else after.head + 1))
            if hurt
            else -1
        )
        if dies < 0:
            out.append(count)
        elif after is not None and after.head == dies:
            if after.rule != "pronoun":
                out.append(count)  # else «أصيب جنديان وتوفيا متأثرين بجراحهما»: told as dead there
        elif count.rule == "others" and out and out[-1].kind == "killed" and out[-1].high is not None:
            before = out[-1]  # «قتل ثلاثة وأصيب رابع بجروح توفي على إثرها»
            out[-1] = replace(before, low=before.low + count.low, best=before.best + count.low, high=out[-1].high + count.low)
        else:
            out.append(replace(count, kind="killed"))
    return out


def died_of_wounds(sight: Sight, start: int, end: int) -> list[CasualtyMention]:
    """«ونقل إلى المستشفى حيث توفي متأثرا بجراحه»: one of whom the sentence tells nothing but that he was hurt and died of it."""
    at = where_they_die(sight, 1, start, end)
    if at < 0 or not any(sight.word(i).startswith(OF_WOUNDS) for i in range(at + 1, min(end, at + 4))):
        return []
    carried = at == start or sight.word(at - 1) in _WHERE and any(is_one_of(w, _CARRIED) for w in sight.words(start, at))
    return [CasualtyMention(at, at + 1, at, "killed", 1, 1, 1, (), "pronoun", span=span_of(sight, at, at + 1))] if carried else []


def where_they_die(sight: Sight, hurt: int, start: int, end: int) -> int:
    """Where so many told as hurt are said to have died of it, in a range of tokens of one sentence; -1 where they are not."""
    if _DYING.isdisjoint(sight.folded[start:end]):
        return -1
    for i in range(start, end):
        if i > start and any(c in sight.gap(i) for c in STOPS + "\n"):
            return -1
        word = sight.word(i)
        number = _DIED.get(word) or _DIED.get(word[1:] if word[:1] in ("و", "ف") else "")
        if number == min(hurt, 3) and _of_it(sight, i) or hurt == 1 and word in _HIS_PASSING and _announced(sight, i):
            return i
    return -1


def _announced(sight: Sight, i: int) -> bool:
    """«قبل أن يعلن الأطباء وفاته», «حيث أعلن عن استشهاده»."""
    return any(w in _ANNOUNCE for w in sight.words(i - 3, i))


def _of_it(sight: Sight, i: int) -> bool:
    """Whether no subject follows the verb, but what they died of, when or where."""
    if sight.word(i - 1) in NOT or sight.word(i - 1) in NEARLY:
        return False
    at = i + 1 + (sight.word(i + 1) in _LIFE)
    if any(c in sight.gap(at) for c in STOPS + "،\n"):
        return at > i + 1 or sight.word(i - 1) in _WHERE
    word, after = sight.word(at), sight.word(at + 1)
    hospital = word in _IN and (after.startswith(HOSPITALS) or after in _ON_THE_WAY)
    return (
        word.startswith(OF_WOUNDS)
        or word in _LATER
        or hospital
        or (word == "علي" and after in _OF_IT)
        or word in _OF_IT
        or word in _BECAUSE_OF_IT
        or (word == "في" and after in _SOME_TIME)
    )
