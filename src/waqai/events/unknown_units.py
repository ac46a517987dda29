"""Men of brigades that no pack names: «قيادي في لواء س», «قائد كتيبة ص» are of the side whose units have names, where its foe's have
numbers («اللواء 68»). Which wars those are stands in packs/opponents.yaml.
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_words import ADVERBS, OF_OFFICES
from waqai.events.side_basics import country_of
from waqai.knowledge.opponents import load_named_units
from waqai.text import word_set

_OFFICES = word_set(
    "قائد القائد قائدا قيادي القيادي قياديا قياديان قياديين عضو مقاتل مقاتلا مقاتلين مقاتلان أمير عناصر عنصر عنصرا قادة نائب"
)
_OF_OFFICES = OF_OFFICES | word_set("العسكري الميداني البارز العام السابق الأمني")
_UNITS = word_set("لواء كتيبة كتائب ألوية سرايا سرية حركة تجمع")
_AIMED = ("assassination", "bombing_ied", "car_bomb", "shooting", "armed_attack", "abduction", "execution", "mine", "grenade")
_OTHERS = ("civilians", "militants", "unknown")
_REACH = 4


def of_a_named_unit(reading: Reading, draft: Draft) -> None:
    """Name that side as struck where a man of such a unit was, and neither his unit nor anybody else struck is named."""
    day, country = reading.published, country_of(reading, draft)
    if draft.tactic not in _AIMED or day is None or country is None:
        return
    side = next((u.side for u in load_named_units() if country in u.countries and u.since <= day <= u.until), None)
    if side is None:
        return
    sight, army = reading.sight, reading.cast.army(country)
    if any(h.entry.pack == "actors" and not h.entry.attrs.get("anaphora") for h in draft.target_hits):
        return
    for segment in draft.segments:
        for i in range(segment.start, segment.end - 1):
            if (
                sight.word(i) not in _UNITS
                or sight.at(i, "actors")
                or not _has_a_name(reading, i + 1)
                or not _his(reading, i, segment.start)
            ):
                continue
            hit = next(iter(draft.target_hits), None) or draft.decision.lead or next(iter(draft.decision.because), None)
            if hit is None or side in draft.attackers:
                return
            rest = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if t != army and t not in _OTHERS]
            draft.targets, draft.target_hits = (side, *(t for t, _ in rest)), (hit, *(h for _, h in rest))
            draft.inherited["target"] = NAMED_UNIT
            return


NAMED_UNIT = "a unit with a name"
"""The reason of a target that is told by the name of a brigade."""


def _has_a_name(reading: Reading, at: int) -> bool:
    word = reading.sight.word(at)
    return (
        bool(word) and reading.sight.numeral_at(at) is None and not word.isdigit() and word not in ADVERBS and not reading.sight.breaks(at)
    )


def _his(reading: Reading, unit: int, start: int) -> bool:
    """«قيادي في لواء», «القائد العسكري في لواء», «قائد كتيبة»: an office before the unit."""
    sight = reading.sight
    for i in range(unit - 1, max(start - 1, unit - 1 - _REACH), -1):
        if sight.word(i) in _OFFICES:
            return True
        if sight.word(i) not in _OF_OFFICES and sight.word(i) not in ("في", "من"):
            return False
    return False
