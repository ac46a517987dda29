"""Tolls of the deed that those arrested are held for: «القبض على منفذي تفجير السوق الذي أدى إلى مقتل سبعة» killed nobody."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.suspicion import HELD_FOR
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.toll_verbs import LEFT_STEMS
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

_HELD_FOR = HELD_FOR | word_set("يشتبه اشتبه")
_AFTER = word_set("بعد عقب إثر غداة منذ")
_RESULTED = (*LEFT_STEMS, *word_set("أودى أودت تسبب راح قتل"))
_WHICH = word_set("الذي التي")
_DEED = word_set("الحادث للحادث الحادثة العملية الجريمة للجريمة")
_REACH = 6  # tokens from what they are held for to the deed
_TOLL_REACH = 10


def of_the_charge(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """Whether the dead of an arrest's row are told of the bombing or attack that the arrested are suspected of."""
    if draft.tactic != "arrest_raid" or not draft.decision.lead or count.denied:
        return False
    sight, start = reading.sight, reading.sentence_of(count.head).start
    resulted = next((i for i in range(count.start - 1, max(start, count.start - _TOLL_REACH), -1) if _results(reading, i)), None)
    if resulted is None or sight.word(resulted - 1) in ("ما", "مما"):
        return False
    for i in range(resulted - 1, max(start, resulted - 2 * _REACH) - 1, -1):
        deed = next((h for h in sight.at(i, "tactics") if not h.entry.attrs.get("toll")), None)
        if deed is None and not (sight.word(i) in _DEED and sight.word(i + 1) in _WHICH):
            continue
        group = TACTIC_GROUPS.get(str(deed.entry.attrs.get("tactic"))) if deed is not None else ""
        if deed is not None and deed.entry.attrs.get("tactic") == "arrest_raid":
            return False
        before = sight.words(max(start, i - _REACH), i)
        return any(w.removeprefix("و") in _HELD_FOR for w in before) or group == "bomb" and any(w in _AFTER for w in before[-2:])
    return False


def _results(reading: Reading, i: int) -> bool:
    """«وأسفر عن», «الذي أدى إلى», «أودى بحياة»."""
    return reading.sight.word(i).removeprefix("و").startswith(_RESULTED)
