"""Heads in which wounded are told by their treatment: «اثنان منهم يتلقيان العلاج», «ويعالج ثلاثة آخرون في المستشفى»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import HOSPITALS, OTHERS, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_RECEIVE = word_set("يتلقون يتلقى يتلقيان يخضعون يخضع يخضعان")
_ARE_TREATED = word_set("يرقد يرقدون يرقدان يعالج يعالجون يعالجان يتعالج يتعالجون")
TREATED = _RECEIVE | _ARE_TREATED
_TREATMENT = word_set("العلاج علاجا للعلاج علاجات العلاجات لعلاج")
_CARE = HOSPITALS + tuple(word_set("بالمستشف بمستشف بالمشف العناي مركز"))
_OF_THEM = word_set("منهم منها منهما")
_REACH = 6  # tokens from a number behind the verb to the treatment or the hospital


def treated(sight: Sight, i: int, bare: str, pro: str, end: int, number_before: bool) -> Head | None:
    """«57 شخصا يتلقون العلاج» where people are counted before the verb; «يخضع أربعة للعلاج» where they stand behind it."""
    if number_before and (sight.word(i + 1) in _TREATMENT or bare in _ARE_TREATED and _in_hospital(sight, i + 1, end)):
        return Head(i, i + 1 + (sight.word(i + 1) in _TREATMENT), "wounded", "verb", stem="يتلقون", pro=pro)
    numeral = sight.numeral_at(i + 1)
    person = sight.first_at(i + 1, "persons")
    if numeral is None and bare in _RECEIVE and person is not None and person.number in (1, 2, 4) and not person.base.article:
        told = sight.word(person.end) in _TREATMENT and not sight.gap(person.end).strip()
        return Head(i, i + 1, "wounded", "verb", stem="عولج", pro=pro) if told else None  # «ويتلقى حارسان العلاج»
    if numeral is None or not plain(sight, numeral) or sight.word(numeral.end_token) in _OF_THEM:
        return None
    after = numeral.end_token
    people = sight.at(after, "persons") or sight.word(after) in OTHERS or sight.word(after) in _TREATMENT or sight.word(after) == "من"
    told = any(sight.word(k) in _TREATMENT for k in range(after, min(end, after + _REACH)))
    if people and (told or bare in _ARE_TREATED and _in_hospital(sight, after, end)):
        return Head(i, i + 1, "wounded", "verb", stem="عولج", pro=pro)
    return None


def _in_hospital(sight: Sight, start: int, end: int) -> bool:
    for k in range(start, min(end, start + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        if sight.word(k).startswith(_CARE):
            return True
    return False
