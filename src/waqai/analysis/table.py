"""The one table that every estimate reads: incidents in rows, and the reports behind them, as columns of numbers and words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from waqai.analysis.arrays import Days, Mask
from waqai.analysis.rows import REPORT_COLUMNS, ROW_COLUMNS, RowError, incident_cells, report_cells
from waqai.model import Incident

_NUMBERS = (
    "lat", "lon", "geo_precision", "killed_low", "killed_best", "killed_high", "wounded_low", "wounded_best", "wounded_high",
    "joint_low", "joint_best", "joint_high", "attackers_killed", "abducted", "sources", "confidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class IncidentTable:
    """Incidents and their reports, ready to be counted. Nothing in it is ever changed: selections are new tables.

    `rows`, one line for an incident:

    * `id`, `status`, `tactic`, `weapon`, `country`, `admin1`, `place`, `campaign`: words or None;
    * `day`, `day_last`: first and last possible day (datetime64, NaT where unknown); `day_precision`, `day_basis` as in the row;
    * `lat`, `lon` (degrees), `geo_precision` (1 site .. 5 country), `sources`, `confidence`: numbers, NaN where unknown;
    * `killed_*`, `wounded_*`, `joint_*` with `low`, `best`, `high`: numbers of persons; NaN where the reports give none, `inf` where a
      highest figure is open; `joint` is one figure for killed and wounded together; `attackers_killed`, `abducted`;
    * `attackers`, `targets`, `damage`, `claimed_by`, `attributed_by`, `confirmed_by`: tuples of names.

    `reports`, one line for each report of an incident (empty where rows came without their versions): `incident` (position in `rows`),
    `document`, `n`, `outlet`, `reporter`, `stance`, `published`, `language`, `copy_of`, `killed_low`, `killed_high`, `wounded_low`,
    `wounded_high`.
    """

    rows: pd.DataFrame
    reports: pd.DataFrame

    @classmethod
    def from_incidents(cls, incidents: Iterable[Incident]) -> IncidentTable:
        """The table of fused incidents (`waqai.model.Incident`), every source's value kept in `reports`."""
        kept = list(incidents)
        cells = [incident_cells({**i.to_row(), "attackers": i.attackers, "claimants": i.claimed_by}, i.counts) for i in kept]
        return cls._made(cells, [cell for at, i in enumerate(kept) for cell in report_cells(at, i.versions, i.members)])

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, Any]] | pd.DataFrame) -> IncidentTable:
        """The table of exported rows: dicts or a data frame with the keys of `Incident.to_row` or `Event.to_row`.

        A key that is missing is unknown; `versions` may map fields to lists of what each report says (`waqai fuse` writes it so).
        RowError, in one line that names the row, for a day that is none, a number below zero, a status or tactic that is none.

        >>> table = IncidentTable.from_rows([{"id": "a", "status": "actual", "type": "shelling", "date_start": "2019-04-10"}])
        >>> len(table), table.rows.tactic[0]
        (1, 'shelling')
        """
        given: Iterable[Any] = rows.to_dict("records") if isinstance(rows, pd.DataFrame) else rows
        cells: list[tuple[Any, ...]] = []
        reports: list[tuple[Any, ...]] = []
        for at, row in enumerate(given):
            try:
                cells.append(incident_cells(row, None))
                reports += report_cells(at, row.get("versions") or {}, row.get("members") or ())
            except RowError as error:
                raise RowError(f"row {at + 1} ({row.get('incident') or row.get('id') or 'no id'}): {error}") from None
        return cls._made(cells, reports)

    @classmethod
    def _made(cls, cells: list[tuple[Any, ...]], reports: list[tuple[Any, ...]]) -> IncidentTable:
        columns = dict(zip(ROW_COLUMNS, zip(*cells, strict=True), strict=True)) if cells else dict.fromkeys(ROW_COLUMNS, ())
        data: dict[str, Any] = {}
        for name, values in columns.items():
            if name in _NUMBERS:
                data[name] = np.array(values, dtype=float)
            elif name in ("day", "day_last"):
                data[name] = np.array(values, dtype="datetime64[D]").astype("datetime64[s]")
            else:
                held = np.empty(len(values), dtype=object)
                held[:] = values
                data[name] = pd.Series(held, dtype=object)
        data["id"] = unique_ids(data["id"])
        frame = pd.DataFrame(reports, columns=list(REPORT_COLUMNS))
        frame["incident"] = frame["incident"].astype(np.int64)
        frame["published"] = np.array(frame["published"].tolist(), dtype="datetime64[D]").astype("datetime64[s]")
        for name in ("killed_low", "killed_high", "wounded_low", "wounded_high"):
            frame[name] = frame[name].astype(float)
        return cls(pd.DataFrame(data), frame)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.rows["id"])

    @property
    def days(self) -> Days:
        """The day of each incident, the middle of its span (the earlier of two), as datetime64[D]; NaT where unknown."""
        first = self.rows["day"].to_numpy().astype("datetime64[D]")
        last = self.rows["day_last"].to_numpy().astype("datetime64[D]")
        middle: Days = first + (last - first) // 2
        return middle

    @property
    def span_days(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """How many days later than the first the incident may have been; NaN where undated."""
        days = self.rows["day_last"].to_numpy().astype("datetime64[D]") - self.rows["day"].to_numpy().astype("datetime64[D]")
        return np.where(np.isnat(days), math.nan, days.astype(float))

    def where(self, mask: Mask) -> IncidentTable:
        """The incidents that the mask holds, with their reports."""
        if mask.all():
            return self
        kept = np.flatnonzero(mask)
        new = np.full(len(self.rows), -1, dtype=np.int64)
        new[kept] = np.arange(len(kept))
        at = new[self.reports["incident"].to_numpy()] if len(self.reports) else np.array([], dtype=np.int64)
        reports = self.reports[at >= 0].reset_index(drop=True)
        reports["incident"] = at[at >= 0]
        return IncidentTable(self.rows.iloc[kept].reset_index(drop=True), reports)

    def with_status(self, *statuses: str) -> IncidentTable:
        """Incidents of these statuses; `actual` alone is what happened."""
        return self.where(self.rows["status"].isin(statuses).to_numpy(dtype=bool))

    def acted_by(self, names: str | Sequence[str]) -> Mask:
        """Which incidents have one of these actors among their attackers, whatever the case of the letters."""
        return self._has("attackers", names)

    def involving(self, names: str | Sequence[str]) -> Mask:
        """Which incidents have one of these actors on either side (in a clash the side that opened it is often a matter of wording)."""
        return self._has("attackers", names) | self._has("targets", names)

    def _has(self, column: str, names: str | Sequence[str]) -> Mask:
        wanted = {name.casefold() for name in ([names] if isinstance(names, str) else names)}
        return np.fromiter((any(name.casefold() in wanted for name in cell) for cell in self.rows[column]), bool, len(self.rows))

    def observed(self) -> tuple[date, date] | None:
        """The days for which reports were gathered, as far as the table can tell: from the day before the first publication to the last
        one, where most incidents have reports with a day; else the span of the incidents themselves.

        Incidents that are retold from earlier days lie outside. The last day is told in part only: most of it is printed a day later.
        """
        published = self.reports["published"].dropna()
        if self.reports["incident"][published.index].nunique() > len(self) / 2:
            first, last = (day.to_pydatetime().date() for day in (published.min(), published.max()))
            return first - timedelta(1), last
        return self.span()

    def span(self) -> tuple[date, date] | None:
        """First and last day on which an incident that is dated to a week or better lies; None for a table without such."""
        days = self.days[self.span_days <= 7]
        return (days.min().item(), days.max().item()) if len(days) else None


def unique_ids(ids: pd.Series) -> pd.Series:
    """Ids as words; a row without one is named by its number, and an id that stands twice is an error."""
    named = pd.Series([str(name) if name is not None else f"row-{i + 1}" for i, name in enumerate(ids)], dtype=object)
    double = named[named.duplicated()]
    if len(double):
        raise RowError(f"the id {double.iloc[0]!r} stands there twice")
    return named
