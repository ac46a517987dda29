"""People told by their own names right behind a verb: «قتل محمود سالم في بلدة ...», «وقتل "محمود سالم"، جراء ...»."""

from __future__ import annotations

from waqai.knowledge.given_names import given_names
from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.words import PREPOSITIONS, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_BEFELL = word_set("قتل قتلت اغتيل اغتيلت استشهد استشهدت أصيب أصيبت جرح جرحت وقتل وقتلت واغتيل واغتيلت وأصيب وأصيبت وجرح وجرحت")
_STRUCK = word_set("اغتال اغتالت واغتال قتل قتلت")
_DOERS = 4  # tokens
_GOES_ON = PREPOSITIONS | word_set(
    "أمس اليوم يوم فجر مساء صباح ليل ليلة إثر جراء نتيجة بعد قبل قرب بالقرب أثناء خلال داخل برصاص بالرصاص برصاصة بقصف بغارة بانفجار "
    "بإطلاق بعيار بطلق بعبوة بجروح بجراح بشظايا وهو وهي الذي التي من بعدما عندما وأصيب وجرح وإصابة بهجوم بكمين بقذيفة بلغم "
    "شمال جنوب شرق غرب"
)
_OPENING, _CLOSING = frozenset("\"«“”'"), frozenset("\"»”“'")
_LEAST, _MOST = 2, 5  # words of a name
_ALI = "علي"


def by_given_name(sight: Sight, head: Head, end: int) -> Quantity | None:
    """Those whose names stand right behind a verb that befell them."""
    verb = sight.word(head.end - 1)
    if head.kind not in ("killed", "wounded") or verb not in _BEFELL | _STRUCK:
        return None
    n, at = 0, _past_doers(sight, head.end) if verb in _STRUCK else head.end
    while at < end and (past := _quoted(sight, at, end) or _plain(sight, at, end, n > 0)):
        n, at = n + 1, past
        if not sight.word(at).startswith("و") or len(sight.word(at)) < 4:
            break
    return Quantity(n, n, n, head.start, head.end, [], "named") if n else None


def _past_doers(sight: Sight, at: int) -> int:
    """Past those who struck: «اغتال مجهولون محمود سالم», «قتل مسلحون مجهولون محمود سالم»."""
    past = at
    while past < at + _DOERS and (doers := [h for h in sight.at(past, "persons", "actors") if h.number in (0, 3)]):
        past = max(h.end for h in doers)
    return past


def _quoted(sight: Sight, at: int, end: int) -> int:
    """Where a name in quotation marks ends that opens at a token; 0 where none does."""
    if _OPENING.isdisjoint(sight.gap(at)) or not _may_name(sight, at):
        return 0
    for i in range(at + 1, min(end, at + _MOST) + 1):
        if not _CLOSING.isdisjoint(sight.gap(i)):
            return i if i - at >= _LEAST else 0
        if i == end or not _may_name(sight, i):
            return 0
    return 0


def _plain(sight: Sight, at: int, end: int, joined: bool) -> int:
    """Where a name ends that begins with a given name and has nothing but what may follow a name behind it; 0 where none does."""
    word = sight.word(at).removeprefix("و") if joined else sight.word(at)
    if (word not in given_names() and not _is_ali(sight, at)) or sight.gap(at).strip():
        return 0
    i = at + 1
    while i < min(end, at + _MOST) and not sight.gap(i).strip() and _may_name(sight, i) and not _goes_on(sight, i):
        i += 1
    if i - at < _LEAST:
        return 0
    return i if i >= end or sight.gap(i).strip() or _goes_on(sight, i) else 0


def _goes_on(sight: Sight, i: int) -> bool:
    """Whether a token tells on where a name has ended: «في», «برصاص», «جراء»; or opens the next name: «ومحمد»."""
    word = sight.word(i)
    return (word in _GOES_ON and not _is_ali(sight, i)) or (word.startswith("و") and word[1:] in given_names())


def _is_ali(sight: Sight, i: int) -> bool:
    """«علي», not «على»."""
    token = sight.text.tokens[i] if i < len(sight.text.tokens) else None
    return token is not None and sight.text.raw[token.start : token.end].endswith(_ALI)


def _may_name(sight: Sight, i: int) -> bool:
    """Whether a token can be part of a name: nothing that the packs know as a deed, a side, a thing or a number, no end of a sentence."""
    if sight.numeral_over(i) is not None or any(c in sight.gap(i) for c in STOPS + "\n"):
        return False
    return not any(not h.slip for h in sight.at(i, "actors", "tactics", "targets", "weapons"))
