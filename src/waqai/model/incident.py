"""What happened, as all articles together tell it: reports of one incident, each source's value kept beside the fused one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from waqai.model.measure import Count, Place, TimeSpan

STANCES = ("news", "official", "monitor", "witness", "claim")
"""From where a report speaks: the paper's or agency's own word, a state body, a body that counts (an observatory, the UN), people
on the spot, or a party to the fight about its own deeds.
"""


class ReportKey(NamedTuple):
    """Names one coded event for good: the article's id and the event's number in it."""

    document: str
    n: int


@dataclass(frozen=True, slots=True)
class Report:
    """One coded event of one article, as fusion takes it: the row in the codebook's keys and what is known of the article.

    `row` has the keys of `Event.to_row`; gold rows, which have fewer, serve too. `copy_of` is the id of the article that this one
    reprints, if any: copies of one agency count once. `rivals` is how many other events of its article are of the same kind (country,
    attacker, group of tactics, within days): it is set by `waqai.incidents.reports_of`, which sees the whole article.
    """

    key: ReportKey
    row: Mapping[str, Any]
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    copy_of: str | None = None
    rivals: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """What one report says of one field: its value as the row has it, by whom, with which stance."""

    report: ReportKey
    value: Any
    outlet: str | None
    reporter: str | None
    stance: str
    published: date | None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """One bar of a waterfall: a sign that two reports are one incident or two, its value and what it is worth (log-odds)."""

    name: str
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Why two reports stand in one incident: the probability, the features that make it up, or the person who judged."""

    a: ReportKey
    b: ReportKey
    probability: float
    features: tuple[Feature, ...] = ()
    judged_by: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on two reports: one incident (`same`), two, or unsure (None). The latest on a pair holds."""

    a: ReportKey
    b: ReportKey
    same: bool | None
    who: str
    when: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident fused from its reports.

    `counts` maps a name of COUNT_FIELDS to its fused count (low, best, high over the sources, by the rule named in `rules`);
    `versions` maps every field to what each report says of it; `rules` says how each fused value was chosen; `conflicts` names the
    fields on which sources contradict each other. Claim (`claimed_by`), attribution (`attributed_by`) and confirmation
    (`confirmed_by`: stances other than the claimant's that report it) are kept apart.
    """

    id: str
    members: tuple[ReportKey, ...]
    status: str
    tactic: str
    when: TimeSpan
    where: Place | None
    attackers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapon: str | None = None
    counts: Mapping[str, Count] = field(default_factory=dict)
    damage: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    attributed_by: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    campaign: str | None = None
    quote: str = ""
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    sources: int = 1
    """How many independent articles tell it: copies of one agency count once."""
    confidence: float = 0.0

    def to_row(self) -> dict[str, Any]:
        """The incident in the keys of an event's row, so that whatever reads rows reads incidents; `*_best` is the fused best figure."""
        row: dict[str, Any] = {
            "incident": self.id,
            "members": [list(key) for key in self.members],
            "sources": self.sources,
            "status": self.status,
            "type": self.tactic,
            "date_start": self.when.earliest.isoformat() if self.when.earliest else None,
            "date_end": self.when.latest.isoformat() if self.when.latest else None,
            "date_precision": self.when.precision,
            "date_basis": self.when.basis,
            "attacker": " and ".join(self.attackers) or "unknown",
            "target": list(self.targets),
            "weapon": self.weapon,
            "damage": list(self.damage),
            "claimed_by": "; ".join(self.claimed_by) or None,
            "attributed_by": "; ".join(self.attributed_by) or None,
            "confirmed_by": list(self.confirmed_by),
            "campaign": self.campaign,
            "evidence_ar": self.quote,
            "conflicts": list(self.conflicts),
            "confidence": round(self.confidence, 3),
        }
        place = self.where
        row["place_ar"], row["place"] = (place.name_ar, place.name) if place else (None, None)
        for key in ("country", "admin1", "admin2", "pcode", "lat", "lon"):
            row[key] = getattr(place, key) if place else None
        row["geo_precision"] = place.precision if place else None
        for name in ("killed", "wounded"):
            count = self.counts.get(name)
            row[f"{name}_min"], row[f"{name}_max"] = (count.low, count.high) if count else (None, None)
            row[f"{name}_best"] = count.best if count else None
        for key, name in (("casualties_combined", "killed_or_wounded"), ("abducted", "abducted"), ("attackers_killed", "attackers_killed")):
            count = self.counts.get(name)
            row[key] = count.best if count else None
        return row
