"""Who is said to be behind a whole series that an article then tells one by one: «هجمات نسبت كلها إلى الحركة», «تبناها جميعا التنظيم».

Incidents told behind it whose doers are unsaid are the group's, until the article turns elsewhere; none in another country than its lands.
"""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_words import ACCUSED, ATTRIBUTED, CLAIMED
from waqai.events.side_basics import country_of
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_ALL = word_set("كلها جميعها جميعا كلهم جميعهم كافة")
_SERIES = word_set(
    "هجمات الهجمات تفجيرات التفجيرات عمليات العمليات اعتداءات الاعتداءات انفجارات الانفجارات اغتيالات الاغتيالات سلسلة موجة تفجيرين"
)
_LAID_AT = ATTRIBUTED | CLAIMED | ACCUSED | word_set("تنسب ينسب نسبتها نسبها")
_BODIES = ("armed_group", "militia", "paramilitary")
_BY_STATES = ("arrest_raid", "air_strike", "protest_violence")
_TURNS = word_set("بعيدا")
_ELSEWHERE = (("في", "المقابل"), ("علي", "صعيد"), ("في", "سياق"), ("من", "جهه"), ("من", "ناحيه"), ("الي", "ذلك"))
_REACH = 6


def blame_of_all(reading: Reading, drafts: list[Draft]) -> None:
    """Give the incidents of such a series, told behind the sentence that sums it up, the group as attacker, and a claim where it claims."""
    sight = reading.sight
    if _ALL.isdisjoint(sight.folded):
        return
    for sentence in reading.text.sentences:
        found = _series_of(reading, sentence.start, sentence.end)
        if found is None:
            continue
        group, claimed = found
        name = next((n for n in reading.cast.names(group, reading.country) if n not in KINDS), None)
        homes = reading.cast.entry_of(group, reading.country).attrs.get("country", ())
        last = _last_of_it(reading, sentence.index)
        for draft in drafts:
            there = sentence.index < draft.segment.sentence.index <= last
            if (
                name is None
                or not there
                or draft.cut
                or draft.tactic in _BY_STATES
                or not set(draft.attackers) <= KINDS
                or name in draft.targets
            ):
                continue
            country = country_of(reading, draft)
            if homes and country is not None and country not in homes:
                continue
            draft.attackers, draft.attacker_hits, draft.attacker_sure = (name,), (group,), 0.9
            draft.inherited["attacker"] = "behind the whole series"
            if claimed and draft.claimed_by is None:
                draft.claimed_by, draft.claim_hit = name, group


def _series_of(reading: Reading, start: int, end: int) -> tuple[Hit, bool] | None:
    """The group that a sentence lays a whole series to, and whether it claims it."""
    sight = reading.sight
    for i in range(start, end):
        if sight.word(i) not in _ALL:
            continue
        near = range(max(start, i - 3), min(end, i + 2))
        verb = next((sight.word(k) for k in near if sight.word(k) in _LAID_AT), None)
        if verb is None or not any(sight.word(k) in _SERIES for k in range(max(start, i - 8), i)):
            continue
        groups = (h for h in sight.within(i + 1, min(end, i + _REACH), "actors") if str(h.entry.attrs.get("class")) in _BODIES)
        group = next(groups, None)
        if group is not None:
            return group, verb.removeprefix("و") in CLAIMED
    return None


def _last_of_it(reading: Reading, index: int) -> int:
    """The last sentence before the article turns elsewhere."""
    sight, sentences = reading.sight, reading.text.sentences
    for sentence in sentences[index + 1 :]:
        opening = tuple(w.removeprefix("و") for w in sight.words(sentence.start, sentence.start + 2))
        if opening[:1] and opening[0] in _TURNS or opening in _ELSEWHERE:
            return sentence.index - 1
    return sentences[-1].index
