"""Whether a value of a coded row is right, by the gold row; None where gold does not state it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from waqai.evaluation.names import kin_of, kins_of, place_words

Row = Mapping[str, Any]

NEAR_KM = 25.0
"""Two points so near are one place."""

_GROUP_TACTICS = {
    "ground bomb": ("suicide_bombing", "car_bomb", "bombing_ied", "grenade", "mine"),
    "stand-off": ("air_strike", "drone_strike", "shelling"),
    "armed": ("armed_attack", "shooting", "assassination", "execution"),
    "clash": ("armed_clash",),
    "abduction": ("abduction",),
    "property": ("arson_property",),
    "arrest": ("arrest_raid",),
    "unrest": ("protest_violence",),
    "other": ("other",),
}
_GROUPS = {tactic: group for group, tactics in _GROUP_TACTICS.items() for tactic in tactics}

WANTED = frozenset({"actual", "foiled"})
"""Statuses that a coder must find."""

UNTOUCHED_FIELDS = ("status", "type", "country", "place", "date", "attacker", "killed", "wounded")
"""A row that is right in these needs no edit."""


def group_of(tactic: str | None) -> str:
    """The group of tactics that are easily told for one another.

    >>> group_of("car_bomb"), group_of("no such thing")
    ('ground bomb', 'other')
    """
    return _GROUPS.get(tactic or "", "other")


def accepted_tactics(gold: Row) -> list[str | None]:
    """The gold row's tactic, then those that the codebook would accept as well (`type_alt`)."""
    return [gold.get("type"), *(gold.get("type_alt") or ())]


def distance_km(one: Row, other: Row) -> float | None:
    """Great-circle distance between two rows' points, None where either has none."""
    points = [(row.get("lat"), row.get("lon")) for row in (one, other)]
    (lat1, lon1), (lat2, lon2) = points
    if lat1 is None or lon1 is None or lat2 is None or lon2 is None:
        return None
    phi1, phi2, turn = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    half = math.sin((phi2 - phi1) / 2) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(turn / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def same_place(coded: Row, gold: Row) -> bool:
    """By distance where both have a point, else by a common word; a gold row without a place accepts any."""
    distance = distance_km(coded, gold)
    if distance is not None:
        return distance <= NEAR_KM
    wanted = place_words(gold.get("place_ar"))
    if not wanted:
        return True
    return bool(place_words(coded.get("place_ar")) & wanted)


def same_date(coded: Row, gold: Row) -> bool | None:
    """Overlapping days; where gold gives a single day, the coded row must give that day alone or a range that is one day as well."""
    gold_from = gold.get("date_start")
    if not gold_from:
        return None
    coded_from = coded.get("date_start")
    if not coded_from:
        return False
    gold_to, coded_to = gold.get("date_end") or gold_from, coded.get("date_end") or coded_from
    overlap = bool(coded_from <= gold_to and gold_from <= coded_to)
    return overlap and (coded_to == coded_from or gold_from != gold_to or coded_from == gold_from)


def same_count(coded: Row, gold: Row, key: str) -> bool | None:
    """Equal bounds of `key` ("killed", "wounded"); an upper bound may be missing on one side where it tells nothing more."""
    low, high = gold.get(f"{key}_min"), gold.get(f"{key}_max")
    coded_low, coded_high = coded.get(f"{key}_min"), coded.get(f"{key}_max")
    if low is None and high is None:
        return None if coded_low is None and coded_high is None else False
    return coded_low == low and (coded_high == high or high is None or (coded_high is None and low != high))


def same_sides(coded: Row, gold: Row) -> tuple[bool, bool | None]:
    """Attacker right, target right: one common kin suffices. In a clash the two sides may stand either way round."""
    coded_sides = kins_of(coded.get("attacker")), kins_of(coded.get("target") or ())
    gold_sides = kins_of(gold.get("attacker")), kins_of(gold.get("target") or ())
    right = bool(coded_sides[0] & gold_sides[0]), bool(coded_sides[1] & gold_sides[1])
    if gold.get("type") == "armed_clash":
        swapped = bool(coded_sides[0] & gold_sides[1]), bool(coded_sides[1] & gold_sides[0])
        right = swapped if sum(swapped) > sum(right) else right
    return right[0], right[1] if gold.get("target") else None


def common_named(coded: Row, gold: Row, key: str) -> bool:
    """Whether the two rows share a kin under `key` that is more than "unknown"."""
    return bool((kins_of(coded.get(key)) & kins_of(gold.get(key))) - {"unknown"})


def compared(coded: Row, gold: Row) -> dict[str, bool | None]:
    """Every scored field of a pair: right, wrong, or None where gold does not state it."""
    tactics = accepted_tactics(gold)
    attacker, target = same_sides(coded, gold)
    claim: bool | None = None if not coded.get("claimed_by") else False
    if gold.get("claimed_by"):
        claim = kin_of(coded.get("claimed_by")) == kin_of(gold["claimed_by"])
    return {
        "status": coded.get("status") == gold.get("status"),
        "type": coded.get("type") in tactics,
        "type_group": group_of(coded.get("type")) in {group_of(tactic) for tactic in tactics},
        "country": coded.get("country") == gold.get("country") if gold.get("country") else None,
        "place": same_place(coded, gold) if gold.get("place_ar") else None,
        "date": same_date(coded, gold),
        "attacker": attacker,
        "target": target,
        "killed": same_count(coded, gold, "killed"),
        "wounded": same_count(coded, gold, "wounded"),
        "claimed_by": claim,
    }


def wanted(row: Row) -> bool:
    """Whether a row's status is one that a coder must find; a coded row without a status counts as `actual`."""
    return row.get("status", "actual") in WANTED


def recent(gold: Row, published: str | None) -> bool:
    """A background incident of the seven days before publication, which may be coded either way (codebook, convention 12)."""
    if gold.get("status") != "background" or not gold.get("date_start") or not published:
        return False
    try:
        return 0 <= (date.fromisoformat(published[:10]) - date.fromisoformat(gold["date_start"])).days <= 7
    except ValueError:
        return False
