"""Shares of categories before and after, as pairs of bars: plain before, hatched after, each with its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waqai.outputs.reports.charts.drawing import AFTER, BEFORE, FAINT, Drawing
from waqai.outputs.reports.wording import Wording

_W = 720.0
_LABELS, _FIGURES = 170.0, 60.0


@dataclass(frozen=True, slots=True)
class Shares:
    """One category: its name, its share in each phase (one or two), and the number of incidents behind each share (may be a fraction)."""

    name: str
    shares: tuple[float, ...]


def mix(rows: Sequence[Shares], sizes: Sequence[int], key: str, title: str, desc: str, words: Wording) -> str:
    """The chart; `sizes`: how many incidents each phase holds."""
    phases = len(sizes)
    bar = 13.0
    block = bar * phases + 9
    height = 34 + block * len(rows) + 8
    art = Drawing(_W, height, key, title, desc, words.rtl)
    top = max([share for row in rows for share in row.shares] + [0.01])
    scale = (_W - _LABELS - _FIGURES) / top
    fills = [BEFORE, art.hatch("after", AFTER, "#f0c9ae")] if phases == 2 else [BEFORE]
    names = ["label.before", "label.after"] if phases == 2 else ["label.all"]
    x = _LABELS
    for fill, name, size in zip(fills, names, sizes, strict=True):
        art.rect(x, 6, 22, 12, fill)
        art.text(x + 28, 16.5, f"{words.say(name)} (n = {size})", 12)
        x += 240
    for i, row in enumerate(rows):
        y = 34 + i * block
        art.text(_LABELS - 8, y + bar * phases / 2 + 4, row.name, 12.5, "end")
        for j, share in enumerate(row.shares):
            art.rect(_LABELS, y + j * bar, max(share * scale, 0.5), bar - 2, fills[j])
            art.text(_LABELS + share * scale + 5, y + j * bar + bar - 3, f"{words.percent(share)} %", 11, "start", FAINT)
    art.line(_LABELS, 28, _LABELS, height - 6, "#1a1a1a")
    return art.svg()
