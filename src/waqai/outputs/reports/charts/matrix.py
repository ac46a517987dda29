"""Places by days: how many incidents each place has on each day, so that simultaneity can be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from waqai.outputs.reports.charts.drawing import FAINT, INK, Drawing, shade_days
from waqai.outputs.reports.wording import Wording

_W, _LABELS, _TOP = 720.0, 150.0, 66.0
_ROW = 20.0
_SHADES = ("#e3edf6", "#a9c5df", "#5d8fbd", "#1f5a92", "#0b2f57")
"""Light to dark blue; the figure stands in every cell that has room for it."""


def matrix(
    columns: Sequence[date],
    rows: Sequence[str],
    cells: Mapping[tuple[int, int], int],
    shares: Sequence[float],
    pivot: date | None,
    key: str,
    title: str,
    desc: str,
    words: Wording,
) -> str:
    """The chart: `cells` maps (row, column) to a number of incidents; the first row counts the places of each column. `shares`: how much of
    each column could be seen."""
    slot = (_W - _LABELS - 8) / max(len(columns), 1)
    slot = min(slot, 56.0)
    height = _TOP + _ROW * (len(rows) + 1) + 14
    art = Drawing(_W, height, key, title, desc, words.rtl)
    shade_days(art, shares, _LABELS, slot, _TOP, _ROW * len(rows))
    most = max(cells.values(), default=1)
    for j, day in enumerate(columns):
        x = _LABELS + (j + 0.5) * slot
        if j % max(1, -(-26 // int(max(slot, 1)))) == 0:
            art.text(x, _TOP - 26, f"\u2066{day:%m-%d}\u2069", 10, "middle", FAINT)
            if j == 0 or columns[j - 1].year != day.year:
                art.text(x, _TOP - 40, f"{day.year}", 10, "middle", FAINT)
        n = sum(1 for i in range(len(rows)) if cells.get((i, j)))
        if slot >= 12:
            art.text(x, _TOP - 8, str(n) if n else "·", 10.5, "middle", INK, bold=True)
    art.text(_LABELS - 8, _TOP - 8, words.say("label.units"), 10.5, "end", INK, bold=True)
    for i, name in enumerate(rows):
        y = _TOP + i * _ROW
        art.text(_LABELS - 8, y + 14, name, 12, "end")
        art.line(_LABELS, y + _ROW, _LABELS + slot * len(columns), y + _ROW, "#ececec")
        for j in range(len(columns)):
            n = cells.get((i, j), 0)
            if n:
                shade = min(len(_SHADES) - 1, int((len(_SHADES) - 1) * (n - 1) / max(most - 1, 1)))
                art.rect(_LABELS + j * slot + 0.5, y + 1, slot - 1, _ROW - 2, _SHADES[shade], tip=f"{columns[j]}: {n}")
                if slot >= 11:
                    art.text(_LABELS + (j + 0.5) * slot, y + 14.5, str(n), 11, "middle", "#ffffff" if shade >= 2 else INK)
    if pivot is not None and columns and columns[0] <= pivot <= columns[-1]:
        at = next(j for j, day in enumerate(columns) if day >= pivot)
        x = _LABELS + at * slot
        art.line(x, _TOP - 20, x, _TOP + _ROW * len(rows), INK, 1.6, "5 3")
        art.text(
            x,
            _TOP - 52,
            words.say("label.pivot", day=words.day(pivot)),
            12,
            "end" if x > _W - 190 else "start" if x < 190 else "middle",
            bold=True,
        )
    return art.svg()
