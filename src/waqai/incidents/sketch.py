"""What fusion compares of a report: its row reduced once, so that a pair costs microseconds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from waqai.incidents.areas import Areas, load_areas
from waqai.incidents.kinship import Kinship, Party, load_kinship
from waqai.incidents.pack import FusionPack, load_fusion_pack
from waqai.incidents.words import quote_print, quote_words
from waqai.knowledge import load_packs
from waqai.model import TACTIC_GROUPS, Report, ReportKey
from waqai.text import fold_word
from waqai.text.stem import stem

SHARP_DAYS = 4
"""A span of so many days or fewer is a day as news gives it; a longer one is only a stretch (a week, a month)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A toll as a report gives it: `high` is None where it is open («at least»)."""

    low: int
    high: int | None

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


class Spot(NamedTuple):
    """The place of a report. `level` is its precision (1 site to 5 country, 6 none), `admin1` the first-level unit's plain name, `name` the
    words of the toponym without «قرية», «شمال» and article, `site` the kinds of building that it is; `city` says that the name is also a
    governorate's («عدن», «تعز»), as large cities' are.
    """

    country: str | None
    admin1: str
    level: int
    name: frozenset[str]
    city: bool
    site: frozenset[str]
    lat: float | None
    lon: float | None

    @property
    def fine(self) -> bool:
        """Whether it is a site, a town or a district."""
        return self.level <= 3


class Deed(NamedTuple):
    """Who did what to whom. `group`: the tactics that reporters take for one another."""

    tactic: str
    group: str
    attacker: Party
    target: Party


@dataclass(frozen=True, slots=True)
class Sketch:
    """One report reduced. Days are ordinals; `start` is None where nothing dates it; `basis` is text, publication or none; `sharp` says
    that it is dated to a day or a few.

    `words` are the telling words of the quote but for those of the place; `capture` says that they tell of ground taken. `rivals` is how
    many other incidents of the kind its article tells. `origin` is the document that it was written for: the reprinted one's id where it
    is a copy.
    """

    key: ReportKey
    origin: str
    status: str
    spot: Spot
    deed: Deed
    start: int | None
    end: int | None
    sharp: bool
    basis: str
    published: int | None
    killed: Figure | None
    wounded: Figure | None
    joint: int | None
    abducted: int | None
    lost: int | None
    weapon: frozenset[str]
    arms: frozenset[str]
    campaign: str
    words: frozenset[str]
    capture: bool
    print: int | None
    rivals: int


class Sketcher:
    """Holds what reports are read with."""

    def __init__(self, kinship: Kinship | None = None, areas: Areas | None = None, pack: FusionPack | None = None) -> None:
        self.kinship = kinship or load_kinship()
        self.areas = areas or load_areas()
        self._capture = frozenset(stem(fold_word(word)) for word in (pack or load_fusion_pack()).capture)
        self._arms_by_name, self._arms_by_word = _arms()
        self._spots: dict[Spot, Spot] = {}

    def sketch(self, report: Report) -> Sketch:
        """Reduce a report. Rows of other coders, which lack Waqai's own keys, are read by the codebook's alone."""
        row = report.row
        country = row.get("country") or None
        tactic = str(row.get("type") or "other")
        weapon = _weapon_words(row.get("weapon") or "")
        start, end = _day(row.get("date_start")), _day(row.get("date_end"))
        start, end = (end if start is None else start), (start if end is None else end)
        published = report.published.toordinal() if report.published else None
        lat, lon = row.get("lat"), row.get("lon")
        words = quote_words(row.get("evidence_ar"))
        name, site = self.areas.name(row.get("place_ar")), self.areas.site(row.get("place_ar"))
        day = start if start is not None else published
        year = date.fromordinal(day).year if day is not None else None
        attacker, target = (self.kinship.party(row.get(side), country, year) for side in ("attacker", "target"))
        spot = Spot(
            country=country,
            admin1=self.areas.unit(country, row.get("admin1")),
            level=self.areas.level(row, name),
            name=name,
            city=self.areas.is_city(country, name, site),
            site=site,
            lat=lat if lon is not None else None,
            lon=lon if lat is not None else None,
        )
        return Sketch(
            key=report.key,
            origin=report.copy_of or report.key.document,
            status=str(row.get("status") or "actual"),
            spot=self._spots.setdefault(spot, spot),
            deed=Deed(tactic, TACTIC_GROUPS.get(tactic, "other"), attacker, target),
            start=start,
            end=end,
            sharp=start is not None and end is not None and end - start < SHARP_DAYS,
            basis=_basis(row, start, end, published),
            published=published,
            killed=_figure(row.get("killed_min"), row.get("killed_max")),
            wounded=_figure(row.get("wounded_min"), row.get("wounded_max")),
            joint=row.get("casualties_combined"),
            abducted=row.get("abducted"),
            lost=row.get("attackers_killed"),
            weapon=weapon,
            arms=self._arms_of(str(row.get("weapon") or ""), weapon),
            campaign=" ".join(map(fold_word, str(row.get("campaign") or "").split())),
            words=words - name,
            capture=not self._capture.isdisjoint(words),
            print=quote_print(row.get("evidence_ar")),
            rivals=report.rivals,
        )

    def _arms_of(self, weapon: str, words: frozenset[str]) -> frozenset[str]:
        kind = self._arms_by_name.get(weapon.lower())
        return frozenset((kind,)) if kind else frozenset(self._arms_by_word[word] for word in words if word in self._arms_by_word)


@lru_cache(maxsize=4_096)
def _weapon_words(weapon: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]+", weapon.lower()) if word not in ("and", "of", "the"))


@lru_cache(maxsize=1)
def _arms() -> tuple[dict[str, str], dict[str, str]]:
    """The kind of arms by a weapon's name, and by a word of names that are all of one kind."""
    names: dict[str, str] = {}
    words: dict[str, set[str]] = {}
    for entry in load_packs().of("weapons"):
        kind = str(entry.attrs.get("class", "other"))
        names.setdefault(entry.label_en.lower(), kind)
        for word in _weapon_words(entry.label_en):
            words.setdefault(word, set()).add(kind)
    return names, {word: next(iter(found)) for word, found in words.items() if len(found) == 1}


@lru_cache(maxsize=16_384)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


def _day(value: Any) -> int | None:
    return _ordinal(value) if value else None


def _figure(low: int | None, high: int | None) -> Figure | None:
    if low is None and high is None:
        return None
    return Figure(0 if low is None else low, high)


def _basis(row: Mapping[str, Any], start: int | None, end: int | None, published: int | None) -> str:
    """What the date rests on; in rows that do not say it, the codebook's default span (convention 9) is that of the publication."""
    given = row.get("date_basis")
    if given:
        return str(given)
    if start is None:
        return "none"
    return "publication" if published is not None and (start, end) == (published - 1, published) else "text"
