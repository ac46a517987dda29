"""Which names of actors mean the same side: by the actor packs, by the state whose forces they are, by the enemies they share."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waqai.events.cast import KINDS
from waqai.knowledge import Knowledge, load_packs
from waqai.knowledge.opponents import Opponents, load_opponents

_SEPARATORS = re.compile(r"\s+(?:and|&)\s+|[/;]")
_STATE = ("state_military", "state_police", "state_security")


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """One side of an incident as a row names it: `names` in lower case, `sides` the kin that they belong to, `known` where any of them
    says more than a kind («militants»); `state` where a state's forces are among them; `foes` the sides that it usually fights there.

    One reading is one object, so that what two parties are to each other can be remembered.
    """

    names: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    known: bool = False
    state: bool = False
    foes: frozenset[str] = frozenset()

    def allied(self, other: Party) -> bool:
        """Whether the two usually fight one enemy and not each other («Arab coalition» and «Popular Resistance»)."""
        return not self.foes.isdisjoint(other.foes) and self.foes.isdisjoint(other.sides) and other.foes.isdisjoint(self.sides)


NOBODY = Party()


def names_in(names: str | Sequence[str] | None) -> tuple[str, ...]:
    """The single names in a row's attacker or targets, as they are written there.

    >>> names_in("Houthis and Saleh forces")
    ('Houthis', 'Saleh forces')
    """
    parts = _SEPARATORS.split(names) if isinstance(names, str) else names or ()
    return tuple(name for part in parts if (name := part.strip()))


class Kinship:
    """Reads names into parties. Names that no pack knows are sides of their own.

    >>> kin = load_kinship()
    >>> kin.party("Houthis and Saleh forces", "YE").sides == {"houthi", "saleh"}
    True
    >>> kin.party(["police"], "TR").sides == kin.party("Turkish Armed Forces", "TR").sides
    True
    """

    def __init__(self, knowledge: Knowledge, opponents: Iterable[Opponents]) -> None:
        self._sides: dict[str, str] = {}
        self._generic: set[str] = set()
        self._states: set[str] = set()
        homes: dict[str, Counter[str]] = defaultdict(Counter)
        for entry in knowledge.of("actors"):
            label, side, kind = entry.label_en.lower(), entry.attrs.get("side"), entry.attrs.get("class")
            if side:
                self._sides.setdefault(label, str(side))
            if kind in _STATE:
                self._states.add(label)
                countries = entry.attrs.get("country", ())
                if side and len(countries) == 1:
                    homes[countries[0]][str(side)] += 1
                elif not side and not countries:
                    self._generic.add(label)
        self._state_of = {country: found.most_common(1)[0][0] for country, found in homes.items()}
        self._lines: dict[str, list[tuple[Opponents, str, str]]] = defaultdict(list)
        for line in opponents:
            for country in line.countries:
                one = self._side(line.one.lower(), country)
                self._lines[country] += [(line, one, self._side(foe.lower(), country)) for foe in line.other]
        self._read: dict[tuple[tuple[str, ...], str | None, int | None], Party] = {}

    def party(self, names: str | Sequence[str] | None, country: str | None, year: int | None = None) -> Party:
        """The party behind a row's attacker or targets; plain «police» or «army» are those of the country of the incident.

        `year`: that of the incident, for those who fought then; None: whoever fought there at any time.
        """
        parts = names_in(names)
        found = self._read.get((parts, country, year))
        if found is None:
            found = self._read[parts, country, year] = self._party(parts, country, year)
        return found

    def _party(self, parts: tuple[str, ...], country: str | None, year: int | None) -> Party:
        names = frozenset(part.lower() for part in parts)
        telling = names - KINDS
        sides = frozenset(self._side(name, country) for name in telling)
        told = [(one, other) for line, one, other in self._lines.get(country or "", ()) if year is None or _in_year(line, year)]
        fought = frozenset(other if one in sides else one for one, other in told if one in sides or other in sides)
        return Party(names, sides, bool(telling), bool(telling & (self._states | self._generic)), fought)

    def _side(self, name: str, country: str | None) -> str:
        if name in self._generic and country in self._state_of:
            return self._state_of[country]
        return self._sides.get(name, name)


def _in_year(line: Opponents, year: int) -> bool:
    """Whether two sides fought each other in some of a year."""
    return (line.since is None or line.since.year <= year) and (line.until is None or year <= line.until.year)


@functools.cache
def load_kinship() -> Kinship:
    """The kinship of this program's packs, read once in each process. Raises PackError for a wrong pack."""
    return Kinship(load_packs(), load_opponents())
