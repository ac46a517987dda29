"""Which days could be seen, and how fully: articles tell of a day on it and in the days after; where none were gathered, less is told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from waqai.analysis.arrays import Days, Floats, Mask
from waqai.analysis.table import IncidentTable

_REACH = 3
"""Days after an incident within which its first report is looked for; what is told later is told whatever days are missing."""
_LEAST = 0.1
"""A day of which less than this could be seen counts as unseen."""
_WHOLE = 0.5
_FEWEST = 30
"""Fewer incidents than this do not show how soon things are told; then a day counts as seen if it or the day after was gathered."""


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """The days that could be seen, in order (missing ones left out), and the share of each day's incidents that what was gathered can tell.

    `missing`: days between the first and the last that could not be seen; `partly`: days that could be seen in part; `reference`: how many
    incidents say how soon things are told (0: too few, days count as seen or not).
    """

    days: Days
    share: Floats
    missing: tuple[date, ...] = ()
    partly: tuple[date, ...] = ()
    reference: int = 0

    @staticmethod
    def whole(first: date, last: date) -> Coverage:
        """Every day of a span, seen in full."""
        days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)
        return Coverage(days, np.ones(len(days)))

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day that could be seen."""
        return self.days[0].item(), self.days[-1].item()

    @property
    def well_seen(self) -> Days:
        """The days of which at least half could be seen: for series that take a day as it is."""
        return self.days[self.share >= _WHOLE]

    def within(self, first: date, last: date) -> Coverage:
        """The part that lies in a span of days."""
        low, high = np.datetime64(first, "D"), np.datetime64(last, "D")
        kept = (self.days >= low) & (self.days <= high)
        held = [tuple(day for day in days if first <= day <= last) for days in (self.missing, self.partly)]
        return Coverage(self.days[kept], self.share[kept], held[0], held[1], self.reference)


def coverage(table: IncidentTable, published: Collection[date], first: date, last: date) -> Coverage:
    """How fully each day from `first` to `last` could be seen, given the days on which articles were gathered.

    `table` holds all incidents of the register, whoever acted, with their reports. Incidents of days whose own issue and that of the three
    days after were all gathered show how soon things are told; the share of them that would still be told if only the days gathered for
    another day were there is that day's share. Rests on things being told as soon in gaps as elsewhere. ValueError where no day could be
    seen.

    >>> rows = [{"id": f"{d}-{i}", "date_start": f"2015-07-{d}", "type": "shelling",
    ...          "versions": {"status": [{"document": f"{d}-{i}", "published": f"2015-07-{d + 1}", "value": None}]}}
    ...         for d in range(10, 20) for i in range(5)]
    >>> issues = [date(2015, 7, d) for d in range(10, 28) if d != 25]
    >>> seen = coverage(IncidentTable.from_rows(rows), issues, date(2015, 7, 20), date(2015, 7, 26))
    >>> seen.missing, seen.share.tolist()                              # what is told the day after cannot be seen of the 24th
    ((datetime.date(2015, 7, 24),), [1.0, 1.0, 1.0, 1.0, 1.0, 1.0])
    """
    days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)
    issues = np.array(sorted(published), dtype="datetime64[D]")
    gathered = np.stack([np.isin(days + lag, issues) for lag in range(_REACH + 1)], axis=1)
    told = _told(table, issues)
    if len(told) < _FEWEST:
        share = gathered[:, :2].any(axis=1).astype(float)
    else:
        patterns, which = np.unique(gathered, axis=0, return_inverse=True)
        share = np.array([float((told & pattern).any(axis=1).mean()) for pattern in patterns])[which.reshape(-1)]
    seen = share >= _LEAST
    if not seen.any():
        raise ValueError(f"nothing was gathered for any day from {first} to {last}")
    missing, partly = (tuple(day.item() for day in days[mask]) for mask in (~seen, seen & (share < 0.995)))
    return Coverage(days[seen], share[seen], missing, partly, len(told) if len(told) >= _FEWEST else 0)


def _told(table: IncidentTable, issues: Days) -> Mask:
    """For incidents of days that could be seen in full: on which of the days from their own on they are told (a row each)."""
    if not len(table.reports) or not len(issues):
        return np.zeros((0, _REACH + 1), dtype=bool)
    happened = table.days
    whole = np.all([np.isin(happened + lag, issues) for lag in range(_REACH + 1)], axis=0) & (table.span_days <= 1)
    at = table.reports["incident"].to_numpy(dtype=np.int64)
    published = table.reports["published"].to_numpy().astype("datetime64[D]")
    lag = (published - happened[at]).astype("timedelta64[D]").astype(np.int64)  # NaT becomes the lowest number of all
    kept = whole[at] & (lag >= 0) & (lag <= _REACH)
    told = np.zeros((len(table), _REACH + 1), dtype=bool)
    told[at[kept], lag[kept]] = True
    return told[told.any(axis=1)]


def spans_of(published: Collection[date], largest_gap_days: int) -> list[tuple[date, date]]:
    """Runs of days on which articles were gathered, cut where a gap is longer than that; each from the day before its first issue on."""
    if not published:
        return []
    ordered = sorted(set(published))
    runs = [[ordered[0]]]
    for day in ordered[1:]:
        if (day - runs[-1][-1]).days > largest_gap_days:
            runs.append([])
        runs[-1].append(day)
    return [(run[0] - timedelta(1), run[-1]) for run in runs]
