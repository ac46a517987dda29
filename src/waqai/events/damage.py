"""What an incident destroyed or damaged, as its clause lists it."""

from __future__ import annotations

import re

from waqai.events.reading import Reading
from waqai.events.segments import Segment
from waqai.mentions.lexicon import Hit
from waqai.model import Span

_DESTROYED_IT = re.compile("[ولبف]*(?:تدمير|اعطاب|احراق|احتراق|تضرر)(ها|ه|هما|هم)")


def damage_told(reading: Reading, segment: Segment) -> tuple[tuple[str, Span], ...]:
    """What was destroyed: targets right after a word of destruction, or the one told before where that word carries a pronoun
    («تدميرها»).
    """
    sight = reading.sight
    out: list[tuple[str, Span]] = []
    things = list(sight.within(segment.start, segment.end, "targets"))
    for hit in things:
        if any(_destroys(word) for word in sight.words(hit.start - 3, hit.start)):
            out.append(_damaged(reading, hit))
    for i in range(segment.start, segment.end):
        if (pronoun := _DESTROYED_IT.fullmatch(sight.word(i))) is not None:
            told = [h for h in things if h.end <= i and h.entry.attrs.get("class") in ("vehicle", "facility", "home", "military")]
            told = [h for h in told if h.number in (2, 4)] or told if pronoun.group(1) == "هما" else told
            if told and (item := _damaged(reading, told[-1])) not in out:
                out.append(item)
    return tuple(out)


def _destroys(word: str) -> bool:
    return word.lstrip("ولبف").startswith(("تدمير", "دمر", "اعطاب", "اعطب", "احراق", "احرق", "احترا", "تضرر", "تدمر"))


def _damaged(reading: Reading, hit: Hit) -> tuple[str, Span]:
    """How a thing is listed: with its number where that is told, and the words that name it."""
    numeral = reading.sight.numeral_over(hit.start - 1)
    number = numeral.best if numeral is not None and numeral.kind == "plain" else {2: 2, 1: 1}.get(hit.number)
    tokens = reading.text.tokens
    name = hit.entry.label_en
    many = name if name.endswith("s") else f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    label = f"{number} {many if number > 1 else name}" if number else name
    return label, Span(tokens[hit.start].start, tokens[hit.end - 1].end)
