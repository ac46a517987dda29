"""A made-up war of which the truth is known: incidents, and what papers would write of them (copies, late tolls, near misses).

`reports(count, seed)` gives so many reports with the number of the incident that each tells of. The time span grows with the number, as a
register's does: about 55 reports a day in four countries, unevenly spread over 240 towns. Of the incidents, one in six has a near miss: the
same sides at the same place a day or two later, the same day in a town close by, or the same toll elsewhere. Of the reports, one in eight
is a copy of another (the same words and figures, half of them marked as copies), late ones have higher tolls, and values are left out,
blurred («at least», «dozens»), or taken from the day of publication, as newspapers do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from waqai.model import Report, ReportKey

PER_DAY = 55
FIRST_DAY = date(2012, 1, 1)
LETTERS = "بتثجحخدرزسشصضطعغفقكلمنهوي"

SIDES = {
    "YE": (("Houthis", "Houthis and Saleh forces"), ("Popular Resistance", "Yemeni government forces", "Arab coalition")),
    "IQ": (("Islamic State",), ("Iraqi forces", "Iraqi Army", "Peshmerga", "Popular Mobilization Forces")),
    "SY": (("Syrian Armed Forces",), ("Nusra Front", "Free Syrian Army", "Ahrar al-Sham", "Jaysh al-Islam")),
    "LY": (("Islamic State", "Ansar al-Sharia"), ("Libyan Army", "Misrata brigades")),
}
BOXES = {"YE": (13, 17, 43, 50), "IQ": (30, 37, 40, 47), "SY": (33, 37, 36, 42), "LY": (25, 32, 10, 24)}
TACTICS = {
    "armed_clash": 30, "shelling": 18, "air_strike": 16, "bombing_ied": 9, "armed_attack": 8, "suicide_bombing": 4, "car_bomb": 4,
    "shooting": 4, "assassination": 3, "abduction": 2, "arrest_raid": 2,
}  # fmt: skip
WEAPONS = {
    "shelling": ("mortar", "Katyusha rockets", "artillery"), "air_strike": ("fighter aircraft",), "bombing_ied": ("IED", "sticky bomb"),
    "suicide_bombing": ("explosive belt",), "car_bomb": ("car bomb",), "shooting": ("sniper rifle", "rifle"), "assassination": ("pistol",),
}  # fmt: skip
SLIPS = {"bombing_ied": "car_bomb", "car_bomb": "suicide_bombing", "armed_attack": "armed_clash", "shooting": "armed_attack",
         "assassination": "shooting", "shelling": "armed_clash"}  # fmt: skip
TARGETS = ("civilians", "market", "checkpoint", "police", "soldiers", "mosque", "house")
OUTLETS = tuple(f"paper-{i}" for i in range(40))
SOURCES = ("مصدر أمني", "شهود عيان", "المرصد", "مصادر طبية", None, None, None)


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the made-up gazetteer."""

    name: str
    english: str
    country: str
    admin1: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Truth:
    """What happened."""

    number: int
    town: Town
    day: date
    tactic: str
    attacker: str
    target: tuple[str, ...]
    weapon: str | None
    killed: int
    wounded: int
    words: tuple[str, ...] = field(default=())


class World:
    """Makes incidents and reports from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = [self._word(3, 7) for _ in range(6000)]
        self.towns = [self._town(i) for i in range(240)]
        self.weights = [1 / (1 + i % 60) for i in range(240)]

    def _word(self, least: int, most: int) -> str:
        return "".join(self.random.choice(LETTERS) for _ in range(self.random.randint(least, most)))

    def _town(self, i: int) -> Town:
        country = tuple(BOXES)[i // 60]
        south, north, west, east = BOXES[country]
        lat, lon = self.random.uniform(south, north), self.random.uniform(west, east)
        unit = f"{country} unit {int((lat - south) / (north - south) * 3)}{int((lon - west) / (east - west) * 4)}"
        return Town(self._word(4, 7), f"Town {i}", country, unit, round(lat, 3), round(lon, 3))

    def incidents(self) -> Iterator[Truth]:
        """Without end, day by day; near misses follow what they resemble."""
        day, number = FIRST_DAY, 0
        while True:
            for _ in range(int(PER_DAY / 2.15)):
                truth = self._incident(number, day)
                number += 1
                yield truth
                if self.random.random() < 1 / 6:
                    yield self._near_miss(replace(truth, number=number))
                    number += 1
            day += timedelta(1)

    def _incident(self, number: int, day: date) -> Truth:
        town = self.random.choices(self.towns, self.weights)[0]
        tactic = self.random.choices(tuple(TACTICS), tuple(TACTICS.values()))[0]
        one, other = SIDES[town.country]
        attacker, enemy = self.random.choice(one), self.random.choice(other)
        if self.random.random() < 0.4:
            attacker, enemy = enemy, attacker
        target = (enemy,) if tactic in ("armed_clash", "air_strike", "arrest_raid") else (self.random.choice(TARGETS),)
        weapon = self.random.choice(WEAPONS[tactic]) if tactic in WEAPONS else None
        return Truth(number, town, day, tactic, attacker, target, weapon, self._toll(), self._toll(), self._own_words())

    def _toll(self) -> int:
        return min(int(self.random.paretovariate(0.9)) - 1, 400)

    def _own_words(self) -> tuple[str, ...]:
        return tuple(self.random.sample(self.words, 9))

    def _near_miss(self, truth: Truth) -> Truth:
        kind = self.random.randrange(3)
        if kind == 0:  # the next day at the same place
            later = truth.day + timedelta(self.random.randint(1, 2))
            return replace(truth, day=later, killed=self._toll(), wounded=self._toll(), words=self._own_words())
        if kind == 1:  # the same day, close by
            near = replace(
                truth.town,
                name=self._word(4, 7),
                english=f"Village {truth.number}",
                lat=round(truth.town.lat + self.random.choice((-0.25, 0.25)), 3),
                lon=round(truth.town.lon + self.random.uniform(0.1, 0.3), 3),
            )
            return replace(truth, town=near, killed=self._toll(), wounded=self._toll(), words=self._own_words())
        elsewhere = self.random.choices(self.towns, self.weights)[0]
        if elsewhere == truth.town:
            return replace(self._incident(truth.number, truth.day), killed=truth.killed)
        other = self._incident(truth.number, truth.day + timedelta(self.random.randint(0, 3)))
        return replace(other, killed=truth.killed)  # the same toll elsewhere

    def tell(self, truth: Truth, document: int) -> list[Report]:
        """The reports of one incident, each in an article of its own."""
        made: list[Report] = []
        for i in range(self._how_many(truth)):
            key = ReportKey(f"d{document + i:07d}", 1)
            if made and self.random.random() < 0.2:
                made.append(self._copy(self.random.choice(made), key))
            else:
                made.append(self._report(truth, key))
        return made

    def _how_many(self, truth: Truth) -> int:
        draw = self.random.random()
        if truth.killed > 30:
            return 3 + int(draw * 12)
        return 1 if draw < 0.55 else 2 if draw < 0.8 else 3 if draw < 0.92 else 4 + int((draw - 0.92) * 50)

    def _copy(self, report: Report, key: ReportKey) -> Report:
        marked = report.copy_of or report.key.document if self.random.random() < 0.5 else None
        published = (report.published or FIRST_DAY) + timedelta(self.random.randint(0, 1))
        return replace(report, key=key, published=published, outlet=self.random.choice(OUTLETS), copy_of=marked)

    def _report(self, truth: Truth, key: ReportKey) -> Report:
        pick = self.random
        late = pick.choice((1, 1, 1, 1, 2, 2, 3, 5))
        published = truth.day + timedelta(late)
        row: dict[str, Any] = {
            "n": 1, "status": "actual", "type": truth.tactic, "country": truth.town.country, "admin1": truth.town.admin1,
            "place_ar": truth.town.name, "place": truth.town.english, "lat": truth.town.lat, "lon": truth.town.lon, "geo_precision": 2,
            "attacker": truth.attacker, "target": list(truth.target), "weapon": truth.weapon, "reported_by": pick.choice(SOURCES),
            "confidence": {"row": round(pick.uniform(0.5, 0.98), 3)},
        }  # fmt: skip
        self._place(row)
        self._date(row, truth.day, published)
        self._sides(row)
        self._tolls(row, truth, late)
        told = pick.sample(truth.words, pick.randint(3, 6)) + pick.sample(self.words, pick.randint(2, 5))
        row["evidence_ar"] = " ".join(told)
        return Report(key, row, published, pick.choice(OUTLETS))

    def _place(self, row: dict[str, Any]) -> None:
        draw = self.random.random()
        if draw < 0.08:  # the governorate alone
            row.update(place_ar=None, place=None, lat=None, lon=None, geo_precision=4)
        elif draw < 0.14:  # a town that no gazetteer knows
            row.update(place=None, lat=None, lon=None, geo_precision=None)
        elif draw < 0.2:
            row.update(lat=round(row["lat"] + self.random.uniform(-0.02, 0.02), 3))

    def _date(self, row: dict[str, Any], day: date, published: date) -> None:
        if self.random.random() < 0.75:
            start = end = day
            basis = "text"
        else:
            start, end, basis = published - timedelta(1), published, "publication"
        row.update(
            date_start=start.isoformat(), date_end=end.isoformat(), date_basis=basis, date_precision="day" if start == end else "days"
        )

    def _sides(self, row: dict[str, Any]) -> None:
        if self.random.random() < 0.15:
            row["attacker"] = "unknown"
        if self.random.random() < 0.1:
            row["target"] = []
        if self.random.random() < 0.08:
            row["type"] = SLIPS.get(row["type"], row["type"])
        if self.random.random() < 0.3:
            row["weapon"] = None

    def _tolls(self, row: dict[str, Any], truth: Truth, late: int) -> None:
        for name, number in (("killed", truth.killed), ("wounded", truth.wounded)):
            early = number if late > 1 else max(number - int(self.random.expovariate(0.5) * (1 + number / 20)), 0)
            draw = self.random.random()
            low: int | None = early
            high: int | None = early
            if draw < 0.25 or (number == 0 and draw < 0.8):
                low = high = None
            elif draw < 0.35:
                high = None  # at least
            elif draw < 0.38 and early >= 20:
                low, high = 20, None  # dozens
            row[f"{name}_min"], row[f"{name}_max"] = low, high


def reports(count: int, seed: int = 7) -> tuple[list[Report], list[int]]:
    """So many reports in the order of their articles, with the number of the incident that each tells of.

    >>> told, truth = reports(100)
    >>> len(told), len(truth), len(set(truth)) < 100
    (100, 100, True)
    """
    world = World(seed)
    told: list[Report] = []
    truth: list[int] = []
    for incident in world.incidents():
        found = world.tell(incident, len(told))
        told += found
        truth += [incident.number] * len(found)
        if len(told) >= count:
            break
    return told[:count], truth[:count]
