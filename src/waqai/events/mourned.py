"""Whose men the dead of a strike were, by who mourns them or tells of their death.

«... فقتل سائقها. ونعى حزب الله الشهيد فلان», «نعت وزارة الدفاع التركية جنديين قتلا في ...».
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

MOURNS = word_set("نعى نعت ينعى تنعى نعاه نعته زف زفت يزف تزف شيع شيعت يشيع تشيع")
_ARMED = ("armed_group", "militia", "paramilitary", "political", "state_military")
_STRIKES = ("air_strike", "drone_strike", "shelling", "assassination", "bombing_ied", "car_bomb", "shooting", "armed_attack", "mine")
_ITS_MEN = word_set(
    "الشهيد شهيدا شهيدها شهيده شهيدين شهداء شهداءها شهداءه القيادي قياديا قائدا قائدها قائده القائد أحد "
    " اثنين اثنان عنصرا عنصرين عناصرها عناصره مقاتلا "
    "مقاتلين ثلاثة أربعة خمسة ستة عددا مجاهدا مجاهدين كادرا عضوا عضوها المجاهد الحاج ضابطا ضباطا جنديا جنديين جنودا"
)
_MINISTRIES = word_set("الدفاع الأركان الداخلية")
_OFFICES = word_set("وزارة رئاسة هيئة وزير قيادة")
_REACH = 4
_SENTENCES = 2


def sides_that_mourn(reading: Reading, drafts: list[Draft]) -> None:
    """Give the strikes that an article (in text order) tells to have killed the group that mourns its men in or right behind them."""
    tokens, sight = reading.text.tokens, reading.sight
    for i, token in enumerate(tokens):
        if not is_one_of(token.folded, MOURNS):
            continue
        hit = next((h for k in range(i + 1, i + 1 + _REACH) for h in sight.at(k, "actors")), None)
        if hit is None or str(hit.entry.attrs.get("class")) not in _ARMED or any(sight.breaks(k) for k in range(i + 1, hit.start)):
            continue
        if not any(sight.word(k) in _ITS_MEN for k in range(hit.end, hit.end + _REACH)):
            continue
        told = [d for d in drafts if not d.segment.in_title and 0 <= token.sentence - d.segment.sentence.index <= _SENTENCES]
        told = [d for d in told if d.segment.start < i and d.tactic in _STRIKES and d.status == "actual" and _killed(d)]
        if told:
            _was_theirs(reading, told[-1], hit)


def _killed(draft: Draft) -> bool:
    return any(c.kind in ("killed", "killed_or_wounded") and not c.denied for c in (*draft.counts, *draft.lent))


def _was_theirs(reading: Reading, draft: Draft, hit: Hit) -> None:
    names = reading.cast.names(hit, draft.spot.place.country if draft.spot is not None else reading.country)
    if not names or names[0] in draft.attackers or names[0] in draft.targets:
        return
    counted = {h.start for c in draft.counts if not c.denied for h in c.who}
    rest = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if t != "civilians" or h.start in counted]
    draft.targets, draft.target_hits = (names[0], *(t for t, _ in rest)), (hit, *(h for _, h in rest))
    draft.inherited["target"] = MOURNED


MOURNED = "mourned by them"
"""The reason of a target that is told by who mourns the dead."""


def ministry_that_tells(reading: Reading, draft: Draft, army: str | None) -> tuple[str, Hit] | None:
    """«أعلنت وزارة الدفاع التركية مقتل جندي», «نعت رئاسة الأركان التركية جنديين»: the army of the foreign ministry that a clause names as
    telling of soldiers' death, and a word of theirs.
    """
    sight, start = reading.sight, draft.segment.sentence.start
    for i in range(start, draft.segment.end):
        if sight.word(i) not in _MINISTRIES or not any(is_one_of(sight.word(k), _OFFICES) for k in (i - 1, i - 2)):
            continue
        spot = next((s for s in reading.spots_in(i + 1, i + 2) if s.role == "nationality"), None)
        own = reading.cast.army(spot.place.country) if spot is not None else None
        soldiers = next(iter(draft.target_hits), None)
        if own is not None and own != army and own not in draft.attackers and soldiers is not None:
            return own, soldiers
    return None
