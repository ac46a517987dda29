"""Where exactly a row's incident was, told further down by «الحادث» or «العملية»: «هجوم في محافظة س ... . ووقع الحادث في بلدة ص»."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.nearness import place_relation, quarter_of
from waqai.events.reading import Reading, Spot
from waqai.events.spoken_of import INCIDENT
from waqai.text import Sentence, word_set

_REACH = 3  # sentences behind a row's telling
_HAPPENED = word_set("وقع وقعت حدث حدثت جرى جرت نفذ نفذت استهدف استهدفت ووقع ووقعت وحدثت وحدث وجرى وجرت ونفذت واستهدفت واستهدف")
_FIGHTS = word_set("المواجهات الاشتباكات المعارك القتال القصف الغارات الضربات العمليات")
_CENTRED = word_set("تركزت تركز وتركزت وتركز")
_BEHIND = 4  # tokens from the verb and its noun to the place


def place_by_detail(reading: Reading, kept: list[Draft]) -> None:
    """Give each row told at one place the finer place at which the next sentences say that «الحادث» was."""
    for draft in kept:
        if draft.spot is None or draft.whole_country or draft.status != "actual":
            continue
        if any(k is not draft and any(s is t for s in k.segments for t in draft.segments) for k in kept):
            continue  # one of a list of places
        told = [s.sentence.index for s in draft.segments if not s.in_title]
        for sentence in reading.text.sentences[min(told) + 1 : min(told) + 1 + _REACH] if told else []:
            if sentence.kind != "body" or any(k is not draft and any(s.sentence is sentence for s in k.segments) for k in kept):
                break
            spot = _happened_at(reading, sentence)
            if spot is not None and _lies_in(draft, spot):
                draft.spot, draft.own_place = spot, True
                break


def _happened_at(reading: Reading, sentence: Sentence) -> Spot | None:
    """The place right behind «وقع الحادث» or «الحادث وقع»."""
    sight = reading.sight
    for i in range(sentence.start, sentence.end - 1):
        pair = (sight.word(i), sight.word(i + 1))
        fights = pair[0] in _CENTRED and pair[1] in _FIGHTS or pair[0] in _FIGHTS and pair[1] in _CENTRED
        if fights or pair[0] in INCIDENT and pair[1] in _HAPPENED or pair[0] in _HAPPENED and pair[1] in INCIDENT:
            near = reading.spots_in(i + 2, min(i + 2 + _BEHIND, sentence.end))
            return next((s for s in near if s.role == "event" and s.start - i - 2 <= _BEHIND), None)
    return None


def _lies_in(draft: Draft, spot: Spot) -> bool:
    if draft.spot is None:
        return False
    return place_relation(draft.spot.place, spot.place) == "contains" or quarter_of(draft.spot.place, spot.place)
