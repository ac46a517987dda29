"""Incidents of our own for reports: a group whose tempo, tactics and places change on a known day, and one article that tells all."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from waqai.outputs.reports import Material

PIVOT = date(2019, 3, 24)
HOSTILE = '</text><script>alert("x")</script> #eval("1+1") $x^2$ \\ *bold* [link](javascript:alert(1)) <b>&amp;'
UNITS = (("IQ", "Anbar", 33.4, 43.3), ("IQ", "Diyala", 33.8, 45.0), ("SY", "Raqqa", 35.95, 39.0), ("SY", "Hasakah", 36.5, 40.7))


def incident(name: str, day: date, **values: Any) -> dict[str, Any]:
    """A row as registers hold it."""
    row = {
        "incident": name, "status": "actual", "type": "bombing_ied", "date_start": day.isoformat(), "date_end": day.isoformat(),
        "date_precision": "day", "date_basis": "text", "attacker": "Islamic State", "target": ["Iraqi Army"], "country": "IQ",
        "admin1": "Anbar", "place": "Hit", "place_ar": "هيت", "lat": 33.64, "lon": 42.83, "geo_precision": 2, "weapon": "IED",
        "killed_min": 2, "killed_best": 2, "killed_max": 2, "wounded_min": None, "wounded_best": None, "wounded_max": None,
        "casualties_combined": None, "claimed_by": None, "attributed_by": None, "confirmed_by": ["news"], "campaign": None, "sources": 1,
        "confidence": 0.8, "damage": [], "evidence_ar": "",
    }  # fmt: skip
    return {**row, **values}


def report(name: str, n: int = 1, **values: Any) -> dict[str, Any]:
    return {"document": name, "n": n, "stance": "news", "published": "2019-03-25", **values}


def changed(days: int = 60, before: float = 1.0, after: float = 3.0, seed: int = 7) -> Material:
    """A group that strikes three times as often after the pivot, by car bomb where it was by bomb, in Syria where it was in Iraq, and
    whose incidents another group's run beside unchanged."""
    dice = random.Random(seed)
    rows, reports = [], {}
    for offset in range(-days, days):
        day, late = PIVOT + timedelta(offset), offset >= 0
        mean = after if late else before
        for k in range(int(mean * 2 * dice.random() + 0.5)):
            country, unit, lat, lon = dice.choice(UNITS[2:] if late and dice.random() < 0.8 else UNITS[:2])
            tactic = dice.choice(("car_bomb", "car_bomb", "shooting") if late else ("bombing_ied", "bombing_ied", "mine"))
            name = f"w-{offset + days}-{k}"
            rows.append(incident(name, day, country=country, admin1=unit, lat=lat, lon=lon, type=tactic, place=f"{unit} town"))
            reports[name] = [
                report(f"a{name}", outlet=dice.choice(("okaz", "bbcarabic", "own paper")), published=(day + timedelta(1)).isoformat())
            ]
        other = f"o-{offset + days}"
        rows.append(incident(other, day, attacker="al-Shabaab", country="SO", admin1="Banadir", lat=2.05, lon=45.3))
        reports[other] = [report(f"a{other}", outlet="okaz", published=(day + timedelta(1)).isoformat())]
    origin = {"register": "made", "clock": 1, "documents": len(rows), "relevant": len(rows), "filter": "", "coded_by": None}
    return Material(tuple(rows), reports, origin)


def one_article() -> Material:
    """Five incidents of one article in three countries on one day, with a campaign's name, one of them by the group's own claim alone."""
    day, rows = date(2019, 4, 9), []
    for i, (country, unit, lat, lon) in enumerate((*UNITS, ("SO", "Banadir", 2.05, 45.3))):
        claim = {"claimed_by": "Islamic State", "confirmed_by": []} if i == 0 else {}
        rows.append(incident(f"w-{i}", day, country=country, admin1=unit, lat=lat, lon=lon, campaign="غزوة الرد", **claim))
    reports = {
        row["incident"]: [report("only", i + 1, published="2019-04-10", stance="claim" if row["claimed_by"] else "news")]
        for i, row in enumerate(rows)
    }
    return Material(tuple(rows), reports, {"register": "made", "clock": 5, "documents": 1, "relevant": 1})


def hostile() -> Material:
    """Incidents whose every word tries to break out."""
    day = date(2019, 4, 9)
    rows = [
        incident(
            f"w-{i}", day + timedelta(i), place=HOSTILE, place_ar=f"{HOSTILE}\u202e\u2066", admin1=f"{i % 2}{HOSTILE}", attacker=HOSTILE,
            target=[HOSTILE], campaign=HOSTILE, claimed_by=HOSTILE, lat=33.0 + i / 10,
        )
        for i in range(4)
    ]  # fmt: skip
    url = 'https://news.example/1" onmouseover="alert(1)'
    told = [
        report("d" + HOSTILE, outlet=HOSTILE, reporter=HOSTILE, url=url, published="2019-04-09"),
        report("e", outlet="okaz", url="javascript:alert(1)", published="2019-04-13"),
    ]
    return Material(tuple(rows), {row["incident"]: told for row in rows}, {"register": HOSTILE, "clock": 1})
