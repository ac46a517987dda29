"""The coded row: one incident as one article tells it, with the words behind every value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from waqai.model.geo_precision import acled_geo_precision, ucdp_where_prec
from waqai.model.measure import Count, Place, TimeSpan
from waqai.model.span import Span

TACTICS = (
    "suicide_bombing",
    "car_bomb",
    "bombing_ied",
    "grenade",
    "mine",
    "air_strike",
    "drone_strike",
    "shelling",
    "armed_attack",
    "shooting",
    "assassination",
    "execution",
    "armed_clash",
    "abduction",
    "arson_property",
    "arrest_raid",
    "protest_violence",
    "other",
)
TACTIC_GROUPS = {
    "suicide_bombing": "bomb", "car_bomb": "bomb", "bombing_ied": "bomb", "grenade": "bomb", "mine": "bomb",
    "air_strike": "stand-off", "drone_strike": "stand-off", "shelling": "stand-off",
    "armed_attack": "armed", "shooting": "armed", "assassination": "armed", "execution": "armed",
    "armed_clash": "clash", "abduction": "abduction", "arson_property": "property", "arrest_raid": "arrest",
    "protest_violence": "unrest", "other": "other",
}  # fmt: skip
"""The tactics that reporters take for one another, by the name of their group."""

STATUSES = ("actual", "foiled", "threat", "denied", "background")
COUNT_FIELDS = ("killed", "wounded", "killed_or_wounded", "abducted", "attackers_killed")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field has its value: the words, and the rule (or person) that read them."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """One incident of political violence as one article tells it (codebook: "Which incidents are in").

    `evidence` maps a field's name to the spans and rules behind its value; `confidence` maps field names, and "row" for the whole,
    to 0..1. `counts` maps a name of COUNT_FIELDS to its Count.
    """

    n: int
    status: str
    tactic: str
    when: TimeSpan
    where: Place | None
    attackers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapon: str | None = None
    counts: Mapping[str, Count] = field(default_factory=dict)
    damage: tuple[str, ...] = ()
    claimed_by: str | None = None
    attributed_by: str | None = None
    reported_by: str | None = None
    campaign: str | None = None
    quote: str = ""
    notes: str | None = None
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)

    def to_row(self) -> dict[str, Any]:
        """The codebook's row: exactly its keys, then Waqai's own (campaign, damage, confidence, evidence spans ...)."""
        killed, wounded = self.counts.get("killed"), self.counts.get("wounded")
        joint, taken, own = (self.counts.get(k) for k in ("killed_or_wounded", "abducted", "attackers_killed"))
        return {
            "n": self.n,
            "status": self.status,
            "type": self.tactic,
            "date_start": _iso(self.when.earliest),
            "date_end": _iso(self.when.latest),
            "place_ar": self.where.name_ar if self.where else None,
            "country": self.where.country if self.where else None,
            "admin1": self.where.admin1 if self.where else None,
            "lat": self.where.lat if self.where else None,
            "lon": self.where.lon if self.where else None,
            "attacker": " and ".join(self.attackers) or "unknown",
            "target": list(self.targets),
            "weapon": self.weapon,
            "killed_min": killed.low if killed else None,
            "killed_max": killed.high if killed else None,
            "wounded_min": wounded.low if wounded else None,
            "wounded_max": wounded.high if wounded else None,
            "casualties_combined": joint.best if joint else None,
            "abducted": taken.best if taken else None,
            "attackers_killed": own.best if own else None,
            "claimed_by": self.claimed_by,
            "evidence_ar": self.quote,
            "notes": self.notes,
            "campaign": self.campaign,
            "damage": list(self.damage),
            "place": self.where.name if self.where else None,
            "admin2": self.where.admin2 if self.where else None,
            "pcode": self.where.pcode if self.where else None,
            "geo_precision": self.where.precision if self.where else None,
            "acled_geo_precision": acled_geo_precision(self.where),
            "ucdp_where_prec": ucdp_where_prec(self.where),
            "date_precision": self.when.precision,
            "date_basis": self.when.basis,
            "attributed_by": self.attributed_by,
            "reported_by": self.reported_by,
            "confidence": {k: round(v, 3) for k, v in self.confidence.items()},
            "spans": {k: [[e.span.start, e.span.end, e.rule] for e in v] for k, v in self.evidence.items()},
        }

    def _repr_html_(self) -> str:
        """The row as a small table, for notebooks: filled fields alone, every value escaped and safe in both directions of writing."""
        row = {key: value for key, value in self.to_row().items() if key != "spans" and value not in (None, [], {}, "")}
        row["confidence"] = row.get("confidence", {}).get("row")
        shown = {key: ", ".join(map(str, value)) if isinstance(value, list) else value for key, value in row.items() if value is not None}
        cells = (f"<tr><th>{escape(key)}</th><td><bdi>{escape(str(value))}</bdi></td></tr>" for key, value in shown.items())
        return f"<table>{''.join(cells)}</table>"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
