"""Who acts and who is struck in the reports of `side_grammar`, out of `side_words.txt`: actors by all their names, targets, places."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("side_words.txt")
DAYS = ("أمس الثلاثاء", "اليوم الأربعاء", "مساء أمس", "فجر اليوم", "صباح الثلاثاء", "أمس", "ليل الثلاثاء الأربعاء")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: nominative, genitive and accusative, and how a verb agrees with it («m», «f», or «p» for people)."""

    nom: str
    gen: str
    acc: str
    agree: str

    def to(self) -> str:
        """With «ل» before it: «للجيش», «لحركة»."""
        return "ل" + (self.gen[1:] if self.gen.startswith("ال") else self.gen)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a pattern of the names that a row may carry, how he is written, what he is called the second time, and his means."""

    key: str
    label: str
    means: str
    claims: bool
    names: tuple[Noun, ...]
    again: Noun | None


@dataclass(frozen=True, slots=True)
class Target:
    """Who or what is struck; `dead` are the people who die there («جنود»), `acts` the key of the actor that it is."""

    key: str
    label: str
    dead: str
    acts: str
    names: tuple[Noun, ...]


@dataclass(frozen=True, slots=True)
class Theatre:
    """Where it happens: the state's voice, who strikes what, places with their prepositions."""

    name: str
    voice: Noun
    strikes: tuple[tuple[str, str], ...]
    places: tuple[str, ...]


def noun(text: str) -> Noun:
    """A noun from «nominative/genitive/accusative agreement»; forms that are left out are like the ones before."""
    words, agree = text.strip().rsplit(" ", 1)
    nom, *rest = words.split("/")
    gen = rest[0] if rest else nom
    return Noun(nom, gen, rest[1] if len(rest) > 1 else gen, agree)


def nouns(text: str) -> tuple[Noun, ...]:
    """Nouns between bars."""
    return tuple(noun(part) for part in text.split("|"))


def _parts() -> list[list[list[str]]]:
    """The lines of each part of the table, cut at tabs."""
    parts: list[list[list[str]]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("##"):
            parts.append([])
        elif line and not line.startswith("#"):
            parts[-1].append(line.split("\t"))
    return parts


def _strikes(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.strip().partition(":") for part in text.split(";"))
    return tuple((who, whom) for who, _, rest in pairs for whom in rest.split())


_ACTORS, _TARGETS, _THEATRES = _parts()
ACTORS = {r[0]: Actor(r[0], r[1], r[2], r[3] == "claims", nouns(r[4]), None if r[5] == "-" else noun(r[5])) for r in _ACTORS}
TARGETS = {r[0]: Target(r[0], r[1], r[2], "" if r[3] == "-" else r[3], nouns(r[4])) for r in _TARGETS}
THEATRES = tuple(Theatre(r[0], noun(r[1]), _strikes(r[2]), tuple(p.strip() for p in r[3].split("|"))) for r in _THEATRES)
