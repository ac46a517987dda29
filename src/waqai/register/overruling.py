"""People's word over what an incident's sources add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from waqai.model import Count, Incident, Place, TimeSpan

_TEXTS = {"status": "status", "type": "tactic", "weapon": "weapon", "campaign": "campaign", "evidence_ar": "quote"}
_TUPLES = {"target": "targets", "damage": "damage"}
_JOINED = {"attacker": ("attackers", " and "), "claimed_by": ("claimed_by", "; "), "attributed_by": ("attributed_by", "; ")}
_PLACE = ("place_ar", "place", "country", "admin1", "admin2", "pcode", "lat", "lon", "geo_precision")
_TIME = ("date_start", "date_end", "date_precision", "date_basis")
_RANGES = {"killed": ("killed_min", "killed_best", "killed_max"), "wounded": ("wounded_min", "wounded_best", "wounded_max")}
_FIGURES = {"casualties_combined": "killed_or_wounded", "abducted": "abducted", "attackers_killed": "attackers_killed"}


def overruled(incident: Incident, said: Mapping[str, Any], who: Mapping[str, str]) -> Incident:
    """The incident with the fields that people have set. `who` names them by field; `rules` then says «a person: NAME».

    A figure that people set widens the range around it where the sources' range would not hold it.
    """
    if not said:
        return incident
    changes: dict[str, Any] = {_TEXTS[key]: value for key, value in said.items() if key in _TEXTS}
    changes |= {_TUPLES[key]: tuple(value) for key, value in said.items() if key in _TUPLES}
    for key, (name, joint) in _JOINED.items():
        if key in said:
            changes[name] = tuple(part for part in (said[key] or "").split(joint) if part and part != "unknown")
    if any(key in said for key in _PLACE):
        changes["where"] = _place(incident, said)
    if any(key in said for key in _TIME):
        changes["when"] = _time(incident, said)
    changes["counts"] = _counts(incident, said)
    changes["rules"] = {**incident.rules, **{key: f"a person: {who.get(key, '')}" for key in said}}
    return replace(incident, **changes)


def _place(incident: Incident, said: Mapping[str, Any]) -> Place | None:
    row = {**{key: incident.to_row()[key] for key in _PLACE}, **{key: said[key] for key in _PLACE if key in said}}
    if not row["place_ar"] and not row["country"]:
        return None
    precision = row["geo_precision"] or (5 if not row["admin1"] else 4 if row["lat"] is None else 2)
    kind = incident.where.kind if incident.where and "geo_precision" not in said else {5: "country", 4: "admin1"}.get(precision, "unknown")
    return Place(
        row["place_ar"] or "", row["place"], row["country"], row["admin1"], row["admin2"], row["lat"], row["lon"], precision,
        kind, how="a person", pcode=row["pcode"],
    )  # fmt: skip


def _time(incident: Incident, said: Mapping[str, Any]) -> TimeSpan:
    def day(key: str, present: date | None) -> date | None:
        if key not in said:
            return present
        return date.fromisoformat(said[key]) if said[key] else None

    first, last = day("date_start", incident.when.earliest), day("date_end", incident.when.latest)
    if first and last and last < first:  # the sources' other end lies on the wrong side of the day that people set
        first, last = (first, first) if "date_start" in said else (last, last)
    precision = said.get("date_precision") or ("day" if first and first == last else "days" if first else "unknown")
    return TimeSpan(first, last, precision, said.get("date_basis", incident.when.basis), incident.when.part)


def _counts(incident: Incident, said: Mapping[str, Any]) -> dict[str, Count]:
    counts = dict(incident.counts)
    for name, keys in _RANGES.items():
        if any(key in said for key in keys):
            present = counts.get(name)
            old = (present.low, present.best, present.high) if present else (None, None, None)
            low, best, high = (said.get(key, value) for key, value in zip(keys, old, strict=True))
            counts.pop(name, None)
            if (low, best, high) != (None, None, None):
                counts[name] = _range(name, low, best, high, open_end=high is None)
    for key, name in _FIGURES.items():
        if key in said:
            counts.pop(name, None)
            if said[key] is not None:
                whose = "attackers" if name == "attackers_killed" else "victims"
                counts[name] = Count("killed" if name == "attackers_killed" else name, said[key], said[key], said[key], whose)
    return counts


def _range(kind: str, low: int | None, best: int | None, high: int | None, *, open_end: bool) -> Count:
    best = best if best is not None else low if low is not None else high or 0
    low = min(low if low is not None else best, best)
    return Count(kind, low, best, None if open_end else max(high or 0, best))
