"""A group that says of a deed told before that its own men did it: «قال التنظيم إن أحد عناصره، ويدعى س، نفذ العملية»."""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_words import DONE, HIS_MEN, THAT
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

_SAYS = word_set("قال قالت أعلن أعلنت أكد أكدت ذكر ذكرت أوضح أوضحت أضاف أضافت زعم زعمت كشف كشفت جاء")
_DEED = word_set(
    "العملية الهجوم الاعتداء التفجير التفجيرين الهجومين العمليتين المجزرة الكمين الاغتيال الضربة للعملية للهجوم عملية هجوما هجوم تفجيرا"
)
_ONE_OF = word_set("أحد اثنين اثنان ثلاثة أربعة انتحاريا انتحاريين انتحاريان مقاتلا مقاتلين من")
_ANSWERS = word_set("مسؤول مسؤولة المسؤول المسؤولة مسئولة مسئول وراء خلف")
_OF_A_GROUP = ("armed_group", "militia", "paramilitary")
_NOT_OWNED = ("armed_clash", "arrest_raid", "air_strike", "protest_violence", "other")
_SPEAKER_REACH = 6
_THAT_REACH = 8
_DEED_REACH = 14
_SENTENCES = 2


def own_men_did(reading: Reading, drafts: list[Draft]) -> None:
    """Give the draft told last before such a sentence, where its attackers are not known, the group as attacker and claimant."""
    told = [d for d in drafts if not d.cut and not d.segment.in_title]
    if not told:
        return
    sight = reading.sight
    for sentence in reading.text.sentences:
        if THAT.isdisjoint(sight.words(sentence.start, sentence.end)):
            continue
        near = [d for d in told if 0 <= sentence.index - d.segment.sentence.index <= _SENTENCES]
        last = near[-1] if near else None
        if last is None or last.claimed_by is not None or last.tactic in _NOT_OWNED or not set(last.attackers) <= KINDS:
            continue
        group = _owns_it(reading, sentence.start, sentence.end)
        names = [n for n in reading.cast.names(group, reading.country) if n not in KINDS] if group is not None else []
        if group is not None and names and names[0] not in last.targets:
            last.attackers, last.attacker_hits, last.attacker_sure = tuple(names[:1]), (group,), 0.9
            last.claimed_by, last.claim_hit = names[0], group


def _owns_it(reading: Reading, start: int, end: int) -> Hit | None:
    """The group that a sentence lets say so, None where there is none."""
    sight = reading.sight
    for i in range(start, end):
        if not is_one_of(sight.word(i), _SAYS):
            continue
        group = next((h for h in sight.within(i + 1, min(end, i + 1 + _SPEAKER_REACH), "actors")), None)
        if group is None or group.entry.attrs.get("class") not in _OF_A_GROUP or group.base.pro.startswith("ل"):
            continue
        that = next((k for k in range(group.end, min(end, group.end + _THAT_REACH)) if sight.word(k) in THAT), None)
        if that is not None and (_its_men(reading, that, end) or _it_answers(reading, that, end)):
            return group
    return None


def _its_men(reading: Reading, that: int, end: int) -> bool:
    """«أن أحد عناصره، ويكنى س، نفذ العملية»."""
    sight = reading.sight
    at = that + 1 + (sight.word(that + 1) in _ONE_OF) + (sight.word(that + 2) == "من")
    if sight.word(at) not in HIS_MEN:
        return False
    did = next((k for k in range(at + 1, min(end, at + _DEED_REACH)) if sight.word(k) in DONE), None)
    return did is not None and not _DEED.isdisjoint(sight.words(did, min(end, did + 3)))


def _it_answers(reading: Reading, that: int, end: int) -> bool:
    """«إن الحركة مسؤولة عن التفجير», «أن مقاتلي الجماعة يقفون وراء الهجوم»."""
    sight = reading.sight
    group = next(iter(sight.within(that + 1, min(end, that + 4), "actors")), None)
    if group is None or not group.entry.attrs.get("anaphora"):
        return False
    behind = sight.words(group.end, min(end, group.end + 4))
    return not _ANSWERS.isdisjoint(behind) and not _DEED.isdisjoint(behind)
