"""Lethal incidents as UCDP GED has them: 49 columns (GED codebook; the rules are in ucdp.yaml)."""

from __future__ import annotations

from math import floor
from typing import NamedTuple

from waqai.knowledge.codebooks import country_codes
from waqai.model.geo_precision import ucdp_where_prec
from waqai.outputs.codebooks.days import length_days
from waqai.outputs.codebooks.facts import Facts
from waqai.outputs.codebooks.points import Point, point_of
from waqai.outputs.codebooks.shape import Cells, Loss, Shape, Stamp, by_column, dropped, estimated, id_digest, joined, outlets, skipped
from waqai.outputs.codebooks.sides import Side

__all__ = ["Ucdp", "priogrid_gid", "ucdp_where_prec"]

_OWN_IDS = 10**12
_DATE = {"day": 1, "days": 2, "week": 3, "month": 4, "year": 5}
_GOVERNMENT = frozenset(("state", "external"))


class _Deaths(NamedTuple):
    """Dead by side, with the bounds of the sum."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int

    @property
    def best(self) -> int:
        return self.a + self.b + self.civilians + self.unknown


class Ucdp(Shape):
    """UCDP GED's shape: incidents with a death and two sides that the dataset would know."""

    name = "ucdp"
    roles = (("a", "side_a", None), ("b", "side_b", None))

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(stamp)
        self._skip = self.codebook.tables["skip"]
        self._violence = self.codebook.tables["violence"]

    def _cells(self, facts: Facts, losses: list[Loss]) -> Cells | None:
        why = self._skip.first(facts)
        if why is not None:
            losses.append(skipped(facts, why.then["reason"]))
            return None
        if not facts.day or not facts.day_end:
            losses.append(skipped(facts, "no day is known; a UCDP event has dates", "date_start"))
            return None
        rule = self._violence.first(facts)
        if rule is None:
            losses.append(skipped(facts, f"no type of violence for {facts.attacker} against {facts.target}"))
            return None
        violence: int = rule.then["type_of_violence"]
        attacker_is_a = self._attacker_is_a(facts, violence)
        one, other = (facts.main_attacker, facts.main_target) if attacker_is_a else (facts.main_target, facts.main_attacker)
        side_a = _side_name(one)
        side_b = "Civilians" if violence == 3 else _side_name(other)
        if side_a == side_b and side_a.startswith("Government of "):  # two tribes may share a name, two governments not
            losses.append(skipped(facts, f"both sides are one to UCDP: {side_a}; a dyad has two"))
            return None
        deaths = self._deaths(facts, violence, attacker_is_a, losses)
        point = self._point(facts, losses)
        self._say_what_is_lost(facts, losses)
        codes, row = facts.codes, facts.row
        return by_column(self.own_columns, {
            "id": _OWN_IDS + int(id_digest(facts.id), 16),
            "relid": f"{codes.iso3 if codes else 'XXX'}-{facts.day[:4]}-{violence}-{facts.id}",
            "year": int(facts.day[:4]), "type_of_violence": violence, "conflict_name": f"{side_a} - {side_b}",
            "dyad_name": f"{side_a} - {side_b}", "side_a": side_a, "side_b": side_b,
            "number_of_sources": row.get("sources") or max(len(facts.sources), 1), **_sources(facts),
            "where_prec": self._where_prec(facts, point),
            "where_coordinates": (point.name if point and point.name else None) or facts.place_name or facts.country_name,
            "where_description": row.get("place_ar"), "adm_1": row.get("admin1"), "adm_2": row.get("admin2"),
            "latitude": point.lat if point else None, "longitude": point.lon if point else None,
            "geom_wkt": f"POINT ({point.lon:g} {point.lat:g})" if point else None,
            "priogrid_gid": priogrid_gid(point.lat, point.lon) if point else None,
            "country": facts.country_name or facts.country, "country_id": codes.gw if codes else None,
            "region": codes.ucdp_region if codes else None, "event_clarity": 2 if facts.status == "background" else 1,
            "date_prec": self._date_prec(facts), "date_start": facts.day, "date_end": facts.day_end,
            "deaths_a": deaths.a, "deaths_b": deaths.b, "deaths_civilians": deaths.civilians, "deaths_unknown": deaths.unknown,
            "best": deaths.best, "high": deaths.high, "low": deaths.low, "gwnoa": _gw(one), "gwnob": None if violence == 3 else _gw(other),
        })  # fmt: skip

    def _attacker_is_a(self, facts: Facts, violence: int) -> bool:
        """Side A is the government in state-based violence (the one at home, where two states fight), else who attacks."""
        if violence != 1:
            return True
        if facts.attacker in _GOVERNMENT and facts.target in _GOVERNMENT:
            return not (facts.target == "state" and facts.attacker == "external")
        return facts.attacker in _GOVERNMENT

    def _deaths(self, facts: Facts, violence: int, attacker_is_a: bool, losses: list[Loss]) -> _Deaths:
        killed, _, joint, own, _ = facts.toll
        own = own or 0
        best, low, high = (killed.best, killed.low, killed.high) if killed.told else (0, 0, 0)
        if not killed.told and joint:
            best, low, high = 1, 1, max(joint - 1, 1)
            losses.append(
                estimated(facts, "casualties_combined", joint, "one figure for killed and wounded: at least one died, at least one lives")
            )
        if high is None:
            high = best
            losses.append(dropped(facts, "killed", f"at least {low}", "the upper figure is open; the best one stands for it"))
        victims, civilians, unknown = 0, 0, 0
        people = {side.kind for side in facts.attacked} & {"civilians", "protesters"}
        if violence == 3:
            civilians = best
        elif facts.type == "armed_clash":
            unknown = best  # the toll of a fight counts all sides
        elif people:
            unknown = best
            losses.append(
                estimated(facts, "killed", best, "armed men and civilians were hit together; the dead of each are not told apart")
            )
        else:
            victims = best
        a, b = (own, victims) if attacker_is_a else (victims, own)
        return _Deaths(a, b, civilians, unknown, low + own, high + own)

    def _where_prec(self, facts: Facts, point: Point | None) -> int | None:
        given: int | None = facts.row.get("ucdp_where_prec")
        if given is None and facts.geo_precision is not None:
            given = {1: 1, 2: 1, 3: 3, 4: 4, 5: 6}.get(facts.geo_precision)
        if point is not None and point.of != "place":
            return max(given or 3, 3 if point.of == "admin2" else 4)
        return given

    def _date_prec(self, facts: Facts) -> int | None:
        known = _DATE.get(facts.day_precision)
        if known == 2 and facts.day and facts.day_end and length_days(facts.day, facts.day_end) > 6:
            return 3 if length_days(facts.day, facts.day_end) <= 7 else 4
        return known

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
        row, (_, wounded, _, _, taken) = facts.row, facts.toll
        more = [side.name for side in (*facts.attackers, *facts.attacked) if side not in (facts.main_attacker, facts.main_target)]
        values = {
            "type": facts.type, "wounded": wounded.low if wounded.told else None, "abducted": taken, "weapon": row.get("weapon"),
            "claimed_by": row.get("claimed_by"), "attributed_by": row.get("attributed_by"), "campaign": row.get("campaign"),
            "damage": joined(row.get("damage") or ()), "conflicts": joined(row.get("conflicts") or ()), "attacker, target": joined(more),
        }  # fmt: skip
        for field, value in values.items():
            if value:
                losses.append(dropped(facts, field, value, "no column"))


def _side_name(side: Side) -> str:
    """Forces of a state at home are its government; coalitions and groups keep their names."""
    codes = country_codes().get(side.home or "")
    return f"Government of {codes.name}" if side.kind in _GOVERNMENT and codes else side.name


def _gw(side: Side) -> int | None:
    codes = country_codes().get(side.home or "")
    return codes.gw if codes and side.kind in _GOVERNMENT else None


def _sources(facts: Facts) -> dict[str, str | None]:
    told = [", ".join(part for part in (s.outlet, s.published, s.title) if part) or s.article for s in facts.sources]
    return {
        "source_article": joined(told) or None, "source_office": outlets(facts) or None,
        "source_date": joined(s.published for s in facts.sources) or None,
        "source_headline": joined(s.title for s in facts.sources) or None, "source_original": facts.row.get("reported_by"),
    }  # fmt: skip


def priogrid_gid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point: half degrees, counted from 1 in the south-west, row by row.

    >>> priogrid_gid(-90.0, -180.0), priogrid_gid(33.34, 44.40)
    (1, 177569)
    """
    row, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return row * 720 + column + 1
