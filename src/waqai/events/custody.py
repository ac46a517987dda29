"""Where arrests are made: police, courts and ministries of a state arrest at home, whatever places the suspects are said to have been at.

«أعلنت السلطات الكويتية تفكيك خلية قاتل بعض أفرادها في العراق»: in Kuwait, not in Iraq.
"""

from __future__ import annotations

from waqai.events.reading import Reading, Spot
from waqai.events.roles import ATTACKER, Role
from waqai.events.suspicion import ACCUSED, CHARGED_WITH
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_AUTHORITIES = word_set(
    "السلطات سلطات الجهات الأجهزة الداخلية الشرطة الأمن الأمنية النيابة الاستخبارات المخابرات الحرس الدرك القضاء المحكمة"
)
_RULES_ABROAD = frozenset(("IL",))  # police the territory that they occupy
_STATES = ("state_police", "state_security")
# What follows tells of the suspects, not of their arrest: their plans, deeds, travels. Narrower than what they are held for: those who are
# «مطلوبون» or «منفذون» are arrested where the text then says.
_OF_SUSPECTS = (
    ACCUSED
    | CHARGED_WITH
    | word_set(
        "خطط خططت خططوا يخططون تخطط كانوا كانت لاستهداف استهداف تستهدف يستهدفون لتنفيذ تنفيذ نفذ نفذوا لتفجير تورطهم تورطه بتورطهم "
        "المتورطين المتورط المسؤولين المسؤول قاتل قاتلوا قاتلت للقتال بالقتال القتال تدرب تدربوا تلقوا تلقى انضموا انضم للانضمام الانضمام "
        "سافر سافروا زار زاروا حولوا هربوا التي الذي الذين"
    )
)
_HUNTED = word_set("البؤر بؤر أوكار الأوكار وكر معاقل معقل تجمعات مخابئ العناصر الإرهابيين المطلوبين الخارجين")
_EVERYWHERE = word_set("مختلف مختلفة متفرقة جميع كل عموم كافة كامل سائر عدة")
_PARTS = word_set("أنحاء مناطق المناطق محافظات المدن مدن أرجاء ولايات المحافظات")


def arrested_at(
    reading: Reading, start: int, end: int, sites: list[tuple[Spot, float]], roles: list[Role], country: str | None, lead: Hit
) -> list[tuple[Spot, float]]:
    """The sites of an arrest: those in the country of the force that made it; where there is none, that country as its adjective says."""
    whole = country_wide(reading, start, end)
    if whole is not None:
        return [(whole, 0.7)]
    forces = [r.hit for r in roles if r.part == ATTACKER and r.hit.entry.pack == "actors"]
    told = [s for s in reading.spots_in(start, end) if s.role == "nationality"]
    inside = [s for s in told if any(h.start <= s.start < h.end + 1 for h in forces)]
    inside = inside or [s for s in told if _of_authority(reading, s)]
    homes = {s.place.country for s in inside}
    if not homes:
        for hit in forces:
            entry = reading.cast.entry_of(hit, country)
            own = entry.attrs.get("country", ())
            if entry.attrs.get("class") in _STATES and len(own) == 1:
                homes.add(own[0])
    if not homes or homes & _RULES_ABROAD:
        return sites
    named = [s for s in reading.spots_in(start, end) if s.place.precision == 5 and s.place.country in homes and s.role == "event"]
    kept = [(s, chance) for s, chance in sites if s.place.country in homes and not _of_the_suspects(reading, lead, s)]
    if not kept and _named_behind(reading, end, homes):
        return []
    return kept or [(s, 0.5) for s in (*named, *inside)[:1]] or sites


def country_wide(reading: Reading, start: int, end: int) -> Spot | None:
    """The country that arrests «في مختلف أنحاء البلاد», «في أنحاء متفرقة من تركيا» were made in."""
    for spot in reading.spots_in(start, end):
        if spot.place.precision == 5 and spot.role != "nationality":
            before = [w.removeprefix("ب") for w in reading.sight.words(spot.start - 4, spot.start)]
            if any(w in _PARTS for w in before) and any(w in _EVERYWHERE for w in before):
                return spot
    return None


def _of_the_suspects(reading: Reading, lead: Hit, spot: Spot) -> bool:
    """«ضبط شبكة خططت لتفجير في س»: a place behind a word that tells what the suspects did, or another deed."""
    if spot.start < lead.end:
        return False
    sight = reading.sight
    behind = range(lead.end, spot.start)
    if any(sight.word(i) in _OF_SUSPECTS and sight.word(i + 1) not in _HUNTED for i in behind):
        return True  # but «حملة لاستهداف البؤر الإرهابية بمدينة س» is the raid's own aim
    deeds = [h for h in sight.within(lead.end, spot.start, "tactics") if sight.word(h.end) not in _HUNTED]
    return any(h.entry.attrs.get("tactic") != "arrest_raid" and not h.entry.attrs.get("toll") for h in deeds)


def _named_behind(reading: Reading, end: int, homes: set[str | None]) -> bool:
    """Whether the sentence goes on to name a place at home: «اعتقلت الشرطة 16 شخصا، وضبطت أسلحة في منطقة بنزرت»."""
    last = reading.sentence_of(end - 1).end
    return any(s.role == "event" and s.place.country in homes and s.place.precision < 5 for s in reading.spots_in(end, last))


def _of_authority(reading: Reading, spot: Spot) -> bool:
    """«الجهات الأمنية السعودية», «وزارة الداخلية الكويتية»."""
    return any(w.removeprefix("و") in _AUTHORITIES for w in reading.sight.words(spot.start - 2, spot.start))
