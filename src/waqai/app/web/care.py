"""Care for those who read about violence all day: graphic passages are covered until asked for, and what one has seen today is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources

import yaml

from waqai.register import PROFILES, Register
from waqai.register.redacting import redactor
from waqai.text import fold

_SENTENCE = re.compile(r"[^.!؟?\n]+[.!؟?]*|\n|[.!؟?]+")


PERSONS = ("attacker", "target", "claimed_by", "attributed_by")
"""Fields whose unknown names are covered. Who reports speaks in public, mostly as «مصدر أمني» or «شهود», and is what a reader judges by."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line of text: where it starts (code points of the raw text) and whether it is covered at first."""

    start: int
    text: str
    graphic: bool


@cache
def _pattern() -> re.Pattern[str]:
    entries = yaml.safe_load(resources.files("waqai.app.web").joinpath("care.yaml").read_text("utf-8"))
    words = sorted({word for entry in entries for word in entry["words"]}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:[وف]?[بلك]?(?:ال|ل)?)(?:{'|'.join(map(re.escape, words))})(?![^\W_])")


def is_graphic(sentence: str) -> bool:
    """Whether a sentence holds one of the words that mark graphic passages. Words only: pictures are never shown.

    >>> is_graphic("وعثر على جثث في المكان"), is_graphic("انفجرت عبوة ناسفة")
    (True, False)
    """
    return _pattern().search(fold(sentence).text) is not None


def lines_of(raw: str) -> Iterator[list[Piece]]:
    """The lines of a text, each in pieces: neighbouring sentences that are covered, or not, as one piece."""
    at = 0
    for line in raw.split("\n"):
        pieces: list[Piece] = []
        for match in _SENTENCE.finditer(line):
            graphic = is_graphic(match[0])
            if pieces and pieces[-1].graphic == graphic:
                pieces[-1] = Piece(pieces[-1].start, pieces[-1].text + match[0], graphic)
            else:
                pieces.append(Piece(at + match.start(), match[0], graphic))
        yield pieces
        at += len(line) + 1


def names_a_person(names: str | list[str] | None) -> bool:
    """Whether among actors or targets is one that no pack knows: then it may be the name of a person.

    >>> names_a_person("Houthis and Saleh forces"), names_a_person(["police", "فلان الفلاني"]), names_a_person(None)
    (False, True, False)
    """
    listed = [part for name in ([names] if isinstance(names, str) else names or []) for part in re.split(" and |; ", name)]
    return bool(redactor(PROFILES["names"])({"target": listed})["target"] != listed)


def _name(who: str) -> str:
    return f"web.seen.{who}"


def note_seen(register: Register, who: str, document: str, *, uncovered: int = 0) -> None:
    """Count an article that somebody opened today, each once, and passages that they uncovered."""
    today = datetime.now(UTC).date().isoformat()
    kept = register.kept(_name(who)).get(_name(who)) or {}
    if kept.get("day") != today:
        kept = {"day": today, "documents": [], "uncovered": 0}
    if document in kept["documents"] and not uncovered:
        return
    documents = list(dict.fromkeys([*kept["documents"], document]))[:5000]
    register.keep(_name(who), {"day": today, "documents": documents, "uncovered": kept["uncovered"] + uncovered})


def seen_today(register: Register, who: str) -> tuple[int, int]:
    """How many articles somebody has opened today, and how many covered passages they have uncovered."""
    kept = register.kept(_name(who)).get(_name(who)) or {}
    if kept.get("day") != datetime.now(UTC).date().isoformat():
        return 0, 0
    return len(kept["documents"]), int(kept["uncovered"])
