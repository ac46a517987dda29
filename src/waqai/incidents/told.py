"""The reports of one incident as fields are fused from them: each with its stance, how well it is placed, and whose words it repeats."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from waqai.incidents.reporters import Reporters, Voice
from waqai.incidents.sketch import Sketch
from waqai.model import Report, ReportKey

Value = TypeVar("Value", bound=Hashable)

PLACED = {"official": 3, "monitor": 3, "news": 2, "witness": 1, "claim": 0}
"""How well a stance is placed to know: who counts the dead, who reports, who saw a part of it, and last who has an interest."""

LONG_AGO = 0
"""Stands for the day of publication where it is not known: older than any."""


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an incident. `origin` is the report whose words it repeats (itself where it repeats none)."""

    report: Report
    sketch: Sketch
    voice: Voice
    origin: ReportKey

    @property
    def row(self) -> Any:
        """The row as the report has it."""
        return self.report.row

    @property
    def claim(self) -> bool:
        """Whether it is a party's word on its own deeds."""
        return self.voice.stance == "claim"

    @property
    def published(self) -> int:
        """The day of publication as an ordinal."""
        return self.sketch.published or LONG_AGO

    @property
    def rank(self) -> tuple[int, int]:
        """The better placed first, then the later (to be compared, higher is better)."""
        return PLACED[self.voice.stance], self.published


def told(reports: Sequence[Report], sketches: Sequence[Sketch], reporters: Reporters) -> list[Told]:
    """The reports of one incident in the order of their publication, copies traced to their origin.

    One agency's words count once: an article that is marked as a copy (`copy_of`), a quote of five words or more that is the same, and
    the same figures given in the name of the same agency, have one origin, which is the earliest of them.
    """
    order = sorted(range(len(reports)), key=lambda i: (sketches[i].published or LONG_AGO, reports[i].key))
    made: list[Told] = []
    origins: dict[Hashable, ReportKey] = {}
    for i in order:
        report, sketch = reports[i], sketches[i]
        voice = reporters.voice(report.row, sketch)
        marks = _marks(sketch, voice)
        known = {origins[mark] for mark in marks if mark in origins}
        origin = min(known) if known else report.key
        if len(known) > 1:  # this one shows that two origins were one
            made = [replace(each, origin=origin) if each.origin in known else each for each in made]
            origins.update((mark, origin) for mark, old in list(origins.items()) if old in known)
        origins.update(dict.fromkeys(marks, origin))
        made.append(Told(report, sketch, voice, origin))
    return made


def _marks(sketch: Sketch, voice: Voice) -> list[Hashable]:
    """What a report has in common with its copies: the article that they reprint, the words, the agency's figures."""
    marks: list[Hashable] = [("article", sketch.origin)]
    if sketch.print is not None:
        marks.append(("words", sketch.print))
    if voice.agency and (sketch.killed or sketch.wounded):
        marks.append((voice.agency, sketch.killed, sketch.wounded))
    return marks


def own_word_first(reports: Iterable[Told]) -> list[Told]:
    """The reports without claims; the claims where there is nothing else."""
    found = list(reports)
    return [each for each in found if not each.claim] or found


def votes(reports: Iterable[Told], value_of: Callable[[Told], Value | None]) -> list[tuple[Value, list[Told]]]:
    """Every value that is told with the reports that tell it: the one of most origins first, then the best placed, then the latest.

    Claims are heard only where nobody else says anything.
    """
    said: dict[Value, list[Told]] = {}
    for each in own_word_first(r for r in reports if value_of(r) is not None):
        value = value_of(each)
        assert value is not None
        said.setdefault(value, []).append(each)
    return sorted(said.items(), key=lambda item: (-origins_of(item[1]), *_best_first(item[1]), str(item[0])))


def origins_of(reports: Iterable[Told]) -> int:
    """From how many independent origins reports come."""
    return len({each.origin for each in reports})


def _best_first(reports: Sequence[Told]) -> tuple[int, int]:
    placed, published = max(each.rank for each in reports)
    return -placed, -published
