"""The precision codes of ACLED (1 to 3) and UCDP (1 to 7), derived from a place and from nothing else."""

from __future__ import annotations

from waqai.model.measure import Place

_LINES = frozenset(("road", "border", "front"))
_FUZZY = frozenset(("region", "region-part"))
_WATERS = frozenset(("sea", "strait", "gulf", "airspace"))


def acled_geo_precision(place: Place | None) -> int | None:
    """ACLED: 1 a named town or site, 2 its surroundings or a district, 3 a province, a region or less.

    None where there is no place at all.

    >>> acled_geo_precision(Place("الموصل", "Mosul", "IQ", "Nineveh", None, 36.34, 43.13, 2, "town"))
    1
    """
    if place is None:
        return None
    if place.kind in _FUZZY or place.kind == "border" or place.precision >= 4:
        return 3
    if place.precision == 3 or place.nearby:
        return 2
    if place.lat is None:
        return 3 if place.admin2 is None else 2
    return 1


def ucdp_where_prec(place: Place | None) -> int | None:
    """UCDP GED: 1 exact, 2 within 25 km of a known point, 3 second-level unit, 4 first-level unit, 5 a line or a fuzzy area,
    6 country, 7 at sea or in the air.

    A place that is named but has no point is as precise as the narrowest unit that is known of it. None where not even a country is known.

    >>> ucdp_where_prec(Place("ديالى", "Diyala", "IQ", "Diyala", None, None, None, 4, "admin1"))
    4
    """
    if place is None:
        return None
    if place.kind in _WATERS:
        return 7
    if place.country is None:
        return None
    if place.kind == "country" or place.precision == 5:
        return 6
    if place.kind in _LINES and place.precision >= 3:
        return 5
    if place.kind in _FUZZY:
        return 4 if place.kind == "region-part" and place.admin1 else 5
    if place.kind == "admin1" or place.precision == 4:
        return 4
    if place.lat is None:
        return 3 if place.admin2 else 4 if place.admin1 else 6
    if place.precision == 3:
        return 2 if place.nearby else 3
    return 2 if place.nearby else 1
