"""Where arrests are made: police, courts and ministries of a state arrest at home, whatever places the suspects are said to have been at.

«أعلنت السلطات الكويتية تفكيك خلية قاتل بعض أفرادها في العراق»: in Kuwait, not in Iraq.
"""

from __future__ import annotations

from waqai.events.reading import Reading, Spot
from waqai.events.roles import ATTACKER, Role
from waqai.text import word_set

_AT_HOME = ("state_police", "state_security")
_AUTHORITIES = word_set(
    "السلطات سلطات الجهات الأجهزة الداخلية الشرطة الأمن الأمنية النيابة الاستخبارات المخابرات الحرس الدرك القضاء المحكمة"
)
_RULES_ABROAD = frozenset(("IL",))  # police the territory that they occupy


def arrested_at(
    reading: Reading, start: int, end: int, sites: list[tuple[Spot, float]], roles: list[Role], country: str | None
) -> list[tuple[Spot, float]]:
    """The sites of an arrest: those in the country of the force that made it; where there is none, that country as its adjective says."""
    forces = [r.hit for r in roles if r.part == ATTACKER and r.hit.entry.pack == "actors"]
    inside = [s for s in reading.spots_in(start, end) if s.role == "nationality" and any(h.start <= s.start < h.end + 1 for h in forces)]
    if not inside:
        inside = [s for s in reading.spots_in(start, end) if s.role == "nationality" and _of_authority(reading, s)]
    homes = {s.place.country for s in inside}
    if not homes:
        for hit in forces:
            entry = reading.cast.entry_of(hit, country)
            own = entry.attrs.get("country", ())
            if entry.attrs.get("class") in _AT_HOME and len(own) == 1:
                homes.add(own[0])
    if not homes or homes & _RULES_ABROAD:
        return sites
    kept = [(s, chance) for s, chance in sites if s.place.country in homes]
    if not kept and _named_behind(reading, end, homes):
        return []
    return kept or [(s, 0.5) for s in inside[:1]] or sites


def _named_behind(reading: Reading, end: int, homes: set[str | None]) -> bool:
    """Whether the sentence goes on to name a place at home: «اعتقلت الشرطة 16 شخصا، وضبطت أسلحة في منطقة بنزرت»."""
    last = reading.sentence_of(end - 1).end
    return any(s.role == "event" and s.place.country in homes and s.place.precision < 5 for s in reading.spots_in(end, last))


def _of_authority(reading: Reading, spot: Spot) -> bool:
    """«الجهات الأمنية السعودية», «وزارة الداخلية الكويتية»."""
    return any(w.removeprefix("و") in _AUTHORITIES for w in reading.sight.words(spot.start - 2, spot.start))
