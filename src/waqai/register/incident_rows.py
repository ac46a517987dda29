"""An incident as the register holds it: its row, the columns that it is filtered and sorted by, its terms and its words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from waqai.model import Incident, Report
from waqai.text import search_stems

TERM_KINDS = ("actor", "attacker", "target", "source", "campaign", "claimed_by", "reported_by")
NOBODY_KNOWN = "unknown"
"""What the row says where no report names an attacker; so the filter finds it."""
_SAID_IN_WORDS = ("place_ar", "place", "country", "admin1", "admin2", "weapon", "campaign", "evidence_ar", "claimed_by")


def body_of(incident: Incident, name: str) -> dict[str, Any]:
    """The incident's row under its permanent id."""
    return {**incident.to_row(), "incident": name}


def columns_of(incident: Incident, review: str) -> dict[str, Any]:
    """What an incident is filtered and sorted by."""
    row = incident.to_row()
    joint = row["casualties_combined"]
    keys = ("status", "date_start", "date_end", "country", "admin1", "lat", "lon", "geo_precision", "weapon", "killed_min", "killed_best")
    return {
        **{key: row[key] for key in (*keys, "killed_max", "wounded_best")},
        "tactic": incident.tactic,
        "day": row["date_start"] or "",
        "place": row["place"] or row["place_ar"],
        "toll": row["killed_best"] if row["killed_best"] is not None else joint or 0,
        "claimed": bool(incident.claimed_by),
        "conflicts": len(incident.conflicts),
        "sources": incident.sources,
        "members": len(incident.members),
        "confidence": round(incident.confidence, 4),
        "priority": priority(incident, review),
        "review": review,
    }


def priority(incident: Incident, review: str) -> float:
    """How much an incident needs a person, 0 to 1: half for doubt, three tenths for conflicts (three or more count full), two tenths for
    the toll (a thousand dead count full). What is accepted needs nobody, what was put off comes last.
    """
    if review == "accepted":
        return 0.0
    best = incident.counts.get("killed") or incident.counts.get("killed_or_wounded")
    toll = min(math.log10(1 + (best.best if best else 0)) / 3, 1.0)
    need = 0.5 * (1 - incident.confidence) + 0.3 * min(len(incident.conflicts), 3) / 3 + 0.2 * toll
    return round(need / 100 if review == "later" else need, 6)


def review_of(own: str | None, events: Iterable[str]) -> str:
    """The review state of an incident: what people said of it, else what its events add up to.

    >>> review_of(None, ["accepted", "new"]), review_of(None, ["accepted"]), review_of("later", ["new"])
    ('partly', 'accepted', 'later')
    """
    if own is not None:
        return own
    states = set(events)
    if states == {"accepted"}:
        return "accepted"
    if "accepted" in states:
        return "partly"
    return "later" if states == {"later"} else "new"


def terms_of(incident: Incident, reports: Sequence[Report]) -> list[tuple[str, str]]:
    """What an incident has several of, as (kind, term)."""
    found: dict[tuple[str, str], None] = {}

    def add(kind: str, terms: Iterable[str | None]) -> None:
        found.update(dict.fromkeys((kind, term) for term in terms if term))

    attackers = incident.attackers or (NOBODY_KNOWN,)
    add("attacker", attackers)
    add("target", incident.targets)
    add("actor", (*attackers, *incident.targets))
    add("campaign", [incident.campaign])
    add("claimed_by", incident.claimed_by)
    add("source", (report.outlet for report in reports))
    add("reported_by", (report.row.get("reported_by") for report in reports))
    return list(found)


def words_of(incident: Incident, told: Iterable[str]) -> str:
    """The stems that an incident is found by: its values, and the sentences that tell it in each report."""
    row = incident.to_row()
    values = [str(row[key]) for key in _SAID_IN_WORDS if row.get(key)]
    return " ".join(filter(None, (search_stems(" ".join([*values, *incident.attackers, *incident.targets, incident.tactic])), *told)))
