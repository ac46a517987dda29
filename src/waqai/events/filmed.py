"""Deeds that an armed group shows in a film or pictures of its own: it claims them.

«بث التنظيم تسجيلا يظهر إعدام ثلاثة جنود», «نشرت الجماعة صورا لتفجير المسجد», «في شريط بثته الحركة يظهر مقاتلوها وهم ...».
"""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.claim_words import NOT_OWNED
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_words import ORGANISATIONS
from waqai.events.side_basics import country_of, take_attackers
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_ARMED = ("armed_group",)
_PUBLISHED = word_set("نشر نشرت بث بثت عرض عرضت وزع وزعت أصدر أصدرت أظهر أظهرت نشرتها بثتها")
_PUBLISHED_IT = word_set("نشره نشرته نشرها نشرتها بثه بثته بثها بثتها أصدره أصدرته أصدرها عرضه عرضته وزعه وزعته وزعها وزعتها")
_FILMS = word_set(
    "تسجيل تسجيلا تسجيلات شريط شريطا أشرطة مقطع مقطعا مقاطع فيديو صور صورا صورة مشاهد إصدار إصدارا فيلم فيلما لقطات مصور مصورا مصورة"
)
_BY_OTHERS = word_set("غارة غارات القصف الغارات اعتداءات جرائم انتهاكات")
_FILM_REACH = 4
_DEED_REACH = 14


def own_films(reading: Reading, drafts: list[Draft]) -> None:
    """Give the deeds that a group's film shows the group as claimant, and as attacker where the clause names none of its own."""
    for draft in drafts:
        at = _told_at(draft)
        if at is None or draft.cut or draft.claimed_by is not None or draft.tactic in NOT_OWNED:
            continue
        group = _whose_film(reading, max(draft.segment.sentence.start, at - _DEED_REACH), at)
        names = [n for n in reading.cast.names(group, country_of(reading, draft)) if n not in KINDS][:1] if group is not None else []
        if group is None or not names:
            continue
        others = {h.start for h in draft.attacker_hits if h.start > group.start and h.start < at}
        if others and draft.attackers[:1] != tuple(names):
            continue  # «بثت الحركة صورا لقصف الجيش منازل»
        if draft.attackers[:1] != tuple(names):
            take_attackers(draft, tuple(names), (group,), "its own film", 0.85)
        draft.claimed_by, draft.claim_hit = names[0], group


def _told_at(draft: Draft) -> int | None:
    """The token of the deed, or of the first toll where no word names the deed."""
    if draft.decision.lead is not None:
        return draft.decision.lead.start
    return draft.counts[0].head if draft.counts else None


def _whose_film(reading: Reading, start: int, end: int) -> Hit | None:
    """The armed group whose film or pictures tokens `start:end` tell of."""
    sight = reading.sight
    if not _BY_OTHERS.isdisjoint(sight.words(start, end)):
        return None
    for hit in sight.within(start, end, "actors"):
        if str(hit.entry.attrs.get("class")) in _ARMED and (_shows(sight, hit) or _shown_by(sight, hit)):
            return hit
    return None


def _shows(sight: Sight, hit: Hit) -> bool:
    """«بث التنظيم أمس تسجيلا», «نشرت وكالة تابعة للحركة صورا»."""
    at = hit.start - 1 - (sight.word(hit.start - 1) in ORGANISATIONS)
    return is_one_of(sight.word(at), _PUBLISHED) and not _FILMS.isdisjoint(sight.words(hit.end, hit.end + _FILM_REACH))


def _shown_by(sight: Sight, hit: Hit) -> bool:
    """«تسجيل مصور بثه التنظيم», «صور نشرتها الحركة»."""
    at = hit.start - 1 - (sight.word(hit.start - 1) in ORGANISATIONS)
    return sight.word(at) in _PUBLISHED_IT and not _FILMS.isdisjoint(sight.words(at - _FILM_REACH, at))
