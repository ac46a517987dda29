"""Incidents as ACLED has them: 31 columns, one row an event (ACLED codebook; the rules are in acled.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from waqai.knowledge.codebooks import country_codes
from waqai.model.geo_precision import acled_geo_precision
from waqai.outputs.codebooks.companions import Battles, may_be_fight
from waqai.outputs.codebooks.days import middle_of_month
from waqai.outputs.codebooks.facts import Cast, Facts, Figures
from waqai.outputs.codebooks.fatalities import AcledFatalities
from waqai.outputs.codebooks.notes import notes_of, spoken_toll
from waqai.outputs.codebooks.points import Point, point_of
from waqai.outputs.codebooks.shape import Cells, Loss, Note, Shape, Stamp, dropped, estimated, id_digest, joined, outlets, skipped
from waqai.outputs.codebooks.sides import ARMED, Side

__all__ = ["Acled", "acled_geo_precision"]

_TIME = {"day": 1, "days": 2, "week": 2, "month": 3}
_IN_NOTES = "no column; told in the notes"
_WITHOUT_COLUMN = ("weapon", "claimed_by", "attributed_by", "reported_by", "campaign", "damage", "conflicts")
_TERRITORY = frozenset(("Government regains territory", "Non-state actor overtakes territory"))


class Acled(Shape):
    """ACLED's shape. Statuses threat and denied are no events; a date of a year alone or none, or no country, leaves an incident out."""

    name = "acled"
    roles = (
        ("actor1", "actor1", "inter1"), ("assoc_actor_1", "assoc_actor_1", None),
        ("actor2", "actor2", "inter2"), ("assoc_actor_2", "assoc_actor_2", None),
    )  # fmt: skip
    surveys = True

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(stamp)
        self._events = self.codebook.tables["event"]
        self._disorder = self.codebook.lists["disorder"]
        self._inter: dict[str, int] = self.codebook.lists["inter"]
        self._legal = frozenset(self.codebook.lists["interactions"])
        self._fatalities = AcledFatalities(self.codebook.tables["unnumbered"])
        self._battles = Battles()
        self._sides = lru_cache(maxsize=16_384)(self._actors)

    def concerned(self, row: Mapping[str, Any], cast: Callable[[Mapping[str, Any]], Cast]) -> bool:
        """Fights and explosions between armed sides alone are surveyed."""
        if not may_be_fight(row):
            return False
        sides = cast(row)
        return sides.target in ARMED and sides.attacker in ARMED

    def note(self, facts: Facts) -> Note | None:
        """Fights and explosions of one day and place belong together."""
        return self._battles.note(facts)

    def take(self, note: Note) -> None:
        """Keep a fight or an explosion in mind."""
        self._battles.take(note)

    def surveyed(self) -> None:
        """Which explosions are inside which fight is settled."""
        self._battles.settle()

    def companions(self, incidents: Iterable[str]) -> set[str]:
        """The fights and explosions of one row."""
        return self._battles.companions(incidents)

    def _cells(self, facts: Facts, losses: list[Loss]) -> Cells | None:
        if reason := self._why_not(facts):
            losses.append(skipped(facts, *reason))
            return None
        battle = self._battles.battle_of(facts.id)
        if battle is not None:
            losses.append(Loss(facts.id, "merged", "incident", battle, "part of a fight of the same sides, place and day; inside its row"))
            return None
        members = self._battles.members_of(facts.id)
        rule = self._events.first(facts)
        if rule is None:  # the last rules of the table hold for every type; a type of another program's rows may be new
            losses.append(skipped(facts, f"no rule for the type {facts.type!r}", "type"))
            return None
        event, sub = rule.then["event_type"], rule.then["sub_event_type"]
        if members:
            event, sub = "Battles", "Armed clash" if sub not in _TERRITORY else sub
        fatalities, sentences = self._fatalities.count(facts, sub, members, losses)
        one, two, tags, civilian = self._sides(facts.cast, facts.country, event, sub, facts.harm)
        point = self._point(facts, losses)
        codes, row = facts.codes, facts.row
        self._say_what_is_lost(facts, losses)
        day = middle_of_month(facts.day) if facts.day_precision == "month" and facts.day else facts.day
        digits = self._interaction(facts, one, two, losses)
        return [
            f"{codes.iso3 if codes else 'XXX'}W{id_digest(facts.id)}", day, int(day[:4]) if day else None, _TIME.get(facts.day_precision),
            self._disorder[sub], event, sub, one.name, one.assoc, one.inter, two.name, two.assoc, two.inter, digits,
            civilian,
            codes.iso_n if codes else None, codes.acled_region if codes else None, facts.country_name or facts.country,
            row.get("admin1"), row.get("admin2"), None, facts.place_name or facts.country_name,
            point.lat if point else None, point.lon if point else None, self._geo_precision(facts, point),
            outlets(facts) or None, None, notes_of(facts, sentences), fatalities, tags, row.get("changed_epoch"),
        ]  # fmt: skip

    def _why_not(self, facts: Facts) -> tuple[str, str] | None:
        if facts.status in ("threat", "denied"):
            return f"status {facts.status}: announced or denied, not an event", "status"
        if facts.day_precision not in _TIME or not facts.day:
            return "no month is known; ACLED needs a date", "date_start"
        if not facts.country:
            return "no country is known", "country"
        return None

    def _interaction(self, facts: Facts, one: _Actor, two: _Actor, losses: list[Loss]) -> int:
        low, high = sorted((one.inter, two.inter))
        digits = low * 10 + high if low else high * 10
        if digits not in self._legal:
            losses.append(estimated(facts, "interaction", digits, "this pair of kinds is not in ACLED's list of interactions"))
        return digits

    def _actors(self, cast: Cast, country: str | None, event: str, sub: str, harm: bool) -> tuple[_Actor, _Actor, str | None, str | None]:
        """Both actors, the tags, and whether civilians were the target."""
        codes = country_codes().get(country or "")
        here = f" ({codes.name})" if codes else ""
        one, two = self._both(cast, event, sub, harm, here)
        if event == "Protests":
            one, two = two, one
        tags: list[str | None] = [side.tag for side in cast.attacked] if event == "Violence against civilians" else []
        if event in ("Protests", "Riots"):
            tags.append("crowd size=no report")
        return one, two, joined(tags) or None, "Civilian targeting" if _on_civilians(cast.target, event, sub, harm) else None

    def _both(self, cast: Cast, event: str, sub: str, harm: bool, here: str) -> tuple[_Actor, _Actor]:
        attacker, target = cast.main_attacker, cast.main_target
        one = _Actor(attacker.acled, joined((attacker.assoc, *_others(cast.attackers, attacker))) or None, self._inter[cast.attacker])
        if cast.attacker in ("unknown", "civilians") and event == "Riots":
            one = _Actor(f"Rioters{here}", None, 5)
        assoc = joined(side.assoc for side in cast.attacked) or None
        if cast.target == "position":
            two = _Actor(f"Unidentified Armed Group{here}", None, 3)
        elif target.kind not in ("civilians", "property", "unknown"):
            also = [f"Civilians{here}"] if any(side.kind == "civilians" for side in cast.attacked) else []
            names = joined((target.assoc, *_others(cast.attacked, target), *also)) or None
            two = _Actor(target.acled, names, self._inter[cast.target])
        elif target.kind == "civilians" or event == "Violence against civilians" or harm or sub == "Looting/property destruction":
            two = _Actor(f"Civilians{here}", assoc, 7)
        else:
            two = _Actor(None, assoc, 0)
        return one, two

    def _geo_precision(self, facts: Facts, point: Point | None) -> int | None:
        given: int | None = facts.row.get("acled_geo_precision")
        if given is None and facts.geo_precision is not None:
            given = {1: 1, 2: 1, 3: 2}.get(facts.geo_precision, 3)
        if point is None or point.of == "place":
            return given
        return max(given or 3, 2 if point.of == "admin2" else 3)

    def _point(self, facts: Facts, losses: list[Loss]) -> Point | None:
        point = point_of(facts)
        if point is None:
            losses.append(dropped(facts, "place", facts.place_name or "", "no coordinates are known, not even of the governorate"))
        elif point.of != "place":
            losses.append(
                estimated(facts, "lat, lon", f"{point.lat}, {point.lon}", f"coordinates of {point.of} {point.name}, not of the place")
            )
        return point

    def _say_what_is_lost(self, facts: Facts, losses: list[Loss]) -> None:
        """What ACLED has no column for: it stands in the notes, where the reader finds it as a sentence."""
        get, incident = facts.row.get, facts.id
        losses += [Loss(incident, "dropped", field, figure, _IN_NOTES) for field, figure in _figures_lost(facts.figures)]
        losses += [
            Loss(incident, "dropped", field, value if type(value) is str else joined(value), _IN_NOTES)
            for field in _WITHOUT_COLUMN if (value := get(field))
        ]  # fmt: skip
        if value := get("confirmed_by"):
            losses.append(Loss(incident, "dropped", "confirmed_by", joined(value), "no column"))


@lru_cache(maxsize=16_384)
def _figures_lost(figures: Figures) -> tuple[tuple[str, str], ...]:
    """The figures that have no column."""
    _, wounded, joint, own, taken = figures.toll
    found = [("wounded", spoken_toll(wounded))] if wounded.told else []
    found += [
        (field, str(number))
        for field, number in (("casualties_combined", joint), ("attackers_killed", own), ("abducted", taken)) if number
    ]  # fmt: skip
    return tuple(found)


def _on_civilians(target: str, event: str, sub: str, harm: bool) -> bool:
    """Whether civilians were the main target: of all violence against them, of explosions and mobs where they or their things were hit."""
    if event == "Violence against civilians" or sub == "Excessive force against protesters":
        return True
    return event in ("Explosions/Remote violence", "Riots") and (target in ("civilians", "protesters") or (target == "property" and harm))


class _Actor:
    """Name, associated names and kind of one actor of a row."""

    __slots__ = ("assoc", "inter", "name")

    def __init__(self, name: str | None, assoc: str | None, inter: int) -> None:
        self.name, self.assoc, self.inter = name, assoc, inter


def _others(sides: tuple[Side, ...], main: Side) -> list[str]:
    """The names of the other armed sides."""
    return [side.acled for side in sides if side is not main and side.armed]
