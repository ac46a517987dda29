"""Which of an event's counts matter, before they are settled: the body's, without what is of another deed, old, a total or a boast."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_answers import of_another
from waqai.events.toll_at_hand import at_hand
from waqai.events.toll_basics import sentence_at
from waqai.events.toll_here import of_another_place
from waqai.events.toll_mourned import told_as_own_dead
from waqai.events.toll_own import names_attacker, parted
from waqai.events.toll_people import boasted, had_said, of_an_earlier, told_early
from waqai.events.toll_shares import of_those_told, own_share
from waqai.events.toll_totals import overview
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import CLAIMING

_BOMBS = ("bombing_ied", "car_bomb", "mine", "grenade")
_BESIDE = 3  # tokens between the dead and the wounded of one total


def weighed(reading: Reading, draft: Draft) -> tuple[list[CasualtyMention], list[CasualtyMention]]:
    """The counts that matter: the body's before the headline's, and a boast («زعم») only where nothing better is told; then what the group
    that struck says itself, where more sober numbers stand beside it.
    """
    told = [*(c for c in draft.counts if not of_another(reading, draft, c)), *draft.lent]
    told = _without_early(reading, [c for c in told if not (of_an_earlier(reading, c) or of_those_told(reading, c, told))])
    told = told if draft.status == "background" else at_hand(reading, draft, told)
    if draft.status == "foiled" and draft.tactic in _BOMBS:
        told = [c for c in told if sentence_at(reading, c) == draft.segment.sentence.index]
    body = [c for c in told if reading.sentence_of(c.head).kind != "title"]
    headline = [c for c in told if c not in body and not of_another_place(reading, draft, c)]
    known = {c.kind for c in body if not c.denied}
    lacking = {"killed", "wounded"} - known if len(known) == 1 and "killed_or_wounded" not in known else set()
    elsewhere = {(c.kind, c.low) for c in reading.counts if reading.sentence_of(c.head).kind != "title"}
    only = [c for c in headline if c.kind in lacking and not c.vague and (c.kind, c.low) not in elsewhere]
    counts = [*body, *only] if body else headline
    counts = [replace(c, claimed=True) if not c.claimed and boasted(reading, draft, c) else c for c in counts]
    boasts = [
        c for c in counts if c.claimed and not c.denied and not any(w in CLAIMING for w in reading.sight.words(c.start - 12, c.start))
    ]
    sober = {c.kind for c in counts if not (c.claimed or draft.tactic == "armed_clash" and told_as_own_dead(reading, c))}
    if {"killed", "wounded"} & {c.kind for c in counts if not (c.claimed or c.vague)}:
        sober.add("killed_or_wounded")  # «زعم التنظيم سقوط سبعين بين قتيل وجريح» beside «استشهد ثلاثة»
    exact = {c.kind for c in counts if not c.vague and not c.denied}
    totals = [c for c in counts if overview(reading, c, counts)]
    counts = [_carried(reading, c, counts) for c in counts if c not in totals and not _with_a_total(reading, c, totals)]
    counts = [part for c in counts for part in parted(reading, draft, own_share(reading, draft, c))]
    told = [
        c
        for c in counts
        if not (c.claimed and c.kind in sober) and not (c.kind in exact and c.vague and c.low >= 200 and draft.tactic != "armed_clash")
    ]
    return told, [b for b in boasts if b.kind in sober]


def _with_a_total(reading: Reading, count: CasualtyMention, totals: list[CasualtyMention]) -> bool:
    """«قتل 12 وأصيب العشرات في هجمات متفرقة ... . وقتل أربعة وأصيب 14 في كركوك»: the wounded told with the dead of them all."""
    return any(
        t.kind != count.kind and 0 <= count.start - t.end <= _BESIDE and sentence_at(reading, t) == sentence_at(reading, count)
        for t in totals
    )


def _without_early(reading: Reading, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """The counts without what a source said earlier, where a number of its kind is told that is not so old."""
    early = {id(c) for c in counts if told_early(reading, c) or had_said(reading, c)}
    now = {c.kind for c in counts if not c.vague and id(c) not in early}
    return [c for c in counts if c.kind not in now or id(c) not in early]


def _carried(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> CasualtyMention:
    """«قتل جندي وأصيب 11 آخرون»: the others are of the kind told just before."""
    if count.kind != "wounded" or any(h.entry.id != "others" for h in count.who):
        return count
    before = [c for c in counts if c.kind == "killed" and sentence_at(reading, c) == sentence_at(reading, count) and c.head < count.head]
    # «قتل 15 إضافة إلى الانتحاري وأصيب آخر», «قتل 15 والانتحاري وأصيب آخر»: another of the fifteen's kind
    before = [c for c in before if c.rule != "beside" and not names_attacker(c)]
    return replace(count, who=before[-1].who) if before else count
