"""The countries that a text speaks of: those its actors are at home in, and the one that «البلاد» means."""

from __future__ import annotations

from collections import defaultdict

from waqai.events.checkpoints import is_attacked
from waqai.knowledge.places import Gazetteer
from waqai.mentions.lexicon import Hit
from waqai.mentions.places import PlaceMention
from waqai.mentions.sight import Sight
from waqai.model import Place

_CHECKPOINT, _WHERE_SO_CALLED = "checkpoint-eg", "EG"
_NOT_OF_A_LAND = ("coalition", "political", "other", "tribe")
_FEW, _FIRST_HOME, _OTHER_HOME = 5, 0.6, 0.0
_FROM_AFAR = ("air_strike", "drone_strike", "shelling")


def country_name(country: str, m: PlaceMention, gazetteer: Gazetteer) -> str:
    """What a country is called where only «البلاد» or an adjective stands for it."""
    row = gazetteer.countries.get(country)
    return row.name_ar if row is not None else m.name_ar


def homeland(sight: Sight, i: int, mentions: list[PlaceMention], places: list[Place], main: str) -> str:
    """The country that «البلاد» means: the one that this sentence, else the one before it, has named; of several the text's own."""
    here = mentions[i].sentence
    for sentence in (here, here - 1):
        told = [
            place.country
            for m, place in zip(mentions[max(0, i - 30) : i], places[max(0, i - 30) : i], strict=True)
            if m.sentence == sentence and m.kind != "border" and m.kind != "homeland" and place.country is not None
            if not (m.kind == "nationality" and _of_a_strike(sight, m))
        ]
        if told:
            return main if main in told else told[-1]
    return main


def _of_a_strike(sight: Sight, m: PlaceMention) -> bool:
    """«ثلاث غارات إسرائيلية على جنوب البلاد»: whose strike it was says nothing of the country struck."""
    return any(not h.verbal and h.entry.attrs.get("tactic") in _FROM_AFAR for h in sight.at(m.start - 1, "tactics"))


def lands(sight: Sight) -> frozenset[str]:
    """The countries in which those whom a text names are at home: one group may fight in two or three."""
    homes = [tuple(h.entry.attrs.get("country", ())) for h in sight.hits if h.entry.pack == "actors" and not h.entry.attrs.get("anaphora")]
    return frozenset(country for home in homes if len(home) <= 3 for country in home)


def _a_namesake(sight: Sight, hit: Hit) -> bool:
    """«حركة الشباب»: words that name a better known group as well, which fights in several lands."""
    others = [h for h in sight.at(hit.start, "actors") if h.end == hit.end and not h.entry.attrs.get("ambiguous")]
    return any(len(h.entry.attrs.get("country", ())) > 1 for h in others)


def actor_countries(sight: Sight) -> dict[str, float]:
    """Countries that the actors named speak for, each actor counting a little: for its one home, or, where it fights in a few, most for
    the first that its pack names, which is where it is from.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    for hit in sight.hits:
        if hit.entry.id == _CHECKPOINT and is_attacked(sight, hit.start):
            votes[_WHERE_SO_CALLED] += 1
        if hit.entry.pack == "actors" and not hit.entry.attrs.get("anaphora"):
            homes = hit.entry.attrs.get("country", ())
            if hit.entry.attrs.get("ambiguous") and _a_namesake(sight, hit):
                continue
            if str(hit.entry.attrs.get("class", "")).startswith("state") or hit.entry.attrs.get("class") in _NOT_OF_A_LAND:
                continue
            if len(homes) == 1:
                votes[homes[0]] += 1
            elif 1 < len(homes) <= _FEW:
                votes[homes[0]] += _FIRST_HOME
                for other in homes[1:]:
                    votes[other] += _OTHER_HOME
    return {c: min(3.0, 0.4 * n) for c, n in votes.items()}
