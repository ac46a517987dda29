"""Those of the wounded who die later: «توفي أحد المصابين متأثرا بجراحه», «ارتفاع الحصيلة إلى 12 بعد وفاة اثنين من الجرحى»."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.text import is_one_of, word_set

_INJURED = word_set("المصابين الجرحى المصابان الجريحين المصابات الجريحات")
_OF = word_set("من أحد إحدى")
_OF_THEM = word_set("منهم منهما أحدهم أحدهما منهن إحداهن إحداهما")
_PASSED_AWAY = word_set("توفي توفيا توفوا توفيت فارق فارقا فارقوا مات ماتا قضى قضيا وفاة")
_LATER = word_set("لاحق لاحقا ثم بعدها")
_LATER_REACH = 4  # sentences from the wounded to the one who died of his wounds


def died_later(reading: Reading, count: CasualtyMention) -> bool:
    """«توفي أحد المصابين متأثرا بجراحه», «وتوفي اثنان منهم», «فارق اثنان منهم الحياة»: some of those already told as wounded."""
    if count.kind != "killed":
        return False
    if named_as_hurt(reading, count):
        return True
    sight = reading.sight
    near = range(min(count.head, count.start), count.end + 1)
    died = any(is_one_of(sight.word(i), _PASSED_AWAY) for i in near)
    return died and any(sight.word(i) in _OF_THEM for i in near)


def named_as_hurt(reading: Reading, count: CasualtyMention) -> bool:
    """«أحد المصابين», «اثنين من الجرحى»: of the wounded outright; «اثنان منهم» may be of the dead."""
    words = range(count.start + 1, count.end + 2)
    return any(reading.sight.word(i) in _INJURED and reading.sight.word(i - 1) in _OF for i in words)


def risen_by(reading: Reading, died: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«ارتفع عدد القتلى إلى 12 بعد وفاة اثنين من المصابين»: a number that has risen holds them, unless they died «لاحقا»."""
    then = any(w.removeprefix("و") in _LATER for w in reading.sight.words(reading.sentence_of(died.head).start, died.end))
    return any(c.kind == "killed" and c.update and (not then or _sentence(reading, c) >= _sentence(reading, died)) for c in counts)


def left_hurt(reading: Reading, died: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """Whether the wounded were counted before they died, not «12 قتيلا بعد وفاة اثنين من الجرحى، فيما لا يزال 20 جريحا»."""
    return any(c.kind == "wounded" and not c.update and c.head < died.head for c in counts)


def died_further_on(reading: Reading, draft: Draft, kept: list[Draft], own: list[CasualtyMention]) -> list[CasualtyMention]:
    """Who died of his wounds in a sentence behind those of a row that tells of wounded, where no other row is told before it:
    «وأصيب ثمانية. وفي وقت لاحق توفي أحدهم».
    """
    hurt = [_sentence(reading, c) for c in own if c.kind in ("wounded", "killed_or_wounded") and not c.denied]
    if not hurt:
        return []
    for after in reading.text.sentences[hurt[-1] + 1 : hurt[-1] + 1 + _LATER_REACH]:
        if after.kind != "body" or any(k is not draft and any(s.sentence is after for s in k.segments) for k in kept):
            break
        died = [c for c in reading.counts_in(after.start, after.end) if not c.aside and died_later(reading, c)]
        if died:
            return [c for c in died[:1] if all(c is not o for o in own)]
    return []


def _sentence(reading: Reading, count: CasualtyMention) -> int:
    return reading.text.tokens[count.head].sentence
