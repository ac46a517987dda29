"""Names of the datasets' actors and countries in the terms of our rows."""

from __future__ import annotations

import re

from waqai.knowledge import Knowledge, load_packs
from waqai.knowledge.codebooks import country_codes, load_codebook

_PERIOD = re.compile(r"\s*\((?:\d{4}\s*-\s*(?:\d{4})?|-\s*\d{4})\)")
_BRACKET = re.compile(r"^(.*?)\s*\(([^()]+)\)$")
_KINDS = {"civilians": "civilians", "protesters": "protesters", "rioters": "protesters"}
_UNKNOWN = re.compile(r"^(?:unidentified|unknown\b|.*\bunknown actors?\b)", re.IGNORECASE)
_PREFERRED = ("Army", "Armed Forces", "forces", "police")


class Names:
    """Looks names of datasets up in the actor packs.

    >>> names = Names()
    >>> names.actor("Military Forces of Iraq (2014-)"), names.actor("Civilians (Yemen)"), names.actor("Unidentified Armed Group (Iraq)")
    ('Iraqi Army', 'civilians', 'unknown')
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._known: dict[str, list[str]] = {}
        labels: dict[str, str] = {}
        for entry in (knowledge or load_packs()).of("actors"):
            labels.setdefault(_folded(entry.label_en), entry.label_en)
            if "acled" in entry.maps:
                self._known.setdefault(_folded(str(entry.maps["acled"])), []).append(entry.label_en)
        for folded, label in labels.items():
            self._known.setdefault(folded, []).insert(0, label)
        self._exact: dict[str, str] = {
            _folded(rule.then["acled"]): rule.when["name"]
            for rule in load_codebook("sides").tables["side"].rules
            if isinstance(rule.when.get("name"), str) and "{" not in rule.then.get("acled", "{") and rule.then["kind"] == "state"
        }
        self._countries = {_folded(codes.name): codes.cc for codes in country_codes().values()}
        self._numbers = {codes.iso_n: codes.cc for codes in country_codes().values() if codes.iso_n}

    def actor(self, name: str) -> str:
        """A dataset's actor as rows name it; a name that no pack knows keeps its own words, without the years of a regime."""
        whole = self._exact.get(_folded(name))
        if whole:
            return whole
        plain = _PERIOD.sub("", name).strip()
        if not plain or _UNKNOWN.match(plain):
            return "unknown"
        for each in (plain, _without_bracket(plain), re.split(r": | - ", plain)[0]):
            folded = _folded(each)
            if folded in _KINDS:
                return _KINDS[folded]
            if folded in self._known:
                return self._chosen(self._known[folded])
        government = re.match(r"Government of (.+)", plain)
        if government:
            return self.actor(f"Military Forces of {_without_bracket(government.group(1))}")
        head = re.match(r"((?:Military|Police) Forces of [A-Z][\w' -]*?)(?: [A-Z].*)?$", plain)
        if head and _folded(head.group(1)) in self._known:
            return self._chosen(self._known[_folded(head.group(1))])
        bracket = _BRACKET.match(plain)
        return bracket.group(1) if bracket and self.country(bracket.group(2)) else plain

    def actors(self, cell: str) -> list[str]:
        """The actors of a cell that lists several.

        >>> Names().actors("Civilians (Iraq); Journalists (Iraq)")
        ['civilians', 'Journalists']
        """
        found = (self.actor(part) for part in cell.split(";") if part.strip())
        return list(dict.fromkeys(name for name in found if name != "unknown"))

    def country(self, name: str, number: int | None = None) -> str | None:
        """ISO alpha-2 of a country by its ISO number or its name; brackets («Yemen (North Yemen)») are read without."""
        if number in self._numbers:
            return self._numbers[number]
        plain = _folded(re.sub(r"\s*\(.*\)$", "", name))
        return self._countries.get(_folded(name)) or self._countries.get(plain) or _OTHER_NAMES.get(plain)

    def _chosen(self, labels: list[str]) -> str:
        return next((label for ending in _PREFERRED for label in labels if label.endswith(ending)), labels[0])


_OTHER_NAMES = {
    "syrian arab republic": "SY", "dr congo": "CD", "congo": "CG", "turkiye": "TR", "west bank and gaza strip": "PS",
    "bosnia herzegovina": "BA", "united states of america": "US", "russian federation": "RU", "kingdom of eswatini": "SZ",
}  # fmt: skip


def _without_bracket(name: str) -> str:
    match = _BRACKET.match(name)
    return match.group(1) if match else name


def _folded(name: str) -> str:
    return " ".join(name.replace("-", " ").lower().split())
