"""Which pairs are compared at all: those that share a key. Keys are short strings that depend on one report alone, so that a store can keep
and index them; work grows with how many reports share a place and a week, not with the square of all.

| key | made of | meets |
|---|---|---|
| `P` | square of one degree, four days | reports with a point, both dated |
| `N` | country, name of the place, six days | places without a point, or with two; days that are told wrongly |
| `A` | governorate, four days | reports one of which knows no more than the governorate |
| `C` | country, kind of tactic, four days | reports one of which knows no more than the country |
| `M` | country, name of the place, month | reports one of which has no day |
| `G` | governorate, kind of tactic, month | the same, where names differ |
| `T` | country, number of dead (five or more), month | reports that tell one toll of two places |
| `Q` | quote, month of publication | reprints |
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from waqai.incidents.comparing import KINDRED
from waqai.incidents.sketch import Sketch, Sketcher
from waqai.model import TACTIC_GROUPS, Report

SLOT_DAYS, MARGIN_DAYS = 4, 1
NAME_SLOT_DAYS, NAME_MARGIN_DAYS = 6, 2
MARGIN_DEGREES = 0.25
STRETCH_MARGIN_DAYS = 16
TELLING_TOLL = 5
"""From so many dead on, a figure is rare enough to bring two reports together by itself."""

_NEAR_GROUPS = {
    group: tuple(sorted(other for other in set(TACTIC_GROUPS.values()) if other == group or frozenset((group, other)) in KINDRED))
    for group in set(TACTIC_GROUPS.values())
}
_LONGEST_STRETCH_DAYS = 400
_MONTH_DAYS = 30.44


def block_keys(report: Report) -> tuple[str, ...]:
    """The keys of a report, sorted. Two reports that share none are never compared.

    >>> from waqai.model import ReportKey
    >>> row = {"type": "shelling", "country": "YE", "date_start": "2015-07-20", "date_end": "2015-07-20", "place_ar": "دار سعد"}
    >>> [key for key in block_keys(Report(ReportKey("a", 1), row)) if key.startswith("N")]
    ['N|YE|دار سعد|122632', 'N|YE|دار سعد|122633']
    """
    return keys_of(Sketcher().sketch(report))


def keys_of(report: Sketch) -> tuple[str, ...]:
    """`block_keys` of a report that is reduced already."""
    return tuple(sorted({key for key, _ in _keys(report)}))


def openings_of(report: Sketch) -> dict[str, bool]:
    """The keys of a report, and which of them bring it together with every other report of the key; with the rest it meets only those
    for which theirs does.
    """
    found: dict[str, bool] = {}
    for key, opens in _keys(report):
        found[key] = found.get(key, False) or opens
    return found


def pairs(reports: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Every pair of indices (lower first) whose reports share a key that brings them together, each once, none of one article."""
    for i, earlier in meetings(reports):
        for j in earlier:
            yield j, i


def meetings(reports: Sequence[Sketch]) -> Iterator[tuple[int, list[int]]]:
    """Each report's index with those of the earlier reports that it is compared with."""
    narrow: dict[str, list[int]] = defaultdict(list)
    wide: dict[str, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        found: set[int] = set()
        for key, opens in _keys(report):
            found.update(wide.get(key, ()))
            if opens:
                found.update(narrow.get(key, ()))
            (wide if opens else narrow)[key].append(i)
        document = report.key.document
        yield i, sorted(j for j in found if reports[j].key.document != document)


def _keys(report: Sketch) -> Iterator[tuple[str, bool]]:
    """Each key, and whether it brings its report together with every other of that key (or only with those for which this is so)."""
    name = " ".join(sorted(report.spot.name))
    months = _months(report)
    if report.spot.country:
        area = f"{report.spot.country}|{report.spot.admin1}" if report.spot.admin1 else None
        if report.sharp:
            yield from _dated(report, name, area)
        for month in months:
            if name and report.spot.level < 5:
                yield f"M|{report.spot.country}|{name}|{month}", not report.sharp
            if area:
                for group in _NEAR_GROUPS[report.deed.group] if not report.sharp else (report.deed.group,):
                    yield f"G|{area}|{group}|{month}", not report.sharp
        if report.killed is not None and report.killed.exact and report.killed.low >= TELLING_TOLL:
            for month in months:
                yield f"T|{report.spot.country}|{report.killed.low}|{month}", True
    if report.print is not None and report.published is not None:
        yield f"Q|{report.print}|{int(report.published / _MONTH_DAYS)}", True


def _dated(report: Sketch, name: str, area: str | None) -> Iterator[tuple[str, bool]]:
    assert report.start is not None and report.end is not None
    located = report.spot.fine and report.spot.lat is not None and report.spot.lon is not None
    vague = report.spot.level >= 5 or area is None and not located
    if name and report.spot.level < 5:
        for slot in range((report.start - NAME_MARGIN_DAYS) // NAME_SLOT_DAYS, (report.end + NAME_MARGIN_DAYS) // NAME_SLOT_DAYS + 1):
            yield f"N|{report.spot.country}|{name}|{slot}", True
    for slot in range((report.start - MARGIN_DAYS) // SLOT_DAYS, (report.end + MARGIN_DAYS) // SLOT_DAYS + 1):
        if located:
            for square in _squares(report):
                yield f"P|{square}|{slot}", True
        if area:
            yield f"A|{area}|{slot}", not located
        for group in _NEAR_GROUPS[report.deed.group] if vague else (report.deed.group,):
            yield f"C|{report.spot.country}|{group}|{slot}", vague


def _squares(report: Sketch) -> list[str]:
    """The squares of one degree that the point lies in or near."""
    assert report.spot.lat is not None and report.spot.lon is not None
    lats = {math.floor(report.spot.lat - MARGIN_DEGREES), math.floor(report.spot.lat + MARGIN_DEGREES)}
    lons = {math.floor(report.spot.lon - MARGIN_DEGREES), math.floor(report.spot.lon + MARGIN_DEGREES)}
    return [f"{lat}|{lon}" for lat in sorted(lats) for lon in sorted(lons)]


def _months(report: Sketch) -> range:
    """The months in which the incident may lie: its own where it is dated, else those before publication."""
    if report.start is not None and report.end is not None:
        if report.sharp:
            first, last = report.start, report.end
        elif report.end - report.start <= _LONGEST_STRETCH_DAYS:
            first, last = report.start - STRETCH_MARGIN_DAYS, report.end + STRETCH_MARGIN_DAYS
        else:
            return range(0)
    elif report.published is not None:
        first, last = report.published - 45, report.published
    else:
        return range(0)
    return range(int(first / _MONTH_DAYS), int(last / _MONTH_DAYS) + 1)
