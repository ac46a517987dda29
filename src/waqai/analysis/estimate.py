"""What every question of this room is answered with: a figure, its interval, what it rests on, and what speaks against leaning on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from waqai.analysis.caveats import Caveat

LEVEL = 0.95
"""Of every interval, where nothing else is said."""
SEED = 20190323
"""Of every permutation, bootstrap and simulation, so that a figure is the same whenever it is computed again."""
STRENGTHS = ("none", "weak", "moderate", "strong")
_FEW = 30
_LIMITS = ((0.001, 3), (0.01, 2), (0.05, 1))


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure with everything that must be known to quote it.

    * `name`: what was estimated (`rate_ratio`), the key under which reports word it; `unit`: what `value` counts.
    * `value`: the estimate; None where the data cannot say, and then a caveat says why. `inf` is a value (a ratio to nothing).
    * `low`, `high`: the interval at `level`; `inf` where it is open; None where there is none.
    * `p`: how often chance alone would show as much, under the null hypothesis named in `method`; None where nothing is tested.
    * `null`: the value that means "no difference" (1 for a ratio, 0 for a difference), None where there is none.
    * `n`: how many incidents (days, reports: `method` says) the figure rests on; `rows`: the ids of the incidents behind it.
    * `parts`: further figures that make up or explain this one, by name: plain numbers, texts, lists and mappings.
    """

    name: str
    value: float | None
    unit: str
    n: int
    method: str
    low: float | None = None
    high: float | None = None
    level: float = LEVEL
    p: float | None = None
    null: float | None = None
    caveats: tuple[Caveat, ...] = ()
    rows: tuple[str, ...] = ()
    parts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def strength(self) -> str:
        """How strong the evidence is that the figure differs from its null: none, weak, moderate or strong.

        By p (below 0.05, 0.01, 0.001); never strong below 30 observations; one step lower if there is a serious caveat. Without p, the
        interval decides between none and weak. This words a difference, never its cause.

        >>> Estimate("rate_ratio", 2.0, "ratio", 80, "", 1.5, 2.7, p=0.0004, null=1).strength
        'strong'
        >>> Estimate("rate_ratio", 2.0, "ratio", 80, "", 1.5, 2.7, p=0.0004, null=1, caveats=(Caveat("window_cut", {}),)).strength
        'moderate'
        """
        if self.value is None or self.null is None:
            return "none"
        if self.p is None:
            outside = self.low is not None and self.high is not None and not self.low <= self.null <= self.high
            step = 1 if outside else 0
        else:
            step = next((step for limit, step in _LIMITS if self.p < limit), 0)
        if self.n < _FEW:
            step = min(step, 2)
        if any(caveat.severity == "serious" for caveat in self.caveats):
            step -= 1
        return STRENGTHS[max(step, 0)]

    @property
    def direction(self) -> int:
        """1 above the null, -1 below it, 0 where the strength is none."""
        if self.strength == "none" or self.value is None or self.null is None:
            return 0
        return 1 if self.value > self.null else -1

    def warned(self, *caveats: Caveat | None) -> Estimate:
        """The same estimate with further caveats (None and repeated ones are left out)."""
        return replace(self, caveats=merged(self.caveats, caveats))

    def to_dict(self, rows: bool = True) -> dict[str, Any]:
        """For JSON: numbers rounded to six digits, an open end as the text "inf"; `rows=False` leaves the ids out."""
        found = {
            "name": self.name, "value": plain(self.value), "unit": self.unit, "n": self.n, "low": plain(self.low), "high": plain(self.high),
            "level": self.level, "p": plain(self.p), "null": plain(self.null), "strength": self.strength, "method": self.method,
            "caveats": [plain(caveat.to_dict()) for caveat in self.caveats], "parts": plain(self.parts),
        }  # fmt: skip
        return {**found, "rows": list(self.rows)} if rows else found


def merged(*groups: Iterable[Caveat | None]) -> tuple[Caveat, ...]:
    """Caveats of several groups in order, each once."""
    found: list[Caveat] = []
    for caveat in (each for group in groups for each in group):
        if caveat is not None and caveat not in found:
            found.append(caveat)
    return tuple(found)


def plain(value: Any) -> Any:
    """A value as JSON can hold it: numpy numbers become Python's, floats are rounded to six significant digits.

    >>> plain({"a": (1.23456789, math.inf)})
    {'a': [1.23457, 'inf']}
    """
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return str(value) if math.isinf(value) else float(f"{value:.6g}")
    return value if isinstance(value, bool | int | str) or value is None else str(value)


def few(n: int, limit: int = _FEW) -> Caveat | None:
    """The caveat of a figure that rests on too few incidents."""
    return Caveat("few_incidents", {"n": n}) if n < limit else None
