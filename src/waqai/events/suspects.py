"""Whom police arrest on suspicion of violence: «اعتقلت أربعة يشتبه بضلوعهم في تفجير سيارة», «متهمين بزرع عبوات»."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.side_basics import SUSPECTS, country_of
from waqai.text import word_set

_SUSPECTED = word_set(
    "بضلوعهم بضلوعه بضلوعهما بتورطهم بتورطه بتورطهما متورطين متورطا المتورطين ضالعين الضالعين متهمين متهما المتهمين بتهمة بتهم "
    "للاشتباه بصلتهم لصلتهم مطلوبين المشتبه لتورطهم لضلوعهم لاشتباه بالتورط بالضلوع بالتخطيط يشتبه"
)
_TERROR = word_set("الإرهاب الإرهابية إرهابية إرهابي إرهابيين العبوات عبوات المفخخات متفجرات المتفجرات")
_REACH = 6


def name_suspects(reading: Reading, draft: Draft) -> None:
    """Call those arrested militants where they are suspected of an attack and no group of theirs is named. Whom an occupier arrests are
    none by his word.
    """
    if draft.tactic != "arrest_raid" or reading.cast.is_held(country_of(reading, draft)) or draft.segment.in_title:
        return
    if any(h.entry.pack == "actors" and reading.cast.is_group(t) for t, h in zip(draft.targets, draft.target_hits, strict=True)):
        return
    sight = reading.sight
    for segment in draft.segments:
        for i in range(segment.start, segment.end):
            if sight.word(i) in _SUSPECTED and _of_violence(reading, i + 1, segment.end):
                hit = draft.decision.lead or next(iter(draft.decision.because), None)
                if hit is not None:
                    draft.targets, draft.target_hits, draft.inherited["target"] = ("militants",), (hit,), SUSPECTS
                return


def _of_violence(reading: Reading, start: int, end: int) -> bool:
    sight = reading.sight
    for i in range(start, min(end + 1, start + _REACH)):
        deed = any(
            not h.entry.attrs.get("toll") and h.entry.attrs.get("tactic") not in (None, "arrest_raid") for h in sight.at(i, "tactics")
        )
        if deed or sight.word(i).removeprefix("ب") in _TERROR or sight.at(i, "weapons"):
            return True
    return False
