"""Incidents a day as bars, with the turning point and the mean of each phase in its interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waqai.outputs.reports.charts.drawing import AFTER, BEFORE, FAINT, INK, LINE, Drawing, nice_step, shade_days
from waqai.outputs.reports.wording import Wording

_W, _H = 720.0, 270.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 14.0, 34.0, 40.0
_LONGEST = 370
_WIDEST = 60.0


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean a day from `first` to `last` (indices of days), in its interval."""

    first: int
    last: int
    value: float
    low: float
    high: float


def timeline(
    days: Sequence[date], counts: Sequence[int], shares: Sequence[float], pivot: date | None, means: Sequence[Mean], key: str, title: str,
    desc: str, words: Wording,
) -> str:  # fmt: skip
    """The chart. More than a year of days is drawn by week (the mean stays a day's). `shares`: how much of each day could be seen; what is
    less than a whole day is shaded."""
    width = 7 if len(days) > _LONGEST else 1
    series = [sum(counts[i : i + width]) / width for i in range(0, len(counts), width)]
    art = Drawing(_W, _H, key, title, desc, words.rtl)
    highs = [mean.high for mean in means if math.isfinite(mean.high)]
    most = max([*series, *highs, 1.0])
    step = nice_step(most)
    top = math.ceil(most / step) * step
    inner, tall = _W - _LEFT - _RIGHT, _H - _TOP - _BOTTOM
    slot = inner / max(len(series), 1)

    def y(value: float) -> float:
        return _TOP + tall * (1 - min(value, top) / top)

    if width == 1:
        shade_days(art, shares, _LEFT, slot, _TOP, tall)
    for tick in range(round(top / step) + 1):
        art.line(_LEFT, y(tick * step), _W - _RIGHT, y(tick * step))
        art.text(_LEFT - 6, y(tick * step) + 4, f"{tick * step:g}", 11, "end", FAINT)
    hatched = art.hatch("after", AFTER, "#f0c9ae") if pivot else BEFORE
    for i, value in enumerate(series):
        day = days[i * width]
        late = pivot is not None and day >= pivot
        if value:
            tip = f"{day}: {value * width:g}"
            wide = min(max(slot * 0.8, 0.8), _WIDEST)
            art.rect(_LEFT + (i + 0.5) * slot - wide / 2, y(value), wide, _TOP + tall - y(value), hatched if late else BEFORE, tip=tip)
    for mean in means:
        x0, x1 = _LEFT + mean.first / width * slot, _LEFT + (mean.last + 1) / width * slot
        art.rect(x0, y(mean.high), x1 - x0, max(y(mean.low) - y(mean.high), 1.0), INK, opacity=0.14)
        art.line(x0, y(mean.value), x1, y(mean.value), INK, 1.8)
    art.line(_LEFT, _TOP + tall, _W - _RIGHT, _TOP + tall, INK)
    if pivot is not None and days and days[0] <= pivot <= days[-1] + timedelta(1):
        at = _LEFT + (pivot - days[0]).days / width * slot
        art.line(at, _TOP - 10, at, _TOP + tall, INK, 1.6, "5 3")
        near_end = at > _W - 190
        art.text(
            at,
            _TOP - 16,
            words.say("label.pivot", day=words.day(pivot)),
            12,
            "end" if near_end else "start" if at < 190 else "middle",
            bold=True,
        )
    _day_axis(art, days, width, slot, tall)
    return art.svg()


def _day_axis(art: Drawing, days: Sequence[date], width: int, slot: float, tall: float) -> None:
    """Days under the axis, as many as there is room for."""
    n = math.ceil(len(days) / width)
    every = max(1, math.ceil(n / 9))
    for i in range(0, n, every):
        x = _LEFT + (i + 0.5) * slot
        art.line(x, _TOP + tall, x, _TOP + tall + 4, LINE)
        art.text(x, _TOP + tall + 18, f"\u2066{days[i * width].isoformat()}\u2069", 10.5, "middle", FAINT)
