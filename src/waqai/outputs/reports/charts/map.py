"""Where incidents lie, by phase: circles before, squares after, over outlines of countries; never mirrored."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from waqai.outputs.reports.charts.drawing import AFTER, BEFORE, INK, Drawing
from waqai.outputs.reports.charts.outlines import Box, rings_in, unit_lines_in
from waqai.outputs.reports.wording import Wording

_W, _MOST_H, _LEAST_H = 720.0, 470.0, 300.0
_LEAST_DEGREES = 1.2
_NAMED = 14


@dataclass(frozen=True, slots=True)
class Spot:
    """All incidents of one point: how many before and after (after is 0 throughout where there are no phases), and its name."""

    lat: float
    lon: float
    before: int
    after: int
    name: str

    @property
    def count(self) -> int:
        return self.before + self.after


def incident_map(
    spots: Sequence[Spot], countries: Sequence[tuple[float, float, str]], phased: bool, key: str, title: str, desc: str, words: Wording
) -> str:
    """The chart; `countries`: in order of weight, where names of countries may be written (lat, lon, name)."""
    box, scale, height = frame_of(spots)
    art = Drawing(_W, height + 26, key, title, desc)
    squeeze = math.cos(math.radians((box.south + box.north) / 2))

    def at(lat: float, lon: float) -> tuple[float, float]:
        return (lon - box.west) * squeeze * scale, 26 + (box.north - lat) * scale

    art.clip(0, 26, _W, height)
    art.rect(0, 26, _W, height, "#eaf1f6")
    for ring in rings_in(box):
        art.path([at(lat, lon) for lon, lat in ring], "#faf8f3", "#8f8a80", 0.8)
    for line in unit_lines_in(box):
        art.path([at(lat, lon) for lon, lat in line], "none", "#cfc9bd", 0.6, closed=False)
    most = max((max(spot.before, spot.after) for spot in spots), default=1)
    size = 15.0 if most > 1 else 6.0

    def radius(n: int) -> float:
        return max(3.2, size * math.sqrt(n / most))

    signs = [_around(*at(spot.lat, spot.lon), radius(max(spot.before, spot.after)) + 3) for spot in spots]
    taken: list[tuple[float, float, float]] = []
    for lat, lon, name in countries:
        x, y = at(lat, lon)
        half = 4.0 * len(name) + 8
        written = (x - half, y - 8, x + half, y + 8)
        clear = not any(_overlap(written, sign) for sign in signs)
        room = clear and all(abs(x - x0) > half + half0 or abs(y - y0) > 18 for x0, y0, half0 in taken)
        if room and half < x < _W - half and 44 < y < height + 14:
            taken.append((x, y, half))
            art.text(x, y + 4, name, 12.5, "middle", "#7a7368", halo=True)
    hatched = art.hatch("after", AFTER, "#f0c9ae")
    for spot in sorted(spots, key=lambda each: -each.count):
        x, y = at(spot.lat, spot.lon)
        tip = f"{spot.name}: {spot.before} / {spot.after}" if phased else f"{spot.name}: {spot.count}"
        if spot.before:
            art.circle(x, y, radius(spot.before), BEFORE, INK, 0.85, tip)
        if spot.after:
            r = radius(spot.after)
            art.rect(x - r, y - r, 2 * r, 2 * r, hatched, INK, 0.85, tip)
    for x, y, name in _labels(spots, at, radius):
        art.text(x, y, name, 11.5, "middle", INK, halo=True)
    art.unclip()
    art.rect(0.5, 26.5, _W - 1, height - 1, "none", "#8f8a80")
    _legend(art, phased, hatched, words)
    return art.svg()


def _legend(art: Drawing, phased: bool, hatched: str, words: Wording) -> None:
    if phased:
        art.circle(10, 11, 6, BEFORE)
        art.text(22, 15, words.say("label.before"), 12, "start")
        art.rect(214, 5, 12, 12, hatched, INK)
        art.text(232, 15, words.say("label.after"), 12, "start")
    else:
        art.circle(10, 11, 6, BEFORE)
        art.text(22, 15, words.say("label.incidents_n"), 12, "start")


def frame_of(spots: Sequence[Spot]) -> tuple[Box, float, float]:
    """What the map shows, pixels a degree of latitude, and its height: the region of nearly all incidents, without a few far ones."""
    south, north = _span([(spot.lat, spot.count) for spot in spots])
    west, east = _span([(spot.lon, spot.count) for spot in spots])
    middle_lat, middle_lon = (south + north) / 2, (west + east) / 2
    tall = max(north - south, _LEAST_DEGREES) * 1.25
    squeeze = max(0.2, math.cos(math.radians(middle_lat)))
    wide = max(east - west, _LEAST_DEGREES) * 1.2
    scale = min(_W / (wide * squeeze), _MOST_H / tall)
    height = min(max(tall * scale, _LEAST_H), _MOST_H)
    half_lat, half_lon = height / scale / 2, _W / scale / squeeze / 2
    return Box(middle_lon - half_lon, middle_lat - half_lat, middle_lon + half_lon, middle_lat + half_lat), scale, height


def _span(values: Sequence[tuple[float, int]]) -> tuple[float, float]:
    """From least to most, without ends that hold no more than one incident in fifty in all, where the picture gets a fifth narrower."""
    ordered = sorted(values)
    spare = sum(n for _, n in ordered) // 50
    whole = ordered[-1][0] - ordered[0][0]
    best, low, left = (ordered[0][0], ordered[-1][0]), 0, 0
    while low < len(ordered) - 1 and left <= spare:
        high, right = len(ordered) - 1, 0
        while high > low and left + right + ordered[high][1] <= spare:
            right += ordered[high][1]
            high -= 1
        narrow, found = ordered[high][0] - ordered[low][0], best[1] - best[0]
        if narrow < 0.8 * whole and narrow < 0.95 * found:
            best = ordered[low][0], ordered[high][0]
        left += ordered[low][1]
        low += 1
    return best


def _labels(
    spots: Sequence[Spot], at: Callable[[float, float], tuple[float, float]], radius: Callable[[int], float]
) -> list[tuple[float, float, str]]:
    """Names of the fullest points, each above, below or beside its sign where neither another name nor a fuller sign lies there."""
    fullest = sorted(spots, key=lambda each: (-each.count, each.name))
    places = [(*at(spot.lat, spot.lon), radius(max(spot.before, spot.after))) for spot in fullest]
    taken: list[tuple[float, float, float, float]] = []
    found: list[tuple[float, float, str]] = []
    for spot, (x, y, r) in zip(fullest, places, strict=True):
        if not spot.name or len(found) == _NAMED:
            continue
        half = 2.9 * len(spot.name) + 3
        for dx, dy in ((0.0, -r - 4), (0.0, r + 12), (r + half + 2, 4.0), (-r - half - 2, 4.0)):
            box = (x + dx - half, y + dy - 10, x + dx + half, y + dy + 3)
            signs = ((x0 - r0, y0 - r0, x0 + r0, y0 + r0) for x0, y0, r0 in places if r0 >= 6 and (x0, y0) != (x, y))
            if box[0] > 2 and box[2] < _W - 2 and not any(_overlap(box, other) for other in (*taken, *signs)):
                taken.append(box)
                found.append((x + dx, y + dy, spot.name))
                break
    return found


def _around(x: float, y: float, reach: float) -> tuple[float, float, float, float]:
    return x - reach, y - reach, x + reach, y + reach


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
