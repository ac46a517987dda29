"""One incident (or one coded event) as the codebooks ask about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from waqai.knowledge import Knowledge, load_packs
from waqai.knowledge.circumstances import load_circumstances
from waqai.knowledge.codebooks import country_codes
from waqai.outputs.codebooks.sides import ARMED, Side, Sides, main_side
from waqai.text import fold_phrase

_GROUND = frozenset(("armed_clash", "armed_attack"))
_READ_TYPES = _GROUND | {"shelling", "assassination", "shooting"}
"""Types that may hang on a circumstance told by the quote or the notes."""
_FIGURE_NAMES = ("killed_min", "killed_max", "killed_best", "wounded_min", "wounded_max", "wounded_best",
                 "casualties_combined", "attackers_killed", "abducted")  # fmt: skip
_FIGURE_KEYS, _FIGURES = frozenset(_FIGURE_NAMES), itemgetter(*_FIGURE_NAMES)
_VAGUE_RULES = ("count/plural", "count/many", "count/all-aboard", "count/dead")
_NO_SIDE = Side("", "unknown", "none", None, False, "", None, None, 20, None, "UNK", None)


class Source(NamedTuple):
    """One article behind an incident."""

    article: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None


class Toll(NamedTuple):
    """A figure of a row: lowest, best, highest (None where open). `told` is False where the text gives none."""

    told: bool
    low: int
    best: int
    high: int | None

    @property
    def some(self) -> bool:
        """Whether it says that at least one person was hit."""
        return self.told and self.best > 0


_NONE = Toll(False, 0, 0, 0)


class Figures:
    """The figures of a row (killed, wounded, both in one, the attackers' own dead, people taken) and what they say."""

    __slots__ = ("attackers_died", "harm", "injured", "joint", "killed", "people_died", "taken", "toll", "wounded")

    def __init__(self, killed: Toll, wounded: Toll, joint: int | None, own: int | None, taken: int | None) -> None:
        self.killed, self.wounded, self.joint = killed, wounded, joint
        self.toll = (killed, wounded, joint, own, taken)
        self.people_died = killed.some or bool(joint)
        self.injured = wounded.some or bool(joint)
        self.harm = self.people_died or self.injured
        self.attackers_died, self.taken = bool(own), bool(taken)


class Weapon(NamedTuple):
    """A weapon as the packs know it: its class and its GTD code («6.16»)."""

    name: str
    cls: str
    gtd: str | None


class Facts:
    """What an incident is, in the terms that codebooks' rules use. Made by `FactsMaker.facts`.

    `codes` and `country_name`: the country in the datasets' codes and its English name; `day_precision`: day, days, week, month, year or
    unknown. `attacker` and `target` are kinds (`Side.kind`) of the main names; `targets` holds the ids of the rules of sides.yaml that
    classed the row's targets, so that rules can ask for «officials» or «schools».
    """

    __slots__ = (
        "_maker", "attacked", "attacker", "attackers", "attackers_died", "captured", "cast", "codes", "country", "country_name", "day",
        "day_end", "day_precision", "exchange", "figures", "harm", "id",
        "injured", "killed", "main_attacker", "main_target", "off_duty", "property",
        "row", "sources", "status", "taken", "target", "targets", "toll", "type", "weapon", "weapon_class", "weapon_code",
    )  # fmt: skip

    def __init__(self, maker: FactsMaker, row: Mapping[str, Any], incident_id: str, sources: tuple[Source, ...]) -> None:
        get = row.get
        self.row, self.id, self.sources = row, incident_id, sources
        self._maker = maker
        self.status, self.type = get("status") or "actual", get("type") or "other"
        self.country, self.day = get("country"), get("date_start") or get("date_end")
        self.day_end = get("date_end") or self.day
        self.day_precision = _day_precision(get("date_precision"), self.day, self.day_end)
        self.codes = maker.countries.get(self.country or "")
        self.country_name = self.codes.name if self.codes else None
        self.weapon, self.weapon_class, self.weapon_code = maker.weapon(get("weapon") or "")
        cast = self.cast = maker.cast_of(row)
        self.attackers, self.main_attacker, self.attacked, self.main_target = (
            cast.attackers,
            cast.main_attacker,
            cast.attacked,
            cast.main_target,
        )
        self.attacker, self.target, self.targets = cast.attacker, cast.target, cast.targets
        figures = self.figures = _figures(*_FIGURES(row)) if row.keys() >= _FIGURE_KEYS else _figures(*map(get, _FIGURE_NAMES))
        self.toll, self.killed, self.injured, self.harm = figures.toll, figures.people_died, figures.injured, figures.harm
        self.attackers_died, self.taken = figures.attackers_died, figures.taken
        self.property = cast.things or bool(get("damage"))
        self.exchange = self.off_duty = self.captured = False
        if self.type in _READ_TYPES:
            if words := get("evidence_ar") or get("notes"):
                maker.read_circumstances(self, f"{words} {get('notes') or ''}")
            elif get("spans"):
                maker.read_circumstances(self, "")

    @property
    def deaths(self) -> bool:
        """Whether anybody died, attackers included; a joint toll of killed and wounded counts."""
        return self.killed or self.attackers_died

    @property
    def attacker_named(self) -> bool:
        """Whether the attacker is a state's force or a group with a name of its own."""
        return self.main_attacker.named

    @property
    def target_named(self) -> bool:
        """Whether the main target is a state's force or a group with a name of its own."""
        return self.main_target.named

    def vague(self, toll: Toll) -> str | None:
        """How an open figure was worded: "tens", "hundreds", "plural" (a bare plural, no number), or None where it is a number."""
        return self._maker.vague(self, toll)

    @property
    def claimed(self) -> bool:
        """Whether somebody claims it."""
        return bool(self.row.get("claimed_by"))

    @property
    def place_name(self) -> str | None:
        """The English name of the place, else its name as written, else the governorate's."""
        return self.row.get("place") or self.row.get("place_ar") or self.row.get("admin1")

    @property
    def geo_precision(self) -> int | None:
        """1 site, 2 town, 3 district, 4 governorate, 5 country; of rows without it from what they name."""
        given: int | None = self.row.get("geo_precision")
        if given is not None:
            return given
        if self.row.get("place_ar") and self.row.get("lat") is not None:
            return 2
        return 4 if self.row.get("admin1") else 5 if self.country else None


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """The sides of a row: attackers and attacked, the main one of each, their kinds, the ids of the rules that classed the attacked."""

    attackers: tuple[Side, ...]
    main_attacker: Side
    attacked: tuple[Side, ...]
    main_target: Side
    attacker: str
    target: str
    targets: frozenset[str]
    things: bool


class FactsMaker:
    """Makes `Facts` of rows; holds what was loaded, and remembers what it looked up.

    >>> maker = FactsMaker()
    >>> facts = maker.facts({"type": "armed_attack", "attacker": "Islamic State", "target": ["checkpoint"], "country": "IQ"}, "a#1")
    >>> facts.attacker, facts.target
    ('rebel', 'state')
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        knowledge = knowledge or load_packs()
        self.sides = Sides(knowledge)
        self.countries = country_codes()
        self._weapons: dict[str, Weapon] = {}
        for entry in knowledge.of("weapons"):
            code = entry.maps.get("gtd")
            known = self._weapons.get(entry.label_en.lower())
            if known is None or (known.gtd is None and code):
                self._weapons[entry.label_en.lower()] = Weapon(entry.label_en, str(entry.attrs.get("class") or ""), code)
        self._longest = sorted(self._weapons, key=len, reverse=True)
        circumstances = load_circumstances()
        self._exchange, self._off_duty, self._captured = (circumstances[key] for key in ("exchange", "off_duty", "captured"))
        self._tens, self._hundreds = circumstances["tens"], circumstances["hundreds"]
        self.weapon = lru_cache(maxsize=4096)(self._weapon)
        self._cast = lru_cache(maxsize=65_536)(self._cast_of)
        self._dated = lru_cache(maxsize=65_536)(self._names_a_dated)

    def facts(self, row: Mapping[str, Any], incident_id: str, sources: Iterable[Source] = ()) -> Facts:
        """The facts of a row in the keys of `Event.to_row` or `Incident.to_row`; keys that a row lacks count as not told."""
        return Facts(self, row, incident_id, tuple(sources))

    def cast_of(self, row: Mapping[str, Any]) -> Cast:
        """The sides of a row."""
        get = row.get
        targets = get("target") or ()
        named = (targets,) if isinstance(targets, str) else tuple(targets)
        return self.cast(get("attacker") or "unknown", named, get("country"), get("date_start") or get("date_end"))

    def cast(self, attacker: str, targets: tuple[str, ...], country: str | None, day: str | None) -> Cast:
        """The sides of a row; the same object for the same names, country and (where it matters) day."""
        return self._cast(attacker, targets, country, day if self._dated(attacker, targets) else None)

    def _names_a_dated(self, attacker: str, targets: tuple[str, ...]) -> bool:
        return any(name in attacker for name in self.sides.dated) or not self.sides.dated.isdisjoint(targets)

    def _cast_of(self, attacker: str, targets: tuple[str, ...], country: str | None, day: str | None) -> Cast:
        attackers = self.sides.all(self.sides.split(attacker), country, day, "attacker")
        attacked = self.sides.all(targets, country, day, "target")
        first, hit = main_side(attackers) or _NO_SIDE, main_side(attacked) or _NO_SIDE
        kind = hit.kind
        if kind == "position" and first.kind not in ("state", "external"):
            hit, kind = self._holder(country, day), "state"
        rules, things = frozenset(side.rule for side in attacked), any(side.kind in ("property", "position") for side in attacked)
        return Cast(attackers, first, attacked, hit, first.kind, kind, rules, things)

    def _holder(self, country: str | None, day: str | None) -> Side:
        """The state's force that holds a checkpoint or camp which a group attacks and whose owner the row does not name."""
        return self.sides.side("army", country, day, "target")

    def _weapon(self, name: str) -> Weapon:
        """The weapon of that name, else of the longest known name within it («rockets and mortars»)."""
        low = name.lower()
        known = self._weapons.get(low)
        if known is not None:
            return Weapon(name, known.cls, known.gtd)
        inside = next((each for each in self._longest if each in low or (each.endswith("s") and each[:-1] in low)), None) if low else None
        return Weapon(name, self._weapons[inside].cls, self._weapons[inside].gtd) if inside else Weapon(name, "", None)

    def read_circumstances(self, facts: Facts, words: str) -> None:
        """Set what the quote, the notes and the rules behind the type tell of the circumstances that the row's type may hang on."""
        kind = facts.type
        folded = fold_phrase(words)
        rules = [span[2].rsplit("/", 1)[-1] for span in (facts.row.get("spans") or {}).get("type", ())]
        if kind == "shelling":
            facts.exchange = self._exchange.told_by(folded, rules)
            return
        if kind in _GROUND:
            facts.captured = self._captured.told_by(folded, rules)
        if kind != "armed_clash":
            facts.off_duty = self._off_duty.told_by(folded, rules)

    def vague(self, facts: Facts, toll: Toll) -> str | None:
        """How an open figure was worded: "tens", "hundreds", "plural" (a bare plural, no number), or None where it is a number.

        A row alone does not tell «عشرات» from «20 على الأقل»: the quote and the coder's rule are asked.
        """
        if not toll.told or toll.high is not None or toll.low not in (2, 20, 200):
            return None
        words = fold_phrase(f"{facts.row.get('evidence_ar') or ''} {facts.row.get('notes') or ''}")
        if toll.low == 20:
            return "tens" if self._tens.told_by(words) else None
        if toll.low == 200:
            return "hundreds" if self._hundreds.told_by(words) else None
        rules = [span[2] for span in (facts.row.get("spans") or {}).get("killed", ())]
        return "plural" if not rules or any(rule.startswith(_VAGUE_RULES) for rule in rules) else None


def _day_precision(given: str | None, start: str | None, end: str | None) -> str:
    """day, days, week, month, year or unknown; of rows without it from the length of the span."""
    if given and given != "unknown":
        return given
    return "unknown" if not start or not end else "day" if start == end else "days"


@lru_cache(maxsize=65_536, typed=True)
def _figures(
    killed_min: Any,
    killed_max: Any,
    killed_best: Any,
    wounded_min: Any,
    wounded_max: Any,
    wounded_best: Any,
    joint: Any,
    own: Any,
    taken: Any,
) -> Figures:
    killed, wounded = _figure(killed_min, killed_max, killed_best), _figure(wounded_min, wounded_max, wounded_best)
    return Figures(killed, wounded, joint, own, taken)


def _figure(low: Any, high: Any, best: Any) -> Toll:
    if low is None and high is None:
        return _NONE
    low = low or 0
    return Toll(True, low, low if best is None else best, high)


def armed(kind: str) -> bool:
    """Whether a kind of side bears arms."""
    return kind in ARMED
