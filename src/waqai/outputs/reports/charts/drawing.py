"""A drawing: shapes and words at coordinates of the reading direction, so that one chart is right for both."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape

INK, FAINT, LINE = "#1a1a1a", "#595959", "#d0d0d0"
BEFORE, AFTER = "#9db8d2", "#c4601d"
"""Blue and vermilion, told apart by all kinds of colour vision, and of different lightness; phases differ in shape or hatching too."""
FONT = "Amiri, 'Noto Naskh Arabic', 'Geeza Pro', 'Segoe UI', 'DejaVu Sans', sans-serif"
_RLI, _LRI, _PDI = "\u2067", "\u2066", "\u2069"


class Drawing:
    """An SVG picture under construction. `rtl` mirrors every x, so that time and bars run from right to left, and words stay as they are.

    >>> Drawing(100, 50, "t", "Title", "What it shows").svg().startswith("<svg")
    True
    """

    def __init__(self, width: float, height: float, key: str, title: str, desc: str, rtl: bool = False) -> None:
        self.width, self.height, self.rtl = width, height, rtl
        self._key, self._title, self._desc = key, title, desc
        self._parts: list[str] = []
        self._defs: list[str] = []

    def x(self, x: float) -> float:
        return self.width - x if self.rtl else x

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "none", opacity: float = 1.0, tip: str = ""
    ) -> None:
        left = self.width - x - width if self.rtl else x
        clear = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
        self._add(f'<rect x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" stroke="{stroke}"{clear}', tip)

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str = LINE, width: float = 1.0, dash: str = "") -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(
            f'<line x1="{self.x(x1):.1f}" y1="{y1:.1f}" x2="{self.x(x2):.1f}" y2="{y2:.1f}" stroke="{stroke}" '
            f'stroke-width="{width:g}"{dashed}/>'
        )

    def circle(self, x: float, y: float, r: float, fill: str, stroke: str = INK, opacity: float = 1.0, tip: str = "") -> None:
        self._add(f'<circle cx="{self.x(x):.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" fill-opacity="{opacity:g}" stroke="{stroke}"', tip)

    def path(self, points: Iterable[tuple[float, float]], fill: str, stroke: str, width: float = 0.7, closed: bool = True) -> None:
        words = " ".join(f"{self.x(x):.1f} {y:.1f}" for x, y in points)
        self._parts.append(f'<path d="M{words}{"Z" if closed else ""}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}"/>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 12,
        anchor: str = "start",
        fill: str = INK,
        bold: bool = False,
        halo: bool = False,
    ) -> None:
        """Words from a point on: `start`, `middle` or `end` in the reading direction of the drawing."""
        if self.rtl and anchor != "middle":
            anchor = "end" if anchor == "start" else "start"
        weight = ' font-weight="bold"' if bold else ""
        common = f'x="{self.x(x):.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}"{weight}'
        body = escape(f"{_RLI if self.rtl else _LRI}{words}{_PDI}")
        if halo:
            self._parts.append(
                f'<text {common} fill="none" stroke="#ffffff" stroke-width="3" stroke-linejoin="round" aria-hidden="true">{body}</text>'
            )
        self._parts.append(f'<text {common} fill="{fill}">{body}</text>')

    def hatch(self, name: str, colour: str, under: str) -> str:
        """A hatched fill; gives what to fill with."""
        key = f"{self._key}-{name}"
        self._defs.append(
            f'<pattern id="{key}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<rect width="6" height="6" fill="{under}"/><line x1="0" y1="0" x2="0" y2="6" stroke="{colour}" stroke-width="3"/></pattern>'
        )
        return f"url(#{key})"

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Everything until `unclip` stays inside."""
        key = f"{self._key}-clip"
        left = self.width - x - width if self.rtl else x
        self._defs.append(f'<clipPath id="{key}"><rect x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/></clipPath>')
        self._parts.append(f'<g clip-path="url(#{key})">')

    def unclip(self) -> None:
        self._parts.append("</g>")

    def _add(self, start: str, tip: str) -> None:
        self._parts.append(f"{start}><title>{escape(tip)}</title></{start[1:].split(' ', 1)[0]}>" if tip else f"{start}/>")

    def svg(self) -> str:
        """The whole picture."""
        key = escape(self._key, quote=True)
        defs = f"<defs>{''.join(self._defs)}</defs>" if self._defs else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}" width="{self.width:g}" '
            f'height="{self.height:g}" role="img" direction="ltr" aria-labelledby="{key}-t {key}-d" font-family="{FONT}">'
            f'<title id="{key}-t">{escape(self._title)}</title><desc id="{key}-d">{escape(self._desc)}</desc>{defs}'
            f"{''.join(self._parts)}</svg>"
        )


def shade_days(art: Drawing, shares: Sequence[float], left: float, slot: float, top: float, tall: float) -> None:
    """Grey behind the days that could not be seen (dark) or only in part (light)."""
    for i, share in enumerate(shares):
        if share < 1:
            art.rect(left + i * slot, top, slot, tall, "#dcdcdc" if share < 0.1 else "#efefef")


def nice_step(most: float, ticks: int = 4) -> float:
    """A round distance of ticks for an axis from nothing to `most`.

    >>> nice_step(17), nice_step(0.9)
    (5.0, 0.5)
    """
    if most <= 0:
        return 1.0
    rough = most / ticks
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough * (1 - 1e-9))
