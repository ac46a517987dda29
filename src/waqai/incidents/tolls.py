"""The toll of an incident out of what its sources say: the later and better placed source wins, the span is kept, claims raise nothing.

1. One agency counts once: of reports that have one origin the latest is heard.
2. A party's claim is left aside where anybody else gives a figure. Where only parties do, the lowest claim is the best figure.
3. Of the others, the figures of the last two days count (the last day on which anybody gave one, and the day before it).
4. Of these the best placed source's: official or monitor, then news, then witness; of several, the figure that most give, then the latest,
   then the lowest.
5. Where that is open («at least 30») or a range, and anyone who is no party gives an exact figure inside it, that exact figure is best;
   else its lower end.
6. `low` and `high` span all that anybody says, claims too. `high` stays open only where nobody's closed figure reaches the open one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from waqai.incidents.sketch import Figure
from waqai.incidents.told import PLACED, Told
from waqai.model import Count

LATEST_DAYS = 1

_KEYS = {
    "killed": ("killed_min", "killed_max"),
    "wounded": ("wounded_min", "wounded_max"),
    "killed_or_wounded": ("casualties_combined",),
    "abducted": ("abducted",),
    "attackers_killed": ("attackers_killed",),
}
"""The keys of a row that hold each figure."""

Said = tuple[Told, Figure]


def figure_of(report: Told, name: str) -> Figure | None:
    """A figure as the report's row gives it; None where it gives none."""
    values = [report.row.get(key) for key in _KEYS[name]]
    if values[0] is None and values[-1] is None:
        return None
    low, high = (values[0], values[1]) if len(values) == 2 else (values[0], values[0])
    return Figure(low or 0, high)


def fuse_toll(reports: Sequence[Told], name: str) -> tuple[Count, str] | None:
    """The fused figure with the rule that chose it; None where no report gives one.

    `name` is one of `waqai.model.COUNT_FIELDS`.
    """
    said = _one_of_each_origin(_said(reports, name))
    if not said:
        return None
    best, rule = _best(said)
    low, high = _span([figure for _, figure in said])
    whose = "attackers" if name == "attackers_killed" else "victims"
    kind = "killed" if name == "attackers_killed" else name
    return Count(kind, low, best, high, whose), rule


def _said(reports: Sequence[Told], name: str) -> list[Said]:
    return [(each, figure) for each in reports if (figure := figure_of(each, name)) is not None]


def _one_of_each_origin(said: Sequence[Said]) -> list[Said]:
    latest: dict[object, Said] = {}
    for each, figure in sorted(said, key=lambda item: (item[0].published, item[0].report.key)):
        latest[each.origin, each.claim] = (each, figure)
    return list(latest.values())


def _best(said: Sequence[Said]) -> tuple[int, str]:
    heard = [item for item in said if not item[0].claim]
    if not heard:
        return min(figure.low for _, figure in said), "claims alone: the lowest"
    last = max(each.published for each, _ in heard)
    recent = [item for item in heard if item[0].published >= last - LATEST_DAYS]
    top = max(PLACED[each.voice.stance] for each, _ in recent)
    placed = [item for item in recent if PLACED[item[0].voice.stance] == top]
    given = Counter(figure for _, figure in placed)
    chosen = max(placed, key=lambda item: (given[item[1]], item[0].published, -item[1].low, item[1].exact))[1]
    if not chosen.exact and (exact := _exact_inside(heard, chosen)) is not None:
        return exact, "an exact figure inside the latest, which is open or a range"
    if len(heard) == 1:
        return chosen.low, "the only source"
    if len({figure for _, figure in heard}) == 1:
        return chosen.low, "all sources agree"
    if len(recent) == 1:
        return chosen.low, "the latest figure"
    if len(placed) < len(recent):
        return chosen.low, "of the latest figures that of the best placed source"
    return chosen.low, "of the latest figures that of most sources"


def _exact_inside(heard: Sequence[Said], chosen: Figure) -> int | None:
    inside = [
        (each.published, PLACED[each.voice.stance], -figure.low)
        for each, figure in heard
        if figure.exact and chosen.low <= figure.low and (chosen.high is None or figure.low <= chosen.high)
    ]
    return -max(inside)[2] if inside else None


def _span(figures: Sequence[Figure]) -> tuple[int, int | None]:
    low = min(figure.low for figure in figures)
    closed = [figure.high for figure in figures if figure.high is not None]
    opened = [figure.low for figure in figures if figure.high is None]
    if not closed or (opened and max(opened) > max(closed)):
        return low, None
    return low, max(closed)


def contradict(reports: Sequence[Told], name: str) -> bool:
    """Whether two origins give figures that cannot both be right."""
    figures = [figure for _, figure in _one_of_each_origin(_said(reports, name))]
    highest_low = max((figure.low for figure in figures), default=0)
    lowest_high = min((figure.high for figure in figures if figure.high is not None), default=None)
    return lowest_high is not None and highest_low > lowest_high


def version_keys(name: str) -> tuple[str, ...]:
    """The keys of a row that a figure stands in.

    >>> version_keys("killed")
    ('killed_min', 'killed_max')
    """
    return _KEYS[name]
