"""Who usually fights whom, where and since when: the last resort for a side that an article leaves unsaid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from waqai.knowledge.pack import PackError
from waqai.knowledge.packs_store import PACK_DIR, read_yaml

_PATH = PACK_DIR / "opponents.yaml"
_KEYS = frozenset(("one", "other", "countries", "from", "to", "air", "alone", "named"))


@dataclass(frozen=True, slots=True)
class Opponents:
    """One line of the pack: `one` faces `other` in `countries` between two days (None: open).

    `alone` are the tactics that nobody but `one` uses there; such a line may have no `other`. Where it is `named`, they are read only in
    articles that name `one`.
    """

    one: str
    other: tuple[str, ...]
    countries: tuple[str, ...]
    since: date | None
    until: date | None
    air: bool
    alone: tuple[str, ...] = ()
    named: bool = False

    def holds(self, country: str | None, day: date | None) -> bool:
        """Whether the line speaks of that country on that day (any day where none is given)."""
        if country not in self.countries:
            return False
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


@dataclass(frozen=True, slots=True)
class NamedUnits:
    """The side of a war whose brigades have names where its foe's have numbers."""

    side: str
    countries: tuple[str, ...]
    since: date
    until: date


@lru_cache(maxsize=1)
def load_named_units() -> tuple[NamedUnits, ...]:
    """The sides whose units have names. Raises PackError that names the line."""
    out = []
    for n, row in enumerate(read_yaml(_PATH).get("named_units") or (), 1):
        if set(row) != {"side", "countries", "from", "to"}:
            raise PackError(f"{_PATH.name}: named_units {n}: needs side, countries, from and to, and no other key")
        out.append(NamedUnits(str(row["side"]), tuple(row["countries"]), row["from"], row["to"]))
    return tuple(out)


def load_opponents() -> tuple[Opponents, ...]:
    """The lines of the pack. Raises PackError that names the line."""
    path = _PATH
    data = read_yaml(path)
    out = []
    for n, row in enumerate(data.get("entries") or (), 1):
        unknown = set(row) - _KEYS
        if unknown or "one" not in row or not (row.get("other") or row.get("alone")) or not row.get("countries"):
            raise PackError(
                f"{path.name}: entry {n}: needs one, other and countries, and knows no {', '.join(sorted(unknown)) or 'other key'}"
            )
        out.append(
            Opponents(
                str(row["one"]),
                tuple(row.get("other", ())),
                tuple(row["countries"]),
                row.get("from"),
                row.get("to"),
                bool(row.get("air")),
                tuple(row.get("alone", ())),
                bool(row.get("named")),
            )
        )
    if not out:
        raise PackError(f"{path.name}: no entries")
    return tuple(out)
