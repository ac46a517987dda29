"""A small grammar of reports made of one to four incidents: who reads them knows how many rows they are, and with which tolls."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .several_listed import clauses, deeds, joined, places, ranked, shares, summed
from .several_maker import Maker
from .several_past import background, compound, same_town
from .several_retold import retold
from .several_words import PUBLISHED, Incident, Report

__all__ = ["PUBLISHED", "SCHEMES", "Report", "faults", "make"]

SCHEMES: dict[str, Callable[[Maker], Report]] = {
    "retold": retold,
    "joined": joined,
    "clauses": clauses,
    "shares": shares,
    "places": places,
    "summed": summed,
    "same_town": same_town,
    "background": background,
    "deeds": deeds,
    "ranked": ranked,
    "compound": compound,
}


def make(rng: Random, scheme: str | None = None) -> Report:
    """One report, of a scheme or of any."""
    maker = Maker(rng)
    name = scheme or rng.choice(tuple(SCHEMES))
    maker.cells.append(f"scheme:{name}")
    return SCHEMES[name](maker)


def faults(report: Report, rows: list[dict[str, object]]) -> list[str]:
    """What is wrong with the rows coded from a report."""
    left = list(rows)
    out: list[str] = []
    for one in sorted(report.rows, key=lambda r: r.optional):
        best = min(left, key=lambda r: len(_wrong(one, r)), default=None)
        wrong = _wrong(one, best) if best is not None else ["missed"]
        if one.optional and wrong:
            continue
        if best is not None and "place" in wrong and len(wrong) > 1 and len(left) < sum(not r.optional for r in report.rows):
            wrong = ["missed"]
        elif best is not None:
            left.remove(best)
        out += [f"{one.name or '-'}: {w}" for w in wrong]
    return out + [f"extra {r['status']} {r['place_ar']}" for r in left]


def _wrong(one: Incident, row: dict[str, object]) -> list[str]:
    place = str(row["place_ar"] or "")
    out = [] if one.name in place or not one.name else ["place"]
    if row["type"] not in one.kind.tactics and one.place:
        out.append(f"type {row['type']}")
    for kind, number in (("killed", one.killed), ("wounded", one.wounded)):
        if row[f"{kind}_min"] != number:
            out.append(f"{kind} {row[f'{kind}_min']} not {number}")
    if one.status and row["status"] != one.status:
        out.append(f"status {row['status']}")
    if one.attacker and row["attacker"] != one.attacker:
        out.append(f"attacker {row['attacker']}")
    return out
