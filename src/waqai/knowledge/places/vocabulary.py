"""The words around place names: frames («قرية», «ريف»), directions, what ends a name, what is no place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from waqai.knowledge.packs_store import PACK_DIR
from waqai.knowledge.places.tables import GazetteerError, read_table
from waqai.text import fold_phrase, fold_word

FRAME_COLUMNS = ("word", "kind", "use", "note")
FRAME_USES = ("name", "weak", "list", "part")
GENERAL_FRAMES = frozenset(("town", "village", "quarter", "admin1", "admin2", "area"))
"""Kinds of frames behind which any name may stand."""
_SECTIONS = frozenset(
    (
        "directions name_adjectives construct given_names person_heads group_heads stops generic known_phrases "
        "origins seats adjacent distances strikes"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that opens a place name.

    `use`: "name" (any name may follow, known or not), "weak" (the word means other things too: only a known or quoted name),
    "list" (several names follow), "part" (a part or the surroundings of the known place that follows).
    """

    word: str
    kind: str
    use: str


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Every list of the vocabulary, folded. `directions` gives degrees from north, -1 for a middle or an end."""

    frames: dict[str, Frame]
    common: frozenset[str]
    directions: dict[str, int]
    name_adjectives: frozenset[str]
    construct: frozenset[str]
    given_names: frozenset[str]
    person_heads: frozenset[str]
    group_heads: frozenset[str]
    stops: frozenset[str]
    generic: frozenset[str]
    known_phrases: tuple[tuple[str, ...], ...]
    origins: frozenset[str]
    seats: frozenset[str]
    adjacent: frozenset[str]
    distances: frozenset[str]
    strikes: frozenset[str]


def load_place_words(folder: Path | None = None) -> PlaceWords:
    """Read frames.tsv, vocabulary.txt and common_words.txt of the places pack. Raises GazetteerError for a wrong line.

    >>> load_place_words().frames["قريه"].kind
    'village'
    """
    folder = folder or PACK_DIR / "places"
    frames: dict[str, Frame] = {}
    for where, v in read_table(folder / "frames.tsv", FRAME_COLUMNS):
        if v["use"] not in FRAME_USES:
            raise GazetteerError(f"{where}: use «{v['use']}» is not one of {', '.join(FRAME_USES)}")
        word = fold_word(v["word"])
        frames.setdefault(word, Frame(word, v["kind"], v["use"]))
    sections = _sections(folder / "vocabulary.txt")
    words = {name: frozenset(fold_word(w) for line in lines for w in line.split()) for name, lines in sections.items()}
    directions = dict(item.split("=") for line in sections["directions"] for item in line.split())
    phrases = [p for line in sections["known_phrases"] for p in line.split(";") if p.strip()]
    return PlaceWords(
        frames=frames,
        common=frozenset(fold_word(line) for line in _lines(folder / "common_words.txt")),
        directions={fold_word(w): int(degrees) for w, degrees in directions.items()},
        known_phrases=tuple(sorted((tuple(fold_phrase(p).split()) for p in phrases), key=len, reverse=True)),
        **{name: words[name] for name in _SECTIONS - {"directions", "known_phrases"}},
    )


def _lines(path: Path) -> list[str]:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    if not found:
        raise GazetteerError(f"{path.name}: the list is empty")
    return found


def _sections(path: Path) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in _lines(path):
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif current is None:
            raise GazetteerError(f"{path.name}: «{line}» stands before the first section")
        else:
            current.append(line)
    if set(sections) != _SECTIONS:
        raise GazetteerError(f"{path.name}: the sections must be {', '.join(sorted(_SECTIONS))}")
    return sections
