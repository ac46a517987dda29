"""Which counts are told of an event's own place."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.nearness import place_relation
from waqai.events.reading import Reading, Spot
from waqai.mentions.counts import CasualtyMention
from waqai.text import word_set

_ALONE = word_set("وحدها وحده")
_HERE = ("same", "near")
_BARE = ("pronoun-plural", "plural")
_BEHIND = 3  # tokens from a toll to the place it is told of


def here(reading: Reading, draft: Draft, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """The counts told with the event's own place, where the toll told first stands with other places only."""
    if draft.spot is None or not draft.own_place:
        return counts
    name = draft.spot.place.name_ar

    def places(count: CasualtyMention) -> set[str]:
        return {s.place.name_ar for s in _spots_with(reading, count)}

    alone = [c for c in counts if any(_there_alone(reading, s, draft.spot) for s in _spots_with(reading, c))]
    if alone:
        return alone
    own = [c for c in counts if name in places(c)]
    if own and all(c.vague for c in own) and (not counts[0].vague or _less_told(own, counts[0])):
        return counts  # «3 قتلى شرقي المدينة ... ضحايا كثر في المدينة»: a number before «many»
    lead = _spots_with(reading, counts[0])
    if any(s.place.name_ar == name or s.role == "event" and place_relation(s.place, draft.spot.place) in _HERE for s in lead):
        return counts
    return own or counts


def _less_told(own: list[CasualtyMention], first: CasualtyMention) -> bool:
    """«قتل عشرات في هجوم في شمال البلاد ... هاجموا القرية وذبحوهم»: no more than that people died, behind an amount of them."""
    return all(c.rule in _BARE and c.low < first.low for c in own) and first.high is None


def _spots_with(reading: Reading, count: CasualtyMention) -> list[Spot]:
    sentence = reading.sentence_of(count.head)
    return reading.spots_in(sentence.start, sentence.end)


def _there_alone(reading: Reading, spot: Spot, own: Spot) -> bool:
    """«في القرية وحدها قتل سبعة»."""
    return reading.sight.word(spot.end) in _ALONE and place_relation(spot.place, own.place) in ("same", "near")


def of_another_place(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """«اشتباكات في مأرب وقتلى في تعز»: a headline's toll with a place of its own right behind it."""
    if draft.spot is None:
        return False
    behind = [s for s in reading.spots_in(count.end, min(count.end + _BEHIND, reading.sentence_of(count.head).end)) if s.role == "event"]
    return bool(behind) and place_relation(behind[0].place, draft.spot.place) == "apart"


def all_safe(reading: Reading, draft: Draft, counts: list[CasualtyMention]) -> bool:
    """Whether the sentence that names the event's place says that nobody was hurt there: tolls of other sentences are of other places."""
    if draft.spot is None:
        return False
    here = reading.text.tokens[draft.spot.start].sentence
    told = [c for c in counts if reading.text.tokens[c.head].sentence == here]
    return bool(told) and all(c.denied for c in told)
