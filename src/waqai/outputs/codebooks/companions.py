"""Incidents that belong together by a dataset's rules: explosions inside a fight (ACLED), coordinated attacks (GTD)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from waqai.outputs.codebooks.facts import Facts
from waqai.outputs.codebooks.sides import ARMED

_EXPLOSIONS = frozenset(("suicide_bombing", "car_bomb", "bombing_ied", "grenade", "mine", "shelling", "drone_strike", "air_strike"))
_SAID = {
    "suicide_bombing": "a suicide bombing", "car_bomb": "a vehicle bomb", "bombing_ied": "an explosive device", "grenade": "a grenade",
    "mine": "a mine", "shelling": "shelling", "drone_strike": "a drone strike", "air_strike": "an air strike", "armed_clash": "a fight",
}  # fmt: skip


class Member(NamedTuple):
    """An incident inside another's row: its id, its dead by the lowest figure told, and what it was."""

    incident: str
    dead: int
    said: str


class _Part(NamedTuple):
    """What merging needs to know of an incident."""

    id: str
    type: str
    attackers: frozenset[str]
    attacked: frozenset[str]
    dead: int


def may_be_fight(row: Mapping[str, Any]) -> bool:
    """Whether a row is a fight or an explosion on one exact day at a named place."""
    kind = row.get("type")
    if kind not in _EXPLOSIONS and kind != "armed_clash":
        return False
    return row.get("date_start") == row.get("date_end") is not None and bool(row.get("place") or row.get("place_ar"))


class Battles:
    """Which explosions stand inside which fight.

    ACLED codes an explosion inside a fight, and fire from a distance that is answered, as one Battles row. Two incidents are one fight
    where the day (one exact day), the place and the two armed sides are the same: an explosion beside a clash, or shelling by each side.
    """

    def __init__(self) -> None:
        self._at: dict[tuple[str, ...], list[_Part]] = defaultdict(list)
        self._battle_of: dict[str, str] = {}
        self._members: dict[str, list[Member]] = {}

    def note(self, facts: Facts) -> tuple[Any, ...] | None:
        """What merging must know of a fight or an explosion between two armed sides on one exact day at a known place."""
        if not may_be_fight(facts.row):
            return None
        if facts.status != "actual" or facts.day_precision != "day" or facts.target not in ARMED or facts.attacker not in ARMED:
            return None
        row = facts.row
        place = row.get("place") or row.get("place_ar")
        if not place or (facts.geo_precision or 5) > 3:
            return None
        killed, own = facts.toll[0], facts.toll[3]
        at = (facts.day or "", facts.country or "", row.get("admin1") or "", place)
        return (facts.id, facts.type, _names(facts.attackers), _names(facts.attacked), killed.low + (own or 0), at)

    def take(self, note: tuple[Any, ...]) -> None:
        """Keep a fight or an explosion in mind."""
        *part, at = note
        self._at[at].append(_Part._make(part))

    def settle(self) -> None:
        """Settle what was surveyed and forget the rest."""
        for parts in self._at.values():
            if len(parts) > 1:
                self._settle_one(parts)
        self._at.clear()

    def _settle_one(self, parts: list[_Part]) -> None:
        heads = [part for part in parts if part.type == "armed_clash"]
        rest = [part for part in parts if part.type != "armed_clash"]
        for part in rest:
            head = next((each for each in heads if _same_fight(each, part)), None)
            if head is None:  # no fight is told, but each side fires at the other
                head = next((each for each in rest if each.id != part.id and _answers(each, part) and each.id not in self._battle_of), None)
                if head is None or part.id in self._members:
                    continue
            self._battle_of[part.id] = head.id
            self._members.setdefault(head.id, []).append(Member(part.id, part.dead, f"{_SAID[part.type]} in the same fight"))

    def battle_of(self, incident: str) -> str | None:
        """The id of the incident in whose row this one is told."""
        return self._battle_of.get(incident)

    def members_of(self, incident: str) -> list[Member]:
        """The incidents that are told in this one's row."""
        return self._members.get(incident, [])

    def companions(self, incidents: Iterable[str]) -> set[str]:
        """All that stand in one row with any of these."""
        heads = {self._battle_of.get(incident, incident) for incident in incidents}
        return {name for head in heads if head in self._members for name in (head, *(member.incident for member in self._members[head]))}


def _names(sides: tuple[object, ...]) -> frozenset[str]:
    return frozenset(side.name for side in sides if getattr(side, "armed", False))  # type: ignore[attr-defined]


def _same_fight(fight: _Part, part: _Part) -> bool:
    """Whether both sides of the explosion are sides of the fight, in either order."""
    return bool(
        (fight.attackers & part.attackers and fight.attacked & part.attacked)
        or (fight.attackers & part.attacked and fight.attacked & part.attackers)
    )


def _answers(one: _Part, other: _Part) -> bool:
    """Whether both are fire from a distance and each side is the other's target."""
    return one.type == other.type == "shelling" and bool(one.attackers & other.attacked and one.attacked & other.attackers)


class Coordinated:
    """Attacks of one group that belong together: one named campaign in the same days, or one place and day (GTD: multiple, related)."""

    MOST = 50
    """How many other attacks are listed at most."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._of: dict[str, list[tuple[str, ...]]] = {}

    def keys_of(self, facts: Facts) -> list[tuple[str, ...]]:
        """What attacks of a named group on known days have in common where they belong together."""
        if facts.status != "actual" or not facts.day or not facts.attacker_named:
            return []
        row = facts.row
        who = facts.main_attacker.name
        keys: list[tuple[str, ...]] = []
        if row.get("campaign"):
            keys.append(("campaign", row["campaign"], who, facts.day, facts.day_end or ""))
        if facts.day_precision == "day" and row.get("place") and (facts.geo_precision or 5) <= 2:
            keys.append(("place", facts.day, facts.country or "", row["place"], who))
        return keys

    def take(self, incident: str, keys: list[tuple[str, ...]]) -> None:
        """Keep an attack in mind."""
        for key in keys:
            self._groups[key].append(incident)
        if keys:
            self._of[incident] = keys

    def settle(self) -> None:
        """Forget the groups of one."""
        self._groups = defaultdict(list, {key: ids for key, ids in self._groups.items() if len(ids) > 1})
        self._of = {incident: kept for incident, keys in self._of.items() if (kept := [key for key in keys if key in self._groups])}

    def related_to(self, incident: str) -> tuple[str, ...]:
        """The ids of the attacks coordinated with this one, at most `MOST`."""
        others = dict.fromkeys(other for key in self._of.get(incident, ()) for other in self._groups[key] if other != incident)
        return tuple(others)[: self.MOST]

    def companions(self, incidents: Iterable[str]) -> set[str]:
        """All that are coordinated with any of these."""
        keys = {key for incident in incidents for key in self._of.get(incident, ())}
        return {name for key in keys for name in self._groups[key]}
