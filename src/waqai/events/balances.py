"""Balances of many deeds, by those who did them or by those who count them: «نفذ التنظيم 245 عملية نتج عنها 726 قتيلا», «توزعت عملياته
بين محافظتي س وص», «هجمات طال معظمها مواقع في س». None is an incident, and its toll is nobody's.
"""

from __future__ import annotations

from itertools import pairwise

from waqai.events.status_case import Case
from waqai.text import is_one_of, word_set

_DEEDS = word_set("عملية عمليات هجوما هجمات هجومات استهدافا استهداف استهدافات عملياته عملياتها عملياتهم هجماته هجماتها هجماتهم")
_ON_THE_GROUND = ("armed_attack", "armed_clash", "other", "bombing_ied", "shooting", "assassination", "arrest_raid")
_MANY = 5
_OVER = word_set("حصيلة كحصيلة وكحصيلة محصلة إحصائية خلال بين منذ متفرقة العالم دول بلدان ولايات محافظات أسبوع شهر الأسبوع الشهر")
_DEALT_OUT = word_set("توزعت توزع تنوعت تنوع تتوزع تتنوع توزعها")
_BALANCE = word_set("حصيلة محصلة إحصائية")
_MOST = word_set("معظمها أغلبها غالبيتها أبرزها بعضها أكثرها")
_OPENING, _NEAR = 4, 7


def balance(case: Case) -> bool:
    """Whether a draft sums up many deeds."""
    if case.draft.tactic not in _ON_THE_GROUND:
        return False
    return _counted(case) or _dealt_out(case) or _of_most(case)


def _counted(case: Case) -> bool:
    """«نفذ 245 عملية ... نتج عنها 726 قتيلا», «تنفيذ 23 هجوما في دول متفرقة»: five deeds or more, over a time or over lands."""
    sight, segment = case.reading.sight, case.draft.segment
    words = sight.words(segment.sentence.start, segment.sentence.end)
    if not any(is_one_of(w, _OVER) for w in words):
        return False
    for i in range(segment.start, segment.end):
        numeral = sight.numeral_at(i)
        if numeral is not None and numeral.low >= _MANY and sight.word(numeral.end_token) in _DEEDS:
            return True
    return False


def _dealt_out(case: Case) -> bool:
    """«وتوزعت عمليات التنظيم بين محافظة س ومحافظة ص», «حصيلة عملياته حول العالم»."""
    sight, segment = case.reading.sight, case.draft.segment
    opening = sight.words(segment.sentence.start, segment.sentence.start + _OPENING)
    if any(is_one_of(w, _DEALT_OUT) for w in opening) and any(w.removeprefix("ال") in _DEEDS for w in opening):
        return True
    before = sight.words(segment.sentence.start, case.first + 1)
    return any(a in _BALANCE and b in _DEEDS for a, b in pairwise(before))


def _of_most(case: Case) -> bool:
    """«تنفيذ عمليات استهداف طال معظمها قوات النظام في حماة ودمشق»."""
    draft, lead, sight = case.draft, case.draft.decision.lead, case.reading.sight
    if draft.counts or lead is None:
        return False
    named = sight.words(lead.start - 1, lead.end + 1)
    return any(w.removeprefix("ال") in _DEEDS for w in named) and not _MOST.isdisjoint(sight.words(lead.end, lead.end + _NEAR))
