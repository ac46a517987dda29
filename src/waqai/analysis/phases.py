"""A turning point splits incidents into before and after, each phase with the days on which it could be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from waqai.analysis.area import Area
from waqai.analysis.arrays import Days, Floats, Ints, Mask
from waqai.analysis.caveats import Caveat
from waqai.analysis.coverage import Coverage
from waqai.analysis.estimate import merged
from waqai.analysis.table import IncidentTable

MAX_SPAN_DAYS = 7
"""An incident whose day is known less well than this is left out of every count by day."""
_MANY = 0.2
_WEEK = 7


@dataclass(frozen=True, slots=True, eq=False)
class Phases:
    """The incidents of one actor and area in a window around a pivot.

    * `table`: the incidents that can be told apart into before and after; `after`: which of them come after (the pivot's day is the
      first day after); `rest`: the incidents of everybody else in the same days, to compare with.
    * `days`: every day of the window that could be seen; `day_after`: which of them come after; `share`: how much of each could be seen
      (1 throughout where no gaps of gathering are known), by which rates are divided.
    * `caveats`: what was left out or cut, to be carried by every figure that is made of these phases.
    """

    table: IncidentTable
    after: Mask
    rest: IncidentTable
    rest_after: Mask
    pivot: date
    days: Days
    day_after: Mask
    share: Floats
    caveats: tuple[Caveat, ...] = ()

    @property
    def counts(self) -> Ints:
        """Incidents on each of `days`."""
        return daily_counts(self.table, self.days)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many incidents before and after."""
        late = int(self.after.sum())
        return len(self.table) - late, late

    @property
    def lengths(self) -> tuple[int, int]:
        """How many days before and after."""
        late = int(self.day_after.sum())
        return len(self.days) - late, late

    @property
    def exposures(self) -> tuple[float, float]:
        """How many whole days before and after could be seen: days that were seen in part count in part."""
        return float(self.share[~self.day_after].sum()), float(self.share[self.day_after].sum())

    @property
    def fully_seen(self) -> bool:
        """Whether every day of the window could be seen in full."""
        return bool((self.share >= 0.995).all()) and len(self.days) == int((self.days[-1] - self.days[0]).astype(int)) + 1

    def select(self, table: IncidentTable, mask: Mask) -> Phases:
        """The same phases with only those incidents that the mask holds (`table` is `self.table` or one of the same length)."""
        return Phases(table.where(mask), self.after[mask], self.rest, self.rest_after, self.pivot, self.days, self.day_after, self.share,
                      self.caveats)  # fmt: skip


def split_phases(
    table: IncidentTable,
    pivot: date,
    window_days: int = 30,
    actor: str | Sequence[str] | None = None,
    area: Area | None = None,
    observed: tuple[date, date] | Coverage | None = None,
    statuses: Sequence[str] = ("actual",),
    either_side: bool = False,
) -> Phases:
    """Split at a pivot: `window_days` days before it and as many from it on.

    `observed` is the time for which reports were gathered (first and last day), or a `Coverage`, which knows missing days too: incidents of
    days that could not be seen are left out with their days. Without it, `IncidentTable.observed` of this table counts.
    A window that reaches beyond is cut, and a caveat says so. `either_side` takes incidents in which the
    actor was attacked too. Incidents that may lie on both sides of the pivot, and such as are dated no better than MAX_SPAN_DAYS, are
    left out and counted in a caveat. ValueError where no day before or none after the pivot was observed.

    >>> days = [f"2015-07-{d:02d}" for d in range(20, 32)] + [f"2015-08-{d:02d}" for d in range(1, 15)]
    >>> rows = [{"id": d, "date_start": d, "attacker": "Houthis", "type": "shelling"} for d in days]
    >>> phases = split_phases(IncidentTable.from_rows(rows), date(2015, 8, 3), 10, actor="Houthis")
    >>> phases.sizes, phases.lengths
    ((10, 10), (10, 10))
    """
    if window_days < 1:
        raise ValueError(f"a window of {window_days} days holds nothing")
    counted = table.with_status(*statuses)
    seen = _coverage(observed, table)
    (start, end), edge = seen.span, np.datetime64(pivot, "D")
    first, last = max(pivot - timedelta(window_days), start), min(pivot + timedelta(window_days - 1), end)
    part = seen.within(first, last)
    late = part.days >= edge
    if not first < pivot <= last or late.all() or not late.any():
        raise ValueError(f"nothing was observed on both sides of {pivot}: reports cover {start} to {end}")
    mine = whose(counted, actor, either_side)
    inside = area.holds(counted) if area else np.ones(len(counted), dtype=bool)
    dated, straddling, wide = _by_date(counted, first, last, pivot)
    visible = dated & np.isin(counted.days, part.days)
    chosen, others = counted.where(mine & inside & visible), counted.where(~mine & inside & visible)
    unplaced = int((area.unsure(counted) & mine & dated).sum()) if area else 0
    before, after = (pivot - first).days, (last - pivot).days + 1
    caveats = [Caveat("window_cut", {"before": before, "after": after, "wanted": window_days})] if min(before, after) < window_days else []
    caveats += _counted("straddling", int((straddling & mine & inside).sum())) + _counted("wide_dates", int((wide & mine & inside).sum()))
    caveats += _counted("unplaced", unplaced)
    caveats += _unseen(part, int((dated & ~visible & mine & inside).sum()))
    caveats += _short(int((~late).sum()), int(late.sum()), last == end and observed is None)
    return Phases(
        chosen, chosen.days >= edge, others, others.days >= edge, pivot, part.days, late, part.share, merged(caveats, table_caveats(chosen))
    )


def _coverage(observed: tuple[date, date] | Coverage | None, table: IncidentTable) -> Coverage:
    if isinstance(observed, Coverage):
        return observed
    span = observed or table.observed()
    if span is None:
        raise ValueError("no incident of the table is dated to a week or better")
    return Coverage.whole(*span)


def _unseen(part: Coverage, dropped: int) -> list[Caveat]:
    """What gaps of gathering took away: days left out with the incidents that are told of them later, days that count in part."""
    found = [Caveat("days_unseen", {"n": len(part.missing), "dropped": dropped})] if part.missing else []
    if part.partly:
        found.append(Caveat("days_in_part", {"n": len(part.partly), "least": round(100 * float(part.share.min()))}))
    return found


def _by_date(table: IncidentTable, first: date, last: date, pivot: date) -> tuple[Mask, Mask, Mask]:
    """Which incidents are dated well enough and lie in the window; which of the window straddle the pivot; which are dated too widely."""
    start, end = (table.rows[name].to_numpy().astype("datetime64[D]") for name in ("day", "day_last"))
    edge, low, high = (np.datetime64(day, "D") for day in (pivot, first, last))
    narrow = table.span_days <= MAX_SPAN_DAYS  # NaN compares false: an undated incident is not narrow
    overlaps = (start <= high) & (end >= low)
    straddles = narrow & overlaps & (start < edge) & (end >= edge)
    days = table.days
    within = narrow & (days >= low) & (days <= high) & ~straddles
    wide = ~narrow & (overlaps | np.isnat(start))
    return within, straddles, wide


def whose(table: IncidentTable, actor: str | Sequence[str] | None, either_side: bool) -> Mask:
    if actor is None:
        return np.ones(len(table), dtype=bool)
    return table.involving(actor) if either_side else table.acted_by(actor)


def daily_counts(table: IncidentTable, days: Days) -> Ints:
    """How many incidents lie on each of the days; those on other days and undated ones are not counted."""
    at = day_places(table, days)
    return np.bincount(at[(at >= 0) & (table.span_days <= MAX_SPAN_DAYS)], minlength=len(days)).astype(np.int64)


def day_places(table: IncidentTable, days: Days) -> Ints:
    """For each incident which of the days (in order, some may be missing) it lies on; -1 for none of them."""
    at = np.searchsorted(days, table.days)  # NaT sorts behind every day
    held = np.minimum(at, len(days) - 1)
    found: Ints = np.where((at < len(days)) & (days[held] == table.days), held, -1).astype(np.int64)
    return found


def observed_days(table: IncidentTable, observed: tuple[date, date] | None = None) -> Days:
    """All days from the first to the last that was observed (see `split_phases`). ValueError for a table without a dated incident."""
    seen = observed or table.observed()
    if seen is None:
        raise ValueError("no incident of the table is dated to a week or better")
    return np.arange(np.datetime64(seen[0], "D"), np.datetime64(seen[1], "D") + 1)


def day_known(table: IncidentTable) -> Mask:
    """Which incidents have a day that their text gives, to within a day: reports of one issue are not simultaneous for being printed
    together."""
    own = table.rows["day_basis"].to_numpy(dtype=object) != "publication"
    found: Mask = own & (table.span_days <= 1)
    return found


def table_caveats(table: IncidentTable) -> tuple[Caveat, ...]:
    """What every figure of this table should say: few sources, dates taken from publication, claims that nobody confirms."""
    n = len(table)
    if not n:
        return ()
    found = []
    outlets = table.reports["outlet"].dropna()
    if outlets.nunique() == 1:
        found.append(Caveat("one_outlet", {"outlet": outlets.iloc[0]}))
    elif len(outlets) and (top := outlets.value_counts()).iloc[0] / len(outlets) > 0.6:
        found.append(Caveat("outlet_dominates", {"outlet": top.index[0], "percent": round(100 * top.iloc[0] / len(outlets))}))
    if table.reports["document"].nunique() == 1:
        found.append(Caveat("one_article", {}))
    alone = float(np.mean(table.rows["sources"].to_numpy() <= 1))
    if alone > 0.5:
        found.append(Caveat("single_source", {"percent": round(100 * alone)}))
    guessed = float(np.mean(table.rows["day_basis"].to_numpy(dtype=object) == "publication"))
    if guessed > _MANY:
        found.append(Caveat("publication_dates", {"percent": round(100 * guessed)}))
    claimed = table.rows["claimed_by"].map(bool).to_numpy(dtype=bool) & ~table.rows["confirmed_by"].map(bool).to_numpy(dtype=bool)
    if claimed.mean() > _MANY:
        found.append(Caveat("claims_only", {"percent": round(100 * float(claimed.mean()))}))
    return tuple(found)


def _short(before: int, after: int, open_end: bool) -> list[Caveat]:
    """A phase of less than a week; a last day that is told in part only."""
    found = [Caveat("short_phase", {"before": before, "after": after})] if min(before, after) < _WEEK else []
    return [*found, Caveat("last_day_open", {})] if open_end else found


def _counted(key: str, n: int) -> list[Caveat]:
    return [Caveat(key, {"n": n})] if n else []
