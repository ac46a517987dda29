"""Crowds that harm nobody and are not harmed: a demonstration without force is no incident (codebook: `protest_violence`)."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.triggers import triggers
from waqai.text import word_set

_CALM = ("demonstration", "protest", "road-block")
_REASON = 6  # words in which a protest's reason is told
_AGAINST = word_set("احتجاجا تنديدا رفضا استنكارا ضد للتنديد للاحتجاج تضامنا مطالبين مطالبة للمطالبة")
_FORCE = word_set(
    "فرقت فرقتهم فرق تفريق لتفريق بتفريق لتفريقهم الغاز غازات الغازات قنابل الهراوات هراوات الرصاص رصاص رصاصا المطاطي الحجارة حجارة "
    "بالحجارة شغب الشغب تخريب اقتحم اقتحموا اقتحام أحرقوا أضرموا حطموا اعتقلت اعتقال اعتقالات قمع قمعت صدامات مواجهات اشتباكات"
)


def peaceful(reading: Reading, draft: Draft) -> bool:
    """«تظاهر المئات وسط المدينة احتجاجا على القصف», «قطع محتجون الطريق»: a crowd, and no force told of it in its clauses (codebook)."""
    lead = draft.decision.lead
    if lead is None or lead.entry.id not in _CALM or draft.tactic != "protest_violence" or any(not c.denied for c in draft.counts):
        return False
    for segment in draft.segments:
        for hit in triggers(reading.sight, segment.start, segment.end):
            about = reading.sight.words(max(segment.start, hit.start - _REASON), hit.start)
            if hit.entry.id not in _CALM and _AGAINST.isdisjoint(about):
                return False
        if not _FORCE.isdisjoint(w.removeprefix("و") for w in reading.sight.words(segment.sentence.start, segment.sentence.end)):
            return False
    return True
