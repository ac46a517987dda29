"""The fields of one incident, fused from its reports, each with the rule that chose it and with every source's version kept beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from waqai.incidents import choosing
from waqai.incidents.contradicting import contradictions
from waqai.incidents.told import Told, origins_of
from waqai.incidents.tolls import fuse_toll
from waqai.model import COUNT_FIELDS, STANCES, Count, Incident, Link, Version

VERSION_KEYS = (
    "status", "type", "date_start", "date_end", "place_ar", "place", "country", "admin1", "admin2", "lat", "lon", "attacker", "target",
    "weapon", "killed_min", "killed_max", "wounded_min", "wounded_max", "casualties_combined", "abducted", "attackers_killed", "damage",
    "claimed_by", "attributed_by", "campaign", "evidence_ar",
)  # fmt: skip
"""The keys of a row of which every source's value is kept."""

FIELD_KEYS = {
    "status": ("status",),
    "type": ("type",),
    "date": ("date_start", "date_end"),
    "place": ("place_ar", "place", "country", "admin1", "admin2", "lat", "lon"),
    "attacker": ("attacker",),
    "target": ("target",),
    "weapon": ("weapon",),
    "killed": ("killed_min", "killed_max"),
    "wounded": ("wounded_min", "wounded_max"),
    "killed_or_wounded": ("casualties_combined",),
    "abducted": ("abducted",),
    "attackers_killed": ("attackers_killed",),
    "campaign": ("campaign",),
}
"""The keys of a row (and of `Incident.versions`) that make up a field as `Incident.rules` and `Incident.conflicts` name it."""


def fused_fields(name: str, reports: Sequence[Told], links: Sequence[Link]) -> Incident:
    """One incident out of its reports. `links` say why these stand together."""
    rules: dict[str, str] = {}
    status, rules["status"] = choosing.status(reports)
    tactic, rules["type"] = choosing.tactic(reports)
    when, rules["date"] = choosing.when(reports)
    where, rules["place"] = choosing.where(reports)
    attackers, rules["attacker"] = choosing.attackers(reports)
    targets, rules["target"] = choosing.targets(reports, attackers)
    plain: dict[str, Any] = {}
    for key in ("weapon", "campaign"):
        if (chosen := choosing.chosen(reports, key)) is not None:
            plain[key], rules[key] = chosen
    counts: dict[str, Count] = {}
    for field in COUNT_FIELDS:
        if (toll := fuse_toll(reports, field)) is not None:
            counts[field], rules[field] = toll
    return Incident(
        id=name,
        members=tuple(sorted(each.report.key for each in reports)),
        status=status,
        tactic=tactic,
        when=when,
        where=where,
        attackers=attackers,
        targets=targets,
        weapon=plain.get("weapon"),
        counts=counts,
        damage=choosing.union(reports, "damage"),
        claimed_by=choosing.union(reports, "claimed_by"),
        attributed_by=choosing.union(reports, "attributed_by"),
        confirmed_by=confirmed_by(reports),
        campaign=plain.get("campaign"),
        quote=choosing.quote(reports),
        versions=versions(reports),
        rules=rules,
        conflicts=contradictions(reports) if len(reports) > 1 else (),
        links=tuple(links),
        sources=origins_of(reports),
        confidence=confidence(reports, links),
    )


def confirmed_by(reports: Sequence[Told]) -> tuple[str, ...]:
    """From where it is told as having happened, the parties' own word left out: stances in the order of `waqai.model.STANCES`."""
    found = {each.voice.stance for each in reports if not each.claim and each.sketch.status in ("actual", "background")}
    return tuple(stance for stance in STANCES if stance in found)


def versions(reports: Sequence[Told]) -> dict[str, tuple[Version, ...]]:
    """What each report says of each field that it speaks of, in the order of publication."""
    found: dict[str, list[Version]] = {}
    for each in reports:
        report, row = each.report, each.row
        copied = report.copy_of or (each.origin.document if each.origin != report.key else None)
        for key in VERSION_KEYS:
            value = row.get(key)
            if value is None or value == [] or value == "":
                continue
            version = Version(report.key, value, report.outlet, row.get("reported_by"), each.voice.stance, report.published, copied)
            found.setdefault(key, []).append(version)
    return {key: tuple(found[key]) for key in VERSION_KEYS if key in found}


def confidence(reports: Sequence[Told], links: Sequence[Link]) -> float:
    """How sure the incident is: that one source at least tells a true row of it, times the doubt of its least certain link.

    Rows bring the coder's confidence (1 where they bring none: coded by hand); of copies the best counts; a judged link is certain.
    """
    rows: dict[object, float] = {}
    for each in reports:
        given = each.row.get("confidence")
        value = given.get("row") if isinstance(given, dict) else given
        sure = min(max(float(value), 0.0), 1.0) if isinstance(value, int | float) else 1.0
        rows[each.origin] = max(rows.get(each.origin, 0.0), sure)
    return (1 - math.prod(1 - sure for sure in rows.values())) * min((link.probability for link in links), default=1.0)
