"""The numbers of figures and tables of one report, so that sentences can name them before they are drawn."""

from __future__ import annotations

from waqai.outputs.reports.wording import Wording

FIGURES = ("timeline", "mix", "map", "matrix")
TABLES = ("turning", "sources", "sensitivity", "estimates", "incidents")


class Labels:
    """Labels by key, in the order in which they stand in the report.

    >>> Labels(Wording("en")).of("mix")
    'Figure 2'
    """

    def __init__(self, words: Wording, tables: tuple[str, ...] = TABLES) -> None:
        self._labels = {key: words.say("part.figure", n=i) for i, key in enumerate(FIGURES, start=1)}
        self._labels |= {key: words.say("part.table", n=i) for i, key in enumerate(tables, start=1)}

    def of(self, key: str) -> str:
        return self._labels[key]
