"""An incident in a few neutral English sentences, made from the fields of its row and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from waqai.outputs.codebooks.facts import Cast, Facts, Figures, Toll

_MONTHS = "January February March April May June July August September October November December".split()

_DEEDS: dict[str, str] = {
    "suicide_bombing": "{who} carried out a suicide bombing{weapon} against {whom}",
    "car_bomb": "{who} detonated a vehicle bomb{weapon} against {whom}",
    "bombing_ied": "{who} detonated an explosive device{weapon} against {whom}",
    "grenade": "{who} threw a grenade{weapon} at {whom}",
    "mine": "a mine or unexploded munition{weapon} laid by {who} hit {whom}",
    "air_strike": "{who} carried out an air strike{weapon} on {whom}",
    "drone_strike": "{who} carried out a drone strike{weapon} on {whom}",
    "shelling": "{who} shelled{weapon} {whom}",
    "armed_attack": "{who} attacked{weapon} {whom}",
    "shooting": "{who} opened fire{weapon} on {whom}",
    "assassination": "{who} attacked{weapon} a chosen target, {whom}",
    "execution": "{who} executed{weapon} {whom}",
    "armed_clash": "{who} clashed{weapon} with {whom}",
    "abduction": "{who} abducted{weapon} {whom}",
    "arson_property": "{who} burnt, looted or destroyed{weapon} {whom}",
    "arrest_raid": "{who} raided or arrested{weapon} {whom}",
    "protest_violence": "a demonstration turned violent{weapon} between {who} and {whom}",
    "other": "an incident of another kind{weapon} involved {who} and {whom}",
}
_NOUNS = {
    "suicide_bombing": "a suicide bombing", "car_bomb": "a vehicle bomb", "bombing_ied": "an explosive device",
    "grenade": "a grenade attack", "mine": "a mine",
    "air_strike": "an air strike", "drone_strike": "a drone strike", "shelling": "shelling",
    "armed_attack": "an armed attack", "shooting": "a shooting", "assassination": "an assassination", "execution": "an execution",
    "armed_clash": "a fight", "abduction": "an abduction", "arson_property": "an attack on property", "arrest_raid": "a raid",
    "protest_violence": "violence at a demonstration", "other": "an incident of another kind",
}  # fmt: skip
_IMPLIED = frozenset(("bomb", "car bomb", "air strikes", "drone", "drone strikes", "landmine", "grenade", "hand grenade"))
_STATUS = {
    "foiled": "was prevented",
    "threat": "was threatened",
    "denied": "was reported and denied",
}


def notes_of(facts: Facts, extra: Sequence[str] = ()) -> str:
    """What happened, then the toll, then who says so; `extra` are further sentences (how a figure was reached).

    >>> from waqai.outputs.codebooks.facts import FactsMaker
    >>> row = {"type": "grenade", "date_start": "2019-04-09", "date_end": "2019-04-09", "attacker": "Islamic State", "target": ["police"],
    ...        "place": "Al-Nofal", "admin1": "Diyala", "country": "IQ", "killed_min": 2, "killed_max": 2}
    >>> notes_of(FactsMaker().facts(row, "a#1"))
    'On 9 April 2019, Islamic State threw a grenade at police in Al-Nofal (Diyala, Iraq). 2 killed.'
    """
    row = facts.row
    when = _when(facts.day, facts.day_end, facts.day_precision)
    before, between, after = _deed(facts.type, facts.status, row.get("weapon"))
    who, whom = _spoken_sides(facts.cast)
    whom = whom or ("an unnamed side" if facts.type == "armed_clash" else "a target that is not told")
    where = _where(facts.place_name, row.get("admin1"), facts.country_name or facts.country)
    first = f"{when}{before}{who}{between}{whom}{after}{where}."
    return " ".join([first, *_toll(facts.figures), *extra, *_word(row)])


@lru_cache(maxsize=16_384)
def _deed(kind: str, status: str, weapon: str | None) -> tuple[str, str, str]:
    """The words before the attackers, between the sides, and after the attacked."""
    if status in _STATUS:
        frame, shown = f"{_NOUNS.get(kind, kind)} by {{who}} against {{whom}} {_STATUS[status]}", ""
    else:
        frame = _DEEDS.get(kind, _DEEDS["other"])
        shown = f" ({weapon})" if weapon and weapon.lower() not in _IMPLIED else ""
    before, _, rest = frame.partition("{who}")
    between, _, after = rest.partition("{whom}")
    return before.replace("{weapon}", shown), between.replace("{weapon}", shown), after.replace("{weapon}", shown)


@lru_cache(maxsize=8192)
def _spoken_sides(cast: Cast) -> tuple[str, str]:
    known = cast.attackers and cast.attacker != "unknown"
    who = _and([side.name for side in cast.attackers]) if known else "unidentified attackers"
    return who, _and([side.name for side in cast.attacked])


@lru_cache(maxsize=8192)
def _when(day: str | None, end: str | None, precision: str) -> str:
    if not day or not end:
        return "On a day that is not told, "
    if day == end:
        return f"On {spoken_day(day)}, "
    if precision == "month":
        return f"In {spoken_day(day).split(' ', 1)[1]}, "
    return f"Between {spoken_day(day)} and {spoken_day(end)}, "


@lru_cache(maxsize=4096)
def spoken_day(iso: str) -> str:
    """A day as people write it; what is no ISO day stays as it is.

    >>> spoken_day("2019-04-09")
    '9 April 2019'
    """
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=8192)
def _where(place: str | None, admin1: str | None, country: str | None) -> str:
    area = [name for name in (admin1, country) if name and name != place]
    if place is None:
        return f" in {area[0]}" if area else ""
    return f" in {place} ({', '.join(area)})" if area else f" in {place}"


def spoken_toll(toll: Toll) -> str:
    """A figure in words: 3, 2 to 4, at least 21.

    >>> spoken_toll(Toll(True, 21, 21, None)), spoken_toll(Toll(True, 2, 3, 4)), spoken_toll(Toll(True, 3, 3, 3))
    ('at least 21', '2 to 4', '3')
    """
    if toll.high is None:
        return f"at least {toll.low}"
    return str(toll.low) if toll.low == toll.high else f"{toll.low} to {toll.high}"


@lru_cache(maxsize=16_384)
def _toll(figures: Figures) -> tuple[str, ...]:
    killed, wounded, joint, own, taken = figures.toll
    parts = []
    if killed.told:
        parts.append("nobody killed" if killed.best == 0 and killed.high == 0 else f"{spoken_toll(killed)} killed")
    if wounded.told:
        parts.append("nobody wounded" if wounded.best == 0 and wounded.high == 0 else f"{spoken_toll(wounded)} wounded")
    if taken:
        parts.append(f"{taken} abducted")
    if own:
        parts.append(f"{own} of the attackers killed")
    sentences = []
    if parts:
        text = ", ".join(parts)
        sentences.append(f"{text[:1].upper()}{text[1:]}.")
    if joint:
        sentences.append(f"{joint} killed or wounded in all; the sources give one figure for both.")
    return tuple(sentences)


_SAID = (
    ("damage", "Damaged or destroyed: {}."), ("claimed_by", "Claimed by {}."), ("attributed_by", "Attributed to the attacker by {}."),
    ("reported_by", "Reported by {}."), ("campaign", "Part of a campaign named «{}»."), ("conflicts", "Sources differ on: {}."),
)  # fmt: skip


def _word(row: Mapping[str, Any]) -> list[str]:
    """The damage, who claims, attributes and reports it, the campaign, and on what sources differ."""
    get = row.get
    return [said.format(value if type(value) is str else ", ".join(value)) for key, said in _SAID if (value := get(key))]


def _and(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)
