"""Incidents as PLOVER and CAMEO have them: who did what to whom, with modes and contexts (rules in plover.yaml and cameo.yaml)."""

from __future__ import annotations

from waqai.knowledge.codebooks import country_codes
from waqai.outputs.codebooks.facts import Facts
from waqai.outputs.codebooks.shape import Cells, Loss, Shape, Stamp, by_column, dropped, joined, skipped
from waqai.outputs.codebooks.sides import Side

_CAMEO_ROLES = {
    **{code: code for code in "REB MIL COP GOV SPY JUD CRM REL EDU BUS REF ELI PTY UAF".split()},
    "MED": "HLH",
    "JRN": "MED",
    "PRM": "UAF",
}
"""CAMEO's roles for PLOVER's sectors; civilians (CVL) for all others."""


class Plover(Shape):
    """PLOVER's shape. Both sides of a fight are actors; the denied and the prevented are left out, threats are THREATEN."""

    name = "plover"
    roles = (("actor", "actor", "actor_sector"), ("recipient", "recipient", "recipient_sector"))

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(stamp)
        tables = self.codebook.tables
        self._event, self._mode, self._context = tables["event"], tables["mode"], tables["context"]
        self._quad: dict[str, int] = self.codebook.lists["quad"]
        self._score: dict[str, float] = self.codebook.lists["score"]
        self._mode_score: dict[str, float] = self.codebook.lists["mode_score"]

    def _cells(self, facts: Facts, losses: list[Loss]) -> Cells | None:
        rule = self._event.first(facts)
        if rule is None or "skip" in rule.then:
            losses.append(skipped(facts, rule.then["skip"] if rule else "no rule for it"))
            return None
        event: str = rule.then["type"]
        modes = [m.then["mode"] for m in self._mode.all(facts) if m.then["of"] == event]
        modes = list(dict.fromkeys(modes))
        contexts = list(dict.fromkeys(c.then["context"] for c in self._context.all(facts)))
        actors = [side for side in facts.attackers if side.kind != "unknown"]
        recipients = [side for side in facts.attacked if side.name]
        if facts.type == "armed_clash" and event == "ASSAULT":
            actors, recipients = [*actors, *recipients], []
        killed, wounded, joint, own, _ = facts.toll
        if joint:
            losses.append(dropped(facts, "casualties_combined", joint, "one figure for killed and wounded has no field"))
        for field in ("weapon", "claimed_by", "attributed_by", "reported_by", "campaign"):
            if facts.row.get(field):
                losses.append(dropped(facts, field, facts.row[field], "no field"))
        row = facts.row
        return by_column(self.own_columns, {
            "id": facts.id, "date": facts.day, "type": event, "mode": modes, "context": contexts,
            "auxiliary": ["historical"] if facts.status == "background" else [], "quad": self._quad[event],
            "score": min((self._mode_score[mode] for mode in modes if mode in self._mode_score), default=self._score.get(event)),
            "actor": [side.name for side in actors], "actor_country": [_iso3(side, facts) for side in actors],
            "actor_sector": [side.sector for side in actors], "recipient": [side.name for side in recipients],
            "recipient_country": [_iso3(side, facts) for side in recipients], "recipient_sector": [side.sector for side in recipients],
            "dead": killed.best + (own or 0) if killed.told else own, "injured": wounded.best if wounded.told else None,
            "event_loc": ", ".join(dict.fromkeys(filter(None, (facts.place_name, row.get("admin1"), facts.country_name)))) or None,
            "event_loc_lat": row.get("lat"), "event_loc_lon": row.get("lon"),
        })  # fmt: skip


class Cameo(Shape):
    """CAMEO's shape: code, root, quad class and both actors."""

    name = "cameo"
    roles = (("actor1", "actor1_name", "actor1_code"), ("actor2", "actor2_name", "actor2_code"))

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(stamp)
        self._code = self.codebook.tables["code"]

    def _cells(self, facts: Facts, losses: list[Loss]) -> Cells | None:
        rule = self._code.first(facts)
        if rule is None or "skip" in rule.then:
            losses.append(skipped(facts, rule.then["skip"] if rule else "no rule for it"))
            return None
        code: str = rule.then["code"]
        row = facts.row
        for field in ("killed_min", "wounded_min", "casualties_combined", "weapon", "claimed_by", "campaign"):
            if row.get(field):
                losses.append(dropped(facts, field.removesuffix("_min"), row[field], "no column"))
        others = [side.name for side in (*facts.attackers, *facts.attacked) if side not in (facts.main_attacker, facts.main_target)]
        if others:
            losses.append(dropped(facts, "attacker, target", joined(others), "two actors have room"))
        return by_column(self.own_columns, {
            "id": facts.id, "date": facts.day, "actor1_name": _name(facts.main_attacker), "actor1_code": _cameo(facts.main_attacker, facts),
            "actor2_name": _name(facts.main_target), "actor2_code": _cameo(facts.main_target, facts), "event_code": code,
            "event_base_code": code[:3], "event_root_code": code[:2], "quad_class": quad_class(code),
            "country": facts.country_name or facts.country, "admin1": row.get("admin1"), "location": facts.place_name,
            "latitude": row.get("lat"), "longitude": row.get("lon"),
        })  # fmt: skip


def quad_class(code: str) -> int:
    """CAMEO's quad class by the root of a code, as GDELT draws the lines.

    >>> quad_class("138"), quad_class("1831")
    (3, 4)
    """
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def _iso3(side: Side, facts: Facts) -> str:
    home = side.home or (facts.country if side.kind in ("civilians", "property", "protesters", "rioters") else None)
    codes = country_codes().get(home or "")
    return codes.iso3 if codes else "XXX"


def _name(side: Side) -> str | None:
    return side.name if side.kind != "unknown" and side.name else None


def _cameo(side: Side, facts: Facts) -> str | None:
    """Country and role; a role alone where the country is not known."""
    if side.kind == "unknown":
        return None
    country = _iso3(side, facts)
    return ("" if country == "XXX" else country) + _CAMEO_ROLES.get(side.sector, "CVL")
