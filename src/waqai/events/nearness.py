"""How two places told of in one article stand to each other: what decides whether two tellings can be of one incident."""

from __future__ import annotations

import math
from functools import lru_cache

from waqai.knowledge.places.extents import may_lie
from waqai.model import Place
from waqai.text import fold_phrase, word_set

_TO_A_SIDE, _AROUND, _AT_THE_EDGE = 80, 20, 7  # km to which «شمال كركوك», «قرب كركوك» and «أطراف الحي» reach
_EDGES = word_set("أطراف محيط تخوم")
_SIDES = word_set("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي أقصى وسط أطراف محيط ضواحي مشارف تخوم قرب شمالا جنوبا شرقا غربا")
_COMPASS = word_set("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي أقصى شمالا جنوبا شرقا غربا")
_STRIPS = word_set("الساحل ساحل السواحل سواحل الحدود حدود الشريط")
_SIDE_OF = {
    stem + end: side for stem, side in (("شمال", "north"), ("جنوب", "south"), ("شرق", "east"), ("غرب", "west")) for end in ("", "ي", "ا")
}
_TOWNS = ("town", "city", "capital")
_AS_TOWN = word_set("مدينة بلدة مركز قرية عاصمة العاصمة")
_ACROSS_A_TOWN = 15.0  # km
_FRAME_WORDS = word_set("محافظة قضاء ناحية مديرية بلدة قرية مدينة حي منطقة معسكر جبهة محور ولاية إقليم قاعدة مطار جبل وادي شارع مخيم")


def place_relation(a: Place | None, b: Place | None) -> str:
    """How two places stand: same, contains (a holds b), within (a lies in b), near, apart or unknown.

    >>> aleppo = Place("حلب", "Aleppo", "SY", "Aleppo", None, None, None, 4)
    >>> place_relation(aleppo, Place("منبج", "Manbij", "SY", "Aleppo", None, 36.5, 37.9, 2))
    'contains'
    """
    if a is None or b is None:
        return "unknown"
    if a.source and a.source == b.source or _key(a) == _key(b):
        return _of_one_country(a, b) if a.precision == b.precision == 5 else "same"
    if a.country and b.country and a.country != b.country:
        return "apart"
    if is_vague(a) != is_vague(b) and a.precision <= 3 and b.precision <= 3:
        wide, narrow = (a, b) if is_vague(a) else (b, a)
        near = distance_km(wide, narrow)
        one_unit = narrow.country == wide.country and narrow.admin1 in (None, wide.admin1)
        if (near is not None and near < _reach(wide)) or (near is None and one_unit):
            return "contains" if wide is a else "within"
        return "apart"
    if a.precision == b.precision == 5 and a.country == b.country and a.country is not None:
        return _of_one_country(a, b)
    if a.precision == b.precision:
        gap = distance_km(a, b)
        if gap is not None and gap < 1 and (a.nearby and not a.source) != (b.nearby and not b.source):
            return "within" if a.nearby and not a.source else "contains"  # a quarter that no gazetteer knows stands at its town
        return "near" if gap is not None and gap < 2 and a.precision <= 2 and a.name and a.name == b.name else "apart"
    if a.precision > b.precision:
        return "contains" if _holds(a, b) else "apart"
    return "within" if _holds(b, a) else "apart"


def _of_one_country(a: Place, b: Place) -> str:
    """«سوريا» holds «شمال سوريا»; its north and its south are two places."""
    one, other = _sides(a.name_ar), _sides(b.name_ar)
    if bool(one) != bool(other):
        return "within" if one else "contains"
    return "apart" if any({x, y} in ({"north", "south"}, {"east", "west"}) for x in one for y in other) else "same"


def is_vague(place: Place) -> bool:
    """A side or the surroundings of a place («جنوب غربي كركوك», «شرق الرمادي»): an area more than a point."""
    return _vague(place.name_ar)


@lru_cache(maxsize=4096)
def _vague(name: str) -> bool:
    words = fold_phrase(name).split()
    return bool(words) and words[0] in _SIDES


def by_the_compass(place: Place) -> bool:
    """A side by the compass reaches far («جنوب كركوك»), the outskirts of a place do not («مشارف بلدة»)."""
    return is_vague(place) and fold_phrase(place.name_ar).split()[0] in _COMPASS


def _reach(place: Place) -> int:
    """How many km a side or the surroundings of a place reach."""
    edge = fold_phrase(place.name_ar).split()[0] in _EDGES
    return _TO_A_SIDE if by_the_compass(place) else _AT_THE_EDGE if edge else _AROUND


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance in km, None where a point is missing."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def _holds(big: Place, small: Place) -> bool:
    if big.precision == 5:
        return _on_its_side(big, small)
    if big.precision == 4:
        return small.admin1 is None or big.admin1 is None or big.admin1 == small.admin1
    if big.precision == 3 and None not in (big.admin1, small.admin1) and big.admin1 != small.admin1:
        return False  # a district of another province: «رفح» and «النصيرات» are 20 km apart
    apart = big.precision == 3 and _of_another_district(big, small)
    if apart and small.name is not None and small.name == small.admin1:
        return False  # a district of the capital does not hold it: «مدينة الصدر» and «بغداد»
    gap = distance_km(big, small)
    if gap is not None:
        return gap < (25 if big.precision == 3 and not apart else 12)
    return small.lat is None and (small.admin1 is None or big.admin1 is None or small.admin1 == big.admin1)


def _of_another_district(big: Place, small: Place) -> bool:
    """«الراشدية» is 15 km from the district «مدينة الصدر», and of another."""
    return big.kind == "admin2" and small.kind in _TOWNS and None not in (big.admin2, small.admin2) and big.admin2 != small.admin2


def quarter_of(town: Place, quarter: Place) -> bool:
    """Whether a place is a quarter of a town: «مدينة عدن», «حي المعلا»."""
    return quarter.kind == "quarter" and says_where(town, quarter)


def loosely_placed(told: Place, new: Place) -> bool:
    """Whether a place that no gazetteer knows may be the one that «الهجوم» is told of next, or lie by it: «نقطة تفتيش شمال سيناء», then
    «وقع الهجوم في بلدة الشيخ زويد».
    """
    unknown = told.source is None or told.lat is None
    return unknown and told.precision <= 3 and told.country == new.country and told.admin1 is not None and told.admin1 == new.admin1


def quarter_unknown(town: Place, spot: Place) -> bool:
    """Whether a place that no gazetteer knows may lie in a town: «انفجار في كابول», then «وقع الانفجار في منطقة شكر دره»."""
    unknown = spot.source is None and spot.lat is None and spot.precision <= 3 and spot.kind not in ("village", *_TOWNS)
    return unknown and town.kind in _TOWNS and town.source is not None and (town.country, town.admin1) == (spot.country, spot.admin1)


def says_where(wide: Place, narrow: Place) -> bool:
    """Whether the name of a town, beside a place in one clause, only says where that is: a quarter of the town («حي التواهي», «عدن»),
    or a place of the unit that the town gave its name to («قرية القنبورة», «منطقة جازان»).
    """
    if wide.kind not in _TOWNS or narrow.precision > 3 or wide.admin1 is None or wide.admin1 != narrow.admin1:
        return False
    gap = distance_km(wide, narrow)
    chief = wide.name is not None and wide.name == wide.admin1
    if narrow.kind == "quarter" and gap is not None:
        return 0 < gap < (2 * _ACROSS_A_TOWN if chief else _ACROSS_A_TOWN)
    if not chief or narrow.name == wide.name:
        return False
    return narrow.kind == "quarter" or fold_phrase(wide.name_ar).split()[0] not in _AS_TOWN


def _on_its_side(big: Place, small: Place) -> bool:
    """«شرق ليبيا», «الجنوب الليبي»: whether a place may lie on the side of a country that words name; a whole country holds all of it."""
    if big.country is None or small.lat is None or small.lon is None:
        return True
    return all(may_lie(big.country, side, small.lat, small.lon, small.admin1) for side in _sides(big.name_ar))


@lru_cache(maxsize=4096)
def _sides(name: str) -> tuple[str, ...]:
    """The sides that a name begins with: «شمال شرق البلاد» north and east."""
    out = []
    words = fold_phrase(name).split()
    if not _STRIPS.isdisjoint(words):
        return ()  # «شمال الساحل الكيني» is in the country's south-east
    for word in words[:3]:
        side = _SIDE_OF.get(word.removeprefix("ال"))
        if side is None:
            break
        out.append(side)
    return tuple(out)


def _key(place: Place) -> str:
    return _name_key(place.name_ar)


@lru_cache(maxsize=4096)
def _name_key(name: str) -> str:
    words = [w[2:] if w.startswith("ال") and len(w) > 3 else w for w in fold_phrase(name).split()]
    return " ".join(w for w in words if w not in _FRAME_WORDS and "ال" + w not in _FRAME_WORDS) or " ".join(words)
