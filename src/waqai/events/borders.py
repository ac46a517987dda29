"""On which side of a border an incident was: on the soil of the state whose people or forces were hit.

«قتل جندي تركي قرب الحدود السورية» tells of Turkish soil: the border is named after the country behind it.
"""

from __future__ import annotations

from dataclasses import replace

from waqai.events.reading import Reading, Spot
from waqai.mentions.geocode import SPOKEN_SIDE
from waqai.mentions.lexicon import Hit

_FROM_AFAR = frozenset(("air_strike", "drone_strike"))
_STATE = ("state_military", "state_police", "state_security")


def own_side(reading: Reading, spot: Spot, tactic: str, struck: list[Hit]) -> Spot:
    """The spot, moved to the country of those struck where it is a border named after one country; planes strike beyond it."""
    spoken = spot.place.how == SPOKEN_SIDE
    if spot.place.kind != "border" or (spot.place.rivals and not spoken):
        return spot
    if tactic in _FROM_AFAR:
        return replace(spot, place=replace(spot.place, country=spot.place.rivals[0], admin1=None)) if spoken else spot
    countries = {c for hit in struck if (c := _country(reading, hit)) is not None}
    if len(countries) != 1 or countries == {spot.place.country}:
        return spot
    how = "the border's side of those who were struck"
    return replace(spot, place=replace(spot.place, name=None, country=next(iter(countries)), admin1=None, source=None, how=how))


def _country(reading: Reading, hit: Hit) -> str | None:
    """The country that a word for people or forces is told to be of: by an adjective in it or right behind it, or by its name."""
    near = [s for s in reading.spots_in(hit.start, hit.end + 2) if s.role == "nationality"]
    if near:
        return near[0].place.country
    own = hit.entry.attrs.get("country", ())
    return str(own[0]) if hit.entry.pack == "actors" and hit.entry.attrs.get("class") in _STATE and len(own) == 1 else None
