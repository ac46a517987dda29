"""Who stands in a row's attacker and target: each name with its kind and its codes in the datasets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from waqai.knowledge import Knowledge, load_packs
from waqai.knowledge.codebooks import country_codes, load_codebook

ARMED = frozenset(("state", "external", "rebel", "militia", "identity"))
"""Kinds that bear arms as an organised side."""

_CLASSES = "state_military state_police state_security armed_group coalition paramilitary militia tribe settlers political other".split()
"""Where one name has several classes in the actor packs, the first of these counts."""

_ABROAD = frozenset("state_military state_police state_security paramilitary".split())


@dataclass(frozen=True, slots=True)
class Side:
    """One name of a row and what the datasets call it.

    `kind`: state, external, rebel, militia, identity, rioters, protesters, civilians, position, property or unknown.
    `home`: ISO alpha-2 of the country whose force it is. `named`: whether it is a group of its own, and not «militants».
    """

    name: str
    kind: str
    rule: str
    home: str | None
    named: bool
    acled: str
    assoc: str | None
    tag: str | None
    gtd: int
    gtd_subtype: int | None
    sector: str
    context: str | None
    peacekeeping: bool = False

    @property
    def armed(self) -> bool:
        """Whether it bears arms as an organised side."""
        return self.kind in ARMED


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the rules of sides.yaml read."""

    name: str
    cls: str
    home: str
    abroad: bool
    country: str
    day: str
    role: str


class Sides:
    """Names looked up in the actor packs and classed by the rules of `sides.yaml`.

    >>> Sides().side("Turkish Armed Forces", "IQ", "2019-04-09", "attacker").kind
    'external'
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        entries = (knowledge or load_packs()).of("actors")
        iso2 = {codes.iso3: codes.cc for codes in country_codes().values()}
        classes: dict[str, set[str]] = {}
        told: dict[str, set[str]] = {}
        where: dict[str, set[str]] = {}
        acled: dict[str, set[str]] = {}
        self._marked: dict[str, str] = {}
        for entry in entries:
            name, cls = entry.label_en, str(entry.attrs.get("class"))
            classes.setdefault(name, set()).add(cls)
            plover = str(entry.maps.get("plover", ""))
            if plover[:3] in iso2:
                told.setdefault(name, set()).add(iso2[plover[:3]])
            if cls in _ABROAD:
                where.setdefault(name, set()).update(entry.attrs.get("country") or ())
            if "acled" in entry.maps and cls not in _ABROAD:
                acled.setdefault(name, set()).add(str(entry.maps["acled"]))
        self._class = {name: min(found, key=_CLASSES.index) for name, found in classes.items()}
        self._home = {name: next(iter(found)) for name, found in {**where, **told}.items() if len(found) == 1}
        self._acled = {name: next(iter(found)) for name, found in acled.items() if len(found) == 1}
        self._joined = sorted((name for name in classes if " and " in name), key=len, reverse=True)
        self._table = load_codebook("sides").tables["side"]
        self.dated = frozenset(name for rule in self._table.rules if "day" in rule.when for name in _listed(rule.when.get("name")))
        self._known = lru_cache(maxsize=65_536)(self._side)

    def side(self, name: str, country: str | None, day: str | None, role: str) -> Side:
        """One name of a row; the day counts only for the names (`dated`) whose kind changes with time."""
        return self._known(name, country, day if name in self.dated else None, role)

    def asked(self, name: str, country: str | None, day: str | None, role: str) -> _Asked:
        """The facts that the rules read of a name."""
        home = self._home.get(name, "")
        abroad = bool(home and country and home != country)
        return _Asked(name, self._class.get(name, ""), home, abroad, country or "", day or "", role)

    def split(self, attacker: str) -> tuple[str, ...]:
        """The names that a row's attacker joins by "and"; a name that itself holds the word stays whole.

        >>> Sides().split("Houthis and Saleh forces"), Sides().split("Authenticity and Development Front")
        (('Houthis', 'Saleh forces'), ('Authenticity and Development Front',))
        """
        whole = next((name for name in self._joined if name == attacker and name.split(" and ")[0] not in self._class), None)
        if whole:
            return (attacker,)
        return tuple(part for part in attacker.split(" and ") if part) or ("unknown",)

    def _side(self, name: str, country: str | None, day: str | None, role: str) -> Side:
        asked = self.asked(name, country, day, role)
        rule = self._table.first(asked)
        codes: dict[str, Any] = dict(rule.then) if rule else {"kind": "unknown", "gtd": 20, "plover": "UNK"}
        names = country_codes()
        here = names[country].name if country and country in names else None
        home = names[asked.home].name if asked.home in names else here
        filled = {key: _filled(codes.get(key), name, here, home) for key in ("acled", "assoc")}
        own = self._acled.get(name)
        named = codes["kind"] in ("state", "external") or (codes["kind"] in ARMED and not _generic(name))
        return Side(
            name, codes["kind"], rule.id if rule else "none", asked.home or (country if codes["kind"] == "state" else None), named,
            filled["acled"] or own or name, filled["assoc"], codes.get("tag"), int(codes["gtd"]), codes.get("gtdsub"), codes["plover"],
            codes.get("context"), bool(codes.get("peacekeeping")),
        )  # fmt: skip

    def all(self, names: Iterable[str], country: str | None, day: str | None, role: str) -> tuple[Side, ...]:
        """The sides of several names."""
        return tuple(self.side(name, country, day, role) for name in names)


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _filled(pattern: str | None, name: str, here: str | None, home: str | None) -> str | None:
    """The pattern with names filled in; a bracket or a tail whose country is not known falls away."""
    if pattern is None:
        return None
    text = pattern.replace(" ({country})", f" ({here})" if here else "").replace(" of {country}", f" of {here}" if here else "")
    return text.replace(" of {home}", f" of {home}" if home else "").replace("{name}", name)


def _generic(name: str) -> bool:
    """Whether a name is a common noun («militants»): such names begin small, groups' names do not, but for the Arabic article."""
    return name[:1].islower() and not name.startswith("al-")


def main_side(sides: Sequence[Side]) -> Side | None:
    """The side that stands for all: the first armed one, else people, else a thing that an armed side holds, else property.

    >>> sides = Sides().all(("house", "officials"), "LY", "2019-04-09", "target")
    >>> main_side(sides).name
    'officials'
    """
    for kinds in (ARMED, frozenset(("protesters", "rioters", "civilians")), frozenset(("position",)), frozenset(("property", "unknown"))):
        for side in sides:
            if side.kind in kinds:
                return side
    return None
